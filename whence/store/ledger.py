"""The ledger between runs: likenesses, claims, findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from sqlalchemy import Connection, bindparam, func, select

from whence.model.identities import Relation
from whence.model.identity import content_id
from whence.model.ledger import Finding, Weighed
from whence.model.lineage import Credit, Derivation, Overlap
from whence.model.protocols import Ledger, Said
from whence.model.reports import Report
from whence.model.shortlist import short_list
from whence.store import lineage, lookup, names, naming
from whence.store.codec import pack, squeeze, swell, unpack
from whence.store.postings import Postings
from whence.store.sayings import Kept, Sayings
from whence.store.schema import BLOCKS, ORIGIN_OF_CLAIM, SOURCE_OF_CLAIM, claim, finding, likeness, statement


class StoredShelf:
    """`whence.model.protocols.Shelf` over the database, for the length of one transaction."""

    def __init__(
        self, connection: Connection, limit: int, fresh: Mapping[str, tuple[Kept, Report]] | None = None
    ) -> None:
        """Read through `connection`; blocking keys of more than `limit` statements are too common.

        Statements that were just written may be handed in as `fresh`, with their reports; they are not read again.
        """
        self.connection = connection
        self.postings = Postings(connection, BLOCKS, limit)
        self.sayings = Sayings(connection, fresh)
        self._numbers = lookup.Numbers(connection, statement)

    def add(self, keys: Mapping[str, Sequence[int]]) -> frozenset[str]:
        """Store blocking keys of new statements and name those whose candidates may have changed."""
        nums = self._numbers.of(keys)
        touched = self.postings.add({nums[one]: own for one, own in sorted(keys.items())})
        return frozenset(self._numbers.names(touched).values())

    def candidates(self, statements: Iterable[str]) -> Mapping[str, frozenset[str]]:
        """Give for each statement the others that share a key which is not too common."""
        nums = self._numbers.of(statements)
        partners = self.postings.partners(nums.values())
        ids = self._numbers.names({one for group in partners.values() for one in group})
        return {one: frozenset(ids[other] for other in partners[num]) for one, num in sorted(nums.items())}

    def said(self, statements: Iterable[str]) -> Mapping[str, Said]:
        """Load statements."""
        return self.sayings.load(statements)

    def likenesses(self, statements: Iterable[str]) -> Sequence[tuple[str, str, float]]:
        """Give stored pairs that touch one of the statements."""
        nums = set(self._numbers.of(statements).values())
        rows: dict[tuple[int, int], float] = {}
        for column in (likeness.c.a, likeness.c.b):
            for row in lookup.rows_in(self.connection, select(likeness), column, nums):
                rows[row.a, row.b] = row.score
        ids = self._numbers.names({num for pair in rows for num in pair})
        pairs = (((ids[a], ids[b]) if ids[a] < ids[b] else (ids[b], ids[a]), score) for (a, b), score in rows.items())
        return sorted((a, b, score) for (a, b), score in pairs)

    def claims(self, statements: Iterable[str]) -> Mapping[str, tuple[str, int]]:
        """Give for each statement that is in a stored claim that claim's id and how many statements it has."""
        query = select(statement.c.id, statement.c.claim).where(statement.c.claim.is_not(None))
        home = {row.id: row.claim for row in lookup.rows_in(self.connection, query, statement.c.id, statements)}
        sized = select(statement.c.claim, func.count().label("size")).group_by(statement.c.claim)
        size = {row.claim: row.size for row in lookup.rows_in(self.connection, sized, statement.c.claim, home.values())}
        ids = lookup.names(self.connection, claim, size)
        return {one: (ids[num], size[num]) for one, num in home.items()}

    def overlaps(self, reports: Iterable[str]) -> Sequence[Overlap]:
        """Give the overlaps both of whose reports are listed."""
        return lineage.overlaps_between(self.connection, reports)

    def credits(self, reports: Iterable[str]) -> Sequence[Credit]:
        """Give the credits of these reports."""
        return lineage.credits_of(self.connection, reports)

    def derivations(self, reports: Iterable[str]) -> Sequence[Derivation]:
        """Give the derivations whose copy is listed."""
        return lineage.derivations_of(self.connection, reports)

    def relations(self, reports: Iterable[str]) -> Sequence[Relation]:
        """Give the relations that these reports state, subject and object as heads of name groups."""
        return names.relations(self.connection, reports)


def keep(connection: Connection, made: Ledger) -> None:
    """Write what weighing a batch gave in place of what stood there."""
    ids = {one for pair in made.likenesses for one in pair[:2]} | made.touched | made.settled
    nums = lookup.numbers(connection, statement, ids)
    _keep_likenesses(connection, made, nums)
    _clear_claims(connection, [nums[one] for one in made.settled if one in nums])
    _keep_claims(connection, made.weighed, nums)


