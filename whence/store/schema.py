"""The tables of `case.db`.

Counts stand before bodies: SQLite would have to walk through a long body to reach what stands behind it.

Numbers (`num`) are for joins inside the database only and never leave it; everything outside goes by content ids.
"""

from __future__ import annotations

from sqlalchemy import Column, Float, ForeignKey, Index, Integer, LargeBinary, MetaData, Table, Text

metadata = MetaData()

#: Revision that this code writes; `migrations/versions` ends here.
HEAD = "0002"

meta = Table("meta", metadata, Column("key", Text, primary_key=True), Column("value", Text, nullable=False))

report = Table(
    "report",
    metadata,
    Column("num", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("sha256", Text, nullable=False, index=True),
    Column("language", Text, index=True),
    Column("published", Text, nullable=False),  # earliest instant or 9999: the fixed order of content
    Column("text", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("state", Integer, nullable=False, index=True),  # GATHERED, READ, JOINED
    Column("digest", Text, nullable=False),  # of text and body, to see whether a hand was laid on them
)
GATHERED, READ, JOINED = 0, 1, 2

capture = Table(
    "capture",
    metadata,
    Column("id", Text, primary_key=True),
    Column("report", Integer, ForeignKey("report.num"), nullable=False, index=True),
    Column("input", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("how", Text, nullable=False),
    Column("sha256", Text, nullable=False),
)

setback = Table(
    "setback",
    metadata,
    Column("id", Text, primary_key=True),
    Column("input", Text),
    Column("report", Text, index=True),
    Column("step", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("next", Text, nullable=False),
)

reading = Table(
    "reading",
    metadata,
    Column("report", Integer, ForeignKey("report.num"), primary_key=True),
    *(Column(name, Integer, nullable=False) for name in ("sentences", "mentions", "statements", "figures", "moments")),
    Column("body", LargeBinary, nullable=False),
)

local_names = Table(
    "local_names",
    metadata,
    Column("report", Integer, ForeignKey("report.num"), primary_key=True),
    *(Column(name, Integer, nullable=False) for name in ("places", "relations")),
    Column("body", LargeBinary, nullable=False),
)

name_key = Table(
    "name_key",
    metadata,
    Column("key", Text, primary_key=True),
    Column("head", Text, nullable=False, index=True),
    Column("reasons", Text, nullable=False),
)

name_report = Table(
    "name_report",
    metadata,
    Column("key", Text, primary_key=True),
    Column("report", Integer, ForeignKey("report.num"), primary_key=True),
    Column("name", Text, nullable=False),
    *(Column(name, Integer, nullable=False) for name in ("uses", "persons", "organisations", "places")),
    sqlite_with_rowid=False,
)

alias = Table(
    "alias",
    metadata,
    Column("num", Integer, primary_key=True),
    Column("key_a", Text, nullable=False, index=True),
    Column("key_b", Text, nullable=False, index=True),
    Column("report", Integer, ForeignKey("report.num"), nullable=False, index=True),
    Column("body", Text, nullable=False),
)

#: Numbers of the name keys, for the index of their blocking keys.
name = Table(
    "name",
    metadata,
    Column("num", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),  # the key
)

apart = Table(
    "apart",
    metadata,
    Column("num", Integer, primary_key=True),
    Column("key_a", Text, nullable=False, index=True),
    Column("key_b", Text, nullable=False, index=True),
    Column("report", Integer, ForeignKey("report.num"), nullable=False),
    Column("body", Text, nullable=False),
)

#: Which items hold a fingerprint or blocking key; keys that grew too common are in `common` instead.
posting = Table(
    "posting",
    metadata,
    Column("space", Integer, primary_key=True),
    Column("key", Integer, primary_key=True),
    Column("item", Integer, primary_key=True),
    sqlite_with_rowid=False,
)
common = Table(
    "common",
    metadata,
    Column("space", Integer, primary_key=True),
    Column("key", Integer, primary_key=True),
    sqlite_with_rowid=False,
)
keys_of = Table(
    "keys_of",
    metadata,
    Column("space", Integer, primary_key=True),
    Column("item", Integer, primary_key=True),
    Column("keys", LargeBinary, nullable=False),  # sorted signed 32-bit integers, little endian
    sqlite_with_rowid=False,
)
PRINTS, BLOCKS, NAMES, BEARERS = 0, 1, 2, 3

overlap = Table(
    "overlap",
    metadata,
    Column("a", Integer, ForeignKey("report.num"), primary_key=True),
    Column("b", Integer, ForeignKey("report.num"), primary_key=True),
    Column("id", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)
Index("overlap_b", overlap.c.b)

lineage = Table(
    "lineage",
    metadata,
    Column("report", Integer, ForeignKey("report.num"), primary_key=True),
    *(Column(name, Integer, nullable=False) for name in ("credit_count", "derivation_count")),
    Column("credits", LargeBinary, nullable=False),
    Column("derivations", LargeBinary, nullable=False),
    Column("origins", LargeBinary, nullable=False),
)

statement = Table(
    "statement",
    metadata,
    Column("num", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("report", Integer, ForeignKey("report.num"), nullable=False, index=True),
    Column("said", Text, nullable=False),
    Column("claim", Integer, index=True),
    Column("against", Integer, nullable=False, default=0),
)

likeness = Table(
    "likeness",
    metadata,
    Column("a", Integer, ForeignKey("statement.num"), primary_key=True),
    Column("b", Integer, ForeignKey("statement.num"), primary_key=True),
    Column("score", Float, nullable=False),
    sqlite_with_rowid=False,
)
Index("likeness_b", likeness.c.b)

claim = Table(
    "claim",
    metadata,
    Column("num", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    *(Column(name, Integer, nullable=False) for name in ("voices", "drifts", "conflicts")),
    Column("body", LargeBinary, nullable=False),
)

#: Which sources and origins a claim or a report names: only to count them, so by the number in their id.
named = Table(
    "named",
    metadata,
    Column("kind", Integer, primary_key=True),
    Column("id", Integer, primary_key=True),
    Column("owner", Integer, primary_key=True),
    sqlite_with_rowid=False,
)
Index("named_owner", named.c.kind, named.c.owner)
SOURCE_OF_CLAIM, ORIGIN_OF_CLAIM, ORIGIN_OF_REPORT = 0, 1, 2

finding = Table(
    "finding",
    metadata,
    Column("id", Text, primary_key=True),
    Column("claim", Integer, ForeignKey("claim.num"), nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("weight", Float, nullable=False, index=True),
    Column("body", LargeBinary, nullable=False),
)

judgement = Table(
    "judgement",
    metadata,
    Column("num", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("body", Text, nullable=False),
)
