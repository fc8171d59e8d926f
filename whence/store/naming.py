"""Which sources and origins claims and reports name, for counting each once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, bindparam

from whence.store import lookup
from whence.store.schema import named


def name(connection: Connection, kind: int, ids: Mapping[int, Iterable[str]]) -> None:
    """Write what owners name; what an owner named before must have been forgotten."""
    rows = [
        {"kind": kind, "id": one, "owner": owner}
        for owner, named_ids in ids.items()
        for one in sorted({_number(own) for own in named_ids})
    ]
    lookup.insert(connection, named, rows)


def forget(connection: Connection, kind: int, owners: Iterable[int]) -> None:
    """Drop what owners that are gone named."""
    rows = [{"one": owner} for owner in owners]
    if rows:
        connection.execute(named.delete().where(named.c.kind == kind, named.c.owner == bindparam("one")), rows)


def _number(content_id: str) -> int:
    unsigned = int(content_id.rsplit("-", 1)[1], 16)
    return unsigned - (1 << 64) if unsigned >= 1 << 63 else unsigned
