"""Months, seasons and named days that name no year: "in July", "last winter", "Christmas Eve"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from whence.read.moments.calendar import written_year, year_for
from whence.read.moments.relative import direction
from whence.read.moments.shape import TimeWords
from whence.read.moments.values import OPEN, Anchors, Value, absolute, calendar_words, part_of, relative
from whence.text.dates import days_in

#: A bare month that begins within so many months is meant ahead when no verb tells.
SOON_MONTHS = 2


def month_name(words: TimeWords, anchors: Anchors) -> Value:
    """Work out `in July`: as the verbs near by say, else the nearest one or the last one."""
    parts = words.parts
    month = calendar_words()["months"][parts["month"]]
    if anchors.near_year is not None and "same" not in parts and "which" not in parts:
        return relative(f"{anchors.near_year:04d}-{month:02d}", "text", part=part_of(parts))
    same = parts.get("same")
    if same is not None:
        year = _said_year(same, anchors)
        anchor = anchors.name() if same in {"this year", "last year", "next year"} else "text"
    elif "which" not in parts and (told := anchors.story_year(month)) is not None:
        year, anchor = told, "text"
    else:
        year, anchor = _month_year(month, parts.get("which"), anchors), anchors.name()
    if year is None:
        return Value("DATE", f"XXXX-{month:02d}", None, "unknown")
    return relative(f"{year:04d}-{month:02d}", anchor, part=part_of(parts))


def _month_year(month: int, which: str | None, anchors: Anchors) -> int | None:
    year, now = anchors.year, anchors.month
    if year is None or which == "this":
        return year
    if now is None:
        return None
    if which == "next":
        return year + 1
    if which == "this coming" or (which is None and month != now and _is_ahead(month, now, anchors.ahead)):
        return year + (month < now)
    return year - (month > now or (month == now and which is not None))


def _is_ahead(month: int, now: int, ahead: int) -> bool:
    return ahead > 0 or (ahead == 0 and (month - now) % 12 <= SOON_MONTHS)


def _said_year(same: str, anchors: Anchors) -> int | None:
    shifts = {"this year": 0, "last year": -1, "next year": 1}
    if same in shifts:
        return anchors.year + shifts[same] if anchors.year is not None else None
    told = anchors.told.day.year if anchors.told is not None else anchors.year
    return told + {"the previous year": -1, "the following year": 1}.get(same, 0) if told is not None else None


def season(words: TimeWords, anchors: Anchors) -> Value:
    """Work out `the summer of 1988`, `last winter`."""
    parts = words.parts
    code = calendar_words()["seasons"][parts["season"]]
    if "year" in parts or "short_year" in parts:
        return absolute(f"{written_year(parts, anchors)}-{code}", part_of(parts))
    year = _said_year(parts["same"], anchors) if "same" in parts else _season_year(code, words, anchors)
    return OPEN if year is None else relative(f"{year:04d}-{code}", anchors.name())


def _season_year(code: str, words: TimeWords, anchors: Anchors) -> int | None:
    if anchors.year is None or anchors.month is None:
        return None
    start = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[code]
    way, now, year = direction(words.parts), anchors.month, anchors.year
    if way == -1:
        return year - (now < start + 3)
    if way == 1:
        return year + (now >= start)
    if way == 0:
        return year - (code == "WI" and now < 3)
    if anchors.ahead > 0:
        return year + (now >= start + 3)
    return year - (now < start)


def holiday(words: TimeWords, anchors: Anchors) -> Value:
    """Work out `Christmas Eve`, `Thanksgiving Day 2031`, `last Easter`."""
    parts = words.parts
    name = parts["holiday"]
    if "year" in parts:
        return absolute(_holiday(name, int(parts["year"])).isoformat())
    if "same" in parts:
        said = _said_year(parts["same"], anchors)
        return OPEN if said is None else relative(_holiday(name, said).isoformat(), anchors.name())
    base, anchor = anchors.base()
    if base is None:
        return OPEN
    month, day = calendar_words()["holidays"]["fixed"].get(name) or _month_day(_holiday(name, base.year))
    way = direction(parts)
    found, anchor = year_for(month, day, weekday=None, anchors=anchors if way is None else _turned(anchors, way))
    return OPEN if found is None else relative(_holiday(name, found.year).isoformat(), anchor)


def _turned(anchors: Anchors, way: int) -> Anchors:
    return replace(anchors, ahead=1 if way >= 0 else -1)


def _month_day(day: date) -> tuple[int, int]:
    return day.month, day.day


def _holiday(name: str, year: int) -> date:
    named = calendar_words()["holidays"]
    if name in named["fixed"]:
        return date(year, *named["fixed"][name])
    if name in named["easter"]:
        return easter(year) + timedelta(days=named["easter"][name])
    month, weekday, count = named["nth"][name]
    if count < 0:
        last = date(year, month, days_in(year, month))
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (count - 1))


def easter(year: int) -> date:
    """Give Western Easter Sunday.

    Args:
        year: Of the Gregorian calendar, 1583 to 9999.

    Source: the anonymous Gregorian algorithm (Nature, 20 April 1876; Meeus, Astronomical Algorithms, chapter 8).
    """
    golden, (century, of_century) = year % 19, divmod(year, 100)
    leap, rest = divmod(century, 4)
    moon = (19 * golden + century - leap - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * rest + 2 * (of_century // 4) - moon - of_century % 4) % 7
    shift = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * shift + 114, 31)
    return date(year, month, day + 1)
