"""Where a lead begins with place, agency and date, and where a picture is credited inside a sentence."""

from __future__ import annotations

import re
from functools import cache

from whence.gather.draft import Mark
from whence.gather.layout import Page, is_prose
from whence.gather.outlets import is_masthead
from whence.gather.phrases import picture_credit
from whence.lang.lexicon import lexicon
from whence.text.dates import DateWords, dates_in

#: The longest dateline looked for, in code points.
_LONGEST = 90
#: Code points of a paragraph that its dateline is read from.
_LEAD = 200
_DASH = re.compile(r"\s?[–—]\s?|\s--?\s|\s?--\s?")
_BRACKETS = re.compile(r"\([^()]{1,40}\)")
_OPENING = re.compile(r"\((?P<name>[^()]{2,40})\)\s{1,3}(?=[^\W\d_a-z]|[\"“‘'«])")
_NAME = re.compile(r"[^\W\d_a-z][^\d()\[\]:;!?]{1,38}")
_WORD = re.compile(r"[^\W\d_][\w.'’-]*")
_JOINERS = frozenset({"de", "la", "el", "al", "of", "the", "del", "di", "da", "and", "on", "sur", "am"})


def dateline(text: str) -> tuple[int, DateWords | None] | None:
    """Find the dateline at the start of a paragraph.

    Why this way: what sets it off is a dash within the first words, capitals (or a bracketed
    agency or a date) before it and a sentence that begins anew after it; "The union - founded in
    2030 - refused" has none of these.

    Args:
        text: One paragraph.

    Returns:
        Length of the dateline with its dash, and the date in it; `None` when there is none.
    """
    dash = _DASH.search(text, 1, _LONGEST)
    if dash is None or not text[dash.end() : dash.end() + 1]:
        return None
    after = text[dash.end()]
    if after.islower() or not (after.isalnum() or after in "\"“‘'«"):
        return None
    head = text[: dash.start()]
    dates = dates_in(head)
    bare = head
    for found in reversed(dates):
        bare = bare[: found.start] + " " + bare[found.end :]
    agency = _BRACKETS.search(bare) is not None
    names = _WORD.findall(_BRACKETS.sub(" ", bare))
    if not _is_place(names, marked=agency or bool(dates)) or re.search(r"[.!?;:\"“”]\s", bare):
        return None
    return dash.end(), dates[0] if dates else None


def agency(text: str) -> str | None:
    """Give the agency in brackets at the start of a paragraph: `PELLIN, May 9, 2031 (Coast) - Two ropes ...`.

    Why this way: between a date and a dash only an agency stands in brackets. Without a date it may be the province, so
    there the name itself must say that it is a medium, or be one of the known agencies.
    """
    found, opening = dateline(text), _OPENING.match(text)
    head = text[: found[0]] if found is not None else opening.group() if opening is not None else ""
    dated = found is not None and found[1] is not None
    for inside in _BRACKETS.finditer(head):
        name = inside.group().strip("() ")
        sure = (dated and not dates_in(name)) or is_masthead(name) or name in _agencies()
        if sure and _NAME.fullmatch(name):
            return name
    return None


@cache
def _agencies() -> frozenset[str]:
    listed = lexicon("en", "agencies")["agencies"]
    return frozenset(str(name) for shown, others in listed.items() for name in (shown, *others))


def inner_marks(page: Page) -> tuple[list[Mark], tuple[DateWords, int] | None]:
    """Mark datelines and picture credits inside lines that are text.

    Returns:
        The marks, and the first dateline's date with the offset of its line.
    """
    marks: list[Mark] = []
    dated: tuple[DateWords, int] | None = None
    leads = 0
    for index in page.body():
        line = page.lines[index]
        if leads < 2 and is_prose(line.text):
            leads += 1
            found = dateline(line.text)
            opening = _OPENING.match(line.text) if found is None and agency(line.text[:_LEAD]) is not None else None
            if opening is not None:
                marks.append(Mark(line.start, line.start + opening.end(), "dateline"))
                leads = 2
            if found is not None:
                marks.append(Mark(line.start, line.start + found[0], "dateline"))
                leads = 2
                dated = (found[1], line.start) if found[1] is not None else None
        marks.extend(
            Mark(line.start + match.start(), line.start + match.end(), "credit")
            for match in picture_credit().finditer(line.text)
        )
    return marks, dated


def _is_place(names: list[str], *, marked: bool) -> bool:
    """Tell whether the words before the dash are a place or an agency."""
    if not names:
        return marked
    if len(names) > 6:
        return False
    telling = [name for name in names if name.casefold() not in _JOINERS]
    if not telling:
        return False
    if marked:
        return all(name[:1].isupper() for name in telling)
    return all(name.isupper() for name in telling) and any(len(name) > 2 for name in telling)
