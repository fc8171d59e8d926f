"""Whether two statements put one thing in two places far apart."""

from __future__ import annotations

import re

from whence.model.spots import Spot
from whence.text.earth import distance_m
from whence.weigh.roots import Heard
from whence.weigh.words import content_stems

COUNTRY = "country"
#: Share of the poorer content's stems that must stand in the other before two contents are told of one thing.
ALIKE = 0.6
_IN = re.compile(r"\b(?:in|at|near|outside|inside|around) (?:the |\w{1,12} )?$", re.IGNORECASE)
#: Probability of a place from which it is held against another, and metres between their edges from which they are far
#: apart: what happened on the outskirts of a city is told of both.
SURE, FAR_M = 0.8, 40_000.0


def far_apart(one: Heard, other: Heard) -> tuple[Spot, Spot] | None:
    """Give the two places of two statements that cannot both be where it was, `None` when there are none.

    Why this way: a sentence that names several places tells of a way or a list, so each must have exactly one spot
    that the other has not, of which it is sure and into which its words put what happened. A spot inside an area (a
    country, a region) is held by it and no other place; so areas are never held against spots.

    Returns:
        The place of the first and that of the second, farther apart than both radii and 40 km.
    """
    if not alike(one.said.words, other.said.words):
        return None
    mine, yours = _spots(one, other), _spots(other, one)
    if len(mine) != 1 or len(yours) != 1:
        return None
    a, b = mine[0], yours[0]
    between = _metres(a, b)
    if between is None or between <= (a.radius_m or 0.0) + (b.radius_m or 0.0) + FAR_M:
        return None
    return a, b


def widened(one: Heard, other: Heard) -> tuple[Spot, Spot] | None:
    """Give the spot of one statement and the country that holds it of another, where the other names no spot at all."""
    spots = [spot for spot in one.said.places if spot.latitude is not None and spot.confidence >= SURE]
    lands = [area for area in other.said.places if area.kind == COUNTRY and area.confidence >= SURE]
    named = {_known(area) for area in one.said.places}
    if len(spots) != 1 or any(area.latitude is not None for area in other.said.places):
        return None
    return next(
        ((spots[0], land) for land in lands if land.country == spots[0].country and _known(land) not in named), None
    )


def alike(one: str, other: str) -> bool:
    """Tell whether most of the stems of the poorer of two contents stand in the other."""
    mine, yours = content_stems(one), content_stems(other)
    least = min(len(mine), len(yours))
    return least > 0 and len(mine & yours) >= ALIKE * least


def _spots(one: Heard, other: Heard) -> list[Spot]:
    """Give the spots of a statement that the other does not have; none when it names a place nobody is sure of."""
    theirs = {_known(spot) for spot in other.said.places}
    own = {_known(spot): spot for spot in one.said.places if spot.latitude is not None}
    if any(spot.confidence < SURE for spot in own.values()):
        return []
    return [spot for known, spot in sorted(own.items()) if known not in theirs and _stands_in(one, spot)]


def _stands_in(one: Heard, spot: Spot) -> bool:
    """Tell whether the words put something into a place: not `from Orlan`, nor the dateline `ORLAN -`."""
    before, _, _ = one.said.words.partition(spot.span.text)
    return bool(_IN.search(before[-40:])) and not spot.span.text.isupper()


def _known(spot: Spot) -> str:
    return (spot.name or spot.span.text).casefold()


def _metres(one: Spot, other: Spot) -> float | None:
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return None
    return distance_m((one.longitude, one.latitude), (other.longitude, other.latitude))
