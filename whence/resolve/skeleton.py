"""How a word sounds and which consonants carry it, whatever the script or the spelling it came in."""

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii

#: Letters of Arabic script (Arabic, Persian, Urdu, Kurdish) as a careful writer puts them into Latin letters. Vowels are
#: mostly not written; alef, waw and yeh stand for long ones. anyascii tells no q from k and drops ain.
_ARABIC = str.maketrans({
    "ا": "a", "آ": "a", "أ": "a", "إ": "i", "ٱ": "a", "ء": "", "ئ": "i", "ؤ": "u", "ى": "a", "ة": "a", "ۀ": "e",
    "ب": "b", "پ": "p", "ت": "t", "ط": "t", "ث": "s", "ج": "j", "چ": "ch", "ح": "h", "خ": "kh", "د": "d", "ذ": "z",
    "ر": "r", "ز": "z", "ژ": "zh", "س": "s", "ش": "sh", "ص": "s", "ض": "z", "ظ": "z", "ع": "", "غ": "gh", "ف": "f",
    "ق": "q", "ک": "k", "ك": "k", "گ": "g", "ل": "l", "م": "m", "ن": "n", "ه": "h", "ھ": "h", "ە": "e", "و": "u",
    "ۆ": "o", "ۇ": "u", "ۋ": "v", "ي": "i", "ی": "i", "ې": "e", "ێ": "e", "ے": "e", "ں": "n", "ڤ": "v", "ٹ": "t",
    "ڈ": "d", "ڑ": "r", "ڕ": "r", "ڵ": "l", "ـ": "", "\u200c": "", "\u200d": "",
    # Marks of short vowels and of doubling.
    "\u064b": "", "\u064c": "", "\u064d": "", "\u064e": "a", "\u064f": "u", "\u0650": "i", "\u0651": "", "\u0652": "",
    "\u0654": "", "\u0655": "", "\u0670": "a",
})  # fmt: skip
_IS_ARABIC = re.compile(r"[\u0600-\u06ff\u0750-\u077f]")
_IS_CYRILLIC = re.compile(r"[\u0400-\u052f]")
#: Cyrillic letters for which English spelling and anyascii differ.
_CYRILLIC = str.maketrans({
    "х": "kh", "ж": "zh", "ц": "ts", "щ": "shch", "ю": "yu", "я": "ya", "ё": "yo", "ь": "", "ъ": "", "ы": "y",
    "э": "e", "є": "ye", "ї": "yi", "й": "y", "ў": "u", "ґ": "g", "ј": "j", "љ": "lj", "њ": "nj", "џ": "dz",
    "ђ": "dj", "ћ": "c", "қ": "q", "ғ": "gh", "ұ": "u", "ү": "u", "ө": "o", "ә": "a", "ң": "ng", "һ": "h", "і": "i",
})  # fmt: skip
#: Spellings of one sound, the first that fits at each place; vowels keep three classes.
_SOUNDS = re.compile(
    r"tsch|tch|sch(?=[aeiou])|shch|dzh|dj|zh|kh|gh|ph|th|dh|sh|ch|ck|cz|sz|qu(?=[ei])|ts|tz|x|c(?=[eiy])|wh|"
    r"[aeiouy]+|h(?=[^aeiouy])|(.)\1+|."
)
_SAME = {
    "tsch": "C", "tch": "C", "shch": "S", "sch": "S", "dzh": "j", "dj": "j", "zh": "j", "kh": "h", "gh": "k", "ph": "f",
    "th": "t", "dh": "d", "sh": "S", "ch": "C", "ck": "k", "cz": "C", "sz": "S", "qu": "k", "ts": "s", "tz": "s",
    "x": "ks", "c": "k", "q": "k", "g": "k", "w": "v", "z": "s", "wh": "v",
}  # fmt: skip


@lru_cache(1 << 16)
def latin(word: str) -> str:
    """Write a word in plain small Latin letters.

    Why this way: a word of Arabic script or Cyrillic is put into the letters that reports in English use for it; all other
    scripts go through anyascii.

    Args:
        word: One word in any script.

    Returns:
        ASCII, casefolded; may be empty.
    """
    folded = word.casefold()
    if folded.isascii():
        return folded
    if _IS_ARABIC.search(folded):
        folded = folded.translate(_ARABIC)
    elif _IS_CYRILLIC.search(folded):
        folded = folded.translate(_CYRILLIC)
    return "".join(char for char in anyascii(folded).casefold() if char.isalnum())


@lru_cache(1 << 16)
def sounds(plain: str) -> str:
    """Reduce a plain word to its sounds: one sign for the spellings of one sound, vowels in three classes."""
    return _SOUNDS.sub(_sound, plain)


def _sound(match: re.Match[str]) -> str:
    found = match[0]
    if found[0] in "aeiouy":
        if found[0] == "y" and len(found) > 1:
            return _sound_of_vowels(found[1:])
        return _sound_of_vowels(found)
    if found == "h":
        return ""
    return _SAME.get(found) or _SAME.get(found[0], found[0])


def _sound_of_vowels(found: str) -> str:
    if "u" in found or "o" in found:
        return "u"
    return "a" if found[0] == "a" else "i"


@lru_cache(1 << 16)
def skeleton(plain: str) -> str:
    """Keep the consonants of a plain word and a sign for a vowel at its beginning."""
    heard = sounds(plain)
    body = "".join(char for char in heard if char not in "aiu")
    return ("a" if heard[:1] in {"a", "i", "u"} else "") + body


def script_of(name: str) -> str:
    """Tell the script of most letters: `latin`, `arabic`, `cyrillic`, or `other`."""
    counts = {
        "latin": sum(char.isascii() or "\u00c0" <= char <= "\u024f" for char in name if char.isalpha()),
        "arabic": len(_IS_ARABIC.findall(name)),
        "cyrillic": len(_IS_CYRILLIC.findall(name)),
    }
    counts["other"] = sum(char.isalpha() for char in name) - sum(counts.values())
    return max(counts, key=lambda script: counts[script])
