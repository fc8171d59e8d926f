"""Small investigations through the whole pipeline: a conflict stands where two statements cannot both hold, and nowhere else."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from whence import pipeline
from whence.model.ledger import Conflict, Weighed
from whence.model.reading import Statement

CASES: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("small_conflicts.toml").read_text("utf-8"))["case"]
Built = tuple[dict[str, Statement], list[Weighed]]


@pytest.fixture(scope="module")
def ledgers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Built]:
    return {case["name"]: built(case, tmp_path_factory.mktemp("small")) for case in CASES}


def built(case: dict[str, Any], folder: Path) -> Built:
    pile = folder / "reports"
    pile.mkdir()
    for name, outlet, day, text in case["reports"]:
        (pile / name).write_text(f"{outlet}\n{day}\n\n{text}\n", "utf-8")
    pipeline.build(folder / "case", None, pipeline.gather(folder / "case", [str(pile)]))
    with pipeline.opened(folder / "case") as view:
        readings = [view.reading(one.id) for one in view.reports()]
        said = {each.id: each for reading in readings if reading is not None for each in reading.statements}
        return said, list(view.weighed())


def words(one: Statement) -> str:
    return " ".join(piece.text for piece in one.content)


def conflicts(found: Built) -> list[tuple[Conflict, str, str]]:
    said, ledger = found
    return [
        (one, words(said[one.statement_a]), words(said[one.statement_b])) for each in ledger for one in each.conflicts
    ]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_conflicts_stand_where_they_should_and_nowhere_else(case: dict[str, Any], ledgers: dict[str, Built]):
    found = conflicts(ledgers[case["name"]])
    assert [one.kind for one, _, _ in found] == [kind for kind, _, _ in case["conflict"]]
    for (kind, mine, yours), (one, a, b) in zip(case["conflict"], found, strict=True):
        assert (mine in a and yours in b) or (mine in b and yours in a), kind
        if kind != "denial":
            assert mine in one.explanation
            assert yours in one.explanation


@pytest.mark.parametrize("case", [case for case in CASES if case.get("together", True)], ids=lambda case: case["name"])
def test_both_reports_stand_in_one_claim_so_that_they_are_held_against_each_other(
    case: dict[str, Any], ledgers: dict[str, Built]
):
    _, ledger = ledgers[case["name"]]
    assert max(len(each.claim.statements) for each in ledger) > 1
