"""Decide which place a name means in its report: candidates weighed by a small softmax ranker."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from whence.resolve.gazetteer.atlas import CASE
from whence.resolve.places.clues import Page
from whence.resolve.places.finding import FLOOR, table
from whence.resolve.places.heads import listed_as
from whence.resolve.places.spots import Candidate, Spot
from whence.resolve.places.use import governs
from whence.resolve.places.words import kind_words

#: Candidates of one name that are weighed: countries and regions, then those with most people.
MOST = 40
#: Rounds: the first knows the candidates alone, each later one also what the others are likely to be.
ROUNDS = 3
#: Words within which names stand beside each other.
BESIDE = 8
_PRIOR = 2.0
#: Degrees within which places lie around each other.
_WIDE = 3
_NOTHING: Mapping[int, float] = {}
#: With less than this around it a name stands alone, and half of nothing are countries.
ALONE = 0.1
#: Candidates less likely than this say nothing about the other names.
FAINT = 0.002
_KIND_NAMES = ("country", "region", "district", "town")
FEATURES = (
    *(f"is {kind}" for kind in _KIND_NAMES), "is other", "people", "people unknown", "largest", "below largest", "main",
    "other word", "own", "same country", "same region", "root same country", "root same region", "country named",
    "region named", "holds others", "behind it", "behind it not", "before it", "beside country", "beside region",
    "beside near", "near", "around", "far", "first country", "first region", "kind told", "kind told not", "town told",
    "only", "same name above", "near alone", "same country often", "capital", "governs capital", "governs country",
    "governs other", "country among countries", "country beside countries", "capital among countries",
)  # fmt: skip


_AREA_COLUMNS = [
    FEATURES.index(name)
    for name in (
        "same country", "same region", "root same country", "root same region", "same country often", "country named",
        "region named", "holds others", "beside country", "beside region", "first country", "first region",
        "country among countries", "country beside countries", "capital among countries",
    )
]  # fmt: skip
_NEAR_COLUMNS = [FEATURES.index(name) for name in ("near", "around", "near alone", "far", "beside near")]


@dataclass(slots=True)
class Sense:
    """All spots of one name in a report, which mean one place.

    Attributes:
        places: Where each candidate lies.
        weight: How much it says about the other names: its likelihood of being a place at all, and how often it stands.
        chances: Probability of each candidate, in their order.
        local: Features that the words around give, a row a candidate.
        seen: Features of the last round.
    """

    spots: list[Spot]
    candidates: list[Candidate]
    places: list[_Place]
    weight: float
    chances: NDArray[np.float64]
    local: NDArray[np.float64]
    seen: NDArray[np.float64]

    def settle(self, matrix: NDArray[np.float64], weights: NDArray[np.float64]) -> None:
        """Weigh the candidates once more."""
        self.chances, self.seen = softmax(matrix @ weights), matrix

    def shown(self, name: str) -> float:
        """Give a feature of the likeliest candidate."""
        return float(self.seen[int(self.chances.argmax()), _Columns.AT[name]])


def senses(page: Page, likely: Sequence[float]) -> list[Sense]:
    """Group the spots of a report by name, one sense each, and look at the words around them once.

    Names that are hardly likely to be places at all are left out, unless the case itself holds them.
    """
    held: dict[str, list[tuple[Spot, float]]] = defaultdict(list)
    for spot, chance in zip(page.spots, likely, strict=True):
        if spot.candidates:
            held[spot.key].append((spot, chance))
    made = []
    for group in held.values():
        if max(chance for _, chance in group) < FLOOR and group[0][0].candidates[0].gazetteer.name != CASE:
            continue
        every = {(one.gazetteer.name, one.row): one for spot, _ in group for one in spot.candidates}
        candidates = sorted(every.values(), key=_size)[:MOST]
        spots = [spot for spot, _ in group]
        weight = max(chance for _, chance in group) * math.sqrt(min(len(group), 9))
        prior = np.array([_PRIOR * math.log10(one.gazetteer.population(one.row) + 10) for one in candidates])
        places = [_place(one) for one in candidates]
        local = _local(page, spots, candidates, places=places)
        made.append(Sense(spots, candidates, places, weight, softmax(prior), local, local))
    return made


def _size(one: Candidate) -> tuple[int, int, str, int]:
    wide = {"country": 0, "region": 1, "water": 1, "land": 1}.get(one.gazetteer.kind(one.row), 2)
    return wide, -one.gazetteer.population(one.row), one.gazetteer.name, one.row


def softmax(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """Turn scores into probabilities."""
    raised: NDArray[np.float64] = np.exp(scores - scores.max())
    raised /= raised.sum()
    return raised


def _local(
    page: Page, spots: Sequence[Spot], candidates: Sequence[Candidate], *, places: Sequence[_Place]
) -> NDArray[np.float64]:
    """Look at what depends on the candidates and the words around alone; columns as in `FEATURES`."""
    made = np.zeros((len(candidates), len(FEATURES)))
    people = [one.gazetteer.population(one.row) for one in candidates]
    top = max(people)
    behind, before = _areas(page, spots, "behind"), _areas(page, spots, "before")
    told = {kind for spot in spots for kind in _told(page, spot)}
    ruling = sum(governs(page, spot) for spot in spots) / len(spots)
    names = _Columns(made)
    for place, one in enumerate(candidates):
        kind = one.gazetteer.kind(one.row)
        holders = places[place].above
        names.put(place, f"is {kind}" if kind in _KIND_NAMES else "is other")
        names.put(place, "people", math.log10(people[place] + 1) / 8)
        names.put(place, "people unknown", not people[place])
        names.put(place, "largest", people[place] == top)
        names.put(place, "below largest", math.log10((top + 100) / (people[place] + 100)) / 4)
        names.put(place, "main", one.main)
        names.put(place, "other word", one.form != "name")
        names.put(place, "own", one.gazetteer.name != "geonames")
        names.put(place, "only", len(candidates) == 1)
        names.put(place, "behind it", bool(behind & holders))
        names.put(place, "behind it not", bool(behind) and not behind & holders)
        names.put(place, "before it", bool(before & holders))
        names.put(place, "kind told", kind in told)
        names.put(place, "kind told not", bool(told) and kind not in told)
        names.put(place, "town told", kind == "town" and bool(told & {"facility", "town"}))
        capital = places[place].is_capital
        names.put(place, "capital", capital)
        names.put(place, f"governs {'capital' if capital else 'country' if kind == 'country' else 'other'}", ruling)
        above = {other.row for other in candidates if other.gazetteer is one.gazetteer and other is not one}
        names.put(place, "same name above", any(row in above for _, row in holders))
    return made


class _Columns:
    """A matrix written by the names of its columns."""

    AT: ClassVar = {name: index for index, name in enumerate(FEATURES)}

    def __init__(self, matrix: NDArray[np.float64]) -> None:
        self._matrix = matrix

    def put(self, row: int, name: str, value: float = 1.0) -> None:
        self._matrix[row, self.AT[name]] = value


def _areas(page: Page, spots: Sequence[Spot], side: str) -> set[tuple[str, int]]:
    """Give the areas named just behind ("Dover, Delaware") or just before ("Delaware's Dover")."""
    found: set[tuple[str, int]] = set()
    for spot in spots:
        index = spot.last + 1 if side == "behind" else spot.first - 1
        neighbour = page.at.get(index)
        if neighbour is None:
            continue
        other = page.spots[neighbour]
        gap = page.text[spot.end : other.start] if side == "behind" else page.text[other.end : spot.start]
        if gap.strip(" \n") in ({",", "(", ", "} if side == "behind" else {"'s", "’s", ""}):
            found.update(
                (one.gazetteer.name, one.row)
                for one in other.candidates
                if one.gazetteer.kind(one.row) in {"country", "region", "district"}
            )
    return found


def _told(page: Page, spot: Spot) -> Iterable[str]:
    """Give the kinds that words beside a name tell ("Ilam province", "the town of Ilam")."""
    words, kinds = page.words, kind_words()
    listed = listed_as(page.text, words, spot.last)
    if listed is not None and listed in kinds:
        yield kinds[listed]
    if spot.last + 1 < len(words) and not page.text[spot.end : words[spot.last + 1].start].strip():
        kind = kinds.get(words[spot.last + 1].text.casefold())
        if kind is not None:
            yield kind
    last = kinds.get(words[spot.last].text.casefold()) if spot.last > spot.first else None
    if last is not None:
        yield last
    if spot.first > 1 and words[spot.first - 1].text == "of":
        kind = kinds.get(words[spot.first - 2].text.casefold())
        if kind is not None:
            yield kind


@dataclass(slots=True)
class _Surroundings:
    """What the other names of a report add up to: weight by country, region, place and square of the map."""

    total: float = 0.0
    nations: float = 0.0
    countries: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    regions: dict[tuple[str, int], float] = field(default_factory=lambda: defaultdict(float))
    named: dict[tuple[str, int], float] = field(default_factory=lambda: defaultdict(float))
    squares: dict[int, dict[int, float]] = field(default_factory=dict)

    def add(self, sense: Sense, sign: float = 1.0) -> None:
        """Add what a name is likely to mean, or take it away again."""
        self.total += sign * sense.weight
        for place, chance in zip(sense.places, sense.chances.tolist(), strict=True):
            if chance < FAINT:
                continue
            amount = sign * sense.weight * chance
            if place.country is not None:
                self.countries[place.country] += amount
            self.named[place.self] += amount
            self.nations += amount if place.is_country else 0.0
            for holder in place.holders:
                self.regions[holder] += amount
            if place.square is not None:
                lat, lon = place.square
                row = self.squares.setdefault(lat, {})
                row[lon] = row.get(lon, 0.0) + amount

    def in_region(self, place: _Place) -> float:
        """Add up the weight in the region of a place, the region itself among it."""
        return max((self.regions.get(each, 0.0) + self.named.get(each, 0.0) for each in place.holders), default=0.0)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a candidate lies; `above` are all that hold it, `holders` those of them that are no country."""

    self: tuple[str, int]
    country: str | None
    above: frozenset[tuple[str, int]]
    holders: tuple[tuple[str, int], ...]
    nation: tuple[str, int] | None
    is_country: bool
    is_capital: bool
    square: tuple[int, int] | None


