"""A small network that marks sources, cues and contents, and ties each cue to its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from whence.read.attribution.features import Codes, Features, beside, features, within
from whence.read.base import Parse
from whence.read.found import Found
from whence.read.network import Chain, Floats, two_way
from whence.read.vectors import vectors
from whence.read.words import Passage

#: Labels of the first chain: none, then begins and goes on for source, cue, content.
_SOURCE, _CUE, _CONTENT = (1, 2), (3, 4), (5, 6)
#: A cue is tried when its first word is one with this probability, though the best labelling has none there.
_TRIED = 0.2

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Tied:
    """A cue with what the network ties to it, in word ranges of its passage.

    Attributes:
        cue: Range of words.
        source: Runs of words marked as its source, mostly one or none.
        content: Runs of words marked as its content.
        cue_sure: Mean probability that the words of the cue are one, 0 to 1.
        source_sure, content_sure: Mean probability of the words marked, 0 to 1; 0 when there are none.
        rest_sure: Mean probability of "neither" over the other words within the bounds of what is marked.
        labelled: Share of the marked words that the first chain labels alike, 0 to 1.
        lone: Best probability of any word to be a source, when none is marked; else 0.
        ruled: The attribution the rules find by this cue, `None` when they find none.
    """

    cue: Range
    source: tuple[Range, ...]
    content: tuple[Range, ...]
    cue_sure: float
    source_sure: float
    content_sure: float
    rest_sure: float
    labelled: float
    lone: float
    ruled: Found | None


@dataclass(frozen=True, slots=True)
class Weights:
    """Everything learnt, as `training/attribution.py` writes it."""

    arrays: Mapping[str, Floats]
    codes: Codes
    layers: tuple[Mapping[str, Floats], ...]
    chain: Chain
    link_chain: Chain


def load(path: Path) -> Weights:
    """Load a file of weights."""
    with np.load(path, allow_pickle=False) as read:
        raw = {name: read[name] for name in read.files}
    codes = Codes(*named(raw, ("words", "tags", "deps")))
    arrays = {name: value.astype(np.float32) for name, value in raw.items()}
    chains = [
        Chain(*(arrays[f"{name}_{end}"] for end in ("steps", "first", "last"))) for name in ("chain", "link_chain")
    ]
    return Weights(arrays, codes, layers_of(arrays), chains[0], chains[1])


def named(raw: dict[str, NDArray[Any]], lists: Sequence[str]) -> Iterator[dict[str, int]]:
    """Take lists of words, tags and the like out of a file of weights, numbered from 1."""
    for name in lists:
        listed = bytes(raw.pop(f"codes_{name}")).decode("utf-8").split("\n")
        yield {each: index + 1 for index, each in enumerate(listed)}


def layers_of(arrays: Mapping[str, Floats]) -> tuple[Mapping[str, Floats], ...]:
    """Put both directions of each LSTM layer side by side."""
    layers: list[Mapping[str, Floats]] = []
    while f"w{len(layers)}" in arrays:
        at = len(layers)
        both = {part: (arrays[f"{part}{at}"], arrays[f"{part}{at}_reverse"]) for part in "wub"}
        stacked = {part: np.concatenate(both[part], axis=-1) for part in "wb"}
        layers.append({**stacked, "u": np.stack(both["u"])})
    return tuple(layers)


@cache
def shipped() -> Weights:
    """Load the shipped weights, once per process."""
    with as_file(files("whence.lang.en") / "attribution.npz") as path:
        return load(path)


def tied(
    passages: Sequence[Passage], parses: Sequence[Parse], *, ruled: Sequence[Sequence[Found]], weights: Weights
) -> list[list[Tied]]:
    """Mark every passage.

    Args:
        passages: Paragraphs cut into words.
        parses: Their tags and heads.
        ruled: Per passage, the outermost attributions the rules find in it.
        weights: From `shipped`.

    Returns:
        Per passage, its cues in reading order.

    Cost: linear in words; about half that of the base.
    Source: two-way LSTM with linear chains (Lample et al. 2016), the second chain asked once per cue as in
        semantic role labelling (He et al. 2017); trained by `training/attribution.py` on PolNeAR train.
    """
    readers = [
        _Reader(words, parse, found) for words, parse, found in zip(passages, parses, ruled, strict=True) if words.words
    ]
    numbered = [features(one.words, one.parse, ruled=one.ruled, codes=weights.codes) for one in readers]
    states = two_way([_inputs(one, weights.arrays) for one in numbered], weights.layers)
    labelled = [state @ weights.arrays["label_w"] + weights.arrays["label_b"] for state in states]
    best, sure = weights.chain.best(labelled), weights.chain.marginals(labelled)
    cues = [one.cues(labels, chances) for one, labels, chances in zip(readers, best, sure, strict=True)]
    scores = [
        score
        for one, state, own in zip(readers, states, cues, strict=True)
        for score in _links(one, state, cues=[cue for cue, _ in own], arrays=weights.arrays)
    ]
    pairs = [(index, cue, found) for index, own in enumerate(cues) for cue, found in own]
    made: list[list[Tied]] = [[] for _ in readers]
    linked = zip(pairs, weights.link_chain.best(scores), weights.link_chain.marginals(scores), strict=True)
    for (index, cue, found), labels, chances in linked:
        made[index].append(readers[index].tied(cue, found, sure=sure[index], labels=labels, linked=chances))
    read = iter(made)
    return [next(read) if words.words else [] for words in passages]


def _inputs(one: Features, arrays: Mapping[str, Floats]) -> Floats:
    vector = vectors().table[one.rows]
    names = ("word", "tag", "dep", "shape", "quote", "edge", "rule")
    parts = [vector, vector[one.heads], one.states]
    parts += [arrays[f"table_{name}"][one.codes[:, column]] for column, name in enumerate(names)]
    parts.append(arrays["table_tag"][one.codes[one.heads, 1]])
    return np.concatenate(parts, axis=1)


def _links(one: _Reader, state: Floats, *, cues: Sequence[Range], arrays: Mapping[str, Floats]) -> Iterator[Floats]:
    """Give for each cue the scores of neither, source and content at each word."""
    word = state @ arrays["word_w"] + arrays["word_b"] if cues else state
    for cue in cues:
        hidden = word + state[slice(*cue)].mean(axis=0) @ arrays["cue_w"]
        near = beside(one.words, one.parse, cue=cue, ruled=one.ruled)
        for column in range(near.shape[1]):
            hidden += arrays[f"beside_{column}"][near[:, column]]
        np.maximum(hidden, 0, out=hidden)
        yield hidden @ arrays["link_w"] + arrays["link_b"]


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads one passage out of what the chains say of its words."""

    words: Passage
    parse: Parse
    ruled: Sequence[Found]

    def cues(self, labels: list[int], sure: Floats) -> list[tuple[Range, Found | None]]:
        """Give the cues worth a try: the best labelling's, the doubtful, the rules', each with the rules' find."""
        found = runs([label in _CUE for label in labels], [label == _CUE[0] for label in labels])
        for index in np.flatnonzero(sure[:, _CUE[0]] >= _TRIED).tolist():
            last = index + 1
            while last < len(labels) and sure[last, _CUE[1]] >= max(_TRIED, sure[last, 0]):
                last += 1
            if not _taken(found, (index, last)):
                found.append((index, last))
        ruled = [(within(self.words, one.cue), one) for one in self.ruled if one.cue is not None]
        ruled = [(place, one) for place, one in ruled if place[0] < place[1]]
        for place, _ in ruled:
            if not _taken(found, place):
                found.append(place)
        return [(cue, next((one for place, one in ruled if _taken([place], cue)), None)) for cue in sorted(found)]

    def tied(self, cue: Range, found: Found | None, *, sure: Floats, labels: list[int], linked: Floats) -> Tied:
        """Give a cue with the words its own chain marks."""
        labels = [0 if cue[0] <= index < cue[1] else label for index, label in enumerate(labels)]
        source, content = runs([label == 1 for label in labels]), runs([label == 2 for label in labels])
        return Tied(
            cue=cue,
            source=tuple(source),
            content=tuple(content),
            cue_sure=float(sure[slice(*cue)][:, list(_CUE)].sum(axis=1).mean()),
            source_sure=_mean(linked[:, 1], source),
            content_sure=_mean(linked[:, 2], content),
            rest_sure=_rest(linked, labels),
            labelled=_labelled(sure, labels),
            lone=0.0 if source else float(linked[:, 1].max()),
            ruled=found,
        )


