"""Lay out the row of a place: located, an area, ambiguous, or unlocated."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from whence.model.identity import content_id
from whence.model.reading import Place, PlaceCandidate, PlaceUse
from whence.model.spans import Span
from whence.resolve.gazetteer.atlas import CASE
from whence.resolve.gazetteer.entries import Entry, Gazetteer, Ring
from whence.resolve.places.finding import table, weighed
from whence.resolve.places.ranking import Sense

#: Candidates written down at most, and the least probability of one.
SHOWN, LEAST = 8, 0.01
#: Features of the likeliest candidate that the confidence looks at once more.
_SHOWN = (
    "behind it",
    "behind it not",
    "region named",
    "root same country",
    "root same region",
    "near",
    "below largest",
    "main",
    "country among countries",
    "country beside countries",
    "capital among countries",
)
AREAS = frozenset({"country", "region", "district", "water", "land"})


def confidence(sense: Sense, likely: float) -> float:
    """Give the probability that a name is a place and its likeliest candidate the one meant, 0 to 1.

    Why this way: the ranker's own chances are too sure, and say nothing of places that no gazetteer holds; a second
    look at how far its first choice leads, how likely the name is a place at all, and how widely it is known, fitted
    on texts of three kinds that neither had learnt from, gives a number that means what it says.

    Source: Platt 1999, Probabilistic outputs; weights by `training/places.py`.
    """
    sure = weighed(doubts(sense, likely), table("place_confidence.tsv"))
    return round(min(sure, _nested(sense, int(sense.chances.argmax()))), 3)


def doubts(sense: Sense, likely: float) -> dict[str, float]:
    """Give what the confidence is worked out from."""
    best = int(sense.chances.argmax())
    one = sense.candidates[best]
    people = one.gazetteer.population(one.row)
    wide = one.gazetteer.kind(one.row) in {"country", "region"}
    return {
        "bias": 1.0,
        "chance": odds(_nested(sense, best)),
        "likely": odds(likely),
        "people": math.log10(people + 1) / 8,
        "wide": float(wide),
        "only": float(len(sense.candidates) == 1),
        "demonym": float(one.form == "demonym"),
        "only wide": float(wide and one.form != "demonym" and len(sense.candidates) == 1),
        "only people": math.log10(people + 1) / 8 if len(sense.candidates) == 1 else 0.0,
        **{name: sense.shown(name) for name in _SHOWN},
    }


def _nested(sense: Sense, best: int) -> float:
    """Add up the chances of the likeliest candidate and of the region or town of its name that holds it or lies in it.

    Why this way: whether "Orsel" is the town or the province round it is seldom said, and either is right enough; it
    is no doubt about where.
    """
    one = sense.candidates[best]
    above = set(one.gazetteer.holders(one.row))
    total = 0.0
    for other, chance in zip(sense.candidates, sense.chances.tolist(), strict=True):
        if other.gazetteer is not one.gazetteer:
            continue
        if other.row == one.row or other.row in above or one.row in other.gazetteer.holders(other.row):
            total += chance
    return min(total, 1.0)


def odds(chance: float) -> float:
    """Give the logarithm of the odds of a probability, no further than 1 in 1,000 from certainty."""
    held = min(max(chance, 0.001), 0.999)
    return math.log(held / (1 - held))


def sure_from() -> float:
    """Give the confidence from which a place is located."""
    return table("place_confidence.tsv")["sure from"]


def row(span: Span, sense: Sense, *, sure: float, use: PlaceUse) -> tuple[Place, Entry | None]:
    """Lay out the row of a name that a gazetteer holds, and the entry it is located at.

    Args:
        span: Where the name stands.
        sense: Its candidates with their chances.
        sure: From `confidence`.
        use: How it is used.
    """
    order = sorted(range(len(sense.candidates)), key=lambda index: (-round(float(sense.chances[index]), 3), index))
    best = sense.candidates[order[0]]
    listed = tuple(
        PlaceCandidate(one.gazetteer.name, *_names(one.gazetteer, one.row), round(float(sense.chances[index]), 3))
        for index in order[:SHOWN]
        if sense.chances[index] >= LEAST
        for one in [sense.candidates[index]]
    )
    if best.gazetteer.name != CASE and sure < sure_from():
        return blank(span, "ambiguous", listed, use=use), None
    entry, drawn = _drawn(best.gazetteer, best.row)
    area = entry.kind in AREAS
    made = Place(
        id=content_id("place", span.report, span.start, span.end),
        span=span,
        status="region" if area else "located",
        geometry=drawn,
        uncertainty_m=entry.radius_m,
        derivation="case" if best.gazetteer.name == CASE else "named",
        gazetteer=entry.gazetteer,
        gazetteer_id=entry.id,
        candidates=listed,
        use=use,
        name=entry.name,
        kind=entry.kind,
        country=entry.country,
        confidence=max(sure, 0.99) if best.gazetteer.name == CASE and len(sense.candidates) == 1 else sure,
    )
    return made, entry


@lru_cache(maxsize=1024)
def _drawn(gazetteer: Gazetteer, row: int) -> tuple[Entry, str]:
    """Give an entry and its geometry; a report names one country forty times."""
    entry = gazetteer.entry(row)
    return entry, shape(entry, gazetteer.outline(row))


def _names(gazetteer: Gazetteer, row: int) -> tuple[str, str]:
    return gazetteer.texts("id", [row])[0], gazetteer.texts("name", [row])[0]


def blank(span: Span, status: str, listed: Sequence[PlaceCandidate], *, use: PlaceUse = "literal") -> Place:
    """Lay out a row without a place on the ground."""
    return Place(
        id=content_id("place", span.report, span.start, span.end),
        span=span,
        status="ambiguous" if status == "ambiguous" else "unlocated",
        geometry=None,
        uncertainty_m=None,
        derivation=None,
        gazetteer=None,
        gazetteer_id=None,
        candidates=tuple(listed),
        use=use,
    )


def shape(entry: Entry, rings: Sequence[Ring]) -> str:
    """Give the geometry of an entry as compact GeoJSON: a point for a town, the outline or else the box of an area."""
    if entry.kind not in AREAS or (not rings and entry.bounds is None):
        return _text("Point", [entry.lon, entry.lat])
    pieces = [[[x, y] for x, y in ring] for ring in rings] or _boxes(entry)
    halves = [half for ring in pieces for half in _halves(ring)]
    if len(halves) == 1:
        return _text("Polygon", [halves[0]])
    return _text("MultiPolygon", [[half] for half in halves])


def _text(kind: str, coordinates: object) -> str:
    return json.dumps({"type": kind, "coordinates": coordinates}, separators=(",", ":"))


def _boxes(entry: Entry) -> list[list[list[float]]]:
    assert entry.bounds is not None
    west, south, east, north = entry.bounds
    east += 360 if east < west else 0
    return [[[west, south], [east, south], [east, north], [west, north], [west, south]]]


def _halves(ring: list[list[float]]) -> list[list[list[float]]]:
    """Cut a ring that runs past 180 degrees in two at the antimeridian, as RFC 7946 asks."""
    over = 180.0 if max(x for x, _ in ring) > 180 else -180.0 if min(x for x, _ in ring) < -180 else None
    if over is None:
        return [ring]
    made = []
    for side in (1, -1):
        cut = _cut(ring, over, side)
        if len(cut) >= 4:
            outside = (over > 0) == (side < 0)
            made.append([[round(x - 2 * over, 2) if outside else round(x, 2), round(y, 2)] for x, y in cut])
    return made


def _cut(ring: list[list[float]], over: float, side: int) -> list[list[float]]:
    """Keep what lies on one side of a meridian (Sutherland, Hodgman): 1 west of it, -1 east of it."""
    kept: list[list[float]] = []
    for (x1, y1), (x2, y2) in pairwise(ring):
        first, second = side * (over - x1) >= 0, side * (over - x2) >= 0
        if first:
            kept.append([x1, y1])
        if first != second:
            kept.append([over, y1 + (y2 - y1) * (over - x1) / (x2 - x1)])
    return [*kept, kept[0]] if kept else []
