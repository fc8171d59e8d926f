"""Fit what each feature of a pair of statements adds: `whence/lang/en/claim_likeness.yaml`.

    python -m training.claims [--data DIR] [--out FILE]

Pairs come from three places: sentences of ECB+ train that share an event or not (all pairs within a topic, few across),
wordings made from templates (`bench/weigh.py`, some with another figure), and the tuning half of our own labelled piles
(`bench/claims.jsonl`), where the subject's name stands in every sentence or every report has other words. No word is
learnt: the features are those of `whence.weigh.claims.likeness`, so nothing of a corpus gets into the table but a
number for each feature. Takes about a minute.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import numpy as np
import numpy.typing as npt

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))


from bench.claims import TUNED, around, built, own_piles  # noqa: E402 - the same
from bench.ecb import gists_of, sentences  # noqa: E402 - the same
from bench.weigh import generated  # noqa: E402 - the same
from whence.weigh.claims.contexts import contexts, telling  # noqa: E402 - the same
from whence.weigh.claims.gist import gist  # noqa: E402 - the same
from whence.weigh.claims.likeness import features  # noqa: E402 - the same

#: A pair: its features, and whether the two say one thing.
Row = tuple[Mapping[str, float], bool]
Vector = npt.NDArray[np.float64]

SEED = 3
#: Share of the pairs across topics that are taken, and pairs of ECB+ kept.
ACROSS, KEPT = 0.02, 20_000
#: Share of generated statements whose figure is changed: one claim with conflicting figures.
DRIFTED = 0.25
#: What a source of pairs counts, and how many times its unlike pairs count what its like pairs do.
SHARES = {"ecb": (1.0, 3.0), "generated": (0.15, 3.0), "piles": (0.3, 5.0)}
#: What the weights are held to: no feature may speak against its sense, and a feature that hardly stands in the pairs
#: keeps the value between its bounds that people gave it.
FOR, AGAINST = (0.0, 8.0), (-2.0, 0.0)
HELD = {
    "start": (-8.0, 8.0),
    "words": (2.0, 8.0),
    "figure same": (1.0, 2.0),
    "figure same of one thing": (1.0, 3.0),
    "figure within": (0.4, 1.0),
    "figure differs": (-2.0, -0.8),
    "figure differs of one thing": (-1.2, 0.0),
    "figure far": (-2.0, -1.0),
    "figure part": (-2.0, -2.0),
    "figure moved": (0.0, 0.5),
    "figure other": (-1.0, 0.0),
    "figure of another thing": (-2.0, -2.0),
    "figure of others": (-2.0, -1.5),
    "each names others": (-2.0, -0.8),
    "one counts": (-0.8, 0.0),
    "no common name": (-0.8, 0.0),
    "only names": (-2.0, -1.7),
    "names": (0.0, 0.3),
    "other names": AGAINST,
    "other event": AGAINST,
    "same weekday": (0.5, 0.5),
    "same label": (1.5, 1.5),
    "same stock": (2.0, 2.0),
    "other day": AGAINST,
    "same denier": (2.0, 2.0),
    "same time of day": (2.0, 2.0),
    "other time of day": (-2.0, -2.0),
}
#: What pulls every weight but the start towards 0, and turns of the fit at most.
RIDGE, TURNS = 3e-4, 60


def ecb_rows(data: Path) -> list[Row]:
    """Give pairs of sentences of different documents, with the context that their documents are."""
    keys, events = sentences(data, "Train")
    made = gists_of(keys)
    context = telling([around(made, key) for key in made])
    dice = random.Random(SEED)  # noqa: S311 a fixed order is wanted
    rows: list[Row] = []
    for (one, a), (other, b) in combinations(enumerate(made), 2):
        like = bool(events[a] & events[b])
        near = a[0].partition("_")[0] == b[0].partition("_")[0]
        if a[0] != b[0] and (like or near or dice.random() < ACROSS):
            rows.append(({**features(made[a], made[b]).values, "context": float(context[one, other])}, like))
    return dice.sample(rows, min(KEPT, len(rows)))


def generated_rows(number: int = 120, most: int = 6000) -> list[Row]:
    """Give pairs of generated wordings: of one fact, and of facts of one kind or one place."""
    dice = random.Random(SEED)  # noqa: S311 a fixed order is wanted
    made, facts = generated(number, SEED)
    gists = {}
    for one in made:
        if one.statement.id in facts:
            moved = [replace(own, value=round(own.value * dice.choice((0.7, 0.9, 1.2, 1.6)))) for own in one.figures]
            drifted = [replace(own, low=own.value, high=own.value) for own in moved]
            gists[one.statement.id] = gist(replace(one, figures=tuple(drifted)) if dice.random() < DRIFTED else one)
    pairs = [(a, b) for a, b in combinations(sorted(facts), 2) if gists[a].report != gists[b].report]
    like = [(a, b) for a, b in pairs if facts[a] == facts[b]]
    near = [(a, b) for a, b in pairs if facts[a] != facts[b] and set(facts[a]) & set(facts[b])]
    return [
        (features(gists[a], gists[b]).values, facts[a] == facts[b])
        for a, b in [*like, *dice.sample(near, min(most, len(near)))]
    ]


def pile_rows() -> list[Row]:
    """Give pairs of the tuning piles, read by the whole program."""
    rows: list[Row] = []
    with tempfile.TemporaryDirectory(prefix="whence-claims-") as folder:
        for pile in (one for split in TUNED for one in own_piles(split)):
            case = built(pile, Path(folder) / pile.name)
            gists = {one: gist(said) for one, said in case.said.items()}
            ids = sorted(case.labels)
            known = contexts(case.said, gists, sorted(gists))
            context = telling([known[one] for one in ids])
            rows.extend(
                (
                    {**features(gists[a], gists[b]).values, "context": float(context[at, to])},
                    case.labels[a] == case.labels[b],
                )
                for (at, a), (to, b) in combinations(enumerate(ids), 2)
                if gists[a].report != gists[b].report
            )
    return rows


def fitted(sources: Iterable[tuple[Sequence[Row], tuple[float, float]]]) -> dict[str, float]:
    """Fit a logistic regression whose weights keep to their bounds.

    Source: projected Newton steps (Bertsekas, 1982) on the ridge-penalised log loss.
    """
    sources = list(sources)
    names = sorted({name for rows, _ in sources for values, _ in rows for name in values} | HELD.keys())
    table, like, counts = _table(sources, names)
    low, high = (np.array([HELD.get(name, FOR)[end] for name in names]) for end in (0, 1))
    ridge = np.array([0.0 if name == "start" else RIDGE for name in names])
    found = np.clip(np.zeros(len(names)), low, high)
    for _ in range(TURNS):
        chance = 1 / (1 + np.exp(-table @ found))
        slope = table.T @ (counts * (chance - like)) + ridge * found
        bend = (table * (counts * chance * (1 - chance))[:, None]).T @ table + np.diag(ridge + 1e-9)
        free = ~(((found <= low) & (slope > 0)) | ((found >= high) & (slope < 0)))
        step = np.zeros(len(names))
        step[free] = -np.linalg.solve(bend[np.ix_(free, free)], slope[free])
        moved = np.clip(found + np.clip(step, -1, 1), low, high)
        if np.abs(moved - found).max() < 1e-5:
            break
        found = moved
    return {name: round(float(value), 2) for name, value in zip(names, found, strict=True)}


def _table(
    sources: Iterable[tuple[Sequence[Row], tuple[float, float]]], names: Sequence[str]
) -> tuple[Vector, Vector, Vector]:
    column = {name: at for at, name in enumerate(names)}
    lines, like, counts = [], [], []
    for rows, (share, against) in sources:
        alike = sum(same for _, same in rows)
        each = {True: share / max(1, alike), False: share * against / max(1, len(rows) - alike)}
        for values, same in rows:
            line = np.zeros(len(names))
            for name, value in values.items():
                line[column[name]] = value
            lines.append(line)
            like.append(float(same))
            counts.append(each[same])
    weights = np.array(counts)
    return np.array(lines), np.array(like), weights / weights.sum()


def main() -> None:
    """Fit and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--data", type=Path, default=Path(os.environ.get("WHENCE_DATA", ROOT.parent / "shared" / "data"))
    )
    parser.add_argument("--out", type=Path, default=ROOT / "whence" / "lang" / "en" / "claim_likeness.yaml")
    chosen = parser.parse_args()
    rows = {"ecb": ecb_rows(chosen.data / "events"), "generated": generated_rows(), "piles": pile_rows()}
    found = fitted((rows[name], share) for name, share in SHARES.items())
    lines = [
        "# What each feature of a pair of statements adds to the natural-log odds that they say one thing.",
        "# Made by `python -m training.claims`; holds no text of the corpora. For whence/weigh/claims/likeness.py.",
        "weights:",
        *(f"  {name}: {value}" for name, value in sorted(found.items()) if value),
    ]
    chosen.out.write_text("\n".join(lines) + "\n", "utf-8")
    print({name: (len(own), sum(same for _, same in own)) for name, own in rows.items()}, found)


if __name__ == "__main__":
    main()
