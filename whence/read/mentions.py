"""The people, organisations, places and other things that a report names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from whence.model.identity import content_id
from whence.model.reading import Mention, MentionKind, Sentence
from whence.model.reports import Report
from whence.read.mention_kinds import BESIDE, INSIDE, Votes, around, handed_on, inside, is_nation, nationalities, winner
from whence.read.mention_runs import Run, is_acronym, runs, words_of


@dataclass(frozen=True, slots=True)
class _Name:
    """A name at one place, before its kind is settled for the whole report."""

    start: int
    end: int
    text: str
    doubtful: bool
    around: Votes
    inside: Votes


def mentions(report: Report, sentences: Sequence[Sentence]) -> tuple[Mention, ...]:
    """Find the names in a report and tell what kind of thing each is.

    Why this way: capitals find names, the words in and around a name vote for its kind, and the votes are
    added up over the report, so that "Port Azure" is a place everywhere once somebody was "in" it, and a
    surname is a person once the full name was. No list of names of the case at hand is used; the
    gazetteer and a trained tagger come later and will outvote these rules.

    Args:
        report: The report; only the text of its sentences is looked at.
        sentences: In reading order.

    Returns:
        In reading order, not overlapping; titles ("Dr", "President"), "the" and possessive endings left out.

    Cost: linear in the text; bench/mentions.py measures against UNER EWT.
    """
    found = [name for sentence in sentences for name in _names(report.text, sentence)]
    found = _without_doubtful(found)
    kinds = _kinds(found, nationalities(report.text))
    return tuple(
        Mention(
            id=content_id("mention", report.id, name.start, name.end),
            span=report.span(name.start, name.end),
            kind=kinds[_key(name.text)],
        )
        for name in found
    )


def _names(text: str, sentence: Sentence) -> list[_Name]:
    words = words_of(text[sentence.start : sentence.end])
    found: list[_Name] = []
    previous: Run | None = None
    for run in runs(words):
        start = sentence.start + words[run.first].start
        end = sentence.start + words[run.last - 1].end
        votes = around(words, run)
        if previous is not None and handed_on(words, previous, run) and found[-1].around["place"] >= BESIDE:
            votes["place"] += BESIDE
        pieces = words[run.first : run.last]
        found.append(_Name(start, end, text[start:end], run.doubtful, around=votes, inside=inside(pieces)))
        previous = run
    return found


def _without_doubtful(found: list[_Name]) -> list[_Name]:
    """Drop the first words of sentences that the report names nowhere else."""
    sure = {part for name in found if not name.doubtful for part in _key(name.text).split()}
    return [name for name in found if not name.doubtful or _key(name.text) in sure]


def _key(text: str) -> str:
    return " ".join(text.split()).casefold()


def _kinds(found: Sequence[_Name], nations: frozenset[str]) -> dict[str, MentionKind]:
    """Settle one kind per name for the whole report, surnames with the full name's."""
    totals: dict[str, Votes] = {}
    texts: dict[str, str] = {}
    for name in found:
        key = _key(name.text)
        if key not in totals:
            totals[key], texts[key] = Counter(name.inside), name.text
            if is_nation(key, nations):
                totals[key]["place"] += INSIDE
        totals[key].update(name.around)
    settled: dict[str, MentionKind] = {key: winner(total, texts[key]) for key, total in totals.items()}
    surnames = {key.split()[-1] for key, kind in settled.items() if kind == "person" and " " in key}
    for key in settled:
        if key in surnames and not is_acronym(texts[key]) and totals[key]["place"] < INSIDE:
            settled[key] = "person"
    return settled
