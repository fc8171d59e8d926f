"""The words by which relations are stated, ready for looking up."""

from __future__ import annotations

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
    "owned": ("owns", "turned"),
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
        turn: `begin`, `end`, `left` (an end only where a time dates it), `turned` (the owner stands behind) or empty.
    """

    predicate: Predicate
    turn: str


@dataclass(frozen=True, slots=True)
class Runs:
    """Runs of words to look for.

    Attributes:
        starts: First words, which rule out most places at once.
        most: Words of the longest.
    """

    known: frozenset[tuple[str, ...]]
    starts: frozenset[str]
    most: int


@cache
def words(*names: str) -> frozenset[str]:
    """Give the words of some of the lists."""
    return frozenset(word for name in names for word in lexicon("en", "relations")[name])


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
def deeds(voice: str) -> dict[tuple[str, ...], tuple[Deed, ...]]:
    """Give the verbs of one voice, `active` or `passive`, as runs of words; some state several things."""
    found: dict[tuple[str, ...], tuple[Deed, ...]] = {}
    for name, (predicate, turn) in DEEDS.items():
        for phrase in lexicon("en", "relations")["verbs"][name].get(voice, ()):
            run = tuple(phrase.split())
            found[run] = (*found.get(run, ()), Deed(predicate, turn))
    return found


@cache
def runs(name: str) -> Runs:
    """Give the runs of `nouns`, of the verbs `active` or `passive`, or of one of the lists."""
    if name == "nouns":
        known = frozenset(nouns())
    else:
        known = frozenset(deeds(name)) if name in {"active", "passive"} else frozenset(phrases(name))
    return Runs(known, frozenset(run[0] for run in known), max(map(len, known)))
