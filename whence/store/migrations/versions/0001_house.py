"""The first tables.

Written out as they stood at this revision: a migration must not follow later changes of `schema.py`.
"""

from __future__ import annotations

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TABLES = (
    """CREATE TABLE claim (
        num INTEGER NOT NULL,
        id TEXT NOT NULL,
        voices INTEGER NOT NULL,
        drifts INTEGER NOT NULL,
        conflicts INTEGER NOT NULL,
        body BLOB NOT NULL,
        PRIMARY KEY (num),
        UNIQUE (id)
    )""",
    """CREATE TABLE common (
        space INTEGER NOT NULL,
        "key" INTEGER NOT NULL,
        PRIMARY KEY (space, "key")
    ) WITHOUT ROWID""",
    """CREATE TABLE judgement (
        num INTEGER NOT NULL,
        id TEXT NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (num),
        UNIQUE (id)
    )""",
    """CREATE TABLE keys_of (
        space INTEGER NOT NULL,
        item INTEGER NOT NULL,
        keys BLOB NOT NULL,
        PRIMARY KEY (space, item)
    ) WITHOUT ROWID""",
    """CREATE TABLE meta (
        "key" TEXT NOT NULL,
        value TEXT NOT NULL,
        PRIMARY KEY ("key")
    )""",
    """CREATE TABLE name_key (
        "key" TEXT NOT NULL,
        head TEXT NOT NULL,
        reasons TEXT NOT NULL,
        PRIMARY KEY ("key")
    )""",
    "CREATE INDEX ix_name_key_head ON name_key (head)",
    """CREATE TABLE named (
        kind INTEGER NOT NULL,
        id INTEGER NOT NULL,
        owner INTEGER NOT NULL,
        PRIMARY KEY (kind, id, owner)
    ) WITHOUT ROWID""",
    "CREATE INDEX named_owner ON named (kind, owner)",
    """CREATE TABLE posting (
        space INTEGER NOT NULL,
        "key" INTEGER NOT NULL,
        item INTEGER NOT NULL,
        PRIMARY KEY (space, "key", item)
    ) WITHOUT ROWID""",
    """CREATE TABLE report (
        num INTEGER NOT NULL,
        id TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        language TEXT,
        published TEXT NOT NULL,
        text TEXT NOT NULL,
        body TEXT NOT NULL,
        state INTEGER NOT NULL,
        digest TEXT NOT NULL,
        PRIMARY KEY (num),
        UNIQUE (id)
    )""",
    "CREATE INDEX ix_report_language ON report (language)",
    "CREATE INDEX ix_report_sha256 ON report (sha256)",
    "CREATE INDEX ix_report_state ON report (state)",
    """CREATE TABLE setback (
        id TEXT NOT NULL,
        input TEXT,
        report TEXT,
        step TEXT NOT NULL,
        why TEXT NOT NULL,
        next TEXT NOT NULL,
        PRIMARY KEY (id)
    )""",
    "CREATE INDEX ix_setback_report ON setback (report)",
    """CREATE TABLE alias (
        num INTEGER NOT NULL,
        key_a TEXT NOT NULL,
        key_b TEXT NOT NULL,
        report INTEGER NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (num),
        FOREIGN KEY(report) REFERENCES report (num)
    )""",
    "CREATE INDEX ix_alias_key_a ON alias (key_a)",
    "CREATE INDEX ix_alias_key_b ON alias (key_b)",
    "CREATE INDEX ix_alias_report ON alias (report)",
    """CREATE TABLE capture (
        id TEXT NOT NULL,
        report INTEGER NOT NULL,
        input TEXT NOT NULL,
        at TEXT NOT NULL,
        "by" TEXT NOT NULL,
        how TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(report) REFERENCES report (num)
    )""",
    "CREATE INDEX ix_capture_report ON capture (report)",
    """CREATE TABLE finding (
        id TEXT NOT NULL,
        claim INTEGER NOT NULL,
        kind TEXT NOT NULL,
        weight FLOAT NOT NULL,
        body BLOB NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(claim) REFERENCES claim (num)
    )""",
    "CREATE INDEX ix_finding_claim ON finding (claim)",
    "CREATE INDEX ix_finding_weight ON finding (weight)",
    """CREATE TABLE lineage (
        report INTEGER NOT NULL,
        credit_count INTEGER NOT NULL,
        derivation_count INTEGER NOT NULL,
        credits BLOB NOT NULL,
        derivations BLOB NOT NULL,
        origins BLOB NOT NULL,
        PRIMARY KEY (report),
        FOREIGN KEY(report) REFERENCES report (num)
    )""",
    """CREATE TABLE local_names (
        report INTEGER NOT NULL,
        places INTEGER NOT NULL,
        relations INTEGER NOT NULL,
        body BLOB NOT NULL,
        PRIMARY KEY (report),
        FOREIGN KEY(report) REFERENCES report (num)
    )""",
    """CREATE TABLE name_report (
        "key" TEXT NOT NULL,
        report INTEGER NOT NULL,
        name TEXT NOT NULL,
        uses INTEGER NOT NULL,
        persons INTEGER NOT NULL,
        organisations INTEGER NOT NULL,
        places INTEGER NOT NULL,
        PRIMARY KEY ("key", report),
        FOREIGN KEY(report) REFERENCES report (num)
    ) WITHOUT ROWID""",
    """CREATE TABLE overlap (
        a INTEGER NOT NULL,
        b INTEGER NOT NULL,
        id TEXT NOT NULL,
        body BLOB NOT NULL,
        PRIMARY KEY (a, b),
        FOREIGN KEY(a) REFERENCES report (num),
        FOREIGN KEY(b) REFERENCES report (num)
    ) WITHOUT ROWID""",
    "CREATE INDEX overlap_b ON overlap (b)",
    """CREATE TABLE reading (
        report INTEGER NOT NULL,
        sentences INTEGER NOT NULL,
        mentions INTEGER NOT NULL,
        statements INTEGER NOT NULL,
        figures INTEGER NOT NULL,
        moments INTEGER NOT NULL,
        body BLOB NOT NULL,
        PRIMARY KEY (report),
        FOREIGN KEY(report) REFERENCES report (num)
    )""",
    """CREATE TABLE statement (
        num INTEGER NOT NULL,
        id TEXT NOT NULL,
        report INTEGER NOT NULL,
        said TEXT NOT NULL,
        claim INTEGER,
        against INTEGER NOT NULL,
        PRIMARY KEY (num),
        UNIQUE (id),
        FOREIGN KEY(report) REFERENCES report (num)
    )""",
    "CREATE INDEX ix_statement_claim ON statement (claim)",
    "CREATE INDEX ix_statement_report ON statement (report)",
    """CREATE TABLE likeness (
        a INTEGER NOT NULL,
        b INTEGER NOT NULL,
        score FLOAT NOT NULL,
        PRIMARY KEY (a, b),
        FOREIGN KEY(a) REFERENCES statement (num),
        FOREIGN KEY(b) REFERENCES statement (num)
    ) WITHOUT ROWID""",
    "CREATE INDEX likeness_b ON likeness (b)",
)


def upgrade() -> None:
    """Make the first tables."""
    for statement in TABLES:
        op.execute(statement)
