import pytest
from fake_view import published, report

from whence.model.reading import Figure, Moment
from whence.model.spans import Span
from whence.publish import phrases
from whence.publish.blocks import blocks
from whence.publish.direction import direction
from whence.publish.links import safe
from whence.publish.sheets import sheets


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2017", "2017"),
        ("2017-02", "Feb 2017"),
        ("2017-02-14", "14 Feb 2017"),
        ("2031-05-11T18:40:05+02:00", "11 May 2031, 18:40 (+02:00)"),
        ("2031-05-11T18:40Z", "11 May 2031, 18:40 (UTC)"),
        ("2017-02-14?", "14 Feb 2017 (uncertain)"),
        ("2017-02/..", "from Feb 2017 on"),
        ("../2017-02-14", "up to 14 Feb 2017"),
        ("2017-02-14/2017-03", "14 Feb 2017 to Mar 2017"),
        ("2017-13-40", "2017-13-40"),
    ],
)
def test_a_date_is_written_as_people_do(edtf, words):
    assert phrases.day(edtf) == words


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ((14.0, 14.0, 14.0, "exactly"), "14"),
        ((25000.0, 25000.0, None, "over"), "at least 25,000"),
        ((40.0, 41.0, None, "over"), "over 40"),
        ((40.0, None, 40.0, "under"), "at most 40"),
        ((40.0, None, 39.0, "under"), "under 40"),
        ((40.0, 36.0, 40.0, "under"), "at most 40 (36 to 40)"),
        ((70.0, 60.0, 80.0, "about"), "about 70 (60 to 80)"),
        ((None, 24.0, None, "over"), "24 or more"),
        ((None, None, 9.0, "under"), "9 or fewer"),
        ((None, None, None, "about"), "number not fixed"),
        ((0.5, 0.5, 0.5, "exactly"), "0.5"),
    ],
)
def test_a_figure_is_written_with_its_bounds(given, words):
    value, low, high, quantifier = given
    figure = Figure("f", Span("r", 0, 1, "x"), value, low, high, quantifier, None, None, None, None, None)
    assert phrases.figure(figure) == words


def test_a_long_text_is_cut_at_a_word_and_says_so():
    assert phrases.shortened("word " * 100, 22) == "word word word word…"
    assert phrases.shortened("a\n\tb\x00c") == "a b c"
    assert len(phrases.shortened("x" * 3_000_000, 50)) == 51
    assert phrases.shortened(" " * 5_000 + "far", 50).endswith("…")


def test_a_report_is_called_by_outlet_then_title_then_file():
    assert phrases.label(report("a/b.txt", "x", outlet="Post", title="T")) == "Post"
    assert phrases.label(report("a/b.txt", "x", outlet=" ", title="T")) == "T"
    assert phrases.label(report("a/b.zip!in/c.txt", "x")) == "c.txt"


def test_an_unknown_date_says_undated():
    assert phrases.date(published(None)) == "undated"


def test_lines_that_are_hard_wrapped_stay_one_paragraph():
    text = "one line\nand the next\n\nanother\n" + "long " * 30 + "\nnext paragraph"
    assert [text[each.start : each.end][:7] for each in blocks(text, ())] == ["one lin", "another", "next pa"]


def test_furniture_is_cut_from_body():
    text = "Share bar\nThe body stands here."
    page = report("a", text)
    from whence.model.reports import Furniture

    made = blocks(text, (Furniture(page.span(0, 9), "bar"),))
    assert [(each.start, each.end, each.furniture) for each in made] == [(0, 9, True), (10, 31, False)]


def test_direction_follows_the_script_of_most_letters():
    assert direction("AFP - قالت هيئة النهر إن أربعين عائلة غادرت") == "rtl"
    assert direction("The board (الهيئة) said") == "ltr"
    assert direction("123") == "ltr"


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "java\nscript:x",
        "http://",
        "http://[x",
        None,
        "//host/x",
    ],
)
def test_only_web_addresses_are_linked(address):
    assert safe(address) is None


def test_a_web_address_is_linked_as_it_is():
    assert safe("https://a.example/x?y=<1>") == "https://a.example/x?y=<1>"


def test_long_lists_are_cut_into_pages():
    made = list(sheets("ledger", list(range(1001))))
    assert [each.name for each in made] == ["ledger.html", "ledger-2.html", "ledger-3.html"]
    assert [(each.first, each.last) for each in made] == [(1, 500), (501, 1000), (1001, 1001)]
    assert [each.name for each in sheets("ledger", [])] == ["ledger.html"]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("PT40M", "40 minutes"),
        ("P1D", "1 day"),
        ("P3M", "3 months"),
        ("PXY", "years, how many is not fixed"),
        ("PRESENT_REF", "the present"),
        ("2031-W10", "2031-W10"),
        (None, "time not fixed"),
    ],
)
def test_a_time_is_written_as_people_do(value, words):
    assert phrases.moment(Moment("m", Span("r", 0, 1, "x"), "DATE", value, None, None, None, None)) == words


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (60.0, "tonne", "60 tonnes"),
        (1.0, "tonne", "1 tonne"),
        (5.0, "percent", "5 percent"),
        (9.0, "USD", "9 USD"),
        (6.0, "foot", "6 feet"),
    ],
)
def test_a_unit_is_written_in_the_number_of_its_figure(value, unit, words):
    assert (
        phrases.figure(Figure("f", Span("r", 0, 1, "x"), value, value, value, "exactly", unit, None, None, None, None))
        == words
    )
