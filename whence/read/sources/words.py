"""Word lists about sources, and the words of a stretch of text."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from whence.lang.lexicon import lexicon

Gender = Literal["female", "male"]
Sort = Literal["person", "people", "body", "document"]

_TOKEN = re.compile(r"[^\W_]+(?:[-’'&.][^\W_]+)*(?:(?<=s)[’'](?!\w))?|[^\w\s]|_")
_POSSESSIVE = re.compile(r"'s?\Z")
#: Words whose look-up is remembered; a report made to be slow has many that occur once.
_KEPT = 1 << 14
#: Ages from 10 to 119, alone or in "34-year-old".
_AGE = re.compile(r"(1?\d\d)(?:-year-old)?\Z")


class Word(NamedTuple):
    """One word or mark.

    Attributes:
        low: In lower case, straight apostrophes, without a possessive ending.
        owner: It bore a possessive ending.
    """

    start: int
    end: int
    text: str
    low: str
    owner: bool


def words_in(text: str, start: int, end: int) -> list[Word]:
    """Cut a stretch of text into words and marks, in order; linear in its length."""
    found: list[Word] = []
    for match in _TOKEN.finditer(text, start, end):
        word = match[0]
        low = plain = word.lower()
        if "’" in plain or "'" in plain:
            plain = plain.replace("’", "'")
            low = _POSSESSIVE.sub("", plain)
        found.append(Word(*match.span(), word, low, low != plain))
    return found


@cache
def listed(name: str) -> frozenset[str]:
    """Give one list of `lang/en/sources.yaml`."""
    return frozenset(str(lexicon("en", "sources")[name]).split())


@cache
def pronouns(name: str) -> frozenset[str]:
    """Give one class of pronouns of `lang/en/sources.yaml`."""
    return frozenset(lexicon("en", "sources")["pronouns"][name])


@cache
def _noun_lists() -> tuple[tuple[frozenset[str], Sort], ...]:
    """Give the lists whose nouns stand for one sort in the singular and in the plural alike, first match first."""
    return (
        (listed("masses"), "people"),
        (listed("institution"), "body"),
        (listed("outlet") | listed("carriers"), "body"),
        (listed("people") | listed("unnamed") | listed("roles"), "person"),
        (listed("collective"), "people"),
        (listed("document"), "document"),
    )


@lru_cache(_KEPT)
def wider(word: str) -> frozenset[str]:
    """Give the narrower heads that a wide word such as `group` or `newspaper` can stand for, empty for other words."""
    return frozenset(str(lexicon("en", "sources")["wider"].get(word, "")).split())


@lru_cache(_KEPT)
def singular(word: str) -> str:
    """Undo the plural of a regular noun, and of the irregular ones that are listed."""
    irregular: dict[str, str] = lexicon("en", "sources")["irregular"]
    if word in irregular:
        return irregular[word]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "ches", "shes", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


@lru_cache(_KEPT)
def sort_of(word: str) -> Sort | None:
    """Tell what a noun in lower case stands for, `None` when it can be no source."""
    if word in listed("anybody"):
        return None
    one = singular(word)
    sort = next((sort for nouns, sort in _noun_lists() if word in nouns or one in nouns), None)
    return "people" if sort == "person" and one != word else sort


@lru_cache(_KEPT)
def gender_of(word: str) -> Gender | None:
    """Tell the gender that a title, a kin word or the noun itself states, `None` when it states none."""
    if word in listed("female") or (word.endswith("woman") and word != "woman's"):
        return "female"
    return "male" if word in listed("male") or word.endswith(("sman", "rman", "rryman")) else None


def age_of(word: str) -> str | None:
    """Read `34` out of "34" or "34-year-old"."""
    match = _AGE.match(word)
    return match[1] if match else None
