"""Outlines of countries, for drawing maps and for areas that a text names by a country."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

Scale = Literal["110m", "50m"]
#: Points as (longitude, latitude) in degrees, one row each.
Line = NDArray[np.float64]

#: What a map drawn over the outlines says beside it.
CREDIT = "Outlines: Natural Earth, public domain."


@dataclass(frozen=True, slots=True)
class Outline:
    """The area of one country.

    Attributes:
        code: ISO 3166-1 alpha-2, empty for an area without one.
        name: As Natural Earth abbreviates it; a label, not a statement on whose it is.
        polygons: Each as rings, the outer one first; rings are closed. One across the 180th meridian runs on beyond
            it, so longitudes go from -360 to 360.
    """

    code: str
    name: str
    polygons: tuple[tuple[Line, ...], ...]


class Outlines:
    """All outlines of one scale.

    Why this way: the borders are kept as the lines that two countries share, so that a border or a coast can be
    asked for as well as an area; the file is small enough to be opened when it is first needed.

    Source: Natural Earth 1:110m and 1:50m, admin 0, through npm world-atlas 2.0.2; card docs/cards/outlines.md.
    """

    def __init__(self, held: Mapping[str, NDArray[Any]], scale: Scale) -> None:
        """Open one scale of the shipped file."""
        given = {
            name.removeprefix(f"{scale}_"): values for name, values in held.items() if name.startswith(f"{scale}_")
        }
        self._arcs = _arcs(given)
        self._of_country: dict[int, list[list[list[int]]]] = {}
        self._users: dict[int, set[int]] = {}
        self._codes = [str(code) for code in given["code"]]
        self._names = [str(name) for name in given["name"]]
        self._number = {code: number for number, code in enumerate(self._codes) if code}
        arcs = np.split(given["ring_arcs"].astype(int), np.cumsum(given["ring_length"])[:-1])
        polygon_before = -1
        for polygon, ring in zip(given["ring_polygon"].tolist(), arcs, strict=True):
            country = int(given["polygon_country"][polygon])
            polygons = self._of_country.setdefault(country, [])
            if polygon != polygon_before:
                polygons.append([])
            polygon_before = polygon
            polygons[-1].append(ring.tolist())
            for arc in ring.tolist():
                self._users.setdefault(max(arc, ~arc), set()).add(country)

    def country(self, code: str) -> Outline | None:
        """Give the area of a country by its ISO 3166-1 alpha-2 code, `None` when it has no outline at this scale."""
        number = self._number.get(code)
        return None if number is None else self._outline(number)

    def countries(self) -> tuple[Outline, ...]:
        """Give every area, by name."""
        return tuple(self._outline(number) for number in range(len(self._codes)))

    def border(self, one: str, other: str) -> tuple[Line, ...]:
        """Give the lines that two countries share, empty when they share none at this scale."""
        pair = {self._number.get(one), self._number.get(other)}
        return tuple(self._arcs[arc] for arc, users in sorted(self._users.items()) if users == pair)

    def borders(self, code: str) -> tuple[Line, ...]:
        """Give the lines that a country shares with any other."""
        own = self._number.get(code)
        return tuple(self._arcs[arc] for arc, users in sorted(self._users.items()) if len(users) > 1 and own in users)

    def coast(self, code: str) -> tuple[Line, ...]:
        """Give the lines of a country's outline that it shares with no other: its coasts."""
        own = {self._number.get(code)}
        return tuple(self._arcs[arc] for arc, users in sorted(self._users.items()) if users == own)

    def _outline(self, number: int) -> Outline:
        polygons = tuple(tuple(self._ring(ring) for ring in polygon) for polygon in self._of_country.get(number, []))
        return Outline(self._codes[number], self._names[number], polygons)

    def _ring(self, arcs: list[int]) -> Line:
        """Join arcs to a ring: each begins where the one before ended, so its first point is left out.

        A step of more than half the globe is one across the 180th meridian; a ring all around it holds the pole.
        """
        parts = [self._arcs[arc] if arc >= 0 else self._arcs[~arc][::-1] for arc in arcs]
        ring = np.concatenate([parts[0], *(part[1:] for part in parts[1:])])
        ring[:, 0] -= 360 * np.concatenate([[0.0], np.cumsum(np.round(np.diff(ring[:, 0]) / 360))])
        first, last = ring[0], ring[-1]
        if abs(last[0] - first[0]) > 180:
            ring = np.concatenate([ring, [[last[0], -90.0], [first[0], -90.0], first]])
        return ring


@cache
def outlines(scale: Scale) -> Outlines:
    """Open the shipped outlines of one scale, once per process.

    Args:
        scale: `110m` for the world, `50m` for a part of it.

    Cost: 30 ms and 3 MB for the larger one.
    """
    with files("whence.lang").joinpath("world", "outlines.npz").open("rb") as file, np.load(file) as held:
        return Outlines(held, scale)


def _arcs(given: Mapping[str, NDArray[Any]]) -> list[Line]:
    """Undo the packing: add up the steps of each arc and turn the whole numbers into degrees."""
    scale, translate = given["transform"][:2], given["transform"][2:]
    bounds = np.cumsum(given["length"] - 1)[:-1]
    steps = np.split(given["steps"].astype(np.int64), bounds)
    found = []
    for first, step in zip(given["first"].astype(np.int64), steps, strict=True):
        points = np.concatenate([first[None, :], first + np.cumsum(step, axis=0)])
        found.append(points * scale + translate)
    return found