def _place(one: Candidate) -> _Place:
    name, kind = one.gazetteer.name, one.gazetteer.kind(one.row)
    above = [(name, row) for row in one.gazetteer.holders(one.row)]
    holders = tuple(each for each in above if one.gazetteer.kind(each[1]) != "country")
    square = None
    if kind not in {"country", "region"}:
        lat, lon = one.gazetteer.point(one.row)
        square = math.floor(lat), math.floor(lon)
    country = one.gazetteer.country(one.row)
    nation = above[-1] if above and country is not None else None
    is_capital = one.row in one.gazetteer.capitals
    return _Place((name, one.row), country, frozenset(above), holders, nation, kind == "country", is_capital, square)


def ranked(found: Sequence[Sense], weights: NDArray[np.float64] | None = None) -> None:
    """Settle the chances of every candidate of every name of a report.

    Why this way: one name has one sense in a report, and the places of one report lie together; each round weighs a
    candidate by what the other names were likely to mean in the round before. No pair of names is compared, so that
    a report with a hundred thousand names takes time in proportion.

    Args:
        found: From `senses`; their chances are replaced.
        weights: One per feature; those that ship when not given.

    Source: the features are those common in the field (Leidner 2007, Toponym Resolution in Text; DeLozier et al. 2015;
    Speriosu and Baldridge 2013); weights learnt by `training/places.py`.
    """
    held = shipped_weights() if weights is None else weights
    near = beside(found)
    for turn in range(ROUNDS):
        matrices = features(found, near, only_open=turn < ROUNDS - 1)
        for sense, matrix in zip(found, matrices, strict=True):
            sense.settle(matrix, held)


