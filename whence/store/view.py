"""A case as publishing sees it: one unchanging state, everything filled in, every sequence in a fixed order."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import Column, Connection, select

from whence.errors import NotFound
from whence.model.identities import Entity, LocalNames, NameGroup, Relation
from whence.model.identity import content_id
from whence.model.judgements import OUTCOMES, Judgement, Outcome
from whence.model.ledger import Finding, Source, Weighed
from whence.model.lineage import Credit, Derivation, Origin, Overlap
from whence.model.protocols import Roster
from whence.model.reading import Attribution, Place, Reading, Statement
from whence.model.reports import Capture, Report
from whence.model.setbacks import Setback
from whence.model.spans import Span
from whence.store import counting, judgements, ledger, lineage, lookup, names, readings, reports
from whence.store.codec import swell, unpack_many
from whence.store.schema import local_names, report


class StoredView:
    """`whence.model.protocols.CaseView` over the database, for the length of one reading transaction."""

    def __init__(self, connection: Connection, title: str, roster: Roster) -> None:
        """Read through `connection`; `title` is the name of the case folder, `roster` knows families and records."""
        self.connection = connection
        self.roster = roster
        self._title = title
        self._groups = {group.head: group for group in names.groups(connection)}
        self._entity = {key: content_id("entity", group.head) for group in self._groups.values() for key in group.keys}
        self._entities: dict[str, Entity] | None = None

    @property
    def title(self) -> str:
        """Name of the case folder."""
        return self._title

    def counts(self) -> Mapping[str, int]:
        """Count the rows of every table of the data contract."""
        relations = sum(1 for _ in self.relations())
        return {**counting.counts(self.connection), "entities": len(self._groups), "relations": relations}

    def captures(self) -> Iterator[Capture]:
        """Give every capture, by id."""
        return reports.captures(self.connection)

    def reports(self) -> Iterator[Report]:
        """Give every report, by publication, then id."""
        return (self._in_family(one) for one in reports.in_order(self.connection))

    def _in_family(self, one: Report) -> Report:
        family = self.roster.family(one.outlet)
        return one if family is None else dataclasses.replace(one, family=family)

    def report(self, report_id: str) -> Report:
        """Give one report.

        Raises:
            NotFound: The case holds no report of that id.
        """
        found = reports.load(self.connection, [report_id]).get(report_id)
        if found is None:
            raise NotFound(f"no report {report_id}", "List them with: whence show CASE")
        return self._in_family(found)

    def reading(self, report_id: str) -> Reading | None:
        """Give one reading with entity, claim and side filled, `None` when the report was not read."""
        num = lookup.numbers(self.connection, report, [report_id]).get(report_id)
        if num is None:
            return None
        owner = reports.load_numbers(self.connection, [num])
        bare = readings.load(self.connection, owner).get(report_id)
        if bare is None:
            return None
        local = names.locals_of(self.connection, owner).get(report_id) or LocalNames(report_id, (), ())
        return self._filled(bare, local, ledger.claims_of(self.connection, num))

    def _filled(self, bare: Reading, local: LocalNames, claims: Mapping[str, tuple[str, bool]]) -> Reading:
        entity = {use.mention: self._entity.get(use.key) for use in local.uses}
        by_link = {(one, link): self._entity.get(key) for one, link, key in local.sources}
        mentions = tuple(dataclasses.replace(one, entity=entity.get(one.id)) for one in bare.mentions)
        return dataclasses.replace(
            bare,
            mentions=mentions,
            statements=tuple(
                _filled(one, entity, by_link=by_link, claims=claims, places=local.places) for one in bare.statements
            ),
        )

    def readings(self) -> Iterator[Reading]:
        """Give every reading, in the order of the reports."""
        for one in self.reports():
            found = self.reading(one.id)
            if found is not None:
                yield found

    def _locals(self, part: Column[int]) -> Iterator[LocalNames]:
        query = select(local_names.c.report).where(part > 0).order_by(local_names.c.report)
        nums = list(self.connection.execute(query).scalars())
        for start in range(0, len(nums), 200):
            owners = reports.load_numbers(self.connection, nums[start : start + 200])
            yield from names.locals_of(self.connection, owners).values()

    def places(self) -> Iterator[Place]:
        """Give every place mention, by id."""
        yield from sorted(
            (one for local in self._locals(local_names.c.places) for one in local.places), key=lambda one: one.id
        )

    def entities(self) -> Iterator[Entity]:
        """Give every entity, by id."""
        if self._entities is None:
            self._entities = self._named()
        yield from self._entities.values()

    def _named(self) -> dict[str, Entity]:
        wordings = names.wordings(self.connection, self._entity)
        kinds = names.kinds(self.connection, self._entity)
        found = []
        for head, group in self._groups.items():
            wording = sorted({one for key in group.keys for one in wordings.get(key, [])})
            if wording:
                name = names.best_name(wording)
                others = tuple(sorted({one for one, _ in wording} - {name}))
                kind = names.best_kind(kinds[key] for key in group.keys if key in kinds)
                found.append(Entity(self._entity[head], kind, name, others, None, group.reasons))
        return {one.id: one for one in sorted(found, key=lambda one: one.id)}

    def groups(self) -> Iterator[NameGroup]:
        """Give every name group, by head."""
        yield from self._groups.values()

    def relations(self) -> Iterator[Relation]:
        """Give every relation, by id, with all statements that state it.

        What holds and what is over are two relations; dates and words of the role are the first that a text gives.
        """
        together: dict[str, Relation] = {}
        stated = (own for local in self._locals(local_names.c.relations) for own in local.relations)
        for one in sorted(stated, key=lambda own: own.id):
            ends = [self._entity.get(key, key) for key in (one.subject, one.object)]
            own = content_id("relation", ends[0], one.predicate, ends[1], *(["former"] if one.former else []))
            here = dataclasses.replace(one, id=own, subject=ends[0], object=ends[1])
            together[own] = _both(together[own], here) if own in together else here
        yield from (together[own] for own in sorted(together))

    def sources(self) -> Iterator[Source]:
        """Give every source and outlet that a claim rests on, by id."""
        outcomes: dict[str, Outcome] = {
            claim: outcome for claim, one in self.settled().items() for outcome in OUTCOMES if outcome == one.kind
        }
        return self.roster.sources(self.weighed(), outcomes)

    def families(self) -> Mapping[str, tuple[str, ...]]:
        """Give the names listed in each family."""
        return self.roster.families()

    def credits(self) -> Iterator[Credit]:
        """Give every credit, by id."""
        rows = (
            one for row in lineage.everything(self.connection) for one in unpack_many(Credit, swell(row.credits), {})
        )
        yield from sorted(rows, key=lambda one: one.id)

    def overlaps(self) -> Iterator[Overlap]:
        """Give every overlap, by id."""
        return lineage.overlaps_in_order(self.connection)

    def origins(self) -> Iterator[Origin]:
        """Give every origin that a credit, a derivation or a voice names, by id."""
        found = {
            one.id: one
            for row in lineage.everything(self.connection)
            for one in unpack_many(Origin, swell(row.origins), {})
        }
        found |= {one.id: one for weighed in self.weighed() for one in weighed.origins}
        yield from (found[own] for own in sorted(found))

    def derivations(self) -> Iterator[Derivation]:
        """Give every derivation, by id."""
        rows = (
            one
            for row in lineage.everything(self.connection)
            for one in unpack_many(Derivation, swell(row.derivations), {})
        )
        yield from sorted(rows, key=lambda one: one.id)

    def weighed(self) -> Iterator[Weighed]:
        """Give every claim with what hangs on it, by id."""
        return ledger.weighed_in_order(self.connection)

    def findings(self) -> Sequence[Finding]:
        """Give the findings, the most consequential first."""
        return ledger.findings(self.connection)

    def judgements(self) -> Iterator[Judgement]:
        """Give every judgement, the oldest first."""
        return judgements.log(self.connection)

    def settled(self) -> Mapping[str, Judgement]:
        """Give the judgement that stands on what became of a claim, by the claim's id."""
        return judgements.settled(self.connection)

    def setbacks(self) -> Iterator[Setback]:
        """Give every setback, by id."""
        return reports.setbacks(self.connection)


