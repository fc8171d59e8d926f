"""The ground under a map: outlines of countries, their names, and a few large towns to find the way by."""

from __future__ import annotations

import itertools
import math
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from whence.lang.outlines import Outline, Scale, outlines
from whence.lang.towns import towns
from whence.publish.map_frame import Box, Frame
from whence.publish.map_labels import Label, Room
from whence.text.earth import Point, clipped

#: Degrees across from which on the small-scale outlines are fine enough, and up to which towns are shown.
COARSE, CLOSE = 60.0, 14.0
#: Units of the drawing within which points of an outline are left out.
FINE = 0.7
#: Towns shown at most, and units from one to the next.
FEW, APART = 7, 55.0
#: Units per letter of a country's name, as it is set, and what its area must have to bear it.
LETTER, LEAST = 9.0, 24.0


def land(held: Frame) -> list[tuple[Outline, list[list[Point]]]]:
    """Give the countries that a window shows, each with the rings of it that are seen, in units."""
    west, south, east, north = held.box
    scale: Scale = "110m" if east - west > COARSE else "50m"
    window = west - 0.5, south - 0.5, east + 0.5, north + 0.5
    seen = ((country, list(_visible(country.polygons, window, held))) for country in outlines(scale).countries())
    return [(country, rings) for country, rings in seen if rings]


def country_names(ground: Iterable[tuple[Outline, list[list[Point]]]], held: Frame, room: Room) -> list[Label]:
    """Write the names of countries where they have room: in their middle, else somewhere inside."""
    found = []
    for country, rings in ground:
        largest = max(rings, key=size)
        if math.sqrt(size(largest)) <= 0.6 * LETTER * len(country.name) + LEAST:
            continue
        wide = LETTER * len(country.name) / 2
        blocks = [(x - wide, y - 9, x + wide, y + 8) for x, y in _inside(largest, held)]
        for block in sorted(blocks, key=lambda one: not room.beside(one)):
            if block[0] > 4 and block[2] < held.wide - 4 and 4 < block[1] < held.height - 20 and room.clear(block):
                room.block(block)
                found.append(Label("", country.name, round(block[0] + wide, 1), round(block[1] + 13, 1)))
                break
    return found


def known_towns(held: Frame, room: Room, named: Collection[str]) -> list[tuple[Point, Label]]:
    """Pick the largest towns that have room, none twice and none that stands in the picture by name.

    Args:
        held: The window; a wide one gets none.
        room: What is left of the picture.
        named: Names that it shows, casefolded.
    """
    found: list[tuple[Point, Label]] = []
    if held.wide / held.across > CLOSE:
        return found
    for town in towns():
        if len(found) == FEW:
            break
        here = held.found((town.lon, town.lat))
        if here is None or town.name.casefold() in named or any(math.dist(here, at) < APART for at, _ in found):
            continue
        x, y = here
        for label in (Label("", town.name, x + 6, y + 4, "start"), Label("", town.name, x - 6, y + 4, "end")):
            # A dot under the words of a spot would be taken for it.
            if room.clear((x - 4, y - 4, x + 4, y + 4)) and (free := room.free(label)) is not None:
                room.block((x - 4, y - 4, x + 4, y + 4))
                found.append(((round(x, 1), round(y, 1)), free))
                break
    return found


def centre(ring: Sequence[Point]) -> Point:
    """Give the centre of gravity of a ring."""
    area = x_sum = y_sum = 0.0
    for (x, y), (to_x, to_y) in itertools.pairwise(ring):
        cross = x * to_y - to_x * y
        area, x_sum, y_sum = area + cross, x_sum + (x + to_x) * cross, y_sum + (y + to_y) * cross
    return ring[0] if area == 0 else (x_sum / (3 * area), y_sum / (3 * area))


def size(ring: Sequence[Point]) -> float:
    """Give the area of a ring in square units."""
    return abs(sum(x * to_y - to_x * y for (x, y), (to_x, to_y) in itertools.pairwise(ring))) / 2


def _inside(ring: Sequence[Point], held: Frame) -> list[Point]:
    """Give points inside a ring and the window, its middle first, then the others by how near that they lie."""
    middle = centre(ring)
    grid = [
        (held.wide * (column + 0.5) / 12, held.height * (row + 0.5) / 12) for row in range(12) for column in range(12)
    ]
    return sorted((point for point in (middle, *grid) if _in(ring, point)), key=lambda one: math.dist(one, middle))


def _in(ring: Sequence[Point], point: Point) -> bool:
    """Tell whether a point lies in a ring (even-odd rule)."""
    x, y = point
    inside = False
    for (ax, ay), (bx, by) in itertools.pairwise(ring):
        if (ay > y) != (by > y) and x < ax + (y - ay) * (bx - ax) / (by - ay):
            inside = not inside
    return inside


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
