import pytest

from whence.model.reading import Sentence
from whence.model.reports import Published, Report
from whence.read.figures import figures


def read(*sentences):
    text = " ".join(sentences)
    report = Report("r", "x", None, None, None, None, None, Published(), "text/plain", "en", "0" * 64, None, text)
    rows, start = [], 0
    for sentence in sentences:
        rows.append(Sentence(f"s{start}", "r", start, start + len(sentence)))
        start += len(sentence) + 1
    found = figures(report, rows)
    assert all(figure.span.text == text[figure.span.start : figure.span.end] for figure in found)
    return found


def test_a_count_has_head_role_and_scope():
    (figure,) = read("Some 70 dockers attended the meeting in Port Azure.")
    assert (figure.span.text, figure.value, figure.low, figure.high) == ("Some 70", 70, 60, 80)
    assert figure.counted.text == "dockers"
    assert figure.role == "attended"
    assert figure.scope == "in Port Azure"


def test_the_verb_before_a_number_gives_its_role():
    killed, wounded = read("The blast killed 14 people and wounded at least 30.")
    assert (killed.role, wounded.role) == ("killed", "wounded")


def test_dead_and_wounded_together_are_not_dead():
    (figure,) = read("The blast killed and wounded 14 people.")
    assert figure.role == "killed or wounded"


def test_a_part_points_at_the_whole_before_it():
    dozens, fourteen, eight = read(
        "Kessan runs dozens of depots.", "It named 14 of them, eight of which lie near Vell."
    )
    assert fourteen.part_of == dozens.id
    assert eight.part_of == fourteen.id
    assert fourteen.counted is None


def test_an_adjective_pair_stays_in_the_counted_words():
    (figure,) = read("It hired 25,000 local and foreign guards.")
    assert figure.counted.text == "local and foreign guards"


def test_a_measure_counts_what_follows_of():
    (figure,) = read("Fire destroyed 20 tonnes of grain.")
    assert (figure.unit, figure.counted.text, figure.role) == ("tonne", "grain", "destroyed")


@pytest.mark.parametrize(
    "sentence",
    [
        "It burned on 11 May 2031.",
        "The 1988 strike began at berth 6.",
        "A Boeing 737 landed at 18:40.",
        "Call +44 20 7946 0958 or 555-0199.",
        "They won 2-1 at kilometre 20.",
        "No one knew, and this one left.",
        "It met in Unit 4 under Section 12.",
        "The 22nd amendment passed in the first half.",
    ],
)
def test_dates_labels_codes_and_pronouns_are_no_figures(sentence):
    assert read(sentence) == ()


def test_a_place_before_a_number_does_not_swallow_it():
    (figure,) = read("In Kessan 14 people were arrested.")
    assert (figure.value, figure.counted.text, figure.role) == (14, "people", "arrested")


def test_a_year_before_a_number_stays_apart():
    (figure,) = read("In 1988 30,000 prisoners were moved.")
    assert figure.value == 30_000


def test_a_share_is_read_before_of():
    (figure,) = read("A third of the crew left.")
    assert (figure.unit, figure.counted.text) == ("share", "crew")


def test_no_word_of_the_lists_became_something_else_in_yaml():
    from whence.lang.lexicon import lexicon

    lists = [
        words
        for name in ("calendar", "names", "numbers", "roles")
        for words in lexicon("en", name).values()
        if isinstance(words, list)
    ]
    assert [word for words in lists for word in words if not isinstance(word, str)] == []
