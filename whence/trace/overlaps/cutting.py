"""Cut texts into words, many at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from whence.model.reports import Report
from whence.trace.overlaps.letters import ALONE, BORDER, DROPPED, PLANE, Codes, headed, roles

Hashes = NDArray[np.uint64]
Places = NDArray[np.int64]

#: Odd 64-bit multipliers; any would do, but they may never change: fingerprints are stored.
LETTER = 0x9E3779B97F4A7C15
MIX_1 = 0xBF58476D1CE4E5B9
MIX_2 = 0x94D049BB133111EB
#: Code points that are cut at once: enough to make a call cheap, few enough to stay in the processor's cache.
#: Swept from 2^15 to 2^19 on bench/reuse_corpus.py, November 2026.
CHUNK = 1 << 18
#: Letters that are summed at once: bounds the tables of powers, save for a longer single word.
BLOCK = 1 << 20
#: A word of so many characters may be one that joins the parts of a name: `the`, `of`, `and`.
SHORT = 3
#: Marks of a word: it can be no part of a name; it is one character of a script without blanks.
PLAIN, SINGLE = 1, 2


class Cut(NamedTuple):
    """The words of several texts, one after the other.

    Attributes:
        first: Where the words of each text begin; one entry more than texts.
        hashes: One stable number per word, equal for equal words.
        starts, ends: Half-open code-point offsets in the word's own text.
        marks: `PLAIN`: more than three characters, no capital or figure at its beginning; `SINGLE`, which is plain too.
    """

    first: Places
    hashes: Hashes
    starts: Places
    ends: Places
    marks: NDArray[np.uint8]


def chunks(reports: Iterable[Report]) -> Iterator[list[Report]]:
    """Group reports into chunks of about `CHUNK` code points, in order."""
    held: list[Report] = []
    size = 0
    for report in reports:
        held.append(report)
        size += len(report.text)
        if size >= CHUNK:
            yield held
            held, size = [], 0
    if held:
        yield held


def joined(reports: Sequence[Report]) -> tuple[Codes, Places]:
    """Put texts one after the other, a line end after each and in place of all furniture.

    Returns:
        Code points, in 8 bits where all are ASCII, and where each text begins; one entry more than texts.
    """
    text = "\n".join([report.text for report in reports])
    bounds = np.zeros(len(reports) + 1, dtype=np.int64)
    np.cumsum([len(report.text) + 1 for report in reports], out=bounds[1:])
    codes: Codes
    if text.isascii():
        codes = np.frombuffer(bytearray(text.encode("ascii")), np.uint8)
    else:
        codes = np.frombuffer(bytearray(text.encode("utf-32-le", "surrogatepass")), np.uint32)
    for report, offset in zip(reports, bounds.tolist(), strict=False):
        for piece in report.furniture:
            codes[offset + piece.span.start : offset + piece.span.end] = ord("\n")
    return codes, bounds


def cut(reports: Sequence[Report]) -> Cut:
    """Cut the bodies of reports into words.

    Why this way: the texts are joined and cut in a few passes over the whole, because one pass per text would cost more
    in calls than in work. A word's number is a polynomial in its folded letters, taken as the difference of two running
    sums, so that no pass loops over letters.

    Args:
        reports: Their furniture spans are left out and cut words.

    Returns:
        The words of all of them.

    Cost: linear in the texts, about 12 ns a code point.
    """
    codes, bounds = joined(reports)
    kinds, letters = roles(codes)
    kept = None
    if codes.dtype != np.uint8 and (kinds == DROPPED).any():
        kept = np.flatnonzero(kinds != DROPPED)
        kinds, letters = kinds[kept], letters[kept]
        kept = np.append(kept, len(codes))
    starts, ends = _borders(kinds)
    hashes = _numbers(letters, starts, ends)
    single = kinds[starts] == ALONE
    if kept is not None:
        starts, ends = kept[starts], kept[ends]
    heads = codes[starts] if codes.dtype == np.uint8 else np.minimum(codes[starts], np.uint32(PLANE - 1))
    ordinary = ~headed()[heads] & (ends - starts > SHORT)
    first = np.searchsorted(starts, bounds)
    offset = np.repeat(bounds[:-1], np.diff(first))
    marks = (ordinary | single) * np.uint8(PLAIN) + single * np.uint8(SINGLE)
    return Cut(first, hashes, starts - offset, ends - offset, marks)


def mixed(values: Hashes) -> Hashes:
    """Spread the bits of numbers, each on its own."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(MIX_1)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(MIX_2)
    return values ^ (values >> np.uint64(31))


def _borders(kinds: NDArray[np.uint8]) -> tuple[Places, Places]:
    inside, alone = kinds != BORDER, kinds == ALONE
    before, following = np.zeros(len(kinds), dtype=bool), np.zeros(len(kinds), dtype=bool)
    before[1:] = inside[:-1] & ~alone[:-1]
    following[:-1] = inside[1:] & ~alone[1:]
    return np.flatnonzero(inside & (~before | alone)), np.flatnonzero(inside & (~following | alone)) + 1


def _numbers(letters: Codes, starts: Places, ends: Places) -> Hashes:
    """Hash words: the running sum of letters times powers up to the word's end, less that up to its start, shifted."""
    if len(letters) > BLOCK and len(starts) > 1:
        cuts = np.searchsorted(starts, np.arange(0, len(letters) + BLOCK, BLOCK)).tolist()
        pieces = [slice(low, high) for low, high in pairwise(cuts) if low < high]
        return np.concatenate([np.zeros(0, np.uint64), *(_block(letters, starts[one], ends[one]) for one in pieces)])
    return _block(letters, starts, ends)


def _block(letters: Codes, starts: Places, ends: Places) -> Hashes:
    if not len(starts):
        return np.zeros(0, dtype=np.uint64)
    letters, starts, ends = letters[starts[0] : ends[-1]], starts - starts[0], ends - starts[0]
    up, down = _powers(1 << len(letters).bit_length())
    summed = np.zeros(len(letters) + 1, dtype=np.uint64)
    np.cumsum(letters * up[: len(letters)], out=summed[1:])
    return mixed((summed[ends] - summed[starts]) * down[starts])


@cache
def _powers(size: int) -> tuple[Hashes, Hashes]:
    """Give the powers of the letter's multiplier from the first on, of its inverse (modulo 2^64) from the 0th on."""
    up = np.multiply.accumulate(np.full(size, LETTER, dtype=np.uint64))
    down = np.full(size, pow(LETTER, -1, 1 << 64), dtype=np.uint64)
    down[0] = 1
    return up, np.multiply.accumulate(down)
