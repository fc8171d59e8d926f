from __future__ import annotations

import os

import pytest

from whence.engine import Inline, Processes, choose

ENGINES = [Inline(), Processes(2)]


def squares(numbers):
    return [number * number for number in numbers]


def dies_elsewhere(pair):
    (parent,) = {one for one, _ in pair}
    if os.getpid() != parent:
        os._exit(9)
    return [number for _, number in pair]


def trouble(numbers):
    raise ValueError(numbers[0])


@pytest.mark.parametrize("engine", ENGINES, ids=["inline", "processes"])
def test_every_engine_maps_batches_in_order(engine):
    made = list(engine.map_batches(squares, list(range(50)), size=7))
    assert [len(one) for one in made] == [7] * 7 + [1]
    assert [number for one in made for number in one] == [number * number for number in range(50)]


@pytest.mark.parametrize("engine", ENGINES, ids=["inline", "processes"])
def test_every_engine_groups_by_key_in_sorted_order(engine):
    grouped = list(engine.group_by_key(["pear", "plum", "apple", "peach"], key=lambda word: word[0]))
    assert grouped == [("a", ["apple"]), ("p", ["pear", "plum", "peach"])]


@pytest.mark.parametrize("engine", ENGINES, ids=["inline", "processes"])
def test_an_error_in_the_work_reaches_the_caller(engine):
    with pytest.raises(ValueError, match="3"):
        list(engine.map_batches(trouble, [3], size=1))


def test_little_work_is_done_in_this_process():
    assert isinstance(choose(0, 3), Inline)
    assert isinstance(choose(1, 100_000), Inline)
    assert isinstance(choose(3, 100_000), Processes)


def test_dead_processes_lose_nothing():
    pairs = [(os.getpid(), number) for number in range(10)]
    assert [one for made in Processes(2).map_batches(dies_elsewhere, pairs, size=2) for one in made] == list(range(10))
