import pytest

from whence.model.reading import Sentence
from whence.model.reports import Published, Report
from whence.read.figures.finding import figures
from whence.read.moments.finding import moments
from whence.read.sentences import sentences
from whence.text.edtf import bounds


def report_of(text, published):
    first, last = bounds(published)
    when = Published(published, first, last, "given") if published else Published()
    return Report("r", "x", None, None, None, None, None, when, "text/plain", "en", "0" * 64, None, text)


def read(text, published="2017-02-17", *, cut=False):
    report = report_of(text, published)
    found = moments(report, sentences(report) if cut else [Sentence("s", "r", 0, len(text))])
    assert all(moment.span.text == text[moment.span.start : moment.span.end] for moment in found)
    return found


def figures_of(text):
    return figures(report_of(text, None), [Sentence("s", "r", 0, len(text))])


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
        ("last night", "2017-02-16TNI", "2017-02-16", "2017-02-17"),
        ("the night of 11 January", "2017-01-11TNI", "2017-01-11", "2017-01-12"),
        ("June 3-9, 2007", "2007-06-03", "2007-06-03", "2007-06-09"),
        ("from 3 to 5 May 2012", "2012-05-03", "2012-05-03", "2012-05-05"),
        ("on Tuesday of last week", "2017-02-07", "2017-02-07", "2017-02-07"),
        ("three weeks ago", "2017-W04", "2017-01-24", "2017-01-30"),
        ("a week ago", "2017-02-10", "2017-02-07", "2017-02-13"),
        ("half a century ago", "1967", "1966-07-02", "1968-07-01"),
        ("about 1850", "1850", "1849-07-02", "1851-07-02"),
        ("the seventeenth century", "16", "1600-01-01", "1699-12-31"),
        ("in nineteen eighty-eight", "1988", "1988-01-01", "1988-12-31"),
        ("the summer of '88", "1988-SU", "1988-06-01", "1988-08-31"),
        ("early April 1999", "1999-04", "1999-04-01", "1999-04-10"),
        ("the second half of this year", "2017-H2", "2017-07-01", "2017-12-31"),
        ("Q2 2012", "2012-Q2", "2012-04-01", "2012-06-30"),
        ("the fall of last year", "2016-FA", "2016-09-01", "2016-11-30"),
        ("over the weekend", "2017-W06-WE", "2017-02-11", "2017-02-12"),
        ("by year-end", "2017-12-31", None, "2017-12-31"),
        ("on Christmas Eve", "2016-12-24", "2016-12-24", "2016-12-24"),
        ("on Easter Monday 2012", "2012-04-09", "2012-04-09", "2012-04-09"),
        ("Thanksgiving Day 2012", "2012-11-22", "2012-11-22", "2012-11-22"),
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


def test_each_day_told_counts_from_the_one_told_before():
    _, following, later = read("It burned on 3 May 2012. The next day he left; two days later he came back.")
    assert (following.value, following.anchor) == ("2012-05-04", "text")
    assert later.value == "2012-05-06"


def test_a_date_without_year_takes_the_year_named_in_its_sentence():
    _, second = read("It was founded on 3 May 1972 and banned on 5 June.")
    assert (second.value, second.anchor) == ("1972-06-05", "text")


def test_lengths_and_repeated_times_have_no_date():
    length, often = read("It met for three years every week")
    assert (length.type, length.value, length.earliest) == ("DURATION", "P3Y", None)
    assert (often.type, often.value) == ("SET", "P1W")


def test_a_stretch_up_to_the_report_has_bounds():
    (moment,) = read("in the past five years")
    assert (moment.value, moment.earliest, moment.latest) == ("P5Y", "2012-02-17", "2017-02-17")


