"""A saved web page: linearised by ourselves, clutter marked, metadata read with its basis."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from whence.errors import BadInput
from whence.gather.body import furniture_of
from whence.gather.dating import date_line
from whence.gather.draft import Draft, Drafts, Mark, Source, Trouble, When, too_long
from whence.gather.headline import byline
from whence.gather.linear import Block, blocks_of, parse
from whence.gather.markup import Facts, facts_of, outlet_from_window
from whence.gather.plain import encoding_troubles, of_text
from whence.gather.stamps import stamp
from whence.model.reports import Basis, FurnitureKind
from whence.text.encoding import clean, decoded

#: An article among several has at least this much text, in code points; less is a teaser.
_ARTICLE = 250
_CHARSET = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,400}?(?:charset|encoding)\s{0,5}=\s{0,5}[\"']?\s{0,5}([\w:-]{1,40})", re.IGNORECASE
)
_CUT = Trouble("The page is nested too deep; part of it was not read.", "Save it as text or PDF and add that.")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4"})


@dataclass(frozen=True, slots=True)
class _Part:
    """The blocks `[first, last)` of one article among several; `core` are those inside its element."""

    first: int
    last: int
    core: range


def drafts(source: Source) -> Drafts:
    """Read an HTML page.

    Args:
        source: Its bytes in any encoding; what the page declares is tried after UTF-8.

    Returns:
        One draft, or one per article or dated post that the page holds.

    Raises:
        BadInput: Nothing visible is in it.
    """
    declared = _CHARSET.search(source.data[:4096])
    read = decoded(source.data, declared.group(1).decode("ascii", "replace") if declared else None)
    found = of_html(read.text, max_chars=source.max_chars)
    return Drafts(found.drafts, found.troubles + encoding_troubles(read))


def of_html(html: str, *, max_chars: int, fragment: bool = False) -> Drafts:
    """Make drafts of a page's source.

    Args:
        html: Decoded source.
        max_chars: Longest text that is read, in code points.
        fragment: It is the content of a feed entry or a mail: all of it is body, and it is one text.

    Raises:
        BadInput: Nothing visible is in it, or more than `max_chars`.
    """
    root, cut = parse(html)
    troubles = (_CUT,) if cut else ()
    facts = facts_of(root, html)
    blocks = blocks_of(root, facts.url)
    for block in blocks:
        block.text = clean(block.text)
    if not blocks:
        raise BadInput(
            "The page shows no text.", "It may be built by scripts: save it from a browser, or print it to PDF."
        )
    length = sum(len(block.text) + 2 for block in blocks)
    if length > max_chars:
        raise too_long(length, max_chars)
    parts = [] if fragment else _articles(blocks)
    if parts:
        kinds = furniture_of(blocks, None)
        articles = (_article(blocks, kinds, part, facts=facts, number=number) for number, part in enumerate(parts, 1))
        return Drafts(tuple(articles), troubles)
    kinds = [None if fragment else kind for kind in furniture_of(blocks, None if fragment else html)]
    return Drafts(_single(blocks, kinds, facts), troubles)


def _single(blocks: list[Block], kinds: list[FurnitureKind | None], facts: Facts) -> tuple[Draft, ...]:
    title, title_basis = _title(blocks, facts)
    links = tuple(
        dict.fromkeys(link for block, kind in zip(blocks, kinds, strict=True) if kind is None for link in block.links)
    )
    _free_head(blocks, kinds)
    text, marks = _joined(blocks, kinds)
    found = of_text(text, marks, title)
    outlet = facts.outlet or outlet_from_window(facts.window, title)
    if len(found) > 1:
        return tuple(replace(_with_outlet(draft, outlet), declared_language=facts.language) for draft in found)
    draft = _with_outlet(found[0], outlet)
    when = facts.when or _time_above(blocks, kinds)
    names = facts.byline or draft.byline or _named(blocks, kinds)
    names_basis: Basis = "unknown" if names is None else "metadata" if facts.byline else "text"
    return (
        replace(
            draft,
            url=facts.url or draft.url,
            title=title or draft.title,
            byline=names,
            when=when or draft.when,
            dated="metadata" if when is not None else draft.dated,
            bases=replace(
                draft.bases, title=title_basis if title is not None else draft.bases.title, byline=names_basis
            ),
            links=links,
            credits=facts.credits,
            declared_language=facts.language,
        ),
    )


def _with_outlet(draft: Draft, outlet: str | None) -> Draft:
    return draft if outlet is None else replace(draft, outlet=outlet, bases=replace(draft.bases, outlet="metadata"))


def _title(blocks: list[Block], facts: Facts) -> tuple[str | None, Basis]:
    if facts.title is not None:
        return facts.title, "metadata"
    heads = [block for block in blocks if block.tag == "h1"]
    inside = [block for block in heads if block.article is not None] or heads
    if len(inside) == 1 or (inside and len({block.text for block in inside}) == 1):
        return " ".join(inside[0].text.split()), "text"
    if inside:
        return " ".join(inside[-1 if heads is inside else 0].text.split()), "text"
    return (facts.window, "metadata") if facts.window is not None else (None, "unknown")


def _free_head(blocks: list[Block], kinds: list[FurnitureKind | None]) -> None:
    """Let the date line and byline above the text be read as such although extraction dropped them."""
    first = next((index for index, kind in enumerate(kinds) if kind is None), len(kinds))
    named = False
    for index in range(first):
        text = blocks[index].text
        if kinds[index] in {"bar", "byline"} and not any(hint.sure for hint in blocks[index].hints):
            names = byline(text) is not None
            if date_line(text) is not None or (names and not named):
                kinds[index] = None
            named = named or names


def _joined(blocks: list[Block], kinds: list[FurnitureKind | None]) -> tuple[str, tuple[Mark, ...]]:
    """Join blocks by blank lines and mark those that are furniture."""
    marks, reached = [], 0
    for block, kind in zip(blocks, kinds, strict=True):
        if kind is not None:
            marks.append(Mark(reached, reached + len(block.text), kind))
        reached += len(block.text) + 2
    return "\n\n".join(block.text for block in blocks), tuple(marks)


def _time_above(blocks: list[Block], kinds: list[FurnitureKind | None]) -> When | None:
    """Read the time element that stands with the headline or marks itself as the date of publication."""
    sure = [value for block in blocks for value, is_sure in block.times if is_sure]
    first = next((index for index, kind in enumerate(kinds) if kind is None), len(kinds))
    above = [
        value
        for block in blocks[: first + 2]
        if not any(hint.sure and hint.kind in {"navigation", "bar"} for hint in block.hints)
        for value, _ in block.times
    ]
    return next((when for when in map(stamp, sure + above) if when is not None), None)


def _named(blocks: list[Block], kinds: list[FurnitureKind | None]) -> str | None:
    """Read the names out of a short block in an element called byline or author."""
    for block, kind in zip(blocks, kinds, strict=True):
        if kind == "byline" and len(block.text) <= 120 and date_line(block.text) is None:
            names = byline(block.text)
            if names is not None:
                return names
    return None


def _articles(blocks: list[Block]) -> list[_Part]:
    """Find the articles of a page that have a heading, a date and a text of their own."""
    inside: dict[int, list[int]] = {}
    for index, block in enumerate(blocks):
        if block.article is not None:
            inside.setdefault(block.article, []).append(index)
    full = [indexes for indexes in inside.values() if _is_full([blocks[index] for index in indexes])]
    if len(full) < 2:
        return []
    starts = [0, *(indexes[0] for indexes in full[1:]), len(blocks)]
    return [
        _Part(start, end, range(indexes[0], indexes[-1] + 1))
        for start, end, indexes in zip(starts, starts[1:], full, strict=False)
    ]


def _is_full(blocks: list[Block]) -> bool:
    text = sum(len(block.text) for block in blocks if block.tag not in _HEADINGS and not block.hints)
    dated = any(block.times or date_line(block.text) for block in blocks)
    return dated and text >= _ARTICLE and any(block.tag in _HEADINGS for block in blocks)


def _article(
    blocks: list[Block], kinds: list[FurnitureKind | None], part: _Part, *, facts: Facts, number: int
) -> Draft:
    own = blocks[part.first : part.last]
    own_kinds = [
        kinds[index] if index in part.core else (kinds[index] or "bar") for index in range(part.first, part.last)
    ]
    head = next(block for block in blocks[part.core.start : part.core.stop] if block.tag in _HEADINGS)
    title = " ".join(head.text.split())
    text, marks = _joined(own, own_kinds)
    draft = of_text(text, marks, title)[0]
    stamps = [stamp(value) for index in part.core for value, _ in blocks[index].times]
    when = next((found for found in stamps if found is not None), None)
    return replace(
        _with_outlet(draft, facts.outlet or outlet_from_window(facts.window, title)),
        part=f"post:{number}",
        several=True,
        url=head.links[0] if head.links else facts.url,
        title=title,
        byline=draft.byline or _named(own, own_kinds),
        when=when or draft.when,
        dated="metadata" if when is not None else draft.dated,
        links=tuple(dict.fromkeys(link for index in part.core if kinds[index] is None for link in blocks[index].links)),
        declared_language=facts.language,
    )
