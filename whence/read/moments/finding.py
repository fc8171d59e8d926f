"""The times that a report gives, each with what it was counted from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from whence.lang.lexicon import lexicon
from whence.model.identity import content_id
from whence.model.reading import Moment, Sentence
from whence.model.reports import Report
from whence.read.moments.anchors import around, first_anchors, told
from whence.read.moments.rules import value
from whence.read.moments.shape import TimeWords
from whence.read.moments.values import Value
from whence.read.moments.words import time_words
from whence.text.edtf import bounds

#: Rules that give both ends: "from 3 to 5 May" opens none of them.
_RANGES = frozenset({"days", "months", "years"})


def moments(report: Report, sentences: Sequence[Sentence]) -> tuple[Moment, ...]:
    """Read the times out of a report's sentences and fix those that can be fixed.

    Why this way: own rules, since no installable library reaches two thirds of the values in news
    (research/place_time_figure.md, section 3). A relative time is counted from the report's date, or
    from the last time told where the words ask for that ("the next day"); when neither is
    known it stays open and is never counted from today.

    Args:
        report: The report; only the text of its sentences is looked at.
        sentences: In reading order.

    Returns:
        In reading order, not overlapping.

    Cost: linear in the text; bench/times.py measures values on TimeBank and AQUAINT.
    Source: TIMEX3 values as TimeML 1.2.1; EDTF as ISO 8601-2.
    """
    anchors = first_anchors(report.published)
    found: list[Moment] = []
    for number, sentence in enumerate(sentences):
        text = report.text[sentence.start : sentence.end]
        spoken = time_words(text)
        opener, last = "", 0
        for place, words in enumerate(spoken):
            if words.rule == "age":
                continue
            anchors = around(anchors, text, spoken, place=place, sentence=number)
            worked = value(words, anchors)
            anchors = told(anchors, worked, words)
            opener, last = _opener(text, words, last=last, before=opener), words.end
            found.append(_moment(report, sentence.start, words=words, worked=worked, opener=opener))
    return tuple(found)


def _moment(report: Report, base: int, *, words: TimeWords, worked: Value, opener: str) -> Moment:
    start, end = base + words.start, base + words.end
    ranged = words.rule in _RANGES and opener in lexicon("en", "calendar")["range_openers"]
    edtf = _opened(worked.edtf, opener) if worked.type == "DATE" and not ranged else worked.edtf
    earliest, latest = bounds(edtf)
    return Moment(
        id=content_id("moment", report.id, start, end),
        span=report.span(start, end),
        type=worked.type,
        value=worked.timex,
        edtf=edtf,
        earliest=earliest[:10] if earliest is not None else None,
        latest=latest[:10] if latest is not None else None,
        anchor=worked.anchor,
    )


def _opener(text: str, words: TimeWords, *, last: int, before: str) -> str:
    """Give the word that opens an end of the date or makes it rough; "to" and "and" only after "from" and "between".

    Args:
        text: The sentence.
        words: The expression.
        last: Where the expression before it ends.
        before: The opener of that one.
    """
    calendar = lexicon("en", "calendar")
    if before in calendar["range_openers"] and text[last : words.start].strip().casefold() in calendar["range_links"]:
        return "until"
    word = _openers().search(text, max(last, words.start - 24), words.start)
    return word[1].casefold() if word is not None else ""


def _opened(edtf: str | None, word: str) -> str | None:
    """Open the end that `since`, `until` and their like leave open; `about` widens."""
    if edtf is None or ".." in edtf or not word:
        return edtf
    calendar = lexicon("en", "calendar")
    if word in calendar["about"]:
        return edtf if "/" in edtf or edtf[-1] == "~" else f"{edtf}~"
    first, _, last = edtf.partition("/")
    return f"{first}/.." if word in calendar["open_after"] else f"../{last or first}"


@cache
def _openers() -> re.Pattern[str]:
    calendar = lexicon("en", "calendar")
    words = (*calendar["open_after"], *calendar["open_before"], *calendar["about"])
    longest = sorted(map(re.escape, words), key=lambda word: (-len(word), word))
    return re.compile(rf"(?<![\w-])({'|'.join(longest)})[ ](?:the )?$", re.IGNORECASE)
