from __future__ import annotations

import csv
import io
import json
import sys

import pytest

from whence import cli, pipeline
from whence.publish.audit_questions import drawn

REPORTS = {
    "gazette.txt": "=SUM(1) Smoke poisoned 14 workers at the Orlan mill, fire chief Ada Brenk said. The river runs high.",
    "herald.txt": "Fire chief Ada Brenk said smoke poisoned 14 workers at the Orlan mill. The bridge is closed to cars.",
    "own.txt": "We counted them at the gate: smoke poisoned 14 workers at the Orlan mill.",
}


@pytest.fixture
def case(tmp_path):
    for name, text in REPORTS.items():
        (tmp_path / name).write_text(text, "utf-8")
    pipeline.gather(tmp_path / "case", [str(tmp_path / name) for name in REPORTS])
    pipeline.build(tmp_path / "case")
    return tmp_path / "case"


def audited(case, capsys, *options, code=0):
    assert cli.main(["audit", str(case), *options, "--json"]) == code
    return json.loads(capsys.readouterr().out)


def rate(made, thing="statement"):
    return next(one for one in made["rates"] if one["thing"] == thing)


def filled(case, capsys, *verdicts, name="sheet.csv"):
    path = case.parent / name
    assert cli.main(["audit", str(case), "--sheet", str(path)]) == 0
    capsys.readouterr()
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    for row, verdict in zip(rows, verdicts, strict=False):
        row["verdict"] = verdict
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    return path, rows


def judged(case):
    with pipeline.opened(case) as view:
        return [(one.kind, one.anchor.thing) for one in view.judgements()]


def test_statements_claims_and_voices_are_asked(case, capsys):
    made = audited(case, capsys)
    assert {one["thing"] for one in made["questions"]} == {"statement", "claim", "voice"}
    claim = next(one for one in made["questions"] if one["thing"] == "claim")
    assert sum(line.startswith("says: ") for line in claim["shown"]) == 3


def test_one_seed_gives_one_sample_and_more_only_adds(case):
    with pipeline.opened(case) as view:
        things = pipeline.publish.asked(view)
    few = {one.key for one in drawn(things, 1, 7)}
    assert few == {one.key for one in drawn(list(reversed(things)), 1, 7)}
    assert few < {one.key for one in drawn(things, 3, 7)}
    assert len({tuple(one.key for one in drawn(things, 1, seed)) for seed in range(20)}) > 1


def test_a_filled_in_sheet_becomes_judgements_and_rates(case, capsys):
    path, _ = filled(case, capsys, "right", "W", "unclear")
    made = audited(case, capsys, "--answers", str(path))
    assert (made["kept"], rate(made)["right"], rate(made)["wrong"], rate(made)["unclear"]) == (3, 1, 1, 1)
    assert judged(case) == [("right", "statement"), ("wrong", "statement"), ("unclear", "statement")]
    assert pipeline.verify(case) == []


def test_a_sheet_handed_in_twice_counts_once_and_a_changed_verdict_replaces(case, capsys):
    path, _ = filled(case, capsys, "right", "wrong")
    audited(case, capsys, "--answers", str(path))
    assert audited(case, capsys, "--answers", str(path))["kept"] == 0
    path, rows = filled(case, capsys, "right", "right", name="again.csv")
    assert [row["verdict"] for row in rows[:2]] == ["right", "right"]
    made = audited(case, capsys, "--answers", str(path))
    assert (made["kept"], rate(made)["right"], rate(made)["wrong"]) == (1, 2, 0)


def test_verdicts_change_nothing_in_the_case(case, capsys):
    with pipeline.opened(case) as view:
        before = list(view.weighed())
    path, _ = filled(case, capsys, *["wrong"] * 30)
    audited(case, capsys, "--answers", str(path))
    pipeline.build(case)
    with pipeline.opened(case) as view:
        assert list(view.weighed()) == before
        assert list(view.setbacks()) == []


def test_verdicts_on_what_has_changed_are_told_as_outdated(case, capsys):
    path, rows = filled(case, capsys, *["right"] * 30)
    audited(case, capsys, "--answers", str(path))
    (case.parent / "late.txt").write_text("Smoke poisoned 14 workers at the Orlan mill, the mayor said.", "utf-8")
    pipeline.gather(case, [str(case.parent / "late.txt")])
    pipeline.build(case)
    made = audited(case, capsys)
    assert (rate(made, "claim")["outdated"], rate(made, "claim")["share"]) == (1, None)
    assert rate(made)["right"] == sum(row["thing"] == "statement" for row in rows)


