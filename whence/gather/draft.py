"""What a format gives before it is a report: text, clutter marks and what the page says of itself."""

from __future__ import annotations

from dataclasses import dataclass, field

from whence.errors import BadInput
from whence.model.reports import Bases, FurnitureKind

#: What to do about a text file that is short of anything readable.
NOTHING_TO_READ = "Check the file at its source; there is nothing to quote from it."


def too_long(length: int, limit: int) -> BadInput:
    """Say that a text is longer than the settings allow; both in code points."""
    return BadInput(
        f"The text has {length:,} characters, more than the {limit:,} that are read.",
        "Split it, or raise max_chars in whence.toml.",
    )


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes of one input and what is known about them.

    Attributes:
        data: The bytes, complete.
        name: Path or address as given, for its ending and for messages.
        max_chars: Longest text of one report, in code points.
    """

    data: bytes
    name: str
    max_chars: int


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch `[start, end)` of a draft's text that is furniture."""

    start: int
    end: int
    kind: FurnitureKind


@dataclass(frozen=True, slots=True)
class When:
    """A publication date with the place in the text that gave it; see `Published` for the fields."""

    edtf: str
    earliest: str
    latest: str
    alternatives: tuple[str, ...] = ()
    evidence: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """One text of a page, before it has an id.

    Attributes:
        text: What was read, without control characters.
        marks: Clutter, in any order; overlaps are settled when the report is made.
        part: Empty for a whole file; names the post, entry or article otherwise.
        several: Whether the file holds more than one report.
        url: Address the text states for itself.
        when: `None` when the date is unknown.
        bases: What outlet, title, byline rest on; `dated` likewise for `when`.
        links, credits: As in `Report.links` and `Report.credits_in_markup`.
        declared_language: What the page says of its own language.
    """

    text: str
    marks: tuple[Mark, ...] = ()
    part: str = ""
    several: bool = False
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    byline: str | None = None
    when: When | None = None
    dated: str = "unknown"
    bases: Bases = field(default_factory=Bases)
    links: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()
    declared_language: str | None = None


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something that could not be done with an input, before it is a setback."""

    why: str
    next: str


@dataclass(frozen=True, slots=True)
class Drafts:
    """What one input gave: drafts in page order and what could not be done."""

    drafts: tuple[Draft, ...]
    troubles: tuple[Trouble, ...] = ()
