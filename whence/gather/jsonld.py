"""JSON-LD in a page: the node that describes the article."""

from __future__ import annotations

import json
import re
from typing import Any

from whence.gather.phrases import folded

#: Nodes looked at on one page.
_MOST = 2000
_WRAP = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/)|(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/)\s*;?\s*$"
)
_TRAILING_COMMA = re.compile(r",(\s{0,200}[}\]])")
_ENDINGS = ("Article", "Posting", "Report")

Node = dict[str, Any]


def article_node(scripts: list[str], title: str | None) -> Node:
    """Give the node of the article that the page is, `{}` when there is none or it is open which.

    Args:
        scripts: Contents of the page's `application/ld+json` elements; broken ones are passed over.
        title: The headline, to choose among several.
    """
    found = [node for script in scripts for node in _nodes(_loaded(script)) if _is_article(node)]
    if len(found) == 1:
        return found[0]
    wanted = folded(title or "")
    same = [node for node in found if wanted and folded(text_of(node.get("headline")) or "") == wanted]
    return same[0] if same else {}


def text_of(value: object) -> str | None:
    """Give a value as text: a string, the name or address of a node, the first of a list."""
    if isinstance(value, list):
        return next((text for text in map(text_of, value[:20]) if text), None)
    if isinstance(value, dict):
        return text_of(value.get("name")) or text_of(value.get("url")) or text_of(value.get("@id"))
    return value.strip() or None if isinstance(value, str) else None


def texts_of(value: object) -> list[str]:
    """Give every value of a field as text."""
    values = value if isinstance(value, list) else [value]
    return [text for text in (text_of(entry) for entry in values[:20] if not isinstance(entry, list)) if text]


def _loaded(script: str) -> object:
    text = _WRAP.sub("", script.strip())
    for attempt in (text, _TRAILING_COMMA.sub(r"\1", text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _nodes(loaded: object) -> list[Node]:
    found: list[Node] = []
    waiting: list[object] = [loaded]
    while waiting and len(found) < _MOST:
        here = waiting.pop(0)
        if isinstance(here, list):
            waiting = [*here[:_MOST], *waiting]
        elif isinstance(here, dict):
            found.append(here)
            waiting = [here[name] for name in ("@graph", "mainEntity", "mainEntityOfPage") if name in here] + waiting
    return found


def _is_article(node: Node) -> bool:
    types = node.get("@type")
    names = types if isinstance(types, list) else [types]
    return any(isinstance(name, str) and name.endswith(_ENDINGS) for name in names)
