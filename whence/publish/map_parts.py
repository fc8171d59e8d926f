"""Part the places of a case into pictures: one of everything, one for each part of the world that they lie in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from string import ascii_uppercase

from whence.publish.map_drawing import Marked, Picture, picture, points_of
from whence.publish.map_frame import LARGER, PART, SQUAT, Box, Frame, extent, frame, groups
from whence.publish.map_shapes import drawn_geometry
from whence.publish.map_spots import Spot
from whence.text.earth import Point

#: Kinds that a name alone gives as a whole area.
WHOLE = frozenset(("country", "region", "land", "water"))
#: Degrees across up to which an area named as a whole widens the picture of everything.
NARROW = 15.0
#: Units below which a spot is hard to see.
SMALL = 14.0
#: Pictures of parts at most, and spots that a caption names.
PARTS, NAMED = 8, 4


def pictures(drawn: Sequence[Spot], anchors: Mapping[tuple[str, str], Point]) -> list[Picture]:
    """Draw one picture of everything, and one of each part of the world that gains by it, the fullest first.

    Why this way: a case may tell of a village and of another continent; drawn in one window both would be specks.

    Args:
        drawn: As listed; a spot's number is its place in the list.
        anchors: Where the places lie by which others are given, by gazetteer and id.

    Returns:
        Empty when nothing is to be drawn; else that of everything first.
    """
    marked = [one for number, spot in enumerate(drawn, start=1) if (one := _marked(number, spot, anchors)) is not None]
    shown = [one for one in marked if not one.whole] or marked
    if not shown:
        return []
    boxes = [extent(points_of(one.geometry)) for one in marked]
    everything = frame(
        [box for box, one in zip(boxes, marked, strict=True) if one in shown or box[2] - box[0] < NARROW]
    )
    parts: list[tuple[str, Frame, list[Marked]]] = []
    for group in groups([_middle(one) for one in shown]):
        inside = [shown[number] for number in group]
        window = frame([extent(points_of(one.geometry)) for one in inside], units=PART, flat=SQUAT)
        if len(parts) < PARTS and window.per_km >= LARGER * everything.per_km and _worth(inside, everything):
            parts.append((ascii_uppercase[len(parts)], window, inside))
    pointed = [(letter, window, {one.number for one in inside}) for letter, window, inside in parts]
    made = [picture("All places" if parts else _title(shown), everything, marked, parts=pointed)]
    for letter, window, inside in parts:
        beside = [one for one in marked if one not in inside and _shows(one, window.box)]
        made.append(picture(_title(inside), window, [*inside, *beside], letter=letter))
    return made


def _worth(inside: Sequence[Marked], everything: Frame) -> bool:
    """Tell whether spots gain by a drawing of their own: they are several, or too small in that of everything."""
    west, south, east, north = extent(points_of(inside[0].geometry))
    return len(inside) > 1 or max((east - west) * everything.across, (north - south) * everything.up) < SMALL


def _marked(number: int, spot: Spot, anchors: Mapping[tuple[str, str], Point]) -> Marked | None:
    place = spot.place
    geometry = drawn_geometry(place)
    if geometry is None:
        return None
    named = place.kind in WHOLE and place.status in ("region", "located")
    known = [(one.name, anchors.get((one.gazetteer, one.gazetteer_id))) for one in place.anchors]
    return Marked(
        number=number,
        names=(spot.name, *((place.name,) if place.name is not None else ())),
        geometry=geometry,
        uncertainty_m=place.uncertainty_m or 0.0,
        whole=named or place.derivation == "across",
        mentions=spot.mentions,
        anchors=tuple((name, at) for name, at in known if at is not None),
    )


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
    names = list(dict.fromkeys(one.names[0] for one in first))
    more = len(names) - NAMED
    return ", ".join(names[:NAMED]) + (f" and {more} more" if more > 0 else "")
