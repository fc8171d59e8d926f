"""Captured texts: what was taken in, and what was read out of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from whence.model.setbacks import Setback
from whence.model.spans import Span

Basis = Literal["metadata", "feed", "text", "inferred", "given", "unknown"]
FurnitureKind = Literal[
    "navigation", "breadcrumb", "bar", "byline", "dateline", "caption", "credit", "footer", "heading", "markup", "title"
]


@dataclass(frozen=True, slots=True)
class Published:
    """When a report was published, as far as it can be known.

    Attributes:
        edtf: Extended Date/Time Format value, `None` when unknown.
        earliest: First possible instant, ISO 8601 date or date-time; `None` when unbounded.
        latest: Last possible instant, likewise.
        basis: What the value rests on.
        alternatives: Other EDTF values that fit as well, in chronological order.
        evidence: The stretch of text that gave the value, `None` for metadata.
    """

    edtf: str | None = None
    earliest: str | None = None
    latest: str | None = None
    basis: Basis = "unknown"
    alternatives: tuple[str, ...] = ()
    evidence: Span | None = None


@dataclass(frozen=True, slots=True)
class Furniture:
    """A stretch of the text that is page clutter: kept and shown dim, never a statement."""

    span: Span
    kind: FurnitureKind


@dataclass(frozen=True, slots=True)
class Bases:
    """What outlet, title and byline rest on (an addition to the published contract)."""

    outlet: Basis = "unknown"
    title: Basis = "unknown"
    byline: Basis = "unknown"


@dataclass(frozen=True, slots=True)
class Report:
    """One captured text: a page, a PDF, a feed entry, a mail, one post of a page that holds several.

    Attributes:
        id: `content_id("report", sha256, url as gathered, part)`.
        input: Path or address as given; a member of an archive is `outer!inner`.
        url: Address the report itself states (canonical tag, feed link) or was fetched from.
        outlet: Who published it, `None` when the page does not say.
        family: Outlets that answer to one organisation; only from `sources.csv`.
        title, byline: As the page gives them.
        published: When, with its basis.
        media_type: Of the captured bytes, e.g. `text/html`.
        language: ISO 639-1 code, `None` when too short to tell.
        sha256: Of the captured bytes, 64 hex digits; the key into the archive.
        part_of: Id shared by all reports cut from one page, else `None`.
        text: What was read; for plain text the decoded file, unchanged (a slice of it for a post).
        furniture: Clutter spans, ascending, not overlapping.
        bases: What outlet, title and byline rest on.
        links: Addresses that the body links to, in order, each once.
        credits_in_markup: Canonical or syndication addresses and agency names found in markup.
    """

    id: str
    input: str
    url: str | None
    outlet: str | None
    family: str | None
    title: str | None
    byline: str | None
    published: Published
    media_type: str
    language: str | None
    sha256: str
    part_of: str | None
    text: str
    furniture: tuple[Furniture, ...] = ()
    bases: Bases = field(default_factory=Bases)
    links: tuple[str, ...] = ()
    credits_in_markup: tuple[str, ...] = ()

    def span(self, start: int, end: int) -> Span:
        """Cut the stretch `[start, end)` out of this report's text."""
        return Span(self.id, start, end, self.text[start:end])


@dataclass(frozen=True, slots=True)
class Capture:
    """One act of taking bytes in.

    Attributes:
        at: ISO 8601 instant, UTC, to the second.
        by: Account name of the person who ran the command.
        how: `file`, `stdin`, `archive`, later `web`.
    """

    id: str
    report: str
    input: str
    at: str
    by: str
    how: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to gather: a file, a member of an archive, standard input.

    Attributes:
        input: Path or address as given; a member of an archive is `outer!inner`.
        how: `file`, `stdin` or `archive`.
        path: Where to read it from, `None` when `data` is given.
        data: The bytes, when they were already in hand.
        setback: Set when the walk itself failed on this input; then nothing else is read.
    """

    input: str
    how: str
    path: str | None = None
    data: bytes | None = None
    setback: Setback | None = None


@dataclass(frozen=True, slots=True)
class Taken:
    """What gathering one item gave.

    Attributes:
        item: The item, without its bytes.
        sha256: Of the bytes, empty when they could not be read.
        data: The bytes for the archive, `None` when they could not be read or belong to a container.
        reports: None, one, or several for a page of posts or a feed.
        setbacks: What could not be done with it.
    """

    item: Item
    sha256: str
    data: bytes | None
    reports: tuple[Report, ...] = ()
    setbacks: tuple[Setback, ...] = ()
