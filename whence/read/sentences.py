"""Cut the body of a report into paragraphs and sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

from whence.model.identity import content_id
from whence.model.reading import Sentence
from whence.model.reports import Report
from whence.text.sentences import sentence_ranges

#: Lines are taken for wrapped when nine in ten are no longer than this. Code points.
_WRAP = 100
_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_BULLET = re.compile(r"\s*(?:[•·▪◦‣*–—-]|\(?\d{1,3}[.)]|\(?[a-z]\))\s")


def paragraphs(report: Report) -> list[tuple[int, int]]:
    """Cut the body of a report into paragraphs.

    Why this way: a blank line and furniture always end a paragraph; a single line break does unless the
    text as a whole is wrapped (mail, old plain text) and the line is filled. It cannot see a paragraph
    that begins on a new line of a wrapped text without a blank line or an indent.

    Returns:
        Ranges of the text, ascending, trimmed of white space.

    Cost: linear in the length of the text.
    """
    wrap = _wrap_width(report.text)
    found: list[tuple[int, int]] = []
    for start, end in _body(report):
        found.extend(_blocks(report.text, (start, end), wrap))
    return found


def sentences(report: Report) -> tuple[Sentence, ...]:
    """Cut the body of a report into sentences; none crosses a blank line or furniture.

    Returns:
        In reading order; spans are half-open code-point offsets into `Report.text`.

    Cost: linear in the length of the text.
    """
    ranges = (place for first, last in paragraphs(report) for place in sentence_ranges(report.text, first, last))
    return tuple(
        Sentence(content_id("sentence", report.id, start, end), report.id, start, end)
        for start, end in ranges
        if any(char.isalnum() for char in report.text[start:end])
    )


def _body(report: Report) -> Iterator[tuple[int, int]]:
    position = 0
    for piece in report.furniture:
        if piece.span.start > position:
            yield position, piece.span.start
        position = max(position, piece.span.end)
    if position < len(report.text):
        yield position, len(report.text)


def _wrap_width(text: str) -> int:
    """Give the width a text is wrapped at, 0 when its lines are paragraphs."""
    lengths = sorted(match.end() - match.start() for match in _LINE.finditer(text) if not match.group().isspace())
    if len(lengths) < 3:
        return 0
    wide = lengths[(len(lengths) - 1) * 9 // 10]
    return wide if 40 <= wide <= _WRAP and lengths[-1] <= 2 * _WRAP else 0


def _blocks(text: str, place: tuple[int, int], wrap: int) -> Iterator[tuple[int, int]]:
    begin: int | None = None
    stop = place[0]
    for match in _LINE.finditer(text, *place):
        first, last = _trim(text, match.start(), match.end())
        if first == last:
            if begin is not None:
                yield begin, stop
            begin = None
            continue
        if begin is not None and not _joins(text, (stop, first), (wrap, last)):
            yield begin, stop
            begin = None
        if begin is None:
            begin = first
        stop = last
    if begin is not None:
        yield begin, stop


def _joins(text: str, gap: tuple[int, int], line: tuple[int, int]) -> bool:
    """Tell whether the line after a break goes on with the paragraph before it."""
    wrap, last = line
    stop, first = gap
    if not wrap or text.count("\n", stop, first) > 1 or _BULLET.match(text, first, last):
        return False
    before = stop - (text.rfind("\n", 0, stop) + 1)
    word = text.find(" ", first, last)
    return before + 1 + ((word if word > 0 else last) - first) > wrap * 0.8


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
