"""Cut texts into words, many at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from whence.model.reports import Report
from whence.trace import fast
from whence.trace.letters import ALONE, BORDER, DROPPED, PART, headed, plain, roles

Hashes = NDArray[np.uint64]
Places = NDArray[np.int64]

#: Odd 64-bit multipliers; any would do, but they may never change: fingerprints are stored.
LETTER = 0x9E3779B97F4A7C15
MIX_1 = 0xBF58476D1CE4E5B9
MIX_2 = 0x94D049BB133111EB
#: Code points that are cut at once: enough to make a call cheap, few enough to stay in the processor's cache.
#: Swept from 2^15 to 2^21 on bench/reuse_corpus.py, November 2026.
CHUNK = 1 << 18
#: Characters of a word that is no part of what makes a passage plain prose: `the`, `of`, `and`.
SHORT = 3
#: Letters that are summed at once: bounds the tables of powers, save for a longer single word.
BLOCK = 1 << 20


class Cut(NamedTuple):
    """The words of several texts, one after the other.

    Attributes:
        first: Where the words of each text begin; one entry more than texts.
        hashes: One stable number per word, equal for equal words.
        starts, ends: Half-open code-point offsets in the word's own text.
        alone: Whether a word is one character of a script without blanks; `None` when none is.
        plain: Whether a word can be no name: more than three characters and no capital or figure at its beginning.
    """

    first: Places
    hashes: Hashes
    starts: Places
    ends: Places
    alone: NDArray[np.bool_] | None
    plain: NDArray[np.bool_]


class _Text(NamedTuple):
    """Joined texts: characters, what each is to a word, folded letters; `kept` leads back where some were dropped."""

    codes: NDArray[np.uint8] | NDArray[np.uint32]
    kinds: NDArray[np.uint8] | None
    letters: NDArray[np.uint8] | NDArray[np.uint32]
    kept: Places | None


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


def cut(reports: Sequence[Report]) -> Cut:
    """Cut the bodies of reports into words.

    Why this way: the texts are joined and cut in a few passes over the whole, because one pass per text would cost more
    in calls than in work. A word's number is a polynomial in its folded letters, taken as the difference of two running
    sums, so that a pass needs no loop over letters.

    Args:
        reports: Their furniture spans are left out and cut words.

    Returns:
        The words of all of them.

    Cost: linear in the texts; about 10 ns a code point in numpy, 3 ns with the `fast` extra.
    """
    bounds = np.cumsum([0, *(len(report.text) + 1 for report in reports)])
    text = _looked_up("\n".join(report.text for report in reports))
    _blank(reports, bounds, text)
    compiled = fast.kernels()
    if compiled is None:
        starts, ends, hashes = _in_numpy(text)
    elif text.kinds is None:
        starts, ends, hashes = compiled.cut_plain(text.letters)
    else:
        starts, ends, hashes = compiled.cut_any(text.kinds, text.letters)
    alone = None if text.kinds is None else text.kinds[starts] == ALONE
    if text.kept is not None:
        starts, ends = text.kept[starts], text.kept[ends]
    heads = text.codes[starts]
    named = headed()[heads if text.kinds is None else np.minimum(heads, len(headed()) - 1)]
    ordinary = ~named & (ends - starts > SHORT)
    if alone is not None and alone.any():
        ordinary |= alone
    else:
        alone = None
    first = np.searchsorted(starts, bounds)
    offset = np.repeat(bounds[:-1], np.diff(first))
    return Cut(first, hashes, starts - offset, ends - offset, alone, ordinary)


def mixed(values: Hashes) -> Hashes:
    """Spread the bits of numbers, each on its own."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(MIX_1)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(MIX_2)
    return values ^ (values >> np.uint64(31))


def _looked_up(text: str) -> _Text:
    if text.isascii():
        short = np.frombuffer(text.encode("ascii"), np.uint8)
        return _Text(short, None, plain()[short], None)
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    kinds, letters = roles(codes)
    if not (kinds == DROPPED).any():
        return _Text(codes, kinds, letters, None)
    kept = np.flatnonzero(kinds != DROPPED)
    return _Text(codes, kinds[kept], letters[kept], np.append(kept, len(kinds)))


def _blank(reports: Sequence[Report], bounds: Places, text: _Text) -> None:
    """Make furniture a border."""
    for report, offset in zip(reports, bounds.tolist(), strict=False):
        for piece in report.furniture:
            start, end = offset + piece.span.start, offset + piece.span.end
            if text.kept is not None:
                start, end = np.searchsorted(text.kept, (start, end)).tolist()
            text.letters[start:end] = 0
            if text.kinds is not None:
                text.kinds[start:end] = BORDER


def _in_numpy(text: _Text) -> tuple[Places, Places, Hashes]:
    kinds = np.where(text.letters != 0, np.uint8(PART), np.uint8(BORDER)) if text.kinds is None else text.kinds
    inside, alone = kinds != BORDER, kinds == ALONE
    before, following = np.zeros(len(kinds), dtype=bool), np.zeros(len(kinds), dtype=bool)
    before[1:] = inside[:-1] & ~alone[:-1]
    following[:-1] = inside[1:] & ~alone[1:]
    starts = np.flatnonzero(inside & (~before | alone))
    ends = np.flatnonzero(inside & (~following | alone)) + 1
    return starts, ends, _numbers(text.letters, starts, ends)


def _numbers(letters: NDArray[np.uint8] | NDArray[np.uint32], starts: Places, ends: Places) -> Hashes:
    """Hash words: the running sum of letters times powers up to the word's end, less that up to its start, shifted."""
    if len(letters) > BLOCK and len(starts) > 1:
        cuts = np.searchsorted(starts, np.arange(0, len(letters) + BLOCK, BLOCK)).tolist()
        pieces = [slice(low, high) for low, high in pairwise(cuts) if low < high]
        return np.concatenate([_block(letters, starts[piece], ends[piece]) for piece in pieces])
    return _block(letters, starts, ends)


def _block(letters: NDArray[np.uint8] | NDArray[np.uint32], starts: Places, ends: Places) -> Hashes:
    if not len(starts):
        return np.zeros(0, dtype=np.uint64)
    letters, starts, ends = letters[starts[0] : ends[-1]], starts - starts[0], ends - starts[0]
    up, down = _powers(1 << len(letters).bit_length())
    summed = np.zeros(len(letters) + 1, dtype=np.uint64)
    np.cumsum(letters * up[: len(letters)], out=summed[1:])
    return mixed((summed[ends] - summed[starts]) * down[starts])


@cache
def _powers(size: int) -> tuple[Hashes, Hashes]:
    """Give the powers of the letter's multiplier from the first on, and of its inverse (modulo 2^64) from the 0th on."""
    up = np.multiply.accumulate(np.full(size, LETTER, dtype=np.uint64))
    down = np.full(size, pow(LETTER, -1, 1 << 64), dtype=np.uint64)
    down[0] = 1
    return up, np.multiply.accumulate(down)