def _rest(sure: Floats, labels: list[int]) -> float:
    marked = [index for index, label in enumerate(labels) if label]
    if not marked:
        return 0.0
    bounds = range(max(0, marked[0] - 2), min(len(labels), marked[-1] + 3))
    others = [index for index in bounds if not labels[index]]
    return float(sure[others, 0].mean()) if others else 1.0


def _labelled(sure: Floats, labels: list[int]) -> float:
    marked = [(index, label) for index, label in enumerate(labels) if label]
    roles = {1: list(_SOURCE), 2: list(_CONTENT)}
    return float(np.mean([sure[index, roles[label]].sum() for index, label in marked])) if marked else 0.0


def runs(marked: Sequence[bool], begins: Sequence[bool] | None = None) -> list[Range]:
    """Give the runs of marked words; a word that begins one ends the run before it."""
    made: list[Range] = []
    for index, here in enumerate(marked):
        if not here:
            continue
        if made and made[-1][1] == index and not (begins is not None and begins[index]):
            made[-1] = (made[-1][0], index + 1)
        else:
            made.append((index, index + 1))
    return made


def _taken(found: Sequence[Range], place: Range) -> bool:
    return any(first < place[1] and place[0] < last for first, last in found)


def _mean(sure: NDArray[np.float32], places: Sequence[Range]) -> float:
    if not places:
        return 0.0
    return float(np.mean(np.concatenate([sure[slice(*place)] for place in places])))
