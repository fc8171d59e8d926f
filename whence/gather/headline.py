"""Headline, byline and the headings inside a text."""

from __future__ import annotations

import re

from whence.gather.dating import date_line
from whence.gather.layout import (
    Page,
    ends_sentence,
    is_bullet,
    is_headline,
    is_name,
    is_prose,
    is_wrapped,
    starts_low,
)
from whence.gather.outlets import is_masthead
from whence.gather.phrases import byline_openings, folded, words
from whence.text.dates import dates_in

#: Lines from the top among which a headline is looked for.
_TOP = 12
#: A post's headline stands within its first lines, often as the caption of its picture.
_POST_TOP = 6
_CUTS = re.compile(r"\s+[|·•–—-]\s+|\s*[|·•]\s*|\s*[(,]\s*(?=\d)|\s*\(|\s{3,}")
_HEADING_WORDS = 20
_HEADING_LENGTH = 140


def find_title(page: Page) -> None:
    """Set the page's headline: the first line that looks like one and is followed by running text."""
    top = page.body()[:_TOP]
    for place, index in enumerate(top):
        line = page.lines[index]
        if is_prose(line.text):
            return
        below = top[place + 1] if place + 1 < len(top) else None
        if (
            below is None
            or not is_headline(line.text)
            or byline(line.text) is not None
            or date_line(line.text) is not None
        ):
            continue
        if not page.gap_after(index) and (starts_low(page.lines[below].text) or is_wrapped(page)):
            return
        if is_masthead(line.text) and is_headline(page.lines[below].text) and byline(page.lines[below].text) is None:
            page.kinds[index] = "bar"
            continue
        if page.first_prose() < len(page.lines):
            page.title = index
            page.kinds[index] = "title"
        return


def find_post_title(page: Page) -> None:
    """Set a post's headline: a line or picture caption that reads like one; a bare name is none."""
    seen = 0
    running = False
    for index, line in enumerate(page.lines):
        kind = page.kinds[index]
        if kind not in {None, "caption"}:
            continue
        seen += 1
        if seen > _POST_TOP:
            return
        if is_prose(line.text):
            running = True
            continue
        if running and kind is None:
            continue  # a heading further down is no headline; a picture's caption still may be
        if is_headline(line.text) and not (kind == "caption" and is_name(line.text)):
            page.title = index
            page.kinds[index] = "title"
            return


def title_text(page: Page) -> str | None:
    """Give the headline without the marks of Markdown and tables."""
    if page.title is None:
        return None
    return page.lines[page.title].text.lstrip("# ").strip("*| \t") or None


def first_words(page: Page, count: int = 12) -> str | None:
    """Give the first words of the text, to stand for a headline that is missing."""
    for index in page.body():
        parts = page.lines[index].text.split()
        return " ".join(parts[:count]) + (" …" if len(parts) > count else "")
    return None


def byline(text: str) -> str | None:
    """Give the names that a byline holds, `None` when the line is none."""
    text = text.strip("*_# ")
    if len(text) > _HEADING_LENGTH or is_prose(text) or text.endswith("."):
        return None
    low = text.casefold()
    opening = next((opening for opening in byline_openings() if low.startswith(opening)), None)
    if opening is None:
        return None
    rest = text[len(opening) :].lstrip(": \t")
    dates = dates_in(rest)
    if dates:
        rest = rest[: dates[0].start]
    names = _CUTS.split(rest, maxsplit=1)[0].strip(" \t,;:|*")
    if (
        not names
        or names[:1].islower()
        or len(names.split()) > 12
        or names.split()[0].casefold() in words("small_words")
    ):
        return None
    return names


def find_byline(page: Page) -> str | None:
    """Mark the first byline around the headline or at the end of the text and give its names."""
    first_prose = page.first_prose()
    above = (page.title or 0) - 3
    near = [index for index in page.body() if above <= index < first_prose][:_TOP]
    for index in near + page.body()[-2:]:
        names = byline(page.lines[index].text) if page.kinds[index] is None else None
        if names is not None:
            page.kinds[index] = "byline"
            return names
    return None


def mark_headings(page: Page) -> None:
    """Mark the short lines that head a section: no sentence, and running text or a list below them."""
    wrapped = is_wrapped(page)
    start = page.title + 1 if page.title is not None else 0
    body = page.body(start)
    for place, index in enumerate(body[:-1]):
        if not _could_head(page.lines[index].text):
            continue
        below = page.lines[body[place + 1]].text
        if not (is_prose(below) or is_bullet(below) or ends_sentence(below)):
            continue
        alone = page.lines[index].gap and page.gap_after(index)
        above = page.lines[body[place - 1]].text if place else ""
        if alone or (not wrapped and not starts_low(below) and (not above or ends_sentence(above))):
            page.kinds[index] = "heading"


def repeats_title(page: Page, title: str | None) -> None:
    """Mark the first line that is the known title, so that no statement is drawn from it."""
    if title is None:
        return
    wanted = folded(title)
    for index, line in enumerate(page.lines[: 2 * _TOP]):
        if page.kinds[index] in {None, "heading"} and len(line.text) <= 1000 and folded(line.text) == wanted:
            page.title = index
            page.kinds[index] = "title"
            return


def _could_head(text: str) -> bool:
    if text.startswith("#"):
        return text.lstrip("#").startswith(" ")
    if len(text) > _HEADING_LENGTH or len(text.split()) > _HEADING_WORDS or is_bullet(text):
        return False
    if text[-1:] in '"”’»,:;' or starts_low(text) or text[:1] in '"“‘«(' or " | " in text:
        return False
    if ends_sentence(text):
        return text.endswith("?") and len(text.split()) <= 10
    return any(character.isalpha() for character in text)
