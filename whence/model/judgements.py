"""A person's decisions: append-only, hash-chained, anchored on archive hash and quote."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

JudgementKind = Literal["reject", "merge", "split", "withdraw", "undo"]


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a judgement hangs on, whatever ids a later reader gives.

    Attributes:
        sha256: Of the archived bytes.
        quote: The words judged, verbatim.
        before, after: Up to 32 code points of context.
        thing: `statement`, `mention` or `report`.
    """

    sha256: str
    quote: str
    before: str
    after: str
    thing: Literal["statement", "mention", "report"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision.

    Attributes:
        id: SHA-256 over every other field, `prev` included.
        at: ISO 8601 instant, UTC.
        subject, object: Anchors; `object` is the second thing of a merge or a split.
        undoes: Id of the judgement this one takes back.
        prev: Id of the judgement before it in the log, empty for the first.
    """

    id: str
    at: str
    by: str
    kind: JudgementKind
    anchor: Anchor
    subject: str
    object: Anchor | None
    reason: str
    undoes: str | None
    prev: str
