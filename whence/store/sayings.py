"""Statements as the weighing room needs them, each a small row of its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from whence.model.identities import LocalNames
from whence.model.protocols import Said, SourceName
from whence.model.reading import Figure, Moment, Reading, Statement
from whence.model.reports import Report
from whence.model.spans import Span
from whence.model.spots import Spot
from whence.store import lookup, names, reports
from whence.store.codec import pack, unpack
from whence.store.schema import report, statement
from whence.store.spots import spots


@dataclass(frozen=True, slots=True)
class Kept:
    """What is stored of a statement: name keys instead of heads, since heads change as the case grows."""

    statement: Statement
    sentence: Span
    figures: tuple[Figure, ...]
    moments: tuple[Moment, ...]
    sources: tuple[SourceName, ...]
    participants: tuple[str, ...]
    places: tuple[Spot, ...] = ()


def keep(connection: Connection, num: int, owner: Report, *, reading: Reading, local: LocalNames) -> list[Kept]:
    """Write the statements of a report that resolving has been through.

    Args:
        connection: On which to write.
        num: Number of the report.
        owner: The report.
        reading: What was read out of it.
        local: What resolving found in it.

    Returns:
        The statements as they will be loaded.
    """
    spans = {one.id: one for one in reading.sentences}
    figures = {one.id: one for one in reading.figures}
    moments = {one.id: one for one in reading.moments}
    keys = {use.mention: use.key for use in local.uses}
    source_keys = {(one, link): key for one, link, key in local.sources}
    made = []
    for one in reading.statements:
        place = spans[one.sentence]
        kept = Kept(
            statement=one,
            sentence=owner.span(place.start, place.end),
            figures=tuple(figures[own] for own in one.figures),
            moments=tuple(moments[own] for own in one.moments),
            sources=tuple(_source(one, link, source_keys) for link in range(len(one.chain))),
            participants=tuple(sorted({keys[own] for own in one.participants if own in keys})),
            places=spots(local.places, one.content),
        )
        made.append(kept)
    known = frozenset({reading.report})
    rows = [{"id": one.statement.id, "report": num, "said": pack(one, known), "against": 0} for one in made]
    lookup.insert(connection, statement, rows)
    return made


def _source(one: Statement, link: int, keys: Mapping[tuple[str, int], str]) -> SourceName:
    own = one.chain[link]
    words = own.antecedent if own.antecedent is not None else own.source
    return SourceName(keys.get((one.id, link)), "" if words is None else words.text, own.source_kind)


class Sayings:
    """Loads statements for the length of one transaction, each report once."""

    def __init__(self, connection: Connection, fresh: Mapping[str, tuple[Kept, Report]] | None = None) -> None:
        """Read through `connection`; `fresh` statements were just written and need not be read again."""
        self.connection = connection
        self._fresh = fresh or {}
        self._reports: dict[int, Report] = {}
        self._heads: dict[str, str] = {}
        self._said: dict[str, Said] = {}

    def load(self, ids: Iterable[str]) -> dict[str, Said]:
        """Load statements by id."""
        wanted = set(ids)
        query = select(statement.c.id, statement.c.report, statement.c.said)
        missing = wanted - self._said.keys()
        rows = list(lookup.rows_in(self.connection, query, statement.c.id, missing - self._fresh.keys()))
        owners = {row.report for row in rows}
        self._reports.update(reports.load_numbers(self.connection, owners - self._reports.keys()))
        kept = {row.id: (self._kept(row.said, row.report), self._reports[row.report]) for row in rows}
        kept.update((one, self._fresh[one]) for one in missing & self._fresh.keys())
        self._learn({key for one, _ in kept.values() for key in _keys(one)})
        self._said.update({own: self._said_of(*pair) for own, pair in kept.items()})
        return {one: self._said[one] for one in sorted(wanted) if one in self._said}

    def _kept(self, packed: str, num: int) -> Kept:
        owner = self._reports[num]
        return unpack(Kept, packed, {owner.id: owner.text})

    def _learn(self, keys: set[str]) -> None:
        self._heads.update(names.heads(self.connection, keys - self._heads.keys()))

    def _said_of(self, kept: Kept, owner: Report) -> Said:
        heads = self._heads
        sources = tuple(
            SourceName(None if one.key is None else heads.get(one.key, one.key), one.text, one.kind)
            for one in kept.sources
        )
        return Said(
            statement=kept.statement,
            words=" ".join(piece.text for piece in kept.statement.content),
            sentence=kept.sentence.text,
            figures=kept.figures,
            moments=kept.moments,
            sources=sources,
            participants=tuple(sorted({heads.get(key, key) for key in kept.participants})),
            outlet=owner.outlet,
            family=owner.family,
            published=owner.published,
            order=(owner.published.earliest or reports.UNDATED, owner.id, kept.statement.content[0].start),
            title=owner.title,
            places=kept.places,
            report_text=owner.text,
        )


def _keys(kept: Kept) -> Iterable[str]:
    yield from kept.participants
    yield from (one.key for one in kept.sources if one.key is not None)


def ids_of(connection: Connection, nums: Iterable[int]) -> list[str]:
    """Give the ids of the statements of reports, by report number; sorted."""
    query = select(statement.c.id, report.c.num).join(report, statement.c.report == report.c.num)
    return sorted(row.id for row in lookup.rows_in(connection, query, report.c.num, nums))
