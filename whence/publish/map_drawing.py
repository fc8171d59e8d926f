"""Draw places over outlines of countries: what stands in the picture, in the units of the picture."""

from __future__ import annotations

import itertools
import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from whence.publish.map_frame import Box, Frame
from whence.publish.map_labels import Block, Label, Room
from whence.publish.map_land import centre, country_names, known_towns, land
from whence.text.earth import Point, clipped

#: Units below which an area or a corridor gets a ring around it.
TINY = 9.0
#: Units of a dot and of a frame at least, to each side.
DOT, FRAME = 5.0, 9.0
#: Units from block to block that words spare along a line.
STEP = 14.0
#: Lengths of a scale bar in kilometres, and its share of the width at most.
BARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
BAR = 0.25


@dataclass(frozen=True, slots=True)
class Drawn:
    """One spot in the picture.

    Attributes:
        style: `dot`, `disc`, `area`, `whole` (an area named by itself) or `corridor`.
        path: SVG path of what it covers, of a corridor its line; empty for a dot.
        width: Width of a corridor in units.
        x, y: Where its dot or its number stands.
        around: The room it takes as far as it is seen.
        tiny: It is so small here that a ring is drawn around it, to be found by.
    """

    number: int
    style: str
    path: str
    width: float
    x: float
    y: float
    around: Block
    tiny: bool = False


@dataclass(frozen=True, slots=True)
class Framed:
    """Where another picture lies in this one: its letter and its room."""

    letter: str
    x: float
    y: float
    wide: float
    high: float

    @property
    def around(self) -> Block:
        """Its room as left, top, right and bottom."""
        return self.x, self.y, self.x + self.wide, self.y + self.high


@dataclass(frozen=True, slots=True)
class Picture:
    """One map.

    Attributes:
        letter: By which the picture of everything points to it, empty when there is no other.
        told: Names for its caption, and how many more there are.
        wide, high: Units.
        land: SVG paths of countries.
        names: Of countries.
        frames: Where other pictures lie in it.
        anchors: Places by which others are given, not themselves told of here, with their names.
        towns: Large towns to find the way by, with their names.
        bar: Width in units and length in kilometres of the scale bar.
        focus: Share of the width at which most is drawn, in percent.
    """

    letter: str
    told: Told
    wide: float
    high: float
    land: list[str]
    spots: list[Drawn]
    labels: list[Label]
    names: list[Label]
    frames: list[Framed]
    anchors: list[tuple[Point, Label]]
    towns: list[tuple[Point, Label]]
    bar: tuple[float, int]
    focus: int


@dataclass(frozen=True, slots=True)
class Marked:
    """What the map is asked to draw.

    Attributes:
        number: Of the spot in the list.
        names: By which it is told, first the one to write.
        geometry: GeoJSON, but in one piece: over the 180th meridian it runs on beyond it.
        whole: An area named by itself, as a country.
        anchors: Names and points of the places by which it is given.
    """

    number: int
    names: tuple[str, ...]
    geometry: Mapping[str, Any]
    uncertainty_m: float
    whole: bool
    mentions: int
    anchors: tuple[tuple[str, Point], ...] = ()


#: Names that a caption has, and how many more there are.
Told = tuple[tuple[str, ...], int]
#: Letter, window and numbers of the spots of a picture that another points to.
Part = tuple[str, Frame, Collection[int]]


def points_of(geometry: Mapping[str, Any]) -> list[Point]:
    """Give every point of a geometry; of an area its outer rings."""
    coordinates = geometry["coordinates"]
    kind = geometry["type"]
    if kind == "Point":
        return [(coordinates[0], coordinates[1])]
    if kind == "LineString":
        lines = [coordinates]
    elif kind == "MultiLineString":
        lines = coordinates
    else:
        lines = [polygon[0] for polygon in ([coordinates] if kind == "Polygon" else coordinates)]
    return [(lon, lat) for line in lines for lon, lat in line]


