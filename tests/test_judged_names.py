"""Decisions on names, through the whole program: merge, split, undo."""

from __future__ import annotations

from pathlib import Path

import pytest

from whence import pipeline
from whence.model.judgements import Anchor, Judgement

TEXTS = {
    "one.txt": "Odile Marchetti closed the mill in Orsel. Odile Marchetti said the mill had lost money.\n",
    "two.txt": "Odile Marchetti sang in Orsel on Friday. Odile Marchetti said she would sing again.\n",
    "three.txt": "Beatrix Wendelin opened a shop in Orsel. Beatrix Wendelin said it would sell bread.\n",
}


@pytest.fixture
def case(tmp_path: Path) -> Path:
    inputs = tmp_path / "in"
    inputs.mkdir()
    for name, text in TEXTS.items():
        (inputs / name).write_text(text, "utf-8")
    (tmp_path / "case").mkdir()
    (tmp_path / "case" / "whence.toml").write_text("workers = 1\n", "utf-8")
    pipeline.gather(tmp_path / "case", [str(inputs)])
    pipeline.build(tmp_path / "case")
    return tmp_path / "case"


def bearers(case: Path, name: str) -> dict[str, str | None]:
    """Give by file the entity that a name stands for there."""
    with pipeline.opened(case) as view:
        inputs = {report.id: Path(report.input).name for report in view.reports()}
        return {
            inputs[reading.report]: mention.entity
            for reading in view.readings()
            for mention in reading.mentions
            if mention.span.text == name
        }


def decide(case: Path, kind: str, one: str, other: str, names: tuple[str, str], undoes: str | None = None) -> str:
    with pipeline.opened(case) as view:
        reports = {Path(report.input).name: report for report in view.reports()}

    def anchor(file: str, name: str) -> Anchor:
        report = reports[file]
        at = report.text.index(name)
        end = at + len(name)
        return Anchor(report.sha256, name, report.text[max(at - 32, 0) : at], report.text[end : end + 32], "mention")

    draft = Judgement(
        "",
        "2031-05-11T10:00:00Z",
        "ada",
        kind,
        anchor(one, names[0]),
        names[0],
        anchor(other, names[1]),
        "known to me",
        undoes,
        "",
    )
    made = pipeline.judge(case, draft)
    pipeline.build(case)
    return made.id


def test_a_person_parts_two_bearers_of_one_name_joins_two_names_and_takes_both_back(case: Path):
    name, other = "Odile Marchetti", "Beatrix Wendelin"
    before = bearers(case, name)
    assert set(before) == {"one.txt", "two.txt"}
    assert len(set(before.values())) == 1

    split = decide(case, "split", "two.txt", "one.txt", (name, name))
    assert len(set(bearers(case, name).values())) == 2

    merge = decide(case, "merge", "three.txt", "one.txt", (other, name))
    assert bearers(case, other)["three.txt"] == bearers(case, name)["one.txt"] != bearers(case, name)["two.txt"]
    with pipeline.opened(case) as view:
        told = [reason for entity in view.entities() for reason in entity.reasons if reason.kind == "judgement"]
    assert [reason.spans[0].text for reason in told] == [other]

    decide(case, "undo", "two.txt", "one.txt", (name, name), undoes=split)
    decide(case, "undo", "three.txt", "one.txt", (other, name), undoes=merge)
    assert bearers(case, name) == before
    assert bearers(case, other)["three.txt"] not in before.values()
