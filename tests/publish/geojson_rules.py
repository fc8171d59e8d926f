"""What RFC 7946 asks of a GeoJSON text, checked without mercy."""

from __future__ import annotations

import itertools
import json
import math

PARTS = {"Point": 0, "LineString": 1, "MultiLineString": 2, "Polygon": 2, "MultiPolygon": 3}


def faults(text: str) -> list[str]:
    """List what is wrong with the text of a feature collection; empty when nothing is.

    Section numbers are those of RFC 7946. Asked beyond it: no name twice in an object, ids once, rings that do not cross
    themselves, holes inside their outer ring.
    """
    collection = json.loads(text, object_pairs_hook=_once, parse_constant=_no_constant)
    found = []
    if collection.get("type") != "FeatureCollection" or not isinstance(collection.get("features"), list):
        return ["3.3: no feature collection"]
    found += [f"7.1: {name}" for name in ("coordinates", "geometries", "geometry", "properties") if name in collection]
    found += ["4: crs"] * ("crs" in collection)
    for each in collection["features"]:
        found += [f"{each.get('id')}: {fault}" for fault in _feature(each)]
    ids = [each.get("id") for each in collection["features"]]
    return found + ["an id twice"] * (len(ids) != len(set(ids)))


def _once(pairs):
    assert len(pairs) == len({name for name, _ in pairs}), f"a name twice in {[name for name, _ in pairs]}"
    return dict(pairs)


def _no_constant(name):
    raise AssertionError(f"{name} is no JSON")


def _feature(feature):
    if feature.get("type") != "Feature" or not {"geometry", "properties"} <= set(feature):
        return ["3.2: no feature"]
    found = [f"7.1: {name}" for name in ("coordinates", "geometries", "features") if name in feature]
    found += ["3.2: id"] * (not isinstance(feature.get("id", ""), (str, int, float)))
    found += ["3.2: properties"] * (not isinstance(feature["properties"], dict | None))
    return found if feature["geometry"] is None else found + geometry_faults(feature["geometry"])


def geometry_faults(geometry) -> list[str]:
    """List what is wrong with one geometry."""
    if set(geometry) != {"type", "coordinates"} or geometry["type"] not in PARTS:
        return [f"3.1: {sorted(geometry)}"]
    kind, coordinates = geometry["type"], geometry["coordinates"]
    if kind == "Point":
        return _position(coordinates)
    if kind in ("LineString", "MultiLineString"):
        lines = [coordinates] if kind == "LineString" else coordinates
        return [fault for line in lines for fault in _line(line)] + ["3.1.5: empty"] * (not lines)
    polygons = [coordinates] if kind == "Polygon" else coordinates
    return [fault for polygon in polygons for fault in _polygon(polygon)] + ["3.1.7: empty"] * (not polygons)


def _position(position):
    if not isinstance(position, list) or len(position) not in (2, 3):
        return ["3.1.1: not two or three numbers"]
    if any(
        isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value) for value in position
    ):
        return ["3.1.1: no number"]
    lon, lat = position[:2]
    return [f"4: {position} off the globe"] * (not (-180 <= lon <= 180 and -90 <= lat <= 90))


def _line(line):
    found = [fault for position in line for fault in _position(position)]
    if len(line) < 2 or all(position == line[0] for position in line):
        return [*found, "3.1.4: fewer than two positions"]
    return found + _steps(line)


def _steps(line):
    """A step of more than half the globe would be drawn the long way round, but for one along a pole."""
    return [
        f"3.1.9: {a} to {b} crosses the antimeridian"
        for a, b in itertools.pairwise(line)
        if abs(a[0] - b[0]) > 180 and not (a[1] == b[1] and abs(a[1]) == 90)
    ]


def _polygon(polygon):
    if not polygon:
        return ["3.1.6: no ring"]
    found = []
    for number, ring in enumerate(polygon):
        found += [fault for position in ring for fault in _position(position)]
        if len(ring) < 4 or ring[0] != ring[-1]:
            found.append("3.1.6: a ring is not closed")
            continue
        found += _steps(ring)
        size = sum(a[0] * b[1] - b[0] * a[1] for a, b in itertools.pairwise(ring))
        if size == 0:
            found.append("3.1.6: a ring without area")
        elif (size > 0) != (number == 0):
            found.append("3.1.6: a ring runs the wrong way round")
        found += ["a ring crosses itself"] * _crosses(ring)
        if number and not any(_inside(polygon[0], position) for position in ring):
            found.append("3.1.6: a hole outside its ring")
    return found


def _turn(a, b, c):
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _crosses(ring):
    """Tell whether two sides cross; sides that only touch do not."""
    sides = list(itertools.pairwise(ring))
    for number, (a, b) in enumerate(sides):
        low, high = min(a[0], b[0]), max(a[0], b[0])
        for c, d in sides[number + 2 :]:
            if max(c[0], d[0]) <= low or min(c[0], d[0]) >= high:
                continue
            if _turn(a, b, c) * _turn(a, b, d) < 0 and _turn(c, d, a) * _turn(c, d, b) < 0:
                return True
    return False


def _inside(ring, point):
    x, y = point
    inside = False
    for (ax, ay), (bx, by) in itertools.pairwise(ring):
        if (ay > y) != (by > y) and x < ax + (y - ay) * (bx - ax) / (by - ay):
            inside = not inside
    return inside
