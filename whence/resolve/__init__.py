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
from whence.resolve.named import voted
from whence.resolve.namesakes import parted
from whence.resolve.places.aliases import place_aliases
from whence.resolve.places.placing import places
from whence.resolve.relations.finding import relations
from whence.resolve.relations.role_names import missed
from whence.resolve.screening.screening import screened
from whence.resolve.screening.watch_lists import read as watch_list
from whence.resolve.short_forms import short_organisations
from whence.resolve.side_by_side import kept_apart
from whence.resolve.sources import sources
from whence.resolve.spelling import spellings
from whence.resolve.within import joined, uses

__all__ = ["VERSION", "Known", "identities", "known", "screened", "watch_list"]

#: Raise it when results change, and every case is resolved again.
VERSION = "5"


def identities(
    reports: Mapping[str, Report], readings: Mapping[str, Reading], names: NameIndex, *, lists: Known | None = None
) -> Identities:
    """Resolve the names of a batch of reports.

    Why this way: inside a report one writer means one thing by one name, so short forms are settled
    there; across reports names meet by what texts and lists state, what a person decided, and likeness where the
    groups fit as a whole. What a report gives depends on that report (and the judgements on it) alone, and a group on
    the names and aliases alone, so the order of reports does not matter.

    Args:
        reports: The reports of the batch.
        readings: Their readings; a report without one is passed over.
        names: The names of the case.
        lists: What the user brought: alias lists, places; from `known`.

    Returns:
        What was found in each report, by report id, and every name group the batch may have changed.

    Cost: linear in mentions and in the ties of the groups touched.
    """
    local: list[LocalNames] = []
    atlas = (known() if lists is None else lists).atlas
    split = names.namesakes(sorted(reports))
    for index in sorted(readings.keys() & reports.keys()):
        report, reading = reports[index], readings[index]
        # 1. normalise, and let the report as a whole say what kind of thing each name is of
        named = voted((*reading.mentions, *missed(report, reading)), report)
        # 2. aliases that its words state, and slips of the pen
        stated = stated_aliases(report, named)
        slips = spellings(named)
        # 3. short forms to the full name they stand for here
        short = joined(named, short_organisations(report, named, initials_of(named, stated)))
        used, aliases = parted(uses(named, short), (*stated, *slips), split.get(index, ()))
        # 4. roles, structure, places, the names that sources go by, and names that stay apart
        roles, tied = relations(report, reading, used), sources(reading, used)
        apart = kept_apart(report, reading, used, stated=aliases, relations=roles)
        placed = places(report, reading, atlas)
        aliases = (*aliases, *place_aliases(used, placed))
        local.append(LocalNames(index, used, aliases, roles, placed, tied, apart))
    # 5. across the case: names that are one
    trouble = () if lists is None else lists.setbacks
    return Identities(tuple(local), tuple(groups(local, names, lists)), trouble)
