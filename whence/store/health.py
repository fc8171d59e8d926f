"""Whether the database engine of this Python can hold a case."""

from __future__ import annotations

import sqlite3
import tempfile
from pathlib import Path
from typing import Final

#: First version with `RETURNING`, which SQLAlchemy counts on for inserts that hand back their keys.
OLDEST: Final = (3, 35, 0)


def database_checks() -> list[tuple[str, bool, str]]:
    """Try what a case needs of SQLite: its version, write-ahead logging and full-text search.

    Returns:
        (what, whether it works, what was found or what to do), in a fixed order.
    """
    found = sqlite3.sqlite_version
    new_enough = sqlite3.sqlite_version_info >= OLDEST
    wanted = ".".join(str(part) for part in OLDEST)
    return [
        ("SQLite", new_enough, found if new_enough else f"{found}; a Python with {wanted} or newer is needed"),
        _tried("write-ahead log", "PRAGMA journal_mode=WAL", "wal"),
        _tried("full-text search", "CREATE VIRTUAL TABLE probe USING fts5(words)", None),
    ]


def _tried(what: str, command: str, answer: str | None) -> tuple[str, bool, str]:
    try:
        with tempfile.TemporaryDirectory() as folder:
            connection = sqlite3.connect(Path(folder, "probe.db"))
            try:
                row = connection.execute(command).fetchone()
            finally:
                connection.close()
    except (sqlite3.Error, OSError) as error:
        return what, False, f"does not work here: {error}"
    works = answer is None or (row is not None and row[0] == answer)
    return what, works, "works" if works else f"does not work in {tempfile.gettempdir()}; set TMPDIR to a local disk"