def test_answers_that_fit_nothing_are_setbacks(case, capsys):
    path = case.parent / "sheet.csv"
    path.write_text("key;verdict\nclaim-0@0;right\nstatement-0@0;perhaps\n", "utf-8")
    made = audited(case, capsys, "--answers", str(path), code=2)
    assert [one["next"] for one in made["setbacks"]] == [
        "Write right, wrong or unclear.",
        "Write a new sheet and judge it there.",
    ]
    assert judged(case) == []


@pytest.mark.parametrize("text", ["name\nsomething\n", "", None, b"\xff\xfe"])
def test_a_file_that_is_no_sheet_is_for_the_user_to_mend(case, capsys, text):
    path = case.parent / "sheet.csv"
    if text is not None:
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    assert cli.main(["audit", str(case), "--answers", str(path)]) == 1
    assert capsys.readouterr().err.startswith("whence: ")


def test_no_cell_of_a_sheet_begins_with_words_of_a_report(case, capsys):
    _, rows = filled(case, capsys)
    assert any("=SUM" in row["shown"] for row in rows)
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row.values())


def test_at_a_terminal_each_answer_is_kept_at_once(case, capsys, monkeypatch):
    keys = io.StringIO("what\nr\nw\nit is a question\ns\nq\n")
    keys.isatty = lambda: True
    monkeypatch.setattr(sys, "stdin", keys)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    assert cli.main(["audit", str(case)]) == 0
    page = " ".join(capsys.readouterr().out.split())
    assert "statements: 1 of 2 judged misread, 50% (95% interval 9% to 91%)" in page
    with pipeline.opened(case) as view:
        assert [(one.kind, one.reason) for one in view.judgements()] == [("right", ""), ("wrong", "it is a question")]
        assert all(one.at and one.by for one in view.judgements())


def test_in_a_pipe_the_questions_are_printed_and_nothing_is_kept(case, capsys, monkeypatch):
    page = piped(case, capsys, monkeypatch, "")
    assert page.count("Does the sentence say this") == 5
    assert page.count("1 of 8 ") == 1
    assert judged(case) == []


def piped(case, capsys, monkeypatch, text):
    monkeypatch.setattr(sys, "stdin", io.StringIO(text))
    assert cli.main(["audit", str(case)]) == 0
    return capsys.readouterr().out


def test_a_pipe_brings_the_answers_and_what_it_leaves_out_is_asked_next_time(case, capsys, monkeypatch):
    page = piped(case, capsys, monkeypatch, "right\nW\nit is\ta question\n")
    assert "4 of 8 " not in page
    assert judged(case) == [("right", "statement"), ("wrong", "statement")]
    with pipeline.opened(case) as view:
        assert [one.reason for one in view.judgements()] == ["", "it is a question"]
    page = piped(case, capsys, monkeypatch, "u\n" * 9)
    assert "6 of 8 questions to judge." in page
    assert len(judged(case)) == 8
    assert "All 8 questions of this sample are judged." in piped(case, capsys, monkeypatch, "r\n")
    assert len(judged(case)) == 8


def test_words_that_are_no_answer_are_told_and_the_question_stays(case, capsys, monkeypatch):
    page = piped(case, capsys, monkeypatch, f"perhaps\n{'x' * 5_000}\n\x1b[2J\n\nright\nq\n")
    assert "“perhaps” is none of r, w, u, s, q." in page
    assert "\x1b[2J" not in page
    assert "x" * 41 not in page
    assert judged(case) == [("right", "statement")]


def test_a_case_without_a_claim_has_nothing_to_judge(tmp_path, capsys, monkeypatch):
    (tmp_path / "list.txt").write_text("Rope, nails, tar.", "utf-8")
    pipeline.gather(tmp_path / "empty", [str(tmp_path / "list.txt")])
    assert "This case holds nothing to judge yet." in piped(tmp_path / "empty", capsys, monkeypatch, "r\n")


def test_the_page_keeps_to_its_width(case, capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    page = piped(case, capsys, monkeypatch, "s\n" * 20)
    assert max(len(line) for line in page.splitlines()) <= 80
