"""The text of a report in blocks, each with its marks and what stands beside it."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from whence.model.reading import Statement
from whence.model.reports import Report
from whence.publish.blocks import Block, blocks
from whence.publish.direction import direction
from whence.publish.margin import Note, Shared, Value
from whence.publish.marks import Frame, Paint, Stop, Token, marked
from whence.publish.wordings import extent

#: Reports named beside one block; the rest is counted.
NAMED_BESIDE = 3
#: A block of which this share stands elsewhere gets a bar in the margin instead of a wash over its words.
BARRED_FROM = 0.6
#: Notes, and likewise moments and figures, that stand beside one block; the rest is counted and stands below.
MOST_BESIDE = 12


@dataclass(slots=True)
class Row:
    """One block of text with what stands beside it."""

    block: Block
    paints: list[Paint] = field(default_factory=list)
    frames: list[Frame] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    values: list[Value] = field(default_factory=list)
    beside: list[Shared] = field(default_factory=list)
    barred: bool = False
    direction: str = "ltr"
    tokens: Sequence[Token] = ()

    @property
    def told(self) -> list[Note]:
        """The notes that stand beside the block."""
        return self.notes[:MOST_BESIDE]

    @property
    def valued(self) -> list[Value]:
        """The moments and figures that stand beside the block."""
        return self.values[:MOST_BESIDE]

    @property
    def untold(self) -> int:
        """How many notes, moments and figures stand only below the text."""
        return len(self.notes) + len(self.values) - len(self.told) - len(self.valued)

    @property
    def named(self) -> list[Shared]:
        """The passages that are named beside the block, each other report once."""
        return list({each.brief.id: each for each in reversed(self.beside)}.values())[::-1][:NAMED_BESIDE]

    @property
    def unnamed(self) -> int:
        """How many other reports are not named."""
        return len({each.brief.id for each in self.beside}) - len(self.named)


@dataclass(frozen=True, slots=True)
class Layers:
    """What was read out of a report, ready to be laid over its text.

    Attributes:
        statements: In order of the text.
        at: Anchors of the cards of moments and figures, by id.
    """

    paints: Sequence[Paint]
    statements: Sequence[Statement]
    notes: Sequence[Note]
    values: Sequence[Value]
    at: Mapping[str, str]


def rows_of(report: Report, laid: Layers, *, beside: Sequence[Shared], stops: Iterable[int]) -> list[Row]:
    """Cut a report into blocks and give each its marks and what stands beside it.

    Args:
        report: The report.
        laid: What was read out of it.
        beside: Passages that other reports share, by place.
        stops: Offsets that other pages lead to.

    Cost: linear in the text and its marks, after sorting.
    """
    rows = [Row(block) for block in blocks(report.text, report.furniture)]
    starts = [row.block.start for row in rows]
    _frame(rows, starts, laid)
    for paint in laid.paints:
        for row in _touched(rows, starts, (paint.start, paint.end)):
            row.paints.append(paint)
    for note in laid.notes:
        _at(rows, starts, note.wording.start).notes.append(note)
    for value in laid.values:
        _at(rows, starts, value.start).values.append(value)
    for passage in beside:
        _at(rows, starts, passage.start).beside.append(passage)
    _bar(rows, starts, beside)
    wanted = [(place, f"c{place}") for place in stops] + [(each.start, f"t{each.anchor}") for each in laid.values]
    found = _stops(rows, starts, wanted)
    whole = direction(report.text)
    for number, row in enumerate(rows):
        row.direction = direction(report.text[row.block.start : row.block.end], whole)
        bounds = row.block.start, row.block.end
        row.tokens = marked(report.text, bounds, row.paints, frames=row.frames, stops=found[number])
    return rows


def _frame(rows: Sequence[Row], starts: Sequence[int], laid: Layers) -> None:
    """Give every statement a frame that links lead to, and its number."""
    numbers = {note.statement: note.number for note in laid.notes}
    for statement in laid.statements:
        start, end = extent(statement)
        for place, row in enumerate(_touched(rows, starts, (start, end))):
            # The anchor must stand inside a block, wherever a reader lets a statement begin.
            begin = max(start, row.block.start) if place == 0 else start
            row.frames.append(Frame(begin, end, statement.id, numbers.get(statement.id)))


def _at(rows: Sequence[Row], starts: Sequence[int], place: int) -> Row:
    return rows[max(bisect_right(starts, place) - 1, 0)]


def _touched(rows: Sequence[Row], starts: Sequence[int], bounds: tuple[int, int]) -> Iterator[Row]:
    at = max(bisect_right(starts, bounds[0]) - 1, 0)
    while at < len(rows) and rows[at].block.start < bounds[1]:
        if rows[at].block.end > bounds[0]:
            yield rows[at]
        at += 1


def _stops(
    rows: Sequence[Row], starts: Sequence[int], wanted: Iterable[tuple[int, str]]
) -> defaultdict[int, list[Stop]]:
    """Hand each cited place with its anchor to its block; one between two blocks goes to the end of the first."""
    found = defaultdict(list)
    for place, anchor in wanted:
        number = max(bisect_right(starts, place) - 1, 0)
        inside = min(max(place, rows[number].block.start), rows[number].block.end - 1)
        found[number].append(Stop(inside, anchor))
    return found


def _bar(rows: Sequence[Row], starts: Sequence[int], beside: Sequence[Shared]) -> None:
    """Show what is shared: a bar where most of a block is, else a wash over the words."""
    for start, end in _joined(beside):
        for row in _touched(rows, starts, (start, end)):
            row.paints.append(Paint(max(start, row.block.start), min(end, row.block.end), "shared"))
    for row in rows:
        covered = sum(paint.end - paint.start for paint in row.paints if paint.style == "shared")
        row.barred = covered >= BARRED_FROM * (row.block.end - row.block.start)
        if row.barred:
            row.paints = [paint for paint in row.paints if paint.style != "shared"]


def _joined(passages: Sequence[Shared]) -> list[tuple[int, int]]:
    """Unite overlapping stretches; `passages` come by their start."""
    joined: list[tuple[int, int]] = []
    for each in passages:
        if joined and each.start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(joined[-1][1], each.end)
        else:
            joined.append((each.start, each.end))
    return joined
