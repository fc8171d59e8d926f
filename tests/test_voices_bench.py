"""The benches of voices: cascades are the same from the same seed, scorers know right from wrong."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import pytest

from bench.fusion import b_cubed, invented, majority, ours
from bench.fusion_tables import authors, table
from bench.voices import Scored, auc, calibration, together
from bench.voices_made import USUAL, WORLDS, events
from training.voices import AGAINST, FOR, LEAST, MOST, Told, bounded, closest, fit, loss
from whence.weigh.voices.evidence import LEVELS
from whence.weigh.voices.origins import forest


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


@pytest.mark.parametrize("world", [name for name in WORLDS if name != "usual"])
def test_every_world_is_another_than_the_usual_one(world):
    assert list(events(5, 6, WORLDS[world])) != list(events(5, 6))


def test_rates_of_the_other_worlds_that_are_nothing_leave_the_usual_one_as_it_was():
    plain = replace(USUAL, loose=0.0, hour=0.0, least=0.0, colour=(3, 7), lost=0.8)
    assert list(events(9, 4, plain)) == list(events(9, 4))


def test_documents_of_one_body_have_one_origin():
    rates = replace(USUAL, origins=4.0, copiers=0.0, wrong=0.0, kinds=(0, 0, 0, 0, 1, 0))
    bodies = {}
    for page in events(11, 30, rates):
        for _, origin, words in page.told:
            for name in re.findall(r"(?:[Tt]he|by the) ([A-Z]\w+(?: [A-Z]\w+)+)", words):
                bodies.setdefault((page.event, name), set()).add(origin)
    assert len(bodies) > 30
    assert all(len(origins) == 1 for origins in bodies.values())


def test_bins_that_tell_what_is_are_off_by_nothing_and_seeds_are_kept_apart():
    right = Scored([True] * 80 + [False] * 20, [0.8] * 100, [(at, 0) for at in range(100)])
    assert calibration(right)["calibration_worst"] == pytest.approx(0, abs=1e-9)
    wrong = Scored([False] * 60, [0.8] * 60, [(at, 0) for at in range(60)])
    assert calibration(wrong)["calibration_worst"] == pytest.approx(0.8)
    both = together([right, wrong])
    assert len(both.same) == 160
    assert len(set(both.facts)) == 160


def side(seed):
    """A side of five units with one row of evidence for each two, and origins that follow one level of it."""
    dice = np.random.default_rng(seed)
    found = {(later, one): dice.random((1, len(LEVELS))) for later in range(5) for one in range(later)}
    same = np.array([[float(later % 2 == one % 2) for one in range(5)] for later in range(5)])
    for (later, one), rows in found.items():
        rows[0, LEVELS.index("text.long")] = same[later, one]
    return Told(found, np.tril(np.ones((5, 5)), -1), same)


def test_the_slope_of_the_loss_is_what_a_small_step_does():
    one, theta = side(3), np.random.default_rng(4).normal(0, 0.3, len(LEVELS) + 1)
    rows = closest(one, theta[1:])
    slope = loss(one, rows, theta)[1]
    for at in range(len(theta)):
        step = np.eye(len(theta))[at] * 1e-5
        measured = (loss(one, rows, theta + step)[0] - loss(one, rows, theta - step)[0]) / 2e-5
        assert slope[at] == pytest.approx(measured, abs=1e-5)


def test_the_loss_is_that_of_what_the_ledger_would_tell():
    one, theta = side(5), np.full(len(LEVELS) + 1, 0.1)
    rows = closest(one, theta[1:])
    odds = np.tril(theta[0] + rows @ theta[1:], -1)
    told = forest(odds + odds.T).together
    lower = np.tril_indices(5, -1)
    expected = -np.log(np.where(one.same[lower] > 0, told[lower], 1 - told[lower])).sum()
    assert loss(one, rows, theta)[0] == pytest.approx(expected, abs=0.02)


def test_what_goes_with_origins_is_learnt_and_every_weight_keeps_to_its_bounds():
    learnt = fit([side(seed) for seed in range(12)], bounded(np.zeros(len(LEVELS) + 1)))
    weights = dict(zip(LEVELS, learnt[1:], strict=True))
    assert max(weights, key=lambda level: weights[level] - LEAST.get(level, 0)) == "text.long"
    assert all(weights[level] >= 0 for level in FOR)
    assert all(weights[level] <= 0 for level in AGAINST)
    assert all(abs(weights[level]) <= most for level, most in MOST.items())
    assert not FOR & AGAINST


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
