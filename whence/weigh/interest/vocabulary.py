"""The words of interest, looked up fast: sets of words, phrases as they stand between blanks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from whence.lang.lexicon import lexicon


@cache
def listed(name: str) -> frozenset[str]:
    """Give a list of `lang/en/interest.yaml` as a set."""
    return frozenset(lexicon("en", "interest")[name])


@dataclass(frozen=True, slots=True)
class Matter:
    """What a kind of source is party to by what it is.

    Attributes:
        what: Words for the reason.
        who, of: Words and phrases for such a source, and for its matters.
    """

    what: str
    who: Phrases
    of: Phrases


@dataclass(frozen=True, slots=True)
class Phrases:
    """Words and phrases of several words."""

    words: frozenset[str]
    phrases: tuple[str, ...]

    def first(self, words: list[str]) -> str | None:
        """Give the first word, else the first listed phrase, that stands among some words; `None` when none does.

        Cost: linear in the words.
        """
        word = next((one for one in words if one in self.words), None)
        if word is not None or not self.phrases:
            return word
        line = f" {' '.join(words)} "
        return next((one for one in self.phrases if f" {one} " in line), None)


@cache
def matters() -> tuple[Matter, ...]:
    """Give the matters in the order of the list."""
    return tuple(
        Matter(str(one["what"]), _phrases(one["who"]), _phrases(one["of"]))
        for one in lexicon("en", "interest")["matters"]
    )


def _phrases(words: Iterable[str]) -> Phrases:
    every = [str(one) for one in words]
    return Phrases(frozenset(one for one in every if " " not in one), tuple(sorted(one for one in every if " " in one)))
