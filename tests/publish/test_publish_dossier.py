import re
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

import pytest
from fake_view import LONG_WORD, MARKUP, FakeView, attribution, published, report, statement, tellow
from lxml import html

from whence import publish
from whence.config import Settings
from whence.errors import OutputRefused
from whence.model.ledger import Finding
from whence.publish import folder

WHENCE = Path(publish.__file__).parent


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    view = tellow()
    out = publish.dossier(view, tmp_path_factory.mktemp("case") / "dossier", settings=Settings())
    return view, out


def pages(out):
    return sorted(out.rglob("*.html"))


def page_of(view, out, name):
    found = next(each for each in view.all_reports if each.input.endswith(name))
    return html.parse(out / "reports" / f"{found.id}.html").getroot(), found


def claim_of(view, out, words):
    found = next(each.claim for each in view.all_weighed if words in view_text(view, each.claim.statement))
    return html.parse(out / "claims" / f"{found.id}.html").getroot()


def view_text(view, statement_id):
    return next(
        each.content[0].text
        for made in view.all_readings.values()
        for each in made.statements
        if each.id == statement_id
    )


def text(element):
    return " ".join(element.text_content().split())


def contents(out):
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file()}


def test_the_pages_that_were_promised_are_there(made):
    view, out = made
    for name in ("index", "ledger", "reports", "sources", "setbacks", "about"):
        assert (out / f"{name}.html").is_file()
    assert len(list((out / "reports").iterdir())) == len(view.all_reports)
    assert {path.name for path in (out / "assets").iterdir()} == {"whence.css", "whence.js"}


def test_every_link_leads_somewhere(made):
    _, out = made
    anchors = {path: set(html.parse(path).xpath("//@id")) for path in pages(out)}
    followed = 0
    for path in pages(out):
        for address in html.parse(path).xpath("//@href | //@src"):
            if re.match(r"https?:|data:", address):
                continue
            file, _, anchor = unquote(address).partition("#")
            target = (path.parent / file).resolve() if file else path
            assert target.is_file(), (path.name, address)
            if anchor:
                assert anchor in anchors[target], (path.name, address)
            followed += 1
    assert followed > 500


def test_no_anchor_stands_twice_on_a_page(made):
    _, out = made
    for path in pages(out):
        ids = html.parse(path).xpath("//@id")
        assert len(ids) == len(set(ids)), path.name


def test_every_statement_has_its_place_in_its_report(made):
    view, out = made
    for one in view.all_readings.values():
        ids = set(html.parse(out / "reports" / f"{one.report}.html").xpath("//@id"))
        assert {each.id for each in one.statements} <= ids


def test_the_text_of_a_report_stands_on_its_page_in_full(made):
    view, out = made
    page, courier = page_of(view, out, "courier.html")
    for mark in page.xpath("//*[@class='ref']"):
        mark.drop_tree()
    shown = [paragraph.text_content() for paragraph in page.xpath("//div[@class='reading']/div/p")]
    assert "\n\n".join(shown) == courier.text


def test_source_cue_and_content_are_coloured(made):
    view, out = made
    page, _ = page_of(view, out, "courier.html")
    assert page.xpath("//div[@class='reading']//mark[contains(@class,'cue')]")[0].text.startswith("said")
    sources = {each.text for each in page.xpath("//div[@class='reading']//mark[contains(@class,'source')]")}
    assert {"The River Board", "wardens on the night watch", "A gatekeeper"} <= sources
    content = page.xpath("//div[@class='reading']//mark[contains(@class,'content')]")
    assert "".join(each.text_content() for each in content).startswith("forty families had left Lower Tellow")


def test_the_margin_tells_chain_manner_values_and_claim(made):
    view, out = made
    page, _ = page_of(view, out, "courier.html")
    margin = page.xpath("//aside")[0]
    note = margin.xpath("./p[@class='note']")[0]
    assert "Tellow Courier ‹ Tellow River Board ‹ wardens on the night watch" in text(note)
    assert "says ‹ says · indirect · 0.71" in text(note)
    assert note.xpath(".//span[@class='voices']/@aria-label") == ["1 voice, 2 echoes"]
    assert note.xpath("./a/@href")[0] == "#n1"
    assert "The River Board (It)" in text(margin)
    values = text(margin.xpath("./p[@class='values']")[0])
    assert values == "Tuesday = 4 Mar 2031 forty families = 40 About 40 carts = about 40 (35 to 45)"


