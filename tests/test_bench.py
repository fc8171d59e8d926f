"""The gate of the benches: what is compared with the baseline, and what may be taken over into it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from bench import __main__ as gate  # noqa: E402 - the bench folder is no installed package

SCORE = gate.Mark(value=60.0, noise=1.0, floor=28.0, higher=True)
RATIO = gate.Mark(value=1.2, noise=0.1, floor=1.5, higher=False)


@pytest.mark.parametrize(
    ("mark", "found", "verdict"),
    [
        (SCORE, 60.4, "ok"),
        (SCORE, 59.0, "ok"),
        (SCORE, 58.9, "worse"),
        (SCORE, 61.1, "better"),
        (SCORE, 27.9, "below the floor"),
        (RATIO, 1.3, "ok"),
        (RATIO, 1.31, "worse"),
        (RATIO, 1.0, "better"),
        (RATIO, 1.6, "below the floor"),
    ],
)
def test_a_figure_is_held_to_its_baseline_its_noise_and_its_floor(mark, found, verdict):
    assert gate.judged(mark, found) == verdict


def test_a_floor_holds_even_inside_the_noise():
    assert gate.judged(gate.Mark(1.0, 0.5, 1.0, higher=True), 0.9) == "below the floor"


def test_a_worse_figure_is_taken_over_only_when_asked_for_and_a_floor_never_falls():
    marks = {"a": SCORE, "b": RATIO}
    assert gate.accepted(marks, {"a": 50.0, "b": 1.1}, lower=False)["a"].value == 60.0
    assert gate.accepted(marks, {"a": 50.0, "b": 1.1}, lower=True)["a"].value == 50.0
    assert gate.accepted(marks, {"a": 20.0}, lower=True)["a"].value == 60.0
    assert gate.accepted(marks, {"b": 1.1}, lower=False)["b"].value == 1.1


def test_the_baseline_survives_being_written(tmp_path):
    path = tmp_path / "baseline.json"
    gate.save(path, {"a.x": SCORE, "b.y": RATIO}, {"a": "digest"})
    assert gate.load(path) == ({"a.x": SCORE, "b.y": RATIO}, {"a": "digest"})
    assert gate.load(tmp_path / "none.json") == ({}, {})


def test_figures_without_a_baseline_are_new():
    assert gate.compare({"a": 1.0, "z": 2.0}, {"a": gate.Mark(1.0, 0.0, None, higher=True)}) == [
        ("a", 1.0, "ok"),
        ("z", 2.0, "new"),
    ]


def test_a_corpus_is_known_by_its_files(tmp_path):
    assert gate.corpus_digest(tmp_path / "none") is None
    before = gate.corpus_digest(tmp_path)
    (tmp_path / "one.txt").write_text("words")
    assert gate.corpus_digest(tmp_path) != before


def test_the_gate_fails_when_a_figure_fell(tmp_path, monkeypatch, capsys):
    import types

    bench = types.ModuleType("bench.trace")
    bench.measure = lambda: {"x": 50.0}
    monkeypatch.setitem(sys.modules, "bench.trace", bench)
    monkeypatch.setattr(gate, "BASELINE", tmp_path / "baseline.json")
    gate.save(gate.BASELINE, {"trace.x": SCORE, "trace.gone": SCORE}, {})
    assert gate.main(["trace"]) == 1
    out = capsys.readouterr().out
    assert "worse" in out
    assert "trace.gone" in out
    assert "left out" in out
    assert gate.main(["trace", "--accept", "--lower"]) == 1
    assert gate.main(["trace"]) == 0


def test_the_shipped_baseline_holds_the_floors_that_were_promised():
    marks, _ = gate.load(ROOT / "bench" / "baseline.json")
    assert (marks["read.polnear_dev_content_f1"].floor, marks["read.polnear_dev_content_source_f1"].floor) == (
        70.0,
        62.0,
    )
    assert marks["trace.shared_runs_of_12_recall"].floor == 1.0
    assert marks["growth.add_growth"].floor == 1.5
    assert all(mark.worse(mark.value, mark.floor) <= 0 for mark in marks.values() if mark.floor is not None)
