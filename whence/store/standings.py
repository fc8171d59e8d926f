"""Add up how sources and outlets stand in the claims of a case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from whence.model.identity import content_id
from whence.model.ledger import Source, Standing, Weighed
from whence.model.spans import Reason


@dataclass(slots=True)
class _Sum:
    reports: set[str] = field(default_factory=set)
    first: int = 0
    alone: int = 0
    confirmed: int = 0
    contradicted: int = 0

    def add(self, one: Standing) -> None:
        self.reports.update(one.reports)
        self.first += one.first
        self.alone += one.alone
        self.confirmed += one.confirmed
        self.contradicted += one.contradicted


def sources(ledger: Iterable[Weighed]) -> Iterator[Source]:
    """Add up the standings of every source and outlet, by id.

    Reliability stays F: a grade comes only from a recorded track record of at least ten resolved claims, and nothing
    resolves claims yet.
    """
    sums: dict[tuple[str | None, str | None], _Sum] = {}
    for weighed in ledger:
        for one in weighed.standings:
            sums.setdefault((one.entity, one.outlet), _Sum()).add(one)
    made = [_source(entity, outlet, total) for (entity, outlet), total in sums.items()]
    yield from sorted(made, key=lambda one: one.id)


def _source(entity: str | None, outlet: str | None, total: _Sum) -> Source:
    reason = Reason(
        "track_record", "no claim of this source has been resolved yet, so its reliability cannot be judged"
    )
    return Source(
        id=content_id("source", entity, outlet),
        entity=entity,
        outlet=outlet,
        reports=len(total.reports),
        first=total.first,
        alone=total.alone,
        confirmed=total.confirmed,
        corrected=0,
        contradicted=total.contradicted,
        reliability="F",
        reasons=(reason,),
    )
