"""Which reports of a pack are worth comparing: those that share fingerprints.

The store does the same report by report (`whence.store.prints`), by the same rules (`whence.model.meetings`):

- Reports with the same fingerprints are a heap and count as one holder, so that the most syndicated story does not look
  like a phrase that everybody uses. Of a large heap the first few stand for all.
- A fingerprint counts for nothing when too many hold it, or many at the edge of their text, or many of one outlet.
- One shared fingerprint is enough when it is rare, or when either report has no other; else it takes two.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from whence.model.meetings import RULES
from whence.model.reports import Report
from whence.trace import fast
from whence.trace.cutting import Hashes, Places, mixed
from whence.trace.fingerprints import Prints

_HIGH = np.uint64(32)
_LOW = np.uint64(0xFFFFFFFF)


def meetings(reports: Sequence[Report], prints: Prints, common: int) -> tuple[Places, Places]:
    """Find the pairs of reports worth comparing.

    Why this way: all postings at once are sorted by fingerprint, and each group gives its pairs; no report asks for its
    own. Sorting is the dearest step, so postings are single 64-bit numbers.

    Args:
        reports: Of the pack; their outlet, date and id decide, and posts of one page are not compared.
        prints: Their fingerprints, reports in order.
        common: A fingerprint of more reports than this is too common.

    Returns:
        Numbers of either report, the smaller first, by both; each pair once.

    Cost: n log n in fingerprints, linear with the `fast` extra, and the pairs.
    """
    keys, owners, edges = _rows(prints)
    heaps = _heaps(keys, owners, len(reports))
    if len(heaps):
        chosen = np.ones(len(reports), dtype=bool)
        chosen[np.concatenate([heap[1:] for heap in heaps])] = False
        kept = chosen[owners]
        keys, owners, edges = keys[kept], owners[kept], edges[kept]
    found = _groups(Prints(keys, owners, edges), reports, heaps=heaps, common=common)
    codes = np.unique(np.concatenate([np.zeros(0, np.uint64), *found]))
    codes = _opened(codes, heaps, reports)
    ones, others = (codes >> _HIGH).astype(np.int64), (codes & _LOW).astype(np.int64)
    apart = _apart(reports, ones, others)
    return ones[apart], others[apart]


def _rows(prints: Prints) -> tuple[NDArray[np.uint32], NDArray[np.int64], NDArray[np.bool_]]:
    """Sort fingerprints by key and report, each report once a key; at the edge where all its places are."""
    packed = (prints.keys.astype(np.uint64) << _HIGH) | (prints.owners.astype(np.uint64) << np.uint64(1))
    packed |= prints.edges
    compiled = fast.kernels()
    packed = np.sort(packed) if compiled is None else compiled.ordered(packed)
    if not len(packed):
        return packed.astype(np.uint32), packed.astype(np.int64), packed.astype(bool)
    new = np.flatnonzero(np.concatenate([[True], (packed[1:] >> np.uint64(1)) != (packed[:-1] >> np.uint64(1))]))
    edges = np.minimum.reduceat(packed & np.uint64(1), new).astype(bool)
    packed = packed[new]
    return (packed >> _HIGH).astype(np.uint32), ((packed & _LOW) >> np.uint64(1)).astype(np.int64), edges


def _heaps(keys: NDArray[np.uint32], owners: Places, size: int) -> list[Places]:
    """Group reports with the same fingerprints; numbers ascend within a heap."""
    sums = np.zeros(size, dtype=np.uint64)
    np.add.at(sums, owners, mixed(keys.astype(np.uint64) + np.uint64(1)))
    holding = np.flatnonzero(sums)
    order = holding[np.argsort(sums[holding], kind="stable")]
    cuts = np.flatnonzero(np.diff(sums[order])) + 1
    bounds = np.concatenate([[0], cuts, [len(order)]])
    wide = np.flatnonzero(np.diff(bounds) > 1)
    return [order[bounds[index] : bounds[index + 1]] for index in wide.tolist()]


def _groups(prints: Prints, reports: Sequence[Report], *, heaps: Sequence[Places], common: int) -> list[Hashes]:
    """Pair the holders of each fingerprint that counts: by rare ones or an only one, and those that share two others."""
    keys, owners, edges = prints
    if not len(keys):
        return []
    first = np.flatnonzero(np.concatenate([[True], keys[1:] != keys[:-1]]))
    sizes = np.diff(np.append(first, len(keys)))
    shared = np.flatnonzero((sizes > 1) & (sizes <= common))
    crowded = shared[sizes[shared] >= min(RULES.at_edges, RULES.in_outlet)]
    idle = np.zeros(len(first), dtype=bool)
    outlets = _outlets(reports, heaps)
    for group in crowded.tolist():
        own = slice(int(first[group]), int(first[group] + sizes[group]))
        idle[group] = edges[own].sum() >= RULES.at_edges or _repeated(owners[own], outlets)
    shared = shared[~idle[shared]]
    rare, others = shared[sizes[shared] <= RULES.rare], shared[sizes[shared] > RULES.rare]
    maybe = np.sort(_pairs(owners, first[others], sizes[others]))
    only = np.bincount(owners, minlength=len(reports)) == 1
    sole = maybe[only[(maybe >> _HIGH).astype(np.int64)] | only[(maybe & _LOW).astype(np.int64)]]
    return [_pairs(owners, first[rare], sizes[rare]), sole, maybe[1:][maybe[1:] == maybe[:-1]]]


def _outlets(reports: Sequence[Report], heaps: Sequence[Places]) -> dict[int, set[str]]:
    """Give the outlets of each holder, by its number: those of a heap are its members'."""
    found = {number: {report.outlet} for number, report in enumerate(reports) if report.outlet is not None}
    for heap in heaps:
        found[int(heap[0])] = {name for one in heap.tolist() for name in found.get(one, ())}
    return found


