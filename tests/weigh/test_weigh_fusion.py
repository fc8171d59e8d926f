"""Voices of tables: origins before votes, trust that agrees with itself."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.weigh.linkage import linked
from whence.weigh.voices.feeds import feeds, least_shared
from whence.weigh.voices.fusion import Fused, fused

Claim = tuple[int, int, int]


def weigh(claims: list[Claim]) -> Fused:
    source, thing, value = np.array(claims, dtype=np.int64).reshape(-1, 3).T
    return fused(source=source, thing=thing, value=value, raw=value)


def best(found: Fused, thing: int) -> int:
    rows = np.flatnonzero(found.thing == thing)
    return int(found.value[rows[np.argmax(found.support[rows])]])


def opposed(copies: int, things: int) -> list[Claim]:
    """Sources 0 to 2 disagree now and then; all others repeat source 3, which is wrong on the first tenth."""
    made = []
    for thing in range(things):
        made += [(own, thing, 0 if (thing + own) % 9 else 10 + own) for own in range(3)]
        made += [(3 + own, thing, 1 if thing < things / 10 else 0) for own in range(copies)]
    return made


def test_copies_of_one_feed_are_one_group_and_sources_that_differ_now_and_then_are_not() -> None:
    found = weigh(opposed(4, 3000))
    assert found.origin.tolist() == [0, 1, 2, 3, 3, 3, 3]


def test_a_wrong_feed_does_not_outvote_three_sources_however_many_show_it() -> None:
    found = weigh(opposed(6, 3000))
    assert best(found, 1) == 0


def test_few_common_things_make_no_feed() -> None:
    assert len(set(weigh(opposed(4, least_shared() // 2)).origin.tolist())) == 7


def test_what_nobody_disputes_makes_no_feed() -> None:
    claims = [(own, thing, 0) for own in range(4) for thing in range(2000)]
    source, thing, value = np.array(claims, dtype=np.int64).T
    assert feeds(source, thing, value).tolist() == [0, 1, 2, 3]


def test_a_source_that_others_bear_out_wins_a_tie() -> None:
    settled = [(own, thing, 0) for own in (0, 1, 2) for thing in range(20)]
    erring = [(3, thing, 1) for thing in range(20)]
    assert best(weigh([*settled, *erring, (0, 20, 5), (3, 20, 6)]), 20) == 5


@pytest.mark.parametrize("claims", [[], [(0, 0, 0)], [(0, 3, 2), (1, 3, 1)]])
def test_support_of_a_thing_sums_to_one(claims: list[Claim]) -> None:
    found = weigh(claims)
    assert all(abs(found.support[found.thing == one].sum() - 1) < 1e-9 for one in set(found.thing.tolist()))


@given(
    st.dictionaries(st.tuples(st.integers(0, 6), st.integers(0, 9)), st.integers(0, 3), min_size=1, max_size=40),
    st.randoms(use_true_random=False),
)
def test_the_order_of_claims_changes_nothing(table: dict[tuple[int, int], int], dice: object) -> None:
    claims = [(source, thing, value) for (source, thing), value in table.items()]
    other = list(claims)
    dice.shuffle(other)  # type: ignore[attr-defined]  # hypothesis types its random as object
    one, two = weigh(claims), weigh(other)
    assert one.origin.tolist() == two.origin.tolist()
    assert np.allclose(one.support, two.support)


def test_average_linkage_does_not_chain() -> None:
    chain = np.array([[0, 0.9, 0.0], [0.9, 0, 0.6], [0.0, 0.6, 0]])
    assert linked(chain) == [[0, 1], [2]]
