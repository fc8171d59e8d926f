"""Every row of a case, table by table, out of a view."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from whence.model.protocols import CaseView
from whence.model.reading import Reading
from whence.publish import ledger_rows, rows

#: A row of any table; its exact type is given by `whence.publish.contract.ROW_TYPES`.
Row = Mapping[str, Any]


def every_row(view: CaseView) -> Iterator[tuple[str, Row]]:
    """Give every row of the contract once, each with the name of its table.

    Why this way: one walk over the readings feeds five tables, so that a case is read from the store once.

    Args:
        view: The case.

    Returns:
        Rows in the view's order; tables without rows do not occur.

    Cost: one pass over the case, one report in memory at a time.
    """
    for capture in view.captures():
        yield "captures", rows.capture_row(capture)
    for report in view.reports():
        yield "reports", rows.report_row(report)
    for reading in view.readings():
        yield from _of_reading(reading)
    yield from _of_names(view)
    yield from _of_lineage(view)
    yield from _of_ledger(view)
    for judgement in view.judgements():
        yield "judgements", ledger_rows.judgement_row(judgement)
    for setback in view.setbacks():
        yield "setbacks", rows.setback_row(setback)


def _of_reading(reading: Reading) -> Iterator[tuple[str, Row]]:
    for sentence in reading.sentences:
        yield "sentences", rows.sentence_row(sentence)
    for mention in reading.mentions:
        yield "mentions", rows.mention_row(mention)
    for figure in reading.figures:
        yield "figures", rows.figure_row(figure)
    for moment in reading.moments:
        yield "moments", rows.moment_row(moment)
    entities = {mention.id: mention.entity for mention in reading.mentions}
    for statement in reading.statements:
        yield "statements", rows.statement_row(statement, entities)


def _of_names(view: CaseView) -> Iterator[tuple[str, Row]]:
    for place in view.places():
        yield "places", rows.place_row(place)
    for entity in view.entities():
        yield "entities", ledger_rows.entity_row(entity)
    for relation in view.relations():
        yield "relations", ledger_rows.relation_row(relation)
    for source in view.sources():
        yield "sources", ledger_rows.source_row(source)


def _of_lineage(view: CaseView) -> Iterator[tuple[str, Row]]:
    for credit in view.credits():
        yield "credits", ledger_rows.credit_row(credit)
    for overlap in view.overlaps():
        yield "overlaps", ledger_rows.overlap_row(overlap)
    for origin in view.origins():
        yield "origins", ledger_rows.origin_row(origin)
    for derivation in view.derivations():
        yield "derivations", ledger_rows.derivation_row(derivation)


def _of_ledger(view: CaseView) -> Iterator[tuple[str, Row]]:
    for weighed in view.weighed():
        yield "claims", ledger_rows.claim_row(weighed.claim)
        for voice in weighed.voices:
            yield "voices", ledger_rows.voice_row(voice)
        for drift in weighed.drifts:
            yield "drifts", ledger_rows.drift_row(drift)
        for conflict in weighed.conflicts:
            yield "conflicts", ledger_rows.conflict_row(conflict)
    for finding in view.findings():
        yield "findings", ledger_rows.finding_row(finding)