def test_furniture_is_dim_and_shared_text_is_marked_with_a_link(made):
    view, out = made
    page, _ = page_of(view, out, "courier.html")
    assert text(page.xpath("//div[contains(@class,'dim')]")[0]).startswith("Home › River")
    barred = page.xpath("//div[contains(@class,'barred')]")[0]
    assert text(barred).startswith("Flames were not seen")
    assert "unchanged, with جريدة الوادي" in text(barred)
    assert re.search(r"#c\d+$", barred.xpath(".//aside//a/@href")[0])


def test_markup_in_names_and_titles_is_shown_as_text(made):
    view, out = made
    page, _ = page_of(view, out, "onerror=alert(1)>.html")
    assert page.xpath("//h1")[0].text_content() == MARKUP
    for path in pages(out):
        root = html.parse(path).getroot()
        assert not root.xpath("//script[not(@src)] | //img | //main//b[.='jams']"), path.name
        assert not root.xpath("//@onerror | //@onclick | //@style"), path.name


def test_an_address_that_is_no_web_address_is_text(made):
    view, out = made
    page, _ = page_of(view, out, "onerror=alert(1)>.html")
    assert "javascript:alert(1)" in text(page)
    assert not [each for each in page.xpath("//@href") if each.startswith("javascript")]
    courier, _ = page_of(view, out, "courier.html")
    link = courier.xpath("//a[starts-with(@href,'https:')]")[0]
    assert "noreferrer" in link.get("rel")


def test_every_page_forbids_everything_from_outside(made):
    _, out = made
    for path in pages(out):
        policy = html.parse(path).xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert policy, path.name
        assert policy[0].startswith("default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:")


def test_an_unread_report_says_so_and_runs_right_to_left(made):
    view, out = made
    page, _ = page_of(view, out, "sad.html")
    assert "Not read: language ar." in text(page)
    paragraphs = page.xpath("//div[@class='reading']//p")
    assert {each.get("dir") for each in paragraphs} == {"rtl"}
    assert page.xpath("//div[@class='reading']/@lang") == ["ar"]
    assert "1 report in language ar" in text(html.parse(out / "about.html").getroot())
    assert "1 report in language ar" in text(html.parse(out / "index.html").getroot())


def test_a_date_tells_what_it_rests_on(made):
    view, out = made
    inferred, _ = page_of(view, out, "onerror=alert(1)>.html")
    assert "dated by what it tells: 5 Mar 2031; also possible: 5 Mar 2025; Mar 2020" in text(inferred)
    assert re.search(r"#c\d+$", inferred.xpath("//a[.='the words that say so']/@href")[0])
    unknown, _ = page_of(view, out, "notes.txt")
    assert text(unknown.xpath("//dl/dd")[0]).startswith("not known:")
    metadata, _ = page_of(view, out, "courier.html")
    assert "4 Mar 2031, 18:40 (+02:00) (page metadata)" in text(metadata)


def test_a_claim_shows_its_root_first_and_its_echoes_below(made):
    view, out = made
    page = claim_of(view, out, "forty families")
    voice = page.xpath("//ul[@class='tree']/li")[0]
    assert text(voice).startswith("● Tellow River Board interested source · first in Tellow Courier, 4 Mar 2031")
    echoes = [text(each) for each in voice.xpath("./ul/li")]
    assert echoes[0].startswith("○جريدة الوادي, 5 Mar 2031 · took from Tellow Courier (0.97)")
    assert echoes[1].startswith("○Upland Post, 7 Mar 2031 figure speaker")


def test_what_changed_on_the_way_is_underlined(made):
    view, out = made
    page = claim_of(view, out, "forty families")
    assert [each.text for each in page.xpath("//dl//mark[@class='before']")] == ["The River Board", "forty families"]
    assert [each.text for each in page.xpath("//dl//mark[@class='changed']")] == ["Upland Post", "sixty families"]


def test_reasons_stand_term_by_term(made):
    view, out = made
    page = claim_of(view, out, "forty families")
    rows = [" ".join(text(cell) for cell in row) for row in page.xpath("//table")[0].xpath(".//tbody/tr")]
    assert rows[0] == "prior −1.10 Two statements of one claim, before anything is compared."
    assert rows[1].startswith("text +3.20 9 words stand in both")


