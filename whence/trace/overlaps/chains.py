"""Join exact runs into chains: stretches of two reports that run in parallel, edits and all."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from whence.trace.overlaps import fast
from whence.trace.overlaps.chaining import chained
from whence.trace.overlaps.cutting import Places
from whence.trace.overlaps.packs import Pack
from whence.trace.overlaps.runs import Runs

#: Runs of one pair that are looked at: a bound for hostile texts; the longest are.
MOST_RUNS = 4_000
#: A word counts two, a character of a script without blanks one.
WORD = 2


class Chains(NamedTuple):
    """Chains of the runs of many pairs.

    Attributes:
        runs: Ascending by chain, and within it by place; cut so that they do not overlap.
        chain: Number of the chain of each run, ascending; within a pair chains go by their first run.
        first: The first run of each chain; one entry more than chains.
    """

    runs: Runs
    chain: Places
    first: Places

    def summed(self, column: NDArray[np.int64]) -> Places:
        """Add up what each run has over its chain."""
        return np.add.reduceat(column, self.first[:-1]) if len(column) else column

    def most(self, column: NDArray[np.int64]) -> Places:
        """Give the most that a run of each chain has."""
        return np.maximum.reduceat(column, self.first[:-1]) if len(column) else column

    def only(self, chosen: Places) -> Chains:
        """Give some of the chains, in the order asked for."""
        sizes = np.diff(self.first)[chosen]
        begin = np.cumsum(sizes) - sizes
        at = np.arange(int(sizes.sum())) + np.repeat(self.first[chosen] - begin, sizes)
        return Chains(
            Runs(*(column[at] for column in self.runs)),
            np.repeat(np.arange(len(chosen)), sizes),
            np.append(begin, len(at)),
        )

    def spans(self) -> tuple[Places, Places, Places, Places, Places]:
        """Give the pair of each chain, and its half-open stretch of words in either report."""
        begin, last = self.first[:-1], self.first[1:] - 1
        pair, a, b, length = self.runs
        return pair[begin], a[begin], a[last] + length[last], b[begin], b[last] + length[last]


def chains(found: Runs) -> Chains:
    """Join the runs of pairs into chains.

    Args:
        found: Runs, by pair.

    Returns:
        Every run in one chain.

    Cost: linear in runs; under 0.1 us a run with the `fast` extra, 3 us without.
    """
    order = np.lexsort((found.b, found.a, found.pair))
    found = Runs(*(column[order] for column in found))
    bounds = np.flatnonzero(np.diff(found.pair, prepend=-1, append=-1)) if len(found.pair) else np.zeros(1, np.int64)
    if len(bounds) > 1 and int(np.diff(bounds).max()) > MOST_RUNS:
        found = _longest(found, bounds)
        bounds = np.flatnonzero(np.diff(found.pair, prepend=-1, append=-1))
    compiled = fast.kernels()
    own, cuts = (_in_python if compiled is None else compiled.chains)((found.a, found.b, found.length), bounds)
    order = np.argsort(own, kind="stable")
    chain, cuts = own[order], cuts[order]
    pair, a, b, length = (column[order] for column in found)
    return Chains(
        Runs(pair, a + cuts, b + cuts, length - cuts), chain, np.flatnonzero(np.diff(chain, prepend=-1, append=-1))
    )


def worth(held: Pack, begins: Places, lengths: Places) -> Places:
    """Weigh stretches of a pack: a word as `WORD`, a character of a script without blanks as one."""
    return WORD * lengths - held.single(begins, lengths)


def _longest(found: Runs, bounds: Places) -> Runs:
    kept = []
    for low, high in zip(bounds[:-1].tolist(), bounds[1:].tolist(), strict=True):
        chosen = np.arange(low, high)
        if len(chosen) > MOST_RUNS:
            chosen = np.sort(
                chosen[np.lexsort((found.b[low:high], found.a[low:high], -found.length[low:high]))][:MOST_RUNS]
            )
        kept.append(chosen)
    order = np.concatenate(kept)
    return Runs(*(column[order] for column in found))


def _in_python(found: tuple[Places, Places, Places], bounds: Places) -> tuple[Places, Places]:
    starts_a, starts_b, lengths = (column.tolist() for column in found)
    chain: list[int] = []
    cuts: list[int] = []
    count = 0
    for low, high in zip(bounds[:-1].tolist(), bounds[1:].tolist(), strict=True):
        size = high - low
        own, cut = [0] * size, [0] * size
        room = (own, cut, [0] * size, [0] * size, [0] * size)
        made = chained((starts_a[low:high], starts_b[low:high], lengths[low:high]), room)
        chain += [count + number for number in own]
        cuts += cut
        count += made
    return np.array(chain, dtype=np.int64), np.array(cuts, dtype=np.int64)
