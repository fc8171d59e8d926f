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
    if later.reach.changed:
        return CHANGED
    days = days_between(one, other)
    if days is None or days < 1:
        return CHANGED if days == 0 and earlier.reach.changed else None
    rises = later.amount.low > earlier.amount.low or later.role in _listed("either_way")
    if not rises or later.amount.sort == "money":
        return None
    return _grown(earlier, later, days)


def _grown(earlier: Told, later: Told, days: int) -> str | None:
    role = later.role or earlier.role
    events = later.events & earlier.events or later.events | earlier.events
    if role is not None:
        goes_on = role in _listed("growing")
    else:
        goes_on = bool(events & _listed("growing_events")) or later.thing.head in _listed("growing_things")
    if goes_on:
        return "the later report gives more of a count that goes on"
    return "the later report gives more" if role is None and not events and days > DAYS else None


def in_time(one: Told, other: Told) -> tuple[Told, Told]:
    """Put two figures in order of publication; undated ones stay as they are."""
    if one.published is not None and other.published is not None and other.published < one.published:
        return other, one
    return one, other


def days_between(one: Told, other: Told) -> int | None:
    """Give the days from the last possible day of the earlier report to the first of the later, `None` when unknown."""
    earlier, later = in_time(one, other)
    if earlier.published is None or later.published is None:
        return None
    return _days(earlier.published[1], later.published[0])


def holds_time(whole: Told, part: Told) -> bool:
    """Tell whether the one time that a figure states holds that of another, or the day the other was published."""
    if part.reach.changed or whole.reach.changed:
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


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(map(str, lexicon("en", "figure_relations")[name]))
