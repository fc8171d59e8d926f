"""The large towns that maps show."""

import itertools

from whence.lang.towns import towns


def test_the_largest_come_first_and_all_lie_on_the_globe():
    held = towns()
    assert len(held) > 5_000
    assert all(one.people >= other.people for one, other in itertools.pairwise(held))
    assert all(-180 <= one.lon <= 180 and -90 <= one.lat <= 90 and one.name.strip() for one in held)
    assert next(one for one in held if one.name == "Lisbon").lat == 38.73
