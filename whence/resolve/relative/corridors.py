"""Roads, kilometres of a road, ways between two places, borders and coasts: lines with a width."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Mapping, Sequence

from whence.lang.outlines import Line as Drawn
from whence.lang.outlines import outlines
from whence.resolve.gazetteer.entries import Entry
from whence.resolve.gazetteer.outlined import is_area
from whence.resolve.relative.geometry import Shape, corridor, disc, extent, simplified
from whence.resolve.relative.phrases import Phrase
from whence.text.earth import Point, along, distance_m, line

#: Half the width of a way between two towns: a share of its length as the crow flies, and metres at least. Most roads
#: stray less than this from the straight line (own judgement, from maps).
WINDING, LEAST_M = 0.18, 5_000.0
#: "Halfway" holds for this stretch of the way, and half as wide a share of it to either side.
MIDDLE, HALFWAY = (0.37, 0.63), 0.11
#: A kilometre of a road lies this far from its end as the crow flies, as shares of the kilometres: roads wind.
STRAIGHT = (0.75, 1.0)
#: The half width there: a share of the kilometres, and metres at least (research/place_time_figure.md, section 2.5).
ROAD_KM, ROAD_KM_LEAST = 0.25, 3_000.0
#: A road may be this much longer than the straight line; more kilometres than that cannot lie on it.
DETOUR = 1.6
#: Half the width of a border or a coast in metres: the outline's own error is 2 km, "at the border" the rest.
STRIP_M = 15_000.0
#: Degrees within which points of a border or a coast are left out, and the share of the longest line that a piece must
#: have.
TOLERANCE, PIECE = 0.02, 0.03
#: Ends of pieces closer than this, in degrees, are one.
JOIN = 1e-6


def shape(phrase: Phrase, entries: Sequence[Entry]) -> Shape | None:
    """Work out the corridor of a phrase.

    Why this way: without a map of roads the straight line is the only honest one, and its width says so. A kilometre
    is counted from either end unless the text says from which: both stretches are kept.

    Args:
        phrase: Of a rule of this file.
        entries: Of its anchors, one each.

    Returns:
        `None` when the words give no line: two areas, countries without a common border, more kilometres than the
        road can have.
    """
    return _RULES[phrase.rule](phrase, entries)


def _ends(entries: Sequence[Entry]) -> tuple[Point, Point] | None:
    if len(entries) < 2 or any(is_area(entry) for entry in entries[:2]):
        return None
    a, b = ((entry.lon, entry.lat) for entry in entries[:2])
    return None if distance_m(a, b) < 1_000 else (a, b)


def _way(phrase: Phrase, entries: Sequence[Entry]) -> Shape | None:
    ends = _ends(entries)
    if ends is None:
        return None
    if phrase.rule == "halfway":
        width = max(LEAST_M, HALFWAY * distance_m(*ends))
        return corridor([line(along(*ends, MIDDLE[0]), along(*ends, MIDDLE[1]))], width)
    return corridor([line(*ends)], _width(distance_m(*ends)))


def _width(metres: float) -> float:
    return max(LEAST_M, WINDING * metres)


def _kilometre(phrase: Phrase, entries: Sequence[Entry]) -> Shape | None:
    ends = _ends(entries)
    if ends is None or phrase.kilometre is None:
        return None
    metres, whole = 1000 * phrase.kilometre, distance_m(*ends)
    if metres > DETOUR * whole:
        return None
    # It cannot lie farther from the straight line than the whole road does.
    width = min(max(ROAD_KM_LEAST, ROAD_KM * metres), _width(whole))
    near, far = (min(share * metres / whole, 1.0) for share in STRAIGHT)
    # A stretch is (share of the way from A, share of the way from A); from B it runs the other way.
    stretches = [(near, far)] if phrase.counts_from == 0 else [(1 - far, 1 - near)]
    if phrase.counts_from is None:
        stretches = [(near, far), (1 - far, 1 - near)]
        if near <= 1 - near and far >= 1 - far:
            stretches = [(min(near, 1 - far), max(far, 1 - near))]
    if metres == 0:
        return disc(ends[phrase.counts_from], width) if phrase.counts_from is not None else None
    return corridor([line(along(*ends, a), along(*ends, b)) for a, b in stretches], width)


def _border(phrase: Phrase, entries: Sequence[Entry]) -> Shape | None:
    del phrase
    one, other = (entry.country if entry.kind == "country" else None for entry in entries[:2])
    return None if one is None or other is None else _strip(outlines("50m").border(one, other))


def _borders(phrase: Phrase, entries: Sequence[Entry]) -> Shape | None:
    del phrase
    entry = entries[0]
    if entry.kind != "country" or entry.country is None:
        return None
    return _strip(outlines("50m").borders(entry.country))


def _coast(phrase: Phrase, entries: Sequence[Entry]) -> Shape | None:
    entry = entries[0]
    if entry.kind != "country" or entry.country is None:
        return None
    drawn = outlines("50m").coast(entry.country)
    return _strip(drawn if phrase.bearing is None else _side(drawn, phrase.bearing))


def _side(drawn: Sequence[Drawn], bearing: float) -> list[Drawn]:
    """Keep the points of a coast on one side of its extent; a line that leaves that side is cut there."""
    if not drawn:
        return []
    west, south, east, north = extent((float(lon), float(lat)) for one in drawn for lon, lat in one)
    middle_lon, middle_lat = (west + east) / 2, (south + north) / 2
    sides = round(bearing / 45) % 8
    found: list[Drawn] = []
    for one in drawn:
        keep = (
            ((sides not in (1, 2, 3)) | (one[:, 0] >= middle_lon))
            & ((sides not in (5, 6, 7)) | (one[:, 0] <= middle_lon))
            & ((sides not in (7, 0, 1)) | (one[:, 1] >= middle_lat))
            & ((sides not in (3, 4, 5)) | (one[:, 1] <= middle_lat))
        )
        edges = [place + 1 for place in range(len(keep) - 1) if keep[place] != keep[place + 1]]
        bounds = [0, *edges, len(keep)]
        found += [one[start:end] for start, end in itertools.pairwise(bounds) if keep[start] and end - start > 1]
    return found


def _strip(drawn: Iterable[Drawn]) -> Shape | None:
    lines = _joined([[(float(lon), float(lat)) for lon, lat in one] for one in drawn])
    lengths = [sum(distance_m(a, b) for a, b in itertools.pairwise(one)) for one in lines]
    kept = [one for one, length in zip(lines, lengths, strict=True) if length >= PIECE * max(lengths)]
    return corridor([simplified(one, TOLERANCE) for one in kept], STRIP_M) if kept else None


def _joined(lines: Iterable[list[Point]]) -> list[list[Point]]:
    """Put together lines of which one ends where another begins; the order of the lines settles ties."""
    left, made = list(lines), []
    while left:
        one, at = left.pop(0), 0
        while at < len(left):
            both = _linked(one, left[at])
            if both is None:
                at += 1
            else:
                one, at = both, 0
                left = [other for other in left if not _inside(other, one)]
        made.append(one)
    return made


def _linked(one: list[Point], other: list[Point]) -> list[Point] | None:
    for a in (one, one[::-1]):
        for b in (other, other[::-1]):
            if abs(a[-1][0] - b[0][0]) < JOIN and abs(a[-1][1] - b[0][1]) < JOIN:
                return [*a, *b[1:]]
    return None


def _inside(one: list[Point], whole: list[Point]) -> bool:
    return one[0] in whole and one[-1] in whole


_RULES: Mapping[str, Callable[[Phrase, Sequence[Entry]], Shape | None]] = {
    **dict.fromkeys(("between", "halfway", "road"), _way),
    "road_km": _kilometre,
    "border": _border,
    "borders": _borders,
    "coast": _coast,
}
