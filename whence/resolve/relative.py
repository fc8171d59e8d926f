"""Places that a text gives by other places: near, north of, between, kilometre 20 of a road."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from whence.model.identity import content_id
from whence.model.reading import Place, PlaceAnchor, PlaceCandidate, Reading
from whence.model.reports import Report
from whence.resolve.atlas import Atlas
from whence.resolve.counts_in_places import count_before, count_in
from whence.resolve.gazetteer import Entry
from whence.resolve.geometry import Shape, text_of
from whence.resolve.relative_anchors import Anchor, Line, Sited, anchors_of
from whence.resolve.relative_areas import Given, shape
from whence.resolve.relative_facilities import facilities
from whence.resolve.relative_meeting import meet, size_km2
from whence.resolve.relative_phrases import Phrase, phrases
from whence.resolve.relative_words import link

#: "The city" is settled by the name before it, and less surely than a name.
IMPLIED = 0.8
#: How sure a rule's wording is that ground is meant, as a factor on the confidence of its anchors.
SURE = 0.95


@dataclass(frozen=True, slots=True)
class _Found:
    """A phrase worked out: where it stands in the report, its shape (`None` when not placed), what was given."""

    phrases: tuple[Phrase, ...]
    start: int
    end: int
    rule: str
    shape: Shape | None
    given: Mapping[str, Any]

    @property
    def anchors(self) -> tuple[Anchor, ...]:
        return tuple(anchor for phrase in self.phrases for anchor in phrase.anchors)


def relative(report: Report, reading: Reading, sited: Sequence[Sited], *, atlas: Atlas) -> tuple[Place, ...]:
    """Give the places that a report gives by other places.

    Why this way: each wording is one rule with a stated reach, so an answer can be checked by reading; the anchors keep
    rows of their own, and what is drawn is the phrase. What the words leave open (an unknown anchor, a road that is
    too short) is a row without geometry.

    Args:
        report: The report.
        reading: Its reading; only the sentences are looked at.
        sited: All places of the report, in any order, also those without an entry.
        atlas: Gazetteers, for outlines and for facilities that they hold.

    Returns:
        Places with ids of their own for phrases, and places that replace one of `sited` by id: a number of things in a
        place, an unknown facility with the place that holds it as suggestion. In reading order.

    Cost: linear in the sentences that name a place.
    Source: Zermoglio, Chapman, Wieczorek et al., 2020, Georeferencing Quick Reference Guide, GBIF.
    """
    ordered = sorted(sited, key=lambda one: (one.place.span.start, -one.place.span.end))
    made: dict[str, Place] = {}
    for sentence in reading.sentences:
        anchors = anchors_of(report, sentence, ordered)
        if not anchors:
            continue
        line = Line(report, sentence, anchors)
        worked = (_found(line, phrase, atlas) for phrase in phrases(line))
        found = _chained(line, [one for one in worked if _tells(one)])
        for one in found:
            place = _place(report, one)
            made[place.id] = place
        covered = [(one.start, one.end) for one in found]
        made |= {place.id: place for place in _counted(line, covered)}
        unlocated = [anchor.sited for anchor in anchors if anchor.sited.entry is None]
        made |= {place.id: place for place in facilities(report, line, unlocated, atlas=atlas)}
    return tuple(sorted(made.values(), key=lambda place: (place.span, place.id)))


def _found(line: Line, phrase: Phrase, atlas: Atlas) -> _Found:
    entries = [anchor.sited.entry for anchor in phrase.anchors]
    known = tuple(entry for entry in entries if entry is not None)
    worked = shape(Given(phrase, known, atlas)) if len(known) == len(entries) else None
    rule, made = (phrase.rule, None) if worked is None else worked
    start, named = _told_of(line, phrase)
    given = {**_given(phrase), **(count_before(line, phrase.start) or {})}
    if named is not None:
        given["named"] = named
    return _Found((phrase,), start, line.offset(phrase.end), rule, made, given)


def _tells(found: _Found) -> bool:
    """Tell whether a phrase is worth a row: it has a shape, names an unknown place, or a road of no such length.

    Words that give no ground ("outside" a country, "between" two) are no place that could not be placed.
    """
    if found.shape is not None or found.rule == "road_km":
        return True
    unknown = [anchor.sited.place for anchor in found.anchors if anchor.sited.entry is None]
    return bool(unknown) and all(place.use == "literal" and place.span.text[:1].isupper() for place in unknown)


def _told_of(line: Line, phrase: Phrase) -> tuple[int, str | None]:
    """Take a name right before a phrase into it when nothing else says where that name lies."""
    for anchor in line.anchors:
        end = line.masked(anchor.end)
        if (
            end <= phrase.start
            and phrase.start - end <= 30
            and link("told_of").fullmatch(line.text[end : phrase.start])
        ):
            told = anchor.sited.place
            if anchor.sited.entry is None and told.use == "literal" and told.span.text[:1].isupper():
                return anchor.start, told.span.text
            break
    return line.offset(phrase.start), None


def _chained(line: Line, found: Sequence[_Found]) -> list[_Found]:
    """Join phrases that tell of one place, one right behind the other: the tighter area holds, if the two meet."""
    made: list[_Found] = []
    for one in found:
        before = made[-1] if made else None
        if before is not None and before.shape is not None and one.shape is not None:
            gap = line.text[before.phrases[-1].end : one.phrases[0].start]
            if link("chained").fullmatch(gap) and meet(before.shape, one.shape):
                made[-1] = _tighter(before, one)
                continue
        made.append(one)
    return made


def _tighter(one: _Found, other: _Found) -> _Found:
    first, second = (one, other) if size_km2(one.shape) <= size_km2(other.shape) else (other, one)
    given = {**first.given, "also": {"rule": second.rule, **second.given}}
    return _Found((*one.phrases, *other.phrases), one.start, other.end, first.rule, first.shape, given)


def _place(report: Report, found: _Found) -> Place:
    anchors = found.anchors
    entries = [anchor.sited.entry for anchor in anchors]
    known = [entry for entry in entries if entry is not None]
    placed = found.shape is not None
    doubtful = tuple(one for anchor in anchors if anchor.sited.entry is None for one in anchor.sited.place.candidates)
    countries = {entry.country for entry in known}
    return Place(
        id=content_id("place", report.id, found.start, found.end),
        span=report.span(found.start, found.end),
        status="relative" if placed else ("ambiguous" if doubtful and _ambiguous(anchors) else "unlocated"),
        geometry=None if found.shape is None else text_of(found.shape),
        uncertainty_m=None if found.shape is None else found.shape.uncertainty_m,
        derivation=found.rule if placed else None,
        gazetteer=None,
        gazetteer_id=None,
        candidates=() if placed else doubtful or tuple(_suggested(known)),
        name=found.given.get("named"),
        country=countries.pop() if len(countries) == 1 else None,
        confidence=_confidence(anchors) if placed else None,
        anchors=tuple({entry.id: PlaceAnchor(entry.gazetteer, entry.id, entry.name) for entry in known}.values()),
        parameters=_parameters(found),
    )


def _ambiguous(anchors: Sequence[Anchor]) -> bool:
    return any(anchor.sited.place.status == "ambiguous" for anchor in anchors)


def _suggested(known: Sequence[Entry]) -> Iterator[PlaceCandidate]:
    for entry in known:
        yield PlaceCandidate(entry.gazetteer, entry.id, entry.name, 0.5)


def _confidence(anchors: Sequence[Anchor]) -> float | None:
    sure = SURE
    for anchor in anchors:
        given = anchor.sited.place.confidence
        if given is None:
            return None
        sure *= given * (IMPLIED if anchor.implied else 1.0)
    return round(sure, 3)


def _parameters(found: _Found) -> str:
    """Write down what the rule was given: metres, degrees, kilometres, the number of things, as compact JSON."""
    held = dict(found.given) if found.shape is not None else {**found.given, "rule": found.rule}
    return json.dumps(held, separators=(",", ":"), ensure_ascii=False, sort_keys=True)


def _given(phrase: Phrase) -> dict[str, Any]:
    held: dict[str, Any] = {}
    if phrase.length is not None:
        unit = "hours" if phrase.rule == "travel" else "m"
        held |= {f"low_{unit}": round(phrase.length.low, 3), f"high_{unit}": round(phrase.length.high, 3)}
    if phrase.rule == "road_km":
        held["counted_from"] = "both ends" if phrase.counts_from is None else _name(phrase, phrase.counts_from)
    told = {"bearing": phrase.bearing, "kilometre": phrase.kilometre, "way": phrase.way, "nudge": phrase.nudge}
    return held | {name: value for name, value in told.items() if value is not None}


def _name(phrase: Phrase, end: int) -> str:
    """Give the name that the text has for one end of a road."""
    return phrase.anchors[end].sited.place.span.text


def _counted(line: Line, covered: Sequence[tuple[int, int]]) -> Iterator[Place]:
    """Give the places by bare name that a number of things is told of; a town becomes a disc, never points."""
    for anchor in line.anchors:
        place = anchor.sited.place
        if anchor.implied or place.use != "literal" or place.geometry is None:
            continue
        if any(a <= anchor.start and anchor.end <= b for a, b in covered):
            continue
        counted = count_in(line, anchor)
        if counted is not None:
            parameters = json.dumps(counted, separators=(",", ":"), ensure_ascii=False, sort_keys=True)
            yield replace(place, derivation="count_in", parameters=parameters)
