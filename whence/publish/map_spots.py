"""The places of a case gathered for the map: what is drawn, where each is told, and what could not be placed."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from whence.model.protocols import CaseView
from whence.model.reading import Place, Reading, Sentence
from whence.model.reports import Report
from whence.model.spans import Span
from whence.publish.phrases import shortened
from whence.text.earth import Point

#: Sentences kept of one spot; the rest is counted.
TOLD = 3
#: Code points of one of them.
QUOTED = 200
#: Candidates named.
NAMED = 4


class Held:
    """What a reading tells of the words of a place: their sentence, and the name they are."""

    def __init__(self, reading: Reading | None) -> None:
        """Take in a reading with entities filled; of a report that was not read there is none."""
        self.sentences: Sequence[Sentence] = () if reading is None else reading.sentences
        mentions = () if reading is None else reading.mentions
        places = [mention for mention in mentions if mention.kind == "place"]
        self._same = {(mention.span.start, mention.span.end): mention.entity for mention in mentions}
        self._by_end = {mention.span.end: mention.entity for mention in places}
        self._by_start = {mention.span.start: mention.entity for mention in places}

    def entity(self, place: Place) -> str | None:
        """Give the id of the name that a place is, `None` for one that is given by others."""
        if place.anchors or (place.parameters is not None and place.derivation != "count_in"):
            return None
        start, end = place.span.start, place.span.end
        return self._same.get((start, end)) or self._by_end.get(end) or self._by_start.get(start)


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence that tells of a spot."""

    span: Span
    quote: str


@dataclass(slots=True)
class Spot:
    """One place on the map, or one that could not be placed, with the sentences that tell of it.

    Attributes:
        place: Its first mention; all of its mentions share geometry and way of placing.
        why: Why it is not drawn, `None` when it is.
        mentions: How many mentions it has.
        told: The first of them.
        entity: Id of the name it is, `None` when it is none.
    """

    place: Place
    why: str | None
    entity: str | None = None
    mentions: int = 0
    told: list[Told] = field(default_factory=list)
    wordings: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    @property
    def name(self) -> str:
        """Its most frequent wording, the first in the alphabet of several."""
        return min(self.wordings, key=lambda words: (-self.wordings[words], words))


@dataclass(frozen=True, slots=True)
class Gathered:
    """All spots of a case.

    Attributes:
        drawn: The most often told first.
        missing: What could not be placed, the same.
        spoken: Mentions that name who governs or comes from a place, and no ground.
        anchors: Where places lie that others are given by, as far as that is a point, by gazetteer and id.
    """

    drawn: list[Spot]
    missing: list[Spot]
    spoken: int
    anchors: Mapping[tuple[str, str], Point]


def by_report(view: CaseView) -> Iterator[tuple[Report, Held, Sequence[Place]]]:
    """Give each report that names a place, in the order of the reports, with what it holds and its places in order."""
    held: dict[str, list[Place]] = defaultdict(list)
    for place in view.places():
        held[place.span.report].append(place)
    for report in view.reports():
        if report.id in held:
            reading = view.reading(report.id)
            places = sorted(held[report.id], key=lambda place: (place.span.start, -place.span.end, place.id))
            yield report, Held(reading), places


def why_not_drawn(place: Place, places: Sequence[Place]) -> str | None:
    """Say why a place is not on the map, `None` when it is.

    Args:
        place: The place.
        places: All of its report, by where they stand.
    """
    if place.use == "metonymic":
        return "the name stands for who governs or acts there"
    if place.use == "demonym":
        return "the name stands for people or things from there"
    if _given_by(place, places):
        return "another place is given by it"
    if place.status == "ambiguous":
        return _doubtful(place)
    if place.geometry is None:
        return _missing(place)
    return None