def test_a_clock_time_stands_on_the_day_told():
    (moment,) = read("at ten past two")
    assert (moment.type, moment.value) == ("TIME", "2017-02-17T02:10")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("5.30 on Tuesday morning", "2017-02-14T05:30"),
        ("9 a.m. (1400 GMT) Tuesday", "2017-02-14T09:00"),
        ("at 8:20 p.m. on 6 January", "2017-01-06T20:20"),
        ("noon Tuesday", "2017-02-14T12:00"),
        ("at 0600 hours", "2017-02-17T06:00"),
        ("half past six on Monday evening", "2017-02-13T18:30"),
        ("4 in the morning", "2017-02-17T04:00"),
    ],
)
def test_a_clock_and_the_day_beside_it_are_one_time(text, value):
    (moment,) = read(text)
    assert (moment.type, moment.value) == ("TIME", value)
    assert figures_of(text) == ()


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("two and a half hours", "DURATION", "PT2H30M"),
        ("2 1/2 years", "DURATION", "P2Y6M"),
        ("a decade and a half", "DURATION", "P15Y"),
        ("twenty four hours", "DURATION", "PT24H"),
        ("for days", "DURATION", "PXD"),
        ("a few days later", "DURATION", "PXD"),
        ("the past decade", "DURATION", "P10Y"),
        ("every three months", "SET", "P3M"),
        ("twice a week", "SET", "P1W"),
        ("on Sundays", "SET", "XXXX-WXX-7"),
        ("each January", "SET", "XXXX-01"),
    ],
)
def test_a_length_or_a_repeated_time_is_told_apart_from_a_date(text, kind, value):
    (moment,) = read(text)
    assert (moment.type, moment.value, moment.span.text) == (kind, value, text.removeprefix("for ").removeprefix("on "))


@pytest.mark.parametrize(
    "text",
    [
        "They pay $5 a day for 40 flights a week",
        "Flight 1988 to the north",
        "the fall of the wall",
        "on This Week",
        "the daily Herald",
        "the past three summers",
        "one day he will follow",
    ],
)
def test_words_that_only_look_like_times_are_left(text):
    assert read(text) == ()


def test_both_ends_of_a_range_are_opened_towards_each_other():
    first, last = read("Between 2001 and 2004 he led the guard")
    assert (first.edtf, last.edtf) == ("2001/..", "../2004")


def test_days_that_share_one_month_are_days_of_their_own():
    assert [moment.value for moment in read("on 4, 6 and 9 May 2012")] == ["2012-05-04", "2012-05-06", "2012-05-09"]
    assert [moment.value for moment in read("on January 4 and 6 in the city")] == ["2017-01-04", "2017-01-06"]


def test_that_year_and_a_year_later_count_from_the_time_told():
    text = "It burned in June 2012. That year he left; a year later he came back."
    assert [moment.value for moment in read(text)] == ["2012-06", "2012", "2013"]


def test_a_weekday_told_is_a_day_to_count_from():
    _, following = read("It burned on Monday. The next day he left.")
    assert (following.value, following.anchor) == ("2017-02-14", "text")


def test_a_month_in_a_story_of_years_ago_belongs_to_the_story():
    _, month = read("He ran in January 1980. He had voted in December.", cut=True)
    assert (month.value, month.anchor) == ("1979-12", "text")


def test_business_news_counts_a_year_back_from_the_quarter_told():
    text = "Third-quarter profit fell. The port had earned more a year earlier, and lost less in the year-ago quarter."
    assert [moment.value for moment in read(text)] == ["2016-Q3", "2015-Q3", "2015-Q3"]


def test_a_month_told_far_back_does_not_date_a_month_of_an_undated_report():
    *_, month = read("It burned in May 1988. It rained. It rained. It reopened in April.", published=None, cut=True)
    assert (month.value, month.edtf, month.anchor) == ("XXXX-04", None, "unknown")


def test_a_publication_year_outside_history_fixes_nothing():
    (moment,) = read("last week", published="0001-01-01")
    assert (moment.value, moment.anchor) == (None, "unknown")


def test_a_letter_that_grows_when_lowered_does_not_shift_a_span():
    *_, moment = read("İİİİ came yesterday")
    assert moment.span.text == "yesterday"


def test_the_verb_may_is_no_month():
    assert read("They may come and march") == ()
