from __future__ import annotations

import hashlib
import json

import pytest

from whence import cli, pipeline

REPORTS = {
    "gazette.txt": "Smoke poisoned 14 workers at the Orlan mill, fire chief Ada Brenk said. The river runs high.",
    "herald.txt": "Fire chief Ada Brenk said smoke poisoned 14 workers at the Orlan mill.",
    "own.txt": "We counted them at the gate: smoke poisoned 14 workers at the Orlan mill.",
}


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    folder = tmp_path_factory.mktemp("without")
    for name, text in REPORTS.items():
        (folder / name).write_text(text, "utf-8")
    pipeline.gather(folder / "case", [str(folder / name) for name in REPORTS])
    pipeline.build(folder / "case")
    return folder / "case"


def data(case, capsys, *words):
    options = [part for word in words for part in ("--without", word)]
    assert cli.main(["show", str(case), *options, "--json"]) == 0
    return json.loads(capsys.readouterr().out)["claims"]


def poisoned(claims):
    (found,) = [one for one in claims if "poisoned" in one["words"]]
    return found


def state(case):
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in case.rglob("*.db")}


def test_without_a_source_go_all_who_have_it_from_there(case, capsys):
    found = poisoned(data(case, capsys, "Ada Brenk"))
    assert (found["before"]["voices"], found["after"]["voices"]) == ({"for": 2}, {"for": 1})
    assert len(found["lost"]) == 2
    assert not found["falls"]


def test_what_stands_before_is_what_show_shows(case, capsys):
    found = poisoned(data(case, capsys, "Ada Brenk"))
    assert cli.main(["show", str(case), found["claim"], "--json"]) == 0
    claim = json.loads(capsys.readouterr().out)["claim"]
    assert {side["side"]: side["likely"] for side in claim["sides"]} == found["before"]["voices"]
    assert (claim["status"], claim["credibility"]) == (found["before"]["status"], found["before"]["credibility"])


def test_without_several_things_the_claim_falls(case, capsys):
    assert poisoned(data(case, capsys, "Ada Brenk", "own.txt"))["falls"]


def test_a_file_name_takes_one_report_alone(case, capsys):
    found = poisoned(data(case, capsys, "own.txt"))
    assert len(found["lost"]) == 1
    assert found["after"]["voices"] == {"for": 1}


def test_a_statement_goes_by_its_id(case, capsys):
    lost = poisoned(data(case, capsys, "own.txt"))["lost"][0]["statement"]
    assert [one["statement"] for one in poisoned(data(case, capsys, lost))["lost"]] == [lost]


def test_the_terminal_says_what_falls_and_what_is_left(case, capsys):
    before = state(case)
    assert cli.main(["show", str(case), "--without", "gazette.txt"]) == 0
    page = " ".join(capsys.readouterr().out.split())
    assert "1 would fall" in page
    assert "falls · nothing else says so" in page
    assert "“The river runs high.”" in page
    assert "Nothing was changed." in page
    assert cli.main(["show", str(case), "--without", "Ada Brenk"]) == 0
    assert "2 → 1 voices" in capsys.readouterr().out
    assert state(case) == before


def test_a_family_that_only_sources_csv_names_goes_as_one(case, capsys):
    rows = "outlet,family\nGazette,North Press\nAda Brenk,Orlan Fire Service\n"
    (case / "sources.csv").write_text(rows, "utf-8")
    try:
        assert len(poisoned(data(case, capsys, "orlan fire service"))["lost"]) == 2
        assert data(case, capsys, "North Press") == []
        assert cli.main(["show", str(case), "--without", "Orlan Fire Servise"]) == 1
        assert "Near: Orlan Fire Service" in capsys.readouterr().err
    finally:
        (case / "sources.csv").unlink()


def test_what_is_near_an_unknown_word_is_named(case, capsys):
    assert cli.main(["show", str(case), "--without", "Ada Brink"]) == 1
    assert "Near: Ada Brenk" in capsys.readouterr().err


def corrected(case, capsys, *words):
    assert cli.main(["show", str(case), *words, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_a_figure_put_right_shows_who_goes_on_repeating_the_old_one(case, capsys):
    before = state(case)
    own = poisoned(data(case, capsys, "gazette.txt"))["lost"][0]["statement"]
    found = poisoned(corrected(case, capsys, "--correct", own, "--to", "41")["claims"])
    assert [one["statement"] for one in found["lost"] if one["corrected"]] == [own]
    assert (found["before"]["drifts"], found["before"]["conflicts"]) == (0, 0)
    assert found["after"]["conflicts"] + found["after"]["drifts"] > 0
    assert state(case) == before


def test_other_words_are_read_for_their_figures(case, capsys):
    own = poisoned(data(case, capsys, "gazette.txt"))["lost"][0]["statement"]
    words = "smoke poisoned some 90 workers at the Orlan mill"
    found = poisoned(corrected(case, capsys, "--correct", own, "--to", words)["claims"])
    assert found["after"]["conflicts"] + found["after"]["drifts"] > 0


def test_a_source_put_right_parts_those_who_have_it_from_her_from_the_rest(case, capsys):
    made = corrected(case, capsys, "--correct", "Ada Brenk", "--to", "Tilo Marn")
    assert made["correct"] == [{"what": "Ada Brenk", "to": "Tilo Marn"}]
    assert sum(one["corrected"] for one in poisoned(made["claims"])["lost"]) == 2


def test_a_report_put_right_takes_a_date_or_an_outlet(case, capsys):
    dated = corrected(case, capsys, "--correct", "own.txt", "--to", "2031-05-11")
    assert [one["corrected"] for one in poisoned(dated["claims"])["lost"]] == [True]
    outlet = corrected(
        case, capsys, "--correct", "own.txt", "--to", "Orlan Echo", "--correct", "herald.txt", "--to", "Herald"
    )
    assert len(poisoned(outlet["claims"])["lost"]) >= 2


def test_the_terminal_says_what_is_put_right_and_who_repeats_it(case, capsys):
    own = poisoned(data(case, capsys, "gazette.txt"))["lost"][0]["statement"]
    assert cli.main(["show", str(case), "--correct", own, "--to", "41"]) == 0
    page = " ".join(capsys.readouterr().out.split())
    assert "1 statement is put right." in page
    assert "Nothing was changed." in page
    assert "· put right" in page


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--correct", "own.txt"], "every --correct needs its --to"),
        (["--to", "41"], "every --correct needs its --to"),
        (["--correct", "own.txt", "--to", "41", "--without", "own.txt"], "two questions"),
        (["--correct", "own.txt", "--to", "2031-13-40"], "2031-13-40 is no date"),
        (["--correct", "own.txt", "--to", " "], "says nothing"),
        (["--correct", "nobody at all", "--to", "x"], "nobody at all"),
    ],
)
def test_what_cannot_be_put_right_is_one_line_with_the_next_step(case, capsys, words, told):
    assert cli.main(["show", str(case), *words]) == 1
    assert told in capsys.readouterr().err


@pytest.mark.parametrize("word", ["nobody at all", "claim-"])
def test_what_is_not_there_or_is_a_claim_is_for_the_user_to_mend(case, capsys, word):
    wanted = poisoned(data(case, capsys, "Ada Brenk"))["claim"] if word == "claim-" else word
    assert cli.main(["show", str(case), "--without", wanted]) == 1
    assert "whence show CASE" in capsys.readouterr().err


def test_a_claim_beside_it_is_refused(case, capsys):
    assert cli.main(["show", str(case), "claim-0000", "--without", "own.txt"]) == 1
    assert "--without shows every claim" in capsys.readouterr().err
