from __future__ import annotations

import pytest

from whence.engine import Inline, Processes, choose

ENGINES = [Inline(), Processes(2)]


def squares(numbers):
    return [number * number for number in numbers]


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
