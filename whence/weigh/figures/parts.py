"""Whether one figure counts a part of what another counts: by its words, kind, role, piece, area or time."""

from __future__ import annotations

from dataclasses import dataclass

from whence.weigh.figures.amounts import exceeds
from whence.weigh.figures.deeds import held_role
from whence.weigh.figures.things import some_of_unnamed, things
from whence.weigh.figures.times import growing_roles, holds_time
from whence.weigh.figures.told import Told

#: The reason where a part by kind exceeds its whole and nothing shows that the same was done to both.
OTHER = "what was done to them may differ"
#: The reason that holds only while the part is not larger.
UNSURE = "one may reach farther"
#: How wide a country is (`figure_relations`, `areas`).
COUNTRY = 3
#: Units of what a thing measures: the height of an ash plume is no part of the height of a plume.
EXTENTS = frozenset({"metre", "hour"})


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
    return _by_words(part, whole) or _by_kind(part, whole) or _by_reach(part, whole)


def _by_words(part: Told, whole: Told) -> str | None:
    of_them = part.reach.part and not whole.reach.part and not _of_another(part, whole)
    alone = part.reach.alone and not whole.reach.alone and part.amount.high < whole.amount.high
    return "the words make one a part" if of_them or alone else None


def _by_kind(part: Told, whole: Told) -> str | None:
    if things(part.thing, whole.thing) == "first" and part.amount.unit not in EXTENTS:
        return f"{part.thing.word} are some of the {whole.thing.word}"
    if part.role is not None and part.role == whole.role and some_of_unnamed(part.thing, whole.thing):
        return f"{part.thing.word} are some of them"
    if part.role is not None and whole.role is not None and held_role(part.role, whole.role):
        return f"the {part.role} are some of the {whole.role}"
    if part.narrowing and not part.narrowing & whole.stems and part.thing.head == whole.thing.head:
        return "one is narrowed by its words"
    if any(piece not in whole.stems and held in whole.stems for piece, held in part.pieces):
        return "one is for a piece of what the other is for"
    return None


def _by_reach(part: Told, whole: Told) -> str | None:
    if whole.reach.alone:
        return None
    if _fronted(part, whole) and part.amount.high < whole.amount.low:
        return UNSURE
    return _by_area(part, whole) or _by_time(part, whole)


def _of_another(part: Told, whole: Told) -> bool:
    """Tell whether the whole is not what a part is of: limited like it, or nearer to it than to the number it is of."""
    if part.own_limits and part.own_limits <= whole.limits:
        return True
    value, base = part.amount.value, part.base_value
    if not part.of_number or value is None or base is None or whole.amount.value is None:
        return False
    return abs(whole.amount.value - value) < abs(whole.amount.value - base)


def _by_area(part: Told, whole: Told) -> str | None:
    small, large = part.reach, whole.reach
    if large.area is None or large.area <= (small.area or 0) or large.wide <= small.wide:
        return None
    if small.area is not None:
        return "one area holds the other"
    return UNSURE if large.area > 1 else None


def _fronted(part: Told, whole: Told) -> bool:
    """Tell whether a figure opens with an area (`In Dale county, 310`) where the other names none."""
    opens = part.reach.fronted and bool(part.reach.wide) and (part.reach.area or 0) < COUNTRY
    return opens and not whole.reach.fronted and not whole.reach.wide and not part.reach.changed


def _by_time(part: Told, whole: Told) -> str | None:
    if holds_time(whole, part):
        return "one time holds the other"
    if part.reach.begun is not None and whole.reach.begun is not None and part.reach.begun < whole.reach.begun:
        return "one counts from a later day"
    if part.fresh and not whole.fresh and part.amount.high < whole.amount.low:
        return "one counts what was new"
    since = whole.reach.since and not part.reach.since and not whole.reach.changed
    return "one counts from some day on" if since and (part.days or _on_occasion(part, whole)) else None


def _on_occasion(part: Told, whole: Told) -> bool:
    """Tell whether one counts over months what the other tells of once."""
    return whole.reach.begun in {2, 3} and part.role not in growing_roles() and part.amount.high < whole.amount.low
