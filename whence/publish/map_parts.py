"""Part the places of a case into pictures: one of everything, one for each part of the world that they lie in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from string import ascii_uppercase
from typing import Any

from whence.publish.map_drawing import Marked, Picture, Told, picture, points_of
from whence.publish.map_frame import LARGER, PART, SQUAT, Box, Frame, extent, frame, groups
from whence.publish.map_shapes import whole_geometry
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
    marked = _turned(
        [one for number, spot in enumerate(drawn, start=1) if (one := _marked(number, spot, anchors)) is not None]
    )
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
    made = [picture((("All places",), 0) if parts else _told(shown), everything, marked, parts=pointed)]
    for letter, window, inside in parts:
        beside = [one for one in marked if one not in inside and _shows(one, window.box)]
        made.append(picture(_told(inside), window, [*inside, *beside], letter=letter))
    return made


def _worth(inside: Sequence[Marked], everything: Frame) -> bool:
    """Tell whether spots gain by a drawing of their own: they are several, or too small in that of everything."""
    west, south, east, north = extent(points_of(inside[0].geometry))
    return len(inside) > 1 or max((east - west) * everything.across, (north - south) * everything.up) < SMALL


def _marked(number: int, spot: Spot, anchors: Mapping[tuple[str, str], Point]) -> Marked | None:
    place = spot.place
    geometry = whole_geometry(place)
    if geometry is None:
        return None
    named = place.kind in WHOLE and place.status in ("region", "located")
    known = [(one.name, anchors.get((one.gazetteer, one.gazetteer_id))) for one in place.anchors]
    return Marked(
        number=number,
        names=(spot.name, *((place.name,) if place.name is not None else ())),
        geometry=_whole(geometry),
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


def _told(inside: Sequence[Marked]) -> Told:
    """Name a drawing by what is told of most in it."""
    first = sorted(inside, key=lambda one: (-one.mentions, one.number))
    names = tuple(dict.fromkeys(one.names[0] for one in first))
    return names[:NAMED], max(len(names) - NAMED, 0)


def _turned(marked: Sequence[Marked]) -> list[Marked]:
    """Turn the globe so that no window is cut by the 180th meridian: it is opened where the widest gap is."""
    if not marked:
        return []
    middles = sorted(_middle(one)[0] for one in marked if not one.whole) or [_middle(one)[0] for one in marked]
    gaps = [(to - lon, to) for lon, to in zip(middles, [*middles[1:], middles[0] + 360], strict=True)]
    first = max(gaps, key=lambda gap: (gap[0], gap[1] > 180))[1]
    if first > middles[-1]:
        return list(marked)
    return [replace(one, geometry=_shifted(one.geometry, 360.0)) if _middle(one)[0] < first else one for one in marked]


def _whole(geometry: Mapping[str, Any]) -> Mapping[str, Any]:
    """Put what was cut at the 180th meridian together again, east of it."""
    west, _, east, _ = extent(points_of(geometry))
    if east - west <= 180 or not geometry["type"].startswith("Multi"):
        return geometry
    pieces = [{"type": geometry["type"][5:], "coordinates": piece} for piece in geometry["coordinates"]]
    moved = [_shifted(piece, 360.0) if _west(piece) else piece for piece in pieces]
    return {"type": geometry["type"], "coordinates": [piece["coordinates"] for piece in moved]}


def _west(piece: Mapping[str, Any]) -> bool:
    west, _, east, _ = extent(points_of(piece))
    return west + east < 0


def _shifted(geometry: Mapping[str, Any], degrees: float) -> dict[str, Any]:
    def moved(coordinates: Any) -> Any:  # noqa: ANN401 - nested to any depth
        if isinstance(coordinates[0], (int, float)):
            return [coordinates[0] + degrees, coordinates[1]]
        return [moved(each) for each in coordinates]

    return {"type": geometry["type"], "coordinates": moved(geometry["coordinates"])}
