"""Attributions that stand around the settled ones, or beside them, and were not seen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache

from whence.lang.lexicon import lexicon
from whence.model.reading import Stance
from whence.read.chain_inner import frames
from whence.read.chain_taken import end
from whence.read.chain_tree import Tree
from whence.read.chain_verbs import lemma_of, stance_for
from whence.read.chain_who import noun_phrase, within_sentence
from whence.read.found import Found, form_of, places
from whence.read.words import word_class

#: What a verb takes by which an attribution around another is believed.
_AROUND = frozenset(("tree_that", "tree_bare", "tree_wh", "tree_before", "tree_quote"))
#: The same for one where nothing else was found.
_ALONE = frozenset(("tree_to", "tree_that", "tree_noun", "tree_wh", "tree_quote", "tree_before"))
#: Who speaks for himself or nobody in particular is not named by these.
_ANYBODY = frozenset(("i", "you", "we", "it", "one", "that", "which", "who", "this", "there"))
#: Nouns by which somebody's way of seeing a thing is named: "in the engineers' view, C".
_VIEWS: dict[str, Stance] = {
    "view": "believes",
    "opinion": "believes",
    "eyes": "believes",
    "judgment": "believes",
    "judgement": "believes",
    "estimation": "believes",
    "telling": "says",
    "account": "says",
    "words": "says",
}
#: Share right on PolNeAR dev: around another, and where only the tree sees something.
_SURE, _LONE = 0.55, 0.4
#: A content has at least this many words.
_LEAST = 3
#: A source behind "according to" ends at a comma within this many words.
_SOURCE = 16


def missed(seen: Tree, found: Sequence[Found], *, alone: frozenset[str] = _ALONE) -> list[Found]:
    """Add what the tree finds around or beside what was settled.

    Args:
        seen: A passage.
        found: Its attributions so far.
        alone: Patterns believed where nothing else was found.

    Returns:
        The attributions with the added ones.
    """
    made = list(found)
    held = [piece for one in found for piece in one.content]
    for new in frames(seen, (0, len(seen.words.words))):
        cue = new.cue or (0, 0)
        if any(one.cue is not None and one.cue[0] < cue[1] and cue[0] < one.cue[1] for one in made):
            continue
        if any(start <= cue[0] < end for start, end in held):
            continue
        around = [one for one in made if one.cue is not None and _holds(new, one)]
        apart = not any(_meet(new, one) for one in made)
        if (around and new.pattern in _AROUND) or (apart and _believed(seen, new, alone)):
            made.append(replace(new, confidence=_SURE if around else _LONE))
            held += new.content
    for index, word in enumerate(seen.words.low):
        extra = _read_by(word)(seen, index)
        if extra is not None and not any(
            _meet(extra, one) for one in made if one.source is not None or one.cue != extra.cue
        ):
            made = [one for one in made if not (one.source is None and _meet(extra, one))] + [extra]
    return made


def _read_by(word: str) -> Callable[[Tree, int], Found | None]:
    """Give what reads the form that a word may open."""
    return {"in": _view, "according": _according}.get(word, _unnamed)


def _according(seen: Tree, index: int) -> Found | None:
    """Read "According to X, C" at the beginning of a sentence."""
    words = seen.words
    bounds = within_sentence(seen, index, (0, len(words.low)))
    if index != bounds[0] or words.word(index + 1) != "to":
        return None
    comma = next((at for at in range(index + 3, min(bounds[1], index + _SOURCE)) if words.low[at] == ","), None)
    if comma is None or bounds[1] - comma - 1 < _LEAST:
        return None
    pieces = ((comma + 1, end(seen, index, (comma + 1, bounds[1]))),)
    return Found(
        words.place(index + 2, comma),
        None,
        words.place(index, index + 2),
        places(words, pieces),
        "says",
        form_of(words, pieces),
        "according",
        "according_to",
        confidence=_SURE,
    )


def _believed(seen: Tree, new: Found, alone: frozenset[str]) -> bool:
    """Tell whether an attribution that only the tree sees is taken."""
    if new.source is None or seen.words.text[slice(*new.source)].lower() in _ANYBODY:
        return False
    turned = new.stance in ("denies", "doubts") and new.pattern in ("tree_that", "tree_bare", "tree_wh")
    return turned or new.pattern in alone


def _unnamed(seen: Tree, index: int) -> Found | None:
    """Read "X is believed to have done": nobody is named for it."""
    words = seen.words
    if words.low[index] not in _participles() or words.word(index + 1) != "to" or index + 3 >= len(words.low):
        return None
    first = index
    while first > 0 and (
        seen.tags[first - 1] == "RB" or words.low[first - 1] in word_class("be") | {"has", "have", "had"}
    ):
        first -= 1
    if first == index or not any(words.low[at] in word_class("be") for at in range(first, index)):
        return None
    if seen.tags[index + 2] != "VB":
        return None
    bounds = within_sentence(seen, index, (0, len(words.low)))
    head = seen.subject(index)
    subject = noun_phrase(seen, head, (bounds, first)) if head is not None and bounds[0] <= head < first else None
    pieces = ((index + 1, end(seen, index, (index + 1, bounds[1]))),)
    runs = (subject, *pieces) if subject is not None else pieces
    lemma = lemma_of(words.low[index])
    return Found(
        None,
        None,
        words.place(index, index + 1),
        places(words, runs),
        stance_for(lemma, "to") or "says",
        form_of(words, runs),
        "unnamed",
        f"be_{lemma}",
        confidence=_SURE,
    )


@cache
def _participles() -> frozenset[str]:
    return frozenset(str(lexicon("en", "hedges")["unnamed"]).split())


def _view(seen: Tree, index: int) -> Found | None:
    """Read "in the engineers' view, C"."""
    words = seen.words
    bounds = within_sentence(seen, index, (0, len(words.low)))
    noun = next((at for at in range(index + 2, min(bounds[1], index + 9)) if words.low[at] in _VIEWS), None)
    if noun is None or words.word(noun - 1) not in ("'s", "'", "his", "her", "their", "its", "my", "our"):
        return None
    start = noun + 2 if words.word(noun + 1) == "," else noun + 1
    if index != bounds[0] or bounds[1] - start < _LEAST or words.word(noun + 1) != ",":
        return None
    pieces = ((start, end(seen, noun, (start, bounds[1]))),)
    return Found(
        words.place(index + 1, noun),
        None,
        words.place(index, noun + 1),
        places(words, pieces),
        _VIEWS[words.low[noun]],
        form_of(words, pieces),
        "view",
        words.low[noun],
        confidence=_SURE,
    )


def _holds(new: Found, one: Found) -> bool:
    cue = one.cue or (0, 0)
    places = [place for place in (one.source, cue, *one.content) if place is not None]
    return all(any(start <= place[0] and place[1] <= end for start, end in new.content) for place in places)


def _meet(new: Found, one: Found) -> bool:
    mine = [place for place in (new.source, new.cue, *new.content) if place is not None]
    theirs = [place for place in (one.cue, *one.content) if place is not None]
    return any(a < d and c < b for a, b in mine for c, d in theirs)
