"""Places as GeoJSON, and the precision codes that go with them."""

import itertools
import json

import pytest
from geojson_rules import faults, geometry_faults
from hypothesis import given, settings
from hypothesis import strategies as st
from mapped_case import mapped, town

from whence import publish
from whence.errors import OutputRefused
from whence.publish.geojson import features
from whence.publish.map_shapes import drawn_geometry
from whence.publish.precision import acled, ucdp
from whence.text.earth import distance_m


def written(tmp_path, view=None):
    publish.export(view or mapped(), form="geojson", out=tmp_path / "p.geojson")
    return json.loads((tmp_path / "p.geojson").read_text("utf-8"))


def by_text(collection):
    return {each["properties"]["text"]: each for each in collection["features"][::-1]}


def rings(geometry):
    if geometry["type"] == "Polygon":
        return [geometry["coordinates"]]
    return geometry["coordinates"] if geometry["type"] == "MultiPolygon" else []


def test_it_is_a_feature_collection_with_a_feature_for_every_place(tmp_path):
    collection = written(tmp_path)
    assert collection["type"] == "FeatureCollection"
    assert len(collection["features"]) == len(mapped().all_places)
    for each in collection["features"]:
        assert (each["type"], set(each)) == ("Feature", {"type", "id", "geometry", "properties"})


def test_the_file_is_as_rfc_7946_asks(tmp_path):
    publish.export(mapped(), form="geojson", out=tmp_path / "p.geojson")
    assert faults((tmp_path / "p.geojson").read_text("utf-8")) == []


def drawn(geometry, metres=1_000.0):
    one = next(iter(mapped().reports()))
    return drawn_geometry(town(one, "Porto", 0.0, 0.0, geometry=json.dumps(geometry), uncertainty_m=metres))


@given(
    st.floats(-180, 180) | st.sampled_from([-180.0, 180.0, 179.99999, 0.0]),
    st.floats(-90, 90) | st.sampled_from([-90.0, 90.0, 89.9999, -85.0]),
    st.floats(0, 9_000_000) | st.sampled_from([5_000.0, 5_001.0]),
)
@settings(deadline=None)
def test_discs_anywhere_are_as_rfc_7946_asks(lon, lat, metres):
    assert geometry_faults(drawn({"type": "Point", "coordinates": [lon, lat]}, metres)) == []


@given(st.lists(st.tuples(st.floats(-20, 20), st.floats(-20, 20)), min_size=1, max_size=12), st.floats(-180, 180))
def test_lines_anywhere_are_as_rfc_7946_asks(steps, lon):
    line = [[lon, 0.0], [lon + 1.0, 0.5]]
    for east, north in steps:
        line.append([line[-1][0] + east, max(-89.0, min(89.0, line[-1][1] + north))])
    assert geometry_faults(drawn({"type": "LineString", "coordinates": line})) == []


@given(st.floats(-180, 180), st.floats(-60, 60), st.floats(1, 85), st.booleans())
def test_areas_with_holes_anywhere_are_as_rfc_7946_asks(lon, lat, wide, turned):
    def ring(half):
        corners = [[lon - half, lat - half / 5], [lon + half, lat - half / 5], [lon + half, lat + half / 5]]
        ring = [*corners, [lon - half, lat + half / 5], corners[0]]
        return ring[::-1] if turned else ring

    made = drawn({"type": "Polygon", "coordinates": [ring(wide), ring(wide / 3)]})
    assert geometry_faults(made) == []
    assert sum(len(polygon) - 1 for polygon in rings(made)) >= 1


def test_a_disc_around_a_pole_holds_the_pole():
    made = drawn({"type": "Point", "coordinates": [20.0, 88.0]}, 600_000.0)
    assert geometry_faults(made) == []
    assert max(lat for polygon in rings(made) for _, lat in polygon[0]) == 90.0
    lons = [lon for polygon in rings(made) for lon, _ in polygon[0]]
    assert (min(lons), max(lons)) == (-180.0, 180.0)


def test_what_is_smaller_than_the_decimals_is_a_point():
    speck = [[7.0, 7.0], [7.000001, 7.0], [7.000001, 7.000001], [7.0, 7.0]]
    assert drawn({"type": "Polygon", "coordinates": [speck]}) == {"type": "Point", "coordinates": [7.0, 7.0]}


