"""Lengths, repeated times and times of day; and which function works out which kind of expression."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from whence.read import moment_calendar, moment_relative, moment_shifts
from whence.read.moment_relative import day_word, weekday
from whence.read.moment_values import Anchors, Value, calendar_words, count_of
from whence.read.moment_words import TimeWords


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


def _duration(count: str, unit: str) -> str:
    letter = calendar_words()["units"][unit]
    if letter == "F":
        return "P2W" if count == "1" else "PXW"
    time = "T" if unit in calendar_words()["clock_units"] else ""
    return f"P{time}{count}{letter}"


def _length(words: TimeWords, _anchors: Anchors) -> Value:
    parts = words.parts
    if "number" not in parts:
        if parts.get("half"):
            return Value("DURATION", _half_length(parts["unit"]), None, None)
        return Value("DURATION", _duration("X", parts["unit"]), None, None)
    count = count_of(parts["number"]) + (0.5 if "half" in parts else 0)
    return Value("DURATION", _duration(f"{count:g}", parts["unit"]), None, None)


def _half_length(unit: str) -> str | None:
    return {"hour": "PT30M", "year": "P6M", "century": "P50Y", "decade": "P5Y", "day": "PT12H", "minute": "PT30S"}.get(
        unit, _duration("0.5", unit)
    )


def _stretch(words: TimeWords, anchors: Anchors) -> Value:
    """A length that ends or begins at the report: `the past five years` is P5Y, with its bounds."""
    plain = _length(words, anchors)
    parts = words.parts
    unit = calendar_words()["units"][parts["unit"]]
    if "number" not in parts or anchors.published is None or unit not in {"D", "W", "M", "Y", "DE"}:
        return plain
    count = count_of(parts["number"])
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
        return Value("SET", f"XXXX-WXX-{calendar_words()['weekdays'][parts['weekday']] + 1}", None, None)
    if fixed == "every":
        count = f"{count_of(parts['number']):g}" if "number" in parts else "1"
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
    numbers = calendar_words()["numbers"]
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
        rule = day_word if "word" in parts else weekday
        bare = {name: piece for name, piece in parts.items() if name in {"word", "weekday"}}
        found = rule(TimeWords(0, 1, "", bare), anchors)
        return found.day, found.anchor or "unknown"
    if anchors.told is not None:
        return anchors.told, "text"
    return anchors.published, anchors.name()


_RULES: dict[str, Callable[[TimeWords, Anchors], Value]] = {
    "date": moment_calendar.full_date,
    "days": moment_calendar.days,
    "months": moment_calendar.months,
    "decade": moment_calendar.decade,
    "century": moment_calendar.century,
    "years": moment_calendar.years,
    "year": moment_calendar.year,
    "quarter": moment_calendar.quarter,
    "day": moment_relative.day_word,
    "daypart": moment_relative.day_part,
    "weekday": moment_relative.weekday,
    "month": moment_relative.month_name,
    "season": moment_relative.season,
    "period": moment_relative.period,
    "whole": moment_relative.whole,
    "shifted": moment_shifts.shifted,
    "stretch": _stretch,
    "length": _length,
    "lengths": _length,
    "clock": _clock,
}
