"""Which reports go by a name, and which credit it: the index behind `Library.name` and `Library.bearers`."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

from sqlalchemy import select

from whence.model.lineage import Bearing
from whence.store import lookup
from whence.store.postings import Postings
from whence.store.schema import common, posting

OWN, CREDITED = "own", "credited"


class BearerPostings(Postings):
    """Postings of reports under the names they go by and those they credit."""

    def name(self, bearings: Mapping[int, Bearing]) -> set[int]:
        """Store what new reports go by and credit.

        Returns:
            The new reports, those that credit one of them by name, and those of names that have become too common.
        """
        keys = {
            item: [*(_key(OWN, name) for name in one.own), *(_key(CREDITED, name) for name in one.credited)]
            for item, one in bearings.items()
        }
        touched = self.add(keys)
        borne = {_key(CREDITED, name) for one in bearings.values() for name in one.own}
        return touched | {item for _, item in self._rows(borne)}

    def bearers(self, names: Iterable[str]) -> dict[str, set[int]]:
        """Give the reports that go by each name; none where too many go by it, or credit it."""
        wanted = sorted(set(names))
        by_key = {_key(OWN, name): name for name in wanted}
        asked = {*by_key, *(_key(CREDITED, name) for name in wanted)}
        query = select(common.c.key).where(common.c.space == self.space)
        often = {row.key for row in lookup.rows_in(self.connection, query, common.c.key, asked)}
        found: dict[str, set[int]] = {name: set() for name in wanted}
        for key, item in self._rows(by_key):
            if _key(CREDITED, by_key[key]) not in often:
                found[by_key[key]].add(item)
        return found

    def _rows(self, keys: Iterable[int]) -> list[tuple[int, int]]:
        query = select(posting.c.key, posting.c.item).where(posting.c.space == self.space)
        return sorted((row.key, row.item) for row in lookup.rows_in(self.connection, query, posting.c.key, keys))


def _key(role: str, name: str) -> int:
    """Digest a name in its role to 32 bits; who meets by a clash is told apart by the name itself."""
    digest = hashlib.blake2b(f"{role} {name}".encode(), digest_size=4).digest()
    return int.from_bytes(digest, "little", signed=True)
