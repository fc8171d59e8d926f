"""Fit what each piece of evidence on dependence is worth: `whence/lang/en/dependence.yaml`.

    python -m training.voices [--events N] [--out FILE]

Learns from made-up cascades (bench/voices_made.py) of several worlds that went through the whole pipeline, of seeds
that bench/voices.py does not use. What is fitted is what the ledger tells: the probability that two statements go back
to one origin, over all ways in which the statements of a side can have been taken from each other. So evidence that
many pairs of one side have in common is not counted once for each, and what is told can be held to what is. About half
an hour on one core, nearly all of it for reading.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from bench.voices import Case, built
from bench.voices_made import WORLDS, events
from whence.weigh.roots import Heard
from whence.weigh.sides import against
from whence.weigh.voices.counting import COMPARED, certain
from whence.weigh.voices.dependence import REACH
from whence.weigh.voices.evidence import LEVELS, evidence
from whence.weigh.voices.origins import CROWD

Floats = npt.NDArray[np.float64]

OUTPUT = Path(__file__).resolve().parents[1] / "whence" / "lang" / "en" / "dependence.yaml"
#: Worlds and seeds of the cascades learnt from; the usual world is a fifth of all.
SETS = (*((name, 501) for name in WORLDS if name != "usual"), ("usual", 401), ("usual", 402), ("usual", 403))
#: Power of the number of pairs of a side by which each of them counts less: one fact told thirty times is not 435.
EVEN = 0.5
#: Strength of the pull of weights towards 0; rounds of choosing the closest pair of two units; steps of descent, and
#: their length, which shrinks to a third for the last third.
PULL, ROUNDS, STEPS, RATE = 2e-4, 3, 120, 0.05
#: Probabilities are held this far off 0 and 1 in the loss.
EDGE = 1e-3
#: Kinds of evidence, and which level is of which kind.
KINDS = tuple(REACH)
OF_KIND = np.array([[level.partition(".")[0] == kind for kind in KINDS] for level in LEVELS], dtype=float)
MOST_OF_KIND = np.array([REACH[kind] for kind in KINDS])
#: Evidence that can only speak for dependence, whatever a small sample says; what is in neither list may go either way.
FOR = frozenset(
    {
        *("citation.body", "citation.documents", "citation.names", "citation.outside", "citation.word"),
        *("lineage.direct", "lineage.kin", "lineage.unseen", "outlet.one"),
        *("text.long", "text.same", "text.shared", "text.words", "time.day", "time.told"),
        *("values.more", "values.odd", "values.round", "values.slip"),
    }
)
AGAINST = frozenset(
    {
        *("citation.one", "citation.others", "citation.unnamed", "first_hand.seen", "lineage.none", "text.none"),
        *("time.apart", "time.months", "time.one", "values.differ"),
    }
)
#: Least weights, set and not fitted. A credit is near to certain also where little else is found, and false ones are
#: more frequent in the cascades than in life. One body under two names, and a sentence with two figures, the cascades
#: hardly have. Two who are named, or who saw it, are two: false witnesses are many in the cascades on purpose. Two who
#: know nothing of each other use one wording far oftener there than in life, since each fact has four. Who gives no
#: source for what another has on somebody's word has mostly read it; half of the outlets that looked say so there.
LEAST: Mapping[str, float] = {
    "citation.body": 2.5,
    "citation.dropped": 0.8,
    "citation.names": 2.5,
    "citation.outside": 2.5,
    "citation.word": 4.0,
    "citation.others": -2.0,
    "first_hand.seen": -2.0,
    "lineage.direct": 0.3,
    "lineage.unseen": 0.3,
    "outlet.one": 1.5,
    "text.long": 1.5,
    "text.same": 1.5,
    "text.shared": 0.3,
    "time.months": -0.3,
    "values.more": 1.0,
}
#: The most that a weight may be, set too. That nothing was found proves less in life, where much is passed on without a
#: trace; two who say when in other words need not contradict each other, and two unnamed sources may well be one. What
#: is in one claim has telling words in common anyway.
MOST: Mapping[str, float] = {
    "citation.one": 1.0,
    "citation.unnamed": 0.8,
    "lineage.none": 3.0,
    "text.words": 0.5,
    "time.apart": 2.0,
    "time.one": 1.0,
    "time.told": 1.5,
}
HEAD = """\
# What each piece of evidence is worth, in natural-log odds that two statements of one side go back to one origin.
# Made by `python -m training.voices`; a piece counts by weight times amount, no more than the reach of its kind.
"""


@dataclass(frozen=True)
class Told:
    """One side of a claim with what is known of its origins.

    Attributes:
        found: For each two units, the larger number first, the amounts of every pair of their statements in rows.
        share: How much each two units count, a square table of which the lower half is used.
        same: Share of their statements of one fact that have one origin, likewise.
    """

    found: Mapping[tuple[int, int], Floats]
    share: Floats
    same: Floats


def sides(case: Case) -> Iterator[Told]:
    """Give every side of a claim where the origins of two units or more are known."""
    for group in case.groups:
        denying = against(group)
        for minus in (False, True):
            side = [one for one in group if (one.id in denying) == minus]
            units = certain(side, case.known) if any(one.id in case.told for one in side) else []
            share, same = _known(case, units)
            if share.sum() > 0:
                pairs = [(later, one) for later in range(len(units)) for one in range(later)]
                found = {(later, one): _amounts(case, units[one], units[later]) for later, one in pairs}
                yield Told(found, share * share.sum() ** -EVEN, same)


def _known(case: Case, units: Sequence[Sequence[Heard]]) -> tuple[Floats, Floats]:
    """Count the pairs of statements of one fact of each two units, and which share of them has one origin."""
    told = [[case.told[one.id] for one in unit if one.id in case.told] for unit in units]
    share, same = np.zeros((len(units), len(units))), np.zeros((len(units), len(units)))
    for later in range(len(units)):
        for one in range(later):
            pairs = [a[1] == b[1] for a in told[one] for b in told[later] if a[0] == b[0]]
            share[later, one], same[later, one] = len(pairs), sum(pairs) / max(1, len(pairs))
    return share, same


def _amounts(case: Case, one: Sequence[Heard], other: Sequence[Heard]) -> Floats:
    rows = []
    for a in one[:COMPARED]:
        for b in other[:COMPARED]:
            row = np.zeros(len(LEVELS))
            for each in evidence(a, b, case.known):
                row[LEVELS.index(each.level)] += each.amount
            rows.append(row)
    return np.array(rows)


def closest(side: Told, table: Floats) -> Floats:
    """Choose for each two units the pair of statements that speaks most for dependence, as weighing does."""
    chosen = np.zeros((*side.share.shape, len(LEVELS)))
    for (later, one), rows in side.found.items():
        chosen[later, one] = rows[int(np.argmax(rows @ table))]
    return chosen


def loss(side: Told, chosen: Floats, theta: Floats) -> tuple[float, Floats]:
    """Give the log loss of the probabilities of a side, and its slope by prior and weights.

    Why this way: the recursion of `whence.weigh.voices.origins.forest` forwards, and the chain rule back through it.

    Args:
        side: What is known.
        chosen: Amounts of the closest pair of each two units.
        theta: The prior, then the weights.
    """
    size = len(chosen)
    kinds = (chosen * theta[1:]) @ OF_KIND
    odds = theta[0] + np.clip(kinds, -MOST_OF_KIND, MOST_OF_KIND).sum(axis=2)
    together, chances = np.eye(size), np.zeros((size, size))
    for later in range(1, size):
        odd = odds[later, :later] - CROWD * np.log(later)
        raised = np.exp(odd - max(0.0, odd.max()))
        chances[later, :later] = raised / (np.exp(-max(0.0, odd.max())) + raised.sum())
        together[later, :later] = together[:later, later] = chances[later, :later] @ together[:later, :later]
    held = np.clip(together, EDGE, 1 - EDGE)
    lost = -float((side.share * (side.same * np.log(held) + (1 - side.same) * np.log(1 - held))).sum())
    slope = np.where(held == together, side.share * ((1 - side.same) / (1 - held) - side.same / held), 0.0)
    slope = np.tril(slope, -1) + np.tril(slope, -1).T
    push = np.zeros((size, size))
    for later in range(size - 1, 0, -1):
        own, chance = slope[later, :later], chances[later, :later]
        by_chance = together[:later, :later] @ own
        passed = np.outer(chance, own)
        slope[:later, :later] += passed + passed.T - np.diag(2 * np.diag(passed))
        push[later, :later] = chance * (by_chance - chance @ by_chance)
    free = (np.abs(kinds) < MOST_OF_KIND) @ OF_KIND.T
    return lost, np.r_[push.sum(), np.einsum("ij,ijk->k", push, chosen * free)]


def fit(held: Sequence[Told], start: Floats) -> Floats:
    """Descend the loss (Adam), weights within their bounds; the first number is the prior."""
    theta, total = start.copy(), sum(float(one.share.sum()) for one in held)
    for _ in range(ROUNDS):
        chosen = [closest(one, theta[1:]) for one in held]
        mean, square = np.zeros(len(start)), np.zeros(len(start))
        for step in range(1, STEPS + 1):
            slopes = [loss(one, rows, theta)[1] for one, rows in zip(held, chosen, strict=True)]
            slope = np.sum(slopes, axis=0) / total + PULL * np.r_[0.0, theta[1:]]
            mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope**2
            rate = RATE if step <= STEPS * 2 / 3 else RATE / 3
            theta -= rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-9)
            theta = bounded(theta)
    return theta


def bounded(theta: Floats) -> Floats:
    """Keep every weight on its own side of nothing, and within what was set."""
    low = np.array([0.0 if level in FOR else -MOST.get(level, np.inf) for level in LEVELS])
    high = np.array([0.0 if level in AGAINST else MOST.get(level, np.inf) for level in LEVELS])
    least = np.array([LEAST.get(level, 0.0) for level in LEVELS])
    low, high = np.where(least > 0, least, low), np.where(least < 0, least, high)
    held: Floats = np.r_[theta[0], np.clip(theta[1:], low, high)]
    return held


def fitted(held: Iterator[Case]) -> Floats:
    """Fit prior and weights on built cases, from nothing, so that the table follows from this script alone."""
    return fit([side for case in held for side in sides(case)], bounded(np.zeros(len(LEVELS) + 1)))


def cases(sets: Sequence[tuple[str, int]], number: int) -> Iterator[Case]:
    """Build the cases learnt from."""
    for name, seed in sets:
        with tempfile.TemporaryDirectory(prefix="whence-voices-") as folder:
            yield built(Path(folder), events(seed, number, WORLDS[name]))


def main() -> None:
    """Build, fit, write."""
    parser = argparse.ArgumentParser(prog="python -m training.voices", description=__doc__.partition("\n")[0])
    parser.add_argument("--events", type=int, default=60, help="events of each set")
    parser.add_argument("--out", type=Path, default=OUTPUT)
    asked = parser.parse_args()
    write(fitted(cases(SETS, asked.events)), asked.out)


def write(theta: Floats, out: Path) -> None:
    """Write the table; weights that come to nothing are left out."""
    lines = [
        f"  {level}: {weight:.2f}"
        for level, weight in sorted(zip(LEVELS, theta[1:], strict=True))
        if abs(weight) > 0.005
    ]
    out.write_text(f"{HEAD}prior: {theta[0]:.2f}\nweights:\n" + "\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
