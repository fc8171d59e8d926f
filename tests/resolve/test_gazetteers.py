"""What users bring: places.csv, imported tables, GeoJSON, GeoNames's own files."""

from __future__ import annotations

import json
import zipfile

import pytest

from whence.errors import BadInput, OutputRefused
from whence.resolve.gazetteer import gazetteers
from whence.resolve.gazetteer.geonames import sites
from whence.resolve.gazetteer.lists import geojson, table
from whence.resolve.known import known

HEADER = "name,alternates,lat,lon,kind,radius_m,parent,source,licence\n"


@pytest.fixture(autouse=True)
def own_folder(tmp_path, monkeypatch):
    monkeypatch.setenv(gazetteers.VARIABLE, str(tmp_path / "mine"))


def csv(folder, rows, name="places.csv", header=HEADER):
    folder.mkdir(exist_ok=True, parents=True)
    path = folder / name
    path.write_text(header + rows, "utf-8")
    return path


def test_the_table_of_a_case_wins(tmp_path):
    csv(tmp_path, "Dover,,60.0,30.0,facility,400,,field notes,CC0\n")
    first, *others = known(tmp_path).atlas.find("Dover")
    assert (first.gazetteer, first.lat, first.radius_m) == ("case", 60.0, 400)
    assert {entry.gazetteer for entry in others} == {"geonames"}


def test_a_changed_table_changes_the_digest(tmp_path):
    before = known(tmp_path).digest
    csv(tmp_path, "Dover,,60.0,30.0,,,,,\n")
    middle = known(tmp_path).digest
    csv(tmp_path, "Dover,,60.1,30.0,,,,,\n")
    assert len({before, middle, known(tmp_path).digest}) == 3


def test_parents_are_found_by_name(tmp_path):
    listed = table(csv(tmp_path, "Gate Four,,1.0,1.0,,,Kessan Base,,\nKessan Base,,1.0,1.0,,,,,\n"))
    assert listed.sites[0].parent == listed.sites[1].id


def test_alternates_stand_in_one_cell(tmp_path):
    listed = table(csv(tmp_path, "Kessan Base,Camp Kessan; Kesan|The Depot,1,1,,,,,\n"))
    assert listed.sites[0].alternates == ("Camp Kessan", "Kesan", "The Depot")
    assert listed.sites[0].kind == "facility"


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("Kessan,,91,0,,,,,", "out of range"),
        ("Kessan,,north,0,,,,,", "no number"),
        ("Kessan,,nan,0,,,,,", "out of range"),
        ("Kessan,,,,,,,,", "no lat"),
        ("—,,1,1,,,,,", "no name"),
        ("Kessan,,1,1,planet,,,,", "kind"),
    ],
)
def test_a_row_that_cannot_be_used_is_a_setback_and_the_rest_counts(tmp_path, row, why):
    listed = table(csv(tmp_path, f"{row}\nOrsel,,1,1,,,,,\n"))
    assert [site.name for site in listed.sites] == ["Orsel"]
    assert why in listed.setbacks[0].why
    assert "line 2" in listed.setbacks[0].why


def test_ten_thousand_broken_rows_do_not_make_ten_thousand_setbacks(tmp_path):
    assert len(table(csv(tmp_path, "x,,1000,0,,,,,\n" * 10_000)).setbacks) < 30


def test_a_table_without_points_is_a_setback_of_the_case(tmp_path):
    csv(tmp_path, "a,b\n", header="name,where\n")
    held = gazetteers.gazetteers(tmp_path)
    assert "lat" in held.setbacks[0].why
    assert [one.name for one in held.atlas.gazetteers] == ["geonames"]


def feature(shape, coordinates, **properties):
    return {"type": "Feature", "properties": properties, "geometry": {"type": shape, "coordinates": coordinates}}


def collection(folder, *features):
    path = folder / "sites.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), "utf-8")
    return path


def test_points_lines_and_areas_of_geojson_keep_their_extent(tmp_path):
    square = [[[3.0, 3.0], [3.0, 5.0], [5.0, 5.0], [5.0, 3.0], [3.0, 3.0]]]
    point, line, area = geojson(
        collection(
            tmp_path,
            feature("Point", [1.0, 2.0], name="Kessan Base"),
            feature("LineString", [[1.0, 2.0], [1.0, 4.0]], name="Veld Road"),
            feature("Polygon", square, name="Oster", kind="region"),
        )
    ).sites
    assert (point.lat, point.lon, point.kind) == (2.0, 1.0, "facility")
    assert (line.kind, line.bounds) == ("road", (1.0, 2.0, 1.0, 4.0))
    assert (area.lat, area.bounds, len(area.rings)) == (4.0, (3.0, 3.0, 5.0, 5.0), 1)


