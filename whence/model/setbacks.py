"""Things that could not be done: a record, never a crash and never silence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from whence.model.identity import content_id

Step = Literal["gather", "read", "resolve", "trace", "weigh", "judge", "publish"]


@dataclass(frozen=True, slots=True)
class Setback:
    """One thing that could not be done.

    Attributes:
        id: From input, report, step and reason; the same trouble twice is one row.
        input: Path or address, `None` when it concerns no input.
        report: Id, `None` when no report came of it.
        step: Where it happened.
        why: What went wrong, one sentence without internals.
        next: What a person can do about it, one sentence.
    """

    id: str
    input: str | None
    report: str | None
    step: Step
    why: str
    next: str


def setback(step: Step, why: str, next_step: str, *, source: str | None = None, report: str | None = None) -> Setback:
    """Make a setback whose id follows from what it says."""
    return Setback(content_id("setback", source, report, step, why), source, report, step, why, next_step)
