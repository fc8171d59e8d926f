"""Which reports share fingerprints: the index behind `whence.model.protocols.Library`.

It goes by the rules of `whence.model.meetings`. Reports with the same fingerprints are a heap, and postings are of
heaps. All of it stands in the table of postings:

    FINGERPRINT  key -> heap, below zero where it stands at the edge of the text    HEAP  digest of all keys -> heap
    MEMBER       heap -> report        HEAP_OF  report -> heap                        OUTLET   heap -> outlet

A heap goes by the number of the report that came first; no number leaves this file.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from sqlalchemy import Connection, text

from whence.model.meetings import AT_EDGE, RULES
from whence.store import lookup
from whence.store.schema import PRINTS, keys_of, posting, report

FINGERPRINT, HEAP, MEMBER, HEAP_OF, OUTLET = PRINTS, 10, 11, 12, 13
#: Stored little endian; a fingerprint is compared by its lower 32 bits.
_WIDTH = "<i4"
_KEY, _SIGN = 0xFFFFFFFF, 1 << 31
_ASKED = (
    "CREATE TEMP TABLE IF NOT EXISTS asked_print (a INTEGER, b INTEGER)",
    "DELETE FROM asked_print",
    "INSERT INTO asked_print VALUES (?, ?)",
)


class Row(NamedTuple):
    """A posting."""

    space: int
    key: int
    item: int


class PrintPostings:
    """The index of fingerprints."""

    def __init__(self, connection: Connection, limit: int) -> None:
        """Work through `connection`; fingerprints of more than `limit` heaps are too common."""
        self.connection, self.limit = connection, limit

    def add(self, prints: Mapping[int, Sequence[int]], outlets: Mapping[int, str]) -> set[int]:
        """Store fingerprints of new reports.

        Args:
            prints: By number of the report; each key once, see `whence.trace.overlaps.fingerprints`.
            outlets: By number of the report; those without one are absent.

        Returns:
            The new reports, and those that share a stored passage with another and may no longer be worth comparing.
        """
        held = {num: own for num, own in sorted(prints.items()) if own}
        heaps = self._filed(held)
        grown: dict[int, set[int]] = defaultdict(set)
        for num, heap in heaps.items():
            grown[heap].add(num)
        fresh = self._posted({heap: held[heap] for heap in grown if heap in held})
        told = {Row(OUTLET, heaps[num], _outlet(outlets[num])) for num in heaps if num in outlets}
        self._insert(told)
        keys = Counter(row.key for row in fresh)
        moved = {row.key for row in told} - {abs(row.item) for row in fresh}
        keys.update(dict.fromkeys((key for own in self._keys(moved).values() for key in own if key not in keys), 0))
        risen, passed = self._risen(keys)
        touched = set(prints) | self._sharing(risen | passed) | self._displaced(grown)
        self._forget(passed)
        return touched

    def partners(self, nums: Iterable[int]) -> dict[int, dict[int, int]]:
        """Give for each report the others worth comparing, and how few heaps hold a fingerprint that both have."""
        heap_of = dict(self._pairs(HEAP_OF, nums))
        met = self._met(set(heap_of.values()))
        every = set(met) | {other for found in met.values() for other in found}
        members: dict[int, list[int]] = defaultdict(list)
        for heap, num in self._pairs(MEMBER, every):
            members[heap].append(num)
        stand = {heap: self._standing(own) for heap, own in members.items()}
        found: dict[int, dict[int, int]] = {}
        for num, heap in heap_of.items():
            stands = num in stand[heap]
            own = members[heap] if stands else stand[heap]
            found[num] = {other: RULES.steps[0] for other in own if other != num}
            if stands:
                found[num] |= {one: holders for other, holders in met[heap].items() for one in stand[other]}
        return found

    def idle(self, prints: Iterable[int]) -> frozenset[int]:
        """Give those of the fingerprints (32 bits, from 0) that count for nothing."""
        return frozenset(key & _KEY for key in self._idle(key - ((key & _SIGN) << 1) for key in prints))

    def _idle(self, keys: Iterable[int]) -> set[int]:
        self._ask((key, 0) for key in keys)
        common = "SELECT key FROM common JOIN asked_print ON key = a WHERE space = :space"
        return set(self.connection.execute(text(common), {"space": FINGERPRINT}).scalars())

    def _filed(self, held: Mapping[int, Sequence[int]]) -> dict[int, int]:
        """Put reports into heaps."""
        digests = {num: _digest(own) for num, own in held.items()}
        known = dict(self._pairs(HEAP, digests.values()))
        heaps = {num: known.setdefault(digest, num) for num, digest in digests.items()}
        rows = {Row(HEAP, digests[num], heap) for num, heap in heaps.items() if num == heap}
        rows |= {Row(MEMBER, heap, num) for num, heap in heaps.items()}
        self._insert(rows | {Row(HEAP_OF, num, heap) for num, heap in heaps.items()})
        return heaps

    def _posted(self, heaps: Mapping[int, Sequence[int]]) -> list[Row]:
        """Store the fingerprints of new heaps; gives those that count."""
        if not heaps:
            return []
        made = {heap: np.array(own, "<i8") for heap, own in heaps.items()}
        lookup.insert(
            self.connection,
            keys_of,
            [{"space": FINGERPRINT, "item": heap, "keys": _cut(own).tobytes()} for heap, own in made.items()],
        )
        rows = [
            Row(FINGERPRINT, key, -heap if edge else heap)
            for heap, own in made.items()
            for key, edge in zip(_cut(own).tolist(), (own >= AT_EDGE).tolist(), strict=True)
        ]
        idle = self._idle(row.key for row in rows)
        rows = [row for row in rows if row.key not in idle]
        self._insert(rows)
        return rows

    def _risen(self, fresh: Mapping[int, int]) -> tuple[set[int], set[int]]:
        """Find the keys that more hold than a step allows, and those too common now; `fresh` is how many are new."""
        self._ask((key, 0) for key in fresh)
        counted = self.connection.execute(
            text(
                "SELECT key, count(*) AS held, sum(item < 0) AS edges FROM asked_print CROSS JOIN posting "
                "ON space = :space AND key = a GROUP BY key HAVING count(*) > :least"
            ),
            {"space": FINGERPRINT, "least": min(RULES.steps)},
        ).all()
        passed = {row.key for row in counted if row.held > self.limit or row.edges >= RULES.at_edges}
        self._ask((row.key, 0) for row in counted if row.held >= RULES.in_outlet)
        repeated = self.connection.execute(
            text(
                "SELECT p.key FROM asked_print CROSS JOIN posting AS p ON p.space = :space AND p.key = a "
                "JOIN posting AS o ON o.space = :outlet AND o.key = abs(p.item) "
                "GROUP BY p.key, o.item HAVING count(*) >= :least"
            ),
            {"space": FINGERPRINT, "outlet": OUTLET, "least": RULES.in_outlet},
        )
        passed.update(repeated.scalars())
        risen = {row.key for row in counted for step in RULES.steps if row.held - fresh[row.key] <= step < row.held}
        return risen, passed

    def _sharing(self, keys: Iterable[int]) -> set[int]:
        """Give the reports that hold one of the keys and share a stored passage with another that holds it."""
        self._ask((key, 0) for key in keys)
        rows = self.connection.execute(
            text(
                "WITH holder AS MATERIALIZED (SELECT p.key AS print, m.item AS num FROM asked_print "
                "CROSS JOIN posting AS p ON p.space = :space AND p.key = a "
                "CROSS JOIN posting AS m ON m.space = :member AND m.key = abs(p.item)) "
                "SELECT DISTINCT o.a, o.b FROM holder AS x CROSS JOIN overlap AS o ON o.a = x.num "
                "JOIN holder AS y ON y.print = x.print AND y.num = o.b"
            ),
            {"space": FINGERPRINT, "member": MEMBER},
        )
        return {end for row in rows for end in row}

    def _displaced(self, grown: Mapping[int, set[int]]) -> set[int]:
        """Give the reports of grown heaps that stood for them and no longer do."""
        members: dict[int, list[int]] = defaultdict(list)
        for heap, num in self._pairs(MEMBER, grown):
            members[heap].append(num)
        found: set[int] = set()
        for heap, own in members.items():
            if len(own) > RULES.crowd:
                found |= set(self._standing([num for num in own if num not in grown[heap]])) - set(self._standing(own))
        return found

    def _standing(self, members: list[int]) -> list[int]:
        if len(members) <= RULES.crowd:
            return members
        query = report.select().with_only_columns(report.c.num, report.c.published, report.c.id)
        rows = lookup.rows_in(self.connection, query, report.c.num, members)
        return [row.num for row in sorted(rows, key=lambda row: (row.published, row.id))[: RULES.standing]]

    def _met(self, heaps: Iterable[int]) -> dict[int, dict[int, int]]:
        """Give for each heap the others that share enough fingerprints, and how few hold one of those."""
        held = self._keys(heaps)
        self._ask((key, heap) for heap, own in held.items() for key in own)
        rows = self.connection.execute(
            text(
                "WITH counted AS MATERIALIZED (SELECT a AS print, count(*) AS held FROM "
                "(SELECT DISTINCT a FROM asked_print) CROSS JOIN posting ON space = :space AND key = a GROUP BY a) "
                "SELECT b, abs(item) AS other, min(held) AS few, count(*) AS shared FROM counted "
                "JOIN asked_print ON a = print CROSS JOIN posting ON space = :space AND key = a AND abs(item) <> b "
                "WHERE held > 1 GROUP BY b, other"
            ),
            {"space": FINGERPRINT},
        ).all()
        alone = {row.other for row in rows if row.few > RULES.steps[0] and row.shared == 1}
        single = {heap for heap, own in (held | self._keys(alone)).items() if len(own) == 1}
        found: dict[int, dict[int, int]] = {heap: {} for heap in held}
        for heap, other, few, shared in rows:
            if few <= RULES.steps[0] or shared > 1 or heap in single or other in single:
                found[heap][other] = few
        return found

    def _keys(self, heaps: Iterable[int]) -> dict[int, list[int]]:
        query = keys_of.select().where(keys_of.c.space == FINGERPRINT)
        rows = lookup.rows_in(self.connection, query, keys_of.c.item, heaps)
        return {row.item: np.frombuffer(row.keys, _WIDTH).tolist() for row in rows}

    def _pairs(self, space: int, keys: Iterable[int]) -> Iterator[tuple[int, int]]:
        query = posting.select().with_only_columns(posting.c.key, posting.c.item).where(posting.c.space == space)
        for row in lookup.rows_in(self.connection, query, posting.c.key, keys):
            yield row.key, row.item

    def _forget(self, keys: Iterable[int]) -> None:
        rows = [{"space": FINGERPRINT, "key": key} for key in sorted(keys)]
        if rows:
            self.connection.execute(text("DELETE FROM posting WHERE space = :space AND key = :key"), rows)
            self.connection.execute(text("INSERT OR IGNORE INTO common (space, key) VALUES (:space, :key)"), rows)

    def _ask(self, pairs: Iterable[tuple[int, int]]) -> None:
        make, empty, fill = _ASKED
        self.connection.exec_driver_sql(make)
        self.connection.exec_driver_sql(empty)
        rows = sorted(set(pairs))
        if rows:
            self.connection.exec_driver_sql(fill, rows)

    def _insert(self, rows: Iterable[Row]) -> None:
        ordered = sorted(rows)
        if ordered:
            self.connection.exec_driver_sql(
                "INSERT OR IGNORE INTO posting (space, key, item) VALUES (?, ?, ?)", ordered
            )


def _cut(prints: np.ndarray[tuple[int], np.dtype[np.int64]]) -> np.ndarray[tuple[int], np.dtype[np.int32]]:
    return prints.astype(_WIDTH)


def _digest(prints: Sequence[int]) -> int:
    keys = np.sort(np.array(prints, "<i8")).tobytes()
    return int.from_bytes(hashlib.blake2b(keys, digest_size=8).digest(), "little", signed=True)


def _outlet(name: str) -> int:
    return int.from_bytes(hashlib.blake2b(name.encode(), digest_size=8).digest(), "little", signed=True)
