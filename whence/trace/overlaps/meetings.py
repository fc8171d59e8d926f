"""Which reports of a pack are worth comparing: those that share fingerprints.

The store does the same report by report (`whence.store.prints`), by the same rules (`whence.model.meetings`):

- Reports with the same fingerprints are a heap and count as one holder, so that the most syndicated story does not look
  like a phrase that everybody uses. Of a large heap the first few stand for all.
- A fingerprint counts for nothing when too many hold it, or many at the edge of their text, or many of one outlet.
- One shared fingerprint is enough when nobody else holds it, or when either report has no other; else it takes two.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from whence.model.meetings import RULES
from whence.model.reports import Report
from whence.trace.overlaps import fast
from whence.trace.overlaps.cutting import Hashes, Places, mixed

_HIGH = np.uint64(32)
_LOW = np.uint64(0xFFFFFFFF)
#: A pair is two numbers of 31 bits, 32 apart; while pairs are counted, their step stands in the lowest two bits.
_STEP, _STEPS = np.uint64(2), np.uint64(3)


class Meetings(NamedTuple):
    """Pairs of reports worth comparing.

    Attributes:
        ones, others: Numbers of either report, the smaller first, by both; each pair once.
        steps: How few hold a fingerprint that both have: a place in `RULES.steps`, or one past it.
    """

    ones: Places
    others: Places
    steps: Places


class Found(NamedTuple):
    """What fingerprints tell of a pack.

    Attributes:
        met: Pairs worth comparing.
        idle: Fingerprints that count for nothing, ascending.
    """

    met: Meetings
    idle: NDArray[np.uint32]


def meetings(reports: Sequence[Report], prints: Hashes, common: int) -> Found:
    """Find the pairs of reports worth comparing.

    Why this way: all postings at once are sorted by fingerprint, and each group gives its pairs; no report asks for its
    own. Sorting is the dearest step, so postings are single 64-bit numbers.

    Args:
        reports: Of the pack; their outlet, date and id decide, and posts of one page are not compared.
        prints: Their fingerprints, rows as `whence.trace.overlaps.fingerprints.winnowed` gives them.
        common: A fingerprint of more reports than this is too common.

    Cost: n log n in fingerprints, linear with the `fast` extra, and the pairs.
    """
    rows = _rows(prints)
    sums, counts = _summed(rows, len(reports))
    heaps = _heaps(sums)
    chosen = np.ones(len(reports), dtype=bool)
    for heap in heaps:
        chosen[heap[1:]] = False
    found, idle = _groups(_kept(rows, chosen), outlets=_outlets(reports, heaps), common=common)
    codes, steps = _opened(*_best(found, counts == 1), heaps=heaps, reports=reports)
    ones, others = (codes >> _HIGH).astype(np.int64), (codes & _LOW).astype(np.int64)
    apart = _apart(reports, ones, others)
    return Found(Meetings(ones[apart], others[apart], steps[apart]), idle)


def _best(found: Sequence[Hashes], only: NDArray[np.bool_]) -> tuple[Hashes, Places]:
    """Give each pair that shares enough once, with the first list that holds it."""
    listed = [(codes << _STEP) | np.uint64(step) for step, codes in enumerate(found)]
    compiled = fast.kernels()
    if compiled is not None:
        # a pair of the first list may come again in another, where it is not needed
        listed[1:] = [compiled.twice(np.concatenate(listed[1:]), only)]
    every = np.sort(np.concatenate(listed))
    first = np.flatnonzero(np.diff(every >> _STEP, prepend=np.uint64(0)))
    codes, steps = every[first] >> _STEP, (every[first] & _STEPS).astype(np.int64)
    enough = (steps == 0) | (np.diff(np.append(first, len(every))) > 1)
    rest = codes[~enough]
    enough[~enough] = only[(rest >> _HIGH).astype(np.int64)] | only[(rest & _LOW).astype(np.int64)]
    return codes[enough], steps[enough]


def _rows(prints: Hashes) -> Hashes:
    """Give each key once a report, at the edge where all its places are; in order, but for the `fast` extra."""
    if fast.kernels() is not None:
        return prints
    rows = np.sort(prints)
    again = np.flatnonzero((rows[1:] ^ rows[:-1]) <= np.uint64(1)) + 1
    if not len(again):
        return rows
    for place in again.tolist():
        rows[place] &= rows[place - 1]
    new = np.ones(len(rows), dtype=bool)
    new[again - 1] = False
    return rows[new]


def _summed(rows: Hashes, size: int) -> tuple[Hashes, Places]:
    """Give for each report a number that stands for all its fingerprints, edges too, and how many it has."""
    compiled = fast.kernels()
    if compiled is not None:
        sums, counts = compiled.summed(rows, size)
        return sums, counts
    sums, owners = np.zeros(size, dtype=np.uint64), _owners(rows)
    np.add.at(sums, owners, mixed((rows >> np.uint64(31)) ^ (rows & np.uint64(1)) ^ np.uint64(3)))
    return sums, np.bincount(owners, minlength=size)


def _heaps(sums: Hashes) -> list[Places]:
    """Group reports with the same fingerprints; numbers ascend within a heap."""
    holding = np.flatnonzero(sums)
    order = holding[np.argsort(sums[holding], kind="stable")]
    bounds = np.flatnonzero(np.diff(sums[order], prepend=np.uint64(0), append=np.uint64(0)))
    wide = np.flatnonzero(np.diff(bounds) > 1)
    return [order[bounds[index] : bounds[index + 1]] for index in wide.tolist()]


def _owners(rows: Hashes) -> Places:
    return ((rows & _LOW) >> np.uint64(1)).astype(np.int64)


def _kept(rows: Hashes, chosen: NDArray[np.bool_]) -> Hashes:
    """Keep the rows of the chosen reports whose key another of them holds too, in order."""
    compiled = fast.kernels()
    if compiled is not None:
        return np.asarray(compiled.kept(compiled.ordered(compiled.repeated(rows, chosen)), chosen))
    if not chosen.all():
        rows = rows[chosen[_owners(rows)]]
    same = (rows[1:] ^ rows[:-1]) <= _LOW
    held = np.zeros(len(rows), dtype=bool)
    held[1:] = same
    held[:-1] |= same
    return rows[held]


def _groups(rows: Hashes, *, outlets: dict[int, set[str]], common: int) -> tuple[list[Hashes], NDArray[np.uint32]]:
    """Pair the holders of the fingerprints that count: a list for each of `RULES.steps`, and one for more holders.

    The fingerprints that do not count are given too.
    """
    keys, lower = (rows >> _HIGH).astype(np.uint32), rows.astype(np.uint32)
    owners, edges = lower >> np.uint32(1), (lower & np.uint32(1)).astype(bool)
    new = np.ones(len(keys), dtype=bool)
    new[1:] = keys[1:] != keys[:-1]
    first = np.flatnonzero(new)
    sizes = np.diff(np.append(first, len(keys)))
    shared = np.flatnonzero((sizes > 1) & (sizes <= common))
    crowded = shared[sizes[shared] >= min(RULES.at_edges, RULES.in_outlet)]
    idle = sizes > common
    ending, begin = np.cumsum(edges, dtype=np.int32), first[crowded]
    idle[crowded] = ending[begin + sizes[crowded] - 1] - ending[begin] + edges[begin] >= RULES.at_edges
    for group in crowded[~idle[crowded]].tolist() if outlets else ():
        idle[group] = _repeated(owners[first[group] : first[group] + sizes[group]], outlets)
    shared = shared[~idle[shared]]
    bounds = (0, *RULES.steps, common)
    made = []
    for low, high in pairwise(bounds):
        few = shared[(sizes[shared] > low) & (sizes[shared] <= high)]
        made.append(_pairs(owners, first[few], sizes[few]))
    return made, keys[first[idle]]


def _outlets(reports: Sequence[Report], heaps: Sequence[Places]) -> dict[int, set[str]]:
    """Give the outlets of each holder, by its number: those of a heap are its members'."""
    found = {number: {report.outlet} for number, report in enumerate(reports) if report.outlet is not None}
    for heap in heaps:
        found[int(heap[0])] = {name for one in heap.tolist() for name in found.get(one, ())}
    return found