def picture(
    told: Told, held: Frame, marked: Sequence[Marked], *, letter: str = "", parts: Sequence[Part] = ()
) -> Picture:
    """Draw one map.

    Why this way: the extent of what is known is what is drawn, a disc as wide as its uncertainty and a corridor as
    broad as its own, so that nobody reads a pin where the text has none. The largest lie undermost. What has a
    picture of its own is drawn here without words, in the frame that points there.

    Args:
        told: Names for its caption, and how many more there are.
        held: The window.
        marked: What lies in it.
        letter: Its own, when another picture points to it.
        parts: The pictures that this one points to.
    """
    drawn = [
        one for one, _ in sorted(((_drawn(one, held)) for one in marked), key=lambda one: (-one[1], one[0].number))
    ]
    elsewhere = {number for _, _, numbers in parts for number in numbers}
    frames = [_framed(name, held, inner) for name, inner, _ in parts]
    room = _room(held, drawn, frames)
    labels = [*_lettered(frames, room), *_numbered([one for one in drawn if one.number not in elsewhere], marked, room)]
    anchors = [] if parts else _anchors(marked, held, room)
    shown = {name.casefold() for one in marked for name in (*one.names, *(name for name, _ in one.anchors))}
    towns = [] if parts else known_towns(held, room, shown)
    ground = land(held)
    names = country_names(ground, held, room)
    return Picture(
        letter=letter,
        told=told,
        wide=held.wide,
        high=round(held.height, 1),
        land=[_path(rings, closed=True) for _, rings in ground],
        spots=drawn,
        labels=labels,
        names=names,
        frames=frames,
        anchors=anchors,
        towns=towns,
        bar=_bar(held),
        focus=_focus(held, drawn, frames),
    )


def _room(held: Frame, drawn: Iterable[Drawn], frames: Iterable[Framed]) -> Room:
    """Say where no words may stand, and what they should spare: dots, the scale, shapes, the rims of frames."""
    room = Room(held.wide, held.height)
    room.block((0.0, held.height - 24.0, _bar(held)[0] + 75.0, held.height))
    for one in drawn:
        if one.style == "dot":
            room.block(one.around)
        elif one.style == "corridor":
            for x, y in _steps(one, held):
                room.shape((x - one.width / 2 - 2, y - one.width / 2 - 2, x + one.width / 2 + 2, y + one.width / 2 + 2))
        else:
            room.shape(one.around)
    for frame in frames:
        room.shape(frame.around)
    return room


def _lettered(frames: Iterable[Framed], room: Room) -> list[Label]:
    """Write the letters of other pictures beside their frames."""
    placed = (
        room.place(one.letter, "", around=one.around, at=(one.x + one.wide / 2, one.y + one.high / 2)) for one in frames
    )
    return [label for label in placed if label is not None]


def _numbered(drawn: Iterable[Drawn], marked: Iterable[Marked], room: Room) -> list[Label]:
    """Write numbers and names, the small and the often told first."""
    by_number = {one.number: one for one in marked}
    first = sorted(drawn, key=lambda one: (one.style == "whole", -by_number[one.number].mentions, one.number))
    placed = (
        room.place(str(one.number), by_number[one.number].names[0], around=one.around, at=(one.x, one.y))
        for one in first
    )
    return [label for label in placed if label is not None]


def _anchors(marked: Iterable[Marked], held: Frame, room: Room) -> list[tuple[Point, Label]]:
    """Show the places by which others are given, unless they are told of themselves."""
    found = []
    told = {name.casefold() for one in marked for name in one.names if not one.whole}
    given = {anchor for one in marked for anchor in one.anchors if anchor[0].casefold() not in told}
    for name, point in sorted(given):
        if (here := held.found(point)) is not None:
            x, y = here
            around = x - 4, y - 4, x + 4, y + 4
            label = room.place("", name, around=around, at=(x, y))
            room.block(around)
            if label is not None and label.text:
                found.append(((round(x, 1), round(y, 1)), label))
    return found


def _drawn(one: Marked, held: Frame) -> tuple[Drawn, float]:
    """Lay out one spot; with it comes its size, by which the spots are stacked."""
    kind = one.geometry["type"]
    if kind == "Point":
        x, y = held.at(points_of(one.geometry)[0])
        around = x - DOT, y - DOT, x + DOT, y + DOT
        return Drawn(one.number, "dot", "", 0.0, _short(x), _short(y), around), 0.0
    return _band(one, held) if kind in ("LineString", "MultiLineString") else _area(one, held)


def _band(one: Marked, held: Frame) -> tuple[Drawn, float]:
    width = max(2.0, 2 * held.per_km * one.uncertainty_m / 1000)
    several = one.geometry["type"] == "MultiLineString"
    lines = one.geometry["coordinates"] if several else [one.geometry["coordinates"]]
    drawn = [[held.at((lon, lat)) for lon, lat in line] for line in lines]
    x, y = _middle(max(drawn, key=_length))
    tiny = width + sum(map(_length, drawn)) < TINY
    half = max(width / 2, TINY if tiny else 0.0)
    around = x - half, y - half, x + half, y + half
    return Drawn(
        one.number, "corridor", _path(drawn, closed=False), _short(width), _short(x), _short(y), around, tiny
    ), width


