"""Shapes for places that are no point: discs, rings, sectors, corridors, parts of areas, as GeoJSON geometries."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from whence.text.earth import Point, circle, distance_m, moved, signed_area

#: Decimals of degrees that are kept: 4 are 11 m, and no gazetteer of towns is finer.
DECIMALS = 4
#: Degrees between two points of an arc.
ARC_STEP = 10.0
#: Times that points are taken back into a simplified ring at most.
ROUNDS = 20


@dataclass(frozen=True, slots=True)
class Shape:
    """Where a place lies.

    Attributes:
        geometry: GeoJSON geometry: a Point for a disc, a LineString or MultiLineString for a corridor, a Polygon or
            MultiPolygon for an area.
        uncertainty_m: Metres. Of a Point the radius of the disc, of a line half the width of the corridor, of an area
            the radius of a circle around its middle that holds it.
    """

    geometry: dict[str, Any]
    uncertainty_m: float


def text_of(shape: Shape) -> str:
    """Write a geometry as compact JSON text."""
    return json.dumps(shape.geometry, separators=(",", ":"))


def disc(centre: Point, metres: float) -> Shape:
    """Make a disc: its middle, and its radius as the uncertainty (the point-radius method)."""
    return Shape({"type": "Point", "coordinates": _rounded([_within(centre)])[0]}, round(metres, -1))


def ring(centre: Point, least: float, most: float) -> Shape:
    """Make what lies between two distances from a point: a polygon with a hole, or a disc when nothing is left out."""
    if least < most / 4:
        return disc(centre, most)
    return area([[circle(centre, most), circle(centre, least)[::-1]]])


def sector(centre: Point, *, bearing: float, half: float, least: float, most: float) -> Shape:
    """Make what lies between two distances and two bearings from a point.

    Args:
        centre: Its apex.
        bearing: Its middle, degrees clockwise from north.
        half: Degrees to either side, below 180.
        least: Metres; 0 or below reaches to the apex.
        most: Metres.
    """
    steps = max(2, round(2 * half / ARC_STEP))
    angles = [bearing - half + 2 * half * step / steps for step in range(steps + 1)]
    outer = [moved(centre, angle, most) for angle in reversed(angles)]
    inner = [moved(centre, angle, least) for angle in angles] if least > 0 else [centre]
    return area([[[*outer, *inner, outer[0]]]])


def corridor(lines: Iterable[Sequence[Point]], metres: float) -> Shape:
    """Make what lies within a distance of one or more lines."""
    drawn = [_rounded(line) for line in lines]
    if len(drawn) == 1:
        return Shape({"type": "LineString", "coordinates": drawn[0]}, round(metres, -1))
    return Shape({"type": "MultiLineString", "coordinates": drawn}, round(metres, -1))


def area(polygons: Sequence[Sequence[Sequence[Point]]]) -> Shape:
    """Make an area of polygons, each as closed rings, the outer one first and counter-clockwise."""
    _, radius = enclosing([point for polygon in polygons for point in polygon[0]])
    drawn = [[_rounded(_turned(one, outer=number == 0)) for number, one in enumerate(rings)] for rings in polygons]
    if len(drawn) == 1:
        return Shape({"type": "Polygon", "coordinates": drawn[0]}, round(radius, -1))
    return Shape({"type": "MultiPolygon", "coordinates": drawn}, round(radius, -1))


def enclosing(points: Sequence[Point]) -> tuple[Point, float]:
    """Give the middle of the points' extent and the distance in metres to the farthest of them."""
    lons, lats = [point[0] for point in points], [point[1] for point in points]
    middle = ((min(lons) + max(lons)) / 2, (min(lats) + max(lats)) / 2)
    return middle, max(distance_m(middle, point) for point in points)


def extent(points: Iterable[Point]) -> tuple[float, float, float, float]:
    """Give west, south, east and north of points that do not cross the antimeridian."""
    held = list(points)
    lons, lats = [point[0] for point in held], [point[1] for point in held]
    return min(lons), min(lats), max(lons), max(lats)


def simplified(points: Sequence[Point], tolerance: float) -> list[Point]:
    """Leave out the points of a line that lie within a tolerance (degrees) of the line without them.

    Source: Douglas and Peucker, 1973, with a stack instead of recursion.
    """
    return [points[place] for place in _kept(points, tolerance)]


def simplified_ring(points: Sequence[Point], tolerance: float) -> list[Point]:
    """Do the same with a closed ring, and take points back where its sides would cross for want of them.

    Cost: quadratic in the points that are kept, in steps of numpy.
    """
    keep = _kept(points, tolerance)
    for _ in range(ROUNDS):
        sides = crossing_sides([points[place] for place in keep])
        back = {_worst(points, keep[side], keep[side + 1])[0] for side in sides if keep[side + 1] - keep[side] > 1}
        if not back:
            break
        keep = sorted({*keep, *back})
    return [points[place] for place in keep]


def crossing_sides(ring: Sequence[Point]) -> list[int]:
    """Number the sides of a closed ring that cross another; sides that only touch do not."""
    drawn = np.asarray(ring, dtype=np.float64)
    a, b = drawn[:-1, None], drawn[1:, None]
    c, d = drawn[None, :-1], drawn[None, 1:]
    cross = (_turns(a, b, c) * _turns(a, b, d) < 0) & (_turns(c, d, a) * _turns(c, d, b) < 0)
    return [int(side) for side in np.flatnonzero(cross.any(axis=1))]


def _kept(points: Sequence[Point], tolerance: float) -> list[int]:
    keep = {0, len(points) - 1}
    stack = [(0, len(points) - 1)]
    while stack:
        first, last = stack.pop()
        if last - first < 2:
            continue
        at, off = _worst(points, first, last)
        if off > tolerance:
            keep.add(at)
            stack += [(first, at), (at, last)]
    return sorted(keep)


def _worst(points: Sequence[Point], first: int, last: int) -> tuple[int, float]:
    """Give the point between two others that lies farthest from the stretch between them, and how far."""
    drawn = np.asarray(points[first : last + 1], dtype=np.float64)
    off = _off(drawn[1:-1], drawn[0], drawn[-1])
    at = int(off.argmax())
    return first + 1 + at, float(off[at])


def _turns(a: NDArray[np.float64], b: NDArray[np.float64], c: NDArray[np.float64]) -> NDArray[np.float64]:
    """Give twice the signed area of the triangles a, b, c."""
    ab, ac = b - a, c - a
    turned: NDArray[np.float64] = ab[..., 0] * ac[..., 1] - ab[..., 1] * ac[..., 0]
    return turned


def _off(points: NDArray[np.float64], start: NDArray[np.float64], end: NDArray[np.float64]) -> NDArray[np.float64]:
    """Give the distances in degrees of points from a stretch of line."""
    way = end - start
    whole = float(way @ way)
    share = np.clip((points - start) @ way / whole, 0.0, 1.0) if whole else np.zeros(len(points))
    off: NDArray[np.float64] = np.hypot(*(points - start - share[:, None] * way).T)
    return off


def _turned(points: Sequence[Point], *, outer: bool) -> Sequence[Point]:
    return points if (signed_area(points) > 0) == outer else points[::-1]


def _within(point: Point) -> Point:
    """Bring a longitude back to -180 to 180."""
    return (point[0] + 180) % 360 - 180, point[1]


def _rounded(points: Sequence[Point]) -> list[list[float]]:
    return [[round(lon, DECIMALS), round(lat, DECIMALS)] for lon, lat in points]
