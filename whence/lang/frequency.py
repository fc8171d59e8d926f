"""How rare a word is in its language, from a small shipped table."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

#: Rarity of a word the table does not hold, in natural-log inverse frequency; a word seen twice in the counted
#: text would stand at 12.1.
UNSEEN = 12.0
#: Languages whose table ships.
COUNTED = frozenset({"en"})
#: Without a table: rarity per letter, and the most it can reach. Short words tend to be frequent in every
#: alphabet; nothing finer is claimed.
PER_LETTER = 1.5


def rarity(word: str, language: str = "en") -> float:
    """Tell how rare a word is.

    Why this way: a table that ships gives every case, and every order of adding to a case, the same weights;
    frequencies taken from the case itself would change with each report. It cannot know which words are common
    in this case only.

    Args:
        word: One word in any case, without blanks.
        language: ISO 639-1 code. Without a table for it the length of the word stands in.

    Returns:
        Natural logarithm of inverse frequency: about 3 for `the`, 7 for `said`, 9.5 for `workers`,
        12 for a word not in the table.

    Source: Sparck Jones, 1972, inverse frequency as weight; here over tokens of a fixed text, not over documents.
    """
    if language not in COUNTED:
        return min(UNSEEN, PER_LETTER * len(word))
    return table(language).get(_plain(word), UNSEEN)


def capitalised(word: str, language: str = "en") -> float | None:
    """Tell how often a word begins with a capital where only a name would.

    Why this way: at the start of a sentence every word has a capital; whether it is a name there can be told from
    how the language writes it elsewhere.

    Args:
        word: One word in any case, without blanks.
        language: ISO 639-1 code.

    Returns:
        A share from 0 to 1: about 0 for `sixty`, about 1 for `london`; None for a word that the table does not hold
        or that was counted at starts of sentences only.
    """
    if language not in COUNTED:
        return None
    return _capitals(language).get(_plain(word))


def _plain(word: str) -> str:
    return word.casefold().replace("’", "'")


@cache
def table(language: str) -> Mapping[str, float]:
    """Load the counted words of a language and their rarity, once per process.

    Args:
        language: One of `COUNTED`.

    Raises:
        FileNotFoundError: No table ships for it.
    """
    return _column(language, "frequency.tsv")


@cache
def _capitals(language: str) -> Mapping[str, float]:
    return _column(language, "capitals.tsv")


def _column(language: str, name: str) -> dict[str, float]:
    text = files("whence.lang").joinpath(language, name).read_text("utf-8")
    pairs = (line.split("\t") for line in text.splitlines())
    return {word: float(value) for word, value in pairs}
