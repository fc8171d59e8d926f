"""Noun phrases for people, bodies and documents that bear no name ("a nurse", "the ministry", "two leaked letters")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from whence.read.sources.words import Sort, Word, singular, sort_of
from whence.read.words import word_class

#: A phrase is grown over at most this many words to the left of its head.
_LEFT = 5
_QUANTITIES = frozenset(
    ("dozens", "hundreds", "thousands", "scores", "number", "group", "crowd", "handful", "some", "many", "most")
)
#: The determiners that announce something new, and those that take up something known.
NEW = frozenset(("a", "an", "another", "some", "several", "many", "few"))
KNOWN = frozenset(("the", "this", "that", "these", "those"))
OWNED = frozenset(("his", "her", "its", "their", "my", "our", "your", "whose"))
NUMBERS = frozenset(
    ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "both")
)
#: Adjectives that the list of roles holds for titles; they head no phrase.
ADJECTIVES = frozenset(("former", "acting", "general", "executive", "chief", "deputy", "fellow"))


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun phrase.

    Attributes:
        first, last: Range of words of the sentence, `last` one past the head.
        sort: What its head stands for.
        head: Its head in lower case and in the singular.
        determiner: Its first word when that is a determiner or a number, else empty.
        owned: Somebody's ("his lawyer", "the union's lawyer").
    """

    first: int
    last: int
    sort: Sort
    head: str
    determiner: str
    owned: bool


def nouns(words: Sequence[Word]) -> list[Noun]:
    """Find the noun phrases of a sentence that can be a source or what a source goes back to.

    Why this way: the head is looked up in lists of nouns and the phrase grown to the left up to its determiner,
    as there is no parse; a bare singular ("union rules") heads nothing. What follows the head is left out.

    Args:
        words: Of one sentence.

    Returns:
        In reading order, not overlapping.

    Cost: linear in words.
    """
    found: list[Noun] = []
    edge = 0
    for index, word in enumerate(words):
        sort = sort_of(word.low)
        if sort is None or not _heads(words, index):
            continue
        one = _grown(words, index, edge=edge, sort=sort)
        if one is not None:
            found.append(one)
            edge = one.last
    return found


def _heads(words: Sequence[Word], index: int) -> bool:
    """Tell whether a word can head its phrase: no adjective, no capital inside a sentence, no noun right behind it."""
    word = words[index]
    after = words[index + 1] if index + 1 < len(words) else None
    if word.text[:1].isupper() and index > 0 and words[index - 1].low not in ("“", '"', "-", "—", ":", "former", "the"):
        return False
    if word.owner or after is None:
        return True
    if word.low in ADJECTIVES and after.text[:1].isalpha() and after.low not in word_class("auxiliaries"):
        return False
    if after.text[:1].isupper() and sort_of(after.low) is not None:
        return False
    plural = singular(word.low) != word.low
    return plural or sort_of(after.low) is None or not after.text[:1].islower()


def _grown(words: Sequence[Word], index: int, *, edge: int, sort: Sort) -> Noun | None:
    """Grow a phrase to the left of its head; `None` for a bare singular."""
    first = index
    while first > max(edge, index - _LEFT) and _modifies(words[first - 1]):
        first -= 1
    before = words[first - 1] if first > edge else None
    low, head = words[index].low, singular(words[index].low)
    if before is not None and before.low in KNOWN | NEW | OWNED | NUMBERS | {"no", "each", "every", "any"}:
        owned = before.low in OWNED or any(word.owner for word in words[first:index])
        return Noun(first - 1, index + 1, sort, head, before.low, owned=owned)
    if any(word.owner for word in words[first:index]):
        return Noun(first, index + 1, sort, head, "", owned=True)
    if before is not None and before.low.isdecimal():
        return Noun(first - 1, index + 1, sort, head, before.low, owned=False)
    if sort != "people" and head == low:
        return None
    if before is not None and before.low == "of" and first - 2 >= edge and words[first - 2].low in _QUANTITIES:
        return Noun(first - 2, index + 1, sort, head, words[first - 2].low, owned=False)
    begins = before is None and first == 0
    return Noun(first if begins else index, index + 1, sort, head, "", owned=False)


def _modifies(word: Word) -> bool:
    """Tell whether a word can stand between a determiner and a head."""
    if not word.text[:1].isalnum():
        return False
    if word.owner:
        return True
    closed = ("determiners", "prepositions", "subordinators", "coordinators", "relatives", "nominatives", "be", "verbs")
    return not any(word.low in word_class(name) for name in closed) and word.low not in OWNED | NUMBERS | KNOWN
