"""A sentence as a row of names, times, words and marks."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from whence.model.identities import NameUse
from whence.model.reading import MentionKind, Moment, Reading
from whence.model.reports import Report
from whence.resolve.role_words import words

_TOKEN = re.compile(r"[^\W_]+(?:[-'’.&][^\W_]+){0,8}|[^\w\s]")
_OWNS = re.compile(r"['’]s(?!\w)|(?<=s)['’](?!\w)")
_OWNED = re.compile(r"['’]s\Z")
#: Longest sentence that is looked at, code points; what is longer is no sentence.
LONGEST = 6000


@dataclass(frozen=True, slots=True)
class Name:
    """A name as the rules see it.

    Attributes:
        key: What it goes by in its report.
        seen: The reader found it; else its capitals and its place show it.
    """

    key: str
    kind: MentionKind
    seen: bool = True


@dataclass(frozen=True, slots=True)
class Piece:
    """A name, a time, a word or a mark.

    Attributes:
        low: Its text, case folded; empty for names and times.
        start, end: Where it stands in the report, code points, a possessive ending left out.
        owns: A possessive ending follows.
        capital: It begins with a capital.
    """

    low: str
    start: int
    end: int
    owns: bool = False
    capital: bool = False
    name: Name | None = None
    moment: Moment | None = None

    @property
    def is_word(self) -> bool:
        """Whether it is a plain word."""
        return bool(self.low) and self.low[0].isalnum()


_NOTHING = Piece("", -1, -1)


@dataclass(slots=True)
class Line:
    """One sentence.

    Attributes:
        place: Its number among the sentences of the report.
        before: The sentence before it.
        asks: It ends with a question mark.
    """

    report: Report
    place: int
    pieces: list[Piece]
    before: Line | None = None
    asks: bool = False
    names: list[int] = field(default_factory=list)

    def at(self, index: int) -> Piece:
        """Give the piece at a place, an empty one beyond either end."""
        return self.pieces[index] if 0 <= index < len(self.pieces) else _NOTHING

    def low(self, index: int) -> str:
        """Give the word or mark at a place, empty for a name, a time and beyond either end."""
        return self.at(index).low

    def name(self, index: int) -> Name | None:
        """Give the name at a place."""
        return self.at(index).name

    def run(self, index: int, table: Collection[tuple[str, ...]], most: int) -> int:
        """Give how many words from a place on are the longest run that a table holds, 0 for none."""
        low: list[str] = []
        for piece in self.pieces[index : index + most]:
            if not piece.is_word:
                break
            low.append(piece.low)
        return next((size for size in range(len(low), 0, -1) if tuple(low[:size]) in table), 0)

    def text(self, first: int, last: int) -> str:
        """Give the words from one place up to another, blanks made single."""
        if first >= last:
            return ""
        return " ".join(self.report.text[self.pieces[first].start : self.pieces[last - 1].end].split())


def lines(report: Report, reading: Reading, names: Mapping[tuple[int, int], Name]) -> Iterator[Line]:
    """Lay out the sentences of a report as pieces.

    Args:
        report: The report.
        reading: Its sentences and moments.
        names: Names by where they stand, (start, end).

    Cost: linear in the text, times the logarithm of names and moments.
    """
    marked = _marked(reading, names)
    starts = [start for start, _, _, _ in marked]
    before: Line | None = None
    for place, sentence in enumerate(reading.sentences):
        if sentence.end - sentence.start > LONGEST:
            before = None
            continue
        own = marked[bisect_left(starts, sentence.start) : bisect_right(starts, sentence.end)]
        pieces = _pieces(report.text, (sentence.start, sentence.end), own)
        line = Line(report, place, pieces, before, report.text[: sentence.end].endswith(("?", "?”", '?"')))
        line.names = [index for index, piece in enumerate(pieces) if piece.name is not None]
        before = line
        yield line


_Marked = tuple[int, int, Name | None, Moment | None]


def _marked(reading: Reading, names: Mapping[tuple[int, int], Name]) -> list[_Marked]:
    """Give names and times in order; of two that overlap the name, of two names the first."""
    found: list[_Marked] = []
    for (start, end), name in sorted(names.items()):
        if not found or found[-1][1] <= start:
            found.append((start, end, name, None))
    ends = [end for _, end, _, _ in found]
    starts = [start for start, _, _, _ in found]
    for moment in reading.moments:
        span = moment.span
        if bisect_right(ends, span.start) == bisect_left(starts, span.end):
            found.append((span.start, span.end, None, moment))
    return sorted(found, key=lambda one: one[:2])


def _pieces(text: str, bounds: tuple[int, int], marked: Sequence[_Marked]) -> list[Piece]:
    found: list[Piece] = []
    at, last = bounds
    for start, end, name, moment in marked:
        if start < at or end > last:
            continue
        found += _plain(text, at, start)
        owns = _OWNS.match(text, end) if name is not None else None
        found.append(Piece("", start, end, owns is not None, True, name, moment))
        at = end if owns is None else owns.end()
    return found + list(_plain(text, at, last))


def _plain(text: str, first: int, last: int) -> Iterator[Piece]:
    for match in _TOKEN.finditer(text, first, last):
        start, end = match.span()
        head, dash, rest = match[0].partition("-")
        if dash and head.casefold() in {"then", "ex", "now"} and rest:
            yield Piece(head.casefold(), start, start + len(head))
            start += len(head) + 1
        own = _OWNED.search(text[start:end])
        stop = start + own.start() if own is not None else end
        word = text[start:stop]
        yield Piece(word.casefold().replace("’", "'"), start, stop, own is not None, word[:1].isupper())


def is_stop(piece: Piece) -> bool:
    """Tell whether a run of words before a role noun ends here."""
    return not piece.is_word or piece.low in words("stops") or piece.owns
