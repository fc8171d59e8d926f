"""How well relative places are found and how wide they are drawn, on our own set.

`python -m bench.relative [tune|hold] [--show] [--read]`; with `--read` nothing is given: the reader and the gazetteer find the
anchors too, each sentence a report of its own, so a name that several places bear stays ambiguous and is not placed.

`relative.jsonl`: invented sentences with real towns, labelled before the rules (guide in labels.md): phrase, rule, anchors, and the
area that an expert would accept. The anchors are given: each label's place is looked up in the shipped gazetteer by name and
nearest point (towns), code (countries) or nearest region, so that what is measured is the rule and not the choice among namesakes.

* **found**: a place of the right sort overlaps the labelled phrase.
* **contains**: of the labels with an area, the share whose accepted area lies inside the stated one: at least 95 % of some 400
  points spread over it ("contains all": every point). A label without an answer counts as not contained.
* **times the area**: stated area over accepted area, median over the answered labels.
* **not placed**: labels without ground (unknown facilities, unknown anchors) that got no geometry.
* **false**: relative places read into the sentences that give none, a hundred sentences.
* **counts**: labels with a number of things: one place that carries the number.
"""

from __future__ import annotations

import itertools
import json
import math
import statistics
import sys
from collections import Counter
from functools import cache
from pathlib import Path

from whence.lang.outlines import outlines
from whence.model.identity import content_id
from whence.model.reading import Place, Reading, Sentence
from whence.model.reports import Published, Report
from whence.resolve.gazetteer import atlas as atlases
from whence.resolve.places.placing import places
from whence.resolve.relative.anchors import Sited
from whence.resolve.relative.geometry import Shape
from whence.resolve.relative.meeting import holds, size_km2
from whence.resolve.relative.placing import relative
from whence.text.earth import along, bearing, distance_m, moved

OWN = Path(__file__).with_name("relative.jsonl")
#: Points tried of an accepted area, about.
POINTS = 400
#: Share of them that must lie inside.
CONTAINED = 0.95


@cache
def atlas():
    return atlases.Atlas([atlases.shipped()])


def rows(which=None):
    made = [json.loads(line) for line in OWN.read_text("utf-8").splitlines()]
    return [row for row in made if which is None or row["split"] == which]


def entry_of(anchor):
    """Look an anchor up as the label means it."""
    found = atlas().find(anchor["name"])
    if anchor["kind"] == "country":
        return next((one for one in found if one.kind == "country" and one.country == anchor["country"]), None)
    if anchor["kind"] is None:
        return None
    here = anchor["lon"], anchor["lat"]
    near = [one for one in found if one.kind != "country" and distance_m(here, (one.lon, one.lat)) < 60_000]
    return min(near, key=lambda one: (one.kind != anchor["kind"], distance_m(here, (one.lon, one.lat))), default=None)


@cache
def reader():
    from whence.read.english import English

    return English()


def read(row):
    """Read the relative places of a row, nothing given."""
    report = report_of(row)
    found = places(report, reader().reading(report), atlas())
    sited = {one.id: Sited(one, atlas().entry(one.gazetteer or "", one.gazetteer_id or "")) for one in found}
    return tuple(one for one in found if one.parameters or one.kind == "facility"), sited


def report_of(row):
    """Make a report of one row."""
    return Report(
        content_id("report", row["id"]),
        "x",
        None,
        None,
        None,
        None,
        None,
        Published(),
        "text/plain",
        "en",
        "0" * 64,
        None,
        row["text"],
    )


def answers(row):
    """Read the relative places of a row, its anchors given."""
    report, text = report_of(row), row["text"]
    sited, at = [], 0
    for anchor in row["anchors"]:
        start = text.index(anchor["name"], at)
        end = start + len(anchor["name"])
        while end < len(text) and text[end].isalpha():
            end += 1
        at = end
        entry, use = entry_of(anchor), row.get("use", "literal")
        geometry = None if entry is None else json.dumps({"type": "Point", "coordinates": [entry.lon, entry.lat]})
        place = Place(
            content_id("place", report.id, start, end), report.span(start, end), "unlocated" if entry is None else "located",
            geometry, None if entry is None else entry.radius_m, None, None, None, use=use, confidence=0.9,
        )  # fmt: skip
        sited.append(Sited(place, entry))
    reading = Reading(report.id, (Sentence("s", report.id, 0, len(text)),), (), (), (), ())
    return relative(report, reading, sited, atlas=atlas()), {one.place.id: one for one in sited}


