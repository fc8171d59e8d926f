"""One gazetteer: places by name and by id."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray

from whence.resolve.gazetteer.file import Column, Packed, opened
from whence.resolve.places.names import filed_all, plain

PlaceKind = Literal["country", "region", "district", "town", "facility", "water", "land", "road"]
KINDS: tuple[PlaceKind, ...] = get_args(PlaceKind)
#: (west, south, east, north) in degrees; west is larger than east across the antimeridian.
Bounds = tuple[float, float, float, float]
Ring = tuple[tuple[float, float], ...]
#: Bit of a posting that marks an entry's main name.
MAIN = 1 << 31
#: Radius of a town in metres: that of a disc with its people at 2,500 to the square kilometre, at least 1 km.
_PEOPLE_PER_KM2, _LEAST_M = 2_500, 1_000


@dataclass(frozen=True, slots=True)
class Entry:
    """One place of a gazetteer.

    Attributes:
        gazetteer: Name of the gazetteer it stands in; `case` for the case's own.
        id: Its id there.
        lat, lon: A representative point in degrees (WGS 84).
        country: ISO 3166-1 alpha-2 code, `None` when unknown or in several.
        region: Name of the first-level region it lies in, `None` when unknown or when it is one.
        population: People, 0 when unknown.
        radius_m: Radius in metres around the point that should hold all of it.
        bounds: Its extent, `None` for a point.
        within: Ids of the entries of the same gazetteer that hold it, the nearest first.
    """

    gazetteer: str
    id: str
    name: str
    lat: float
    lon: float
    kind: PlaceKind
    country: str | None = None
    region: str | None = None
    population: int = 0
    radius_m: float = 1_000.0
    bounds: Bounds | None = None
    within: tuple[str, ...] = ()


class Gazetteer:
    """Places of one source.

    Attributes:
        name: Short name (`geonames`, `case`).
        about: version, licence, attribution and so on, as its maker wrote them down.
    """

    def __init__(self, packed: Packed) -> None:
        """Take the columns over; see `gazetteer_columns.packed` for what each holds."""
        self.about = packed.about
        self.name = packed.about["name"]
        self._columns = packed.columns

    @classmethod
    def at(cls, path: Path) -> Gazetteer:
        """Open a packed file; raises what `gazetteer_file.opened` raises."""
        return cls(opened(path))

    def __len__(self) -> int:
        return len(self._columns["kind"])

    @cached_property
    def _hashes(self) -> NDArray[np.uint64]:
        """Put the two parts of the hashes together: how many share their upper half, and the lower halves."""
        upper = np.repeat(np.arange(1 << 16, dtype=np.uint64), self._columns["name_buckets"])
        return (upper << np.uint64(32)) | self._columns["name_hashes"]

    @cached_property
    def _postings(self) -> NDArray[np.uint32]:
        parts = self._columns["name_rows"].astype(np.uint32)
        if parts.ndim == 1:
            return parts
        rows: NDArray[np.uint32] = parts[0] | parts[1] << 8 | (parts[2] & 127) << 16 | (parts[2] >> 7) << 31
        return rows

    def rows(self, keys: Sequence[str]) -> list[tuple[tuple[int, bool], ...]]:
        """Give the rows that bear each of many names.

        Args:
            keys: Names as `plain` gives them.

        Returns:
            For each key (row, whether it is the entry's main name), in the gazetteer's order.

        Cost: about 2 microseconds a key.
        """
        found: list[tuple[tuple[int, bool], ...]] = [()] * len(keys)
        wanted, hashes = filed_all(keys), self._hashes
        first = np.searchsorted(hashes, wanted, "left")
        met = np.flatnonzero(hashes[np.minimum(first, len(hashes) - 1)] == wanted) if len(hashes) else ()
        for place in met:
            start, end = int(first[place]), int(np.searchsorted(hashes, wanted[place], "right"))
            found[place] = tuple((one & ~MAIN, bool(one & MAIN)) for one in self._postings[start:end].tolist())
        return found

    def named(self, name: str) -> tuple[int, ...]:
        """Give the rows that bear a name, however written."""
        return tuple(row for row, _ in self.rows([plain(name)])[0])

    def row(self, ident: str) -> int | None:
        """Give the row of an id, `None` when there is none."""
        return self._by_id.get(ident)

    @cached_property
    def _by_id(self) -> Mapping[str, int]:
        blob, ends = bytes(self._columns["id_text"]), self._columns["id_ends"].tolist()
        starts = [0, *ends[:-1]]
        return {blob[start:end].decode(): row for row, (start, end) in enumerate(zip(starts, ends, strict=True))}

    def texts(self, column: Literal["id", "name"], rows: Iterable[int]) -> list[str]:
        """Give the ids or names of rows."""
        blob, ends = self._columns[f"{column}_text"], self._columns[f"{column}_ends"]
        return [
            bytes(blob[int(ends[row - 1]) if row else 0 : int(ends[row])]).decode("utf-8", "replace") for row in rows
        ]

    def column(self, name: str) -> Column:
        """Give a whole column."""
        return self._columns[name]

    @cached_property
    def capitals(self) -> frozenset[int]:
        """Give the rows of capitals of countries, as far as its maker told them."""
        return frozenset(
            row for ident in self.about.get("capitals", "").split() if (row := self.row(ident)) is not None
        )

    def point(self, row: int) -> tuple[float, float]:
        """Give latitude and longitude in degrees."""
        unit = float(self.about.get("degree", "1000000"))
        return round(int(self._columns["lat"][row]) / unit, 6), round(int(self._columns["lon"][row]) / unit, 6)

    def kind(self, row: int) -> PlaceKind:
        """Give the kind of a row."""
        return KINDS[int(self._columns["kind"][row])]

    def country(self, row: int) -> str | None:
        """Give the country code of a row."""
        code = int(self._columns["country"][row])
        return None if code == 0 else chr(code >> 8) + chr(code & 255)

    def holders(self, row: int) -> tuple[int, ...]:
        """Give the rows that hold this one, the nearest first; a circle in the data ends where it closes."""
        found: list[int] = []
        parent = int(self._columns["parent"][row])
        while parent >= 0 and parent != row and parent not in found and len(found) < 8:
            found.append(parent)
            parent = int(self._columns["parent"][parent])
        return tuple(found)

    def population(self, row: int) -> int:
        """Give the people of a row, 0 when unknown."""
        return int(self._columns["population"][row])

    def entry(self, row: int) -> Entry:
        """Lay out one row."""
        lat, lon = self.point(row)
        holders = self.holders(row)
        region = next((one for one in reversed(holders) if self.kind(one) == "region"), None)
        return Entry(
            gazetteer=self.name,
            id=self.texts("id", [row])[0],
            name=self.texts("name", [row])[0],
            lat=lat,
            lon=lon,
            kind=self.kind(row),
            country=self.country(row),
            region=None if region is None else self.texts("name", [region])[0],
            population=self.population(row),
            radius_m=self.radius(row),
            bounds=self.bounds(row),
            within=tuple(self.texts("id", holders)),
        )

    def radius(self, row: int) -> float:
        """Give the radius in metres around the point that should hold the place."""
        given = float(self._columns["radius"][row])
        if given > 0:
            return round(given)
        people = self.population(row)
        return float(max(_LEAST_M, round(1000 * math.sqrt(people / _PEOPLE_PER_KM2 / math.pi), -2)))

    def bounds(self, row: int) -> Bounds | None:
        """Give the extent of a row that is an area."""
        place = int(np.searchsorted(self._columns["area_rows"], row))
        if place == len(self._columns["area_rows"]) or self._columns["area_rows"][place] != row:
            return None
        west, south, east, north = (round(float(each) / 100, 2) for each in self._columns["area_bounds"][place])
        return west, south, east, north

    def outline(self, row: int) -> tuple[Ring, ...]:
        """Give the outer rings of an area as (longitude, latitude), counter-clockwise and closed; none when unknown."""
        rings = self._columns["ring_rows"]
        first, last = np.searchsorted(rings, row, "left"), np.searchsorted(rings, row, "right")
        ends, points = self._columns["ring_ends"], self._columns["ring_points"]
        made = []
        for ring in range(int(first), int(last)):
            start = int(ends[ring - 1]) if ring else 0
            made.append(tuple((x / 100, y / 100) for x, y in points[start : int(ends[ring])].tolist()))
        return tuple(made)
