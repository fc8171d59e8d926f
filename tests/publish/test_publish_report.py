"""The report page: chains, stance, moments and figures."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from fake_view import FakeView, at, attribution, report, statement
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from nested_report import TEXT, figure, harbour

from whence import publish
from whence.config import Settings
from whence.model.identity import content_id
from whence.model.reading import Attribution, Figure, Mention, Moment, Reading, Statement
from whence.publish import layers, meanings
from whence.publish.catalogue import catalogue
from whence.publish.marks import marked
from whence.publish.pages import templates
from whence.publish.report_page import report_page

VOID = {"meta", "link", "input", "br"}


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    view = harbour()
    out = publish.dossier(view, tmp_path_factory.mktemp("case") / "dossier")
    return html.parse(out / view.all_reports[0].id.join(("reports/", ".html"))).getroot()


def text(element):
    return " ".join(element.text_content().split())


def marks(page, style):
    """The marked words of one style, pieces that touch joined."""
    found = page.xpath(f"//div[@class='reading']//mark[contains(concat(' ', @class, ' '), ' {style} ')]")
    return "|".join(each.text_content() for each in found)


def card(page, number):
    return page.xpath(f"//li[@id='{number}']")[0]


def test_sources_and_cues_of_every_depth_are_marked(page):
    assert marks(page, "source").replace("|", "") == "The Harbour Ledgerthe Lock Unionthe pilotheThe clerk"
    assert marks(page, "cue") == "reported|had told|believed|added|denied"


def test_a_content_inside_a_content_is_marked_as_such(page):
    outer = marks(page, "content").replace("|", "")
    assert outer.startswith("the Lock Union had told members that the pilot, who asked not to be named, believed")
    assert marks(page, "in2").replace("|", "").startswith("the pilot, who asked")
    assert marks(page, "in3").replace("|", "") == "about 14 barges, eight of them near Oldgate, were lost"


def test_low_confidence_is_shown_and_told_from_high(page):
    assert marks(page, "low") == "the pilot|believed|The clerk|denied"
    assert marks(page, "low1") == "it."
    assert marks(page, "low3").replace("|", "") == "about 14 barges, eight of them near Oldgate, were lost"
    assert "faint" in card(page, "n3").get("class")
    assert card(page, "n2").get("class") is None


def test_the_threshold_of_low_is_that_of_the_settings(tmp_path):
    view = harbour()
    out = publish.dossier(view, tmp_path / "dossier", settings=Settings(confident=0.3))
    page = html.parse(out / "reports" / f"{view.all_reports[0].id}.html")
    assert page.xpath("//*[contains(@class,'low') or contains(@class,'faint')]") == []


def test_statements_come_outermost_first_with_their_chains(page):
    chains = [text(each) for each in page.xpath("//ol[@class='cards']/li//span[@class='chain']")]
    assert chains == [
        "Harbour Ledger ‹ The Harbour Ledger",
        "Harbour Ledger ‹ The Harbour Ledger ‹ the Lock Union",
        "Harbour Ledger ‹ The Harbour Ledger ‹ the Lock Union ‹ the pilot",
        "Harbour Ledger ‹ the pilot, who asked not to be named (he)",
        "own voice",
        "Harbour Ledger ‹ The clerk",
    ]


def test_every_link_tells_stance_cue_form_and_confidence(page):
    links = [text(each) for each in card(page, "n3").xpath("./p[@class='link']")]
    assert links[:3] == [
        "The Harbour Ledger says (reported) · indirect · 0.91 · outlet",
        "the Lock Union says (had told) · indirect · 0.72",
        "the pilot believes (believed) · indirect · low confidence 0.38 · unnamed source",
    ]
    assert "not asserted" in text(card(page, "n3"))


def test_a_pronoun_is_told_with_whom_it_stands_for(page):
    told = text(card(page, "n4"))
    assert "says (added) · direct · 0.81 · he = the pilot, who asked not to be named negated" in told
    assert "Three sluices … were never shut between 4 and 6 May." in told


def test_a_denial_is_told_in_words(page):
    assert "denies (denied) · indirect · low confidence 0.45" in text(card(page, "n5"))


def test_several_readers_are_named_where_they_read(page):
    assert "en-rules, other-reader" in text(page.xpath("//dl[@class='facts']")[0])
    own = page.xpath("//li[.//span[.='own voice']]")[0]
    assert "hedged read by other-reader" in text(own)


def test_a_moment_tells_its_meaning_and_what_it_was_counted_from(page):
    assert text(card(page, "m1")) == (
        "Monday 12 May 2031 counted from the report’s date, 12 May 2031TIMEX3, EDTF 2031-05-12"
    )
    assert "4 May 2031 to 6 May 2031 counted from a date in the text" in text(card(page, "m2"))


def test_a_figure_tells_value_range_counted_role_scope_and_whole(page):
    assert text(card(page, "f1")) == "about 14 barges about 14 (12 to 16) counted barges"
    assert text(card(page, "f2")) == "eight of them 8 role lost · scope near Oldgate · part of about 14 barges"
    assert card(page, "f2").xpath(".//a/@href") == ["#tf2", "#f1"]


def test_unknown_fields_show_nothing(page):
    assert text(card(page, "f3")) == "Three sluices 3"
    assert "None" not in text(page)


def test_moments_and_figures_lead_from_the_text_to_their_cards_and_back(page):
    hrefs = page.xpath("//div[@class='reading']//mark/a/@href")
    assert set(hrefs) == {"#m1", "#m2", "#f1", "#f2", "#f3"}
    ids = set(page.xpath("//@id"))
    assert {each[1:] for each in page.xpath("//ol//a/@href | //aside//a/@href")} <= ids


def test_switches_stand_before_the_text_that_they_switch(page):
    labels = [text(each) for each in page.xpath("//section/label")]
    assert labels == ["attributions 5", "moments 2", "figures 3", "names 1", "own voice 1"]
    assert page.xpath("//section/input[not(@checked)]/@id") == ["see-names", "see-own"]
    assert page.xpath("//section/input[last()]/following-sibling::div[@class='reading']")


def test_a_paragraph_in_another_script_runs_its_own_way(page):
    assert page.xpath("//div[@class='reading']/div/p/@dir") == ["ltr", "ltr", "rtl"]


def test_a_stretch_that_a_sure_statement_shares_is_not_low():
    one = report("a.txt", "The keeper said the gate held.")
    link = attribution(one, "The keeper", "said", confidence=0.9)
    doubt = replace(link, confidence=0.2)
    sure = statement(one, "the gate held", link)
    found = layers.attributions([statement(one, "the gate held", doubt), sure], 0.5)
    assert {paint.style for paint in found} == {"source", "cue", "content"}
    assert len(found) == 3


def test_a_paragraph_with_very_many_marks_names_a_few_and_counts_the_rest(tmp_path):
    view = FakeView()
    words = [f"Keeper {number:03d} said gate {number:03d} held." for number in range(60)]
    new = report("many.txt", " ".join(words))
    said = [
        statement(new, f"gate {number:03d} held", replace(attribution(new, f"Keeper {number:03d}", None), cue=None))
        for number in range(60)
    ]
    view.take(new, *said)
    out = publish.dossier(view, tmp_path / "dossier")
    page = html.parse(out / "reports" / f"{new.id}.html")
    assert len(page.xpath("//aside/p[@class='note']")) == 12
    assert "and 48 more marks" in text(page.xpath("//aside")[0])
    assert len(page.xpath("//ol[@class='cards']/li")) == 60


def moment(**given):
    fields = {"type": "DATE", "value": None, "edtf": None, "earliest": None, "latest": None, "anchor": None}
    return Moment("m", at(report("a", "then"), "then"), **{**fields, **given})


@pytest.mark.parametrize(
    ("given", "parts"),
    [
        ({}, []),
        ({"anchor": "unknown"}, ["what it is counted from is not known"]),
        ({"earliest": "2031-05-01", "anchor": "text"}, ["not before 1 May 2031", "counted from a date in the text"]),
        ({"latest": "2031-05-01"}, ["not after 1 May 2031"]),
        ({"edtf": "2031-05", "earliest": "2031-05-01", "latest": "2031-05-31"}, ["from 1 May 2031 to 31 May 2031"]),
        ({"type": "DURATION", "value": "P3M"}, ["duration"]),
    ],
)
def test_a_moment_tells_only_what_is_known(given, parts):
    assert meanings.moment_parts(moment(**given)) == parts


class Nesting(HTMLParser):
    """Fails when an element is closed that is not the innermost, or a link stands in a link."""

    def __init__(self):
        super().__init__()
        self.open = []
        self.ids = []

    def handle_starttag(self, tag, attrs):
        self.ids += [value for name, value in attrs if name == "id"]
        if tag == "a":
            assert "a" not in self.open
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


LENGTH = 40
stretches = st.tuples(st.integers(0, LENGTH - 1), st.integers(1, LENGTH)).map(
    lambda pair: (min(pair[0], pair[1] - 1), max(pair[0] + 1, pair[1]))
)


@st.composite
def readings(draw):
    """Any spans that a reader could give: overlapping, crossing, discontinuous, across paragraphs."""
    body = draw(st.text('ab <&"é\n\u0627', min_size=LENGTH, max_size=LENGTH).map(lambda made: f"x{made[1:-1]}x"))
    one = report("any.txt", body)
    span = stretches.map(lambda pair: one.span(*pair))
    number = st.integers(0, 99).map(lambda whole: whole / 100)
    links = st.builds(
        Attribution,
        st.none() | span, st.sampled_from(["named", "pronoun", "implicit"]), st.none() | span, st.none(),
        st.none() | span, st.sampled_from(["says", "denies"]), st.just("mixed"), number,
    )  # fmt: skip
    statements = [
        Statement(content_id("statement", at), one.id, "none", tuple(sorted(content)), tuple(chain), False, False, True, "x")
        for at, (content, chain) in enumerate(
            draw(st.lists(st.tuples(st.lists(span, min_size=1, max_size=3), st.lists(links, max_size=3)), max_size=6))
        )
    ]  # fmt: skip
    figures = [
        Figure(f"f-{at}", each, 1.0, None, None, "over", None, None, None, None, f"f-{at}")
        for at, each in enumerate(draw(st.lists(span, max_size=4)))
    ]
    moments = [replace(moment(), id=f"m-{at}", span=each) for at, each in enumerate(draw(st.lists(span, max_size=4)))]
    mentions = [Mention(f"n-{at}", each, "other") for at, each in enumerate(draw(st.lists(span, max_size=4)))]
    return one, Reading(one.id, (), tuple(mentions), tuple(figures), tuple(moments), tuple(statements))


@given(readings())
def test_any_spans_give_an_unbroken_page_with_the_whole_text(made):
    one, read = made
    view = FakeView(all_reports=[one], all_readings={one.id: read})
    case = catalogue(view, confident=0.5)
    context = report_page(case, one, read)
    shown = templates().get_template("report.html").render(context, case=case, rail=[], root="../", current="reports")
    nesting = Nesting()
    nesting.feed(shown)
    assert nesting.open == []
    assert len(nesting.ids) == len(set(nesting.ids))
    written = "".join(token.text for row in context["rows"] for token in row.tokens)
    assert re.sub(r"\s", "", written) == re.sub(r"\s", "", one.text)


@given(st.lists(stretches, max_size=12))
def test_depth_is_the_number_of_contents_that_hold_a_content(pairs):
    one = report("a.txt", "y" * LENGTH)
    link = Attribution(None, "implicit", None, None, None, "says", "indirect", 1.0)
    said = [
        Statement(f"statement-{at}", one.id, "none", (one.span(*pair),), (link,), False, False, True, "x")
        for at, pair in enumerate(pairs)
    ]
    level = {"content": 1, "in2": 2, "in3": 3}
    for paint in layers.attributions(said, 0.5):
        holding = sum(start <= paint.start and paint.end <= end for start, end in set(pairs))
        assert level[paint.style] == min(holding, 3)


def test_a_link_inside_a_link_leads_where_the_inner_one_does():
    found = marked("abcdef", (0, 6), [layers.Paint(0, 6, "moment", "m1"), layers.Paint(2, 4, "figure", "f1")])
    assert [(each.text, each.to) for each in found] == [("ab", "m1"), ("cd", "f1"), ("ef", "m1")]


def test_part_of_a_figure_that_is_not_there_is_left_out():
    one = report("a.txt", "Eight of them left.")
    assert meanings.figure_parts(figure(one, "Eight of them", 8.0, part_of="figure-gone"), {}) == []


def test_the_whole_text_stands_on_the_page(page):
    for each in page.xpath("//a[@class='ref']"):
        each.drop_tree()
    shown = [each.text_content() for each in page.xpath("//div[@class='reading']/div/p")]
    assert "\n\n".join(shown) == TEXT