def test_a_conflict_stands_side_by_side_with_both_sides_counted(made):
    view, out = made
    page = claim_of(view, out, "gate jammed")
    assert len(page.xpath("//div[@class='pair']/blockquote")) == 2
    assert page.xpath("//p[@class='marks']//span[@class='voices']/@aria-label") == ["1 voice", "1 voice against"]
    assert [text(each) for each in page.xpath("//h2")][:2] == ["Voices for", "Voices against"]


def test_many_echoes_fold_away_and_the_mark_becomes_numbers(made):
    view, out = made
    page = claim_of(view, out, "The siren")
    assert text(page.xpath("//details/summary")[0]) == "28 more echoes"
    assert len(page.xpath("//details//li")) == 28
    mark = page.xpath("//p[@class='marks']//span[@class='voices']")[0]
    assert mark.get("aria-label") == "1 voice, 40 echoes"
    assert mark.text_content() == "●1 ○40"


def test_two_voices_are_told_with_no_dependency_found(tmp_path):
    view = FakeView()
    both = []
    for name in ("one", "two"):
        new = report(name, "The mill stood still.", outlet=name)
        both.append(statement(new, "The mill stood still."))
        view.take(new, both[-1])
    view.claim([[both[0]], [both[1]]], status="several_voices")
    out = publish.dossier(view, tmp_path / "dossier")
    page = next((out / "claims").iterdir()).read_text("utf-8")
    assert "no dependency found between 2 voices" in page


def test_a_claim_said_once_leads_to_its_sentence(made):
    _, out = made
    ledger = html.parse(out / "ledger.html")
    link = next(each for each in ledger.xpath("//td/a") if each.text == "The quarry road is open.")
    assert re.fullmatch(r"reports/report-\w+\.html#statement-\w+", link.get("href"))
    assert len(list((out / "claims").iterdir())) == 3


def test_the_ledger_is_cut_into_pages(tmp_path):
    view = FakeView()
    new = report("stones.txt", "One stone was moved.")
    said = statement(new, "One stone was moved.")
    view.take(new, said)
    weighed = view.claim([[said]])
    view.all_weighed = [
        replace(weighed, claim=replace(weighed.claim, id=f"claim-{number:016d}")) for number in range(1001)
    ]
    out = publish.dossier(view, tmp_path / "dossier")
    assert {"ledger.html", "ledger-2.html", "ledger-3.html"} <= {path.name for path in out.iterdir()}
    assert len(html.parse(out / "ledger.html").xpath("//tbody/tr")) == 500
    assert len(html.parse(out / "ledger-3.html").xpath("//tbody/tr")) == 1
    assert (
        html.parse(out / "ledger-2.html").xpath("//nav[@class='pager']/a[@aria-current]/@href") == ["ledger-2.html"] * 2
    )


def test_findings_come_ranked_with_sentences_linked(made):
    view, out = made
    root = html.parse(out / "index.html").getroot()
    items = root.xpath("//ol[@class='findings']/li")
    assert [item.get("id") for item in items] == [each.id for each in view.all_findings]
    assert len(items[0].xpath(".//div[@class='evidence']//a[contains(@href,'#statement-')]")) == 3
    assert "All 41 sentences and the reasons" in text(items[3])


def test_a_case_without_findings_says_so_kindly(tmp_path):
    out = publish.dossier(FakeView(title="Empty & <new>"), tmp_path / "dossier")
    root = html.parse(out / "index.html").getroot()
    assert "Nothing stands out" in text(root)
    assert text(root.xpath("//p[@class='case']")[0]) == "Empty & <new>"
    assert "No report was gathered." in text(html.parse(out / "reports.html").getroot())


def test_setbacks_are_listed_with_the_way_out(made):
    _, out = made
    rows = [" ".join(text(cell) for cell in row) for row in html.parse(out / "setbacks.html").xpath("//tbody/tr")]
    assert "pile/torn.pdf gather The file ends in the middle. Get a whole copy." in rows


def test_times_of_capture_stand_on_the_about_page_only(made):
    _, out = made
    assert "1 Apr 2031, 09:00 (UTC)" in (out / "about.html").read_text("utf-8")
    for path in pages(out):
        if path.name != "about.html":
            assert not re.search("2031-04-01T09|1 Apr 2031, 09:", path.read_text("utf-8")), path.name


def test_the_same_case_gives_the_same_bytes(made, tmp_path):
    _, out = made
    again = publish.dossier(tellow(), tmp_path / "dossier", settings=Settings())
    assert contents(again) == contents(out)


