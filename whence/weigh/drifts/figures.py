"""What became of a figure on its way: its number, what it counts, how far it reaches, its caution."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from whence.lang.lexicon import lexicon
from whence.model.ledger import DriftKind
from whence.weigh.figures.amounts import numbers
from whence.weigh.figures.relations import Meeting, light_events, related
from whence.weigh.figures.things import Thing, is_person, things
from whence.weigh.figures.told import Told, told, two_deeds
from whence.weigh.places import far_apart
from whence.weigh.roots import Heard
from whence.weigh.words import canonical, content_stems, tokens

#: Relations in which a figure arrived as it was.
KEPT = frozenset({"same", "rounded copy", "compatible"})
#: Base unit of lengths of time; `34 minutes ago` is told anew every minute.
LENGTH = "hour"
_AGO = re.compile(r"\bago\b", re.IGNORECASE)
#: Code points of a content in which places are looked for.
MOST = 2_000
_BECAUSE = re.compile(r"\b(?:after|before|when|while|because|since|although|though|until)\b", re.IGNORECASE)
_LOCAL = re.compile(r"\b(?:in|at|around|near|above|along|outside|inside) (?:the |its )?((?:[\w’'-]{2,30}))")
#: Number from which a figure that stayed while its noun changed says anything.
FEW = 3
#: Number from which two sentences seldom share it by chance.
LARGE = 100
#: How much higher a lower bound is that was not merely rounded.
RAISED = 1.15
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
    kept = [pair for pair in pairs if pair[2].relation in KEPT and not _raised(*pair[:2])]
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
    if _raised(one, other) and things(one.thing, other.thing) in {"one", "unknown"}:
        return "figure", one.raw, other.raw, f"The figure changed: {ways}."
    changed = meeting.relation == "conflict" or (meeting.relation == "update" and not _says_so(one, other))
    if changed and things(one.thing, other.thing) in {"one", "unknown"}:
        return "figure", one.raw, other.raw, f"The figure changed: {ways}."
    return None


def _one_number(one: Told, other: Told) -> bool:
    same = one.amount.sort == other.amount.sort and numbers(one.amount, other.amount) == "equal"
    return same and (one.amount.value is not None or one.raw.casefold() == other.raw.casefold())


def _raised(one: Told, other: Told) -> bool:
    """Tell whether a bound that is open above was raised on the way: `at least 12` holds for 120, but was not said."""
    a, b = one.amount, other.amount
    if a.exact or b.exact or a.sort != b.sort or a.unit != b.unit or a.high != b.high or a.high != float("inf"):
        return False
    return a.low > 0 and b.low > RAISED * a.low and not _says_so(one, other)


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
    if two_deeds(one, other) and _is_said(start, one) and _is_said(echo, other):
        return (
            "counted",
            str(one.role),
            str(other.role),
            f"The figure stayed and what is said of it changed: {one.role} became {other.role}.",
        )
    elsewhere = far_apart(start, echo) is not None
    return _reach(start, one, other, elsewhere=elsewhere, place=_local(start, echo)) or _event(
        start, echo, one, other=other
    )


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
    if mine.head == yours.head and not (mine.before | yours.before).isdisjoint(_deictic()):
        return False
    if mine.head != yours.head and (_of_several(mine) != _of_several(yours)) and is_person(mine) and is_person(yours):
        return True
    standing = things(mine, yours)
    return standing == "two" or (standing == "second" and mine.head != yours.head)


@cache
def _deictic() -> frozenset[str]:
    """Give the stems of words for a side that depend on who speaks."""
    return frozenset(filter(None, map(canonical, lexicon("en", "drifts")["deictic"])))


def _of_several(known: Thing) -> bool:
    """Tell whether one of a thing is several people: a family, a crew."""
    return known.head in {canonical(word) for word in lexicon("en", "drifts")["several"]}


def _counted(one: Told) -> str:
    return f"{one.raw} {one.counted}".strip()


def _told_too(words: str, start: Heard) -> bool:
    """Tell whether a reach stands in the start, too, beside the one that its figure has there."""
    stems = content_stems(words)
    return bool(stems) and stems <= content_stems(start.said.words)


def _local(start: Heard, echo: Heard) -> str | None:
    """Give the words by which a statement puts a figure somewhere, when they are gone from its echo."""
    for match in _LOCAL.finditer(start.said.words[:MOST]):
        head = canonical(tokens(match[1])[-1])
        if head and head not in content_stems(echo.said.words) and head[0] != "~":
            return match[0]
    return None


def _reach(start: Heard, one: Told, other: Told, *, elsewhere: bool, place: str | None) -> Change | None:
    if one.reach.rate != other.reach.rate and one.amount.unit != LENGTH:
        before, after = (side.reach.rate or "in all" for side in (one, other))
        return "scope", before, after, f"The figure stayed and its rate changed: {before} became {after}."
    before, after = one.scope, other.scope
    apart = one.limits and other.limits and not one.limits & other.limits and not _told_too(after, start)
    if before and after and not elsewhere and apart:
        return "scope", before, after, f"The figure stayed and its reach changed: {before} became {after}."
    mine, yours = (" ".join(sorted(side.reach.wide)) for side in (one, other))
    if yours and not mine and place is not None:
        return "scope", place, yours, f"The figure stayed and its reach grew: {place} became {yours}."
    if one.reach.area is not None and other.reach.area is not None and other.reach.area > one.reach.area and yours:
        before, after = before or mine or f"what {start.outlet} gives", after or yours
        return "scope", before, after, f"The figure stayed and its reach grew: {before} became {after}."
    return None


def one_number(one: Heard, other: Heard) -> bool:
    """Tell whether two statements give one number of one thing, however small."""
    mine, yours = told(one.said), told(other.said)
    return any(_one_number(a, b) and things(a.thing, b.thing) != "two" for a in mine for b in yours)


def one_figure(one: Heard, other: Heard) -> bool:
    """Tell whether two statements give one number that two sentences seldom share by chance."""
    mine, yours = told(one.said), told(other.said)
    return any(_one_number(a, b) and (a.amount.value or 0) >= LARGE for a in mine for b in yours)


def _event(start: Heard, echo: Heard, one: Told, *, other: Told) -> Change | None:
    mine, yours = (
        side.events & _main_events(who.said.words) - light_events() for side, who in ((one, start), (other, echo))
    )
    if not mine or not yours or one.events & other.events:
        return None
    before, after = (_happened(side.said.words, events) for side, events in ((start, mine), (echo, yours)))
    ways = f"{start.outlet} has “{before}”, {echo.outlet} “{after}”"
    return "counted", before, after, f"The figure stayed and what happened to it changed: {ways}."


def _is_said(who: Heard, one: Told) -> bool:
    """Tell whether the role of a figure is named in its main clause, or by no listed word at all."""
    deed = canonical(one.role or "")
    main = _main_events(who.said.words)
    return not deed or deed[0] != "~" or deed in main or not any(each[0] == "~" for each in main)


def _main_events(words: str) -> frozenset[str]:
    """Give the classes of events named before a clause that tells when or why: `31 died after five were hurt`."""
    main = _BECAUSE.split(words, maxsplit=1)[0]
    return frozenset(filter(None, map(canonical, tokens(main))))


def _happened(words: str, events: frozenset[str]) -> str:
    """Give the first word that names one of some classes of events."""
    return next((word for word in tokens(words) if canonical(word) in events), "")