def _area(one: Marked, held: Frame) -> tuple[Drawn, float]:
    several = one.geometry["type"] == "MultiPolygon"
    polygons = one.geometry["coordinates"] if several else [one.geometry["coordinates"]]
    rings = [[held.at((lon, lat)) for lon, lat in ring] for polygon in polygons for ring in polygon]
    seen = [part for polygon in polygons if (part := _seen(polygon[0], held))]
    x, y = centre(max(seen, key=len)) if seen else held.at(points_of(one.geometry)[0])
    left, top, right, bottom = _around([point for part in seen for point in part] or [(x, y)])
    tiny = max(bottom - top, right - left) < TINY
    if tiny:
        left, top, right, bottom = x - TINY, y - TINY, x + TINY, y + TINY
    style = "whole" if one.whole else "area"
    made = Drawn(
        one.number, style, _path(rings, closed=True), 0.0, _short(x), _short(y), (left, top, right, bottom), tiny
    )
    return made, max(_high(ring) for ring in rings)


def _seen(ring: Iterable[Sequence[float]], held: Frame) -> list[Point]:
    """Give the part of a ring that lies in the window, in units."""
    return [held.at(point) for point in clipped([(lon, lat) for lon, lat in ring], held.box)]


def _framed(letter: str, held: Frame, inner: Frame) -> Framed:
    """Lay the window of another picture out in this one, not too small to be seen."""
    west, south, east, north = inner.box
    (left, top), (right, bottom) = held.at((west, north)), held.at((east, south))
    x, y = (left + right) / 2, (top + bottom) / 2
    across, down = max((right - left) / 2, FRAME), max((bottom - top) / 2, FRAME)
    return Framed(letter, _short(x - across), _short(y - down), _short(2 * across), _short(2 * down))


def _focus(held: Frame, drawn: Sequence[Drawn], frames: Sequence[Framed]) -> int:
    at = sorted([one.x for one in drawn if one.style != "whole"] or [one.x for one in drawn] or [held.wide / 2])
    at = sorted(one.x + one.wide / 2 for one in frames) or at
    return round(100 * min(max(at[len(at) // 2] / held.wide, 0.0), 1.0))


def _steps(one: Drawn, held: Frame) -> Iterator[Point]:
    """Give points along the lines of a corridor, as far as they are seen, not too many."""
    for part in one.path.split("M")[1:]:
        line = [(float(x), float(y)) for x, y in (pair.split(" ") for pair in part.split("L"))]
        for start, end in itertools.pairwise(line):
            pieces = min(80, 1 + int(math.dist(start, end) / max(STEP, one.width / 2)))
            for piece in range(pieces + 1):
                x = start[0] + (end[0] - start[0]) * piece / pieces
                y = start[1] + (end[1] - start[1]) * piece / pieces
                if 0 <= x <= held.wide and 0 <= y <= held.height:
                    yield x, y


def _path(lines: Iterable[Sequence[Point]], *, closed: bool) -> str:
    parts = []
    for line in lines:
        steps = [f"{_short(x):g} {_short(y):g}" for x, y in (line[:-1] if closed and len(line) > 1 else line)]
        parts.append(f"M{'L'.join(steps)}{'Z' if closed else ''}")
    return "".join(parts)


def _bar(held: Frame) -> tuple[float, int]:
    length = max((one for one in BARS if one * held.per_km <= held.wide * BAR), default=BARS[0])
    return _short(length * held.per_km), length


def _middle(line: Sequence[Point]) -> Point:
    """Give the point halfway along a line."""
    steps = [math.dist(a, b) for a, b in itertools.pairwise(line)]
    left = sum(steps) / 2
    for (x, y), (to_x, to_y), step in zip(line, line[1:], steps, strict=False):
        if step >= left > 0:
            return x + (to_x - x) * left / step, y + (to_y - y) * left / step
        left -= step
    return line[0]


def _around(points: Sequence[Point]) -> Box:
    return min(x for x, _ in points), min(y for _, y in points), max(x for x, _ in points), max(y for _, y in points)


def _length(line: Sequence[Point]) -> float:
    return sum(math.dist(a, b) for a, b in itertools.pairwise(line))


def _high(line: Sequence[Point]) -> float:
    return max(y for _, y in line) - min(y for _, y in line)


def _short(value: float) -> float:
    return round(value, 1)
