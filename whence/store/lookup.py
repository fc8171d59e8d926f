"""Small questions that every table asks: many ids at once, numbers for ids and back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from operator import itemgetter
from typing import Any, TypeVar

from sqlalchemy import Column, Connection, Dialect, Row, Select, Table, select

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


class Numbers:
    """Numbers of the ids of a table and back, each looked up once, for the length of one transaction.

    Ids that come into the table later than they were asked for stay unknown.
    """

    def __init__(self, connection: Connection, table: Table) -> None:
        """Read `table` through `connection`."""
        self.connection, self.table = connection, table
        self._number: dict[str, int] = {}
        self._name: dict[int, str] = {}

    def of(self, ids: Iterable[str]) -> dict[str, int]:
        """Give the number of each id that the table holds."""
        wanted = sorted(set(ids))
        self._learn(numbers(self.connection, self.table, (one for one in wanted if one not in self._number)))
        return {one: self._number[one] for one in wanted if one in self._number}

    def names(self, nums: Iterable[int]) -> dict[int, str]:
        """Give the id of each number."""
        wanted = sorted(set(nums))
        found = names(self.connection, self.table, (one for one in wanted if one not in self._name))
        self._learn({one: num for num, one in found.items()})
        return {one: self._name[one] for one in wanted if one in self._name}

    def _learn(self, found: Mapping[str, int]) -> None:
        self._number.update(found)
        self._name.update((num, one) for one, num in found.items())


def delete_in(  # noqa: PLR0917 - likewise
    connection: Connection, table: Table, column: Column[Any], values: Iterable[Value]
) -> None:
    """Delete the rows whose `column` is among `values`."""
    for part in _batched(sorted(set(values)), WIDTH):
        connection.execute(table.delete().where(column.in_(part)))


def insert(connection: Connection, table: Table, rows: Sequence[dict[str, Any]], *, replace: bool = False) -> None:
    """Insert rows that all have the same columns; none is fine.

    Why this way: the command is compiled once and the values go to the driver as they are, which takes a fifth of the
    time that the same rows take as dictionaries. No column of ours is turned into anything on the way.

    Args:
        connection: On which to write.
        table: Where the rows go.
        rows: Each with a value for every column, but for those that fill themselves.
        replace: Rows that stand there under the same key make room.
    """
    if rows:
        command, columns = _command(connection.dialect, table, tuple(rows[0]), replace=replace)
        values = itemgetter(*columns)
        connection.exec_driver_sql(command, [values(row) if len(columns) > 1 else (values(row),) for row in rows])


@cache
def _command(dialect: Dialect, table: Table, columns: tuple[str, ...], *, replace: bool) -> tuple[str, tuple[str, ...]]:
    """Give the command as the driver takes it, and the columns in the order of its marks."""
    plain = table.insert().prefix_with("OR REPLACE") if replace else table.insert()
    compiled = plain.compile(dialect=dialect, column_keys=list(columns))
    return str(compiled), tuple(compiled.positiontup or ())


def _batched(values: Iterable[Value], width: int) -> Iterator[list[Value]]:
    rest = iter(values)
    while part := list(islice(rest, width)):
        yield part
