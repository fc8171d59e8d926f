"""The bench beside peers: drivers stand alone, places are led back, what a peer cannot do is told and not hidden."""

from __future__ import annotations

import ast
import importlib.util
import json
import shutil
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from bench.peers import environments, runs  # noqa: E402 - the bench folder is no installed package
from bench.peers.environments import NotHere  # noqa: E402 - the bench folder is no installed package
from bench.peers.roster import PEERS, TASKS, Peer  # noqa: E402 - the bench folder is no installed package
from bench.peers.tasks import MADE, Figures, Normalise, Task  # noqa: E402 - the bench folder is no installed package

DRIVERS = ROOT / "bench" / "peers" / "drivers"
FAKE = Peer("fake", "1", ("fake==1",), ("figures",), "with_fake.py", "none")
DRIVER = """
from session import run

def figures(options):
    def answer(item):
        if "ferry" in item["text"]:
            raise ValueError("no ferries")
        return [{"start": 0, "end": 2, "low": 14.0, "high": 14.0}]
    return answer

if __name__ == "__main__":
    run({"figures": figures})
"""


def module(name, monkeypatch):
    monkeypatch.syspath_prepend(str(DRIVERS))
    spec = importlib.util.spec_from_file_location(f"peer_driver_{name}", DRIVERS / f"{name}.py")
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    for shared in ("session", "grain", "parsing"):
        sys.modules.pop(shared, None)
    return made


def task(kind, items, gold):
    made = object.__new__(kind)
    made.items, made.gold, made.corpus = items, gold, "invented"
    return made


@pytest.fixture
def fake(tmp_path, monkeypatch):
    drivers = tmp_path / "drivers"
    drivers.mkdir()
    (drivers / "with_fake.py").write_text(DRIVER, "utf-8")
    shutil.copy(DRIVERS / "session.py", drivers)
    (tmp_path / "fake").mkdir()
    monkeypatch.setattr(runs, "DRIVERS", drivers)
    monkeypatch.setattr(runs, "python", lambda _peer, _home: Path(sys.executable))
    return runs.Places(tmp_path)


def figure_task():
    gold = [{"value": (14.0,), "change": "=", "noun": "", "concept": ""}]
    return task(Figures, [{"text": "14 boats sank."}, {"text": "The ferry held 14."}], [gold, gold])


def test_a_peer_that_fails_at_a_text_found_nothing_there_and_it_is_told(fake):
    told = runs.run_peer(FAKE, "figures", task=figure_task(), places=fake)
    assert told.figures == {"value F1": pytest.approx(200 / 3), "value precision": 100.0, "value recall": 50.0}
    assert told.failed == {"ValueError: no ferries": 1}
    assert told.seconds >= 0


def test_a_driver_that_breaks_is_left_out_with_its_last_words(fake):
    (runs.DRIVERS / "with_fake.py").write_text("raise SystemExit('the library is gone')", "utf-8")
    with pytest.raises(NotHere, match="the library is gone"):
        runs.run_peer(FAKE, "figures", task=figure_task(), places=fake)


def test_old_answers_never_stand_for_those_of_a_broken_run(fake):
    runs.run_peer(FAKE, "figures", task=figure_task(), places=fake)
    (runs.DRIVERS / "with_fake.py").write_text("raise SystemExit('gone')", "utf-8")
    with pytest.raises(NotHere):
        runs.run_peer(FAKE, "figures", task=figure_task(), places=fake)
    assert not (fake.home / "fake" / "figures.answers.json").exists()


def test_a_peer_without_its_program_is_left_out(fake):
    peer = Peer("fake", "1", (), ("figures",), "with_fake.py", "none", program="no-such-program-here")
    with pytest.raises(NotHere, match="no-such-program-here"):
        runs.run_peer(peer, "figures", task=figure_task(), places=fake)


def test_an_installation_that_fails_says_why(tmp_path, monkeypatch):
    def refuse(words, **_options):
        if "pip" in words:
            raise subprocess.CalledProcessError(1, words, "", "WARNING: slow\nERROR: no matching version\n")

    monkeypatch.setattr(environments.subprocess, "run", refuse)
    with pytest.raises(NotHere, match="no matching version"):
        environments.python(FAKE, tmp_path)
    assert not (tmp_path / "fake" / "pins.json").exists()