def shape_of(place, sited):
    if place.geometry is None:
        return None
    if place.derivation == "count_in" and sited[place.id].entry.kind == "country":
        drawn = outlines("50m").country(sited[place.id].entry.country)
        rings = [[[(x, y) for x, y in polygon[0]]] for polygon in drawn.polygons]
        return Shape({"type": "MultiPolygon", "coordinates": rings}, 0.0)
    return Shape(json.loads(place.geometry), place.uncertainty_m)


def spread(accepted):
    """Spread points over an accepted area; gives them with its area in square kilometres."""
    if accepted["shape"] == "union":
        parts = [spread(part) for part in accepted["parts"]]
        return [point for points, _ in parts for point in points], sum(size for _, size in parts)
    return SPREAD[accepted["shape"]](accepted)


def _sector(at, turn):
    first, last, half, middle = turn
    points = []
    for step in range(20):
        away = math.sqrt(first**2 + (last**2 - first**2) * (step + 0.5) / 20)
        points += [moved(at, middle - half + 2 * half * (turn + 0.5) / 20, 1000 * away) for turn in range(20)]
    return points, math.pi * (last**2 - first**2) * half / 180


def _disc(accepted):
    return _sector(tuple(accepted["at"]), (0, accepted["km"], 180, 0))


def _sector_of(accepted):
    return _sector(
        tuple(accepted["at"]), (accepted["from_km"], accepted["to_km"], accepted["half"], accepted["bearing"])
    )


def _beside(start, end, km):
    whole, towards = distance_m(start, end), bearing(start, end)
    points = []
    for step in range(20):
        on = along(start, end, (step + 0.5) / 20)
        points += [moved(on, towards + 90, 1000 * km * (2 * (side + 0.5) / 20 - 1)) for side in range(20)]
    return points, 2 * km * whole / 1000


def _corridor(accepted):
    start, end = (tuple(point) for point in accepted["line"])
    return _beside(along(start, end, accepted["from"]), along(start, end, accepted["to"]), accepted["km"])


def _polygon(accepted):
    """Spread points over a polygon drawn by hand, as far as it lies in its country."""
    points, size = _grid([[tuple(point) for point in accepted["ring"]]])
    polygons = outlines("50m").country(accepted["code"]).polygons
    land = Shape(
        {"type": "MultiPolygon", "coordinates": [[[(x, y) for x, y in polygon[0]]] for polygon in polygons]}, 0.0
    )
    inside = [point for point in points if holds(land, point)]
    return inside, size * len(inside) / len(points)


def _country(accepted):
    polygons = outlines("50m").country(accepted["code"]).polygons
    return _grid([[(x, y) for x, y in polygon[0]] for polygon in polygons])


def _grid(rings):
    """Spread points over rings by area."""
    drawn = Shape({"type": "MultiPolygon", "coordinates": [[[*ring, ring[0]]] for ring in rings]}, 0.0)
    lons, lats = [x for ring in rings for x, _ in ring], [y for ring in rings for _, y in ring]
    points = []
    for row in range(50):
        lat = min(lats) + (row + 0.5) / 50 * (max(lats) - min(lats))
        many = max(1, round(50 * math.cos(math.radians(lat))))
        points += [(min(lons) + (column + 0.5) / many * (max(lons) - min(lons)), lat) for column in range(many)]
    return [point for point in points if holds(drawn, point)], size_km2(drawn)


def _strip(lines, km):
    points, size = [], 0.0
    for one in lines:
        line = [(float(x), float(y)) for x, y in one]
        for start, end in itertools.pairwise(line):
            if distance_m(start, end) > 0:
                beside, more = _beside(start, end, km)
                points += beside[::37]
                size += more
    return points, size


