"""The list of sources and their pages: every count leads to the claims behind it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fake_view import tellow
from lxml import html

from whence import publish
from whence.publish import source_page
from whence.publish.source_page import COUNTS


@pytest.fixture(scope="module")
def out(tmp_path_factory):
    return publish.dossier(tellow(), tmp_path_factory.mktemp("case") / "dossier")


def page(path):
    return html.parse(path).getroot()


def text(element):
    return " ".join(element.text_content().split())


@pytest.fixture(scope="module")
def outlet(out):
    """The page of the outlet that stands in every claim."""
    (path,) = (out / "sources").iterdir()
    return page(path)


def test_a_source_with_several_claims_has_a_page_and_the_list_leads_to_it(out):
    listed = page(out / "sources.html")
    (row,) = [each for each in listed.xpath("//tbody/tr") if "desrever" in text(each)]
    (own,) = (out / "sources").iterdir()
    links = row.xpath(".//td[@class='num']/a/@href")
    assert row.xpath(".//td[@class='lead']/a/@href") == [f"sources/{own.name}"]
    assert links == [f"sources/{own.name}#{key}" for key, _, _ in COUNTS]


def test_every_count_of_a_page_is_the_number_of_claims_it_leaves(outlet):
    items = outlet.xpath("//ol[@class='cited']/li")
    for key, _, _ in COUNTS:
        (count,) = outlet.xpath(f"//ul[@class='counts']/li[@class='{key}']//b")
        behind = items if key == "claims" else [each for each in items if key in each.get("class").split()]
        assert int(text(count)) == len(behind), key
        assert outlet.xpath(f"//div[@id='{key}']//ol[@class='cited']")


def test_every_claim_is_told_in_the_words_of_the_source_with_a_link_to_their_place(outlet, out):
    for item in outlet.xpath("//ol[@class='cited']/li"):
        assert item.xpath("./p[@class='claim']/a/@href")
        (place, *_) = item.xpath("./p[@class='under']/a/@href")
        path, _, anchor = place.removeprefix("../").partition("#")
        assert page(out / path).xpath(f"//*[@id='{anchor}']")


def test_what_confirms_corrects_and_contradicts_stands_below_the_claim(outlet):
    (item,) = outlet.xpath("//ol[@class='cited']/li[contains(@class,'corrected')]")
    assert [text(each) for each in item.xpath(".//div[@class='told']/p[1]")] == [
        "later confirmed by",
        "corrected",
        "against it",
    ]
    assert text(item.xpath("./p[@class='outcome']")[0]) == "Borne out <i>Seen</i> there. (ines, 2 Apr 2031)"


def test_a_denial_says_so(outlet):
    assert len(outlet.xpath("//span[@class='tag'][text()='denies it']")) == 1


def test_markup_and_reversed_letters_in_a_name_are_shown_and_not_obeyed(outlet):
    assert text(outlet.xpath("//h1")[0]).startswith("<b>Outlet</b> \ufffddesrever")


def test_the_grade_is_told_in_letters_words_and_counts(outlet):
    assert "reliability F · cannot be judged" in text(outlet)
    assert "1 of 1 resolved claim came out as it said" in text(outlet)


def test_of_very_many_claims_those_with_something_to_tell_are_listed(tmp_path, monkeypatch):
    monkeypatch.setattr(source_page, "LISTED", 2)
    out = publish.dossier(tellow(), tmp_path / "dossier")
    (path,) = (out / "sources").iterdir()
    listed = page(path)
    assert len(listed.xpath("//ol[@class='cited']/li")) == 2
    assert listed.xpath("//ol[@class='cited']/li[contains(@class,'corrected')]")
    assert "more claims, with nothing to tell but who was first or alone" in text(listed)


def test_a_source_with_one_claim_leads_to_it(tmp_path):
    view = tellow()
    view.all_weighed = [
        each if number < 1 else replace(each, standings=()) for number, each in enumerate(view.all_weighed)
    ]
    out = publish.dossier(view, tmp_path / "dossier")
    assert list((out / "sources").iterdir()) == []
    (row,) = [each for each in page(out / "sources.html").xpath("//tbody/tr") if "desrever" in text(each)]
    (place,) = row.xpath(".//td[@class='lead']/a/@href")
    assert place.startswith("reports/")
    assert set(row.xpath(".//td[@class='num']/a/@href")) == {place}


@pytest.mark.browser
def test_a_count_leaves_its_claims_in_a_browser_without_any_script(out):
    from test_publish_browser import ARGUMENTS, CHROMIUM

    playwright = pytest.importorskip("playwright.sync_api")
    (path,) = (out / "sources").iterdir()
    with playwright.sync_playwright() as running:
        chromium = running.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        tab = chromium.new_context(java_script_enabled=False).new_page()
        tab.goto(path.as_uri())
        everything = tab.locator("ol.cited > li:visible").count()
        tab.click("ul.counts a[href='#corrected']")
        left = tab.locator("ol.cited > li:visible").count()
        tab.click("ul.counts a[href='#claims']")
        again = tab.locator("ol.cited > li:visible").count()
        chromium.close()
    assert (left, everything > 1, again) == (1, True, everything)
