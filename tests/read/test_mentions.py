import pytest

from whence.model.reading import Sentence
from whence.model.reports import Published, Report
from whence.read.names.mentions import mentions


def read(*sentences):
    text = "\n".join(sentences)
    report = Report("r", "x", None, None, None, None, None, Published(), "text/plain", "en", "0" * 64, None, text)
    rows, start = [], 0
    for sentence in sentences:
        rows.append(Sentence(f"s{start}", "r", start, start + len(sentence)))
        start += len(sentence) + 1
    found = mentions(report, rows)
    assert all(mention.span.text == text[mention.span.start : mention.span.end] for mention in found)
    return [(mention.span.text, mention.kind) for mention in found]


def test_a_full_name_and_its_short_forms_are_separate_mentions():
    found = read("The National Maritime Workers' Union of Kessan (NMWU/KMU) went on strike.")
    assert [name for name, _ in found] == ["National Maritime Workers' Union of Kessan", "NMWU", "KMU"]
    assert found[:2] == [("National Maritime Workers' Union of Kessan", "organisation"), ("NMWU", "organisation")]


@pytest.mark.parametrize("name", ["Ministry of Ports and Trade", "Harbour Times", "Bank of Kessan", "People's Front"])
def test_words_of_a_body_make_an_organisation(name):
    assert (name, "organisation") in read(f"A notice from the {name} arrived.")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The men met Dr. Ada Moreno there.", "Ada Moreno"),
        ("The men met President Lund there.", "Lund"),
        ("The men met Hassan van der Berg there.", "Hassan van der Berg"),
        ("The men met Gen. Omar al-Bashari there.", "Omar al-Bashari"),
        ("The men met spokeswoman Zdenka Quist there.", "Zdenka Quist"),
    ],
)
def test_a_person_is_named_without_the_title(text, name):
    assert read(text) == [(name, "person")]


def test_a_body_and_the_title_before_a_name_come_apart():
    assert read("They met Harbour Police Chief Ines Duarte today.") == [
        ("Harbour Police", "organisation"),
        ("Ines Duarte", "person"),
    ]


def test_a_surname_takes_the_kind_of_the_full_name():
    assert read("They met Ada Moreno.", "It was Moreno.")[1] == ("Moreno", "person")


def test_a_place_once_is_a_place_everywhere():
    kinds = dict(read("Smoke rose near Vell.", "The men knew Vell well."))
    assert kinds == {"Vell": "place"}


def test_a_possessive_is_cut_and_parts_two_names():
    found = read("They blamed Kessan's Ministry of Ports.")
    assert [name for name, _ in found] == ["Kessan", "Ministry of Ports"]
    assert found[1] == ("Ministry of Ports", "organisation")


@pytest.mark.parametrize(
    "sentence",
    [
        "Officials left on Monday in May.",
        "However, nothing happened.",
        "Norwegian troops left.",
        "THE UNION SAID IT WOULD STRIKE",
        "She does NOT know.",
    ],
)
def test_capitals_that_name_nobody_are_no_mentions(sentence):
    assert read(sentence) == []


def test_a_lower_case_union_is_no_mention():
    assert read("The union and the ministry met.") == []


def test_markup_in_a_name_does_no_harm():
    assert read('<b>Ada Moreno</b> & "><script> left') == [("Ada Moreno", "person")]


@pytest.mark.parametrize("first", ["Sixty", "Fewer", "Notably", "Angry", "Subscribe"])
def test_an_ordinary_word_that_begins_a_sentence_is_no_name(first):
    assert read(f"{first} people came to the harbour that day.") == []


def test_initials_take_the_kind_of_the_full_name():
    kinds = dict(read("The Kessan Rowing Club met.", "It was a day for the KRC at last."))
    assert kinds["KRC"] == kinds["Kessan Rowing Club"] == "organisation"


def test_the_first_word_of_a_body_is_no_person():
    kinds = dict(read("The Ostrava Chemicals plant burned.", "Ostrava paid a fine."))
    assert kinds == {"Ostrava Chemicals": "organisation", "Ostrava": "organisation"}


def test_a_name_whose_words_the_report_also_writes_small_is_no_person():
    kinds = dict(read("The blue harbour lay still.", "Blue Harbour was loud.", "Nothing else."))
    assert kinds.get("Blue Harbour") != "person"


def test_an_aside_says_what_is_named():
    assert dict(read("Then came Dravik, a town on the coast."))["Dravik"] == "place"
    assert dict(read("Then came Dravik, a teacher at the school."))["Dravik"] == "person"


def test_the_kinds_do_not_depend_on_the_order_of_the_sentences():
    sentences = ["Smoke rose near Vell.", "They met Ada Moreno.", "Vell and Kessan knew Moreno."]
    assert sorted(read(*sentences)) == sorted(read(*reversed(sentences)))
