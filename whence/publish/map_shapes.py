"""What may be drawn of a place: its geometry with its full extent, and words for it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal

from whence.model.reading import Place
from whence.publish.phrases import counted
from whence.text.earth import Point, circle, clipped, signed_area

#: Up to this uncertainty in metres a place may be drawn as a point.
PIN_M = 5_000.0
#: Decimals of degrees in what is written, 11 m.
DECIMALS = 4
#: The named sources of the ground, as their licences ask.
CREDITS: Mapping[str, str] = {
    "geonames": "GeoNames (geonames.org), CC BY 4.0",
    "case": "places.csv of this case",
}
Role = Literal["exact", "representative", "corridor", "region"]

#: Each rule in words.
RULES: Mapping[str, str] = {
    "named": "the place itself",
    "case": "as places.csv has it",
    "near": "near the place named",
    "around": "around the place named",
    "in_and_around": "in the place named and around it",
    "outside": "just outside the place named",
    "outskirts": "on the outskirts",
    "suburb": "a suburb or district",
    "centre": "in the middle of the town",
    "town_part": "one side of the town",
    "off": "off the coast there",
    "offset": "a distance and a bearing from the place named",
    "distance": "a distance from the place named, bearing unknown",
    "within": "within a distance of the place named",
    "travel": "a time on the way from the place named",
    "direction": "a bearing from the place named, distance unknown",
    "part": "one side of the area",
    "middle": "the middle of the area",
    "across": "all over the area",
    "between": "between two places, along the straight line",
    "halfway": "about halfway between two places",
    "road": "on the way between two places, course unknown",
    "road_km": "a kilometre of a road whose course is unknown",
    "border": "along a border",
    "borders": "along a country's borders",
    "coast": "along a coast",
    "count_in": "several things in the place named",
}


def role(place: Place) -> Role | None:
    """Say what the geometry of a place stands for, `None` when it has none."""
    if place.geometry is None:
        return None
    if "LineString" in place.geometry:
        return "corridor"
    if place.status != "located" or place.derivation == "count_in" or "Polygon" in place.geometry:
        return "region"
    return "exact" if (place.uncertainty_m or 0.0) <= 500 else "representative"


def stated(place: Place) -> str | None:
    """Say in words how a place was placed and how wide it is, `None` when it was not."""
    if place.geometry is None:
        return None
    how = RULES.get(place.derivation or "", "the place itself")
    return f"{how}{reach(place)}"


def reach(place: Place) -> str:
    """Say how wide the geometry of a place is, to be written behind other words; empty for an area, which is drawn."""
    if place.geometry is None or "Polygon" in place.geometry:
        return ""
    return (
        f", {_km(place.uncertainty_m)} to either side"
        if "LineString" in place.geometry
        else f", within {_km(place.uncertainty_m)}"
    )


def drawn_geometry(place: Place) -> dict[str, Any] | None:
    """Give the geometry of a place as it may be drawn: a disc wider than 5 km as a polygon, cut at 180 degrees.

    Args:
        place: Any place; its lines keep their half width in `uncertainty_m`, since a line is no pin.
    """
    given = whole_geometry(place)
    if given is None or given["type"] == "Point":
        return given
    several = given["type"].startswith("Multi")
    parts = given["coordinates"] if several else [given["coordinates"]]
    return _lines(parts) if given["type"].endswith("LineString") else _polygons(parts)


def whole_geometry(place: Place) -> dict[str, Any] | None:
    """Give the same in one piece: what lies over the 180th meridian runs on beyond it."""
    given: dict[str, Any] | None = None if place.geometry is None else json.loads(place.geometry)
    if given is None or given["type"] != "Point" or (place.uncertainty_m or 0.0) <= PIN_M:
        return given
    return {"type": "Polygon", "coordinates": [_round_disc(place, given)]}


def counted_words(place: Place) -> str | None:
    """Give the number of things told of a place in words: "14 camps", "some of them"; `None` when none is."""
    held = {} if place.parameters is None else json.loads(place.parameters)
    if "count_low" not in held:
        return None
    thing = held.get("counted") or "of them"
    if held["count"] is not None:
        return counted(int(held["count"]), thing, thing)
    if held["count_low"] is None or held["count_high"] is None:
        return f"several {thing}"
    return f"{held['count_low']:,} to {held['count_high']:,} {thing}"


def _km(metres: float | None) -> str:
    return "an unknown distance" if metres is None else f"{max(1, round(metres / 1000)):,} km"


def _round_disc(place: Place, given: Mapping[str, Any]) -> list[list[float]]:
    lon, lat = given["coordinates"]
    return _rounded(circle((lon, lat), place.uncertainty_m or 0.0))


def _polygons(polygons: Iterable[Sequence[Sequence[Sequence[float]]]]) -> dict[str, Any]:
    """Cut polygons where they run past 180 degrees and turn their rings as RFC 7946 asks."""
    made = []
    for polygon in polygons:
        rings = [[(lon, lat) for lon, lat in ring] for ring in polygon]
        for shift in (0, 360, -360):
            window = (-180.0 + shift, -90.0, 180.0 + shift, 90.0)
            cut = [kept for ring in rings if (kept := clipped(ring, window))]
            if cut and clipped(rings[0], window):
                moved = [[(lon - shift, lat) for lon, lat in ring] for ring in cut]
                made.append([_rounded(_turned(ring, outer=at == 0)) for at, ring in enumerate(moved)])
    if len(made) == 1:
        return {"type": "Polygon", "coordinates": made[0]}
    return {"type": "MultiPolygon", "coordinates": made}


def _lines(lines: Iterable[Sequence[Sequence[float]]]) -> dict[str, Any]:
    made = [_rounded(part) for line in lines for part in _parts([(lon, lat) for lon, lat in line])]
    if len(made) == 1:
        return {"type": "LineString", "coordinates": made[0]}
    return {"type": "MultiLineString", "coordinates": made}


def _parts(line: list[Point]) -> list[list[Point]]:
    """Cut a line where it crosses 180 degrees."""
    parts: list[list[Point]] = [[]]
    shift = 360 * round(line[0][0] / 360)
    for at, (lon, lat) in enumerate(line):
        here = 360 * round(lon / 360)
        if at and here != shift:
            before_lon, before_lat = line[at - 1]
            bound = (shift + here) / 2
            share = (bound - before_lon) / (lon - before_lon)
            height = before_lat + share * (lat - before_lat)
            parts[-1].append((bound - shift, height))
            parts.append([(bound - here, height)])
            shift = here
        parts[-1].append((lon - shift, lat))
    return [part for part in parts if len(part) > 1]


def _turned(ring: Sequence[Point], *, outer: bool) -> Sequence[Point]:
    return ring if (signed_area(ring) > 0) == outer else ring[::-1]


def _rounded(points: Sequence[Point]) -> list[list[float]]:
    return [[round(lon, DECIMALS), round(lat, DECIMALS)] for lon, lat in points]
