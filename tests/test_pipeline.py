"""What the pipeline promises whatever the rooms do: trouble with one report stays with it, judgements are replayed."""

from __future__ import annotations

import io
import json
import sqlite3

import pytest

from whence import config, pipeline, plugins, read, trace
from whence.errors import BadInput, BadSettings, NothingToGather, OutputRefused, UsageError
from whence.model.judgements import Anchor, Judgement

PAGES = {
    "one.txt": "Ferry strike ends\n\nPublished: 3 May 2031\n\nThe dockers' union said that forty ferries were idle on Monday.\n",
    "two.txt": "Ferries idle\n\nPublished: 4 May 2031\n\nForty ferries were idle on Monday, the port authority said.\n",
    "three.txt": "Weather\n\nPublished: 4 May 2031\n\nThe mayor of Sundry said that the snow had closed two roads.\n",
}


@pytest.fixture
def pages(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    for name, text in PAGES.items():
        (folder / name).write_text(text, "utf-8")
    return folder


@pytest.fixture
def case(tmp_path):
    return tmp_path / "case"


def claims(case):
    with pipeline.opened(case) as view:
        words = {
            one.id: " ".join(piece.text for piece in one.content)
            for reading in view.readings()
            for one in reading.statements
        }
        return sorted(sorted(words[one] for one in weighed.claim.statements) for weighed in view.weighed())


def statement(case, part):
    with pipeline.opened(case) as view:
        for reading in view.readings():
            for one in reading.statements:
                if one.claim is not None and part in " ".join(piece.text for piece in one.content):
                    return view.report(reading.report), one
    raise AssertionError(part)


def anchor(case, part):
    report, one = statement(case, part)
    piece = one.content[0]
    before = report.text[max(0, piece.start - 32) : piece.start]
    return Anchor(report.sha256, piece.text, before, report.text[piece.end : piece.end + 32], "statement")


def judge(case, kind, first, second=None, undoes=None):
    draft = Judgement("", "2031-05-05T08:00:00Z", "a reader", kind, first, "statement", second, "seen", undoes, "")
    return pipeline.judge(case, draft)


def test_an_error_while_reading_one_report_is_its_setback_and_nobody_elses(pages, case, monkeypatch):
    honest = read.reading

    def faulty(report, annotator):
        if "Weather" in report.text:
            raise ZeroDivisionError
        return honest(report, annotator)

    monkeypatch.setattr(read, "reading", faulty)
    tally = pipeline.run(case, [str(pages)])
    assert [one.step for one in tally.setbacks] == ["read"]
    assert "ZeroDivisionError" in tally.setbacks[0].why
    assert tally.read == 2
    assert (case / "dossier" / "index.html").is_file()


def test_an_error_while_joining_takes_one_report_aside_and_joins_the_rest(pages, case, monkeypatch):
    honest = trace.lineage

    def faulty(reports, readings, library):
        if any("Weather" in one.text for one in reports.values()):
            raise RuntimeError
        return honest(reports, readings, library)

    monkeypatch.setattr(trace, "lineage", faulty)
    tally = pipeline.run(case, [str(pages)])
    assert [one.input for one in tally.setbacks] == [str(pages / "three.txt")]
    assert any("ferries" in words for claim in claims(case) for words in claim)


def test_bad_input_keeps_its_own_words(pages, case, monkeypatch):
    def refuses(report, annotator):
        raise BadInput("the page is a riddle", "Ask its author.")

    monkeypatch.setattr(read, "reading", refuses)
    tally = pipeline.run(case, [str(pages)])
    assert {(one.why, one.next) for one in tally.setbacks} == {("the page is a riddle", "Ask its author.")}


def test_other_settings_read_everything_again(pages, case):
    pipeline.run(case, [str(pages)])
    assert pipeline.build(case).read == 0
    (case / "whence.toml").write_text("confident = 0.7\n")
    assert pipeline.build(case).read == 3


def test_more_workers_are_no_reason_to_read_again(pages, case):
    pipeline.run(case, [str(pages)])
    (case / "whence.toml").write_text("workers = 1\n")
    assert pipeline.build(case).read == 0


def test_a_new_version_of_a_later_room_reads_nothing_again(pages, case, monkeypatch):
    pipeline.run(case, [str(pages)])
    before = claims(case)
    monkeypatch.setattr(trace, "VERSION", "another")
    tally = pipeline.build(case)
    assert (tally.read, tally.traced) == (0, 3)
    assert claims(case) == before


def test_each_reading_lies_with_its_own_report(tmp_path, case):
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(40):
        (folder / f"{number}.txt").write_text(
            f"Notice {number}\n\nThe harbour board said that pier {number} was closed to all.\n"
        )
    pipeline.run(case, [str(folder)])
    with pipeline.opened(case) as view:
        readings = list(view.readings())
        assert len(readings) == 40
        assert all(view.report(one.report).text[s.start : s.end] for one in readings for s in one.sentences)
        assert {one.report for one in readings} == {one.id for one in view.reports()}
        assert all(
            span.text in view.report(one.report).text for one in readings for s in one.statements for span in s.content
        )


def test_a_rejected_statement_leaves_its_claim_and_comes_back_when_that_is_undone(pages, case):
    pipeline.run(case, [str(pages)])
    before = claims(case)
    verdict = judge(case, "reject", anchor(case, "snow"))
    assert pipeline.build(case).read == 0
    assert not any("snow" in words for claim in claims(case) for words in claim)
    judge(case, "undo", verdict.anchor, undoes=verdict.id)
    pipeline.build(case)
    assert claims(case) == before


def test_merge_and_split_are_replayed_on_a_rebuild(pages, case, monkeypatch):
    pipeline.run(case, [str(pages)])
    before = claims(case)
    judge(case, "merge", anchor(case, "snow"), anchor(case, "orty ferries"))
    pipeline.build(case)
    merged = claims(case)
    assert merged != before
    assert any(
        any("snow" in words for words in claim) and any("ferries" in words for words in claim) for claim in merged
    )
    monkeypatch.setattr(read, "VERSION", "another")
    assert pipeline.build(case).read == 3
    assert claims(case) == merged


def test_of_a_merge_and_a_split_of_one_pair_the_later_counts(pages, case):
    pipeline.run(case, [str(pages)])
    before = claims(case)
    judge(case, "merge", anchor(case, "snow"), anchor(case, "orty ferries"))
    judge(case, "split", anchor(case, "orty ferries"), anchor(case, "snow"))
    pipeline.build(case)
    assert claims(case) == before
    with pipeline.opened(case) as view:
        assert [one for one in view.setbacks() if one.step == "judge"] == []


def test_a_split_of_what_merges_tie_is_told(pages, case):
    pipeline.run(case, [str(pages)])
    snow, one, two = (anchor(case, each) for each in ("snow", "forty ferries", "Forty ferries"))
    judge(case, "merge", snow, one)
    judge(case, "merge", two, snow)
    judge(case, "split", one, two)
    pipeline.build(case)
    with pipeline.opened(case) as view:
        assert ["cannot be kept" in one.why for one in view.setbacks() if one.step == "judge"] == [True]


def test_what_is_not_in_the_log_cannot_be_taken_back(pages, case):
    pipeline.run(case, [str(pages)])
    with pytest.raises(UsageError, match="the log holds no judgement"):
        judge(case, "undo", anchor(case, "snow"), undoes="0" * 64)
    with pipeline.opened(case) as view:
        assert list(view.judgements()) == []


def test_a_withdrawn_report_counts_for_no_voice(pages, case):
    pipeline.run(case, [str(pages)])
    report, _ = statement(case, "snow")
    judge(case, "withdraw", Anchor(report.sha256, "", "", "", "report"))
    pipeline.build(case)
    with pipeline.opened(case) as view:
        status = {weighed.claim.id: weighed.claim.status for weighed in view.weighed()}
    assert status[statement(case, "snow")[1].claim] == "withdrawn"


def test_a_judgement_on_words_that_are_gone_is_told(pages, case):
    pipeline.run(case, [str(pages)])
    lost = Anchor("f" * 64, "nobody wrote this", "", "", "statement")
    judge(case, "reject", lost)
    pipeline.build(case)
    with pipeline.opened(case) as view:
        assert ["nobody wrote this" in one.why for one in view.setbacks() if one.step == "judge"] == [True]


def test_inputs_that_match_nothing_make_no_case(tmp_path, case):
    with pytest.raises(NothingToGather):
        pipeline.run(case, [str(tmp_path / "no such file.txt")])
    assert not case.exists()


def test_a_case_that_is_a_file_is_refused(pages, case):
    case.write_text("a letter")
    with pytest.raises(OutputRefused):
        pipeline.run(case, [str(pages)])
    assert case.read_text() == "a letter"


def test_standard_input_is_gathered(case, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(PAGES["one.txt"].encode())))
    assert pipeline.run(case, ["-"]).gathered == 1


