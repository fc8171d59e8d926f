"""What each character is to a word: part of it, its border, nothing, or a word of its own."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

import numpy as np
from numpy.typing import NDArray

#: Code points with a table entry: the Basic Multilingual Plane. Rarer ones are looked up one by one.
_PLANE = 0x10000
#: What a code point is to a word: a border, part of it, dropped from it, a word of its own.
BORDER, PART, DROPPED, ALONE = 0, 1, 2, 3
#: Scripts written without blanks between words: Thai to Lao, Myanmar, Khmer, kana, Han.
_UNSPACED = re.compile(
    "[\u0e01-\u0eff\u1000-\u109f\u1780-\u17ff\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f]"
)
#: Letters that Arabic and Persian keyboards write differently.
_SAME = {"\u064a": "\u06cc", "\u0649": "\u06cc", "\u0643": "\u06a9", "\u0629": "\u0647"}


def roles(codes: NDArray[np.uint32]) -> tuple[NDArray[np.uint8], NDArray[np.uint32]]:
    """Look up what each code point is to a word, and the letter it counts as.

    Why this way: a table look-up for the whole text at once; case, accents and the two ways to type some letters are
    gone in it, so that a copy that lost its accents or was set in capitals is still a copy.

    Args:
        codes: Code points of a text.

    Returns:
        One of `BORDER`, `PART`, `DROPPED`, `ALONE` for each, and a folded code point for each, 0 at borders; both are
        the caller's to change.
    """
    kinds, folded = _tables()
    if not len(codes) or int(codes.max()) < _PLANE:
        return kinds[codes], folded[codes]
    far = np.flatnonzero(codes >= _PLANE)
    near = np.where(codes < _PLANE, codes, 0)
    found_kinds, found_folded = kinds[near], folded[near]
    for code in np.unique(codes[far]):
        kind, fold = _entry(chr(int(code)))
        found_kinds[codes == code] = kind
        found_folded[codes == code] = fold
    return found_kinds, found_folded


@cache
def plain() -> NDArray[np.uint8]:
    """Give the folded letter of every ASCII character, 0 where it is a border."""
    return _tables()[1][:128].astype(np.uint8)


@cache
def headed() -> NDArray[np.bool_]:
    """Tell for every code point of the Basic Multilingual Plane whether a word that begins so may be a name or a figure."""
    return np.array([chr(code).isupper() or chr(code).isdigit() for code in range(_PLANE)])


@cache
def _tables() -> tuple[NDArray[np.uint8], NDArray[np.uint32]]:
    entries = [_entry(chr(code)) for code in range(_PLANE)]
    return (
        np.array([kind for kind, _ in entries], dtype=np.uint8),
        np.array([fold for _, fold in entries], dtype=np.uint32),
    )


def _entry(char: str) -> tuple[int, int]:
    category = unicodedata.category(char)
    if category in {"Mn", "Me", "Cf"} or char == "\u0640":
        return DROPPED, 0
    if not (char.isalnum() or category == "Mc"):
        return BORDER, 0
    return (ALONE if _UNSPACED.match(char) else PART), ord(_folded(char))


def _folded(char: str) -> str:
    number = unicodedata.decimal(char, None)
    if number is not None:
        return str(number)
    spelt = unicodedata.normalize("NFKD", char)
    if all(unicodedata.combining(mark) for mark in spelt[1:]):
        char = spelt[0]
    char = _SAME.get(char, char)
    return next((low for low in (char.casefold(), char.lower()) if len(low) == 1), char)
