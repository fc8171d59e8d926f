"""The loops of joining runs into chains, plain enough that numba compiles them and Python runs them on lists."""

from __future__ import annotations

from typing import Any

#: How far, in words, two runs of a chain may lie apart on either side, and by how much that may differ.
GAP = 15
DRIFT = 4
#: Open chains that a run is compared with: a bound for hostile texts.
OPEN = 40


def nearest(run: Any, ends: Any, still: Any) -> Any:
    """Find the open chain that a run fits best.

    Args:
        run: Its start in both reports and its length.
        ends: Ends of all chains in both reports.
        still: Open chains, and how many they are; those that lie too far back are closed here.

    Returns:
        The chain or -1, how many words of the run it has already, how many chains are still open.
    """
    start_a, start_b, length = run
    ends_a, ends_b = ends
    opened, count = still
    best, least_sum, least_drift, least_cut, kept = -1, 2 * GAP + 1, 0, 0, 0
    for index in range(count):
        chain = opened[index]
        gap_a, gap_b = start_a - ends_a[chain], start_b - ends_b[chain]
        if gap_a > GAP:
            continue
        opened[kept] = chain
        kept += 1
        cut = max(-gap_a, -gap_b, 0)
        gap_a, gap_b = gap_a + cut, gap_b + cut
        drift = abs(gap_a - gap_b)
        if cut < length and max(gap_a, gap_b) <= GAP and drift <= DRIFT:
            nearer = gap_a + gap_b < least_sum or (gap_a + gap_b == least_sum and drift < least_drift)
            if nearer:
                best, least_sum, least_drift, least_cut = chain, gap_a + gap_b, drift, cut
    return best, least_cut, kept


def chained(runs: Any, made: Any) -> Any:
    """Join the runs of one pair into chains.

    Why this way: many chains per pair, each on its own diagonal, so that swapped paragraphs are all found; a single
    best alignment would lose all but one. Runs are taken by place in the first report, each joins the nearest chain.

    Args:
        runs: Starts in one report, starts in the other, lengths; ascending.
        made: Filled here: the chain of each run, the words cut off its beginning; then room for as many chains: their
            ends in both reports, and those still open.

    Returns:
        How many chains there are; they are numbered by their first run.

    Source: the idea is that of passim (Smith, Cordell, Mullen 2015); drift and gap were chosen on a generated corpus.
    """
    chain, cuts, ends_a, ends_b, still = made
    count, opened = 0, 0
    for run in range(len(runs[0])):
        start_a, start_b, length = runs[0][run], runs[1][run], runs[2][run]
        own, cut, opened = nearest((start_a, start_b, length), (ends_a, ends_b), (still, opened))
        if own < 0:
            own, count = count, count + 1
            if opened == OPEN:
                opened -= 1
                for index in range(opened):
                    still[index] = still[index + 1]
            still[opened] = own
            opened += 1
        chain[run], cuts[run] = own, cut
        ends_a[own], ends_b[own] = start_a + length, start_b + length
    return count
