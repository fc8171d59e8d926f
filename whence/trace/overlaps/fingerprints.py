"""Choose the few fingerprints by which reports that share a passage find each other.

They are hashes of the upper halves of the words' numbers, since that is what a pack keeps of a word.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from whence.model.meetings import AT_EDGE
from whence.trace.overlaps.cutting import Hashes, Places
from whence.trace.overlaps.words import Words, grams, halved

#: Words per fingerprint and fingerprints per window; a shared run of 5 + 3 - 1 = 7 words is always seen. A window of 4
#: costs a fifth less and finds 2 % fewer heavy rewrites (L5 of bench/reuse_corpus.py, November 2026).
WIDTH = 5
WINDOW = 3
#: The edge of a text: so many windows at its beginning and its end, but at either no more than a quarter of its words.
EDGE = 60
SHARE = 4
#: A text of fewer words has no fingerprints.
LEAST = 8
#: Bits of a row: key above, report, and lowest whether it stands at the edge of the text.
KEY = np.uint64(32)
_LOW = np.uint64(0xFFFFFFFF)


def winnowed(halves: NDArray[np.uint32], first: Places, owner: int) -> Hashes:
    """Choose the fingerprints of texts that were cut together.

    Why this way: the least of every three neighbouring five-word hashes is kept, so two reports that share a run of
    seven words always share a fingerprint, at about half a fingerprint a word.

    Args:
        halves: The upper 32 bits of the numbers of their words.
        first: Where the words of each begin; one entry more than texts.
        owner: Number of the first text.

    Returns:
        A row each in reading order: 32 bits of the fingerprint, 31 of the text's number, 1 for the edge. The same one
        may come again; none for a text under `LEAST` words.

    Source: Schleimer, Wilkerson, Aiken 2003, Winnowing; window and width swept on generated corpora.
    """
    hashed = grams(halves, WIDTH)
    count = len(hashed) - WINDOW + 1
    sizes = np.diff(first)
    windows = np.where(sizes < LEAST, 0, sizes - WIDTH - WINDOW + 2)
    if count <= 0 or not windows.any():
        return np.zeros(0, np.uint64)
    least = hashed[:count]
    for shift in range(1, WINDOW):
        least = np.minimum(least, hashed[shift : shift + count])
    owners = np.repeat(np.arange(len(sizes)), windows)
    at = np.arange(len(owners)) - np.repeat(np.cumsum(windows) - windows, windows)
    least = least[at + np.repeat(first[:-1], windows)]
    new = np.ones(len(least), dtype=bool)
    new[1:] = (least[1:] != least[:-1]) | (owners[1:] != owners[:-1])
    return _rows(least[new], owners[new] + owner, _edges(at, sizes, windows)[new])


def picked(halves: NDArray[np.uint32], first: Places) -> tuple[Places, NDArray[np.uint32]]:
    """Find the fingerprints that stretches of words have wherever they stand.

    Why this way: a window that lies inside a stretch chooses alike in every report that holds the stretch; so whoever
    shares the stretch holds these fingerprints, and is told when one of them no longer counts.

    Args:
        halves: The upper 32 bits of the numbers of the words of all stretches.
        first: Where each stretch begins; one entry more than stretches.

    Returns:
        The place of the first of the five words of each, ascending, and the fingerprint's 32 bits.
    """
    hashed = grams(halves, WIDTH)
    count = len(hashed) - WINDOW + 1
    if count <= 0:
        return np.zeros(0, np.int64), np.zeros(0, np.uint32)
    least = hashed[:count]
    for shift in range(1, WINDOW):
        least = np.minimum(least, hashed[shift : shift + count])
    inside = np.zeros(len(halves) + 1, dtype=np.int32)
    sizes = np.diff(first)
    able = sizes >= WIDTH + WINDOW - 1
    np.add.at(inside, first[:-1][able], 1)
    np.add.at(inside, first[1:][able] - (WIDTH + WINDOW - 2), -1)
    window = np.cumsum(inside)[:count] > 0
    chosen = np.zeros(len(hashed), dtype=bool)
    for shift in range(WINDOW):
        chosen[shift : shift + count] |= window & (hashed[shift : shift + count] == least)
    places = np.flatnonzero(chosen)
    return places, (hashed[places] & _LOW).astype(np.uint32)


def fingerprints(words: Words) -> list[int]:
    """Choose the fingerprints of one report.

    Returns:
        Each once, ascending by their lower 32 bits; `AT_EDGE` is set where all its places are at the edge of the text.
    """
    rows = winnowed(halved(words.hashes), np.array([0, len(words)]), 0)
    keys, place = np.unique(rows >> KEY, return_inverse=True)
    edges = np.full(len(keys), AT_EDGE, dtype=np.int64)
    edges[place[(rows & np.uint64(1)) == 0]] = 0
    made: list[int] = (keys.astype(np.int64) + edges).tolist()
    return made


def _edges(at: Places, sizes: Places, windows: Places) -> NDArray[np.bool_]:
    edge = np.repeat(np.minimum(EDGE, sizes // SHARE), windows)
    edges: NDArray[np.bool_] = (at < edge) | (at >= np.repeat(windows, windows) - edge)
    return edges


def _rows(least: Hashes, owners: Places, edges: NDArray[np.bool_]) -> Hashes:
    return np.asarray(((least & _LOW) << KEY) | (owners.astype(np.uint64) << np.uint64(1)) | edges, dtype=np.uint64)
