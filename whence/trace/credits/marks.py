"""Find agency marks: the dateline, the byline, the parenthesis at the head or the foot of a report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from whence.model.reports import Report
from whence.model.spans import Span
from whence.trace.credits.outlets import is_agency, is_picture_credit, looks_like_medium, without_lead_in

_HEAD = re.compile(r"[A-ZÀ-ÖØ-Þ][^\n()]{0,60}\((?P<name>[^()\n]{2,60})\)\s{0,2}[-–—:]")
#: An agency alone at the head: "(AFP) -", "AFP, Orsel -", "Reuters -".
_ALONE = re.compile(
    r"(?:\((?P<inner>[^()\n]{2,40})\)|(?P<name>[A-Z][\w -]{1,30}?)(?:,\s[A-Z][\w .-]{1,30})?)\s{0,2}[-–—]{1,2}\s"
)
#: A medium behind a dash at the very end: ". — Reuters".
_DASHED = re.compile(r"[.!?\"”’)]\s{1,3}[-–—]{1,2}\s?(?P<name>[A-Z][\w&’' -]{1,40})\.?\Z")
_FOOT = re.compile(r"\((?P<name>[^()\n]{2,80})\)\s{0,20}\Z")
_LINE = re.compile(
    r"^[ \t*_>-]{0,6}(?:[Ss]ource|SOURCE|[Vv]ia|[Tt]ext|[Rr]eporting by|[Aa]genc(?:y|ie))s?:"
    r"[ \t]{0,4}(?P<name>[A-ZÀ-ÖØ-Þ][^\n:]{1,60})$",
    re.MULTILINE,
)
_PARENTHESIS = re.compile(r"\((?P<name>[^()\n]{2,60})\)")
_CUT = re.compile(r"\s*(?:[/|;•·,]|\band\b)\s*")
_DASH = re.compile(r"\s*[-–—:]\s*\Z")
#: Initials such as an agency signs with.
_INITIALS = re.compile(r"[A-Z]{2,6}\Z")
#: How much of the foot is searched, in code points.
_FOOT_LENGTH = 300


@dataclass(frozen=True, slots=True)
class Mark:
    """An agency mark.

    Attributes:
        span: The words, `None` when only the byline field gives them.
        name: The name without words such as `with inputs from`.
        sure: Its form and place alone show that an agency is meant.
    """

    span: Span | None
    name: str
    sure: bool


def marks(report: Report) -> Iterator[Mark]:
    """Find the agency marks of a report.

    Why this way: only in the few places where editors put them, so that a parenthesis in running
    text is no mark; credits for pictures are left out.

    Args:
        report: The report.

    Returns:
        Head, byline, foot and source lines, in that order.
    """
    yield from _head(report)
    yield from _byline(report)
    yield from _foot(report)


def _head(report: Report) -> Iterator[Mark]:
    for piece in report.furniture:
        if piece.kind == "dateline":
            yield from _dateline(report, piece.span)
    stretch = next(_body(report), None)
    match = _HEAD.match(report.text, *stretch) if stretch else None
    if match:
        yield from _split(report, match.span("name"), in_dateline=True)
    elif stretch and (match := _ALONE.match(report.text, *stretch)):
        group = "inner" if match["inner"] else "name"
        if is_agency(match[group]) or (group == "inner" and looks_like_medium(match[group])):
            yield Mark(report.span(*match.span(group)), match[group], sure=True)


def _dateline(report: Report, span: Span) -> Iterator[Mark]:
    inside = _PARENTHESIS.search(report.text, span.start, span.end)
    if inside:
        yield from _split(report, inside.span("name"), in_dateline=True)
        return
    end = span.start + len(_DASH.sub("", span.text))
    for mark in _split(report, (span.start, end), in_dateline=False):
        yield Mark(mark.span, mark.name, sure=mark.sure)


def _byline(report: Report) -> Iterator[Mark]:
    for piece in report.furniture:
        if piece.kind in {"byline", "credit"} and not is_picture_credit(piece.span.text):
            yield from _split(report, (piece.span.start, piece.span.end), in_dateline=False)
    for name in _CUT.split(report.byline or ""):
        plain = without_lead_in(name)
        if looks_like_medium(plain):
            yield Mark(None, plain, sure=True)


def _foot(report: Report) -> Iterator[Mark]:
    *_, last = None, *_body(report)
    if last is not None:
        start, end = last
        match = _FOOT.search(report.text, max(start, end - _FOOT_LENGTH), end)
        if match and not is_picture_credit(match["name"]):
            yield from _split(report, match.span("name"), in_dateline=False)
        match = _DASHED.search(report.text, max(start, end - _FOOT_LENGTH), end)
        if match and looks_like_medium(match["name"]):
            yield Mark(report.span(*match.span("name")), match["name"], sure=True)
    for match in _LINE.finditer(report.text):
        if not is_picture_credit(match["name"]):
            for mark in _split(report, match.span("name"), in_dateline=False):
                yield Mark(mark.span, mark.name, sure=True)


def _split(report: Report, place: tuple[int, int], *, in_dateline: bool) -> Iterator[Mark]:
    """Cut a mark such as `AFP/Reuters` into names; outside a dateline's parenthesis only those of media are sure."""
    words = report.text[slice(*place)]
    if is_picture_credit(words):
        return
    for piece in _CUT.split(words):
        name = without_lead_in(piece)
        if len(name) < 2 or not (any(char.isupper() for char in name) or is_agency(name)):
            continue
        start = report.text.find(name, *place)
        span = report.span(start, start + len(name)) if start >= 0 else report.span(*place)
        sure = looks_like_medium(name) or is_agency(name) or (in_dateline and _INITIALS.match(name) is not None)
        yield Mark(span, name, sure)


def _body(report: Report) -> Iterator[tuple[int, int]]:
    """Give the stretches between furniture that hold more than blanks, trimmed."""
    start = 0
    for left, right in [*((piece.span.start, piece.span.end) for piece in report.furniture), (len(report.text),) * 2]:
        stretch = report.text[start:left]
        if stretch.strip():
            lead = len(stretch) - len(stretch.lstrip())
            yield start + lead, start + len(stretch.rstrip())
        start = right
