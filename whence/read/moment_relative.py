"""Times counted from a date: "yesterday", "last Tuesday", "in July", "the following year"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from whence.read.moment_shifts import moved
from whence.read.moment_values import Anchors, Value, absolute, calendar_words, daypart_suffix, part_of, relative
from whence.read.moment_words import TimeWords
from whence.text.edtf import bounds, from_timex


def _direction(words: Mapping[str, str]) -> int | None:
    """Tell whether a word such as `last` or `next` points back (-1), here (0) or ahead (1)."""
    which = words.get("which")
    if which is None:
        return None
    calendar = calendar_words()
    if which in calendar["before"]:
        return -1
    return 0 if which in calendar["here"] else 1


def _base(words: Mapping[str, str], anchors: Anchors) -> tuple[date | None, str]:
    """Choose between the report's date and the last date told: `the next day` counts from the latter."""
    which = words.get("which", "")
    calendar = calendar_words()
    in_text = (
        which in calendar["same_in_text"] or which in calendar["next_in_text"] or which in calendar["previous_in_text"]
    )
    if in_text and anchors.told is not None:
        return anchors.told, "text"
    return anchors.published, anchors.name()


def day_word(words: TimeWords, anchors: Anchors) -> Value:
    """Work out `yesterday morning`, `tonight`."""
    if anchors.published is None:
        return Value("DATE", None, None, "unknown")
    day = anchors.published + timedelta(days=calendar_words()["day_words"][words.parts["word"]])
    suffix = daypart_suffix(words.parts)
    if words.parts["word"] == "tonight":
        suffix = "TNI"
    return relative(day.isoformat() + suffix, anchors.name())


def day_part(words: TimeWords, anchors: Anchors) -> Value:
    """Work out `this morning`, `last night`."""
    base, anchor = _base(words.parts, anchors)
    if base is None:
        return Value("TIME", None, None, "unknown")
    shift = {"last": -1, "the previous": -1, "the next": 1, "the following": 1}.get(words.parts["which"], 0)
    return relative((base + timedelta(days=shift)).isoformat() + daypart_suffix(words.parts), anchor)


def weekday(words: TimeWords, anchors: Anchors) -> Value:
    """Work out `on Tuesday`: the last one, unless the words point elsewhere."""
    parts = words.parts
    wanted = calendar_words()["weekdays"][parts["weekday"]]
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
    return relative(day.isoformat() + daypart_suffix(parts), anchor)


def month_name(words: TimeWords, anchors: Anchors) -> Value:
    """Work out `in July`: the last one, unless the words point elsewhere."""
    parts = words.parts
    month = calendar_words()["months"][parts["month"]]
    if anchors.near_year is not None and "same" not in parts and "which" not in parts:
        return relative(f"{anchors.near_year:04d}-{month:02d}", "text", part=part_of(parts))
    if anchors.year is None:
        if anchors.told is not None:
            return relative(f"{anchors.told.year:04d}-{month:02d}", "text", part=part_of(parts))
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
    return relative(f"{year:04d}-{month:02d}", anchors.name(), part=part_of(parts))


def _said_year(same: str, anchors: Anchors) -> int:
    assert anchors.year is not None
    told = anchors.told.year if anchors.told is not None else anchors.year
    shifts = {"this year": 0, "last year": -1, "next year": 1}
    if same in shifts:
        return anchors.year + shifts[same]
    return told + {"the previous year": -1, "the following year": 1}.get(same, 0)


def season(words: TimeWords, anchors: Anchors) -> Value:
    """Work out `the summer of 1988`, `last winter`."""
    parts = words.parts
    code = calendar_words()["seasons"][parts["season"]]
    if "year" in parts:
        return absolute(f"{parts['year']}-{code}")
    if anchors.year is None:
        return Value("DATE", None, None, "unknown")
    if "same" in parts:
        return relative(f"{_said_year(parts['same'], anchors):04d}-{code}", anchors.name())
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
    return relative(f"{year:04d}-{code}", anchors.name())


def period(words: TimeWords, anchors: Anchors) -> Value:
    """A whole week, month or year beside the report's or the told one: `last month`."""
    parts = words.parts
    direction = _direction(parts) or 0
    base, anchor = _base(parts, anchors)
    unit = calendar_words()["units"][parts["unit"]]
    return _whole_unit(unit, direction, base=base, anchor=anchor, anchors=anchors, parts=parts)


def whole(words: TimeWords, anchors: Anchors) -> Value:
    """Work out `the end of the year`."""
    unit = calendar_words()["units"][words.parts["unit"]]
    return _whole_unit(unit, 0, base=anchors.published, anchor=anchors.name(), anchors=anchors, parts=words.parts)


def _whole_unit(
    unit: str, shift: int, *, base: date | None, anchor: str, anchors: Anchors, parts: Mapping[str, str]
) -> Value:
    part = part_of(parts)
    if base is None:
        return _coarse_unit(unit, shift, anchors=anchors, part=part)
    if unit == "D":
        return relative((base + timedelta(days=shift)).isoformat() + daypart_suffix(parts), anchor)
    found = relative(moved(base, unit, shift), anchor, part=part)
    return _cut_at(found, base, parts.get("part")) if shift == 0 else found


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
    return Value("DATE", None, None, "unknown")
