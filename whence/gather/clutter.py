"""Lines that are clutter by themselves or by their neighbours: bars, crumbs, picture captions."""

from __future__ import annotations

import re

from whence.gather.layout import Page, is_prose
from whence.gather.phrases import folded, line_kinds, openings
from whence.model.reports import FurnitureKind
from whence.text.dates import dates_in

#: A line longer than this is never taken for a bar or a caption by how it begins.
_SHORT = 160
_ORNAMENT = re.compile(r"[\s|\-–—_=*•·.~#+>]{1,400}")
_IMAGE = re.compile(r"!\[[^\]\r\n]{0,300}\]\([^)\r\n]{0,2000}\)[ \t]{0,20}\|?")
_ARROWS = re.compile(r"\s*[»›>→]\s*|\s+[/|]\s+|\s*::\s*")
_BARS = re.compile(r"\s[|·•‧∙]\s")
_PAGE = re.compile(r"page \d{1,4}(?: of \d{1,4})?")
#: A line of Markdown links and what stands between them.
_LINK = r"\[[^\[\]\r\n]{1,80}\]\([^()\s]{1,300}\)"
_LINKS = re.compile(rf"(?:[-*+] )?{_LINK}(?: {{0,3}}[|·•,/–—-]? {{0,3}}{_LINK}){{0,12}}")
_SEGMENT = re.compile(r"\s+[-–—|]\s+")
_MANY_SEGMENTS = 6
#: The longest trail of sections with a headline at its end that was met is half of this.
_LONGEST_TRAIL = 600


def clutter(text: str) -> FurnitureKind | None:
    """Say what kind of furniture one line is when nothing else is looked at, `None` for text."""
    if len(text) > 2 * _SHORT:
        return "markup" if len(text) < 4000 and _IMAGE.fullmatch(text) else None
    if _ORNAMENT.fullmatch(text) or _IMAGE.fullmatch(text):
        return "markup"
    known = _known(text) or _of_parts(text)
    if known is not None:
        return known
    if _is_crumb(text):
        return "breadcrumb"
    return "caption" if _is_event(text) else None


def _known(text: str) -> FurnitureKind | None:
    """Look a line up whole, then by how it begins."""
    plain = folded(text)
    known = line_kinds().get(plain)
    if known is None and _PAGE.fullmatch(plain):
        return "footer"
    if known is None and len(text) <= _SHORT and not is_prose(text):
        return next((kind for opening, kind in openings() if plain.startswith(opening)), None)
    return known


def _of_parts(text: str) -> FurnitureKind | None:
    """Tell a bar of several entries: nothing but links, a page number beside a name, or clutter throughout.

    Why this way: "Share this page | Subscribe to: Posts (Atom)" is no line of any list, its parts are.
    """
    if _LINKS.fullmatch(text):
        return "navigation"
    parts = [part for part in _BARS.split(text, maxsplit=_MANY_SEGMENTS) if part.strip()]
    if len(parts) < 2:
        return None
    if any(_PAGE.fullmatch(folded(part)) for part in parts):
        return "footer"
    kinds = [_known(part) for part in parts]
    return kinds[0] if all(kind is not None for kind in kinds) else None


def mark_clutter(page: Page) -> None:
    """Mark every line that is clutter by itself."""
    for index, line in enumerate(page.lines):
        if page.kinds[index] is None:
            page.kinds[index] = clutter(line.text)


def mark_captions(page: Page) -> None:
    """Mark the line after a picture's place-holder, when it is short or closes a table cell."""
    for index in range(len(page.lines) - 1):
        if not _IMAGE.fullmatch(page.lines[index].text[:4000]):
            continue
        below = page.lines[index + 1].text
        if page.kinds[index + 1] is None and (below.endswith("|") or not is_prose(below)):
            page.kinds[index + 1] = "caption"


def mark_crumbs(page: Page) -> int | None:
    """Mark a navigation line that has the headline glued to its end; give the headline's index.

    Why this way: a headline repeated at the end of a line above it can only be a trail of
    sections ("Home News <headline>"), and it says at once which line the headline is.
    """
    top = [
        index
        for index in range(min(12, len(page.lines)))
        if page.kinds[index] != "markup" and len(page.lines[index].text) <= _LONGEST_TRAIL
    ]
    for place, index in enumerate(top):
        trail = folded(page.lines[index].text)
        for below in top[place + 1 : place + 6]:
            headline = folded(page.lines[below].text)
            if (
                8 <= len(headline) < len(trail)
                and trail.endswith(headline)
                and not is_prose(page.lines[index].text[:-1])
            ):
                page.kinds[index] = "breadcrumb"
                page.kinds[below] = None
                return below
    return None


def _is_crumb(text: str) -> bool:
    parts = _ARROWS.split(text, maxsplit=_MANY_SEGMENTS)
    return len(parts) >= 2 and folded(parts[0]) in {"home", "homepage", "home page", "front page", "start"}


def _is_event(text: str) -> bool:
    """Tell a caption such as `Name of event - 30 June 2018 - Place`."""
    parts = _SEGMENT.split(text, maxsplit=_MANY_SEGMENTS)
    if len(parts) != 3 or len(text) > 120 or text.endswith("."):
        return False
    return any(_is_date(part) for part in parts) and not all(_is_date(part) for part in parts)


def _is_date(text: str) -> bool:
    found = dates_in(text)
    return len(found) == 1 and found[0].day is not None and found[0].end - found[0].start == len(text.strip())
