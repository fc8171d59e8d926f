"""Choose an engine for the work at hand."""

from __future__ import annotations

import os

from whence.engine.inline import Inline
from whence.engine.processes import Processes
from whence.engine.verbs import Engine

#: Items below which starting processes costs more than it saves. A pool of two took as long to start as reading 175
#: generated reports in this process, so two cores are even at twice that (November 2026, two cores).
WORTH_SPREADING = 350


def choose(workers: int, items: int) -> Engine:
    """Give the engine that suits the work.

    Args:
        workers: Processes to use; 0 is one per core that this process may run on.
        items: How many things there are to work on.
    """
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    wanted = workers or cores
    return Inline() if wanted <= 1 or items < WORTH_SPREADING else Processes(wanted)
