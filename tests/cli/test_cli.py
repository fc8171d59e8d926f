from __future__ import annotations

import errno
import json
import subprocess
import sys
import textwrap
import types
from contextlib import contextmanager
from pathlib import Path

import invented
import pytest

import whence
from whence import cli
from whence.errors import NoSuchCase
from whence.model.setbacks import setback
from whence.model.tally import Tally

ROOT = Path(__file__).parents[2]


@pytest.fixture
def rooms(monkeypatch):
    """A pipeline that answers without working."""
    fake = types.ModuleType("whence.pipeline")
    fake.calls = []
    fake.tally = Tally(reports=3, gathered=3, read=2, statements=2, claims=1, unread={"ar": 1})
    fake.error = None
    fake.problems = []

    def noted(name, answer):
        def call(*given, **options):
            fake.calls.append((name, *[each for each in given if not hasattr(each, "advance")], *options.values()))
            if fake.error is not None:
                raise fake.error
            return answer() if callable(answer) else answer

        return call

    for name in ("demo", "run", "gather", "build"):
        setattr(fake, name, noted(name, lambda: fake.tally))
    fake.dossier = noted("dossier", None)
    fake.export = noted("export", {"reports": 3, "claims": 1})
    fake.verify = noted("verify", lambda: fake.problems)
    fake.waiting = lambda case: 0

    @contextmanager
    def opened(case):
        fake.calls.append(("opened", case))
        if fake.error is not None:
            raise fake.error
        yield invented.case()

    fake.opened = opened
    monkeypatch.setitem(sys.modules, "whence.pipeline", fake)
    monkeypatch.setattr(whence, "pipeline", fake, raising=False)
    monkeypatch.setattr(sys, "excepthook", sys.__excepthook__)
    return fake


def test_run_prints_findings_summary_and_where_the_dossier_lies(rooms, capsys, tmp_path):
    assert cli.main(["run", str(tmp_path), "a.txt", "b/"]) == 0
    out, err = capsys.readouterr()
    assert rooms.calls[0] == ("run", tmp_path, ["a.txt", "b/"])
    assert "rests on one voice." in out
    assert "not read: 1 report in ar" in out
    assert out.endswith(f"dossier: {tmp_path / 'dossier' / 'index.html'}\n")
    assert err == ""


def test_setbacks_are_exit_code_two(rooms, capsys, tmp_path):
    rooms.tally.setbacks.append(setback("gather", "Empty.", "Remove it.", source="a.txt"))
    assert cli.main(["run", str(tmp_path), "a.txt"]) == 2
    assert "a.txt: Empty. Remove it." in capsys.readouterr().out


def test_json_is_the_only_thing_on_standard_output(rooms, capsys, tmp_path):
    assert cli.main(["run", str(tmp_path), "a.txt", "--json"]) == 0
    out, err = capsys.readouterr()
    data = json.loads(out)
    assert (data["reports"], data["unread"], data["findings"][0]["rank"]) == (3, {"ar": 1}, 1)
    assert err == ""


@pytest.mark.parametrize("command", [["run", "CASE", "x"], ["add", "CASE", "x"], ["build", "CASE"], ["demo", "CASE"]])
def test_quiet_prints_nothing(rooms, capsys, tmp_path, *, command):
    words = [str(tmp_path) if word == "CASE" else word for word in command]
    assert cli.main([*words, "--quiet"]) == 0
    assert capsys.readouterr() == ("", "")


def test_add_gathers_and_does_no_more(rooms, capsys, tmp_path):
    assert cli.main(["add", str(tmp_path), "-"]) == 0
    assert rooms.calls == [("gather", tmp_path, ["-"])]
    assert capsys.readouterr().out.startswith("3 reports · 3 new")


def test_build_writes_the_dossier_too(rooms, capsys, tmp_path):
    assert cli.main(["build", str(tmp_path)]) == 0
    assert [call[0] for call in rooms.calls] == ["build", "dossier", "opened"]


def test_demo_builds_in_its_own_folder_unless_told_otherwise(rooms, capsys):
    assert cli.main(["demo"]) == 0
    assert rooms.calls[0] == ("demo", Path("demo-case"))


def test_the_broken_file_of_the_sample_case_is_no_failure_of_the_demo(rooms, capsys, tmp_path):
    rooms.tally.setbacks.append(setback("gather", "The file ends too early.", "Fetch it again.", source="a.pdf"))
    assert cli.main(["demo", str(tmp_path)]) == 0
    assert "a.pdf: The file ends too early." in capsys.readouterr().out


def test_show_without_a_word_prints_the_findings(rooms, capsys, tmp_path):
    assert cli.main(["show", str(tmp_path)]) == 0
    assert "What to look at first" in capsys.readouterr().out


