"""A block of labelled lines at the top: front matter, or the head of a database export."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from whence.gather.layout import Page
from whence.gather.phrases import labels

#: Lines that a header block may have, fences included.
_LONGEST = 30
_FIELD = re.compile(r"(?P<label>[^\W\d_][\w /-]{0,30}?)[ \t]?:[ \t]*(?P<value>\S.{0,500})")
_FENCES = frozenset({"---", "+++"})


@dataclass(slots=True)
class Header:
    """What a header block gives, by field: `title`, `byline`, `date`, `outlet`, `url`."""

    values: dict[str, str] = field(default_factory=dict)
    offsets: dict[str, int] = field(default_factory=dict)


def read_header(page: Page) -> Header:
    """Read and mark the block of `Label: value` lines that the text begins with.

    Why this way: two known labels in a row are a header; one alone may be a headline with a colon.

    Returns:
        The first value of each field; empty when the text has no such block.
    """
    header = Header()
    if not page.lines:
        return header
    fenced = page.lines[0].text in _FENCES
    rows: list[int] = [0] if fenced else []
    closed = False
    for index in range(len(rows), min(len(page.lines), _LONGEST)):
        line = page.lines[index]
        if fenced and line.text == page.lines[0].text:
            rows.append(index)
            closed = True
            break
        if not _take(header, line.text, line.start, fenced=fenced):
            break
        rows.append(index)
    if (fenced and not closed) or (not fenced and len(rows) < 2):
        return Header()
    for index in rows:
        page.kinds[index] = "markup"
    return header


def _take(header: Header, text: str, start: int, *, fenced: bool) -> bool:
    match = _FIELD.fullmatch(text)
    stands_for = labels().get(match["label"].casefold()) if match else None
    if match is not None and stands_for is not None:
        value = match["value"].strip().strip("\"'")
        if value and stands_for not in header.values:
            header.values[stands_for] = value
            header.offsets[stands_for] = start + match.start("value")
        return True
    return fenced
