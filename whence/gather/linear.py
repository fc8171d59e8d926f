"""A web page as a row of text blocks, in reading order, each knowing where it stood."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from lxml import etree

from whence.errors import BadInput
from whence.gather.hints import SureHint, hint_of, is_hidden, opens_article

_BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "body", "button", "caption", "center", "dd", "details", "dialog",
        "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
        "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "option", "p", "pre", "search",
        "section", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul",
    }
)  # fmt: skip
_DROPPED = frozenset(
    {
        "script", "style", "template", "noscript", "svg", "math", "iframe", "object", "embed", "canvas", "video",
        "audio", "map", "select", "input", "textarea", "head", "title", "datalist", "progress", "meter", "applet",
        "noframes",
    }
)  # fmt: skip
# A document type with entities of its own; browsers know none, and expanding them can be a trap.
_SUBSET = re.compile(r"<!DOCTYPE[^\[>]{0,300}\[[^\]]{0,100000}\]\s{0,20}>", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\n\f]+")
_AROUND_BREAK = re.compile(r" ?\n ?")
_BREAKS = re.compile(r"\n{2,}")


@dataclass(slots=True)
class Block:
    """One paragraph, heading, list entry or table row.

    Attributes:
        text: Blanks evened out; line breaks of the page are kept.
        tag: Name of the innermost block element around it.
        hints: What the elements around it say that it is, outermost first.
        article: Number of the outermost article element around it, from 0; `None` outside.
        linked: Code points of its text that stand in links.
        links: Addresses it links to.
        times: `datetime` values of its time elements.
    """

    text: str
    tag: str
    hints: tuple[SureHint, ...]
    article: int | None
    linked: int = 0
    links: list[str] = field(default_factory=list)
    times: list[tuple[str, bool]] = field(default_factory=list)


def parse(text: str) -> tuple[etree._Element, bool]:
    """Parse a page as browsers would, whatever is wrong with it, without ever opening another file.

    Returns:
        The root element, and whether the parser gave up before the end (elements nested 2,048 deep).

    Raises:
        BadInput: There is no element in it.
    """
    text = _SUBSET.sub("", text, count=1)
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, no_network=True)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise BadInput("The page holds no markup that can be read.", "Save the page again from a browser.") from error
    if root is None:
        raise BadInput("The page holds no markup that can be read.", "Save the page again from a browser.")
    return root, any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log)


def blocks_of(root: etree._Element, base: str | None) -> list[Block]:
    """Linearise a parsed page.

    Why this way: what a reader would see, in the order of the source: scripts, styles and hidden
    elements are dropped, a table is read row by row, quotation elements get their marks back.

    Args:
        root: From `parse`.
        base: Address against which relative links are resolved; they are dropped without one.

    Cost: linear; no recursion, so depth of nesting does not matter.
    """
    walk = _Walk(base)
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if not isinstance(element.tag, str):
            continue
        if event == "start":
            walk.enter(element)
        else:
            walk.leave(element)
    walk.flush()
    return walk.blocks


class _Walk:
    """The state of one pass over the elements."""

    def __init__(self, base: str | None) -> None:
        self.base = base
        self.blocks: list[Block] = []
        self._pieces: list[str] = []
        self._tags: list[str] = []
        self._shown = False
        self._hints: list[SureHint] = []
        self._hinted: list[bool] = []
        self._dropped = 0
        self._in_link = 0
        self._in_pre = 0
        self._article: int | None = None
        self._articles = 0
        self._article_depth = 0
        self._depth = 0
        self._pending = Block("", "body", (), None)

    def enter(self, element: etree._Element) -> None:
        tag = str(element.tag).lower()
        self._depth += 1
        if self._dropped or tag in _DROPPED or is_hidden(element):
            self._dropped += 1
            return
        if tag in _BLOCKS:
            self.flush()
            self._tags.append(tag)
        hint = hint_of(element, tag)
        self._hinted.append(hint is not None)
        if hint is not None:
            self._hints.append(hint)
        if self._article is None and opens_article(element, tag):
            self._article, self._article_depth = self._articles, self._depth
            self._articles += 1
        self._enter_inline(element, tag)
        self._add(element.text)

    def _enter_inline(self, element: etree._Element, tag: str) -> None:
        if tag == "br":
            self._pieces.append("\n")
        elif tag == "q":
            self._pieces.append("“")
        elif tag in {"td", "th"} and self._shown:
            self._pieces.append(" | ")
        elif tag == "pre":
            self._in_pre += 1
        elif tag == "time" and element.get("datetime"):
            sure = element.get("pubdate") is not None or element.get("itemprop") == "datePublished"
            self._pending.times.append((element.get("datetime", ""), sure))
        elif tag == "a":
            self._in_link += 1
            address = self._address(element.get("href"))
            if address is not None:
                self._pending.links.append(address)

    def leave(self, element: etree._Element) -> None:
        tag = str(element.tag).lower()
        self._depth -= 1
        if self._dropped:
            self._dropped -= 1
        else:
            self._leave_kept(tag)
        if not self._dropped:
            self._add(element.tail)

    def _leave_kept(self, tag: str) -> None:
        if tag == "q":
            self._pieces.append("”")
        elif tag == "pre":
            self.flush()
            self._in_pre -= 1
        elif tag == "a":
            self._in_link -= 1
        if tag in _BLOCKS:
            self.flush()
            self._tags.pop()
        if self._hinted.pop():
            self._hints.pop()
        if self._article is not None and self._depth < self._article_depth:
            self._article = None

    def _add(self, text: str | None) -> None:
        if not text:
            return
        piece = text if self._in_pre else _SPACE.sub(" ", text)
        if self._in_link:
            self._pending.linked += len(piece.strip())
        self._pieces.append(piece)
        self._shown = self._shown or not piece.isspace()

    def flush(self) -> None:
        """Close the block at hand; an empty one hands its times and links to the next."""
        text = "".join(self._pieces)
        self._pieces.clear()
        self._shown = False
        if not self._in_pre:
            text = _AROUND_BREAK.sub("\n", re.sub(" {2,}", " ", text))
        parts = [part.strip() for part in _BREAKS.split(text) if part.strip(" |\n\t")]
        if not parts:
            return
        done = self._pending
        self._pending = Block("", "body", (), None)
        tag = self._tags[-1] if self._tags else "body"
        hints = tuple(self._hints)
        for place, part in enumerate(parts):
            block = Block(part, tag, hints, self._article, linked=round(done.linked * len(part) / len(text)))
            if place == 0:
                block.links, block.times = done.links, done.times
            self.blocks.append(block)

    def _address(self, href: str | None) -> str | None:
        if href is None:
            return None
        try:
            address = urljoin(self.base, href.strip()) if self.base else href.strip()
            parts = urlsplit(address)
        except ValueError:
            return None
        return address[:2000] if parts.scheme in {"http", "https"} and parts.netloc else None
