"""What an element of a page says about the text inside it."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from lxml import etree

from whence.lang.lexicon import lexicon
from whence.model.reports import FurnitureKind

_TOKEN = re.compile(r"[A-Za-z]+")
_HIDING = re.compile(r"display\s{0,5}:\s{0,5}none|visibility\s{0,5}:\s{0,5}hidden", re.IGNORECASE)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
# Elements that are no running text wherever they stand.
_ELEMENTS: dict[str, FurnitureKind] = {
    "nav": "navigation", "menu": "navigation", "footer": "footer", "aside": "bar", "form": "bar", "button": "bar",
    "figcaption": "caption", "dialog": "bar", "search": "bar", "address": "byline",
}  # fmt: skip
_ROLES: dict[str, FurnitureKind] = {
    "navigation": "navigation", "banner": "navigation", "contentinfo": "footer", "complementary": "bar",
    "search": "bar", "menu": "navigation", "menubar": "navigation", "dialog": "bar", "alertdialog": "bar",
}  # fmt: skip
# Whole-page elements carry class words about their parts.
_WHOLE = frozenset({"html", "body", "main", "article"})


class SureHint(NamedTuple):
    """What the text inside an element is; `sure` for the element's own name, not for a word in its class."""

    kind: FurnitureKind
    sure: bool


@cache
def _classes() -> dict[str, FurnitureKind]:
    table = lexicon("en", "furniture")["classes"]
    return {str(word): kind for kind, words in table.items() for word in words}


def hint_of(element: etree._Element, tag: str) -> SureHint | None:
    """Say what kind of furniture an element announces, `None` when it announces none."""
    known = _ELEMENTS.get(tag) or _ROLES.get(element.get("role") or "")
    if known is not None:
        return SureHint(known, sure=True)
    if tag in _WHOLE:
        return None
    for token in _tokens(element):
        kind = _classes().get(token)
        if kind is not None:
            return SureHint(kind, sure=False)
    return None


def is_hidden(element: etree._Element) -> bool:
    """Tell whether a browser would not show the element."""
    if element.get("hidden") is not None:
        return True
    style = element.get("style")
    return style is not None and _HIDING.search(style[:500]) is not None


def opens_article(element: etree._Element, tag: str) -> bool:
    """Tell whether an element holds one article or post of a page."""
    return tag == "article" or (tag in {"div", "section", "li"} and bool({"hentry", "h-entry"} & set(_words(element))))


def _words(element: etree._Element) -> list[str]:
    return (element.get("class") or "")[:500].split()


def _tokens(element: etree._Element) -> list[str]:
    names = f"{(element.get('class') or '')[:500]} {(element.get('id') or '')[:200]}"
    return [token.casefold() for token in _TOKEN.findall(_CAMEL.sub(" ", names))]
