"""What the words around a figure make of it when it is held against another."""

from __future__ import annotations

import pytest
from memory_shelf import dated, figure, says

from whence.weigh.figures.clauses import clauses
from whence.weigh.figures.relations import related
from whence.weigh.figures.told import told

DAY, LATER = "2031-05-11", "2031-05-14"
LOOMS = {"counted": "looms", "role": "destroyed"}
PEOPLE = {"counted": "people", "role": "killed"}


def figures(report, text, *rows, day=DAY, moments=()):
    """Give the figures of a statement: each row is the words of the number and its fields."""
    made = [figure(report, text, raw, **fields) for raw, fields in rows]
    days = [dated(report, text, words, earliest=first, latest=last) for words, first, last in moments]
    return told(says(report, text, figures=made, day=day, moments=days))


def relation(one, other, *, path=False):
    found, back = related(one, other, path=path), related(other, one, path=path)
    assert found.relation == back.relation
    return found.relation


def single(report, text, raw, fields, **kinds):
    return figures(report, text, (raw, fields), **kinds)[0]


def test_a_converted_and_rounded_number_is_the_same_number():
    metric = single("a", "The front lies 8 kilometres from Orlan", "8", {"unit": "kilometre", "counted": "front"})
    miles = single("b", "The front lies 5 miles from Orlan", "5", {"unit": "mile", "counted": "front"})
    far = single("c", "The front lies 9 miles from Orlan", "9", {"unit": "mile", "counted": "front"})
    assert relation(metric, miles) == "same"
    assert relation(metric, far) == "conflict"


def test_pounds_of_wax_weigh_and_pounds_of_aid_are_money():
    kilos = single("a", "Agents found 408 kilograms of wax at Orlan", "408", {"unit": "kilogram", "counted": "wax"})
    wax = single("b", "Agents found 900 pounds of wax at Orlan", "900 pounds", {"unit": "pound", "counted": "wax"})
    aid = single("c", "Agents found 900 pounds of aid at Orlan", "900 pounds", {"unit": "pound", "counted": "aid"})
    assert relation(kilos, wax) == "same"
    assert aid.amount.sort == "money"


@pytest.mark.parametrize(
    ("fine", "coarse", "path", "expected"),
    [
        ("41,207", "41,000", False, "compatible"),
        ("41,207", "41,000", True, "rounded copy"),
        ("41,207", "38,000", True, "conflict"),
        ("11", "10", True, "conflict"),
        ("417", "400", False, "conflict"),
    ],
)
def test_only_large_numbers_are_rounded_without_a_word_that_says_so(fine, coarse, path, expected):
    one = single("a", f"{fine} looms were destroyed in the Orlan sheds", fine, LOOMS)
    other = single("b", f"{coarse} looms were destroyed in the Orlan sheds", coarse, LOOMS)
    assert relation(one, other, path=path) == expected


def test_each_figure_of_a_sentence_has_the_date_that_stands_beside_it():
    text = "9 looms were destroyed in 2030, against 40 looms in 2029"
    years = [("in 2030", "2030-01-01", "2030-12-31"), ("in 2029", "2029-01-01", "2029-12-31")]
    now, before = figures("a", text, ("9", LOOMS), ("40", LOOMS), moments=years)
    other = single("b", "12 looms were destroyed in 2030", "12", LOOMS, moments=years[:1])
    assert relation(now, other) == "conflict"
    assert relation(before, other) == "incomparable"


def test_a_stretch_ends_where_another_figure_begins():
    text = "12 men and 3 boys were killed, while 40 women fled"
    places = [(text.index(raw), text.index(raw) + len(raw)) for raw in ("12", "3", "40")]
    found = [text[one.start : one.end].strip() for one in clauses(text, places)]
    assert found == ["12 men", "3 boys were killed", "while 40 women fled"]


def test_the_verb_behind_two_figures_is_of_both():
    men, boys = figures("a", "12 men and 3 boys were drowned at Orlan", ("12", {}), ("3", {}))
    assert (men.role, boys.role) == ("killed", "killed")


def test_those_on_board_are_not_the_dead_of_the_same_sentence():
    text = "The ferry sank with 213 passengers aboard; 9 have died"
    aboard, _ = figures("a", text, ("213", {"counted": "passengers"}), ("9", {"role": "killed"}))
    assert aboard.role is None


def test_a_figure_stated_as_a_change_of_the_other_is_an_update():
    one = single("a", "400 homes lie dark at Orlan", "400", {"counted": "homes"})
    text = "The number of homes that lie dark at Orlan fell to 250, down from 400"
    other = figures("b", text, ("250", {"counted": "homes"}), ("400", {}))[0]
    assert relation(one, other) == "update"


def test_what_is_left_may_be_fewer_later():
    one = single("a", "27 miners were trapped in the Orlan pit", "27", {"counted": "miners"})
    other = single("b", "19 miners were still trapped in the Orlan pit", "19", {"counted": "miners"}, day=LATER)
    same_day = single("c", "19 miners were still trapped in the Orlan pit", "19", {"counted": "miners"})
    assert relation(one, other) == "update"
    assert relation(one, same_day) == "conflict"


@pytest.mark.parametrize(
    "text",
    [
        "The ministry's count is invented: 14 people were killed at the Orlan mill",
        "14 people, not 8, were killed at the Orlan mill",
    ],
)
def test_who_disputes_a_figure_gives_no_later_state_of_it(text):
    one = single("a", "8 people were killed at the Orlan mill", "8", PEOPLE)
    rows = [("14", PEOPLE), *([("8", {})] if "not 8" in text else [])]
    assert relation(one, figures("b", text, *rows, day=LATER)[0]) == "conflict"