def gathered(view: CaseView) -> Gathered:
    """Gather the places of a case by what would be drawn for them.

    Why this way: a place told in forty sentences is one spot with forty sentences; a relative place is one with
    others only when rule and geometry are the same.

    Cost: one pass over the readings; memory holds the places, and five sentences for each spot.
    """
    drawn: dict[tuple[str, ...], Spot] = {}
    missing: dict[tuple[str, ...], Spot] = {}
    anchors: dict[tuple[str, str], Point] = {}
    spoken = 0
    for report, inside, places in by_report(view):
        for place in places:
            if place.status == "located" and (at := _point(place)) is not None:
                anchors[place.gazetteer or "", place.gazetteer_id or ""] = at
            why = why_not_drawn(place, places)
            if why is not None and (place.use != "literal" or _given_by(place, places)):
                spoken += place.use != "literal"
                continue
            held, key = (drawn, _key(place)) if why is None else (missing, (place.span.text.casefold(), why))
            spot = held.setdefault(key, Spot(place, why))
            spot.entity = spot.entity or inside.entity(place)
            spot.mentions += 1
            spot.wordings[shortened(place.span.text, 80)] += 1
            if len(spot.told) < TOLD:
                spot.told.append(Told(place.span, _quote(report, inside.sentences, place.span)))
    return Gathered(_ordered(drawn), _ordered(missing), spoken, anchors)


def sentence_at(sentences: Sequence[Sentence], span: Span) -> Sentence | None:
    """Give the sentence in which a stretch begins, `None` when it stands outside of all."""
    at = bisect_right(sentences, span.start, key=lambda sentence: sentence.start) - 1
    return sentences[at] if at >= 0 and span.start < sentences[at].end else None


def _point(place: Place) -> Point | None:
    given = None if place.geometry is None else json.loads(place.geometry)
    if given is None or given["type"] != "Point":
        return None
    lon, lat = given["coordinates"]
    return lon, lat


def _ordered(held: Mapping[tuple[str, ...], Spot]) -> list[Spot]:
    return sorted(held.values(), key=lambda spot: (-spot.mentions, spot.name.casefold(), spot.place.id))


def _key(place: Place) -> tuple[str, ...]:
    if place.gazetteer is not None and place.derivation != "count_in":
        return place.gazetteer, place.gazetteer_id or ""
    if place.derivation == "across" and place.parameters == "{}" and len(place.anchors) == 1:
        # "Across Orselland" and "Orselland" are the same ground.
        return place.anchors[0].gazetteer, place.anchors[0].gazetteer_id
    return place.derivation or "", place.geometry or "", place.parameters or ""


def _given_by(place: Place, places: Sequence[Place]) -> bool:
    """Tell whether a place only helps to give another, whose words hold its own, or is told of with it."""
    at = bisect_right(places, place.span.start, key=lambda one: one.span.start)
    for one in reversed(places[:at]):
        if place.span.start - one.span.start > 400:
            return False
        if one.id != place.id and one.span.covers(place.span) and (one.status == "relative" or place.geometry is None):
            return True
    return False


def _doubtful(place: Place) -> str:
    """Say why none of the candidates was taken."""
    names = sorted({one.name for one in place.candidates[:NAMED]})
    if len(place.candidates) == 1:
        return f"a gazetteer holds one place of the name ({names[0]}), and nothing here shows that it is meant"
    told = f": {len(place.candidates)} in the gazetteers ({', '.join(names)})" if names else ""
    return f"several places bear the name{told}"


def _missing(place: Place) -> str:
    if place.parameters is not None and '"rule":' in place.parameters:
        return "a place that it is given by is not known, or too far off for what is said"
    if place.candidates and place.kind == "facility":
        return f"no gazetteer holds it; the text puts it in {place.candidates[0].name}, and not where there"
    return "no gazetteer holds it"


def _quote(report: Report, sentences: Sequence[Sentence], span: Span) -> str:
    """Give the sentence around a mention in one line, cut so that the mention stays in it."""
    sentence = sentence_at(sentences, span)
    if sentence is None:
        return shortened(span.text, QUOTED)
    start = max(sentence.start, min(span.start - QUOTED // 2, sentence.end - QUOTED))
    text = shortened(report.text[start : sentence.end], QUOTED)
    return text if start == sentence.start else f"…{text.partition(' ')[2]}"
