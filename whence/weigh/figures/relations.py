"""How two figures of two reports stand: same, compatible, subset, update, rounded copy, conflict or incomparable."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from whence.lang.lexicon import lexicon
from whence.weigh.figures.amounts import Numbers, coarser, money_stems, numbers, rounded_away, rounds_to
from whence.weigh.figures.deeds import held_role, near_roles
from whence.weigh.figures.parts import OTHER, UNSURE, Nesting, nested
from whence.weigh.figures.things import is_person, things
from whence.weigh.figures.times import CHANGED, days_between, stated_before, update
from whence.weigh.figures.told import Told
from whence.weigh.words import canonical, tokens

Relation = Literal["same", "compatible", "subset", "update", "rounded copy", "conflict", "incomparable"]
#: Stems two sentences must share before sums of money, or figures of two listed events, can be of one thing.
TIES = 2
#: Number up to which two sentences share one by chance.
FEW = 12
#: The role of what was found: what befell them besides says nothing against it.
FOUND = "identified"
OTHER_DAYS = "they tell of different days"
#: Days from which two counts that state no time are of two years.
YEAR = 330
#: Days in which a weekday names one day.
WEEK = 6


@dataclass(frozen=True, slots=True)
class Meeting:
    """How two figures stand to each other, and why in a few plain words."""

    relation: Relation
    why: str


def related(one: Told, other: Told, *, path: bool) -> Meeting:
    """Tell how two figures stand to each other.

    Why this way: the first rule that fits decides, and the rules that find a reason why two numbers may differ come
    before the one that finds none, because a shared noun proves little: of 142 pairs with one noun and two numbers in
    same-event sentences about one in six was a conflict. Little is concluded from a place, a date or a role that only
    one of the two states.

    Args:
        one: A figure.
        other: A figure of another statement that is about the same.
        path: One statement took from the other, or both rest on one source.

    Returns:
        One of seven relations (bench/labels.md states them) and the reason.

    Source: research/place_time_figure.md 4.2 and claims_entities.md 3.8; measured by bench/conflicts.py.
    """
    apart = (
        _rejected(one, other)
        or _other_sort(one, other)
        or _other_deed(one, other, path=path)
        or _other_thing(one, other, path=path)
        or _other_time(one, other)
    )
    if apart is not None:
        return Meeting("incomparable", apart)
    standing = numbers(one.amount, other.amount)
    if standing == "apart" and stated_before(one, other):
        return Meeting("update", CHANGED)
    part = nested(one, other)
    if part is not None and part.why == UNSURE and (path or _untied(one, other) is not None):
        part = None
    if part is not None and (standing != "equal" or not part.holds or _two_areas(one, other)):
        return _as_part(part)
    return _compared(one, other, standing, path=path)


def _compared(one: Told, other: Told, standing: Numbers, *, path: bool) -> Meeting:
    """Tell how two figures of one thing and one reach stand to each other."""
    if standing == "equal":
        return Meeting("same", "one number of one thing")
    rounded = rounds_to(one.amount, other.amount, path=path) or (path and rounded_away(one.amount, other.amount))
    if standing == "apart" and not rounded:
        return _explained(one, other) or Meeting("conflict", "no number fits both")
    if path and coarser(one.amount, other.amount):
        return Meeting("rounded copy", "one is the other rounded, and there is a path between them")
    return Meeting("compatible", "a number fits both")


def _as_part(part: Nesting) -> Meeting:
    if part.why == OTHER:
        return Meeting("incomparable", part.why)
    return Meeting("subset" if part.holds else "conflict", part.why)


def _explained(one: Told, other: Told) -> Meeting | None:
    """Say why two numbers that do not meet need not contradict each other."""
    changed = update(one, other)
    if changed is not None:
        return Meeting("update", changed)
    if any(_found_of(a, b) for a, b in ((one, other), (other, one))):
        return Meeting("subset", "those found are some of those there are")
    untied = "one only describes something else" if one.within != other.within else _untied(one, other)
    return None if untied is None else Meeting("incomparable", untied)


def _rejected(one: Told, other: Told) -> str | None:
    return "one is a number that its words reject" if one.denied or other.denied else None


def _other_sort(one: Told, other: Told) -> str | None:
    a, b = one.amount, other.amount
    if a.sort != b.sort or a.unit != b.unit:
        return "they are given in units that do not compare"
    if one.reach.rate != other.reach.rate:
        return "one is a rate"
    if one.age != other.age:
        return "one is an age"
    return "one says by how much something changed" if one.change != other.change else None


def _other_deed(one: Told, other: Told, *, path: bool) -> str | None:
    """Tell whether two different things were done to the counted.

    Where there is a path the sentences are of one thing, so only roles that leave no doubt part them.
    """
    if one.role is not None and other.role is not None and FOUND not in {one.role, other.role}:
        firm = not path or {one.role, other.role} <= _listed("firm_roles")
        alike = not firm or (near_roles if path else _alike)(one.role, other.role)
        return None if alike or _names_whole(one, other) else f"one is of the {one.role}, the other of the {other.role}"
    mine, yours = (side.events & _listed("telling_events") for side in (one, other))
    if not mine or not yours or mine & yours or one.bare or other.bare or one.amount.sort == "money":
        return None
    tied = len((_context(one) & _context(other)) - one.events - other.events) >= TIES
    return None if tied or _names_whole(one, other) else "they tell of different events"


def _alike(one: str, other: str) -> bool:
    groups: list[list[str]] = lexicon("en", "figure_relations")["one_roles"]
    return one_or_held(one, other) or any(one in group and other in group for group in groups)


def one_or_held(one: str, other: str) -> bool:
    """Tell whether two roles are one, or one holds the other."""
    return one == other or held_role(one, other) or held_role(other, one)


def _names_whole(one: Told, other: Told) -> bool:
    """Tell whether a part names the role of the whole beside its own: `two of the arrested were released`."""
    return any(
        part.reach.part and not whole.reach.part and whole.role is not None and bool(whole.events & part.events)
        for part, whole in ((one, other), (other, one))
    )


def _other_thing(one: Told, other: Told, *, path: bool) -> str | None:
    standing = things(one.thing, other.thing)
    if _part_of_same(one, other) or _part_of_same(other, one) or _cases(one, other):
        standing = "one"
    if standing == "two":
        return f"one counts {one.thing.word}, the other {other.thing.word}"
    if standing == "unknown" and not _tied(one, other) and not (path and _arrived(one, other)):
        return "what one of them counts is not known"
    if one.limits and other.limits and not one.limits & other.limits and not _wider(one, other):
        return "they reach differently far"
    if _same_bodies(one, other):
        return None
    mine, yours = one.reach.names - other.reach.words, other.reach.names - one.reach.words
    return "they name different places or bodies" if mine and yours and not _wider(one, other) else None


def _same_bodies(one: Told, other: Told) -> bool:
    """Tell whether both name the same bodies and no others, whatever they call them."""
    return bool(one.bodies) and one.bodies == other.bodies


def _part_of_same(part: Told, whole: Told) -> bool:
    """Tell whether what a part is of in its own sentence is what the other figure counts."""
    if not part.reach.part or part.base is None or part.of_number:
        return False
    same = bool(part.base.head) and things(part.base, whole.thing) == "one"
    return same or (part.base_value is not None and part.base_value == whole.amount.value)


def _cases(one: Told, other: Told) -> bool:
    """Tell whether one counts cases of an illness and the other those who fell ill."""
    if one.role != "infected" or other.role != "infected":
        return False
    cases = _listed("cases")
    return any(
        a.thing.word in cases and (b.thing.word in cases or is_person(b.thing)) for a, b in ((one, other), (other, one))
    )


def _arrived(one: Told, other: Told) -> bool:
    """Tell whether, where one statement took from the other, a measure or sum can be the other's, rounded or not."""
    if one.amount.sort == "count":
        return False
    fits = numbers(one.amount, other.amount) != "apart" or rounds_to(one.amount, other.amount, path=True)
    return fits and bool(_context(one) & _context(other))


