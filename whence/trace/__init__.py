"""Trace: who shares words with whom, whom they name, and who took from whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from whence.model.lineage import Credit, Derivation, Lineage, Origin, Overlap
from whence.model.protocols import Library
from whence.model.reading import Reading
from whence.model.reports import Report
from whence.trace.credits.bearing import bearing, filed_under
from whence.trace.credits.finding import credits_of
from whence.trace.credits.namings import namings
from whence.trace.kinship.derivations import derivations, tied
from whence.trace.kinship.direction import Party
from whence.trace.kinship.families import close
from whence.trace.kinship.neighbourhood import Neighbourhood, by_report
from whence.trace.kinship.prose import prose
from whence.trace.loose.retold import retold
from whence.trace.overlaps.finding import overlaps
from whence.trace.overlaps.fingerprints import fingerprints
from whence.trace.overlaps.words import words

__all__ = ["VERSION", "lineage"]

#: Raise it when results change, and every case is traced again.
VERSION = "5"


def lineage(reports: Mapping[str, Report], readings: Mapping[str, Reading], library: Library) -> Lineage:
    """Trace a batch of reports against the whole case.

    Why this way: every row is a function of two reports and of those they share passages with,
    never of the order in which they came. So whatever a batch may have changed is worked out again
    from scratch and replaces what was stored; the end is the same in any order.

    Args:
        reports: New reports, and those that were read again.
        readings: Their readings; a report that could not be read is absent.
        library: The whole case, this batch included.

    Returns:
        The complete rows of the batch and of every report whose rows it may have changed.

    Cost: linear in the words of the batch, its candidates and their neighbours; bench/trace.py.
    """
    # 1. choose fingerprints and file them; some old reports may gain or lose candidates by that
    touched = sorted(library.add({report: fingerprints(words(reports[report])) for report in sorted(reports)}))
    own = {report: namings(reports[report], readings.get(report)) for report in sorted(reports)}
    credited = library.name({report: bearing(reports[report], named) for report, named in own.items()})
    # 2. load the reports that share a fingerprint
    candidates = library.candidates(touched)
    near = Neighbourhood(library, dict(reports), dict(readings))
    near.load({*touched, *(other for found in candidates.values() for other in found)}, read=False)
    # 3. align them, and add what is stored of pairs that this batch cannot have changed
    fresh = list(overlaps(touched, candidates, reports=near.reports, idle=library.idle))
    fresh.extend(retold(candidates, fresh, near.reports))
    pairs = {(pair.report_a, pair.report_b) for pair in (*fresh, *library.overlaps(touched))}
    restated, kept = _kin({*touched, *credited, *(report for pair in pairs for report in pair)}, fresh, library=library)
    kept = [pair for pair in kept if {pair.report_a, pair.report_b}.isdisjoint(touched)]
    beside = by_report(restated, (*fresh, *kept))
    # 4. list what each report, and each beside it, names as its origin
    near.load(beside, read=True)
    parties = {key: _party(near.reports[key], near.readings.get(key)) for key in beside}
    # 5. tie them to their neighbours or to who alone bears the name, and weigh which of those each report rests on
    return _restated(restated, beside, parties, bearers=_bearers(restated, parties, near))


def _bearers(reports: Sequence[str], parties: Mapping[str, Party], near: Neighbourhood) -> dict[str, list[Report]]:
    """Load the reports that go by a name which one of those listed credits."""
    names = {name for report in reports for name in map(filed_under, parties[report].named) if name is not None}
    found = near.library.bearers(sorted(names))
    near.load({one for group in found.values() for one in group}, read=False)
    return {name: [near.reports[one] for one in group] for name, group in found.items()}


def _kin(reports: set[str], fresh: Sequence[Overlap], *, library: Library) -> tuple[list[str], list[Overlap]]:
    """Add all reports whose families those listed may change; give the stored overlaps of all."""
    kept: dict[str, Overlap] = {}
    asked, wanted = set[str](), set(reports)
    near = [pair for pair in fresh if close(pair)]
    while wanted:
        stored = library.overlaps(sorted(wanted))
        asked |= wanted
        kept.update((pair.id, pair) for pair in stored)
        near.extend(pair for pair in stored if close(pair))
        ends = {(pair.report_a, pair.report_b) for pair in near}
        wanted = {end for pair in ends if not asked.isdisjoint(pair) for end in pair} - asked
    return sorted(asked), list(kept.values())


def _party(report: Report, reading: Reading | None) -> Party:
    return Party(report, namings(report, reading), prose(report))


def _restated(
    reports: list[str],
    beside: Mapping[str, list[Overlap]],
    parties: Mapping[str, Party],
    *,
    bearers: Mapping[str, Sequence[Report]],
) -> Lineage:
    """State every row of the listed reports."""
    origins: dict[str, Origin] = {}
    named: list[Credit] = []
    taken: list[Derivation] = []
    for report in reports:
        shared = beside[report]
        others = [parties[pair.report_b if pair.report_a == report else pair.report_a].report for pair in shared]
        for credit, origin in credits_of(parties[report].report, parties[report].named, others, bearers=bearers):
            named.append(credit)
            origins[origin.id] = origin
    every = {pair.id: pair for pairs in beside.values() for pair in pairs}
    for derivation, origin in derivations(tied(every.values(), parties), parties, reports):
        taken.append(derivation)
        origins[origin.id] = origin
    return Lineage(
        reports=tuple(reports),
        overlaps=tuple(every[key] for key in sorted(every)),
        credits=tuple(named),
        origins=tuple(origins[key] for key in sorted(origins)),
        derivations=tuple(taken),
    )
