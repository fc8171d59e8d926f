"""The arithmetic of the networks, against slow and plain versions of itself."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest

from whence.read.network import Chain, two_way

rng = np.random.default_rng(5)


def _chain(labels: int) -> Chain:
    return Chain(*(rng.normal(size=shape).astype(np.float32) for shape in ((labels, labels), labels, labels)))


def _sequences(labels: int) -> list[np.ndarray]:
    return [rng.normal(size=(length, labels)).astype(np.float32) for length in (4, 1, 5, 2, 4)]


def _score(chain: Chain, scores: np.ndarray, labels: tuple[int, ...]) -> float:
    total = chain.first[labels[0]] + chain.last[labels[-1]] + sum(scores[i, label] for i, label in enumerate(labels))
    return float(total + sum(chain.steps[a, b] for a, b in pairwise(labels)))


def test_the_best_labels_are_those_of_trying_all() -> None:
    chain, sequences = _chain(3), _sequences(3)
    for scores, found in zip(sequences, chain.best(sequences), strict=True):
        every = product(range(3), repeat=len(scores))
        assert tuple(found) == max(every, key=lambda labels: _score(chain, scores, labels))


def test_marginals_are_those_of_summing_over_all() -> None:
    chain, sequences = _chain(3), _sequences(3)
    for scores, found in zip(sequences, chain.marginals(sequences), strict=True):
        weights = {labels: np.exp(_score(chain, scores, labels)) for labels in product(range(3), repeat=len(scores))}
        for index in range(len(scores)):
            for label in range(3):
                share = sum(weight for labels, weight in weights.items() if labels[index] == label)
                assert found[index, label] == pytest.approx(share / sum(weights.values()), abs=1e-4)


def test_a_sequence_is_read_alike_alone_and_beside_others() -> None:
    width = 3
    layer = {
        "w": rng.normal(size=(4, 8 * width)).astype(np.float32),
        "u": rng.normal(size=(2, width, 4 * width)).astype(np.float32),
        "b": rng.normal(size=8 * width).astype(np.float32),
    }
    sequences = [rng.normal(size=(length, 4)).astype(np.float32) for length in (3, 7, 1, 7, 2)]
    for alone, beside in zip(sequences, two_way(sequences, [layer]), strict=True):
        assert np.allclose(two_way([alone], [layer])[0], beside, atol=1e-5)
        assert np.allclose(beside, _plain(alone, layer), atol=1e-5)


def _plain(sequence: np.ndarray, layer: dict[str, np.ndarray]) -> np.ndarray:
    """Run a two-way LSTM word by word."""
    width = layer["u"].shape[1]
    sides = []
    for side in (0, 1):
        words = sequence if side == 0 else sequence[::-1]
        w, b = (layer[name][..., 4 * width * side : 4 * width * (side + 1)] for name in "wb")
        hidden, cell, states = np.zeros(width), np.zeros(width), []
        for word in words:
            gates = word @ w + b + hidden @ layer["u"][side]
            opened, forget, out = (1 / (1 + np.exp(-gates[k * width : (k + 1) * width])) for k in range(3))
            cell = forget * cell + opened * np.tanh(gates[3 * width :])
            hidden = out * np.tanh(cell)
            states.append(hidden)
        sides.append(np.array(states if side == 0 else states[::-1]))
    return np.concatenate(sides, axis=1)


def test_no_sequence_gives_nothing() -> None:
    assert two_way([], []) == []
    assert _chain(2).best([]) == []
