"""Fit what each piece of evidence on dependence is worth: `whence/lang/en/dependence.yaml`.

    python -m training.voices [--events N] [--out FILE]

Learns from made-up cascades (bench/voices_made.py) that went through the whole pipeline, of seeds and rates that
bench/voices.py does not use. What is fitted is the model itself: every statement starts an origin or takes from one
earlier statement, with chances in proportion to 1 and to the odds of dependence; the likelihood is that of the origins
we know, whichever statement it took from. So weak evidence from many sides is not counted twice. About ten minutes on
one core.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from bench.voices import Case, built
from bench.voices_made import USUAL, Rates, events
from whence.weigh.roots import Heard
from whence.weigh.sides import against
from whence.weigh.voices.counting import COMPARED, certain
from whence.weigh.voices.evidence import LEVELS, evidence
from whence.weigh.voices.origins import CROWD

Floats = npt.NDArray[np.float64]

OUTPUT = Path(__file__).resolve().parents[1] / "whence" / "lang" / "en" / "dependence.yaml"
#: Seeds and rates of the cascades learnt from.
OTHER = replace(USUAL, credit=0.2, keep_name=0.6, reworded=0.9, origins=0.8, copiers=2.2)
SETS = ((21, USUAL), (22, USUAL), (31, OTHER), (32, OTHER))
#: Power of the number of units of a side by which each of them counts less: one fact told thirty times is not thirty.
EVEN = 0.5
#: Strength of the pull towards 0, in statements; rounds of choosing the closest pair of two units; steps of descent.
PULL, ROUNDS, STEPS, RATE = 0.5, 3, 300, 0.07
#: Evidence that can only speak one way, whatever a small sample says.
ONE_WAY = {
    **dict.fromkeys(("citation.documents", "citation.names", "citation.outside", "citation.word"), 1.0),
    **dict.fromkeys(
        ("lineage.direct", "lineage.unseen", "outlet.one", "text.long", "text.same", "text.shared", "time.day"), 1.0
    ),
    **dict.fromkeys(("values.odd", "values.round", "values.slip"), 1.0),
    **dict.fromkeys(
        (
            "citation.others",
            "citation.unnamed",
            "first_hand.seen",
            "lineage.none",
            "text.none",
            "time.months",
            "values.differ",
        ),
        -1.0,
    ),
}
#: Least weights, set and not fitted. A credit is near to certain also where little else is found. False witnesses are
#: many in the cascades on purpose: two people who are named are more often two than they are there.
LEAST = {
    "citation.names": 3.5,
    "citation.word": 3.5,
    "citation.outside": 2.5,
    "citation.others": -2.5,
    "first_hand.seen": -2.5,
    "lineage.direct": 0.3,
    "lineage.unseen": 0.3,
    "outlet.one": 1.5,
    "text.same": 2.0,
    "time.months": -0.3,
}
#: The most that a weight may be, set too. Two who looked come to one small or round figure more often than the cascades
#: have it; and that nothing was found proves less in life, where much is passed on without a trace.
MOST = {"citation.one": 1.0, "lineage.none": 2.5, "values.round": 1.8}
HEAD = """\
# What each piece of evidence is worth, in natural-log odds that two statements of one side go back to one origin.
# Made by `python -m training.voices`; a piece counts by weight times amount, no more than the reach of its kind.
"""


@dataclass(frozen=True)
class Choice:
    """One unit and the earlier ones of its side.

    Attributes:
        evidence: For each earlier unit, the amounts of every pair of statements, one row a pair.
        same: Which of the earlier units share its origin, as 0 or 1.
        share: How much it counts, 0 to 1.
    """

    evidence: tuple[Floats, ...]
    same: Floats
    share: float


def choices(case: Case) -> Iterator[Choice]:
    """Give every unit of a side whose origin is known."""
    for group in case.groups:
        denying = against(group)
        for minus in (False, True):
            side = [one for one in group if (one.id in denying) == minus]
            units = certain(side, case.known) if any(one.id in case.told for one in side) else []
            origins = [_origin(case, unit) for unit in units]
            for later in range(1, len(units)):
                if origins[later] is not None:
                    earlier = range(later)
                    found = tuple(_amounts(case, units[one], units[later]) for one in earlier)
                    same = np.array([origins[one] == origins[later] for one in earlier], dtype=float)
                    yield Choice(found, same, len(units) ** -EVEN)


def _origin(case: Case, unit: Sequence[Heard]) -> object:
    known = [case.told[one.id] for one in unit if one.id in case.told]
    return max(sorted(set(known)), key=known.count) if known else None


def _amounts(case: Case, one: Sequence[Heard], other: Sequence[Heard]) -> Floats:
    rows = []
    for a in one[:COMPARED]:
        for b in other[:COMPARED]:
            row = np.zeros(len(LEVELS))
            for each in evidence(a, b, case.known):
                row[LEVELS.index(each.level)] += each.amount
            rows.append(row)
    return np.array(rows)


def closest(held: Sequence[Choice], table: Floats) -> list[tuple[Floats, Floats, float]]:
    """Choose for each earlier unit the pair that speaks most for dependence, as weighing does."""
    mean = sum(one.share for one in held) / len(held)
    return [
        (np.array([rows[int(np.argmax(rows @ table))] for rows in one.evidence]), one.same, one.share / mean)
        for one in held
    ]


def fit(rows: Sequence[tuple[Floats, Floats, float]], start: Floats) -> Floats:
    """Climb the likelihood of the known origins (Adam); the first number is the prior."""
    theta, mean, square = start.copy(), np.zeros(len(start)), np.zeros(len(start))
    for step in range(1, STEPS + 1):
        slope = -PULL * np.r_[0.0, theta[1:]]
        for table, same, share in rows:
            odds = theta[0] + table @ theta[1:] - CROWD * np.log(len(table))
            most = max(0.0, float(odds.max()))
            raised = np.exp(odds - most)
            right = raised * same
            wanted = right / right.sum() if same.any() else right
            push = share * (wanted - raised / (np.exp(-most) + raised.sum()))
            slope += np.r_[push.sum(), push @ table]
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope**2
        theta += RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-9)
        theta = _held(theta)
    return theta


def _held(theta: Floats) -> Floats:
    """Keep every weight on its own side of nothing."""
    least = np.array([LEAST.get(level, 0.0) for level in LEVELS])
    way = np.array([ONE_WAY.get(level, 0.0) for level in LEVELS])
    bounded = np.where(
        way > 0, np.maximum(theta[1:], least), np.where(way < 0, np.minimum(theta[1:], least), theta[1:])
    )
    most = np.array([MOST.get(level, np.inf) for level in LEVELS])
    return np.r_[theta[0], np.clip(bounded, -most, most)]


def fitted(cases: Sequence[Case]) -> Floats:
    """Fit prior and weights on built cases, from nothing, so that the table follows from this script alone."""
    held = [one for case in cases for one in choices(case)]
    theta = _held(np.zeros(len(LEVELS) + 1))
    for _ in range(ROUNDS):
        theta = fit(closest(held, theta[1:]), theta)
    return theta


def cases(sets: Sequence[tuple[int, Rates]], number: int) -> Iterator[Case]:
    """Build the cases learnt from."""
    for seed, rates in sets:
        with tempfile.TemporaryDirectory(prefix="whence-voices-") as name:
            yield built(Path(name), events(seed, number, rates))


def main() -> None:
    """Build, fit, write."""
    parser = argparse.ArgumentParser(prog="python -m training.voices", description=__doc__.partition("\n")[0])
    parser.add_argument("--events", type=int, default=90, help="events of each set")
    parser.add_argument("--out", type=Path, default=OUTPUT)
    asked = parser.parse_args()
    write(fitted(list(cases(SETS, asked.events))), asked.out)


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
