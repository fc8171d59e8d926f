"""A number of things in a region: it is said of the region, and never becomes as many points."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from typing import Any

from whence.resolve.relative.anchors import Anchor, Line
from whence.resolve.relative.words import link, listed
from whence.text.numbers import Amount

#: Code points between a number and its region.
REACH = 90
#: Amounts before it that are looked at.
LOOKED_AT = 4
#: A bare numeral from here on is a year sooner than a number of sites.
YEARS = 1000
_WORDS = re.compile(r"[\w'’-]{1,40}")
#: A finite verb between a number and a noun: the noun is another's ("hundreds attacked posts in X").
_VERB = re.compile(r"\w{3}ed\b")
#: What may stand between the number and the region: words, no other place and no clause.
_GAP = re.compile(r"(?:[\s,]{1,3}[\w'’-]{1,40}){0,9}[\s,]{1,4}")


def count_before(line: Line, start: int) -> Mapping[str, Any] | None:
    """Find the number of things that a region is told of: "three of them near X", "six depots in X".

    Why this way: only things that stand somewhere (camps, posts, houses; a list) make a number that a map could turn
    into points. People counted in a place ("killed 12 in X") are told of one event there, and stay out of this.

    Args:
        line: The sentence.
        start: Where the phrase or the name of the region begins, in the text of the line.

    Returns:
        `count` (`None` for a vague word), `count_low`, `count_high`, `counted` (the words of the thing, `None` for
        "of them"); or `None` when no such number stands there.
    """
    plain = line.offset(start) - line.base
    before = bisect_right(line.amounts, plain, key=lambda one: one.start)
    for amount in reversed(line.amounts[max(0, before - LOOKED_AT) : before]):
        end = line.masked(line.base + amount.end)
        if end > start or amount.unit is not None:
            continue
        if amount.value == 1 or (not amount.spelled and (amount.high or 0) >= YEARS):
            return None
        gap = line.text[end:start]
        if len(gap) > REACH or _GAP.fullmatch(gap + " ") is None:
            return None
        known, thing = _counted(line, amount, gap)
        return {**_numbers(amount), "counted": thing} if known else None
    return None


def count_in(line: Line, anchor: Anchor) -> Mapping[str, Any] | None:
    """Find the number of things told of a place by its bare name: "six depots in Orsel"."""
    start = line.masked(anchor.start)
    before = link("standing_in").search(line.text, max(0, start - 40), start)
    return None if before is None else count_before(line, before.start())


def _counted(line: Line, amount: Amount, gap: str) -> tuple[bool, str | None]:
    """Tell whether things that stand somewhere are counted, and by which words."""
    if link("of_them").match(gap):
        return True, None
    head = link("counted").search(gap)
    if head is not None and _is_site(head["thing"]) and not _VERB.search(gap, 0, head.start()):
        return True, head["thing"]
    first = line.masked(line.base + amount.start)
    before = link("of_the").search(line.text, max(0, first - REACH), first)
    whole = None if before is None else next((word for word in _WORDS.findall(before["thing"]) if _is_site(word)), None)
    return whole is not None, whole


def _is_site(word: str) -> bool:
    sites = listed("sites")
    return word.endswith("s") and not sites.isdisjoint((word[:-1], word.removesuffix("es"), f"{word[:-3]}y", word))


def _numbers(amount: Amount) -> dict[str, Any]:
    return {"count": _plain(amount.value), "count_low": _plain(amount.low), "count_high": _plain(amount.high)}


def _plain(value: float | None) -> float | int | None:
    return int(value) if value is not None and value == int(value) else value
