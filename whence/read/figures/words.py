"""A sentence cut into words once, with the amounts in it, for the rules that look around a number."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache

from whence.lang.lexicon import lexicon
from whence.text.numbers import Amount

#: Half-open code-point offsets into the sentence.
Extent = tuple[int, int]

_TOKEN = re.compile(r"[^\W_](?:[\w'’.-]{0,40}[\w])?|[^\s\w]|_")


class Line:
    """One sentence's words and amounts.

    Attributes:
        text: The sentence.
        amounts: Its quantities, in reading order.
        words, low: The words and marks, as written and in lower case.
        starts, ends: Where each lies in `text`.
    """

    def __init__(self, text: str, amounts: Sequence[Amount]) -> None:
        """Cut the sentence into words."""
        self.text = text
        self.amounts = amounts
        matches = list(_TOKEN.finditer(text))
        self.words = [match[0] for match in matches]
        self.low = [word.casefold().replace("’", "'") for word in self.words]
        self.starts = [match.start() for match in matches]
        self.ends = [match.end() for match in matches]
        self._begins = [amount.start for amount in amounts]

    def after(self, position: int) -> int:
        """Give the index of the first word that begins at or behind a position."""
        return bisect_left(self.starts, position)

    def before(self, position: int) -> int:
        """Give the index of the last word that begins before a position, -1 when none does."""
        return bisect_left(self.starts, position) - 1

    def amount_at(self, index: int) -> int | None:
        """Give the place of the amount that a word belongs to."""
        place = bisect_right(self._begins, self.starts[index]) - 1
        return place if place >= 0 and self.starts[index] < self.amounts[place].end else None

    def at(self, index: int) -> str:
        """Give a word in lower case, empty outside the sentence."""
        return self.low[index] if 0 <= index < len(self.low) else ""

    def extent(self, first: int, last: int) -> Extent:
        """Give the offsets of words `first` to `last`, both included."""
        return self.starts[first], self.ends[last]


@cache
def listed(name: str) -> frozenset[str]:
    """Give a list of `numbers.yaml` as a set."""
    return frozenset(str(word) for word in lexicon("en", "numbers")[name])


def is_plural(word: str) -> bool:
    """Tell whether a word in lower case looks like a plural or names persons."""
    return word in listed("persons") or (
        word.endswith("s") and len(word) > 3 and not word.endswith(("ss", "us", "is", "'s"))
    )


def is_word(word: str) -> bool:
    """Tell whether a word in lower case can be part of a noun phrase."""
    return word[:1].isalpha() and word not in listed("stops")
