"""Two reports side by side: who is left, where changes stand, what is folded away, what hostile texts do."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from fake_view import FakeView, at, attribution, published, report, statement
from lxml import html

from whence import publish
from whence.model.identity import content_id
from whence.model.lineage import Derivation, Edit, Overlap, Passage
from whence.model.reports import Furniture
from whence.model.spans import Reason
from whence.publish.pair_changes import located
from whence.publish.pair_sides import side
from whence.publish.pairs import BEYOND, LONG, MOST, key, pairs, words

CHROMIUM = Path("/usr/bin/chromium")
missing = pytest.mark.skipif(not CHROMIUM.exists(), reason="Debian's chromium is not installed")

TIDE = (
    "The guild said that fourteen drivers had not returned. Smoke stood over the quay.\n\n"
    "The yard has been for sale since spring and nobody wants it.\n\n"
    "Irma Deelen said the drivers had probably warned the yard about <b>crane 9</b> & its brakes."
)
MAIL = (
    "Relatives waited at the gate.\n\n"
    "Olga Dehlen said the drivers had warned the yard about <b>crane 9</b> & its brakes.\n\n"
    "The guild said on Monday that sixteen drivers had not returned. Flames stood over the quay."
)


def overlap(a, b, *passages, shares=(0.6, 0.7), standing=()):
    ids = a.id, b.id
    made = tuple(Passage(at(a, here), at(b, there), score, edits) for here, there, score, edits in passages)
    if a.id > b.id:
        made = tuple(
            Passage(one.b, one.a, one.score, tuple(Edit(each.b, each.a, each.kind) for each in one.edits))
            for one in made
        )
        ids, shares = ids[::-1], shares[::-1]
    return Overlap(content_id("overlap", *ids), *ids, made, *shares, standing)


def derivation(copy, original, *, direction="copy", chance=0.91, reasons=()):
    return Derivation(
        content_id("derivation", copy, original), copy, original, "origin-x", chance, direction, tuple(reasons)
    )


REASONS = (
    Reason("text", "26 words are shared in order.", 3.2),
    Reason("time", "Tide came first.", 1.5),
    Reason("mention", "Tide has the name of Mail in its text.", -0.5),
)


def harbour(*, stated=True, turned=False, direction="copy"):
    """The mail moved two passages of the tide and changed what they say."""
    view = FakeView("Ostermark")
    tide = report(
        "tide.txt", TIDE, outlet="Ostermark Tide", title="Fourteen missing", published=published("2031-05-12")
    )
    mail = report("mail.txt", MAIL, outlet="Lowland Mail", title="Sixteen missing", published=published("2031-05-13"))
    spoken = statement(tide, "the drivers had probably warned the yard", attribution(tide, "Irma Deelen", "said"))
    view.take(tide, spoken)
    view.take(mail)
    first = (
        "The guild said that fourteen drivers had not returned. Smoke stood over the quay",
        "The guild said on Monday that sixteen drivers had not returned. Flames stood over the quay",
        13.0,
        (Edit("", "on Monday", "name"), Edit("fourteen", "sixteen", "figure"), Edit("Smoke", "Flames", "word")),
    )
    second = (
        "Irma Deelen said the drivers had probably warned the yard about <b>crane 9</b> & its brakes",
        "Olga Dehlen said the drivers had warned the yard about <b>crane 9</b> & its brakes",
        13.0,
        (Edit("Irma Deelen", "Olga Dehlen", "name"), Edit("probably", "", "hedge")),
    )
    view.all_overlaps.append(overlap(tide, mail, first, second))
    if stated:
        ends = (tide.id, mail.id) if turned else (mail.id, tide.id)
        view.all_derivations.append(derivation(*ends, direction=direction, reasons=REASONS))
    return view, tide, mail


def written(view, out):
    return publish.dossier(view, out / "dossier")


def page_of(view, out):
    (path,) = (written(view, out) / "pairs").iterdir()
    return html.parse(path).getroot()


def text(element):
    return " ".join(element.text_content().split())


def columns(page):
    """The words of either side in order, without marks."""
    for small in page.xpath("//section//small"):
        small.drop_tree()
    return [[text(cell) for cell in page.xpath(f"//section//div[{number}]/blockquote")] for number in (1, 2)]


def test_what_was_taken_from_stands_left_and_what_took_from_it_right(tmp_path):
    page = page_of(harbour()[0], tmp_path)
    assert [text(each) for each in page.xpath("//p[@class='head']")] == ["Fourteen missing", "Sixteen missing"]
    assert text(page.xpath("//h1")[0]) == "Lowland Mail took from Ostermark Tide"
    assert "60 % of it stands in the other" in text(page.xpath("//div[contains(@class,'heads')]/div[1]")[0])
    assert "70 % of it stands in the other" in text(page.xpath("//div[contains(@class,'heads')]/div[2]")[0])


def test_the_derivation_decides_who_is_left_and_not_the_dates(tmp_path):
    page = page_of(harbour(turned=True)[0], tmp_path)
    assert [text(each) for each in page.xpath("//p[@class='head']")] == ["Sixteen missing", "Fourteen missing"]


def test_of_an_undecided_pair_the_one_dated_earlier_stands_left_and_the_page_says_so(tmp_path):
    page = page_of(harbour(direction="undecided", turned=True)[0], tmp_path)
    assert text(page.xpath("//p[@class='head']")[0]) == "Fourteen missing"
    assert "dated earlier stands first; that does not say who took from whom" in text(page)
    assert "weighed below is that the first one took from the second one" in text(page)


def test_of_two_that_no_date_sets_apart_the_smaller_id_stands_left_and_the_page_says_so(tmp_path):
    view, *reports = harbour(direction="undecided")
    view.all_reports = [replace(each, published=published("2031-05-13")) for each in reports]
    page = page_of(view, tmp_path)
    left = min(reports, key=lambda each: each.id)
    assert text(page.xpath("//p[@class='head']")[0]) == left.title
    assert "which one stands first means nothing" in text(page)


def test_of_two_of_which_one_has_no_date_none_is_called_earlier(tmp_path):
    view, tide, mail = harbour(direction="undecided")
    view.all_reports = [tide, replace(mail, published=published(None))]
    page = page_of(view, tmp_path)
    assert "which one stands first means nothing" in text(page)
    assert "earlier" not in text(page)


@pytest.mark.parametrize(("share", "drawn"), [(0.0, []), (0.02, ["w1"]), (0.6, ["w6"]), (1.0, ["w10"])])
def test_the_bar_is_as_long_as_the_share(tmp_path, share, drawn):
    view, *_ = harbour()
    (row,) = view.all_overlaps
    view.all_overlaps = [replace(row, contained_a=share, contained_b=share)]
    page = page_of(view, tmp_path)
    assert [each.get("class") for each in page.xpath("//span[@class='share']/span")] == drawn * 2


def test_passages_follow_the_left_text_and_tell_their_number_in_the_right(tmp_path):
    page = page_of(harbour()[0], tmp_path)
    left, right = columns(page)
    assert left[0].startswith("The guild said that fourteen drivers")
    assert left[1].startswith("Irma Deelen said the drivers had probably warned")
    assert right[0].startswith("The guild said on Monday that sixteen drivers")
    told = [text(each) for each in page.xpath("//section/div[2]/p[contains(@class,'meta')]")]
    assert ["no. 2 here" in told[0], "no. 1 here" in told[1]] == [True, True]


def test_each_change_is_marked_at_its_place_with_how_and_what_kind(tmp_path):
    page = page_of(harbour()[0], tmp_path)
    seen = [
        (mark.text_content(), mark.get("class"), text(mark.getnext()).strip()) for mark in page.xpath("//section//mark")
    ]
    assert seen == [
        ("fourteen", "swapped weighty", "number, replaced"),
        ("Smoke", "swapped", "replaced"),
        ("on Monday", "came weighty", "name, added"),
        ("sixteen", "swapped weighty", "number, replaced"),
        ("Flames", "swapped", "replaced"),
        ("Irma Deelen", "swapped weighty", "speaker, replaced"),
        ("probably", "gone weighty", "hedge, left out"),
        ("Olga Dehlen", "swapped weighty", "speaker, replaced"),
    ]
    lacking = [text(each) for each in page.xpath("//section//small[@class='lacking']")]
    assert lacking == ["[added: name]", "[left out: hedge]"]


def test_what_stands_between_passages_is_folded_and_counted(tmp_path):
    page = page_of(harbour()[0], tmp_path)
    folded = {text(each.find("summary")): text(each.find("p")) for each in page.xpath("//details")}
    assert folded == {
        "earlier: 12 words of its own": "The yard has been for sale since spring and nobody wants it.",
        "later: 5 words of its own": "Relatives waited at the gate.",
    }


def test_evidence_stands_with_its_weight_and_its_side(tmp_path):
    page = page_of(harbour()[0], tmp_path)
    rows = [text(each) for each in page.xpath("//table[contains(@class,'grounds')]/tbody/tr")]
    assert rows == [
        "26 words are shared in order.for it +3.20",
        "Tide came first.for it +1.50",
        "Tide has the name of Mail in its text.against it −0.50",
    ]
    assert "probability 0.91" in text(page)


def test_every_page_that_tells_of_a_pair_leads_to_it(tmp_path):
    view, tide, mail = harbour()
    out = written(view, tmp_path)
    name = "pairs/{}~{}.html".format(*key(tide.id, mail.id))
    for each in (tide, mail):
        links = html.parse(out / "reports" / f"{each.id}.html").xpath("//@href")
        assert sum(link.startswith(f"../{name}#p") for link in links) == 2
        assert f"../{name}" in links
    assert html.parse(out / "network.html").xpath("//@href").count(name) == 2
    anchors = set(html.parse(out / name).xpath("//section/@id"))
    assert {link.partition("#")[2] for link in links if link.startswith(f"../{name}#")} == anchors


def test_each_passage_leads_to_its_place_in_both_reports(tmp_path):
    out = written(harbour()[0], tmp_path)
    (path,) = (out / "pairs").iterdir()
    links = html.parse(path).xpath("//section//@href")
    assert len(links) == 4
    for link in links:
        file, _, anchor = link.removeprefix("../").partition("#")
        assert anchor in html.parse(out / file).xpath("//@id")


def test_markup_in_a_report_is_shown_and_not_obeyed(tmp_path):
    page = page_of(harbour()[0], tmp_path)
    assert page.xpath("//section//b") == []
    assert "<b>crane 9</b> & its brakes" in text(page)


def test_the_same_case_gives_the_same_page_whatever_the_order_of_its_rows(tmp_path):
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    view, *_ = harbour()
    first = written(view, tmp_path / "one")
    view.all_overlaps.reverse()
    view.all_derivations.reverse()
    second = written(view, tmp_path / "two")
    for path in (first / "pairs").iterdir():
        assert path.read_bytes() == (second / "pairs" / path.name).read_bytes()


def test_a_case_without_a_pair_has_no_such_folder(tmp_path):
    view, *_ = harbour(stated=False)
    assert not (written(view, tmp_path) / "pairs").exists()


def test_what_only_stands_in_many_reports_alike_makes_no_neighbours_and_breaks_nothing(tmp_path):
    view, tide, mail = harbour()
    standing = Passage(at(tide, "over the quay"), at(mail, "over the quay"), 3.0)
    ids = key(tide.id, mail.id)
    kept = standing if tide.id == ids[0] else Passage(standing.b, standing.a, 3.0)
    view.all_overlaps = [Overlap("overlap-x", *ids, (), 0.0, 0.0, (kept,))]
    out = written(view, tmp_path)
    assert "shares passages with" not in text(html.parse(out / "reports" / f"{tide.id}.html").getroot())
    (path,) = (out / "pairs").iterdir()
    page = html.parse(path).getroot()
    assert "share no passage word for word" in text(page)
    assert "over the quay" in text(page.xpath("//ul[@class='plain']")[0])


def test_a_derivation_without_any_overlap_has_its_page(tmp_path):
    view, *_ = harbour()
    view.all_overlaps.clear()
    assert "share no passage word for word" in text(page_of(view, tmp_path))


def lists(view):
    by: dict[str, list] = {}
    for each in view:
        by.setdefault(each.report_a, []).append(each)
        by.setdefault(each.report_b, []).append(each)
    return by


def test_long_overlaps_of_which_nothing_is_stated_get_a_page_and_short_ones_none():
    a, b, c = (report(name, "word " * 60, title=name) for name in "abc")
    orders = {each.id: ("9999", each.id) for each in (a, b, c)}
    rows = [
        overlap(a, b, ("word " * 60, "word " * 60, float(LONG), ())),
        overlap(a, c, ("word " * 40, "word " * 40, LONG - 1.0, ())),
    ]
    assert list(pairs(orders, {}, lists(rows))) == [key(a.id, b.id)]


def test_a_crowd_of_wire_copies_does_not_make_a_page_of_any_two():
    many = [report(f"{number}", "word " * 60, title="x") for number in range(30)]
    orders = {each.id: ("9999", each.id) for each in many}
    rows = [
        overlap(one, other, ("word " * 60, "word " * 60, 60.0, ()))
        for number, one in enumerate(many)
        for other in many[:number]
    ]
    found = pairs(orders, {}, lists(rows))
    assert len(many) <= 2 * len(found) <= 2 * BEYOND * len(many)
    assert all(words(pair.overlap) == 60 for pair in found.values())


def test_two_that_took_from_each_other_share_one_page(tmp_path):
    view, tide, mail = harbour()
    view.all_derivations.append(derivation(tide.id, mail.id, chance=0.4))
    page = page_of(view, tmp_path)
    assert text(page.xpath("//p[@class='head']")[0]) == "Fourteen missing"
    assert [text(each) for each in page.xpath("//strong")] == ["probability 0.91", "probability 0.40"]


def places(here, there, *edits):
    a, b = report("a", here, title="a"), report("b", there, title="b")
    passage = Passage(a.span(0, len(here)), b.span(0, len(there)), 1.0, edits)
    found = located(passage, lambda _: False, lambda _: False)
    return None if found is None else [(each.a, each.b) for each in found.changes]


def test_a_short_word_that_stands_many_times_is_marked_where_it_was_changed():
    assert places("the man, the dog, the cat", "the man, a dog, the cat", Edit("the", "a", "word")) == [
        ((9, 12), (9, 10))
    ]
    assert places("the dog the cat", "the dog the the cat", Edit("", "the", "word")) == [((11, 11), (12, 15))]


def test_a_way_that_ends_nowhere_is_walked_back():
    assert places("x y x z", "x z", Edit("x y", "", "word")) == [((0, 3), (0, 0))]
    assert places("x y x z", "x z", Edit("y x", "", "word")) == [((2, 5), (1, 1))]


@pytest.mark.parametrize(
    ("here", "there"),
    [("Résumé said", "RESUME said"), ("re\u0301sume\u0301 said", "résumé said"), ("قال كاتب", "قال ك\u0640اتب")],
)
def test_case_accents_and_typing_are_no_changes(here, there):
    assert places(here, there) == []


def test_a_script_without_blanks_is_marked_by_letters():
    assert places("十四人失踪", "十六人失踪", Edit("四", "六", "word")) == [((1, 2), (1, 2))]


def test_changes_that_do_not_make_one_text_of_the_other_are_listed_and_not_placed(tmp_path):
    assert places("one two", "one two", Edit("", "the", "word")) is None
    view, *_ = harbour()
    (row,) = view.all_overlaps
    wrong = replace(row.passages[0], edits=(Edit("", "nowhere", "word"),))
    view.all_overlaps = [replace(row, passages=(wrong, *row.passages[1:]))]
    page = page_of(view, tmp_path)
    assert "Changed in it: – → nowhere (other)" in text(page)
    assert "1 change is not marked below" in text(page)


def test_clutter_inside_a_passage_is_dim_and_does_not_hide_its_changes(tmp_path):
    view = FakeView()
    plain = "Ten men left the yard at dawn and took the road."
    torn = "Ten men left the yard\nAdvertisement\nat dawn and took the track."
    a = report("a.txt", plain, outlet="A", published=published("2031-01-01"))
    b = report("b.txt", torn, outlet="B", published=published("2031-01-02"))
    b = replace(b, furniture=(Furniture(at(b, "Advertisement"), "bar"),))
    view.take(a)
    view.take(b)
    view.all_overlaps.append(overlap(a, b, (plain[:-1], torn[:-1], 10.0, (Edit("road", "track", "word"),))))
    view.all_derivations.append(derivation(b.id, a.id))
    page = page_of(view, tmp_path)
    assert [text(each) for each in page.xpath("//section//mark")] == ["road", "track"]
    assert "Advertisement" in [text(each) for each in page.xpath("//section//span[@class='clutter']")]


def test_own_words_are_neither_shared_nor_clutter():
    torn = "Head line\n\nOwn one. Shared here. Own two."
    made = report("a.txt", torn, title="a")
    made = replace(made, furniture=(Furniture(at(made, "Head line"), "heading"),))
    span = at(made, "Shared here")
    laid = side(made, [(span.start, span.end)], frozenset({(span.start, span.end)}))
    (place,) = laid.places.values()
    assert (place.gap.words, place.gap.text) == (2, "Own one.")
    assert (laid.tail.words, laid.tail.text) == (2, "Own two.")


def test_one_passage_inside_another_is_no_trouble():
    made = report("a.txt", "one two three four five six", title="a")
    spans = [(0, 13), (4, 7), (8, 18)]
    laid = side(made, spans, frozenset(spans))
    assert [place.number for place in laid.places.values()] == [1, 2, 3]
    assert [(place.before, place.behind) for place in laid.places.values()] == [(0, 13), (4, 7), (8, 27)]
    assert laid.tail is None


def crowd(count):
    """Two texts of 2 MB with passages all over."""
    line = "the {n} wagons went down to the river before the bridge was closed to them all again {n}. "
    own = "Nothing of this stands in the other report and it goes on for a while to fill the pages up. " * 4
    left, right, passages = [], [], []
    places_of = [0, 0]
    for n in range(count):
        shared = line.format(n=n), line.format(n=n).replace("closed", "opened")
        starts = places_of[0] + len(own), places_of[1] + len(own)
        passages.append((starts, tuple(len(each.rstrip(" .")) for each in shared)))
        for texts, words_of, at_ in ((left, shared[0], 0), (right, shared[1], 1)):
            texts.append(own + words_of)
            places_of[at_] += len(own) + len(words_of)
    a = report("a.txt", "".join(left), outlet="A", published=published("2031-01-01"))
    b = report("b.txt", "".join(right), outlet="B", published=published("2031-01-02"))
    rows = tuple(
        Passage(
            a.span(starts[0], starts[0] + lengths[0]),
            b.span(starts[1], starts[1] + lengths[1]),
            18.0,
            (Edit("closed", "opened", "word"),),
        )
        for starts, lengths in passages
    )
    if a.id > b.id:
        rows = tuple(Passage(each.b, each.a, 18.0, (Edit("opened", "closed", "word"),)) for each in rows)
    view = FakeView()
    view.take(a)
    view.take(b)
    view.all_overlaps.append(Overlap("overlap-x", *key(a.id, b.id), rows, 0.5, 0.5))
    view.all_derivations.append(derivation(b.id, a.id))
    return view


def test_five_thousand_passages_are_capped_and_the_rest_is_counted(tmp_path):
    view = crowd(5_000)
    assert len(view.all_reports[0].text) > 2_000_000
    page_path = next((written(view, tmp_path) / "pairs").iterdir())
    assert page_path.stat().st_size < 1_000_000
    page = html.parse(page_path).getroot()
    assert len(page.xpath("//section")) == MOST
    assert "4,880 passages are left out" in text(page)


def test_a_copy_of_two_megabytes_shows_its_beginning_and_counts_the_rest(tmp_path):
    body = "Wagon after wagon went down to the river before the bridge was closed. " * 30_000
    view = FakeView()
    for name, day in (("a", "2031-01-01"), ("b", "2031-01-02")):
        view.take(report(f"{name}.txt", f"{name} {body}", outlet=name, published=published(day)))
    a, b = view.all_reports
    view.all_overlaps.append(overlap(a, b, (body[:-2], body[:-2], 390_000.0, ())))
    view.all_derivations.append(derivation(b.id, a.id))
    path = next((written(view, tmp_path) / "pairs").iterdir())
    assert path.stat().st_size < 100_000
    skipped = html.parse(path).getroot().xpath("//section//span[@class='skipped']")
    assert sum(int(text(each).strip("[] ").split()[0].replace(",", "")) for each in skipped) > 2 * 380_000


def test_a_passage_full_of_changes_keeps_to_its_room(tmp_path):
    count = 6_000
    here = " ".join(f"w{n} old" for n in range(count))
    there = " ".join(f"w{n} new" for n in range(count))
    edits = tuple(Edit("old", "new", "word") for _ in range(count))
    view = FakeView()
    view.take(report("a.txt", here, outlet="A", published=published("2031-01-01")))
    view.take(report("b.txt", there, outlet="B", published=published("2031-01-02")))
    a, b = view.all_reports
    view.all_overlaps.append(overlap(a, b, (here[:-4], there[:-4], float(count), edits[:-1])))
    view.all_derivations.append(derivation(b.id, a.id))
    path = next((written(view, tmp_path) / "pairs").iterdir())
    assert path.stat().st_size < 100_000
    assert "changes are not marked below" in text(html.parse(path).getroot())


@pytest.fixture(scope="module")
def shown(tmp_path_factory):
    out = written(harbour()[0], tmp_path_factory.mktemp("pair"))
    return next((out / "pairs").iterdir()).as_uri()


@pytest.fixture(scope="module")
def browser():
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as running:
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"]
        arguments += ["--disable-background-networking", "--disable-component-update"]
        chromium = running.chromium.launch(executable_path=str(CHROMIUM), args=arguments)
        yield chromium
        chromium.close()


def boxes(page):
    return [page.locator(f"section >> nth=0 >> div >> nth={number}").bounding_box() for number in (0, 1)]


@pytest.mark.browser
@missing
def test_on_a_wide_window_both_sides_stand_beside_each_other_and_own_words_unfold_without_script(browser, shown):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto(shown)
    left, right = boxes(page)
    assert left["y"] == right["y"]
    assert left["x"] + left["width"] <= right["x"]
    assert not page.get_by_text("Relatives waited").is_visible()
    page.locator("summary", has_text="5 words of its own").click()
    assert page.get_by_text("Relatives waited").is_visible()
    context.close()


@pytest.mark.browser
@missing
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_a_phone_the_later_one_stands_below_the_earlier_and_both_say_which_they_are(browser, shown, scheme):
    page = browser.new_page(viewport={"width": 390, "height": 844}, color_scheme=scheme)
    trouble = []
    page.on("console", lambda message: trouble.append(message.text))
    page.goto(shown)
    upper, lower = boxes(page)
    assert upper["y"] + upper["height"] <= lower["y"]
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    told = page.locator("section >> nth=0 >> p.meta")
    assert told.nth(0).inner_text().startswith("earlier · Ostermark Tide")
    assert told.nth(1).inner_text().startswith("later · Lowland Mail")
    assert trouble == []
    page.close()


@pytest.mark.browser
@missing
def test_on_paper_both_sides_stand_beside_each_other(browser, shown):
    page = browser.new_page(viewport={"width": 680, "height": 900})
    page.emulate_media(media="print")
    page.goto(shown)
    left, right = boxes(page)
    assert left["y"] == right["y"]
    assert page.locator("nav li a:visible").count() == 0
    page.close()
