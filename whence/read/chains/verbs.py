"""The verbs that attribute wherever they stand: base forms, and the stance each has by what it takes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import Literal

from whence.lang.lexicon import lexicon
from whence.model.reading import Stance
from whence.read.words import Passage

#: What a verb takes: a clause or quotation, an infinitive, a question, a noun phrase.
Kind = Literal["clause", "to", "wh", "noun"]

#: A particle may stand this many words behind its verb ("put the story down").
_PARTICLE = 3
#: Words that may stand between a verb and the noun it is one with ("gave his word").
_OWNED = frozenset(("a", "an", "the", "his", "her", "its", "their", "my", "our", "some", "any"))


@cache
def listed(name: str) -> frozenset[str]:
    """Give a plain list of words of the cue lexicon."""
    return frozenset(str(lexicon("en", "cues")[name]).split())


@cache
def by_word(name: str) -> Mapping[str, Stance]:
    """Give a list of the cue lexicon that sorts words by stance, as word -> stance."""
    data = lexicon("en", "cues")[name]
    return {word: stance for stance in data for word in str(data[stance]).split()}


@cache
def stances() -> Mapping[str, Mapping[str, Stance]]:
    """Give for each base form what it takes -> the stance it then has; `any` for the rest."""
    table: dict[str, dict[str, Stance]] = {}
    data = lexicon("en", "cues")["stances"]
    for stance in data:
        for kind, verbs in data[stance].items():
            for verb in str(verbs).split():
                table.setdefault(verb, {}).setdefault(kind, stance)
    return table


@cache
def _irregular() -> Mapping[str, str]:
    data = lexicon("en", "cues")
    made: dict[str, str] = {}
    for name in ("irregular", "forms"):
        for lemma, forms in data[name].items():
            for form in forms:
                made.setdefault(str(form), str(lemma))
    return made


@cache
def _known() -> frozenset[str]:
    data = lexicon("en", "cues")
    grouped = {verb for group in data["groups"] for verb in str(group["verbs"]).split()}
    every = set(stances()) | grouped | listed("refusing") | listed("light") | listed("silent") | listed("assents")
    return frozenset(verb.partition("_")[0] for verb in every)


@lru_cache(maxsize=20_000)
def lemma_of(low: str) -> str:
    """Give the base form of a verb, the form itself when no verb of the lexicon is meant.

    Why this way: only verbs of the lexicon are asked about, so the endings are tried against it.
    """
    known = _known()
    if low in _irregular():
        return _irregular()[low]
    if low in known:
        return low
    return next((form for form in _stems(low) if form in known), low)


def _stems(low: str) -> Iterator[str]:
    if low.endswith("s"):
        yield from (low[:-1], low[:-2], low[:-3] + "y")
    if low.endswith("ed"):
        yield from (low[:-1], low[:-2], low[:-3] + "y")
        if low[-4:-3] == low[-3:-2]:
            yield low[:-3]
    if low.endswith("ing"):
        yield from (low[:-3], low[:-3] + "e")
        if low[-5:-4] == low[-4:-3]:
            yield low[:-4]


def verb_at(words: Passage, index: int) -> str:
    """Give the base form of the verb at a word, with its particles when the lexicon has them so.

    Args:
        words: The passage.
        index: Where the verb stands.

    Returns:
        `point_out` for "pointed it out"; the form itself when the lexicon does not know it.
    """
    lemma = lemma_of(words.low[index])
    particled = _particled().get(lemma)
    if particled is None:
        return lemma
    ahead = [word for word in words.low[index + 1 : index + 2 + _PARTICLE] if word[:1].isalpha()]
    past = 1 if ahead[:1] and ahead[0] in _OWNED else 0
    for whole in particled:
        parts = whole.split("_")[1:]
        if past and ahead[1 : 1 + len(parts)] == parts:
            return whole
        if ahead[: len(parts)] == parts or (len(parts) == 1 and parts[0] in ahead[:2] and ahead[0] in ("it", "them")):
            return whole
        if ahead[:1] == ["it"] and ahead[1 : 1 + len(parts)] == parts:
            return whole
    return lemma


@cache
def _particled() -> Mapping[str, tuple[str, ...]]:
    made: dict[str, list[str]] = {}
    every = set(stances()) | listed("refusing")
    for verb in sorted(every, key=lambda one: (-one.count("_"), one)):
        if "_" in verb:
            made.setdefault(verb.partition("_")[0], []).append(verb)
    return {lemma: tuple(wholes) for lemma, wholes in made.items()}


def stance_for(lemma: str, kind: Kind) -> Stance | None:
    """Give the stance of a verb by what it takes, `None` when the lexicon does not have it.

    Args:
        lemma: Base form, with its particle.
        kind: What it takes.
    """
    of_verb = stances().get(lemma)
    if of_verb is None:
        return None
    return of_verb.get(kind) or of_verb.get("any") or next(iter(of_verb.values()))
