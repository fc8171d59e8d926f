"""Small questions that every table asks: many ids at once, numbers for ids and back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Column, Connection, Row, Select, Table, select

Value = TypeVar("Value", int, str)
#: Values per IN list; SQLite of Debian 12 takes 32,766, short lists keep the statement cache useful.
WIDTH = 400


def rows_in(  # noqa: PLR0917 - reads like the query it runs
    connection: Connection, query: Select[Any], column: Column[Any], values: Iterable[Value]
) -> Iterator[Row[Any]]:
    """Run `query` for the rows whose `column` is among `values`, each value once, in sorted order."""
    for part in _batched(sorted(set(values)), WIDTH):
        yield from connection.execute(query.where(column.in_(part)))


def numbers(connection: Connection, table: Table, ids: Iterable[str]) -> dict[str, int]:
    """Give the number of each id that the table holds."""
    return {row.id: row.num for row in rows_in(connection, select(table.c.id, table.c.num), table.c.id, ids)}


def names(connection: Connection, table: Table, nums: Iterable[int]) -> dict[int, str]:
    """Give the id of each number."""
    return {row.num: row.id for row in rows_in(connection, select(table.c.id, table.c.num), table.c.num, nums)}


def delete_in(  # noqa: PLR0917 - likewise
    connection: Connection, table: Table, column: Column[Any], values: Iterable[Value]
) -> None:
    """Delete the rows whose `column` is among `values`."""
    for part in _batched(sorted(set(values)), WIDTH):
        connection.execute(table.delete().where(column.in_(part)))


def insert(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Insert rows; none is fine."""
    if rows:
        connection.execute(table.insert(), rows)


def _batched(values: Iterable[Value], width: int) -> Iterator[list[Value]]:
    rest = iter(values)
    while part := list(islice(rest, width)):
        yield part