def _repeated(holders: NDArray[np.uint32], outlets: dict[int, set[str]]) -> bool:
    counted = Counter(name for holder in holders.tolist() for name in outlets.get(holder, ()))
    return max(counted.values(), default=0) >= RULES.in_outlet


def _pairs(owners: NDArray[np.uint32], first: Places, sizes: Places) -> Hashes:
    """Pair all holders of each group as numbers with the smaller above."""
    compiled = fast.kernels()
    if compiled is not None:
        return np.asarray(compiled.pairs(owners, first, sizes))
    parts = [np.zeros(0, dtype=np.uint64)]
    for size in np.unique(sizes).tolist():
        low, high = np.triu_indices(size, 1)
        begins = first[sizes == size][:, None]
        made = (owners[begins + low].astype(np.uint64) << _HIGH) | owners[begins + high].astype(np.uint64)
        parts.append(made.ravel())
    return np.concatenate(parts)


def _opened(
    codes: Hashes, steps: Places, *, heaps: Sequence[Places], reports: Sequence[Report]
) -> tuple[Hashes, Places]:
    """Let the reports of a heap step in for it, and pair them among themselves."""
    if not heaps:
        return codes, steps
    standing = {int(heap[0]): _standing(heap, reports) for heap in heaps}
    within = {
        _code(one, other) for heap in heaps for one in standing[int(heap[0])] for other in heap.tolist() if one != other
    }
    sizes = np.ones(len(reports), dtype=np.int64)
    sizes[list(standing)] = [len(members) for members in standing.values()]
    first = np.cumsum(sizes) - sizes
    members = np.arange(int(sizes.sum())) - np.repeat(first - np.arange(len(reports)), sizes)
    for head, own in standing.items():
        members[first[head] : first[head] + len(own)] = own
    ones, others = (codes >> _HIGH).astype(np.int64), (codes & _LOW).astype(np.int64)
    spread = sizes[ones] * sizes[others]
    row = np.repeat(np.arange(len(codes)), spread)
    rank = np.arange(len(row)) - np.repeat(np.cumsum(spread) - spread, spread)
    left = members[first[ones[row]] + rank // sizes[others[row]]].astype(np.uint64)
    right = members[first[others[row]] + rank % sizes[others[row]]].astype(np.uint64)
    inside = np.sort(np.array(list(within), np.uint64))
    codes = np.concatenate([inside, (np.minimum(left, right) << _HIGH) | np.maximum(left, right)])
    order = np.argsort(codes, kind="stable")
    return codes[order], np.concatenate([np.zeros(len(within), np.int64), steps[row]])[order]


def _standing(heap: Places, reports: Sequence[Report]) -> list[int]:
    members: list[int] = heap.tolist()
    if len(members) <= RULES.crowd:
        return members
    members.sort(key=lambda one: (reports[one].published.earliest or "9999", reports[one].id))
    return members[: RULES.standing]


def _code(one: int, other: int) -> int:
    return (min(one, other) << 32) | max(one, other)


def _apart(reports: Sequence[Report], ones: Places, others: Places) -> NDArray[np.bool_]:
    """Tell which pairs are not posts of one page, nor one report twice."""
    named = sorted({one.part_of for one in reports if one.part_of is not None})
    pages = {name: number for number, name in enumerate(named)}
    if not pages:
        return np.ones(len(ones), dtype=bool)
    page = np.array([-1 - number if one.part_of is None else pages[one.part_of] for number, one in enumerate(reports)])
    return np.asarray(page[ones] != page[others])
