from __future__ import annotations

import random

import pytest

from whence.resolve.likeness.blocking import blocks, candidates
from whence.resolve.likeness.comparing import SAME, compare, prepare

WORDS = [
    "Orhan",
    "Emin",
    "Ghasem",
    "Qasem",
    "Vestali",
    "Karsov",
    "Torlov",
    "Moghbari",
    "Moqbari",
    "Harbour",
    "Council",
    "Union",
    "Bank",
    "Orsel",
]


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("person", "Orhan Vestlai", "Vestali, Orhan"),
        ("person", "Ghasem Moghbari", "Qassem Moqbari"),
        ("person", "O. Vestali", "Orhan Vestali"),
        ("person", "Bill Torley", "William Torley"),
        ("person", "Abdul Karim", "Abdulkarim"),
        ("person", "قاسم مقبری", "Ghasem Moghbari"),
        ("organisation", "Orsel Dockers Mutual Association", "ODMA"),
        ("organisation", "Torlov", "OOO Torlovv"),
    ],
)
def test_names_that_may_be_one_meet(kind, one, other):
    assert set(blocks(prepare(one, kind))) & set(blocks(prepare(other, kind)))


def test_names_that_share_one_word_do_not_all_meet():
    assert not set(blocks(prepare("Orhan Vestali", "person"))) & set(blocks(prepare("Ghasem Vestali", "person")))


def test_keys_are_sorted_signed_and_each_once():
    keys = blocks(prepare("Orhan Emin Vestali", "person"))
    assert list(keys) == sorted(set(keys))
    assert all(-(2**63) <= key < 2**63 for key in keys)


def test_keys_do_not_change_between_runs():
    assert blocks(prepare("Orhan", "person"))[0] == -8485071401974507463


def test_a_long_name_has_a_bounded_number_of_keys():
    assert len(blocks(prepare(" ".join(WORDS * 5), "person"))) < 120
    assert blocks(prepare("--", "person")) == ()


def test_blocking_finds_what_comparing_everything_finds():
    chance = random.Random(5)
    names = {str(n): prepare(" ".join(chance.sample(WORDS, chance.choice((1, 2, 2, 3)))), "person") for n in range(150)}
    met = set(candidates(names, names))
    same = {(a, b) for a in names for b in names if compare(names[a], names[b]).score >= SAME}
    assert same
    assert len(same & met) >= 0.99 * len(same)
