"""What became of a figure on its way: its number, what it counts, how far it reaches, its caution."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from whence.model.ledger import DriftKind
from whence.weigh.figures.amounts import numbers
from whence.weigh.figures.relations import Meeting, light_events, related
from whence.weigh.figures.things import Thing, things
from whence.weigh.figures.told import Told, told, two_deeds
from whence.weigh.places import far_apart
from whence.weigh.roots import Heard
from whence.weigh.words import canonical, tokens

#: Relations in which a figure arrived as it was.
KEPT = frozenset({"same", "rounded copy", "compatible"})
#: Base unit of lengths of time; `34 minutes ago` is told anew every minute.
LENGTH = "hour"
_AGO = re.compile(r"\bago\b", re.IGNORECASE)
#: Number from which a figure that stayed while its noun changed says anything.
FEW = 3
#: Number from which two sentences seldom share it by chance.
LARGE = 100
#: (kind, before, after, one sentence)
Change = tuple[DriftKind, str, str, str]
Pair = tuple[Told, Told, Meeting]


def figure_changes(start: Heard, echo: Heard) -> Iterator[Change]:
    """Say what became of the figures of a statement in its echo, one change of each kind at most.

    Why this way: a figure of the start that arrived unchanged answers for its partner, so only those left over on both
    sides are held against each other; a rounded figure is no change, and one whose words say that it was corrected is
    an update.
    """
    pairs = _left(told(start.said), told(echo.said))
    seen: set[DriftKind] = set()
    for one, other, meeting in pairs:
        change = _change(start, echo, one, other=other, meeting=meeting)
        if change is not None and change[0] not in seen:
            seen.add(change[0])
            yield change


def met(one: Sequence[Told], other: Sequence[Told], *, path: bool) -> list[Pair]:
    """Hold every figure of one statement against every figure of another."""
    return [(a, b, related(a, b, path=path)) for a in one for b in other]


def _left(one: Sequence[Told], other: Sequence[Told]) -> list[Pair]:
    """Give the pairs of figures that arrived as they were, and those of figures that found no such partner."""
    pairs = met(one, other, path=True)
    kept = [pair for pair in pairs if pair[2].relation in KEPT]
    mine, yours = {id(a) for a, _, _ in kept}, {id(b) for _, b, _ in kept}
    return kept + [pair for pair in pairs if id(pair[0]) not in mine and id(pair[1]) not in yours]


def _change(start: Heard, echo: Heard, one: Told, *, other: Told, meeting: Meeting) -> Change | None:
    ways = f"{start.outlet} has “{one.raw}”, {echo.outlet} “{other.raw}”"
    if one.amount.unit == LENGTH and _AGO.search(f"{start.said.words} {echo.said.words}"):
        return None
    if _one_number(one, other):
        return _moved(start, echo, one, other=other)
    if one.amount.value is not None and one.amount.value == other.amount.value and meeting.relation in KEPT:
        lost = not one.amount.exact and other.amount.exact
        return ("hedge", one.raw, other.raw, f"The figure lost its caution: {ways}.") if lost else None
    changed = meeting.relation == "conflict" or (meeting.relation == "update" and not _says_so(one, other))
    if changed and things(one.thing, other.thing) in {"one", "unknown"}:
        return "figure", one.raw, other.raw, f"The figure changed: {ways}."
    return None


def _one_number(one: Told, other: Told) -> bool:
    same = one.amount.sort == other.amount.sort and numbers(one.amount, other.amount) == "equal"
    return same and (one.amount.value is not None or one.raw.casefold() == other.raw.casefold())


def _says_so(one: Told, other: Told) -> bool:
    """Tell whether the words of either say that the figure was changed."""
    return one.reach.changed or other.reach.changed


def _moved(start: Heard, echo: Heard, one: Told, *, other: Told) -> Change | None:
    """Say what a figure that stayed came to be the figure of."""
    ways = f"{start.outlet} has “{_counted(one)}”, {echo.outlet} “{_counted(other)}”"
    if one.amount.unit != other.amount.unit:
        return "counted", one.raw, other.raw, f"The number stayed and its unit changed: {one.raw} became {other.raw}."
    if _other_kind(one, other):
        return "counted", _counted(one), _counted(other), f"The figure stayed and what it counts changed: {ways}."
    if two_deeds(one, other):
        return (
            "counted",
            str(one.role),
            str(other.role),
            f"The figure stayed and what is said of it changed: {one.role} became {other.role}.",
        )
    elsewhere = far_apart(start, echo) is not None
    return _reach(start.outlet, one, other, elsewhere=elsewhere) or _event(start, echo, one, other=other)


def _other_kind(one: Told, other: Told) -> bool:
    """Tell whether a figure came to count something else, and not the same in wider, closer or other words.

    One and two are told of everything; persons of one sort (`agents`, `officers`) go by many names.
    """
    if one.amount.sort == "money" or (one.amount.value or FEW) < FEW:
        return False
    return other_kind(one.thing, other.thing)


def other_kind(mine: Thing, yours: Thing) -> bool:
    """Tell whether two things counted are neither one thing nor the second a closer word for the first."""
    if mine.head in yours.before or yours.head in mine.before or (mine.before & yours.before):
        return False
    standing = things(mine, yours)
    return standing == "two" or (standing == "second" and mine.head != yours.head)


def _counted(one: Told) -> str:
    return f"{one.raw} {one.counted}".strip()


def _reach(outlet: str, one: Told, other: Told, *, elsewhere: bool) -> Change | None:
    if one.reach.rate != other.reach.rate and one.amount.unit != LENGTH:
        before, after = (side.reach.rate or "in all" for side in (one, other))
        return "scope", before, after, f"The figure stayed and its rate changed: {before} became {after}."
    before, after = one.scope, other.scope
    if before and after and not elsewhere and not one.limits & other.limits and one.limits and other.limits:
        return "scope", before, after, f"The figure stayed and its reach changed: {before} became {after}."
    mine, yours = (" ".join(sorted(side.reach.wide)) for side in (one, other))
    if one.reach.area is not None and other.reach.area is not None and other.reach.area > one.reach.area and yours:
        before, after = before or mine or f"what {outlet} gives", after or yours
        return "scope", before, after, f"The figure stayed and its reach grew: {before} became {after}."
    return None


def one_figure(one: Heard, other: Heard) -> bool:
    """Tell whether two statements give one number that two sentences seldom share by chance."""
    mine, yours = told(one.said), told(other.said)
    return any(_one_number(a, b) and (a.amount.value or 0) >= LARGE for a in mine for b in yours)


def _event(start: Heard, echo: Heard, one: Told, *, other: Told) -> Change | None:
    mine, yours = one.events - light_events(), other.events - light_events()
    if not mine or not yours or one.events & other.events:
        return None
    before, after = (_happened(side.said.words, events) for side, events in ((start, mine), (echo, yours)))
    return "counted", before, after, f"The figure stayed and what happened to it changed: “{before}” became “{after}”."


def _happened(words: str, events: frozenset[str]) -> str:
    """Give the first word that names one of some classes of events."""
    return next((word for word in tokens(words) if canonical(word) in events), "")
