"""Plain text and Markdown: the file as it is, its clutter marked, cut where it holds several posts."""

from __future__ import annotations

import re
from dataclasses import replace

from whence.gather.clutter import mark_captions, mark_clutter, mark_crumbs
from whence.gather.datelines import agency, inner_marks
from whence.gather.dating import find_date, infer, printed_today, published
from whence.gather.draft import Draft, Drafts, Mark, Source, Trouble, When, too_long
from whence.gather.header import Header, read_header
from whence.gather.headline import (
    find_byline,
    find_post_title,
    find_title,
    first_words,
    mark_headings,
    repeats_title,
    title_text,
)
from whence.gather.issuers import letterhead, signer, standing_line
from whence.gather.layout import Page, lines_of
from whence.gather.outlets import copyright_holder, masthead
from whence.gather.posts import Post, posts_of
from whence.model.reports import Bases, Basis, FurnitureKind
from whence.text.dates import dates_in
from whence.text.encoding import Decoded, decoded

_LINK = re.compile(r"(?<!!)\[[^\[\]\r\n]{1,300}\]\((https?://[^\s)]{1,2000})[^)\r\n]{0,300}\)")


def drafts(source: Source) -> Drafts:
    """Read a text file.

    Args:
        source: Bytes of a .txt or .md file in any encoding.

    Returns:
        One draft, or one per dated post; offsets fit the decoded file.

    Raises:
        BadInput: It is longer than the settings allow.
    """
    read = decoded(source.data)
    if len(read.text) > source.max_chars:
        raise too_long(len(read.text), source.max_chars)
    return Drafts(tuple(map(_carried, of_text(read.text))), encoding_troubles(read))


def _carried(draft: Draft) -> Draft:
    """Take the agency of the dateline for the outlet of a text file that names no other.

    Why this way: whoever saved an agency's text without its page has that agency's words; a page has its own publisher.
    """
    head = next((mark for mark in draft.marks if mark.kind == "dateline"), None)
    if draft.outlet is not None or head is None:
        return draft
    name = agency(draft.text[head.start : head.end + 1])
    return replace(draft, outlet=name, bases=replace(draft.bases, outlet="unknown" if name is None else "inferred"))


def encoding_troubles(read: Decoded) -> tuple[Trouble, ...]:
    """Say what was guessed or lost in decoding."""
    if read.damaged and read.stated:
        return (
            Trouble(
                f"{read.damaged} places could not be decoded as {read.encoding}; they stand as \ufffd.",
                "The text mixes encodings; fetch it again if those places matter.",
            ),
        )
    if not read.stated:
        return (
            Trouble(
                f"The file does not state its encoding; it was read as {read.encoding}.",
                "If names look wrong, save it as UTF-8 and add it again.",
            ),
        )
    return ()


def of_text(text: str, marked: tuple[Mark, ...] = (), title: str | None = None) -> tuple[Draft, ...]:
    """Make drafts of a text whose clutter and headline may be known already from its markup.

    Args:
        text: Without control characters.
        marked: Furniture known so far, ascending, not overlapping; whole lines.
        title: Headline known so far.
    """
    page = Page(text, lines_of(text), [])
    page.kinds = _known(page, marked)
    header = read_header(page)
    mark_clutter(page)
    mark_captions(page)
    posts = [] if header.values else posts_of(page)
    if len(posts) > 1:
        return tuple(_post(page, post, number) for number, post in enumerate(posts, 1))
    return (article(page, header, title),)


def _known(page: Page, marked: tuple[Mark, ...]) -> list[FurnitureKind | None]:
    """Carry marks over to the lines that they cover wholly; marks ascend."""
    kinds: list[FurnitureKind | None] = []
    place = 0
    for line in page.lines:
        while place < len(marked) and marked[place].end <= line.start:
            place += 1
        inside = place < len(marked) and marked[place].start <= line.start and line.end <= marked[place].end
        kinds.append(marked[place].kind if inside else None)
    return kinds


def article(page: Page, header: Header, given_title: str | None = None) -> Draft:
    """Read a page that is one report: headline, byline, date, headings, datelines.

    Args:
        page: With clutter marked.
        header: Fields of its header block, empty when it has none.
        given_title: Headline known from markup, marked where the text repeats it.
    """
    repeats_title(page, given_title or header.values.get("title"))
    issuer = letterhead(page) or standing_line(page)
    if page.title is None:
        page.title = mark_crumbs(page)
        if page.title is not None:
            page.kinds[page.title] = "title"
        elif "title" not in header.values and given_title is None:
            find_title(page)
    byline = find_byline(page)
    when, outlet_beside = find_date(page)
    mark_headings(page)
    inner, lead_date = inner_marks(page)
    dated: Basis = "text"
    header_when = _header_date(header)
    if header_when is not None:
        when = header_when
    if when is None and lead_date is not None:
        when = published(*lead_date)
    if when is None:
        when, dated = infer(page, printed_today(page)), "inferred"
    title = header.values.get("title") or given_title or title_text(page)
    outlet = header.values.get("outlet") or issuer or masthead(page) or outlet_beside or copyright_holder(page)
    outlet = outlet or signer(page)
    byline = header.values.get("byline") or byline
    return Draft(
        text=page.text,
        marks=_marks(page, inner),
        url=header.values.get("url"),
        outlet=outlet,
        title=title,
        byline=byline,
        when=when,
        dated=dated if when is not None else "unknown",
        bases=bases(outlet=outlet, title=title, byline=byline),
        links=tuple(dict.fromkeys(_LINK.findall(page.text))),
    )


def bases(*, outlet: str | None, title: str | None, byline: str | None) -> Bases:
    """Say that what is there was read in the text."""

    def basis(value: str | None) -> Basis:
        return "unknown" if value is None else "text"

    return Bases(basis(outlet), basis(title), basis(byline))


def _header_date(header: Header) -> When | None:
    value = header.values.get("date")
    if value is None:
        return None
    return next((published(words, header.offsets["date"]) for words in dates_in(value) if words.day is not None), None)


def _post(page: Page, post: Post, number: int) -> Draft:
    """Read one post as a text of its own: its slice runs from its date line to the next one."""
    start = 0 if post.first == 0 else page.lines[post.first].start
    end = len(page.text) if post.last == len(page.lines) else page.lines[post.last].start
    text = page.text[start:end]
    own = Page(text, lines_of(text), list(page.kinds[post.first : post.last]))
    place = post.dated_at - post.first
    for index in range(place):
        own.kinds[index] = own.kinds[index] or "heading"
    own.kinds[place] = "bar"
    find_post_title(own)
    byline = find_byline(own)
    mark_headings(own)
    inner, _ = inner_marks(own)
    title = title_text(own)
    title_basis: Basis = "text" if title is not None else "inferred"
    if title is None:
        title = first_words(own)
    when = published(post.date.words, own.lines[place].start)
    return Draft(
        text=text,
        marks=_marks(own, inner),
        part=f"post:{number}",
        several=True,
        title=title,
        byline=byline,
        when=when,
        dated="text",
        bases=replace(bases(outlet=None, title=title, byline=byline), title=title_basis),
        links=tuple(dict.fromkeys(_LINK.findall(text))),
    )


def _marks(page: Page, inner: list[Mark]) -> tuple[Mark, ...]:
    whole = [
        Mark(line.start, line.end, kind) for line, kind in zip(page.lines, page.kinds, strict=True) if kind is not None
    ]
    return tuple(sorted([*whole, *inner], key=lambda mark: (mark.start, mark.end)))
