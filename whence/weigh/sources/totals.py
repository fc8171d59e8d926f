"""Add up how sources and outlets stand in the claims of a case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from whence.model.identity import content_id
from whence.model.judgements import Outcome
from whence.model.ledger import Graded, Source, Standing, Weighed
from whence.weigh.sources.reliability import reliability


@dataclass(slots=True)
class _Sum:
    """Counts of one source; `came_out` says of each resolved claim whether it came out as the source said."""

    reports: set[str] = field(default_factory=set)
    claims: int = 0
    first: int = 0
    alone: int = 0
    confirmed: int = 0
    corrected: int = 0
    contradicted: int = 0
    came_out: dict[str, bool] = field(default_factory=dict)

    def add(self, one: Standing) -> None:
        self.reports.update(one.reports)
        self.claims += 1
        self.first += one.first
        self.alone += one.alone
        self.confirmed += one.confirmed
        self.corrected += one.corrected
        self.contradicted += one.contradicted


def sources(ledger: Iterable[Weighed], settled: Mapping[str, Outcome]) -> Iterator[Source]:
    """Add up the standings of every source and outlet, by id, and grade each by its record.

    Why this way: a claim counts for the record of those on whose own word it is made, not of those who pass it on, and
    a denial of what was not borne out counts for who denied. The grade of a source beside a claim of its own leaves
    that claim out; both are given here, so that no page has to know the rules.

    Args:
        ledger: Every claim of the case.
        settled: What a person settled, by claim id; what stayed undecided counts neither way.

    Cost: linear in claims; memory for one row per source.
    """
    sums: dict[tuple[str | None, str | None], _Sum] = {}
    for weighed in ledger:
        outcome = settled.get(weighed.claim.id)
        for one in weighed.standings:
            total = sums.setdefault((one.entity, one.outlet), _Sum())
            total.add(one)
            if one.side is not None and outcome in {"borne_out", "not_borne_out"}:
                total.came_out[weighed.claim.id] = (one.side == "for") == (outcome == "borne_out")
    made = [_source(entity, outlet, total) for (entity, outlet), total in sums.items()]
    yield from sorted(made, key=lambda one: one.id)


def _source(entity: str | None, outlet: str | None, total: _Sum) -> Source:
    upheld, resolved = sum(total.came_out.values()), len(total.came_out)
    letter, reason = reliability(upheld, resolved)
    return Source(
        id=content_id("source", entity, outlet),
        entity=entity,
        outlet=outlet,
        reports=len(total.reports),
        first=total.first,
        alone=total.alone,
        confirmed=total.confirmed,
        corrected=total.corrected,
        contradicted=total.contradicted,
        reliability=letter,
        reasons=(reason,),
        claims=total.claims,
        resolved=resolved,
        upheld=upheld,
        beside=tuple(
            Graded(claim, *reliability(upheld - came_out, resolved - 1))
            for claim, came_out in sorted(total.came_out.items())
        ),
    )
