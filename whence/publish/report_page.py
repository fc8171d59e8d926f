"""The report page: the text with every mark, and notes in the margin."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from whence.model.reading import Reading, Statement
from whence.model.reports import Report
from whence.publish import phrases
from whence.publish.blocks import Block, blocks
from whence.publish.catalogue import Brief, Catalogue
from whence.publish.links import safe
from whence.publish.margin import Note, Shared, notes, shared
from whence.publish.marks import Frame, Paint, Stop, Token, marked
from whence.publish.wordings import extent, paints, wording

#: Reports named beside one block, and in the list below the text; the rest is counted.
NAMED_BESIDE = 3
NAMED_BELOW = 100
#: A block of which this share stands elsewhere gets a bar in the margin instead of a wash over its words.
BARRED_FROM = 0.6


@dataclass(slots=True)
class Row:
    """One block of text with what stands beside it."""

    block: Block
    paints: list[Paint] = field(default_factory=list)
    frames: list[Frame] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    beside: list[Shared] = field(default_factory=list)
    barred: bool = False
    tokens: Sequence[Token] = ()

    @property
    def named(self) -> list[Shared]:
        """The passages that are named beside the block, each other report once."""
        return list({each.brief.id: each for each in reversed(self.beside)}.values())[::-1][:NAMED_BESIDE]

    @property
    def unnamed(self) -> int:
        """How many other reports are not named."""
        return len({each.brief.id for each in self.beside}) - len(self.named)


def report_page(made: Catalogue, report: Report, reading: Reading | None) -> dict[str, Any]:
    """Put together what a report page shows, and keep its wordings for other pages.

    Why this way: report pages come first, since they see every sentence anyway; what other pages quote
    is kept in short, so that no text is read twice.

    Args:
        made: The case in short; the wordings of this report are added to it.
        report: The report.
        reading: What was read out of it, `None` when it was not read.

    Returns:
        The values that `report.html` names.

    Cost: linear in the text and its marks, after sorting.
    """
    brief = made.briefs[report.id]
    statements = () if reading is None else reading.statements
    sentences = {} if reading is None else {each.id: each for each in reading.sentences}
    for statement in statements:
        made.wordings[statement.id] = wording(made, report, statement, sentence=sentences.get(statement.sentence))
    beside = shared(made, report.id)
    evidence = report.published.evidence
    return {
        "report": report,
        "brief": brief,
        "read": reading is not None,
        "published": report.published,
        "url": safe(report.url),
        "dated": phrases.date(report.published),
        "alternatives": [phrases.day(each) for each in report.published.alternatives],
        "dated_at": "" if evidence is None else made.span_href(evidence),
        "rows": _rows(made, report, statements, written=[] if reading is None else notes(made, reading), beside=beside),
        "neighbours": _neighbours(made, report.id)[:NAMED_BELOW],
        "neighbour_count": len(made.overlaps[report.id]),
        "credits": made.credits[report.id],
        "parents": made.parents[report.id],
        "statement_count": len(statements),
    }


def _rows(
    made: Catalogue,
    report: Report,
    statements: Iterable[Statement],
    *,
    written: Sequence[Note],
    beside: Sequence[Shared],
) -> list[Row]:
    rows = [Row(block) for block in blocks(report.text, report.furniture)]
    starts = [row.block.start for row in rows]
    numbers = {note.statement: note.number for note in written}
    for statement in statements:
        start, end = extent(statement)
        for place, row in enumerate(_touched(rows, starts, (start, end))):
            # The anchor must stand inside a block, wherever a reader lets a statement begin.
            begin = max(start, row.block.start) if place == 0 else start
            row.frames.append(Frame(begin, end, statement.id, numbers.get(statement.id)))
        for paint in paints(statement):
            for row in _touched(rows, starts, (paint.start, paint.end)):
                row.paints.append(paint)
    for note in written:
        rows[max(bisect_right(starts, note.wording.start) - 1, 0)].notes.append(note)
    for passage in beside:
        rows[max(bisect_right(starts, passage.start) - 1, 0)].beside.append(passage)
    _bar(rows, starts, beside)
    stops = _stops(rows, starts, made.stops[report.id])
    for number, row in enumerate(rows):
        bounds = row.block.start, row.block.end
        row.tokens = marked(report.text, bounds, row.paints, frames=row.frames, stops=stops[number])
    return rows


def _touched(rows: Sequence[Row], starts: Sequence[int], bounds: tuple[int, int]) -> Iterator[Row]:
    at = max(bisect_right(starts, bounds[0]) - 1, 0)
    while at < len(rows) and rows[at].block.start < bounds[1]:
        if rows[at].block.end > bounds[0]:
            yield rows[at]
        at += 1


def _stops(rows: Sequence[Row], starts: Sequence[int], places: Iterable[int]) -> defaultdict[int, list[Stop]]:
    """Hand each cited place to its block; one between two blocks goes to the end of the first."""
    found = defaultdict(list)
    for place in places:
        number = max(bisect_right(starts, place) - 1, 0)
        inside = min(max(place, rows[number].block.start), rows[number].block.end - 1)
        found[number].append(Stop(inside, f"c{place}"))
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


def _neighbours(made: Catalogue, report: str) -> list[tuple[Brief, int, int, str]]:
    """List the reports that share passages with one: who, shared words, share of this text in percent, where."""
    found = []
    for overlap in made.overlaps[report]:
        first = overlap.report_a == report
        other = overlap.report_b if first else overlap.report_a
        here = overlap.contained_a if first else overlap.contained_b
        words = int(sum(passage.score for passage in overlap.passages))
        there = overlap.passages[0].b if first else overlap.passages[0].a
        found.append((made.briefs[other], words, round(100 * here), made.span_href(there)))
    return sorted(found, key=lambda each: (-each[1], each[0].order))
