"""Draw places over outlines of countries: what stands in the picture, in the units of the picture."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from whence.lang.outlines import Scale, outlines
from whence.publish.map_frame import WIDE, Box, Frame
from whence.publish.map_labels import Label, Room
from whence.text.earth import Point, clipped

#: Degrees across from which on the small-scale outlines are fine enough.
COARSE = 60.0
#: Units of the drawing within which points of an outline are left out, and the least size of what is drawn.
FINE = 0.7
#: Units below which an area or a corridor gets a ring around it.
TINY = 9.0
#: Lengths of a scale bar in kilometres.
BARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)


@dataclass(frozen=True, slots=True)
class Drawn:
    """One spot in the picture.

    Attributes:
        style: `dot`, `disc`, `area`, `whole` (an area named by itself) or `corridor`.
        path: SVG path of what it covers, of a corridor its line; empty for a dot.
        width: Width of a corridor in units.
        x, y: Where its dot or its number stands.
        tiny: It is so small here that a ring is drawn around it, to be found by.
    """

    number: int
    style: str
    path: str
    width: float
    x: float
    y: float
    tiny: bool = False


@dataclass(slots=True)
class Picture:
    """One map.

    Attributes:
        land: SVG paths of countries.
        bar: Width in units and length in kilometres of the scale bar.
    """

    title: str
    height: float
    land: list[str]
    names: list[Label]
    spots: list[Drawn]
    labels: list[Label]
    bar: tuple[float, int]


@dataclass(frozen=True, slots=True)
class Marked:
    """What the map is asked to draw: a spot's number, name, geometry (GeoJSON, cut at 180 degrees) and metres."""

    number: int
    name: str
    geometry: Mapping[str, Any]
    uncertainty_m: float
    whole: bool
    mentions: int


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


def picture(title: str, held: Frame, marked: Sequence[Marked]) -> Picture:
    """Draw one map.

    Why this way: the extent of what is known is what is drawn, a disc as wide as its uncertainty and a corridor as
    broad as its own, so that nobody reads a pin where the text has none. The largest lie undermost.

    Args:
        title: Words for its caption.
        held: The window.
        marked: What lies in it.
    """
    scale: Scale = "110m" if held.box[2] - held.box[0] > COARSE else "50m"
    spots = sorted((_drawn(one, held) for one in marked), key=lambda one: (one[1], one[0].number))
    drawn = [one for one, _ in reversed(spots)]
    room = Room(held.height, [(one.x, one.y) for one in drawn if one.style == "dot"])
    by_number = {one.number: one for one in marked}
    first = sorted(drawn, key=lambda one: (one.style == "whole", -by_number[one.number].mentions, one.number))
    placed = [
        room.place(one.number, by_number[one.number].name, (one.x, one.y), dot=one.style == "dot") for one in first
    ]
    labels = [label for label in placed if label is not None]
    land, names = _land(held, scale)
    return Picture(title, held.height, land, [name for name in names if room.free(name)], drawn, labels, _bar(held))


def _drawn(one: Marked, held: Frame) -> tuple[Drawn, float]:
    """Lay out one spot; with it comes its size, by which the spots are stacked."""
    kind = one.geometry["type"]
    if kind == "Point":
        x, y = held.at(points_of(one.geometry)[0])
        return Drawn(one.number, "dot", "", 0.0, _short(x), _short(y)), 0.0
    if kind in ("LineString", "MultiLineString"):
        width = max(2.0, 2 * held.per_km * one.uncertainty_m / 1000)
        lines = one.geometry["coordinates"] if kind == "MultiLineString" else [one.geometry["coordinates"]]
        drawn = [[held.at((lon, lat)) for lon, lat in line] for line in lines]
        x, y = _middle(max(drawn, key=len))
        tiny = width + sum(_high(line) + _wide(line) for line in drawn) < TINY
        path = _path(drawn, closed=False)
        return Drawn(one.number, "corridor", path, _short(width), _short(x), _short(y), tiny), width
    polygons = one.geometry["coordinates"] if kind == "MultiPolygon" else [one.geometry["coordinates"]]
    rings = [[held.at((lon, lat)) for lon, lat in ring] for polygon in polygons for ring in polygon]
    x, y = _centre(max((_seen(polygon[0], held) for polygon in polygons), key=len))
    style = "whole" if one.whole else "area"
    size = max(_high(ring) for ring in rings)
    tiny = max(size, *(_wide(ring) for ring in rings)) < TINY
    return Drawn(one.number, style, _path(rings, closed=True), 0.0, _short(x), _short(y), tiny), size


