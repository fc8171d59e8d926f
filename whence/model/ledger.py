"""The ledger: claims, voices, drifts, conflicts, findings, sources."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from whence.model.lineage import Origin
from whence.model.spans import Reason, Span

ClaimStatus = Literal["one_voice", "several_voices", "disputed", "interested_only", "withdrawn"]
SideName = Literal["for", "against"]
#: NATO source reliability: A is best, F cannot be judged.
Letter = Literal["A", "B", "C", "D", "E", "F"]
DriftKind = Literal["figure", "counted", "scope", "place", "time", "speaker", "hedge", "stance"]
ConflictKind = Literal["figure", "time", "place", "denial"]
FindingKind = Literal[
    "echoes", "speaker_moved", "figure_drift", "drift", "conflict", "interested_only", "differing_figures"
]


@dataclass(frozen=True, slots=True)
class Side:
    """The statements of a claim that assert it, or those that deny it.

    Attributes:
        low, likely, high: Origins: 5 % bound, most likely number, 95 % bound.
        voices: Ids, the voice with most statements first.
    """

    side: SideName
    low: int
    likely: int
    high: int
    voices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """Statements of all reports that say the same thing.

    Attributes:
        id: From its first statement in the fixed order of content.
        statement: Id of its clearest wording.
        statements: Ids, in the fixed order of content.
        credibility: NATO information credibility, 1 (best) to 6 (cannot be judged).
    """

    id: str
    statement: str
    statements: tuple[str, ...]
    status: ClaimStatus
    sides: tuple[Side, ...]
    credibility: int
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Root:
    """What a voice goes back to.

    Attributes:
        kind: `source` (somebody the reports name), `report` or `origin` (outside the case).
        entity: Id, when the root is an entity of the case.
        report: Id, when it is a report of the case.
        text: Words for a person, e.g. `Dockers' Union`.
    """

    kind: Literal["source", "report", "origin"]
    entity: str | None
    report: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Voice:
    """One origin of a claim with all its echoes; `first` is the earliest statement, the rest echo it."""

    id: str
    claim: str
    side: SideName
    origin: str
    root: Root
    statements: tuple[str, ...]
    first: str
    interested: bool
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Drift:
    """What changed between two wordings of one voice, or along a derivation."""

    id: str
    claim: str
    kind: DriftKind
    from_statement: str
    to_statement: str
    from_value: str
    to_value: str
    explanation: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two statements of one claim that cannot both hold."""

    id: str
    claim: str
    kind: ConflictKind
    statement_a: str
    statement_b: str
    explanation: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the short list.

    Attributes:
        rank: 1 is the most consequential; 0 until the whole case is ranked.
        weight: What it is ranked by, rounded to 3 places, larger is more consequential.
        sentence: One sentence a journalist understands.
        also: Kinds of what else there is to say of the claim, the weightiest first.
        things: Keys of what its evidence counts; findings that share one are about one thing.
        texts: Reports that carry one text, when the finding is about that text.
    """

    id: str
    rank: int
    kind: FindingKind
    sentence: str
    claim: str
    evidence: tuple[Span, ...]
    weight: float = 0.0
    also: tuple[FindingKind, ...] = ()
    things: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """How one source or outlet stands in one claim; exactly one of `entity` and `outlet` is set.

    Attributes:
        reports: Ids of the reports of this claim that cite it (or that it published).
        first, alone: Whether it was first, and the only voice.
        confirmed: Another voice said the same later.
        contradicted: Another voice says what cannot hold beside it, a denial among them.
        corrected: It took back later what it had said, or its outlet published a correction.
        side: What it says on its own word; `None` when it only passes on, or says both.
        statement: Id of its earliest statement.
        confirming, contradicting, correcting: Id of the statement that shows it, `None` when there is none.
    """

    entity: str | None
    outlet: str | None
    reports: tuple[str, ...]
    first: bool
    alone: bool
    confirmed: bool
    contradicted: bool
    corrected: bool = False
    side: SideName | None = None
    statement: str | None = None
    confirming: str | None = None
    contradicting: str | None = None
    correcting: str | None = None


@dataclass(frozen=True, slots=True)
class Weighed:
    """One claim with everything that hangs on it."""

    claim: Claim
    voices: tuple[Voice, ...]
    drifts: tuple[Drift, ...]
    conflicts: tuple[Conflict, ...]
    findings: tuple[Finding, ...]
    standings: tuple[Standing, ...]
    against: frozenset[str]  # statement ids on the denying side
    origins: tuple[Origin, ...] = ()  # those its voices begin at


@dataclass(frozen=True, slots=True)
class Graded:
    """How reliable a source is when one claim is left out: the grade to read beside that claim."""

    claim: str
    reliability: Letter
    reason: Reason


@dataclass(frozen=True, slots=True)
class Source:
    """What a case holds of one source or outlet; exactly one of `entity` and `outlet` is set.

    Attributes:
        reports: Reports that cite it (or that it published).
        first: Claims it was the first to make.
        alone: Claims for which it is the only voice.
        confirmed, corrected, contradicted: Claims that another voice made later, that it took back itself, that cannot
            hold beside what another voice says.
        reliability: A-F; F until at least ten of its claims are resolved.
        claims: Claims it is cited for.
        resolved, upheld: Claims made on its own word that a person settled either way, and those of them that came out
            as it said.
        beside: For each of the resolved claims the grade that is left without it.
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
    reasons: tuple[Reason, ...]
    claims: int = 0
    resolved: int = 0
    upheld: int = 0
    beside: tuple[Graded, ...] = ()

    def grade(self, claim: str) -> tuple[Letter, Reason]:
        """Give the grade to read beside a claim, which never counts for or against its own source."""
        for one in self.beside:
            if one.claim == claim:
                return one.reliability, one.reason
        return self.reliability, self.reasons[0]
