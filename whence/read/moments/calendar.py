"""Dates of the calendar: days, months, seasons, decades that name their year or take it from the report."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from whence.read.moments.shape import TimeWords
from whence.read.moments.values import OPEN, Anchors, Value, absolute, calendar_words, daypart_suffix, part_of
from whence.text.dates import fits
from whence.text.edtf import from_timex

#: How many times nearer a day must lie on the one side of the report than on the other to be meant, by what the verbs
#: near by say: ahead, nothing, back. Swept on the even half of TimeBank and AQUAINT, November 2026.
_NEARER = {1: 0.25, 0: 3.0, -1: 6.0}


def full_date(words: TimeWords, anchors: Anchors) -> Value:
    """Work out a date written out, with its year or without."""
    told = words.date
    assert told is not None
    if told.year is None:
        assert told.month is not None
        assert told.day is not None
        return dayed(words, anchors, month=told.month, day=told.day)
    day = date(told.year, told.month, told.day) if told.month is not None and told.day is not None else None
    if day is None:
        return absolute(
            f"{told.year:04d}" if told.month is None else told.edtf() or "", told.part or part_of(words.parts)
        )
    if told.hour is not None:
        return Value("TIME", day.isoformat() + _clock_text(told.hour, told.minute), told.edtf(), None, day)
    return _with_daypart(words, day, None)


def dayed(words: TimeWords, anchors: Anchors, *, month: int, day: int) -> Value:
    """Work out a day of a month that names no year."""
    told = words.date
    found, anchor = year_for(month, day, weekday=told.weekday if told is not None else None, anchors=anchors)
    if found is None:
        return Value("DATE", f"XXXX-{month:02d}-{day:02d}", None, "unknown")
    if told is not None and told.hour is not None:
        clock = _clock_text(told.hour, told.minute)
        return Value("TIME", found.isoformat() + clock, f"{found.isoformat()}{clock}:00", anchor, found)
    return _with_daypart(words, found, anchor)


def _with_daypart(words: TimeWords, day: date, anchor: str | None) -> Value:
    timex = day.isoformat() + daypart_suffix(words.parts)
    return Value("DATE" if timex == day.isoformat() else "TIME", timex, from_timex(timex), anchor, day)


def _clock_text(hour: int | None, minute: int | None) -> str:
    return "" if hour is None else f"T{hour:02d}:{minute or 0:02d}"


def year_for(month: int, day: int, *, weekday: int | None, anchors: Anchors) -> tuple[date | None, str]:
    """Find the year of a date that names none: as the text tells, else as the verbs near by say.

    Returns:
        The day, `None` when nothing fixes its year or that year has no such day, and what it was counted from.
    """
    base, anchor = anchors.base()
    if anchors.near_year is not None:
        return _day(anchors.near_year, month, day), "text"
    if base is None:
        return None, "unknown"
    near = _on_weekday(month, day, weekday=weekday, base=base) if weekday is not None else None
    if near is not None:
        return near, anchor
    story = base.year if anchor == "text" else anchors.story_year(month)
    if story is not None:
        return _day(story, month, day), "text"
    return _by_verbs(month, day, base=base, ahead=anchors.ahead), anchor


def _on_weekday(month: int, day: int, *, weekday: int, base: date) -> date | None:
    near = fits(weekday=weekday, month=month, day=day, first_year=base.year - 1, last_year=base.year + 1)
    return min(near, key=lambda candidate: (abs((candidate - base).days), candidate), default=None)


def _by_verbs(month: int, day: int, *, base: date, ahead: int) -> date | None:
    around = [found for shift in (-1, 0, 1) if (found := _day(base.year + shift, month, day))]
    past = max((found for found in around if found <= base), default=None)
    coming = min((found for found in around if found > base), default=None)
    if past is None or coming is None:
        return past or coming
    return coming if (coming - base).days * _NEARER[ahead] < (base - past).days else past


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def days(words: TimeWords, anchors: Anchors) -> Value:
    """Two days of a month: `the night of 4-5 August`."""
    parts = words.parts
    first, last = (int(re.sub(r"\D", "", parts[name])) for name in ("first", "last"))
    month = calendar_words()["months"][parts["month"]]
    if "year" in parts:
        start = _day(int(parts["year"]), month, first)
        anchor: str | None = None
    else:
        start, anchor = year_for(month, first, weekday=None, anchors=anchors)
    end = _day(start.year, month, last) if start is not None else None
    if start is None or end is None or end < start:
        return OPEN
    timex = start.isoformat() + daypart_suffix(parts)
    return Value("TIME" if "T" in timex else "DATE", timex, f"{start.isoformat()}/{end.isoformat()}", anchor, start)


def spelled_day(words: TimeWords, anchors: Anchors) -> Value:
    """Work out `March eighth` and `the fifth of May 2031`."""
    month = calendar_words()["months"][words.parts["month"]]
    day = calendar_words()["ordinal_words"][words.parts["ordinal"]]
    if "year" not in words.parts:
        return dayed(words, anchors, month=month, day=day)
    found = _day(int(words.parts["year"]), month, day)
    return OPEN if found is None else _with_daypart(words, found, None)


def months(words: TimeWords, _anchors: Anchors) -> Value:
    """Work out `May to July 2031`."""
    numbers, year = calendar_words()["months"], words.parts["year"]
    first, last = numbers[words.parts["month"]], numbers[words.parts["until"]]
    if last < first:
        return Value("DATE", f"{year}-{last:02d}", f"{int(year) - 1}-{first:02d}/{year}-{last:02d}", None)
    return Value("DATE", f"{year}-{first:02d}", f"{year}-{first:02d}/{year}-{last:02d}", None)


def decade(words: TimeWords, anchors: Anchors) -> Value:
    """Work out `the late 1980s`, `the 80s`, `the eighties`."""
    parts = words.parts
    if "tens" in parts:
        return absolute(parts["tens"], part_of(parts))
    tens = parts["short"] if "short" in parts else str(calendar_words()["decades"][parts["named"]])
    century = (anchors.year or 2000) // 100
    if anchors.year is not None and int(f"{century}{tens}") * 10 > anchors.year:
        century -= 1
    return absolute(f"{century if anchors.year is not None else 19}{tens}", part_of(parts))


def century(words: TimeWords, _anchors: Anchors) -> Value:
    """Work out `the 19th century`, `the seventeenth century`."""
    parts = words.parts
    count = int(parts["count"]) if "count" in parts else calendar_words()["ordinal_words"][parts["ordinal"]]
    return absolute(f"{count - 1:02d}") if 1 <= count <= 25 else OPEN


def years(words: TimeWords, _anchors: Anchors) -> Value:
    """Work out `1979-1981` and `1979-81`."""
    first = words.parts["first"]
    last = words.parts["last"]
    last = first[:2] + last if len(last) == 2 else last
    if int(last) < int(first):
        return absolute(first)
    return Value("DATE", first, f"{first}/{last}", None)


def year(words: TimeWords, anchors: Anchors) -> Value:
    """Work out a year alone."""
    return absolute(written_year(words.parts, anchors), part_of(words.parts))


def written_year(parts: Mapping[str, str], anchors: Anchors) -> str:
    """Give a year written in four digits, or as `'45`: the last such year before the report."""
    if "year" in parts:
        return parts["year"]
    now = anchors.year or 2000
    return f"{now - (now - int(parts['short_year'])) % 100:04d}"


def spelled_year(words: TimeWords, _anchors: Anchors) -> Value:
    """Work out `nineteen eighty-eight` and `two thousand and three`."""
    parts, calendar = words.parts, calendar_words()
    ones = int(calendar["numbers"][parts["ones_word"]]) if "ones_word" in parts else 0
    if "head" not in parts:
        return absolute(f"{2000 + ones}")
    month = f"-{calendar['months'][parts['month']]:02d}" if "month" in parts else ""
    teen = int(calendar["numbers"][parts["teen"]]) if "teen" in parts else calendar["year_tens"][parts["tens_word"]]
    return absolute(f"{calendar['year_heads'][parts['head']] * 100 + teen + ones % 10}{month}")
