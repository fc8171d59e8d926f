"""Words that attribute: the cue lexicon, and the verb groups of a passage that hold one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from whence.lang.lexicon import lexicon
from whence.model.reading import Stance
from whence.read.words import Passage, word_class

_MODALS = frozenset(("must", "should", "shall", "can", "could", "may", "might", "ca"))
#: Share of capitalised words from which a sentence is set like a headline. 0 to 1.
_HEADLINE = 0.7

Shape = Literal["base", "present", "past", "ing"]


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb form that may attribute.

    Attributes:
        lemma: Base form; a verb with a particle is `point_out`.
        shape: Which form it is; `past` is also the participle.
        frames: What may follow or precede it -> the stance it then has.
        nounlike: The form is at least as often a noun.
    """

    lemma: str
    shape: Shape
    frames: Mapping[str, Stance]
    nounlike: bool


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """A cue in its place.

    Attributes:
        cue: The verb.
        first, last: Word range with auxiliaries and adverbs before it and a particle after it.
        verb: Index of the verb itself.
        passive: A form of `be` stands before a past participle.
        modal: `must`, `should` or the like stands in the group: nothing has been said yet.
        negated: `not` or `never` stands in the group.
        infinitive: `to` stands before it.
    """

    cue: Cue
    first: int
    last: int
    verb: int
    passive: bool
    modal: bool
    negated: bool
    infinitive: bool


def verb_groups(words: Passage) -> Iterator[VerbGroup]:
    """Find every verb form of the cue lexicon, in order, whether or not it attributes there."""
    table = _forms()
    for index, word in enumerate(words.low):
        for cue in table.get(word, ()):
            if words.words[index][:1].isupper() and _name(words, index):
                break
            last = _with_particle(words, cue, index)
            if last is not None:
                yield _group(words, cue, (index, last))
                break


def _name(words: Passage, index: int) -> bool:
    """Tell a capitalised part of a name ("Rules Committee") from a word of a headline."""
    first, last = words.bounds(index)
    if index == first or words.low[last - 1] == ".":
        return index != first
    capitals = sum(word[:1].isupper() for word in words.words[first:last])
    letters = sum(word[:1].isalpha() for word in words.words[first:last])
    return capitals < letters * _HEADLINE


def _with_particle(words: Passage, cue: Cue, index: int) -> int | None:
    """Give the end of the verb with its particle ("made it clear"), `None` when the particle is missing."""
    particle = cue.lemma.partition("_")[2]
    if not particle:
        return index + 1
    after = index + 2 if words.word(index + 1) == "it" and particle != "it" else index + 1
    return after + 1 if words.word(after) == particle else None


def _group(words: Passage, cue: Cue, place: tuple[int, int]) -> VerbGroup:
    index, last = place
    auxiliaries, adverbs, negators = word_class("auxiliaries"), word_class("adverbs"), word_class("negators")
    first, low_edge = index, words.bounds(index)[0]
    passive = modal = negated = infinitive = False
    while first > low_edge:
        before = words.low[first - 1]
        if before in negators:
            negated = True
        elif before in auxiliaries and not _possessive(words, first - 1):
            modal = modal or before in _MODALS
            passive = passive or (before in word_class("be") and cue.shape == "past")
        elif before == "to" and cue.shape == "base":
            infinitive = True
        elif not (before in adverbs or (before.endswith("ly") and len(before) > 4)):
            break
        first -= 1
    while first < index and words.low[first] in adverbs and words.low[first] not in ("also", "just", "then", "later"):
        first += 1
    return VerbGroup(cue, first, last, index, passive, modal, negated, infinitive)


def _possessive(words: Passage, index: int) -> bool:
    """Tell a possessive `'s` ("the ministry's claim") from a short `is` or `has`."""
    return words.low[index] == "'s" and words.word(index - 1) not in word_class("nominatives") | {"that", "there"}


@cache
def _forms() -> dict[str, tuple[Cue, ...]]:
    """Give each form -> the cues it may be, those with a particle first."""
    data = lexicon("en", "cues")
    frames: dict[str, dict[str, Stance]] = {}
    for group in data["groups"]:
        for lemma in str(group["verbs"]).split():
            for frame in group["frames"]:
                frames.setdefault(lemma, {}).setdefault(frame, group["stance"])
    nounlike = frozenset(str(data["nounlike"]).split())
    table: dict[str, list[Cue]] = {}
    for lemma in sorted(frames, key=lambda one: ("_" not in one, one)):
        for form, shape in _inflections(lemma.partition("_")[0], data["irregular"]):
            table.setdefault(form, []).append(Cue(lemma, shape, frames[lemma], form in nounlike))
    return {form: tuple(cues) for form, cues in table.items()}


def _inflections(lemma: str, irregular: Mapping[str, list[str]]) -> Iterator[tuple[str, Shape]]:
    past = irregular.get(lemma, ())
    yield third_person(lemma), "present"
    if lemma in past:
        yield lemma, "past"
        return
    yield lemma, "base"
    doubled = past[0].removesuffix("ed") if past and past[0].startswith(lemma) and past[0].endswith("ed") else ""
    yield (doubled if len(doubled) > len(lemma) else _stem(lemma)) + "ing", "ing"
    if past:
        yield from ((form, "past") for form in past)
    else:
        yield _regular_past(lemma), "past"


def third_person(lemma: str) -> str:
    """Give `says` for `say`."""
    if lemma.endswith(("s", "sh", "ch", "x", "z", "o")):
        return lemma + "es"
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma[:-1] + "ies"
    return lemma + "s"


def _stem(lemma: str) -> str:
    return lemma[:-1] if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")) else lemma


def _regular_past(lemma: str) -> str:
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma[:-1] + "ied"
    return lemma + "ed"
