"""The outlines that ship."""

import numpy as np
import pytest

from whence.lang.outlines import outlines


@pytest.mark.parametrize("scale", ["110m", "50m"])
def test_every_ring_is_closed_and_none_jumps(scale):
    held = outlines(scale)
    assert len(held.countries()) > 170
    for country in held.countries():
        for polygon in country.polygons:
            for ring in polygon:
                assert np.allclose(ring[0], ring[-1]), country.name
                away = ring[:-1][ring[:-1, 1] > -89.9]  # the pole is a line here
                assert np.abs(np.diff(away[:, 0])).max(initial=0) < 180, country.name
                assert np.abs(ring[:, 1]).max() <= 90, country.name


def test_a_border_is_shared_and_a_coast_is_not():
    held = outlines("50m")
    assert held.border("PT", "ES")
    assert len(held.border("PT", "ES")) == len(held.border("ES", "PT"))
    assert held.border("PT", "JP") == ()
    assert held.coast("PT")
    assert held.coast("AT") == ()
    assert sum(map(len, held.borders("PT"))) == sum(map(len, held.border("PT", "ES")))


def test_an_unknown_code_has_no_outline():
    assert outlines("50m").country("ZZ") is None


def test_the_two_scales_agree_on_where_a_country_lies():
    fine, coarse = (outlines(scale).country("PY").polygons[0][0].mean(axis=0) for scale in ("50m", "110m"))
    assert np.abs(fine - coarse).max() < 0.6
