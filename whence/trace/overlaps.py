"""Compare each report with its candidates and keep what they share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from whence.model.identity import content_id
from whence.model.lineage import Overlap, Passage
from whence.model.reports import Report
from whence.model.spans import Span
from whence.trace.chains import Chain, chains
from whence.trace.changes import changes
from whence.trace.runs import Run, runs
from whence.trace.words import Words, words

#: A pair counts when it shares one exact run of so many words, or a chain of runs that together have so many.
#: Eight is the promise of the fingerprints; a chain, whose pieces may each be chance, must show more.
LEAST_RUN = 8
LEAST_CHAIN = 12
#: In a pair that counts, shorter passages are told too.
LEAST_PASSAGE = 8
#: A passage under `LEAST_CHAIN` must hold so many words that are no part of a name: more than three letters and
#: no capital. Else every two texts that spell out one long name would share a passage.
LEAST_PLAIN = 2


def overlaps(
    touched: Iterable[str],
    candidates: Mapping[str, frozenset[str]],
    *,
    reports: Mapping[str, Report],
    cut: dict[str, Words],
) -> list[Overlap]:
    """Find the passages that reports share with their candidates.

    Why this way: candidates share a fingerprint, which may be chance; here the words themselves are
    aligned, so that nothing is reported that a reader cannot see in both texts. Posts cut from one
    page are not compared.

    Args:
        touched: Reports to compare.
        candidates: For each of them the reports worth comparing with.
        reports: All of these reports.
        cut: Words by report, filled as needed so that no text is cut twice.

    Returns:
        Each pair once, `report_a < report_b`, by id of the pair; pairs that share too little are absent.

    Cost: figures in bench/trace.py.
    Source: winnowing for candidates, seeds and diagonal chains as in passim (Smith, Cordell, Mullen
        2015); departs from it in keeping every chain of a pair and in working on words.
    """
    listed = sorted(touched)
    done: set[str] = set()
    found: list[Overlap] = []
    for report in listed:
        done.add(report)
        others = [other for other in sorted(candidates.get(report, ())) if other not in done and other in reports]
        others = [other for other in others if not _one_page(reports[report], reports[other])]
        if not others:
            continue
        for index in (report, *others):
            if index not in cut:
                cut[index] = words(reports[index])
        shared = runs(cut[report], [cut[other] for other in others])
        for other, pair_runs in zip(others, shared, strict=True):
            if pair_runs:
                found.extend(_overlap(cut[report], cut[other], pair_runs))
    return sorted(found, key=lambda overlap: overlap.id)


def _one_page(one: Report, other: Report) -> bool:
    return one.id == other.id or (one.part_of is not None and one.part_of == other.part_of)


def _overlap(one: Words, other: Words, pair_runs: Sequence[Run]) -> list[Overlap]:
    """Make the overlap of one pair: a list of one, or empty when they share too little."""
    if max(run.length for run in pair_runs) < LEAST_RUN and sum(run.length for run in pair_runs) < LEAST_CHAIN:
        return []
    a, b = one, other
    if one.report.id > other.report.id:
        a, b = other, one
        pair_runs = [Run(run.b, run.a, run.length) for run in pair_runs]
    kept = _kept(a, b, chains(pair_runs))
    if not kept:
        return []
    passages = tuple(sorted((_passage(a, b, chain) for chain in kept), key=lambda passage: (passage.a, passage.b)))
    contained_a = _contained(a, [(chain[0].a, chain[-1].a + chain[-1].length) for chain in kept])
    contained_b = _contained(b, [(chain[0].b, chain[-1].b + chain[-1].length) for chain in kept])
    ids = a.report.id, b.report.id
    return [Overlap(content_id("overlap", *ids), *ids, passages, contained_a, contained_b)]


def _kept(a: Words, b: Words, found: Sequence[Chain]) -> list[Chain]:
    """Choose the chains worth telling: none unless one of them proves the pair, none that only repeats another."""
    longest = [max(a.worth(run.a, run.a + run.length) for run in chain) for chain in found]
    worth = [sum(a.worth(run.a, run.a + run.length) for run in chain) for chain in found]
    proven = zip(longest, worth, strict=True)
    if not any(run >= LEAST_RUN or total >= LEAST_CHAIN for run, total in proven):
        return []
    order = sorted(range(len(found)), key=lambda index: (-worth[index], found[index]))
    seen_a, seen_b = np.zeros(len(a), dtype=bool), np.zeros(len(b), dtype=bool)
    kept: list[Chain] = []
    for index in order:
        if worth[index] < LEAST_PASSAGE:
            break
        first, last = found[index][0], found[index][-1]
        if worth[index] < LEAST_CHAIN and _is_name(a, b, found[index]):
            continue
        in_a = slice(first.a, last.a + last.length)
        in_b = slice(first.b, last.b + last.length)
        if seen_a[in_a].mean() > 0.5 and seen_b[in_b].mean() > 0.5:
            continue
        seen_a[in_a] = True
        seen_b[in_b] = True
        kept.append(found[index])
    return kept


def _is_name(a: Words, b: Words, chain: Chain) -> bool:
    """Tell whether a chain holds hardly more than a name; of two ways to set it the one with fewer capitals counts."""
    in_a = (a.text(place, place + 1) for run in chain for place in range(run.a, run.a + run.length))
    in_b = (b.text(place, place + 1) for run in chain for place in range(run.b, run.b + run.length))
    alone = a.alone is not None
    return not alone and all(sum(_is_plain(word) for word in side) < LEAST_PLAIN for side in (in_a, in_b))


def _is_plain(word: str) -> bool:
    return len(word) > 3 and not word[0].isupper() and not word[0].isdigit()


def _passage(a: Words, b: Words, chain: Chain) -> Passage:
    edits, inside = changes(a, b, chain)
    return Passage(
        a=_span(a, chain[0].a, chain[-1].a + chain[-1].length),
        b=_span(b, chain[0].b, chain[-1].b + chain[-1].length),
        score=float(sum(run.length for run in chain) + inside),
        edits=tuple(edits),
    )


def _span(side: Words, start: int, end: int) -> Span:
    return side.report.span(int(side.starts[start]), int(side.ends[end - 1]))


def _contained(side: Words, stretches: Sequence[tuple[int, int]]) -> float:
    covered = np.zeros(len(side), dtype=bool)
    for start, end in stretches:
        covered[start:end] = True
    return round(float(covered.mean()), 3)
