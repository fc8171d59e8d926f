"""Open, make and migrate `case.db`."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DatabaseError

from whence.errors import CaseDamaged, CaseTooNew, NoSuchCase, OutputRefused
from whence.store.schema import HEAD

#: Name of the database in a case folder.
FILE = "case.db"
#: Milliseconds a writer waits for another: a judgement may wait for one batch of a build.
PATIENCE = 60_000


def connect(case: Path, *, make: bool) -> Engine:
    """Open the database of a case, made or migrated as needed.

    Args:
        case: The case folder.
        make: Whether a missing case is made.

    Raises:
        NoSuchCase: The folder holds no case and `make` is false.
        CaseTooNew: The case was written by a newer Whence.
        CaseDamaged: The file is no database, or one of something else.
        OutputRefused: The folder cannot be made.
    """
    path = case / FILE
    if not make and not (path.is_file() and path.stat().st_size):
        raise NoSuchCase(f"{case} holds no case", f"Make one with: whence run {case} INPUT...")
    if not make and not os.access(case, os.W_OK):
        return _fixed(path)
    try:
        case.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputRefused(f"{case} cannot be made: {error.strerror}", "Name a folder you may write to.") from error
    if not os.access(case, os.W_OK):
        raise OutputRefused(f"{case} cannot be written to", "Name a folder you may write to.")
    engine = create_engine(f"sqlite:///{path}")
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    try:
        _bring_up(engine, path)
    except DatabaseError as error:
        engine.dispose()
        raise CaseDamaged(
            f"{path} cannot be read: {error.orig}", "Restore it, or run again in a new folder."
        ) from error
    return engine


def _fixed(path: Path) -> Engine:
    """Open a case on a medium that cannot be written: SQLite must not look for a log beside it."""
    engine = create_engine(f"sqlite:///file:{quote(str(path.resolve()))}?mode=ro&immutable=1&uri=true")
    try:
        with engine.connect() as connection:
            found = _revision(connection)
    except DatabaseError as error:
        engine.dispose()
        raise CaseDamaged(f"{path} cannot be read: {error.orig}", "Restore it, or copy the case elsewhere.") from error
    if found != HEAD:
        engine.dispose()
        raise OutputRefused(f"{path} is of another version and cannot be written", "Copy the case where it can be.")
    return engine


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Give a connection that sees one unchanging state of the case and never waits."""
    with engine.connect() as connection, connection.execution_options(whence_begin="BEGIN").begin():
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Give a connection whose changes land together or not at all."""
    with engine.connect() as connection, connection.execution_options(whence_begin="BEGIN IMMEDIATE").begin():
        yield connection


def _prepare(raw: sqlite3.Connection, _record: object) -> None:
    raw.isolation_level = None
    for pragma in (
        f"busy_timeout={PATIENCE}",
        "journal_mode=WAL",
        "synchronous=NORMAL",
        "foreign_keys=OFF",
        "cache_size=-65536",
        "temp_store=MEMORY",
    ):
        raw.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get("whence_begin", "BEGIN"))


def _bring_up(engine: Engine, path: Path) -> None:
    with reading(engine) as connection:
        found = _revision(connection)
    if found == HEAD:
        return
    if found is not None and found > HEAD:
        engine.dispose()
        raise CaseTooNew(
            f"{path} was written by a newer Whence (revision {found}, this one knows {HEAD})", "Update Whence."
        )
    _migrate(engine)


def _revision(connection: Connection) -> str | None:
    tables = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'")).scalars().all()
    if "alembic_version" not in tables:
        if tables:
            raise CaseDamaged("the database was made by another program", "Choose another case folder.")
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _migrate(engine: Engine) -> None:
    from alembic import command  # noqa: PLC0415 - takes as long as everything else here; needed once per case
    from alembic.config import Config  # noqa: PLC0415 - likewise

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    with writing(engine) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
