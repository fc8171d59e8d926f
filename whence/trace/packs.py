"""Many reports as words in a few long arrays: what fingerprints, candidates and alignment work on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from whence.model.reports import Report
from whence.trace.cutting import Cut, Places, chunks, cut
from whence.trace.fingerprints import Prints, winnowed
from whence.trace.words import WORD, Words

#: Longest word, in code points, whose length is kept; the rest is cut again when its place is asked for.
LONGEST = 65_535


@dataclass(frozen=True)
class Pack:
    """Reports as words, one after the other.

    Attributes:
        reports: In the order of the pack.
        first: Where the words of each begin; one entry more than reports.
        hashes: The upper half of each word's number: enough to align by, at half the memory.
        starts: Offset of each word in its report's text.
        lengths: Code points of each word, `LONGEST` for that or more.
        seeds: 16 bits of the hash of each word and the two that follow; without meaning at a report's last two.
        plain: Whether a word can be no name: more than three letters and no capital.
        alone: Whether a word is one character of a script without blanks; `None` when none is.
    """

    reports: Sequence[Report]
    first: Places
    hashes: NDArray[np.uint32]
    starts: NDArray[np.int32]
    lengths: NDArray[np.uint16]
    seeds: NDArray[np.uint16]
    plain: NDArray[np.bool_]
    alone: NDArray[np.bool_] | None

    def words(self, index: int) -> Words:
        """Give the words of one report."""
        own = slice(int(self.first[index]), int(self.first[index + 1]))
        starts, lengths = self.starts[own].astype(np.int64), self.lengths[own]
        report = self.reports[index]
        ends = cut([report]).ends if (lengths == LONGEST).any() else starts + lengths
        return Words(report, self.hashes[own].astype(np.uint64), starts, ends, None)


def pack(reports: Iterable[Report]) -> tuple[Pack, Prints]:
    """Cut reports into words and choose their fingerprints.

    Why this way: chunk by chunk in memory that is used again, keeping of each word only what alignment needs; that is
    where the time went when every report was cut by itself.

    Args:
        reports: Any order, read once.

    Returns:
        The words, and the fingerprints by number of the report in the pack.

    Cost: 10 bytes a word; figures in bench/trace.py.
    """
    held: list[Report] = []
    made: list[tuple[NDArray[np.generic], ...]] = []
    prints: list[Prints] = []
    counts: list[Places] = []
    singles: list[tuple[int, NDArray[np.bool_]]] = []
    total = 0
    for chunk in chunks(reports):
        one = cut(chunk)
        made.append(_slim(one))
        prints.append(winnowed(one, len(held)))
        counts.append(np.diff(one.first))
        if one.alone is not None:
            singles.append((total, one.alone))
        total += len(one.hashes)
        held += chunk
    first = np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(np.concatenate([*counts, np.zeros(0, dtype=np.int64)]))])
    columns = [np.concatenate(column) for column in zip(*made, strict=True)] if made else list(_slim(cut([])))
    return Pack(held, first, *columns, _marked(singles, total)), Prints.joined(prints)


def _slim(made: Cut) -> tuple[NDArray[np.generic], ...]:
    return (
        (made.hashes >> np.uint64(32)).astype(np.uint32),
        made.starts.astype(np.int32),
        np.minimum(made.ends - made.starts, LONGEST).astype(np.uint16),
        _seeds(made),
        made.plain,
    )


def _seeds(made: Cut) -> NDArray[np.uint16]:
    total = made.hashes.copy()
    for step in (1, 2):
        total[:-step] += np.uint64(WORD) ** np.uint64(step) * made.hashes[step:]
    return (total >> np.uint64(48)).astype(np.uint16)


def _marked(singles: Sequence[tuple[int, NDArray[np.bool_]]], total: int) -> NDArray[np.bool_] | None:
    if not singles:
        return None
    marked = np.zeros(total, dtype=bool)
    for start, alone in singles:
        marked[start : start + len(alone)] = alone
    return marked
