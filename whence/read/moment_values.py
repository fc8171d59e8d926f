"""From the words for a time to its value: TIMEX3, EDTF and what it was counted from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any, Literal

from whence.lang.lexicon import lexicon
from whence.read.moment_words import TimeWords
from whence.text.dates import fits
from whence.text.edtf import from_timex

MomentType = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True, slots=True)
class Anchors:
    """What relative times may be counted from.

    Attributes:
        published: The report's day, `None` when it is not known to the day.
        year, month: Of the report, as far as they are known.
        told: The last full date that the text told before, `None` at first.
        future: The words around speak of what is still to come.
    """

    published: date | None
    year: int | None
    month: int | None
    told: date | None
    future: bool = False

    def name(self) -> str:
        """Name the report's date as an anchor."""
        if self.published is not None:
            return f"published:{self.published.isoformat()}"
        if self.year is None:
            return "unknown"
        return f"published:{self.year:04d}" + (f"-{self.month:02d}" if self.month is not None else "")


@dataclass(frozen=True, slots=True)
class Value:
    """The value of an expression, before open ends (`since`, `by`) are applied.

    Attributes:
        day: The day it is, for later expressions to be counted from.
        part: `early`, `mid` or `late`.
        rough: The value is a rounded one: "two months ago".
    """

    type: MomentType
    timex: str | None
    edtf: str | None
    anchor: str | None
    day: date | None = None


def value(words: TimeWords, anchors: Anchors) -> Value:
    """Work out one expression.

    Args:
        words: What `moment_words.time_words` found.
        anchors: What relative times may be counted from; without any, the value stays `None` with the
            anchor `unknown` and is never counted from today.
    """
    rule, _, fixed = words.rule.partition(" ")
    if rule == "ref":
        return Value("DATE", fixed, None, None)
    if rule == "set":
        return _set(words.parts, fixed)
    return _RULES[rule](words, anchors)


def _absolute(timex: str, part: str | None = None, day: date | None = None) -> Value:
    return Value("DATE", timex, from_timex(timex, part), None, day)


def _relative(timex: str | None, anchor: str, *, part: str | None = None, rough: bool = False) -> Value:
    edtf = from_timex(timex, part)
    if rough and edtf is not None and "/" not in edtf:
        edtf += "~"
    day = date.fromisoformat(timex[:10]) if timex is not None and len(timex) >= 10 and timex[:4].isdigit() and timex[5:7].isdigit() else None
    kind: MomentType = "TIME" if timex is not None and "T" in timex else "DATE"
    return Value(kind, timex, edtf, anchor if timex is not None else "unknown", day)


def _part(parts: Mapping[str, str]) -> str | None:
    words = parts.get("part")
    if words is None:
        return None
    found: str = _calendar()["parts"][words]
    return found


@cache
def _calendar() -> dict[str, Any]:
    return lexicon("en", "calendar")


# --- dates of the calendar -------------------------------------------------------------------


def _date(words: TimeWords, anchors: Anchors) -> Value:
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
    timex = f"{told.year:04d}" if told.month is None else edtf
    return Value("DATE", timex, edtf, None, day)


def _clock_text(hour: int | None, minute: int | None) -> str:
    return "" if hour is None else f"T{hour:02d}:{minute or 0:02d}"


def _year_for(month: int, day: int, *, weekday: int | None, anchors: Anchors) -> tuple[date | None, str]:
    """Find the year of a date that names none: the nearest past one within twelve months of the report."""
    base, anchor = (anchors.published, anchors.name()) if anchors.published is not None else (anchors.told, "text")
    if base is None:
        return None, "unknown"
    if weekday is not None:
        near = fits(weekday=weekday, month=month, day=day, first_year=base.year - 1, last_year=base.year + 1)
        if near:
            return min(near, key=lambda candidate: (abs((candidate - base).days), candidate)), anchor
    if anchor == "text":
        return _same_year(base, month, day), anchor
    past = [found for found in (_day(base.year, month, day), _day(base.year - 1, month, day)) if found and found <= base]
    coming = [found for found in (_day(base.year, month, day), _day(base.year + 1, month, day)) if found and found > base]
    if anchors.future and coming:
        return coming[0], anchor
    return (past[0] if past else (coming[0] if coming else None)), anchor


