"""Who shares fingerprints: by the store, in any order, as by the plain rules in memory."""

from __future__ import annotations

import random
from bisect import bisect_left
from dataclasses import replace

import pytest
from memory import MemoryLibrary
from sqlalchemy import Connection, create_engine

from bench.corpus import report
from whence.model.meetings import AT_EDGE, RULES
from whence.model.reports import Published
from whence.store.prints import PrintPostings
from whence.store.schema import metadata, overlap
from whence.store.schema import report as reports

COMMON = 25


@pytest.fixture
def connection():
    engine = create_engine("sqlite://")
    with engine.begin() as made:
        metadata.create_all(made)
        yield made


def crowd(seed: int, size: int = 120):
    """Invent reports and their fingerprints: heaps, footers, a syndicated story, what an outlet repeats, chance."""
    dice = random.Random(seed)
    texts = [sorted(dice.sample(range(400), dice.choice([1, 1, 3, 9]))) for _ in range(12)]
    made = {}
    for number in range(size):
        outlet = dice.choice([None, "Kelm Courier", "Harbour Watch", "Radio Kelm"])
        keys = (
            set(dice.choice(texts))
            if dice.random() < 0.5
            else set(dice.sample(range(3000), dice.choice([0, 1, 4, 12])))
        )
        edges = {5000 + number % 3} if dice.random() < 0.3 else set()
        if outlet == "Radio Kelm" and dice.random() < 0.8:
            keys.add(6000)
        one = report(f"{seed}-{number}", f"text {number}")
        when = Published("2031", f"2031-01-{dice.randint(1, 28):02}", None) if dice.random() < 0.7 else Published()
        made[replace(one, outlet=outlet, published=when)] = sorted({*keys, *(key | AT_EDGE for key in edges)})
    return made


class Held:
    """The store's index under ids."""

    def __init__(self, connection: Connection) -> None:
        self.connection, self.postings = connection, PrintPostings(connection, COMMON)
        self.nums: dict[str, int] = {}

    def add(self, made):
        rows = []
        for one in made:
            self.nums[one.id] = len(self.nums) + 1
            rows.append(
                {"num": self.nums[one.id], "id": one.id, "published": one.published.earliest or "9999", "sha256": "",
                 "text": "", "body": "", "state": 0, "digest": ""}
            )  # fmt: skip
        self.connection.execute(reports.insert(), rows)
        outlets = {self.nums[one.id]: one.outlet for one in made if one.outlet is not None}
        return self.named(self.postings.add({self.nums[one.id]: prints for one, prints in made.items()}, outlets))

    def named(self, nums):
        names = {num: name for name, num in self.nums.items()}
        return {names[num] for num in nums}

    def candidates(self):
        names = {num: name for name, num in self.nums.items()}
        found = self.postings.partners(self.nums.values())
        return {names[num]: {names[other]: few for other, few in own.items()} for num, own in found.items() if own}


def step(found, pair):
    few = found.get(pair[0], {}).get(pair[1])
    return None if few is None else bisect_left(RULES.steps, few)


def plain(made):
    library = MemoryLibrary(COMMON)
    library.hold({one.id: one for one in made}, {})
    library.add({one.id: prints for one, prints in made.items()})
    return {name: own for name, own in library.candidates([one.id for one in made]).items() if own}


@pytest.mark.parametrize("seed", range(6))
def test_any_order_and_any_batches_give_what_the_plain_rules_give(connection, seed):
    made, held, dice = crowd(seed), Held(connection), random.Random(seed)
    rest = sorted(made, key=lambda one: one.id)
    dice.shuffle(rest)
    while rest:
        size = dice.choice([1, 1, 7, 40])
        held.add({one: made[one] for one in rest[:size]})
        rest = rest[size:]
    assert held.candidates() == plain(made)


@pytest.mark.parametrize("seed", range(3))
def test_the_store_knows_which_fingerprints_count_for_nothing(connection, seed):
    held, library, high = Held(connection), MemoryLibrary(COMMON), 1 << 31
    made = {
        one: sorted({*prints, high + 7, *([high + 9] if number % 9 == 0 else [])})
        for number, (one, prints) in enumerate(crowd(seed).items())
    }
    held.add(made)
    library.hold({one.id: one for one in made}, {})
    library.add({one.id: prints for one, prints in made.items()})
    every = {key % (1 << 32) for prints in made.values() for key in prints}
    idle = held.postings.idle(every)
    assert idle == library.idle(every)
    assert (high + 7 in idle, high + 9 in idle) == (True, False)


@pytest.mark.parametrize("seed", range(3))
def test_who_loses_a_partner_with_whom_it_shares_a_passage_is_named(connection, seed):
    made, held = crowd(seed), Held(connection)
    before: dict[str, dict[str, int]] = {}
    for one, prints in made.items():
        touched = held.add({one: prints})
        now = held.candidates()
        pairs = [(a, b) for a, own in before.items() for b in own if a < b]
        missed = [pair for pair in pairs if step(before, pair) != step(now, pair) and touched.isdisjoint(pair)]
        assert missed == []
        connection.execute(overlap.delete())
        rows = {tuple(sorted((held.nums[a], held.nums[b]))) for a, own in now.items() for b in own}
        if rows:
            connection.execute(overlap.insert(), [{"a": a, "b": b, "id": f"{a}-{b}", "body": b""} for a, b in rows])
        before = now


def test_chance_partners_are_not_touched(connection):
    held = Held(connection)
    shared = [report(str(number), f"text {number}") for number in range(4)]
    for number, one in enumerate(shared):
        assert held.add({one: [7, 100 + number]}) == {one.id}


def test_a_heap_is_one_holder_and_a_few_stand_for_a_large_one(connection):
    held, copies = Held(connection), [report(f"copy {number}", "text") for number in range(40)]
    other = report("other", "text")
    held.add({**dict.fromkeys(copies, (1, 2, 3)), other: [2, 3, 9]})
    found = held.candidates()
    standing = sorted(one.id for one in copies)[:5]
    assert found[other.id] == dict.fromkeys(standing, 2)
    assert set(found[standing[0]]) == {one.id for one in copies} - {standing[0]} | {other.id}
    assert set(found[max(one.id for one in copies)]) == set(standing)
