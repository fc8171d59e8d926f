"""Rows of the tables that come from resolving, tracing, weighing and judging."""

from __future__ import annotations

from whence.model.identities import Entity, Relation
from whence.model.judgements import Anchor, Judgement
from whence.model.ledger import Claim, Conflict, Drift, Finding, Source, Voice
from whence.model.lineage import Credit, Derivation, Origin, Overlap, Passage
from whence.publish.contract_ledger import (
    AnchorRow,
    ClaimRow,
    ConflictRow,
    CreditRow,
    DerivationRow,
    DriftRow,
    FindingRow,
    JudgementRow,
    OriginRow,
    OverlapRow,
    PassageRow,
    SourceRow,
    VoiceRow,
)
from whence.publish.contract_reports import (
    EntityRow,
    RelationRow,
)
from whence.publish.rows import reason_rows, span_or_none, span_row


def entity_row(entity: Entity) -> EntityRow:
    """Lay out one row of `entities`."""
    return {
        "id": entity.id,
        "kind": entity.kind,
        "name": entity.name,
        "aliases": list(entity.aliases),
        "description": entity.description,
    }


def relation_row(relation: Relation) -> RelationRow:
    """Lay out one row of `relations`."""
    return {
        "id": relation.id,
        "subject": relation.subject,
        "predicate": relation.predicate,
        "object": relation.object,
        "since": relation.since,
        "until": relation.until,
        "statements": list(relation.statements),
        "spans": [span_row(span) for span in relation.spans],
        "former": relation.former,
        "role": relation.role,
    }


def source_row(source: Source) -> SourceRow:
    """Lay out one row of `sources`."""
    return {
        "id": source.id,
        "entity": source.entity,
        "outlet": source.outlet,
        "reports": source.reports,
        "first": source.first,
        "alone": source.alone,
        "confirmed": source.confirmed,
        "corrected": source.corrected,
        "contradicted": source.contradicted,
        "reliability": source.reliability,
        "reasons": reason_rows(source.reasons),
        "claims": source.claims,
        "resolved": source.resolved,
        "upheld": source.upheld,
    }


def credit_row(credit: Credit) -> CreditRow:
    """Lay out one row of `credits`."""
    return {
        "id": credit.id,
        "report": credit.report,
        "span": span_or_none(credit.span),
        "kind": credit.kind,
        "names": credit.names,
        "target_report": credit.target_report,
        "origin": credit.origin,
    }


def overlap_row(overlap: Overlap) -> OverlapRow:
    """Lay out one row of `overlaps`."""
    return {
        "id": overlap.id,
        "report_a": overlap.report_a,
        "report_b": overlap.report_b,
        "passages": [_passage(each) for each in overlap.passages],
        "contained_a": overlap.contained_a,
        "contained_b": overlap.contained_b,
    }


def _passage(passage: Passage) -> PassageRow:
    return {
        "a": span_row(passage.a),
        "b": span_row(passage.b),
        "score": passage.score,
        "edits": [{"a": each.a, "b": each.b, "kind": each.kind} for each in passage.edits],
    }


def origin_row(origin: Origin) -> OriginRow:
    """Lay out one row of `origins`."""
    return {"id": origin.id, "report": origin.report, "name": origin.name, "kind": origin.kind}


def derivation_row(derivation: Derivation) -> DerivationRow:
    """Lay out one row of `derivations`."""
    return {
        "id": derivation.id,
        "copy": derivation.copy,
        "original": derivation.original,
        "origin": derivation.origin,
        "probability": derivation.probability,
        "direction": derivation.direction,
        "reasons": reason_rows(derivation.reasons),
    }


def claim_row(claim: Claim) -> ClaimRow:
    """Lay out one row of `claims`."""
    return {
        "id": claim.id,
        "statement": claim.statement,
        "statements": list(claim.statements),
        "status": claim.status,
        "sides": [
            {
                "side": each.side,
                "low": each.low,
                "likely": each.likely,
                "high": each.high,
                "voices": list(each.voices),
            }
            for each in claim.sides
        ],
        "credibility": claim.credibility,
        "reasons": reason_rows(claim.reasons),
    }


def voice_row(voice: Voice) -> VoiceRow:
    """Lay out one row of `voices`."""
    return {
        "id": voice.id,
        "claim": voice.claim,
        "side": voice.side,
        "origin": voice.origin,
        "root": {
            "kind": voice.root.kind,
            "entity": voice.root.entity,
            "report": voice.root.report,
            "text": voice.root.text,
        },
        "statements": list(voice.statements),
        "first": voice.first,
        "interested": voice.interested,
        "reasons": reason_rows(voice.reasons),
    }


def drift_row(drift: Drift) -> DriftRow:
    """Lay out one row of `drifts`."""
    return {
        "id": drift.id,
        "claim": drift.claim,
        "kind": drift.kind,
        "from_statement": drift.from_statement,
        "to_statement": drift.to_statement,
        "from_value": drift.from_value,
        "to_value": drift.to_value,
        "explanation": drift.explanation,
    }


def conflict_row(conflict: Conflict) -> ConflictRow:
    """Lay out one row of `conflicts`."""
    return {
        "id": conflict.id,
        "claim": conflict.claim,
        "kind": conflict.kind,
        "statement_a": conflict.statement_a,
        "statement_b": conflict.statement_b,
        "explanation": conflict.explanation,
    }


def finding_row(finding: Finding) -> FindingRow:
    """Lay out one row of `findings`."""
    return {
        "id": finding.id,
        "rank": finding.rank,
        "kind": finding.kind,
        "sentence": finding.sentence,
        "claim": finding.claim,
        "evidence": [span_row(each) for each in finding.evidence],
        "also": list(finding.also),
    }


def judgement_row(judgement: Judgement) -> JudgementRow:
    """Lay out one row of `judgements`."""
    return {
        "id": judgement.id,
        "at": judgement.at,
        "by": judgement.by,
        "kind": judgement.kind,
        "anchor": _anchor(judgement.anchor),
        "subject": judgement.subject,
        "object": None if judgement.object is None else _anchor(judgement.object),
        "reason": judgement.reason,
        "undoes": judgement.undoes,
        "prev": judgement.prev,
    }


def _anchor(anchor: Anchor) -> AnchorRow:
    return {
        "sha256": anchor.sha256,
        "quote": anchor.quote,
        "before": anchor.before,
        "after": anchor.after,
        "thing": anchor.thing,
    }