def _same_year(base: date, month: int, day: int) -> date | None:
    return _day(base.year, month, day)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _days(words: TimeWords, anchors: Anchors) -> Value:
    """Two days of a month: `the night of 4-5 August`."""
    parts = words.parts
    first, last = (int(parts[name].rstrip("stndrh")) for name in ("first", "last"))
    month = _calendar()["months"][parts["month"]]
    if "year" in parts:
        start, anchor = _day(int(parts["year"]), month, first), None
    else:
        start, anchor = _year_for(month, first, weekday=None, anchors=anchors)
    end = _day(start.year, month, last) if start is not None else None
    if start is None or end is None or end < start:
        return Value("DATE", None, None, "unknown")
    timex = f"{start.isoformat()}TNI" if "night" in parts else start.isoformat()
    return Value("TIME" if "night" in parts else "DATE", timex, f"{start.isoformat()}/{end.isoformat()}", anchor, start)


def _months(words: TimeWords, _anchors: Anchors) -> Value:
    months, year = _calendar()["months"], words.parts["year"]
    first, last = months[words.parts["month"]], months[words.parts["until"]]
    if last < first:
        return Value("DATE", f"{year}-{last:02d}", f"{int(year) - 1}-{first:02d}/{year}-{last:02d}", None)
    return Value("DATE", f"{year}-{first:02d}", f"{year}-{first:02d}/{year}-{last:02d}", None)


def _decade(words: TimeWords, anchors: Anchors) -> Value:
    parts = words.parts
    if "tens" in parts:
        return _absolute(parts["tens"], _part(parts))
    tens = parts["short"] if "short" in parts else str(_calendar()["decades"][parts["named"]])
    century = (anchors.year or 2000) // 100
    if anchors.year is not None and int(f"{century}{tens}") * 10 > anchors.year:
        century -= 1
    return _absolute(f"{century if anchors.year is not None else 19}{tens}", _part(parts))


def _century(words: TimeWords, _anchors: Anchors) -> Value:
    return _absolute(f"{int(words.parts['count']) - 1:02d}")


def _years(words: TimeWords, _anchors: Anchors) -> Value:
    first = words.parts["first"]
    last = words.parts["last"]
    last = first[:2] + last if len(last) == 2 else last
    if int(last) < int(first):
        return _absolute(first)
    return Value("DATE", first, f"{first}/{last}", None)


def _year(words: TimeWords, _anchors: Anchors) -> Value:
    return _absolute(words.parts["year"], _part(words.parts))


def _quarter(words: TimeWords, anchors: Anchors) -> Value:
    count = _calendar()["ordinals"][words.parts["count"]]
    letter = "Q" if words.parts["share"] == "quarter" else "H"
    if letter == "H" and count > 2:
        return Value("DATE", None, None, None)
    if "year" in words.parts:
        return _absolute(f"{words.parts['year']}-{letter}{count}")
    if anchors.year is None:
        return Value("DATE", None, None, "unknown")
    year, months = anchors.year, 3 if letter == "Q" else 6
    if anchors.month is not None and (count - 1) * months + 1 > anchors.month and not anchors.future:
        year -= 1
    return _relative(f"{year:04d}-{letter}{count}", anchors.name())


# --- counted from a date ---------------------------------------------------------------------


def _direction(words: Mapping[str, str]) -> int | None:
    """Tell whether a word such as `last` or `next` points back (-1), here (0) or ahead (1)."""
    which = words.get("which")
    if which is None:
        return None
    calendar = _calendar()
    if which in calendar["before"]:
        return -1
    return 0 if which in calendar["here"] else 1


def _base(words: Mapping[str, str], anchors: Anchors) -> tuple[date | None, str]:
    """Choose between the report's date and the last date told: `the next day` counts from the latter."""
    which = words.get("which", "")
    calendar = _calendar()
    in_text = which in calendar["same_in_text"] or which in calendar["next_in_text"] or which in calendar["previous_in_text"]
    if in_text and anchors.told is not None:
        return anchors.told, "text"
    return anchors.published, anchors.name()


def _day_word(words: TimeWords, anchors: Anchors) -> Value:
    if anchors.published is None:
        return Value("DATE", None, None, "unknown")
    day = anchors.published + timedelta(days=_calendar()["day_words"][words.parts["word"]])
    suffix = _daypart(words.parts)
    if words.parts["word"] == "tonight":
        suffix = "TNI"
    return _relative(day.isoformat() + suffix, anchors.name())


def _daypart(parts: Mapping[str, str]) -> str:
    return f"T{_calendar()['day_parts'][parts['daypart']]}" if "daypart" in parts else ""