@pytest.mark.parametrize("text", ["{}", "[]", "null", '{"features": 7}', '{"features": [7]}', "[" * 100_000])
def test_what_is_no_geojson_is_refused(tmp_path, text):
    path = tmp_path / "x.geojson"
    path.write_text(text, "utf-8")
    with pytest.raises(BadInput):
        geojson(path)


def geonames_row(ident, name, others, lat, lon, kind, *, code, country, first, second="", people="0"):
    fields = [
        ident,
        name,
        name,
        others,
        lat,
        lon,
        kind,
        code,
        country,
        "",
        first,
        second,
        "",
        "",
        people,
        "",
        "",
        "",
        "",
    ]
    return "\t".join(fields) + "\n"


TABLE = (
    geonames_row("1", "Veld Province", "Veld", "2", "11", "A", code="ADM1", country="VX", first="07")
    + geonames_row(
        "2", "Oster", "Ostér,OST,اوستر", "2.5", "11.5", "P", code="PPL", country="VX", first="07", people="900"
    )
    + geonames_row("3", "Kessan Barracks", "", "2.6", "11.6", "S", code="INSM", country="VX", first="07")
    + "cut off\n"
)


@pytest.mark.parametrize("zipped", [False, True])
def test_geonames_tables_are_read_with_their_regions(tmp_path, zipped):
    path = tmp_path / "VX.txt"
    path.write_text(TABLE, "utf-8")
    if zipped:
        with zipfile.ZipFile(tmp_path / "VX.zip", "w") as archive:
            archive.write(path, "VX.txt")
        path = tmp_path / "VX.zip"
    region, town, barracks = sites([path])
    assert (region.id, region.kind) == ("VX.07", "region")
    assert (town.parent, town.population, town.alternates) == ("VX.07", 900, ("Oster", "Ostér", "اوستر"))
    assert barracks.kind == "facility"


def test_a_file_that_is_no_geonames_table_is_refused(tmp_path):
    with pytest.raises(BadInput):
        list(sites([csv(tmp_path, "a,b,1,1,,,,,\n")]))


def test_an_import_serves_every_case_of_the_user(tmp_path):
    path = tmp_path / "VX.txt"
    path.write_text(TABLE, "utf-8")
    made = gazetteers.imported("geonames", [path], gazetteers.user_folder())
    assert (made.name, made.places) == ("vx", 3)
    case = tmp_path / "case"
    case.mkdir()
    assert known(case).atlas.find("Kessan Barracks")[0].within == ("VX.07",)
    assert known(case).atlas.licences["vx"].startswith("CC BY 4.0")
    assert known(None).atlas.find("Kessan Barracks") == ()


def test_an_import_for_one_case_serves_that_case(tmp_path):
    path = csv(tmp_path, "Kessan Barracks,,1,1,,,,,ODbL\n", name="bases.csv")
    gazetteers.imported("csv", [path], tmp_path / "case" / gazetteers.FOLDER)
    assert known(tmp_path / "case").atlas.find("Kessan Barracks")[0].gazetteer == "bases"
    assert known(tmp_path / "other").atlas.find("Kessan Barracks") == ()


def test_a_damaged_import_is_a_setback(tmp_path):
    folder = tmp_path / "case" / gazetteers.FOLDER
    folder.mkdir(parents=True)
    (folder / "bad.gaz").write_bytes(b"nothing")
    assert "bad.gaz" in gazetteers.gazetteers(tmp_path / "case").setbacks[0].why


@pytest.mark.parametrize("name", ["case", "geonames", "—"])
def test_the_names_of_our_own_gazetteers_are_taken(tmp_path, name):
    with pytest.raises(BadInput):
        gazetteers.imported("csv", [csv(tmp_path, "a,,1,1,,,,,\n")], tmp_path / "g", name=name)


def test_a_folder_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(OutputRefused):
        gazetteers.imported("csv", [csv(tmp_path, "a,,1,1,,,,,\n")], tmp_path / "file" / "g")
