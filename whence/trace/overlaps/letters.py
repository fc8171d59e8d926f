"""What each character is to a word: part of it, its border, nothing, or a word of its own."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.uint8] | NDArray[np.uint32]

#: Code points with a table entry: the Basic Multilingual Plane. Rarer ones are looked up one by one.
PLANE = 0x10000
#: What a code point is to a word, in the upper 8 bits of its entry: a border, part of it, dropped from it, a word of
#: its own. The lower 24 are the letter it counts as: case, accents and the two ways to type some letters are gone, so
#: that a copy that lost its accents or was set in capitals is still a copy.
BORDER, PART, DROPPED, ALONE = 0, 1, 2, 3
KIND = 24
#: Scripts written without blanks between words: Thai to Lao, Myanmar, Khmer, kana, Han.
_UNSPACED = re.compile(
    "[\u0e01-\u0eff\u1000-\u109f\u1780-\u17ff\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f]"
)
#: Letters that Arabic and Persian keyboards write differently.
_SAME = {"\u064a": "\u06cc", "\u0649": "\u06cc", "\u0643": "\u06a9", "\u0629": "\u0647"}


def roles(codes: Codes) -> tuple[NDArray[np.uint8], Codes]:
    """Look up what each code point of a text is to a word, and the letter it counts as."""
    if codes.dtype == np.uint8:
        kinds, letters = _short()
        return kinds[codes], letters[codes]
    far = codes >= PLANE
    found = table()[np.where(far, 0, codes)] if far.any() else table()[codes]
    for code in np.unique(codes[far]):
        found[codes == code] = _entry(chr(int(code)))
    return (found >> np.uint32(KIND)).astype(np.uint8), found & np.uint32((1 << KIND) - 1)


@cache
def _short() -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """Give kinds and letters of ASCII in 8 bits each."""
    found = table()[:128]
    return (found >> np.uint32(KIND)).astype(np.uint8), found.astype(np.uint8)


@cache
def table() -> NDArray[np.uint32]:
    """Give the entries of the Basic Multilingual Plane."""
    return np.array([_entry(chr(code)) for code in range(PLANE)], dtype=np.uint32)


@cache
def headed() -> NDArray[np.bool_]:
    """Tell for the Basic Multilingual Plane whether a word that begins so may be a name or a figure."""
    return np.array([chr(code).isupper() or chr(code).isdigit() for code in range(PLANE)])


def _entry(char: str) -> int:
    category = unicodedata.category(char)
    if category in {"Mn", "Me", "Cf"} or char == "\u0640":
        return DROPPED << KIND
    if not (char.isalnum() or category == "Mc"):
        return BORDER
    return ((ALONE if _UNSPACED.match(char) else PART) << KIND) | ord(_folded(char))


def _folded(char: str) -> str:
    number = unicodedata.decimal(char, None)
    if number is not None:
        return str(number)
    spelt = unicodedata.normalize("NFKD", char)
    if all(unicodedata.combining(mark) for mark in spelt[1:]):
        char = spelt[0]
    char = _SAME.get(char, char)
    return next((low for low in (char.casefold(), char.lower()) if len(low) == 1), char)
