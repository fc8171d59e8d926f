"""The command that adds lists of places and looks names up."""

from __future__ import annotations

import json

import pytest

from whence import cli
from whence.resolve.gazetteer import gazetteers


@pytest.fixture(autouse=True)
def own_folder(tmp_path, monkeypatch):
    monkeypatch.setenv(gazetteers.VARIABLE, str(tmp_path / "mine"))
    monkeypatch.chdir(tmp_path)


def table(tmp_path, rows="Kessan Barracks,35.7,51.3\n"):
    path = tmp_path / "bases.csv"
    path.write_text("name,lat,lon\n" + rows, "utf-8")
    return str(path)


def test_show_names_every_gazetteer_with_its_licence(capsys):
    assert cli.main(["gazetteer", "show"]) == cli.DONE
    assert "CC BY 4.0" in capsys.readouterr().out


def test_what_was_imported_is_found(tmp_path, capsys):
    assert cli.main(["gazetteer", "import", "csv", table(tmp_path), "--licence", "CC0", "--source", "us"]) == cli.DONE
    assert cli.main(["gazetteer", "show", "kessan barracks", "--json"]) == cli.DONE
    out = capsys.readouterr().out
    (found,) = json.loads(out[out.index("{") :])["places"]
    assert (found["gazetteer"], found["lat"], found["kind"]) == ("bases", 35.7, "facility")


def test_an_import_for_a_case_stays_in_the_case(tmp_path, capsys):
    case = tmp_path / "case"
    assert cli.main(["gazetteer", "import", "csv", table(tmp_path), "--case", str(case), "--name", "mine"]) == cli.DONE
    assert (case / "gazetteers" / "mine.gaz").is_file()
    assert cli.main(["gazetteer", "show", "Kessan Barracks"]) == cli.FIXABLE
    assert cli.main(["gazetteer", "show", "Kessan Barracks", "--case", str(case)]) == cli.DONE


def test_rows_that_cannot_be_used_are_told(tmp_path, capsys):
    path = table(tmp_path, "Kessan,35.7,51.3\nOrsel,500,1\n")
    assert cli.main(["gazetteer", "import", "csv", path, "--json"]) == cli.SETBACKS
    told = json.loads(capsys.readouterr().out)
    assert told["places"] == 1
    assert "line 3" in told["setbacks"][0]["why"]


@pytest.mark.parametrize("words", [["csv", "absent.csv"], ["geojson", "bases.csv"], ["geonames", "bases.csv"]])
def test_a_file_that_cannot_be_used_is_refused_with_advice(tmp_path, words, capsys):
    table(tmp_path)
    assert cli.main(["gazetteer", "import", *words]) == cli.FIXABLE
    told = capsys.readouterr().err
    assert told.startswith("whence: ")
    assert len(told.split(". ")) > 1


def test_an_unknown_name_is_told(capsys):
    assert cli.main(["gazetteer", "show", "Quorvemby"]) == cli.FIXABLE
    assert "places.csv" in capsys.readouterr().err
