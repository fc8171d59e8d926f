"""What every driver shares: read the questions, put them to the peer one by one, write answers and CPU time.

Drivers run in the environment of their peer and import nothing of Whence. They are called `driver.py TASK QUESTIONS ANSWERS`.
QUESTIONS is JSON: `{"items": [...], "options": {...}}`; an item is `{"text", "date"}`, with `"start"` and `"end"` for
`normalise`. ANSWERS is JSON: `{"answers": [... or null where the peer failed], "failed": {message: count}, "cpu_s"}`.
"""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

#: What code of others may throw at a text; such an item counts as read with nothing found, and is told.
FAILURES = (
    ArithmeticError,
    AttributeError,
    LookupError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
)

Answer = Callable[[dict], list]


def cpu() -> float:
    """Give the CPU seconds of this process and of the children it has waited for."""
    own = os.times()
    return own.user + own.system + own.children_user + own.children_system


def run(tasks: dict[str, Callable[[dict], Answer]], *, warm: bool = True) -> None:
    """Answer the questions of the command line.

    Args:
        tasks: Task -> makes, from the options, the function that answers one item. Making it is not timed.
        warm: Put the first item once before the clock starts, so that tables loaded at first use are not counted.
    """
    task, asked, told = sys.argv[1:4]
    questions = json.loads(Path(asked).read_text("utf-8"))
    answer = tasks[task](questions["options"])
    failed: Counter[str] = Counter()
    if warm and questions["items"]:
        _ask(answer, questions["items"][0], Counter())
    begun = cpu()
    answers = [_ask(answer, item, failed) for item in questions["items"]]
    seconds = cpu() - begun
    Path(told).write_text(json.dumps({"answers": answers, "failed": failed, "cpu_s": seconds}), "utf-8")


def _ask(answer: Answer, item: dict, failed: Counter[str]) -> list | None:
    try:
        return answer(item)
    except FAILURES as error:
        failed[f"{type(error).__name__}: {str(error)[:60]}"] += 1
        return None


def located(text: str, words: str, after: int) -> tuple[int, int] | None:
    """Find words that a peer gives without a place, from a place on; `None` when they do not stand there."""
    start = text.find(words, after)
    return None if start < 0 or not words else (start, start + len(words))
