"""Find the runs of words that pairs of reports share exactly, many pairs in one pass."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from whence.trace import fast
from whence.trace.cutting import Hashes, Places, mixed
from whence.trace.packs import Pack
from whence.trace.words import WORD

#: Words in a seed: shorter ones match by chance, longer ones miss short runs between edits.
SEED = 3
#: Above this product of occurrences a seed is so repeated that only first meets first, second second.
REPEATED = 64
#: Words of second reports that are looked up at once, and slots of the table that turns most of them away.
LOOKED_UP = 1 << 20
SLOTS = 1 << 22


class Runs(NamedTuple):
    """Words `[a, a + length)` of the first report of a pair equal words `[b, b + length)` of the second.

    Attributes:
        pair: Number of the pair, ascending; within it runs go by diagonal `b - a` and by `a`.
        a, b, length: In words.
    """

    pair: Places
    a: Places
    b: Places
    length: Places


def runs(held: Pack, ones: Places, others: Places) -> Runs:
    """Find every maximal run of three or more equal words in pairs of reports.

    Why this way: one look-up table serves all partners of a report. A seed that stands many times on both sides is matched
    in order of occurrence only, so that a text that repeats itself costs no more than its length.

    Args:
        held: The reports.
        ones: First report of each pair, ascending.
        others: Second report of each pair.

    Returns:
        The runs of all pairs.

    Cost: 1 to 2 ns a word of the second report with the `fast` extra, 20 ns in numpy.
    """
    compiled = fast.kernels()
    if compiled is not None:
        return Runs(*compiled.runs((held.hashes, held.seeds), held.first, (ones, others)))
    parts = [_in_numpy(held, ones[part], others[part], part.start) for part in _parts(held, others)]
    nothing = np.zeros(0, dtype=np.int64)
    return Runs(*(np.concatenate([nothing, *column]) for column in zip(*parts, strict=True))) if parts else Runs(*[nothing] * 4)


def _parts(held: Pack, others: Places) -> Iterator[slice]:
    """Cut the pairs into parts of `LOOKED_UP` words."""
    summed = np.cumsum(held.first[others + 1] - held.first[others])
    start = 0
    while start < len(others):
        before = int(summed[start - 1]) if start else 0
        end = max(start + 1, int(np.searchsorted(summed, before + LOOKED_UP, side="right")))
        yield slice(start, end)
        start = end


def _in_numpy(held: Pack, ones: Places, others: Places, number: int) -> Runs:  # noqa: PLR0917 - four plain columns
    owner, here, there = _matches(held, ones, others)
    diagonal = there - here
    order = np.lexsort((here, diagonal, owner))
    owner, here, there, diagonal = owner[order], here[order], there[order], diagonal[order]
    new = np.ones(len(owner), dtype=bool)
    new[1:] = (np.diff(owner) != 0) | (np.diff(diagonal) != 0) | (np.diff(here) != 1)
    first = np.flatnonzero(new)
    lengths = np.diff(np.append(first, len(owner))) + SEED - 1
    return Runs(owner[first] + number, here[first], there[first], lengths)


def _matches(held: Pack, ones: Places, others: Places) -> tuple[Places, Places, Places]:
    """Pair equal seeds: number of the pair, place in one, place in the other."""
    firsts, group = np.unique(ones, return_inverse=True)
    slot, place, known = _seeds(held, firsts)
    known = mixed(known + slot.astype(np.uint64) * np.uint64(WORD))
    owner, there, asked = _seeds(held, others)
    asked = mixed(asked + group[owner].astype(np.uint64) * np.uint64(WORD))
    taken = np.zeros(SLOTS, dtype=bool)
    taken[known & np.uint64(SLOTS - 1)] = True
    maybe = np.flatnonzero(taken[asked & np.uint64(SLOTS - 1)])
    owner, there, asked = owner[maybe], there[maybe], asked[maybe]
    order = np.argsort(known, kind="stable")
    known, place = known[order], place[order]
    low, high = np.searchsorted(known, asked), np.searchsorted(known, asked, side="right")
    hits = np.flatnonzero(high > low)
    owner, there, low, counts = owner[hits], there[hits], low[hits], (high - low)[hits]
    rank, repeats = _occurrences(owner, asked[hits])
    many = counts * repeats > REPEATED
    counts = np.where(many, (rank < counts).astype(np.int64), counts)
    begin = low + np.where(many & (counts > 0), rank, 0)
    spread = np.repeat(np.arange(len(hits)), counts)
    step = np.arange(len(spread)) - np.repeat(np.cumsum(counts) - counts, counts)
    return owner[spread], place[begin[spread] + step], there[spread]


def _seeds(held: Pack, reports: Places) -> tuple[Places, Places, Hashes]:
    """Hash the word triples of reports: number in the list, place in the report, hash."""
    begins = held.first[reports]
    sizes = np.maximum(held.first[reports + 1] - begins - SEED + 1, 0)
    owner = np.repeat(np.arange(len(reports)), sizes)
    place = np.arange(len(owner)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    at = place + begins[owner]
    total = held.hashes[at].astype(np.uint64)
    for step in range(1, SEED):
        total = total * np.uint64(WORD) + held.hashes[at + step]
    return owner, place, mixed(total)


def _occurrences(owner: Places, seeds: NDArray[np.uint64]) -> tuple[Places, Places]:
    """For each hit: how many equal ones of its pair stand before it, and how many there are."""
    order = np.lexsort((seeds, owner))
    rank = np.zeros(len(owner), dtype=np.int64)
    repeats = np.ones(len(owner), dtype=np.int64)
    if not len(owner):
        return rank, repeats
    new = np.ones(len(owner), dtype=bool)
    new[1:] = (np.diff(owner[order]) != 0) | (seeds[order][1:] != seeds[order][:-1])
    first = np.flatnonzero(new)
    sizes = np.diff(np.append(first, len(owner)))
    rank[order] = np.arange(len(owner)) - np.repeat(first, sizes)
    repeats[order] = np.repeat(sizes, sizes)
    return rank, repeats
