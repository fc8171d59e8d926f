"""PolNeAR as passages with numbers and labels, for training the tagger of attributions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bench import polnear
from bench.read import outer_found, report
from whence.read.attribution.features import within
from whence.read.attribution.rules import passages
from whence.read.base import Parse, parses
from whence.read.found import Found
from whence.read.sentences import paragraphs, sentences
from whence.read.words import Passage

#: Labels of a word: begins or goes on with a source, a cue, a content.
LABELS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")


@dataclass
class Told:
    """A passage with what people marked in it."""

    words: Passage
    parse: Parse
    ruled: list[Found]
    labels: list[int]
    #: (cue range, label of each word: 0 none, 1 source, 2 content)
    links: list[tuple[tuple[int, int], list[int]]]


def told(split: str) -> Iterator[tuple[polnear.Article, list[Told]]]:
    """Read a split article by article."""
    for article in polnear.articles(split):
        one = report(article.text)
        cut = [(sentence.start, sentence.end) for sentence in sentences(one)]
        pieces = passages(one, paragraphs(one), cut)
        ruled = outer_found(pieces)
        yield (
            article,
            [
                _told(words, parse, ruled=ruled, gold=article.gold)
                for words, parse in zip(pieces, parses(pieces), strict=True)
            ],
        )


def here(words: Passage, ruled: Sequence[Found]) -> list[Found]:
    """Give the attributions whose cue, or content when there is no cue, lies in the passage."""
    return [one for one in ruled if words.start <= (one.cue or one.content[0])[0] < words.end]


def _told(words: Passage, parse: Parse, *, ruled: list[Found], gold: Sequence[polnear.Marked]) -> Told:
    inside = [one for one in gold if one.cue and words.start <= one.cue[0][0] < words.end]
    ruled = here(words, ruled)
    links = list(_links(words, inside))
    for one in ruled:
        first, last = within(words, one.cue) if one.cue is not None else (0, 0)
        if first < last and not any(cue[0] < last and first < cue[1] for cue, _ in links):
            links.append(((first, last), [0] * len(words.words)))
    return Told(words, parse, ruled, _labels(words, inside), links)


def _labels(words: Passage, inside: Sequence[polnear.Marked]) -> list[int]:
    """Label each word; a cue counts more than a source, a source more than a content."""
    labels = [0] * len(words.words)
    for role, base in (("content", 5), ("source", 1), ("cue", 3)):
        for place in (place for one in inside for place in getattr(one, role)):
            first, last = within(words, place)
            labels[first:last] = [base + (index > first) for index in range(first, last)]
    return labels


def _links(words: Passage, inside: Sequence[polnear.Marked]) -> Iterator[tuple[tuple[int, int], list[int]]]:
    """Give for each cue its range and which words are its source (1) and its content (2)."""
    for one in inside:
        cue = within(words, (one.cue[0][0], one.cue[-1][1]))
        linked = [0] * len(words.words)
        for label, place in [*((2, place) for place in one.content), *((1, place) for place in one.source)]:
            first, last = within(words, place)
            linked[first:last] = [label] * (last - first)
        linked[slice(*cue)] = [0] * (cue[1] - cue[0])
        if cue[0] < cue[1]:
            yield cue, linked
