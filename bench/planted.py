"""Find planted reuse: what is found of it at each level, what is told that was not planted, time, memory, growth.

    python -m bench.planted [DOCUMENTS [SEED]]        recall and cost, 50000 7
    python -m bench.planted file CORPUS               the same of a corpus written by `bench.reuse_corpus`
    python -m bench.planted growth SMALL LARGE        time and memory, a process each; 50000 200000
    python -m bench.planted adding SMALL LARGE        one report added to a case that holds so many; 1000 20000

Seconds are CPU seconds of one core and start with the texts in memory. `$WHENCE_FAST=0` measures without numba.
"""

from __future__ import annotations

import json
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

# Before numpy is loaded: CPU seconds are those of one core.
for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ.setdefault(_name, "1")

import numpy as np  # noqa: E402 - the threads are settled first
from sqlalchemy import Connection, Engine, create_engine  # noqa: E402 - the threads are settled first

from bench import reuse_corpus  # noqa: E402 - the threads are settled first
from bench.corpus import report  # noqa: E402 - the threads are settled first
from bench.generated import END, OF, START  # noqa: E402 - the threads are settled first
from bench.reuse_corpus import LEVELS, Made  # noqa: E402 - the threads are settled first
from whence.model.identity import content_id  # noqa: E402 - the threads are settled first
from whence.model.lineage import Lineage  # noqa: E402 - the threads are settled first
from whence.model.reports import Report  # noqa: E402 - the threads are settled first
from whence.store import lineage as rows  # noqa: E402 - the threads are settled first
from whence.store import reports as held  # noqa: E402 - the threads are settled first
from whence.store.schema import metadata  # noqa: E402 - the threads are settled first
from whence.trace import lineage  # noqa: E402 - the threads are settled first
from whence.trace.credits.bearing import bearing  # noqa: E402 - the threads are settled first
from whence.trace.credits.namings import namings  # noqa: E402 - the threads are settled first
from whence.trace.overlaps.finding import Shared, reuse  # noqa: E402 - the threads are settled first
from whence.trace.overlaps.fingerprints import fingerprints  # noqa: E402 - the threads are settled first
from whence.trace.overlaps.words import words as words_of  # noqa: E402 - the threads are settled first

#: Reports that are added one by one, the first of them to warm up; share of reports that credit an outlet.
ADDED, CREDITING = 16, 0.3


def reports(made: Made) -> list[Report]:
    """Wrap the documents; their number is their input."""
    return [report(str(number), text) for number, text in enumerate(made.texts)]


def pairs(shared: Shared) -> set[tuple[int, int]]:
    """Give the pairs found by the numbers of the documents."""
    number = np.array([int(one.input) for one in shared.held.reports])
    one, other = number[shared.one], number[shared.other]
    return set(zip(np.minimum(one, other).tolist(), np.maximum(one, other).tolist(), strict=True))


def score(made: Made, found: set[tuple[int, int]]) -> dict[str, float]:
    """Give recall at each level, and pairs that were not planted, of a hundred documents.

    `footer_pairs_per_100` are those that end in the same footer: told as a passage while fewer than 20 reports are
    known to end in it (`Rules.at_edges`), as in a corpus of 5,000. `spurious_per_100` are the others.
    """
    figures = {}
    for level in LEVELS:
        wanted = [(one, other) for one, other, planted in made.planted if planted == level]
        figures[f"recall_{level}"] = sum(pair in found for pair in wanted) / len(wanted)
    other = found - {(one, other) for one, other, _ in made.planted}
    ending = sum(made.footers[one] == made.footers[two] >= 0 for one, two in other)
    hundreds = len(made.texts) / 100
    return figures | {"footer_pairs_per_100": ending / hundreds, "spurious_per_100": (len(other) - ending) / hundreds}


def found(made: Made) -> dict[str, float]:
    """Find reuse in a corpus and score it; the loops are compiled before the clock starts."""
    reuse(reports(reuse_corpus.corpus(300, 1, reuse_corpus.chain(1, 8_000))))
    texts = reports(made)
    begun = time.process_time()
    shared = reuse(texts)
    seconds = time.process_time() - begun
    begun = time.process_time()
    told = sum(1 for _ in shared.overlaps())
    written = time.process_time() - begun
    words = int(shared.held.first[-1])
    cost = {"seconds": seconds, "words_per_second": words / seconds, "seconds_to_write_rows": written}
    return score(made, pairs(shared)) | cost | {"pairs": float(told)}


def measure() -> dict[str, float]:
    """Measure a small corpus."""
    return {f"planted_{name}": value for name, value in found(reuse_corpus.corpus(5_000, 11)).items()}


def peak(path: Path) -> dict[str, float]:
    """Find reuse in a corpus file; CPU seconds and the most memory of this process, texts included, in GB."""
    reuse(reports(reuse_corpus.corpus(300, 1, reuse_corpus.chain(1, 8_000))))
    texts = reports(reuse_corpus.load(path))
    begun = time.process_time()
    shared = reuse(texts)
    seconds = time.process_time() - begun
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    return {"documents": float(len(texts)), "seconds": seconds, "gigabytes": memory, "pairs": float(len(shared))}


