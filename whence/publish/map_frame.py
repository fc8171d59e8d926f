"""Which parts of the world the map shows, and how degrees become units of a drawing."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from whence.text.earth import Point, distance_m

#: Units across: the drawing of everything, and that of a part, of which two stand side by side and one fits a phone.
WIDE, PART = 960.0, 420.0
#: The least of their heights as shares of their widths, and the most of both.
FLAT, SQUAT, TALL = 0.42, 0.7, 0.8
#: Kilometres across that a drawing shows at least, and the margin around what it shows.
LEAST_KM, MARGIN = 200.0, 0.25
#: Spots closer than this, also by way of others, share a drawing of their own.
NEAR_KM = 260.0
#: A drawing of a part must be at least this much larger in scale than that of everything.
LARGER = 1.7
#: Kilometres of a degree of latitude.
DEGREE_KM = 111.2

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Frame:
    """A window on the world: plate carrée, true to scale along its middle.

    Attributes:
        west, north: Its upper left corner in degrees; a window over the 180th meridian runs on beyond it.
        across: Units of the drawing for a degree of longitude.
        up: Units for a degree of latitude.
        wide, height: Units.
    """

    west: float
    north: float
    across: float
    up: float
    wide: float
    height: float

    @property
    def box(self) -> Box:
        """West, south, east and north in degrees."""
        return self.west, self.north - self.height / self.up, self.west + self.wide / self.across, self.north

    @property
    def per_km(self) -> float:
        """Units of the drawing for a kilometre, north to south."""
        return self.up / DEGREE_KM

    def at(self, point: Point) -> Point:
        """Give the place of a point in the drawing, x to the right and y down."""
        return (point[0] - self.west) * self.across, (self.north - point[1]) * self.up

    def found(self, point: Point) -> Point | None:
        """Give the place of a point anywhere on the globe, `None` when the window does not show it."""
        x, y = self.at((self.west + (point[0] - self.west) % 360, point[1]))
        return (x, y) if 0 < x < self.wide and 0 < y < self.height else None


def frame(boxes: Sequence[Box], *, units: float = WIDE, flat: float = FLAT) -> Frame:
    """Fit a window around boxes.

    Why this way: plate carrée with the longitudes drawn together by the latitude of the middle keeps shapes and
    distances right there, needs no library, and its edges stay straight; for a window of a few hundred kilometres it
    is as good as any projection.

    Args:
        boxes: What the window must hold; one at least.
        units: Width of the drawing.
        flat: The least of its height as a share of that.
    """
    west, south = min(box[0] for box in boxes), min(box[1] for box in boxes)
    east, north = max(box[2] for box in boxes), max(box[3] for box in boxes)
    middle = (south + north) / 2
    narrow = max(0.2, math.cos(math.radians(middle)))
    least = LEAST_KM / DEGREE_KM
    wide = max((east - west) * narrow, least) * (1 + 2 * MARGIN)
    high = max(north - south, least * flat) * (1 + 2 * MARGIN)
    wide, high = max(wide, high / TALL), max(high, wide * flat)
    wide = min(wide, 360 * narrow)
    up = units / wide
    top = min(middle + high / 2, 88.0)
    left = (west + east) / 2 - wide / narrow / 2
    return Frame(left, top, up * narrow, up, units, min(high * up, (top + 88.0) * up))


def groups(points: Sequence[Point]) -> list[list[int]]:
    """Put points together that lie near one another, also by way of others.

    Returns:
        Numbers of the points; the largest group first, then the one with the first point.

    Cost: quadratic in cells of half a degree, of which a case has few.
    """
    cells: dict[tuple[int, int], list[int]] = {}
    for number, (lon, lat) in enumerate(points):
        cells.setdefault((math.floor(2 * lon), math.floor(2 * lat)), []).append(number)
    left, found = sorted(cells), []
    while left:
        group, ahead = [], [left.pop(0)]
        while ahead:
            cell = ahead.pop()
            group.append(cell)
            near = [one for one in left if _apart_km(cell, one) <= NEAR_KM]
            left = [one for one in left if _apart_km(cell, one) > NEAR_KM]
            ahead += near
        found.append(sorted(number for cell in group for number in cells[cell]))
    return sorted(found, key=lambda group: (-len(group), group[0]))


def extent(points: Iterable[Point]) -> Box:
    """Give the box around points."""
    held = list(points)
    lons, lats = [lon for lon, _ in held], [lat for _, lat in held]
    return min(lons), min(lats), max(lons), max(lats)


def _apart_km(one: tuple[int, int], other: tuple[int, int]) -> float:
    return distance_m((one[0] / 2, one[1] / 2), (other[0] / 2, other[1] / 2)) / 1000
