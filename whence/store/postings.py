"""Which items share a key that is not too common.

A key held by more than `limit` items joins nobody. When a key passes the limit, every item that holds it may lose
partners, so `add` names them all: whoever recomputes those from scratch ends in the same state in any order of adding.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from sqlalchemy import Connection, select, text

from whence.store import lookup
from whence.store.schema import keys_of

#: Temporary tables for the pairs at hand; names are ours, never a user's.
_FRESH = (
    "CREATE TEMP TABLE IF NOT EXISTS fresh (a INTEGER, b INTEGER)",
    "DELETE FROM fresh",
    "INSERT INTO fresh VALUES (?, ?)",
)
_ASKED = (
    "CREATE TEMP TABLE IF NOT EXISTS asked (a INTEGER, b INTEGER)",
    "DELETE FROM asked",
    "INSERT INTO asked VALUES (?, ?)",
)


#: Keys are cut to 32 bits to keep the index small; a clash only makes two items be compared that need not be.
WIDTH = "<i4"


class Postings:
    """The index of one space (`PRINTS` of reports or `BLOCKS` of statements)."""

    def __init__(self, connection: Connection, space: int, limit: int) -> None:
        """Work on `space`; keys of more than `limit` items are too common."""
        self.connection, self.space, self.limit = connection, space, limit

    def add(self, keys: Mapping[int, Sequence[int]]) -> set[int]:
        """Store the keys of new items (nothing is stored for them yet).

        Returns:
            The items whose partners may have changed: the new ones and the holders of keys that passed the limit.
        """
        if not keys:
            return set()
        cut = {item: _cut(own) for item, own in keys.items()}
        pairs = [(key, item) for item, own in cut.items() for key in own.tolist()]
        rows = [{"space": self.space, "item": item, "keys": own.tobytes()} for item, own in cut.items()]
        lookup.insert(self.connection, keys_of, rows)
        self._temporary(_FRESH, pairs)
        passed = self._passed()
        touched = set(keys) | self._holders(passed)
        self._run("DELETE FROM posting WHERE space = :space AND key = :key", [{"key": key} for key in passed])
        self._run("INSERT OR IGNORE INTO common (space, key) VALUES (:space, :key)", [{"key": key} for key in passed])
        return touched

    def _passed(self) -> list[int]:
        self._run(
            "INSERT INTO posting (space, key, item) SELECT :space, a, b FROM fresh "
            "WHERE NOT EXISTS (SELECT 1 FROM common WHERE space = :space AND key = a)"
        )
        rows = self.connection.execute(
            text(
                "SELECT key FROM posting WHERE space = :space AND key IN (SELECT DISTINCT a FROM fresh) "
                "GROUP BY key HAVING count(*) > :limit"
            ),
            {"space": self.space, "limit": self.limit},
        )
        return sorted(rows.scalars())

    def _holders(self, passed: Sequence[int]) -> set[int]:
        if not passed:
            return set()
        self._temporary(_ASKED, [(key, 0) for key in passed])
        rows = self.connection.execute(
            text("SELECT DISTINCT item FROM posting JOIN asked ON key = a WHERE space = :space"), {"space": self.space}
        )
        return set(rows.scalars())

    def partners(self, items: Iterable[int], *, least: int = 1) -> dict[int, set[int]]:
        """Give for each item the others that share at least `least` keys with it, or the only one that either has."""
        found: dict[int, set[int]] = {item: set() for item in items}
        held = select(keys_of.c.item, keys_of.c["keys"].label("own")).where(keys_of.c.space == self.space)
        pairs: list[tuple[int, int]] = []
        for row in lookup.rows_in(self.connection, held, keys_of.c.item, found):
            pairs.extend((key, row.item) for key in np.frombuffer(row.own, WIDTH).tolist())
        self._temporary(_ASKED, pairs)
        rows = self.connection.execute(
            text(
                "SELECT b, item FROM asked CROSS JOIN posting ON space = :space AND key = a WHERE item <> b "
                "GROUP BY b, item HAVING count(*) >= :least OR 4 IN ("
                "SELECT length(keys) FROM keys_of WHERE keys_of.space = :space AND keys_of.item IN (b, posting.item))"
            ),
            {"space": self.space, "least": least},
        )
        for item, other in rows:
            found[item].add(other)
        return found

    def _temporary(self, table: tuple[str, str, str], pairs: Sequence[tuple[int, int]]) -> None:
        make, empty, fill = table
        self.connection.exec_driver_sql(make)
        self.connection.exec_driver_sql(empty)
        if pairs:
            self.connection.exec_driver_sql(fill, list(pairs))

    def _run(self, statement: str, rows: Sequence[dict[str, int]] | None = None) -> None:
        if rows is None:
            self.connection.execute(text(statement), {"space": self.space})
        elif rows:
            self.connection.execute(text(statement), [{"space": self.space, **row} for row in rows])


def _cut(keys: Sequence[int]) -> np.ndarray[tuple[int], np.dtype[np.int32]]:
    return np.unique(np.array(list(keys), "<i8").astype(WIDTH))
