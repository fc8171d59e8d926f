"""Choose the few fingerprints by which reports that share a passage find each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from whence.model.meetings import AT_EDGE
from whence.trace import fast
from whence.trace.cutting import Cut, Hashes
from whence.trace.words import Words, grams

#: Words per fingerprint and fingerprints per window; a shared run of 5 + 3 - 1 = 7 words is always seen.
WIDTH = 5
WINDOW = 3
#: The edge of a text: so many windows at its beginning and its end, but at either no more than a quarter of it.
EDGE = 60
SHARE = 4
_KEY = np.uint64(0xFFFFFFFF)


class Prints(NamedTuple):
    """Fingerprints of several reports, one row each; a report may hold the same one twice.

    Attributes:
        keys: 32 bits, equal for equal words of five.
        owners: Number of the report.
        edges: Whether it stands at the edge of its text.
    """

    keys: NDArray[np.uint32]
    owners: NDArray[np.int32]
    edges: NDArray[np.bool_]

    @classmethod
    def joined(cls, parts: Sequence[Prints]) -> Prints:
        """Put rows together."""
        nothing = cls(np.zeros(0, np.uint32), np.zeros(0, np.int32), np.zeros(0, bool))
        return cls(*(np.concatenate(column) for column in zip(nothing, *parts, strict=True)))

    def numbers(self) -> list[int]:
        """Write the rows of a single report as numbers, ascending by key, each key once; see `AT_EDGE`."""
        keys, place = np.unique(self.keys, return_inverse=True)
        edges = np.ones(len(keys), dtype=np.int64)
        edges[place[~self.edges]] = 0
        made: list[int] = (keys.astype(np.int64) + edges * AT_EDGE).tolist()
        return made


def winnowed(made: Cut, owner: int = 0) -> Prints:
    """Choose the fingerprints of texts that were cut together.

    Why this way: the least of every three neighbouring five-word hashes is kept, so two reports that share a run of seven
    words always share a fingerprint, at about 0.4 fingerprints a word.

    Args:
        made: The words.
        owner: Number of the first text.

    Returns:
        Rows in reading order; none for a text under eight words.

    Source: Schleimer, Wilkerson, Aiken 2003, Winnowing; window 4 and width 5 from text_reuse research.
    """
    compiled = fast.kernels()
    if compiled is None:
        least, owners, edges = _in_numpy(made)
    else:
        least, owners, edges = compiled.prints(made.hashes, made.first, (WIDTH, WINDOW, EDGE, SHARE))
    return Prints((least & _KEY).astype(np.uint32), (owners + owner).astype(np.int32), edges)


def fingerprints(words: Words) -> list[int]:
    """Choose the fingerprints of one report.

    Returns:
        Each once, ascending by their lower 32 bits; `AT_EDGE` is set where every place of one is at the edge of the text.
    """
    whole = np.array([0, len(words)], dtype=np.int64)
    return winnowed(Cut(whole, words.hashes, words.starts, words.ends, words.alone, np.zeros(0, bool))).numbers()


def _in_numpy(made: Cut) -> tuple[Hashes, NDArray[np.int64], NDArray[np.bool_]]:
    hashed = grams(made.hashes, WIDTH)
    count = len(hashed) - WINDOW + 1
    sizes = np.diff(made.first)
    windows = np.maximum(sizes - WIDTH - WINDOW + 2, 0)
    if count <= 0 or not windows.any():
        return np.zeros(0, np.uint64), np.zeros(0, np.int64), np.zeros(0, bool)
    least = hashed[:count]
    for shift in range(1, WINDOW):
        least = np.minimum(least, hashed[shift : shift + count])
    owners = np.repeat(np.arange(len(sizes)), windows)
    at = np.arange(len(owners)) - np.repeat(np.cumsum(windows) - windows, windows)
    least = least[at + np.repeat(made.first[:-1], windows)]
    new = np.ones(len(least), dtype=bool)
    new[1:] = (least[1:] != least[:-1]) | (owners[1:] != owners[:-1])
    edge = np.repeat(np.minimum(EDGE, sizes // SHARE), windows)
    edges = (at < edge) | (at >= np.repeat(windows, windows) - edge)
    return least[new], owners[new], edges[new]
