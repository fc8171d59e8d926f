"""The arithmetic of the shipped networks, in numpy: two-way LSTM layers and linear chains."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Counts = NDArray[np.int64]
Row = TypeVar("Row")

#: Smallest sum that is divided by.
_TINY = 1e-30
#: Sequences are run side by side in heaps of at most this many words, or one sequence.
_HEAP = 8192
#: Label sequences are solved side by side in heaps of at most this many.
_SOLVED = 48
#: So many rows are multiplied by a recurrent matrix one by one.
_FEW = (4, 12)


def two_way(sequences: Sequence[Floats], layers: Sequence[Mapping[str, Floats]]) -> list[Floats]:
    """Run stacked two-way LSTM layers over sequences.

    Args:
        sequences: One row a word each, at least one word.
        layers: Per layer `w` (in, 8H: forward then backward gates), `u` (2, H, 4H), `b` (8H); gates in the order
            input, forget, output, cell.

    Returns:
        One row a word, 2H wide.

    Cost: linear in words times the square of the width; sequences of like length share a heap, packed step by step.
    """
    order = sorted(range(len(sequences)), key=lambda index: (-len(sequences[index]), index))
    made: list[Floats] = [np.zeros((0, 0), dtype=np.float32)] * len(sequences)
    for heap in _heaps(order, [len(one) for one in sequences]):
        packed = _packed(np.array([len(sequences[index]) for index in heap]))
        states = np.concatenate([sequences[index] for index in heap])
        for layer in layers:
            states = _layer(states, layer, packed)
        for index, state in zip(heap, np.split(states, packed.ends[:-1]), strict=True):
            made[index] = state
    return made


def _heaps(order: Sequence[int], lengths: Sequence[int]) -> Iterator[list[int]]:
    heap: list[int] = []
    size = 0
    for index in order:
        if heap and size + lengths[index] > _HEAP:
            yield heap
            heap, size = [], 0
        heap.append(index)
        size += lengths[index]
    if heap:
        yield heap


@dataclass(frozen=True, slots=True)
class _Packed:
    """Where the words of sequences stand when all first words come first, then all second words, and so on.

    Attributes:
        ends: End of each sequence among the words, the longest sequence first.
        bounds: Where each step begins among the packed words, and their end.
        forward, backward: The word at each packed place, read from the front and from the back.
    """

    ends: Counts
    bounds: list[int]
    forward: Counts
    backward: Counts


def _packed(lengths: Counts) -> _Packed:
    """Pack sequences sorted from long to short."""
    ends = np.cumsum(lengths)
    steps = np.concatenate([np.arange(length) for length in lengths])
    owners = np.repeat(np.arange(len(lengths)), lengths)
    order = np.lexsort((owners, steps))
    steps, owners = steps[order], owners[order]
    bounds = np.searchsorted(steps, np.arange(int(lengths[0]) + 1)).tolist()
    return _Packed(ends, bounds, (ends - lengths)[owners] + steps, ends[owners] - 1 - steps)


def _layer(words: Floats, layer: Mapping[str, Floats], packed: _Packed) -> Floats:
    width = layer["u"].shape[1]
    gates = np.empty((2, len(words), 4 * width), dtype=np.float32)
    for way, order in enumerate((packed.forward, packed.backward)):
        columns = slice(way * 4 * width, (way + 1) * 4 * width)
        np.matmul(words[order], layer["w"][:, columns], out=gates[way])
        gates[way] += layer["b"][columns]
    hidden = _steps(gates, layer["u"], packed.bounds)
    made = np.empty((len(words), 2 * width), dtype=np.float32)
    made[packed.forward, :width] = hidden[0]
    made[packed.backward, width:] = hidden[1]
    return made


def _steps(gates: Floats, recurrent: Floats, bounds: Sequence[int]) -> Floats:
    """Run both ways over packed words; `gates` is used up.

    Why this way: a logistic curve is a hyperbolic tangent of half the value, so that one call opens all gates; and for
    a few rows BLAS spends more on packing the matrix than on multiplying row by row.
    """
    width = recurrent.shape[1]
    hidden = np.empty((2, gates.shape[1], width), dtype=np.float32)
    halves = np.repeat(np.array((0.5, 1), dtype=np.float32), (3 * width, width))
    gates *= halves
    recurrent = recurrent * halves
    by_row = recurrent[:, None]
    cell: Floats = np.zeros((2, bounds[1], width), dtype=np.float32)
    last: Floats = cell
    for begin, end in pairwise(bounds):
        live = end - begin
        now = gates[:, begin:end]
        if begin and _FEW[0] <= live <= _FEW[1]:
            now += np.matmul(last[:, :live, None], by_row)[:, :, 0]
        elif begin:
            now += last[:, :live] @ recurrent
        np.tanh(now, out=now)
        opened, offered = now[..., : 3 * width], now[..., 3 * width :]
        opened += 1
        opened *= 0.5
        offered *= opened[..., :width]
        cell = cell[:, :live] * opened[..., width : 2 * width]
        cell += offered
        last = hidden[:, begin:end]
        np.tanh(cell, out=last)
        last *= opened[..., 2 * width :]
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

    def _best(self, scores: Floats, lengths: Counts, lives: Sequence[int]) -> list[list[int]]:
        size, longest, _ = scores.shape
        reached = scores[:, 0] + self.first
        back = np.zeros(scores.shape, dtype=np.int64)
        for step, live in enumerate(lives[1:], start=1):
            through = reached[:live, :, None] + self.steps
            through.argmax(axis=1, out=back[:live, step])
            np.add(through.max(axis=1), scores[:live, step], out=reached[:live])
        labels = np.zeros((size, longest), dtype=np.int64)
        labels[np.arange(size), lengths - 1] = (reached + self.last).argmax(axis=1)
        held = np.arange(size)
        for step in range(longest - 1, 0, -1):
            live = lives[step]
            labels[:live, step - 1] = back[held[:live], step, labels[:live, step]]
        return [row[:length].tolist() for row, length in zip(labels, lengths, strict=True)]

    def _marginals(self, scores: Floats, lengths: Counts, lives: Sequence[int]) -> list[Floats]:
        size, longest, _ = scores.shape
        chances = np.exp(scores - scores.max(axis=2, keepdims=True))
        steps, ends = np.exp(self.steps - self.steps.max()), np.exp(self.last - self.last.max())
        before, after = np.zeros_like(chances), np.zeros_like(chances)
        before[:, 0] = chances[:, 0] * np.exp(self.first - self.first.max())
        after[np.arange(size), lengths - 1] = ends
        for step, live in enumerate(lives[1:], start=1):
            reached = before[:live, step - 1] @ steps
            reached *= chances[:live, step]
            _share(reached, before[:live, step])
        for step in range(longest - 1, 0, -1):
            live = lives[step]
            _share((after[:live, step] * chances[:live, step]) @ steps.T, after[:live, step - 1])
        before *= after
        before /= np.maximum(before.sum(axis=2, keepdims=True), _TINY)
        return [row[:length] for row, length in zip(before, lengths, strict=True)]


def _by_heap(sequences: Sequence[Floats], solve: Callable[[Floats, Counts, Sequence[int]], list[Row]]) -> list[Row]:
    """Solve sequences of like length side by side; each heap is filled up with zeros and runs from long to short.

    The third argument of `solve` tells how many sequences have a word at each step.
    """
    order = sorted(range(len(sequences)), key=lambda index: (-len(sequences[index]), index))
    made: dict[int, Row] = {}
    for first in range(0, len(order), _SOLVED):
        heap = order[first : first + _SOLVED]
        lengths = np.array([len(sequences[index]) for index in heap])
        scores = np.zeros((len(heap), int(lengths[0]), sequences[heap[0]].shape[1]), dtype=np.float32)
        for row, index in enumerate(heap):
            scores[row, : lengths[row]] = sequences[index]
        lives = (len(heap) - np.searchsorted(lengths[::-1], np.arange(int(lengths[0])), side="right")).tolist()
        made |= zip(heap, solve(scores, lengths, lives), strict=True)
    return [made[index] for index in range(len(sequences))]


def _share(values: Floats, out: Floats) -> None:
    """Scale rows so that each sums to one, which keeps products of many steps in range."""
    np.divide(values, np.maximum(values.sum(axis=1, keepdims=True), _TINY), out=out)
