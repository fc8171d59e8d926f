"""Find, among the reports worth comparing, those that tell one story again in other words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import numpy as np

from whence.model.identity import content_id
from whence.model.lineage import Overlap, Passage
from whence.model.reports import Report
from whence.model.spans import Reason, Span
from whence.trace.loose.channel import Outline, Retelling, may_tell, outline, retelling, stems_of, tells
from whence.trace.overlaps.fingerprints import WIDTH
from whence.trace.overlaps.words import Words, grams, words

#: Most that a retelling counts for dependence, in natural-log odds, and how steeply; set by us.
MOST, STEEP = 3.0, 6.0


def retold(
    candidates: Mapping[str, Mapping[str, int]], found: Iterable[Overlap], reports: Mapping[str, Report]
) -> Iterator[Overlap]:
    """State what rewrites have in common word for word.

    Why this way: a rewrite keeps a name or a phrase of five words somewhere, so it is among the candidates, though it
    has no passage that would prove a copy. Its row holds those few words; by it the pair is looked at again when they
    become too common. That the one retells the other is measured again where it is needed.

    Args:
        candidates: Report -> others worth comparing.
        found: Pairs that share passages; they are left out.
        reports: Every report named.

    Returns:
        Pairs one of which tells most of the other again, any order.

    Cost: linear in the text, and a fraction of a millisecond for a pair; most pairs share too few telling words to be
        outlined at all.
    """
    known = {(one.report_a, one.report_b) for one in found}
    pairs = {(min(one, other), max(one, other)) for one, others in candidates.items() for other in others} - known
    outlines: dict[str, Outline] = {}
    stems: dict[str, Mapping[str, str]] = {}
    for pair in sorted(pairs):
        a, b = (reports[one] for one in pair)
        if a.part_of is not None and a.part_of == b.part_of:
            continue
        for one in (a, b):
            if one.id not in stems:
                stems[one.id] = stems_of(one)
        if not may_tell(stems[a.id], stems[b.id], a.language or "en"):
            continue
        for one in (a, b):
            if one.id not in outlines:
                outlines[one.id] = outline(one)
        if tells(retelling(outlines[a.id], outlines[b.id])):
            yield from _row(words(a), words(b))


def _row(a: Words, b: Words) -> Iterator[Overlap]:
    """Hold the longest run alone: many short ones would look like a copy."""
    run = max(_runs(a, b), key=lambda each: each[2], default=None)
    if run is not None:
        at, there, size = run
        passage = Passage(_span(a, at, size), _span(b, there, size), float(size))
        ids = a.report.id, b.report.id
        shares = (round(size / len(a), 3), round(size / len(b), 3))
        yield Overlap(content_id("overlap", *ids), *ids, (passage,), *shares)


def _runs(a: Words, b: Words) -> Iterator[tuple[int, int, int]]:
    """Find runs of `WIDTH` equal words or more, each stretch of `a` once: where in `a`, where in `b`, how long."""
    theirs: dict[int, int] = {}
    for place, key in enumerate(grams(b.hashes, WIDTH).tolist()):
        theirs.setdefault(key, place)
    done = 0
    for place, key in enumerate(grams(a.hashes, WIDTH).tolist()):
        there = theirs.get(key)
        if there is None or place < done:
            continue
        most = min(len(a) - place, len(b) - there)
        differ = np.flatnonzero(a.hashes[place : place + most] != b.hashes[there : there + most])
        size = int(differ[0]) if len(differ) else most
        if size >= WIDTH:
            yield place, there, size
            done = place + size


def _span(text: Words, start: int, size: int) -> Span:
    return text.report.span(int(text.starts[start]), int(text.ends[start + size - 1]))


def reason(found: Retelling, short: Outline, long: Outline, *, names: tuple[str, str]) -> Reason:
    """Say that a report is told again, with the sentences that show it best: the first of either."""
    weight = round(min(MOST, STEEP * found.told), 3)
    one, other = found.pairs[0]
    spans = (short.report.span(*short.ranges[one]), long.report.span(*long.ranges[other]))
    detail = f"{len(found.pairs)} of {found.of} sentences of {names[0]} are told in other words by {names[1]}."
    return Reason("retelling", detail, weight, spans)
