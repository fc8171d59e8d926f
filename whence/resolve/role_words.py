"""The words by which relations are stated, ready for looking up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from whence.lang.lexicon import lexicon
from whence.model.identities import Predicate

#: Classes of role nouns, those that win a noun listed twice first.
CLASSES = ("governs", "state", "second", "speaks", "founder", "owner", "leads", "member", "part")

#: What a group of verbs states: predicate, and whether it begins or ends the relation.
DEEDS: dict[str, tuple[Predicate, str]] = {
    "leads": ("leads", ""),
    "leads_begin": ("leads", "begin"),
    "founded": ("founded", "begin"),
    "owns": ("owns", ""),
    "owns_begin": ("owns", "begin"),
    "member_of": ("member_of", ""),
    "member_begin": ("member_of", "begin"),
    "member_end": ("member_of", "end"),
    "member_left": ("member_of", "left"),
    "part_of": ("part_of", ""),
}


@dataclass(frozen=True, slots=True)
class Deed:
    """A verb that states a relation.

    Attributes:
        turn: `begin`, `end`, `left` (an end only where a month or year dates it) or empty.
    """

    predicate: Predicate
    turn: str


@cache
def words(name: str) -> frozenset[str]:
    """Give one of the lists."""
    return frozenset(lexicon("en", "relations")[name])


@cache
def phrases(name: str) -> dict[tuple[str, ...], str]:
    """Give one of the lists as runs of words."""
    return {tuple(phrase.split()): phrase for phrase in lexicon("en", "relations")[name]}


@cache
def nouns() -> dict[tuple[str, ...], str]:
    """Give every role noun, in singular and plural, with its class."""
    found: dict[tuple[str, ...], str] = {}
    for name in CLASSES:
        for phrase in lexicon("en", "relations")[name]:
            found.setdefault(tuple(phrase.split()), name)
    for phrase, name in list(found.items()):
        found.setdefault(plural(phrase), name)
    return found


def plural(phrase: tuple[str, ...]) -> tuple[str, ...]:
    """Put the noun of a role into the plural: the first word before `of`, `in` or `general`, else the last."""
    place = next((at for at, word in enumerate(phrase) if word in {"of", "in", "general"}), len(phrase)) - 1
    word = phrase[max(place, 0)]
    return (*phrase[: max(place, 0)], _plural(word), *phrase[max(place, 0) + 1 :])


def _plural(word: str) -> str:
    if word.endswith("man"):
        return word[:-3] + "men"
    if word.endswith("person"):
        return word[:-6] + "people"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s")


@cache
def is_plural(phrase: tuple[str, ...]) -> bool:
    """Tell whether a role noun stands in the plural."""
    return phrase not in _singular() and phrase in nouns()


@cache
def _singular() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(phrase.split()) for name in CLASSES for phrase in lexicon("en", "relations")[name])


@cache
def deeds(voice: str) -> dict[tuple[str, ...], Deed]:
    """Give the verbs of one voice, `active` or `passive`, as runs of words."""
    found: dict[tuple[str, ...], Deed] = {}
    for name, (predicate, turn) in DEEDS.items():
        for phrase in lexicon("en", "relations")["verbs"][name].get(voice, ()):
            found.setdefault(tuple(phrase.split()), Deed(predicate, turn))
    return found


@cache
def longest(table: str) -> int:
    """Give how many words the longest run of a list has."""
    return _most(nouns()) if table == "nouns" else _most(phrases(table))


def _most(table: Iterable[tuple[str, ...]]) -> int:
    return max(map(len, table))
