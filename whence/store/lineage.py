"""Overlaps, credits, derivations, origins."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, bindparam, or_, select

from whence.model.lineage import Bearing, Credit, Derivation, Lineage, Origin, Overlap
from whence.model.reading import Reading
from whence.model.reports import Report
from whence.store import lookup, naming, readings, reports
from whence.store.bearers import BearerPostings
from whence.store.codec import pack, squeeze, swell, unpack_many
from whence.store.prints import PrintPostings
from whence.store.schema import BEARERS, ORIGIN_OF_REPORT, lineage, overlap, report


class StoredLibrary:
    """`whence.model.protocols.Library` over the database, for the length of one transaction."""

    def __init__(self, connection: Connection, limit: int) -> None:
        """Read through `connection`; fingerprints of more than `limit` reports are too common."""
        self.connection = connection
        self.postings = PrintPostings(connection, limit)
        self.names = BearerPostings(connection, BEARERS, limit)
        self._reports: dict[str, Report] = {}

    def add(self, prints: Mapping[str, Sequence[int]]) -> frozenset[str]:
        """Store fingerprints of new reports and name those whose overlaps may have changed."""
        nums = lookup.numbers(self.connection, report, prints)
        known = self.reports(prints)
        outlets = {nums[one]: held.outlet for one, held in known.items() if held.outlet is not None}
        touched = self.postings.add({nums[one]: own for one, own in prints.items()}, outlets)
        return frozenset(lookup.names(self.connection, report, touched).values())

    def candidates(self, reports: Iterable[str]) -> Mapping[str, Mapping[str, int]]:
        """Give for each report the others worth comparing, and how few hold a fingerprint that both have."""
        nums = lookup.numbers(self.connection, report, reports)
        partners = self.postings.partners(nums.values())
        ids = lookup.names(self.connection, report, {one for group in partners.values() for one in group})
        return {
            one: {ids[other]: few for other, few in sorted(partners.get(num, {}).items())}
            for one, num in sorted(nums.items())
        }

    def idle(self, prints: Iterable[int]) -> frozenset[int]:
        """Give those of the fingerprints that count for nothing."""
        return self.postings.idle(prints)

    def name(self, bearings: Mapping[str, Bearing]) -> frozenset[str]:
        """Store what new reports go by and credit; gives those whose credits may point elsewhere now."""
        nums = lookup.numbers(self.connection, report, bearings)
        touched = self.names.name({nums[one]: own for one, own in bearings.items()})
        return frozenset(lookup.names(self.connection, report, touched).values())

    def bearers(self, names: Iterable[str]) -> Mapping[str, Sequence[str]]:
        """Give the reports that go by each name, by id."""
        found = self.names.bearers(names)
        ids = lookup.names(self.connection, report, {one for group in found.values() for one in group})
        return {name: sorted(ids[one] for one in group) for name, group in found.items()}

    def reports(self, ids: Iterable[str]) -> Mapping[str, Report]:
        """Load reports, each once."""
        wanted = set(ids)
        self._reports.update(reports.load(self.connection, wanted - self._reports.keys()))
        return {one: self._reports[one] for one in sorted(wanted) if one in self._reports}

    def readings(self, ids: Iterable[str]) -> Mapping[str, Reading]:
        """Load readings."""
        return readings.load_ids(self.connection, ids, self.reports(ids))

    def overlaps(self, ids: Iterable[str]) -> Sequence[Overlap]:
        """Give the stored overlaps that touch one of the reports."""
        nums = lookup.numbers(self.connection, report, ids)
        rows: dict[tuple[int, int], bytes] = {}
        for column in (overlap.c.a, overlap.c.b):
            for row in lookup.rows_in(self.connection, select(overlap), column, nums.values()):
                rows[row.a, row.b] = row.body
        return _overlaps(self.connection, rows)


def _overlaps(connection: Connection, rows: Mapping[tuple[int, int], bytes]) -> list[Overlap]:
    if not rows:
        return []
    texts = {}
    query = select(report.c.id, report.c.num, report.c.text)
    for row in lookup.rows_in(connection, query, report.c.num, {num for pair in rows for num in pair}):
        texts[row.id] = row.text
    found = [one for body in rows.values() for one in unpack_many(Overlap, swell(body), texts)]
    return sorted(found, key=lambda one: one.id)


def _packed(one: Overlap) -> bytes:
    return squeeze(pack((one,), frozenset({one.report_a, one.report_b})))


def keep(connection: Connection, made: Lineage) -> tuple[set[int], set[tuple[int, int]]]:
    """Write what tracing a batch gave in place of what stood there.

    Returns:
        Numbers of the reports whose credits or derivations are not what they were, and the pairs of reports whose
        overlap is not.
    """
    ends = {end for one in made.overlaps for end in (one.report_a, one.report_b)}
    nums = lookup.numbers(connection, report, ends | set(made.reports))
    stated = {nums[one] for one in made.reports}
    pairs = _keep_overlaps(connection, made.overlaps, nums=nums, stated=stated)
    return _keep_rows(connection, made, nums), pairs


def _keep_overlaps(
    connection: Connection, made: Iterable[Overlap], *, nums: Mapping[str, int], stated: set[int]
) -> set[tuple[int, int]]:
    before: dict[tuple[int, int], bytes] = {}
    for column in (overlap.c.a, overlap.c.b):
        for row in lookup.rows_in(connection, select(overlap), column, stated):
            before[row.a, row.b] = row.body
    after = {(nums[one.report_a], nums[one.report_b]): (one.id, _packed(one)) for one in made}
    gone = [{"one": a, "two": b} for a, b in before if (a, b) not in after]
    new = [
        {"a": a, "b": b, "id": own, "body": body} for (a, b), (own, body) in after.items() if before.get((a, b)) != body
    ]
    if gone:
        table = overlap.delete().where(overlap.c.a == bindparam("one"), overlap.c.b == bindparam("two"))
        connection.execute(table, gone)
    lookup.insert(connection, overlap, new, replace=True)
    renewed = {pair for pair, (_, body) in after.items() if before.get(pair) != body}
    return renewed | {(row["one"], row["two"]) for row in gone}


def _keep_rows(connection: Connection, made: Lineage, nums: Mapping[str, int]) -> set[int]:
    own_credits: dict[str, list[Credit]] = {one: [] for one in made.reports}
    own_derivations: dict[str, list[Derivation]] = {one: [] for one in made.reports}
    for credit in made.credits:
        own_credits[credit.report].append(credit)
    for derivation in made.derivations:
        own_derivations[derivation.copy].append(derivation)
    by_id = {one.id: one for one in made.origins}
    before = {row.report: row for row in lookup.rows_in(connection, select(lineage), lineage.c.report, nums.values())}
    changed, rows = set(), []
    for one in made.reports:
        row = _row(own_credits[one], own_derivations[one], by_id)
        old = before.get(nums[one])
        if old is None or any(getattr(old, name) != value for name, value in row.items()):
            rows.append({"report": nums[one], **row})
            if old is not None or own_credits[one] or own_derivations[one]:
                changed.add(nums[one])
    lookup.insert(connection, lineage, rows, replace=True)
    origins = {int(row["report"]): [one.id for one in unpack_many(Origin, swell(row["origins"]), {})] for row in rows}
    naming.forget(connection, ORIGIN_OF_REPORT, origins)
    naming.name(connection, ORIGIN_OF_REPORT, origins)
    return changed


def _row(stated: list[Credit], derivations: list[Derivation], by_id: Mapping[str, Origin]) -> dict[str, Any]:
    used = {one.origin for one in stated} | {one.origin for one in derivations}
    origins = [by_id[one] for one in sorted(one for one in used if one is not None and one in by_id)]
    return {
        "credits": squeeze(pack(tuple(sorted(stated, key=lambda one: one.id)))),
        "derivations": squeeze(pack(tuple(sorted(derivations, key=lambda one: one.id)))),
        "origins": squeeze(pack(tuple(origins))),
        "credit_count": len(stated),
        "derivation_count": len(derivations),
    }


def overlaps_between(connection: Connection, ids: Iterable[str]) -> list[Overlap]:
    """Give the overlaps both of whose reports are listed, by id."""
    nums = set(lookup.numbers(connection, report, ids).values())
    rows = {
        (row.a, row.b): row.body
        for row in lookup.rows_in(connection, select(overlap), overlap.c.a, nums)
        if row.b in nums
    }
    return _overlaps(connection, rows)


def overlaps_in_order(connection: Connection) -> Iterator[Overlap]:
    """Give every overlap, by id."""
    order = connection.execute(select(overlap.c.a, overlap.c.b, overlap.c.body).order_by(overlap.c.id)).all()
    for start in range(0, len(order), 200):
        yield from _overlaps(connection, {(row.a, row.b): row.body for row in order[start : start + 200]})


def rows_of(connection: Connection, ids: Iterable[str]) -> Iterator[Row[Any]]:
    """Give the stored credits, derivations and origins of reports."""
    nums = lookup.numbers(connection, report, ids)
    return lookup.rows_in(connection, select(lineage), lineage.c.report, nums.values())


def credits_of(connection: Connection, ids: Iterable[str]) -> list[Credit]:
    """Give the credits of reports, by id."""
    return sorted(
        (one for row in rows_of(connection, ids) for one in unpack_many(Credit, swell(row.credits), {})),
        key=lambda one: one.id,
    )


def derivations_of(connection: Connection, ids: Iterable[str]) -> list[Derivation]:
    """Give the derivations whose copy is listed, by id."""
    return sorted(
        (one for row in rows_of(connection, ids) for one in unpack_many(Derivation, swell(row.derivations), {})),
        key=lambda one: one.id,
    )


def everything(connection: Connection) -> Iterator[Row[Any]]:
    """Give every stored row of credits, derivations and origins."""
    yield from connection.execute(
        select(lineage).where(or_(lineage.c.credit_count > 0, lineage.c.derivation_count > 0))
    )
