"""The people, organisations, places and other things that a report names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from whence.model.identity import content_id
from whence.model.reading import Mention, Sentence
from whence.model.reports import Report
from whence.read.mention_cues import beside, inside, listed
from whence.read.mention_kinds import Sighting, kinds, report_words
from whence.read.mention_runs import Run, runs, words_of


def mentions(report: Report, sentences: Sequence[Sentence]) -> tuple[Mention, ...]:
    """Find the names in a report and tell what kind of thing each is.

    Why this way: capitals find names, the words in and around a name speak for its kind, and what they say is
    added up over the report, so that "Port Azure" is a place everywhere once somebody was "in" it, and a
    surname is a person once the full name was. No list of names of the case at hand is used; the
    gazetteer and a trained tagger come later.

    Args:
        report: The report; only the text of its sentences is looked at.
        sentences: In reading order.

    Returns:
        In reading order, not overlapping; titles ("Dr", "President"), "the" and possessive endings left out.

    Cost: linear in the text; bench/mentions.py measures against UNER EWT.
    """
    small = report_words(report.text[one.start : one.end] for one in sentences)
    found = [name for sentence in sentences for name in _names(report.text, sentence, small)]
    settled = kinds([sighting for _, _, sighting in found])
    return tuple(
        Mention(id=content_id("mention", report.id, start, end), span=report.span(start, end), kind=kind)
        for start, end, sighting in found
        if (kind := settled[sighting.key]) is not None
    )


def _names(text: str, sentence: Sentence, small: frozenset[str]) -> Iterator[tuple[int, int, Sighting]]:
    words = words_of(text[sentence.start : sentence.end])
    before: tuple[Run, str] | None = None
    for run in runs(words):
        start = sentence.start + words[run.first].start
        end = sentence.start + words[run.last - 1].end
        key = " ".join(text[start:end].split()).casefold()
        cues = tuple(inside(words[run.first : run.last], small)), tuple(beside(words, run))
        mate = before[1] if before is not None and listed(words, before[0], run) else None
        yield start, end, Sighting(key, *cues, mate)
        before = run, key
