"""Names that many bear: towns, countries, given names, surnames; a hint for the reader of names, never a decision."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

#: Columns of `flags`: begins a town, goes on with one, begins a country or state, goes on with one, given name, surname.
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


def flags(words: Sequence[str]) -> list[list[int]]:
    """Mark the words of a text that are, or are part of, a listed name.

    Args:
        words: In lower case with straight apostrophes, in order.

    Returns:
        One row a word, 0 or 1 in each of `COLUMNS` columns. The longest listed name wins.

    Cost: linear in words; the list is loaded once per process.
    Source: GeoNames and the United States census, `training/known_names.py`.
    """
    names = known()
    made = [[0] * COLUMNS for _ in words]
    for index, word in enumerate(words):
        made[index][4] = int(word in names["g"])
        made[index][5] = int(word in names["s"])
    for column, letter in ((0, "p"), (2, "c")):
        index = 0
        while index < len(words):
            size = _size(words, index, names[letter])
            for step in range(size):
                made[index + step][column + (step > 0)] = 1
            index += max(size, 1)
    return made


def _size(words: Sequence[str], index: int, names: frozenset[str]) -> int:
    """Give how many words from `index` on make the longest listed name, 0 for none."""
    if words[index] not in _openers():
        return 0
    sizes = range(min(_LONGEST, len(words) - index), 0, -1)
    return next((size for size in sizes if " ".join(words[index : index + size]) in names), 0)
