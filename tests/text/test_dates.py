from datetime import date

import pytest

from whence.text.dates import dates_in, first_fit, fits


def told(text):
    return [(text[found.start : found.end], found.edtf()) for found in dates_in(text)]


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ("on November 29, 2031 the quay", "November 29, 2031", "2031-11-29"),
        ("29 November 2031", "29 November 2031", "2031-11-29"),
        ("the 20th of June, 1981.", "20th of June, 1981", "1981-06-20"),
        ("20th June 1981", "20th June 1981", "1981-06-20"),
        ("Jan. 26, 2027", "Jan. 26, 2027", "2027-01-26"),
        ("at 2031-05-11T18:40:00+02:00", "2031-05-11T18:40:00+02:00", "2031-05-11T18:40:00+02:00"),
        ("11 May 2031, 18:40", "11 May 2031, 18:40", "2031-05-11T18:40:00"),
        ("11 May 2031 at 6.40 pm GMT", "11 May 2031 at 6.40 pm GMT", "2031-05-11T18:40:00Z"),
        ("Tue, 06 May 2031 10:22:11 +0300", "Tue, 06 May 2031 10:22:11 +0300", "2031-05-06T10:22:00+03:00"),
        ("25/05/2031", "25/05/2031", "2031-05-25"),
        ("05/25/2031", "05/25/2031", "2031-05-25"),
        ("since December 2016", "December 2016", "2016-12"),
        ("In 2018 the port", "2018", "2018"),
        ("mid-2013", "mid-2013", "2013-05/2013-08"),
        ("۲۵/۰۵/۲۰۳۱", "۲۵/۰۵/۲۰۳۱", "2031-05-25"),
        ("٢٥/٠٥/٢٠٣١", "٢٥/٠٥/٢٠٣١", "2031-05-25"),
    ],
)
def test_a_written_date_is_read_with_its_exact_words(text, words, edtf):
    assert told(text) == [(words, edtf)]


def test_a_numeric_date_that_could_be_two_days_is_left_out():
    assert told("11/05/2031") == []


def test_a_day_that_does_not_exist_is_left_out():
    assert told("30 February 2031 and 31/04/2031") == []


def test_an_amount_after_a_preposition_is_no_year():
    assert told("In 2018 people signed, of 1,984 asked") == []


def test_a_weekday_and_day_without_a_year_keep_the_year_open():
    (found,) = dates_in("Tuesday, Feb 14")
    assert (found.year, found.month, found.day, found.weekday) == (None, 2, 14, 1)
    assert found.edtf() is None


def test_a_number_after_a_date_is_no_hour():
    (found,) = dates_in("On 3 March 12 dockers left")
    assert (found.end, found.hour) == (10, None)


def test_the_first_fit_after_an_event_is_the_year_of_a_weekday():
    assert first_fit(weekday=1, month=2, day=14, after=date(2016, 12, 20)) == date(2017, 2, 14)
    assert first_fit(weekday=1, month=2, day=14, after=date(2017, 2, 14)) == date(2017, 2, 14)


def test_every_fit_of_a_weekday_is_listed_in_order():
    assert [day.year for day in fits(weekday=1, month=2, day=14, first_year=2000, last_year=2025)] == [
        2006,
        2012,
        2017,
        2023,
    ]


def test_the_29th_of_february_fits_leap_years_only():
    assert all(day.year % 4 == 0 for day in fits(weekday=0, month=2, day=29, first_year=1950, last_year=2050))


def test_a_day_no_month_has_is_refused():
    with pytest.raises(ValueError, match="no year"):
        first_fit(weekday=0, month=2, day=30, after=date(2000, 1, 1))
