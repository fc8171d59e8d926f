"""Which reports go by a name, and which credit it: the index behind `Library.name` and `Library.bearers`."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from sqlalchemy import select

from whence.model.lineage import Bearing
from whence.store import lookup
from whence.store.postings import Postings
from whence.store.schema import common, posting, report

OWN, CREDITED = "own", "credited"
#: Reports that are told of a name: two that can be told apart, beside the one that credits it.
TOLD = 3
#: Stands for an unknown time.
UNDATED = ""


class BearerPostings(Postings):
    """Postings of reports under the names they go by and those they credit."""

    def name(self, bearings: Mapping[int, Bearing]) -> set[int]:
        """Store what new reports go by and credit.

        Returns:
            The new reports, those that credit a name of which other reports are told than before, and those of names
            that have become too common.
        """
        keys = {
            item: [*(_key(OWN, name) for name in one.own), *(_key(CREDITED, name) for name in one.credited)]
            for item, one in bearings.items()
        }
        borne = {name for one in bearings.values() for name in one.own}
        often = self._often(_key(OWN, name) for name in borne)
        touched = self.add(keys)
        changed = {name for name, told in self.bearers(borne).items() if not told.isdisjoint(bearings)}
        passed = self._often(_key(OWN, name) for name in borne) - often
        changed |= {name for name in borne if _key(OWN, name) in passed}
        return touched | {item for _, item in self._rows(_key(CREDITED, name) for name in changed)}

    def bearers(self, names: Iterable[str]) -> dict[str, set[int]]:
        """Give the reports that go by each name, `TOLD` with a date and as many without; none where too many do.

        Why this way: a credit means the only report that is not dated later, or the earliest; either can be told from
        the first few, and one more report that is not among them changes nothing.
        """
        wanted = sorted(set(names))
        by_key = {_key(OWN, name): name for name in wanted}
        often = self._often({*by_key, *(_key(CREDITED, name) for name in wanted)})
        found: dict[str, set[int]] = {name: set() for name in wanted}
        for key, item in self._rows(by_key):
            if _key(CREDITED, by_key[key]) not in often:
                found[by_key[key]].add(item)
        return self._first(found)

    def _first(self, found: Mapping[str, set[int]]) -> dict[str, set[int]]:
        many = {item for own in found.values() if len(own) > TOLD for item in own}
        query = select(report.c.num, report.c.published, report.c.id)
        rows = {row.num: row for row in lookup.rows_in(self.connection, query, report.c.num, many)}
        made = dict(found)
        for name, own in found.items():
            if len(own) > TOLD:
                order = sorted((_instant(rows[item].published), rows[item].id, item) for item in own)
                dated = [item for when, _, item in order if when != UNDATED]
                made[name] = {*dated[:TOLD], *[item for when, _, item in order if when == UNDATED][:TOLD]}
        return made

    def _often(self, keys: Iterable[int]) -> set[int]:
        query = select(common.c.key).where(common.c.space == self.space)
        return {row.key for row in lookup.rows_in(self.connection, query, common.c.key, keys)}

    def _rows(self, keys: Iterable[int]) -> list[tuple[int, int]]:
        query = select(posting.c.key, posting.c.item).where(posting.c.space == self.space)
        return sorted((row.key, row.item) for row in lookup.rows_in(self.connection, query, posting.c.key, keys))


def _key(role: str, name: str) -> int:
    """Digest a name in its role to 32 bits; who meets by a clash is told apart by the name itself."""
    digest = hashlib.blake2b(f"{role} {name}".encode(), digest_size=4).digest()
    return int.from_bytes(digest, "little", signed=True)


def _instant(published: str) -> str:
    """Write the first possible instant of a report in UTC, so that it sorts; a time without a zone is in UTC."""
    try:
        moment = datetime.fromisoformat(published)
        return (
            (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC).isoformat(timespec="microseconds")
        )
    except (ValueError, OverflowError):
        return UNDATED
