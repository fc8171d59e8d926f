"""What two figures count, and whether one is some of the other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from whence.lang.lexicon import lexicon
from whence.weigh.words import canonical, stem, tokens

#: `one`: nothing parts them; `first`, `second`: that one counts some of what the other counts; `two`: two things;
#: `unknown`: one of them does not say.
Things = Literal["one", "first", "second", "two", "unknown"]
_ENDS = frozenset(
    {
        "aged",
        "among",
        "as",
        "at",
        "by",
        "for",
        "from",
        "in",
        "into",
        "of",
        "on",
        "over",
        "per",
        "than",
        "that",
        "to",
        "under",
        "which",
        "who",
        "whose",
        "with",
    }
)
_NEUTRAL_END = frozenset({"of", "in"})


@dataclass(frozen=True, slots=True)
class Thing:
    """The thing counted, taken apart.

    Attributes:
        head: Class or stem of the noun, empty when the words name none.
        word: The noun, casefolded.
        before: Stems in front of the noun that make it a kind: `training sites`.
        behind: Stems behind `of`: `cases of river fever`.
    """

    head: str
    word: str
    before: frozenset[str]
    behind: frozenset[str]


NOTHING = Thing("", "", frozenset(), frozenset())


def thing(counted: str | None) -> Thing:
    """Take the words for a thing counted apart.

    Why this way: `the number of schools` counts schools; what stands behind a preposition limits the noun and is no
    noun of its own, and a participle in front or behind says what was done to the counted and is no kind of it.
    """
    words = tokens(counted or "")
    while len(words) > 1 and stem(words[0]) in _listed("neutral") and words[1] in _NEUTRAL_END:
        words = words[2:]
    end = next((at for at, word in enumerate(words) if word in _ENDS), len(words))
    front = [word for word in words[:end] if canonical(word)]
    while len(front) > 1 and _participle(front[-1]):
        front.pop()
    if not front or stem(front[-1]) in _listed("neutral") or front[-1] in _words("nobody_in_particular"):
        return NOTHING
    before = {canonical(word) for word in front[:-1] if not _participle(word) and word not in _words("plain_modifiers")}
    behind = {canonical(word) for word in words[end:] if canonical(word)} if words[end : end + 1] == ["of"] else set()
    return Thing(canonical(front[-1]) or stem(front[-1]), front[-1], frozenset(before), frozenset(behind))


def things(one: Thing, other: Thing) -> Things:
    """Tell how what two figures count stands to each other.

    Why this way: a shared noun is one thing; words that one has in front of it make a kind of it, words that both have
    and do not share make two kinds. A word for persons counts some of everybody, a listed kind some of its class.
    """
    if not one.head or not other.head:
        return "unknown"
    if one.head == other.head:
        return _modified(one, other)
    if _some_of(one, other):
        return "first"
    if _some_of(other, one):
        return "second"
    if _everybody(one) and _everybody(other):
        return "one"
    return "two"


def is_person(known: Thing) -> bool:
    """Tell whether a noun stands for persons, by list or by its ending."""
    word = known.word
    if word in _words("everybody") or word in _words("some_of_all") or known.head in _persons():
        return True
    return word not in _words("no_persons") and len(word) > 4 and word.endswith(_endings())


def _modified(one: Thing, other: Thing) -> Things:
    if one.behind and other.behind and not one.behind & other.behind:
        return "two"
    mine, yours = one.before - other.before, other.before - one.before
    if mine and yours:
        return "two"
    if mine or yours:
        return "first" if mine else "second"
    return "one"


def _some_of(one: Thing, other: Thing) -> bool:
    if _everybody(other):
        return is_person(one) and not _everybody(one)
    if one.word in _words("some_of_all"):
        return is_person(other) and other.word not in _words("some_of_all")
    return one.head in _kinds().get(other.head, frozenset())


def _everybody(known: Thing) -> bool:
    return known.word in _words("everybody")


def _participle(word: str) -> bool:
    return (len(word) > 4 and word.endswith("ed")) or word in _words("participles")


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(map(str, lexicon("en", "figure_relations")[name]))


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(stem(str(word)) for word in lexicon("en", "figure_relations")[name])


@cache
def _persons() -> frozenset[str]:
    return frozenset(canonical(word) or stem(word) for word in _words("persons"))


@cache
def _endings() -> tuple[str, ...]:
    return tuple(lexicon("en", "figure_relations")["person_endings"])


@cache
def _kinds() -> Mapping[str, frozenset[str]]:
    held: dict[str, list[str]] = lexicon("en", "figure_relations")["kinds"]
    return {
        canonical(name) or stem(name): frozenset(canonical(kind) or stem(kind) for kind in kinds)
        for name, kinds in held.items()
    }
