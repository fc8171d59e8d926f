"""What stands in the margin of a report: notes on statements, passages shared with other reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from whence.model.lineage import Overlap
from whence.model.reading import Figure, Moment, Reading, Statement
from whence.publish import phrases
from whence.publish.catalogue import Brief, Catalogue, ClaimBrief, Wording
from whence.publish.layers import doubtful
from whence.publish.meanings import brief
from whence.publish.pairs import key


@dataclass(frozen=True, slots=True)
class Note:
    """What the margin says of one statement.

    Attributes:
        number: From 1, in order of the text; the same number stands behind the statement and before its card.
        statement: Id.
        claim: The claim it belongs to when that has a page, else `None`.
        claim_href: Where that is.
        own: It is the outlet's own voice.
        low: Too uncertain for the ledger.
    """

    number: int
    statement: str
    wording: Wording
    claim: ClaimBrief | None
    claim_href: str
    own: bool
    low: bool


@dataclass(frozen=True, slots=True)
class Value:
    """A moment or a figure beside its block: its words, what they were read as, and where all of it is told.

    Attributes:
        kind: `moment` or `figure`.
        meaning: Empty when the words say it in the same way.
        anchor: Of its card.
    """

    start: int
    kind: str
    words: str
    meaning: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Shared:
    """A passage `[start, end)` that stands in another report too.

    Attributes:
        words: Shared words in order.
        exact: Nothing was changed in it.
        brief: The other report.
        href: The same passage there.
        beside: The same passage with both reports side by side, empty when they have no such page.
    """

    start: int
    end: int
    words: int
    exact: bool
    brief: Brief
    href: str
    beside: str


def notes(made: Catalogue, statements: Iterable[Statement]) -> list[Note]:
    """Write the notes on a report's statements, in order of the text.

    Why this way: the outlet's own words, said once, get none; the text says it all.
    """
    written: list[Note] = []
    for statement in statements:
        claim = None if statement.claim is None else made.claims.get(statement.claim)
        shown = claim if claim is not None and claim.paged else None
        if statement.chain or shown is not None:
            note = Note(
                number=len(written) + 1,
                statement=statement.id,
                wording=made.wordings[statement.id],
                claim=shown,
                claim_href="" if shown is None else made.claim_href(shown.id),
                own=not statement.chain,
                low=doubtful(statement, made.confident),
            )
            written.append(note)
    return written


def values(reading: Reading, anchors: Mapping[str, str]) -> list[Value]:
    """List the moments and figures of a report, in order of the text.

    Args:
        reading: What was read out of the report.
        anchors: Where each is told of, by its id.
    """
    found: list[tuple[Moment | Figure, str]] = [(each, "moment") for each in reading.moments]
    found += [(each, "figure") for each in reading.figures]
    made = [
        Value(each.span.start, kind, phrases.shortened(each.span.text, 60), brief(each), anchors[each.id])
        for each, kind in found
    ]
    return sorted(made, key=lambda each: (each.start, each.anchor))


def shared(made: Catalogue, report: str) -> list[Shared]:
    """List the passages of a report that stand elsewhere too, by place, the longest first."""
    found = [each for overlap in made.overlaps[report] for each in _passages(made, overlap, report)]
    return sorted(found, key=lambda each: (each.start, -each.words, each.brief.order, each.href))


def _passages(made: Catalogue, overlap: Overlap, report: str) -> Iterator[Shared]:
    pair = made.pairs.get(key(overlap.report_a, overlap.report_b))
    for passage in overlap.passages:
        here, there = (passage.a, passage.b) if overlap.report_a == report else (passage.b, passage.a)
        brief = made.briefs[there.report]
        yield Shared(
            start=here.start,
            end=here.end,
            words=int(passage.score),
            exact=not passage.edits,
            brief=brief,
            href=made.span_href(there),
            beside="" if pair is None else pair.place(passage),
        )
