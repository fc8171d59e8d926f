"""Whether two statements put one thing in two places far apart."""

from __future__ import annotations

from whence.model.spots import Spot
from whence.text.earth import distance_m
from whence.weigh.roots import Heard

#: Probability of a place from which it is held against another, and metres between their edges from which they are far
#: apart: what happened on the outskirts of a city is told of both.
SURE, FAR_M = 0.8, 40_000.0


def far_apart(one: Heard, other: Heard) -> tuple[Spot, Spot] | None:
    """Give the two places of two statements that cannot both be where it was, `None` when there are none.

    Why this way: a sentence that names several places tells of a way or a list, so each must have exactly one spot that
    the other has not, of which it is sure. A spot inside an area (a country, a region) is held by it and no other
    place; so areas are never held against spots.

    Returns:
        The place of the first and that of the second, farther apart than both radii and 40 km.
    """
    mine, yours = _spots(one, other), _spots(other, one)
    if len(mine) != 1 or len(yours) != 1:
        return None
    a, b = mine[0], yours[0]
    between = _metres(a, b)
    if between is None or between <= (a.radius_m or 0.0) + (b.radius_m or 0.0) + FAR_M:
        return None
    return a, b


def _spots(one: Heard, other: Heard) -> list[Spot]:
    """Give the spots of a statement that the other does not have; none when it names a place nobody is sure of."""
    theirs = {_known(spot) for spot in other.said.places}
    own = {_known(spot): spot for spot in one.said.places if spot.latitude is not None}
    if any(spot.confidence < SURE for spot in own.values()):
        return []
    return [spot for known, spot in sorted(own.items()) if known not in theirs]


def _known(spot: Spot) -> str:
    return (spot.name or spot.span.text).casefold()


def _metres(one: Spot, other: Spot) -> float | None:
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return None
    return distance_m((one.longitude, one.latitude), (other.longitude, other.latitude))
