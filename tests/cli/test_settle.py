"""What became of a claim, as a person settles it: from the command to the record of its sources."""

from __future__ import annotations

import json

import pytest

from whence import cli, pipeline

SAID = {
    "boats": "nine boats sank in the inner basin",
    "toll": "the bridge toll will rise by half in spring",
    "mayor": "the mayor of Orlan had resigned over the budget",
    "school": "the school on Mill Lane lost its roof",
    "strike": "dockers walked out for better pay",
    "wine": "a cargo of wine was spoiled by salt water",
    "ferry": "no ferry had left for Varn since Sunday",
    "cholera": "two sailors fell ill with cholera",
    "light": "the lighthouse was dark for three nights",
    "bank": "thieves emptied the savings bank",
    "wolf": "a wolf was seen near the cemetery",
}


@pytest.fixture
def case(tmp_path):
    for name, words in SAID.items():
        (tmp_path / f"{name}.txt").write_text(f"Harbour master Ada Brenk said that {words}.", "utf-8")
    pipeline.gather(tmp_path / "case", [str(tmp_path / f"{name}.txt") for name in SAID])
    pipeline.build(tmp_path / "case")
    return tmp_path / "case"


def claims(case):
    """Give the claim of each report by the name of its file."""
    with pipeline.opened(case) as view:
        said = {each.content[0].text: each.claim for reading in view.readings() for each in reading.statements}
    return {name: claim for name, words in SAID.items() for text, claim in said.items() if words in text}


def settle(case, capsys, *words, code=0):
    assert cli.main(["settle", str(case), *words, "--json"]) == code
    return json.loads(capsys.readouterr().out) if code == 0 else capsys.readouterr().err


def brenk(case):
    with pipeline.opened(case) as view:
        names = {one.id: one.name for one in view.entities()}
        (found,) = [one for one in view.sources() if names.get(one.entity) == "Ada Brenk"]
    return found


def test_ten_settled_claims_make_a_grade_and_nine_do_not(case, capsys):
    own = list(claims(case).values())
    assert len(set(own)) == len(SAID)
    for claim in own[:9]:
        settle(case, capsys, claim, "borne-out", "--note", "in the harbour book")
    assert brenk(case).reliability == "F"
    settle(case, capsys, own[9], "not-borne-out")
    found = brenk(case)
    assert (found.reliability, found.upheld, found.resolved) == ("B", 9, 10)
    assert found.grade(own[0])[0] == "F"


def test_it_is_shown_exported_and_on_its_page(case, capsys, tmp_path):
    boats = claims(case)["boats"]
    settle(case, capsys, boats, "borne-out", "--note", "in the harbour book")
    assert cli.main(["show", str(case), boats]) == 0
    page = " ".join(capsys.readouterr().out.split())
    assert "settled: borne out: in the harbour book" in page
    assert cli.main(["show", str(case), "Ada Brenk"]) == 0
    assert "1 of 1 resolved claim came out as it said, and 10 are needed" in " ".join(capsys.readouterr().out.split())
    assert cli.main(["export", str(case), "--out", str(tmp_path / "out"), "--quiet"]) == 0
    rows = [json.loads(line) for line in (tmp_path / "out" / "sources.jsonl").read_text("utf-8").splitlines()]
    assert [(row["resolved"], row["upheld"]) for row in rows if row["entity"]] == [(1, 1)]
    log = [json.loads(line) for line in (tmp_path / "out" / "judgements.jsonl").read_text("utf-8").splitlines()]
    assert [(row["kind"], row["subject"], row["anchor"]["thing"]) for row in log] == [("borne_out", boats, "claim")]
    pipeline.dossier(case)
    pages = [path.read_text("utf-8") for path in (case / "dossier" / "sources").iterdir()]
    assert any("in the harbour book" in text and "Borne out" in text for text in pages)


def test_settling_changes_no_claim_and_survives_a_rebuild(case, capsys):
    with pipeline.opened(case) as view:
        before = list(view.weighed())
    settle(case, capsys, claims(case)["boats"], "borne-out")
    (case / "whence.toml").write_text("confident = 0.11\n", "utf-8")
    pipeline.build(case)
    (case / "whence.toml").unlink()
    pipeline.build(case)
    with pipeline.opened(case) as view:
        assert list(view.weighed()) == before
        assert list(view.setbacks()) == []
        assert list(view.settled()) == [claims(case)["boats"]]
    assert pipeline.verify(case) == []


def test_the_latest_word_counts_the_same_word_is_not_kept_twice_and_all_can_be_undone(case, capsys):
    boats = claims(case)["boats"]
    assert settle(case, capsys, boats, "borne-out")["kept"]
    assert not settle(case, capsys, boats, "borne-out")["kept"]
    made = settle(case, capsys, boats, "undecided", "--note", "two inquiries disagree")
    assert made["settled"][0]["outcome"] == "undecided"
    assert brenk(case).resolved == 0
    assert settle(case, capsys, boats, "--undo")["settled"][0]["outcome"] == "borne_out"
    assert settle(case, capsys, boats, "--undo")["settled"][0]["outcome"] is None
    assert "is not settled" in settle(case, capsys, boats, "--undo", code=1)
    assert settle(case, capsys)["settled"] == []
    with pipeline.opened(case) as view:
        assert [one.kind for one in view.judgements()] == ["borne_out", "undecided", "undo", "undo"]


def test_an_audit_does_not_take_it_for_a_verdict(case, capsys):
    settle(case, capsys, claims(case)["boats"], "borne-out")
    assert cli.main(["audit", str(case), "--json"]) == 0
    rates = json.loads(capsys.readouterr().out)["rates"]
    assert [(one["right"], one["wrong"], one["outdated"]) for one in rates] == [(0, 0, 0)] * 3


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["Ada Brenk", "borne-out"], "is no claim but a name"),
        (["nobody at all", "borne-out"], "goes by 'nobody at all'"),
        (["boats", "true"], "is not one of 'borne-out', 'not-borne-out', 'undecided'"),
        (["boats"], "Say borne-out, not-borne-out or undecided"),
        (["boats", "borne-out", "--undo"], "or give --undo"),
        (["--note", "why"], "no claim is named"),
    ],
)
def test_what_cannot_be_settled_is_one_line_with_the_next_step(case, capsys, words, told):
    assert told in settle(case, capsys, *words, code=1)
    with pipeline.opened(case) as view:
        assert list(view.judgements()) == []


def test_a_note_of_many_lines_and_controls_is_kept_as_one_line_and_printed_harmless(case, capsys):
    boats = claims(case)["boats"]
    settle(case, capsys, boats, "borne-out", "--note", "one\ntwo \x1b[2Jthree " + "x" * 9_000)
    assert cli.main(["settle", str(case)]) == 0
    page = capsys.readouterr().out
    assert "\x1b[2J" not in page
    assert "one two" in page
    with pipeline.opened(case) as view:
        assert len(next(view.judgements()).reason) == 2_000
