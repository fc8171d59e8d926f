"""The times that a report gives, each with what it was counted from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from whence.lang.lexicon import lexicon
from whence.model.identity import content_id
from whence.model.reading import Moment, Sentence
from whence.model.reports import Published, Report
from whence.read.moment_rules import value
from whence.read.moment_values import Anchors, Value
from whence.read.moment_words import TimeWords, time_words
from whence.text.edtf import bounds

#: Code points before an expression in which a word of the future turns it ahead ("will meet on Monday").
_FUTURE_REACH = 60


def moments(report: Report, sentences: Sequence[Sentence]) -> tuple[Moment, ...]:
    """Read the times out of a report's sentences and fix those that can be fixed.

    Why this way: own rules, since no installable library reaches two thirds of the values in news
    (research/place_time_figure.md, section 3). A relative time is counted from the report's date, or
    from the last full date told where the words ask for that ("the next day"); when neither is
    known it stays open and is never counted from today.

    Args:
        report: The report; only the text of its sentences is looked at.
        sentences: In reading order.

    Returns:
        In reading order, not overlapping.

    Cost: linear in the text; bench/times.py measures values on TimeBank and AQUAINT.
    Source: TIMEX3 values as TimeML 1.2.1; EDTF as ISO 8601-2.
    """
    anchors = _anchors(report.published)
    found: list[Moment] = []
    for sentence in sentences:
        text = report.text[sentence.start : sentence.end]
        spoken = time_words(text)
        anchors = replace(anchors, near_year=_near_year(spoken, anchors.year))
        for words in spoken:
            if words.rule == "age":
                continue
            told = value(words, _with_future(anchors, text, words))
            if told.day is not None and words.rule in {"date", "days"}:
                anchors = replace(anchors, told=told.day)
            found.append(_moment(report, sentence.start, text, words=words, told=told))
    return tuple(found)


def _near_year(spoken: Sequence[TimeWords], report_year: int | None) -> int | None:
    """Give the one year that a sentence names, for its dates that name none.

    A year close to the report's own is left aside: "up on 2030 figures, the port said in May" is news.
    """
    years = {words.date.year for words in spoken if words.date is not None and words.date.year is not None}
    if len(years) != 1:
        return None
    year = years.pop()
    return year if report_year is None or abs(report_year - year) > 1 else None


def _anchors(published: Published) -> Anchors:
    """Take from the publication date what is certain: the day, the month, or the year."""
    earliest, latest = _date(published.earliest), _date(published.latest)
    if earliest is None or latest is None or earliest.year != latest.year:
        return Anchors(None, None, None, None)
    if earliest == latest:
        return Anchors(earliest, earliest.year, earliest.month, None)
    return Anchors(None, earliest.year, earliest.month if earliest.month == latest.month else None, None)


def _date(iso: str | None) -> date | None:
    if iso is None:
        return None
    try:
        return date.fromisoformat(iso[:10])
    except ValueError:
        return None


def _with_future(anchors: Anchors, text: str, words: TimeWords) -> Anchors:
    if _future().search(text, max(0, words.start - _FUTURE_REACH), words.start) is None:
        return anchors
    return replace(anchors, future=True)


@cache
def _future() -> re.Pattern[str]:
    words = sorted(lexicon("en", "calendar")["future"], key=lambda word: (-len(word), word))
    return re.compile(rf"\b(?:{'|'.join(re.escape(word) for word in words)})\b", re.IGNORECASE)


def _moment(report: Report, base: int, text: str, *, words: TimeWords, told: Value) -> Moment:
    start, end = base + words.start, base + words.end
    edtf = _opened(told.edtf, text[: words.start]) if told.type == "DATE" else told.edtf
    earliest, latest = bounds(edtf)
    return Moment(
        id=content_id("moment", report.id, start, end),
        span=report.span(start, end),
        type=told.type,
        value=told.timex,
        edtf=edtf,
        earliest=earliest[:10] if earliest is not None else None,
        latest=latest[:10] if latest is not None else None,
        anchor=told.anchor,
    )


def _opened(edtf: str | None, ahead: str) -> str | None:
    """Open the end that `since`, `until` and their like leave open."""
    if edtf is None or ".." in edtf:
        return edtf
    word = _openers().search(ahead[-20:])
    if word is None:
        return edtf
    first, _, last = edtf.partition("/")
    if word[1].casefold() in lexicon("en", "calendar")["open_after"]:
        return f"{first}/.."
    return f"../{last or first}"


@cache
def _openers() -> re.Pattern[str]:
    calendar = lexicon("en", "calendar")
    words = "|".join(re.escape(word) for word in (*calendar["open_after"], *calendar["open_before"]))
    return re.compile(rf"\b({words})[ ](?:the )?$", re.IGNORECASE)
