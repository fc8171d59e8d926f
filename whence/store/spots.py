"""The places of a statement, cut down to what weighing needs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from whence.model.reading import Place
from whence.model.spans import Span
from whence.model.spots import Spot
from whence.text.earth import distance_m


def spots(places: Iterable[Place], content: Sequence[Span]) -> tuple[Spot, ...]:
    """Give the placed places that lie in a statement's content and are used of the ground itself.

    Why this way: outlines of countries are long and are kept once per mention already, so a statement keeps a middle
    and a radius, and of an area no shape at all.
    """
    return tuple(
        _spot(one)
        for one in places
        if one.use == "literal" and one.geometry is not None and any(piece.covers(one.span) for piece in content)
    )


def _spot(place: Place) -> Spot:
    middle = None if place.status == "region" else _middle(json.loads(place.geometry or "{}"))
    return Spot(
        span=place.span,
        name=place.name,
        kind=place.kind,
        country=place.country,
        latitude=None if middle is None else middle[1],
        longitude=None if middle is None else middle[0],
        radius_m=None if middle is None else max(middle[2], place.uncertainty_m or 0.0),
        confidence=place.confidence or 0.0,
    )


def _middle(geometry: dict[str, Any]) -> tuple[float, float, float] | None:
    """Give the middle of a shape's box (longitude, latitude, degrees) and the metres from there to its corner."""
    points = list(_points(geometry.get("coordinates", ())))
    if not points:
        return None
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    middle = (round((west + east) / 2, 5), round((south + north) / 2, 5))
    return *middle, round(distance_m(middle, (west, south)), 1)


def _points(coordinates: Sequence[object]) -> Iterator[tuple[float, float]]:
    """Walk down to the pairs of a GeoJSON geometry."""
    numbers = [float(one) for one in coordinates if isinstance(one, int | float)]
    if len(numbers) >= 2:
        yield numbers[0], numbers[1]
        return
    for inner in coordinates:
        if isinstance(inner, list):
            yield from _points(inner)
