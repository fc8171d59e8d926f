"""Rows per table of the data contract, without building them."""

from __future__ import annotations

from sqlalchemy import Connection, distinct, func, select
from sqlalchemy.sql.elements import ColumnElement

from whence.store import ledger, schema
from whence.store.readings import PARTS
from whence.store.schema import ORIGIN_OF_CLAIM, ORIGIN_OF_REPORT, SOURCE_OF_CLAIM

_TABLES = {
    "captures": schema.capture,
    "reports": schema.report,
    "overlaps": schema.overlap,
    "claims": schema.claim,
    "judgements": schema.judgement,
    "setbacks": schema.setback,
}
_SUMS = {
    **{part: schema.reading.c[part] for part in PARTS},
    "places": schema.local_names.c.places,
    "credits": schema.lineage.c.credit_count,
    "derivations": schema.lineage.c.derivation_count,
    "voices": schema.claim.c.voices,
    "drifts": schema.claim.c.drifts,
    "conflicts": schema.claim.c.conflicts,
}
_NAMED = {"sources": (SOURCE_OF_CLAIM,), "origins": (ORIGIN_OF_CLAIM, ORIGIN_OF_REPORT)}


def counts(connection: Connection) -> dict[str, int]:
    """Count every table but entities and relations, which depend on how names are grouped."""

    def one(value: ColumnElement[int]) -> int:
        return int(connection.execute(select(value)).scalar() or 0)

    found = {name: one(func.count(table.primary_key.columns[0])) for name, table in _TABLES.items()}
    found |= {name: one(func.sum(column)) for name, column in _SUMS.items()}
    for name, kinds in _NAMED.items():
        query = select(func.count(distinct(schema.named.c.id))).where(schema.named.c.kind.in_(kinds))
        found[name] = int(connection.execute(query).scalar_one())
    return {**found, "findings": len(ledger.findings(connection))}