def test_an_environment_is_made_again_only_when_its_pins_changed(tmp_path, monkeypatch):
    calls = []

    def install(words, **_options):
        calls.append(words[2])
        if words[2] == "venv":
            (tmp_path / "fake" / "bin").mkdir(parents=True)
            (tmp_path / "fake" / "bin" / "python").touch()

    monkeypatch.setattr(environments.subprocess, "run", install)
    monkeypatch.setattr(environments.os, "name", "posix")
    environments.python(FAKE, tmp_path)
    environments.python(FAKE, tmp_path)
    assert calls == ["venv", "pip"]
    (tmp_path / "fake" / "pins.json").write_text(json.dumps(["fake==0"]), "utf-8")
    environments.python(FAKE, tmp_path)
    assert calls == ["venv", "pip", "pip"]


def test_a_value_counts_at_its_own_grain_and_at_that_of_the_gold():
    gold = [(0, 1, "DATE", "2031-05"), (0, 1, "DATE", "2031-W20"), (0, 1, "DURATION", "P3D"), (0, 1, "DATE", None)]
    day = {"value": "2031-05-14", "point": "2031-05-14T00:00"}
    score = task(Normalise, [{}] * 4, gold).score([[day], [day], [day], []])
    assert score["value right"] == 0.0
    assert score["right at the gold's grain"] == 50.0
    assert score["right at the gold's grain, dates only"] == pytest.approx(200 / 3)


def test_words_are_those_of_the_phrases_that_are_asked():
    asked = task(Normalise, [{"text": "It sank on 3 March 1987.", "start": 11, "end": 23}], [None])
    assert asked.words() == 3


@pytest.mark.parametrize(
    ("grain", "value"),
    [
        ("year", "2031"),
        ("quarter", "2031-Q2"),
        ("month", "2031-05"),
        ("week", "2031-W20"),
        ("day", "2031-05-14"),
        ("time", "2031-05-14T08:30"),
    ],
)
def test_a_point_in_time_is_written_at_the_grain_that_is_told(grain, value, monkeypatch):
    assert module("grain", monkeypatch).value(datetime.fromisoformat("2031-05-14T08:30"), grain) == value


@pytest.mark.parametrize(
    ("text", "prepared"),
    [
        ("One line\n\nThe next.\nLast", "One line.\n .\n The next.\n Last"),
        ("Two  blanks and\xa0one", "Two blanks and one"),
        ("It ended.\n“Yes,” she said", 'It ended.\n "Yes," she said'),
    ],
)
def test_places_in_a_prepared_text_are_led_back(text, prepared, monkeypatch):
    back = module("with_gendergap", monkeypatch).led_back(text, prepared)
    assert len(back) == len(prepared) + 1
    assert [text[back[index]] for index, char in enumerate(prepared) if char.isalnum()] == [
        char for char in prepared if char.isalnum()
    ]


def test_words_that_do_not_stand_in_the_text_have_no_place(monkeypatch):
    located = module("session", monkeypatch).located
    assert located("May and May", "May", 1) == (8, 11)
    assert located("May and May", "June", 0) is None
    assert located("May and May", "", 0) is None


def test_drivers_know_nothing_of_whence():
    reached = {
        name.split(".")[0]
        for path in DRIVERS.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    assert "session" in reached
    assert not {"whence", "bench"} & reached


@pytest.mark.parametrize("peer", PEERS, ids=lambda peer: peer.name)
def test_every_peer_is_pinned_and_its_driver_answers_its_tasks(peer):
    assert all("==" in pin for pin in peer.pins)
    assert set(peer.tasks) <= set(TASKS) == set(MADE)
    names = {node.name for node in ast.parse((DRIVERS / peer.driver).read_text("utf-8")).body if hasattr(node, "name")}
    assert set(peer.tasks) <= names


def test_the_gate_runs_no_peer():
    from bench import __main__ as gate

    assert "peers" not in (*gate.BENCHES, *gate.SLOW)


def test_every_task_can_be_asked_of_ours_too():
    assert all(issubclass(kind, Task) and not kind.__abstractmethods__ for kind in MADE.values())
