"""What an audit asks a person, and the error rates that come of the answers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from whence.model.judgements import VERDICTS, Anchor, AuditedThing, Judgement, JudgementKind
from whence.model.setbacks import Setback


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing of a case that can be judged by hand.

    Attributes:
        key: Its id and a digest of what it holds: a verdict counts as long as the thing is what was judged.
        statements: Ids of the statements shown, the one it is anchored on first.
        of: Ids that speak against the claim.
        words: Of a voice what it goes back to, else empty.
        reasons: Why the voice is one.
    """

    thing: AuditedThing
    key: str
    statements: tuple[str, ...]
    of: tuple[str, ...] = ()
    words: str = ""
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """One thing laid out for judging.

    Attributes:
        question: What the person is asked, in one sentence.
        shown: Lines to judge by.
        anchor: What the verdict will hang on.
        verdict: The one that stands, `None` while it is not judged.
    """

    thing: AuditedThing
    key: str
    question: str
    shown: tuple[str, ...]
    anchor: Anchor
    verdict: JudgementKind | None = None


@dataclass(frozen=True, slots=True)
class Rate:
    """How often a kind of thing was judged to be wrong.

    Attributes:
        held: How many of them the case holds.
        right, wrong, unclear: Verdicts that still fit what the case holds, the latest on each.
        outdated: Verdicts on things that have changed since; they count for nothing.
        share, low, high: Share of wrong among right and wrong, and its 95 % interval; `None` while none is judged.
    """

    thing: AuditedThing
    held: int
    right: int
    wrong: int
    unclear: int
    outdated: int
    share: float | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Audited:
    """What an audit gave.

    Attributes:
        questions: The sample, statements first, then claims, then voices.
        kept: Verdicts of a sheet that were added to the log.
        setbacks: Answers of the sheet that could not be used.
    """

    questions: tuple[Question, ...]
    rates: tuple[Rate, ...]
    kept: int = 0
    setbacks: tuple[Setback, ...] = ()


def standing(log: Iterable[Judgement]) -> dict[str, Judgement]:
    """Give the latest verdict on each thing that was not taken back, by its key.

    Args:
        log: The judgements, the oldest first.
    """
    entries = list(log)
    undone = {one.undoes for one in entries if one.kind == "undo"}
    return {one.subject: one for one in entries if one.kind in VERDICTS and one.id not in undone}
