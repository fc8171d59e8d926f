"""Whatever the order, the batches, the executor, the hash seed or the moment of a kill: the same export, byte for byte."""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from whence import pipeline
from whence.errors import BuilderBusy
from whence.model.tally import Quiet, Tally

REPORTS = Path(str(files("whence.sample"))) / "reports"
FILES = sorted(str(path) for path in REPORTS.iterdir())

#: Builds a case in a process of its own: case, export folder, then the inputs.
ALONE = """
import sys
from pathlib import Path
from whence import pipeline
from whence.engine import choice
choice.WORTH_SPREADING = 2  # the sample is small: spread it all the same
case, out, *inputs = sys.argv[1:]
pipeline.gather(Path(case), inputs)
pipeline.build(Path(case))
pipeline.export(Path(case), form="jsonl", out=Path(out))
"""

Bytes = dict[str, bytes]

#: Setting that makes even the small sample reach the caps which a large case reaches.
CROWDED = "common = 3\n"


def add(case: Path, inputs: Sequence[str], more: str = "") -> Tally:
    """Gather and build in this process; `more` goes into the settings."""
    case.mkdir(exist_ok=True)
    (case / "whence.toml").write_text(f"workers = 1\n{more}", "utf-8")
    return pipeline.build(case, None, pipeline.gather(case, inputs))


def exported(case: Path) -> Bytes:
    """Give every exported table but the captures, which tell when the work was done."""
    out = case.parent / f"{case.name}-export"
    pipeline.export(case, form="jsonl", out=out)
    return tables(out)


def tables(out: Path) -> Bytes:
    return {path.name: path.read_bytes() for path in sorted(out.glob("*.jsonl")) if path.stem != "captures"}


def differing(a: Bytes, b: Bytes) -> list[str]:
    """Name the tables that differ, with their first differing line: short enough to read in a failure."""
    found = []
    for name in sorted(a.keys() | b.keys()):
        one, two = a.get(name, b"").splitlines(), b.get(name, b"").splitlines()
        if one != two:
            only = sorted(set(one) ^ set(two))[:2]
            found.append(f"{name}: {len(one)} and {len(two)} rows; {[line[:400] for line in only]}")
    return found


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Bytes, float]:
    """One build of everything at once: the case, its export, and the seconds that it takes once all is loaded."""
    case = tmp_path_factory.mktemp("whole") / "case"
    add(case, FILES)
    began = time.monotonic()
    add(case.parent / "again", FILES)
    return case, exported(case), time.monotonic() - began


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Bytes:
    """One build where a key or a fingerprint is too common as soon as three share it."""
    case = tmp_path_factory.mktemp("crowded") / "case"
    add(case, FILES, CROWDED)
    return exported(case)


@st.composite
def parted(draw: st.DrawFn) -> list[list[str]]:
    """Shuffle the files and cut them into up to five batches."""
    order = draw(st.permutations(FILES))
    cuts = sorted(draw(st.sets(st.integers(1, len(order) - 1), max_size=4)))
    return [list(order[a:b]) for a, b in zip([0, *cuts], [*cuts, len(order)], strict=True)]


PATIENT = settings(
    max_examples=6,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@PATIENT
@given(parts=parted())
def test_any_order_of_adding_gives_the_same_export(
    whole: tuple[Path, Bytes, float], tmp_path_factory: pytest.TempPathFactory, parts: list[list[str]]
):
    case = tmp_path_factory.mktemp("parts") / "case"
    for part in parts:
        add(case, part)
    assert differing(whole[1], exported(case)) == []


@PATIENT
@given(parts=parted())
def test_any_order_gives_the_same_export_where_keys_become_too_common(
    crowded: Bytes, tmp_path_factory: pytest.TempPathFactory, parts: list[list[str]]
):
    case = tmp_path_factory.mktemp("crowded") / "case"
    for part in parts:
        add(case, part, CROWDED)
    assert differing(crowded, exported(case)) == []


def test_one_report_at_a_time_backwards_gives_the_same_export(whole: tuple[Path, Bytes, float], tmp_path: Path):
    for path in reversed(FILES):
        add(tmp_path / "case", [path])
    assert differing(whole[1], exported(tmp_path / "case")) == []


def test_the_caps_matter_in_the_crowded_case(whole: tuple[Path, Bytes, float], crowded: Bytes):
    assert differing(whole[1], crowded) != []


def test_second_build_with_nothing_new_does_no_room_work(whole: tuple[Path, Bytes, float]):
    again = add(whole[0], FILES)
    assert again.same_as_before > 0
    assert (again.gathered, again.read, again.resolved, again.traced, again.weighed) == (0, 0, 0, 0, 0)
    assert differing(whole[1], exported(whole[0])) == []


def test_killed_builds_go_on_and_end_in_the_same_export(whole: tuple[Path, Bytes, float], tmp_path: Path):
    dice = random.Random(20310304)
    killed = 0
    for number in range(5):
        case = tmp_path / f"case-{number}"
        for _ in range(2):
            killed += _kill_at(dice.uniform(0.02, 0.9) * whole[2], case)
        add(case, FILES)
        assert differing(whole[1], exported(case)) == []
        assert pipeline.verify(case) == []
    assert killed > 0


def _kill_at(moment: float, case: Path) -> bool:
    """Start to build, kill -9 after some seconds, and tell whether that came before the end."""
    child = multiprocessing.get_context("fork").Process(target=add, args=(case, FILES))
    child.start()
    time.sleep(moment)
    if child.pid is not None:
        os.kill(child.pid, signal.SIGKILL)
    child.join()
    return child.exitcode == -signal.SIGKILL


class Meanwhile(Quiet):
    """Does something while a build is under way."""

    def __init__(self, case: Path) -> None:
        self.case = case
        self.refused: list[str] = []
        self.seen: list[int] = []

    def start(self, step: str, total: int | None) -> None:
        with pytest.raises(BuilderBusy) as busy:
            pipeline.build(self.case)
        self.refused.append(f"{busy.value} {busy.value.next}")
        with pipeline.opened(self.case) as view:
            self.seen.append(sum(1 for _ in view.reports()))


def test_second_builder_is_told_to_wait_and_readers_go_on(tmp_path: Path):
    case = tmp_path / "case"
    add(case, FILES[:2])
    pipeline.gather(case, FILES[2:4])
    meanwhile = Meanwhile(case)
    pipeline.build(case, meanwhile)
    assert meanwhile.refused
    assert all("another process" in told and "Wait" in told for told in meanwhile.refused)
    with pipeline.opened(case) as view:
        assert set(meanwhile.seen) == {sum(1 for _ in view.reports())}


@pytest.mark.parametrize("alone", [("1", 1), ("2", 2)])
def test_hash_seed_and_executor_do_not_show_in_the_export(
    whole: tuple[Path, Bytes, float], tmp_path: Path, alone: tuple[str, int]
):
    seed, workers = alone
    case = tmp_path / "case"
    case.mkdir()
    (case / "whence.toml").write_text(f"workers = {workers}\n", "utf-8")
    environment = {**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": "C", "TZ": "Pacific/Apia"}
    subprocess.run(
        [sys.executable, "-c", ALONE, str(case), str(tmp_path / "out"), *FILES],
        check=True,
        env=environment,
        timeout=300,
    )
    assert differing(whole[1], tables(tmp_path / "out")) == []
