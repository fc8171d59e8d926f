"""Judgements inside a content: "it was untrue that C", "reports that C are false", "it is far from clear whether C"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from whence.lang.lexicon import lexicon
from whence.model.reading import Stance
from whence.read.chains.taken import end
from whence.read.chains.tree import Tree
from whence.read.chains.verbs import listed, stance_for
from whence.read.found import Found
from whence.read.words import Passage, word_class

Range = tuple[int, int]

#: What judges stands within this many words of "it is", what is judged begins within this many behind it.
_JUDGE, _JOINT = 7, 9
#: A claim and what it claims are sought over this many words.
_WITHIN = 60
_OPENERS = frozenset(("it", "there", "that", "this"))
_COPULAS = frozenset(("remain", "remains", "remained", "seems", "seemed", "stays", "became", "becomes"))
#: What is judged begins with one of these; "how" and "why" only ask for more of what is granted.
_OPEN = frozenset(("how", "why"))
_CLAUSES = frozenset(("that", "whether", "if")) | _OPEN
_OF = frozenset(("of", "about", "in", "to", "behind", "for"))
_TURNED = frozenset(("says", "believes", "denies", "doubts"))


@dataclass(frozen=True, slots=True)
class Judged:
    """What a judgement makes of what it is about.

    Attributes:
        stance: Denies or doubts.
        place: Range of words that is judged; `None` when it does not stand in the content.
    """

    stance: Stance
    place: Range | None


def judgement(words: Passage, content: Range, lemma: str = "") -> Judged | None:
    """Read the judgement that a content consists of.

    Args:
        words: The passage.
        content: Range of words.
        lemma: Base form of the cue; what somebody found out to be false is no claim denied.

    Returns:
        `None` when nothing is judged there.

    Cost: bounded by the length of a sentence.
    """
    first, last = _begun(words, content), content[1]
    if first >= last:
        return None
    opened = _opening(words, (first, last))
    return opened if opened is not None or lemma in listed("revealing") else _of_claim(words, (first, last))


def _begun(words: Passage, content: Range) -> int:
    first, last = content
    while first < last and not words.low[first][:1].isalnum():
        first += 1
    if words.word(first) == "that" and not _is(words.word(first + 1)):
        first += 1
    return first


def _opening(words: Passage, content: Range) -> Judged | None:
    """Read "it is untrue that C", "there is no truth in reports that C", "it was wrong to claim that C"."""
    first, last = content
    if words.low[first] not in _OPENERS:
        return None
    copula = next((at for at in range(first + 1, min(first + 4, last)) if _is(words.low[at])), last)
    at = _judging(words, (copula + 1, min(copula + _JUDGE, last)))
    if at is None or not _CLAUSES.isdisjoint(words.low[copula + 1 : at[1]]) or "," in words.low[copula + 1 : at[1]]:
        return None
    return _judged_behind(words, at, last)


def _judged_behind(words: Passage, at: tuple[Stance, int, int], last: int) -> Judged | None:
    """Give what a judgement is about: the clause, else the noun phrase, that follows it."""
    stance, _, done = at
    joint = next((index for index in range(done, min(done + _JOINT, last)) if words.low[index] in _CLAUSES), None)
    if joint is not None and words.low[joint] in _OPEN:
        return None
    if joint is not None and joint + 2 < last:
        return Judged(stance, (joint + 1, last))
    if done < last and words.low[done] in _OF and words.word(done + 1) not in listed("assents"):
        return Judged(stance, (done + 1, last)) if last - done > 1 else None
    rest = [index for index in range(done, last) if words.low[index][:1].isalnum()]
    return Judged(stance, None) if not rest else None


def _of_claim(words: Passage, content: Range) -> Judged | None:
    """Read "the reports that C are false", "talk of C is nonsense"."""
    first, last = content
    claim = next((at for at in range(first, min(first + 5, last)) if words.low[at] in listed("claimed")), None)
    if claim is None:
        return None
    what = claim + 1
    while what < last and words.low[what] in _OF | {"that", "according", "which"}:
        what += 1
    for index in range(claim + 1, min(last, claim + _WITHIN)):
        if not _is(words.low[index]):
            continue
        at = _judging(words, (index + 1, min(index + 5, last)))
        if at is not None and at[1] - index <= 2 + (words.low[index + 1] == "not"):
            return Judged(at[0], (what, index)) if index - what > 1 else Judged(at[0], (first, index))
    return None


def _is(low: str) -> bool:
    return low in word_class("be") or low in _COPULAS


def _judging(words: Passage, place: Range) -> tuple[Stance, int, int] | None:
    """Find the first judging word or phrase: its stance, where it begins, where it ends; none that is negated."""
    low = words.low
    for index in range(*place):
        for stance, phrase in _phrases().get(low[index], ()):
            if tuple(low[index : index + len(phrase)]) == phrase:
                return stance, index, index + len(phrase)
        if low[index] in listed("judging") or low[index] in listed("doubting"):
            stance = "denies" if low[index] in listed("judging") else "doubts"
            return None if "not" in low[max(place[0], index - 3) : index] else (stance, index, index + 1)
    return None


@cache
def _phrases() -> Mapping[str, tuple[tuple[Stance, tuple[str, ...]], ...]]:
    made: dict[str, list[tuple[Stance, tuple[str, ...]]]] = {}
    kinds: tuple[tuple[Stance, str], ...] = (("denies", "judging_phrases"), ("doubts", "doubting_phrases"))
    for stance, name in kinds:
        for phrase in lexicon("en", "cues")[name]:
            parts = tuple(str(phrase).split())
            made.setdefault(parts[0], []).append((stance, parts))
    return {first: tuple(sorted(known, key=lambda one: -len(one[1]))) for first, known in made.items()}


def calls_false(words: Passage, place: Range) -> bool:
    """Tell whether a stretch names a claim and a word that judges it: "the report a hoax".

    Args:
        words: The passage.
        place: Range of words.
    """
    first, last = place
    at = _judging(words, (first, last))
    return at is not None and any(words.low[index] in listed("claimed") for index in range(first, last))


def judged(seen: Tree, found: Sequence[Found]) -> list[Found]:
    """Take judgements out of contents: what remains is what was judged, and the stance says how.

    Args:
        seen: A passage.
        found: Its attributions so far.

    Returns:
        In the same order.
    """
    return [_apart(seen, one) for one in found]


def _apart(seen: Tree, one: Found) -> Found:
    words = seen.words
    start, stop = one.content[0]
    if start >= words.end:
        return one
    content = (words.at(start), words.at(stop))
    if one.stance not in _TURNED or stance_for(one.lemma, "clause") in ("denies", "doubts"):
        return _stripped(words, one, content)
    read = judgement(words, content, one.lemma)
    if read is None:
        return _stripped(words, one, content)
    run = read.place if read.place is not None else _resumed(seen, one)
    if run is None or run[0] >= run[1]:
        return one
    more = one.content[1:] if read.place is not None else ()
    return replace(one, stance=read.stance, content=(words.place(*_tidy(words, run)), *more))


def _resumed(seen: Tree, one: Found) -> Range | None:
    """Find what is judged behind the speaker: "It is far from clear, X says, that C"."""
    if one.cue is None:
        return None
    words = seen.words
    at = words.at(max(one.cue[1], (one.source or one.cue)[1]))
    edge = words.bounds(at - 1)[1]
    if words.word(at) in ("of", "about"):
        claim = next((i for i in range(at + 1, min(at + 4, edge)) if words.low[i] in listed("claimed")), None)
        at = claim if claim is not None else at
    elif words.word(at) != ",":
        return None
    if at + 3 >= edge or words.low[at + 1] not in _CLAUSES - _OPEN:
        return None
    return at + 2, end(seen, words.at(one.cue[0]), (at + 2, edge))


def _tidy(words: Passage, run: Range) -> Range:
    first, last = run
    while last > first + 1 and words.low[last - 1] in (",", ".", "-", "–", "—") and not words.mark(last - 1):
        last -= 1
    return first, last


def _stripped(words: Passage, one: Found, content: Range) -> Found:
    """Take "the claim that" off the beginning of a content, for whoever says it or denies it."""
    first, last = content
    begun = _nominal(words, first, last)
    return replace(one, content=(words.place(begun, last), *one.content[1:])) if begun is not None else one


def _nominal(words: Passage, first: int, last: int) -> int | None:
    """Give where the clause behind "the claim that" begins, if a content opens so."""
    index = first
    while index < last and words.low[index] in word_class("determiners"):
        index += 1
    for noun in range(index, min(index + 3, last - 3)):
        if words.low[noun] in listed("claimed") and words.low[noun + 1] == "that":
            return noun + 2
    return None
