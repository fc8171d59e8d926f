"""The map page: where things are said to have happened, with what could not be placed beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from whence.lang.outlines import CREDIT
from whence.model.protocols import CaseView
from whence.publish.catalogue import Catalogue
from whence.publish.map_drawing import Marked, Picture, picture, points_of
from whence.publish.map_frame import LARGER, MOST, Box, Frame, extent, frame, groups
from whence.publish.map_shapes import CREDITS, counted_words, drawn_geometry, stated
from whence.publish.map_spots import Gathered, Spot, gathered
from whence.text.earth import Point

#: Spots listed, and names that could not be placed; the rest is counted.
LISTED, MISSED = 400, 200
#: Drawings name this many of their spots in the caption.
NAMED = 4
#: Kinds that a name alone gives as a whole area.
WHOLE = frozenset(("country", "region", "land", "water"))
#: Units below which a spot is hard to see.
SMALL = 14.0
#: Confidence below which the list says so.
SURE = 0.8


@dataclass(frozen=True, slots=True)
class SpotLine:
    """An entry of the list.

    Attributes:
        number: As in the pictures.
        how: How it was placed and how wide it is, in words.
        counted: A number of things told of it, `None` when none is.
        doubt: Confidence in percent when it is low, `None` else.
        told: (name of the report, date, quotation, link) of the first mentions.
    """

    number: int
    spot: Spot
    how: str
    counted: str | None
    doubt: int | None
    told: list[tuple[str, str, str, str]]


def cited(made: Catalogue, view: CaseView) -> Gathered:
    """Gather the places of the case, and note that the map will link to the sentences it quotes.

    Args:
        made: The case in short; its report pages must not be written yet.
        view: The case.
    """
    found = gathered(view)
    for spot in (*found.drawn[:LISTED], *found.missing[:MISSED]):
        made.cite(told.span for told in spot.told)
    return found


def map_page(made: Catalogue, found: Gathered) -> dict[str, Any]:
    """Put together what the template of the map shows.

    Why this way: a case may tell of a village and of another continent, so there is one drawing for each part of the
    world, and one of all when there are several; the list carries all that the drawings show and can be
    read and stepped through without them.

    Args:
        made: The case in short.
        found: From `cited`.
    """
    drawn = found.drawn[:LISTED]
    lines = [_line(made, number, spot) for number, spot in enumerate(drawn, start=1)]
    return {
        "pictures": _pictures(drawn),
        "spots": lines,
        "more_spots": len(found.drawn) - len(drawn),
        "missing": [_line(made, 0, spot) for spot in found.missing[:MISSED]],
        "more_missing": max(len(found.missing) - MISSED, 0),
        "spoken": found.spoken,
        "credits": _credits(drawn),
    }


def _line(made: Catalogue, number: int, spot: Spot) -> SpotLine:
    place = spot.place
    how = spot.why if spot.why is not None else stated(place)
    if place.status == "ambiguous" and place.candidates:
        names = sorted({one.name for one in place.candidates[:4]})
        how = f"{how}: {len(place.candidates)} in the gazetteers ({', '.join(names)})"
    told = [
        (made.briefs[each.span.report].name, made.briefs[each.span.report].date, each.quote, made.span_href(each.span))
        for each in spot.told
        if each.span.report in made.briefs
    ]
    low = place.confidence is not None and place.confidence < SURE
    return SpotLine(
        number=number,
        spot=spot,
        how=how or "",
        counted=counted_words(place),
        doubt=round(100 * place.confidence) if low and place.confidence is not None else None,
        told=told,
    )


def _pictures(drawn: Sequence[Spot]) -> list[Picture]:
    """Draw the parts of the world that the spots lie in, the fullest first, after one of everything."""
    marked = [one for number, spot in enumerate(drawn, start=1) if (one := _marked(number, spot)) is not None]
    small = [one for one in marked if not one.whole]
    shown = small or marked
    if not shown:
        return []
    everything = frame([extent(points_of(one.geometry)) for one in shown])
    made = [picture(_title(shown), everything, marked)]
    for part in groups([_middle(one) for one in shown]):
        inside = [shown[number] for number in part]
        window = frame([extent(points_of(one.geometry)) for one in inside])
        if window.per_km < LARGER * everything.per_km or not _worth(inside, everything):
            continue
        beside = [one for one in marked if one not in inside and _shows(one, window.box)]
        made.append(picture(_title(inside), window, [*inside, *beside]))
    return made[:MOST]


def _worth(inside: Sequence[Marked], everything: Frame) -> bool:
    """Tell whether spots gain by a drawing of their own: they are several, or too small in that of everything."""
    west, south, east, north = extent(points_of(inside[0].geometry))
    return len(inside) > 1 or max((east - west) * everything.across, (north - south) * everything.up) < SMALL


def _marked(number: int, spot: Spot) -> Marked | None:
    geometry = drawn_geometry(spot.place)
    if geometry is None:
        return None
    named = spot.place.kind in WHOLE and spot.place.status in ("region", "located")
    whole = named or spot.place.derivation == "across"
    return Marked(number, spot.name, geometry, spot.place.uncertainty_m or 0.0, whole, spot.mentions)


def _middle(one: Marked) -> Point:
    west, south, east, north = extent(points_of(one.geometry))
    return (west + east) / 2, (south + north) / 2


def _shows(one: Marked, box: Box) -> bool:
    """Tell whether a spot of elsewhere is to be seen in a window; an area named as a whole only when all of it is."""
    west, south, east, north = extent(points_of(one.geometry))
    if one.whole:
        return box[0] <= west and east <= box[2] and box[1] <= south and north <= box[3]
    return west < box[2] and box[0] < east and south < box[3] and box[1] < north


def _title(inside: Sequence[Marked]) -> str:
    """Name a drawing by what is told of most in it."""
    first = sorted(inside, key=lambda one: (-one.mentions, one.number))
    names = list(dict.fromkeys(one.name for one in first))
    more = len(names) - NAMED
    return ", ".join(names[:NAMED]) + (f" and {more} more" if more > 0 else "")


def _credits(drawn: Sequence[Spot]) -> list[str]:
    used = {spot.place.gazetteer for spot in drawn} | {one.gazetteer for spot in drawn for one in spot.place.anchors}
    return [CREDIT, *(f"Places: {CREDITS.get(name, name)}." for name in sorted(used - {None}, key=str) if name)]
