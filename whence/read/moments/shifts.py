"""Times so many units away: "two months ago", "three days later"."""

from __future__ import annotations

from datetime import date, timedelta

from whence.read.moments.fiscal import a_year_before
from whence.read.moments.shape import TimeWords
from whence.read.moments.values import OPEN, Anchors, Value, calendar_words, count_of, relative

_FROM_REPORT = frozenset({"ago", "from now", "hence", "back"})
_AHEAD = frozenset({"later", "after", "afterwards", "after that", "from now", "hence"})
#: "Three weeks ago" is so many days around the day three weeks before.
_WEEK_SLACK = timedelta(days=3)


def moved(base: date, unit: str, count: int) -> str | None:
    """Move a date by whole units and give the unit it falls in, as TIMEX3 writes it; `None` outside years 1 to 9999."""
    try:
        return _moved(base, unit, count)
    except (OverflowError, ValueError):
        return None


def _moved(base: date, unit: str, count: int) -> str | None:
    if unit in {"W", "WE", "F"}:
        year, week, _ = (base + timedelta(days=7 * count * (2 if unit == "F" else 1))).isocalendar()
        return f"{year:04d}-W{week:02d}" + ("-WE" if unit == "WE" else "")
    if unit == "D":
        return (base + timedelta(days=count)).isoformat()
    months = base.year * 12 + base.month - 1
    if unit in {"M", "Q"}:
        year, month = divmod(months + count * (3 if unit == "Q" else 1), 12)
        code = f"{month + 1:02d}" if unit == "M" else f"Q{month // 3 + 1}"
        return f"{year:04d}-{code}" if 1 <= year <= 9999 else None
    size = {"Y": 1, "DE": 10, "CE": 100}[unit]
    year = base.year + count * size
    return f"{year:04d}"[: {"Y": 4, "DE": 3, "CE": 2}[unit]] if 1 <= year <= 9999 else None


def shifted(words: TimeWords, anchors: Anchors) -> Value:
    """So many units before or after: `two months ago`, `three days later`."""
    parts = words.parts
    word = parts.get("shift", "from now")
    unit = calendar_words()["units"][parts["unit"]]
    if "half" in parts:
        return _half_shift(unit, word, anchors)
    if "exact" not in parts:
        return _vague_shift(unit, word)
    count = count_of(parts["exact"])
    if unit == "Y" and count == 1 and word in {"ago", "earlier"} and anchors.quarter is not None:
        return relative(a_year_before(anchors.quarter), anchors.name())
    base, anchor = _base(unit, word, anchors)
    if parts["unit"] in calendar_words()["clock_units"]:
        return _clock_shift(count, base, anchor)
    if base is None or count != int(count) or count > 5000:
        return OPEN
    return _by_units(base, unit, int(count) if word in _AHEAD else -int(count), anchor=anchor)


def _vague_shift(unit: str, word: str) -> Value:
    """Work out `several years ago`; `a few days later` lies in the text's own time, so only its length is known."""
    if word in _FROM_REPORT:
        return Value("DATE", "FUTURE_REF" if word in _AHEAD else "PAST_REF", None, None)
    return Value("DURATION", f"P{'T' if unit in {'H', 'S'} else ''}X{unit}", None, None)


def _by_units(base: date, unit: str, count: int, *, anchor: str) -> Value:
    """Work out a shift by whole units; a single week is told to the day, several only to the week."""
    timex = moved(base, "D", 7 * count) if unit == "W" and abs(count) == 1 else moved(base, unit, count)
    found = relative(timex, anchor, rough=unit != "D")
    if unit not in {"W", "F"} or timex is None:
        return found
    middle = base + timedelta(days=7 * count * (2 if unit == "F" else 1))
    edtf = f"{(middle - _WEEK_SLACK).isoformat()}/{(middle + _WEEK_SLACK).isoformat()}"
    return Value("DATE", timex, edtf, anchor, middle)


def _base(unit: str, word: str, anchors: Anchors) -> tuple[date | None, str]:
    """Count "ago" from the report, the rest from what was told: years from any time told, days from a day."""
    if word in _FROM_REPORT:
        return anchors.published, anchors.name()
    told = anchors.told if unit in {"Y", "DE", "CE"} else anchors.told_day
    if unit in {"M", "Q"} and anchors.told is not None and anchors.told.grain != "year":
        told = anchors.told
    if told is not None:
        return told.day, "text"
    return (anchors.published, anchors.name()) if word == "earlier" else (None, "unknown")


def _clock_shift(count: float, base: date | None, anchor: str) -> Value:
    if base is None:
        return OPEN
    if count <= 1:
        return relative(base.isoformat(), anchor)
    return Value("TIME", None, f"{base.isoformat()}~", anchor)


def _half_shift(unit: str, word: str, anchors: Anchors) -> Value:
    """Work out `half a year ago`; of a decade or a century the year is meant."""
    base, anchor = _base("Y", word, anchors)
    if base is None or unit not in {"Y", "DE", "CE"}:
        return OPEN
    way = 1 if word in _AHEAD else -1
    if unit == "Y":
        return relative(moved(base, "M", 6 * way), anchor, rough=True)
    return relative(moved(base, "Y", (5 if unit == "DE" else 50) * way), anchor, rough=True)
