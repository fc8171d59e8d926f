"""Which two reports stand side by side on a page of their own, and which of them on the left."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from heapq import nsmallest
from typing import Literal

from whence.model.lineage import Derivation, Overlap, Passage

#: What stands for the date of a report that has none.
UNDATED = "9999"
#: Shared words from which two reports get a page although nothing is stated of them.
LONG = 50
#: Such pages that one report asks for at most, with those it shares most with; of wire copies any two share a text.
BEYOND = 3
#: Passages on one page at most, and code points of either text that they take; the longest are shown.
MOST, ROOM = 120, 100_000
#: Code points that one passage takes at most, and what a marked change takes beside its words.
PASSAGE_ROOM, CHANGE_ROOM = 12_000, 60

#: What decided which report stands left: a stated derivation, the dates, or nothing at all.
Ground = Literal["derived", "dated", "none"]
Key = tuple[str, str]


@dataclass(frozen=True)
class Pair:
    """Two reports side by side.

    Attributes:
        left, right: Their ids; where one took from the other, what it took from stands left.
        ground: What decided which is left.
        rows: Derivations stated between the two, the most telling first; maybe none.
        overlap: What they share word for word, `None` when that is nothing.
    """

    left: str
    right: str
    ground: Ground
    rows: tuple[Derivation, ...]
    overlap: Overlap | None

    @property
    def href(self) -> str:
        """Its page, from the top of the dossier; the smaller id first, so that it stays when the direction turns."""
        return "pairs/{}~{}.html".format(*key(self.left, self.right))

    @cached_property
    def passages(self) -> tuple[tuple[Passage, ...], frozenset[str]]:
        """The passages in order of the left text, and the anchors of those that are shown."""
        if self.overlap is None:
            return (), frozenset()
        turned = self.overlap.report_a != self.left
        every = sorted(self.overlap.passages, key=lambda one: (one.b, one.a) if turned else (one.a, one.b))
        return tuple(every), frozenset(_shown(every))

    def place(self, passage: Passage) -> str:
        """Where a passage stands on the page; the page itself when it is one of those left out."""
        anchor = anchor_of(passage)
        return f"{self.href}#{anchor}" if anchor in self.passages[1] else self.href


def key(one: str, other: str) -> Key:
    """Name two reports, in either order."""
    return (one, other) if one < other else (other, one)


def anchor_of(passage: Passage) -> str:
    """Name a passage on its page."""
    return f"p{passage.a.start}-{passage.b.start}"


def words(overlap: Overlap) -> int:
    """Count the words that two reports share in order."""
    return int(sum(passage.score for passage in overlap.passages))


def pairs(
    orders: Mapping[str, tuple[str, str]],
    parents: Mapping[str, Sequence[Derivation]],
    overlaps: Mapping[str, Sequence[Overlap]],
) -> dict[Key, Pair]:
    """Choose the pairs of reports that get a page.

    Why this way: every stated derivation is shown with its ground; of the rest only long overlaps, since in a
    case of wire copies any two reports share a text.

    Args:
        orders: Per report when it was published (`UNDATED` when unknown) and its id.
        parents: Per copy the derivations stated of it.
        overlaps: Per report what it shares with others.

    Returns:
        Pairs by the ids of both, the smaller first; in order of their keys.

    Cost: linear in overlaps.
    """
    stated: dict[Key, list[Derivation]] = {}
    for copy, rows in parents.items():
        for row in rows:
            if row.original is not None and row.original != copy and {row.original, copy} <= orders.keys():
                stated.setdefault(key(copy, row.original), []).append(row)
    shared = dict(_shared(orders, stated, overlaps))
    return {both: _pair(orders, both, stated.get(both, ()), overlap=shared.get(both)) for both in sorted(shared)}


def _shared(
    orders: Mapping[str, tuple[str, str]], stated: Mapping[Key, object], overlaps: Mapping[str, Sequence[Overlap]]
) -> Iterator[tuple[Key, Overlap | None]]:
    yield from dict.fromkeys(stated).items()
    for report in sorted(orders):
        long: list[tuple[int, Key, Overlap]] = []
        for overlap in overlaps.get(report, ()):
            both = key(overlap.report_a, overlap.report_b)
            if both in stated:
                yield both, overlap
            elif words(overlap) >= LONG and set(both) <= orders.keys():
                long.append((-words(overlap), both, overlap))
        for _, both, overlap in nsmallest(BEYOND, long, key=lambda each: each[:2]):
            yield both, overlap


def _pair(
    orders: Mapping[str, tuple[str, str]], both: Key, rows: Sequence[Derivation], *, overlap: Overlap | None
) -> Pair:
    ranked = tuple(sorted(rows, key=lambda row: (row.direction != "copy", -row.probability, row.id)))
    if ranked and ranked[0].direction == "copy" and ranked[0].original is not None:
        return Pair(ranked[0].original, ranked[0].copy, "derived", ranked, overlap)
    first, second = sorted(both, key=orders.__getitem__)
    days = orders[first][0][:10], orders[second][0][:10]
    if days[0] == days[1] or orders[second][0] == UNDATED:
        return Pair(*both, "none", ranked, overlap)
    return Pair(first, second, "dated", ranked, overlap)


def _shown(passages: Sequence[Passage]) -> Iterator[str]:
    """Choose the longest passages that a page has room for."""
    room = ROOM
    for passage in nsmallest(MOST, passages, key=lambda one: (-one.score, one.a, one.b)):
        size = max(passage.a.end - passage.a.start, passage.b.end - passage.b.start)
        room -= min(size + CHANGE_ROOM * len(passage.edits), PASSAGE_ROOM)
        if room < 0:
            return
        yield anchor_of(passage)
