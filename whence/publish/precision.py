"""The precision codes that conflict data use, worked out from how a place was placed."""

from __future__ import annotations

from collections.abc import Mapping

from whence.model.reading import Place

#: ACLED `geo_precision`, in our words after its codebook.
ACLED: Mapping[int, str] = {
    1: "the town or a place inside it",
    2: "a small part of a region, or near a town",
    3: "a larger region or a country",
}
#: UCDP GED `where_prec`, in our words after its codebook (version 19.1).
UCDP: Mapping[int, str] = {
    1: "the exact place is known",
    2: "within about 25 km of a known place",
    3: "only the second-order division (district) is known",
    4: "only the first-order division (province) is known",
    5: "only a line or a rough area is known",
    6: "only the country is known",
    7: "international waters or airspace",
}
#: Rules that stay inside a town, and rules that give lines.
INSIDE = frozenset(("centre", "town_part"))
#: Metres: UCDP's circle around a known place, and what ACLED still calls a small part of a region.
AROUND_M, PART_M = 25_000.0, 75_000.0


def acled(place: Place) -> int | None:
    """Give ACLED's code, `None` when the place is not placed.

    Why this way: ACLED codes what the source says, so the rule decides before the width: inside a town is its
    town, near it or on a road is a part of a region, sides of countries are larger regions.
    """
    if place.geometry is None or place.uncertainty_m is None:
        return None
    if place.status == "region":
        return 2 if place.kind == "district" else 3
    if place.status == "located" or place.derivation in INSIDE:
        return 1
    return 2 if place.uncertainty_m <= PART_M and place.derivation not in ("part", "middle", "across") else 3


def ucdp(place: Place) -> int | None:
    """Give UCDP's code, `None` when the place is not placed."""
    if place.geometry is None or place.uncertainty_m is None:
        return None
    if place.status == "region":
        return _area(place)
    if place.status == "located" or place.derivation in INSIDE:
        return 1
    if "LineString" in place.geometry or place.uncertainty_m > AROUND_M or place.derivation in ("part", "middle"):
        return 5
    return 2


def _area(place: Place) -> int:
    codes = {"country": 6, "region": 4, "district": 3}
    if place.kind == "water" and place.country is None:
        return 7
    return codes.get(place.kind or "", 5)