SQUARE = [[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]


@pytest.mark.parametrize(
    "wrong",
    [
        {"type": "Point", "coordinates": [200, 0]},
        {"type": "Point", "coordinates": [0]},
        {"type": "LineString", "coordinates": [[170, 0], [-170, 0]]},
        {"type": "LineString", "coordinates": [[1, 1], [1, 1]]},
        {"type": "Polygon", "coordinates": [SQUARE[::-1]]},
        {"type": "Polygon", "coordinates": [SQUARE[:-1]]},
        {"type": "Polygon", "coordinates": [SQUARE, SQUARE]},
        {"type": "Polygon", "coordinates": [SQUARE, [[5, 5], [5, 6], [6, 5], [5, 5]]]},
        {"type": "Polygon", "coordinates": [[[0, 0], [3, 3], [3, 0], [0, 2], [0, 0]]]},
        {"type": "Circle", "coordinates": [0, 0]},
    ],
)
def test_the_strict_reading_finds_what_is_wrong(wrong):
    assert geometry_faults(wrong) != []


def test_a_disc_wider_than_five_kilometres_is_no_point(tmp_path):
    near = by_text(written(tmp_path))["near Évora"]
    assert near["geometry"]["type"] == "Polygon"
    assert near["properties"]["centre"] == [-7.91, 38.57]
    edge = near["geometry"]["coordinates"][0][0]
    assert distance_m((-7.91, 38.57), tuple(edge)) == pytest.approx(20_000, rel=0.01)
    points = [each for each in written(tmp_path)["features"] if (each["geometry"] or {}).get("type") == "Point"]
    assert all(each["properties"]["uncertainty_m"] <= 5_000 for each in points)


def test_a_disc_over_the_antimeridian_is_cut_in_two(tmp_path):
    suva = by_text(written(tmp_path))["Suva"]["geometry"]
    assert suva["type"] == "MultiPolygon"
    lons = [lon for polygon in suva["coordinates"] for lon, _ in polygon[0]]
    assert max(lons) == 180.0
    assert min(lons) == -180.0
    assert all(abs(a[0] - b[0]) < 90 for polygon in suva["coordinates"] for a, b in itertools.pairwise(polygon[0]))


def test_what_must_not_be_drawn_has_no_geometry_and_says_why(tmp_path):
    collection = written(tmp_path)
    reasons = {each["id"]: each["properties"]["not_drawn"] for each in collection["features"]}
    for each in collection["features"]:
        assert (each["geometry"] is None) == (reasons[each["id"]] is not None)
    uses = {each["properties"]["use"]: each for each in collection["features"]}
    assert "governs" in uses["metonymic"]["properties"]["not_drawn"]
    assert "from there" in uses["demonym"]["properties"]["not_drawn"]
    inner = [each for each in collection["features"] if each["properties"]["text"] == "Évora"]
    assert [each["properties"]["not_drawn"] for each in inner] == ["another place is given by it", None]


def test_a_number_of_things_stays_one_feature(tmp_path):
    posts = by_text(written(tmp_path))["along the road"]
    assert posts["geometry"]["type"] == "LineString"
    assert posts["properties"]["parameters"]["count"] == 9
    assert posts["properties"]["geometry_role"] == "corridor"
    assert by_text(written(tmp_path))["Porto"]["properties"]["geometry_role"] == "region"


def test_a_feature_tells_its_sentence_and_its_licence(tmp_path):
    near = by_text(written(tmp_path))["near Évora"]["properties"]
    assert near["source"]["quote"] == "The store near Évora held tyres."
    assert near["source"]["outlet"] == "Évora Gazette"
    assert "GeoNames" in near["licence"]
    assert near["anchors"] == [{"gazetteer": "geonames", "gazetteer_id": "1", "name": "Évora"}]


def test_the_same_case_gives_the_same_bytes(tmp_path):
    for name in ("a", "b"):
        publish.export(mapped(), form="geojson", out=tmp_path / f"{name}.geojson")
    assert (tmp_path / "a.geojson").read_bytes() == (tmp_path / "b.geojson").read_bytes()


def test_a_folder_gets_a_file_of_its_own(tmp_path):
    assert publish.export(mapped(), form="geojson", out=tmp_path / "out") == {"places": len(mapped().all_places)}
    assert json.loads((tmp_path / "out" / "places.geojson").read_text("utf-8"))["features"]


def test_a_place_that_cannot_be_written_to_is_refused(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(OutputRefused):
        publish.export(mapped(), form="geojson", out=tmp_path / "file" / "p.geojson")


def test_a_case_without_places_is_an_empty_collection(tmp_path):
    view = mapped()
    view.all_places = []
    assert written(tmp_path, view)["features"] == []


LINE = '{"type":"LineString","coordinates":[[0,0],[1,1]]}'
AREA = '{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}'


@pytest.mark.parametrize(
    ("given", "acled_code", "ucdp_code"),
    [
        ({}, 1, 1),
        ({"status": "relative", "derivation": "near", "uncertainty_m": 20_000.0}, 2, 2),
        ({"status": "relative", "derivation": "near", "uncertainty_m": 40_000.0}, 2, 5),
        ({"status": "relative", "derivation": "centre", "uncertainty_m": 3_000.0}, 1, 1),
        ({"status": "relative", "derivation": "road_km", "geometry": LINE, "uncertainty_m": 5_000.0}, 2, 5),
        ({"status": "relative", "derivation": "part", "geometry": AREA, "uncertainty_m": 300_000.0}, 3, 5),
        ({"status": "region", "kind": "district", "geometry": AREA, "uncertainty_m": 30_000.0}, 2, 3),
        ({"status": "region", "kind": "region", "geometry": AREA, "uncertainty_m": 90_000.0}, 3, 4),
        ({"status": "region", "kind": "country", "geometry": AREA, "uncertainty_m": 900_000.0}, 3, 6),
        ({"status": "region", "kind": "water", "country": None, "geometry": AREA, "uncertainty_m": 9e5}, 3, 7),
        ({"status": "unlocated", "geometry": None, "uncertainty_m": None}, None, None),
    ],
)
def test_precision_codes(given, acled_code, ucdp_code):
    one = next(iter(mapped().reports()))
    made = town(one, "Porto", -8.61, 41.15, **given)
    assert (acled(made), ucdp(made)) == (acled_code, ucdp_code)


def test_features_come_in_the_order_of_the_words():
    starts = [each["properties"]["source"]["start"] for each in features(mapped())]
    assert starts == sorted(starts)
