"""Readings: one document per report, written and replaced as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, select

from whence.model.reading import Reading
from whence.model.reports import Report
from whence.model.setbacks import Setback
from whence.store import lookup
from whence.store.codec import pack, squeeze, swell, unpack
from whence.store.reports import keep_setbacks, set_state
from whence.store.schema import READ, reading, report

#: The tables of the data contract that a reading holds.
PARTS = ("sentences", "mentions", "statements", "figures", "moments")


def keep(connection: Connection, made: Mapping[int, Reading | Setback | None]) -> None:
    """Write what reading gave for each report, by number, and move the reports on.

    A report in a language the reader does not know has `None`, one that could not be read its setback.
    """
    rows = []
    for num, one in sorted(made.items()):
        keep_setbacks(connection, one.setbacks if isinstance(one, Reading) else [one] if one is not None else [])
        if not isinstance(one, Reading):
            continue
        sizes = {name: len(getattr(one, name)) for name in PARTS}
        rows.append({"report": num, "body": squeeze(pack(one, frozenset({one.report}))), **sizes})
    lookup.insert(connection, reading, rows)
    set_state(connection, made, READ)


def load(connection: Connection, reports: Mapping[int, Report]) -> dict[str, Reading]:
    """Load the readings of reports that are at hand, by report id."""
    found = {}
    for row in lookup.rows_in(connection, select(reading), reading.c.report, reports):
        owner = reports[row.report]
        found[owner.id] = unpack(Reading, swell(row.body), {owner.id: owner.text})
    return found


def load_ids(connection: Connection, ids: Iterable[str], reports: Mapping[str, Report]) -> dict[str, Reading]:
    """Load readings by report id; `reports` holds those reports."""
    nums = lookup.numbers(connection, report, ids)
    return load(connection, {num: reports[one] for one, num in nums.items() if one in reports})
