"""Step 4: drafts become reports with ids, settled furniture and a language."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from whence.gather.draft import Draft, Mark, When
from whence.gather.language import language_of
from whence.model.identity import content_id
from whence.model.reports import Basis, Furniture, Published, Report
from whence.text.encoding import clean


def report(draft: Draft, *, given: str, media_type: str, sha256: str) -> Report:
    """Make the report of a draft.

    Args:
        draft: What the format gave.
        given: Path or address as given.
        media_type: Of the captured bytes.
        sha256: Of the captured bytes.
    """
    address = None  # files have none; pages fetched from the web will
    name = content_id("report", sha256, address, draft.part)
    bare = Report(
        id=name,
        input=given,
        url=_field(draft.url),
        outlet=_field(draft.outlet),
        family=None,
        title=_field(draft.title),
        byline=_field(draft.byline),
        published=Published(),
        media_type=media_type,
        language=language_of(_body(draft), draft.declared_language),
        sha256=sha256,
        part_of=content_id("page", sha256, address) if draft.several else None,
        text=draft.text,
        bases=draft.bases,
        links=draft.links,
        credits_in_markup=draft.credits,
    )
    return replace(
        bare,
        published=_published(bare, draft.when, draft.dated),
        furniture=tuple(Furniture(bare.span(mark.start, mark.end), mark.kind) for mark in settled(draft.marks)),
    )


def settled(marks: tuple[Mark, ...]) -> list[Mark]:
    """Order marks and drop those that overlap one that begins earlier or, beginning together, is longer."""
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end, mark.kind)):
        if mark.end > mark.start and (not kept or mark.start >= kept[-1].end):
            kept.append(mark)
    return kept


def _published(bare: Report, when: When | None, dated: str) -> Published:
    if when is None:
        return Published()
    return Published(
        edtf=when.edtf,
        earliest=when.earliest,
        latest=when.latest,
        basis=cast("Basis", dated),
        alternatives=when.alternatives,
        evidence=bare.span(*when.evidence) if when.evidence is not None else None,
    )


def _body(draft: Draft) -> str:
    """Give the text without its furniture, or all of it when little else is there."""
    pieces, reached = [], 0
    for mark in settled(draft.marks):
        pieces.append(draft.text[reached : mark.start])
        reached = mark.end
    body = " ".join([*pieces, draft.text[reached:]])
    return body if sum(character.isalpha() for character in body[:2000]) >= 100 else draft.text


def _field(value: str | None) -> str | None:
    """Give a metadata value on one line, cut at 1,000 code points, `None` when nothing is left."""
    if value is None:
        return None
    return " ".join(clean(value).split())[:1000].strip() or None