def _keep_likenesses(connection: Connection, made: Ledger, nums: Mapping[str, int]) -> None:
    touched = [nums[one] for one in made.touched if one in nums]
    for column in (likeness.c.a, likeness.c.b):
        lookup.delete_in(connection, likeness, column, touched)
    pairs = [(nums[a], nums[b], score) for a, b, score in made.likenesses]
    rows = [{"a": min(a, b), "b": max(a, b), "score": score} for a, b, score in pairs]
    lookup.insert(connection, likeness, rows, replace=True)


def between(connection: Connection, pairs: Iterable[tuple[int, int]]) -> set[str]:
    """Give the statements of claims that hold statements of both reports of a pair, by report number.

    What two reports share matters only to a claim that both are in.
    """
    other = statement.alias()
    shared = select(statement.c.claim).join(other, statement.c.claim == other.c.claim)
    query = shared.where(statement.c.report == bindparam("a"), other.c.report == bindparam("b")).distinct()
    claims = {own for a, b in sorted(pairs) for own in connection.execute(query, {"a": a, "b": b}).scalars()}
    members = select(statement.c.id, statement.c.claim)
    return {row.id for row in lookup.rows_in(connection, members, statement.c.claim, claims)}


def _clear_claims(connection: Connection, settled: Sequence[int]) -> None:
    query = select(statement.c.num, statement.c.claim).where(statement.c.claim.is_not(None))
    before = {row.num: row.claim for row in lookup.rows_in(connection, query, statement.c.num, settled)}
    gone = set(before.values())
    lookup.delete_in(connection, finding, finding.c.claim, gone)
    lookup.delete_in(connection, claim, claim.c.num, gone)
    for kind in (ORIGIN_OF_CLAIM, SOURCE_OF_CLAIM):
        naming.forget(connection, kind, gone)
    clear = statement.update().where(statement.c.num == bindparam("one")).values(claim=None, against=0)
    if before:
        connection.execute(clear, [{"one": num} for num in sorted(before)])


def _keep_claims(connection: Connection, weighed: Sequence[Weighed], nums: Mapping[str, int]) -> None:
    first = int(connection.execute(select(func.max(claim.c.num))).scalar() or 0) + 1
    numbered = list(enumerate(weighed, start=first))
    rows = [{"num": num, "id": one.claim.id, "body": squeeze(pack(one)), **_sizes(one)} for num, one in numbered]
    lookup.insert(connection, claim, rows)
    members = [
        {"one": nums[own], "own": num, "denies": int(own in one.against)}
        for num, one in numbered
        for own in one.claim.statements
    ]
    put = statement.update().where(statement.c.num == bindparam("one"))
    if members:
        connection.execute(put.values(claim=bindparam("own"), against=bindparam("denies")), members)
    found = [
        {"id": own.id, "claim": num, "kind": own.kind, "weight": own.weight, "body": squeeze(pack(own))}
        for num, one in numbered
        for own in one.findings
    ]
    lookup.insert(connection, finding, found)
    origins = {num: [own.id for own in one.origins] for num, one in numbered}
    sources = {num: [content_id("source", own.entity, own.outlet) for own in one.standings] for num, one in numbered}
    naming.name(connection, ORIGIN_OF_CLAIM, origins)
    naming.name(connection, SOURCE_OF_CLAIM, sources)


def _sizes(weighed: Weighed) -> dict[str, int]:
    return {name: len(getattr(weighed, name)) for name in ("voices", "drifts", "conflicts")}


def weighed_in_order(connection: Connection) -> Iterator[Weighed]:
    """Give every claim with what hangs on it, by id."""
    query = select(claim.c.body).order_by(claim.c.id)
    for row in connection.execution_options(yield_per=200).execute(query):
        yield unpack(Weighed, swell(row.body), {})


def findings(connection: Connection) -> list[Finding]:
    """Give the short list, the most consequential first."""
    query = select(finding.c.body).order_by(finding.c.id)
    return short_list(unpack(Finding, swell(row.body), {}) for row in connection.execute(query))


def claims_of(connection: Connection, report_num: int) -> dict[str, tuple[str, bool]]:
    """Give for each statement of a report that is in a claim the claim's id and whether it speaks against it."""
    query = (
        select(statement.c.id, claim.c.id.label("claim_id"), statement.c.against)
        .join(claim, statement.c.claim == claim.c.num)
        .where(statement.c.report == report_num)
    )
    return {row.id: (row.claim_id, bool(row.against)) for row in connection.execute(query)}
