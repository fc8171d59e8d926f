"""The shape of one expression of time, and which readings of its words are refused."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from whence.lang.lexicon import lexicon
from whence.read.moments.grammar import either, join
from whence.text.dates import DateWords

#: A digit or a plural right before "a day".
_RATED = re.compile(r"(?:[0-9]|\b[a-z]{3,}s) $")


@dataclass(frozen=True, slots=True)
class TimeWords:
    """One expression of time.

    Attributes:
        start, end: Half-open offsets into the sentence.
        rule: Which kind it is; `whence.read.moments.rules` has one function for each.
        parts: The named pieces of the match, in lower case; absent pieces are left out.
        date: The calendar date, for the rule `date`.
        day: The day beside a time of day: "9 a.m. Tuesday".
    """

    start: int
    end: int
    rule: str
    parts: dict[str, str]
    date: DateWords | None = None
    day: TimeWords | None = None


def holds(rule: str, match: re.Match[str], parts: Mapping[str, str]) -> bool:
    """Refuse readings that the words alone would allow: `may` the verb, `second` the ordinal, "$5 a day"."""
    if "month" in parts or "weekday" in parts:
        word = match["month"] if "month" in parts else match["weekday"]
        if not word[0].isupper():
            return False
    check = _CHECKS.get(rule)
    return check is None or check(match, parts)


def _month(match: re.Match[str], parts: Mapping[str, str]) -> bool:
    if parts["month"] not in _listed("doubtful_months") or not parts.keys().isdisjoint({"which", "part", "same"}):
        return True
    return _guided(match)


def _guided(match: re.Match[str]) -> bool:
    return _before("guides").search(match.string, max(0, match.start() - 12), match.start()) is not None


def _length(match: re.Match[str], parts: Mapping[str, str]) -> bool:
    if "number" not in parts:
        return True
    if parts["unit"] in {"second", "quarter"}:
        return False
    if parts["unit"] == "quarters" and "-" in match[0]:
        return False
    if parts["number"] == "one" and parts["unit"] == "day":
        return "-" in match[0] or _guided(match)
    return parts["number"] not in {"a", "an"} or not _is_rate(match)


def _is_rate(match: re.Match[str]) -> bool:
    """Tell "$5 a day" and "four flights a week", which say how often, from "he stayed a day"."""
    first, last = max(0, match.start() - 14), match.start()
    if (
        _RATED.search(match.string, first, last) is None
        and _before("rate_tails").search(match.string, first, last) is None
    ):
        return False
    return _before("no_plurals").search(match.string, first, last) is None


def _year(match: re.Match[str], parts: Mapping[str, str]) -> bool:
    """Refuse a bare number after a word that makes it a name: "Flight 1988"."""
    if not match[0][0].isdigit() or "year" not in parts:
        return True
    before = match.string[max(0, match.start() - 16) : match.start()].rstrip().rpartition(" ")[2]
    return before.casefold() not in _labels()


@cache
def _labels() -> frozenset[str]:
    """Give the words that a number after them names, without those that years stand after as well."""
    return frozenset(lexicon("en", "numbers")["labels"]) - _listed("year_labels")


def _season(match: re.Match[str], parts: Mapping[str, str]) -> bool:
    """Refuse "the spring in the lock" and "the fall of the wall": a bare article needs "in" or its like before it."""
    if not parts.keys().isdisjoint({"year", "short_year", "same", "which", "part"}):
        return True
    return join("no_season").match(match.string, match.end()) is None and _guided(match)


def _period(match: re.Match[str], _parts: Mapping[str, str]) -> bool:
    """Refuse a title: "on This Week"."""
    return not match["unit"][0].isupper() or match[0].isupper()


def _not_named(match: re.Match[str], _parts: Mapping[str, str]) -> bool:
    """Refuse "the daily Herald", which is a name."""
    return (
        match.string[match.end() : match.end() + 1] != " " or match.string[match.end() + 1 : match.end() + 2].islower()
    )


def _past(match: re.Match[str], _parts: Mapping[str, str]) -> bool:
    """Refuse the beginning of a length that no rule knows: "the past three summers"."""
    behind = match.string[match.end() + 1 : match.end() + 16].split(" ")[0].casefold()
    return not match[0].endswith("past") or (
        behind not in lexicon("en", "calendar")["numbers"] and not behind.isdigit()
    )


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(lexicon("en", "calendar")[name])


@cache
def _before(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{either(lexicon('en', 'calendar')[name])}) $", re.IGNORECASE)


_CHECKS = {
    "month": _month,
    "length": _length,
    "year": _year,
    "season": _season,
    "period": _period,
    "set P1D": _not_named,
    "set P1W": _not_named,
    "ref PAST_REF": _past,
}
