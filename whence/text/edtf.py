"""The part of EDTF (ISO 8601-2) that Whence writes: bounds of a value, and values out of TIMEX3."""

from __future__ import annotations

import re
from datetime import date, timedelta

from whence.text.dates import days_in, year_part

#: First and last month of the codes for parts of a year: seasons (northern), quarters, thirds, halves.
_YEAR_PARTS = {
    21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14),
    33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12),
    37: (1, 4), 38: (5, 8), 39: (9, 12), 40: (1, 6), 41: (7, 12),
}  # fmt: skip
_TIMEX_PARTS = {"SP": 21, "SU": 22, "FA": 23, "WI": 24, "Q1": 33, "Q2": 34, "Q3": 35, "Q4": 36, "H1": 40, "H2": 41}
#: Days by which `~` widens a day, a month, a year, a decade and a century: half of the next coarser habit of rounding.
_SLACK = {"day": 1, "month": 15, "year": 183, "decade": 1827, "century": 18263}
_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?$")


def bounds(edtf: str | None) -> tuple[str | None, str | None]:
    """Give the first and the last day that an EDTF value allows.

    Why this way: we write a small part of EDTF and need exact bounds for it; the `edtf` package
    rejects weeks and widens an approximate month by a year (research/place_time_figure.md, 3.3).
    Seasons are northern.

    Args:
        edtf: `2031-05-11`, `2031-05`, `2031`, `203X`, `20XX`, `2031-22` (summer), `2031-36` (fourth quarter),
            any of these with `~`, `?` or `%`, an interval `a/b`, `../b`, `a/..`, or an instant
            `2031-05-11T18:40:00+02:00`; `None` or empty when unknown.

    Returns:
        ISO 8601 dates, inclusive; an instant bounds itself; `None` where unbounded or unknown.

    Raises:
        ValueError: The value is none of these.
    """
    if not edtf:
        return None, None
    if "/" in edtf:
        first, last = edtf.split("/", 1)
        return _bound(first, 0), _bound(last, 1)
    if "T" in edtf:
        return edtf, edtf
    return _bound(edtf, 0), _bound(edtf, 1)


def _bound(value: str, side: int) -> str | None:
    if value in {"", ".."}:
        return None
    if "T" in value:
        return value
    rough = value[-1] in "~%"
    earliest, latest, grain = _plain_bounds(value.rstrip("~?%"))
    chosen = (earliest, latest)[side]
    if rough:
        chosen = _widened(chosen, _SLACK[grain] * (1 if side else -1))
    return chosen.isoformat()


def _widened(day: date, by: int) -> date:
    """Move a day, but not out of the calendar."""
    return date.fromordinal(min(max(day.toordinal() + by, 1), date.max.toordinal()))


def _plain_bounds(value: str) -> tuple[date, date, str]:
    unknown = value.count("X")
    if unknown and re.fullmatch(r"[0-9]{2}(?:[0-9]X|XX)", value):
        first = int(value.replace("X", "0"))
        grain = "decade" if unknown == 1 else "century"
        return date(max(first, 1), 1, 1), date(first + 10**unknown - 1, 12, 31), grain
    match = _DATE.match(value)
    if match is None:
        raise ValueError(f"not in our part of EDTF: {value!r}")
    year, month, day = int(match[1]), int(match[2] or 0), int(match[3] or 0)
    if match[2] is None:
        return date(year, 1, 1), date(year, 12, 31), "year"
    if match[3] is not None:
        return date(year, month, day), date(year, month, day), "day"
    if month in _YEAR_PARTS:
        low, high = _YEAR_PARTS[month]
        last_year, last_month = (year, high) if high <= 12 else (year + 1, high - 12)
        return date(year, low, 1), date(last_year, last_month, days_in(last_year, last_month)), "month"
    return date(year, month, 1), date(year, month, days_in(year, month)), "month"


def from_timex(value: str | None, part: str | None = None) -> str | None:
    """Give the EDTF value of a TIMEX3 date.

    Why this way: EDTF has no weeks and no "early"; both become intervals, which bounds can be taken of.

    Args:
        value: TIMEX3 value; durations and references such as `PRESENT_REF` have no EDTF.
        part: `early`, `mid` or `late`, from the words around it.

    Returns:
        EDTF, `None` when the value has none.
    """
    if value is None:
        return None
    if re.fullmatch(r"[0-9]{2,3}", value):
        return _decade_part(value, part) if part is not None and len(value) == 3 else value.ljust(4, "X")
    named = re.fullmatch(r"([0-9]{4})-(?:W([0-9]{2})(-WE)?|(SP|SU|FA|WI|Q[1-4]|H[12]))", value)
    if named is not None:
        year, week, weekend, code = named.groups()
        return f"{year}-{_TIMEX_PARTS[code]}" if code else _week(int(year), int(week), weekend=weekend is not None)
    return _plain_from_timex(value, part)


def _plain_from_timex(value: str, part: str | None) -> str | None:
    match = re.match(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?(?=T|$)", value)
    if match is None:
        return None
    if value.endswith("TNI") and match[3] is not None:
        return _night(match[0])
    if match[2] is None:
        return year_part(int(match[1]), part)
    if match[3] is None and part is not None:
        return _month_part(int(match[1]), int(match[2]), part)
    return match[0]


def _night(day: str) -> str:
    """Give a night both of its days; the last night of the calendar has one."""
    first = date.fromisoformat(day)
    return day if first == date.max else f"{day}/{(first + timedelta(days=1)).isoformat()}"


def _week(year: int, week: int, *, weekend: bool) -> str | None:
    try:
        monday = date.fromisocalendar(year, week, 1)
    except ValueError:
        return None
    first = monday + timedelta(days=5) if weekend else monday
    return f"{first.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"


def _decade_part(decade: str, part: str) -> str:
    first, last = {"early": ("0", "3"), "mid": ("4", "6")}.get(part, ("7", "9"))
    return f"{decade}{first}/{decade}{last}"


def _month_part(year: int, month: int, part: str) -> str:
    last_day = days_in(year, month)
    first, last = {"early": (1, 10), "mid": (11, 20)}.get(part, (21, last_day))
    return f"{year:04d}-{month:02d}-{first:02d}/{year:04d}-{month:02d}-{last:02d}"
