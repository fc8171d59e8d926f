"""Cut a report's body into words that compare alike whatever their case, accents and punctuation."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, cached_property

import numpy as np
from numpy.typing import NDArray

from whence.model.reports import Report

Hashes = NDArray[np.uint64]
Places = NDArray[np.int64]

#: Code points with a table entry: the Basic Multilingual Plane. Rarer ones are looked up one by one.
_PLANE = 0x10000
#: What a code point is to a word: a border, part of it, dropped from it, a word of its own.
_BORDER, _PART, _DROPPED, _ALONE = 0, 1, 2, 3
#: Scripts written without blanks between words: Thai to Lao, Myanmar, Khmer, kana, Han.
_UNSPACED = re.compile(
    "[\u0e01-\u0eff\u1000-\u109f\u1780-\u17ff\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f]"
)
#: Letters that Arabic and Persian keyboards write differently.
_SAME = {"\u064a": "\u06cc", "\u0649": "\u06cc", "\u0643": "\u06a9", "\u0629": "\u0647"}
#: Odd 64-bit multipliers; any would do, but they may never change: fingerprints are stored.
_LETTER = 0x9E3779B97F4A7C15
_WORD = 0xD6E8FEB86659FD93
_MIX_1 = 0xBF58476D1CE4E5B9
_MIX_2 = 0x94D049BB133111EB


@dataclass(frozen=True)
class Words:
    """The words of one report's body, furniture left out.

    Attributes:
        report: The report they come from.
        hashes: One stable 64-bit number per word, in reading order; equal for equal words.
        starts, ends: Half-open code-point offsets of each word in `report.text`.
        alone: Running count of words that are one character of a script without blanks: entry i
            counts them among the first i words. `None` when there are none.
    """

    report: Report
    hashes: Hashes
    starts: Places
    ends: Places
    alone: Places | None

    def __len__(self) -> int:
        return len(self.hashes)

    @cached_property
    def seeds(self) -> Hashes:
        """Hashes of word triples, the seeds of alignment."""
        return grams(self.hashes, 3)

    def worth(self, start: int, end: int) -> float:
        """Count the words `[start, end)`; a lone character of an unspaced script counts half."""
        singles = 0 if self.alone is None else int(self.alone[end] - self.alone[start])
        return end - start - singles / 2

    def text(self, start: int, end: int) -> str:
        """Cut the stretch from word `start` to before word `end` out of the text; empty when there is none."""
        if start >= end:
            return ""
        return self.report.text[int(self.starts[start]) : int(self.ends[end - 1])]


def words(report: Report) -> Words:
    """Cut a report's body into words.

    Why this way: all in array operations, because this runs over every text of a case; letters and
    digits of any script count, case and accents do not, so that a copy that lost its accents or
    was set in capitals is still a copy. A character of Chinese, Japanese, Thai, Lao, Khmer or
    Burmese is a word of its own, since those scripts put no blanks between words.

    Args:
        report: A report; its furniture spans are skipped and cut words.

    Returns:
        The words with their offsets; no words at all for an empty body.

    Cost: linear in the text, about 60 ns a code point.
    """
    codes = np.frombuffer(report.text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    roles, folded = _look_up(codes)
    for piece in report.furniture:
        roles[piece.span.start : piece.span.end] = _BORDER
    kept = np.flatnonzero(roles != _DROPPED)
    roles, folded = roles[kept], folded[kept]
    starts, ends = _borders(roles)
    if not len(starts):
        nothing = np.zeros(0, dtype=np.int64)
        return Words(report, nothing.astype(np.uint64), nothing, nothing, None)
    after = np.append(kept, len(codes))
    alone = roles[starts] == _ALONE
    counted = np.concatenate(([0], np.cumsum(alone))) if alone.any() else None
    return Words(report, _hashes(roles, folded, starts), kept[starts], after[ends], counted)


def grams(hashes: Hashes, width: int) -> Hashes:
    """Hash every run of `width` words; fewer words than that give none."""
    count = len(hashes) - width + 1
    if count <= 0:
        return np.zeros(0, dtype=np.uint64)
    total = np.zeros(count, dtype=np.uint64)
    for place in range(width):
        total = total * np.uint64(_WORD) + hashes[place : place + count]
    return _mixed(total)


def _borders(roles: NDArray[np.uint8]) -> tuple[Places, Places]:
    inside = roles != _BORDER
    alone = roles == _ALONE
    before = np.concatenate(([False], inside[:-1] & ~alone[:-1]))
    starts = np.flatnonzero(inside & (~before | alone))
    following = np.concatenate((inside[1:] & ~alone[1:], [False]))
    return starts, np.flatnonzero(inside & (~following | alone)) + 1


def _hashes(roles: NDArray[np.uint8], folded: NDArray[np.uint32], starts: Places) -> Hashes:
    first = np.zeros(len(roles), dtype=np.int64)
    first[starts] = starts
    place = np.arange(len(roles)) - np.maximum.accumulate(first)
    place[roles == _BORDER] = 0
    powers = np.full(int(place.max()) + 1, _LETTER, dtype=np.uint64)
    powers = np.multiply.accumulate(powers)
    letters = np.where(roles == _BORDER, 0, folded).astype(np.uint64)
    return _mixed(np.add.reduceat(letters * powers[place], starts))


def _mixed(values: Hashes) -> Hashes:
    values = (values ^ (values >> np.uint64(30))) * np.uint64(_MIX_1)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(_MIX_2)
    return values ^ (values >> np.uint64(31))


def _look_up(codes: NDArray[np.uint32]) -> tuple[NDArray[np.uint8], NDArray[np.uint32]]:
    roles, folded = _tables()
    if not len(codes) or int(codes.max()) < _PLANE:
        return roles[codes], folded[codes]
    far = np.flatnonzero(codes >= _PLANE)
    near = np.where(codes < _PLANE, codes, 0)
    found_roles, found_folded = roles[near], folded[near]
    for code in np.unique(codes[far]):
        role, fold = _entry(chr(int(code)))
        found_roles[codes == code] = role
        found_folded[codes == code] = fold
    return found_roles, found_folded


@cache
def _tables() -> tuple[NDArray[np.uint8], NDArray[np.uint32]]:
    entries = [_entry(chr(code)) for code in range(_PLANE)]
    return (
        np.array([role for role, _ in entries], dtype=np.uint8),
        np.array([fold for _, fold in entries], dtype=np.uint32),
    )


def _entry(char: str) -> tuple[int, int]:
    category = unicodedata.category(char)
    if category in {"Mn", "Me", "Cf"} or char == "\u0640":
        return _DROPPED, 0
    if not (char.isalnum() or category == "Mc"):
        return _BORDER, 0
    return (_ALONE if _UNSPACED.match(char) else _PART), ord(_folded(char))


def _folded(char: str) -> str:
    number = unicodedata.decimal(char, None)
    if number is not None:
        return str(number)
    spelt = unicodedata.normalize("NFKD", char)
    if all(unicodedata.combining(mark) for mark in spelt[1:]):
        char = spelt[0]
    char = _SAME.get(char, char)
    return next((low for low in (char.casefold(), char.lower()) if len(low) == 1), char)
