"""The words of a statement that tell it from other statements, and how much each tells."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from whence.lang.frequency import UNSEEN, table
from whence.lang.lexicon import lexicon

#: Words, with inner apostrophes, and numerals.
TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d[\d.,]*", re.UNICODE)
#: Wordings whose words are kept, and code points of the longest that is: a dozen rules ask for the same words, and a
#: wire text stands in many reports.
KEPT, SHORT = 30_000, 2_000
#: Rarity from which a word begins to tell something; below stand function words and the commonest verbs.
COMMON = 6.0
#: Weight of a rare word in thousandths; the least of a listed class, since one very common member must not silence what
#: was listed because it tells something.
FULL, LISTED = 1000, 350
#: Endings, longest first, with the shortest word they are cut from.
_ENDINGS = (("sses", 6, "ss"), ("ies", 5, "y"), ("ing", 6, ""), ("ed", 5, ""))
_VOWELS = frozenset("aeiouy")


def tokens(text: str) -> list[str]:
    """Cut a text into casefolded words and numerals, the possessive ending dropped.

    Cost: linear in the text.
    """
    return list(_tokens(text)) if len(text) <= SHORT else list(map(_plain, TOKEN.findall(text)))


@lru_cache(maxsize=KEPT)
def _tokens(text: str) -> tuple[str, ...]:
    return tuple(map(_plain, TOKEN.findall(text)))


@lru_cache(maxsize=100_000)
def _plain(word: str) -> str:
    return word.casefold().replace("’", "'").removesuffix("'s").rstrip(".,'")


def content_stems(text: str) -> frozenset[str]:
    """Give the stems of a text that can tell things apart."""
    return frozenset(stem for stem in map(canonical, tokens(text)) if stem)


def weighed_stems(text: str) -> tuple[Mapping[str, int], frozenset[str]]:
    """Give the stems of a text that can tell statements apart, how much each tells, and which are of names.

    Why this way: inflected forms and words of one predicate class (`killed`, `dead`) count as one, because two
    reports of one event seldom choose the same form. Numbers are left out; figures are compared as figures.

    Returns:
        Stems with weights in thousandths, 1 to 1000 (whole numbers, so that sums never depend on their order), and
        the stems that stand with a capital inside the text and nowhere without one.
    """
    return _weighed_stems(text) if len(text) <= SHORT else _weighed_stems.__wrapped__(text)


@lru_cache(maxsize=KEPT)
def _weighed_stems(text: str) -> tuple[Mapping[str, int], frozenset[str]]:
    found: dict[str, int] = {}
    plain: set[str] = set()
    for at, word in enumerate(TOKEN.findall(text)):
        own = canonical(_plain(word))
        if own:
            found[own] = known = weight(own)
            if not word[0].isupper() or (at == 0 and known < FULL):
                plain.add(own)
    for parts, whole in _wholes():
        if parts <= found.keys():
            found[whole] = weight(whole)
            plain.add(whole)
    return found, frozenset(found.keys() - plain)


@lru_cache(maxsize=100_000)
def canonical(word: str) -> str:
    """Give the class or stem a casefolded word goes by, empty when it tells nothing."""
    if word[0].isdigit() or word in _empty():
        return ""
    known = _classes().get(word)
    if known is not None:
        return known
    own = stem(word)
    return own if weight(own) > 0 else ""


def stem(word: str) -> str:
    """Cut the common English endings off a casefolded word.

    Why this way: a handful of suffix rules, so that it can be read in a minute; words of other scripts pass through
    unchanged. It joins some words that differ (`police`, `policing`) and misses irregular forms, which the predicate
    classes hold.

    Source: after Harman, 1991, the S stemmer, with -ed, -ing and -ion added.
    """
    for ending, least, put in _ENDINGS:
        if len(word) >= least and word.endswith(ending):
            cut = word[: -len(ending)]
            if _VOWELS.isdisjoint(cut):
                break
            word = _undouble(cut) + put if not put else cut + put
            break
    else:
        if len(word) > 3 and word[-1] == "s" and word[-2] not in "sui":
            word = word[:-1]
    if len(word) >= 8 and word.endswith(("tion", "sion")):
        word = word[:-3]
    return word[:-1] if len(word) > 3 and word.endswith("e") else word


def _undouble(word: str) -> str:
    doubled = len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lsz"
    return word[:-1] if doubled else word


def weight(stem_or_class: str) -> int:
    """Tell how much a shared stem says, 0 (nothing) to `FULL` (a word hardly ever seen)."""
    return _weights().get(stem_or_class, FULL)


def is_predicate(stem_or_class: str) -> bool:
    """Tell whether a stem is a listed class of events."""
    return stem_or_class[0] == "~"


@cache
def wider() -> Mapping[str, frozenset[str]]:
    """Map each class of things whose word may be said for others (`people`) to the classes it may be said for."""
    known = _classes()
    return {
        known[word]: frozenset(map(known.__getitem__, others))
        for word, others in lexicon("en", "predicates")["wider"].items()
    }


@cache
def once() -> frozenset[str]:
    """Give the classes of events that befall one thing once: a house burns down on one day."""
    known = _classes()
    return frozenset(known[word] for word in lexicon("en", "predicates")["once"])


@cache
def _empty() -> frozenset[str]:
    return frozenset(lexicon("en", "predicates")["empty"])


@cache
def _classes() -> Mapping[str, str]:
    """Map each listed word to the name of its class, marked so that no stem can equal it."""
    lists = lexicon("en", "predicates")
    classes = {word: f"~{group[0]}" for group in lists["classes"] for word in group}
    classes.update((word, f"={group[0]}") for group in lists["things"] for word in group)
    for number, ends in enumerate(lexicon("en", "opposites")["axes"]):
        for words in ends:
            classes.update((word, f"±{number}") for word in words if word not in classes)
    return classes


@cache
def _wholes() -> tuple[tuple[frozenset[str], str], ...]:
    """Give the classes that stand for two others together: who leaves home is evacuated."""
    known = _classes()
    return tuple(
        (frozenset(map(known.__getitem__, parts)), known[whole])
        for *parts, whole in lexicon("en", "predicates")["wholes"]
    )


@cache
def ends() -> Mapping[str, tuple[int, int]]:
    """Map each word of an opposite pair to its axis and its end, +1 or -1."""
    found: dict[str, tuple[int, int]] = {}
    for number, (plus, minus) in enumerate(lexicon("en", "opposites")["axes"]):
        found.update((word, (number, 1)) for word in plus)
        found.update((word, (number, -1)) for word in minus)
    return found


@cache
def _weights() -> Mapping[str, int]:
    """Weight of each stem and class: that of its commonest counted word."""
    commonest: dict[str, float] = {}
    classes = _classes()
    for word, rare in table("en").items():
        own = classes.get(word) or stem(word)
        commonest[own] = min(rare, commonest.get(own, UNSEEN))
    spread = UNSEEN - COMMON
    return {
        own: max(LISTED if own[0] in "~=±" else 0, min(FULL, round(FULL * (rare - COMMON) / spread)))
        for own, rare in commonest.items()
    }
