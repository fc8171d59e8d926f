"""What stands in the margin of a report: notes on statements, passages shared with other reports."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from whence.model.lineage import Overlap
from whence.model.reading import Reading, Statement
from whence.publish import phrases
from whence.publish.catalogue import Brief, Catalogue, ClaimBrief, Wording
from whence.publish.wordings import extent


@dataclass(frozen=True, slots=True)
class Note:
    """What the margin says of one statement.

    Attributes:
        number: From 1, in order of the text; the same number stands behind the statement.
        statement: Id.
        values: Figures and times: the words, and the value they were read as, empty when it is the same.
        claim: The claim it belongs to when that has a page, else `None`.
        claim_href: Where that is.
        own: It is the outlet's own voice.
    """

    number: int
    statement: str
    wording: Wording
    values: tuple[tuple[str, str], ...]
    claim: ClaimBrief | None
    claim_href: str
    own: bool


@dataclass(frozen=True, slots=True)
class Shared:
    """A passage `[start, end)` that stands in another report too.

    Attributes:
        words: Shared words in order.
        exact: Nothing was changed in it.
        brief: The other report.
        href: The same passage there.
    """

    start: int
    end: int
    words: int
    exact: bool
    brief: Brief
    href: str


def notes(made: Catalogue, reading: Reading) -> list[Note]:
    """Write the notes on a report's statements, in order of the text.

    Why this way: the outlet's own words, said once and without a value, get none; the text says it all.
    """
    written: list[Note] = []
    for statement in sorted(reading.statements, key=lambda each: (*extent(each), each.id)):
        claim = None if statement.claim is None else made.claims.get(statement.claim)
        shown = claim if claim is not None and claim.paged else None
        values = _values(reading, statement)
        if statement.chain or values or shown is not None:
            note = Note(
                number=len(written) + 1,
                statement=statement.id,
                wording=made.wordings[statement.id],
                values=values,
                claim=shown,
                claim_href="" if shown is None else made.claim_href(shown.id),
                own=not statement.chain,
            )
            written.append(note)
    return written


def _values(reading: Reading, statement: Statement) -> tuple[tuple[str, str], ...]:
    wanted = {*statement.figures, *statement.moments}
    if not wanted:
        return ()
    found = [(each.span, phrases.figure(each)) for each in reading.figures if each.id in wanted]
    found += [(each.span, phrases.moment(each)) for each in reading.moments if each.id in wanted]
    told = []
    for span, value in sorted(found):
        words = phrases.shortened(span.text, 60)
        told.append((words, "" if value.casefold() == words.casefold() else value))
    return tuple(dict.fromkeys(told))


def shared(made: Catalogue, report: str) -> list[Shared]:
    """List the passages of a report that stand elsewhere too, by place, the longest first."""
    found = [each for overlap in made.overlaps[report] for each in _passages(made, overlap, report)]
    return sorted(found, key=lambda each: (each.start, -each.words, each.brief.order, each.href))


def _passages(made: Catalogue, overlap: Overlap, report: str) -> Iterator[Shared]:
    for passage in overlap.passages:
        here, there = (passage.a, passage.b) if overlap.report_a == report else (passage.b, passage.a)
        brief = made.briefs[there.report]
        yield Shared(here.start, here.end, int(passage.score), not passage.edits, brief, made.span_href(there))