def test_no_page_says_more_than_can_be_known():
    own = [*(WHENCE / "templates").iterdir(), WHENCE / "phrases.py", WHENCE / "assets" / "whence.js"]
    for path in own:
        words = re.sub(r"\{[%#].*?[%#]\}|words=(true|false)|aria-hidden=\"true\"", "", path.read_text("utf-8"))
        if path.suffix == ".html":
            assert not re.search(r"\b(true|false|verified|independent)\b", words, re.IGNORECASE), path.name
        else:
            assert not re.search(r"\b(verified|independent)\b", words, re.IGNORECASE), path.name


def test_nothing_is_let_through_unescaped():
    for path in (*WHENCE.rglob("*.html"), *WHENCE.glob("*.py")):
        assert not re.search(r"\|\s*safe\b|Markup\(|autoescape false", path.read_text("utf-8")), path.name


def test_long_words_stand_in_full_in_the_report(made):
    view, out = made
    page, _ = page_of(view, out, "onerror=alert(1)>.html")
    assert LONG_WORD in page.text_content()


def test_stale_pages_go(tmp_path):
    out = tmp_path / "dossier"
    publish.dossier(tellow(), out)
    publish.dossier(FakeView(), out)
    assert list((out / "reports").iterdir()) == []
    assert [path.name for path in tmp_path.iterdir()] == ["dossier"]


def test_a_folder_of_somebody_else_is_never_overwritten(tmp_path):
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "a.jpg").write_bytes(b"x")
    with pytest.raises(OutputRefused):
        publish.dossier(FakeView(), tmp_path / "photos")
    (tmp_path / "file").write_text("mine")
    with pytest.raises(OutputRefused):
        publish.dossier(FakeView(), tmp_path / "file")
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a.jpg", "file", "photos"]


def test_an_empty_folder_may_be_used(tmp_path):
    (tmp_path / "dossier").mkdir()
    assert (publish.dossier(FakeView(), tmp_path / "dossier") / "index.html").is_file()


def break_off(out):
    with folder.replaced(out) as fresh:
        folder.put(fresh / "index.html", "half")
        raise KeyboardInterrupt


def test_a_run_that_breaks_off_leaves_the_old_dossier(tmp_path):
    out = publish.dossier(tellow(), tmp_path / "dossier")
    before = contents(out)
    with pytest.raises(KeyboardInterrupt):
        break_off(out)
    assert contents(out) == before
    assert [path.name for path in tmp_path.iterdir()] == ["dossier"]


def test_a_run_killed_between_the_two_renames_is_made_good(tmp_path):
    out = publish.dossier(tellow(), tmp_path / "dossier")
    before = contents(out)
    out.rename(tmp_path / ".dossier.old")
    (tmp_path / ".dossier.new").mkdir()
    (tmp_path / ".dossier.new" / folder.MARKER).write_text("")
    with pytest.raises(KeyboardInterrupt):
        break_off(out)
    assert contents(out) == before


def test_copies_that_go_in_a_circle_are_still_all_shown(tmp_path):
    from whence.model.lineage import Derivation

    view = FakeView()
    group = []
    for number in range(3):
        new = report(f"r{number}", "The mill stood still.", outlet=f"Paper {number}", published=published(None))
        group.append(statement(new, "The mill stood still."))
        view.take(new, group[-1])
    for copy, original in ((1, 2), (2, 1)):
        view.all_derivations.append(
            Derivation(f"d{copy}", group[copy].report, group[original].report, "o", 0.5, "undecided", ())
        )
    view.claim([group])
    out = publish.dossier(view, tmp_path / "dossier")
    page = html.parse(next((out / "claims").iterdir()))
    assert len(page.xpath("//ul[@class='tree']/li/ul/li")) == 2


