"""The rows of the data contract that tell of sources, lineage, claims, judgements and setbacks."""

from __future__ import annotations

from typing import Literal

from typing_extensions import TypedDict

from whence.model.judgements import JudgementKind
from whence.model.ledger import ClaimStatus, ConflictKind, DriftKind, FindingKind, Letter, SideName
from whence.model.lineage import CreditKind
from whence.model.setbacks import Step
from whence.publish.contract_reports import ReasonRow, SpanRow


class SourceRow(TypedDict):
    """What the case holds of one source or outlet; exactly one of `entity` and `outlet` is set.

    Attributes:
        id: Of this row.
        entity: Id of the entity, null for an outlet.
        outlet: Name of the outlet, null for an entity.
        reports: Reports that cite it, or that it published.
        first: Claims it was the first to make.
        alone: Claims for which it is the only voice.
        confirmed: Claims that another voice, of another origin, made later.
        corrected: Claims that it took back itself, or whose outlet published a correction.
        contradicted: Claims that cannot hold beside what another voice says, denials among them.
        reliability: A to F; F until its track record allows more.
        reasons: Why.
        claims: Claims it is cited for.
        resolved: Claims made on its own word that a person settled either way.
        upheld: Those of them that came out as it said.
    """

    id: str
    entity: str | None
    outlet: str | None
    reports: int
    first: int
    alone: int
    confirmed: int
    corrected: int
    contradicted: int
    reliability: Letter
    reasons: list[ReasonRow]
    claims: int
    resolved: int
    upheld: int


class CreditRow(TypedDict):
    """A report naming where it has something from.

    Attributes:
        id: Of this row.
        report: Id of the report.
        span: The words, null for a credit in markup only.
        kind: What sort of thing is credited.
        names: What is named, as written.
        target_report: Report of the case it resolves to, null when outside or open.
        origin: Id of the origin it points to.
    """

    id: str
    report: str
    span: SpanRow | None
    kind: CreditKind
    names: str
    target_report: str | None
    origin: str | None


class EditRow(TypedDict):
    """One word-level change inside a shared passage.

    Attributes:
        a: Words in the first report, empty for an insertion.
        b: Words in the second report, empty for a deletion.
        kind: What sort of word changed.
    """

    a: str
    b: str
    kind: Literal["figure", "name", "negation", "hedge", "word"]


class PassageRow(TypedDict):
    """A stretch that two reports share.

    Attributes:
        a: The stretch in the first report.
        b: The stretch in the second report.
        score: Shared words in order, a count.
        edits: Changes inside the stretch.
    """

    a: SpanRow
    b: SpanRow
    score: float
    edits: list[EditRow]


class OverlapRow(TypedDict):
    """Passages that two reports share.

    Attributes:
        id: Of this row.
        report_a: Id of the first report.
        report_b: Id of the second report.
        passages: By start in the first report.
        contained_a: Share of the first report's words inside passages, 0 to 1.
        contained_b: Share of the second report's words inside passages, 0 to 1.
    """

    id: str
    report_a: str
    report_b: str
    passages: list[PassageRow]
    contained_a: float
    contained_b: float


class OriginRow(TypedDict):
    """Where a voice begins.

    Attributes:
        id: Of this row.
        report: Id of a report of the case, null when outside it.
        name: Words for a person.
        kind: What sort of origin.
    """

    id: str
    report: str | None
    name: str
    kind: str


class DerivationRow(TypedDict):
    """One report took from another, or both from an origin nobody here holds.

    Attributes:
        id: Of this row.
        copy: Id of the report that took.
        original: Id of the report taken from, null when unseen.
        origin: Id of the origin both rest on.
        probability: 0 to 1.
        direction: Outcome of the comparison.
        reasons: Why.
    """

    id: str
    copy: str
    original: str | None
    origin: str
    probability: float
    direction: Literal["copy", "common_unseen", "undecided"]
    reasons: list[ReasonRow]


class SideRow(TypedDict):
    """The statements of a claim that assert it, or those that deny it.

    Attributes:
        side: Which.
        low: Origins, 5 % bound.
        likely: Origins, most likely number.
        high: Origins, 95 % bound.
        voices: Ids, the voice with most statements first.
    """

    side: SideName
    low: int
    likely: int
    high: int
    voices: list[str]


