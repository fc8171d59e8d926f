"""Who copied whom: overlaps, credits, origins, derivations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from whence.model.spans import Reason, Span

CreditKind = Literal["outlet", "agency", "document", "person", "link", "canonical"]


@dataclass(frozen=True, slots=True)
class Edit:
    """One word-level change inside a passage: empty `b` is a deletion, empty `a` an insertion."""

    a: str
    b: str
    kind: Literal["figure", "name", "negation", "hedge", "word"]


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch that two reports share.

    Attributes:
        a, b: The stretch in either report, cut at word borders.
        score: Shared words in order, a count.
        edits: Changes inside the stretch, in order of `a`.
    """

    a: Span
    b: Span
    score: float
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class Overlap:
    """Passages that two reports share; `report_a < report_b`.

    Attributes:
        passages: By start in `a`.
        contained_a, contained_b: Share of either report's body words inside passages, 0 to 1.
        standing: Passages that many reports hold alike, as a footer or what an outlet keeps repeating; they count for
            nothing, in `contained_a` and `contained_b` either.
    """

    id: str
    report_a: str
    report_b: str
    passages: tuple[Passage, ...]
    contained_a: float
    contained_b: float
    standing: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Bearing:
    """The names a report goes by, and those it credits, as `whence.trace` files them.

    Attributes:
        own: Of its outlet and its address.
        credited: Of outlets and addresses that it gives as where it has something from.
    """

    own: tuple[str, ...] = ()
    credited: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Credit:
    """A report naming where it has something from.

    Attributes:
        span: The words, `None` for a credit in markup only.
        names: What is named, as written.
        target_report: Report of the case it resolves to, `None` when outside or open.
        origin: Id of the origin it points to.
    """

    id: str
    report: str
    span: Span | None
    kind: CreditKind
    names: str
    target_report: str | None
    origin: str | None


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a voice begins: a report of the case (`report` set) or a source outside it."""

    id: str
    report: str | None
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Derivation:
    """Report `copy` took from `original`, or both from an origin nobody here holds.

    Attributes:
        original: `None` when the origin is unseen.
        origin: Id of the origin both rest on.
        probability: 0 to 1, rounded to 3 places.
    """

    id: str
    copy: str
    original: str | None
    origin: str
    probability: float
    direction: Literal["copy", "common_unseen", "undecided"]
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Lineage:
    """What tracing a batch gave: the complete rows of every report it lists.

    Attributes:
        reports: Ids whose overlaps, credits and derivations are stated here in full; what was
            stored for them before is to be replaced.
    """

    reports: tuple[str, ...]
    overlaps: tuple[Overlap, ...]
    credits: tuple[Credit, ...]
    origins: tuple[Origin, ...]
    derivations: tuple[Derivation, ...]
