"""How two figures of two reports stand to each other: same, compatible, subset, rounded, update, conflict, incomparable."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from whence.lang.lexicon import lexicon
from whence.weigh.figure_amounts import coarser, exceeds, numbers
from whence.weigh.figure_things import things
from whence.weigh.figure_told import Told

Relation = Literal["same", "compatible", "subset", "update", "rounded copy", "conflict", "incomparable"]
#: Days between two publications from which a higher count is an update where nothing says whether it goes on.
DAYS = 2
#: Stems two statements must share before two sums of money can be of one thing.
TIES = 2
#: Days in which a weekday names one day; days from which a stated time is a long one.
WEEK, LONG = 6, 28


@dataclass(frozen=True, slots=True)
class Meeting:
    """How two figures stand to each other, and why in a few plain words."""

    relation: Relation
    why: str


#: What is found about a pair by one rule: nothing, or the answer.
Rule = Callable[[Told, Told], "Meeting | None"]


def related(one: Told, other: Told, *, path: bool) -> Meeting:
    """Tell how two figures stand to each other.

    Why this way: the first rule that fits decides, and the rules that find a reason why two numbers may differ come
    before the one that finds none, because a shared noun proves little: of 142 pairs with one noun and two numbers in
    same-event sentences about one in six was a conflict. Nothing is concluded from a place, a date or a role that only
    one of the two states.

    Args:
        one: A figure.
        other: A figure of another statement that is about the same.
        path: One statement took from the other, or both rest on one source.

    Returns:
        One of seven relations (bench/labels.md states them) and the reason.
    """
    for rule in (_other_sort, _other_deed, _other_thing, _other_occasion):
        found = rule(one, other)
        if found is not None:
            return found
    standing = numbers(one.amount, other.amount)
    nested = _nested(one, other)
    if nested is not None and not (standing == "equal" and nested.relation == "subset" and not _placed(one, other)):
        return nested
    if standing == "equal":
        return Meeting("same", "one number of one thing")
    if standing == "meet":
        if path and coarser(one.amount, other.amount):
            return Meeting("rounded copy", "one is the other rounded, and there is a path between them")
        return Meeting("compatible", "a number fits both")
    return (
        _update(one, other)
        or _found_of_all(one, other)
        or _untied(one, other)
        or Meeting("conflict", "no number fits both")
    )


def _other_sort(one: Told, other: Told) -> Meeting | None:
    a, b = one.amount, other.amount
    if a.sort != b.sort or a.unit != b.unit:
        return Meeting("incomparable", "they are given in units that do not compare")
    if one.reach.rate != other.reach.rate:
        return Meeting("incomparable", "one is a rate")
    if one.change != other.change:
        return Meeting("incomparable", "one says by how much something changed")
    return None


def _other_deed(one: Told, other: Told) -> Meeting | None:
    """Tell whether two different things were done to the counted."""
    if one.role is not None and other.role is not None:
        if one.role == other.role or _held(one.role, other.role) or _held(other.role, one.role) or _named_whole(one, other):
            return None
        return Meeting("incomparable", f"one is of the {one.role}, the other of the {other.role}")
    mine, yours = one.events - _listed("light_events"), other.events - _listed("light_events")
    lone = mine and yours and not mine & yours and not (one.bare or other.bare)
    tied = len((_context(one) & _context(other)) - one.events - other.events) >= TIES
    if lone and not tied and one.amount.sort != "money" and not _named_whole(one, other):
        return Meeting("incomparable", "they tell of different events")
    return None


def _named_whole(one: Told, other: Told) -> bool:
    """Tell whether a part names the role of the whole beside its own: `two of the arrested were released`."""
    for part, whole in ((one, other), (other, one)):
        if part.reach.part and not whole.reach.part and whole.role is not None and whole.events & part.events:
            return True
    return False


def _other_thing(one: Told, other: Told) -> Meeting | None:
    standing = things(one.thing, other.thing)
    if standing == "two":
        return Meeting("incomparable", f"one counts {one.thing.word}, the other {other.thing.word}")
    if standing == "unknown" and not _tied(one, other):
        return Meeting("incomparable", "what one of them counts is not known")
    mine, yours = one.reach.names - other.reach.names, other.reach.names - one.reach.names
    if mine and yours and (one.reach.area == other.reach.area or not _wider(one, other)):
        return Meeting("incomparable", "they name different places or bodies")
    return None


def _tied(one: Told, other: Told) -> bool:
    """Tell whether two figures that do not both say what they count may still be of one thing."""
    if one.role is not None and other.role is not None:
        return one.role == other.role or _held(one.role, other.role) or _held(other.role, one.role)
    if any(part.reach.part and whole.thing.head in part.stems for part, whole in ((one, other), (other, one))):
        return True
    return one.amount.sort != "count" and len(one.stems & other.stems) >= TIES


def _wider(one: Told, other: Told) -> bool:
    areas = {one.reach.area, other.reach.area}
    return None not in areas and len(areas) == 2 and bool(one.reach.wide | other.reach.wide)


def _other_occasion(one: Told, other: Told) -> Meeting | None:
    if one.reach.occasion != other.reach.occasion and not (one.reach.occasion and other.reach.occasion):
        return Meeting("incomparable", "one tells of another occasion")
    if one.reach.changed or other.reach.changed or one.reach.since or other.reach.since:
        return None
    if _other_weekdays(one, other):
        return Meeting("incomparable", "they tell of different days")
    if not one.days or not other.days:
        return None
    if any(a[0] <= b[1] and b[0] <= a[1] for a in one.days for b in other.days):
        return None
    return Meeting("incomparable", "they tell of different days")


def _other_weekdays(one: Told, other: Told) -> bool:
    """Tell whether both name days of one week and none is the same."""
    days = _days_between(one, other)
    named = bool(one.reach.weekdays) and bool(other.reach.weekdays) and not one.reach.weekdays & other.reach.weekdays
    return named and days is not None and days < WEEK


def _nested(one: Told, other: Told) -> Meeting | None:
    """Tell whether one figure counts a part of what the other counts; a part that is larger is a conflict."""
    for part, whole, why in (
        (one, other, _is_part(one, other)),
        (other, one, _is_part(other, one)),
    ):
        if why is not None:
            if not exceeds(part.amount, whole.amount):
                return Meeting("subset", why)
            if why == UNSURE:
                return None
            if why.endswith(KINDS) and part.role != whole.role:
                return Meeting("incomparable", "what was done to them may differ")
            return Meeting("conflict", f"the part exceeds the whole ({why})")
    return None


#: Reasons that hold only while the part is not larger, or only where the same was done to both.
UNSURE, KINDS = "one may reach farther", " by their kind"


def _is_part(part: Told, whole: Told) -> str | None:
    """Say why one figure counts a part of what the other counts, `None` when nothing shows it."""
    if part.reach.part and not whole.reach.part:
        return "the words make one a part"
    if things(part.thing, whole.thing) == "first":
        return f"{part.thing.word} are some of the {whole.thing.word}{KINDS}"
    if part.role is not None and whole.role is not None and _held(part.role, whole.role):
        return f"the {part.role} are some of the {whole.role}"
    if part.narrowing and not part.narrowing & whole.stems and part.thing.head == whole.thing.head:
        return "one is narrowed by its words"
    if any(piece not in whole.stems and held in whole.stems for piece, held in part.pieces):
        return "one is for a piece of what the other is for"
    return _inside(part, whole)


def _inside(part: Told, whole: Told) -> str | None:
    """Say why the reach of one figure lies inside that of the other."""
    small, large = part.reach, whole.reach
    if large.area is not None and (small.area or 0) < large.area and (small.area is not None or large.area > 1):
        if not large.wide <= small.wide:
            return "one area holds the other" if small.area is not None else UNSURE
    if _held_days(part, whole):
        return "one time holds the other"
    if large.since and not small.since and not large.changed and part.days:
        return "one counts from some day on"
    return None


def _placed(one: Told, other: Told) -> bool:
    """Tell whether the reach of both is stated, so that one number in two reaches is no agreement."""
    return one.reach.area is not None and other.reach.area is not None and one.reach.area != other.reach.area


def _held_days(part: Told, whole: Told) -> bool:
    if part.reach.changed or whole.reach.changed:
        return False
    if len(whole.days) != 1 or len(part.days) > 1 or part.days == whole.days:
        return False
    begin, end = whole.days[0]
    if part.days:
        return begin <= part.days[0][0] and part.days[0][1] <= end
    told = part.published
    return told is not None and begin <= told[0] and told[1] <= end and _length(begin, end) >= LONG


def _length(begin: str, end: str) -> int:
    try:
        return (date.fromisoformat(end) - date.fromisoformat(begin)).days
    except ValueError:
        return 0


def _update(one: Told, other: Told) -> Meeting | None:
    """Tell whether time or a correction explains that no number fits both."""
    earlier, later = _in_time(one, other)
    if later.reach.changed or (later.reach.corrected and earlier.amount.value in later.others):
        return Meeting("update", "the words say that the figure was changed")
    if _same_day(one, other):
        return Meeting("update", "the words say that the figure was changed") if earlier.reach.changed else None
    if later.amount.low <= earlier.amount.low and later.role not in _listed("either_way"):
        return None
    days = _days_between(one, other)
    if days is None or days < 1 or later.amount.sort == "money":
        return None
    if _goes_on(earlier, later):
        return Meeting("update", "the later report gives more of a count that goes on")
    unknown = later.role is None and not (later.events | earlier.events)
    if unknown and days > DAYS:
        return Meeting("update", "the later report gives more")
    return None


def _goes_on(earlier: Told, later: Told) -> bool:
    role = later.role or earlier.role
    if role is not None:
        return role in _listed("growing")
    events = later.events & earlier.events or later.events | earlier.events
    return bool(events & _listed("growing_events")) or later.thing.head in _listed("growing_things")


def _found_of_all(one: Told, other: Told) -> Meeting | None:
    """Tell whether one says how many were found and the other how many there are."""
    for found, there in ((one, other), (other, one)):
        if found.role == "identified" and there.role is None and there.bare and found.amount.low <= there.amount.high:
            return Meeting("subset", "those found are some of those there are")
    return None


def _untied(one: Told, other: Told) -> Meeting | None:
    """Tell whether nothing but the noun and names shows that both say the same of the counted."""
    if one.role is not None and other.role is not None:
        return None
    if one.stock != other.stock:
        return Meeting("incomparable", "one says how many there are, the other what befell some")
    if _context(one) and _context(other) and not _context(one) & _context(other):
        return Meeting("incomparable", "hardly anything shows that they tell of one thing")
    return None


def _context(one: Told) -> frozenset[str]:
    """Give the stems of a figure's sentence that are neither what it counts nor a name."""
    own = one.thing.before | one.thing.behind | {one.thing.head}
    return frozenset(stem for stem in one.stems if stem not in own and stem not in one.reach.names)


def _in_time(one: Told, other: Told) -> tuple[Told, Told]:
    """Put two figures in order of publication; undated ones as they come."""
    if one.published is not None and other.published is not None and other.published < one.published:
        return other, one
    return one, other


def _same_day(one: Told, other: Told) -> bool:
    days = _days_between(one, other)
    return days is not None and days < 1


def _days_between(one: Told, other: Told) -> int | None:
    """Give the days from the last possible day of the earlier report to the first of the later, `None` when unknown."""
    earlier, later = _in_time(one, other)
    if earlier.published is None or later.published is None:
        return None
    try:
        return (date.fromisoformat(later.published[0]) - date.fromisoformat(earlier.published[1])).days
    except ValueError:
        return None


def _held(small: str, large: str) -> bool:
    held: dict[str, list[str]] = lexicon("en", "figure_relations")["held_roles"]
    return small in held.get(large, ())


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(map(str, lexicon("en", "figure_relations")[name]))
