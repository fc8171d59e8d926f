"""Cut long lists into pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Row = TypeVar("Row")

#: Rows on one page; a table of this length still opens and sorts at once.
ROWS = 500


@dataclass(frozen=True, slots=True)
class Sheet(Generic[Row]):
    """One page of a list.

    Attributes:
        name: File name, e.g. `ledger-2.html`.
        number: From 1.
        names: File names of all pages of the list, in order.
        first: Number of its first row in the whole list, from 1.
        total: Rows in the whole list.
    """

    name: str
    number: int
    names: tuple[str, ...]
    rows: Sequence[Row]
    first: int
    total: int

    @property
    def last(self) -> int:
        """Number of its last row in the whole list."""
        return self.first + len(self.rows) - 1


def sheets(stem: str, rows: Sequence[Row], *, most: int = ROWS) -> Iterator[Sheet[Row]]:
    """Cut a list into pages `stem.html`, `stem-2.html` and so on.

    Args:
        stem: File name without its ending.
        rows: The list; an empty one gives one empty page.
        most: Rows on one page, above 0.
    """
    starts = range(0, max(len(rows), 1), most)
    names = tuple(f"{stem}.html" if number == 1 else f"{stem}-{number}.html" for number in range(1, len(starts) + 1))
    for number, start in enumerate(starts, start=1):
        cut = rows[start : start + most]
        yield Sheet(names[number - 1], number, names, cut, start + 1, len(rows))
