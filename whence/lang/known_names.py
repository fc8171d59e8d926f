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
def _openers() -> frozenset[str]:
    return frozenset(name.split(" ", 1)[0] for letter in "pc" for name in known()[letter])


def marks(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Mark the words of a text that are, or are part of, a listed name.

    Args:
        words: In lower case with straight apostrophes, in order.

    Yields:
        Index of the word and its column, see `COLUMNS`. The longest listed name wins.

    Cost: linear in words; the list is loaded once per process.
    Source: GeoNames and the United States census, `training/known_names.py`.
    """
    names = known()
    openers, given, surnames = _openers(), names["g"], names["s"]
    ends = {"p": 0, "c": 0}
    for index, word in enumerate(words):
        if word in given:
            yield index, 4
        if word in surnames:
            yield index, 5
        if word not in openers:
            continue
        for column, letter in ((0, "p"), (2, "c")):
            size = _size(words, index, names[letter]) if index >= ends[letter] else 0
            if size:
                ends[letter] = index + size
                yield index, column
                yield from ((index + step, column + 1) for step in range(1, size))


def _size(words: Sequence[str], index: int, names: frozenset[str]) -> int:
    """Give how many words from `index` on make the longest listed name, 0 for none."""
    sizes = range(min(_LONGEST, len(words) - index), 0, -1)
    return next((size for size in sizes if " ".join(words[index : index + size]) in names), 0)
