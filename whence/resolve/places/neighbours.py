"""Suggest places for a name that no gazetteer holds: known names one letter away, and known names inside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from whence.model.reading import PlaceCandidate
from whence.resolve.gazetteer.atlas import Atlas
from whence.resolve.places.names import plain

LETTERS = "abcdefghijklmnopqrstuvwxyz"
#: Shorter names have too many neighbours to be of use; longer ones are no single name.
SHORTEST, LONGEST = 5, 24
SHOWN = 5
#: Names whose suggestions an atlas keeps: an unknown town stands in all reports of what happened there.
KEPT = 5_000


def neighbours(name: str, atlas: Atlas) -> tuple[PlaceCandidate, ...]:
    """Suggest places for an unknown name, those with most people first.

    Why this way: one letter left out, put in, changed or swapped is how most names are misspelt or differently
    transliterated; all such wordings of one name are few hundred, so that no index of neighbours is needed. A
    suggestion is for a reader to take up and never placed: its probability is 0.

    Args:
        name: As written.
        atlas: Gazetteers.

    Returns:
        At most five, none when the name is very short or long.

    Cost: about 2 milliseconds for a name that was not asked for lately.
    """
    known = atlas.suggested.get(name)
    if known is None:
        if len(atlas.suggested) >= KEPT:
            atlas.suggested.clear()
        known = atlas.suggested[name] = _near(name, atlas)
    return known


def _near(name: str, atlas: Atlas) -> tuple[PlaceCandidate, ...]:
    key = plain(name)
    one_name = SHORTEST <= len(key) <= LONGEST and key.count(" ") < 2
    keys = sorted(set(_one_off(key)) - {key}) if one_name else []
    return _suggested([*keys, *_inside(key)], atlas)


def _one_off(key: str) -> Iterator[str]:
    for at in range(len(key) + 1):
        head, tail = key[:at], key[at:]
        yield from (head + letter + tail for letter in LETTERS)
        if tail:
            yield head + tail[1:]
            yield from (head + letter + tail[1:] for letter in LETTERS)
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]


def _inside(key: str) -> list[str]:
    """Give the front and the back of a name of several words: "Brno Prison" may stand in Brno."""
    words = key.split(" ")
    return [" ".join(words[:-1]), " ".join(words[1:])] if 1 < len(words) <= 5 else []


def _suggested(keys: Sequence[str], atlas: Atlas) -> tuple[PlaceCandidate, ...]:
    found: dict[tuple[str, int], tuple[int, int]] = {}
    for order, gazetteer in enumerate(atlas.gazetteers):
        for rows in gazetteer.rows([key for key in keys if len(key) > 2]):
            for row, _ in rows:
                found[gazetteer.name, row] = -gazetteer.population(row), order
    best = sorted(found, key=lambda place: (found[place], place))[:SHOWN]
    made = []
    for name, row in best:
        gazetteer = atlas.gazetteers[found[name, row][1]]
        made.append(PlaceCandidate(name, gazetteer.texts("id", [row])[0], gazetteer.texts("name", [row])[0], 0.0))
    return tuple(made)
