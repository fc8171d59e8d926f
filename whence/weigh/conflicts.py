"""Statements of one claim that cannot both hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from whence.model.identity import content_id
from whence.model.ledger import Conflict, ConflictKind
from whence.weigh.figures import closest, same_thing
from whence.weigh.gist import Count
from whence.weigh.likeness import other_days, other_events
from whence.weigh.roots import Heard
from whence.weigh.voices import Group

#: Statements of a voice that are looked at, the earliest first.
LOOKED_AT = 5


def conflicts(claim: str, sides: Sequence[Sequence[Group]]) -> Iterator[Conflict]:
    """List what the voices of a claim contradict each other in, one of each kind for two voices.

    Why this way: within one voice a difference is a drift. Figures conflict only when both say what they count and it
    is the same thing with the same reach, when neither is a part, and when the later report does not merely raise the
    earlier figure, as tolls are.

    Args:
        claim: Id of the claim.
        sides: The voices of each side, the asserting side first.

    Yields:
        In the order of the voices.
    """
    for one, other in combinations([group for side in sides for group in side], 2):
        yield from _between(claim, one.heard[:LOOKED_AT], other.heard[:LOOKED_AT])
    if len(sides) > 1:
        for plus in sides[0]:
            for minus in sides[1]:
                yield _denial(claim, plus.heard[0], minus.heard[0])


def _between(claim: str, one: Sequence[Heard], other: Sequence[Heard]) -> Iterator[Conflict]:
    pairs = [(a, b) for a in one for b in other]
    for a, b in pairs:
        raw = figures_in_conflict(a, b)
        if raw is not None:
            yield _conflict(claim, "figure", a, b, f"{a.speaker} says “{raw[0]}”, {b.speaker} “{raw[1]}”.")
            break
    for a, b in pairs:
        if other_days(a.gist, b.gist):
            days = (" and ".join(early for early, _ in side.gist.days) for side in (a, b))
            yield _conflict(claim, "time", a, b, f"The dates cannot both hold: {' against '.join(days)}.")
            break


def figures_in_conflict(a: Heard, b: Heard) -> tuple[str, str] | None:
    """Give the words of two figures that cannot both hold, or `None`."""
    found = closest(a.gist, b.gist)
    if found is None or found[0] != "differs" or other_events(a.gist, b.gist):
        return None
    _, one, other = found
    if not same_thing(one, other) or one.scope != other.scope or _update(a, b, (one, other)):
        return None
    return one.raw, other.raw


def _update(a: Heard, b: Heard, figures: tuple[Count, Count]) -> bool:
    """Tell whether one report is later than the other and gives more."""
    one, other = figures
    if one.value is None or other.value is None:
        return False
    if _before(a, b):
        return other.value > one.value
    return _before(b, a) and one.value > other.value


def _before(a: Heard, b: Heard) -> bool:
    last, first = a.said.published.latest, b.said.published.earliest
    return last is not None and first is not None and last[:10] < first[:10]


def _denial(claim: str, plus: Heard, minus: Heard) -> Conflict:
    return _conflict(
        claim, "denial", plus, minus, f"{plus.speaker} puts it forward, {minus.speaker} speaks against it."
    )


def _conflict(claim: str, kind: ConflictKind, a: Heard, b: Heard, why: str) -> Conflict:  # noqa: PLR0917 - private
    named = content_id("conflict", claim, kind, a.id, b.id)
    return Conflict(named, claim, kind, a.id, b.id, why[:1].upper() + why[1:])
