"""Forms that attribute without a verb of somebody's: "according to X", "in X's view", "is said to", "reportedly"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from whence.lang.lexicon import lexicon
from whence.model.reading import Stance
from whence.read.chains.taken import end
from whence.read.chains.tree import Tree
from whence.read.chains.verbs import lemma_of, stance_for
from whence.read.chains.who import FINITE, noun_phrase, within_sentence
from whence.read.found import Found, form_of, places
from whence.read.words import word_class

Range = tuple[int, int]

#: Nouns by which somebody's way of seeing a thing is named: "in the engineers' view, C".
_VIEWS: dict[str, Stance] = {
    "view": "believes",
    "opinion": "believes",
    "eyes": "believes",
    "judgment": "believes",
    "judgement": "believes",
    "estimation": "believes",
    "mind": "believes",
    "reckoning": "believes",
    "telling": "says",
    "account": "says",
    "words": "says",
    "version": "says",
}
_OWNERS = frozenset(("'s", "'", "his", "her", "their", "its", "my", "our"))
#: Adverbs that open a sentence somebody unnamed has said.
_HEARSAY = frozenset(("reportedly", "allegedly", "supposedly", "purportedly", "rumouredly", "reputedly"))
_SURE = 0.55
_VERBS = frozenset(("VBD", "VBZ", "VBP", "VBN", "VBG", "MD"))
#: A content has at least this many words.
_LEAST = 3
#: A source behind "according to" ends at a comma within this many words.
_SOURCE = 16
#: The participle stands within this many words of "it".
_NEAR = 5


def unnamed(seen: Tree) -> Iterator[Found]:
    """Find what such forms attribute in a passage.

    Args:
        seen: A passage.

    Cost: linear in words for sentences of bounded length.
    """
    for index, word in enumerate(seen.words.low):
        if word in ("in", "to"):
            found = _view(seen, index)
        elif word in ("according", "per"):
            found = _according(seen, index)
        elif word == "it":
            found = _by_nobody(seen, index)
        elif word in _HEARSAY:
            found = _hearsay(seen, index)
        else:
            found = _passive(seen, index) if word in _participles() else None
        if found is not None:
            yield found


@cache
def _participles() -> frozenset[str]:
    return frozenset(str(lexicon("en", "hedges")["unnamed"]).split())


def _according(seen: Tree, index: int) -> Found | None:
    """Read "According to X, C" at the beginning of a sentence."""
    words = seen.words
    bounds = within_sentence(seen, index, (0, len(words.low)))
    last = index + 1 + (words.low[index] == "according")
    if index != bounds[0] or (last - index > 1 and words.word(index + 1) != "to"):
        return None
    comma = next((at for at in range(last + 1, min(bounds[1], index + _SOURCE)) if words.low[at] == ","), None)
    if comma is None or bounds[1] - comma - 1 < _LEAST:
        return None
    pieces = ((comma + 1, end(seen, index, (comma + 1, bounds[1]))),)
    return _made(seen, ((last, comma), (index, last)), pieces, name=("says", "according", "according_to"))


def _view(seen: Tree, index: int) -> Found | None:
    """Read "in the engineers' view, C" and "C, in the engineers' view, C"."""
    words = seen.words
    bounds = within_sentence(seen, index, (0, len(words.low)))
    noun = next((at for at in range(index + 2, min(bounds[1], index + 9)) if words.low[at] in _VIEWS), None)
    if noun is not None and words.low[index] == "to" and words.low[noun] != "mind":
        return None
    if noun is None or words.word(noun - 1) not in _OWNERS or words.word(noun + 1) not in (",", "."):
        return None
    cue = ((index + 1, noun), (index, noun + 1))
    name = (_VIEWS[words.low[noun]], "view", words.low[noun])
    rest = (noun + 2, end(seen, noun, (noun + 2, bounds[1]))) if noun + 2 < bounds[1] else (noun, noun)
    if index == bounds[0]:
        return _made(seen, cue, (rest,), name=name) if rest[1] - rest[0] >= _LEAST else None
    return _made(seen, cue, _around(seen, (bounds[0], index), rest), name=name)


def _around(seen: Tree, before: Range, after: Range) -> tuple[Range, ...]:
    """Give what stands on both sides of an aside, marks at the edges left out; empty when there is no comma."""
    if seen.words.low[before[1] - 1] not in (",", "—", "–", "--"):
        return ()
    first = seen.trimmed(*before)
    pieces = tuple(run for run in (first, after) if run[1] - run[0] > 1)
    return pieces if sum(last - begun for begun, last in pieces) >= _LEAST else ()


def _by_nobody(seen: Tree, index: int) -> Found | None:
    """Read "it is believed that C", "it has been claimed that C", "C, it is said, C"."""
    words = seen.words
    bounds = within_sentence(seen, index, (0, len(words.low)))
    at = next(
        (one for one in range(index + 2, min(bounds[1], index + _NEAR)) if words.low[one] in _participles()), None
    )
    if at is None or not all(_helps(seen, one) for one in range(index + 1, at)):
        return None
    if not any(words.low[one] in word_class("be") for one in range(index + 1, at)):
        return None
    lemma = lemma_of(words.low[at])
    following = words.word(at + 1)
    first = _clause(seen, at, bounds[1])
    if first is not None:
        pieces: tuple[Range, ...] = ((first, end(seen, at, (first, bounds[1]))),)
    elif following in (",", ".") and words.word(index - 1) == "," and index > bounds[0]:
        after = (at + 2, end(seen, at, (at + 2, bounds[1]))) if following == "," else (at, at)
        pieces = _around(seen, (bounds[0], index), after)
    else:
        return None
    return _made(
        seen, (None, (index, at + 1)), pieces, name=(stance_for(lemma, "clause") or "says", "unnamed", f"be_{lemma}")
    )


def _clause(seen: Tree, at: int, edge: int) -> int | None:
    """Give where a clause begins behind a participle: "that C", "in court that C", "C" by itself."""
    low, tags = seen.words.low, seen.tags
    that = next((one for one in range(at + 1, min(edge, at + _NEAR + 2)) if low[one] == "that"), None)
    if that is not None and not any(tags[one] in FINITE or low[one] in (",", "to") for one in range(at + 1, that)):
        return that + 1
    if at + 1 >= edge or not (low[at + 1] in word_class("determiners") or tags[at + 1] in ("PRP", "NNP", "EX")):
        return None
    return at + 1 if any(tags[one] in FINITE for one in range(at + 2, edge)) else None


def _helps(seen: Tree, index: int) -> bool:
    return seen.words.low[index] in word_class("auxiliaries") or seen.tags[index] == "RB"


def _hearsay(seen: Tree, index: int) -> Found | None:
    """Read "Reportedly, C" and "X reportedly did"."""
    words = seen.words
    bounds = within_sentence(seen, index, (0, len(words.low)))
    first = index + 1 + (words.word(index + 1) == ",")
    pieces: tuple[Range, ...] = ((first, end(seen, index, (first, bounds[1]))),)
    if index != bounds[0]:
        before = seen.trimmed(bounds[0], index)
        if first >= bounds[1] or seen.tags[first] not in _VERBS or before[1] <= before[0]:
            return None
        pieces = (before, *pieces)
    return _made(seen, (None, (index, index + 1)), pieces, name=("says", "unnamed", "be_report"))


def _passive(seen: Tree, index: int) -> Found | None:
    """Read "X is believed to have done": nobody is named for it."""
    words = seen.words
    if words.word(index + 1) != "to" or index + 3 >= len(words.low):
        return None
    first = index
    while first > 0 and (
        seen.tags[first - 1] == "RB" or words.low[first - 1] in word_class("be") | {"has", "have", "had"}
    ):
        first -= 1
    if first == index or not any(words.low[at] in word_class("be") for at in range(first, index)):
        return None
    if seen.tags[index + 2] != "VB" or (words.low[index] == "supposed" and words.low[index + 2] != "have"):
        return None
    bounds = within_sentence(seen, index, (0, len(words.low)))
    head = seen.subject(index)
    subject = noun_phrase(seen, head, (bounds, first)) if head is not None and bounds[0] <= head < first else None
    pieces = ((index + 1, end(seen, index, (index + 1, bounds[1]))),)
    runs = (subject, *pieces) if subject is not None else pieces
    lemma = lemma_of(words.low[index])
    return _made(
        seen, (None, (index, index + 1)), runs, name=(stance_for(lemma, "to") or "says", "unnamed", f"be_{lemma}")
    )


def _made(
    seen: Tree, who: tuple[Range | None, Range], pieces: tuple[Range, ...], *, name: tuple[Stance, str, str]
) -> Found | None:
    words, (source, cue), (stance, pattern, lemma) = seen.words, who, name
    pieces = tuple(run for run in pieces if run[0] < run[1])
    if not pieces:
        return None
    return Found(
        words.place(*source) if source is not None else None,
        None,
        words.place(*cue),
        places(words, pieces),
        stance,
        form_of(words, pieces),
        pattern,
        lemma,
        confidence=_SURE,
    )