def test_a_text_that_was_edited_in_the_database_is_found(pages, case):
    pipeline.run(case, [str(pages)])
    assert pipeline.verify(case) == []
    with sqlite3.connect(case / "case.db") as database:
        database.execute("UPDATE report SET text = replace(text, 'orty ferries', 'ifty ferries')")
    assert len(pipeline.verify(case)) == 2


@pytest.mark.parametrize(
    "setting", ["common = 1", "max_bytes = 10", "confident = 1.5", "workers = -1", "unknown = 3", "reader = 4", "= 3"]
)
def test_a_setting_that_cannot_be_is_refused_in_words(case, setting):
    case.mkdir()
    (case / "whence.toml").write_text(setting)
    with pytest.raises(BadSettings) as caught:
        config.load(case)
    assert caught.value.next


def test_counts_are_the_rows_of_the_export(pages, case, tmp_path):
    pipeline.run(case, [str(pages)])
    rows = pipeline.export(case, form="jsonl", out=tmp_path / "out")
    with pipeline.opened(case) as view:
        assert dict(view.counts()) == rows
    for name, count in rows.items():
        lines = (tmp_path / "out" / f"{name}.jsonl").read_text("utf-8").splitlines()
        assert len(lines) == count
        assert all(json.loads(line)["id"] for line in lines)


