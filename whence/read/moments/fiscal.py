"""Quarters and halves, as business news counts them, and the quarter that a text speaks of."""

from __future__ import annotations

from collections.abc import Mapping

from whence.read.moments.shape import TimeWords
from whence.read.moments.values import OPEN, Anchors, Value, absolute, calendar_words, relative


def quarter(words: TimeWords, anchors: Anchors) -> Value:
    """Work out `the third quarter of 1990`, `this year's first half`, `Q2`."""
    parts = words.parts
    count = _count(parts)
    letter = "H" if parts.get("share") == "half" else "Q"
    if letter == "H" and count > 2:
        return OPEN
    if "year" in parts:
        return absolute(f"{parts['year']}-{letter}{count}")
    if anchors.year is None:
        return OPEN
    return relative(f"{_year(parts, anchors, count=count, letter=letter):04d}-{letter}{count}", anchors.name())


def _count(parts: Mapping[str, str]) -> int:
    if "count_first" in parts:
        return int(parts["count_first"])
    count = parts["count"]
    return int(count) if count.isdigit() else int(calendar_words()["ordinals"][count])


def _year(parts: Mapping[str, str], anchors: Anchors, *, count: int, letter: str) -> int:
    assert anchors.year is not None
    if "ago" in parts:
        return int(anchors.quarter[:4]) - 1 if anchors.quarter is not None else anchors.year - 1
    which = parts.get("which")
    if which is not None:
        return anchors.year + {"last": -1, "this": 0, "next": 1}[which]
    first_month = (count - 1) * (3 if letter == "Q" else 6) + 1
    if anchors.month is not None and first_month > anchors.month and anchors.ahead <= 0:
        return anchors.year - 1
    return anchors.year


def half(words: TimeWords, _anchors: Anchors) -> Value:
    """Work out `the latter half of 1990`."""
    return absolute(f"{words.parts['year']}-H2")


def quarter_of(words: TimeWords, anchors: Anchors) -> Value:
    """Work out `the 1989 period`: the quarter told, of that year."""
    year = words.parts["year"]
    return absolute(year) if anchors.quarter is None else relative(year + anchors.quarter[4:], anchors.name())


def fiscal_year(words: TimeWords, anchors: Anchors) -> Value:
    """Work out `the fiscal year` as the report's, `the latest fiscal year` as the one before."""
    if anchors.year is None:
        return OPEN
    return relative(f"{anchors.year - ('latest' in words.parts):04d}", anchors.name(), rough=True)


def told_quarter(words: TimeWords, anchors: Anchors) -> Value:
    """Work out `the quarter`, `the latest quarter`, `the year-earlier period`.

    Why this way: business news names a quarter once and then counts from it; a text that has named none
    means the last one that was complete when it was published.
    """
    base = _last_complete(anchors) if "latest" in words.parts else anchors.quarter or _last_complete(anchors)
    if base is None:
        return OPEN
    return relative(a_year_before(base) if "back" in words.parts else base, anchors.name())


def a_year_before(quarter: str) -> str:
    """Give the same quarter of the year before."""
    return f"{int(quarter[:4]) - 1:04d}{quarter[4:]}"


def _last_complete(anchors: Anchors) -> str | None:
    if anchors.year is None or anchors.month is None:
        return None
    year, quarter = divmod(anchors.year * 4 + (anchors.month - 1) // 3 - 1, 4)
    return f"{year:04d}-Q{quarter + 1}"
