"""Load what a batch of reports and everything beside it needs, once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from whence.model.lineage import Overlap
from whence.model.protocols import Library
from whence.model.reading import Reading
from whence.model.reports import Report


@dataclass
class Neighbourhood:
    """Reports and readings at hand, the batch first, the library for the rest.

    Attributes:
        library: Where what is missing comes from.
        reports, readings: What was loaded so far; a report without a reading could not be read.
    """

    library: Library
    reports: dict[str, Report]
    readings: dict[str, Reading]
    _asked: set[str] = field(default_factory=set)

    def load(self, ids: Iterable[str], *, read: bool) -> None:
        """Make sure that reports, and their readings if `read`, are at hand."""
        wanted = set(ids)
        missing = sorted(wanted - self.reports.keys())
        if missing:
            self.reports.update(self.library.reports(missing))
        unread = sorted(wanted - self.readings.keys() - self._asked) if read else []
        if unread:
            self._asked.update(unread)
            self.readings.update(self.library.readings(unread))


def by_report(reports: Iterable[str], overlaps: Iterable[Overlap]) -> dict[str, list[Overlap]]:
    """File overlaps under both of their reports, in order of the pair; each listed report has a file, empty or not."""
    filed: dict[str, list[Overlap]] = {report: [] for report in reports}
    for overlap in sorted(overlaps, key=lambda item: (item.report_a, item.report_b)):
        filed.setdefault(overlap.report_a, []).append(overlap)
        filed.setdefault(overlap.report_b, []).append(overlap)
    return filed
