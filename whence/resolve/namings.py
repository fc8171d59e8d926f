"""Names made ready for being compared, each once, from nothing but their keys."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz import fuzz

from whence.lang.frequency import capitalised
from whence.model.reading import MentionKind
from whence.resolve.likeness.blocking import blocks
from whence.resolve.likeness.comparing import Likeness, Prepared, compare, prepare
from whence.resolve.likeness.skeleton import latin, skeleton
from whence.resolve.names import CLASSES, words_of

#: From so much likeness on, 0 to 1, two names are taken for one; `compare` is calibrated to it.
SAME = 0.5
#: Letters that a name of one word needs to be taken for a slip or another spelling of another, and how alike it must
#: be, as must names without an equal word (.75 to .85 tried on the tune half of bench/entities, November 2026).
SHORTEST, SURE = 5, 0.75
#: Likeness of the consonants, 0 to 100, below which two names are not compared word by word.
HOPE = 72
_NUMBER = re.compile(r"[0-9]+")
_KINDS: dict[str, MentionKind] = {"person": "person", "group": "organisation"}


@lru_cache(1 << 16)
def prepared(key: str) -> Prepared:
    """Make a name ready for being compared; persons and all others are told apart by the class in the key."""
    return prepare(" ".join(words_of(key)), _KINDS[key.partition(":")[0]])


@lru_cache(1 << 16)
def blocks_of(key: str) -> tuple[int, ...]:
    """Give the blocking keys of a name; none for a name that may only be joined by what a text states.

    Why this way: a bare surname belongs to whoever bears it in its report, and a short word (initials mostly) is one
    slip away from many others.
    """
    words = words_of(key)
    if len(words) == 1 and (key.startswith(CLASSES["person"]) or len(words[0]) < SHORTEST):
        return ()
    return blocks(prepared(key))


@lru_cache(1 << 17)
def _compared(key_a: str, key_b: str) -> Likeness:
    return compare(prepared(key_a), prepared(key_b))


def likeness(one: str, other: str) -> Likeness:
    """Compare two names by their keys, in a fixed order so that the answer is the same from both sides."""
    return _compared(min(one, other), max(one, other))


def score(one: str, other: str) -> float:
    """Say how alike two names of a case are, 0 to 1; below `SAME` where nothing but a text could join them.

    Why this way: `compare` looks for all that may be one, as screening must; here a wrong join misleads every page
    behind it. So a single word, and names without a word that agrees to the letter, need more, and a word that begins
    with another sound is another word: slips and spellings seldom touch it. So are two plain words of the language
    (mines, mints). Across scripts neither can be asked.
    """
    if one.partition(":")[0] != other.partition(":")[0] or not blocks_of(one) or not blocks_of(other):
        return 0.0
    if not _promising(one, other):
        return 0.0
    found = likeness(one, other)
    if found.score < SAME or not (one.isascii() and other.isascii()):
        return found.score
    lone = len(words_of(one)) == 1 or len(words_of(other)) == 1
    strange = all(how != "equal" for _, _, how in found.parts)
    enough = found.score >= (SURE if lone or strange else SAME)
    spelled = all(_is_spelling(a, b) for a, b, how in found.parts if how == "spelling")
    return found.score if enough and spelled else SAME - 0.001


def _promising(one: str, other: str) -> bool:
    """Tell at little cost whether the numbers and the consonants of two names leave any hope.

    Why this way: names meet by one word (a surname, "council"), and most that meet share no other. Of 153 pairs of
    bench/names.jsonl that `compare` takes for one all pass; of random names one in fifteen does.
    """
    if _numbers(one) and _numbers(other) and _numbers(one) != _numbers(other):
        return False
    a, b = _consonants(one), _consonants(other)
    if fuzz.token_set_ratio(a, b, score_cutoff=HOPE):
        return True
    return bool(fuzz.ratio(a.replace(" ", ""), b.replace(" ", ""), score_cutoff=HOPE))


@lru_cache(1 << 16)
def _numbers(key: str) -> frozenset[str]:
    return frozenset(number for word in prepared(key).plains for number in _NUMBER.findall(word))


@lru_cache(1 << 16)
def _consonants(key: str) -> str:
    return " ".join(prepared(key).skeletons)


def _is_spelling(one: str, other: str) -> bool:
    """Tell whether two words may be spellings of one: they begin alike, and are not two words of the language."""
    if skeleton(latin(one))[:1] != skeleton(latin(other))[:1]:
        return False
    return f"{one}s" == other or f"{other}s" == one or not (_is_plain(one) and _is_plain(other))


def _is_plain(word: str) -> bool:
    """Tell whether English uses a word mostly for something else than a name."""
    share = capitalised(word)
    return share is not None and share < 0.5
