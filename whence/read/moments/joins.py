"""Expressions of time that belong together: "9 a.m. Tuesday", "the night of 4-5 August", "April 24 and 25"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from whence.read.moments.grammar import join
from whence.read.moments.shape import TimeWords
from whence.text.dates import DateWords, days_in

#: Code points before a date in which the words that open it ("the night of") are looked for.
_LEAD = 32
_WITH_DAY = frozenset({"date", "weekday", "day", "holiday", "spelled_day", "days"})


def apart(found: list[TimeWords]) -> list[TimeWords]:
    """Keep of overlapping readings the one that starts first, and of these the longest."""
    found.sort(key=lambda words: (words.start, -words.end))
    kept: list[TimeWords] = []
    for words in found:
        if not kept or words.start >= kept[-1].end:
            kept.append(words)
        elif words.rule == "date" and kept[-1].rule == "weekday":
            kept[-1] = replace(words, start=kept[-1].start)
    return kept


def joined(text: str, kept: Sequence[TimeWords]) -> Iterator[TimeWords]:
    """Join a clock to its day and an opening word to its date; add the days that only an "and" names."""
    held: list[TimeWords] = []
    for words in kept:
        clock = _clock(text, held)
        if clock is not None and _is_its_day(text, held[clock], words):
            day_told = replace(held[clock], end=words.end, day=words, parts={**_daypart(words), **held[clock].parts})
            held[clock:] = [day_told]
        else:
            held.append(_led(text, words, held[-1].end if held else 0))
    for place, words in enumerate(held):
        yield from _days_before(text, words, held[place - 1].end if place else 0)
        yield words
        yield from _day_behind(text, words, held[place + 1].start if place + 1 < len(held) else len(text))


def _clock(text: str, held: Sequence[TimeWords]) -> int | None:
    """Find the clock that a day may follow, past one in parentheses: "9 a.m. (1400 GMT) Tuesday"."""
    if not held or held[-1].rule != "clock":
        return None
    again = len(held) > 1 and held[-2].rule == "clock" and text[held[-2].end : held[-1].start] == " ("
    return len(held) - 2 if again else len(held) - 1


def _is_its_day(text: str, clock: TimeWords, words: TimeWords) -> bool:
    if (
        words.rule not in _WITH_DAY
        or clock.day is not None
        or join("link").fullmatch(text, clock.end, words.start) is None
    ):
        return False
    return words.date is None or (words.date.day is not None and words.date.hour is None)


def _daypart(words: TimeWords) -> dict[str, str]:
    return {"daypart": words.parts["daypart"]} if "daypart" in words.parts else {}


def _led(text: str, words: TimeWords, after: int) -> TimeWords:
    """Draw in the words that open a date: "the night of" a day, "early" before a month and its year."""
    if words.start - after < 4 or words.rule not in _WITH_DAY:
        return words
    first = max(after, words.start - _LEAD)
    if words.date is not None and words.date.day is None:
        lead = join("part_lead").search(text, first, words.start) if words.date.month is not None else None
        return words if lead is None else _drawn(words, lead, "part")
    lead = join("daypart_lead").search(text, first, words.start)
    return words if lead is None or "daypart" in words.parts else _drawn(words, lead, "daypart")


def _drawn(words: TimeWords, lead: re.Match[str], name: str) -> TimeWords:
    return replace(words, start=lead.start(), parts={**words.parts, name: lead[name].casefold()})


def _day_behind(text: str, words: TimeWords, before: int) -> Iterator[TimeWords]:
    """Give the second day of "April 24 and 25"."""
    match = join("also").match(text, words.end, before) if _bare_day(words) else None
    if match is not None and not text[words.start].isdigit():
        yield from _same_month(words, match.start("day"), match["day"])


def _days_before(text: str, words: TimeWords, after: int) -> Iterator[TimeWords]:
    """Give the first days of "on 4, 6 and 9 August"."""
    if not _bare_day(words) or not text[words.start].isdigit():
        return
    match = join("days_lead").search(text, max(after, words.start - _LEAD), words.start)
    if match is not None:
        for day in re.finditer(r"[0-9]{1,2}", match["days"]):
            yield from _same_month(words, match.start("days") + day.start(), day[0])


def _bare_day(words: TimeWords) -> bool:
    date = words.date
    return date is not None and date.day is not None and date.month is not None and date.hour is None


def _same_month(words: TimeWords, start: int, day: str) -> Iterator[TimeWords]:
    date, end = words.date, start + len(day)
    assert date is not None
    assert date.month is not None
    if int(day) <= days_in(date.year or 2000, date.month):
        yield TimeWords(start, end, "date", {}, DateWords(start, end, date.year, date.month, int(day)))