def contrast(first, second):
    def light(colour):
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    high, low = sorted((light(first), light(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_every_text_colour_has_contrast_aa_in_light_dark_and_print():
    css = (WHENCE / "assets" / "whence.css").read_text("utf-8")
    schemes = [
        dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6})\b", block))
        for block in re.findall(r":root \{(.*?)\}", css, re.DOTALL)
    ]
    assert len(schemes) == 3
    pairs = [(ink, ground) for ink in ("ink", "soft", "faint", "link") for ground in ("paper", "panel")]
    pairs += [("source", "source-wash"), ("cue", "cue-wash"), ("drift", "drift-wash"), ("conflict", "conflict-wash")]
    pairs += [
        ("interest", "paper"),
        ("source", "paper"),
        ("ink", "target"),
        ("soft", "target"),
        ("ink", "drift-wash"),
        ("source", "target"),
        ("cue", "target"),
        ("faint", "target"),
        ("link", "target"),
    ]
    for scheme in schemes:
        full = {
            name: "#" + "".join(2 * digit for digit in value[1:]) if len(value) == 4 else value
            for name, value in scheme.items()
        }
        for ink, ground in pairs:
            if ground in full:
                assert contrast(full[ink], full[ground]) >= 4.5, (ink, ground, full["paper"])
        assert contrast(full["hollow"], full["paper"]) >= 3
        assert contrast(full["content"], full["paper"]) >= 4.5


def test_a_heading_does_not_begin_with_the_that_of_reported_speech(tmp_path):
    view = FakeView()
    new = report("a.txt", "The keeper said that the gate had failed.")
    said = statement(new, "that the gate had failed", attribution(new, "The keeper", "said"))
    view.take(new, said)
    view.claim([[said]])
    out = publish.dossier(view, tmp_path / "dossier")
    assert html.parse(out / "ledger.html").xpath("//td/a/text()") == ["the gate had failed"]


def test_a_statement_that_begins_between_blocks_still_has_its_anchor(tmp_path):
    view = FakeView()
    new = report("odd.txt", "One block.\n\n\nAnother block,\n\nand a third.")
    odd = replace(statement(new, "block."), content=(new.span(10, 35),))
    view.take(new, odd)
    view.claim([[odd]], findings=(Finding("finding-1", 0, "conflict", "Odd.", "none", (new.span(11, 14),)),))
    out = publish.dossier(view, tmp_path / "dossier")
    page = html.parse(out / "reports" / f"{new.id}.html")
    assert odd.id in page.xpath("//@id")
    assert "c11" in page.xpath("//@id")


def test_a_text_of_one_huge_line_is_written_in_full(tmp_path):
    view = FakeView()
    new = report("long.txt", "ab " * 500_000 + "The end is here.")
    view.take(new, statement(new, "The end is here."))
    out = publish.dossier(view, tmp_path / "dossier")
    assert "The end is here." in (out / "reports" / f"{new.id}.html").read_text("utf-8")
    assert (out / "reports.html").stat().st_size < 10_000


def test_a_claim_that_is_only_denied_is_marked_so_in_the_ledger(tmp_path):
    view = FakeView()
    new = report("a.txt", "The keeper denied that the gate had failed.")
    said = replace(statement(new, "the gate had failed", attribution(new, "The keeper", "denied")), side="against")
    view.take(new, said)
    view.claim([], [[said]])
    view.all_weighed[-1] = replace(
        view.all_weighed[-1],
        claim=replace(view.all_weighed[-1].claim, sides=tuple(view.all_weighed[-1].claim.sides[1:])),
    )
    out = publish.dossier(view, tmp_path / "dossier")
    assert html.parse(out / "ledger.html").xpath("//td[@class='lead']/span/text()") == ["denied"]


def test_a_quotation_that_brings_its_marks_gets_none_from_the_page(tmp_path):
    view = FakeView()
    new = report("a.txt", "“The gate failed,” the keeper said. The gate failed.")
    said = [statement(new, "“The gate failed,”", attribution(new, "the keeper", "said"))]
    other = report("b.txt", "The gate failed.")
    said.append(statement(other, "The gate failed."))
    view.take(new, said[0])
    view.take(other, said[1])
    view.claim([said])
    out = publish.dossier(view, tmp_path / "dossier")
    page = html.parse(next((out / "claims").iterdir()))
    assert [(text(each)[:5], each.get("class")) for each in page.xpath("//ul[@class='tree']//q")] == [
        ("“The ", "bare"),
        ("The g", None),
    ]


def test_a_mark_that_reverses_letters_is_shown_and_not_obeyed(tmp_path):
    view = FakeView()
    new = report("a.txt", "The \u202egate\u202c failed.", title="A \u202ereverse\u202c title")
    view.take(new, statement(new, "The \u202egate\u202c failed."))
    out = publish.dossier(view, tmp_path / "dossier")
    for path in pages(out):
        assert "\u202e" not in path.read_text("utf-8"), path.name
    assert "The \ufffdgate" in text(html.parse(out / "reports" / f"{new.id}.html").getroot())
