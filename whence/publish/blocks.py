"""Cut a report's text into blocks to show: paragraphs of body, lines of furniture."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from whence.model.reports import Furniture

#: A line longer than this is a paragraph by itself; shorter ones may be hard-wrapped and stay together.
WRAPPED_AT = 100
_LINE = re.compile(r"[^\r\n]+")


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch `[start, end)` shown as one paragraph; `furniture` when all of it is page clutter."""

    start: int
    end: int
    furniture: bool


def blocks(text: str, furniture: Sequence[Furniture]) -> list[Block]:
    """Cut a text into paragraphs.

    Why this way: a blank line ends a paragraph; so does the end of a long line, since pages are often
    saved with one paragraph a line; and so does the border between furniture and body.

    Args:
        text: The text of a report.
        furniture: Its clutter, ascending, not overlapping.

    Returns:
        Ascending blocks; between them stand only line ends and blanks.

    Cost: linear in the text.
    """
    starts = [each.span.start for each in furniture]
    made: list[Block] = []
    open_end = 0
    for line in _LINE.finditer(text):
        if not line[0].strip():
            open_end = 0
            continue
        at = bisect_right(starts, line.start()) - 1
        dim = at >= 0 and furniture[at].span.end >= line.start() + len(line[0].rstrip())
        between = text[open_end : line.start()]
        joins = bool(made) and open_end > 0 and between in ("\n", "\r\n", "\r") and made[-1].furniture == dim
        if joins:
            made[-1] = Block(made[-1].start, line.end(), dim)
        else:
            made.append(Block(line.start(), line.end(), dim))
        open_end = line.end() if len(line[0]) <= WRAPPED_AT else 0
    return made
