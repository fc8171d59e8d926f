"""Calendar dates written out in a text, and the few sums on them that the rooms need."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

#: English month names; the first three letters of each, and "Sept", are read as well.
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
#: English weekday names, Monday first.
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

#: Minutes east of Greenwich of the zone names that mean one offset in English news.
ZONES = {
    "Z": 0, "UTC": 0, "GMT": 0, "BST": 60, "CET": 60, "CEST": 120, "EET": 120, "EEST": 180,
    "EST": -300, "EDT": -240, "PST": -480, "PDT": -420,
}  # fmt: skip

_LAST_YEAR_LOOKED_AT = 2400

_MONTH_NUMBER = {name[:3].casefold(): number for number, name in enumerate(MONTHS, 1)}
_WEEKDAY_NUMBER = {name[:3].casefold(): number for number, name in enumerate(WEEKDAYS)}

# Digits of the Arabic, Persian and Devanagari scripts, one code point each, so that offsets stay.
_ASCII_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१२३४५६७८९", "0123456789" * 3)

_MONTH = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept(?:ember)?|Sep"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?|JAN(?:UARY)?|FEB(?:RUARY)?|MAR(?:CH)?|APR(?:IL)?|MAY|JUNE?|JULY?"
    r"|AUG(?:UST)?|SEPT(?:EMBER)?|SEP|OCT(?:OBER)?|NOV(?:EMBER)?|DEC(?:EMBER)?)\b(?:\.(?=,?[ \u00a0][0-9]))?"
)
_WEEKDAY = (
    r"(?:\b(?P<weekday>(?i:Mon(?:day)?|Tue(?:s(?:day)?)?|Wed(?:nesday)?|Thu(?:r(?:s(?:day)?)?)?|Fri(?:day)?"
    r"|Sat(?:urday)?|Sun(?:day)?))\b\.?,?[ \u00a0](?:the[ \u00a0])?)?"
)
_DAY = r"(?P<day>3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>1[0-9]{3}|2[0-4][0-9]{2})(?![0-9A-Za-z]|[.,][0-9])"
_CLOCK = (
    r"(?:(?:,|[ \u00a0][-–|]|,? at)?[ \u00a0]{1,2}(?P<hour>2[0-3]|[01]?[0-9])"
    r"(?:[:.](?P<minute>[0-5][0-9])(?::[0-5][0-9])?)?(?:[ \u00a0]?(?P<half>[aApP]\.?[mM]\b\.?))?(?![0-9:]|[.,][0-9])"
    rf"(?:[ \u00a0]?\(?(?P<zone>{'|'.join(ZONES)})\b\)?|(?=[ \u00a0]?[+-][0-9]{{4}}\b))?"
    r"(?:[ \u00a0]?(?P<shift>[+-][0-9]{1,2}(?::?[0-9]{2})?)(?![0-9]))?)?"
)
# What follows a number that is an amount rather than a year.
_COUNTED = (
    "people|men|women|children|members|troops|soldiers|feet|metres|meters|miles|kilometres|kilometers|km|tons|tonnes"
    "|pounds|dollars|euros|per cent|percent|others|of|more|houses|homes|times"
)
_GAP = r"[ \u00a0\n]{1,2}"

_PATTERNS = (
    # 2031-05-11T18:40:00+02:00
    re.compile(
        r"(?<![0-9A-Za-z/.-])(?P<year>[12][0-9]{3})[-/](?P<month>0[1-9]|1[0-2])[-/](?P<day>0[1-9]|[12][0-9]|3[01])"
        r"(?:[T ](?P<hour>[01][0-9]|2[0-3]):(?P<minute>[0-5][0-9])(?::[0-5][0-9](?:\.[0-9]{1,9})?)?"
        r" ?(?P<zone>Z|UTC|GMT)?(?P<shift>[+-][0-9]{2}:?[0-9]{2})?)?(?![0-9A-Za-z]|[-/.][0-9])"
    ),
    # Tuesday, Feb. 14th, 2023
    re.compile(rf"{_WEEKDAY}\b{_MONTH}{_GAP}{_DAY}(?![0-9A-Za-z]|[.,:][0-9])(?:,?{_GAP}{_YEAR})?{_CLOCK}"),
    # the 20th of June 1981
    re.compile(
        rf"{_WEEKDAY}(?<![0-9A-Za-z.,:/])(?<!\b[$€£]){_DAY}(?:{_GAP}|-)(?:of )?{_MONTH}"
        rf"(?:(?:,?{_GAP}|-){_YEAR})?{_CLOCK}"
    ),
    # December 2016
    re.compile(rf"\b(?<![0-9] )(?<![0-9](?:st|nd|rd|th) ){_MONTH},?{_GAP}(?:of )?{_YEAR}"),
    # 25/05/2031, 25.5.2031: which is the day is settled below
    re.compile(
        r"(?<![0-9A-Za-z/.,-])(?P<first>[0-3]?[0-9])(?P<mark>[/.-])(?P<second>[0-3]?[0-9])(?P=mark)"
        rf"(?P<year>1[0-9]{{3}}|2[0-4][0-9]{{2}})(?![0-9A-Za-z]|[-/.,][0-9]){_CLOCK}"
    ),
    # in 2018, mid-2013, summer of 1988
    re.compile(
        r"\b(?i:in|since|by|until|till|to|from|during|of|before|after|between|around|circa|year|throughout"
        r"|spring|summer|autumn|fall|winter"
        r"|(?P<part>early|mid|late))(?:[ \u00a0-]|,[ \u00a0])(?:the year )?(?P<only>(?P<year>1[0-9]{3}|20[0-9]{2}))"
        rf"(?![0-9A-Za-z%]|[.,:][0-9]|[-–][0-9]{{3,}}| (?:{_COUNTED})\b)"
    ),
)


@dataclass(frozen=True, slots=True)
class DateWords:
    """One calendar expression, as far as its own words say.

    Attributes:
        start, end: Half-open code-point offsets into the text searched.
        year: 1000 to 2499, `None` when the words give none.
        month: 1 to 12, `None` for a year alone.
        day: 1 to 31, `None` when the words stop at the month.
        weekday: Monday is 0; as written, not checked against the date.
        hour, minute: Of the day, 24 hours; `None` when no time stands with the date.
        offset: Minutes east of UTC, `None` when no zone stands with the time.
        part: `early`, `mid` or `late` before a year alone.
    """

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    hour: int | None = None
    minute: int | None = None
    offset: int | None = None
    part: str | None = None

    def edtf(self) -> str | None:
        """Give the date (and time) as EDTF; `None` when the year is missing."""
        if self.year is None:
            return None
        if self.month is None:
            return year_part(self.year, self.part)
        if self.day is None:
            return f"{self.year:04d}-{self.month:02d}"
        day = f"{self.year:04d}-{self.month:02d}-{self.day:02d}"
        if self.hour is None:
            return day
        return f"{day}T{self.hour:02d}:{self.minute or 0:02d}:00{_zone_text(self.offset)}"


def year_part(year: int, part: str | None) -> str:
    """Give a year, or its first, middle or last four months, as EDTF.

    Why this way: EDTF has no "early" and "late"; an interval of months says what we take it to mean.
    """
    months = {"early": ("01", "04"), "mid": ("05", "08"), "late": ("09", "12")}.get(part or "")
    if months is None:
        return f"{year:04d}"
    return f"{year:04d}-{months[0]}/{year:04d}-{months[1]}"


def dates_in(text: str) -> list[DateWords]:
    """Find the calendar dates that a text writes out, in English words or in figures.

    Why this way: a closed grammar of bounded patterns is linear in the text and never guesses: a
    numeric date whose day and month could be swapped (11/05/2031) is left out, and so is a year
    alone unless a word such as "in" or "since" stands before it. Weekdays or months alone and words
    such as "yesterday" are the business of `whence.read.moments.finding`.

    Args:
        text: Any text; digits may be Arabic, Persian or Devanagari.

    Returns:
        In reading order, not overlapping, the longest reading of each place; impossible days
        (30 February) are left out.

    Cost: linear; about 1 s for 2 million code points.
    """
    plain = text.translate(_ASCII_DIGITS)
    found = [words for pattern in _PATTERNS for match in pattern.finditer(plain) for words in _read(match)]
    found.sort(key=lambda words: (words.start, -words.end))
    kept: list[DateWords] = []
    for words in found:
        if not kept or words.start >= kept[-1].end:
            kept.append(words)
    return kept


def _read(match: re.Match[str]) -> Iterator[DateWords]:
    groups = match.groupdict()
    order = _numeric_order(groups)
    if order is None:
        return
    month, day = order
    year = int(groups["year"]) if groups.get("year") else None
    if day is not None and month is not None and not _is_day(year, month, day):
        return
    hour, minute, end = _clock(match, groups)
    weekday = groups.get("weekday")
    yield DateWords(
        start=match.start("only") if groups.get("only") and not groups.get("part") else _start(match, groups),
        end=end,
        year=year,
        month=month,
        day=day,
        weekday=_WEEKDAY_NUMBER[weekday[:3].casefold()] if weekday else None,
        hour=hour,
        minute=minute,
        offset=_offset(groups) if hour is not None else None,
        part=groups["part"].casefold() if groups.get("part") else None,
    )


def _start(match: re.Match[str], groups: dict[str, str | None]) -> int:
    return match.start("part") if groups.get("part") else match.start()


def _numeric_order(groups: dict[str, str | None]) -> tuple[int | None, int | None] | None:
    """Give (month, day), or `None` when figures leave open which is which."""
    first, second = groups.get("first"), groups.get("second")
    if first is None or second is None:
        month, day = groups.get("month"), groups.get("day")
        if month is None:
            return None, None
        number = int(month) if month.isdigit() else _MONTH_NUMBER[month[:3].casefold()]
        return number, int(day) if day else None
    low, high = sorted((int(first), int(second)))
    if low < 1 or low > 12 or (high <= 12 and low != high):
        return None
    return low, high


def _clock(match: re.Match[str], groups: dict[str, str | None]) -> tuple[int | None, int | None, int]:
    """Give hour, minute and the end of the expression; a bare number after a date is no time."""
    hour_text, minute, half = groups.get("hour"), groups.get("minute"), groups.get("half")
    end = match.end()
    if hour_text is None:
        return None, None, end
    hour = int(hour_text)
    if (minute is None and half is None) or (half is not None and not 1 <= hour <= 12):
        last = [match.end(name) for name in ("year", "day", "month", "second") if groups.get(name)]
        return None, None, max(last)
    if half is not None:
        hour = hour % 12 + (12 if half[0] in "pP" else 0)
    return hour, int(minute) if minute else 0, end


def _offset(groups: dict[str, str | None]) -> int | None:
    zone, shift = groups.get("zone"), groups.get("shift")
    if shift:
        digits = shift[1:].replace(":", "")
        hours, minutes = (int(digits), 0) if len(digits) <= 2 else (int(digits[:-2]), int(digits[-2:]))
        return (hours * 60 + minutes) * (-1 if shift[0] == "-" else 1)
    return ZONES[zone] if zone else None


def _zone_text(offset: int | None) -> str:
    if offset is None:
        return ""
    if offset == 0:
        return "Z"
    hours, minutes = divmod(abs(offset), 60)
    return f"{'-' if offset < 0 else '+'}{hours:02d}:{minutes:02d}"


def _is_day(year: int | None, month: int, day: int) -> bool:
    return 1 <= day <= days_in(year if year is not None else 2000, month)


def days_in(year: int, month: int) -> int:
    """Count the days of a month in the Gregorian calendar."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in {4, 6, 9, 11} else 31


