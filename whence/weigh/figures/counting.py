"""What a figure counts, looked for around it where the reader found nothing behind the number."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from whence.lang.lexicon import lexicon
from whence.model.reading import Figure
from whence.weigh.figures.amounts import Amount, amount, in_unit_of
from whence.weigh.figures.clauses import Bounds, Clause
from whence.weigh.figures.things import Thing, thing
from whence.weigh.words import TOKEN

#: Characters in front of a figure and behind it in which its noun is looked for.
BEFORE, BEHIND = 300, 60
_MEASURE = re.compile(
    r"\b(?:number|numbers|count|tally|total|area|amount|quantity|toll|crowd)\s"
    r"(?:of\s((?:[\w'’-]{2,25}\s){1,4})|(?:who|of those)\b)",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(?:^|[.;,–—]\s)([^\W\d_][^.;:,]{2,80}):\s?$")
_OF_THEM = re.compile(
    r"\s(?:of|out of)\s(?:them|whom|these|those|the (?:dead|killed|injured|wounded|missing|arrested|victims)),?\s"
    r"(?:(?:were|are|was|is)\s)?([^\W\d_]{3,20})\b",
    re.IGNORECASE,
)
_OF_WHICH = re.compile(
    r"\b(?:of which|of it|of that|including|of this),?\s(?:(?:about|some|at least|only|just)\s)?$", re.IGNORECASE
)
_OF = re.compile(r"\sof\s([^\W\d_]{2,30})\b", re.IGNORECASE)
_JOINED = re.compile(r"\s(?:and|or)\s(?!\d)[^\W\d_]{3,20}\b", re.IGNORECASE)
#: What "the number who died" counts.
PEOPLE = "people"


def stands_before(figure: Figure) -> bool:
    """Tell whether what a figure counts can only stand in front of it: `the number of schools fell to 12`."""
    return figure.counted is None or figure.counted.start < figure.span.start


def counted_thing(words: str, counted: str | None, *, place: Bounds, clause: Clause, before: bool) -> Thing:
    """Take apart what a figure counts, looked for in the sentence where the reader found nothing behind the number."""
    of_them = _OF_THEM.match(words, place[1])
    if of_them is not None and counted is None:
        return thing(of_them.group(1))
    measured = _measured(words, place, clause) if before else _held(words, counted, place[1])
    joined = counted is not None and not before and _JOINED.match(words, words.find(counted, place[1]) + len(counted))
    return replace(thing(measured or counted), joined=bool(joined))


def _held(words: str, counted: str | None, start: int) -> str | None:
    """Give what is counted in heads: `412 head of cattle`."""
    if counted is None or counted.casefold() not in {"head", "heads"}:
        return None
    found = _OF.match(words, words.find(counted, start) + len(counted))
    return None if found is None else found.group(1)


def _measured(words: str, place: Bounds, clause: Clause) -> str:
    """Give what a sentence counts that states its number behind a verb: `the number of schools ... fell to 12`."""
    before = words[max(clause.start, place[0] - BEFORE) : place[0]]
    found = [*_MEASURE.finditer(before), *_MEASURE.finditer(words, place[1], min(clause.end, place[1] + BEHIND))]
    if found:
        return _first_noun(found[-1].group(1)) if found[-1].group(1) else PEOPLE
    label = _LABEL.search(before)
    return label.group(1) if label else ""


def sum_of(stretch: str, at: int) -> Thing:
    """Give the kind of sum that money is, by the nearest word for one: `the net loss narrowed to`, `in fines`."""
    met = [
        (abs(match.start() - at), sums()[match.group().casefold()])
        for match in TOKEN.finditer(stretch)
        if match.group().casefold() in sums()
    ]
    name = min(met)[1] if met else ""
    return Thing(name, name, frozenset(), frozenset())


@cache
def sums() -> Mapping[str, str]:
    """Give for each word for a sum of money the one that its sort goes by."""
    held: list[list[str]] = lexicon("en", "figure_relations")["sums"]
    return {word: words[0] for words in held for word in words}


def amounts_of(words: str, figures: Sequence[Figure]) -> list[Amount]:
    """Give the numbers of a statement; `of which four million` goes on in the unit of the sum before it."""
    made: list[Amount] = []
    for figure in figures:
        at = max(0, words.find(figure.span.text))
        own = amount(_unsoftened(figure, words[:at]))
        bare = made and own.sort == "count" and figure.counted is None and made[-1].sort in {"money", "measure"}
        if bare and _OF_WHICH.search(words[:at][-40:]):
            own = in_unit_of(own, made[-1])
        made.append(own)
    return made


def _unsoftened(figure: Figure, before: str) -> Figure:
    """Take a verb's particle off a number: `handed over 12` is 12, and `gone up to 31` is 31."""
    verbs: dict[str, list[str]] = lexicon("en", "figure_relations")["particle_verbs"]
    held = next((verbs[one] for one in verbs if figure.span.text.casefold().startswith(f"{one} ")), ())
    last = before[-30:].split()[-1:]
    if figure.value is None or not last or last[0].casefold() not in held:
        return figure
    return replace(figure, quantifier="exactly", low=figure.value, high=figure.value)


def _first_noun(words: str) -> str:
    """Cut what is counted before the first word that says what it does: `people needing help`."""
    parts = words.split()
    end = next((at for at, word in enumerate(parts) if at and (word.endswith("ing") or word in _verbs())), len(parts))
    return " ".join(parts[:end])


@cache
def _verbs() -> frozenset[str]:
    return frozenset(map(str, lexicon("en", "figure_relations")["copulas"]))
