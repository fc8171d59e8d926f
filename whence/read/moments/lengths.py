"""Lengths of time and repeated times: "three years", "the past five years", "every Monday"."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from whence.read.moments.shape import TimeWords
from whence.read.moments.shifts import moved
from whence.read.moments.values import Anchors, Value, calendar_words, count_of, daypart_suffix
from whence.text.dates import days_in

#: Half of a unit in the next smaller one, as ISO 8601 writes it: "2 1/2 years" is P2Y6M.
_HALVES = {"Y": "6M", "H": "30M", "M": "30S", "D": "T12H"}
#: Words before a length that put it elsewhere than beside the report's date.
_BESIDE = frozenset({"first", "final", "following", "previous", "latest"})


def duration(count: str, unit: str) -> str:
    """Write a length as TIMEX3 does: `P3M`, `PT18H`, `P20Y` for two decades, `PXD` for days."""
    letter = calendar_words()["units"][unit]
    if letter == "F":
        letter, count = "W", f"{2 * float(count):g}" if count != "X" else count
    tens = {"DE": 10, "CE": 100}.get(letter)
    if tens is not None and count != "X":
        letter, count = "Y", f"{tens * float(count):g}"
    time = "T" if unit in calendar_words()["clock_units"] else ""
    return f"P{time}{count}{'WE' if letter == 'WE' else letter}"


def length(words: TimeWords, _anchors: Anchors) -> Value:
    """Work out `three years`, `18 months`, `half an hour`, `several days`."""
    parts = words.parts
    if "number" not in parts:
        if parts.get("half"):
            return Value("DURATION", _half_length(parts["unit"]), None, None)
        return Value("DURATION", duration("1" if "one" in parts else "X", parts["unit"]), None, None)
    count = count_of(parts["number"])
    plain = duration(f"{count:g}", parts["unit"])
    if "half" not in parts and "half_after" not in parts:
        return Value("DURATION", plain, None, None)
    half = _HALVES.get(plain[-1]) if calendar_words()["units"][parts["unit"]] not in {"DE", "CE"} else None
    if half is None or (plain[-1] == "M" and "T" not in plain):
        return Value("DURATION", duration(f"{count + 0.5:g}", parts["unit"]), None, None)
    return Value("DURATION", plain + half, None, None)


def _half_length(unit: str) -> str:
    halves = {"hour": "PT30M", "year": "P6M", "century": "P50Y", "decade": "P5Y", "day": "PT12H", "minute": "PT30S"}
    return halves.get(unit) or duration("0.5", unit)


def stretch(words: TimeWords, anchors: Anchors) -> Value:
    """A length that ends or begins at the report: `the past five years` is P5Y, with its bounds."""
    parts = words.parts
    unit = calendar_words()["units"][parts["unit"]]
    if "number" not in parts and "couple" not in parts and ("some" in parts or parts["unit"].endswith("s")):
        return Value("DURATION", duration("X", parts["unit"]), None, None)
    count = count_of(parts["number"]) if "number" in parts else 2.0 if "couple" in parts else 1.0
    plain = Value("DURATION", duration(f"{count:g}", parts["unit"]), None, None)
    if anchors.published is None or count != int(count) or parts["which"] in _BESIDE:
        return plain
    other = _days_off(anchors.published, unit, int(count) if parts["which"] in {"next", "coming"} else -int(count))
    if other is None:
        return plain
    first, last = sorted((anchors.published, other))
    return Value("DURATION", plain.timex, f"{first.isoformat()}/{last.isoformat()}", anchors.name())


def _days_off(base: date, unit: str, count: int) -> date | None:
    """Move a day by whole units, to the same day of the month where the month has it."""
    if unit in {"D", "W", "F"}:
        timex = moved(base, "D", count * {"D": 1, "W": 7, "F": 14}[unit])
        return None if timex is None else date.fromisoformat(timex)
    months = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}.get(unit)
    if months is None:
        return None
    timex = moved(base, "M", count * months)
    if timex is None:
        return None
    year, month = int(timex[:4]), int(timex[5:7])
    return date(year, month, min(base.day, days_in(year, month)))


def repeated(parts: Mapping[str, str], fixed: str) -> Value:
    """Work out `every three months`, `each Monday`, `twice a week`; `fixed` is the value where the words fix it."""
    if fixed == "weekday":
        day = calendar_words()["weekdays"][parts["weekday"]] + 1
        return Value("SET", f"XXXX-WXX-{day}{daypart_suffix(parts)}", None, None)
    if fixed == "month":
        return Value("SET", f"XXXX-{calendar_words()['months'][parts['month']]:02d}", None, None)
    if fixed == "every":
        count = f"{count_of(parts['number']):g}" if "number" in parts else "1"
        return Value("SET", duration(count, parts["unit"]), None, None)
    return Value("SET", fixed, None, None)
