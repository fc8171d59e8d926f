"""Distances, bearings and simple shapes on the globe."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence

#: (longitude, latitude) in degrees, as GeoJSON orders them.
Point = tuple[float, float]

#: Mean radius in metres (IUGG); the flattening that this leaves out is at most 0.6 % of a distance.
RADIUS_M = 6_371_008.8
#: Sides of a circle drawn as a polygon; 64 leave out 0.2 % of its area.
SIDES = 64


def distance_m(one: Point, other: Point) -> float:
    """Measure the great-circle distance of two points in metres."""
    (lon_a, lat_a), (lon_b, lat_b) = one, other
    a, b = math.radians(lat_a), math.radians(lat_b)
    half = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(lon_b - lon_a) / 2) ** 2
    return 2 * RADIUS_M * math.asin(min(1.0, math.sqrt(half)))


def bearing(start: Point, end: Point) -> float:
    """Give the first bearing of the way from one point to another, 0 to 360 degrees clockwise from north."""
    a, b = math.radians(start[1]), math.radians(end[1])
    across = math.radians(end[0] - start[0])
    east = math.sin(across) * math.cos(b)
    north = math.cos(a) * math.sin(b) - math.sin(a) * math.cos(b) * math.cos(across)
    return math.degrees(math.atan2(east, north)) % 360


def moved(start: Point, degrees: float, metres: float) -> Point:
    """Go from a point along a bearing.

    Args:
        start: Where to begin.
        degrees: Bearing, clockwise from north.
        metres: How far, 0 or more.

    Returns:
        Longitude within 180 degrees of the start's, so that a shape across the antimeridian stays in one piece;
        it may lie outside -180 to 180.
    """
    angle, way = math.radians(degrees), metres / RADIUS_M
    lat = math.radians(start[1])
    there = math.asin(
        max(-1.0, min(1.0, math.sin(lat) * math.cos(way) + math.cos(lat) * math.sin(way) * math.cos(angle)))
    )
    across = math.atan2(
        math.sin(angle) * math.sin(way) * math.cos(lat), math.cos(way) - math.sin(lat) * math.sin(there)
    )
    return start[0] + math.degrees(across), math.degrees(there)


def circle(centre: Point, metres: float, *, sides: int = SIDES) -> list[Point]:
    """Draw a circle as a closed ring, counter-clockwise as RFC 7946 asks of outer rings."""
    ring = [moved(centre, -360 * side / sides, metres) for side in range(sides)]
    return [*ring, ring[0]]


def line(start: Point, end: Point, *, step_m: float = 100_000) -> list[Point]:
    """Draw the great circle between two points, with a point at least every `step_m` metres."""
    whole = distance_m(start, end)
    pieces = max(1, math.ceil(whole / step_m))
    towards = bearing(start, end)
    return [start, *(moved(start, towards, whole * piece / pieces) for piece in range(1, pieces)), _beside(end, start)]


def along(start: Point, end: Point, share: float) -> Point:
    """Give the point at a share of the way, 0 to 1."""
    return moved(start, bearing(start, end), share * distance_m(start, end))


def signed_area(ring: Sequence[Point]) -> float:
    """Give the area of a ring in square degrees, positive when it runs counter-clockwise."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in itertools.pairwise(ring)) / 2


def clipped(ring_points: Sequence[Point], window: tuple[float, float, float, float]) -> list[Point]:
    """Cut a closed ring to a window of west, south, east and north; empty when nothing of it is inside.

    Source: Sutherland and Hodgman, 1974. A ring that leaves the window and comes back keeps an edge along its side.
    """
    west, south, east, north = window
    kept = list(ring_points)
    for axis, bound, sign in ((0, west, 1), (0, east, -1), (1, south, 1), (1, north, -1)):
        kept = _cut(kept, axis, bound, sign=sign)
        if len(kept) < 4:
            return []
    return kept


def _beside(point: Point, other: Point) -> Point:
    """Write a longitude so that it lies within 180 degrees of another's."""
    return point[0] - 360 * round((point[0] - other[0]) / 360), point[1]


def _cut(points: list[Point], axis: int, bound: float, *, sign: int) -> list[Point]:
    found: list[Point] = []
    for one, other in itertools.pairwise(points):
        before, after = sign * (one[axis] - bound), sign * (other[axis] - bound)
        if not found and before >= 0:
            found.append(one)
        if (before >= 0) != (after >= 0):
            share = before / (before - after)
            found.append((one[0] + share * (other[0] - one[0]), one[1] + share * (other[1] - one[1])))
        if after >= 0:
            found.append(other)
    return [*found, found[0]] if found and found[0] != found[-1] else found
