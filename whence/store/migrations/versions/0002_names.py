"""Names by number, for the index of their blocking keys, and pairs of names that reports keep apart.

What joining made is dropped by the next build, which resolves the case anew.
"""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

TABLES = (
    """CREATE TABLE name (
        num INTEGER NOT NULL,
        id TEXT NOT NULL,
        PRIMARY KEY (num),
        UNIQUE (id)
    )""",
    """CREATE TABLE apart (
        num INTEGER NOT NULL,
        key_a TEXT NOT NULL,
        key_b TEXT NOT NULL,
        report INTEGER NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (num),
        FOREIGN KEY(report) REFERENCES report (num)
    )""",
    "CREATE INDEX ix_apart_key_a ON apart (key_a)",
    "CREATE INDEX ix_apart_key_b ON apart (key_b)",
)


def upgrade() -> None:
    """Make the tables of names."""
    for statement in TABLES:
        op.execute(statement)
