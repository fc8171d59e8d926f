"""What the tagger of attributions looks at: numbers for each word, and for each word beside a cue."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from whence.read.base import Parse
from whence.read.found import Found, Place
from whence.read.vectors import vectors
from whence.read.words import Passage

Ints = NDArray[np.int64]

#: How many different values each column of `Features.codes` takes beyond the named ones.
SHAPES, QUOTES, EDGES, RULES = 8, 5, 12, 4
#: The same for the columns of `beside`.
DISTANCES, SENTENCES, TREES, LINKS = 21, 5, 11, 4

_STEPS = (1, 2, 3, 4, 6, 9, 14, 22, 35)
_SUBJECT = frozenset(("nsubj", "nsubj:pass", "csubj", "csubj:pass", "nsubj:outer"))
_CLAUSE = frozenset(("ccomp", "xcomp"))
_LOOSE = frozenset(("parataxis", "advcl", "advcl:relcl", "conj", "acl", "acl:relcl", "list", "appos", "dep"))
_THING = frozenset(("obl", "obj", "iobj", "nmod", "obl:agent", "nmod:poss", "obl:unmarked"))


@dataclass(frozen=True, slots=True)
class Features:
    """A passage as numbers, one row a word.

    Attributes:
        rows: Row of the word vector.
        heads: Index of the head.
        codes: Columns word, tag, relation, shape, quotation, place in the sentence, part by rule.
        states: From the base.
    """

    rows: Ints
    heads: Ints
    codes: Ints
    states: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Codes:
    """Numbers of the named values, as the weights were learnt with; 0 is any other.

    Attributes:
        words: Words seen often enough to be known by themselves.
        tags, deps: Labels of the base.
    """

    words: Mapping[str, int]
    tags: Mapping[str, int]
    deps: Mapping[str, int]


def features(words: Passage, parse: Parse, *, ruled: Sequence[Found], codes: Codes) -> Features:
    """Turn a passage into numbers.

    Args:
        words: The passage.
        parse: Of the same passage.
        ruled: Attributions the rules find, outermost only.
        codes: Numbers of words, tags and relations.

    Cost: linear in words.
    """
    find = vectors().find
    known = [codes.words.get(low, 0) for low in words.low]
    columns = (
        known,
        [codes.tags.get(tag, 0) for tag in parse.tags],
        [codes.deps.get(dep, 0) for dep in parse.deps],
        [shape(word) for word in words.words],
        _quotes(words),
        edges(words),
        _parts(words, ruled),
    )
    rows = np.array([find(word) for word in words.words], dtype=np.int64)
    return Features(rows, parse.heads, np.array(columns, dtype=np.int64).T.reshape(len(rows), -1), parse.states)


@lru_cache(maxsize=20_000)
def shape(word: str) -> int:
    """Give the class of a word's letters."""
    if word.islower():
        return 0 if word.isalpha() else 1
    if word.isalpha():
        return 2 if word.istitle() else 3 if word.isupper() else 4
    return 5 if word.isdigit() else 6 if any(char.isalnum() for char in word) else 7


def _quotes(words: Passage) -> list[int]:
    made = []
    for index, which in enumerate(words.quote):
        if which < 0:
            made.append(0)
        elif words.mark(index):
            made.append(1 if words.ends[index] <= words.quotes[which].inner_start else 2)
        else:
            made.append(3 if words.quotes[which].closed else 4)
    return made


def edges(words: Passage) -> list[int]:
    """Give how far each word stands from the beginning (0 to 7) or, at the end, from the end of its sentence."""
    made: list[int] = []
    total = len(words.words)
    begun = 0
    for index in range(1, total + 1):
        if index == total or words.sentence[index] != words.sentence[index - 1]:
            made += _edge(index - begun)
            begun = index
    return made


def _edge(size: int) -> list[int]:
    """Number the words of a sentence of so many words."""
    return [8 + size - 1 - at if at >= 7 and size - 1 - at < 4 else min(at, 7) for at in range(size)]


