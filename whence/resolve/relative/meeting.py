"""How large two shapes are, and whether they meet."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from math import cos, pi, radians

from whence.resolve.relative.geometry import Shape
from whence.text.earth import Point, circle, distance_m, signed_area

#: Kilometres of a degree of latitude.
DEGREE_KM = 111.2


def size_km2(given: Shape | None) -> float:
    """Give the area of a shape in square kilometres, its corridor or disc included; 0 for none."""
    if given is None:
        return 0.0
    width = given.uncertainty_m / 1000
    if given.geometry["type"] == "Point":
        return pi * width * width
    if given.geometry["type"] in ("LineString", "MultiLineString"):
        return sum(2 * width * _length_km(one) + pi * width * width for one in _lines(given))
    return sum(_ring_km2(polygon[0]) - sum(map(_ring_km2, polygon[1:])) for polygon in _polygons(given))


def meet(one: Shape, other: Shape) -> bool:
    """Tell whether two shapes have ground in common.

    Why this way: points all over either are tried against the other, which needs no geometry of polygons and errs
    only where two large shapes share a sliver.
    """
    return any(holds(other, point) for point in _samples(one)) or any(holds(one, point) for point in _samples(other))


def holds(given: Shape, point: Point) -> bool:
    """Tell whether a point lies in a shape, its disc or corridor included."""
    if given.geometry["type"] == "Point":
        return distance_m(tuple(given.geometry["coordinates"]), point) <= given.uncertainty_m
    if given.geometry["type"] in ("LineString", "MultiLineString"):
        return any(_from_line(point, one) <= given.uncertainty_m for one in _lines(given))
    return any(
        _rounds(polygon[0], point) and not any(_rounds(hole, point) for hole in polygon[1:])
        for polygon in _polygons(given)
    )


def _lines(given: Shape) -> list[list[Point]]:
    coordinates = given.geometry["coordinates"]
    drawn = [coordinates] if given.geometry["type"] == "LineString" else coordinates
    return [[(lon, lat) for lon, lat in one] for one in drawn]


def _polygons(given: Shape) -> list[list[list[Point]]]:
    coordinates = given.geometry["coordinates"]
    drawn = [coordinates] if given.geometry["type"] == "Polygon" else coordinates
    return [[[(lon, lat) for lon, lat in ring] for ring in polygon] for polygon in drawn]


def _samples(given: Shape) -> Iterator[Point]:
    """Give points on and in a shape: its outline drawn in thirds towards its middle, or discs along its line."""
    if given.geometry["type"] == "Point":
        centre = tuple(given.geometry["coordinates"])
        yield centre
        for share in (0.5, 1.0):
            yield from circle(centre, share * given.uncertainty_m, sides=24)
        return
    if given.geometry["type"] in ("LineString", "MultiLineString"):
        for one in _lines(given):
            for point in one:
                yield point
                yield from circle(point, given.uncertainty_m, sides=12)
        return
    for polygon in _polygons(given):
        ring = polygon[0]
        middle = (sum(point[0] for point in ring) / len(ring), sum(point[1] for point in ring) / len(ring))
        for lon, lat in ring:
            for share in (0.0, 0.3, 0.6, 0.95):
                yield lon + share * (middle[0] - lon), lat + share * (middle[1] - lat)


def _rounds(ring: Sequence[Point], point: Point) -> bool:
    """Tell whether a ring goes around a point (rays; the longitude is taken next to the ring's)."""
    lon = point[0] - 360 * round((point[0] - ring[0][0]) / 360)
    inside = False
    for (a, b), (c, d) in itertools.pairwise(ring):
        if (b > point[1]) != (d > point[1]) and lon < a + (c - a) * (point[1] - b) / (d - b):
            inside = not inside
    return inside


def _from_line(point: Point, one: Sequence[Point]) -> float:
    """Give the distance in metres of a point from a line, on a plane that touches the globe at the point."""
    flat = [_flat(each, point) for each in one]
    return 1000 * min((_off(a, b) for a, b in itertools.pairwise(flat)), default=float("inf"))


def _flat(point: Point, around: Point) -> Point:
    across = point[0] - around[0] - 360 * round((point[0] - around[0]) / 360)
    return across * DEGREE_KM * cos(radians(around[1])), (point[1] - around[1]) * DEGREE_KM


def _off(a: Point, b: Point) -> float:
    """Give the distance of the origin from a stretch."""
    across, up = b[0] - a[0], b[1] - a[1]
    whole = across * across + up * up
    share = 0.0 if whole == 0 else max(0.0, min(1.0, -(a[0] * across + a[1] * up) / whole))
    return float(((a[0] + share * across) ** 2 + (a[1] + share * up) ** 2) ** 0.5)


def _length_km(one: Sequence[Point]) -> float:
    return sum(distance_m(a, b) for a, b in itertools.pairwise(one)) / 1000


def _ring_km2(ring: Sequence[Point]) -> float:
    middle = sum(point[1] for point in ring) / len(ring)
    return abs(signed_area(ring)) * DEGREE_KM**2 * cos(radians(middle))
