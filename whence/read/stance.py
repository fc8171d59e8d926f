"""How a content is put: hedged, negated, asserted."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from whence.lang.lexicon import lexicon
from whence.read.attribution.contents import has_clause
from whence.read.chains.verbs import listed
from whence.read.found import Found, Place
from whence.read.words import Passage, word_class

#: A hedge or a negation counts for a content when it stands within this many words of its beginning.
_NEAR = 25
#: A hedge counts for a cue when it stands among this many words before it ("apparently said").
_BESIDE = 2
#: Words behind a negation with which it negates nothing.
_NO_NEGATION = {
    "not": ("only", "least", "long", "just", "merely"),
    "no": ("doubt", "fewer", "less", "more", "sooner", "later", "matter"),
}
#: A judgement ("it was untrue that") opens a content within this many words.
_JUDGED = 9
#: A sentence of this many words that ends in a full stop asserts something even when no verb is known in it.
_FULL = 6


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(str(lexicon("en", "hedges")[name]).split())


@cache
def _phrases() -> dict[str, list[list[str]]]:
    """Give the phrases that soften, by their first word."""
    made: dict[str, list[list[str]]] = {}
    for phrase in lexicon("en", "hedges")["phrases"]:
        parts = str(phrase).split()
        made.setdefault(parts[0], []).append(parts)
    return made


def hedged(words: Passage, place: Place, lemma: str = "", *, cue: Place | None = None) -> bool:
    """Tell whether the content or its cue is softened ("reportedly", "may", "suggested", "is said to").

    Args:
        words: The paragraph.
        place: First piece of the content, a range of the text.
        lemma: Base form of the cue as `cue_stance` gives it, empty for the outlet's own voice.
        cue: Where the cue stands, a range of the text, `None` when there is none.
    """
    if lemma.startswith("be_") or lemma in _listed("cues"):
        return True
    first, last = words.at(place[0]), min(words.at(place[1]), words.at(place[0]) + _NEAR)
    spans = [(first, last)]
    if cue is not None and words.start <= cue[0] < words.end:
        at = words.at(cue[0])
        spans.append((max(words.bounds(at)[0], at - _BESIDE), words.at(cue[1]) - 1))
    return any(_softens(words, index, span[0]) for span in spans for index in range(*span))


def _softens(words: Passage, index: int, first: int) -> bool:
    """Tell whether a hedge begins at a word."""
    low = words.low
    if low[index] in _listed("words"):
        return not (words.words[index] == "May" and index > first)
    if low[index] in word_class("be") and words.word(index + 1) in _listed("unnamed"):
        return words.word(index + 2) in ("to", "that") or words.word(index - 1) == "it"
    if low[index] in _listed("unnamed") and words.word(index - 1) in ("being", "widely", "now", "also", "generally"):
        return words.word(index + 1) in ("to", "that") and words.word(index - 2) in word_class("be")
    return any(low[index : index + len(phrase)] == phrase for phrase in _phrases().get(low[index], ()))


def negated(words: Passage, place: Place) -> bool:
    """Tell whether the main verb of a content is negated: a negation in its first clause."""
    first, last = words.at(place[0]), min(words.at(place[1]), words.at(place[0]) + _NEAR)
    if words.word(first) == "that":
        first += 1
    first = _past_judgement(words, first, last)
    clause = word_class("relatives") | {"because", "if", "when", "while", "although", ";", ":"}
    for index in range(first, last):
        idle = words.word(index + 1) in _NO_NEGATION.get(words.low[index], ())
        if words.low[index] in _listed("negations") and not idle:
            # "..., and not one of them is": what is joined on is denied, not what stands before it
            return not (index > first and words.word(index - 1) in ("and", "but"))
        if words.low[index] == "without" and _lacks(words, index):
            return True
        if index > first and words.low[index] in clause:
            return False
    return False


def _lacks(words: Passage, index: int) -> bool:
    """Tell whether a `without` is what the verb says: `are without water`, `was left without water`."""
    before = words.word(index - 1)
    if before == "left":
        return words.word(index - 2) in word_class("be")
    return before in word_class("be") | {"remain", "remains", "remained", "still"}


def _past_judgement(words: Passage, first: int, last: int) -> int:
    """Step over a judgement that opens a content: in "there is no truth in reports that C" C is what may be negated."""
    low = words.low[first : min(last, first + _JUDGED)]
    if low[:1] not in (["it"], ["there"]) or "that" not in low:
        return first
    that = low.index("that")
    judging = any(word in listed("judging") or word in ("truth", "true", "case", "basis") for word in low[:that])
    return first + that + 1 if judging else first


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
