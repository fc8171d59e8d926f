"""Origins over all ways in which statements can have been taken from each other."""

from __future__ import annotations

from itertools import product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from whence.weigh.voices.origins import CROWD, forest, span_of_origins


def every_forest(odds):
    """Count every choice of a parent (or none) for every statement; slow and plain."""
    size = len(odds)
    together, alone, total = np.zeros((size, size)), np.zeros(size), 0.0
    for parents in product(*(range(-1, number) for number in range(size))):
        weight = float(
            np.prod([1.0 if up < 0 else np.exp(odds[number, up]) / number**CROWD for number, up in enumerate(parents)])
        )
        root = []
        for number, up in enumerate(parents):
            root.append(number if up < 0 else root[up])
        total += weight
        alone += weight * np.array([up < 0 for up in parents])
        together += weight * (np.array(root)[:, None] == np.array(root)[None, :])
    return alone / total, together / total


@given(st.integers(1, 5), st.lists(st.floats(-4, 4), min_size=10, max_size=10))
def test_the_short_way_gives_what_all_forests_give(size, numbers):
    odds = np.zeros((size, size))
    odds[np.tril_indices(size, -1)] = numbers[: size * (size - 1) // 2]
    found = forest(odds + odds.T)
    alone, together = every_forest(odds + odds.T)
    assert np.allclose(found.alone, alone, atol=1e-3)
    assert np.allclose(found.together, together, atol=1e-3)


def test_a_rewrite_of_a_rewrite_belongs_with_the_first():
    odds = np.array([[0, 5, -6], [5, 0, 5], [-6, 5, 0.0]])
    assert forest(odds).together[0, 2] > 0.9


def test_nobody_has_no_origins():
    assert forest(np.zeros((0, 0))).alone == ()
    assert span_of_origins((), 0) == (0, 0)


def test_the_range_always_holds_the_number_found():
    low, high = span_of_origins((1.0, 0.1, 0.1, 0.1), 4)
    assert (low, high) == (1, 4)
