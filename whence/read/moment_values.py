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
class Anchors:
    """What relative times may be counted from.

    Attributes:
        published: The report's day, `None` when it is not known to the day.
        year, month: Of the report, as far as they are known.
        told: The last full date that the text told before, `None` at first.
        near_year: A year named in the same sentence, which a date without a year then belongs to.
        future: The words around speak of what is still to come.
    """

    published: date | None
    year: int | None
    month: int | None
    told: date | None
    near_year: int | None = None
    future: bool = False

    def name(self) -> str:
        """Name the report's date as an anchor."""
        if self.published is not None:
            return f"published:{self.published.isoformat()}"
        if self.year is None:
            return "unknown"
        return f"published:{self.year:04d}" + (f"-{self.month:02d}" if self.month is not None else "")


@dataclass(frozen=True, slots=True)
class Value:
    """The value of an expression, before open ends (`since`, `by`) are applied.

    Attributes:
        day: The day it is, for later expressions to be counted from.
        part: `early`, `mid` or `late`.
        rough: The value is a rounded one: "two months ago".
    """

    type: MomentType
    timex: str | None
    edtf: str | None
    anchor: str | None
    day: date | None = None


def absolute(timex: str, part: str | None = None, day: date | None = None) -> Value:
    """Make the value of a date that stands by itself."""
    return Value("DATE", timex, from_timex(timex, part), None, day)


def relative(timex: str | None, anchor: str, *, part: str | None = None, rough: bool = False) -> Value:
    """Make the value of a time counted from an anchor; `rough` when the words round it ("two months ago")."""
    edtf = from_timex(timex, part)
    if rough and edtf is not None and "/" not in edtf:
        edtf += "~"
    day = (
        date.fromisoformat(timex[:10])
        if timex is not None and len(timex) >= 10 and timex[:4].isdigit() and timex[5:7].isdigit()
        else None
    )
    kind: MomentType = "TIME" if timex is not None and "T" in timex else "DATE"
    return Value(kind, timex, edtf, anchor if timex is not None else "unknown", day)


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
    """Read a number of the calendar, in figures or in words."""
    found = calendar_words()["numbers"].get(words)
    return float(found) if found is not None else float(words)
