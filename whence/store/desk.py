"""One batch of reports on the way through resolving, tracing and weighing, inside one transaction."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, select

from whence.config import Settings
from whence.model.identities import Identities, LocalNames
from whence.model.lineage import Lineage
from whence.model.protocols import Ledger, Verdicts
from whence.model.reports import Report
from whence.store import (
    judgements,
    ledger,
    lineage,
    lookup,
    name_index,
    name_judgements,
    names,
    readings,
    reports,
    sayings,
)
from whence.store.codec import pack, unpack
from whence.store.schema import JOINED, meta, statement


class Desk:
    """What the three joining rooms work on, and where the pipeline puts what they give.

    Attributes:
        reports: The reports of the batch that were read, by id.
        readings: Their readings, by report id.
        names, library, shelf: The memory handed to resolving, tracing, weighing.
        verdicts: What the judgement log comes to on the case as it is now.
        fresh: Statements that weighing has not seen.
        shaken: Statements whose names changed, or whom a judgement concerns.
        retraced: Statements whose report's lineage changed.
    """

    def __init__(self, connection: Connection, nums: Sequence[int], settings: Settings) -> None:
        """Lay out the reports `nums` on a writing connection."""
        self.connection, self.nums, self.settings = connection, list(nums), settings
        self._numbered = reports.load_numbers(connection, nums)
        self.reports = {one.id: one for one in self._numbered.values()}
        self.readings = readings.load(connection, self._numbered)
        self.names = name_index.StoredNames(connection, settings.common)
        self.library = lineage.StoredLibrary(connection, settings.common)
        self.fresh: set[str] = set()
        self.shaken: set[str] = set()
        self.retraced: set[str] = set()
        self.verdicts = Verdicts()
        self._kept: dict[str, tuple[sayings.Kept, Report]] = {}

    @property
    def shelf(self) -> ledger.StoredShelf:
        """The statements of the case; made after names are kept, since it reads their heads."""
        return ledger.StoredShelf(self.connection, self.settings.common, self._kept)

    def keep_identities(self, made: Identities) -> None:
        """Write names, and the statements with the names their sources go by."""
        moved = names.keep(self.connection, made)
        reports.keep_setbacks(self.connection, made.setbacks)
        locals_of = {one.report: one for one in made.locals}
        for num, owner in sorted(self._numbered.items(), key=lambda pair: pair[1].id):
            if owner.id in self.readings:
                local = locals_of.get(owner.id) or LocalNames(owner.id, (), ())
                reading = self.readings[owner.id]
                kept = sayings.keep(self.connection, num, owner, reading=reading, local=local)
                self._kept.update((one.statement.id, (one, owner)) for one in kept)
        self.fresh.update(self._kept)
        self.shaken.update(sayings.ids_of(self.connection, moved))

    def keep_lineage(self, made: Lineage) -> None:
        """Write overlaps, credits, derivations and origins."""
        changed, pairs = lineage.keep(self.connection, made)
        self.retraced.update(sayings.ids_of(self.connection, changed))
        self.retraced.update(ledger.between(self.connection, pairs))

    def apply_judgements(self) -> None:
        """Replay the judgement log; statements it newly concerns are weighed again."""
        self.verdicts, lost = judgements.replay(self.connection)
        reports.replace_setbacks(self.connection, "judge", (*lost, *name_judgements.lost(self.connection)))
        self._remember("judged", judgements.last(self.connection))
        packed = pack(self.verdicts)
        before = self.connection.execute(select(meta.c.value).where(meta.c.key == "verdicts")).scalar()
        if packed == before:
            return
        old = unpack(Verdicts, before, {}) if before else Verdicts()
        concerned = _concerned(old) ^ _concerned(self.verdicts) | _paired(old) | _paired(self.verdicts)
        self.shaken.update(lookup.numbers(self.connection, statement, concerned))
        self._remember("verdicts", packed)

    def _remember(self, key: str, value: str) -> None:
        self.connection.execute(meta.insert().prefix_with("OR REPLACE"), {"key": key, "value": value})

    def keep_ledger(self, made: Ledger) -> None:
        """Write claims and what hangs on them; the batch is done."""
        ledger.keep(self.connection, made)
        reports.keep_setbacks(self.connection, made.setbacks)
        reports.set_state(self.connection, self.nums, JOINED)


def _concerned(verdicts: Verdicts) -> set[str]:
    return set(verdicts.rejected | verdicts.withdrawn)


def _paired(verdicts: Verdicts) -> set[str]:
    return {one for pair in verdicts.together | verdicts.apart for one in pair}
