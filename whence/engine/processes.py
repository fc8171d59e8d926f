"""Work in several processes of this machine."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from whence.engine.verbs import Given, Key, Made, batches, grouped

#: Batches in flight per process: enough to keep each busy, few enough to keep memory flat.
AHEAD = 2


class Processes:
    """A pool of worker processes, each started clean (`spawn`): no forked locks, the same on every system."""

    def __init__(self, workers: int) -> None:
        """Use `workers` processes, at least 1; they start with the first batch and end with the last."""
        self.workers = workers

    def map_batches(
        self, work: Callable[[Sequence[Given]], Sequence[Made]], items: Sequence[Given], *, size: int
    ) -> Iterator[Sequence[Made]]:
        """Apply `work` to batches of `items`; when processes die (no memory left, say), go on in this one."""
        rest = deque(batches(items, size))
        try:
            for made in self._spread(work, rest):
                yield made
                rest.popleft()
        except BrokenProcessPool:
            yield from (work(batch) for batch in rest)

    def _spread(
        self, work: Callable[[Sequence[Given]], Sequence[Made]], todo: Iterable[Sequence[Given]]
    ) -> Iterator[Sequence[Made]]:
        with ProcessPoolExecutor(self.workers, mp_context=multiprocessing.get_context("spawn")) as pool:
            flying: deque[Future[Sequence[Made]]] = deque()
            for batch in list(todo):
                flying.append(pool.submit(work, batch))
                if len(flying) >= self.workers * AHEAD:
                    yield flying.popleft().result()
            while flying:
                yield flying.popleft().result()

    def group_by_key(self, rows: Iterable[Given], key: Callable[[Given], Key]) -> Iterator[tuple[Key, Sequence[Given]]]:
        """Bring rows of one key together; in memory, as the rows of one machine fit there."""
        return grouped(rows, key)
