"""Learn from a report's own words that two names are one."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from whence.model.identities import Alias
from whence.model.reading import MentionKind
from whence.model.reports import Report
from whence.model.spans import Span
from whence.resolve.named import Named
from whence.resolve.names import cleaned, fits_initials, is_acronym, key_of, key_words, words_of

_PARENTHESIS = re.compile(r"(?:['’]s?)?,?\s{0,2}\((?P<inside>[^()\n]{2,80})\)")
_CALLED = (
    r"(?:(?:also|better|otherwise|commonly|formerly|previously|widely)\s)?(?:known\s(?:as|by\sits\sinitials)|called)"
)
_KNOWN_AS = re.compile(rf"(?i:(?:{_CALLED}|a\.?k\.?a\.?|formerly|previously|née|alias))\s?:?\s?(?:the\s)?")
#: Words of a name in front of a mention that is only its tail, up to `of`, `for` or `in`.
_FRONT = re.compile(
    r"(?:\b[A-ZÀ-ÖØ-Þ][\w'’-]{0,40}\s){1,6}(?:(?:of|for|and|the)\s(?:[A-ZÀ-ÖØ-Þ][\w'’-]{0,40}\s){1,6}){0,2}(?:of|for|in)\s(?:the\s)?\Z"
)
_LEAD_IN = re.compile(r"(?i:(?:or|hereafter|in\sshort|for\sshort|abbreviated(?:\s(?:as|to))?|the)\s)")
_BETWEEN = re.compile(
    rf"\)?['’]?s?,?\s?\(?(?i:(?:(?:which|who)\s(?:is|was)\s)?(?:{_CALLED}|a\.?k\.?a\.?|alias))\s(?:simply\s)?(?:the\s)?[\"'“‘]?\Z"
)
_PARTS = re.compile(r"\s*(?:[/,;]|\bor\b|\band\b)\s*")
_QUOTES = " \"'“”‘’.,"


def stated_aliases(report: Report, named: Sequence[Named]) -> list[Alias]:
    """List the aliases that the report's wording states.

    Why this way: from the text alone, never from a list of ours, because a list takes sides and
    knows only yesterday's names. Initials in parentheses after a name count when they fit it, and
    then everything else in the same parentheses counts too (`Full Name (FN/XYZ)`); a parenthesis
    after a name may as well hold a party, a country or an agency.

    Args:
        report: The report.
        named: Its mentions in reading order.

    Returns:
        Aliases with the words that state them, in reading order, `key_a < key_b`.
    """
    found: list[Alias] = []
    for item in named:
        found.extend(_parenthesis(report, _whole(report, item)))
        found.extend(_slashed(item))
    for one, other in pairwise(named):
        found.extend(_between(report, _whole(report, one), other))
    return [alias for alias in found if alias.key_a != alias.key_b]


def _whole(report: Report, item: Named) -> Named:
    """Give a place the words in front of it where it is only the tail of a longer name (`Mill of Kelm`).

    Why this way: what stands behind such a tail in a parenthesis is said of the whole name, never of the tail.
    """
    span = item.mention.span
    front = _FRONT.search(report.text, max(0, span.start - 120), span.start)
    if front is None or item.kind != "place":
        return item
    longer = dataclasses.replace(item.mention, span=report.span(front.start(), span.end))
    return Named(longer, key_words(longer.span.text, "organisation"), "organisation")


def _parenthesis(report: Report, item: Named) -> Iterator[Alias]:
    start, name = item.mention.span.start, item.mention.span.text
    opened = name.find("(")
    name = name[:opened].rstrip() if opened > 0 else name
    match = _PARENTHESIS.match(report.text, start + len(name))
    if match is None:
        return
    inside = match["inside"].strip(_QUOTES)
    known = _KNOWN_AS.match(inside)
    inside = _LEAD_IN.sub("", inside[known.end() :] if known else inside, count=1).strip(_QUOTES)
    span = report.span(start, match.end())
    text = cleaned(item.mention.span.text)
    if is_acronym(text):
        if len(inside.split()) > 1 and inside[:1].isupper() and (known or fits_initials(text, inside)):
            yield _alias(item, inside, span=span, initials=True)
        return
    parts = [part.strip(_QUOTES) for part in _PARTS.split(inside)]
    initials = [part for part in parts if is_acronym(part)]
    if known is not None:
        yield from (_alias(item, part, span=span, initials=is_acronym(part)) for part in parts if part[:1].isupper())
    elif item.kind != "person" and any(fits_initials(part, text) for part in initials):
        yield from (_alias(item, part, span=span, initials=True) for part in initials)


def _slashed(item: Named) -> Iterator[Alias]:
    """Read `ABC/XYZ` written as one name."""
    parts = cleaned(item.mention.span.text).split("/")
    if len(parts) == 2 and all(is_acronym(part) for part in parts):
        kind: MentionKind = "organisation" if item.kind == "person" else item.kind
        keys = sorted(key_of(key_words(part, kind), kind) for part in parts)
        yield Alias(keys[0], keys[1], "stated", item.mention.span.report, item.mention.span)


def _between(report: Report, one: Named, other: Named) -> Iterator[Alias]:
    left, right = one.mention.span, other.mention.span
    if right.start < left.end or right.start - left.end > 60:
        return
    words = " ".join(report.text[left.end : right.start].split(" "))
    if "(" not in words and _BETWEEN.fullmatch(words):
        span = report.span(left.start, right.end)
        yield _alias(one, right.text, span=span, initials=is_acronym(right.text))


def _alias(item: Named, other: str, *, span: Span, initials: bool) -> Alias:
    """State that a mention also goes by another wording; the class of the mention holds for both."""
    keys = sorted((item.key, key_of(key_words(other, item.kind) or item.words, item.kind)))
    return Alias(keys[0], keys[1], "acronym" if initials else "stated", item.mention.span.report, span)


def initials_of(named: Sequence[Named], aliases: Sequence[Alias]) -> dict[tuple[str, ...], str]:
    """Say which initials stand for which full name in this report; those stated for two names are left out."""
    by_key = {item.key: item for item in named}
    meant: dict[tuple[str, ...], set[str]] = {}
    for alias in aliases:
        for short, full in ((alias.key_a, alias.key_b), (alias.key_b, alias.key_a)):
            words = words_of(short)
            if alias.kind == "acronym" and full in by_key and len(words) < len(by_key[full].words):
                meant.setdefault(words, set()).add(full)
    return {words: min(full) for words, full in meant.items() if len(full) == 1}
