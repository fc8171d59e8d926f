"""The contract of every engine."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import Protocol, TypeVar

Given = TypeVar("Given")
Made = TypeVar("Made")
Key = TypeVar("Key", bound=Hashable)


class Engine(Protocol):
    """Spreads work. Both verbs give the same answer on every engine, in the same order."""

    def map_batches(
        self, work: Callable[[Sequence[Given]], Sequence[Made]], items: Sequence[Given], *, size: int
    ) -> Iterator[Sequence[Made]]:
        """Apply `work` to batches of `items`.

        Args:
            work: A top-level function; it must not rely on state of the calling process.
            items: What to work on.
            size: Items per batch, at least 1.

        Returns:
            One result per batch, in the order of the batches, as they become ready.
        """
        ...

    def group_by_key(self, rows: Iterable[Given], key: Callable[[Given], Key]) -> Iterator[tuple[Key, Sequence[Given]]]:
        """Bring rows of one key together, keys in sorted order, rows in the order given."""
        ...


def batches(items: Sequence[Given], size: int) -> Iterator[Sequence[Given]]:
    """Cut a sequence into pieces of `size`, the last one shorter."""
    for start in range(0, len(items), size):
        yield items[start : start + size]


def grouped(rows: Iterable[Given], key: Callable[[Given], Key]) -> Iterator[tuple[Key, Sequence[Given]]]:
    """Group in memory."""
    found: dict[Key, list[Given]] = {}
    for row in rows:
        found.setdefault(key(row), []).append(row)
    for one in sorted(found):  # type: ignore[type-var]
        yield one, found[one]
