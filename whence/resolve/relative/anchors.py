"""Places that a text places others by, and one sentence with its anchors set in as single marks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from whence.model.reading import Place, Sentence
from whence.model.reports import Report
from whence.resolve.gazetteer.entries import Entry
from whence.resolve.relative.words import LENGTHS, MOST, PLACES, TIMES, number_words, vague, words
from whence.text.numbers import Amount

#: How far back, in code points, "the city" may look for its name.
REACH = 600
#: Places of one sentence at most: what names more is a list, and its commas tell nothing.
NAMED = 300
#: Marks that stand for something else in this file are not let in from a text.
_FOREIGN = re.compile("[\U000f0000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Sited:
    """A place of the report with the gazetteer entry it stands for, `None` when it is unlocated or ambiguous."""

    place: Place
    entry: Entry | None


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place as it stands in a sentence.

    Attributes:
        start, end: Offsets in the report's text.
        implied: The sentence has only "the city", and the name stands before.
    """

    sited: Sited
    start: int
    end: int
    implied: bool = False


@dataclass(frozen=True, slots=True)
class Length:
    """A length in metres or a time in hours: the least and the most that its words allow."""

    low: float
    high: float


class Line:
    """One sentence in which every place, length and time is one private mark.

    Why this way: a name can hold any words, also "North" or "near"; with names out of the way the wordings of
    relative places are few and their patterns short. Every mark leads back to its place in the text.

    Attributes:
        text: The sentence with its marks.
        amounts: All amounts of the sentence with offsets in the report's text, the lengths and times among them.
    """

    def __init__(self, report: Report, sentence: Sentence, anchors: Sequence[Anchor]) -> None:
        """Set the marks in; `anchors` come in reading order and do not overlap."""
        raw = report.text[sentence.start : sentence.end]
        self.anchors = anchors[:MOST]
        self.lengths: list[Length] = []
        self.times: list[Length] = []
        self.amounts = number_words().amounts(raw) if number_words().has_any(raw) else []
        marks = sorted(self._marks(raw, sentence.start), key=lambda one: (one[0], -one[1]))
        parts, self._masked, self._plain = [], [0], [sentence.start]
        at = length = 0
        for start, end, mark in marks:
            if start < at:
                continue
            before = _FOREIGN.sub("\ufffd", raw[at:start])
            parts += [before, mark]
            length += len(before) + 1
            self._masked += [length - 1, length]
            self._plain += [sentence.start + start, sentence.start + end]
            at = end
        parts.append(_FOREIGN.sub("\ufffd", raw[at:]))
        self.text = "".join(parts)
        self.base = sentence.start

    def anchor(self, mark: str) -> Anchor:
        """Give the place a mark stands for."""
        return self.anchors[ord(mark) - PLACES]

    def length(self, mark: str) -> Length:
        """Give the length or time a mark stands for."""
        return self.times[ord(mark) - TIMES] if ord(mark) >= TIMES else self.lengths[ord(mark) - LENGTHS]

    def offset(self, masked: int) -> int:
        """Turn an offset in `text`, never one inside a mark, into one in the report's text."""
        at = bisect_right(self._masked, masked) - 1
        return self._plain[at] + masked - self._masked[at]

    def masked(self, plain: int) -> int:
        """Turn an offset in the report's text into one in `text`; inside a mark it is that of the mark."""
        at = bisect_right(self._plain, plain) - 1
        return min(self._masked[at] + plain - self._plain[at], self._masked[at + 1] if at % 2 else len(self.text))

    def _marks(self, raw: str, base: int) -> Iterator[tuple[int, int, str]]:
        for number, anchor in enumerate(self.anchors):
            yield anchor.start - base, anchor.end - base, chr(PLACES + number)
        for start, end, sort, length in _measures(raw, self.amounts):
            held, first = (self.lengths, LENGTHS) if sort == "length" else (self.times, TIMES)
            if len(held) < MOST:
                held.append(length)
                yield start, end, chr(first + len(held) - 1)


def anchors_of(report: Report, sentence: Sentence, sited: Sequence[Sited]) -> list[Anchor]:
    """Give the places that stand in a sentence, "the city" among them, in reading order and without overlap.

    Args:
        report: The report.
        sentence: One of its sentences.
        sited: All places of the report, by where they stand.
    """
    starts = [one.place.span.start for one in sited]
    first, last = bisect_right(starts, sentence.start - 1), bisect_right(starts, sentence.end - 1)
    own = [Anchor(one, one.place.span.start, one.place.span.end) for one in sited[first:last]]
    own += _implied(report, sentence, sited[:last])
    found: list[Anchor] = []
    for anchor in sorted(own, key=lambda one: (one.start, -one.end)):
        if anchor.end <= sentence.end and (not found or anchor.start >= found[-1].end):
            found.append(anchor)
    return found[:NAMED]


def _implied(report: Report, sentence: Sentence, sited: Sequence[Sited]) -> Iterator[Anchor]:
    for match in _calls().finditer(report.text, sentence.start, sentence.end):
        kind = match.lastgroup
        for one in reversed(sited):
            span = one.place.span
            if match.start() - span.end > REACH:
                break
            if span.end <= match.start() and one.entry is not None and one.entry.kind == kind:
                yield Anchor(one, match.start(), match.end(), implied=True)
                break


@cache
def _calls() -> re.Pattern[str]:
    kinds = "|".join(f"(?P<{kind}>{'|'.join(map(re.escape, calls))})" for kind, calls in words()["implied"].items())
    return re.compile(rf"\b(?:{kinds})\b(?! of\b|['’]s\b)", re.IGNORECASE)


def _measures(raw: str, amounts: Iterable[Amount]) -> Iterator[tuple[int, int, str, Length]]:
    """Give lengths and times of a sentence; where two overlap the first or else the longer one is meant."""
    for sort, which in (("length", "lengths"), ("time", "times")):
        for pattern, low, high in vague(which):
            yield from ((match.start(), match.end(), sort, Length(low, high)) for match in pattern.finditer(raw))
    metres, hours = words()["metres"], words()["hours"]
    for amount in amounts:
        for sort, units in (("length", metres), ("time", hours)):
            if amount.unit in units:
                low, high = (units[amount.unit] * bound for bound in _bounds(amount))
                yield amount.start, amount.end, sort, Length(low, high)


def _bounds(amount: Amount) -> tuple[float, float]:
    """Give what the words of a length allow; where they leave one side open, a quarter of it."""
    if amount.low is not None and amount.high is not None:
        return amount.low, amount.high
    if amount.high is not None:
        return 0.0, amount.high
    known = amount.low if amount.low is not None else amount.value or 0.0
    return known, 1.25 * known
