"""Find the lines that editors put under or over a text to say where it is from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from whence.model.lineage import CreditKind
from whence.model.reports import Report
from whence.model.spans import Span
from whence.trace.credits.outlets import is_agency, is_picture_credit, looks_like_medium, without_lead_in

#: Longer lines are text. Code points.
_LONGEST = 200
#: Furniture in which no such line stands.
_DIM = frozenset({"navigation", "breadcrumb", "bar", "markup", "caption", "heading", "title"})
_PART = r"[A-ZÀ-ÖØ-Þ](?:[\w&’'-]|\.(?=\w)){0,30}"
_NAME = rf"{_PART}(?:\s(?:(?:of|and|&)\s)?{_PART}){{0,5}}"
_SUBJECT = r"(?:this|the)\s(?:story|article|report|investigation|piece|text|series|interview|translation)"
#: These say outright that the whole text is somebody's, whatever the name looks like.
_TAKEN = re.compile(
    rf"(?i:\b{_SUBJECT}\s(?:was|is)\s(?:produced|co-produced|reported|supplied|provided)\s(?:\w+\s){{0,2}}?"
    r"(?:by|with|for|in\s(?:partnership|cooperation|collaboration)\swith)"
    r"|^\W{0,3}(?:re-?published|reprinted|reproduced|reposted|syndicated|translated|adapted|excerpted)"
    r"(?:\s(?:with|by)\s(?:kind\s)?permission)?\s(?:from|of|by))"
    rf"\s(?:[Tt]he\s)?(?P<name>{_NAME})"
)
_TIP = re.compile(
    rf"^\W{{0,3}}(?:(?i:h/t|hat[\s-]tip))(?:\s?:|\s(?i:to))?\s(?:[Tt]he\s)?(?P<name>{_NAME}|@\w{{2,30}})[.)\s]{{0,3}}$"
)
#: These count when a medium is named.
_HELPED = re.compile(
    r"^\W{0,3}(?:with|additional)\s(?:reporting|files|material|reports)\s(?:by|from)\s(?P<name>.{2,100})$",
    re.IGNORECASE,
)
_SHARED = re.compile(
    r"^\W{0,3}(?P<name>.{2,100}?)\scontributed\s(?:\w+\s)?to\sthis\s(?:report|story|article)\b", re.IGNORECASE
)
_SIGNED = re.compile(
    rf"^\s{{0,6}}(?P<lead>[-–—]{{1,2}}\s?|(?i:via)\s|\((?i:via)\s)?(?P<name>{_NAME}(?:[/,]\s?{_NAME}){{0,3}})[.)\s]{{0,3}}$"
)
_RIGHTS = re.compile(
    rf"^\W{{0,3}}(?:©|\([cC]\)|(?i:copyright)(?:\s?(?:©|\([cC]\)))?)\s?(?:\d{{4}}\s)?(?:[Tt]he\s)?(?P<name>{_NAME})"
)
_ADDRESS = re.compile(
    r"^\W{0,3}(?:source|via|origin(?:al)?(?:\s(?:article|story|report|post|text))?"
    r"|(?:(?:this|the)\s\w{1,12}\s(?:was\s)?)?(?:first|originally|previously)\s(?:published|posted|appeared)(?:\s(?:at|on|in|by))?"
    r"|read\sthe\soriginal(?:\s\w{1,12})?(?:\s(?:at|on|here))?|h/t|hat\stip)\s?:?\s?(?P<name>(?:https?://|www\.)[^\s<>\"”)]{3,150})",
    re.IGNORECASE,
)
#: Last words of names of outlets and groups that publish, beside those of media.
_HOUSES = frozenset(("watch", "project", "network", "review", "report", "centre", "center", "group", "blog", "monitor"))
_CUT = re.compile(r"\s*(?:[/|;•·,]|\band\b)\s*")
_THE = re.compile(r"\A[Tt]he\s")


@dataclass(frozen=True, slots=True)
class CreditLine:
    """What one such line credits: its words, what they name, of which kind."""

    span: Span
    kind: CreditKind
    name: str


def credit_lines(report: Report) -> Iterator[CreditLine]:
    """Find what the lines of a report credit for the whole text.

    Why this way: a line of its own with set words says so outright; a medium that is only talked about in a sentence
    is no credit. Credits for pictures, and reporters of the outlet's own, are left out.

    Args:
        report: The report; page furniture other than its foot, byline and credits is not looked at.

    Returns:
        In reading order.

    Cost: linear in the text; lines of more than 200 code points are skipped.
    """
    dim = [(piece.span.start, piece.span.end) for piece in report.furniture if piece.kind in _DIM]
    start = 0
    for line in report.text.split("\n"):
        if 2 < len(line) <= _LONGEST and not any(left <= start < right for left, right in dim):
            yield from _line(report, start, line.rstrip())
        start += len(line) + 1


def _line(report: Report, start: int, line: str) -> Iterator[CreditLine]:
    match = _ADDRESS.match(line)
    if match:
        yield _credit(report, start, match, kind="link")
        return
    if is_picture_credit(line):
        return
    match = _TIP.match(line)
    if match:
        yield _credit(report, start, match, kind="outlet" if _house(match["name"]) else "person")
        return
    for pattern in (_HELPED, _SHARED, _SIGNED):
        match = pattern.match(line)
        if match:
            yield from _media(report, start, match)
            return
    match = _RIGHTS.match(line)
    if match and is_agency(match["name"]):
        yield _credit(report, start, match, kind="agency")
    match = _TAKEN.search(line)
    if match:
        yield _credit(report, start, match, kind="agency" if is_agency(match["name"]) else "outlet")


def _credit(report: Report, start: int, match: re.Match[str], *, kind: CreditKind) -> CreditLine:
    first, last = match.span("name")
    name = match["name"].rstrip(".,;:'’")
    return CreditLine(report.span(start + first, start + last - (last - first - len(name))), kind, name)


def _media(report: Report, start: int, match: re.Match[str]) -> Iterator[CreditLine]:
    """Give the media among the names that a line lists."""
    position = match.start("name")
    for piece in _CUT.split(match["name"]):
        name = _THE.sub("", without_lead_in(piece)).strip(" .()")
        at = match.string.find(name, position) if name else -1
        if at < 0:
            continue
        position = at + len(name)
        bare = match.re is _SIGNED and match["lead"] is None
        if is_agency(name) or (looks_like_medium(name) and not bare):
            yield CreditLine(report.span(start + at, start + position), "agency", name)


def _house(name: str) -> bool:
    """Tell an outlet's name from a person's by its words."""
    last = name.rsplit(" ", 1)[-1].casefold()
    return looks_like_medium(name) or last in _HOUSES
