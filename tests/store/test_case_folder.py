from __future__ import annotations

import hashlib
import subprocess
import sys

import pytest
from sqlalchemy import inspect, text

from whence.config import Settings
from whence.errors import BuilderBusy, CaseDamaged, CaseTooNew, NoSuchCase, OutputRefused
from whence.model.judgements import Anchor, Judgement
from whence.store import Memory, database, lock
from whence.store.archive import Archive
from whence.store.schema import HEAD, metadata
from whence.weigh import Listed


def test_a_folder_without_a_case_is_named_and_nothing_is_made(tmp_path):
    with pytest.raises(NoSuchCase) as caught:
        Memory(tmp_path / "none", Settings())
    assert "whence run" in caught.value.next
    assert not (tmp_path / "none").exists()


def test_a_file_that_is_no_database_is_damage_not_a_crash(tmp_path):
    (tmp_path / database.FILE).write_bytes(b"not a database, only a text file" * 40)
    with pytest.raises(CaseDamaged):
        Memory(tmp_path, Settings())


def test_another_programs_database_is_left_alone(tmp_path):
    import sqlite3

    other = sqlite3.connect(tmp_path / database.FILE)
    other.execute("CREATE TABLE birds (name)")
    other.commit()
    other.close()
    with pytest.raises(CaseDamaged):
        Memory(tmp_path, Settings())


def test_a_case_of_a_newer_whence_is_refused_in_words(tmp_path):
    memory = Memory(tmp_path, Settings(), make=True)
    with database.writing(memory.engine) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    memory.close()
    with pytest.raises(CaseTooNew, match="newer"):
        Memory(tmp_path, Settings())


def test_migrations_end_where_the_schema_stands(tmp_path):
    memory = Memory(tmp_path, Settings(), make=True)
    with database.reading(memory.engine) as connection:
        found = inspect(connection)
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == HEAD
        for table in metadata.sorted_tables:
            assert {one["name"] for one in found.get_columns(table.name)} == set(table.c.keys())
            assert {one["name"] for one in found.get_indexes(table.name)} == {one.name for one in table.indexes}


def test_a_second_builder_is_told_who_holds_the_case(tmp_path):
    code = (
        "import sys; from pathlib import Path; from whence.store import lock\n"
        "with lock.building(Path(sys.argv[1])):\n print('held', flush=True); sys.stdin.read()"
    )
    child = subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    try:
        assert child.stdout.readline() == "held\n"
        with pytest.raises(BuilderBusy, match=str(child.pid)), lock.building(tmp_path):
            pass
    finally:
        child.communicate("")
    with lock.building(tmp_path):
        pass


def test_bytes_are_archived_once_under_their_hash(tmp_path):
    archive = Archive(tmp_path / "archive")
    sha = hashlib.sha256(b"evidence").hexdigest()
    archive.keep(sha, b"evidence")
    before = archive.path(sha).stat().st_mtime_ns
    archive.keep(sha, b"evidence")
    assert archive.path(sha).stat().st_mtime_ns == before
    assert [file.name for file in archive.stored()] == [sha]
    assert archive.trouble(sha) is None


def test_a_changed_or_missing_original_is_found(tmp_path):
    archive = Archive(tmp_path / "archive")
    sha = hashlib.sha256(b"evidence").hexdigest()
    assert "missing" in archive.trouble(sha)
    archive.keep(sha, b"evidence")
    archive.path(sha).write_bytes(b"doctored")
    assert "changed" in archive.trouble(sha)


def draft(reason: str) -> Judgement:
    anchor = Anchor("0" * 64, "quote", "", "", "statement")
    return Judgement("", "2031-05-11T10:00:00Z", "a reader", "reject", anchor, "statement", None, reason, None, "")


def test_the_judgement_log_is_a_chain_and_a_changed_link_is_found(tmp_path):
    memory = Memory(tmp_path, Settings(), make=True)
    first, second = memory.judge(draft("no statement")), memory.judge(draft("nor this"))
    assert second.prev == first.id
    assert list(memory.trouble()) == []
    with database.writing(memory.engine) as connection:
        connection.execute(text("UPDATE judgement SET body = replace(body, 'no statement', 'all well')"))
    assert any("judgement" in one for one in memory.trouble())


def test_an_empty_database_file_is_no_case(tmp_path):
    (tmp_path / database.FILE).touch()
    with pytest.raises(NoSuchCase):
        Memory(tmp_path, Settings())


def test_a_case_that_cannot_be_written_can_be_looked_at(tmp_path, monkeypatch):
    Memory(tmp_path, Settings(), make=True).close()
    monkeypatch.setattr(database.os, "access", lambda *_: False)
    memory = Memory(tmp_path, Settings())
    assert "immutable=1" in str(memory.engine.url)
    with memory.view(Listed("")) as view:
        assert view.counts()["reports"] == 0
    with pytest.raises(OutputRefused):
        Memory(tmp_path, Settings(), make=True)


def test_readers_go_on_while_somebody_writes(tmp_path):
    memory = Memory(tmp_path, Settings(), make=True)
    with database.writing(memory.engine) as connection:
        connection.execute(text("INSERT INTO meta VALUES ('half', 'done')"))
        with memory.view(Listed("")) as view:
            assert view.counts()["reports"] == 0
    assert (tmp_path / database.FILE).is_file()
