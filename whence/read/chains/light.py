"""Stances borne by a noun: "cast doubt on", "voiced fears that", "there is a belief among", "rumours persist that"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from whence.lang.lexicon import lexicon
from whence.model.reading import Stance
from whence.read.chains.taken import end
from whence.read.chains.tree import Tree
from whence.read.chains.verbs import by_word, lemma_of, listed, verb_at
from whence.read.chains.who import FINITE, agent, speaker, within_sentence
from whence.read.found import Found, form_of, places
from whence.read.words import word_class

Range = tuple[int, int]
Form = Literal["light", "there", "persists", "is"]

#: A noun stands within this many words of its light verb, who holds it within this many words behind it.
_NOUN, _HOLDER = 6, 9
#: A content has at least this many words.
_LEAST = 2
#: Share right among what these forms add, by eye on PolNeAR train, 2026-11.
_SURE = 0.55
_ABOUT = frozenset(("over", "about", "on", "upon", "regarding"))
_HOLDERS = frozenset(("among", "amongst", "from", "within", "by"))
_NONE = frozenset(("no", "little", "not", "n't", "without", "never"))
_TURNED: dict[Stance, Stance] = {"doubts": "believes", "believes": "doubts", "says": "doubts", "denies": "says"}


@dataclass(frozen=True, slots=True)
class _Noun:
    """A noun that bears a stance, with what carries it.

    Attributes:
        cue: Words from the verb or "there" to the noun.
        noun: Where the noun stands.
        joint: The word that brings what it is about.
        source: Who holds it, as far as it is written.
    """

    form: Form
    cue: Range
    noun: int
    joint: int
    source: Range | None


def borne(seen: Tree, found: Sequence[Found]) -> list[Found]:
    """Read stances that a noun bears, and mend what was read there by the verb alone.

    Args:
        seen: A passage.
        found: Its attributions so far.

    Returns:
        The attributions with the added ones.

    Cost: linear in words for sentences of bounded length.
    """
    made = list(found)
    for new in carried(seen, (0, len(seen.words.words))):
        made = _with(made, new)
    return made


def carried(seen: Tree, bounds: Range) -> list[Found]:
    """Find every stance that a noun bears in a stretch of a passage.

    Args:
        seen: A passage.
        bounds: Words it may draw on.
    """
    nouns = _bearing()
    every = [_carried(seen, index, bounds) for index in range(*bounds) if seen.words.low[index] in nouns]
    made = [_made(seen, one, bounds[1]) for one in every if one is not None]
    return [one for one in made if one is not None]


@cache
def _bearing() -> dict[str, Stance]:
    """Give the nouns that bear a stance."""
    nouns = lexicon("en", "cues")["nouns"]
    plain: dict[str, Stance] = {
        form: stance for stance in nouns for word in str(nouns[stance]).split() for form in (word, f"{word}s")
    }
    return plain | dict(by_word("bearing")) | {"word": "says"}


def _carried(seen: Tree, noun: int, bounds: Range) -> _Noun | None:
    """Find what carries a noun and where what it is about begins."""
    bounds = within_sentence(seen, noun, bounds)
    joint, holder = _joint(seen, noun, bounds[1])
    if joint is None or seen.words.low[noun] == "word":
        return _copular(seen, noun, bounds)
    low = seen.words.low
    for index in range(noun - 1, max(bounds[0] - 1, noun - _NOUN - 1), -1):
        if low[index] == "there":
            return _Noun("there", (index, noun + 1), noun, joint, holder)
        if _bears(seen, index, noun):
            source = _holder(seen, index, bounds)
            return _Noun("light", (index, noun + 1), noun, joint, source[0]) if source is not None else None
        if low[index - 1] == "there" and low[index] in word_class("be"):
            continue
        if low[index] in (",", ";", "that", "who", "which", "to", "for") or seen.tags[index] in FINITE:
            return None
    return None


def _bears(seen: Tree, verb: int, noun: int) -> bool:
    """Tell a verb that means little without its noun: "cast doubt", "is of the opinion", "found no evidence"."""
    low, lemma = seen.words.low, lemma_of(seen.words.low[verb])
    if lemma in listed("showing") and lemma_of(low[noun]) in listed("evidence"):
        return True
    if not seen.tags[verb].startswith("VB") or lemma not in listed("light") or _idiom(seen, verb, noun):
        return False
    return low[verb - 1] != "there" and (lemma != "be" or low[verb + 1] in ("of", "in", "under"))


def _holder(seen: Tree, verb: int, bounds: Range) -> tuple[Range | None] | None:
    """Give whose the noun of a light verb is, `None` when there is nobody to hold it."""
    governor = seen.heads[verb] if seen.deps[verb] == "cop" else verb
    who = speaker(seen, governor, bounds)
    if who is None or (who[1] and who[0] is None):
        return None
    return ((who[0][0], min(who[0][1], verb)) if who[0] is not None and who[0][0] < verb else who[0],)


def _idiom(seen: Tree, verb: int, noun: int) -> bool:
    """Tell a verb that has a stance of its own with the words behind it, the noun not among them: "took issue with"."""
    whole = verb_at(seen.words, verb).split("_")
    return len(whole) > 1 and lemma_of(seen.words.low[noun]) not in whole and seen.words.low[noun] not in whole


def _joint(seen: Tree, noun: int, edge: int) -> tuple[int | None, Range | None]:
    """Find the word that brings what a noun is about, and who holds it when that is named between."""
    low = seen.words.low
    if noun + 1 >= edge:
        return None, None
    if _joins(seen, noun):
        return noun + 1, None
    if low[noun + 1] in _HOLDERS or (low[noun + 1 : noun + 5] == ["on", "the", "part", "of"]):
        first = noun + 2 if low[noun + 1] in _HOLDERS else noun + 5
        for index in range(first + 1, min(edge, noun + 2 + _HOLDER)):
            if low[index] in ("that", "whether", "about", "over"):
                return index, seen.trimmed(first, index)
            if seen.tags[index] in FINITE:
                return None, None
    return None, None


def _joins(seen: Tree, noun: int) -> bool:
    """Tell whether the word behind a noun brings what its holder says or holds."""
    low, stance = seen.words.low, _bearing()[seen.words.low[noun]]
    joint = low[noun + 1]
    if joint in ("that", "whether", "if"):
        return seen.deps[noun + 1] not in ("obj", "nsubj", "nsubj:pass")
    if joint == "to":
        return (
            stance in ("plans", "orders", "asks") and seen.tags[noun + 2 : noun + 3] == ["VB"] and low[noun - 1] != "in"
        )
    if joint == "of":
        return stance == "denies" or low[noun] in listed("felt_of")
    if joint == "as":
        return low[noun + 2 : noun + 3] == ["to"] and stance in ("denies", "doubts", "believes")
    return joint in _ABOUT and (stance in ("denies", "doubts") or low[noun] in listed("felt_of"))


def _copular(seen: Tree, noun: int, bounds: Range) -> _Noun | None:
    """Read "the fear among doctors is that C", "rumours persist that C"."""
    low = seen.words.low
    holder: Range | None = None
    index = noun + 1
    if index < bounds[1] and low[index] in _HOLDERS | {"of"}:
        verb = next((at for at in range(index + 2, min(bounds[1], index + _HOLDER)) if seen.tags[at] in FINITE), None)
        if verb is None:
            return None
        holder, index = seen.trimmed(index + 1, verb), verb
    if index + 2 >= bounds[1]:
        return None
    persists = lemma_of(low[index]) in listed("persisting")
    if not (persists or low[index] in word_class("be")):
        return None
    if low[noun] == "word" and not persists and low[index + 1] != "that":
        return _Noun("is", (noun, index + 1), noun, index, None) if noun == bounds[0] else None
    if low[index + 1] not in (("that", "about", "over", "whether", "of") if persists else ("that",)):
        return None
    return _Noun("persists" if persists else "is", (noun, index + 1), noun, index + 1, holder or _owner(seen, noun))


def _owner(seen: Tree, noun: int) -> Range | None:
    """Give whose a noun is: "the surveyor's view", "their claim"."""
    for kid in seen.kids[noun]:
        if seen.deps[kid] == "nmod:poss" and kid < noun:
            first, last = seen.left[kid], seen.right[kid]
            return first, last - (seen.words.low[last - 1] in ("'s", "'") and last - first > 1)
    return None


def _made(seen: Tree, one: _Noun, edge: int) -> Found | None:
    words = seen.words
    edge = min(edge, words.bounds(one.noun)[1])
    first = one.joint + (words.low[one.joint] not in ("whether", "if"))
    if words.low[one.joint] == "to":
        first = one.joint if words.low[one.joint + 1 : one.joint + 2] and seen.tags[one.joint + 1] == "VB" else first
    if words.low[one.joint] == "as":
        first = one.joint + 2
    last = end(seen, one.noun, (first, edge)) if first < edge else first
    if last - first < _LEAST or words.quote[first] != words.quote[one.noun]:
        return None
    stance, lemma = _stance(seen, one)
    source = one.source
    if source is None and one.form == "light":
        source = agent(seen, one.cue[0], (0, first))
    piece = ((first, last),)
    return Found(
        source=words.place(*source) if source is not None else None,
        before=None,
        cue=words.place(*one.cue),
        content=places(words, piece),
        stance=stance,
        form=form_of(words, piece),
        pattern=f"noun_{one.form}",
        lemma=lemma,
        confidence=_SURE,
    )


def _stance(seen: Tree, one: _Noun) -> tuple[Stance, str]:
    low = seen.words.low
    stance, lemma = _bearing()[low[one.noun]], low[one.noun]
    first = max(seen.words.bounds(one.noun)[0], one.cue[0] - 2)
    turned = sum(word in _NONE for word in low[first : one.noun]) % 2 == 1
    if turned and lemma_of(lemma) in listed("evidence"):
        withheld = lemma_of(low[one.cue[0]]) in (
            "see",
            "have",
            "know",
            "offer",
            "give",
            "produce",
            "provide",
            "present",
        )
        return "doubts" if withheld else "denies", f"not_{lemma}"
    if turned and stance in _TURNED:
        return _TURNED[stance], "not_deny" if stance == "denies" else f"not_{lemma}"
    said = stance == "says" or one.form != "is"
    unnamed = one.form != "light" and one.source is None and stance in ("says", "believes") and said
    return stance, f"be_{lemma}" if unnamed else lemma


def _with(made: list[Found], new: Found) -> list[Found]:
    """Add a find, or mend what stands where it does."""
    cue, content = new.cue or (0, 0), new.content[0]
    same = [one for one in made if one.cue is not None and one.cue[0] < cue[1] and cue[0] < one.cue[1]]
    if len(same) > 1:
        return made
    if same:
        (one,) = same
        if not any(start < content[1] and content[0] < stop for start, stop in one.content):
            return made
        inside = one.content[0][0] <= cue[1] and len(one.content) == 1
        mended = replace(
            one,
            source=one.source or new.source,
            cue=cue,
            content=new.content if inside else one.content,
            stance=new.stance,
            lemma=new.lemma,
        )
        return [mended if other is one else other for other in made]
    held = any(start < content[1] and content[0] < stop for one in made for start, stop in one.content)
    held = held or any(one.cue is not None and content[0] <= one.cue[0] < content[1] for one in made)
    return made if held else [*made, new]
