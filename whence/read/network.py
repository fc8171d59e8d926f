"""The arithmetic of the shipped networks, in numpy: two-way LSTM layers and linear chains."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Counts = NDArray[np.int64]
Row = TypeVar("Row")

#: Smallest sum that is divided by.
_TINY = 1e-30
#: Sequences are run side by side in heaps of at most this many.
_HEAP = 48


def two_way(sequences: Sequence[Floats], layers: Sequence[Mapping[str, Floats]]) -> list[Floats]:
    """Run stacked two-way LSTM layers over sequences.

    Args:
        sequences: One row a word each, at least one word.
        layers: Per layer `w` (in, 8H: forward then backward gates), `u` (2, H, 4H), `b` (8H); gates in the order
            input, forget, output, cell.

    Returns:
        One row a word, 2H wide.

    Cost: linear in words times the square of the width; sequences of like length share a heap.
    """
    order = sorted(range(len(sequences)), key=lambda index: (-len(sequences[index]), index))
    made: list[Floats] = [np.zeros((0, 0), dtype=np.float32)] * len(sequences)
    for first in range(0, len(order), _HEAP):
        heap = order[first : first + _HEAP]
        states = [sequences[index] for index in heap]
        for layer in layers:
            states = _layer(states, layer)
        for index, state in zip(heap, states, strict=True):
            made[index] = state
    return made


def _layer(states: list[Floats], layer: Mapping[str, Floats]) -> list[Floats]:
    """Run one layer over sequences sorted from long to short."""
    lengths = np.array([len(state) for state in states])
    width = layer["u"].shape[1]
    longest, many = int(lengths[0]), len(states)
    flat = np.concatenate(states) @ layer["w"] + layer["b"]
    gates = np.zeros((2, longest, many, 4 * width), dtype=np.float32)
    ends = np.cumsum(lengths)
    for index, (end, length) in enumerate(zip(ends, lengths, strict=True)):
        part = flat[end - length : end]
        gates[0, :length, index] = part[:, : 4 * width]
        gates[1, :length, index] = part[::-1, 4 * width :]
    hidden = _steps(gates, layer["u"], lengths)
    return [
        np.concatenate([hidden[0, :length, index], hidden[1, :length, index][::-1]], axis=1)
        for index, length in enumerate(lengths)
    ]


def _steps(gates: Floats, recurrent: Floats, lengths: NDArray[np.int64]) -> Floats:
    _, longest, many, _ = gates.shape
    width = recurrent.shape[1]
    hidden = np.zeros((2, longest, many, width), dtype=np.float32)
    last: Floats = np.zeros((2, many, width), dtype=np.float32)
    cell: Floats = np.zeros((2, many, width), dtype=np.float32)
    for step in range(longest):
        live = _live(lengths, step)
        now: Floats = gates[:, step, :live] + last[:, :live] @ recurrent
        opened: Floats = np.reciprocal(1 + np.exp(-now[..., : 3 * width]))
        cell = opened[..., width : 2 * width] * cell[:, :live] + opened[..., :width] * np.tanh(now[..., 3 * width :])
        last = opened[..., 2 * width :] * np.tanh(cell)
        hidden[:, step, :live] = last
    return hidden


@dataclass(frozen=True, slots=True)
class Chain:
    """A linear chain over labels.

    Attributes:
        steps: Score of label j behind label i, (labels, labels).
        first, last: Scores of the label at the edges.
    """

    steps: Floats
    first: Floats
    last: Floats

    def best(self, sequences: Sequence[Floats]) -> list[list[int]]:
        """Give the best labels of each sequence by Viterbi's algorithm; a sequence is (words, labels)."""
        return _by_heap(sequences, self._best)

    def marginals(self, sequences: Sequence[Floats]) -> list[Floats]:
        """Give the probability of each label at each word of each sequence, by the forward-backward algorithm."""
        return _by_heap(sequences, self._marginals)

    def _best(self, scores: Floats, lengths: Counts) -> list[list[int]]:
        size, longest, _ = scores.shape
        reached = scores[:, 0] + self.first
        back = np.zeros(scores.shape, dtype=np.int64)
        for step in range(1, longest):
            live = _live(lengths, step)
            through = reached[:live, :, None] + self.steps
            back[:live, step] = through.argmax(axis=1)
            reached[:live] = through.max(axis=1) + scores[:live, step]
        labels = np.zeros((size, longest), dtype=np.int64)
        labels[np.arange(size), lengths - 1] = (reached + self.last).argmax(axis=1)
        for step in range(longest - 1, 0, -1):
            held = np.arange(_live(lengths, step))
            labels[held, step - 1] = back[held, step, labels[held, step]]
        return [row[:length].tolist() for row, length in zip(labels, lengths, strict=True)]

    def _marginals(self, scores: Floats, lengths: Counts) -> list[Floats]:
        size, longest, _ = scores.shape
        chances = np.exp(scores - scores.max(axis=2, keepdims=True))
        steps, ends = np.exp(self.steps - self.steps.max()), np.exp(self.last - self.last.max())
        before, after = np.zeros_like(chances), np.zeros_like(chances)
        before[:, 0] = chances[:, 0] * np.exp(self.first - self.first.max())
        after[np.arange(size), lengths - 1] = ends
        for step in range(1, longest):
            live = _live(lengths, step)
            before[:live, step] = _shares(before[:live, step - 1] @ steps * chances[:live, step])
        for step in range(longest - 1, 0, -1):
            live = _live(lengths, step)
            after[:live, step - 1] = _shares((after[:live, step] * chances[:live, step]) @ steps.T)
        both = before * after
        both /= np.maximum(both.sum(axis=2, keepdims=True), _TINY)
        return [row[:length] for row, length in zip(both, lengths, strict=True)]


def _by_heap(sequences: Sequence[Floats], solve: Callable[[Floats, Counts], list[Row]]) -> list[Row]:
    """Solve sequences of like length side by side; each heap is filled up with zeros and runs from long to short."""
    order = sorted(range(len(sequences)), key=lambda index: (-len(sequences[index]), index))
    made: dict[int, Row] = {}
    for first in range(0, len(order), _HEAP):
        heap = order[first : first + _HEAP]
        lengths = np.array([len(sequences[index]) for index in heap])
        scores = np.zeros((len(heap), int(lengths[0]), sequences[heap[0]].shape[1]), dtype=np.float32)
        for row, index in enumerate(heap):
            scores[row, : lengths[row]] = sequences[index]
        made |= zip(heap, solve(scores, lengths), strict=True)
    return [made[index] for index in range(len(sequences))]


def _live(lengths: Counts, step: int) -> int:
    """Give how many of the sequences, which run from long to short, have a word at a step."""
    return int(np.searchsorted(-lengths, -step, side="left"))


def _shares(values: Floats) -> Floats:
    """Scale rows so that each sums to one, which keeps products of many steps in range."""
    return np.asarray(values / np.maximum(values.sum(axis=1, keepdims=True), _TINY), dtype=np.float32)
