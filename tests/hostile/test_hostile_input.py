"""Bad input is a record: a setback or a one-line error, and nothing else is lost."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest
from hostile_files import EITHER, GOOD, REFUSED, TAKEN, write_all

from whence import cli, gather
from whence.config import Settings

Tables = dict[str, list[dict[str, Any]]]


def exported(case: Path, out: Path) -> Tables:
    assert cli.main(["export", str(case), "--format", "jsonl", "--out", str(out), "--quiet"]) == 0
    return {
        path.stem: [json.loads(line) for line in path.read_text("utf-8").split("\n") if line]
        for path in out.glob("*.jsonl")
    }


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> tuple[int, Tables, Path]:
    """One run over a folder that holds every hostile input: exit code, tables, case."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "in" / "put").mkdir(parents=True)
    write_all(folder / "in" / "put")
    code = cli.main(["run", str(folder / "case"), str(folder / "in" / "put"), "--quiet"])
    return code, exported(folder / "case", folder / "export"), folder


def rows(tables: Tables, table: str, name: str) -> list[dict[str, Any]]:
    return [row for row in tables[table] if (row["input"] or "").partition("!")[0].endswith(f"/{name}")]


def test_run_over_bad_input_ends_with_setbacks(crowd: tuple[int, Tables, Path]):
    assert crowd[0] == cli.SETBACKS


@pytest.mark.parametrize("name", ["a-good.txt", "zz-good.txt", "folder.txt/inside.txt"])
def test_good_report_beside_bad_ones_is_in_the_case(crowd: tuple[int, Tables, Path], name: str):
    reports = rows(crowd[1], "reports", name)
    assert len(reports) == 1
    sources = [
        link["source"]["text"]
        for row in crowd[1]["statements"]
        if row["report"] == reports[0]["id"]
        for link in row["chain"]
        if link["source"]
    ]
    assert [source for source in sources if "road authority" in source]


@pytest.mark.parametrize("name", [*REFUSED, "two-hundred-megabytes.txt", "dangling.txt", "pipe.txt", "unreadable.txt"])
def test_unusable_input_is_a_setback_that_says_what_next(crowd: tuple[int, Tables, Path], name: str):
    if name == "unreadable.txt" and not Path("/proc/self/mem").exists():
        pytest.skip("no /proc here")
    found = rows(crowd[1], "setbacks", name)
    assert found
    assert not rows(crowd[1], "reports", name)
    for row in found:
        assert row["why"].strip()
        assert row["next"].strip()
        assert "Traceback" not in row["why"]


@pytest.mark.parametrize("name", TAKEN)
def test_odd_but_readable_input_is_a_report(crowd: tuple[int, Tables, Path], name: str):
    found = rows(crowd[1], "reports", name)
    assert len(found) == 1, rows(crowd[1], "setbacks", name)
    assert TAKEN[name][1] in found[0]["text"]
    assert "\x00" not in found[0]["text"]


@pytest.mark.parametrize("name", EITHER)
def test_nothing_vanishes_without_a_word(crowd: tuple[int, Tables, Path], name: str):
    reports, setbacks = rows(crowd[1], "reports", name), rows(crowd[1], "setbacks", name)
    assert reports or setbacks


def test_no_setback_is_a_fault_of_the_program(crowd: tuple[int, Tables, Path]):
    assert [row for row in crowd[1]["setbacks"] if "an error in Whence" in row["why"]] == []


def test_mixed_encoding_is_told(crowd: tuple[int, Tables, Path]):
    assert rows(crowd[1], "setbacks", "mixed.txt")


def test_name_that_is_no_text_is_gathered(crowd: tuple[int, Tables, Path]):
    found = [row for row in crowd[1]["reports"] if "Rawname over the Dace" in row["text"]]
    assert len(found) == 1
    found[0]["input"].encode()


def test_nothing_is_written_beside_the_case(crowd: tuple[int, Tables, Path]):
    folder = crowd[2]
    assert sorted(path.name for path in folder.iterdir()) == ["case", "export", "in"]
    assert [path.name for path in (folder / "in").iterdir()] == ["put"]
    assert not list(folder.parent.glob("climbed*"))
    assert not list(folder.rglob("climbed*"))


def test_markup_of_reports_stays_text_in_the_dossier(crowd: tuple[int, Tables, Path]):
    pages = [page.read_text("utf-8") for page in (crowd[2] / "case" / "dossier").rglob("*.html")]
    assert pages
    for page in pages:
        assert "<script>alert" not in page
        assert "<img src=x" not in page
    assert any("&lt;script&gt;alert" in page for page in pages)


def test_report_on_the_terminal_holds_no_control_characters(
    crowd: tuple[int, Tables, Path], capsys: pytest.CaptureFixture[str]
):
    cli.main(["show", str(crowd[2] / "case")])
    told = capsys.readouterr().out
    assert "\x1b[31m" not in told
    assert "\x00" not in told


def test_file_that_vanishes_between_walk_and_reading_is_a_setback(tmp_path: Path):
    path = tmp_path / "gone.txt"
    path.write_text(GOOD, "utf-8")
    items = list(gather.walk([str(path)], Settings()))
    path.unlink()
    taken = gather.reports(items[0], Settings())
    assert not taken.reports
    assert [row.step for row in taken.setbacks] == ["gather"]


@pytest.mark.skipif(sys.platform == "win32", reason="names are text there")
def test_file_without_permission_is_a_setback(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "closed.txt"
    path.write_text(GOOD, "utf-8")
    items = list(gather.walk([str(path)], Settings()))

    def refuse(*_args: object, **_kwargs: object) -> object:
        raise PermissionError(13, "Permission denied", str(path))

    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", refuse)
        patch.setattr("builtins.open", refuse)
        patch.setattr("io.open", refuse)
        patch.setattr("os.open", refuse)
        taken = gather.reports(items[0], Settings())
    assert not taken.reports
    assert [row.step for row in taken.setbacks] == ["gather"]
