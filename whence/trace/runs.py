"""Find the runs of words that one report shares exactly with several others, all in one pass."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from whence.trace.words import Places, Words

#: Words in a seed: shorter ones match by chance, longer ones miss short runs between edits.
SEED = 3
#: Above this product of occurrences a seed is so repeated that only first meets first, second second.
REPEATED = 64


class Run(NamedTuple):
    """Words `[a, a + length)` of one report equal words `[b, b + length)` of the other."""

    a: int
    b: int
    length: int


def runs(one: Words, others: Sequence[Words]) -> list[list[Run]]:
    """Find every maximal run of three or more equal words between one report and each other.

    Why this way: one sorted look-up serves all candidates of a report at once. A seed that stands
    many times on both sides is matched in order of occurrence only, so that a text that repeats
    itself costs no more than its length.

    Args:
        one: The report at hand; `Run.a` counts its words.
        others: Its candidates.

    Returns:
        One list per candidate, by diagonal and place.

    Cost: n log m for n candidate words and m words at hand.
    """
    found: list[list[Run]] = [[] for _ in others]
    owner, here, there = _matches(one, others)
    if not len(owner):
        return found
    diagonal = there - here
    order = np.lexsort((here, diagonal, owner))
    owner, here, there, diagonal = owner[order], here[order], there[order], diagonal[order]
    new = np.ones(len(owner), dtype=bool)
    new[1:] = (np.diff(owner) != 0) | (np.diff(diagonal) != 0) | (np.diff(here) != 1)
    first = np.flatnonzero(new)
    lengths = np.diff(np.append(first, len(owner))) + SEED - 1
    columns = (owner[first].tolist(), here[first].tolist(), there[first].tolist(), lengths.tolist())
    for index, a, b, length in zip(*columns, strict=True):
        found[index].append(Run(a, b, length))
    return found


def _matches(one: Words, others: Sequence[Words]) -> tuple[Places, Places, Places]:
    """Pair equal seeds: candidate number, place here, place there."""
    order = np.argsort(one.seeds, kind="stable")
    known = one.seeds[order]
    seeds = np.concatenate([np.zeros(0, dtype=np.uint64), *(other.seeds for other in others)])
    low = np.searchsorted(known, seeds)
    clipped = np.minimum(low, max(len(known) - 1, 0))
    hits = np.flatnonzero(known[clipped] == seeds) if len(known) else np.zeros(0, dtype=np.int64)
    sizes = [len(other.seeds) for other in others]
    owner = np.repeat(np.arange(len(others)), sizes)[hits]
    there = (np.concatenate([np.zeros(0, dtype=np.int64), *(np.arange(size) for size in sizes)]))[hits].astype(np.int64)
    low = low[hits]
    counts = np.searchsorted(known, seeds[hits], side="right") - low
    rank, repeats = _occurrences(owner, seeds[hits])
    many = counts * repeats > REPEATED
    counts = np.where(many, (rank < counts).astype(np.int64), counts)
    first = low + np.where(many & (counts > 0), rank, 0)
    spread = np.repeat(np.arange(len(hits)), counts)
    step = np.arange(len(spread)) - np.repeat(np.cumsum(counts) - counts, counts)
    return owner[spread], order[first[spread] + step], there[spread]


def _occurrences(owner: Places, seeds: NDArray[np.uint64]) -> tuple[Places, Places]:
    """For each hit: how many equal ones of its candidate stand before it, and how many there are."""
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
