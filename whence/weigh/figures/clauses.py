"""The stretch of a sentence that goes with a figure: what stands beyond it goes with another figure, or with none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

#: Characters that are looked through for a border on either side of a figure.
FAR = 600
_STRONG = re.compile(r"[.;:!?—–()]|\s-\s")
#: Words that open a stretch of their own; the border is in front of them.
_OPENERS = (
    r"(?:against|compared|while|whereas|after|before|although|though|but|when|where|including|bringing|taking|leaving|putting|"
    r"up from|down from|of (?:which|whom|these|those|them)|among (?:them|whom|which)|as well as|in addition to|plus)\b"
)
_OPENED = re.compile(rf",?\s(?={_OPENERS})|,\s(?=[^\W\d_]{{3,20}}ing\b)", re.IGNORECASE)
_COMMA_AND = re.compile(r",\s(?:and|or|with|of|in)\b|,\s", re.IGNORECASE)
_AND = re.compile(r"\s(?:and|or|with)\b", re.IGNORECASE)
#: What ends a stretch behind the last figure: a new sentence, or a clause about something else.
_OVER = re.compile(
    r"[.;:!?—–]\s|,\s(?:and\s)?(?:where|which|who|whose|when|although|though|because|but|while|whereas)\b|"
    r",\s(?:an?|the|its|their|his|her|our)\s",
    re.IGNORECASE,
)
_BEGUN = re.compile(r"[.;!?—–]\s")
Bounds = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Clause:
    """The stretch of a content that goes with a figure, and the run of stretches that "and" and commas join it to.

    Attributes:
        start, end: The stretch, half-open.
        first, last: The run, half-open: `12 men and three boys | were killed` is one run of two stretches.
        lead: Where the figure before it in the run stands, `None` when it is the first.
        tail: Where the last figure of the run ends.
    """

    start: int
    end: int
    first: int
    last: int
    lead: int | None
    tail: int


def clauses(content: str, places: Sequence[Bounds]) -> list[Clause]:
    """Cut a content into one stretch for each of its figures.

    Why this way: a report puts three tolls into a sentence, and the date, the area and the deed of one are not those of
    the next. Between two figures the strongest border counts: a mark, a word that opens a clause, a comma, "and".
    Without any border the two share the stretch, since nothing shows which words go with which.

    Args:
        content: The words of a statement.
        places: Where its figures stand, in reading order, half-open.

    Returns:
        One stretch per figure, in the order given.

    Cost: linear in the content, times the figures.
    """
    borders = [_between(content, one[1], other[0]) for one, other in pairwise(places)]
    bounds = [
        (_begin(content, borders[:at], place), _end(content, borders[at:], place)) for at, place in enumerate(places)
    ]
    made = []
    for at, (start, end) in enumerate(bounds):
        first, last = at, at
        while first > 0 and _joins(borders[first - 1]):
            first -= 1
        while last < len(borders) and _joins(borders[last]):
            last += 1
        lead = places[at - 1][0] if first < at else None
        made.append(Clause(start, end, bounds[first][0], bounds[last][1], lead, places[last][1]))
    return made


@dataclass(frozen=True, slots=True)
class _Border:
    start: int
    end: int
    joins: bool


def _joins(border: _Border | None) -> bool:
    return border is None or border.joins


def _between(content: str, start: int, end: int) -> _Border | None:
    gap = content[start : min(end, start + FAR)]
    for border, joins in ((_STRONG, False), (_OPENED, False), (_COMMA_AND, True), (_AND, True)):
        found = list(border.finditer(gap))
        if found:
            return _Border(start + found[-1].start(), start + found[-1].end(), joins)
    return None


def _begin(content: str, borders: Sequence[_Border | None], place: Bounds) -> int:
    known = [border.end for border in borders if border is not None]
    start = max([*known, place[0] - FAR, 0])
    begun = [match.end() for match in _BEGUN.finditer(content, start, place[0])]
    return begun[-1] if begun else start


def _end(content: str, borders: Sequence[_Border | None], place: Bounds) -> int:
    known = [border.start for border in borders if border is not None]
    end = min([*known, place[1] + FAR, len(content)])
    over = _OVER.search(content, place[1], end)
    return over.start() if over else end
