"""How likely it is that two words are one word spelt differently."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files

from rapidfuzz.distance import OSA, Levenshtein

from whence.lang.known_names import known
from whence.resolve.likeness.skeleton import sounds

#: Cost of one sound written for another, 1 being any consonant for any other. Set by hand from how often spellings of
#: Arabic, Persian, Slavic and European names differ in it; swept on nothing.
_SWAPS = {
    "kg": 0.3, "kx": 0.35, "xh": 0.3, "gx": 0.5, "Ck": 0.4, "CS": 0.4, "Ss": 0.4, "Zj": 0.15, "Zz": 0.4, "jy": 0.3,
    "zd": 0.4, "jg": 0.4, "jC": 0.4,
    "sz": 0.25, "sc": 0.3, "cz": 0.3, "cC": 0.4, "ck": 0.4, "fv": 0.3, "bv": 0.4, "bp": 0.4, "td": 0.4, "mn": 0.6,
    "lr": 0.7, "vu": 0.2,
    "yi": 0.1, "vo": 0.3, "ei": 0.15, "ou": 0.15, "ae": 0.35, "ao": 0.5, "ai": 0.85, "au": 0.7, "eo": 0.6, "eu": 0.5,
    "io": 0.8, "iu": 0.8, "hg": 0.5,
    "0o": 0.2, "1l": 0.2, "1i": 0.2, "5s": 0.2, "8b": 0.3, "3e": 0.3,
    "Ee": 0.15, "Ei": 0.15, "Ea": 0.4, "Eo": 0.7, "Eu": 0.7,
}  # fmt: skip
_SWAP = {pair: cost for a, cost in _SWAPS.items() for pair in (a, a[::-1])}
_VOWELS = frozenset("aeiouE")
#: Cost of a sound that one spelling lacks; vowels inside a word, then at its end, where they often tell man from woman.
_LACK = {"E": 0.5, "h": 0.25, "y": 0.25, "a": 0.4, "e": 0.3, "i": 0.4, "o": 0.45, "u": 0.45}
_LACK_LAST = {"E": 0.6, "a": 1.1, "e": 0.4, "i": 0.6, "o": 0.8, "u": 0.8, "h": 0.15}
_LACK_FIRST = 0.65
#: The same beside a word of Arabic script, which leaves short vowels out.
_UNWRITTEN = {"E": 0.5, "a": 0.08, "e": 0.05, "o": 0.1, "i": 0.2, "u": 0.25, "h": 0.3, "y": 0.2, "v": 0.5}
_TURNED = 0.6
#: A consonant left out inside a word; another consonant for it; the same at the beginning of the word, where slips
#: are rare.
_LOST, _CHANGED, _CHANGED_FIRST = 0.8, 1.1, 1.3
#: Two given names that are both well known and differ are two names rather than a slip.
_TWO_NAMES = 0.45
#: Unless they differ by less than this, as two spellings of one name do.
_SAME_NAME = 0.4
#: From this on a word pair counts as one word.
ALIKE = 0.3
#: How fast likelihood falls around what a word can bear; likelihood of words that sound the same (of two letters), and
#: of a listed short form.
_STEEP = 4.0
_HEARD, _HEARD_SHORT, _SHORT_FORM = 0.97, 0.8, 0.88


@lru_cache(1 << 18)
def variant(a: str, b: str, unwritten: bool = False) -> float:  # noqa: FBT001, FBT002 - cached by position
    """Tell how likely two words are one word spelt differently.

    Why this way: an edit distance over sounds in which each change has its own price, against what a word of that
    length can bear. Prices are readable, one table for all languages; a trained table would need pairs nobody may ship.

    Args:
        a: A plain word (`whence.resolve.likeness.skeleton.latin`).
        b: Another.
        unwritten: One of them comes from a script that leaves vowels out.

    Returns:
        0 to 1; 1 only when equal.

    Cost: cached; some 20 microseconds for a pair not seen before, most pairs less.
    """
    if a == b or a.isdigit() or b.isdigit():
        return float(a == b)
    if a > b:
        a, b = b, a
    one, other = sounds(a), sounds(b)
    if one == other:
        return _HEARD if min(len(a), len(b)) > 2 else _HEARD_SHORT
    if not unwritten and _hopeless(a, b, one, other):
        return 0.0
    if is_short_form(a, b):
        return _SHORT_FORM
    cost = _distance(one, other, unwritten=unwritten)
    if not unwritten:
        turned = OSA.distance(a, b)
        cost = min(cost, turned - (1 - _TURNED) * (Levenshtein.distance(a, b) - turned))
    names = known()["g"]
    if cost > _SAME_NAME and a in names and b in names:
        cost += _TWO_NAMES
    bears = _bears(one, other, unwritten=unwritten)
    return round(1 / (1 + math.exp(-_STEEP * (bears - cost) / bears)), 3)


def _hopeless(a: str, b: str, one: str, other: str) -> bool:  # noqa: PLR0917 - two words and their sounds
    """Tell cheaply that two words are too far apart for `variant` to reach `ALIKE`, unless as a short form."""
    longer = max(len(one), len(other))
    if abs(len(one) - len(other)) > 2 + longer // 4:
        return not is_short_form(a, b)
    near = Levenshtein.distance(one, other, score_cutoff=longer // 2 + 1) <= longer // 2 + 1
    return not near and not is_short_form(a, b) and OSA.distance(a, b) > 2


def _bears(one: str, other: str, *, unwritten: bool) -> float:
    """Give the cost at which a pair of words is as likely one word as two."""
    size = (len(one) + len(other)) / 2
    if unwritten:
        size = 1.6 * max(sum(char not in _VOWELS for char in word) for word in (one, other))
    return max(0.35, 0.2 * size - 0.25)


def _distance(one: str, other: str, *, unwritten: bool) -> float:
    """Give the cheapest way from one row of sounds to the other."""
    above: list[float] = []
    row = _first_row(other, unwritten=unwritten)
    for i, char in enumerate(one):
        before, above, row = above, row, [row[0] + _lack(one, i, unwritten=unwritten)]
        lacking = _lack(one, i, unwritten=unwritten)
        for j, mate in enumerate(other):
            cost = min(
                above[j] + (0.0 if char == mate else _swap(char, mate, first=i == j == 0)),
                above[j + 1] + lacking,
                row[j] + _lack(other, j, unwritten=unwritten),
            )
            if i and j and char == other[j - 1] and mate == one[i - 1] and char != mate:
                cost = min(cost, before[j - 1] + _TURNED)
            row.append(cost)
    return row[-1]


def _first_row(other: str, *, unwritten: bool) -> list[float]:
    row = [0.0]
    for j in range(len(other)):
        row.append(row[-1] + _lack(other, j, unwritten=unwritten))
    return row


def _swap(char: str, mate: str, *, first: bool) -> float:
    cost = _SWAP.get(char + mate)
    if cost is None:
        return _CHANGED_FIRST if first else _CHANGED
    return cost


def _lack(word: str, place: int, *, unwritten: bool) -> float:
    char = word[place]
    if unwritten:
        return _UNWRITTEN.get(char, 1.0)
    if place == 0:
        return _LACK_FIRST if char in _VOWELS or char in "hy" else 1.0
    if place == len(word) - 1:
        return _LACK_LAST.get(char, 1.0)
    if word[place - 1] == char:
        return 0.15
    return _LACK.get(char, _LOST)


def is_abbreviation(short: str, long: str) -> bool:
    """Tell whether a word may be another cut short: its beginning (`tech`), or its consonants in order (`mgmt`)."""
    if not 3 <= len(short) <= len(long) - 3 or short[0] != long[0]:
        return False
    if long.startswith(short.removesuffix("s")):
        return True
    rest = iter(long)
    return not _VOWELS & set(short) and all(char in rest for char in short)


def is_short_form(a: str, b: str) -> bool:
    """Tell whether one word is listed as a short form of the other."""
    listed = _short_forms()
    return b in listed.get(a, ()) or a in listed.get(b, ())


def full_forms(word: str) -> frozenset[str]:
    """Give the names that a word is listed as a short form of."""
    return _full_forms().get(word, frozenset())


@cache
def _full_forms() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for full, listed in _short_forms().items():
        for short in listed:
            found.setdefault(short, set()).add(full)
    return {short: frozenset(full) for short, full in found.items()}


@cache
def _short_forms() -> Mapping[str, frozenset[str]]:
    """Load the shipped list: full name, short form (`training/nicknames.py`)."""
    found: dict[str, set[str]] = {}
    for line in files("whence.lang").joinpath("en", "nicknames.tsv").read_text("utf-8").splitlines():
        full, short = line.split("\t")
        found.setdefault(full, set()).add(short)
    return {full: frozenset(short) for full, short in found.items()}
