"""How far each rule reaches: from a phrase and the entries of its anchors to a shape."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from whence.resolve.gazetteer.atlas import Atlas
from whence.resolve.gazetteer.entries import Entry
from whence.resolve.gazetteer.outlined import is_area, main_ring, rings
from whence.resolve.relative import corridors
from whence.resolve.relative.bearings import half_angle
from whence.resolve.relative.geometry import Shape, area, disc, extent, ring, sector
from whence.resolve.relative.phrases import Phrase
from whence.resolve.relative.words import words
from whence.text.earth import Point, clipped

#: Discs around a town: share of the town's radius, and metres on top of it. Set on the tune half of
#: bench/relative.jsonl in November 2026; "near" has no agreed width.
DISCS: Mapping[str, tuple[float, float]] = {
    "near": (1.3, 12_000),
    "around": (1.6, 14_000),
    "in_and_around": (1.6, 12_000),
    "outside": (1.25, 10_000),
    "outskirts": (1.2, 6_000),
    "suburb": (1.3, 6_000),
    "centre": (0.3, 800),
    "off": (1.5, 25_000),
}
#: What "north of" reaches without a distance, in metres beyond one and a half radii of the town.
BESIDE = {"just": 10_000.0, "right": 10_000.0, "immediately": 10_000.0, "far": 80_000.0, "well": 80_000.0}
BESIDE_ELSE = 40_000.0
#: A distance in words is taken for a fifth more or less than it says; it may be counted from the middle of the town or
#: from its edge.
SLACK = 0.2


@dataclass(frozen=True, slots=True)
class Given:
    """What a rule works on: the phrase and the entries of its anchors, one each."""

    phrase: Phrase
    entries: tuple[Entry, ...]
    atlas: Atlas

    @property
    def entry(self) -> Entry:
        """The first anchor."""
        return self.entries[0]

    @property
    def point(self) -> Point:
        """Where the first anchor lies."""
        return self.entry.lon, self.entry.lat


def shape(given: Given) -> tuple[str, Shape] | None:
    """Work out where a phrase points to.

    Why this way: every rule has one stated width, so that two readers of the same words get the same area; what the
    text leaves open (which edge, which road, which end) stays inside the area.

    Returns:
        The rule that gave it (an area takes other rules than a town: "around Orselland" is all of it) and the shape;
        `None` when the words give no ground ("near" a country, "between" two).

    Source: point-radius and shape methods of Zermoglio, Chapman, Wieczorek et al., 2020, Georeferencing Quick Reference
        Guide, GBIF; widths for words without a distance are ours.
    """
    rule = given.phrase.rule
    if is_area(given.entry):
        rule = _OF_AREAS.get(rule, rule)
    elif rule in ("middle", "coast", "part"):
        rule = {"middle": "centre", "coast": "off", "part": "town_part"}[rule]
    made = _RULES[rule](given)
    return None if made is None else (rule, made)


def reach(entry: Entry, rule: str) -> float:
    """Give the radius in metres of the disc that a rule draws around a town."""
    share, more = DISCS[rule]
    return share * entry.radius_m + more


def _disc(given: Given) -> Shape | None:
    if is_area(given.entry):
        return None
    rule = given.phrase.rule if given.phrase.rule in DISCS else "centre"
    bearing, radius = given.phrase.bearing, reach(given.entry, rule)
    if bearing is None or rule == "centre":
        return disc(given.point, radius)
    return sector(given.point, bearing=bearing, half=55, least=0.2 * given.entry.radius_m, most=radius)


def _offshore(given: Given) -> Shape | None:
    return None if is_area(given.entry) else disc(given.point, reach(given.entry, "off"))


def _spread(given: Given) -> tuple[float, float]:
    """Give the least and the most metres of a stated distance."""
    said = given.phrase.length
    low, high = (0.0, 0.0) if said is None else (said.low, said.high)
    radius = given.entry.radius_m
    least = (1 - SLACK) * low - 0.3 * radius
    # A distance of a few kilometres is one from the edge when the town itself is larger.
    return max(0.0, least) if low > radius else 0.0, (1 + SLACK) * high + (0.4 if high > radius else 1.0) * radius + 500


def _offset(given: Given) -> Shape | None:
    bearing = given.phrase.bearing
    if bearing is None or is_area(given.entry):
        return None
    least, most = _spread(given)
    return sector(given.point, bearing=bearing, half=half_angle(bearing), least=least, most=most)


def _distance(given: Given) -> Shape | None:
    return None if is_area(given.entry) else ring(given.point, *_spread(given))


def _within(given: Given) -> Shape | None:
    said = given.phrase.length
    if said is None or is_area(given.entry):
        return None
    return disc(given.point, 1.1 * said.high + 0.5 * given.entry.radius_m)


def _travel(given: Given) -> Shape | None:
    said = given.phrase.length
    if said is None or is_area(given.entry):
        return None
    slow, fast = words()["speeds"][given.phrase.way or "any"]
    least, most = 1000 * slow * said.low, 1000 * fast * said.high + given.entry.radius_m
    bearing = given.phrase.bearing
    if bearing is None:
        return ring(given.point, least, most)
    return sector(given.point, bearing=bearing, half=half_angle(bearing) + 5, least=least, most=most)


def _direction(given: Given) -> Shape | None:
    bearing, radius = given.phrase.bearing, given.entry.radius_m
    if bearing is None:
        return None
    most = 1.5 * radius + BESIDE.get(given.phrase.nudge or "", BESIDE_ELSE)
    half = 50.0 if bearing % 90 == 0 else 40.0
    return sector(given.point, bearing=bearing, half=half, least=0.3 * radius, most=most)


def _town_part(given: Given) -> Shape | None:
    bearing = given.phrase.bearing
    if bearing is None:
        return None
    return sector(given.point, bearing=bearing, half=55, least=0, most=given.entry.radius_m + 1_000)


def _part(given: Given) -> Shape | None:
    """Keep one side of an area: 45 % of its extent, and for "north-east" 55 % both ways."""
    bearing = given.phrase.bearing
    if bearing is None:
        return None
    west, south, east, north = extent(main_ring(given.entry, given.atlas))
    wide, high = east - west, north - south
    kept = 0.45 if bearing % 90 == 0 else 0.55
    sides = round(bearing / 45) % 8
    window = (
        east - kept * wide if sides in (1, 2, 3) else west,
        north - kept * high if sides in (7, 0, 1) else south,
        west + kept * wide if sides in (5, 6, 7) else east,
        south + kept * high if sides in (3, 4, 5) else north,
    )
    return _cut(given, window)


def _middle(given: Given) -> Shape | None:
    """Keep the middle half of an area's extent, both ways."""
    west, south, east, north = extent(main_ring(given.entry, given.atlas))
    wide, high = (east - west) / 4, (north - south) / 4
    return _cut(given, (west + wide, south + high, east - wide, north - high))


def _cut(given: Given, window: tuple[float, float, float, float]) -> Shape | None:
    kept = [cut for one in rings(given.entry, given.atlas) if (cut := clipped(one, window))]
    return area([[one] for one in kept]) if kept else None


def _whole(given: Given) -> Shape | None:
    if not is_area(given.entry):
        return disc(given.point, reach(given.entry, "in_and_around"))
    return area([[one] for one in rings(given.entry, given.atlas)])


def _corridor(given: Given) -> Shape | None:
    return corridors.shape(given.phrase, given.entries)


#: What a rule for towns means of a country, a region or a sea.
_OF_AREAS = {"around": "across", "in_and_around": "across", "centre": "middle", "direction": "part"}
_RULES: Mapping[str, Callable[[Given], Shape | None]] = {
    **dict.fromkeys(("near", "around", "in_and_around", "outside", "outskirts", "suburb", "centre"), _disc),
    "off": _offshore,
    "offset": _offset,
    "distance": _distance,
    "within": _within,
    "travel": _travel,
    "direction": _direction,
    "town_part": _town_part,
    "part": _part,
    "middle": _middle,
    "across": _whole,
    **dict.fromkeys(("between", "halfway", "road", "road_km", "border", "borders", "coast"), _corridor),
}