def _border(accepted):
    return _strip(outlines("50m").border(*accepted["codes"]), accepted["km"])


def _coast(accepted):
    return _strip(outlines("50m").coast(accepted["code"]), accepted["km"])


SPREAD = {
    "disc": _disc, "sector": _sector_of, "corridor": _corridor, "polygon": _polygon, "country": _country,
    "border": _border, "coast": _coast,
}  # fmt: skip


def judged(row, answer=answers):
    """Judge one row."""
    found, sited = answer(row)
    if row["phrase"] is None:
        return {"none": 1, "false": len([place for place in found if place.status == "relative"])}
    start = row["text"].index(row["phrase"])
    end = start + len(row["phrase"])
    over = [place for place in found if place.span.start < end and start < place.span.end]
    if row["accepted"]["shape"] == "none":
        suggested = row.get("suggestion")
        names = [one.name for place in over for one in place.candidates]
        return {
            "unplaced": 1, "not placed": all(place.geometry is None for place in over),
            "suggestions": suggested is not None, "suggested": suggested is not None and bool(over) and suggested in names,
        }  # fmt: skip
    placed = [place for place in over if place.geometry is not None]
    made = {"areas": 1, "found": bool(placed), "several": len(placed) > 1}
    if "count" in row:
        held = [json.loads(place.parameters or "{}") for place in placed]
        made |= {"counts": 1, "counted": len(placed) == 1 and held[0].get("count", "-") == row["count"]}
    if placed:
        points, size = spread(row["accepted"])
        shapes = [shape_of(place, sited) for place in placed]
        inside = sum(any(holds(shape, point) for shape in shapes) for point in points) / len(points)
        made |= {
            "inside": inside,
            "contains": inside >= CONTAINED,
            "all": inside == 1.0,
            "ratio": sum(map(size_km2, shapes)) / size,
        }
    return made


def measure(which=None, *, show=False, answer=answers):
    """Score our own set, or one half of it."""
    held, ratios, by_rule = Counter(), [], {}
    for row in rows(which):
        one = judged(row, answer)
        ratio = one.pop("ratio", None)
        if ratio is not None:
            ratios.append(ratio)
        held.update({name: value for name, value in one.items() if name != "inside"})
        by_rule.setdefault(row["rule"], []).append((one.get("contains"), ratio))
        wrong = (
            one.get("false")
            or (one.get("areas") and not one.get("contains"))
            or (one.get("unplaced") and not one["not placed"])
            or (ratio or 0) > 5
        )
        wrong = (
            wrong or one.get("counts", 0) > one.get("counted", 0) or one.get("suggestions", 0) > one.get("suggested", 0)
        )
        if show and wrong:
            found = [(place.status, place.derivation, place.span.text, place.parameters) for place in answer(row)[0]]
            print(f"{row['id']} {row['rule']}: {row['text']}\n    {one} ratio {ratio and round(ratio, 1)} {found}")
    if show:
        for rule, results in by_rule.items():
            known = [ratio for _, ratio in results if ratio is not None]
            print(
                f"{rule:15} {len(results):3} contained {sum(bool(c) for c, _ in results):3} median {statistics.median(known) if known else 0:.1f}"
            )
    share = lambda part, whole: round(100 * held[part] / max(1, held[whole]), 1)  # noqa: E731 - a share is a share
    return {
        "relative found": share("found", "areas"),
        "relative contains": share("contains", "areas"),
        "relative contains all": share("all", "areas"),
        "relative times the area, median": round(statistics.median(ratios), 2) if ratios else 0.0,
        "relative not placed": share("not placed", "unplaced"),
        "relative container suggested": share("suggested", "suggestions"),
        "relative counts": share("counted", "counts"),
        "relative false": share("false", "none"),
    }


if __name__ == "__main__":
    for name, value in measure(
        next((each for each in sys.argv[1:] if each in ("tune", "hold")), None),
        show="--show" in sys.argv,
        answer=read if "--read" in sys.argv else answers,
    ).items():
        print(f"{name:40} {value}")
