"""What a batch of reports hands on, and what it takes from the database."""

from __future__ import annotations

import gc
from unittest.mock import patch

import pytest
from sqlalchemy import create_engine, select

from whence import pipeline
from whence.config import Settings
from whence.store import Memory, lookup
from whence.store.ledger import StoredShelf
from whence.store.schema import likeness, metadata, name

PAGES = {
    "one.txt": "Mill fire\n\nBy Ada Lorn, Tarn Post\n\nPublished: 3 May 2031\n\nThe Millers' Union said that 14 workers were "
    "missing after the fire at the Orlan mill on Monday. “We counted them twice,” said its head, Bo Kray.\n",
    "two.txt": "At the mill\n\nBy Kai Vell, Orsel Herald\n\nPublished: 4 May 2031\n\nAccording to the Millers' Union, some 20 "
    "workers were missing after the fire at the Orlan mill. The owner denied it.\n",
}


@pytest.fixture
def connection():
    with create_engine("sqlite://").connect() as made:
        metadata.create_all(made)
        yield made


def test_numbers_are_looked_up_once_and_unknown_ids_are_absent(connection):
    lookup.insert(connection, name, [{"id": "person:ann"}, {"id": "person:bo"}])
    held = lookup.Numbers(connection, name)
    first = held.of(["person:bo", "person:cy", "person:ann"])
    assert first == {"person:ann": 1, "person:bo": 2}
    connection.execute(name.delete())
    assert held.of(["person:bo"]) == {"person:bo": 2}
    assert held.names([1, 3]) == {1: "person:ann"}


def test_an_id_that_comes_later_is_found_when_it_is_asked_for_again(connection):
    held = lookup.Numbers(connection, name)
    assert held.of(["person:ann"]) == {}
    lookup.insert(connection, name, [{"id": "person:ann"}])
    assert held.of(["person:ann"]) == {"person:ann": 1}


def test_rows_are_written_whatever_the_order_of_their_columns(connection):
    lookup.insert(connection, likeness, [{"score": 0.5, "b": 2, "a": 1}])
    lookup.insert(connection, likeness, [{"a": 1, "b": 2, "score": 0.75}, {"a": 1, "b": 3, "score": 1.0}], replace=True)
    rows = connection.execute(select(likeness).order_by(likeness.c.b)).all()
    assert [tuple(row) for row in rows] == [(1, 2, 0.75), (1, 3, 1.0)]


def test_no_rows_are_no_command(connection):
    lookup.insert(connection, likeness, [])
    assert connection.execute(select(likeness)).all() == []


def test_the_collector_rests_for_a_batch_and_goes_on_after_an_error(tmp_path):
    memory = Memory(tmp_path / "case", Settings(), make=True)
    with memory.desk([]):
        assert not gc.isenabled()
    assert gc.isenabled()
    with pytest.raises(KeyError), memory.desk([]):
        raise KeyError
    assert gc.isenabled()
    memory.close()


def test_statements_handed_on_within_a_batch_are_those_that_the_next_batch_loads(tmp_path):
    for page, words in PAGES.items():
        (tmp_path / page).write_text(words, "utf-8")
    inputs = [str(tmp_path / page) for page in PAGES]

    def built(folder: str) -> dict[str, bytes]:
        pipeline.build(tmp_path / folder, None, pipeline.gather(tmp_path / folder, inputs))
        pipeline.export(tmp_path / folder, form="jsonl", out=tmp_path / f"{folder}-out")
        tables = sorted((tmp_path / f"{folder}-out").iterdir())
        return {one.name: one.read_bytes() for one in tables if one.name != "captures.jsonl"}

    handed_on = built("case")
    real = StoredShelf.__init__
    with patch.object(StoredShelf, "__init__", lambda shelf, connection, limit, *_: real(shelf, connection, limit)):
        assert built("again") == handed_on
    assert b"14" in handed_on["claims.jsonl"] + handed_on["statements.jsonl"]