def _day_part(words: TimeWords, anchors: Anchors) -> Value:
    base, anchor = _base(words.parts, anchors)
    if base is None:
        return Value("TIME", None, None, "unknown")
    shift = {"last": -1, "the previous": -1, "the next": 1, "the following": 1}.get(words.parts["which"], 0)
    return _relative((base + timedelta(days=shift)).isoformat() + _daypart(words.parts), anchor)


def _weekday(words: TimeWords, anchors: Anchors) -> Value:
    parts = words.parts
    wanted = _calendar()["weekdays"][parts["weekday"]]
    base, anchor = _base(parts, anchors)
    if base is None:
        return Value("DATE", None, None, "unknown")
    back = (base.weekday() - wanted) % 7
    which = parts.get("lag") or parts.get("which")
    week = parts.get("week")
    direction = _direction({"which": which}) if which else None
    if week is not None:
        monday = base - timedelta(days=base.weekday())
        day = monday + timedelta(days=wanted + {"last week": -7, "this week": 0, "next week": 7}[week])
    elif direction == 1:
        day = base + timedelta(days=(wanted - base.weekday()) % 7 or 7)
    elif direction == -1:
        day = base - timedelta(days=back or 7)
    elif anchors.future:
        day = base + timedelta(days=(wanted - base.weekday()) % 7)
    else:
        day = base - timedelta(days=back)
    return _relative(day.isoformat() + _daypart(parts), anchor)


def _month(words: TimeWords, anchors: Anchors) -> Value:
    parts = words.parts
    month = _calendar()["months"][parts["month"]]
    if anchors.year is None:
        if anchors.told is not None:
            return _relative(f"{anchors.told.year:04d}-{month:02d}", "text", part=_part(parts))
        return Value("DATE", f"XXXX-{month:02d}", None, "unknown")
    now = anchors.month or 12
    same, which = parts.get("same"), parts.get("which")
    if same is not None:
        year = _said_year(same, anchors)
    elif which == "last":
        year = anchors.year if month < now else anchors.year - 1
    elif which == "next" or (which is None and anchors.future):
        year = anchors.year if month > now or (which is None and month == now) else anchors.year + 1
    else:
        year = anchors.year if month <= now else anchors.year - 1
    return _relative(f"{year:04d}-{month:02d}", anchors.name(), part=_part(parts))


def _said_year(same: str, anchors: Anchors) -> int:
    assert anchors.year is not None
    told = anchors.told.year if anchors.told is not None else anchors.year
    shifts = {"this year": 0, "last year": -1, "next year": 1}
    if same in shifts:
        return anchors.year + shifts[same]
    return told + {"the previous year": -1, "the following year": 1}.get(same, 0)


def _season(words: TimeWords, anchors: Anchors) -> Value:
    parts = words.parts
    code = _calendar()["seasons"][parts["season"]]
    if "year" in parts:
        return _absolute(f"{parts['year']}-{code}")
    if anchors.year is None:
        return Value("DATE", None, None, "unknown")
    if "same" in parts:
        return _relative(f"{_said_year(parts['same'], anchors):04d}-{code}", anchors.name())
    start = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[code]
    direction = _direction(parts)
    now = anchors.month or 12
    year = anchors.year
    if direction == -1:
        year -= 1 if now < start + 3 else 0
    elif direction == 1 or (direction is None and anchors.future):
        year += 1 if now >= start else 0
    elif direction is None and now < start:
        year -= 1
    return _relative(f"{year:04d}-{code}", anchors.name())


def _period(words: TimeWords, anchors: Anchors) -> Value:
    """A whole week, month or year beside the report's or the told one: `last month`."""
    parts = words.parts
    direction = _direction(parts) or 0
    base, anchor = _base(parts, anchors)
    unit = _calendar()["units"][parts["unit"]]
    return _whole_unit(unit, direction, base=base, anchor=anchor, anchors=anchors, parts=parts)


def _whole(words: TimeWords, anchors: Anchors) -> Value:
    unit = _calendar()["units"][words.parts["unit"]]
    return _whole_unit(unit, 0, base=anchors.published, anchor=anchors.name(), anchors=anchors, parts=words.parts)


def _whole_unit(
    unit: str, shift: int, *, base: date | None, anchor: str, anchors: Anchors, parts: Mapping[str, str]
) -> Value:
    part = _part(parts)
    if base is None:
        return _coarse_unit(unit, shift, anchors, part)
    if unit == "D":
        return _relative((base + timedelta(days=shift)).isoformat() + _daypart(parts), anchor)
    return _relative(_shifted(base, unit, shift), anchor, part=part)


