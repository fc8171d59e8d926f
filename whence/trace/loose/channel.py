"""Measure how far one report tells again, in other words, what another tells."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from whence.lang.frequency import rarity
from whence.model.lineage import Overlap
from whence.model.reports import Report
from whence.text.sentences import sentence_ranges
from whence.trace.kinship.prose import prose

#: Rarity (natural-log inverse frequency) from which a word says what a sentence is about; `workers` stands at 9.5.
SAYS = 8.0
#: What an unknown word stands above that; a trait counts in parts of it.
USUAL = 4.0
#: Letters by which inflected forms of a word are one.
STEM = 6
#: Sentences that are looked at; what a longer text has beyond is not.
LONGEST = 2_000
#: Traits that a sentence of a report must share with one of the other to be told there.
LEAST_SHARED = 2
#: Share of the end score that keeping the order of the other counts for.
ORDERED = 0.3
#: Texts of fewer sentences count as having so many: in a text of three anything is rare.
FEWEST = 8
#: What a retelling must reach to be stated: share told, sentences of the shorter that are told, their share. None of
#: 32,000 pairs of real articles on one event that share no passage reaches it.
TOLD, LEAST_TOLD, MOST_OF_IT = 0.25, 6, 0.5
#: Telling words that two reports must share before their sentences are held against each other.
LEAST_KIN = 8
_WORD = re.compile(r"\w+(?:[.,:]\d+)*", re.UNICODE)


@dataclass(frozen=True)
class Outline:
    """What the sentences of a report are about.

    Attributes:
        report: The report.
        sentences: For each sentence that has any, its traits: stems of rare words, names and figures.
        ranges: Half-open code-point offsets of those sentences.
        weights: How much each trait says, above 0.
    """

    report: Report
    sentences: tuple[frozenset[str], ...]
    ranges: tuple[tuple[int, int], ...]
    weights: Mapping[str, float]

    @cached_property
    def counts(self) -> Counter[str]:
        """How many sentences hold each trait."""
        return Counter(trait for sentence in self.sentences for trait in sentence)

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """The sentences that hold each trait, ascending."""
        found: dict[str, list[int]] = {}
        for number, sentence in enumerate(self.sentences):
            for trait in sentence:
                found.setdefault(trait, []).append(number)
        return found


@dataclass(frozen=True, slots=True)
class Retelling:
    """How far one report is told again in another.

    Attributes:
        told: Share of what the shorter report says that the longer one says too, by sentence, 0 to 1, 3 places.
        pairs: Numbers of a sentence of the shorter and of the one of the longer that tells it, by the former.
        of: Sentences of the shorter that were held against the longer.
        turned: The shorter one is the second of the two given.
    """

    told: float
    pairs: tuple[tuple[int, int], ...]
    of: int
    turned: bool


def stems_of(report: Report) -> Mapping[str, str]:
    """Give the stems of a report's words, each with one of the words: what it costs little to know of a text."""
    return {word[:STEM]: word for word in _WORD.findall(report.text.casefold())}


def may_tell(one: Mapping[str, str], other: Mapping[str, str], language: str) -> bool:
    """Tell whether two reports share enough telling words for either to tell the other again.

    Why this way: in a large case most pairs that are worth comparing met by chance on five common words; they are told
    off before anything is worked out about their sentences.
    """
    shared = one.keys() & other.keys()
    return sum(rarity(one[stem], language) > SAYS for stem in shared) >= LEAST_KIN


def outline(report: Report) -> Outline:
    """Cut a report down to what its sentences are about; what it quotes is left out, since that is free to all.

    Why this way: a rewrite changes the common words and their order first; names, figures and the rare words stay.
    Their rarity comes from a table that ships, so a report's outline depends on nothing but itself.

    Args:
        report: The report; its furniture is left out.

    Cost: linear in the text.
    """
    weights: dict[str, float] = {}
    sentences: list[frozenset[str]] = []
    ranges: list[tuple[int, int]] = []
    quoted = prose(report)
    for start, end in _sentences(report):
        own = (match[0] for match in _WORD.finditer(report.text, start, end) if not quoted.holds(match.start()))
        traits = frozenset(_traits(own, report.language or "en", weights))
        if traits:
            sentences.append(traits)
            ranges.append((start, end))
    return Outline(report, tuple(sentences), tuple(ranges), weights)


