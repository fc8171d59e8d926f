"""The ground that an area of a gazetteer covers, simple enough to be kept with a place."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from whence.lang.outlines import outlines
from whence.resolve.gazetteer.atlas import Atlas
from whence.resolve.gazetteer.entries import Entry
from whence.resolve.relative.geometry import extent, simplified_ring
from whence.text.earth import Point, circle, signed_area

#: Kinds that are areas: "near" them says nothing, and their sides are parts of them.
AREAS = frozenset(("country", "region", "district", "water", "land"))
#: Share of an area's extent within which a point of its outline is left out.
TOLERANCE = 0.004
#: Parts of a country smaller than this share of its largest part are left out.
LEAST = 0.01


def is_area(entry: Entry) -> bool:
    """Tell an area from a place that is a disc at most: of a district or a stretch of land the size decides."""
    return entry.kind in ("country", "region") or (entry.kind in AREAS and entry.radius_m > 25_000)


def rings(entry: Entry, atlas: Atlas) -> list[list[Point]]:
    """Give the outer rings of an area, closed: its outline, else its extent, else a circle.

    Args:
        entry: A country, a region, a district, a water or a land.
        atlas: Where its outline may be kept.

    Returns:
        The largest first; small islands and holes are left out.
    """
    held = _country(entry.country) if entry.kind == "country" and entry.country is not None else ()
    return [list(one) for one in held or _largest(atlas.outline(entry) or (_box(entry),))]


def main_ring(entry: Entry, atlas: Atlas) -> list[Point]:
    """Give the largest ring of an area."""
    return rings(entry, atlas)[0]


@cache
def _country(code: str) -> tuple[tuple[Point, ...], ...]:
    drawn = outlines("50m").country(code)
    if drawn is None:
        return ()
    return tuple(
        tuple(one) for one in _largest([[(float(lon), float(lat)) for lon, lat in each[0]] for each in drawn.polygons])
    )


def _largest(found: Sequence[Sequence[Point]]) -> list[list[Point]]:
    sized = sorted(found, key=lambda one: (-abs(signed_area(one)), one[0]))
    most = abs(signed_area(sized[0]))
    kept = [one for one in sized if abs(signed_area(one)) >= LEAST * most]
    west, south, east, north = extent(kept[0])
    tolerance = TOLERANCE * max(east - west, north - south)
    drawn = [line for one in kept if len(line := simplified_ring(one, tolerance)) >= 4]
    return drawn or [list(kept[0])]


def _box(entry: Entry) -> tuple[Point, ...]:
    if entry.bounds is None:
        return tuple(circle((entry.lon, entry.lat), entry.radius_m))
    west, south, east, north = entry.bounds
    east += 360 if east < west else 0
    return ((west, south), (east, south), (east, north), (west, north), (west, south))
