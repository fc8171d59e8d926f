"""The names of the case as resolving asks for them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, Table, select

from whence.model.identities import Alias, Apart, LocalNames
from whence.model.protocols import JudgedNames
from whence.model.spans import Span
from whence.store import lookup, name_judgements
from whence.store.codec import unpack
from whence.store.postings import Postings
from whence.store.schema import NAMES, alias, apart, name


class StoredNames:
    """`whence.model.protocols.NameIndex` over the database."""

    def __init__(self, connection: Connection, common: int) -> None:
        """Work through `connection`; a blocking key that more than `common` names hold counts no longer."""
        self.connection = connection
        self.postings = Postings(connection, NAMES, common)

    def add(self, blocks: Mapping[str, Sequence[int]]) -> frozenset[str]:
        """Store the names that are new; gives those whose candidates may have changed."""
        fresh = sorted(blocks.keys() - self.held(blocks))
        lookup.insert(self.connection, name, [{"id": key} for key in fresh])
        nums = lookup.numbers(self.connection, name, fresh)
        touched = self.postings.add({nums[key]: blocks[key] for key in fresh})
        return frozenset(lookup.names(self.connection, name, touched).values())

    def near(self, keys: Iterable[str]) -> Mapping[str, frozenset[str]]:
        """Give for each held name the others that share a blocking key which is not too common."""
        nums = lookup.numbers(self.connection, name, keys)
        near = self.postings.partners(nums.values())
        known = lookup.names(self.connection, name, {other for others in near.values() for other in others})
        return {key: frozenset(known[other] for other in near[num]) for key, num in nums.items()}

    def held(self, keys: Iterable[str]) -> frozenset[str]:
        """Give those of the keys that were added."""
        return frozenset(lookup.numbers(self.connection, name, keys))

    def aliases(self, keys: Iterable[str]) -> Sequence[Alias]:
        """Give every stored alias that touches one of the keys, in a fixed order."""
        found = [unpack(Alias, body, {}) for body in self._touching(alias, keys)]
        return sorted(found, key=lambda one: (one.key_a, one.key_b, one.kind, one.report, one.span.start))

    def apart(self, keys: Iterable[str]) -> Sequence[Apart]:
        """Give every pair that a report keeps apart and that touches one of the keys, in a fixed order."""
        found = [unpack(Apart, body, {}) for body in self._touching(apart, keys)]
        return sorted(found, key=lambda one: (one.key_a, one.key_b, one.why, one.report, one.span.start))

    def judged(self, local: Sequence[LocalNames]) -> JudgedNames:
        """Give what a person decided about names; remembers it, to tell next time what changed."""
        return name_judgements.replayed(self.connection, local)

    def namesakes(self, reports: Iterable[str]) -> Mapping[str, Sequence[tuple[Span, Span]]]:
        """Give by report the names that a person split off: the words judged, and the words of the other thing."""
        found: defaultdict[str, list[tuple[Span, Span]]] = defaultdict(list)
        wanted = set(reports)
        for judged, other in name_judgements.splits(self.connection):
            if judged.report in wanted:
                found[judged.report].append((judged, other))
        return found

    def _touching(self, table: Table, keys: Iterable[str]) -> list[str]:
        wanted = set(keys)
        found: dict[int, str] = {}
        for column in (table.c.key_a, table.c.key_b):
            for row in lookup.rows_in(self.connection, select(table), column, wanted):
                found[row.num] = row.body
        return [found[num] for num in sorted(found)]