def test_every_reference_of_the_export_leads_somewhere(pages, case, tmp_path):
    pipeline.demo(case)
    pipeline.export(case, form="jsonl", out=tmp_path / "out")
    table = {
        path.stem: [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        for path in (tmp_path / "out").glob("*.jsonl")
    }
    ids = {name: {row["id"] for row in rows} for name, rows in table.items()}
    for row in table["statements"]:
        assert row["report"] in ids["reports"]
        assert row["sentence"] in ids["sentences"]
        assert row["claim"] is None or row["claim"] in ids["claims"]
        assert set(row["figures"]) <= ids["figures"]
        assert set(row["moments"]) <= ids["moments"]
        assert set(row["places"]) <= ids["places"]
        assert set(row["participants"]) <= ids["entities"]
        assert all(link["entity"] is None or link["entity"] in ids["entities"] for link in row["chain"])
    for row in table["voices"]:
        assert row["claim"] in ids["claims"]
        assert row["origin"] in ids["origins"]
        assert set(row["statements"]) <= ids["statements"]
    for row in table["credits"] + table["derivations"]:
        assert row["origin"] is None or row["origin"] in ids["origins"]
    for row in table["drifts"]:
        assert {row["from_statement"], row["to_statement"]} <= ids["statements"]
    for row in table["relations"]:
        assert {row["subject"], row["object"]} <= ids["entities"]
    for row in table["sources"]:
        assert row["entity"] is None or row["entity"] in ids["entities"]


def test_the_default_reader_is_the_shipped_one():
    assert plugins.annotator("en-rules").name == "en-rules"
