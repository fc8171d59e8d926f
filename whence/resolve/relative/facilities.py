"""Named bases, prisons, camps that no gazetteer holds: not placed, the place that holds them a suggestion."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from whence.model.identity import content_id
from whence.model.reading import Place, PlaceCandidate
from whence.model.reports import Report
from whence.resolve.gazetteer.atlas import Atlas
from whence.resolve.relative.anchors import Anchor, Line, Sited
from whence.resolve.relative.words import link, words

#: Code points looked at behind a facility.
REACH = 60


def facilities(report: Report, line: Line, unlocated: Sequence[Sited], *, atlas: Atlas) -> Iterator[Place]:
    """Give the named facilities of a sentence that cannot be placed.

    Why this way: a base is not where the town it is named after is, and a pin in the middle of its province would be
    read as its place. So it has no geometry; the place that the text says holds it is the first suggestion.

    Args:
        report: The report.
        line: The sentence.
        unlocated: Places of the sentence without an entry; one that a facility's name overlaps keeps its id.
        atlas: What is held there is no unknown facility.
    """
    for start, end in _names(report, line, atlas):
        span = report.span(start, end)
        known = next((one.place for one in unlocated if one.place.span.overlaps(span)), None)
        if known is not None and known.use != "literal":
            continue
        holder = _holder(line, end)
        if holder is None:
            continue
        place = known or Place(
            content_id("place", report.id, start, end), span, "unlocated", None, None, None, None, None
        )
        suggested = _candidate(holder)
        others = tuple(one for one in place.candidates if one.gazetteer_id != suggested.gazetteer_id)
        yield replace(place, kind="facility", candidates=(suggested, *others))


def _names(report: Report, line: Line, atlas: Atlas) -> Iterator[tuple[int, int]]:
    """Give the spans of names that end or begin like a facility's and that the atlas does not hold."""
    taken = [(anchor.start, anchor.end) for anchor in line.anchors if anchor.sited.entry is not None]
    first, last = line.base, line.offset(len(line.text))
    for match in _shape().finditer(report.text, first, last):
        start, end = match.span("name")
        if any(a <= start and end <= b for a, b in taken) or atlas.find(match["name"]):
            continue
        yield start, end


@cache
def _shape() -> re.Pattern[str]:
    word = r"(?:[A-Z][\w’'-]{1,30}|(?:[A-Z]\.){1,3}|St\.|Dr\.|Gen\.)"
    tails = "|".join(sorted(words()["facility_tail"], key=len, reverse=True)).replace(" ", r"\s")
    heads = "|".join(words()["facility_head"])
    named = rf"(?:(?:{word}\s){{1,4}}(?i:{tails})|(?:{heads})(?:\s{word}){{1,2}})"
    return re.compile(rf"(?<![\w’'-])(?:[Tt]he\s)?(?P<name>{named})(?![\w-]|\s[A-Z])")


def _holder(line: Line, end: int) -> Anchor | None:
    """Give the place that the text says a facility is in."""
    at = line.masked(end)
    for anchor in line.anchors:
        start = line.masked(anchor.start)
        if start >= at and anchor.sited.entry is not None and anchor.sited.place.use != "demonym":
            return anchor if start - at <= REACH and link("held").fullmatch(line.text[at:start]) else None
    return None


def _candidate(anchor: Anchor) -> PlaceCandidate:
    entry = anchor.sited.entry
    assert entry is not None
    probability = anchor.sited.place.confidence
    return PlaceCandidate(entry.gazetteer, entry.id, entry.name, 0.5 if probability is None else round(probability, 3))
