"""Times so many units away: "two months ago", "three days later"."""

from __future__ import annotations

from datetime import date, timedelta

from whence.read.moment_values import Anchors, Value, calendar_words, count_of, relative
from whence.read.moment_words import TimeWords


def moved(base: date, unit: str, count: int) -> str | None:
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


def shifted(words: TimeWords, anchors: Anchors) -> Value:
    """So many units before or after: `two months ago`, `three days later`."""
    parts = words.parts
    word = parts.get("shift", "from now")
    unit = calendar_words()["units"][parts["unit"]]
    ahead = word in {"later", "after", "afterwards", "after that", "from now", "hence"}
    if "exact" not in parts:
        reference = "FUTURE_REF" if ahead else "PAST_REF"
        return Value("DATE", reference, None, None) if "half" not in parts else _half_shift(unit, ahead, anchors)
    count = count_of(parts["exact"])
    base, anchor = _shift_base(word, anchors)
    if base is None or unit in {"S", "MIN"} or parts["unit"] in calendar_words()["clock_units"]:
        return _clock_shift(parts["unit"], count, base=base, anchor=anchor)
    if count != int(count) or count > 5000:
        return Value("DATE", None, None, "unknown")
    try:
        timex = moved(base, unit, int(count) if ahead else -int(count))
    except (OverflowError, ValueError):
        timex = None
    return relative(timex, anchor, rough=unit != "D")


def _shift_base(word: str, anchors: Anchors) -> tuple[date | None, str]:
    if word in {"ago", "from now", "hence", "back"} or anchors.told is None:
        if word in {"later", "after", "afterwards", "after that", "before", "before that"}:
            return anchors.told, "text" if anchors.told is not None else "unknown"
        return anchors.published, anchors.name()
    return (anchors.told, "text") if word != "earlier" else (anchors.published or anchors.told, anchors.name())


def _clock_shift(unit: str, count: float, *, base: date | None, anchor: str) -> Value:
    if base is None or unit not in calendar_words()["clock_units"]:
        return Value("DATE", None, None, "unknown")
    if count <= 1:
        return relative(base.isoformat(), anchor)
    return Value("TIME", None, f"{base.isoformat()}~", anchor)


def _half_shift(unit: str, ahead: bool, anchors: Anchors) -> Value:  # noqa: FBT001 - a direction, named at the one call
    months = {"Y": 6, "DE": 60, "CE": 600}.get(unit)
    if anchors.published is None or months is None:
        return Value("DATE", None, None, "unknown")
    return relative(moved(anchors.published, "M", months if ahead else -months), anchors.name(), rough=True)