def test_show_prints_what_a_word_stands_for(rooms, capsys, tmp_path):
    assert cli.main(["show", str(tmp_path), "Varn"]) == 0
    assert capsys.readouterr().out.startswith("Varn\nplace")
    assert cli.main(["show", str(tmp_path), "Varn", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["name"]["name"] == "Varn"


def test_show_of_an_unknown_word_is_one_line_with_the_next_step(rooms, capsys, tmp_path):
    assert cli.main(["show", str(tmp_path), "Varm"]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err == "whence: no claim, report, outlet or name goes by 'Varm'. Near: Varn.\n"


def test_export_counts_rows_per_table(rooms, capsys, tmp_path):
    assert cli.main(["export", str(tmp_path), "--format", "csv", "--out", "there"]) == 0
    assert rooms.calls == [("export", tmp_path, "csv", Path("there"))]
    assert "reports              3" in capsys.readouterr().out
    assert cli.main(["export", str(tmp_path), "--out", "there", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["rows"] == {"reports": 3, "claims": 1}


def test_verify_names_each_problem_and_exits_with_one(rooms, capsys, tmp_path):
    assert cli.main(["verify", str(tmp_path)]) == 0
    rooms.problems = ["archive/ab/cd: the bytes changed"]
    assert cli.main(["verify", str(tmp_path), "--json"]) == 1
    assert "the bytes changed" in capsys.readouterr().out


def test_what_the_user_can_fix_is_one_line_and_exit_code_one(rooms, capsys, tmp_path):
    rooms.error = NoSuchCase("here\x1b[2J is no case", "Run `whence run CASE INPUT`.")
    assert cli.main(["build", str(tmp_path)]) == 1
    assert capsys.readouterr() == ("", "whence: here�[2J is no case. Run `whence run CASE INPUT`.\n")


def test_a_full_disk_is_for_the_user_to_fix(rooms, capsys, tmp_path):
    rooms.error = OSError(errno.ENOSPC, "No space left on device", "case.db")
    assert cli.main(["build", str(tmp_path)]) == 1
    assert capsys.readouterr().err.startswith("whence: No space left on device: case.db.")


def test_an_unexpected_system_error_is_not_hidden(rooms, tmp_path):
    rooms.error = OSError(errno.EIO, "I/O error")
    with pytest.raises(OSError, match="I/O error"):
        cli.main(["build", str(tmp_path)])


@pytest.mark.parametrize(
    "words", [["nosuch"], ["run"], ["run", "case"], ["--nosuch"], ["export", "case", "--out", "x", "--format", "xml"]]
)
def test_a_wrong_command_line_exits_with_one_and_says_where_help_is(rooms, capsys, words):
    assert cli.main(words) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("whence: ")
    assert err.count("\n") == 1
    assert "whence --help" in err


def test_stopping_is_calm_and_says_what_is_kept(rooms, capsys, tmp_path):
    rooms.error = KeyboardInterrupt()
    assert cli.main(["run", str(tmp_path), "x"]) == 130
    err = capsys.readouterr().err
    assert "Traceback" not in err
    assert "is kept" in err


def test_version_and_help(capsys):
    assert cli.main(["--version"]) == 0
    assert capsys.readouterr().out == f"whence {whence.__version__}\n"
    assert cli.main([]) == 0
    bare = capsys.readouterr().out
    assert cli.main(["--help"]) == 0
    assert capsys.readouterr().out == bare
    for command in ("demo", "run", "add", "build", "show", "export", "verify", "doctor"):
        assert f"  {command} " in bare


def test_help_loads_neither_the_reader_nor_the_drawing():
    told = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", "from whence.cli import main; main(['--help'])"],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    ).stderr
    loaded = {line.rpartition("|")[2].strip() for line in told.splitlines()}
    assert "typer" in loaded
    assert loaded.isdisjoint(
        {"spacy", "numpy", "rich.console", "sqlalchemy", "lxml", "whence.pipeline", "jinja2", "yaml"}
    )


FAULTY = """
    import sys, types
    import whence
    from whence import cli
    fake = types.ModuleType("whence.pipeline")
    def gather(*_):
        raise LookupError("inside")
    fake.gather = gather
    sys.modules["whence.pipeline"] = whence.pipeline = fake
    sys.exit(cli.main(sys.argv[1:]))
"""


def faulty(*words, env):
    return subprocess.run(
        [sys.executable, "-c", textwrap.dedent(FAULTY), *words],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT), **env},
    )


def test_a_fault_of_the_program_is_written_down_and_exits_with_three(tmp_path):
    done = faulty("add", str(tmp_path), "x", env={})
    assert done.returncode == 3
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    assert str(tmp_path / cli.FAULT_FILE) in done.stderr
    assert "LookupError: inside" in (tmp_path / cli.FAULT_FILE).read_text()


def test_a_fault_without_a_case_is_written_to_the_temporary_folder(tmp_path):
    done = faulty("add", str(tmp_path / "none"), "x", env={"TMPDIR": str(tmp_path), "WHENCE_DEBUG": "1"})
    assert done.returncode == 3
    assert "LookupError: inside" in done.stderr
    assert (tmp_path / cli.FAULT_FILE).is_file()


def test_a_reader_that_left_is_no_error():
    script = "from whence.cli import main; import sys; sys.exit(main(['doctor', '--json']))"
    with subprocess.Popen(
        [sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT
    ) as process:
        process.stdout.close()
        err = process.stderr.read()
    assert err == b""
    assert process.returncode in {0, 1}


def test_the_readers_are_listed_with_what_leaves_the_machine(capsys):
    assert cli.main(["plugins"]) == 0
    told = capsys.readouterr().out
    heads = [line for line in told.splitlines() if not line.startswith(" ")]
    assert {"en-rules", "llm:MODEL", "spacy:NAME"} <= set(heads)
    assert "text of every report" in told
    assert cli.main(["plugins", "--json"]) == 0
    assert {"name", "needs", "leaves", "ready"} <= set(json.loads(capsys.readouterr().out)["readers"][0])
