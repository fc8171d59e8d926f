"""PooledInvestment over arrays, for the cost and the figures beside ours: our own plain port of what joesingo describes.

Uniform start, ten rounds, growth 1.4 (Pasternack and Roth, 2010, as in joesingo/truthdiscovery 1.0.4). Its start and its
rounds matter much; its numbers are no probabilities.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
ROUNDS, GROWTH = 10, 1.4
#: Stands for a sum that has come to nothing.
LEAST = 1e-300


def pooled_investment(*, source: Ints, thing: Ints, value: Ints) -> tuple[Ints, Ints, Floats]:
    """Give things, values and beliefs, one row for each value of a thing."""
    width = int(value.max()) + 1
    facts, back = np.unique(thing * width + value, return_inverse=True)
    about = facts // width
    claims = np.maximum(np.bincount(source), 1)
    trust, belief = np.ones(len(claims)), 1 / np.bincount(about)[about]
    for _ in range(ROUNDS):
        invested = trust / claims
        received = np.bincount(back, invested[source])
        trust = invested * np.bincount(source, (belief / np.maximum(received, LEAST))[back])
        base = np.bincount(back, (trust / claims)[source])
        grown = base**GROWTH
        belief = base * grown / np.maximum(np.bincount(about, grown), LEAST)[about]
        trust, belief = trust / trust.max(), belief / belief.max()
    return about, facts % width, belief
