"""The public data contract: one row type per table, and the fixed order of tables and fields."""

from __future__ import annotations

from whence.publish.contract_ledger import (
    ClaimRow,
    ConflictRow,
    CreditRow,
    DerivationRow,
    DriftRow,
    FindingRow,
    JudgementRow,
    OriginRow,
    OverlapRow,
    SetbackRow,
    SourceRow,
    VoiceRow,
)
from whence.publish.contract_reports import (
    CaptureRow,
    EntityRow,
    FigureRow,
    MentionRow,
    MomentRow,
    PlaceRow,
    RelationRow,
    ReportRow,
    SentenceRow,
    StatementRow,
)

#: Every table in the order of the contract, with the type of its rows.
ROW_TYPES: dict[str, type] = {
    "captures": CaptureRow,
    "reports": ReportRow,
    "sentences": SentenceRow,
    "mentions": MentionRow,
    "statements": StatementRow,
    "figures": FigureRow,
    "moments": MomentRow,
    "places": PlaceRow,
    "entities": EntityRow,
    "relations": RelationRow,
    "sources": SourceRow,
    "credits": CreditRow,
    "overlaps": OverlapRow,
    "origins": OriginRow,
    "derivations": DerivationRow,
    "claims": ClaimRow,
    "voices": VoiceRow,
    "drifts": DriftRow,
    "conflicts": ConflictRow,
    "findings": FindingRow,
    "judgements": JudgementRow,
    "setbacks": SetbackRow,
}