def _parts(words: Passage, ruled: Sequence[Found]) -> list[int]:
    made = [0] * len(words.words)
    for one in ruled:
        for role, places in ((3, one.content), (1, (one.source,)), (2, (one.cue,))):
            for place in places:
                if place is not None:
                    for index in range(*within(words, place)):
                        made[index] = role
    return made


def within(words: Passage, place: Place) -> tuple[int, int]:
    """Give the range of words of the passage that a range of the text touches."""
    return bisect_right(words.ends, place[0]), bisect_left(words.starts, place[1])


def beside(words: Passage, parse: Parse, *, cue: tuple[int, int], ruled: Sequence[Found]) -> Ints:
    """Describe every word of a passage by how it stands to one cue.

    Args:
        words: The passage.
        parse: Of the same passage.
        cue: Range of words.
        ruled: Attributions the rules find, outermost only.

    Returns:
        One row a word: distance, sentences between, place in the tree, part in the rule's attribution by this cue.

    Cost: linear in words.
    """
    total = len(words.words)
    place = np.arange(total)
    away = np.where(place < cue[0], place - cue[0], np.where(place >= cue[1], place - cue[1] + 1, 0))
    steps = 1 + np.searchsorted(_STEPS, np.abs(away), side="left")
    distance = np.where(away == 0, 0, np.where(away < 0, steps, steps + len(_STEPS) + 1))
    sentence = np.clip(np.asarray(words.sentence) - words.sentence[cue[0]], -2, 2) + 2
    return np.stack([distance, sentence, _tree(parse, cue), _link(words, cue, ruled)], axis=1).astype(np.int64)


def _main(parse: Parse, cue: tuple[int, int]) -> int:
    """Give the word of a cue that the others hang on, a verb rather than not."""
    tops = [index for index in range(*cue) if not cue[0] <= parse.heads[index] < cue[1] or parse.heads[index] == index]
    return next((index for index in tops if parse.tags[index].startswith("VB")), tops[0] if tops else cue[0])


def _tree(parse: Parse, cue: tuple[int, int]) -> Ints:
    heads = parse.heads.tolist()
    main = _main(parse, cue)
    top = heads[main]
    made = [-1] * len(heads)
    made[main] = 1
    climb, level = main, 0
    while heads[climb] != climb and level < len(heads):
        climb = heads[climb]
        level += 1
        made[climb] = 2 if climb != top else 3
    for index in range(len(heads)):
        _down(parse.deps, heads, made, index=index, main=main, top=top)
    return np.array(made, dtype=np.int64)


def _down(deps: list[str], heads: list[int], made: list[int], *, index: int, main: int, top: int) -> None:
    """Fill in a word and what it hangs on: each takes the class of the branch it is on."""
    path = []
    while made[index] < 0:
        path.append(index)
        made[index] = 0
        if heads[index] == index:
            break
        index = heads[index]
    for step in reversed(path):
        above = heads[step]
        if above == step:
            made[step] = 0
        elif above == main:
            made[step] = _branch(deps[step])
        elif above == top and made[above] == 3:
            made[step] = 10 if deps[step] in _SUBJECT else 9
        elif made[above] in (2, 3):
            made[step] = 0
        else:
            made[step] = made[above]


def _branch(dep: str) -> int:
    if dep in _SUBJECT:
        return 4
    if dep in _CLAUSE:
        return 5
    return 6 if dep in _LOOSE else 7 if dep in _THING else 8


def _link(words: Passage, cue: tuple[int, int], ruled: Sequence[Found]) -> Ints:
    made = np.zeros(len(words.words), dtype=np.int64)
    for one in ruled:
        if one.cue is None:
            continue
        first, last = within(words, one.cue)
        if first < cue[1] and cue[0] < last:
            made[:] = 1
            for role, places in ((2, (one.source,)), (3, one.content)):
                for place in places:
                    if place is not None:
                        made[slice(*within(words, place))] = role
            return made
    return made
