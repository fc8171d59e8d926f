"""The benches of voices: cascades are the same from the same seed, scorers know right from wrong."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bench.fusion import b_cubed, invented, majority, ours
from bench.fusion_tables import authors, table
from bench.voices import auc
from bench.voices_made import USUAL, events


def test_the_same_seed_gives_the_same_bytes():
    one, other = (list(events(5, 4)) for _ in range(2))
    assert one == other
    assert list(events(6, 4)) != one


def test_every_told_sentence_stands_in_its_page():
    for page in events(5, 6):
        text = page.data.decode()
        assert all(words.replace("&", "&amp;") in text for _, _, words in page.told)


def test_without_copies_nobody_credits_anybody():
    pages = list(events(7, 6, replace(USUAL, copiers=0.0)))
    assert not any("first reported" in page.data.decode() for page in pages)


def test_a_score_that_ranks_right_is_one_and_one_that_knows_nothing_a_half():
    assert auc([True, False, True], [0.9, 0.1, 0.8]) == 1
    assert auc([True, False, True], [0.5, 0.5, 0.5]) == 0.5


@pytest.mark.parametrize(
    "words",
    [
        "Orr, Ann; Tolk, Ines B.",
        "Ann Orr and Ines Tolk",
        "ORR, ANN TOLK, INES",
        "Tolk, Ines, Orr, Ann",
        "Ann Orr, Ines Tolk",
    ],
)
def test_an_author_list_is_its_last_names_however_written(words):
    assert authors(words) == "orr tolk"


def test_groups_that_are_the_gold_score_one_and_one_heap_does_not():
    gold = {"a": "x", "b": "x", "c": "y"}
    assert b_cubed(gold, gold) == 1
    assert b_cubed(dict.fromkeys(gold, "x"), gold) < 1


def test_rows_in_another_order_give_the_same_table():
    rows = [("s1", "t", "v", "V"), ("s2", "t", "w", "W")]
    one, other = table(rows, {"t": "v"}), table(rows[::-1], {"t": "v"})
    assert one.value.sum() == other.value.sum()
    assert (one.sources, one.gold) == (other.sources, other.gold)


def test_every_method_answers_with_one_row_a_value():
    made = invented(4000)
    for method in (majority, ours):
        things, values, support = method(made)
        assert len(things) == len(values) == len(support)
