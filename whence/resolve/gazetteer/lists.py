"""Read places that a user brings: tables (CSV) and GeoJSON."""

from __future__ import annotations

import csv
import io
import json
import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

from whence.errors import BadInput
from whence.model.identity import content_id
from whence.model.setbacks import Setback, setback
from whence.resolve.gazetteer.columns import Site
from whence.resolve.gazetteer.entries import KINDS, Bounds, PlaceKind, Ring
from whence.resolve.places.names import plain

#: Columns of a table; `name`, `lat` and `lon` must be there.
COLUMNS = (
    "id", "name", "alternates", "lat", "lon", "kind", "radius_m", "parent", "country", "population",
    "source", "licence",
)  # fmt: skip
#: Setbacks that name their row, per file; the rest is counted in one.
TOLD = 20
#: Points of an outline that are kept.
_POINTS = 80


@dataclass(slots=True)
class Listed:
    """What a file gave.

    Attributes:
        licences: Terms and sources that the rows name, sorted.
        setbacks: Rows that could not be used.
        content: The text read: what results depend on.
    """

    sites: list[Site] = field(default_factory=list)
    licences: tuple[str, ...] = ()
    setbacks: list[Setback] = field(default_factory=list)
    content: str = ""


class _Unusable(Exception):
    """A row cannot be used; the message says why."""


def table(path: Path) -> Listed:
    """Read a table of places.

    Why this way: a spreadsheet is what people have; a row that says nothing of its kind is a facility, since that is
    what large gazetteers lack. Alternates stand in one cell, parted by semicolons or bars. A parent is the id or name
    of another row.

    Args:
        path: CSV in UTF-8 with a header (`COLUMNS`).

    Returns:
        Its places; a row that cannot be used is a setback, and the others count.

    Raises:
        BadInput: The file is no table with the columns name, lat and lon.
        OSError: It cannot be read.
    """
    text = _text(path)
    reader = csv.DictReader(io.StringIO(text.replace("\0", "")), strict=False)
    try:
        missing = {"name", "lat", "lon"} - {str(name).strip().casefold() for name in reader.fieldnames or ()}
        if missing:
            raise BadInput(f"{path.name} has no column {', '.join(sorted(missing))}", f"Columns: {', '.join(COLUMNS)}.")
        rows = [
            (reader.line_num, {str(name).strip().casefold(): value for name, value in row.items()}) for row in reader
        ]
    except csv.Error as error:
        raise BadInput(f"{path.name} cannot be read as CSV: {error}", "Save it as CSV in UTF-8 with commas.") from error
    return _taken(path, text, ((f"line {line}", row) for line, row in rows))


def geojson(path: Path) -> Listed:
    """Read the features of a GeoJSON file: points, lines and areas with a property `name`, others as in `COLUMNS`.

    Raises:
        BadInput: The file is no GeoJSON with features.
        OSError: It cannot be read.
    """
    text = _text(path)
    try:
        features = json.loads(text)["features"]
        rows = [(f"feature {number}", _flat(one)) for number, one in enumerate(features, 1)]
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError) as error:
        raise BadInput(f"{path.name} is no GeoJSON FeatureCollection", "Export it as GeoJSON (RFC 7946).") from error
    return _taken(path, text, rows)


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadInput(f"{path.name} is not UTF-8", "Save it as UTF-8.") from error


def _taken(path: Path, text: str, rows: Iterable[tuple[str, Mapping[str, Any]]]) -> Listed:
    made = Listed(content=text)
    licences: set[str] = set()
    refused = 0
    for where, row in rows:
        try:
            made.sites.append(_site(row))
        except _Unusable as error:
            refused += 1
            if refused <= TOLD:
                made.setbacks.append(_trouble(path, f"{where}: {error}"))
            continue
        licences.update(str(row[name]).strip() for name in ("licence", "source") if row.get(name))
    if refused > TOLD:
        made.setbacks.append(_trouble(path, f"{refused - TOLD} more rows cannot be used"))
    names = {plain(site.name): site.id for site in reversed(made.sites)}
    ids = {site.id for site in made.sites}
    made.sites = [_under(site, ids, names) for site in made.sites]
    made.licences = tuple(sorted(licences))
    return made


def _trouble(path: Path, why: str) -> Setback:
    return setback("resolve", f"{path.name}, {why}", "Correct the row; the others were used.", source=path.name)