def _coarse_unit(unit: str, shift: int, anchors: Anchors, part: str | None) -> Value:
    """Work with a report date that is known to the month or the year only."""
    if anchors.year is not None and unit in {"Y", "DE", "CE"}:
        return _relative(_shifted(date(anchors.year, 1, 1), unit, shift), anchors.name(), part=part)
    if anchors.year is not None and anchors.month is not None and unit in {"M", "Q"}:
        return _relative(_shifted(date(anchors.year, anchors.month, 1), unit, shift), anchors.name(), part=part)
    return Value("DATE", None, None, "unknown")


def _shifted(base: date, unit: str, count: int) -> str | None:
    """Move a date by whole units and give the unit it falls in, as TIMEX3 writes it."""
    if unit in {"W", "WE", "F"}:
        year, week, _ = (base + timedelta(days=7 * count * (2 if unit == "F" else 1))).isocalendar()
        return f"{year:04d}-W{week:02d}" + ("-WE" if unit == "WE" else "")
    if unit == "D":
        return (base + timedelta(days=count)).isoformat()
    months = base.year * 12 + base.month - 1
    if unit == "M":
        year, month = divmod(months + count, 12)
        return f"{year:04d}-{month + 1:02d}"
    if unit == "Q":
        year, month = divmod(months + 3 * count, 12)
        return f"{year:04d}-Q{month // 3 + 1}"
    size = {"Y": 1, "DE": 10, "CE": 100}[unit]
    year = base.year + count * size
    if not 1 <= year <= 9999:
        return None
    return f"{year:04d}"[: {"Y": 4, "DE": 3, "CE": 2}[unit]]


def _shift(words: TimeWords, anchors: Anchors) -> Value:
    """So many units before or after: `two months ago`, `three days later`."""
    parts = words.parts
    word = parts.get("shift", "from now")
    unit = _calendar()["units"][parts["unit"]]
    ahead = word in {"later", "after", "afterwards", "after that", "from now", "hence"}
    if "exact" not in parts:
        reference = "FUTURE_REF" if ahead else "PAST_REF"
        return Value("DATE", reference, None, None) if "half" not in parts else _half_shift(unit, ahead, anchors)
    count = _count(parts["exact"])
    base, anchor = _shift_base(word, anchors)
    if base is None or unit in {"S", "MIN"} or parts["unit"] in _calendar()["clock_units"]:
        return _clock_shift(parts["unit"], count, base=base, anchor=anchor)
    if count != int(count) or count > 5000:
        return Value("DATE", None, None, "unknown")
    try:
        timex = _shifted(base, unit, int(count) if ahead else -int(count))
    except (OverflowError, ValueError):
        timex = None
    return _relative(timex, anchor, rough=unit != "D")


def _shift_base(word: str, anchors: Anchors) -> tuple[date | None, str]:
    if word in {"ago", "from now", "hence", "back"} or anchors.told is None:
        if word in {"later", "after", "afterwards", "after that", "before", "before that"}:
            return anchors.told, "text" if anchors.told is not None else "unknown"
        return anchors.published, anchors.name()
    return (anchors.told, "text") if word != "earlier" else (anchors.published or anchors.told, anchors.name())


def _clock_shift(unit: str, count: float, *, base: date | None, anchor: str) -> Value:
    if base is None or unit not in _calendar()["clock_units"]:
        return Value("DATE", None, None, "unknown")
    if count <= 1:
        return _relative(base.isoformat(), anchor)
    return Value("TIME", None, f"{base.isoformat()}~", anchor)


def _half_shift(unit: str, ahead: bool, anchors: Anchors) -> Value:  # noqa: FBT001 - a direction, named at the one call
    months = {"Y": 6, "DE": 60, "CE": 600}.get(unit)
    if anchors.published is None or months is None:
        return Value("DATE", None, None, "unknown")
    return _relative(_shifted(anchors.published, "M", months if ahead else -months), anchors.name(), rough=True)


def _count(words: str) -> float:
    found = _calendar()["numbers"].get(words)
    return float(found) if found is not None else float(words)


# --- lengths, sets, clocks -------------------------------------------------------------------


def _duration(count: str, unit: str) -> str:
    letter = _calendar()["units"][unit]
    if letter == "F":
        return "P2W" if count == "1" else "PXW"
    time = "T" if unit in _calendar()["clock_units"] else ""
    return f"P{time}{count}{letter}"


