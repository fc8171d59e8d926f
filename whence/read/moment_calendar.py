"""Dates of the calendar: days, months, seasons, decades that name their year or take it from the report."""

from __future__ import annotations

from datetime import date

from whence.read.moment_values import Anchors, Value, absolute, calendar_words, part_of, relative
from whence.read.moment_words import TimeWords
from whence.text.dates import fits

#: A day without a year that comes within so many days of the report is meant ahead, not eleven months back.
SOON = 45


def full_date(words: TimeWords, anchors: Anchors) -> Value:
    """Work out a date written out, with its year or without."""
    told = words.date
    assert told is not None
    if told.year is None:
        assert told.month is not None
        assert told.day is not None
        found, anchor = _year_for(told.month, told.day, weekday=told.weekday, anchors=anchors)
        if found is None:
            return Value("DATE", f"XXXX-{told.month:02d}-{told.day:02d}", None, "unknown")
        timex = found.isoformat() + _clock_text(told.hour, told.minute)
        return Value("TIME" if told.hour is not None else "DATE", timex, found.isoformat(), anchor, found)
    edtf = told.edtf()
    day = date(told.year, told.month, told.day) if told.month is not None and told.day is not None else None
    if told.hour is not None and day is not None:
        return Value("TIME", day.isoformat() + _clock_text(told.hour, told.minute), edtf, None, day)
    return Value("DATE", f"{told.year:04d}" if told.month is None else edtf, edtf, None, day)


def _clock_text(hour: int | None, minute: int | None) -> str:
    return "" if hour is None else f"T{hour:02d}:{minute or 0:02d}"


def _year_for(month: int, day: int, *, weekday: int | None, anchors: Anchors) -> tuple[date | None, str]:
    """Find the year of a date that names none: the nearest past one within twelve months of the report."""
    base, anchor = (anchors.published, anchors.name()) if anchors.published is not None else (anchors.told, "text")
    if anchors.near_year is not None:
        return _day(anchors.near_year, month, day), "text"
    if base is None:
        return None, "unknown"
    if weekday is not None:
        near = fits(weekday=weekday, month=month, day=day, first_year=base.year - 1, last_year=base.year + 1)
        if near:
            return min(near, key=lambda candidate: (abs((candidate - base).days), candidate)), anchor
    if anchor == "text":
        return _day(base.year, month, day), anchor
    past = [
        found for found in (_day(base.year, month, day), _day(base.year - 1, month, day)) if found and found <= base
    ]
    coming = [
        found for found in (_day(base.year, month, day), _day(base.year + 1, month, day)) if found and found > base
    ]
    if coming and (anchors.future or (coming[0] - base).days <= SOON):
        return coming[0], anchor
    return (past[0] if past else (coming[0] if coming else None)), anchor


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def days(words: TimeWords, anchors: Anchors) -> Value:
    """Two days of a month: `the night of 4-5 August`."""
    parts = words.parts
    first, last = (int(parts[name].rstrip("stndrh")) for name in ("first", "last"))
    month = calendar_words()["months"][parts["month"]]
    if "year" in parts:
        start = _day(int(parts["year"]), month, first)
        anchor: str | None = None
    else:
        start, anchor = _year_for(month, first, weekday=None, anchors=anchors)
    end = _day(start.year, month, last) if start is not None else None
    if start is None or end is None or end < start:
        return Value("DATE", None, None, "unknown")
    timex = f"{start.isoformat()}TNI" if "night" in parts else start.isoformat()
    return Value("TIME" if "night" in parts else "DATE", timex, f"{start.isoformat()}/{end.isoformat()}", anchor, start)


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
    """Work out `the 19th century`."""
    return absolute(f"{int(words.parts['count']) - 1:02d}")


def years(words: TimeWords, _anchors: Anchors) -> Value:
    """Work out `1979-1981` and `1979-81`."""
    first = words.parts["first"]
    last = words.parts["last"]
    last = first[:2] + last if len(last) == 2 else last
    if int(last) < int(first):
        return absolute(first)
    return Value("DATE", first, f"{first}/{last}", None)


def year(words: TimeWords, _anchors: Anchors) -> Value:
    """Work out a year alone."""
    return absolute(words.parts["year"], part_of(words.parts))


def quarter(words: TimeWords, anchors: Anchors) -> Value:
    """Work out `the third quarter of 1990` and `the first half`."""
    count = calendar_words()["ordinals"][words.parts["count"]]
    letter = "Q" if words.parts["share"] == "quarter" else "H"
    if letter == "H" and count > 2:
        return Value("DATE", None, None, None)
    if "year" in words.parts:
        return absolute(f"{words.parts['year']}-{letter}{count}")
    if anchors.year is None:
        return Value("DATE", None, None, "unknown")
    year, months = anchors.year, 3 if letter == "Q" else 6
    if anchors.month is not None and (count - 1) * months + 1 > anchors.month and not anchors.future:
        year -= 1
    return relative(f"{year:04d}-{letter}{count}", anchors.name())
