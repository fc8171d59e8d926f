"""Tell which of two reports was published first, as far as their dates allow."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from whence.model.reports import Published, Report

#: What a date must rest on to forbid that something was taken from a later report.
CERTAIN = frozenset({"metadata", "feed", "given", "text"})


def certain(one: Published, other: Published) -> bool:
    """Tell whether both dates rest on what a report or its publisher says, not on when a page was seen or saved."""
    return {one.basis, other.basis} <= CERTAIN


def first_of(one: Published, other: Published) -> int:
    """Compare two publication times.

    Why this way: a time is an interval, and only intervals that do not touch are in order. An
    unknown bound orders nothing, so an undated report is never first nor last.

    Args:
        one: Publication time of a report.
        other: That of another.

    Returns:
        -1 when `one` certainly came first, 1 when `other` did, 0 when it cannot be told.
    """
    one_first, one_last = _bounds(one)
    other_first, other_last = _bounds(other)
    if one_last is not None and other_first is not None and one_last < other_first:
        return -1
    if other_last is not None and one_first is not None and other_last < one_first:
        return 1
    return 0


def days_between(one: Published, other: Published) -> float:
    """Measure the least distance of two publication times in days; 0 when it cannot be told."""
    if first_of(one, other) > 0:
        one, other = other, one
    end, start = _bounds(one)[1], _bounds(other)[0]
    if end is None or start is None or start < end:
        return 0.0
    return (start - end) / timedelta(days=1)


def order_of(report: Report) -> tuple[str, str]:
    """Give the place of a report in the fixed order: dated ones by time, then by id."""
    first = _bounds(report.published)[0]
    return ("9999" if first is None else first.isoformat(), report.id)


def _bounds(published: Published) -> tuple[datetime | None, datetime | None]:
    if published.basis == "unknown":
        return None, None
    return _instant(published.earliest, last=False), _instant(published.latest, last=True)


def _instant(value: str | None, *, last: bool) -> datetime | None:
    """Read an ISO 8601 date or instant; a date means its first or its last moment, UTC where no zone is given."""
    if value is None:
        return None
    try:
        moment = datetime.fromisoformat(value)
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=UTC)
        if last and len(value) <= len("2000-01-01"):
            moment += timedelta(days=1, microseconds=-1)
        return moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
