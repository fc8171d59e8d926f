"""Distances and shapes on the globe."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.text.earth import along, bearing, circle, clipped, distance_m, line, moved, signed_area

lons, lats = st.floats(-180, 180), st.floats(-80, 80)


def test_known_distances():
    assert distance_m((0.0, 0.0), (0.0, 1.0)) == pytest.approx(111_195, rel=1e-3)
    assert distance_m((-0.1278, 51.5074), (2.3522, 48.8566)) == pytest.approx(343_500, rel=5e-3)
    assert distance_m((179.5, 0.0), (-179.5, 0.0)) == pytest.approx(111_195, rel=1e-3)


@given(lons, lats, st.floats(0, 359.9), st.floats(100, 500_000))
def test_going_and_measuring_agree(lon, lat, angle, metres):
    there = moved((lon, lat), angle, metres)
    assert distance_m((lon, lat), there) == pytest.approx(metres, rel=1e-6)
    assert abs(there[0] - lon) <= 180


@given(lons, lats, st.floats(0, 359.9))
def test_bearing_leads_back(lon, lat, angle):
    there = moved((lon, lat), angle, 50_000)
    assert (bearing((lon, lat), there) - angle + 180) % 360 - 180 == pytest.approx(0, abs=1e-3)


def test_a_circle_is_closed_and_runs_counter_clockwise():
    ring = circle((10.0, 60.0), 5_000)
    assert ring[0] == ring[-1]
    assert signed_area(ring) > 0
    assert max(abs(distance_m((10.0, 60.0), point) - 5_000) for point in ring) < 1


def test_a_line_over_the_antimeridian_stays_in_one_piece():
    drawn = line((179.0, 10.0), (-179.0, 10.0))
    assert max(abs(a[0] - b[0]) for a, b in itertools.pairwise(drawn)) < 2
    assert along((179.0, 0.0), (-179.0, 0.0), 0.5)[0] == pytest.approx(180.0)


def test_a_ring_is_cut_to_a_window():
    square = [(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0), (0.0, 0.0)]
    cut = clipped(square, (2.0, -1.0, 9.0, 9.0))
    assert min(lon for lon, _ in cut) == 2.0
    assert abs(signed_area(cut)) == pytest.approx(8.0)
    assert clipped(square, (5.0, 5.0, 6.0, 6.0)) == []
