"""How a content is put: hedged, negated, asserted."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from whence.lang.lexicon import lexicon
from whence.read.contents import has_clause
from whence.read.found import Found, Place
from whence.read.words import Passage, word_class

#: A hedge or a negation counts for a content when it stands within this many words of its beginning.
_NEAR = 25
#: A sentence of this many words that ends in a full stop asserts something even when no verb is known in it.
_FULL = 6


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(str(lexicon("en", "hedges")[name]).split())


@cache
def _phrases() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(phrase.split()) for phrase in lexicon("en", "hedges")["phrases"])


def hedged(words: Passage, place: Place, lemma: str = "") -> bool:
    """Tell whether the content or its cue is softened ("reportedly", "may", "suggested").

    Args:
        words: The paragraph.
        place: First piece of the content, a range of the text.
        lemma: Base form of the cue, empty for the outlet's own voice.
    """
    if lemma in _listed("cues"):
        return True
    first, last = words.at(place[0]), min(words.at(place[1]), words.at(place[0]) + _NEAR)
    for index in range(first, last):
        if words.low[index] in _listed("words") and not (words.words[index] == "May" and index > first):
            return True
        if any(tuple(words.low[index : index + len(phrase)]) == phrase for phrase in _phrases()):
            return True
    return False


def negated(words: Passage, place: Place) -> bool:
    """Tell whether the main verb of a content is negated: a negation in its first clause."""
    first, last = words.at(place[0]), min(words.at(place[1]), words.at(place[0]) + _NEAR)
    if words.word(first) == "that":
        first += 1
    clause = word_class("relatives") | {"because", "if", "when", "while", "although", ";", ":"}
    for index in range(first, last):
        if words.low[index] in _listed("negations"):
            return not (words.low[index] == "not" and words.word(index + 1) == "only")
        if index > first and words.low[index] in clause:
            return False
    return False


def asserted(words: Passage, found: Found, content: Sequence[Place]) -> bool:
    """Tell whether somebody puts an attributed content forward as so, or with `denies` as not so.

    Args:
        words: The paragraph the content begins in.
        found: The attribution.
        content: The content, or that sentence of it which is asked about.
    """
    if found.stance not in ("says", "denies"):
        return False
    if found.pattern == "wh" and words.word(words.at(content[0][0])) in ("whether", "if"):
        return False
    return not _asks(words, content[-1])


def asserted_alone(words: Passage, place: Place) -> bool:
    """Tell whether a stretch in the outlet's own voice asserts: no question, no order, no bare heading."""
    first, last = words.at(place[0]), words.at(place[1])
    if last <= first or _asks(words, place):
        return False
    start = first
    while start < last and not words.low[start][:1].isalnum():
        start += 1
    opening = words.word(start)
    if opening in _listed("imperatives") and words.word(start + 1) not in word_class("verbs"):
        return False
    stops = words.low[last - 1] in (".", "!", '"', "”") and last - first > _FULL
    return stops or has_clause(words, first, last)


def _asks(words: Passage, place: Place) -> bool:
    tail = words.text[place[0] : place[1]].rstrip("\"'”’») ")
    return tail.endswith(("?", "؟"))
