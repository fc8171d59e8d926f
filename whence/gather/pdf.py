"""PDF documents: text page by page, lines joined to paragraphs, running heads marked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace

import pypdfium2
from pypdfium2 import PdfiumError

from whence.errors import BadInput
from whence.gather.draft import Draft, Drafts, Source, Trouble, too_long
from whence.gather.issuers import is_body
from whence.gather.paragraphs import PageLine, paragraphs
from whence.gather.plain import of_text
from whence.gather.stamps import stamp
from whence.text.encoding import clean

#: Pages of one document that are read.
MAX_PAGES = 2000
_PASSWORD = "password"  # noqa: S105  a word of PDFium's message, no secret
_STAMP = re.compile(r"(?:D:)?(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?)?(?:([+-]\d{2})'?(\d{2})'?|(Z))?")
# Titles that programs write by themselves.
_EMPTY_TITLE = re.compile(
    r"(?:untitled|microsoft word -|document\d*$|.{1,200}\.(?:docx?|pdf|indd|qxd|odt|rtf)$)", re.IGNORECASE
)


def drafts(source: Source) -> Drafts:
    """Read a PDF document.

    Why this way: PDFium reads more documents than any other free library, and ten times faster;
    the shape of lines (gap, indent, ending) is all that a PDF tells of paragraphs.

    Raises:
        BadInput: It is protected, damaged, or holds pictures of text only.
    """
    try:
        document = pypdfium2.PdfDocument(source.data)
    except PdfiumError as error:
        raise _refused(error) from error
    with closing(document):
        troubles: list[Trouble] = []
        lines = list(_lines(document, troubles, source.max_chars))
        facts = {name: _value(document, name) for name in ("Title", "Author", "CreationDate")}
    if not any(line.text.strip() for line in lines):
        raise BadInput(
            "The PDF holds no text, only images of pages; reading those (OCR) is not in this version.",
            "Run it through an OCR program that adds a text layer, then add it again.",
        )
    text, marks = paragraphs(lines)
    found = of_text(text, marks, _title(facts["Title"]))[0]
    return Drafts((_with_facts(found, facts),), tuple(troubles))


def _refused(error: PdfiumError) -> BadInput:
    if _PASSWORD in str(error).casefold():
        return BadInput("The PDF is protected by a password.", "Save a copy without the password and add that.")
    return BadInput("The PDF is damaged or cut off and cannot be opened.", "Fetch it again from its source.")


def _lines(document: pypdfium2.PdfDocument, troubles: list[Trouble], max_chars: int) -> Iterator[PageLine]:
    count = len(document)
    if count > MAX_PAGES:
        troubles.append(Trouble(f"Only the first {MAX_PAGES} of {count} pages were read.", "Split the document."))
    total, empty = 0, 0
    for number in range(min(count, MAX_PAGES)):
        try:
            found = _page_lines(document, number)
        except PdfiumError:
            troubles.append(Trouble(f"Page {number + 1} of the PDF is damaged and was not read.", "Fetch it again."))
            continue
        empty += not found
        total += sum(len(line.text) for line in found)
        yield from found
        if total > max_chars:
            raise too_long(total, max_chars)
    if empty and total:
        troubles.append(
            Trouble(f"{empty} of {count} pages hold no text; they may be images.", "Run it through an OCR program.")
        )


def _page_lines(document: pypdfium2.PdfDocument, number: int) -> list[PageLine]:
    with closing(document[number]) as page, closing(page.get_textpage()) as textpage:
        text = textpage.get_text_range()
        found: list[PageLine] = []
        at = 0
        for raw in text.split("\n"):
            line = raw.rstrip("\r")
            visible = line.strip()
            if visible:
                # Offsets are those of PDFium's characters; beyond the basic plane they shift a little,
                # which costs a paragraph break and no text.
                box = _box(textpage, at + len(line) - len(line.lstrip()), at + len(line.rstrip()) - 1)
                found.append(
                    PageLine(clean(visible.replace("\ufffe", "\u00ad").replace("\x02", "\u00ad")), number, *box)
                )
            at += len(raw) + 1
        return found


def _box(textpage: pypdfium2.PdfTextPage, first: int, last: int) -> tuple[float, float, float]:
    """Give left, right and baseline of a line in points, zeros when PDFium cannot tell."""
    try:
        left, bottom, _, _ = textpage.get_charbox(first, loose=True)
        _, _, right, _ = textpage.get_charbox(last, loose=True)
    except (PdfiumError, IndexError, ValueError):
        return 0.0, 0.0, 0.0
    return round(left, 1), round(right, 1), round(bottom, 1)


def _value(document: pypdfium2.PdfDocument, name: str) -> str | None:
    try:
        return " ".join(clean(document.get_metadata_value(name)).split()) or None
    except PdfiumError:
        return None


def _title(value: str | None) -> str | None:
    return None if value is None or _EMPTY_TITLE.match(value) else value


def _with_facts(found: Draft, facts: dict[str, str | None]) -> Draft:
    title, byline = _title(facts["Title"]), facts["Author"]
    when = stamp(_iso(facts["CreationDate"])) if found.when is None or found.dated == "inferred" else None
    bases = found.bases
    issuer = byline if found.outlet is None and byline is not None and is_body(byline) else None
    if issuer is not None:
        bases = replace(bases, outlet="metadata")
    if title is not None:
        bases = replace(bases, title="metadata")
    if byline is not None and found.byline is None:
        bases = replace(bases, byline="metadata")
    return replace(
        found,
        outlet=found.outlet or issuer,
        title=title or found.title,
        byline=found.byline or byline,
        when=when or found.when,
        dated="metadata" if when is not None else found.dated,
        bases=bases,
    )


def _iso(value: str | None) -> str | None:
    """Turn `D:20310511184000+02'00'` into ISO 8601."""
    match = _STAMP.match(value) if value is not None else None
    if match is None or not 1990 <= int(match[1]) <= 2200:
        return None
    year, month, day, hour, minute, second, offset, offset_minutes, zulu = match.groups()
    clock = f"T{hour}:{minute}:{second or '00'}" if hour else ""
    zone = (f"{offset}:{offset_minutes}" if offset else zulu or "") if clock else ""
    return f"{year}-{month}-{day}{clock}{zone}"
