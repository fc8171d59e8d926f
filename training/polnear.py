"""PolNeAR as passages with numbers and labels, for training the tagger of attributions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bench import polnear
from bench.read import outer_found, report
from whence.read.attribution import passages
from whence.read.base import Parse, parses
from whence.read.features import within
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
        yield article, [_told(words, parse, ruled, article.gold) for words, parse in zip(pieces, parses(pieces), strict=True)]


def here(words: Passage, ruled: Sequence[Found]) -> list[Found]:
    """Give the attributions whose cue, or content when there is no cue, lies in the passage."""
    return [one for one in ruled if words.start <= (one.cue or one.content[0])[0] < words.end]


def _told(words: Passage, parse: Parse, ruled: list[Found], gold: Sequence[polnear.Marked]) -> Told:
    ruled = here(words, ruled)
    labels = [0] * len(words.words)
    inside = [one for one in gold if one.cue and words.start <= one.cue[0][0] < words.end]
    for role, base in (("content", 5), ("source", 1), ("cue", 3)):
        for one in inside:
            for place in getattr(one, role):
                first, last = within(words, place)
                for index in range(first, last):
                    labels[index] = base + (index > first)
    links = []
    for one in inside:
        cue = within(words, (one.cue[0][0], one.cue[-1][1]))
        linked = [0] * len(words.words)
        for label, places in ((2, one.content), (1, one.source)):
            for place in places:
                for index in range(*within(words, place)):
                    linked[index] = label
        for index in range(*cue):
            linked[index] = 0
        if cue[0] < cue[1]:
            links.append((cue, linked))
    for one in ruled:
        if one.cue is None:
            continue
        first, last = within(words, one.cue)
        if first < last and not any(cue[0] < last and first < cue[1] for cue, _ in links):
            links.append(((first, last), [0] * len(words.words)))
    return Told(words, parse, ruled, labels, links)
