"""The voices model on tables of who says what, one configuration for all: `python -m bench.fusion`.

Right is a gold value that has the most support; of values that tie for it each counts in part, so that no order of rows
decides. Majority and PooledInvestment stand beside ours in the same run. Cost is processor time over that of
PooledInvestment, the best of some runs each, on one day of flights and on made-up tables up to a million claims.
"""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence

import numpy as np
import numpy.typing as npt

from bench.fusion_tables import AIRLINES, DAYS, FEEDS, Table, books, flights, here, populations
from bench.peers.pooled import pooled_investment
from whence.weigh.voices.fusion import fused

Ints = npt.NDArray[np.int64]
Answer = tuple[Ints, Ints, npt.NDArray[np.float64]]
#: Runs of which the fastest counts; claims of the largest made-up table, its things per source.
RUNS, LARGEST, SPREAD = 5, 1_000_000, 200


def ours(one: Table) -> Answer:
    """Weigh a table by the voices model."""
    found = fused(source=one.source, thing=one.object, value=one.value, raw=one.raw)
    return found.thing, found.value, found.support


def majority(one: Table) -> Answer:
    """Count claims."""
    width = int(one.value.max()) + 1
    facts, count = np.unique(one.object * width + one.value, return_counts=True)
    return facts // width, facts % width, count.astype(float)


def pooled(one: Table) -> Answer:
    """Weigh a table by PooledInvestment."""
    return pooled_investment(source=one.source, thing=one.object, value=one.value)


METHODS: dict[str, Callable[[Table], Answer]] = {"majority": majority, "pooled": pooled, "ours": ours}


def right(one: Table, answer: Answer) -> tuple[float, int]:
    """Count the gold things whose best value is right, those that tie in part, and the gold things."""
    things, values, support = answer
    best = np.full(len(one.objects), -np.inf)
    np.maximum.at(best, things, support)
    tops: defaultdict[int, list[str]] = defaultdict(list)
    for row in np.flatnonzero(support >= best[things] * (1 - 1e-9)):
        tops[int(things[row])].append(one.values[values[row]])
    told = [(tops[thing], value) for thing, value in one.gold.items() if thing in tops]
    return sum((value in held) / len(held) for held, value in told), len(told)


def accuracy(tables: Sequence[Table], method: Callable[[Table], Answer]) -> float:
    """Give the share of right values, the tables pooled."""
    counts = [right(one, method(one)) for one in tables]
    return sum(count for count, _ in counts) / max(1, sum(size for _, size in counts))


def b_cubed(found: dict[str, str], gold: dict[str, str]) -> float:
    """Compare two groupings of the same names; F1 of B-cubed precision and recall."""
    pairs = Counter((found[name], gold[name]) for name in found)
    mine, theirs = Counter(found.values()), Counter(gold[name] for name in found)
    precision = sum(count**2 / mine[one] for (one, _), count in pairs.items()) / len(found)
    recall = sum(count**2 / theirs[other] for (_, other), count in pairs.items()) / len(found)
    return 2 * precision * recall / (precision + recall)


def feed_groups(days: Iterable[Table]) -> float:
    """Hold the origins of each day's sites to the hand list; the mean over the days."""
    listed = {name: feed[0] for feed in FEEDS for name in feed}
    scores = []
    for one in days:
        origin = fused(source=one.source, thing=one.object, value=one.value, raw=one.raw).origin
        found = {name: one.sources[origin[number]] for number, name in enumerate(one.sources)}
        scores.append(b_cubed(found, {name: listed.get(name, name) for name in one.sources}))
    return sum(scores) / len(scores)


def invented(claims: int, seed: int = 5) -> Table:
    """Make up a table: sources of different worth, every tenth the copy of another, about `SPREAD` claims each."""
    dice = np.random.default_rng(seed)
    sources = max(20, claims // SPREAD)
    things = max(10, claims // 20)
    source, thing = dice.integers(sources, size=claims), dice.integers(things, size=claims)
    keep = np.unique(source * things + thing)
    source, thing = keep // things, keep % things
    good = dice.beta(6, 2, size=sources)
    true = dice.random(len(source)) < good[np.where(source % 10 == 1, source - 1, source)]
    value = np.where(true, 0, dice.integers(1, 6, size=len(source)))
    names = tuple(map(str, range(sources)))
    return Table(names, tuple(map(str, range(things))), tuple("012345"), source, thing, value, value, {})


def seconds(work: Callable[[], object], runs: int = RUNS) -> float:
    """Time work on the processor, the fastest of some runs."""
    best = np.inf
    for _ in range(runs):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return float(best)


def cost(one: Table, runs: int = RUNS) -> float:
    """Give our processor time over that of PooledInvestment."""
    return seconds(lambda: ours(one), runs) / seconds(lambda: pooled(one), runs)


def measure() -> dict[str, float]:
    """Score every method on every table that is here, and time ours."""
    large, small = invented(LARGEST), invented(LARGEST // 10)
    figures = {
        "cost_million": cost(large, 2),
        "growth_tenfold": seconds(lambda: ours(large), 2) / seconds(lambda: ours(small)),
    }
    if not here():
        print("bench.fusion: no tables under $WHENCE_DATA/fusion")
        return figures
    days = [flights(day) for day in DAYS]
    sets = {
        "book": [books()],
        "population": [populations()],
        "flight": days,
        "flight_without_airlines": [one.without(AIRLINES) for one in days],
    }
    for name, tables in sets.items():
        for method, weigh in METHODS.items():
            figures[f"{name}_{method}"] = accuracy(tables, weigh)
    figures["flight_feeds_b_cubed"] = feed_groups(days)
    figures["cost_flight"] = cost(days[0])
    return figures


if __name__ == "__main__":
    for key, figure in measure().items():
        print(f"{key:36} {figure:.4f}")
