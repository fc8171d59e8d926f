"""Fit the confidences of attributions: how often a cue with its source and content is right.

    python -m training.confidence [--weights FILE] [--out FILE]

Logistic regression over `whence.read.attribution.settled.signs` on PolNeAR dev, since the tagger knows train by heart.
Prints how well confidences fitted on every second article hold on the others: that, not the fit on all, is the honest
figure.
"""

from __future__ import annotations

import argparse
import os
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench import polnear
from bench.polnear import Marked
from training.polnear import told
from whence.read.attribution.settled import nearest, signs
from whence.read.attribution.tagger import Tied, load, tied
from whence.read.words import Passage

#: Strength of the pull of every weight to zero, in finds.
PULL = 0.5

Floats = NDArray[np.float64]


def examples(weights: Path) -> tuple[list[str], Floats, Floats, Floats]:
    """Give the names of the signs, their values, what was right, and the number of the article."""
    loaded = load(weights)
    names: list[str] = []
    values, right, number = [], [], []
    for index, (article, made) in enumerate(told("dev")):
        cues = tied([o.words for o in made], [o.parse for o in made], ruled=[o.ruled for o in made], weights=loaded)
        for one, found in zip(made, cues, strict=True):
            for cue in (cue for cue in found if cue.content):
                shown = signs(cue)
                names = list(shown)
                values.append(list(shown.values()))
                right.append(any(ok for _, ok in polnear.verdicts(article, [_marked(one.words, cue)])))
                number.append(index)
    return names, np.array(values), np.array(right, dtype=float), np.array(number)


def _marked(words: Passage, one: Tied) -> Marked:
    source = nearest(one)
    content = tuple(words.place(*run) for run in one.content)
    return Marked((words.place(*source),) if source is not None else (), (words.place(*one.cue),), content)


def fitted(values: Floats, right: Floats) -> Floats:
    """Fit by Newton's method on standardised signs; the first sign is the constant."""
    middle, spread = values.mean(0), values.std(0) + 1e-6
    middle[0], spread[0] = 0, 1
    scaled = (values - middle) / spread
    weights = np.zeros(values.shape[1])
    for _ in range(50):
        sure = 1 / (1 + np.exp(-scaled @ weights))
        bend = (scaled * (sure * (1 - sure))[:, None]).T @ scaled + PULL * np.eye(len(weights))
        weights -= np.linalg.solve(bend, scaled.T @ (sure - right) + PULL * weights)
    plain = weights / spread
    plain[0] = weights[0] - (weights[1:] * middle[1:] / spread[1:]).sum()
    return np.asarray(plain)


def main(chosen: argparse.Namespace) -> None:
    """Fit, check across halves, write."""
    names, values, right, number = examples(chosen.weights)
    sure = np.zeros(len(right))
    for half in (0, 1):
        weights = fitted(values[number % 2 == half], right[number % 2 == half])
        sure[number % 2 != half] = 1 / (1 + np.exp(-values[number % 2 != half] @ weights))
    for low in np.arange(0, 1, 0.1):
        bin_ = (sure >= low) & (sure < low + 0.1)
        if bin_.any():
            print(f"told {low:.1f} to {low + 0.1:.1f}: {bin_.sum():5} finds, {right[bin_].mean():.2f} right")
    lines = [
        "# How much each sign speaks for an attribution: see whence/read/attribution/settled.py. Holds no corpus text.",
        "# Made by `python -m training.confidence` from PolNeAR dev.",
        *(f"{name}: {value:.3f}" for name, value in zip(names, fitted(values, right), strict=True)),
    ]
    chosen.out.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    root = Path(__file__).resolve().parents[1]
    lang = root / "whence" / "lang" / "en"
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--data", type=Path, default=Path(os.environ.get("WHENCE_DATA", root.parent / "shared" / "data"))
    )
    parser.add_argument("--weights", type=Path, default=lang / "attribution.npz")
    parser.add_argument("--out", type=Path, default=lang / "confidence.yaml")
    asked = parser.parse_args()
    os.environ["WHENCE_DATA"] = str(asked.data)
    main(asked)
