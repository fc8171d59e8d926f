"""Shapes of areas for the gazetteer: outlines out of TopoJSON, hulls of the towns that lie in a region."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from whence.resolve.gazetteer.entries import Bounds, Ring

Point = tuple[float, float]
EARTH_M = 6_371_000.0
#: A hull of towns is widened by this, in degrees of latitude: half the distance between neighbouring towns.
MARGIN = 0.08
#: Polygons below this share of a country's largest, or centred farther from it, are left out of its extent.
SHARE, FAR_M = 0.02, 5_000_000
MOST_POINTS = 80


@dataclass(frozen=True)
class Shape:
    """An area: centre as (latitude, longitude), radius around it, extent, outer rings."""

    centre: Point
    radius_m: float
    bounds: Bounds
    rings: tuple[Ring, ...]


def metres(one: Point, other: Point) -> float:
    """Give the great-circle distance between two (latitude, longitude)."""
    lat1, lon1, lat2, lon2 = map(math.radians, (*one, *other))
    chord = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_M * math.asin(math.sqrt(min(1.0, chord)))


def _signed(ring: Sequence[Point]) -> float:
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True)) / 2


def _middle(ring: Sequence[Point]) -> Point:
    """Give the centroid of a ring (longitude, latitude), the mean of its points when it has no area."""
    doubled = 2 * _signed(ring)
    if abs(doubled) < 1e-9:
        return sum(x for x, _ in ring) / len(ring), sum(y for _, y in ring) / len(ring)
    pairs = list(zip(ring, [*ring[1:], ring[0]], strict=True))
    x = sum((x1 + x2) * (x1 * y2 - x2 * y1) for (x1, y1), (x2, y2) in pairs)
    y = sum((y1 + y2) * (x1 * y2 - x2 * y1) for (x1, y1), (x2, y2) in pairs)
    return x / (3 * doubled), y / (3 * doubled)


def _thinned(ring: Sequence[Point], off: float) -> list[Point]:
    """Leave out points that stand less than `off` degrees from the line between their neighbours (Douglas, Peucker)."""
    keep = {0, len(ring) - 1}
    stack = [(0, len(ring) - 1)]
    while stack:
        first, last = stack.pop()
        (x1, y1), (x2, y2) = ring[first], ring[last]
        length = math.hypot(x2 - x1, y2 - y1)
        best, place = 0.0, -1
        for index in range(first + 1, last):
            x, y = ring[index]
            away = abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / length if length else math.hypot(x - x1, y - y1)
            if away > best:
                best, place = away, index
        if best > off:
            keep.add(place)
            stack += [(first, place), (place, last)]
    return [ring[index] for index in sorted(keep)]


def shaped(rings: Sequence[Sequence[Point]]) -> Shape:
    """Make a shape of closed outer rings (longitude, latitude) that may run past 180 degrees."""
    largest = max(rings, key=lambda ring: abs(_signed(ring)))
    x, y = _middle(largest)
    size = abs(_signed(largest))
    kept = [
        ring
        for ring in rings
        if abs(_signed(ring)) >= SHARE * size and metres((y, x), tuple(reversed(_middle(ring)))) <= FAR_M
    ]
    off = 0.02
    while sum(len(_thinned(ring, off)) for ring in kept) > MOST_POINTS:
        off *= 1.5
    thin = [_thinned(ring, off) for ring in kept]
    thin = [ring if _signed(ring) > 0 else ring[::-1] for ring in thin if len(ring) >= 4]
    points = [point for ring in kept for point in ring]
    west, east = min(p[0] for p in points), max(p[0] for p in points)
    bounds = (_wrapped(west), min(p[1] for p in points), _wrapped(east), max(p[1] for p in points))
    rings = tuple(tuple((max(-327.0, min(327.0, px)), py) for px, py in ring) for ring in thin)
    radius = max(metres((y, x), (py, px)) for px, py in points)
    return Shape((y, _wrapped(x)), radius, bounds, rings)


def _wrapped(longitude: float) -> float:
    return longitude if -180 <= longitude <= 180 else (longitude + 180) % 360 - 180


def outlines(topology: Mapping) -> dict[str, Shape]:
    """Give the shape of every country of a TopoJSON file by its ISO 3166-1 number."""
    scale, shift = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append((x * scale[0] + shift[0], y * scale[1] + shift[1]))
        arcs.append(line)

    def ring(numbers: Sequence[int]) -> list[Point]:
        points: list[Point] = []
        for number in numbers:
            line = arcs[number] if number >= 0 else arcs[~number][::-1]
            points += line[1:] if points else line
        return points

    found: dict[str, list[list[Point]]] = {}
    for geometry in topology["objects"]["countries"]["geometries"]:
        polygons = {"Polygon": [geometry["arcs"]], "MultiPolygon": geometry["arcs"]}.get(geometry["type"], [])
        if "id" in geometry:
            found.setdefault(geometry["id"], []).extend(ring(polygon[0]) for polygon in polygons)
    return {number: shaped(_past_180(rings)) for number, rings in found.items() if rings}


def _past_180(rings: list[list[Point]]) -> list[list[Point]]:
    """Let rings run past 180 degrees instead of jumping, and bring all to the side of the largest."""
    straight = []
    for ring in rings:
        turned, made = 0.0, [ring[0]]
        for (before, _), (x, y) in pairwise(ring):
            turned -= 360.0 * round((x - before) / 360)
            made.append((x + turned, y))
        straight.append(made)
    middle = _middle(max(straight, key=lambda ring: abs(_signed(ring))))[0]
    middle = (middle + 180) % 360 - 180
    moves = [360.0 * round((middle - _middle(ring)[0]) / 360) for ring in straight]
    return [[(x + move, y) for x, y in ring] for ring, move in zip(straight, moves, strict=True)]


def shape_of_box(west: float, south: float, east: float, north: float) -> Shape:  # noqa: PLR0917 - four sides
    """Make a shape of a box; west is larger than east across the antimeridian."""
    east += 360 if east < west else 0
    made = shaped([[(west, south), (east, south), (east, north), (west, north), (west, south)]])
    return made if east - west < 360 else replace(made, bounds=(-180.0, south, 180.0, north))


def shape_of_points(points: Sequence[Point]) -> Shape:
    """Make a shape of the towns of a region, (latitude, longitude): their convex hull, widened a little."""
    far = max(x for _, x in points) - min(x for _, x in points) > 180
    spread = []
    for lat, lon in points:
        x = lon + 360 if far and lon < 0 else lon
        wide = MARGIN / max(0.2, math.cos(math.radians(lat)))
        spread += [
            (x - wide, lat - MARGIN),
            (x + wide, lat - MARGIN),
            (x + wide, lat + MARGIN),
            (x - wide, lat + MARGIN),
        ]
    return shaped([_hull(spread)])


def _hull(points: Sequence[Point]) -> list[Point]:
    """Give the convex hull, counter-clockwise and closed (Andrew's monotone chain)."""
    ordered = sorted(set(points))

    def half(line: Sequence[Point]) -> list[Point]:
        made: list[Point] = []
        for x, y in line:
            while len(made) > 1 and (made[-1][0] - made[-2][0]) * (y - made[-2][1]) <= (made[-1][1] - made[-2][1]) * (
                x - made[-2][0]
            ):
                made.pop()
            made.append((x, y))
        return made[:-1]

    ring = half(ordered) + half(ordered[::-1])
    return [*ring, ring[0]]
