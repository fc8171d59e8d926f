"""Reduce the name of a place to the key that a gazetteer files it under."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from anyascii import anyascii
from numpy.typing import NDArray

#: Bits kept of the hash of a key: among 1.2 million names one unknown name in 200 million meets a known one.
BITS = 48
_WORD = re.compile(r"[^\W_]+")
_APOSTROPHE = re.compile(r"(?<=\w)['’‘`ʼʻʿʾ](?=\w)")
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])\Z", re.IGNORECASE)
_DOTTED = re.compile(r"\b(?:[^\W\d_]\.){2,8}")
#: Marks that Arabic, Hebrew and other scripts leave out at will, the zero-width joiners among them.
_MARK = re.compile(
    "[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u200b-\u200f\u2060\ufeff]"
)
#: Letters that Arabic and Persian keyboards write in two ways.
_LETTERS = str.maketrans({"ي": "ی", "ى": "ی", "ك": "ک", "ة": "ه", "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا"})
#: Words written short or full in names of places.
_SAME = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft", "and": "", "the": ""}


@lru_cache(maxsize=50_000)
def plain(name: str) -> str:
    """Reduce a name to lower-case words.

    Why this way: case, accents, hyphens and small words are how a name is written; Latin and Cyrillic letters
    become ASCII, other scripts stay, because a transliteration by letters would make names that nobody writes.

    Args:
        name: As written, in any script; a possessive ending is cut.

    Returns:
        Words joined by single blanks; empty when the name holds no letter or digit.

    Cost: about 3 microseconds for a short name that was not asked for lately.
    """
    if name.isascii():
        text = name.lower()
    else:
        text = _MARK.sub("", unicodedata.normalize("NFKC", name)).translate(_LETTERS).casefold()
    text = _APOSTROPHE.sub("", _POSSESSIVE.sub("", text.strip()))
    if "." in text:
        text = _DOTTED.sub(lambda match: match[0].replace(".", ""), text)
    words = _WORD.findall(text)
    if not text.isascii():
        words = [word if word.isascii() else _latin(word) for word in words]
    kept = [word for word in (_SAME.get(each, each) for each in words) if word]
    return " ".join(kept or words)


def _latin(word: str) -> str:
    first = unicodedata.name(word[0], "")
    return anyascii(word).casefold() if first.startswith(("LATIN", "CYRILLIC", "GREEK")) else word


def filed(key: str) -> int:
    """Give the number that a gazetteer files a key under: the first 48 bits of its BLAKE2b hash."""
    return int.from_bytes(_digest(key), "big")


def filed_all(keys: Sequence[str]) -> NDArray[np.uint64]:
    """Give the numbers of many keys, as `filed` does for one."""
    fill = bytes(8 - BITS // 8)
    return np.frombuffer(b"".join([fill + _digest(key) for key in keys]), ">u8").astype(np.uint64)


def _digest(key: str) -> bytes:
    return hashlib.blake2b(key.encode("utf-8", "replace"), digest_size=BITS // 8).digest()
