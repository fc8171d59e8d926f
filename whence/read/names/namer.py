"""A small network that finds names and tells people, organisations and places apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import as_file, files
from pathlib import Path

import numpy as np

from whence.lang import known_names as known
from whence.lang.frequency import capitalised
from whence.model.reading import MentionKind
from whence.read.attribution.features import Ints, edges, shape
from whence.read.attribution.tagger import layers_of, named
from whence.read.base import Parse
from whence.read.names.runs import name_words
from whence.read.network import Chain, Floats, two_way
from whence.read.vectors import vectors
from whence.read.words import Passage

#: Labels: none, then begins and goes on for each kind.
KINDS: tuple[MentionKind, ...] = ("person", "organisation", "place")
#: Lists of `names.yaml` that a word is in or not.
LISTS = (
    "titles",
    "roles",
    "organisation_heads",
    "place_heads",
    "place_openers",
    "place_cues",
    "place_acronyms",
    "other_heads",
    "given_names",
    "nationalities",
)
#: Values of the column of capitals: unknown, then the share of a word's uses that begin with one.
CAPITALS = 6
#: Words whose lists are kept in mind.
_KEPT = 20_000
#: Columns of flags: one a list, one for words also written small, those of the known names.
FLAGS = len(LISTS) + 1 + known.COLUMNS
_STEPS = (0.1, 0.5, 0.9, 0.99)
#: How sure the network must be of a name in small letters.
_SMALL = 0.7


@dataclass(frozen=True, slots=True)
class NameCodes:
    """Numbers of words and tags, as the weights were learnt with; 0 is any other."""

    words: Mapping[str, int]
    tags: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Weights:
    """Everything learnt, as `training/names.py` writes it."""

    arrays: Mapping[str, Floats]
    codes: NameCodes
    layers: tuple[Mapping[str, Floats], ...]
    chain: Chain


@dataclass(frozen=True, slots=True)
class Name:
    """A name in word ranges of its passage, with the mean probability of its labels, 0 to 1."""

    first: int
    last: int
    kind: MentionKind
    sure: float


def load(path: Path) -> Weights:
    """Load a file of weights."""
    with np.load(path, allow_pickle=False) as read:
        raw = {name: read[name] for name in read.files}
    codes = NameCodes(*named(raw, ("words", "tags")))
    arrays = {name: value.astype(np.float32) for name, value in raw.items()}
    chain = Chain(*(arrays[f"chain_{end}"] for end in ("steps", "first", "last")))
    return Weights(arrays, codes, layers_of(arrays), chain)


@cache
def shipped() -> Weights:
    """Load the shipped weights, once per process."""
    with as_file(files("whence.lang.en") / "names.npz") as path:
        return load(path)


def names(passages: Sequence[Passage], parses: Sequence[Parse], weights: Weights) -> list[list[Name]]:
    """Find the names of every passage.

    Args:
        passages: Paragraphs of one report: a word that the report also writes small is less often a name.
        parses: Their tags and heads.
        weights: From `shipped`.

    Returns:
        Per passage, in reading order, not overlapping.

    Cost: linear in words; about a fifth of that of the base.
    Source: two-way LSTM with a linear chain (Lample et al. 2016), trained by `training/names.py` on UNER EWT and GUM.
    """
    small = small_words(passages)
    full = [index for index, words in enumerate(passages) if words.words]
    inputs = [
        _inputs(columns(passages[index], parses[index], small=small, codes=weights.codes), parses[index], weights)
        for index in full
    ]
    scores = [
        state @ weights.arrays["label_w"] + weights.arrays["label_b"] for state in two_way(inputs, weights.layers)
    ]
    made: list[list[Name]] = [[] for _ in passages]
    labelled = zip(full, weights.chain.best(scores), weights.chain.marginals(scores), strict=True)
    for index, labels, sure in labelled:
        made[index] = _names(passages[index], labels, sure)
    return made


def _inputs(code: tuple[Ints, Ints, Floats], parse: Parse, weights: Weights) -> Floats:
    rows, codes, lists = code
    parts = [vectors().table[rows], parse.states, lists]
    names_of = ("word", "tag", "shape", "edge", "capital")
    parts += [weights.arrays[f"table_{name}"][codes[:, column]] for column, name in enumerate(names_of)]
    return np.concatenate(parts, axis=1)


def small_words(passages: Sequence[Passage]) -> frozenset[str]:
    """Give the words that a report writes in small letters somewhere."""
    return frozenset(word for words in passages for word in words.words if word.islower())


def columns(words: Passage, parse: Parse, *, small: frozenset[str], codes: NameCodes) -> tuple[Ints, Ints, Floats]:
    """Turn a passage into numbers: rows of word vectors, codes, and a flag for each list and for small words."""
    find = vectors().find
    rows = np.array([find(word) for word in words.words], dtype=np.int64)
    made = (
        [codes.words.get(low, 0) for low in words.low],
        [codes.tags.get(tag, 0) for tag in parse.tags],
        [shape(word) for word in words.words],
        edges(words),
        [_capitals(low) for low in words.low],
    )
    marked = [(index, column) for index, low in enumerate(words.low) for column in _listed(low)]
    marked += [(index, len(LISTS)) for index, low in enumerate(words.low) if low in small]
    marked += [(index, len(LISTS) + 1 + column) for index, column in known.marks(words.low)]
    flags = np.zeros((len(rows), FLAGS), dtype=np.float32)
    flags[tuple(np.array(marked, dtype=np.int64).reshape(-1, 2).T)] = 1
    return rows, np.array(made, dtype=np.int64).T.reshape(len(rows), -1), flags


@lru_cache(maxsize=_KEPT)
def _listed(low: str) -> tuple[int, ...]:
    """Give the numbers of the lists a word is in."""
    return tuple(column for column, name in enumerate(LISTS) if low in name_words(name))


@lru_cache(maxsize=_KEPT)
def _capitals(low: str) -> int:
    share = capitalised(low)
    return 0 if share is None else 1 + int(np.searchsorted(_STEPS, share))


def _names(words: Passage, labels: list[int], sure: Floats) -> list[Name]:
    """Read names off the labels; none goes on into the next sentence."""
    made: list[Name] = []
    index = 0
    while index < len(labels):
        if labels[index] == 0:
            index += 1
            continue
        kind = (labels[index] - 1) // 2
        last = index + 1
        while last < len(labels) and labels[last] == 2 * kind + 2 and words.sentence[last] == words.sentence[index]:
            last += 1
        mean = float(sure[index:last, [2 * kind + 1, 2 * kind + 2]].sum(axis=1).mean())
        if _may_be("".join(words.words[index:last]), mean):
            made.append(Name(index, last, KINDS[kind], round(mean, 3)))
        index = last
    return made


def _may_be(name: str, sure: float) -> bool:
    """Tell whether letters can be a name: one letter alone is none, and small letters must be likelier than others."""
    return sum(map(str.isalpha, name)) > 1 and (not name.islower() or sure >= _SMALL)
