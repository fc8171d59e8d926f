"""Step 2: what kind of thing the bytes are, by content first and by name second."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Literal

from whence.errors import BadInput

Kind = Literal["text", "markdown", "html", "pdf", "mail", "feed"]

#: Media type of each kind, as written into the report.
MEDIA_TYPES: dict[Kind, str] = {
    "text": "text/plain",
    "markdown": "text/markdown",
    "html": "text/html",
    "pdf": "application/pdf",
    "mail": "message/rfc822",
    "feed": "application/xml",
}
#: What this version reads, for messages.
READ_TODAY = ".txt, .md, .html, .pdf, .eml, RSS and Atom files, and .zip of any of these"

_HEAD = 4096
_SUFFIXES: dict[str, Kind] = {
    ".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html",
    ".xhtml": "html", ".xht": "html", ".pdf": "pdf", ".eml": "mail", ".rss": "feed", ".atom": "feed",
}  # fmt: skip
# Leading bytes of what is not read, and the words for a person.
_FOREIGN: tuple[tuple[bytes, str], ...] = (
    (b"PK\x03\x04", "a packed document (Word, Excel, OpenDocument or e-book)"),
    (b"\xd0\xcf\x11\xe0", "an old Microsoft Office document"),
    (b"{\\rtf", "a Rich Text document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"RIFF", "an image, sound or film"),
    (b"\x00\x00\x00\x18ftyp", "a film"),
    (b"\x00\x00\x00\x1cftyp", "a film"),
    (b"\x00\x00\x00\x20ftyp", "a film"),
    (b"ID3", "a sound recording"),
    (b"OggS", "a sound recording or film"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"SQLite format 3", "a database"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"WARC/", "a web archive (WARC)"),
)
_HTML = re.compile(
    rb"<!doctype\s{1,20}html|<html[\s>]|<head[\s>]|<body[\s>]|<(?:article|div|table|main|section|h1|p)[\s>]",
    re.IGNORECASE,
)
_FEED = re.compile(rb"<(?:rss[\s>]|(?:\w{1,20}:)?RDF[\s>]|(?:\w{1,20}:)?feed[\s>])", re.IGNORECASE)
_FIELD = re.compile(rb"[A-Za-z][A-Za-z0-9-]{0,60}:[ \t]")
_MAIL_FIELDS = re.compile(
    rb"^(?:from|received|return-path|message-id|mime-version|delivered-to|subject|date|to|x-[a-z-]{1,40}):",
    re.IGNORECASE | re.MULTILINE,
)
_MIME_MAIL = re.compile(rb"^(?:message-id|mime-version|received|return-path):", re.IGNORECASE | re.MULTILINE)
_WEB_ARCHIVE = re.compile(rb"^(?:snapshot-content-location:|from: <saved by )", re.IGNORECASE | re.MULTILINE)
_MBOX = re.compile(rb"From \S{1,200} {1,3}(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) ")


def kind_of(data: bytes, name: str) -> Kind:
    """Say how to read these bytes.

    Why this way: names lie more often than leading bytes do; a name decides only between things
    whose bytes look alike (text and Markdown, a page fragment and text about markup).

    Args:
        data: The bytes, two or more.
        name: Path or address; only its ending is looked at.

    Raises:
        BadInput: It is a known kind that this version does not read, or no text at all.
    """
    head = data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    if b"%PDF-" in data[:1024]:
        return "pdf"
    for magic, words in _FOREIGN:
        # Some marks are letters that a text might begin with; a text has no NUL bytes and no controls.
        if data.startswith(magic) and (not magic.isalnum() or _controls(data[:_HEAD]) > 0):
            raise unsupported(words)
    suffix = PurePosixPath(name.replace("\\", "/").rsplit("!", 1)[-1]).suffix.casefold()
    named = _SUFFIXES.get(suffix)
    if named == "pdf":
        raise BadInput("The file is named .pdf but holds no PDF document.", "Fetch it again; it may be an error page.")
    plain = _narrow(head)
    marked = _marked(plain, suffix, named)
    if marked is not None:
        return marked
    if _MBOX.match(plain):
        raise unsupported("a mailbox of several messages (mbox)")
    if _WEB_ARCHIVE.search(plain):
        raise unsupported("a web archive of a browser (MHTML)")
    if named == "mail" or _is_mail(plain):
        return "mail"
    if _binary(data[:_HEAD]):
        raise unsupported("no text that this version knows")
    return "markdown" if named == "markdown" else "text"


def unsupported(words: str) -> BadInput:
    """Say that a kind of file is not read, and what is."""
    return BadInput(f"This is {words}, which is not read yet.", f"Convert it to text or PDF. Read today: {READ_TODAY}.")


def _narrow(head: bytes) -> bytes:
    """Drop the NUL bytes of UTF-16 so that ASCII patterns match."""
    return head.replace(b"\x00", b"").lstrip(b"\xff\xfe \t\r\n") if b"\x00" in head else head


def _marked(plain: bytes, suffix: str, named: Kind | None) -> Kind | None:
    """Recognise markup by its first tags."""
    if plain[:1] != b"<" or named == "markdown":
        return "html" if named == "html" else None
    if suffix in {".mht", ".mhtml"}:
        return None
    if _FEED.search(plain[:2048]) and not _HTML.search(plain[:2048]):
        return "feed"
    if named in {"html", "feed"}:
        return named
    if _HTML.search(plain):
        return "html"
    if plain.startswith(b"<?xml") or suffix == ".xml":
        raise unsupported("an XML file that is neither a feed nor a page")
    return None


def _is_mail(plain: bytes) -> bool:
    """Tell a message by its header block: three known fields, one of which only mail programs write."""
    if not _FIELD.match(plain):
        return False
    block = re.split(rb"\r?\n\r?\n", plain, maxsplit=1)[0]
    return len(_MAIL_FIELDS.findall(block)) >= 3 and _MIME_MAIL.search(block) is not None


def _binary(head: bytes) -> bool:
    """Tell what is no text: many control bytes, apart from the NULs of UTF-16 and stray ones."""
    if head[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return False
    half = max(1, len(head) // 2)
    zeros = head.count(0)
    if max(head[0::2].count(0), head[1::2].count(0)) > 0.4 * half and zeros < 0.6 * len(head):
        return False
    return _controls(head) > 0.1 * len(head)


def _controls(head: bytes) -> int:
    return sum(1 for byte in head if byte < 32 and byte not in {9, 10, 12, 13, 27})
