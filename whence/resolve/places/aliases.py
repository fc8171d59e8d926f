"""Names of one place on the map are one name: "US" and "United States", "Bombay" and "Mumbai"."""

from __future__ import annotations

from collections.abc import Sequence

from whence.model.identities import Alias, NameUse
from whence.model.reading import Place
from whence.resolve.names import key_of, key_words, words_of


def place_aliases(used: Sequence[NameUse], placed: Sequence[Place]) -> list[Alias]:
    """Tie the names of countries and towns to the names that the gazetteer has for them.

    Why this way: two reports that call a country by different names never say so, and the names are not alike; each is
    tied to the gazetteer's own name, where they meet. Of towns a wording that holds the other ("Paris", "Paris Region")
    is not tied: it may well be a region and its town.

    Args:
        used: Name uses of one report.
        placed: Places of the same report.

    Returns:
        In reading order, each pair once, `key_a < key_b`.

    Cost: linear in names and places.
    """
    at = {one.span: one for one in used if one.kind in {"place", "organisation"}}
    found: dict[tuple[str, str], Alias] = {}
    for place in placed:
        use = at.get(place.span)
        if use is None or place.name is None or not _is_meant(place):
            continue
        ours, theirs = words_of(use.key), key_words(place.name, use.kind)
        if not theirs or (place.kind != "country" and _is_longer(ours, theirs)):
            continue
        one, other = sorted((use.key, key_of(theirs, use.kind)))
        if one == other:
            continue
        found.setdefault((one, other), Alias(one, other, "gazetteer", place.span.report, place.span))
    return list(found.values())


def _is_longer(one: Sequence[str], other: Sequence[str]) -> bool:
    return set(one) <= set(other) or set(other) <= set(one)


def _is_meant(place: Place) -> bool:
    return place.status in {"located", "region"} and place.use != "demonym" and place.kind in {"country", "town"}
