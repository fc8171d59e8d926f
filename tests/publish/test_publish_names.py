"""The pages of names: the list, and one page per name with its wordings, relations and statements."""

from dataclasses import replace

import pytest
from fake_view import BOARD, LONG_WORD, MARKUP, FakeView, at, attribution, published, report, statement, tellow
from lxml import html

from whence import publish
from whence.model.identities import Entity, Relation
from whence.model.identity import content_id
from whence.model.reading import Mention
from whence.model.spans import Reason
from whence.publish.entity_page import when

ILMA, HOST, YARD = (content_id("entity", name) for name in ("ilma", "host", "yard"))
RIGHT = "هيئة النهر الأعلى"


def mention(of, words, entity):
    return Mention(content_id("mention", of.id, words), at(of, words), "organisation", entity)


def relation(subject, predicate, target, **given):
    fields = {"since": None, "until": None, "statements": (), "spans": ()}
    return Relation(
        content_id("relation", subject, predicate, target), subject, predicate, target, **{**fields, **given}
    )


def boards():
    """Two reports on a woman who led one board and left another; one name in Arabic, one very long and with markup."""
    view = FakeView()
    early = report(
        "early.txt",
        f"Ilma Sorrel, head of the Upper Board ({RIGHT}) since 2029, said the yard was dry. The yard closed.",
        outlet="Upland Post", published=published("2031-03-01"),
    )  # fmt: skip
    late = report(
        "late.txt", "Sorrel resigned as clerk of the Yard.", outlet="Tellow Courier", published=published("2031-04-01")
    )
    said = statement(early, "the yard was dry", attribution(early, "Ilma Sorrel", "said", entity=ILMA))
    about = statement(late, "Sorrel resigned as clerk of the Yard.")
    about = replace(about, participants=(content_id("mention", late.id, "Sorrel"),))
    view.take(
        early,
        said,
        mentions=(
            mention(early, "Ilma Sorrel", ILMA),
            mention(early, "Upper Board", HOST),
            mention(early, RIGHT, HOST),
        ),
    )
    view.take(late, about, mentions=(mention(late, "Sorrel", ILMA), mention(late, "the Yard", YARD)))
    view.claim([[said]])
    view.claim([[about]])
    reasons = (Reason("alias", "A report gives both.", 0.0, (at(early, f"Upper Board ({RIGHT}"),)),)
    view.all_entities += [
        Entity(ILMA, "person", "Ilma Sorrel", ("Sorrel",), None),
        Entity(HOST, "organisation", RIGHT, ("Upper Board",), None, reasons),
        Entity(YARD, "organisation", f"{MARKUP} {LONG_WORD}", (), "a yard"),
    ]
    view.all_relations += [
        relation(
            ILMA, "leads", HOST, since="2029", role="head", spans=(at(early, "Ilma Sorrel, head of the Upper Board"),)
        ),
        relation(
            ILMA,
            "member_of",
            YARD,
            until="2031-03",
            former=True,
            role="clerk",
            spans=(at(late, "Sorrel resigned as clerk of the Yard"),),
        ),
    ]
    return view


@pytest.fixture(scope="module")
def out(tmp_path_factory):
    return publish.dossier(boards(), tmp_path_factory.mktemp("case") / "dossier")


def page(out, name):
    return html.parse(out / name).getroot()


def text(element):
    return " ".join(element.text_content().split())


def tables(root):
    return {
        caption.text_content(): [text(row) for row in caption.xpath("../tbody/tr")]
        for caption in root.xpath("//caption")
    }


def test_the_list_holds_every_name_by_kind_and_frequency(out):
    rows = page(out, "names.html").xpath("//tbody/tr")
    assert [text(row.xpath("td[1]")[0])[:11] for row in rows] == ["Ilma Sorrel", RIGHT[:11], "<script>ale"]
    assert text(rows[0]) == "Ilma Sorrel person Sorrel 2 2 2 1"


def test_a_person_has_roles_over_time_with_the_words_that_state_them(out):
    (rows,) = tables(page(out, f"names/{ILMA}.html")).values()
    assert rows[
        0
    ] == f"leads (head) {RIGHT} since 2029 “Ilma Sorrel, head of the Upper Board” Upland Post, 1 Mar 2031".replace(
        "“", ""
    ).replace("”", "")
    assert rows[1].startswith("belongs to (clerk) former <script>")
    assert "until Mar 2031" in rows[1]


def test_a_body_shows_who_leads_it(out):
    (rows,) = tables(page(out, f"names/{HOST}.html")).values()
    assert rows[0].startswith("led by (head) Ilma Sorrel since 2029")


def test_every_wording_leads_to_its_first_place_in_each_report(out):
    root = page(out, f"names/{ILMA}.html")
    links = root.xpath("//table[not(caption)]//a/@href")
    assert len(links) == 2
    for link in links:
        file, _, anchor = link.removeprefix("../").partition("#")
        assert page(out, file).xpath(f'//*[@id="{anchor}"]')


def test_what_it_says_and_what_is_said_of_it_are_told_apart(out):
    heads = [text(head) for head in page(out, f"names/{ILMA}.html").xpath("//h2")]
    assert heads[-2:] == ["On the word of this name 1 statement", "About this name 1 statement"]


def test_the_reasons_for_one_name_are_told_with_their_words(out):
    assert "A report gives both." in text(page(out, f"names/{HOST}.html"))


def test_markup_in_a_name_stays_text(out):
    assert page(out, f"names/{YARD}.html").xpath("//main//script") == []


def test_a_name_that_stands_once_without_relations_has_no_page_and_is_linked_to_its_place(tmp_path):
    view = boards()
    view.all_relations.clear()
    made = publish.dossier(view, tmp_path / "dossier")
    assert not (made / "names" / f"{YARD}.html").exists()
    (link,) = page(made, "names.html").xpath("//tbody/tr[3]//a/@href")
    assert link.startswith("reports/")


def test_a_case_without_names_says_so(tmp_path):
    view = FakeView()
    assert "No name was found" in text(page(publish.dossier(view, tmp_path / "dossier"), "names.html"))


def test_a_relation_to_itself_is_left_out(tmp_path):
    view = tellow()
    view.all_relations.append(relation(BOARD, "also_known_as", BOARD))
    made = publish.dossier(view, tmp_path / "dossier")
    assert "also known as" not in text(page(made, f"names/{BOARD}.html"))


@pytest.mark.parametrize(
    ("since", "until", "words"),
    [
        ("2019", "2024-03", "2019 to Mar 2024"),
        ("2019", None, "since 2019"),
        (None, "2024", "until 2024"),
        (None, None, ""),
    ],
)
def test_since_and_until_are_written_as_far_as_they_are_stated(since, until, words):
    assert when(relation(ILMA, "leads", HOST, since=since, until=until)) == words
