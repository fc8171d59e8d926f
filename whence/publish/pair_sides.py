"""One side of two reports: each shared passage with its sentence, and what stands between passages."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from whence.model.reports import Report
from whence.publish.blocks import blocks
from whence.publish.direction import direction
from whence.publish.pair_changes import WORD
from whence.text.sentences import sentence_ranges

#: Code points of the sentence that are shown before and behind a passage.
AROUND = 240
#: Code points behind a passage that tell whether its sentence ends; longer sentences are cut.
AHEAD = 600
#: Code points of what stands between two passages that unfold; the rest is counted.
UNFOLDED = 800

Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Gap:
    """What a report has between two passages and the other has not.

    Attributes:
        words: How many.
        text: Their beginning, clutter and passages left out.
        more: Words that `text` leaves out.
    """

    words: int
    text: str
    more: int


@dataclass(slots=True)
class Place:
    """A passage in one text.

    Attributes:
        number: From 1, in order of this text.
        before, behind: Code points where its sentence begins and ends, as far as it is shown.
        gap: What stands before it, `None` when that is nothing.
    """

    start: int
    end: int
    number: int
    before: int = 0
    behind: int = 0
    gap: Gap | None = None


@dataclass(slots=True)
class Side:
    """One of two texts.

    Attributes:
        starts: Where its blocks begin.
        whole: Which way most of it runs.
        covered, clutter: What is shared or clutter, what is clutter; stretches in order that do not touch.
        places: Passages by their start and end.
        tail: What stands behind the last passage, `None` when that is nothing.
    """

    report: Report
    whole: str
    starts: Sequence[int]
    covered: Sequence[Stretch]
    clutter: Sequence[Stretch]
    places: dict[Stretch, Place] = field(default_factory=dict)
    tail: Gap | None = None

    def idle(self, at: int) -> bool:
        """Whether a code point is page clutter."""
        number = bisect_right(self.clutter, (at, len(self.report.text))) - 1
        return number >= 0 and self.clutter[number][1] > at

    def runs(self, start: int, end: int) -> Iterator[tuple[Stretch, bool]]:
        """Cut a stretch into body and clutter, in order; the second says which is clutter."""
        first = max(bisect_right(self.clutter, (start, len(self.report.text))) - 1, 0)
        for number in range(first, len(self.clutter)):
            begin, stop = self.clutter[number]
            if begin >= end:
                break
            if stop > start:
                if begin > start:
                    yield (start, begin), False
                yield (max(begin, start), min(stop, end)), True
                start = min(stop, end)
        if start < end:
            yield (start, end), False

    def block(self, at: int) -> int:
        """Number the block that a code point lies in."""
        return bisect_right(self.starts, at)

    def direction(self, start: int, end: int) -> str:
        """Which way a stretch runs."""
        return direction(self.report.text[start:end], self.whole)


def side(report: Report, passages: Iterable[Stretch], shown: frozenset[Stretch]) -> Side:
    """Lay out one text.

    Args:
        report: The report.
        passages: All stretches it shares with the other, any order; they may lie over each other.
        shown: Those that the page shows; the others count as shared and are not shown.

    Cost: linear in the text, after sorting passages.
    """
    every = sorted(set(passages))
    clutter = joined((each.span.start, each.span.end) for each in report.furniture)
    starts = [block.start for block in blocks(report.text, report.furniture)]
    made = Side(report, direction(report.text), starts, joined([*every, *clutter]), clutter)
    told = reach = 0
    for number, (start, end) in enumerate(every, 1):
        if (start, end) in shown:
            following = every[number][0] if number < len(every) else len(report.text)
            place = Place(start, end, number)
            place.before = _before(report.text, starts, start, floor=reach)
            place.behind = _behind(report.text, starts, end, ceiling=max(following, end))
            place.gap = _gap(made, told, place.before)
            made.places[start, end] = place
            told = max(told, place.behind)
        reach = max(reach, end, told)
    made.tail = _gap(made, told, len(report.text))
    return made


def _before(text: str, starts: Sequence[int], start: int, *, floor: int) -> int:
    """Find where the sentence of a passage begins, not before `floor`."""
    block = starts[bisect_right(starts, start) - 1] if starts and starts[0] <= start else 0
    least = max(block, floor, start - AHEAD)
    if least >= start:
        return start
    around = sentence_ranges(text, least, min(start + AROUND, len(text)))
    begin = next((first for first, last in around if first <= start < last), start)
    if start - begin <= AROUND:
        return begin
    blank = text.find(" ", start - AROUND, start)
    return start - AROUND if blank < 0 else blank + 1


def _behind(text: str, starts: Sequence[int], end: int, *, ceiling: int) -> int:
    """Find where the sentence of a passage ends, not behind `ceiling`."""
    block = bisect_left(starts, end)
    most = min(starts[block] if block < len(starts) else len(text), ceiling, end + AHEAD)
    begin = max(end - AROUND, 0)
    last = next((last for first, last in sentence_ranges(text, begin, most) if last >= end), end)
    if last - end <= AROUND:
        return last
    blank = text.rfind(" ", end, end + AROUND)
    return end + AROUND if blank < 0 else blank


def _gap(made: Side, start: int, end: int) -> Gap | None:
    """Gather what stands between two places and is neither shared nor clutter."""
    pieces: list[str] = []
    words = kept = room = 0
    for begin, stop in _between(made, start, end):
        text = made.report.text[begin:stop]
        count = sum(1 for _ in WORD.finditer(text))
        if not count:
            continue
        words += count
        left = UNFOLDED - room
        if left > 0:
            piece = text.strip() if len(text) <= left else _cut(text, left)
            pieces.append(piece)
            room += len(piece)
            kept += sum(1 for _ in WORD.finditer(piece))
    return Gap(words, " … ".join(pieces), words - kept) if words else None


def _between(made: Side, start: int, end: int) -> Iterator[Stretch]:
    first = max(bisect_right(made.covered, (start, len(made.report.text))) - 1, 0)
    for number in range(first, len(made.covered)):
        begin, stop = made.covered[number]
        if begin >= end:
            break
        if begin > start:
            yield start, begin
        start = max(start, stop)
    if start < end:
        yield start, end


def _cut(text: str, room: int) -> str:
    blank = text.rfind(" ", 0, room)
    return text[: room if blank <= 0 else blank].strip()


def joined(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Unite stretches that touch; gives them in order."""
    made: list[Stretch] = []
    for start, end in sorted(stretches):
        if made and start <= made[-1][1]:
            made[-1] = made[-1][0], max(made[-1][1], end)
        else:
            made.append((start, end))
    return made
