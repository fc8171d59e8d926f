"""RSS and Atom files: each entry is a report."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from typing import Any

import feedparser

from whence.errors import BadInput
from whence.gather import phrases
from whence.gather.draft import Draft, Drafts, Source, Trouble, too_long
from whence.gather.stamps import stamp
from whence.gather.webpage import of_html
from whence.model.reports import Bases, Basis
from whence.text.encoding import clean

#: Entries of one file that are read; the largest real feeds hold a few thousand.
MAX_ENTRIES = 10_000
_TAIL = re.compile(r"\s[|·–—-]\s|:\s")
_REFERENCE = re.compile(rb"&#(?:[xX]([0-9A-Fa-f]{1,12})|([0-9]{1,12}));?")
#: What feedparser itself stumbles over in damaged feeds.
_BROKEN = (ValueError, LookupError, TypeError, AttributeError, AssertionError, OverflowError, RecursionError)


@dataclass(frozen=True, slots=True)
class _Feed:
    """What all entries share; `limit` is the longest text of one, in code points."""

    outlet: str | None
    language: str | None
    limit: int


def drafts(source: Source) -> Drafts:
    """Read a feed file.

    Why this way: feedparser understands every dialect and repairs what it can; it is given a
    stream, because a string that looks like an address would make it fetch.

    Raises:
        BadInput: No entry could be read.
    """
    try:
        read = feedparser.parse(io.BytesIO(_REFERENCE.sub(_possible, source.data)))
    except _BROKEN as error:
        raise BadInput("The feed is damaged; no entry could be read.", "Fetch it again.") from error
    entries = list(read.get("entries", []))
    if not entries:
        why = "The feed is damaged; no entry could be read." if read.get("bozo") else "The feed holds no entry."
        raise BadInput(why, "Fetch it again.")
    feed = _Feed(_outlet(_text(read.feed.get("title"))), _text(read.feed.get("language")), source.max_chars)
    troubles: list[Trouble] = []
    if read.get("bozo") and not isinstance(read.get("bozo_exception"), feedparser.CharacterEncodingOverride):
        troubles.append(
            Trouble(
                f"The feed is damaged; {len(entries)} entries could be read.", "Fetch it again; entries may be missing."
            )
        )
    if len(entries) > MAX_ENTRIES:
        troubles.append(Trouble(f"Only the first {MAX_ENTRIES} entries were read.", "Split the feed."))
    made: list[Draft] = []
    parts: dict[str, int] = {}
    for entry in entries[:MAX_ENTRIES]:
        try:
            draft = _draft(entry, feed, _part(entry, parts))
        except BadInput as error:
            troubles.append(Trouble(str(error), error.next))
            continue
        if draft is None:
            troubles.append(Trouble("An entry of the feed holds no text.", "Open it at its source."))
        else:
            made.append(draft)
    return Drafts(tuple(made), tuple(troubles))


def _outlet(title: str | None) -> str | None:
    """Take `- News in English` or `: latest stories` off the title of a feed; what is left names who publishes it."""
    name, mark, tail = (
        re.split(r"(\s+[|·–—-]\s+|:\s+)", title, maxsplit=1) if title and _TAIL.search(title) else ("", "", "")
    )
    words = tail.casefold().split()
    return name if mark and name and all(word in phrases.words("feed_words") for word in words) else title


def _possible(match: re.Match[bytes]) -> bytes:
    """Put the replacement character for a reference to no character; one of them stops feedparser."""
    code = int(match[1], 16) if match[1] else int(match[2])
    return match[0] if 0 < code < 0xD800 or 0xDFFF < code <= 0x10FFFF else b"&#xFFFD;"


def _part(entry: Any, parts: dict[str, int]) -> str:  # noqa: ANN401  feedparser has no types
    """Name an entry by its own id or address; a repeated name is numbered."""
    name = _text(entry.get("id")) or _text(entry.get("link")) or f"title:{_text(entry.get('title'))}"
    parts[name] = parts.get(name, 0) + 1
    return name if parts[name] == 1 else f"{name}#{parts[name]}"


def _draft(entry: Any, feed: _Feed, part: str) -> Draft | None:  # noqa: ANN401  as above
    title = _plain(entry.get("title"), feed.limit)
    content = max((str(item.get("value", "")) for item in entry.get("content", [])), key=len, default="")
    summary = str(entry.get("summary", "") or "")
    html = content if len(content) >= len(summary) else summary
    inner = _inner(html, feed.limit)
    if inner is None:
        if title is None:
            return None
        inner = Draft(title)
    when = stamp(entry.get("published")) or stamp(entry.get("updated"))
    byline = _text(entry.get("author")) or inner.byline
    origin = entry.get("source") or {}
    credit = [_text(origin.get("href")) or _text(origin.get("link")), _text(origin.get("title"))]
    dated: Basis = "feed" if when is not None else "unknown"
    return Draft(
        text=inner.text,
        marks=inner.marks,
        part=part,
        several=True,
        url=_address(_text(entry.get("link"))),
        outlet=feed.outlet,
        title=title or inner.title,
        byline=byline,
        when=when or inner.when,
        dated=dated if when is not None else inner.dated,
        bases=Bases(
            "feed" if feed.outlet else "unknown",
            "feed" if title else inner.bases.title,
            "feed" if entry.get("author") else inner.bases.byline,
        ),
        links=inner.links,
        credits=tuple(dict.fromkeys(name for name in credit if name)),
        declared_language=_text(entry.get("language")) or feed.language,
    )


def _inner(html: str, limit: int) -> Draft | None:
    if len(html) > limit:
        raise too_long(len(html), limit)
    try:
        found = of_html(f"<html><body>{html}</body></html>", max_chars=limit, fragment=True) if html.strip() else None
    except BadInput:
        return None
    if found is not None and found.troubles:
        raise BadInput(found.troubles[0].why, found.troubles[0].next)
    return found.drafts[0] if found is not None else None


def _text(value: object) -> str | None:
    return " ".join(clean(value).split()) or None if isinstance(value, str) else None


def _plain(value: object, limit: int) -> str | None:
    """Give a title without the tags that some feeds put into it."""
    text = _text(value)
    if text is None or "<" not in text:
        return text
    inner = _inner(text, limit)
    return _text(inner.text) if inner is not None else text


def _address(value: str | None) -> str | None:
    return value if value is not None and value.startswith(("http://", "https://")) else None
