from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.resolve.likeness.comparing import SAME, compare, prepare

#: Invented people and bodies.
ONE = [
    ("person", "Brigadier General Orhan Vestali", "Orhan Vestali"),
    ("person", "Orhan Vestali, deputy to Emin Karsov", "Orhan Vestali"),
    ("person", "Vestali, Orhan", "Orhan Vestali"),
    ("person", "Orhan Vestlai", "Orhan Vestali"),
    ("person", "Ghasem Moghbari", "Qassem Moqbari"),
    ("person", "Yousef Dastmal", "Yusuf Dastmal"),
    ("person", "Abd al-Karim Vestali", "Abdulkarim Vestali"),
    ("person", "William Torley", "Bill Torley"),
    ("person", "O. Vestali", "Orhan Vestali"),
    ("person", "Orhan Emin Vestali", "Orhan Vestali"),
    ("person", "قاسم مقبری", "Ghasem Moghbari"),
    ("person", "Сергей Торлов", "Sergei Torlov"),
    ("person", "عبد الرحمن مقبری", "Abdulrahman Moghbari"),
    ("person", "Abdel-Rahman Vestali", "Abdurrahman Vestali"),
    ("person", "Torlov, O.K.", "Orhan Karim Torlov"),
    ("person", "OK Torlov", "Orhan Karim Torlov"),
    ("person", "Wm. Torley", "William Torley"),
    ("person", "Mohd. Karim Vestali", "Mohammed Karim Vestali"),
    ("person", "Mohammad Sharif Vestali", "Sharif Vestali"),
    ("person", "김민준", "Min-jun Kim"),
    ("person", "राहुल शर्मा", "Rahul Sharma"),
    ("organisation", "Torley (Orsel) Trading Ltd", "Torley Orsel Trading"),
    ("organisation", "torlov.com", "Torlov"),
    ("organisation", "Torlov Pharma", "Torlov Pharmaceuticals"),
    ("organisation", "The Torley Shipping Co., Ltd.", "Torley Shipping Limited"),
    ("organisation", "Ministry of Harbours", "Harbours Ministry"),
    ("organisation", "7th Brigade", "Seventh Brigade"),
    ("organisation", "Orsel Dockers Mutual Association", "ODMA"),
    ("organisation", "Banco de Orsel", "Bank of Orsel"),
    ("organisation", "OOO Torlov", "Torlov LLC"),
]
TWO = [
    ("person", "Orhan Vestali", "Emin Vestali"),
    ("person", "Orhan Vestali", "Orhan Karsov"),
    ("person", "Hassan Vestali", "Hussein Vestali"),
    ("person", "Karim Vestali", "Karima Vestali"),
    ("person", "Abdul Karim Vestali", "Abdul Rahim Vestali"),
    ("person", "OK Torlov", "Emin Karim Torlov"),
    ("person", "Karim Sharif Vestali", "Sharif Vestali"),
    ("person", "Vestali", "Orhan Vestali"),
    ("person", "General Vestali", "Orhan Vestali"),
    ("person", "O. B. Vestali", "Orhan K. Vestali"),
    ("person", "Orhan Vestali Jr.", "Orhan Vestali Sr."),
    ("person", "حسن مقبری", "Hamid Moghbari"),
    ("organisation", "7th Brigade", "9th Brigade"),
    ("organisation", "Orsel Harbour Guard", "Orsel Harbour Guard Intelligence Branch"),
    ("organisation", "Orsel Harbour Council", "Orsel Harbour Ministry"),
    ("organisation", "Bank of Orsel", "Bank of Torley"),
    ("organisation", "North Orsel Council", "South Orsel Council"),
    ("organisation", "Council", "Orsel Harbour Council"),
    ("organisation", "Orsel Dockers Association", "ODA"),
    ("organisation", "ODMA", "ODMB"),
    ("place", "Camp 12", "Camp 21"),
]


