"""A person's decisions: append-only, hash-chained, anchored on archive hash and quote."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

#: How a person settles what became of a claim, by other means than this case. It feeds track records and nothing else.
Outcome = Literal["borne_out", "not_borne_out", "undecided"]
JudgementKind = Literal["reject", "merge", "split", "withdraw", "undo", "right", "wrong", "unclear", Outcome]
OUTCOMES: tuple[Outcome, ...] = ("borne_out", "not_borne_out", "undecided")
#: What an audit asks about. Its verdicts measure and change nothing.
AuditedThing = Literal["statement", "claim", "voice"]
VERDICTS: tuple[Literal["right", "wrong", "unclear"], ...] = ("right", "wrong", "unclear")


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a judgement hangs on, whatever ids a later reader gives.

    Attributes:
        sha256: Of the archived bytes.
        quote: The words judged, verbatim.
        before, after: Up to 32 code points of context.
        thing: What is judged; of a claim or a voice the words are those of a statement in it.
    """

    sha256: str
    quote: str
    before: str
    after: str
    thing: Literal["statement", "mention", "report", "claim", "voice"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision.

    Attributes:
        id: SHA-256 over every other field, `prev` included.
        at: ISO 8601 instant, UTC; of a draft it may be empty, as may `by`: then the log fills them in.
        subject, object: Anchors; `object` is the second thing of a merge or a split. The subject of an audit's verdict
            is the key of what was shown.
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