def _tied(one: Told, other: Told) -> bool:
    """Tell whether two figures that do not both say what they count may still be of one thing."""
    if one.role is not None and other.role is not None:
        return True
    if any(_part_names(part, whole) for part, whole in ((one, other), (other, one))):
        return True
    if one.amount.sort == "count":
        alike = one.amount.exact and numbers(one.amount, other.amount) == "equal" and (one.amount.value or 0) > FEW
        return alike and bool(_context(one) & _context(other))
    named = bool(one.reach.names & other.reach.names) and numbers(one.amount, other.amount) != "apart"
    return named or len((one.stems & other.stems) - money_stems()) >= TIES


def _part_names(part: Told, whole: Told) -> bool:
    """Tell whether a part names what the other counts, or what befell them: `620 of those evicted`."""
    counted = {own for word in tokens(part.counted) if (own := canonical(word))}
    return part.reach.part and (whole.thing.head in part.stems or bool(counted & whole.stems))


def _wider(one: Told, other: Told) -> bool:
    """Tell whether one of two stated areas is the wider: names of two reaches need not agree."""
    return one.reach.area != other.reach.area and bool(one.reach.wide | other.reach.wide) and _both_placed(one, other)


def _both_placed(one: Told, other: Told) -> bool:
    return one.reach.area is not None and other.reach.area is not None


