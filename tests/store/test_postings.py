from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine

from whence.store.postings import Postings
from whence.store.schema import PRINTS, metadata

ITEMS = st.dictionaries(st.integers(1, 12), st.lists(st.integers(-4, 4), max_size=5), max_size=12)


def partners_after(batches: list[dict[int, list[int]]], limit: int) -> dict[int, frozenset[int]]:
    """Do what a room does: recompute exactly the touched items from scratch, keep the rest."""
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        metadata.create_all(connection)
        postings = Postings(connection, PRINTS, limit)
        state: dict[int, set[int]] = {}
        for batch in batches:
            touched = postings.add(batch)
            for found in state.values():
                found.difference_update(touched)
            for item, found in postings.partners(touched).items():
                state[item] = found
                for one in found:
                    state.setdefault(one, set()).add(item)
        return {item: frozenset(found) for item, found in state.items()}


def plainly(items: dict[int, list[int]], limit: int) -> dict[int, frozenset[int]]:
    holders: dict[int, set[int]] = {}
    for item, keys in items.items():
        for key in keys:
            holders.setdefault(key, set()).add(item)
    rare = [group for group in holders.values() if len(group) <= limit]
    return {item: frozenset({o for group in rare if item in group for o in group} - {item}) for item in items}


@settings(max_examples=60, deadline=None)
@given(ITEMS, st.integers(2, 4), st.randoms(use_true_random=False), st.integers(1, 5))
def test_any_order_and_batching_gives_the_same_partners(items, limit, random, pieces):
    order = sorted(items)
    random.shuffle(order)
    size = max(1, len(order) // pieces)
    batches = [{one: items[one] for one in order[at : at + size]} for at in range(0, len(order), size)]
    assert partners_after(batches, limit) == plainly(items, limit)


def test_a_key_that_grows_too_common_names_everybody_who_held_it():
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        metadata.create_all(connection)
        postings = Postings(connection, PRINTS, 2)
        assert postings.add({1: [7], 2: [7]}) == {1, 2}
        assert postings.partners([1]) == {1: {2}}
        assert postings.add({3: [7], 4: [8]}) == {1, 2, 3, 4}
        assert postings.partners([1, 2, 3]) == {1: set(), 2: set(), 3: set()}
        assert postings.add({5: [7]}) == {5}
