"""Step 3: hand the bytes to the reader of their kind, loading its libraries only then."""

from __future__ import annotations

from whence.gather.draft import Drafts, Source
from whence.gather.kinds import Kind


def drafts(kind: Kind, source: Source) -> Drafts:
    """Read bytes of a known kind.

    Why this way: lxml, trafilatura, PDFium and feedparser take a second to load together, so each
    is imported when the first file of its kind appears.

    Raises:
        BadInput: Nothing in the file can be read.
    """
    reader = {"text": _text, "markdown": _text, "html": _html, "pdf": _pdf, "mail": _mail, "feed": _feed}[kind]
    return reader(source)


def _text(source: Source) -> Drafts:
    from whence.gather import plain  # noqa: PLC0415  loaded when the kind appears

    return plain.drafts(source)


def _html(source: Source) -> Drafts:
    from whence.gather import webpage  # noqa: PLC0415  loaded when the kind appears

    return webpage.drafts(source)


def _pdf(source: Source) -> Drafts:
    from whence.gather import pdf  # noqa: PLC0415  loaded when the kind appears

    return pdf.drafts(source)


def _mail(source: Source) -> Drafts:
    from whence.gather import mail  # noqa: PLC0415  loaded when the kind appears

    return mail.drafts(source)


def _feed(source: Source) -> Drafts:
    from whence.gather import feeds  # noqa: PLC0415  loaded when the kind appears

    return feeds.drafts(source)
