"""Align reports with those worth comparing and keep what they share."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from whence.model.identity import content_id
from whence.model.lineage import Overlap, Passage
from whence.model.meetings import RULES
from whence.model.reports import Report
from whence.model.spans import Span
from whence.trace.overlaps.chaining import DRIFT
from whence.trace.overlaps.chains import WORD, Chains, chains, worth
from whence.trace.overlaps.changes import changes
from whence.trace.overlaps.cutting import Places
from whence.trace.overlaps.meetings import Meetings, meetings
from whence.trace.overlaps.packs import Pack, pack
from whence.trace.overlaps.runs import LEAST_STRIPE, Runs, runs
from whence.trace.overlaps.standing import Idle, idle_worth
from whence.trace.overlaps.words import Words

#: Words that a chain must share to prove a pair, by how few hold a fingerprint of both (`RULES.steps`, then more).
#: What no third report has is no phrase of the trade; what many have must be longer than a phrase. Rarity of the words
#: was tried in place of this and is worse on text that repeats itself: rare words bring their neighbours with them.
#: Swept on two generated corpora of 50,000, November 2026: bench/trace.py.
NEEDED = (10, 13, 16, 16)
#: A pair of the first kind is proven, too, by two chains of at least so many words that have so many together.
LEAST_OF_TWO, TOGETHER = 6, 14
#: In a pair that is proven, shorter passages are told too.
LEAST_PASSAGE = 8
#: A passage under `LEAST_CHAIN` must hold so many words that are no part of a name: more than three letters and
#: no capital. Else every two texts that spell out one long name would share a passage.
LEAST_CHAIN, LEAST_PLAIN = 12, 2
#: Pairs aligned at once: bounds memory.
AT_ONCE = 1 << 16


@dataclass(frozen=True)
class Shared:
    """What pairs of reports share.

    Attributes:
        held: The reports.
        one, other: Numbers of the two reports of each pair, the smaller first, by both.
        contained_one, contained_other: Share of either report's words inside passages, 0 to 1, 3 places.
        pair: Number of the pair of each passage, ascending; within a pair passages go by place in `one`.
        one_start, one_end, other_start, other_end: Each passage in words of either report, half-open.
        standing: Whether each passage is what many reports hold alike, a footer or a phrase, and counts for nothing.
        words: Words of each passage that are equal, in runs of three or more.
        links: The runs of each passage.
    """

    held: Pack
    one: Places
    other: Places
    contained_one: NDArray[np.float64]
    contained_other: NDArray[np.float64]
    pair: Places
    one_start: Places
    one_end: Places
    other_start: Places
    other_end: Places
    standing: NDArray[np.bool_]
    words: Places
    links: Chains

    def __len__(self) -> int:
        return len(self.one)

    def overlaps(self) -> Iterator[Overlap]:
        """Write each pair as a row, with the changes inside its passages; any order."""
        cut = self.held.words(np.union1d(self.one, self.other).tolist())
        bounds = np.searchsorted(self.pair, np.arange(len(self) + 1)).tolist()
        for number, (one, other) in enumerate(zip(self.one.tolist(), self.other.tolist(), strict=True)):
            a, b = cut[one], cut[other]
            rows: tuple[list[Passage], list[Passage]] = ([], [])
            for index in range(bounds[number], bounds[number + 1]):
                rows[int(self.standing[index])].append(self._passage(a, b, index))
            told, standing = (tuple(sorted(own, key=lambda passage: (passage.a, passage.b))) for own in rows)
            ids = a.report.id, b.report.id
            contained = float(self.contained_one[number]), float(self.contained_other[number])
            yield Overlap(content_id("overlap", *ids), *ids, told, *contained, standing)

    def _passage(self, a: Words, b: Words, index: int) -> Passage:
        own = slice(int(self.links.first[index]), int(self.links.first[index + 1]))
        chain = list(zip(*(column[own].tolist() for column in self.links.runs[1:]), strict=True))
        edits, inside = changes(a, b, chain)
        return Passage(
            a=_span(a, int(self.one_start[index]), int(self.one_end[index])),
            b=_span(b, int(self.other_start[index]), int(self.other_end[index])),
            score=float(int(self.words[index]) + inside),
            edits=tuple(edits),
        )


def reuse(reports: Iterable[Report], common: int = 200) -> Shared:
    """Find every passage that reports share, all at once.

    Why this way: for a pile that is there as a whole; `overlaps` gives the same rows where reports come one by one.
    Rows are columns of numbers here, since there may be hundreds of thousands; `Shared.overlaps` writes them out.

    Args:
        reports: Any order; their order does not show in what is found.
        common: A fingerprint that stands in more reports than this counts for nothing, 2 to 10,000.

    Returns:
        Pairs and passages over the reports by id.

    Cost: figures in bench/trace.py.
    Source: winnowing for candidates (Schleimer, Wilkerson, Aiken 2003), seeds and diagonal chains as in passim (Smith,
        Cordell, Mullen 2015); departs from it in keeping every chain of a pair and in working on words.
    """
    held, prints = pack(sorted(reports, key=lambda report: report.id))
    found = meetings(held.reports, prints, common)
    return aligned(held, found.met, lambda asked: np.isin(asked, found.idle))


def overlaps(
    touched: Iterable[str],
    candidates: Mapping[str, Mapping[str, int]],
    *,
    reports: Mapping[str, Report],
    idle: Callable[[Iterable[int]], Collection[int]],
) -> list[Overlap]:
    """Find the passages that reports share with their candidates.

    Why this way: candidates share fingerprints, which may be chance; here the words themselves are aligned, so that
    nothing is reported that a reader cannot see in both texts. Posts cut from one page are not compared.

    Args:
        touched: Reports to compare.
        candidates: For each of them the reports worth comparing with, and how few hold a fingerprint that both have.
        reports: All of these reports.
        idle: Tells which fingerprints (32 bits) count for nothing.

    Returns:
        Each pair once, `report_a < report_b`, by id of the pair; pairs that share too little are absent.
    """
    found = {
        (min(report, other), max(report, other)): bisect_left(RULES.steps, holders)
        for report in touched
        for other, holders in candidates.get(report, {}).items()
        if other in reports and not _one_page(reports[report], reports[other])
    }
    held, _ = pack(reports[name] for name in sorted({end for pair in found for end in pair}))
    number = {report.id: index for index, report in enumerate(held.reports)}
    rows = [(number[one], number[other], step) for (one, other), step in sorted(found.items())]
    columns = np.array(rows, dtype=np.int64).reshape(-1, 3).T
    shared = aligned(
        held, Meetings(*columns), lambda asked: np.isin(asked, np.array([*idle(asked.tolist())], np.uint32))
    )
    return sorted(shared.overlaps(), key=lambda overlap: overlap.id)


def aligned(held: Pack, met: Meetings, idle: Idle) -> Shared:
    """Align pairs of reports.

    Args:
        held: The reports.
        met: The pairs.
        idle: Tells which of distinct fingerprints count for nothing.

    Returns:
        The pairs that share enough; see `NEEDED`.
    """
    linked = chains(_hopeful(held, met))
    pair, one_start, one_end, other_start, other_end = linked.spans()
    told, standing = _told(held, linked, met=met, idle=idle)
    fresh = _fresh(pair[told], (one_start[told], one_end[told]), (other_start[told], other_end[told]))
    told, standing = told[fresh], standing[fresh]
    pair, one_start, one_end = pair[told], one_start[told], one_end[told]
    other_start, other_end = other_start[told], other_end[told]
    shared, pair = np.unique(pair, return_inverse=True)
    one, other = met.ones[shared], met.others[shared]
    links = linked.only(told)
    return Shared(
        held=held,
        one=one,
        other=other,
        contained_one=_contained(held, one, pair=pair, starts=one_start, ends=np.where(standing, one_start, one_end)),
        contained_other=_contained(
            held, other, pair=pair, starts=other_start, ends=np.where(standing, other_start, other_end)
        ),
        pair=pair,
        one_start=one_start,
        one_end=one_end,
        other_start=other_start,
        other_end=other_end,
        standing=standing,
        words=links.summed(links.runs.length),
        links=links,
    )


def _one_page(one: Report, other: Report) -> bool:
    return one.id == other.id or (one.part_of is not None and one.part_of == other.part_of)


def _span(side: Words, start: int, end: int) -> Span:
    return side.report.span(int(side.starts[start]), int(side.ends[end - 1]))


def _hopeful(held: Pack, met: Meetings) -> Runs:
    """Find the runs of those pairs that may be proven by them, however they are joined.

    Runs on diagonals further apart than a chain may drift are never joined, so each such stripe is counted alone.
    """
    kept = [Runs(*[np.zeros(0, dtype=np.int64)] * 4)]
    for start in range(0, len(met.ones), AT_ONCE):
        part = slice(start, start + AT_ONCE)
        pair, a, b, length = runs(held, met.ones[part], met.others[part], least=np.array(NEEDED)[met.steps[part]])
        words = worth(held, held.first[met.ones[part][pair]] + a, length)
        new = (np.diff(pair, prepend=-1) != 0) | (np.diff(b - a, prepend=0) > DRIFT)
        stripe = np.cumsum(new) - 1
        total = np.bincount(stripe, words).astype(np.int64)
        able = total >= LEAST_STRIPE * WORD
        of_pair, total = pair[new][able], total[able]
        best, both = np.zeros(len(met.ones[part]), np.int64), np.bincount(of_pair, total, len(met.ones[part]))
        np.maximum.at(best, of_pair, total)
        steps = met.steps[part]
        hopeful = (best >= np.array(NEEDED)[steps] * WORD) | ((steps == 0) & (both >= TOGETHER * WORD))
        chosen = able[stripe] & hopeful[pair]
        kept.append(Runs(pair[chosen] + start, a[chosen], b[chosen], length[chosen]))
    return Runs(*(np.concatenate(column) for column in zip(*kept, strict=True)))


def _told(held: Pack, linked: Chains, *, met: Meetings, idle: Idle) -> tuple[Places, NDArray[np.bool_]]:
    """Choose the chains worth telling and say which are standing: none of a pair that the others do not prove.

    Of each pair those that count come before those that stand, and the best come first.
    """
    found = linked.runs
    begins = held.first[met.ones[found.pair]] + found.a
    pair = linked.spans()[0]
    steps = met.steps[pair]
    total = linked.summed(worth(held, begins, found.length))
    able = _proving(pair, total, steps)
    short = np.flatnonzero(able & (total < LEAST_CHAIN * WORD))
    able[short] = _plain(held, linked.only(short), ones=met.ones[pair[short]], others=met.others[pair[short]])
    told = np.flatnonzero(able)
    shown = linked.only(told)
    covered = idle_worth(held, held.first[met.ones[pair[told][shown.chain]]] + shown.runs.a, shown.runs.length, idle)
    pair, total, steps = pair[told], total[told] - shown.summed(covered), steps[told]
    counts = _proving(pair, total, steps)
    proven = np.isin(pair, pair[counts])
    told, pair, total, counts = told[proven], pair[proven], total[proven], counts[proven]
    order = np.lexsort((-total, ~counts, pair))
    return told[order], ~counts[order]


def _plain(held: Pack, linked: Chains, *, ones: Places, others: Places) -> NDArray[np.bool_]:
    """Tell which chains hold words in either report that are no part of a name."""
    enough = np.zeros(len(ones), dtype=bool)
    if len(ones):
        sides = (ones, linked.runs.a), (others, linked.runs.b)
        for report, begin in sides:
            plain = held.plain(held.first[report[linked.chain]] + begin, linked.runs.length)
            enough |= linked.summed(plain) >= LEAST_PLAIN
    return enough


def _proving(pair: Places, total: Places, steps: Places) -> NDArray[np.bool_]:
    """Tell which chains are long enough to be told: none of a pair that they do not prove; `total` is their worth."""
    order = np.lexsort((-total, pair))
    ranked = total[order]
    best = np.flatnonzero(np.diff(pair[order], prepend=-1))
    sizes = np.diff(np.append(best, len(order)))
    second = np.zeros(len(best), dtype=np.int64)
    second[sizes > 1] = ranked[best[sizes > 1] + 1]
    by_one = ranked[best] >= np.array(NEEDED)[steps[order][best]] * WORD
    by_two = (steps[order][best] == 0) & (second >= LEAST_OF_TWO * WORD) & (ranked[best] + second >= TOGETHER * WORD)
    never = int(ranked.max(initial=0)) + 1
    least = np.where(by_one, LEAST_PASSAGE * WORD, np.where(by_two, LEAST_OF_TWO * WORD, never))
    told = np.zeros(len(order), dtype=bool)
    told[order] = ranked >= np.repeat(least, sizes)
    return told


def _fresh(pair: Places, one: tuple[Places, Places], other: tuple[Places, Places]) -> Places:
    """Choose the passages, best first, that do not only repeat better ones of their pair; by place in the first."""
    fresh = np.ones(len(pair), dtype=bool)
    crossing = np.isin(pair, pair[_crossing(pair, *one) & _crossing(pair, *other)])
    bounds = np.flatnonzero(np.diff(pair[crossing], prepend=-1, append=-1))
    rows = np.flatnonzero(crossing)
    for low, high in zip(bounds[:-1].tolist(), bounds[1:].tolist(), strict=True):
        own = rows[low:high]
        fresh[own] = _covering(*((starts[own].tolist(), ends[own].tolist()) for starts, ends in (one, other)))
    kept = np.flatnonzero(fresh)
    return kept[np.lexsort((other[0][kept], one[0][kept], pair[kept]))]


def _crossing(pair: Places, starts: Places, ends: Places) -> NDArray[np.bool_]:
    """Tell which passages of a pair share words with another in one report."""
    order = np.lexsort((ends, starts, pair))
    reached = _reached(pair[order], ends[order])
    met = np.zeros(len(pair), dtype=bool)
    met[order[1:]] = (pair[order[1:]] == pair[order[:-1]]) & (starts[order[1:]] < reached[:-1])
    return met | np.isin(pair, pair[met])


def _reached(pair: Places, ends: Places) -> Places:
    """Give the furthest end so far within each pair; rows are by pair."""
    step = int(ends.max(initial=0)) + 1
    return np.maximum.accumulate(pair * step + ends) - pair * step


def _covering(one: tuple[list[int], list[int]], other: tuple[list[int], list[int]]) -> list[bool]:
    """Tell for each passage whether it brings something new: less than half of it was seen in one report at least."""
    seen_one, seen_other = np.zeros(max(one[1]), dtype=bool), np.zeros(max(other[1]), dtype=bool)
    fresh = []
    for one_start, one_end, other_start, other_end in zip(*one, *other, strict=True):
        in_one, in_other = seen_one[one_start:one_end], seen_other[other_start:other_end]
        fresh.append(not (in_one.mean() > 0.5 and in_other.mean() > 0.5))
        if fresh[-1]:
            in_one[:] = True
            in_other[:] = True
    return fresh


def _contained(held: Pack, reports: Places, *, pair: Places, starts: Places, ends: Places) -> NDArray[np.float64]:
    """Say how much of each report lies inside the passages of its pair."""
    order = np.lexsort((ends, starts, pair))
    pair, starts, ends = pair[order], starts[order], ends[order]
    before = np.zeros(len(pair), dtype=np.int64)
    before[1:] = np.where(pair[1:] == pair[:-1], _reached(pair, ends)[:-1], 0)
    covered = np.maximum(ends - np.maximum(starts, before), 0)
    sizes = np.maximum(held.first[reports + 1] - held.first[reports], 1)
    shares: NDArray[np.float64] = np.round(np.bincount(pair, covered, len(reports)) / sizes, 3)
    return shares
