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
        "without",
        "after",
        "before",
        "since",
        "during",
        "near",
        "where",
        "when",
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
        joined: Another noun is counted with it: `hens and ducks`.
    """

    head: str
    word: str
    before: frozenset[str]
    behind: frozenset[str]
    joined: bool = False


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
    while len(front) > 1 and front[-1] in _words("masses"):
        front.pop()
    if (
        not front
        or front[-1] in _words("plain_modifiers")
        or stem(front[-1]) in _listed("neutral")
        or front[-1] in _words("nobody_in_particular")
    ):
        return NOTHING
    plain = _words("plain_modifiers") | _words("rates")
    before = {canonical(word) for word in front[:-1] if not _participle(word) and word not in plain}
    behind = {canonical(word) for word in words[end:] if canonical(word)} if words[end : end + 1] == ["of"] else set()
    return Thing(_head(front[-1]), front[-1], frozenset(before), frozenset(behind))


def _head(word: str) -> str:
    return stem(word) if word in _words("own_words") else canonical(word) or stem(word)


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
        return "one" if one.joined else "first"
    if _some_of(other, one):
        return "one" if other.joined else "second"
    alike = (_everybody(one) and _meant(other)) or (_meant(one) and _everybody(other)) or _men(one, other)
    return "one" if alike else "two"


def some_of_unnamed(one: Thing, other: Thing) -> bool:
    """Tell whether one counts women, men or children, and the other does not say whom (`3 dead`)."""
    return one.word in _words("some_of_all") and not other.head


def _men(one: Thing, other: Thing) -> bool:
    words = {one.word, other.word}
    return bool(words & _words("men")) and bool(words & _words("men_of_arms"))


def is_person(known: Thing) -> bool:
    """Tell whether a noun stands for persons, by list or by its ending."""
    word = known.word
    if (
        word in _words("everybody")
        or word in _words("some_of_all")
        or word in _words("crowds")
        or known.head in _persons()
    ):
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
        return (
            is_person(one)
            and not _meant(one)
            and not (other.word in _words("rallies") and one.word in _words("guards"))
        )
    if one.head in _kinds().get(other.head, frozenset()):
        return True
    if one.word in _words("men") and other.word in _words("men_of_arms"):
        return False
    if one.word in _words("some_of_all"):
        return is_person(other) and other.word not in _words("some_of_all")
    return False


def _everybody(known: Thing) -> bool:
    return known.word in _words("everybody")


def _meant(known: Thing) -> bool:
    """Tell whether "people" told of the same event may be these: everybody, or its passengers, its pilgrims."""
    return _everybody(known) or (known.word in _words("crowds") and not known.before)


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
    return frozenset(_head(word) for word in _words("persons"))


@cache
def _endings() -> tuple[str, ...]:
    return tuple(lexicon("en", "figure_relations")["person_endings"])


@cache
def _kinds() -> Mapping[str, frozenset[str]]:
    held: dict[str, list[str]] = lexicon("en", "figure_relations")["kinds"]
    return {_head(name): frozenset(_head(kind) for kind in kinds) for name, kinds in held.items()}
