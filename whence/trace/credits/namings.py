"""Find where a report names an outlet, an agency, a document or an address it has something from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from whence.lang.lexicon import lexicon
from whence.model.lineage import CreditKind
from whence.model.reading import Attribution, Reading
from whence.model.reports import Report
from whence.model.spans import Span
from whence.trace.credits.lines import credit_lines
from whence.trace.credits.marks import Mark, marks
from whence.trace.credits.outlets import address_key, is_agency, looks_like_medium, match_key

_PART = r"[A-ZÀ-ÖØ-Þ](?:[\w&’'-]|\.(?=\w)){0,30}"
_NAME = rf"{_PART}(?:\s(?:(?:of|and|&)\s)?{_PART}){{0,5}}"
#: These say outright that something was taken over; the name need not look like a medium's.
_TAKEN = re.compile(
    r"\b(?i:(?:first|originally|initially|previously)\s(?:reported|published|carried|broadcast|revealed|appeared|"
    rf"disclosed)\s(?:by|in|on|at))\s(?:[Tt]he\s)?(?P<name>{_NAME})"
)
#: These say so only when a medium is named.
_CITED = re.compile(
    r"\b(?i:told|tells|via|citing|cites|cited\sby|according\sto|quoted\s(?:by|in)|quoting|(?:reported|published|carried)"
    r"\s(?:by|in)|an?\s(?:report|article|interview)\s(?:by|in|from|with|to)|speaking\sto|interview\swith)"
    rf"\s(?:[Tt]he\s)?(?P<name>{_NAME})"
)
_REPORTS = re.compile(
    rf"(?<![\w’'])(?P<name>{_NAME}),?\s(?:(?:has|had|have|also|first|earlier)\s)?(?:reported|reports|wrote|writes|revealed|published|quoted)\b"
)
_POSSESSIVE = re.compile(r"['’]s?\s")
#: Furniture in which running text is not looked for.
_DIM = frozenset({"navigation", "breadcrumb", "bar", "footer", "markup", "caption", "credit", "heading", "title"})


@dataclass(frozen=True, slots=True)
class Naming:
    """One thing a report names as where it has something from, before it is known whether the case holds it.

    Attributes:
        span: The words, `None` for markup.
        kind: As in `Credit`.
        names: As written.
        key: What it is compared by: a name key, or host and path of an address.
        sure: The words alone show that it is a credit; otherwise only a like-named neighbour does.
        whole: It speaks for the whole report (a mark, markup, `first reported by`), not for one sentence.
    """

    span: Span | None
    kind: CreditKind
    names: str
    key: str
    sure: bool
    whole: bool = False


def namings(report: Report, reading: Reading | None) -> list[Naming]:
    """List what a report names as where it has something from.

    Why this way: from the report alone, so that the list never changes when other reports come or
    go. A report that names itself says nothing. `told X` and the like count only when X looks like a
    medium, because people are told things by people.

    Args:
        report: The report.
        reading: What was read out of it, `None` when it could not be read.

    Returns:
        Agency marks first, then by place in the text, then markup; of several namings of one thing
        in one way, the first.
    """
    own = match_key(report.outlet)
    found: dict[tuple[str, str], Naming] = {}
    for naming in _all(report, reading):
        if naming.key == own or any(_again(naming, other) for other in found.values()):
            continue
        place = (naming.kind, naming.key)
        if place not in found or (naming.sure and not found[place].sure):
            found[place] = naming
    return list(found.values())


def _all(report: Report, reading: Reading | None) -> Iterator[Naming]:
    for mark in marks(report):
        yield from _marked(mark)
    for line in credit_lines(report):
        key = address_key(_full(line.name)) if line.kind == "link" else match_key(line.name)
        if key is not None:
            yield Naming(line.span, line.kind, line.name, key, sure=True, whole=True)
    yield from sorted((*_cited(report), *_chained(reading)), key=_place)
    for credit in report.credits_in_markup:
        address = address_key(credit) if "://" in credit else None
        if address is not None:
            yield Naming(None, "canonical", credit, address, sure=address != address_key(report.url), whole=True)
        elif (key := match_key(credit)) is not None:
            yield Naming(None, "agency", credit, key, sure=True, whole=True)
    for link in report.links:
        address = address_key(link)
        if address is not None:
            yield Naming(None, "link", link, address, sure=False)


def _again(naming: Naming, other: Naming) -> bool:
    """Tell whether the same words were already taken for a credit of the whole report."""
    if naming.key != other.key or naming.span is None or other.span is None:
        return False
    return other.whole and other.sure and naming.span.start < other.span.end and other.span.start < naming.span.end


def _full(address: str) -> str:
    """Write an address with its scheme."""
    return address if "://" in address else f"https://{address}"


def _place(naming: Naming) -> tuple[int, int]:
    assert naming.span is not None
    return naming.span.start, naming.span.end


def _marked(mark: Mark) -> Iterator[Naming]:
    key = match_key(mark.name)
    if key is not None:
        sure = mark.sure or looks_like_medium(mark.name)
        yield Naming(mark.span, "agency", mark.name, key, sure, whole=True)


def _cited(report: Report) -> Iterator[Naming]:
    dim = [(piece.span.start, piece.span.end) for piece in report.furniture if piece.kind in _DIM]
    for pattern in (_TAKEN, _CITED, _REPORTS):
        for match in pattern.finditer(report.text):
            start, end = match.span("name")
            start += len("The ") if match["name"].startswith("The ") else 0
            name = _POSSESSIVE.split(report.text[start:end])[0]
            key = match_key(name)
            if key is None or any(left <= start < right for left, right in dim):
                continue
            kind: CreditKind = "agency" if is_agency(name) else "outlet"
            sure = pattern is _TAKEN or looks_like_medium(name)
            yield Naming(report.span(start, start + len(name)), kind, name, key, sure, whole=pattern is _TAKEN)


def _chained(reading: Reading | None) -> Iterator[Naming]:
    for statement in () if reading is None else reading.statements:
        for link in statement.chain:
            yield from _link(link)


def _link(link: Attribution) -> Iterator[Naming]:
    source = link.antecedent or link.source
    if source is None or link.source_kind not in {"outlet", "document"} or link.stance != "says":
        return
    key = match_key(source.text)
    medium = link.source_kind == "outlet" or looks_like_medium(source.text)
    if key is None or not (medium or _is_named(source.text)):
        return
    kind: CreditKind = "document"
    if medium:
        kind = "agency" if is_agency(source.text) else "outlet"
    yield Naming(source, kind, source.text, key, sure=kind == "document" or looks_like_medium(source.text))


def _is_named(words: str) -> bool:
    """Tell whether words name a document: "the Lamp report", "Ruling of the Elm Court", not "the union's papers"."""
    first, *others = words.split()
    if first.casefold() in {"the", "this", "that"}:
        closed = frozenset(str(lexicon("en", "grammar")["prepositions"]).split())
        head = takewhile(lambda word: word not in closed and not word.endswith(("ed", ",")), others)
        return any(word[0].isupper() and not _POSSESSIVE.search(f"{word} ") for word in head)
    return first[0].isupper() and first.casefold() not in {"a", "an"} and any(word[0].isupper() for word in others)
