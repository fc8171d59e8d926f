"""Find the runs of words that pairs of reports share exactly, many pairs in one pass."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from whence.trace.overlaps import fast
from whence.trace.overlaps.cutting import Hashes, Places, mixed
from whence.trace.overlaps.packs import Pack
from whence.trace.overlaps.words import WORD

#: Words in a seed: shorter ones match by chance, longer ones miss short runs between edits.
SEED = 3
#: Above this product of occurrences a seed is so repeated that only first meets first, second second.
REPEATED = 64
#: Pairs in which fewer seeds may be equal are passed over: three hold nine words at most, too few to tell anything.
LEAST_SEEDS = 4
#: Runs on diagonals further apart than a chain may drift are never joined, so pairs are judged by stripes of diagonals;
#: what a stripe must hold, in words, to count at all.
LEAST_STRIPE = 6
#: Words of second reports that are looked up at once: bounds memory.
LOOKED_UP = 1 << 22


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


def runs(held: Pack, ones: Places, others: Places, *, least: Places) -> Runs:
    """Find every maximal run of three or more equal words in pairs of reports that may be worth it.

    Why this way: one look-up table serves all partners of a report. A seed that stands many times on both sides is
    matched in order of occurrence only, so that a text that repeats itself costs no more than its length. Most pairs
    met by one fingerprint by chance: they are seen by 16 bits of their seeds, before their words are looked at. That
    may take words for equal that are not, never the other way round.

    Args:
        held: The reports.
        ones: First report of each pair, ascending.
        others: Second report of each pair.
        least: Words that the stripes of each pair must share. Pairs without `LEAST_SEEDS`, and those that are seen to
            share less, are passed over; some are seen by one way of computing only.

    Returns:
        The runs of the other pairs.

    Cost: 1 to 2 ns a word of the second report with the `fast` extra, 20 ns in numpy.
    """
    compiled = fast.kernels()
    if compiled is not None:
        return Runs(*compiled.runs((held.columns.hashes, held.columns.seeds), held.first, (ones, others, least)))
    parts = [_in_numpy(held, ones[part], others[part], part.start) for part in _parts(held, others)]
    nothing = Runs(*[np.zeros(0, dtype=np.int64)] * 4)
    return Runs(*(np.concatenate(column) for column in zip(nothing, *parts, strict=True)))


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
    (slot, place), (owner, there) = _maybe(held, ones, others)
    group = np.unique(ones, return_inverse=True)[1]
    known = _seeds(held, held.first[np.unique(ones)[slot]] + place, slot)
    asked = _seeds(held, held.first[others[owner]] + there, group[owner])
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


def _maybe(held: Pack, ones: Places, others: Places) -> tuple[tuple[Places, Places], tuple[Places, Places]]:
    """Find the seeds that may be equal, by 16 bits of them: number of the report or pair, and place, on either side."""
    seeds, taken = held.columns.seeds, np.zeros(1 << 16, dtype=bool)
    ends = np.maximum(held.first[1:] - SEED + 1, held.first[:-1])
    bounds = np.flatnonzero(np.diff(ones, prepend=-1, append=-1)).tolist()
    known, asked = [], []
    for low, high in pairwise(bounds):
        own = seeds[held.first[ones[low]] : ends[ones[low]]]
        stretches = zip(held.first[others[low:high]].tolist(), ends[others[low:high]].tolist(), strict=True)
        theirs = np.concatenate([seeds[start:end] for start, end in stretches])
        taken[own] = True
        hits = np.flatnonzero(taken[theirs])
        taken[own] = False
        met = theirs[hits]
        taken[met] = True
        known.append(np.flatnonzero(taken[own]))
        taken[met] = False
        asked.append(hits)
    sizes = (ends - held.first[:-1])[others]
    begins = np.cumsum(sizes) - sizes
    shift = np.repeat(begins[bounds[:-1]], [len(one) for one in asked])
    at = np.concatenate([np.zeros(0, np.int64), *asked]) + shift
    owner = np.searchsorted(begins + sizes, at, side="right")
    enough = np.bincount(owner, minlength=len(others))[owner] >= LEAST_SEEDS
    at, owner = at[enough], owner[enough]
    slot = np.repeat(np.arange(len(known)), [len(one) for one in known])
    return (slot, np.concatenate([np.zeros(0, np.int64), *known])), (owner, at - begins[owner])


def _seeds(held: Pack, at: Places, salt: Places) -> Hashes:
    """Hash the word triples that begin at places of the pack, differently for each salt."""
    total = salt.astype(np.uint64)
    for step in range(SEED):
        total = total * np.uint64(WORD) + held.columns.hashes[at + step]
    return mixed(total)


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