def _length(words: TimeWords, _anchors: Anchors) -> Value:
    parts = words.parts
    if "number" not in parts:
        if parts.get("half"):
            return Value("DURATION", _half_length(parts["unit"]), None, None)
        return Value("DURATION", _duration("X", parts["unit"]), None, None)
    count = _count(parts["number"]) + (0.5 if "half" in parts else 0)
    return Value("DURATION", _duration(f"{count:g}", parts["unit"]), None, None)


def _half_length(unit: str) -> str | None:
    return {"hour": "PT30M", "year": "P6M", "century": "P50Y", "decade": "P5Y", "day": "PT12H", "minute": "PT30S"}.get(
        unit, _duration("0.5", unit)
    )


def _stretch(words: TimeWords, anchors: Anchors) -> Value:
    """A length that ends or begins at the report: `the past five years` is P5Y, with its bounds."""
    plain = _length(words, anchors)
    parts = words.parts
    unit = _calendar()["units"][parts["unit"]]
    if "number" not in parts or anchors.published is None or unit not in {"D", "W", "M", "Y", "DE"}:
        return plain
    count = _count(parts["number"])
    if count != int(count) or count > 900 or parts["which"] in {"first", "final", "following", "previous"}:
        return plain
    back = parts["which"] in {"past", "last"}
    days = {"D": 1, "W": 7, "M": 30.4375, "Y": 365.25, "DE": 3652.5}[unit] * int(count)
    try:
        other = anchors.published + timedelta(days=round(-days if back else days))
    except OverflowError:
        return plain
    first, last = sorted((anchors.published, other))
    edtf = f"{first.isoformat()}/{last.isoformat()}"
    return Value("DURATION", plain.timex, edtf, anchors.name())


def _set(parts: Mapping[str, str], fixed: str) -> Value:
    if fixed == "weekday":
        return Value("SET", f"XXXX-WXX-{_calendar()['weekdays'][parts['weekday']] + 1}", None, None)
    if fixed == "every":
        count = f"{_count(parts['number']):g}" if "number" in parts else "1"
        return Value("SET", _duration(count, parts["unit"]), None, None)
    return Value("SET", fixed, None, None)


def _clock(words: TimeWords, anchors: Anchors) -> Value:
    """A time of day; on the day that the words beside it, the text or the report gives."""
    hour, minute = _hour_minute(words.parts)
    day, anchor = _clock_day(words.parts, anchors)
    clock = f"T{hour:02d}:{minute:02d}"
    if day is None:
        return Value("TIME", clock, None, "unknown")
    return Value("TIME", day.isoformat() + clock, f"{day.isoformat()}{clock}:00", anchor, day)


def _hour_minute(parts: Mapping[str, str]) -> tuple[int, int]:
    if "point" in parts:
        return (0 if parts["point"] == "midnight" else 12), 0
    numbers = _calendar()["numbers"]
    spoken = parts.get("spoken")
    hour = int(parts["hour"]) if "hour" in parts else int(numbers.get(spoken, spoken))
    minute = int(parts.get("minute", 0))
    if "side" in parts:
        minute = {"a quarter": 15, "quarter": 15, "half": 30, "twenty-five": 25}.get(parts["minutes"]) or int(
            numbers[parts["minutes"]]
        )
        if parts["side"] == "to":
            hour, minute = (hour - 1) % 12, 60 - minute
    afternoon = parts.get("half", "a")[0] == "p" or parts.get("daypart") in {"afternoon", "evening"} or "night" in parts
    if "half" in parts or spoken:
        hour = hour % 12 + (12 if afternoon else 0) if afternoon or "half" in parts else hour
    return hour % 24, minute


def _clock_day(parts: Mapping[str, str], anchors: Anchors) -> tuple[date | None, str]:
    if "word" in parts or "weekday" in parts:
        rule = _day_word if "word" in parts else _weekday
        bare = {name: piece for name, piece in parts.items() if name in {"word", "weekday"}}
        found = rule(TimeWords(0, 1, "", bare), anchors)
        return found.day, found.anchor or "unknown"
    if anchors.told is not None:
        return anchors.told, "text"
    return anchors.published, anchors.name()


_RULES: dict[str, Callable[[TimeWords, Anchors], Value]] = {
    "date": _date, "days": _days, "months": _months, "decade": _decade, "century": _century, "years": _years, "year": _year,
    "quarter": _quarter, "day": _day_word, "daypart": _day_part, "weekday": _weekday, "month": _month, "season": _season,
    "period": _period, "whole": _whole, "shifted": _shift, "stretch": _stretch, "age": _length, "length": _length,
    "lengths": _length, "clock": _clock,
}  # fmt: skip