def _filled(
    one: Statement,
    entity: Mapping[str, str | None],
    *,
    by_link: Mapping[tuple[str, int], str | None],
    claims: Mapping[str, tuple[str, bool]],
    places: Sequence[Place],
) -> Statement:
    claim, against = claims.get(one.id, (None, False))
    chain: list[Attribution] = [
        dataclasses.replace(own, entity=by_link.get((one.id, link))) for link, own in enumerate(one.chain)
    ]
    participants = {found for mention in one.participants if (found := entity.get(mention)) is not None}
    return dataclasses.replace(
        one,
        chain=tuple(chain),
        claim=claim,
        side=None if claim is None else ("against" if against else "for"),
        participants=tuple(sorted(participants)),
        places=tuple(place.id for place in places if _inside(place.span, one.content)),
    )


def _inside(span: Span, content: Sequence[Span]) -> bool:
    return any(piece.covers(span) for piece in content)


def _both(one: Relation, other: Relation) -> Relation:
    """Join what two texts state of one relation."""
    return dataclasses.replace(
        one,
        since=other.since if one.since is None else one.since,
        until=other.until if one.until is None else one.until,
        role=other.role if one.role is None else one.role,
        statements=tuple(sorted({*one.statements, *other.statements})),
        spans=tuple(sorted({*one.spans, *other.spans})),
    )
