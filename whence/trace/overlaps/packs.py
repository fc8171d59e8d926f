"""Many reports as words in a few long arrays: what fingerprints, candidates and alignment work on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from whence.model.reports import Report
from whence.trace.overlaps import fast
from whence.trace.overlaps.cutting import PLAIN, SINGLE, Hashes, Places, chunks, cut, joined
from whence.trace.overlaps.fingerprints import winnowed
from whence.trace.overlaps.letters import PLANE, headed, table
from whence.trace.overlaps.words import WORD, Words, halved


class Columns(NamedTuple):
    """What is kept of each word, one array a column; its place in the text is not.

    Half of what packing costs is the memory that is written for the first time, and few reports share anything: those
    that do are cut again.

    Attributes:
        hashes: The upper half of its number: enough to align by, at half the memory.
        seeds: 16 bits of the hash of it and the two that follow; without meaning at a report's last two.
        marks: See `whence.trace.overlaps.cutting.Cut`.
    """

    hashes: NDArray[np.uint32]
    seeds: NDArray[np.uint16]
    marks: NDArray[np.uint8]

    def part(self, own: slice) -> Columns:
        """Give some of the words, without copying."""
        return Columns(self.hashes[own], self.seeds[own], self.marks[own])


def _room(size: int) -> Columns:
    return Columns(
        np.empty(size, np.uint32),
        np.empty(size, np.uint16),
        np.empty(size, np.uint8),
    )


@dataclass(frozen=True)
class Pack:
    """Reports as words, one after the other.

    Attributes:
        reports: In the order of the pack.
        first: Where the words of each begin; one entry more than reports.
        columns: The words.
        singles: Whether a word is one character of a script without blanks.
    """

    reports: Sequence[Report]
    first: Places
    columns: Columns
    singles: bool

    def words(self, indices: Sequence[int]) -> dict[int, Words]:
        """Give the words of some reports with their places; these texts are cut again."""
        found: dict[int, Words] = {}
        wanted = iter(indices)
        for chunk in chunks(self.reports[index] for index in indices):
            made = cut(chunk)
            for place, report in enumerate(chunk):
                own = slice(int(made.first[place]), int(made.first[place + 1]))
                found[next(wanted)] = Words(report, made.hashes[own], made.starts[own], made.ends[own])
        return found

    def plain(self, begins: Places, lengths: Places) -> Places:
        """Count the words of stretches that can be no part of a name."""
        return _counted(self.columns.marks, PLAIN, begins=begins, lengths=lengths)

    def alone(self, at: Places) -> Places:
        """Tell by 1 which words are one character of a script without blanks."""
        return (self.columns.marks[at] & SINGLE) // SINGLE

    def single(self, begins: Places, lengths: Places) -> Places:
        """Count the words of stretches that are one character of a script without blanks."""
        if not self.singles:
            return np.zeros(len(begins), dtype=np.int64)
        return _counted(self.columns.marks, SINGLE, begins=begins, lengths=lengths)


def pack(reports: Iterable[Report]) -> tuple[Pack, Hashes]:
    """Cut reports into words and choose their fingerprints.

    Why this way: chunk by chunk, in memory that is written once and keeps of each word only what alignment needs; most
    of the time went into calls and memory when every report was cut by itself.

    Args:
        reports: Any order.

    Returns:
        The words, and the fingerprints as rows (`whence.trace.overlaps.fingerprints.winnowed`) by number of the report.

    Cost: 7 bytes a word and 4 a fingerprint's word; figures in bench/trace.py.
    """
    held = list(reports)
    room = sum(len(one.text) // 2 + 2 if one.text.isascii() else len(one.text) + 1 for one in held)
    columns, rows, first = _room(room), np.empty(room, np.uint64), np.zeros(len(held) + 1, dtype=np.int64)
    number, words, count = 0, 0, 0
    for chunk in chunks(held):
        own, prints = _filled(chunk, number, columns.part(slice(words, None)), rows[count:])
        first[number + 1 : number + len(chunk) + 1] = words + own[1:]
        number, words, count = number + len(chunk), words + int(own[-1]), count + prints
    columns = columns.part(slice(words))
    return Pack(held, first, columns, bool(np.bitwise_or.reduce(columns.marks) & SINGLE)), rows[:count]


def _filled(chunk: Sequence[Report], number: int, free: Columns, rows: Hashes) -> tuple[Places, int]:  # noqa: PLR0917 - in, out
    """Write the words and fingerprints of a chunk; gives where the words of each report begin, and how many prints."""
    compiled = fast.kernels()
    if compiled is not None:
        codes, bounds = joined(chunk)
        if codes.dtype == np.uint8 or int(codes.max(initial=0)) < PLANE:
            first, count = compiled.fill((codes, bounds, number), (table(), headed()), (*free, rows))
            return first, int(compiled.distinct(rows[:count]))
    made = cut(chunk)
    own = slice(0, len(made.hashes))
    free.hashes[own] = halved(made.hashes)
    free.seeds[own] = _seeds(made.hashes)
    free.marks[own] = made.marks
    found = winnowed(free.hashes[own], made.first, number)
    rows[: len(found)] = found
    return made.first, len(found) if compiled is None else int(compiled.distinct(rows[: len(found)]))


def _seeds(hashes: Hashes) -> Hashes:
    total = hashes.copy()
    total[:-1] += np.uint64(WORD) * hashes[1:]
    total[:-2] += np.uint64(WORD * WORD % (1 << 64)) * hashes[2:]
    return total >> np.uint64(48)


def _counted(marks: NDArray[np.uint8], mark: int, *, begins: Places, lengths: Places) -> Places:
    """Count the marked words of stretches of at least one word."""
    if not len(begins):
        return lengths
    first = np.cumsum(lengths) - lengths
    at = np.arange(int(lengths.sum())) + np.repeat(begins - first, lengths)
    return np.add.reduceat((marks[at] & mark) != 0, first, dtype=np.int64)
