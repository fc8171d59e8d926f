"""Places that a text gives by other places: near, north of, between, kilometre 20 of a road."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from whence.model.identity import content_id
from whence.model.reading import Place, PlaceAnchor, PlaceCandidate, Reading
from whence.model.reports import Report
from whence.resolve.gazetteer.atlas import Atlas
from whence.resolve.relative.anchors import Anchor, Line, Sited, anchors_of
from whence.resolve.relative.areas import Given, shape
from whence.resolve.relative.counts import count_before, count_in
from whence.resolve.relative.entries import Anchored, anchored
from whence.resolve.relative.facilities import facilities
from whence.resolve.relative.geometry import Shape, text_of
from whence.resolve.relative.meeting import meet, size_km2
from whence.resolve.relative.phrases import Phrase, phrases
from whence.resolve.relative.words import link

#: "The city" is settled by the name before it, and less surely than a name.
IMPLIED = 0.8
#: Code points between a name and the phrase that says where it lies.
GAP = 30
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
    settled: Anchored | None

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
    settled = anchored(phrase, atlas)
    worked = None if settled is None else shape(Given(phrase, settled.entries, atlas))
    rule, made = (phrase.rule, None) if worked is None else worked
    start, named = _told_of(line, phrase)
    given = {**_given(phrase), **(count_before(line, phrase.start) or {})}
    if named is not None:
        given["named"] = named
    return _Found((phrase,), start, line.offset(phrase.end), rule, made, given, settled)


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
    start = line.offset(phrase.start)
    at = bisect_right(line.anchors, start, key=lambda anchor: anchor.end) - 1
    if at >= 0:
        told = line.anchors[at].sited.place
        gap = line.text[line.masked(line.anchors[at].end) : phrase.start]
        unknown = line.anchors[at].sited.entry is None and told.use == "literal" and told.status == "unlocated"
        if unknown and told.span.text[:1].isupper() and len(gap) <= GAP and link("told_of").fullmatch(gap):
            return line.anchors[at].start, told.span.text
    return start, None


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
    settled = None
    if one.settled is not None and other.settled is not None:
        entries = (*one.settled.entries, *other.settled.entries)
        settled = replace(first.settled or one.settled, entries=entries)
    return _Found((*one.phrases, *other.phrases), one.start, other.end, first.rule, first.shape, given, settled)


def _place(report: Report, found: _Found) -> Place:
    made = Place(
        id=content_id("place", report.id, found.start, found.end),
        span=report.span(found.start, found.end),
        status="unlocated",
        geometry=None,
        uncertainty_m=None,
        derivation=None,
        gazetteer=None,
        gazetteer_id=None,
        name=found.given.get("named"),
        parameters=_parameters(found),
    )
    settled = found.settled
    if settled is None or found.shape is None:
        return _unplaced(made, found)
    countries = {entry.country for entry in settled.entries}
    named = {entry.id: PlaceAnchor(entry.gazetteer, entry.id, entry.name) for entry in settled.entries}
    return replace(
        made,
        status="relative",
        geometry=text_of(found.shape),
        uncertainty_m=found.shape.uncertainty_m,
        derivation=found.rule,
        country=countries.pop() if len(countries) == 1 else None,
        confidence=_confidence(settled, found.anchors),
        anchors=tuple(named.values()),
    )


def _unplaced(made: Place, found: _Found) -> Place:
    """Say what is missing: the candidates of a doubtful anchor, else the anchors that are known."""
    doubtful = [one.sited.place for one in found.anchors if one.sited.place.status == "ambiguous"]
    if doubtful:
        return replace(
            made, status="ambiguous", candidates=tuple(one for place in doubtful for one in place.candidates)
        )
    known = [anchor.sited.entry for anchor in found.anchors if anchor.sited.entry is not None]
    return replace(made, candidates=tuple(PlaceCandidate(one.gazetteer, one.id, one.name, 0.5) for one in known))


def _confidence(settled: Anchored, anchors: Sequence[Anchor]) -> float | None:
    if settled.confidence is None:
        return None
    implied = any(anchor.implied for anchor in anchors)
    return round(SURE * settled.confidence * (IMPLIED if implied else 1.0), 3)


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