def likeness(kind, one, other):
    return compare(prepare(one, kind), prepare(other, kind))


@pytest.mark.parametrize(("kind", "one", "other"), ONE)
def test_wordings_of_one_name_are_taken_for_one(kind, one, other):
    assert likeness(kind, one, other).score >= SAME


@pytest.mark.parametrize(("kind", "one", "other"), TWO)
def test_names_of_two_are_not_taken_for_one(kind, one, other):
    assert likeness(kind, one, other).score < SAME


def test_a_score_carries_the_words_compared_and_what_speaks_against():
    told = likeness("person", "Ghasem Vestali", "Qasem Karsov")
    assert ("ghasem", "qasem", "spelling") in told.parts
    assert told.against == ("“vestali” and “karsov” differ",)


def test_part_of_a_name_contradicts_nothing_and_settles_nothing():
    assert 0.2 < likeness("person", "Emin Vestali", "Orhan Emin Vestali").score < SAME


def test_a_bare_surname_is_left_open_and_says_so():
    told = likeness("person", "Vestali", "Orhan Vestali")
    assert 0.2 < told.score < SAME
    assert "one side is a single word" in told.against


def test_few_initials_are_left_open():
    assert likeness("organisation", "ODA", "Orsel Dockers Association").against == ("few initials spell many names",)


def test_a_person_and_a_body_of_one_name_are_not_one():
    told = compare(prepare("Torley Brothers", "person"), prepare("Torley Brothers", "organisation"))
    assert told.score < SAME
    assert told.against == ("one is a person, the other an organisation",)


def test_what_is_no_part_of_a_name_is_cut_and_kept_beside_it():
    made = prepare("Brigadier General Orhan Vestali Jr.", "person")
    assert (made.plains, made.titles, made.generation) == (("orhan", "vestali"), ("brigadier general",), 2)
    assert prepare("Torlov Gesellschaft mit beschränkter Haftung", "organisation").legal == "limited"


def test_a_generation_or_a_holding_on_one_side_is_told():
    assert likeness("person", "Orhan Vestali Jr", "Orhan Vestali").against == (
        "only “Orhan Vestali Jr” tells the generation",
    )
    assert likeness("organisation", "Torlov", "Torlov Holding").against == ("only “Torlov Holding” has “holding”",)


def test_a_title_alone_stays_a_name():
    assert prepare("General", "person").plains == ("general",)


def test_a_name_without_letters_is_like_nothing():
    for name in ("", "---", "\u200f\u200e", " "):
        assert likeness("person", name, "Orhan Vestali").score == 0.0
        assert likeness("organisation", name, name).score == 0.0


def test_a_prepared_name_cannot_be_changed():
    with pytest.raises(dataclasses.FrozenInstanceError):
        prepare("Orhan", "person").name = "Emin"


@pytest.mark.parametrize(
    "name",
    ["x" * 200_000, "A. " * 50_000, "(" * 100_000, "al-" * 50_000, "<b>Orhan</b>" * 10_000, "\u202eOrhan\u202c", "é" * 9_999, "&" * 70_000],
)  # fmt: skip
def test_hostile_names_are_compared_like_any_other(name):
    for kind in ("person", "organisation"):
        assert 0.0 <= likeness(kind, name, "Orhan Vestali").score <= 1.0
        assert likeness(kind, name, name).score == (0.98 if prepare(name, kind).words else 0.0)


@given(st.text(max_size=40), st.text(max_size=40), st.sampled_from(["person", "organisation", "place", "other"]))
def test_the_order_of_the_two_names_does_not_matter(one, other, kind):
    there, back = likeness(kind, one, other), likeness(kind, other, one)
    assert there.score == back.score


@given(st.sampled_from(ONE + TWO))
def test_the_order_holds_for_real_wordings_too(row):
    kind, one, other = row
    assert likeness(kind, one, other).score == likeness(kind, other, one).score
