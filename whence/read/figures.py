"""The quantities that a report gives, each with what is counted and what is said of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from whence.lang.lexicon import lexicon
from whence.model.identity import content_id
from whence.model.reading import Figure, Sentence
from whence.model.reports import Report
from whence.read import figure_heads, figure_names, moment_words
from whence.text.numbers import Amount, NumberWords

#: A part may stand this many sentences after its whole ("Dozens of camps ... Fourteen of them").
PART_REACH = 2
#: Earlier figures looked at for the whole, at most.
MOST_WHOLES = 8


def figures(report: Report, sentences: Sequence[Sentence]) -> tuple[Figure, ...]:
    """Read the quantities out of a report's sentences.

    Why this way: numbers, units and softening words form a small closed grammar, so rules over word
    lists reach what a parser would for the value; the thing counted is cut from the words after the
    number and is the weaker half. Dates, years, times of day, telephone numbers and numbers that
    are names ("berth 6") are no quantities.

    Args:
        report: The report; only the text of its sentences is looked at.
        sentences: In reading order.

    Returns:
        In reading order, not overlapping; values as the vague-word table of DESIGN section 4 has them.

    Cost: linear in the text; bench/figures.py measures values on NewsQuant.
    Source: research/place_time_figure.md, section 4; the classes of change follow NewsQuant (Almasian
        et al., 2023, CQE), but "nearly" is an upper bound here and not a mere "about".
    """
    found: list[Figure] = []
    places: list[int] = []
    for place, sentence in enumerate(sentences):
        text = report.text[sentence.start : sentence.end]
        for amount in counted_amounts(text):
            earlier = _recent(found, places, place)
            found.append(_figure(report, sentence.start, text, amount=amount, earlier=earlier))
            places.append(place)
    return tuple(found)


def counted_amounts(text: str) -> list[Amount]:
    """Give the amounts of one sentence that are quantities, not dates, labels or names."""
    if not number_words().has_any(text):
        return []
    amounts = number_words().amounts(text, moment_words.calendar_spans(text))
    return [amount for amount in amounts if not figure_names.is_name_or_code(text, amount)]


@cache
def number_words() -> NumberWords:
    """Compile the English number words, once per process."""
    return NumberWords(lexicon("en", "numbers"))


def _recent(found: list[Figure], places: list[int], place: int) -> list[Figure]:
    """Give the figures shortly before, the nearest first."""
    recent: list[Figure] = []
    for figure, at in zip(reversed(found), reversed(places), strict=True):
        if place - at > PART_REACH or len(recent) == MOST_WHOLES:
            break
        recent.append(figure)
    return recent


def _figure(report: Report, base: int, text: str, *, amount: Amount, earlier: Sequence[Figure]) -> Figure:
    start, end = base + amount.start, base + amount.end
    head = figure_heads.counted(text, amount)
    whole = _whole(text, amount, earlier)
    return Figure(
        id=content_id("figure", report.id, start, end),
        span=report.span(start, end),
        value=amount.value,
        low=amount.low,
        high=amount.high,
        quantifier=amount.quantifier,
        unit=amount.unit,
        counted=report.span(base + head[0], base + head[1]) if head is not None else None,
        role=figure_heads.role(text, amount, head),
        scope=figure_heads.scope(text, amount, head),
        part_of=whole.id if whole is not None else None,
    )


def _whole(text: str, amount: Amount, earlier: Sequence[Figure]) -> Figure | None:
    """Find the nearest earlier figure that this one can be a part of."""
    if not figure_heads.is_part(text, amount):
        return None
    least = amount.value if amount.value is not None else amount.low
    for figure in earlier:
        if figure.unit is not None or least is None:
            continue
        most = figure.high if figure.high is not None else figure.value
        if most is None or most >= least:
            return figure
    return None
