"""What else reports say tells which of two happenings a statement is about."""

from __future__ import annotations

import pytest
from memory_shelf import Memory, figure, says

from whence.model.protocols import Verdicts
from whence.weigh.claims.contexts import OTHERS, contexts, likenesses_of, telling
from whence.weigh.claims.gist import gist
from whence.weigh.claims.likeness import features, likeness
from whence.weigh.claims.weights import chance, log_odds, weights


def around(*said):
    known = {one.statement.id: one for one in said}
    gists = {key: gist(one) for key, one in known.items()}
    return contexts(known, gists, list(known))


def test_a_context_is_the_title_and_what_else_the_report_says_here():
    first, second = says("a", "The boiler burst"), says("a", "Divers searched the weir", start=100, title=None)
    found = around(first, second, says("b", "A lorry overturned", title="Harbour closed"))
    assert "weir" in found[first.statement.id]
    assert "weir" not in found[second.statement.id]
    assert "harbour" in {stem for bag in found.values() for stem in bag}


def test_words_inside_a_statement_are_no_context_of_it():
    outer = says("a", "The union said that the boiler burst")
    inner = says("a", "the boiler burst", start=20)
    assert around(outer, inner)[inner.statement.id] == {}


def test_a_report_of_thousands_of_statements_gives_a_bounded_context():
    many = [says("a", f"quay{number}x crane{number}x", start=number * 100) for number in range(OTHERS * 3)]
    assert all(len(bag) <= 2 * (OTHERS + 1) for bag in around(*many).values())


def test_contexts_without_words_are_like_nothing_and_speak_neither_for_nor_against():
    assert likenesses_of([{}, {"weir": 900}])[0, 1] == 0
    assert telling([{}, {"weir": 900}, {"weir": 900}])[0, 1] == 0
    assert telling([{}]).shape == (1, 1)


def test_what_all_contexts_share_tells_nothing():
    same = [{"weir": 900, f"other{number}": 100} for number in range(4)]
    assert abs(telling(same)).max() < 0.05
    two = [{"weir": 900}, {"weir": 900}, {"mast": 900}, {"mast": 900}]
    assert telling(two)[0, 1] > 0.05 > telling(two)[0, 2]


def test_odds_and_chances_turn_into_each_other_and_never_overflow():
    assert chance(log_odds(0.3)) == pytest.approx(0.3)
    assert 0 < chance(-1e9) < 1e-9
    assert log_odds(0.0) == pytest.approx(-log_odds(1.0))


def test_every_feature_has_a_fitted_weight_or_adds_nothing_and_signs_keep_their_sense():
    known = weights()
    assert all(value <= 0 for name, value in known.items() if name.startswith(("other ", "no ", "only ", "one ")))
    assert known["words"] > 0 < known["context"]
    text = "14 workers left the mill at 5.30"
    made = features(gist(says("a", text)), gist(says("b", "The mill burned at 9.45 on section 7 of the quay")))
    assert "other time of day" in made.values
    assert sum(made.terms.values()) == pytest.approx(sum(known.get(name, 0) * x for name, x in made.values.items()))


def test_a_number_that_is_no_figure_ties_and_a_figure_is_compared_as_a_figure():
    one, other = "Section 47 of the weir gave way", "The weir broke in section 47"
    assert "same number" in features(gist(says("a", one)), gist(says("b", other))).values
    counted = [figure("a", one, "47", counted="weir")]
    assert "same number" not in features(gist(says("a", one, figures=counted)), gist(says("b", other))).values


def test_two_gatherings_of_one_size_in_two_towns_are_two_claims():
    said = []
    for report, town, words in (
        ("a", "Tarn", "100,000 people gathered in Tarn against the dam"),
        ("b", "Tarn", "In Tarn a gathering against the dam drew 100,000 people"),
        ("c", "Orlan", "100,000 people gathered in Orlan against the dam"),
        ("d", "Orlan", "In Orlan a gathering against the dam drew 100,000 people"),
    ):
        own = [figure(report, words, "100,000", counted="people")]
        said.append(says(report, words, figures=own, names=[f"place:{town.lower()}"], day="2031-05-04"))
    memory = Memory()
    memory.weigh(said)
    homes = [memory.home[one.statement.id] for one in said]
    assert homes[0] == homes[1] != homes[2] == homes[3]


def test_the_same_words_months_apart_with_another_figure_are_two_happenings():
    one, other = "The siren sounded after 3 minutes", "The siren sounded after 40 minutes"
    early = gist(says("a", one, figures=[figure("a", one, "3", counted="minutes")], day="2030-09-21"))
    late = gist(says("b", other, figures=[figure("b", other, "40", counted="minutes")], day="2031-03-07"))
    assert likeness(early, late) == 0


def test_a_split_by_hand_holds_in_a_heap_of_three():
    said = [says(report, "Inspectors found corrosion at the base of the boiler", day="2031-05-04") for report in "ab"]
    said.append(says("c", "The inspectors had found corrosion at the boiler's base", day="2031-05-04"))
    ids = sorted(one.statement.id for one in (said[0], said[2]))
    memory = Memory()
    memory.weigh(said, verdicts=Verdicts(apart=frozenset({(ids[0], ids[1])})))
    assert memory.home[ids[0]] != memory.home[ids[1]]
