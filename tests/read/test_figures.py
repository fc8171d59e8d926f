import pytest

from whence.model.reading import Sentence
from whence.model.reports import Published, Report
from whence.read.figures.finding import figures


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


def test_a_part_of_the_number_behind_it_points_there():
    twelve, forty = read("Twelve of the 40 miners were rescued.")
    assert (twelve.part_of, twelve.counted.text, twelve.role) == (forty.id, "miners", "rescued")
    assert (forty.part_of, forty.role) == (None, None)


@pytest.mark.parametrize(
    ("sentence", "part"),
    [
        ("Of the 60 detainees, five were women.", 1),
        ("Among the 31 dead were four nurses.", 1),
        ("Thirty students were held, of whom three remain.", 1),
        ("The storm killed 22 people, including nine children.", 1),
        ("Seven guards, two of them women, were shot.", 1),
    ],
)
def test_openers_that_single_out_make_parts(sentence, part):
    found = read(sentence)
    assert found[part].part_of == found[0].id


def test_known_ones_are_a_part_of_the_earlier_count_of_the_same_thing():
    clerks, guards, twenty = read("It hired 80 clerks and 90 guards.", "Twenty of the clerks left.")
    assert twenty.part_of == clerks.id
    assert guards.part_of is None


def test_as_many_of_the_same_again_are_no_part():
    _two, again = read("Two injured workers were flown out.", "Two of the injured workers died.")
    assert again.part_of is None


def test_a_part_can_not_be_larger_than_its_whole():
    _three, nine = read("It runs three mills.", "Nine of them burned.")
    assert nine.part_of is None


@pytest.mark.parametrize(
    ("sentence", "thing"),
    [
        ("Exports fell 7 percent in May.", "Exports"),
        ("A fine of 10,000 euros was imposed.", "fine"),
        ("The council paid $2.5 million for the barge.", "barge"),
        ("The price of bread doubled to 40 rupees.", "price of bread"),
        ("Turnout, the clerk said, was below 30%.", "Turnout"),
        ("It will charge a 0.6 per cent fee.", "fee"),
        ("The trench is 14 metres deep.", "trench"),
        ("The repair took three weeks.", "repair"),
        ("The harbour budget was cut by $40 million.", "harbour budget"),
        ("Wages had a good year, up 3.5%.", "Wages"),
        ("The death toll rose to 40.", "death toll"),
    ],
)
def test_a_measure_names_its_thing_in_front_or_behind(sentence, thing):
    assert read(sentence)[0].counted.text == thing


@pytest.mark.parametrize(
    "sentence",
    [
        "She is 34.",
        "Mara Venn was 34.",
        "They paid $5.",
        "He lived there for six years.",
        "It lost 3%.",
        "Vell, a town 9 miles north, fell.",
    ],
)
def test_pronouns_ages_stays_and_distances_name_no_thing(sentence):
    assert read(sentence)[0].counted is None


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("Prices rose by about 12 per cent.", "risen"),
        ("Shares dropped 4%.", "fallen"),
        ("Wages are up 3 percent.", "risen"),
        ("Revenue rose to $7 million.", None),
        ("The guild gave up 500 yards.", None),
    ],
)
def test_a_change_by_an_amount_is_a_role_and_one_to_an_amount_is_none(sentence, role):
    assert read(sentence)[0].role == role


def test_a_measure_in_brackets_is_the_same_thing_again():
    speed, again = read("The truck was doing 87 mph (140 km/h).")
    assert speed.counted == again.counted
    assert speed.counted.text == "truck"


def test_those_who_do_it_are_not_those_it_is_done_to():
    (men,) = read("Fourteen men killed the guard.")
    assert men.role is None


def test_a_shared_verb_reaches_both_counts():
    women, children = read("Three women and two children were killed.")
    assert (women.role, children.role) == ("killed", "killed")


def test_a_plural_closes_the_counted_words():
    (figure,) = read("From 40 to 60 boats leave each week.")
    assert (figure.counted.text, figure.scope) == ("boats", "each week")


@pytest.mark.parametrize(
    ("sentence", "scope"),
    [
        ("Since May, 40 ships have been seized.", "Since May"),
        ("In Kessan 14 people were arrested.", "In Kessan"),
        ("The company cut 1,100 jobs across Ondria last month.", "across Ondria last month"),
        ("Diesel was priced at under $2 a litre.", "a litre"),
        ("The mine produced 90 tons of ore in 2030.", "in 2030"),
        ("A fire killed 14 people on Friday.", None),
        ("The firm made 3,100 carts, more than in 2028.", None),
    ],
)
def test_a_scope_is_a_place_a_period_or_a_rate(sentence, scope):
    assert read(sentence)[0].scope == scope


@pytest.mark.parametrize(
    "sentence",
    [
        "The council meets at 5.30 on Tuesday morning.",
        "The doors open at ten.",
        "The vote was 54 to 46.",
        "The new Orvex 787 Skyliner landed late.",
        "They ended in the bottom three.",
    ],
)
def test_clocks_scores_names_and_ranks_are_no_figures(sentence):
    assert read(sentence) == ()


@pytest.mark.parametrize(
    ("sentence", "value"),
    [("The rate stood at ten.", 10), ("It fell from 800 to 650.", 800), ("The 12 Boeing cargo planes left.", 12)],
)
def test_what_looks_like_a_clock_score_or_name_can_be_a_figure(sentence, value):
    assert read(sentence)[0].value == value


def test_a_table_of_bare_numbers_is_no_figure():
    assert read("12, " * 20) == ()
    assert len(read("They sold 12, 13 and 14 boats.")) == 3


def test_neighbouring_numbers_joined_by_or_are_one_range():
    (figure,) = read("They found five or six rifles.")
    assert (figure.value, figure.low, figure.high, figure.counted.text) == (None, 5, 6, "rifles")
    assert len(read("Choose 30 boats or 90 carts.")) == 2


@pytest.mark.parametrize("piece", ["and rose 5% ", "12 crates of crates of ", "5 km ", "(12 km) ", "1 of 2 "])
def test_endless_lines_are_read_without_deep_recursion(piece):
    assert read(piece * 1500)
