"""Reports, captures and setbacks."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, func, select

from whence.model.identity import content_id, digest_of
from whence.model.reports import Capture, Report, Taken
from whence.model.setbacks import Setback, Step
from whence.store import lookup
from whence.store.codec import pack, unpack
from whence.store.schema import GATHERED, capture, report, setback

#: Stands for an unknown date in the fixed order of content: after every known one.
UNDATED = "9999"


def keep(connection: Connection, taken: Taken, *, at: str, by: str) -> tuple[int, int]:
    """Write the reports of one item, with their captures, and its setbacks in place of earlier ones.

    Args:
        connection: A writing connection.
        taken: What gathering gave.
        at: ISO 8601 instant of this run, UTC.
        by: Account name.

    Returns:
        How many reports are new, and how many the case held already.
    """
    source = taken.item.input
    connection.execute(setback.delete().where(setback.c.input == source, setback.c.step == "gather"))
    keep_setbacks(connection, taken.setbacks)
    known = lookup.numbers(connection, report, (one.id for one in taken.reports))
    before = len(known)
    for one in taken.reports:
        if one.id not in known:
            known[one.id] = _insert(connection, one)
        captured = content_id("capture", one.id, source, at)
        row = {"id": captured, "report": known[one.id], "input": source, "at": at, "by": by}
        connection.execute(
            capture.insert().prefix_with("OR IGNORE"), {**row, "how": taken.item.how, "sha256": taken.sha256}
        )
    return len(known) - before, before


def _insert(connection: Connection, one: Report) -> int:
    body = pack(dataclasses.replace(one, text=""), frozenset({one.id}))
    values = {
        "id": one.id,
        "sha256": one.sha256,
        "language": one.language,
        "published": one.published.earliest or UNDATED,
        "text": one.text,
        "body": body,
        "state": GATHERED,
        "digest": digest_of(one.text, body),
    }
    num: int = connection.execute(report.insert().returning(report.c.num), values).scalar_one()
    return num


def edited(connection: Connection) -> Iterator[str]:
    """Give the ids of reports whose text or description is not what was gathered."""
    query = select(report.c.id, report.c.text, report.c.body, report.c.digest).order_by(report.c.id)
    for row in connection.execution_options(yield_per=200).execute(query):
        if digest_of(row.text, row.body) != row.digest:
            yield row.id


def keep_setbacks(connection: Connection, setbacks: Iterable[Setback]) -> None:
    """Write setbacks; the same one twice is one row."""
    rows = [dataclasses.asdict(one) for one in setbacks]
    if rows:
        connection.execute(setback.insert().prefix_with("OR IGNORE"), rows)


def replace_setbacks(connection: Connection, step: Step, setbacks: Iterable[Setback]) -> None:
    """Write the setbacks of a step that is done anew as a whole."""
    connection.execute(setback.delete().where(setback.c.step == step))
    keep_setbacks(connection, setbacks)


def made(row: Row[Any]) -> Report:
    """Turn a row of the report table into a report; its input is the first of its captures by name."""
    bare = unpack(Report, row.body, {row.id: row.text})
    return dataclasses.replace(bare, text=row.text, input=row.input or bare.input)


def _query() -> Select[Any]:
    first = select(func.min(capture.c.input)).where(capture.c.report == report.c.num).scalar_subquery()
    return select(report, first.label("input"))


def load(connection: Connection, ids: Iterable[str]) -> dict[str, Report]:
    """Load reports by id."""
    return {row.id: made(row) for row in lookup.rows_in(connection, _query(), report.c.id, ids)}


def load_numbers(connection: Connection, nums: Iterable[int]) -> dict[int, Report]:
    """Load reports by number."""
    return {row.num: made(row) for row in lookup.rows_in(connection, _query(), report.c.num, nums)}


def in_order(connection: Connection) -> Iterator[Report]:
    """Give every report in the fixed order of content: by publication, then id."""
    for row in connection.execution_options(yield_per=200).execute(_query().order_by(report.c.published, report.c.id)):
        yield made(row)


def in_state(connection: Connection, state: int, most: int) -> Sequence[int]:
    """Give up to `most` numbers of reports in a state, in the fixed order of content.

    Why this way: batches then depend on content only, and what was published together is joined together; a claim whose
    reports came in several batches is weighed again with each.
    """
    query = select(report.c.num).where(report.c.state == state).order_by(report.c.published, report.c.id).limit(most)
    return list(connection.execute(query).scalars())


def count_in_state(connection: Connection, state: int) -> int:
    """Count the reports in a state."""
    return int(connection.execute(select(func.count()).where(report.c.state == state)).scalar_one())


def set_state(connection: Connection, nums: Iterable[int], state: int) -> None:
    """Move reports to a state."""
    rows = [{"one": num} for num in nums]
    if rows:
        connection.execute(report.update().where(report.c.num == bindparam("one")).values(state=state), rows)


def captures(connection: Connection) -> Iterator[Capture]:
    """Give every capture, by id."""
    query = select(capture, report.c.id.label("report_id")).join(report, capture.c.report == report.c.num)
    for row in connection.execute(query.order_by(capture.c.id)):
        yield Capture(row.id, row.report_id, row.input, row.at, row.by, row.how, row.sha256)


def setbacks(connection: Connection) -> Iterator[Setback]:
    """Give every setback, by id."""
    for row in connection.execute(select(setback).order_by(setback.c.id)):
        yield Setback(row.id, row.input, row.report, row.step, row.why, row.next)
