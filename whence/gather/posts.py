"""Cut a page that holds several dated posts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from whence.gather.dating import DateLine, date_line
from whence.gather.layout import Page, is_prose

#: A blog may say a word about itself above its first post; more than this is an article with a chronology in it.
_LONGEST_HEAD = 300


@dataclass(frozen=True, slots=True)
class Post:
    """The lines `[first, last)` of a page, and the line that dates them."""

    first: int
    last: int
    dated_at: int
    date: DateLine


def posts_of(page: Page) -> list[Post]:
    """Find the posts of a page by the lines that are only a date.

    Why this way: blogs print a date above each post, in one format and in one direction; a
    chronology inside an article ascends after an introduction, and an article's own date stands
    alone. Both are left whole.

    Args:
        page: With clutter marked; date lines may be marked or not.

    Returns:
        Two or more posts that cover the page from its first line to its last, or none.
    """
    dated = _dated_lines(page)
    if len(dated) < 2 or not _one_format(dated) or not _one_direction(page, dated):
        return []
    edges = [index for index, _ in dated] + [len(page.lines)]
    if not all(_has_body(page, start + 1, end) for start, end in pairwise(edges)):
        return []
    starts = [0, *edges[1:-1]]
    return [Post(start, end, index, found) for start, end, (index, found) in zip(starts, edges[1:], dated, strict=True)]


def _dated_lines(page: Page) -> list[tuple[int, DateLine]]:
    found = []
    for index, line in enumerate(page.lines):
        if page.kinds[index] in {None, "bar", "byline", "heading"}:
            dated = date_line(line.text)
            if dated is not None and not dated.later and dated.outlet is None:
                found.append((index, dated))
    # A bar above the first post has no text of its own below it.
    while len(found) >= 2 and not _has_body(page, found[0][0] + 1, found[1][0]):
        found.pop(0)
    return found


def _one_format(dated: list[tuple[int, DateLine]]) -> bool:
    shapes = {(line.words.weekday is None, line.words.hour is None, line.labelled) for _, line in dated}
    return len(shapes) == 1


def _one_direction(page: Page, dated: list[tuple[int, DateLine]]) -> bool:
    days = [date(line.words.year or 1, line.words.month or 1, line.words.day or 1) for _, line in dated]
    head = sum(
        len(page.lines[index].text) for index in page.body() if index < dated[0][0] and is_prose(page.lines[index].text)
    )
    if days == sorted(days, reverse=True) and len(set(days)) > 1:
        return head <= _LONGEST_HEAD
    return days == sorted(days) and head == 0


def _has_body(page: Page, start: int, end: int) -> bool:
    return any(page.kinds[index] is None and is_prose(page.lines[index].text) for index in range(start, end))
