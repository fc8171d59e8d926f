"""What the times of a report are counted from, kept up to date while it is read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from whence.model.reports import Published
from whence.read.moments.shape import TimeWords
from whence.read.moments.tense import ahead
from whence.read.moments.values import Anchors, Told, Value

#: Rules whose expressions point back or ahead as the verbs near by do.
_TURNING = frozenset(
    {"date", "days", "spelled_day", "weekday", "month", "season", "holiday", "quarter", "weekend", "clock"}
)
#: Rules whose values later expressions may be counted from.
_TELLING = frozenset(
    {"date", "days", "spelled_day", "weekday", "day", "month", "year", "spelled_year", "holiday", "shifted", "period"}
)
#: A day without a year belongs to that of a date named so many code points before it at most, a month to a year alone.
_NEAR_DATE, _NEAR_YEAR = 120, 60
#: Years in which a report can have been published; others are a slip, and counting from them would leave the calendar.
_PUBLISHED = range(1400, 3000)
_MONTH_OR_YEAR = re.compile(r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2}))?")


def first_anchors(published: Published) -> Anchors:
    """Take from the publication date what is certain: the day, the month, or the year."""
    earliest, latest = _date(published.earliest), _date(published.latest)
    if earliest is None or latest is None or earliest.year != latest.year or earliest.year not in _PUBLISHED:
        return Anchors(None, None, None)
    if earliest == latest:
        return Anchors(earliest, earliest.year, earliest.month)
    return Anchors(None, earliest.year, earliest.month if earliest.month == latest.month else None)


def _date(iso: str | None) -> date | None:
    if iso is None:
        return None
    try:
        return date.fromisoformat(iso[:10])
    except ValueError:
        return None


def around(anchors: Anchors, text: str, spoken: Sequence[TimeWords], *, place: int, sentence: int) -> Anchors:
    """Add what the words around an expression say: which way they point, and the year named just before.

    Args:
        anchors: As the text so far has left them.
        text: The sentence.
        spoken: All expressions of the sentence, in reading order.
        place: Which of them is asked about.
        sentence: Number of the sentence in the report.
    """
    words = spoken[place]
    if words.rule not in _TURNING:
        return replace(anchors, sentence=sentence)
    way = ahead(text, words.start, words.end)
    near_year = _near_year(spoken, place, anchors.year) if way <= 0 else None
    return replace(anchors, sentence=sentence, ahead=way, near_year=near_year)


def _near_year(spoken: Sequence[TimeWords], place: int, report_year: int | None) -> int | None:
    """Give the year that a sentence names before a date that names none.

    A year close to the report's own is left aside: "up on 2030 figures, the port said in May" is news.
    """
    words = spoken[place]
    for back in range(place - 1, -1, -1):
        gap = words.start - spoken[back].end
        if gap > _NEAR_DATE:
            return None
        named = spoken[back].date
        if named is not None and named.year is not None:
            reach = _NEAR_DATE if named.month is not None else _NEAR_YEAR if words.rule in {"month", "season"} else -1
            return named.year if gap <= reach and (report_year is None or report_year - named.year > 1) else None
    return None


def told(anchors: Anchors, value: Value, words: TimeWords) -> Anchors:
    """Keep what later expressions may be counted from."""
    timex = value.timex
    if timex is None or value.type not in {"DATE", "TIME"}:
        return anchors
    if _names_quarter(words, timex):
        return replace(anchors, quarter=timex)
    if words.rule not in _TELLING:
        return anchors
    if value.day is not None:
        here = Told(value.day, "day", anchors.sentence)
        return replace(anchors, told=here, told_day=here)
    coarse = _MONTH_OR_YEAR.fullmatch(timex)
    if coarse is None:
        return anchors
    first = date(int(coarse["year"]), int(coarse["month"] or 1), 1)
    return replace(anchors, told=Told(first, "year" if coarse["month"] is None else "month", anchors.sentence))


def _names_quarter(words: TimeWords, timex: str) -> bool:
    """Tell whether an expression names the quarter that the text goes on to count from."""
    return (
        words.rule in {"quarter", "told_quarter"} and "-Q" in timex and words.parts.keys().isdisjoint({"back", "ago"})
    )
