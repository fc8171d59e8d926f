"""Rows of the tables that come from gathering and reading."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from whence.model.reading import Attribution, Figure, Mention, Moment, Place, Sentence, Statement
from whence.model.reports import Capture, Published, Report
from whence.model.setbacks import Setback
from whence.model.spans import Reason, Span
from whence.publish.contract_ledger import (
    SetbackRow,
)
from whence.publish.contract_reports import (
    CaptureRow,
    FigureRow,
    LinkRow,
    MentionRow,
    MomentRow,
    PlaceRow,
    PublishedRow,
    ReasonRow,
    ReportRow,
    SentenceRow,
    SpanRow,
    StatementRow,
)


def span_row(span: Span) -> SpanRow:
    """Lay out one stretch of text."""
    return {"report": span.report, "start": span.start, "end": span.end, "text": span.text}


def span_or_none(span: Span | None) -> SpanRow | None:
    """Lay out a stretch of text that may be missing."""
    return None if span is None else span_row(span)


def reason_rows(reasons: Sequence[Reason]) -> list[ReasonRow]:
    """Lay out reasons, order kept."""
    return [
        {"kind": each.kind, "detail": each.detail, "weight": each.weight, "spans": [span_row(s) for s in each.spans]}
        for each in reasons
    ]


def capture_row(capture: Capture) -> CaptureRow:
    """Lay out one row of `captures`."""
    return {
        "id": capture.id,
        "report": capture.report,
        "input": capture.input,
        "at": capture.at,
        "by": capture.by,
        "how": capture.how,
        "sha256": capture.sha256,
    }


def report_row(report: Report) -> ReportRow:
    """Lay out one row of `reports`."""
    return {
        "id": report.id,
        "input": report.input,
        "url": report.url,
        "outlet": report.outlet,
        "family": report.family,
        "title": report.title,
        "byline": report.byline,
        "published": _published(report.published),
        "media_type": report.media_type,
        "language": report.language,
        "sha256": report.sha256,
        "part_of": report.part_of,
        "text": report.text,
        "furniture": [{"span": span_row(each.span), "kind": each.kind} for each in report.furniture],
        "basis": {"outlet": report.bases.outlet, "title": report.bases.title, "byline": report.bases.byline},
    }


def _published(published: Published) -> PublishedRow:
    return {
        "edtf": published.edtf,
        "earliest": published.earliest,
        "latest": published.latest,
        "basis": published.basis,
        "alternatives": list(published.alternatives),
        "evidence": span_or_none(published.evidence),
    }


def sentence_row(sentence: Sentence) -> SentenceRow:
    """Lay out one row of `sentences`."""
    return {"id": sentence.id, "report": sentence.report, "start": sentence.start, "end": sentence.end}


def mention_row(mention: Mention) -> MentionRow:
    """Lay out one row of `mentions`."""
    return {"id": mention.id, "span": span_row(mention.span), "kind": mention.kind, "entity": mention.entity}


def statement_row(statement: Statement, entities: Mapping[str, str | None]) -> StatementRow:
    """Lay out one row of `statements`.

    Why this way: a reading names participants by mention, the contract by entity, so that a row can be
    joined without the mentions; a mention whose entity was left open has nothing to be joined to.

    Args:
        statement: One statement of a reading.
        entities: Entity of each mention of the same reading, `None` when left open.

    Returns:
        The row, participants sorted and each once.
    """
    named = {entities.get(mention) for mention in statement.participants}
    return {
        "id": statement.id,
        "report": statement.report,
        "sentence": statement.sentence,
        "content": [span_row(each) for each in statement.content],
        "chain": [_link(each) for each in statement.chain],
        "hedged": statement.hedged,
        "negated": statement.negated,
        "asserts": statement.asserts,
        "reader": statement.reader,
        "claim": statement.claim,
        "side": statement.side,
        "figures": list(statement.figures),
        "moments": list(statement.moments),
        "places": list(statement.places),
        "participants": sorted(entity for entity in named if entity is not None),
    }


def _link(link: Attribution) -> LinkRow:
    return {
        "source": span_or_none(link.source),
        "source_kind": link.source_kind,
        "antecedent": span_or_none(link.antecedent),
        "entity": link.entity,
        "cue": span_or_none(link.cue),
        "stance": link.stance,
        "form": link.form,
        "confidence": link.confidence,
    }


def figure_row(figure: Figure) -> FigureRow:
    """Lay out one row of `figures`."""
    return {
        "id": figure.id,
        "span": span_row(figure.span),
        "value": figure.value,
        "low": figure.low,
        "high": figure.high,
        "quantifier": figure.quantifier,
        "unit": figure.unit,
        "counted": span_or_none(figure.counted),
        "role": figure.role,
        "scope": figure.scope,
        "part_of": figure.part_of,
    }


def moment_row(moment: Moment) -> MomentRow:
    """Lay out one row of `moments`."""
    return {
        "id": moment.id,
        "span": span_row(moment.span),
        "type": moment.type,
        "value": moment.value,
        "edtf": moment.edtf,
        "earliest": moment.earliest,
        "latest": moment.latest,
        "anchor": moment.anchor,
    }


def place_row(place: Place) -> PlaceRow:
    """Lay out one row of `places`."""
    return {
        "id": place.id,
        "span": span_row(place.span),
        "status": place.status,
        "geometry": place.geometry,
        "uncertainty_m": place.uncertainty_m,
        "derivation": place.derivation,
        "gazetteer": place.gazetteer,
        "gazetteer_id": place.gazetteer_id,
        "candidates": [
            {
                "gazetteer": each.gazetteer,
                "gazetteer_id": each.gazetteer_id,
                "name": each.name,
                "probability": each.probability,
            }
            for each in place.candidates
        ],
        "use": place.use,
        "name": place.name,
        "kind": place.kind,
        "country": place.country,
        "confidence": place.confidence,
        "anchors": [
            {"gazetteer": each.gazetteer, "gazetteer_id": each.gazetteer_id, "name": each.name}
            for each in place.anchors
        ],
        "parameters": place.parameters,
    }


def setback_row(setback: Setback) -> SetbackRow:
    """Lay out one row of `setbacks`."""
    return {
        "id": setback.id,
        "input": setback.input,
        "report": setback.report,
        "step": setback.step,
        "why": setback.why,
        "next": setback.next,
    }
