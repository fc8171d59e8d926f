"""A message file (.eml): subject, sender, date, and its text without quoted replies and signature."""

from __future__ import annotations

import email
import re
from collections.abc import Iterator
from email.message import EmailMessage
from email.policy import default
from email.utils import parseaddr

from whence.errors import BadInput
from whence.gather.draft import Draft, Drafts, Mark, Source, Trouble, too_long
from whence.gather.issuers import sender
from whence.gather.layout import lines_of
from whence.gather.plain import of_text
from whence.gather.stamps import stamp
from whence.gather.webpage import of_html
from whence.model.reports import Bases, Basis
from whence.text.encoding import Decoded, decoded

#: Parts of one message that are looked at.
_MOST_PARTS = 500
#: What Python's header parser raises on headers that no mail program should have written.
_BROKEN = (ValueError, LookupError, AttributeError, TypeError)
_WROTE = re.compile(r"(?:On|Am|Le|El) .{4,200}(?:wrote|schrieb|a écrit|escribió)\s?:")


def drafts(source: Source) -> Drafts:
    """Read a message.

    Why this way: the plain part is what the sender meant to be read; an HTML part is linearised
    like a page when there is no other. A person who sent it is no outlet, so the outlet comes from the
    List-Id or Organization field, or is the body that sent it.

    Raises:
        BadInput: It has no text part.
    """
    try:
        message = email.message_from_bytes(source.data, policy=default)
    except _BROKEN as error:
        raise BadInput(
            "The message is damaged and cannot be read.", "Export it again from the mail program."
        ) from error
    assert isinstance(message, EmailMessage)
    plain, html, attached = _parts(message)
    troubles = [
        Trouble(f"The attachment {name} was not read.", "Save it as a file of its own and add that.")
        for name in attached
    ]
    draft = _body(plain, html, source.max_chars, title=_header(message, "Subject"))
    if draft is None:
        raise BadInput("The message has no text of its own.", "Save its attachments as files and add those.")
    found, reads, lost = draft
    troubles += lost
    troubles += [
        Trouble(f"{read.damaged} places of the message could not be decoded; they stand as \ufffd.", "Export it again.")
        for read in reads
        if read.damaged
    ]
    return Drafts((_with_headers(message, found),), tuple(troubles))


def _with_headers(message: EmailMessage, found: Draft) -> Draft:
    title = _header(message, "Subject")
    sender = _header(message, "From")
    name, address = parseaddr(sender or "")
    byline = name or address or sender
    outlet = (
        _list_name(_header(message, "List-Id")) or _header(message, "Organization") or _sent_by(message) or found.outlet
    )
    when = stamp(_header(message, "Date"))
    dated: Basis = "metadata" if when is not None else "unknown"

    def basis(value: str | None) -> Basis:
        return "metadata" if value is not None else "unknown"

    return Draft(
        text=found.text,
        marks=found.marks,
        outlet=outlet,
        title=title or found.title,
        byline=byline or found.byline,
        when=when or found.when,
        dated=dated if when is not None else found.dated,
        bases=Bases(basis(outlet), basis(title or found.title), basis(byline)),
        links=found.links,
    )


def _body(
    plain: list[EmailMessage], html: list[EmailMessage], limit: int, *, title: str | None
) -> tuple[Draft, list[Decoded], tuple[Trouble, ...]] | None:
    reads = [_decoded(part) for part in plain]
    text = "\n".join(read.text for read in reads)
    if len(text) > limit:
        raise too_long(len(text), limit)
    if text.strip():
        return of_text(text, _replies(text), title)[0], reads, ()
    for part in html:
        read = _decoded(part)
        try:
            found = of_html(read.text, max_chars=limit, fragment=True)
        except BadInput:
            continue
        return found.drafts[0], [read], found.troubles
    return None


def _decoded(part: EmailMessage) -> Decoded:
    data = part.get_payload(decode=True)
    return decoded(data if isinstance(data, bytes) else b"", _charset(part))


def _charset(part: EmailMessage) -> str | None:
    try:
        return part.get_content_charset()
    except _BROKEN:
        return None


def _parts(message: EmailMessage) -> tuple[list[EmailMessage], list[EmailMessage], list[str]]:
    """Sort the parts into plain text, HTML and names of attachments."""
    plain: list[EmailMessage] = []
    html: list[EmailMessage] = []
    attached: list[str] = []
    for number, part in enumerate(_leaves(message)):
        kind = part.get_content_type()
        name = _filename(part)
        if name is not None or part.get_content_disposition() == "attachment":
            attached.append(name or f"number {number}")
        elif kind == "text/plain":
            plain.append(part)
        elif kind == "text/html":
            html.append(part)
        elif not kind.startswith("image/"):
            attached.append(f"number {number} ({kind})")
    return plain, html, attached


def _leaves(message: EmailMessage) -> Iterator[EmailMessage]:
    """Walk the parts in order; a forwarded message is one part and is not entered."""
    waiting = [message]
    seen = 0
    while waiting and seen < _MOST_PARTS:
        part = waiting.pop(0)
        seen += 1
        payload = part.get_payload()
        if part.is_multipart() and isinstance(payload, list) and part.get_content_maintype() == "multipart":
            waiting = [inner for inner in payload if isinstance(inner, EmailMessage)] + waiting
        else:
            yield part


def _filename(part: EmailMessage) -> str | None:
    try:
        name = part.get_filename()
    except _BROKEN:
        return "without a readable name"
    return " ".join(name.split())[:200] if name else None


def _header(message: EmailMessage, name: str) -> str | None:
    try:
        value = message.get(name)
        text = " ".join(str(value).split()) if value is not None else ""
    except _BROKEN:
        return None
    return text.encode("utf-8", "replace").decode("utf-8") or None


def _sent_by(message: EmailMessage) -> str | None:
    """Give the body that sent a message; the field as it was written, for a comma in a name confuses what reads it."""
    try:
        written = next((str(value) for name, value in message.raw_items() if name.casefold() == "from"), None)
        plain = written is None or "=?" in written
    except _BROKEN:
        return None
    return sender(_header(message, "From") if plain else " ".join((written or "").split())[:1000])


def _list_name(value: str | None) -> str | None:
    """Give the list's name from `Name of list <list.example.org>`."""
    if value is None:
        return None
    name = value.split("<", 1)[0].strip().strip('"')
    return name or value.strip("<> ") or None


def _replies(text: str) -> tuple[Mark, ...]:
    """Mark quoted replies and the signature."""
    marks: list[Mark] = []
    signed = False
    for line in lines_of(text):
        signed = signed or line.text == "--"
        if signed:
            marks.append(Mark(line.start, line.end, "footer"))
        elif line.text.startswith(">") or _WROTE.fullmatch(line.text):
            marks.append(Mark(line.start, line.end, "markup"))
    return tuple(marks)
