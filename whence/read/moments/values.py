"""What a time's value is made of: the anchors it is counted from, and the shapes a value takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Literal

from whence.lang.lexicon import lexicon
from whence.text.edtf import from_timex

MomentType = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True, slots=True)
class Told:
    """A time that the text has told, for later ones to be counted from.

    Attributes:
        day: It, or its first day.
        grain: `day`, `month` or `year`.
        sentence: Number of the sentence it stands in.
    """

    day: date
    grain: Literal["day", "month", "year"]
    sentence: int


@dataclass(frozen=True, slots=True)
class Anchors:
    """What relative times may be counted from.

    Attributes:
        published: The report's day, `None` when it is not known to the day.
        year, month: Of the report, as far as they are known.
        told: The last time that the text told before, to the day, month or year; `None` at first.
        told_day: The last one told to the day.
        quarter: The last quarter told, as TIMEX3 writes it.
        near_year: A year named just before, which a date without a year then belongs to.
        sentence: Number of the sentence.
        ahead: 1 when the words around speak of what is still to come, -1 of what is past, 0 when they leave it open.
    """

    published: date | None
    year: int | None
    month: int | None
    told: Told | None = None
    told_day: Told | None = None
    quarter: str | None = None
    near_year: int | None = None
    sentence: int = 0
    ahead: int = 0

    def name(self) -> str:
        """Name the report's date as an anchor."""
        if self.published is not None:
            return f"published:{self.published.isoformat()}"
        if self.year is None:
            return "unknown"
        return f"published:{self.year:04d}" + (f"-{self.month:02d}" if self.month is not None else "")

    def base(self) -> tuple[date | None, str]:
        """Give the report's day, or else the last day told, with its name."""
        if self.published is None and self.told_day is not None:
            return self.told_day.day, "text"
        return self.published, self.name()

    def recent(self) -> Told | None:
        """Give the time told in this sentence or the one before, `None` when none was."""
        return self.told if self.told is not None and self.sentence - self.told.sentence <= 1 else None

    def story_year(self, month: int) -> int | None:
        """Give the year of a month in a story of years ago: that of the month nearest to what was just told.

        Why this way: "in March 1980 he ran ... after the December vote" goes on telling; a time told within
        two years of the report is news, and there the report's date counts.
        """
        told = self.recent()
        if told is None or self.ahead > 0:
            return None
        if self.year is not None and (told.grain == "year" or self.year - told.day.year < 2):
            return None
        if told.grain == "year":
            return told.day.year
        gap = month - told.day.month
        return told.day.year + (gap < -6) - (gap > 6)

    def recent_day(self) -> date | None:
        """Give the day told in this sentence or the one before, `None` when none was."""
        held = self.told_day
        return held.day if held is not None and self.sentence - held.sentence <= 1 else None


@dataclass(frozen=True, slots=True)
class Value:
    """The value of an expression, before open ends (`since`, `by`) are applied.

    Attributes:
        day: The day it is, for later expressions to be counted from.
    """

    type: MomentType
    timex: str | None
    edtf: str | None
    anchor: str | None
    day: date | None = None


#: What is left to say of a date that nothing fixes.
OPEN = Value("DATE", None, None, "unknown")


def absolute(timex: str, part: str | None = None, day: date | None = None) -> Value:
    """Make the value of a date that stands by itself."""
    return Value("DATE", timex, from_timex(timex, part), None, day)


def relative(timex: str | None, anchor: str, *, part: str | None = None, rough: bool = False) -> Value:
    """Make the value of a time counted from an anchor; `rough` when the words round it ("two months ago")."""
    if timex is None:
        return OPEN
    edtf = from_timex(timex, part)
    if rough and edtf is not None and "/" not in edtf:
        edtf += "~"
    return Value("TIME" if "T" in timex else "DATE", timex, edtf, anchor, _whole_day(timex))


def _whole_day(timex: str) -> date | None:
    return (
        date.fromisoformat(timex[:10]) if len(timex) >= 10 and timex[5:7].isdigit() and timex[8:10].isdigit() else None
    )


def part_of(parts: Mapping[str, str]) -> str | None:
    """Read `early`, `mid` or `late` out of words such as "the end of"."""
    words = parts.get("part")
    if words is None:
        return None
    found: str = calendar_words()["parts"][words]
    return found


@cache
def calendar_words() -> dict[str, Any]:
    """Give `lang/en/calendar.yaml`."""
    return lexicon("en", "calendar")


def daypart_suffix(parts: Mapping[str, str]) -> str:
    """Give the TIMEX3 ending of a part of the day, `TMO` for the morning."""
    return f"T{calendar_words()['day_parts'][parts['daypart']]}" if "daypart" in parts else ""


def count_of(words: str) -> float:
    """Read a number of the calendar, in figures or in words: "3", "seven", "twenty four"."""
    numbers = calendar_words()["numbers"]
    if words in numbers:
        return float(numbers[words])
    if words[0].isdigit():
        return float(words)
    return float(
        sum(
            numbers[word] if word in numbers else calendar_words()["year_tens"][word]
            for word in words.replace("-", " ").split()
        )
    )
