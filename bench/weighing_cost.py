"""What resolving and weighing cost against a parse of the same texts: processor time of one core, in one process and one run.

    python -m bench.weighing_cost [REPORTS [EVERY [FOLDER]]]

REPORTS generated reports (600) are gathered and read, then joined as a build does it: who is who, who copied whom, claims. The
reference is the shipped base run by spaCy alone on raw texts (`bench/read.py`), here on every EVERY-th text (5) and scaled by
length; a part of it is parsed after each step, so that a busy neighbour slows all alike. FOLDER keeps the case as it was read, for
the next time.
"""

from __future__ import annotations

import functools
import json
import resource
import shutil
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

from bench import generated
from whence import pipeline, resolve, trace, weigh
from whence.read.base import base
from whence.store.desk import Desk

#: Texts parsed in one turn.
TURN = 20
#: What is timed: the rooms, and what it takes to write what they gave.
STEPS: tuple[tuple[Any, str, str], ...] = (
    (resolve, "identities", "resolve"),
    (trace, "lineage", "trace"),
    (weigh, "ledger", "weigh"),
    (Desk, "keep_identities", "keep"),
    (Desk, "keep_lineage", "keep"),
    (Desk, "keep_ledger", "keep"),
)


class Parse:
    """The reference parse, a few texts at a time."""

    def __init__(self, texts: list[str]) -> None:
        """Take the texts; the first turn warms up and is not counted."""
        self.nlp, self.texts = base(), texts
        self.seconds, self.letters, self.at = 0.0, 0, 0
        list(self.nlp.pipe(texts[:TURN]))

    def turn(self, texts: int) -> None:
        """Parse so many more texts, from the first again behind the last."""
        part = [self.texts[(self.at + number) % len(self.texts)] for number in range(texts)]
        self.at += texts
        begun = time.process_time()
        list(self.nlp.pipe(part))
        self.seconds += time.process_time() - begun
        self.letters += sum(map(len, part))


def measure(reports: int = 300, every: int = 5, kept: Path | None = None) -> dict[str, float]:
    """Measure the cost.

    Args:
        reports: How many are generated.
        every: One text of so many is parsed.
        kept: A folder that holds or will hold the case as read, `None` for none.

    Returns:
        `to_parse`: resolving and weighing together, reading from the store included, to the parse of all texts;
        `resolve_to_parse`, `weigh_to_parse`, `trace_to_parse`, `keep_to_parse` (writing what all three gave); the
        milliseconds of processor time a report of each; `peak_mb` of the process, the parser in it.
    """
    with tempfile.TemporaryDirectory(prefix="whence-cost-") as name:
        folder = Path(name) if kept is None else kept
        if not (folder / "case").is_dir():
            _read(reports, folder)
        shutil.copytree(folder / "case", Path(name) / "joined")
        return _joined(Path(name) / "joined", reports, every)


def _read(reports: int, folder: Path) -> None:
    """Gather and read generated reports and leave them unjoined."""
    generated.write(reports, folder / "in")
    pipeline.gather(folder / "case", [str(folder / "in")])
    with patch.object(pipeline, "_join", _nothing):
        pipeline.build(folder / "case")


def _nothing(*_: object, **__: object) -> None:
    pass


def _joined(case: Path, reports: int, every: int) -> dict[str, float]:
    with pipeline.opened(case) as view:
        texts = [one.text for one in view.reports()]
    spent: defaultdict[str, float] = defaultdict(float)
    parse = Parse(texts[::every])
    turn = max(1, min(pipeline.JOINED, reports) // every // len(STEPS))
    with ExitStack() as patched:
        for owner, step, label in STEPS:
            patched.enter_context(_timed(owner, step, label=label, spent=spent, after=lambda: parse.turn(turn)))
        patched.enter_context(patch.object(pipeline, "_read", _nothing))
        pipeline.build(case)
    whole = parse.seconds * sum(map(len, texts)) / parse.letters
    shares = {f"{step}_to_parse": round(seconds / whole, 3) for step, seconds in sorted(spent.items())}
    each = {f"{step}_ms": round(1000 * seconds / reports, 2) for step, seconds in sorted(spent.items())}
    return {
        "to_parse": round((spent["resolve"] + spent["weigh"]) / whole, 3),
        **shares,
        **each,
        "parse_ms": round(1000 * whole / reports, 2),
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }


@contextmanager
def _timed(
    owner: Any, step: str, *, label: str, spent: defaultdict[str, float], after: Callable[[], None]
) -> Iterator[None]:
    """Add up the processor time of every call of a step; the parse has its turn after it."""
    real = getattr(owner, step)

    @functools.wraps(real)
    def call(*given: Any, **named: Any) -> Any:
        begun = time.process_time()
        try:
            return real(*given, **named)
        finally:
            spent[label] += time.process_time() - begun
            after()

    with patch.object(owner, step, call):
        yield


def main(words: list[str]) -> None:
    """Measure as the command line says."""
    numbers = [int(word) for word in words[:2]] + [600, 5][len(words) :]
    print(json.dumps(measure(numbers[0], numbers[1], Path(words[2]) if len(words) > 2 else None), indent=2))


if __name__ == "__main__":
    main(sys.argv[1:])
