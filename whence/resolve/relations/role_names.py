"""Names of bodies that the reader passed over and that a role shows: `the head of the Harbour Office`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from whence.model.identity import content_id
from whence.model.reading import Mention, Reading
from whence.model.reports import Report
from whence.resolve.names import key_of, tokens
from whence.resolve.relations.finding import stated_ties
from whence.resolve.relations.role_pieces import LONGEST, Name
from whence.resolve.relations.role_words import nouns, words

#: Two to seven capitalised words, with small ones between, or initials.
_CAPITALS = re.compile(
    r"(?<![\w.@/-])[^\W\d_a-z][\w'’-]{1,30}"
    r"(?:(?:[ \t\n]|[ ](?:of|for|and|&)[ ](?:the[ ])?)[^\W\d_a-z][\w'’-]{1,30}){1,6}(?![\w@])"
    r"|(?<![\w.@/-])[A-Z]{3,8}(?![\w@.-])"
)
_WORD = re.compile(r"\S+")
_OWNS = re.compile(r"(?:['’]s|(?<=s)['’])\Z")


def missed(report: Report, reading: Reading) -> tuple[Mention, ...]:
    """Find names of bodies that the reader passed over.

    Why this way: the reader takes a run of capitals for a name only when it is sure, and new bodies are what it knows
    least; but a run that somebody heads, speaks for or is part of is a name of a body. Only a run of two words and
    more that completes a stated relation is taken, so headlines and titles stay out.

    Args:
        report: The report.
        reading: What was read out of it.

    Returns:
        Mentions of organisations, in reading order, apart from those of the reading.

    Cost: linear in the text.
    """
    names = {
        (one.span.start, one.span.end): Name(key_of(tokens(one.span.text, one.kind), one.kind), one.kind)
        for one in reading.mentions
    }
    found = {
        place: Name(
            key_of(tokens(report.text[slice(*place)], "organisation"), "organisation"), "organisation", seen=False
        )
        for place in _runs(report, reading)
    }
    if not found:
        return ()
    used = {
        end.key
        for _, tie, _ in stated_ties(report, reading, names | found)
        for end in (tie.subject, tie.target)
        if not end.seen
    }
    return tuple(
        Mention(content_id("mention", report.id, *place), report.span(*place), "organisation")
        for place, name in sorted(found.items())
        if name.key in used
    )


def _runs(report: Report, reading: Reading) -> Iterator[tuple[int, int]]:
    """Give the runs of capitals that touch no name or time."""
    spans = (*(one.span for one in reading.mentions), *(one.span for one in reading.moments))
    taken = sorted((span.start, span.end) for span in spans)
    starts = [start for start, _ in taken]
    for sentence in reading.sentences:
        if sentence.end - sentence.start > LONGEST:
            continue
        for match in _CAPITALS.finditer(report.text, sentence.start, sentence.end):
            start, end = _bare(report.text, *match.span())
            at = bisect_left(starts, end)
            if _is_name(report.text[start:end]) and not (at and taken[at - 1][1] > start):
                yield start, end


def _is_name(name: str) -> bool:
    return " " in name.strip() or (name.isupper() and (name.casefold(),) not in nouns())


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """Cut words that are no part of a name: `The`, `Former`, roles in front; a possessive ending."""
    own = _OWNS.search(text[start:end])
    end = start + own.start() if own is not None else end
    for word in _WORD.finditer(text, start, end):
        low = word[0].casefold()
        if low not in words("stops", "over", "unsure") and (low,) not in nouns():
            return word.start(), end
    return end, end
