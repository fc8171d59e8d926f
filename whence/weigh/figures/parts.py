"""Whether one figure counts a part of what another counts: by its words, kind, role, piece, area or time."""

from __future__ import annotations

from dataclasses import dataclass

from whence.weigh.figures.amounts import exceeds
from whence.weigh.figures.things import things
from whence.weigh.figures.times import holds_time
from whence.weigh.figures.told import Told, held_role

#: The reason where a part by kind exceeds its whole and nothing shows that the same was done to both.
OTHER = "what was done to them may differ"
#: The reason that holds only while the part is not larger.
UNSURE = "one may reach farther"


@dataclass(frozen=True, slots=True)
class Nesting:
    """That one figure counts a part of the other; `holds` is false when the part is the larger."""

    holds: bool
    why: str


def nested(one: Told, other: Told) -> Nesting | None:
    """Tell whether one of two figures counts a part of what the other counts.

    Why this way: a part and its whole are the commonest pair that a comparison by noun takes for a contradiction; only
    a part that is larger than its whole is one.
    """
    for part, whole in ((one, other), (other, one)):
        why = _is_part(part, whole)
        if why is None:
            continue
        if not exceeds(part.amount, whole.amount):
            return Nesting(holds=True, why=why)
        if why == UNSURE:
            return None
        kind = not part.reach.part and things(part.thing, whole.thing) == "first"
        return Nesting(
            holds=False, why=OTHER if kind and part.role != whole.role else f"a part exceeds its whole: {why}"
        )
    return None


def _is_part(part: Told, whole: Told) -> str | None:
    """Say why one figure counts a part of what the other counts, `None` when nothing shows it."""
    if part.reach.part and not whole.reach.part:
        return "the words make one a part"
    if things(part.thing, whole.thing) == "first":
        return f"{part.thing.word} are some of the {whole.thing.word}"
    if part.role is not None and whole.role is not None and held_role(part.role, whole.role):
        return f"the {part.role} are some of the {whole.role}"
    if part.narrowing and not part.narrowing & whole.stems and part.thing.head == whole.thing.head:
        return "one is narrowed by its words"
    if any(piece not in whole.stems and held in whole.stems for piece, held in part.pieces):
        return "one is for a piece of what the other is for"
    return _by_area(part, whole) or _by_time(part, whole)


def _by_area(part: Told, whole: Told) -> str | None:
    small, large = part.reach, whole.reach
    if large.area is None or large.area <= (small.area or 0) or large.wide <= small.wide:
        return None
    if small.area is not None:
        return "one area holds the other"
    return UNSURE if large.area > 1 else None


def _by_time(part: Told, whole: Told) -> str | None:
    if holds_time(whole, part):
        return "one time holds the other"
    since = whole.reach.since and not part.reach.since and not whole.reach.changed and bool(part.days)
    return "one counts from some day on" if since else None
