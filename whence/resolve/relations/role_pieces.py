"""A sentence as a row of names, times, words and marks."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from whence.model.reading import MentionKind, Moment, Reading
from whence.model.reports import Report
from whence.resolve.relations.role_words import phrases, runs, words

_TOKEN = re.compile(r"[^\W_]+(?:[-'’.&][^\W_]+){0,8}|[^\w\s]")
_OWNS = re.compile(r"['’]s(?!\w)|(?<=s)['’](?!\w)")
_MARKS = frozenset({"'", "’"})
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
        rank: Where the rank before a name begins, `None` without one.
    """

    low: str
    start: int
    end: int
    owns: bool = False
    capital: bool = False
    name: Name | None = None
    moment: Moment | None = None
    rank: int | None = None

    @property
    def is_word(self) -> bool:
        """Whether it is a plain word."""
        return bool(self.low) and self.low[0].isalnum()


_NOTHING = Piece("", -1, -1)


class Line:
    """One sentence, laid out when it is first looked at.

    Attributes:
        place: Its number among the sentences of the report.
        before: The sentence before it.
        kinds: Kinds of the names that may stand in it.
    """

    def __init__(
        self, report: Report, place: int, bounds: tuple[int, int], *, marked: Sequence[_Marked], before: Line | None
    ) -> None:
        """Take the sentence between two bounds, with the names and times in it."""
        self.report, self.place, self.before = report, place, before
        self.kinds = [name.kind for _, _, name, _ in marked if name is not None]
        self._bounds, self._marked = bounds, marked

    @property
    def sentence(self) -> str:
        """Give the whole sentence."""
        return self.report.text[slice(*self._bounds)]

    @property
    def asks(self) -> bool:
        """Whether it ends with a question mark."""
        return self.report.text.endswith(("?", "?”", '?"'), 0, self._bounds[1])

    @cached_property
    def pieces(self) -> list[Piece]:
        """Its names, times, words and marks."""
        text = self.report.text
        return _titled(_lettered(text, _pieces(text, self._bounds, self._marked)))

    @cached_property
    def names(self) -> list[int]:
        """Places of its names."""
        return [index for index, piece in enumerate(self.pieces) if piece.name is not None]

    def at(self, index: int) -> Piece:
        """Give the piece at a place, an empty one beyond either end."""
        pieces = self.pieces
        return pieces[index] if 0 <= index < len(pieces) else _NOTHING

    def low(self, index: int) -> str:
        """Give the word or mark at a place, empty for a name, a time and beyond either end."""
        pieces = self.pieces
        return pieces[index].low if 0 <= index < len(pieces) else ""

    def name(self, index: int) -> Name | None:
        """Give the name at a place."""
        pieces = self.pieces
        return pieces[index].name if 0 <= index < len(pieces) else None

    def run(self, index: int, name: str) -> int:
        """Give how many words from a place on are the longest run of a list (`role_words.runs`), 0 for none."""
        table = runs(name)
        if self.low(index) not in table.starts:
            return 0
        low: list[str] = []
        for piece in self.pieces[index : index + table.most]:
            if not piece.is_word:
                break
            low.append(piece.low)
        return next((size for size in range(len(low), 0, -1) if tuple(low[:size]) in table.known), 0)

    def text(self, first: int, last: int) -> str:
        """Give the words from one place up to another, blanks made single."""
        if first >= last:
            return ""
        return " ".join(self.report.text[self.pieces[first].start : self.pieces[last - 1].end].split())


def lines(report: Report, reading: Reading, names: Mapping[tuple[int, int], Name]) -> Iterator[Line]:
    """Give the sentences of a report, to be laid out as pieces.

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
        before = Line(report, place, (sentence.start, sentence.end), marked=own, before=before)
        yield before


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
        found.append(Piece("", start, end, owns=owns is not None, capital=True, name=name, moment=moment))
        at = end if owns is None else owns.end()
    return found + list(_plain(text, at, last))


def _lettered(text: str, pieces: list[Piece]) -> list[Piece]:
    """Take initials in brackets into the name before them, `Harbour Board (HB)`."""
    found: list[Piece] = []
    at = 0
    while at < len(pieces):
        piece = pieces[at]
        at += 1
        if piece.low == "(" and found and found[-1].name is not None and not found[-1].owns:
            close = next((index for index in range(at, min(at + 6, len(pieces))) if pieces[index].low == ")"), None)
            inside = text[piece.end : pieces[close].start] if close is not None else ""
            if close is not None and len(inside) < 20 and inside.isupper() and inside[:1].isalpha():
                owns = _OWNS.match(text, pieces[close].end) is not None
                found[-1] = replace(found[-1], end=pieces[close].end, owns=owns)
                at = (
                    close + 1 + (2 if owns and pieces[close + 1 : close + 2] and pieces[close + 1].low in _MARKS else 0)
                )
                continue
        found.append(piece)
    return found


def _titled(pieces: list[Piece]) -> list[Piece]:
    """Take ranks into the name behind them, `Brig. Gen. X`."""
    found: list[Piece] = []
    for piece in pieces:
        start = piece.start
        if piece.name is not None and piece.name.kind == "person":
            while (size := _rank(found)) and len(found) >= size:
                start = found[-size].start
                del found[-size:]
        found.append(piece if start == piece.start else replace(piece, rank=start))
    return found


def _rank(before: list[Piece]) -> int:
    """Give how many pieces at the end are a rank, full stops counted."""
    size = 0
    low: list[str] = []
    most = runs("ranks").most
    best = 0
    for piece in reversed(before[-2 * most :]):
        size += 1
        if piece.low == ".":
            continue
        if not piece.is_word or not piece.capital:
            break
        low.insert(0, piece.low)
        if tuple(low) in phrases("ranks"):
            best = size
    return best


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
