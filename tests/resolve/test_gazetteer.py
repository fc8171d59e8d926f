"""A gazetteer gives back what went into it, packed small or lying raw."""

from __future__ import annotations

import pytest

from whence.errors import BadInput
from whence.resolve.gazetteer.atlas import CASE, Atlas, shipped
from whence.resolve.gazetteer.columns import SMALL, Site, packed
from whence.resolve.gazetteer.entries import Gazetteer
from whence.resolve.gazetteer.file import opened, written

RING = ((10.0, 1.0), (12.0, 1.0), (12.0, 3.0), (10.0, 3.0), (10.0, 1.0))
SITES = [
    Site(
        "a", "Veld", 2.0, 11.0, "country", country="VX", bounds=(10.0, 1.0, 12.0, 3.0), rings=(RING,), radius_m=150_000
    ),
    Site("b", "Oster Province", 2.5, 11.5, "region", ("Oster",), "VX", "a", population=90_000),
    Site("c", "Oster", 2.6, 11.6, "town", ("Ostér-le-Vieux", "اوستر"), "VX", "b", population=40_000),
    Site("d", "Oster", -41.0, 170.0, "town", (), "NZ", None, population=900),
]
ABOUT = {"name": "invented", "licence": "CC0"}


def made(sites=SITES, **about):
    return Gazetteer(packed(sites, ABOUT | about))


def test_a_name_gives_every_place_that_bears_it_the_likeliest_first():
    found = Atlas([made()]).find("OSTER")
    assert [entry.id for entry in found] == ["b", "c", "d"]


@pytest.mark.parametrize("name", ["Ostér-le-Vieux", "oster le vieux", "اوستر"])
def test_alternates_lead_to_the_place(name):
    assert [entry.id for entry in Atlas([made()]).find(name)] == ["c"]


def test_an_entry_says_where_it_lies():
    entry = made().entry(2)
    assert (entry.country, entry.region, entry.within) == ("VX", "Oster Province", ("b", "a"))
    assert (entry.lat, entry.lon, entry.population) == (2.6, 11.6, 40_000)
    assert entry.bounds is None


def test_areas_keep_bounds_and_outline():
    held = made()
    assert held.bounds(0) == (10.0, 1.0, 12.0, 3.0)
    assert held.outline(0) == (RING,)
    assert held.bounds(2) is None
    assert held.outline(2) == ()


def test_a_larger_town_has_a_larger_radius():
    held = made()
    assert held.radius(2) > held.radius(3) >= 1_000
    assert held.radius(0) == 150_000


@pytest.mark.parametrize("codecs", [{}, SMALL], ids=["raw", "small"])
def test_a_file_gives_back_its_columns(tmp_path, codecs):
    columns = packed(SITES, ABOUT, small=bool(codecs))
    written(tmp_path / "one.gaz", columns, codecs)
    read = Gazetteer(opened(tmp_path / "one.gaz"))
    assert [read.entry(row) for row in range(4)] == [made().entry(row) for row in range(4)]
    assert read.rows(["oster", "veld", "nowhere"]) == made().rows(["oster", "veld", "nowhere"])


def test_the_same_places_give_the_same_bytes(tmp_path):
    for name in ("one", "two"):
        written(tmp_path / name, packed(SITES, ABOUT), SMALL)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


@pytest.mark.parametrize("cut", [5, 40, 400])
def test_a_damaged_file_is_refused_with_advice(tmp_path, cut):
    path = tmp_path / "one.gaz"
    written(path, packed(SITES, ABOUT), SMALL)
    path.write_bytes(path.read_bytes()[:cut])
    with pytest.raises(BadInput) as caught:
        opened(path)
    assert "mport" in caught.value.next


def test_of_two_places_with_one_id_the_first_counts():
    held = made([*SITES, Site("c", "Elsewhere", 0.0, 0.0, "town")])
    assert len(held) == 4
    assert Atlas([held]).find("Elsewhere") == ()


def test_parents_in_a_circle_end():
    held = made([Site("x", "Ex", 0, 0, "town", parent="y"), Site("y", "Why", 0, 0, "region", parent="x")])
    assert held.entry(0).within == ("y",)


def test_the_case_gazetteer_answers_first():
    own = made([Site("m", "Veld", 5.0, 5.0, "facility")], name=CASE)
    assert [entry.gazetteer for entry in Atlas([own, made()]).find("Veld")] == [CASE, "invented"]


def test_an_atlas_gives_entries_by_gazetteer_and_id():
    atlas = Atlas([made()])
    assert atlas.entry("invented", "c").name == "Oster"
    assert atlas.entry("invented", "nothing") is None
    assert atlas.entry("other", "c") is None
    assert atlas.licences == {"invented": "CC0"}


def test_nothing_is_found_by_an_empty_name():
    assert Atlas([made()]).find("—") == ()


def test_the_shipped_gazetteer_knows_towns_regions_and_countries_as_areas():
    atlas = Atlas([shipped()])
    assert {entry.kind for entry in atlas.find("Ilam")} >= {"region", "town"}
    country = atlas.find("Iran")[0]
    assert country.kind == "country"
    assert country.bounds is not None
    assert atlas.outline(country)
    assert atlas.find("تهران")[0].country == "IR"


def test_a_country_across_the_antimeridian_has_bounds_that_cross_it():
    west, _, east, _ = Atlas([shipped()]).find("Fiji")[0].bounds
    assert west > 170
    assert east < -170


def test_the_shipped_gazetteer_names_its_licence():
    assert "CC BY 4.0" in Atlas([shipped()]).licences["geonames"]
    assert "GeoNames" in Atlas([shipped()]).licences["geonames"]
