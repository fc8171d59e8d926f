"""Alembic's entry: the connection comes from `whence.store.database`, never from a configuration file."""

from __future__ import annotations

from alembic import context

from whence.store.schema import metadata

context.configure(
    connection=context.config.attributes["connection"], target_metadata=metadata, transaction_per_migration=False
)
context.run_migrations()
