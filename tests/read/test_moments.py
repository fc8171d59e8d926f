import pytest

from whence.model.reading import Sentence
from whence.model.reports import Published, Report
from whence.read.moments import moments
from whence.text.edtf import bounds


def read(text, published="2017-02-17"):
    first, last = bounds(published)
    when = Published(published, first, last, "given") if published else Published()
    report = Report("r", "x", None, None, None, None, None, when, "text/plain", "en", "0" * 64, None, text)
    found = moments(report, [Sentence("s", "r", 0, len(text))])
    assert all(moment.span.text == text[moment.span.start : moment.span.end] for moment in found)
    return found


@pytest.mark.parametrize(
    ("text", "value", "earliest", "latest"),
    [
        ("on 20th June 1981", "1981-06-20", "1981-06-20", "1981-06-20"),
        ("on Tuesday, Feb 14", "2017-02-14", "2017-02-14", "2017-02-14"),
        ("on Tuesday", "2017-02-14", "2017-02-14", "2017-02-14"),
        ("last Friday", "2017-02-10", "2017-02-10", "2017-02-10"),
        ("yesterday", "2017-02-16", "2017-02-16", "2017-02-16"),
        ("two months ago", "2016-12", "2016-11-16", "2017-01-15"),
        ("three days ago", "2017-02-14", "2017-02-14", "2017-02-14"),
        ("in January of this year", "2017-01", "2017-01-01", "2017-01-31"),
        ("last month", "2017-01", "2017-01-01", "2017-01-31"),
        ("this week", "2017-W07", "2017-02-13", "2017-02-19"),
        ("the summer of 1988", "1988-SU", "1988-06-01", "1988-08-31"),
        ("in the 1990s", "199", "1990-01-01", "1999-12-31"),
        ("in mid-2013", "2013", "2013-05-01", "2013-08-31"),
        ("since 1979", "1979", "1979-01-01", None),
        ("until 1988", "1988", None, "1988-12-31"),
        ("by the end of the year", "2017", None, "2017-12-31"),
        ("earlier this year", "2017", "2017-01-01", "2017-02-17"),
        ("the night of 4-5 August", "2016-08-04TNI", "2016-08-04", "2016-08-05"),
        ("on 14 February", "2017-02-14", "2017-02-14", "2017-02-14"),
        ("It will meet on Monday", "2017-02-20", "2017-02-20", "2017-02-20"),
        ("the third quarter of 1990", "1990-Q3", "1990-07-01", "1990-09-30"),
    ],
)
def test_a_time_is_fixed_by_its_words_and_the_report_date(text, value, *, earliest, latest):
    (moment,) = read(text)
    assert (moment.value, moment.earliest, moment.latest) == (value, earliest, latest)


@pytest.mark.parametrize("text", ["yesterday", "last Tuesday", "two months ago", "this week", "on Monday"])
def test_without_a_report_date_a_relative_time_stays_open(text):
    (moment,) = read(text, published=None)
    assert (moment.value, moment.edtf, moment.earliest, moment.anchor) == (None, None, None, "unknown")


def test_the_anchor_of_a_relative_time_is_named():
    (moment,) = read("yesterday")
    assert moment.anchor == "published:2017-02-17"


def test_a_month_is_enough_to_fix_a_year_but_not_a_day():
    year, day = read("last year and three days ago", published="2017-02")
    assert (year.value, year.anchor) == ("2016", "published:2017-02")
    assert (day.value, day.anchor) == (None, "unknown")


def test_the_next_day_counts_from_the_date_just_told():
    _, following, later = read("It burned on 3 May 2012. The next day he left; two days later he came back.")
    assert (following.value, following.anchor) == ("2012-05-04", "text")
    assert later.value == "2012-05-05"


def test_a_date_without_year_takes_the_year_named_in_its_sentence():
    _, second = read("It was founded on 3 May 1972 and banned on 5 June.")
    assert (second.value, second.anchor) == ("1972-06-05", "text")


def test_lengths_and_repeated_times_have_no_date():
    length, often = read("It met for three years every week")
    assert (length.type, length.value, length.earliest) == ("DURATION", "P3Y", None)
    assert (often.type, often.value) == ("SET", "P1W")


def test_a_stretch_up_to_the_report_has_bounds():
    (moment,) = read("in the past five years")
    assert (moment.value, moment.earliest, moment.latest) == ("P5Y", "2012-02-18", "2017-02-17")


def test_a_clock_time_stands_on_the_day_told():
    (moment,) = read("at ten past two")
    assert (moment.type, moment.value) == ("TIME", "2017-02-17T02:10")


def test_the_verb_may_is_no_month():
    assert read("They may come and march") == ()
