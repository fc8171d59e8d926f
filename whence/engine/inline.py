"""Work in this process."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from whence.engine.verbs import Given, Key, Made, batches, grouped


class Inline:
    """One thing after the other; the reference for every other engine."""

    def map_batches(
        self, work: Callable[[Sequence[Given]], Sequence[Made]], items: Sequence[Given], *, size: int
    ) -> Iterator[Sequence[Made]]:
        """Apply `work` to batches of `items`."""
        for batch in batches(items, size):
            yield work(batch)

    def group_by_key(self, rows: Iterable[Given], key: Callable[[Given], Key]) -> Iterator[tuple[Key, Sequence[Given]]]:
        """Bring rows of one key together."""
        return grouped(rows, key)
