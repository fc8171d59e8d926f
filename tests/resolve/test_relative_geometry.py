"""Shapes, their sizes and what they hold."""

import math
from dataclasses import replace

import pytest
from ground import Ground

from whence.resolve.gazetteer.outlined import rings
from whence.resolve.relative.geometry import area, corridor, crossing_sides, disc, ring, sector, simplified
from whence.resolve.relative.meeting import holds, meet, size_km2
from whence.text.earth import moved, signed_area

HERE = (20.0, 50.0)


def test_sizes_agree_with_the_formulas():
    assert size_km2(disc(HERE, 10_000)) == pytest.approx(math.pi * 100, rel=0.01)
    assert size_km2(ring(HERE, 10_000, 20_000)) == pytest.approx(math.pi * 300, rel=0.02)
    assert size_km2(sector(HERE, bearing=0, half=45, least=0, most=20_000)) == pytest.approx(math.pi * 100, rel=0.03)
    line = corridor([[HERE, moved(HERE, 90, 50_000)]], 5_000)
    assert size_km2(line) == pytest.approx(500 + math.pi * 25, rel=0.01)


def test_a_sector_holds_its_bearing_and_nothing_behind():
    shape = sector(HERE, bearing=350, half=30, least=5_000, most=10_000)
    assert holds(shape, moved(HERE, 10, 7_000))
    assert not holds(shape, moved(HERE, 60, 7_000))
    assert not holds(shape, moved(HERE, 350, 4_000))


def test_rings_run_as_geojson_asks():
    for shape in (ring(HERE, 10_000, 20_000), sector(HERE, bearing=90, half=30, least=1_000, most=2_000)):
        outer, *holes = shape.geometry["coordinates"]
        assert signed_area(outer) > 0
        assert all(signed_area(hole) < 0 for hole in holes)
        assert outer[0] == outer[-1]


def test_shapes_meet_across_the_antimeridian():
    assert holds(disc((179.9, 0.0), 40_000), (-179.9, 0.0))
    assert meet(disc((179.9, 0.0), 20_000), disc((-179.9, 0.0), 20_000))
    assert not meet(disc((179.0, 0.0), 20_000), disc((-179.0, 0.0), 20_000))


def test_an_area_in_two_parts_holds_both():
    squares = [[[(x, 0.0), (x + 1, 0.0), (x + 1, 1.0), (x, 1.0), (x, 0.0)]] for x in (0.0, 5.0)]
    shape = area(squares)
    assert shape.geometry["type"] == "MultiPolygon"
    assert holds(shape, (0.5, 0.5))
    assert holds(shape, (5.5, 0.5))
    assert not holds(shape, (3.0, 0.5))


def test_a_simplified_line_keeps_its_ends_and_its_corners():
    line = [(0.0, 0.0), (1.0, 0.001), (2.0, 0.0), (2.001, 1.0), (2.0, 2.0)]
    assert simplified(line, 0.01) == [(0.0, 0.0), (2.0, 0.0), (2.0, 2.0)]


def test_a_ring_whose_sides_cross_is_told_from_one_whose_sides_touch():
    assert crossing_sides([(0.0, 0.0), (2.0, 2.0), (2.0, 0.0), (0.0, 2.0), (0.0, 0.0)]) == [0, 2]
    assert crossing_sides([(0.0, 0.0), (2.0, 0.0), (2.0, 2.0), (0.0, 2.0), (0.0, 0.0)]) == []
    assert crossing_sides([(0.0, 0.0), (2.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 0.0)]) == []


@pytest.mark.parametrize("code", ["CL", "CA", "RU", "US", "NO", "PT"])
def test_no_country_crosses_itself_once_it_is_simplified(code):
    country = replace(Ground().find("Spain")[0], country=code)
    drawn = rings(country, Ground())
    assert not any(crossing_sides(ring) for ring in drawn)
    assert sum(map(len, drawn)) < 600
