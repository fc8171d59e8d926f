from __future__ import annotations

import json
import sys
import types
from contextlib import contextmanager

import pytest

import whence
from whence import cli
from whence.model.identities import Entity


@pytest.fixture
def case(tmp_path, monkeypatch):
    """A case with two names, opened by the real pipeline from an invented view."""
    from whence import pipeline

    view = types.SimpleNamespace(
        entities=lambda: iter(
            [
                Entity("e1", "person", "Ghasem Moghbari", (), None),
                Entity("e2", "organisation", "\x1b Torlov Ltd", (), None),
            ]
        )
    )

    @contextmanager
    def opened(folder):
        del folder
        yield view

    monkeypatch.setattr(pipeline, "opened", opened)
    monkeypatch.setattr(whence, "pipeline", pipeline, raising=False)
    monkeypatch.setattr(sys, "excepthook", sys.__excepthook__)
    return tmp_path


def listed(folder, text):
    path = folder / "list.csv"
    path.write_text(text, "utf-8")
    return str(path)


def test_leads_are_worded_as_leads(case, capsys):
    path = listed(case, "id,name,schema\nX-1,Qassem Moqbari,Person\n")
    assert cli.main(["screen", str(case), "--list", path, "--licence", "CC0", "--date", "2026-02-01"]) == 0
    out = capsys.readouterr().out
    assert "Ghasem Moghbari may be Qassem Moqbari" in out
    assert "for a person to check" in out
    assert "of 2026-02-01" in out
    assert "licence: CC0" in out
    assert " is Qassem" not in out


def test_no_lead_is_said_so(case, capsys):
    assert cli.main(["screen", str(case), "--list", listed(case, "name\nEmin Karsov\n")]) == 0
    assert "None of 2 wordings in the case comes near an entry of the list." in capsys.readouterr().out


def test_lines_that_could_not_be_read_are_exit_code_two(case, capsys):
    path = listed(case, "name,id\nEmin Karsov,1\n---,2\n")
    assert cli.main(["screen", str(case), "--list", path]) == 2
    assert "1 line of the list could not be read" in capsys.readouterr().out


def test_json_holds_list_leads_and_setbacks(case, capsys):
    path = listed(case, "id,name,schema\nX-1,Qassem Moqbari,Person\n,--,\n")
    assert cli.main(["screen", str(case), "--list", path, "--json"]) == 2
    told = json.loads(capsys.readouterr().out)
    assert (told["info"]["entries"], told["info"]["refused"], told["leads"][0]["entry"]) == (1, 1, "X-1")
    assert told["setbacks"][0]["why"] == "line 3 of the list: it gives no name"


def test_a_list_that_is_not_there_is_for_the_user_to_mend(case, capsys):
    assert cli.main(["screen", str(case), "--list", str(case / "none.csv")]) == 1
    assert "cannot be read" in capsys.readouterr().err


def test_a_name_of_many_words_does_not_flood_the_terminal(case, capsys):
    cli.main(["screen", str(case), "--list", listed(case, f"name\nTorlov Ltd {'(formerly) ' * 2_000}\n")])
    out = capsys.readouterr().out
    assert "may be Torlov Ltd (formerly)" in out
    assert len(out) < 2_000


def test_leads_to_one_name_are_one_name_of_the_case(case, capsys):
    cli.main(["screen", str(case), "--list", listed(case, "id,name\n1,Torlov Limited\n2,Torlov Ltd\n")])
    assert "1 name of the case may be in the list. These 2 are leads" in capsys.readouterr().out


def test_names_cannot_steer_the_terminal(case, capsys):
    cli.main(["screen", str(case), "--list", listed(case, "name\nTorlov Limited\n")])
    out = capsys.readouterr().out
    assert "Torlov" in out
    assert "\x1b" not in out


def test_the_least_likeness_decides_what_is_shown(case, capsys):
    path = listed(case, "id,name,schema\nX-1,Qassem Moqbari,Person\n")
    cli.main(["screen", str(case), "--list", path, "--least", "0.99"])
    assert "None of" in capsys.readouterr().out
