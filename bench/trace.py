"""Measure tracing on generated texts: what is found of what was planted, and what it costs."""

from __future__ import annotations

import re
import time
from collections import defaultdict

from bench import planted
from bench.corpus import Corpus, corpus
from tests.memory import MemoryLibrary
from whence.model.lineage import Lineage
from whence.model.reports import Report
from whence.trace import lineage

_PLAIN = re.compile(r"\w+")


def plain_words(report: Report) -> list[tuple[str, int, int]]:
    """Cut the body into words in the plainest way, with nothing of the program under test."""
    dim = [(piece.span.start, piece.span.end) for piece in report.furniture]
    found = [(match[0].casefold(), match.start(), match.end()) for match in _PLAIN.finditer(report.text)]
    return [word for word in found if not any(left <= word[1] < right for left, right in dim)]


def shared_runs(made: Corpus, width: int) -> dict[tuple[str, str], list[tuple[int, int]]]:
    """Find by brute force every pair that shares a run of `width` words, with its places in the first report."""
    holders: dict[tuple[str, ...], list[tuple[str, int, int]]] = defaultdict(list)
    for report in made.reports:
        words = plain_words(report)
        for place in range(len(words) - width + 1):
            run = words[place : place + width]
            holders[tuple(word for word, _, _ in run)].append((report.id, run[0][1], run[-1][2]))
    pairs: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for places in holders.values():
        for low, start, end in places:
            for high, _, _ in places:
                if low < high:
                    pairs[low, high].append((start, end))
    return pairs


def trace(made: Corpus, batch: int) -> tuple[Lineage, float]:
    """Trace a corpus in batches; give the last state and the seconds it took."""
    library = MemoryLibrary()
    begun = time.process_time()
    for start in range(0, len(made.reports), batch):
        reports = {report.id: report for report in made.reports[start : start + batch]}
        library.hold(reports, {})
        library.keep(lineage(reports, {}, library))
    seconds = time.process_time() - begun
    rows = tuple(library.stored.values())
    return Lineage((), rows, tuple(library.credits.values()), (), tuple(library.derivations.values())), seconds


def measure(reports: int = 2_000, pairs: int = 1_500) -> dict[str, float]:
    """Measure recall of shared runs, pairs that should not be there, and speed against bare tokenising."""
    made = corpus(7, reports=reports, pairs=pairs)
    state, seconds = trace(made, batch=500)
    found = {(row.report_a, row.report_b): row for row in state.overlaps}
    wanted = shared_runs(made, 12)
    places = [(pair, place) for pair, all_places in wanted.items() for place in all_places]
    covered = sum(
        any(passage.a.start <= start and end <= passage.a.end for passage in found[pair].passages)
        for pair, (start, end) in places
        if pair in found
    )
    enough = shared_runs(made, 8)
    begun = time.process_time()
    tokens = sum(len(_PLAIN.findall(report.text.casefold())) for report in made.reports)
    bare = time.process_time() - begun
    return {
        "shared_runs_of_12_pairs": float(len(wanted)),
        "shared_runs_of_12_recall": sum(pair in found for pair in wanted) / len(wanted),
        "shared_runs_of_12_covered": covered / len(places),
        "pairs_reported": float(len(found)),
        "pairs_sharing_under_8": float(
            sum(sum(passage.score for passage in row.passages) < 8 for row in found.values())
        ),
        "pairs_without_a_run_of_8": float(sum(pair not in enough for pair in found)),
        "derivations": float(len(state.derivations)),
        "seconds": seconds,
        "words_per_second": tokens / seconds,
        "times_bare_tokenising": seconds / bare,
        **planted.measure(),
    }


if __name__ == "__main__":
    for name, value in measure().items():
        print(f"{name:32} {value:.4g}")
