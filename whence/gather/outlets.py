"""Who published a text, as far as its own words tell."""

from __future__ import annotations

import re

from whence.gather.layout import Page
from whence.gather.phrases import words

_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)(?:\s{0,3}(?:©|\(c\)))?\s{0,3}(?:\d{4}(?:\s?[-–]\s?\d{4})?,?\s{1,3})?(?:by\s)?(?P<name>[^\W\d_][^.|\r\n,;]{1,60})",
    re.IGNORECASE,
)


def is_masthead(text: str) -> bool:
    """Tell an outlet's name standing alone: up to six words in capitals or title case, one of them telling."""
    parts = text.strip("|*# ").split()
    if not 1 <= len(parts) <= 6 or text[-1:] in ".:;?!":
        return False
    small = words("small_words")
    if not all(part[:1].isupper() or part.casefold() in small for part in parts):
        return False
    return parts[-1].casefold() in words("outlet_words") or parts[0].casefold() in {"radio", "television", "tv"}


def masthead(page: Page) -> str | None:
    """Give the outlet's name that stands above the headline."""
    for index in range(page.title if page.title is not None else 0):
        if page.kinds[index] == "bar" and is_masthead(page.lines[index].text):
            return page.lines[index].text.strip("|*# ")
    return None


def copyright_holder(page: Page) -> str | None:
    """Give the name in the copyright line of the page's foot."""
    for index, kind in enumerate(page.kinds):
        match = _COPYRIGHT.match(page.lines[index].text[:200]) if kind == "footer" else None
        if match is not None:
            name = re.sub(r"\s*all rights reserved.*$", "", match["name"], flags=re.IGNORECASE).strip(" -–")
            return name or None
    return None
