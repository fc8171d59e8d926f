"""Days, weekdays and whole periods counted from a date: "yesterday", "last Tuesday", "the following year"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from whence.read.moments.shape import TimeWords
from whence.read.moments.shifts import moved
from whence.read.moments.values import OPEN, Anchors, Value, calendar_words, daypart_suffix, part_of, relative
from whence.text.edtf import bounds, from_timex

#: How a whole week is cut by "early" and "late", in days from its Monday, both inclusive.
_WEEK_PARTS = {"early": (0, 1), "mid": (2, 3), "late": (4, 6)}


def direction(words: Mapping[str, str]) -> int | None:
    """Tell whether a word such as `last` or `next` points back (-1), here (0) or ahead (1)."""
    which = words.get("which")
    if which is None:
        return None
    calendar = calendar_words()
    if which in calendar["before"]:
        return -1
    return 0 if which in calendar["here"] else 1


def _in_text(which: str) -> bool:
    calendar = calendar_words()
    return any(which in calendar[name] for name in ("same_in_text", "next_in_text", "previous_in_text"))


def _day_base(parts: Mapping[str, str], anchors: Anchors) -> tuple[date | None, str]:
    """Choose between the report's date and the last day told: `the next day` counts from the latter."""
    if _in_text(parts.get("which", "")) and anchors.told_day is not None:
        return anchors.told_day.day, "text"
    return anchors.published, anchors.name()


def day_word(words: TimeWords, anchors: Anchors) -> Value:
    """Work out `yesterday morning`, `tonight`."""
    if anchors.published is None:
        return OPEN
    day = anchors.published + timedelta(days=calendar_words()["day_words"][words.parts["word"]])
    suffix = daypart_suffix(words.parts)
    if words.parts["word"] == "tonight":
        suffix = "TNI"
    return relative(day.isoformat() + suffix, anchors.name())


def day_part(words: TimeWords, anchors: Anchors) -> Value:
    """Work out `this morning`, `last night`, `overnight`; `the morning` is that of the day told."""
    parts = words.parts
    which = parts["which"]
    recent = anchors.recent_day()
    base, anchor = (recent, "text") if which == "the" and recent is not None else _day_base(parts, anchors)
    if base is None:
        return replace(OPEN, type="TIME")
    shift = {"last": -1, "over": -1, "the previous": -1, "the next": 1, "the following": 1}.get(which, 0)
    return relative((base + timedelta(days=shift)).isoformat() + daypart_suffix(parts), anchor)


def weekday(words: TimeWords, anchors: Anchors) -> Value:
    """Work out `on Tuesday`: the last one, unless the words point elsewhere."""
    parts = words.parts
    base, anchor = _day_base(parts, anchors)
    if base is None:
        return OPEN
    wanted = calendar_words()["weekdays"][parts["weekday"]]
    week = parts.get("week")
    if week is not None:
        monday = base - timedelta(days=base.weekday())
        day = monday + timedelta(days=wanted + {"last week": -7, "this week": 0, "next week": 7}[week])
    else:
        which = parts.get("lag") or parts.get("which")
        way = direction({"which": which}) if which else None
        day = _nearest(base, wanted, way=way, ahead=anchors.ahead > 0)
    if "ago" in parts:
        day -= timedelta(days=7)
    return relative(day.isoformat() + daypart_suffix(parts), anchor)


def _nearest(base: date, wanted: int, *, way: int | None, ahead: bool) -> date:
    back, forth = (base.weekday() - wanted) % 7, (wanted - base.weekday()) % 7
    if way == 1:
        return base + timedelta(days=forth or 7)
    if way == -1:
        return base - timedelta(days=back or 7)
    return base + timedelta(days=forth) if ahead else base - timedelta(days=back)


def period(words: TimeWords, anchors: Anchors) -> Value:
    """A whole week, month or year beside the report's or the told one: `last month`, `the following year`."""
    parts = words.parts
    unit = calendar_words()["units"][parts["unit"]]
    base, anchor = _period_base(unit, parts, anchors)
    if base is not None and unit == "D":
        shift = timedelta(days=direction(parts) or 0)
        return relative((base + shift).isoformat() + daypart_suffix(parts), anchor)
    return _whole_unit(unit, direction(parts) or 0, base=base, anchor=anchor, anchors=anchors, parts=parts)


def _period_base(unit: str, parts: Mapping[str, str], anchors: Anchors) -> tuple[date | None, str]:
    """Count `that year` from any time told, `that month` from a month or a day, `that day` from a day."""
    if not _in_text(parts.get("which", "")):
        return anchors.published, anchors.name()
    coarse = unit in {"Y", "DE", "CE"} or (unit in {"M", "Q"} and _to_month(anchors))
    told = anchors.told if coarse else anchors.told_day
    return (told.day, "text") if told is not None else (anchors.published, anchors.name())


def _to_month(anchors: Anchors) -> bool:
    return anchors.told is not None and anchors.told.grain != "year"


def whole(words: TimeWords, anchors: Anchors) -> Value:
    """Work out `the end of the year`."""
    unit = calendar_words()["units"][words.parts["unit"]]
    return _whole_unit(unit, 0, base=anchors.published, anchor=anchors.name(), anchors=anchors, parts=words.parts)


def weekend(_words: TimeWords, anchors: Anchors) -> Value:
    """Work out `the weekend`: the one just over, or that of this week when the words look ahead or it has begun."""
    base = anchors.published
    if base is None:
        return OPEN
    back = anchors.ahead <= 0 and base.weekday() < 5
    return relative(moved(base, "WE", -1 if back else 0), anchors.name())


def year_end(_words: TimeWords, anchors: Anchors) -> Value:
    """Work out `year-end`: the last day of the report's year."""
    if anchors.year is None:
        return OPEN
    return relative(f"{anchors.year:04d}-12-31", anchors.name())


def _whole_unit(
    unit: str, shift: int, *, base: date | None, anchor: str, anchors: Anchors, parts: Mapping[str, str]
) -> Value:
    part = part_of(parts)
    if base is None:
        return _coarse_unit(unit, shift, anchors=anchors, part=part)
    found = relative(moved(base, unit, shift), anchor, part=part)
    if part is not None and unit in {"W", "F"}:
        found = _week_part(found, part)
    return _cut_at(found, base, parts.get("part")) if shift == 0 and anchor != "text" else found


def _week_part(found: Value, part: str) -> Value:
    first, _ = bounds(found.edtf)
    if first is None:
        return found
    start, end = (date.fromisoformat(first) + timedelta(days=count) for count in _WEEK_PARTS[part])
    return replace(found, edtf=f"{start.isoformat()}/{end.isoformat()}")


def _cut_at(found: Value, base: date, part: str | None) -> Value:
    """End `earlier this year` at the day it was said, and begin `later this year` there."""
    first, last = bounds(from_timex(found.timex))
    if part == "earlier" and first is not None:
        return replace(found, edtf=f"{first}/{base.isoformat()}")
    if part == "later" and last is not None:
        return replace(found, edtf=f"{base.isoformat()}/{last}")
    return found


def _coarse_unit(unit: str, shift: int, *, anchors: Anchors, part: str | None) -> Value:
    """Work with a report date that is known to the month or the year only."""
    if anchors.year is not None and unit in {"Y", "DE", "CE"}:
        return relative(moved(date(anchors.year, 1, 1), unit, shift), anchors.name(), part=part)
    if anchors.year is not None and anchors.month is not None and unit in {"M", "Q"}:
        return relative(moved(date(anchors.year, anchors.month, 1), unit, shift), anchors.name(), part=part)
    return OPEN