def fits(*, weekday: int, month: int, day: int, first_year: int, last_year: int) -> list[date]:
    """List the years' days on which a weekday and a day of a month meet.

    Args:
        weekday: Monday is 0.
        month: 1 to 12.
        day: 1 to 31; a day the month never has gives an empty list.
        first_year: First year looked at, inclusive.
        last_year: Last year looked at, inclusive.

    Returns:
        The days, earliest first.
    """
    found = []
    for year in range(first_year, last_year + 1):
        if 1 <= day <= days_in(year, month):
            candidate = date(year, month, day)
            if candidate.weekday() == weekday:
                found.append(candidate)
    return found


def first_fit(*, weekday: int, month: int, day: int, after: date) -> date:
    """Give the first day, on or after a date, on which a weekday and a day of a month meet.

    Why this way: "Tuesday, Feb 14" without a year fits a year in six; a report cannot be older than
    the latest dated event it tells, so the first fit after that is the most likely one.

    Args:
        weekday: Monday is 0.
        month: 1 to 12.
        day: 1 to 31, a day that the month has at least in leap years.
        after: The earliest day that may be given back.

    Raises:
        ValueError: The month never has such a day.
    """
    for candidate in fits(weekday=weekday, month=month, day=day, first_year=after.year, last_year=_LAST_YEAR_LOOKED_AT):
        if candidate >= after:
            return candidate
    raise ValueError(f"no year has a day {day} of month {month} on weekday {weekday}")
