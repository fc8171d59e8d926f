"""Find quotations: paired marks of English and European typesetting."""

from __future__ import annotations

import re
from dataclasses import dataclass

#: Opening mark -> marks that close it.
_PAIRS = {"“": "”“", "„": "“”", "«": "»", "»": "«", '"': '"', "''": "''", "``": "''", "‘": "’", "'": "'", "‹": "›"}
_MARK = re.compile(r"''|``|[“”„«»\"‘’'‹›]")
_DOUBLE = ("“", "”", "„", "«", "»", '"', "''", "``")


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation.

    Attributes:
        start: Where the opening mark begins.
        end: One past the closing mark; one past the stretch when it is never closed.
        inner_start, inner_end: The words between the marks.
        closed: Whether a closing mark was found inside the stretch.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool


def quotations(text: str, start: int, end: int) -> list[Quotation]:
    """Find the outermost quotations of a stretch, usually one paragraph.

    Why this way: marks are matched from the left, each kind by what stands beside it, because straight
    marks open and close alike and the apostrophe looks like a closing mark. A mark that is never closed
    runs to the end of the stretch only where speech begins: at the start of the stretch, behind a colon or a
    comma (a quotation of several paragraphs).

    Args:
        text: Any text.
        start: First code point to look at.
        end: One past the last.

    Returns:
        In order, not overlapping.

    Cost: linear in the length of the stretch.
    """
    marks = [match for match in _MARK.finditer(text, start, end) if not _apostrophe(text, match, (start, end))]
    found: list[Quotation] = []
    index = 0
    closers = _closers(text, marks, end)
    while index < len(marks):
        opening = marks[index]
        if not _opens(text, opening, (start, end)):
            index += 1
            continue
        closing = closers[index]
        if closing is None:
            if opening.group() in _DOUBLE and _begins_speech(text, start, opening.start()):
                found.append(Quotation(opening.start(), end, opening.end(), end, closed=False))
                break
            index += 1
            continue
        last = marks[closing]
        found.append(Quotation(opening.start(), last.end(), opening.end(), last.start(), closed=True))
        index = closing + 1
    return found


def _begins_speech(text: str, start: int, position: int) -> bool:
    """Tell whether a mark opens the stretch or stands right behind a colon or comma."""
    before = text[max(start, position - 3) : position].rstrip()
    return not before or (before[-1] in ":,")


def _closers(text: str, marks: list[re.Match[str]], end: int) -> list[int | None]:
    """Give for each mark the index of the next mark that closes it."""
    closers: list[int | None] = [None] * len(marks)
    nearest: dict[str, int] = {}
    for index in range(len(marks) - 1, -1, -1):
        mark = marks[index].group()
        wanted = [nearest[closer] for closer in _closing_marks(mark) if closer in nearest]
        closers[index] = min(wanted) if wanted else None
        if _closes(text, marks[index], end):
            nearest[mark] = index
    return closers


def _closing_marks(mark: str) -> tuple[str, ...]:
    closing = _PAIRS.get(mark, "")
    return (closing,) if closing == "''" else tuple(closing)


def _apostrophe(text: str, match: re.Match[str], bounds: tuple[int, int]) -> bool:
    if match.group() not in ("’", "'"):
        return False
    before = text[match.start() - 1] if match.start() > bounds[0] else " "
    after = text[match.end()] if match.end() < bounds[1] else " "
    if before.isalnum() and after.isalnum():
        return True
    return before.isspace() and (after.isdigit() or match.group() == "’")


def _opens(text: str, match: re.Match[str], bounds: tuple[int, int]) -> bool:
    mark = match.group()
    if mark not in _PAIRS:
        return False
    if mark in ("“", "„", "«", "``", "‹"):
        return True
    before = text[match.start() - 1] if match.start() > bounds[0] else " "
    after = text[match.end()] if match.end() < bounds[1] else " "
    return (not before.isalnum() and before not in ".,!?;") and not after.isspace()


def _closes(text: str, match: re.Match[str], end: int) -> bool:
    mark = match.group()
    if mark in ("”", "»", "›"):
        return True
    before = text[match.start() - 1] if match.start() else " "
    after = text[match.end()] if match.end() < end else " "
    if mark == "“":
        return not before.isspace() and not after.isalnum()
    if mark in ("’", "'"):
        return not before.isspace() and not after.isalnum() and (before in ".,!?…" or before != "s")
    return not before.isspace() and before not in "(["
