"""Names that many bear: towns, countries, given names, surnames; a hint for the reader of names, never a decision."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files

#: Columns of `marks`: begins a town, goes on with one, begins a country or state, goes on with it, given name, surname.
COLUMNS = 6
_LONGEST = 4


@cache
def known() -> Mapping[str, frozenset[str]]:
    """Load the shipped list, by its letter: p place, c country, g given name, s surname."""
    lines = files("whence.lang").joinpath("en", "known_names.txt").read_text("utf-8").splitlines()
    listed: dict[str, list[str]] = {"p": [], "c": [], "g": [], "s": []}
    for line in lines:
        listed[line[0]].append(line[2:])
    return {letter: frozenset(names) for letter, names in listed.items()}


@cache
def _told() -> Mapping[str, tuple[tuple[int, ...], int, int]]:
    """Give for each word of a list its columns alone, and the words of the longest town and country that it begins."""
    names = known()
    longest: dict[str, dict[str, int]] = {"p": {}, "c": {}}
    for letter, sizes in longest.items():
        for name in names[letter]:
            first, size = name.split(" ", 1)[0], name.count(" ") + 1
            sizes[first] = max(sizes.get(first, 0), min(size, _LONGEST))
    places, countries = longest["p"], longest["c"]
    alone = {(True, True): (4, 5), (True, False): (4,), (False, True): (5,), (False, False): ()}
    return {
        word: (alone[word in names["g"], word in names["s"]], places.get(word, 0), countries.get(word, 0))
        for word in names["g"] | names["s"] | places.keys() | countries.keys()
    }


def marks(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Mark the words of a text that are, or are part of, a listed name.

    Args:
        words: In lower case with straight apostrophes, in order.

    Yields:
        Index of the word and its column, see `COLUMNS`. The longest listed name wins.

    Cost: linear in words; the list is loaded once per process.
    Source: GeoNames and the United States census, `training/known_names.py`.
    """
    told, names = _told(), known()
    town = country = 0
    for index, word in enumerate(words):
        # nearly every word is in no list
        own = told.get(word)
        if own is None:
            continue
        alone, places, countries = own
        for column in alone:
            yield index, column
        if places and index >= town and (size := _size(words, index, names["p"], most=places)):
            town = index + size
            yield from _run(index, size, 0)
        if countries and index >= country and (size := _size(words, index, names["c"], most=countries)):
            country = index + size
            yield from _run(index, size, 2)


def _run(index: int, size: int, column: int) -> Iterator[tuple[int, int]]:
    yield index, column
    yield from ((index + step, column + 1) for step in range(1, size))


def _size(words: Sequence[str], index: int, names: frozenset[str], *, most: int) -> int:
    """Give how many words from `index` on, `most` at most, make the longest listed name, 0 for none."""
    sizes = range(min(most, len(words) - index), 0, -1)
    return next((size for size in sizes if " ".join(words[index : index + size]) in names), 0)