def _sentences(report: Report) -> list[tuple[int, int]]:
    dim = sorted((piece.span.start, piece.span.end) for piece in report.furniture)
    found: list[tuple[int, int]] = []
    at = 0
    for start, end in [*dim, (len(report.text), len(report.text))]:
        if at < start and len(found) < LONGEST:
            found.extend(sentence_ranges(report.text, at, start))
        at = max(at, end)
    return found[:LONGEST]


def _traits(words: Iterable[str], language: str, weights: dict[str, float]) -> Iterator[str]:
    for written in words:
        word = written.casefold()
        weight = rarity(word, language) - SAYS
        if weight <= 0 or len(word) < 2:
            continue
        trait = word[:STEM] if word.isalpha() else word
        weights[trait] = max(weights.get(trait, 0.0), weight)
        yield trait


def retelling(one: Outline, other: Outline, shared: Overlap | None = None) -> Retelling:
    """Measure how far the shorter of two reports is told again in the longer.

    Why this way: two reports on one subject share its names, but spread over sentences that say different things; a
    rewrite has them together in one sentence, one sentence after the other. So each sentence is held against the one
    that shares most with it, and what they share counts for as much as it is unlikely to meet there: a trait the less
    the more sentences of either hold it, less the choice among so many sentences. Only the share of the shorter text
    counts, whatever else the longer one tells.

    Args:
        one: Outline of a report.
        other: That of another.
        shared: What they share word for word; the sentences of the shorter in which it stands are left out.

    Cost: by trait, the product of the sentences that hold it on both sides.
    Source: containment of short n-grams weighted by rarity, text_reuse research section 7; going by sentence, and by
        the information of a chance meeting, is ours. Tried on bench/loose.py, seeds 1 and 2.
    """
    turned = (sum(map(len, other.sentences)), other.report.id) < (sum(map(len, one.sentences)), one.report.id)
    short, long = (other, one) if turned else (one, other)
    most = max(len(short.sentences), len(long.sentences), FEWEST)
    worth = {trait: _worth(trait, short, long, most=most) for trait in short.counts}
    chance = math.log(most)
    own = [number for number in range(len(short.sentences)) if not _stands_in(short, number, shared)]
    every = sum(max(0.0, sum(worth[trait] for trait in sorted(short.sentences[each])) - chance) for each in own)
    told, pairs = 0.0, list[tuple[int, int]]()
    for number in own:
        value, place = _best(short.sentences[number], long, worth)
        if value > chance:
            told += value - chance
            pairs.append((number, place))
    if not pairs:
        return Retelling(0.0, (), len(own), turned)
    share = told / every * (1 - ORDERED + ORDERED * _in_order([place for _, place in pairs]))
    return Retelling(round(share, 3), tuple(pairs), len(own), turned)


def _stands_in(outline: Outline, number: int, shared: Overlap | None) -> bool:
    """Tell whether a passage of the pair stands in a sentence."""
    if shared is None:
        return False
    start, end = outline.ranges[number]
    spans = (piece.a if shared.report_a == outline.report.id else piece.b for piece in shared.passages)
    return any(span.start < end and start < span.end for span in spans)


def _worth(trait: str, short: Outline, long: Outline, *, most: int) -> float:
    """Say how much it tells to meet a trait in a sentence."""
    often = max(
        1 / most,
        short.counts[trait] / max(FEWEST, len(short.sentences)),
        long.counts[trait] / max(FEWEST, len(long.sentences)),
    )
    return short.weights[trait] / USUAL * -math.log(min(1.0, often))


def tells(found: Retelling) -> bool:
    """Tell whether a retelling is plain enough to be stated."""
    return found.told >= TOLD and len(found.pairs) >= max(LEAST_TOLD, MOST_OF_IT * found.of)


def _best(sentence: frozenset[str], long: Outline, worth: Mapping[str, float]) -> tuple[float, int]:
    """Find the sentence that shares most with one, of equals the first; 0 when none shares enough."""
    shared: dict[int, list[float]] = {}
    for trait in sorted(sentence):
        for place in long.places.get(trait, ()):
            shared.setdefault(place, []).append(worth[trait])
    enough = [(-sum(values), place) for place, values in shared.items() if len(values) >= LEAST_SHARED]
    value, place = min(enough, default=(0.0, 0))
    return -value, place


def _in_order(places: Sequence[int]) -> float:
    """Give the share of places that the longest rising row holds."""
    tails: list[int] = []
    for place in places:
        at = bisect_left(tails, place)
        tails[at : at + 1] = [place]
    return len(tails) / len(places)