def _repeated(holders: Places, outlets: dict[int, set[str]]) -> bool:
    if not outlets:
        return False
    counted = Counter(name for holder in holders.tolist() for name in outlets.get(holder, ()))
    return max(counted.values(), default=0) >= RULES.in_outlet


def _pairs(owners: Places, first: Places, sizes: Places) -> Hashes:
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


def _opened(codes: Hashes, heaps: Sequence[Places], reports: Sequence[Report]) -> Hashes:
    """Let the reports of a heap step in for it, and pair them among themselves."""
    if not heaps:
        return codes
    standing = {int(heap[0]): _standing(heap, reports) for heap in heaps}
    within = [_code(one, other) for heap in heaps for one in standing[int(heap[0])] for other in heap.tolist() if one != other]
    heads = np.array(sorted(standing), dtype=np.uint64)
    ones, others = codes >> _HIGH, codes & _LOW
    moved = np.isin(ones, heads) | np.isin(others, heads)
    spread = [
        _code(one, other)
        for left, right in zip(ones[moved].tolist(), others[moved].tolist(), strict=True)
        for one in standing.get(left, (left,))
        for other in standing.get(right, (right,))
    ]
    return np.unique(np.concatenate([codes[~moved], np.array(within + spread, dtype=np.uint64)]))


def _standing(heap: Places, reports: Sequence[Report]) -> list[int]:
    members: list[int] = heap.tolist()
    if len(members) <= RULES.crowd:
        return members
    return sorted(members, key=lambda one: (reports[one].published.earliest or "9999", reports[one].id))[: RULES.standing]


def _code(one: int, other: int) -> int:
    return (min(one, other) << 32) | max(one, other)


def _apart(reports: Sequence[Report], ones: Places, others: Places) -> NDArray[np.bool_]:
    """Tell which pairs are not posts of one page, nor one report twice."""
    pages = {name: number for number, name in enumerate(sorted({one.part_of for one in reports if one.part_of is not None}))}
    if not pages:
        return np.ones(len(ones), dtype=bool)
    page = np.array([-1 - number if one.part_of is None else pages[one.part_of] for number, one in enumerate(reports)])
    return np.asarray(page[ones] != page[others])