class ClaimRow(TypedDict):
    """Statements of all reports that say the same thing.

    Attributes:
        id: Of this row.
        statement: Id of its clearest wording.
        statements: Ids, in the fixed order of content.
        status: How many speak for it and whether anybody speaks against it.
        sides: For and against.
        credibility: 1 (best) to 6 (cannot be judged).
        reasons: Why.
    """

    id: str
    statement: str
    statements: list[str]
    status: ClaimStatus
    sides: list[SideRow]
    credibility: int
    reasons: list[ReasonRow]


class RootRow(TypedDict):
    """What a voice goes back to.

    Attributes:
        kind: A source that reports name, a report, or an origin outside the case.
        entity: Id when it is an entity of the case.
        report: Id when it is a report of the case.
        text: Words for a person.
    """

    kind: Literal["source", "report", "origin"]
    entity: str | None
    report: str | None
    text: str


class VoiceRow(TypedDict):
    """One origin of a claim with all its echoes.

    Attributes:
        id: Of this row.
        claim: Id of the claim.
        side: Whether it speaks for or against the claim.
        origin: Id of the origin.
        root: What it goes back to.
        statements: Ids, the first and its echoes.
        first: Id of the earliest statement.
        interested: Its root is party to what it says.
        reasons: Why these statements are one voice.
    """

    id: str
    claim: str
    side: SideName
    origin: str
    root: RootRow
    statements: list[str]
    first: str
    interested: bool
    reasons: list[ReasonRow]


class DriftRow(TypedDict):
    """What changed between two wordings.

    Attributes:
        id: Of this row.
        claim: Id of the claim.
        kind: What sort of thing changed.
        from_statement: Id of the earlier wording.
        to_statement: Id of the later wording.
        from_value: What stood there.
        to_value: What stands there now.
        explanation: One sentence for a person.
    """

    id: str
    claim: str
    kind: DriftKind
    from_statement: str
    to_statement: str
    from_value: str
    to_value: str
    explanation: str


class ConflictRow(TypedDict):
    """Two statements of one claim that cannot both hold.

    Attributes:
        id: Of this row.
        claim: Id of the claim.
        kind: What they disagree on.
        statement_a: Id of one.
        statement_b: Id of the other.
        explanation: One sentence for a person.
    """

    id: str
    claim: str
    kind: ConflictKind
    statement_a: str
    statement_b: str
    explanation: str


class FindingRow(TypedDict):
    """One line of the short list.

    Attributes:
        id: Of this row.
        rank: 1 is the most consequential.
        kind: What sort of finding.
        sentence: One sentence for a person.
        claim: Id of the claim.
        evidence: The texts it rests on.
        also: What else there is to say of the claim, the weightiest first.
    """

    id: str
    rank: int
    kind: FindingKind
    sentence: str
    claim: str
    evidence: list[SpanRow]
    also: list[FindingKind]


class AnchorRow(TypedDict):
    """What a judgement hangs on.

    Attributes:
        sha256: Of the archived bytes.
        quote: The words judged, verbatim.
        before: Up to 32 code points of context.
        after: Up to 32 code points of context.
        thing: The sort of thing judged.
    """

    sha256: str
    quote: str
    before: str
    after: str
    thing: Literal["statement", "mention", "report", "claim", "voice"]


class JudgementRow(TypedDict):
    """A person's decision.

    Attributes:
        id: SHA-256 over every other field.
        at: ISO 8601 instant, UTC.
        by: Who decided.
        kind: What was decided.
        anchor: What it hangs on.
        subject: Id of the thing judged, as it was when judged.
        object: The second thing of a merge or a split.
        reason: Why.
        undoes: Id of the judgement this one takes back.
        prev: Id of the judgement before it in the log, empty for the first.
    """

    id: str
    at: str
    by: str
    kind: JudgementKind
    anchor: AnchorRow
    subject: str
    object: AnchorRow | None
    reason: str
    undoes: str | None
    prev: str


class SetbackRow(TypedDict):
    """One thing that could not be done.

    Attributes:
        id: Of this row.
        input: Path or address, null when it concerns no input.
        report: Id, null when no report came of it.
        step: Where it happened.
        why: What went wrong.
        next: What a person can do about it.
    """

    id: str
    input: str | None
    report: str | None
    step: Step
    why: str
    next: str
