"""How a word sounds and which consonants carry it, whatever the script or the spelling it came in."""

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii

#: Letters of Arabic script (Arabic, Persian, Urdu, Kurdish) as a careful writer puts them into Latin letters. Vowels
#: are mostly not written; alef, waw and yeh stand for long ones. anyascii tells no q from k and drops ain.
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
#: Waw and yeh at the beginning or beside alef are consonants, else mostly long vowels.
_GLIDE = re.compile(r"(?:\A|(?<=[اآ]))[ویي](?=.)|[ویي](?=[اآ])")
#: Between these and a letter for h a vowel is spoken: s, h are no sh.
_PARTED = re.compile(r"(?<=[سصثکكگطتدزذظضپرڈ])(?=[هحھ])")
_IS_ARABIC = re.compile(r"[\u0600-\u06ff\u0750-\u077f]")
_IS_HEBREW = re.compile(r"[\u0590-\u05ff]")
_IS_INDIC = re.compile(r"[\u0900-\u0eff\u1000-\u109f\u1780-\u17ff]")
_IS_CYRILLIC = re.compile(r"[\u0400-\u052f]")
#: Cyrillic letters for which English spelling and anyascii differ.
_CYRILLIC = str.maketrans({
    "х": "kh", "ж": "zh", "ц": "ts", "щ": "shch", "ю": "yu", "я": "ya", "ё": "yo", "ь": "", "ъ": "", "ы": "y",
    "э": "e", "є": "ye", "ї": "yi", "й": "y", "ў": "u", "ґ": "g", "ј": "j", "љ": "lj", "њ": "nj", "џ": "dz",
    "ђ": "dj", "ћ": "c", "қ": "q", "ғ": "gh", "ұ": "u", "ү": "u", "ө": "o", "ә": "a", "ң": "ng", "һ": "h", "і": "i",
})  # fmt: skip
#: Spellings of one sound, the longest first; what is in no spelling here stands for itself.
_SPELT = {
    "tsch": "C", "shch": "S", "dzh": "j", "tch": "C", "sch": "S", "sz": "S", "cz": "C", "zh": "Z", "kh": "x", "gh": "g",
    "ph": "f", "th": "t", "dh": "d", "sh": "S", "ch": "C", "dj": "j", "dz": "z", "ck": "k", "qu": "k", "ts": "c",
    "tz": "c", "x": "ks", "q": "k", "w": "v", "wh": "v", "rh": "r", "c": "k", "gk": "g", "dt": "t",
    "aei": "E", "aee": "E", "aii": "E", "eii": "E", "ei": "E", "ey": "E", "ay": "E", "ai": "E", "ae": "e", "oe": "o",
    "ue": "u", "ou": "u", "oo": "u", "uu": "u", "ow": "o", "au": "o", "aw": "o", "ao": "o", "aa": "a",
    "ee": "i", "ii": "i", "iy": "i", "ij": "i", "ie": "i", "iou": "iu",
}  # fmt: skip
#: `h` after a vowel is silent at the end and before a consonant, `c` is soft before front vowels, `y` is a consonant
#: before vowels.
_UNIT = re.compile(
    r"(?P<silent>(?<=[aeiou])h(?![aeiouy]))|(?P<soft>c(?=[eiy]))|"
    r"(?P<glide>(?<![bcdfghjklmnpqrstvwxz])y(?=[aeou]))|(?P<full>y)|"
    r"(?P<front>ow(?=[aeiou])|aw(?=[aeiou])|ay(?=[aou])|ey(?=[aou]))|"
    + "|".join(sorted((spelt for spelt in _SPELT if len(spelt) > 1), key=lambda spelt: (-len(spelt), spelt)))
    + r"|(?P<double>[^aeiou])(?P=double)+|."
)
_VOWELS = frozenset("aeiouE")


@lru_cache(1 << 16)
def latin(word: str) -> str:
    """Write a word in plain small Latin letters.

    Why this way: a word of Arabic script or Cyrillic is put into the letters that reports in English use for it; all
    other scripts go through anyascii.

    Args:
        word: One word in any script.

    Returns:
        ASCII, casefolded; may be empty.
    """
    folded = word.casefold()
    if folded.isascii():
        return folded
    if _IS_ARABIC.search(folded):
        folded = _PARTED.sub("ە", _GLIDE.sub(_glide, folded)).translate(_ARABIC)
    elif _IS_CYRILLIC.search(folded):
        folded = folded.translate(_CYRILLIC)
    return "".join(char for char in anyascii(folded).casefold() if char.isalnum())


@lru_cache(1 << 16)
def sounds(plain: str) -> str:
    """Reduce a plain word to one sign for each sound: `shahrokh` and `shahrukh` become `Sarox` and `Sarux`.

    Why this way: spellings of one sound are many and known (`ou`, `oo`, `u`); what is left then differs by sound, and
    `whence.resolve.likeness.words` weighs how far.
    """
    return _UNIT.sub(_sound, plain)


def _sound(match: re.Match[str]) -> str:  # noqa: PLR0911 - one line for each way a letter can sound
    found = match[0]
    match match.lastgroup:
        case "silent":
            return ""
        case "soft":
            return "s"
        case "glide":
            return "y"
        case "full":
            return "i"
        case "front":
            return _SPELT.get(found[0], found[0]) + ("v" if found[1] == "w" else "y")
        case "double":
            return _SPELT.get(found[0], found[0])
        case _:
            return _SPELT.get(found, found)


#: Sounds whose spellings are mixed up between languages, for the skeleton only.
_MIXED = str.maketrans(
    {
        "g": "k",
        "x": "k",
        "Z": "j",
        "z": "s",
        "c": "s",
        "d": "t",
        "b": "p",
        "f": "v",
        "C": "S",
        "H": "",
        "h": "",
        "y": "",
    }
)


@lru_cache(1 << 16)
def skeleton(plain: str) -> str:
    """Keep the consonants of a plain word, mixed-up ones as one, and `a` for any vowel at its beginning."""
    heard = sounds(plain)
    body = "".join(char for char in heard if char not in _VOWELS).translate(_MIXED)
    if heard[:1] in _VOWELS or heard[:1] in {"y", "h"}:
        body = "a" + body
    return body


def _glide(match: re.Match[str]) -> str:
    return "v" if match[0] == "و" else "y"


def script_of(name: str) -> str:
    """Tell the script of most letters: `latin`, `arabic`, `hebrew`, `cyrillic`, `indic` (and its kin), or `other`."""
    if name.isascii():
        return "latin"
    letters = [char for char in name if char.isalpha()]
    counts = {
        "latin": sum(
            char.isascii() or "\u00c0" <= char <= "\u024f" or "\u1e00" <= char <= "\u1eff" for char in letters
        ),
        "arabic": sum(bool(_IS_ARABIC.match(char)) for char in letters),
        "hebrew": sum(bool(_IS_HEBREW.match(char)) for char in letters),
        "cyrillic": sum(bool(_IS_CYRILLIC.match(char)) for char in letters),
        "indic": sum(bool(_IS_INDIC.match(char)) for char in letters),
    }
    counts["other"] = len(letters) - sum(counts.values())
    return max(counts, key=lambda script: counts[script])
