"""The quantities that a report gives, each with what is counted and what is said of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from whence.lang.lexicon import lexicon
from whence.model.identity import content_id
from whence.model.reading import Figure, Sentence
from whence.model.reports import Report
from whence.read.figures import heads as figure_heads
from whence.read.figures import names as figure_names
from whence.read.figures import parts as figure_parts
from whence.read.figures import roles as figure_roles
from whence.read.figures import scopes as figure_scopes
from whence.read.figures import subjects as figure_subjects
from whence.read.figures.words import Extent, Line
from whence.read.moments import words as moment_words
from whence.text.numbers import Amount, NumberWords

#: A part may stand this many sentences after its whole ("Dozens of wells ... Nine of them").
PART_REACH = 2
#: Earlier figures looked at for the whole, at most.
MOST_WHOLES = 8


def figures(report: Report, sentences: Sequence[Sentence]) -> tuple[Figure, ...]:
    """Read the quantities out of a report's sentences.

    Why this way: numbers, units and softening words form a small closed grammar, so rules over word lists
    reach what a parser would for the value; the thing counted is looked for behind the number and, for a
    measure, in front of it, and is the weaker half. Dates, years, times of day, telephone numbers and numbers
    that are names ("berth 6") are no quantities.

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
        amounts = counted_amounts(text)
        if not amounts:
            continue
        line = Line(text, amounts)
        heads: list[Extent | None] = []
        for at in range(len(amounts)):
            heads.append(_head(line, at, heads))
            earlier = _recent(found, places, place)
            found.append(_figure(report, sentence.start, line, at=at, head=heads[-1], earlier=earlier))
            places.append(place)
    return tuple(found)


def counted_amounts(text: str) -> list[Amount]:
    """Give the amounts of one sentence that are quantities, not dates, labels or names."""
    if not number_words().has_any(text):
        return []
    amounts = number_words().amounts(text, moment_words.calendar_spans)
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


def _head(line: Line, at: int, heads: Sequence[Extent | None]) -> Extent | None:
    if figure_heads.names_no_thing(line, at):
        return None
    amount = line.amounts[at]
    found = figure_heads.counted(line, at) or figure_subjects.measured(line, at, heads)
    return found or (figure_heads.paid_for(line, amount) if amount.unit is not None and amount.unit.isupper() else None)


def _figure(
    report: Report, base: int, line: Line, *, at: int, head: Extent | None, earlier: Sequence[Figure]
) -> Figure:
    amount = line.amounts[at]
    start, end = base + amount.start, base + amount.end
    figure = Figure(
        id=content_id("figure", report.id, start, end),
        span=report.span(start, end),
        value=amount.value,
        low=amount.low,
        high=amount.high,
        quantifier=amount.quantifier,
        unit=amount.unit,
        counted=report.span(base + head[0], base + head[1]) if head is not None else None,
        role=figure_roles.role(line, at, head),
        scope=figure_scopes.scope(line, at, head),
        part_of=None,
    )
    return _as_part(report, base, line, at=at, figure=figure, earlier=earlier)


def _as_part(report: Report, base: int, line: Line, *, at: int, figure: Figure, earlier: Sequence[Figure]) -> Figure:
    """Point a part at its whole; a part that "including" brings in shares what is said of the whole."""
    beside = figure_parts.whole_beside(line, at)
    if beside is not None:
        whole = line.amounts[beside]
        return replace(figure, part_of=content_id("figure", report.id, base + whole.start, base + whole.end))
    opener = figure_parts.leads_on(line, at)
    if opener is None and not figure_parts.is_definite(line, at):
        return figure
    found = figure_parts.whole_before(figure, earlier, same_thing=opener is None)
    if found is None:
        return figure
    role = figure.role or (found.role if opener == "including" else None)
    return replace(figure, part_of=found.id, role=role)
