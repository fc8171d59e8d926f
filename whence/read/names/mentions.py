"""The people, organisations, places and other things that a report names."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from whence.model.identity import content_id
from whence.model.reading import Mention, Sentence
from whence.model.reports import Report
from whence.read.names.cues import beside, inside, listed
from whence.read.names.joining import Piece, joined
from whence.read.names.kinds import Sighting, kinds, report_words
from whence.read.names.runs import Run, runs, words_of
from whence.read.names.votes import Told

_LEAD = re.compile(r"the\s+", re.IGNORECASE)
_TAIL = re.compile(r"\s*['’]s?$")


def mentions(report: Report, sentences: Sequence[Sentence], named: Sequence[Told] = ()) -> tuple[Mention, ...]:
    """Find the names in a report and tell what kind of thing each is.

    Why this way: capitals find names, the words in and around a name speak for its kind, and what they say is
    added up over the report, so that "Port Azure" is a place everywhere once somebody was "in" it, and a
    surname is a person once the full name was. What the network names comes first; beside it the capitals give
    only what is neither person, organisation nor place. No list of names of the case at hand is used.

    Args:
        report: The report; only the text of its sentences is looked at.
        sentences: In reading order.
        named: Names that the network found, in reading order.

    Returns:
        In reading order, not overlapping; titles ("Dr", "President"), "the" and possessive endings left out.

    Cost: linear in the text; bench/mentions.py measures against UNER EWT.
    """
    told = _whole(report.text, sentences, named)
    taken = [(start, end) for start, end, _ in told]
    small = report_words(report.text[one.start : one.end] for one in sentences)
    found = [name for sentence in sentences for name in _names(report.text, sentence, (small, taken))]
    settled = kinds([sighting for _, _, sighting in found])
    for start, end, sighting in found:
        kind = settled[sighting.key]
        if kind is not None and (not named or kind == "other"):
            told.append((start, end, kind))
    return tuple(
        Mention(id=content_id("mention", report.id, start, end), span=report.span(start, end), kind=kind)
        for start, end, kind in sorted(told)
    )


def _whole(text: str, sentences: Sequence[Sentence], named: Sequence[Told]) -> list[Piece]:
    """Give the places and kinds of the names that the network found, those cut in pieces made whole."""
    bare = [(*_bare(text, one), one.kind) for one in named]
    return joined(text, sentences, [one for one in bare if one[0] < one[1]])


def _bare(text: str, one: Told) -> tuple[int, int]:
    """Cut an article before a name and a possessive ending behind it."""
    lead = _LEAD.match(text, one.start, one.end)
    tail = _TAIL.search(text[one.start : one.end])
    return lead.end() if lead is not None else one.start, one.start + tail.start() if tail is not None else one.end


def _names(
    text: str, sentence: Sentence, known: tuple[frozenset[str], Sequence[tuple[int, int]]]
) -> Iterator[tuple[int, int, Sighting]]:
    """Give the runs of capitals of a sentence that no name found already touches."""
    small, taken = known
    words = words_of(text[sentence.start : sentence.end])
    before: tuple[Run, str] | None = None
    for run in runs(words):
        start = sentence.start + words[run.first].start
        end = sentence.start + words[run.last - 1].end
        at = bisect_right(taken, (start, end))
        if (at and taken[at - 1][1] > start) or (at < len(taken) and taken[at][0] < end):
            continue
        key = " ".join(text[start:end].split()).casefold()
        cues = tuple(inside(words[run.first : run.last], small)), tuple(beside(words, run))
        mate = before[1] if before is not None and listed(words, before[0], run) else None
        yield start, end, Sighting(key, *cues, mate)
        before = run, key