def shipped_weights() -> NDArray[np.float64]:
    """Load the weights in the order of `FEATURES`."""
    held: Mapping[str, float] = table("place_ranks.tsv")
    return np.array([held[name] for name in FEATURES])


def features(
    found: Sequence[Sense], near: Sequence[Sequence[int]], *, only_open: bool = False
) -> list[NDArray[np.float64]]:
    """Give the features of every candidate of every name, with what the other names are likely to mean.

    Args:
        found: Names with the chances of their candidates.
        near: From `beside`.
        only_open: Look only at names with more than one candidate, where it makes a difference for the chances.
    """
    around = _Surroundings()
    for sense in found:
        around.add(sense)
    first = min(found, key=lambda sense: sense.spots[0].start, default=None)
    made = []
    for place, sense in enumerate(found):
        if only_open and len(sense.candidates) == 1:
            made.append(sense.local)
            continue
        around.add(sense, -1.0)
        local = _Surroundings()
        for other in near[place]:
            local.add(found[other])
        lead = _Surroundings()
        if first is not None and first is not sense:
            lead.add(first)
        made.append(_with_others(sense, around, local, lead=lead))
        around.add(sense)
    return made


def beside(found: Sequence[Sense]) -> list[list[int]]:
    """Give for each name which others stand within a few words of it."""
    order = sorted((spot.first, spot.last, index) for index, sense in enumerate(found) for spot in sense.spots)
    sets: list[dict[int, None]] = [{} for _ in found]
    for at, (_, last, index) in enumerate(order):
        for first, _, other in order[at + 1 : at + 4]:
            if first - last > BESIDE:
                break
            if other != index:
                sets[index][other] = None
                sets[other][index] = None
    return [sorted(each)[:24] for each in sets]


