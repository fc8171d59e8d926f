"""Lines of printed pages become paragraphs; running heads, feet and page numbers become furniture."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from whence.gather.draft import Mark
from whence.gather.layout import ends_sentence, is_bullet
from whence.model.reports import FurnitureKind

#: Lines at the top and at the foot of a page that may be running heads.
_EDGE = 2
#: A gap between baselines this many times the usual one ends a paragraph.
_GAP = 1.35
#: A line that ends this far (share of the usual width) before the right edge ends a paragraph.
_SHORT = 0.85
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"[-–—\s]{0,3}(?:page|p\.)?\s?\d{1,4}(?:\s?(?:of|/)\s?\d{1,4})?[-–—\s]{0,3}", re.IGNORECASE)
_HYPHEN = "\u00ad"


@dataclass(frozen=True, slots=True)
class PageLine:
    """One printed line; `left`, `right` and `base` in points, all 0 when unknown."""

    text: str
    page: int
    left: float = 0.0
    right: float = 0.0
    base: float = 0.0


def paragraphs(lines: list[PageLine]) -> tuple[str, tuple[Mark, ...]]:
    """Join lines to paragraphs divided by blank lines.

    Why this way: a paragraph may run over a page's end, so running heads met on the way are set
    after it instead of inside it. A word divided at a line's end is joined; a hyphen that PDFium
    does not call soft is kept unless a small letter follows and the word before it is long.

    Args:
        lines: In reading order.

    Returns:
        The text, and the marks of running heads and page numbers.
    """
    edges = _running(lines)
    pitch = _pitch(lines)
    right = _right_edge(lines)
    blocks: list[tuple[str, FurnitureKind | None]] = []
    waiting: list[str] = []
    current: list[PageLine] = []
    for index, line in enumerate(lines):
        if index in edges:
            waiting.append(line.text)
            continue
        if current and _breaks(current[-1], line, pitch=pitch, right=right):
            blocks.append((_joined(current), None))
            blocks.extend((text, "footer") for text in waiting)
            waiting.clear()
            current = []
        current.append(line)
    if current:
        blocks.append((_joined(current), None))
    blocks.extend((text, "footer") for text in waiting)
    return _laid_out(blocks)


def _laid_out(blocks: list[tuple[str, FurnitureKind | None]]) -> tuple[str, tuple[Mark, ...]]:
    marks, reached = [], 0
    for text, kind in blocks:
        if kind is not None:
            marks.append(Mark(reached, reached + len(text), kind))
        reached += len(text) + 2
    return "\n\n".join(text for text, _ in blocks), tuple(marks)


def _running(lines: list[PageLine]) -> frozenset[int]:
    """Find page numbers, and lines that stand at the edge of most pages with only figures changing."""
    pages: dict[int, list[int]] = {}
    for index, line in enumerate(lines):
        pages.setdefault(line.page, []).append(index)
    at_edge = [index for indexes in pages.values() for index in {*indexes[:_EDGE], *indexes[-_EDGE:]}]
    shapes = Counter(_DIGITS.sub("#", lines[index].text) for index in at_edge)
    often = max(2, (len(pages) + 1) // 2)
    outermost = {index for indexes in pages.values() for index in (indexes[0], indexes[-1])}
    return frozenset(
        index
        for index in at_edge
        if (len(pages) >= 2 and shapes[_DIGITS.sub("#", lines[index].text)] >= often and len(lines[index].text) <= 150)
        or (index in outermost and _PAGE_NUMBER.fullmatch(lines[index].text))
    )


def _pitch(lines: list[PageLine]) -> float:
    """Give the usual distance between baselines, in points."""
    steps = [
        before.base - after.base
        for before, after in pairwise(lines)
        if before.page == after.page and before.base > after.base
    ]
    return median(steps) if steps else 0.0


def _right_edge(lines: list[PageLine]) -> float:
    ends = sorted(line.right for line in lines if line.right > 0)
    return ends[int(len(ends) * 0.8)] if ends else 0.0


def _breaks(before: PageLine, after: PageLine, *, pitch: float, right: float) -> bool:
    """Tell whether a paragraph ends between two lines."""
    if before.text.endswith((_HYPHEN, "-")) and after.text[:1].islower():
        return False
    if before.page != after.page:
        return ends_sentence(before.text) or not after.text[:1].islower()
    if pitch and before.base > 0 and after.base > 0 and before.base - after.base > _GAP * pitch:
        return True
    if is_bullet(after.text):
        return True
    short = right > 0 and before.right > 0 and before.right < _SHORT * right
    return short and (ends_sentence(before.text) or not after.text[:1].islower())


def _joined(lines: list[PageLine]) -> str:
    pieces = [lines[0].text]
    for line in lines[1:]:
        last = pieces[-1]
        if last.endswith(_HYPHEN) or _divides(last, line.text):
            pieces[-1] = last[:-1] + line.text
        else:
            pieces[-1] = f"{last} {line.text}" if not last.endswith("-") else last + line.text
    return pieces[0].replace(_HYPHEN, "")


def _divides(last: str, following: str) -> bool:
    """Tell a word divided at the line's end from a compound written with a hyphen."""
    word = last.rsplit(" ", 1)[-1]
    return (
        last.endswith("-")
        and following[:1].islower()
        and word[:-1].isalpha()
        and len(word) >= 4
        and word[1:-1].islower()
    )
