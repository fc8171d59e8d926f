"""The dossier in a real browser."""

from pathlib import Path

import pytest
from fake_view import tellow
from mapped_case import mapped
from nested_report import harbour

from whence import publish

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="Debian's chromium is not installed"),
]


@pytest.fixture(scope="module")
def out(tmp_path_factory):
    return publish.dossier(tellow(), tmp_path_factory.mktemp("case") / "dossier")


@pytest.fixture(scope="module")
def browser():
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as running:
        chromium = running.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        yield chromium
        chromium.close()


def few(out):
    """Every kind of page, and of the forty equal ones two."""
    sirens = [
        path
        for path in sorted(out.rglob("*.html"))
        if "Valley paper" in path.read_text("utf-8") and path.parent.name == "reports"
    ]
    return [path for path in sorted(out.rglob("*.html")) if path not in sirens[2:]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_open_from_disk_without_network_or_trouble_and_fit_360_pixels(out, browser, scheme):
    page = browser.new_page(viewport={"width": 360, "height": 800}, color_scheme=scheme)
    trouble, asked = [], []
    page.on("console", lambda message: trouble.append(message.text))
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.on("requestfailed", lambda request: trouble.append(request.url))
    for path in few(out):
        page.goto(path.as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, path.name
        assert page.evaluate("getComputedStyle(document.body).fontFamily").startswith("Inter"), (
            "the style sheet was not applied"
        )
    assert trouble == []
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    page.close()


def test_the_ledger_filters_and_sorts(out, browser):
    page = browser.new_page()
    page.goto((out / "ledger.html").as_uri())
    rows = page.locator("tbody tr:visible")
    everything = rows.count()
    page.get_by_label("words").fill("SIREN")
    assert rows.count() == 1
    page.get_by_label("words").fill("")
    page.get_by_label("status").select_option("disputed")
    assert rows.count() == 1
    assert page.locator("output").inner_text() == f"1 of {everything} on this page"
    page.get_by_label("status").select_option("")
    page.get_by_role("button", name="reports").click()
    counts = [int(each) for each in page.locator("tbody tr td:last-child").all_inner_texts()]
    assert counts == sorted(counts)
    page.close()


def test_the_ledger_stands_without_script(out, browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((out / "ledger.html").as_uri())
    assert page.locator("tbody tr").count() == 9
    assert page.locator("form").count() == 0
    context.close()


def test_a_link_to_a_sentence_lights_it_up(out, browser):
    page = browser.new_page()
    page.goto((out / "index.html").as_uri())
    page.locator("a.quote").first.click()
    lit = page.locator(".said:target")
    assert "forty families had left Lower Tellow" in lit.inner_text()
    assert lit.evaluate("each => getComputedStyle(each).backgroundColor") != "rgba(0, 0, 0, 0)"
    page.close()


def test_the_keyboard_reaches_the_text_first(out, browser):
    page = browser.new_page()
    page.goto((out / "index.html").as_uri())
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.evaluate("document.activeElement.getBoundingClientRect().left") >= 0
    page.close()


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    out = publish.dossier(harbour(), tmp_path_factory.mktemp("nested") / "dossier")
    return next((out / "reports").iterdir()).as_uri()


@pytest.fixture
def plain(browser):
    """A page without script."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 700})
    yield context.new_page()
    context.close()


def test_an_attribution_opens_by_keyboard_alone_without_leaving_its_place(plain, ledger):
    plain.goto(ledger)
    plain.locator("a.ref[href='#n4']").focus()
    plain.keyboard.press("Enter")
    card = plain.locator("li:target")
    assert "= the pilot, who asked not to be named" in card.inner_text()
    box = card.bounding_box()
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= 700
    assert plain.locator("a.ref[href='#n4']").bounding_box()["y"] < 700
    plain.keyboard.press("Tab")
    plain.keyboard.press("Enter")
    assert "Three sluices" in plain.locator(".said:target").inner_text()
    assert plain.locator("li:target").count() == 0


def test_a_figure_opens_what_it_was_read_as(plain, ledger):
    plain.goto(ledger)
    plain.locator("mark.figure a").first.click()
    assert "about 14 (12 to 16)" in plain.locator("li:target").inner_text()


def test_switches_work_without_script(plain, ledger):
    plain.goto(ledger)
    notes, values = plain.locator("aside .note:visible"), plain.locator("aside .values span:visible")
    source = plain.locator(".reading mark.source").first
    washed = "each => getComputedStyle(each).backgroundColor"
    assert (notes.count(), values.count()) == (5, 5)
    coloured = source.evaluate(washed)
    plain.get_by_text("attributions 5").click()
    assert notes.count() == 0
    assert source.evaluate(washed) != coloured
    plain.get_by_text("figures 3").click()
    assert values.count() == 2
    plain.get_by_text("moments 2").click()
    assert values.count() == 0


def test_a_report_fits_360_pixels_with_a_card_open(browser, ledger):
    page = browser.new_page(viewport={"width": 360, "height": 700})
    page.goto(f"{ledger}#n3")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    box = page.locator("li:target").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    page.close()


def test_paper_shows_the_list_instead_of_margin_and_card(browser, ledger):
    page = browser.new_page()
    page.emulate_media(media="print")
    page.goto(f"{ledger}#n3")
    assert page.locator("aside:visible").count() == 0
    assert page.locator("li:target").evaluate("each => getComputedStyle(each).position") == "static"
    assert page.locator("ol.cards li:visible").count() == 11
    page.close()


@pytest.fixture(scope="module")
def chart(tmp_path_factory):
    out = publish.dossier(mapped(), tmp_path_factory.mktemp("mapped") / "dossier")
    return (out / "map.html").as_uri()


def test_a_map_on_a_phone_fits_reads_and_begins_where_most_is_drawn(browser, chart):
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto(chart)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    wide = page.locator("figure.map:not(.part) .view")
    assert wide.evaluate("each => each.scrollWidth > each.clientWidth")
    frames = page.locator("figure.map:not(.part) rect.frame").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().x)"
    )
    assert any(0 <= x <= 390 for x in frames)
    sizes = page.locator("figure.map text").evaluate_all(
        "all => all.map(one => parseFloat(getComputedStyle(one).fontSize) * one.getScreenCTM().a)"
    )
    assert min(sizes) > 9.5
    page.close()


def test_the_words_of_a_map_do_not_cover_one_another(browser, chart):
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(chart)
    covered = page.locator("figure.map svg").evaluate_all(
        """all => all.flatMap(svg => {
            const boxes = [...svg.querySelectorAll("text")].map(one => [one.textContent, one.getBBox()]);
            return boxes.flatMap(([a, one], at) => boxes.slice(at + 1).filter(([b, other]) =>
                one.x < other.x + other.width && other.x < one.x + one.width &&
                one.y + 3 < other.y + other.height - 3 && other.y + 3 < one.y + one.height - 3).map(([b]) => [a, b]));
        })"""
    )
    assert covered == []
    page.close()


def test_the_list_of_names_keeps_one_kind(browser, tmp_path):
    view = tellow()
    kinds = {each.kind for each in view.all_entities}
    assert len(kinds) > 1
    page = browser.new_page()
    page.goto((publish.dossier(view, tmp_path / "dossier") / "names.html").as_uri())
    everything = page.locator("tbody tr:visible").count()
    page.get_by_label("kind").select_option("person")
    assert 0 < page.locator("tbody tr:visible").count() < everything
    page.close()
