"""A case on disk: what the pipeline remembers between runs."""

from __future__ import annotations

import dataclasses
import gc
import getpass
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, func, select, text

from whence.config import Settings
from whence.model.judgements import Judgement
from whence.model.protocols import Roster, Verdicts
from whence.model.reading import Reading
from whence.model.reports import Report, Taken
from whence.model.setbacks import Setback
from whence.model.tally import Tally
from whence.store import archive, database, judgements, lock, readings, reports
from whence.store.codec import unpack
from whence.store.desk import Desk
from whence.store.ledger import StoredShelf
from whence.store.schema import GATHERED, JOINED, READ, meta, metadata, report
from whence.store.view import StoredView

#: Tables that hold what came of the reports, in the order they may be emptied; the rest is evidence and decisions.
JOINT = (
    "named", "finding", "claim", "likeness", "statement", "posting", "common", "keys_of", "overlap", "lineage",
    "apart", "alias", "name_report", "name_key", "name", "local_names",
)  # fmt: skip
#: What is remembered of the judgement log before it was ever applied.
UNJUDGED = {"verdicts": "", "judged": "", "judged names": ""}


class Memory:
    """An open case. Only the pipeline holds one."""

    def __init__(self, case: Path, settings: Settings, *, make: bool = False) -> None:
        """Open the case in folder `case`; see `whence.store.database.connect` for what it raises."""
        self.case, self.settings = case, settings
        self.engine = database.connect(case, make=make)
        self.archive = archive.Archive(case / "archive")

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()

    @contextmanager
    def building(self) -> Iterator[None]:
        """Hold the right to build this case; raises `BuilderBusy`."""
        with lock.building(self.case):
            yield

    @contextmanager
    def view(self, roster: Roster) -> Iterator[StoredView]:
        """Give the case as publishing sees it, in one unchanging state; `roster` knows families and records."""
        with database.reading(self.engine) as connection:
            yield StoredView(connection, self.case.resolve().name, roster)

    @contextmanager
    def trial(self, roster: Roster) -> Iterator[tuple[StoredView, StoredShelf, frozenset[str]]]:
        """Lend view, statements and what is withdrawn already, all of one state, for weighing that keeps nothing."""
        with database.reading(self.engine) as connection:
            packed = _digest(connection, "verdicts")
            verdicts = unpack(Verdicts, packed, {}) if packed else Verdicts()
            view = StoredView(connection, self.case.resolve().name, roster)
            yield view, StoredShelf(connection, self.settings.common), verdicts.withdrawn

    def keep(self, taken: Sequence[Taken]) -> tuple[int, int]:
        """Write gathered items: bytes first, then rows, so that no row points to bytes that are not there.

        Returns:
            How many reports are new, and how many the case held already.
        """
        for one in taken:
            if one.data is not None and one.sha256:
                self.archive.keep(one.sha256, one.data)
        at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        with database.writing(self.engine) as connection:
            counted = [reports.keep(connection, one, at=at, by=_account()) for one in taken]
        return sum(new for new, _ in counted), sum(same for _, same in counted)

    def prepare(self, *, reader: str, joiner: str) -> None:
        """Forget what another reader, another version or other settings made of the reports.

        Args:
            reader: Digest of everything that a reading depends on besides its report.
            joiner: Digest of everything that resolving, tracing and weighing depend on besides the readings.
        """
        with database.writing(self.engine) as connection:
            joiner = "".join((joiner, *judgements.namesakes(connection)))
            if _digest(connection, "reader") != reader:
                _empty(connection, ("reading", *JOINT))
                _remember(connection, {"reader": reader, "joiner": joiner, **UNJUDGED})
                connection.execute(report.update().values(state=GATHERED))
                _drop_setbacks(connection, ("read", "resolve", "trace", "weigh"))
            elif _digest(connection, "joiner") != joiner:
                _empty(connection, JOINT)
                _remember(connection, {"joiner": joiner, **UNJUDGED})
                connection.execute(report.update().where(report.c.state == JOINED).values(state=READ))
                _drop_setbacks(connection, ("resolve", "trace", "weigh"))

    def waiting(self, state: int) -> int:
        """Count the reports in a state."""
        with database.reading(self.engine) as connection:
            return reports.count_in_state(connection, state)

    def unread(self, most: int) -> Mapping[int, Report]:
        """Give up to `most` reports that wait to be read, by number."""
        with database.reading(self.engine) as connection:
            return reports.load_numbers(connection, reports.in_state(connection, GATHERED, most))

    def unjoined(self, most: int) -> Sequence[int]:
        """Give up to `most` numbers of reports that were read and wait for resolving, tracing and weighing."""
        with database.reading(self.engine) as connection:
            return reports.in_state(connection, READ, most)

    def keep_readings(self, made: Mapping[int, Reading | Setback | None]) -> None:
        """Write readings, by report number."""
        with database.writing(self.engine) as connection:
            readings.keep(connection, made)

    @contextmanager
    def desk(self, nums: Sequence[int]) -> Iterator[Desk]:
        """Lay out a batch of reports for resolving, tracing and weighing; all that is kept lands together or not."""
        with database.writing(self.engine) as connection, _uncollected():
            yield Desk(connection, nums, self.settings)

    def set_aside(self, num: int, why: Setback) -> None:
        """Give up on joining one report: its text stays in the case, its statements enter no claim."""
        with database.writing(self.engine) as connection:
            reports.keep_setbacks(connection, [why])
            reports.set_state(connection, [num], JOINED)

    def names_of(self, num: int) -> tuple[str, str]:
        """Give the input and the id of a report."""
        with database.reading(self.engine) as connection:
            one = reports.load_numbers(connection, [num])[num]
        return one.input, one.id

    def judged(self) -> bool:
        """Tell whether the judgement log holds anything that the last build did not know."""
        with database.reading(self.engine) as connection:
            return judgements.last(connection) != (_digest(connection, "judged") or "")

    def sum_up(self, tally: Tally, languages: frozenset[str] | None = None) -> None:
        """Fill in what the case holds now; `languages` are those that the reader knows."""
        with database.reading(self.engine) as connection:
            held = connection.execute(select(report.c.language, func.count()).group_by(report.c.language)).all()
            tally.claims = connection.execute(select(func.count()).select_from(metadata.tables["claim"])).scalar_one()
        tally.reports = sum(count for _, count in held)
        if languages is not None:
            known = {*languages, None}
            tally.unread = {language: count for language, count in sorted(held, key=str) if language not in known}

    def judge(self, draft: Judgement) -> Judgement:
        """Add a judgement to the log, with time and account where the draft has none; the next build applies it."""
        at = draft.at or datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        draft = dataclasses.replace(draft, at=at, by=draft.by or _account())
        with database.writing(self.engine) as connection:
            return judgements.append(connection, draft)

    def trouble(self) -> Iterator[str]:
        """Hash archive and texts again, check the judgement log; yields one sentence for each thing wrong."""
        with database.reading(self.engine) as connection:
            held = set(connection.execute(select(report.c.sha256).distinct()).scalars())
            chain = judgements.broken(connection)
            state = connection.execute(text("PRAGMA quick_check(1)")).scalar()
            edited = list(reports.edited(connection))
        yield from (found for one in sorted(held) if (found := self.archive.trouble(one)) is not None)
        extra = (file.name for file in self.archive.stored() if file.name not in held)
        yield from (found for one in extra if (found := self.archive.trouble(one)) is not None)
        yield from (f"the text of {one} in the database is not what was gathered" for one in edited)
        if chain is not None:
            yield chain
        if state != "ok":
            yield f"the database is damaged: {state}"


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep the collector of reference cycles still for a batch.

    Why this way: a batch makes millions of small objects and next to no cycles; looking through them again and again
    took a sixth of the time of joining 600 generated reports, and the peak of memory is the same without.
    """
    still = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if still:
            gc.enable()


def _digest(connection: Connection, key: str) -> str | None:
    return connection.execute(select(meta.c.value).where(meta.c.key == key)).scalar()


def _remember(connection: Connection, values: Mapping[str, str]) -> None:
    rows = [{"key": key, "value": value} for key, value in sorted(values.items())]
    connection.execute(meta.insert().prefix_with("OR REPLACE"), rows)


def _empty(connection: Connection, tables: Sequence[str]) -> None:
    for name in tables:
        connection.execute(metadata.tables[name].delete())


def _drop_setbacks(connection: Connection, steps: Sequence[str]) -> None:
    table = metadata.tables["setback"]
    connection.execute(table.delete().where(table.c.step.in_(steps)))


def _account() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "unknown"
