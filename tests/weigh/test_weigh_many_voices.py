"""Sides of many statements: exact beyond what can be counted out, and no slower than they must be."""

from __future__ import annotations

import random

import numpy as np
from memory_shelf import chain, figure, says

from whence.weigh.background import Background
from whence.weigh.claims.gist import gist
from whence.weigh.roots import heard
from whence.weigh.voices import counting
from whence.weigh.voices.counting import COMPARED, FIRST, LATEST, TRIED, voices
from whence.weigh.voices.origins import CROWD, forest, span_of_origins


def tellings(number, *, source=None):
    """As many statements that no two of which are certainly one voice: other outlets, other words."""
    made = []
    for at in range(number):
        words = f"{20 + at} crates {at} sank near pier {at * 7} of the Orlan quay"
        said = says(
            f"r{at:03}", words, outlet=f"Outlet {at}", by=source(at) if source else (), day=f"2031-05-{1 + at % 28:02}",
            figures=[figure(f"r{at:03}", words, str(20 + at), counted="crates")],
        )  # fmt: skip
        made.append(heard(said, gist(said)))
    return sorted(made, key=lambda one: (one.said.order, one.id))


def drawn(odds, dice):
    """Draw one forest: for each statement a parent among the earlier ones, or none."""
    roots = []
    for later in range(len(odds)):
        chances = np.r_[1.0, np.exp(odds[later, :later]) / max(1, later) ** CROWD]
        parent = dice.choices(range(later + 1), chances)[0] - 1
        roots.append(later if parent < 0 else roots[parent])
    return roots


def test_thirteen_and_more_come_out_as_drawing_forests_does():
    dice = random.Random(5)
    odds = np.array([[dice.uniform(-4, 3) for _ in range(14)] for _ in range(14)])
    found = forest(odds)
    draws = [drawn(odds, dice) for _ in range(4000)]
    same = np.mean([[[a == b for b in roots] for a in roots] for roots in draws], axis=0)
    # four standard errors of a share from 4,000 draws
    assert np.abs(same - found.together).max() < 4 * 0.5 / 4000**0.5
    numbers = sorted(len(set(roots)) for roots in draws)
    low, high = span_of_origins(found.alone, numbers[2000])
    assert abs(low - numbers[200]) <= 1
    assert abs(high - numbers[3800]) <= 1


def test_terms_are_taken_away_one_by_one_only_where_there_are_few_units(monkeypatch):
    runs = []
    whole = counting.forest
    monkeypatch.setattr(counting, "forest", lambda odds: runs.append(len(odds)) or whole(odds))
    voices(tellings(TRIED + 1), Background())
    assert runs == [TRIED + 1]


def test_three_hundred_are_not_all_compared_with_each_other(monkeypatch):
    seen = []
    whole = counting.dependence
    monkeypatch.setattr(counting, "dependence", lambda a, b, known: seen.append(1) or whole(a, b, known))
    named = {at: chain((f"Ann Orr{at}", f"person:ann orr{at}", "named", "says")) for at in range(300)}
    grouping = voices(tellings(300, source=named.get), Background())
    assert len(seen) <= 300 * (FIRST + LATEST)
    assert len(seen) < 300 * 299 / 2
    assert sum(len(group.heard) for group in grouping.groups) == 300
    assert len(grouping.alone) == 300


def test_a_unit_of_three_hundred_is_compared_by_a_few_of_its_statements(monkeypatch):
    seen = []
    whole = counting.dependence
    monkeypatch.setattr(counting, "dependence", lambda a, b, known: seen.append(1) or whole(a, b, known))
    wire = [
        says(f"r{at:03}", "14 looms burnt in the great fire at the Orlan mill", outlet=f"O{at}") for at in range(300)
    ]
    union = says("u", "In the Orlan mill 14 looms are ashes", by=chain(("the Union", "group:union", "named", "says")))
    side = sorted((heard(one, gist(one)) for one in (*wire, union)), key=lambda one: (one.said.order, one.id))
    voices(side, Background())
    assert len(seen) <= COMPARED


def test_a_voice_that_stands_apart_says_how_hard_it_was_looked_and_who_came_nearest():
    named = {at: chain((f"Ann Orr{at}", f"person:ann orr{at}", "named", "says")) for at in range(3)}
    for group in voices(tellings(3, source=named.get), Background()).groups:
        first = group.reasons[0]
        assert first.kind == "none"
        assert first.detail.startswith("No dependency on another voice of this claim was found. Looked at: 2 pairs")
        assert "3 reports" in first.detail
        assert "The nearest voice is Ann Orr" in first.detail
        assert "independent" not in first.detail
