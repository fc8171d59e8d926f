"""Case folders that are old, new, broken or no case at all: one line that says what to do, exit code 1."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from hostile_files import GOOD

from whence import cli, pipeline


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(GOOD, "utf-8")
    return path


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Run a command that must be refused, and give its one line."""
    capsys.readouterr()
    code = cli.main(list(arguments))
    told = capsys.readouterr()
    assert code == cli.FIXABLE
    assert told.out == ""
    assert told.err.count("\n") == 1
    assert told.err.startswith("whence: ")
    return told.err


def test_case_of_a_newer_version_is_refused_and_left_as_it_is(
    tmp_path: Path, report: Path, capsys: pytest.CaptureFixture[str]
):
    case = tmp_path / "case"
    pipeline.run(case, [str(report)])
    with sqlite3.connect(case / "case.db") as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    database.close()
    for command in (["build", str(case)], ["show", str(case)], ["run", str(case), str(report)]):
        assert "newer" in refused(capsys, *command)
    with sqlite3.connect(case / "case.db") as database:
        assert database.execute("SELECT version_num FROM alembic_version").fetchall() == [("9999",)]
    database.close()


def test_case_of_the_oldest_version_is_brought_up(tmp_path: Path, report: Path):
    case = tmp_path / "case"
    case.mkdir()
    sqlite3.connect(case / "case.db").close()  # the state before the first migration: no tables at all
    (case / "case.db").touch()
    tally = pipeline.run(case, [str(report)])
    assert tally.gathered == 1
    assert tally.statements > 0


def test_damaged_case_is_refused(tmp_path: Path, report: Path, capsys: pytest.CaptureFixture[str]):
    case = tmp_path / "case"
    case.mkdir()
    (case / "case.db").write_bytes(b"this is no database, it is a letter to the editor" * 100)
    refused(capsys, "build", str(case))
    refused(capsys, "run", str(case), str(report))


def test_database_of_another_program_is_refused_and_left_alone(
    tmp_path: Path, report: Path, capsys: pytest.CaptureFixture[str]
):
    case = tmp_path / "case"
    case.mkdir()
    with sqlite3.connect(case / "case.db") as database:
        database.execute("CREATE TABLE songs (title TEXT)")
    database.close()
    refused(capsys, "run", str(case), str(report))
    with sqlite3.connect(case / "case.db") as database:
        assert database.execute("SELECT name FROM sqlite_master").fetchall() == [("songs",)]
    database.close()


def test_file_where_the_case_folder_should_be_is_refused(
    tmp_path: Path, report: Path, capsys: pytest.CaptureFixture[str]
):
    (tmp_path / "case").write_text("a file", "utf-8")
    refused(capsys, "run", str(tmp_path / "case"), str(report))


def test_folder_without_a_case_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    refused(capsys, "show", str(tmp_path))
    refused(capsys, "build", str(tmp_path / "missing"))


def test_inputs_that_match_nothing_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    refused(capsys, "run", str(tmp_path / "case"), str(tmp_path / "no-such-*.txt"))


def test_unknown_setting_is_refused(tmp_path: Path, report: Path, capsys: pytest.CaptureFixture[str]):
    case = tmp_path / "case"
    case.mkdir()
    (case / "whence.toml").write_text("confidant = 0.4\n", "utf-8")
    assert "confidant" in refused(capsys, "run", str(case), str(report))


def test_foreign_folder_is_not_overwritten_by_an_export(
    tmp_path: Path, report: Path, capsys: pytest.CaptureFixture[str]
):
    case = tmp_path / "case"
    pipeline.run(case, [str(report)])
    (tmp_path / "file").write_text("mine", "utf-8")
    refused(capsys, "export", str(case), "--format", "jsonl", "--out", str(tmp_path / "file"))
    assert (tmp_path / "file").read_text("utf-8") == "mine"
