from __future__ import annotations

import json
import sys

import pytest

from whence import cli, doctor
from whence.store import health


def found(what):
    return next(check for check in doctor.checks() if check.what == what)


def test_this_machine_is_well():
    ill = [check for check in doctor.checks() if not check.ok and check.what != "whence"]
    assert ill == []


def test_every_needed_thing_is_looked_at():
    looked_at = {check.what for check in doctor.checks()}
    assert {
        "Python",
        "SQLite",
        "write-ahead log",
        "full-text search",
        "temporary folder",
        "English reader",
    } <= looked_at


def test_an_old_python_is_trouble(monkeypatch):
    monkeypatch.setattr(sys, "version_info", (3, 9, 1, "final", 0))
    check = found("Python")
    assert not check.ok
    assert "3.11" in check.detail


def test_a_missing_package_is_trouble(monkeypatch):
    monkeypatch.setattr(doctor, "requires", lambda _: ["no-such-package>=1", "pytest>=1; extra == 'dev'"])
    assert not found("no-such-package").ok
    assert "pytest" not in {check.what for check in doctor.checks()}


def test_an_uninstalled_whence_is_trouble(monkeypatch):
    def absent(_):
        raise doctor.PackageNotFoundError

    monkeypatch.setattr(doctor, "requires", absent)
    assert "pip install" in found("whence").detail


def test_a_temporary_folder_without_room_is_trouble(monkeypatch):
    def full(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(doctor.tempfile, "TemporaryDirectory", full)
    check = found("temporary folder")
    assert not check.ok
    assert "No space left" in check.detail


def test_an_old_database_engine_is_trouble(monkeypatch):
    monkeypatch.setattr(health.sqlite3, "sqlite_version_info", (3, 8, 0))
    monkeypatch.setattr(health.sqlite3, "sqlite_version", "3.8.0")
    assert not found("SQLite").ok


def test_an_engine_without_a_feature_is_trouble():
    assert health._tried("probe", "CREATE VIRTUAL TABLE x USING nosuch(y)", None)[1] is False
    assert health._tried("probe", "PRAGMA journal_mode=MEMORY", "wal")[1] is False


@pytest.mark.parametrize(("ok", "code"), [(True, 0), (False, 1)])
def test_trouble_is_exit_code_one(monkeypatch, capsys, *, ok, code):
    monkeypatch.setattr(doctor, "checks", lambda: [doctor.Check("thing", ok=ok, detail="seen")])
    assert cli.main(["doctor"]) == code
    assert capsys.readouterr().out == ("ok      thing: seen\n" if ok else "trouble thing: seen\n")
    assert cli.main(["doctor", "--json"]) == code
    assert json.loads(capsys.readouterr().out)["checks"][0]["ok"] is ok
