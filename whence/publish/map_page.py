"""The map page: where things are said to have happened, with what could not be placed beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from whence.lang import towns
from whence.lang.outlines import CREDIT, outlines
from whence.model.protocols import CaseView
from whence.model.reading import Place
from whence.publish.catalogue import Catalogue
from whence.publish.map_drawing import Picture
from whence.publish.map_parts import pictures
from whence.publish.map_shapes import CREDITS, counted_words, reach, stated
from whence.publish.map_spots import Gathered, Spot, gathered
from whence.publish.names_page import NameBook
from whence.publish.phrases import shortened

#: Spots listed, and names that could not be placed; the rest is counted.
LISTED, MISSED = 400, 200
#: Confidence below which the list says so.
SURE = 0.8


@dataclass(frozen=True, slots=True)
class SpotLine:
    """An entry of the list.

    Attributes:
        number: As in the pictures.
        other: Its name in the gazetteer when the texts call it otherwise, `None` else.
        how: What it is, how it was placed and how wide it is, in words.
        href: Page or place of the name it is, empty when it is none.
        counted: A number of things told of it, `None` when none is.
        doubt: Confidence in percent when it is low, `None` else.
        told: (name of the report, date, quotation, link) of the first mentions.
    """

    number: int
    spot: Spot
    other: str | None
    how: str
    href: str
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


def on_map(found: Gathered) -> dict[str, list[tuple[int, str]]]:
    """Give, for each name that is a place, where it stands in the list of the map: number and reason.

    Returns:
        By entity; number 0 and the reason for one that could not be placed.
    """
    held: dict[str, list[tuple[int, str]]] = {}
    for number, spot in enumerate(found.drawn[:LISTED], start=1):
        if spot.entity is not None:
            held.setdefault(spot.entity, []).append((number, _how(spot)))
    for spot in found.missing[:MISSED]:
        if spot.entity is not None and spot.entity not in held:
            held[spot.entity] = [(0, _how(spot))]
    return held


def map_page(made: Catalogue, found: Gathered, *, book: NameBook) -> dict[str, Any]:
    """Put together what the template of the map shows.

    Why this way: a case may tell of a village and of another continent, so there is one drawing for each part of the
    world, and one of all when there are several; the list carries all that the drawings show and can be
    read and stepped through without them.

    Args:
        made: The case in short.
        found: From `cited`.
        book: Where names are shown.
    """
    drawn = found.drawn[:LISTED]
    lines = [_line(made, book, spot, number=number) for number, spot in enumerate(drawn, start=1)]
    drawings = pictures(drawn, found.anchors)
    return {
        "pictures": drawings,
        "key": _key(drawings),
        "spots": lines,
        "more_spots": len(found.drawn) - len(drawn),
        "missing": [_line(made, book, spot, number=0) for spot in found.missing[:MISSED]],
        "more_missing": max(len(found.missing) - MISSED, 0),
        "spoken": found.spoken,
        "credits": _credits(drawn, drawings),
    }


def _line(made: Catalogue, book: NameBook, spot: Spot, *, number: int) -> SpotLine:
    place = spot.place
    told = [
        (made.briefs[each.span.report].name, made.briefs[each.span.report].date, each.quote, made.span_href(each.span))
        for each in spot.told
        if each.span.report in made.briefs
    ]
    low = place.confidence is not None and place.confidence < SURE
    return SpotLine(
        number=number,
        spot=spot,
        other=None if place.name is None or (known := shortened(place.name, 80)) == spot.name else known,
        how=_how(spot),
        href="" if spot.entity is None else book.href(made, spot.entity),
        counted=counted_words(place),
        doubt=round(100 * place.confidence) if low and place.confidence is not None else None,
        told=told,
    )


def _how(spot: Spot) -> str:
    place = spot.place
    if spot.why is not None:
        return spot.why
    ground = _ground(place)
    if ground is None:
        return stated(place) or ""
    return f"{ground}{reach(place)}" if place.derivation == "named" else f"{ground} · {stated(place)}"


def _ground(place: Place) -> str | None:
    """Say what sort of place a name means and where: a province and its town often bear the same name.

    Returns:
        `None` for what is given by other places.
    """
    if place.kind is None or place.anchors:
        return None
    outline = None if place.country is None else outlines("50m").country(place.country)
    inside = place.country if outline is None else outline.name
    return place.kind if inside is None or place.kind == "country" else f"{place.kind} in {inside}"


def _key(drawings: Sequence[Picture]) -> list[str]:
    """List what the drawings use, for the key to explain, in its order."""
    used = {spot.style for each in drawings for spot in each.spots}
    used |= {"anchor" for each in drawings if each.anchors} | {"town" for each in drawings if each.towns}
    return [each for each in ("dot", "area", "corridor", "whole", "anchor", "town") if each in used]


def _credits(drawn: Sequence[Spot], drawings: Sequence[Picture]) -> list[str]:
    used = {spot.place.gazetteer for spot in drawn} | {one.gazetteer for spot in drawn for one in spot.place.anchors}
    named = [f"Places: {CREDITS.get(name, name)}." for name in sorted(used - {None}, key=str) if name]
    return [CREDIT, *named, *([towns.CREDIT] if any(each.towns for each in drawings) else [])]