def growth(small: int, large: int) -> dict[str, float]:
    """Compare two sizes, a process each."""
    made = []
    with tempfile.TemporaryDirectory() as folder:
        for size in (small, large):
            path = Path(folder) / f"{size}.jsonl"
            reuse_corpus.write(path, size, 7)
            words = [sys.executable, "-m", "bench.planted", "peak", str(path)]
            made.append(json.loads(subprocess.run(words, check=True, stdout=subprocess.PIPE, text=True).stdout))
    print(made, file=sys.stderr)
    return {
        "time_growth": made[1]["seconds"] / made[0]["seconds"],
        "memory_growth": made[1]["gigabytes"] / made[0]["gigabytes"],
        "gigabytes": made[1]["gigabytes"],
    }


def adding(size: int) -> dict[str, float]:
    """File a case in a database, then trace reports that come one by one, copies of what it holds among them.

    The case is filed at once: fingerprints, names, and the overlaps that `reuse` finds; nothing is read or weighed.
    Outlets are as many in a large case as in a small one, so that more reports credit each.

    Returns:
        `seconds`, the median of CPU seconds; `slowest`; `touched`, the median of reports whose rows are stated again.
    """
    chain = reuse_corpus.chain(7)
    texts = credited(reuse_corpus.corpus(size, 7, chain))
    later = [_halved(*pair) for pair in zip(texts, credited(reuse_corpus.corpus(500, 8, chain))[:ADDED], strict=False)]
    with tempfile.TemporaryDirectory() as folder:
        engine = create_engine(f"sqlite:///{folder}/case.db")
        with engine.begin() as connection:
            metadata.create_all(connection)
            _file(connection, texts)
        told = [_add(engine, one) for one in later]
        engine.dispose()
    seconds, touched = zip(*told[1:], strict=True)
    return {"seconds": statistics.median(seconds), "slowest": max(seconds), "touched": statistics.median(touched)}


def credited(made: Made) -> list[Report]:
    """Give each document its outlet, and let three in ten credit another one that wrote of something else."""
    dice = random.Random(7)
    outlets = [f"{name} Courier" for name in dice.sample(_towns(), reuse_corpus.FOOTERS)]
    found = []
    for one, outlet in zip(reports(made), made.outlets, strict=True):
        credit = f"\n\nThis was first reported by the {dice.choice(outlets)}." if dice.random() < CREDITING else ""
        found.append(replace(one, outlet=outlets[outlet], text=one.text + credit))
    return found


def _halved(source: Report, own: Report) -> Report:
    """Put the first half of one text before another of its own."""
    text = f"{source.text[: len(source.text) // 2]}\n\n{own.text}"
    return replace(own, id=content_id("report", "added", own.id), text=text)


def _towns() -> list[str]:
    return sorted({f"{start.capitalize()}{of}{end}" for start in START for of in OF for end in END})


def _file(connection: Connection, texts: list[Report]) -> None:
    for one in texts:
        held._insert(connection, one)  # noqa: SLF001 - without an item that it was gathered from
    library = rows.StoredLibrary(connection, 200)
    library.add({one.id: fingerprints(words_of(one)) for one in texts})
    library.name({one.id: bearing(one, namings(one, None)) for one in texts})
    rows.keep(connection, Lineage((), tuple(reuse(texts).overlaps()), (), (), ()))


def _add(engine: Engine, one: Report) -> tuple[float, int]:
    """Give the CPU seconds of tracing one more report, and how many reports it touched."""
    with engine.begin() as connection:
        held._insert(connection, one)  # noqa: SLF001 - as above
        begun = time.process_time()
        made = lineage({one.id: one}, {}, rows.StoredLibrary(connection, 200))
        rows.keep(connection, made)
        return time.process_time() - begun, len(made.reports)


def main(words: list[str]) -> dict[str, float]:
    """Do what the command line asks."""
    if words[:1] == ["peak"]:
        return peak(Path(words[1]))
    if words[:1] == ["file"]:
        return found(reuse_corpus.load(Path(words[1])))
    if words[:1] == ["growth"]:
        sizes = [int(word) for word in words[1:]] or [50_000, 200_000]
        return growth(sizes[0], sizes[1])
    if words[:1] == ["adding"]:
        sizes = [int(word) for word in words[1:]] or [1_000, 20_000]
        told = {size: adding(size) for size in sizes}
        figures = {f"{name}_at_{size}": value for size, row in told.items() for name, value in row.items()}
        return figures | {"add_growth": told[sizes[-1]]["seconds"] / told[sizes[0]]["seconds"]}
    numbers = [int(word) for word in words] + [50_000, 7][len(words) :]
    return found(reuse_corpus.corpus(numbers[0], numbers[1]))


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1:]), indent=2))
