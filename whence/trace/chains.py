"""Join exact runs into chains: stretches of two reports that run in parallel, edits and all."""

from __future__ import annotations

from collections.abc import Sequence

from whence.trace.runs import Run

#: How far, in words, two runs of a chain may lie apart on either side, and by how much that may differ.
GAP = 15
DRIFT = 4
#: Chains that a run is compared with, and runs of one pair that are looked at: bounds for hostile texts.
OPEN = 40
MOST_RUNS = 4_000

Chain = list[Run]


def chains(runs: Sequence[Run]) -> list[Chain]:
    """Join the runs of one pair of reports into chains.

    Why this way: many chains per pair, each on its own diagonal, so that swapped paragraphs are all
    found; a single best alignment would lose all but one. Runs are taken by place in the first
    report, and each joins the nearest chain it fits.

    Args:
        runs: Exact runs of the pair, any order.

    Returns:
        Chains by the place of their first run; the runs of a chain ascend and do not overlap.

    Source: the idea is that of passim (Smith, Cordell, Mullen 2015); drift and gap from text_reuse
        research, chosen there on a generated corpus.
    """
    if len(runs) > MOST_RUNS:
        runs = sorted(runs, key=lambda run: (-run.length, run.a, run.b))[:MOST_RUNS]
    found: list[Chain] = []
    still_open: list[Chain] = []
    for run in sorted(runs):
        still_open = [chain for chain in still_open if run.a - _end(chain[-1])[0] <= GAP][-OPEN:]
        chain, fitted = _nearest(still_open, run)
        if chain is None:
            chain = []
            found.append(chain)
            still_open.append(chain)
        chain.append(fitted)
    return found


def _nearest(still_open: Sequence[Chain], run: Run) -> tuple[Chain | None, Run]:
    best: Chain | None = None
    fitted, least = run, (2 * GAP + 1, 0)
    for chain in still_open:
        a_end, b_end = _end(chain[-1])
        cut = max(a_end - run.a, b_end - run.b, 0)
        if cut >= run.length:
            continue
        a_gap, b_gap = run.a + cut - a_end, run.b + cut - b_end
        distance = (a_gap + b_gap, abs(a_gap - b_gap))
        if max(a_gap, b_gap) <= GAP and distance[1] <= DRIFT and distance < least:
            best, least = chain, distance
            fitted = Run(run.a + cut, run.b + cut, run.length - cut)
    return best, fitted


def _end(run: Run) -> tuple[int, int]:
    return run.a + run.length, run.b + run.length
