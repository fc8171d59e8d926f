"""Sort more lines than memory holds."""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from pathlib import Path

#: Code points of lines that one table may hold in memory before it writes them aside.
HELD = 16_000_000


class Sorted:
    """Lines with keys, given back by key, however many there are.

    Why this way: an export is sorted by id, a store gives rows report by report, and a case may be larger
    than memory; runs of bounded size are sorted, written aside and merged.

    Args:
        aside: Folder for the runs; whoever made it removes it.
        name: Names the runs inside the folder.
        held: Code points to hold before a run is written, above 0.
    """

    def __init__(self, aside: Path, name: str, *, held: int = HELD) -> None:
        self._aside = aside
        self._name = name
        self._limit = held
        self._size = 0
        self._lines: list[tuple[str, str]] = []
        self._runs: list[Path] = []

    def add(self, key: str, line: str) -> None:
        """Take one line in; neither key nor line holds a line feed, the key no tab."""
        self._lines.append((key, line))
        self._size += len(line)
        if self._size > self._limit:
            self._write_aside()

    def __iter__(self) -> Iterator[str]:
        """Give the lines by key; lines of one key by their own order."""
        self._lines.sort()
        for _, line in heapq.merge(*(_run(path) for path in self._runs), self._lines):
            yield line

    def _write_aside(self) -> None:
        self._lines.sort()
        path = self._aside / f"{self._name}.{len(self._runs)}"
        with path.open("w", encoding="utf-8", errors="surrogatepass", newline="\n") as run:
            run.writelines(f"{key}\t{line}\n" for key, line in self._lines)
        self._runs.append(path)
        self._lines = []
        self._size = 0


def _run(path: Path) -> Iterator[tuple[str, str]]:
    with path.open(encoding="utf-8", errors="surrogatepass", newline="\n") as run:
        for each in run:
            key, _, line = each.removesuffix("\n").partition("\t")
            yield key, line