def _under(site: Site, ids: set[str], names: Mapping[str, str]) -> Site:
    if site.parent is None or site.parent in ids:
        return site
    parent = names.get(plain(site.parent))
    fields = {name: getattr(site, name) for name in Site.__slots__}
    return Site(**{**fields, "parent": None if parent == site.id else parent})


def _site(row: Mapping[str, Any]) -> Site:
    name = _words(row, "name")
    if not plain(name):
        raise _Unusable("no name")
    lat, lon = _number(row, "lat", 90.0), _number(row, "lon", 180.0)
    if lat is None or lon is None:
        raise _Unusable("no lat and lon")
    kind = _words(row, "kind").casefold() or ("facility" if row.get("bounds") is None else "region")
    if kind not in KINDS:
        raise _Unusable(f"kind {kind[:40]!r} is none of {', '.join(KINDS)}")
    held: PlaceKind = next(one for one in KINDS if one == kind)
    others = _words(row, "alternates").replace("|", ";").split(";")
    country = _words(row, "country").upper()
    return Site(
        id=_words(row, "id") or content_id("place", plain(name), lat, lon),
        name=name,
        lat=lat,
        lon=lon,
        kind=held,
        alternates=tuple(other.strip() for other in others if other.strip()),
        country=country if len(country) == 2 and country.isascii() and country.isalpha() else None,
        parent=_words(row, "parent") or None,
        population=int(_number(row, "population", 1e10) or 0),
        radius_m=abs(_number(row, "radius_m", 2e7) or 0.0),
        bounds=row.get("bounds"),
        rings=row.get("rings") or (),
    )


def _words(row: Mapping[str, Any], name: str) -> str:
    value = row.get(name)
    if isinstance(value, list):
        value = ";".join(str(each) for each in value)
    return "" if value is None else " ".join(str(value).split())[:1000]


def _number(row: Mapping[str, Any], name: str, most: float) -> float | None:
    value = _words(row, name)
    if not value:
        return None
    try:
        number = float(value)
    except ValueError as error:
        raise _Unusable(f"{name} {value[:40]!r} is no number") from error
    if not math.isfinite(number) or abs(number) > most:
        raise _Unusable(f"{name} {value[:40]} is out of range")
    return number


def _flat(feature: Mapping[str, Any]) -> dict[str, Any]:
    """Turn a feature into a row: its properties and what its geometry says."""
    row = {str(name).casefold(): value for name, value in (feature.get("properties") or {}).items()}
    row = {name: value for name, value in row.items() if name in COLUMNS}
    if "id" not in row and feature.get("id") is not None:
        row["id"] = feature["id"]
    geometry = feature.get("geometry") or {}
    points = list(_points(geometry.get("coordinates") or []))
    if not points:
        return row
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    row.setdefault("lat", (south + north) / 2)
    row.setdefault("lon", (west + east) / 2)
    if geometry.get("type") != "Point":
        row["bounds"] = _bounds(west, south, east=east, north=north)
        row.setdefault("radius_m", 111_000 * math.hypot(north - south, east - west) / 2)
        if geometry.get("type") in {"LineString", "MultiLineString"}:
            row.setdefault("kind", "road")
        else:
            row["rings"] = tuple(_rings(geometry))
    return row


def _bounds(west: float, south: float, *, east: float, north: float) -> Bounds:
    return west, south, east, north


def _points(coordinates: Any) -> Iterator[tuple[float, float]]:  # noqa: ANN401 - JSON of any depth
    waiting = [coordinates]
    while waiting:
        one = waiting.pop()
        if len(one) >= 2 and all(isinstance(each, int | float) for each in one[:2]):
            if abs(one[0]) > 180 or abs(one[1]) > 90:
                raise TypeError("a point lies off the earth")
            yield float(one[0]), float(one[1])
        else:
            waiting.extend(each for each in one if isinstance(each, list))


def _rings(geometry: Mapping[str, Any]) -> Iterator[Ring]:
    """Give the outer rings, thinned, counter-clockwise and closed."""
    polygons = {"Polygon": [geometry["coordinates"]], "MultiPolygon": geometry["coordinates"]}.get(geometry["type"], [])
    for polygon in polygons:
        ring = [(float(point[0]), float(point[1])) for point in polygon[0]]
        thin = ring[:: max(1, math.ceil(len(ring) / _POINTS))]
        thin = thin if thin[-1] == thin[0] else [*thin, thin[0]]
        turned = sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(thin))
        if len(thin) >= 4:
            yield tuple(thin if turned > 0 else thin[::-1])
