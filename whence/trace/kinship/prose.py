"""Tell a report's own prose from what it sets between quotation marks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from whence.model.lineage import Passage
from whence.model.reports import Report
from whence.model.spans import Span

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_MARK = re.compile('[“”„«»"]|\n[ \t\r]*\n')
_OPENING = frozenset("“„«")


@dataclass(frozen=True)
class Prose:
    """Where a report quotes.

    Attributes:
        starts, ends: Half-open code-point offsets of the quoted stretches, ascending.
    """

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def own(self, span: Span) -> float:
        """Give the share of the words of a span that stand outside quotation marks, 0 to 1."""
        told = [not self.holds(span.start + match.start()) for match in _WORD.finditer(span.text)]
        return sum(told) / max(1, len(told))

    def holds(self, place: int) -> bool:
        """Tell whether a code point stands in a quotation."""
        before = bisect_right(self.starts, place) - 1
        return before >= 0 and place < self.ends[before]


def prose(report: Report) -> Prose:
    """Find what a report quotes.

    Why this way: marks are read paragraph by paragraph, because a quotation that is never closed must not swallow the
    rest of the page. A straight mark closes what a mark has opened and opens where none has.

    Args:
        report: The report.

    Returns:
        Its quoted stretches.

    Cost: linear in the text.
    """
    starts, ends, opened = list[int](), list[int](), -1
    for match in _MARK.finditer(report.text):
        opens = match[0] in _OPENING or (match[0] == '"' and opened < 0)
        if opened >= 0 and (match.start() > opened or not opens):
            starts.append(opened)
            ends.append(match.start())
        opened = match.end() if opens else -1
    if opened >= 0:
        starts.append(opened)
        ends.append(len(report.text))
    return Prose(tuple(starts), tuple(ends))


def own_prose(passage: Passage, a: Prose, b: Prose) -> float:
    """Count the shared words of a passage that neither side quotes; `a` is the prose of its span `a`, `b` of `b`."""
    return passage.score * min(a.own(passage.a), b.own(passage.b))


def new_words(text: str, pieces: Iterable[tuple[int, int]], covered: Iterable[tuple[int, int]]) -> int:
    """Count the words of pieces of a text that no covered stretch touches."""
    seen = sorted(covered)
    count, at, reach = 0, 0, -1
    places = sorted({match.start() for piece in pieces for match in _WORD.finditer(text, *piece)})
    for place in places:
        while at < len(seen) and seen[at][0] <= place:
            reach = max(reach, seen[at][1])
            at += 1
        count += place >= reach
    return count
