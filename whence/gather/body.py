"""Which blocks of a page are its text and which are furniture."""

from __future__ import annotations

import re

from lxml import etree
from trafilatura import extract

from whence.gather.layout import ends_sentence
from whence.gather.linear import Block
from whence.model.reports import FurnitureKind

#: Pages above this many code points, or tags, are too slow for main-text extraction, which is quadratic in
#: the width of an element (8,000 cells in a row 0.3 s, 150,000 minutes); the density rule decides alone.
MAX_EXTRACT = 5_000_000
MAX_TAGS = 40_000
#: Substring work (code points of kept text times blocks not found as whole lines) that is worth a second.
_MAX_SEARCH = 1_000_000_000
#: A block with more than this share of its text in links is a list of links.
_MAX_LINKED = 0.5
#: Text in elements whose class names an aside is dropped while it is at most this share of the whole.
_MAX_ASIDE = 0.4
_LETTERS = re.compile(r"[\W_]+")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def furniture_of(blocks: list[Block], html: str | None) -> list[FurnitureKind | None]:
    """Sort blocks into text (`None`) and kinds of furniture.

    Why this way: trafilatura knows the habits of news sites; what it keeps is matched back to our
    blocks by letters and figures alone. Where it keeps next to nothing, a plain rule on length,
    links and place decides.

    Args:
        blocks: Of one page.
        html: The page, or `None` to use the density rule alone.
    """
    dense = _without_asides(blocks, [_is_dense(block) for block in blocks])
    kept = (
        _kept(blocks, html) if html is not None and len(html) <= MAX_EXTRACT and html.count("<") <= MAX_TAGS else None
    )
    chosen = dense
    if kept is not None:
        kept = _without_asides(blocks, kept)
        if _size(blocks, kept) >= 0.4 * _size(blocks, dense):
            chosen = kept
    return [_kind(block, text=text) for block, text in zip(blocks, chosen, strict=True)]


def _without_asides(blocks: list[Block], chosen: list[bool]) -> list[bool]:
    """Drop what stands in asides; words in class names count only where most of the text has none.

    Why this way: `class="promo"` around one paragraph says something, around all of them nothing.
    """
    chosen = [keep and not any(hint.sure for hint in block.hints) for keep, block in zip(chosen, blocks, strict=True)]
    hinted = [keep and bool(block.hints) for keep, block in zip(chosen, blocks, strict=True)]
    if _size(blocks, hinted) > _MAX_ASIDE * _size(blocks, chosen):
        return chosen
    return [keep and not aside for keep, aside in zip(chosen, hinted, strict=True)]


def _kind(block: Block, *, text: bool) -> FurnitureKind | None:
    if block.tag in _HEADINGS and (text or not block.hints):
        return "heading"
    hinted = block.hints[-1] if block.hints else None
    if text:
        # A short line in an element called "byline" or "caption" is one, whatever the extraction kept.
        small = hinted is not None and hinted.kind in {"byline", "caption"} and len(block.text) <= 200
        return hinted.kind if small and hinted is not None and not ends_sentence(block.text) else None
    if hinted is not None:
        return hinted.kind
    return "navigation" if block.linked > _MAX_LINKED * len(block.text) else "bar"


def _is_dense(block: Block) -> bool:
    if block.linked > _MAX_LINKED * len(block.text):
        return False
    if block.tag in _HEADINGS:
        return True
    return len(block.text) >= 80 or (len(block.text) >= 25 and ends_sentence(block.text))


def _size(blocks: list[Block], chosen: list[bool]) -> int:
    return sum(len(block.text) for block, keep in zip(blocks, chosen, strict=True) if keep)


def _kept(blocks: list[Block], html: str) -> list[bool] | None:
    try:
        text = extract(html, output_format="txt", include_comments=False, include_tables=True, deduplicate=False)
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError, etree.LxmlError):
        return None  # main-text extraction stumbled over the markup; the density rule decides
    if not text:
        return None
    lines = [_key(line) for line in text.splitlines()]
    whole = {line for line in lines if line}
    joined = "\n".join(lines)
    keys = [_key(block.text) for block in blocks]
    open_keys = sum(1 for key in keys if key not in whole)
    search = open_keys * len(joined) <= _MAX_SEARCH
    return [bool(key) and (key in whole or (search and len(key) >= 20 and _stands_in(key, joined))) for key in keys]


def _stands_in(key: str, joined: str) -> bool:
    """Tell whether a block's beginning or end was kept; inner parts may have been moved."""
    return key[:60] in joined or key[-60:] in joined


def _key(text: str) -> str:
    return _LETTERS.sub("", text).casefold()
