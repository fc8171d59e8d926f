"""The places of a statement as weighing gets them."""

from __future__ import annotations

from whence.model.reading import Place
from whence.model.spans import Span
from whence.store.spots import spots

SPAN = Span("r", 10, 16, "Cuenca")
CONTENT = (Span("r", 0, 40, ""),)
POINT = '{"type":"Point","coordinates":[-79.0,-2.9]}'


def place(**kinds):
    fields = {"geometry": POINT, "uncertainty_m": 4000.0, "status": "located", "confidence": 0.9} | kinds
    return Place(
        id="p", span=SPAN, derivation="named", gazetteer="g", gazetteer_id="1", name="Cuenca", kind="town", **fields
    )


def test_a_town_is_kept_as_a_middle_and_a_radius():
    (spot,) = spots([place()], CONTENT)
    assert (spot.latitude, spot.longitude, spot.radius_m, spot.confidence) == (-2.9, -79.0, 4000.0, 0.9)


def test_a_shape_is_kept_as_the_middle_of_its_box():
    ring = '{"type":"Polygon","coordinates":[[[10,50],[12,50],[12,52],[10,52],[10,50]]]}'
    (spot,) = spots([place(geometry=ring, status="relative", uncertainty_m=None)], CONTENT)
    assert (spot.latitude, spot.longitude) == (51.0, 11.0)
    assert 120_000 < spot.radius_m < 150_000


def test_an_area_keeps_no_shape():
    (spot,) = spots([place(status="region")], CONTENT)
    assert (spot.latitude, spot.radius_m) == (None, None)


def test_places_that_are_not_placed_not_meant_as_ground_or_outside_the_content_are_left_out():
    assert spots([place(geometry=None, status="ambiguous")], CONTENT) == ()
    assert spots([place(use="metonymic")], CONTENT) == ()
    assert spots([place()], (Span("r", 20, 40, ""),)) == ()