def _seen(ring: Iterable[Sequence[float]], held: Frame) -> list[Point]:
    """Give the part of a ring that lies in the window, in units; all of it when none does."""
    whole = [(lon, lat) for lon, lat in ring]
    return [held.at(point) for point in clipped(whole, held.box) or whole]


def _land(held: Frame, scale: Scale) -> tuple[list[str], list[Label]]:
    west, south, east, north = held.box
    window = west - 0.5, south - 0.5, east + 0.5, north + 0.5
    paths, names = [], []
    for country in outlines(scale).countries():
        seen = list(_visible(country.polygons, window, held))
        if not seen:
            continue
        paths.append(_path(seen, closed=True))
        largest = max(seen, key=_size)
        if math.sqrt(_size(largest)) > 5.0 * len(country.name) + 24:
            x, y = _centre(largest)
            names.append(Label(0, country.name, _short(x), _short(y), "middle"))
    return paths, names


def _visible(polygons: Iterable[tuple[Any, ...]], window: Box, held: Frame) -> Iterator[list[Point]]:
    west, south, east, north = window
    for polygon in polygons:
        for shift in (0, 360, -360):
            ring = polygon[0] + (shift, 0)
            (left, low), (right, high) = ring.min(axis=0), ring.max(axis=0)
            if right < west or left > east or high < south or low > north:
                continue
            cut = clipped([(float(lon), float(lat)) for lon, lat in ring], window)
            line = _thinned([held.at(point) for point in cut])
            if len(line) >= 4:
                yield line


def _thinned(line: Sequence[Point]) -> list[Point]:
    """Leave out points that lie within a fraction of a unit of the one before."""
    kept: list[Point] = []
    for x, y in line:
        if not kept or abs(x - kept[-1][0]) + abs(y - kept[-1][1]) >= FINE:
            kept.append((x, y))
    return [*kept, kept[0]] if kept else []


def _path(lines: Iterable[Sequence[Point]], *, closed: bool) -> str:
    parts = []
    for line in lines:
        steps = [f"{_short(x):g} {_short(y):g}" for x, y in (line[:-1] if closed and len(line) > 1 else line)]
        parts.append(f"M{'L'.join(steps)}{'Z' if closed else ''}")
    return "".join(parts)


def _bar(held: Frame) -> tuple[float, int]:
    length = max((one for one in BARS if one * held.per_km <= WIDE / 5), default=BARS[0])
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


def _centre(ring: Sequence[Point]) -> Point:
    """Give the centre of gravity of a ring."""
    area = x_sum = y_sum = 0.0
    for (x, y), (to_x, to_y) in itertools.pairwise(ring):
        cross = x * to_y - to_x * y
        area, x_sum, y_sum = area + cross, x_sum + (x + to_x) * cross, y_sum + (y + to_y) * cross
    return ring[0] if area == 0 else (x_sum / (3 * area), y_sum / (3 * area))


def _size(ring: Sequence[Point]) -> float:
    return abs(sum(x * to_y - to_x * y for (x, y), (to_x, to_y) in itertools.pairwise(ring))) / 2


def _high(line: Sequence[Point]) -> float:
    return max(y for _, y in line) - min(y for _, y in line)


def _wide(line: Sequence[Point]) -> float:
    return max(x for x, _ in line) - min(x for x, _ in line)


def _short(value: float) -> float:
    return round(value, 1)
