"""What may be drawn of a place: its geometry with its full extent, and words for it."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal

from whence.model.reading import Place
from whence.publish.phrases import counted
from whence.text.earth import Point, circle, clipped, signed_area

#: Up to this uncertainty in metres a place may be drawn as a point.
PIN_M = 5_000.0
#: Decimals of degrees in what is written, 11 m.
DECIMALS = 4
#: Latitude of a disc's middle at most.
POLE = 89.999
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
    """Give the number of things told of a place in words: "6 depots", "some of them"; `None` when none is."""
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
    # At a pole itself bearings mean nothing.
    return _rounded(_continued(circle((lon, min(max(lat, -POLE), POLE)), place.uncertainty_m or 0.0)))


def _continued(ring: Sequence[Point]) -> list[Point]:
    """Write the longitudes of a ring without jumps; one that runs all around a pole is led along it."""
    made = [ring[0]]
    for lon, lat in ring[1:]:
        before = made[-1]
        along = abs(lat) == abs(before[1]) == 90
        made.append((lon if along else lon - 360 * round((lon - before[0]) / 360), lat))
    if abs(made[-1][0] - made[0][0]) > 180:
        pole = math.copysign(90.0, sum(lat for _, lat in made))
        made += [(made[-1][0], pole), (made[0][0], pole), made[0]]
    return made


def _polygons(polygons: Iterable[Sequence[Sequence[Sequence[float]]]]) -> dict[str, Any]:
    """Cut polygons where they run past 180 degrees and turn their rings as RFC 7946 asks.

    What is smaller than the decimals kept is left out, and a point when nothing else remains.
    """
    held = [_together([_continued([(lon, lat) for lon, lat in ring]) for ring in polygon]) for polygon in polygons]
    made = []
    for rings in held:
        lons = [lon for lon, _ in rings[0]]
        for turn in range(math.floor((min(lons) + 180) / 360), math.floor((max(lons) + 180) / 360) + 1):
            window = (360.0 * turn - 180, -90.0, 360.0 * turn + 180, 90.0)
            cut = [_moved(clipped(ring, window), -360.0 * turn) for ring in rings]
            if cut[0]:
                made.append([_rounded(_turned(ring, outer=at == 0)) for at, ring in enumerate(cut) if ring])
    if not made:
        return {"type": "Point", "coordinates": _rounded([_within(held[0][0][0])])[0]}
    if len(made) == 1:
        return {"type": "Polygon", "coordinates": made[0]}
    return {"type": "MultiPolygon", "coordinates": made}


def _together(rings: Sequence[list[Point]]) -> list[list[Point]]:
    """Write the longitudes of holes so that they lie in their ring."""
    middle = _middle(rings[0])
    return [[(lon + 360 * round((middle - _middle(ring)) / 360), lat) for lon, lat in ring] for ring in rings]


def _middle(ring: Sequence[Point]) -> float:
    lons = [lon for lon, _ in ring]
    return (min(lons) + max(lons)) / 2


def _moved(ring: Sequence[Point], degrees: float) -> list[Point]:
    """Move a ring east; empty when its area is nothing at the decimals kept."""
    rounded = [(lon, lat) for lon, lat in _rounded([(lon + degrees, lat) for lon, lat in ring])]
    return rounded if len(set(rounded)) > 2 and signed_area(rounded) != 0 else []


def _within(point: Point) -> Point:
    return (point[0] + 180) % 360 - 180, point[1]


def _lines(lines: Iterable[Sequence[Sequence[float]]]) -> dict[str, Any]:
    held = [[(lon, lat) for lon, lat in line] for line in lines]
    made = [_rounded(part) for line in held for part in _parts(line)]
    made = [part for part in made if any(point != part[0] for point in part)]
    if not made:
        return {"type": "Point", "coordinates": _rounded([_within(held[0][0])])[0]}
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
