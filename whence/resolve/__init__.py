"""Resolve: who is who, first inside each report, then across the case."""

from __future__ import annotations

from collections.abc import Mapping

from whence.model.identities import Identities, LocalNames
from whence.model.protocols import NameIndex
from whence.model.reading import Reading
from whence.model.reports import Report
from whence.resolve.aliases import initials_of, stated_aliases
from whence.resolve.groups import groups
from whence.resolve.places import places
from whence.resolve.roles import relations
from whence.resolve.sources import sources
from whence.resolve.spelling import spellings
from whence.resolve.within import joined, uses, voted

__all__ = ["VERSION", "identities"]

#: Raise it when results change, and every case is resolved again.
VERSION = "1"


def identities(reports: Mapping[str, Report], readings: Mapping[str, Reading], names: NameIndex) -> Identities:
    """Resolve the names of a batch of reports.

    Why this way: inside a report one writer means one thing by one name, so short forms are settled
    there; across reports only what some text states brings two names together. What a report gives
    depends on that report alone, and a group on the aliases alone, so the order of reports does not matter.

    Args:
        reports: The reports of the batch.
        readings: Their readings; a report without one is passed over.
        names: The aliases of the case.

    Returns:
        What was found in each report, by report id, and every name group the batch may have changed.

    Cost: linear in mentions and in the aliases of the groups touched.
    """
    local = [_local(reports[report], readings[report]) for report in sorted(readings) if report in reports]
    # 5 across the case: names that some text states to be one
    aliases = [alias for found in local for alias in found.aliases]
    keys = {use.key for found in local for use in found.uses}
    keys.update(key for alias in aliases for key in (alias.key_a, alias.key_b))
    return Identities(tuple(local), tuple(groups(keys, aliases, names, reports=readings)))


def _local(report: Report, reading: Reading) -> LocalNames:
    # 1 normalise, and let the report as a whole say what kind of thing a name is of
    named = voted(sorted(reading.mentions, key=lambda mention: mention.span))
    # 2 aliases that its words state, and slips of the pen
    stated = stated_aliases(report, named)
    # 3 short forms to the full name they stand for here
    short = joined(named, initials_of(named, stated))
    used = uses(named, short)
    # 4 roles, structure, places, and the names that sources go by
    return LocalNames(
        report=report.id,
        uses=used,
        aliases=(*stated, *spellings(named)),
        relations=relations(report, reading, used),
        places=places(used),
        sources=sources(reading, used),
    )
