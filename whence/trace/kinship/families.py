"""Gather reports that tell one text into families."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from whence.model.lineage import Overlap
from whence.model.reports import Report
from whence.trace.kinship.prose import Prose, own_prose
from whence.trace.kinship.timing import order_of

#: Shared words outside quotation marks from which two reports may be kin: more than one sentence.
LEAST_OWN = 20
#: How much of both reports is shared and their own, as a geometric mean, from which they may be.
LEAST_ALIKE = 0.1
#: From here on a pair is kin however short it is, and its quotations count: an interview or a post, taken whole.
WHOLE = 0.5
#: Members that stand for a family, the earliest; and how alike, on average over them, a report must be to join.
#: Swept on the tuning half of bench/reuse.py: F1 .90 to .91 for 12 to 20 own words, .05 to .1 alike, 5 to 10 members.
CORE = 10
LEAST_JOIN = 0.05


@dataclass(frozen=True, slots=True)
class Tie:
    """How close two reports are.

    Attributes:
        overlap: What they share.
        words: Shared words that count: outside quotation marks, or all of them when half of both is shared.
        alike: How much of either report they are, as the geometric mean of both shares, 0 to 1, 3 places.
    """

    overlap: Overlap
    words: float
    alike: float

    @property
    def kin(self) -> bool:
        """Tell whether one text may be behind both."""
        return self.alike >= LEAST_ALIKE and (self.words >= LEAST_OWN or self.alike >= WHOLE)


def close(overlap: Overlap) -> bool:
    """Tell by the shares alone whether two reports can be kin; never says no where `Tie.kin` says yes."""
    return _alike(overlap) >= LEAST_ALIKE


def tie(overlap: Overlap, a: Prose, b: Prose) -> Tie:
    """Measure how close two reports are.

    Why this way: what a named person said is free to all, so quoted words tie no two texts, unless most of both is the
    same quotation. By the mean of both shares a page that lists many stories is close to none of them.

    Args:
        overlap: What they share.
        a: Prose of `report_a`.
        b: Prose of `report_b`.

    Cost: linear in the shared passages.
    """
    every = sum(passage.score for passage in overlap.passages)
    alike = _alike(overlap)
    if alike >= WHOLE or not every:
        return Tie(overlap, every, alike)
    words = sum(own_prose(passage, a, b) for passage in overlap.passages)
    return Tie(overlap, round(words, 1), round(alike * words / every, 3))


def _alike(overlap: Overlap) -> float:
    return round(math.sqrt(overlap.contained_a * overlap.contained_b), 3)


def families(reports: Mapping[str, Report], ties: Iterable[Tie]) -> list[tuple[str, ...]]:
    """Gather kin into families.

    Why this way: connected components glue everything that a list of headlines touches, so a report joins the family of
    its closest earlier kin only when it is like that family's first members on average. Reports come in the fixed
    order of publication and id, so the order in which they were taken in does not matter.

    Args:
        reports: Every report that a tie names.
        ties: Each pair once.

    Returns:
        Families of two or more, members in the fixed order, families by their first member.

    Cost: n log n in reports and ties.
    Source: leader clustering (Hartigan 1975, ch. 3), with the average over a core in place of one leader.
    """
    alike: dict[str, dict[str, float]] = {}
    for one in ties:
        if one.kin:
            alike.setdefault(one.overlap.report_a, {})[one.overlap.report_b] = one.alike
            alike.setdefault(one.overlap.report_b, {})[one.overlap.report_a] = one.alike
    home: dict[str, int] = {}
    found: list[list[str]] = []
    for report in sorted(alike, key=lambda key: order_of(reports[key])):
        joined = _home(alike[report], home, found)
        if joined is None:
            joined = len(found)
            found.append([])
        home[report] = joined
        found[joined].append(report)
    return [tuple(family) for family in found if len(family) > 1]


def _home(alike: Mapping[str, float], home: Mapping[str, int], found: Sequence[Sequence[str]]) -> int | None:
    """Choose the family with the closest member among those that the report is like on average."""
    closest: dict[int, float] = {}
    for other, value in alike.items():
        if other in home:
            closest[home[other]] = max(closest.get(home[other], 0.0), value)
    for family in sorted(closest, key=lambda number: (-closest[number], number)):
        core = found[family][:CORE]
        if sum(alike.get(member, 0.0) for member in core) >= LEAST_JOIN * len(core):
            return family
    return None
