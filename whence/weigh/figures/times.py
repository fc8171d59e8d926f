"""What time has to do with two figures that differ: updates, corrections, a longer time that holds a shorter one."""

from __future__ import annotations

from datetime import date
from functools import cache

from whence.lang.lexicon import lexicon
from whence.weigh.figures.told import Told

#: Days between two publications from which a higher count is an update where nothing says whether it goes on.
DAYS = 2
#: Days from which a stated time is a long one.
LONG = 28
CHANGED = "the words say that the figure was changed"


def update(one: Told, other: Told) -> str | None:
    """Say how time or a correction explains that no number fits both, `None` when it does not.

    Why this way: a toll goes on while its event does, a price or an attendance does not; a lower figure needs words
    that say so.
    """
    earlier, later = in_time(one, other)
    if _disputed(one, other) or _over(one, other):
        return None
    if one.reach.former != other.reach.former:
        return "the words say that one was given before"
    if later.reach.changed and not (later.reach.raised and later.amount.high < earlier.amount.low):
        return CHANGED
    days = days_between(one, other)
    if days is None or days < 1:
        return CHANGED if days == 0 and earlier.reach.changed else None
    return _gone_on(earlier, later, days)


def _disputed(one: Told, other: Told) -> bool:
    """Tell whether one rejects the number of the other, or says that somebody's figure is wrong."""
    rejected = one.amount.value in other.rejects or other.amount.value in one.rejects
    return rejected or one.reach.disputing or other.reach.disputing


def _gone_on(earlier: Told, later: Told, days: int) -> str | None:
    if later.reach.remains and later.amount.high < earlier.amount.high:
        return "the later report gives what is left"
    rises = later.amount.low > earlier.amount.low or later.role in _listed("either_way")
    if not rises or later.amount.sort == "money":
        return None
    return _grown(earlier, later, days)


def _grown(earlier: Told, later: Told, days: int) -> str | None:
    role = later.role or earlier.role
    events = (later.events & earlier.events or later.events | earlier.events) & _listed("telling_events")
    if role is not None:
        goes_on = role in _listed("growing") or (later.amount.sort == "measure" and role == "released")
    else:
        goes_on = bool(events & _listed("growing_events")) or later.thing.head in _listed("growing_things")
    if goes_on or (later.reach.since and earlier.reach.since):
        return "the later report gives more of a count that goes on"
    kept = later.stock and earlier.stock
    return "the later report gives more" if role is None and (kept or not events) and days > DAYS else None


def stated_before(one: Told, other: Told) -> bool:
    """Tell whether the later figure is stated as a change of the very number of the earlier: `down from 420`."""
    earlier, later = in_time(one, other)
    return later.reach.changed and earlier.amount.value is not None and earlier.amount.value in later.others


def _over(one: Told, other: Told) -> bool:
    """Tell whether both are of one stretch of time that was over when the first of them was published."""
    if len(one.days) != 1 or one.days != other.days or one.published is None or other.published is None:
        return False
    begin, end = one.days[0]
    return (_days(begin, end) or 0) >= LONG and end < min(one.published[0], other.published[0])


def in_time(one: Told, other: Told) -> tuple[Told, Told]:
    """Put two figures in order of publication; of one day, and undated, one that was changed is the later."""
    if one.published is not None and other.published is not None and one.published != other.published:
        return (other, one) if other.published < one.published else (one, other)
    ranks = [(side.reach.changed, side.amount.low, side.amount.high, side.raw) for side in (one, other)]
    return (other, one) if ranks[1] < ranks[0] else (one, other)


def days_between(one: Told, other: Told) -> int | None:
    """Give the days from the last possible day of the earlier report to the first of the later, `None` when unknown."""
    earlier, later = in_time(one, other)
    if earlier.published is None or later.published is None:
        return None
    return _days(earlier.published[1], later.published[0])


def holds_time(whole: Told, part: Told) -> bool:
    """Tell whether the one time that a figure states holds that of another, or the day the other was published."""
    if part.reach.changed or (whole.reach.changed and (whole.role not in _listed("settled") or part.days)):
        return False
    if len(whole.days) != 1 or len(part.days) > 1 or part.days == whole.days:
        return False
    begin, end = whole.days[0]
    if part.days:
        return begin <= part.days[0][0] and part.days[0][1] <= end
    told = part.published
    return told is not None and begin <= told[0] and told[1] <= end and (_days(begin, end) or 0) >= LONG


def _days(begin: str, end: str) -> int | None:
    try:
        return (date.fromisoformat(end) - date.fromisoformat(begin)).days
    except ValueError:
        return None


def growing_roles() -> frozenset[str]:
    """Give the roles whose count goes on while the event does."""
    return _listed("growing")


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(map(str, lexicon("en", "figure_relations")[name]))