def test_a_number_that_is_rejected_agrees_with_nobody():
    one = single("a", "8 people were killed at the Orlan mill", "8", PEOPLE)
    text = "14 people, not 8, were killed at the Orlan mill"
    assert relation(one, figures("b", text, ("14", PEOPLE), ("8", {}))[1]) == "incomparable"


def test_a_year_that_is_over_has_one_count():
    year = [("in 2030", "2030-01-01", "2030-12-31")]
    one = single("a", "Raiders killed 204 people in 2030", "204", PEOPLE, moments=year)
    other = single("b", "Raiders killed 260 people in 2030", "260", PEOPLE, moments=year, day=LATER)
    assert relation(one, other) == "conflict"


def test_a_count_since_an_earlier_day_holds_one_since_a_later_day():
    week = single("a", "Since Monday 200 people were killed at Orlan", "200", PEOPLE)
    year = single("b", "Since April 900 people were killed at Orlan", "900", PEOPLE)
    assert relation(week, year) == "subset"


def test_a_sum_of_which_a_bare_number_is_a_part_gives_it_its_unit():
    text = "The wheel cost 31 million euros, of which 4 million went to the smith"
    _, part = figures("a", text, ("31 million", {"unit": "EUR", "value": 31e6}), ("4 million", {"value": 4e6}))
    assert (part.amount.sort, part.amount.unit, part.amount.value) == ("money", "EUR", 4e6)


def test_women_are_some_of_the_dead():
    dead = single("a", "30 dead were counted at the Orlan mill", "30", {"counted": "dead", "role": "killed"})
    women = single("b", "12 women were killed at the Orlan mill", "12", {"counted": "women", "role": "killed"})
    assert relation(dead, women) == "subset"


def test_an_age_is_no_count():
    old = single("a", "Ada Brenk, 34, was killed at the Orlan mill", "34", {"role": "killed"})
    dead = single("b", "12 people were killed at the Orlan mill", "12", PEOPLE)
    assert relation(old, dead) == "incomparable"


def test_new_cases_are_some_of_all_and_each_day_has_its_own():
    fields = {"counted": "new cases", "role": "infected"}
    total = single("a", "3,904 cases of fever were counted at Orlan", "3,904", {"counted": "cases", "role": "infected"})
    new = single("b", "212 new cases of fever were counted at Orlan", "212", fields)
    next_day = single("c", "187 new cases of fever were counted at Orlan", "187", fields, day=LATER)
    assert relation(new, total) == "subset"
    assert relation(new, next_day) == "incomparable"


def test_the_first_day_is_not_the_second():
    one = single("a", "280 weavers joined the strike on its first day", "280", {"counted": "weavers"})
    other = single("b", "190 weavers joined the strike on its second day", "190", {"counted": "weavers"})
    assert relation(one, other) == "incomparable"


def test_a_figure_given_before_is_an_update_whoever_tells_of_it():
    now = single("a", "The mill at Orlan gives a toll of 31", "31", {"role": "killed"})
    before = single("b", "The mill at Orlan had earlier spoken of 23 dead", "23", {"role": "killed"}, day=LATER)
    assert relation(now, before) == "update"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("policemen", "protesters", "incomparable"),
        ("men", "fighters", "conflict"),
        ("passengers", "people", "conflict"),
        ("families", "people", "incomparable"),
        ("rifles", "pistols", "incomparable"),
    ],
)
def test_what_two_nouns_are_to_each_other(one, other, expected):
    small = single("a", f"9 {one} were seized at Orlan", "9", {"counted": one, "role": "seized"})
    large = single("b", f"30 {other} were seized at Orlan", "30", {"counted": other, "role": "seized"})
    assert relation(small, large) == expected


def test_a_verb_and_its_particle_soften_nothing():
    text = "The union handed over 12 looms at Orlan"
    one = single("a", text, "over 12", {"counted": "looms", "value": 12.0, "quantifier": "over", "high": None})
    assert one.amount.exact


def test_a_part_limited_like_the_other_is_compared_with_it():
    text = "1,800 jobs will go worldwide, of which 600 are in Orlan"
    part = figures("a", text, ("1,800", {"counted": "jobs"}), ("600", {"scope": "in Orlan"}))[1]
    other = single("b", "720 jobs will go in Orlan", "720", {"counted": "jobs", "scope": "in Orlan"})
    assert relation(part, other) == "conflict"


def test_a_part_of_a_stated_number_is_no_part_of_a_third():
    text = "The mill will close 62 of its 310 shops"
    part, base = figures("a", text, ("62", {"counted": "shops"}), ("310", {"counted": "shops"}))
    other = single("b", "The mill will close 74 shops, a clerk at the mill said", "74", {"counted": "shops"})
    assert relation(part, other) == "conflict"
    assert base.stock


def test_two_counts_published_a_year_apart_do_not_compare():
    one = single("a", "The Orlan fair sold 9 looms", "9", {"counted": "looms"})
    other = single("b", "The Orlan fair sold 4 looms", "4", {"counted": "looms"}, day="2032-06-01")
    assert relation(one, other) == "incomparable"


def test_bodies_are_of_the_dead_and_the_verb_behind_another_figure_is_not_theirs():
    bodies, lost = figures(
        "a",
        "33 bodies have been recovered and 50 persons are missing at Orlan",
        ("33", {"counted": "bodies"}),
        ("50", {}),
    )
    assert (bodies.role, lost.role) == ("killed", "missing")


def test_weeks_and_months_compare():
    one = single("a", "The Orlan bridge will be shut for 6 weeks", "6", {"unit": "week", "counted": "bridge"})
    other = single("b", "The Orlan bridge will be shut for 4 months", "4", {"unit": "month", "counted": "bridge"})
    assert relation(one, other) == "conflict"
