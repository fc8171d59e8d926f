import pytest

from whence.text.edtf import bounds, from_timex


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2031-05-11", "2031-05-11", "2031-05-11"),
        ("2031-02", "2031-02-01", "2031-02-28"),
        ("2032-02", "2032-02-01", "2032-02-29"),
        ("2031", "2031-01-01", "2031-12-31"),
        ("203X", "2030-01-01", "2039-12-31"),
        ("20XX", "2000-01-01", "2099-12-31"),
        ("1988-22", "1988-06-01", "1988-08-31"),
        ("1988-24", "1988-12-01", "1989-02-28"),
        ("1990-35", "1990-07-01", "1990-09-30"),
        ("2016-12~", "2016-11-16", "2017-01-15"),
        ("1979/..", "1979-01-01", None),
        ("../2016-02", None, "2016-02-29"),
        ("2013-05/2013-08", "2013-05-01", "2013-08-31"),
        ("2031-05-11T18:40:00+02:00", "2031-05-11T18:40:00+02:00", "2031-05-11T18:40:00+02:00"),
        (None, None, None),
    ],
)
def test_bounds_are_the_first_and_last_day_a_value_allows(edtf, first, last):
    assert bounds(edtf) == (first, last)


def test_a_value_outside_our_part_of_edtf_is_refused():
    with pytest.raises(ValueError, match="EDTF"):
        bounds("next week")


@pytest.mark.parametrize(
    ("timex", "part", "edtf"),
    [
        ("2017-W07", None, "2017-02-13/2017-02-19"),
        ("2017-W07-WE", None, "2017-02-18/2017-02-19"),
        ("1988-SU", None, "1988-22"),
        ("198", None, "198X"),
        ("198", "late", "1987/1989"),
        ("2016-07", "early", "2016-07-01/2016-07-10"),
        ("2017-02-14TMO", None, "2017-02-14"),
        ("PRESENT_REF", None, None),
        ("P3M", None, None),
        (None, None, None),
    ],
)
def test_timex_dates_become_edtf_and_references_do_not(timex, part, edtf):
    assert from_timex(timex, part) == edtf