def _with_others(
    sense: Sense, around: _Surroundings, local: _Surroundings, *, lead: _Surroundings
) -> NDArray[np.float64]:
    made = sense.local.copy()
    made[:, _AREA_COLUMNS] = [_shared_areas(place, around, local, lead=lead) for place in sense.places]
    for index, place in enumerate(sense.places):
        if place.square is not None:
            made[index, _NEAR_COLUMNS] = _closeness(place.square, around, local)
    return made


def _shared_areas(
    place: _Place, around: _Surroundings, local: _Surroundings, *, lead: _Surroundings
) -> tuple[float, ...]:
    """Give how much of what is named, beside it and first in the report lies in the country and region of a place."""
    total, beside = max(around.total, 0.5), max(local.total, 0.5)
    state = place.country or ""
    nations = _share(around.nations, total) if around.total > ALONE else 0.5
    country = max(around.countries.get(state, 0.0), 0.0)
    region = named = 0.0
    for each in place.holders:
        region = max(region, around.regions.get(each, 0.0))
        named = max(named, around.named.get(each, 0.0))
    return (
        _share(country, total),
        _share(region, total),
        math.sqrt(_share(country, total)),
        math.sqrt(_share(region, total)),
        math.log1p(country) / 3,
        0.0 if place.nation is None else min(1.0, max(0.0, around.named.get(place.nation, 0.0))),
        min(1.0, named),
        math.sqrt(_share(around.regions.get(place.self, 0.0), total)),
        _share(local.countries.get(state, 0.0), beside),
        _share(local.in_region(place), beside),
        min(1.0, lead.countries.get(state, 0.0)),
        min(1.0, lead.in_region(place)),
        nations if place.is_country else 0.0,
        _share(local.nations, beside) if place.is_country else 0.0,
        nations if place.is_capital else 0.0,
    )


def _closeness(square: tuple[int, int], around: _Surroundings, local: _Surroundings) -> tuple[float, ...]:
    """Give how much of what the report names lies within one and three degrees of a place."""
    total = max(around.total, 0.5)
    close, wide = _squares(around, square)
    return (
        math.sqrt(_share(close, total)),
        math.sqrt(_share(wide, total)),
        min(1.0, max(close, 0.0)),
        1.0 - min(1.0, max(wide, 0.0)),
        min(1.0, _squares(local, square)[0]),
    )


def _share(part: float, total: float) -> float:
    return min(1.0, max(0.0, part) / total)


def _squares(around: _Surroundings, square: tuple[int, int]) -> tuple[float, float]:
    """Add up the weight in the squares of one degree around a place: those next to it, and those within three."""
    lat, lon = square
    close = wide = 0.0
    for up in range(-_WIDE, _WIDE + 1):
        for column, amount in around.squares.get(lat + up, _NOTHING).items():
            over = (column - lon + 180) % 360 - 180
            if -_WIDE <= over <= _WIDE:
                wide += amount
                if -1 <= over <= 1 and -1 <= up <= 1:
                    close += amount
    return close, wide