def _two_areas(one: Told, other: Told) -> bool:
    """Tell whether the reach of both is stated, so that one number in two reaches is no agreement."""
    return one.reach.area != other.reach.area and _both_placed(one, other)


def _other_time(one: Told, other: Told) -> str | None:
    """Tell whether they are said of two days or occasions; a count that goes on may be told on any day."""
    meet = any(a[0] <= b[1] and b[0] <= a[1] for a in one.days for b in other.days)
    days = days_between(one, other)
    if bool(one.reach.occasion) != bool(other.reach.occasion) and not meet:
        return "one tells of another occasion"
    if one.fresh and other.fresh and days is not None and days > 0:
        return "each counts what was new on its day"
    if _parted(one.reach.turns, other.reach.turns):
        return OTHER_DAYS
    if any(side.reach.changed or side.reach.since for side in (one, other)):
        return None
    return _other_days(one, other, days, meet=meet)


def _other_days(one: Told, other: Told, days: int | None, *, meet: bool) -> str | None:
    """Tell whether two counts that do not go on are of two days, by their dates or by those of their reports."""
    named = days is not None and days < WEEK and _parted(one.reach.weekdays, other.reach.weekdays)
    if named or (one.days and other.days and not meet):
        return OTHER_DAYS
    return "they were published a year apart" if not meet and days is not None and days >= YEAR else None


def _parted(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one) and bool(other) and not one & other


def _found_of(found: Told, there: Told) -> bool:
    """Tell whether one says how many were found and the other how many there are."""
    return found.role == "identified" and there.role is None and there.bare and found.amount.low <= there.amount.high


def _untied(one: Told, other: Told) -> str | None:
    """Tell whether nothing but the noun and names shows that both say the same of the counted."""
    if one.role is not None and other.role is not None:
        return None
    if (one.stock or one.bare) != (other.stock or other.bare):
        return "one says how many there are, the other what befell some"
    named = bool(one.reach.names & other.reach.names) or _same_bodies(one, other)
    if (one.stock or one.bare) and named:
        return None
    mine, yours = _context(one), _context(other)
    if not mine or not yours:
        return None
    there = (one.stock or one.bare) and (other.stock or other.bare)
    needed = TIES if one.role is None and other.role is None and not there else 1
    shared = len(mine & yours) + named
    return "hardly anything shows that they tell of one thing" if shared < needed or not mine & yours else None


def _context(one: Told) -> frozenset[str]:
    """Give the stems of a figure's sentence that are neither what it counts nor a name."""
    own = one.thing.before | one.thing.behind | {one.thing.head}
    return frozenset(stem for stem in one.stems if stem not in own and stem not in one.reach.names)


def light_events() -> frozenset[str]:
    """Give the classes of events that are too wide to tell two deeds apart."""
    return _listed("light_events")


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(map(str, lexicon("en", "figure_relations")[name]))
