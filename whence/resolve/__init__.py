"""Resolve: who is who, first inside each report, then across the case."""

from __future__ import annotations

from collections.abc import Mapping

from whence.model.identities import Identities, LocalNames
from whence.model.protocols import NameIndex
from whence.model.reading import Reading
from whence.model.reports import Report
from whence.resolve.aliases import initials_of, stated_aliases
from whence.resolve.groups import groups
from whence.resolve.known import Known, known
from whence.resolve.places import places
from whence.resolve.roles import relations
from whence.resolve.sources import sources
from whence.resolve.spelling import spellings
from whence.resolve.within import joined, uses, voted

__all__ = ["VERSION", "Known", "identities", "known"]

#: Raise it when results change, and every case is resolved again.
VERSION = "2"


def identities(
    reports: Mapping[str, Report], readings: Mapping[str, Reading], names: NameIndex, *, lists: Known | None = None
) -> Identities:
    """Resolve the names of a batch of reports.

    Why this way: inside a report one writer means one thing by one name, so short forms are settled
    there; across reports only what some text states brings two names together. What a report gives
    depends on that report alone, and a group on the aliases alone, so the order of reports does not matter.

    Args:
        reports: The reports of the batch.
        readings: Their readings; a report without one is passed over.
        names: The aliases of the case.
        lists: What the user brought: alias lists, places; from `known`.

    Returns:
        What was found in each report, by report id, and every name group the batch may have changed.

    Cost: linear in mentions and in the aliases of the groups touched.
    """
    local: list[LocalNames] = []
    for index in sorted(readings.keys() & reports.keys()):
        report, reading = reports[index], readings[index]
        # 1. normalise, and let the report as a whole say what kind of thing each name is of
        named = voted(sorted(reading.mentions, key=lambda mention: mention.span))
        # 2. aliases that its words state, and slips of the pen
        stated = stated_aliases(report, named)
        slips = spellings(named)
        # 3. short forms to the full name they stand for here
        used = uses(named, joined(named, initials_of(named, stated)))
        # 4. roles, structure, places, and the names that sources go by
        roles, tied = relations(report, reading, used), sources(reading, used)
        local.append(LocalNames(index, used, (*stated, *slips), roles, places(used), tied))
    # 5. across the case: names that some text states to be one
    return Identities(tuple(local), tuple(groups(local, names)))
