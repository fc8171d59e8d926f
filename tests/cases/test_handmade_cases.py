"""The hand-written cases: that their answers stand in their texts, and what must hold of them whatever the figures are."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from whence import pipeline
from whence.model.ledger import Weighed
from whence.model.reports import Report

HERE = Path(__file__).parent
CASES = sorted(path.parent.name for path in HERE.glob("*/answers.toml"))

Row = dict[str, Any]


def answers(name: str) -> Row:
    return tomllib.loads((HERE / name / "answers.toml").read_text("utf-8"))


def quoted(held: Row) -> Iterator[Row]:
    """Give every place that the answers of a case name."""
    for fact in held["fact"]:
        yield from fact["told"]
    for pair in held["apart"]:
        yield from (pair["a"], pair["b"])
    yield from (drift["to"] for drift in held["drift"])


def holds(report: Report, row: Row) -> re.Match[str] | None:
    pattern = r"\s+".join(map(re.escape, row["quote"].split()))
    return re.search(pattern, report.text) if Path(report.input).name == row["report"] else None


@pytest.mark.parametrize("name", CASES)
def test_every_quote_of_the_answers_stands_in_one_report(name: str, tmp_path: Path):
    gathered = pipeline.gather(tmp_path / "case", [str(HERE / name / "reports")])
    with pipeline.opened(tmp_path / "case") as view:
        reports = list(view.reports())
    assert not gathered.setbacks
    wrong = [row for row in quoted(answers(name)) if sum(holds(one, row) is not None for one in reports) != 1]
    assert not wrong


@pytest.mark.parametrize("name", CASES)
def test_answers_name_facts_that_exist(name: str):
    held = answers(name)
    facts = {fact["id"] for fact in held["fact"]}
    assert len(facts) == len(held["fact"])
    assert {one for row in held["conflict"] for side in ("a", "b") for one in row[side]} <= facts
    assert held["use"] in {"mend", "hold"}


@pytest.fixture(scope="module")
def market(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Report], dict[str, list[Any]], list[Weighed]]:
    folder = tmp_path_factory.mktemp("market") / "case"
    pipeline.build(folder, None, pipeline.gather(folder, [str(HERE / "market-strike" / "reports")]))
    with pipeline.opened(folder) as view:
        reports = list(view.reports())
        readings = {one.id: view.reading(one.id) for one in reports}
        said = {one: list(reading.statements) if reading else [] for one, reading in readings.items()}
        return reports, said, list(view.weighed())


def told(market: tuple[list[Report], dict[str, list[Any]], list[Weighed]], row: Row) -> set[str]:
    """Give the statements whose content begins inside a quote or covers its beginning."""
    found = set()
    for one in market[0]:
        hit = holds(one, row)
        for each in market[1][one.id] if hit else []:
            start, end = each.content[0].start, each.content[-1].end
            if start < hit.end() and hit.start() < end:
                found.add(each.id)
    return found


def test_agency_text_and_its_copies_are_one_voice(market: Any):
    toll = answers("market-strike")["fact"][0]
    copies = [row for row in toll["told"] if row["report"] in {"mna-first.txt", "avenna-times.html", "khabar.xml"}]
    voices = [
        {voice.id for each in market[2] for voice in each.voices if told(market, row) & set(voice.statements)}
        for row in copies
    ]
    assert len(copies) == 3
    assert set.intersection(*voices)


def test_other_accidents_and_other_years_stay_apart(market: Any):
    for pair in answers("market-strike")["apart"]:
        a, b = told(market, pair["a"]), told(market, pair["b"])
        assert a
        assert b
        assert not [
            each.claim.id for each in market[2] if a & set(each.claim.statements) and b & set(each.claim.statements)
        ]


def test_who_did_it_is_disputed(market: Any):
    facts = {fact["id"]: fact["told"] for fact in answers("market-strike")["fact"]}
    accused = {one for row in facts["a government aircraft did it"] for one in told(market, row)}
    denied = {
        one
        for name in ("we did not do it", "no aircraft was there")
        for row in facts[name]
        for one in told(market, row)
    }
    pairs = [{row.statement_a, row.statement_b} for each in market[2] for row in each.conflicts if row.kind == "denial"]
    assert [pair for pair in pairs if pair & accused and pair & denied]


def test_who_denies_a_deed_is_party_to_it(market: Any):
    facts = {fact["id"]: fact["told"] for fact in answers("market-strike")["fact"]}
    denied = [
        told(market, row) for row in facts["no aircraft was there"] if row["report"] in {"mna-first.txt", "tribune.txt"}
    ]
    voices = [
        voice for each in market[2] for voice in each.voices if any(one & set(voice.statements) for one in denied)
    ]
    assert voices
    assert all(voice.interested for voice in voices)


@pytest.mark.parametrize(
    ("file", "outlet"),
    [
        ("hospital-mail.eml", "Haruf General Hospital"),
        ("ministry-statement.txt", "Ministry of Defence"),
        ("observatory-note.md", "Serrati Observatory for Civilians"),
        ("mna-first.txt", "Meridian News Agency"),
        ("khabar.xml", "Khabar Online"),
    ],
)
def test_what_a_body_sends_out_is_published_by_it(market: Any, file: str, outlet: str):
    assert {one.outlet for one in market[0] if Path(one.input).name == file} == {outlet}
