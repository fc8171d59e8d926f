"""What English calls places beside their names: short forms, other names, demonyms; and words that tell their kind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from whence.lang.lexicon import lexicon
from whence.resolve.gazetteer.entries import Gazetteer
from whence.resolve.places.names import plain

#: How a word stands for a place: `name` in a gazetteer, `also` another English name, `short` an abbreviation,
#: `postal` two letters behind a town, `demonym` people and things from there.
Form = Literal["name", "also", "short", "postal", "demonym"]


@dataclass(frozen=True, slots=True)
class Stands:
    """A word that stands for a place: the row of the shipped gazetteer, how, and as it must be written."""

    row: int
    form: Form
    written: str


@cache
def stand_ins(gazetteer: Gazetteer) -> Mapping[str, tuple[Stands, ...]]:
    """Give, for every key as `plain` makes it, the places that English also calls so.

    Args:
        gazetteer: One whose ids are GeoNames's; words for places that it does not hold are left out.
    """
    countries = _countries(gazetteer)
    found: defaultdict[str, list[Stands]] = defaultdict(list)
    for form, place, word in _listed():
        row = countries.get(place) if len(place) == 2 else gazetteer.row(place)
        if row is not None:
            found[plain(word)].append(Stands(row, form, word))
    return {key: tuple(each) for key, each in found.items()}


def _listed() -> Iterator[tuple[Form, str, str]]:
    held: Mapping[str, Any] = lexicon("en", "places")
    kinds: tuple[tuple[str, Form], ...] = (("also", "also"), ("short", "short"), ("demonyms", "demonym"))
    for name, form in kinds:
        for place, words in held[name].items():
            yield from ((form, place, word) for word in words)
    for country, codes in held["postal"].items():
        pairs = codes.items() if isinstance(codes, dict) else ((code, code) for code in codes)
        for word, place in pairs:
            yield "postal", f"{country}.{place}", word


@cache
def _countries(gazetteer: Gazetteer) -> Mapping[str, int]:
    """Give the row of every country by its code."""
    rows = (gazetteer.column("kind") == 0).nonzero()[0].tolist()
    return {code: row for row in reversed(rows) if (code := gazetteer.country(row)) is not None}


@cache
def kind_words() -> Mapping[str, str]:
    """Give the kind of place that a word beside a name tells (`river` is `water`)."""
    return {word: kind for kind, words in lexicon("en", "places")["kinds"].items() for word in words}
