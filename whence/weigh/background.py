"""What tracing and resolving know about the reports of a run, looked up by pair."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from whence.model.identities import Relation
from whence.model.lineage import Credit, Derivation, Overlap
from whence.model.protocols import Shelf
from whence.weigh.interest.pages import Leaning
from whence.weigh.interest.parties import Parties
from whence.weigh.interest.quarrels import Quarrels
from whence.weigh.roots import Heard


@dataclass(slots=True)
class Background:
    """Overlaps, credits and derivations among reports, and stated relations.

    Attributes:
        overlaps: By (smaller report id, larger report id).
        credits: By report.
        derivations: By copy, the likeliest first.
        relations: By report that states them and subject, for the roots and whoever they are tied to. A tie that only
            another report states is not used: what is said of a claim must follow from the reports of the claim.
        parties: What the user lists in `sources.csv`.
        quarrels, leanings: What interest read out of reports as a whole, by report; filled as it is asked.
    """

    overlaps: dict[tuple[str, str], Overlap] = field(default_factory=dict)
    credits: dict[str, list[Credit]] = field(default_factory=dict)
    derivations: dict[str, list[Derivation]] = field(default_factory=dict)
    relations: dict[tuple[str, str], list[Relation]] = field(default_factory=dict)
    parties: Parties = field(default_factory=Parties)
    quarrels: dict[str, Quarrels] = field(default_factory=dict)
    leanings: dict[str, Leaning | None] = field(default_factory=dict)

    def derivation(self, copy: str, original: str) -> Derivation | None:
        """Give the derivation of one report from another, if tracing found one."""
        return next((one for one in self.derivations.get(copy, ()) if one.original == original), None)

    def reached(self, report: str, key: str) -> list[Relation]:
        """Give what ties somebody to bodies in a report, and what these are part of, the nearest first."""
        near = self.relations.get((report, key), [])
        ties = [each for each in near if not each.former]
        farther = [each for tie in ties for each in self.relations.get((report, tie.object), ())]
        return [*near, *(each for each in farther if each.predicate in ("part_of", "owns") and each.object != key)]

    def unseen(self, one: str, other: str) -> Derivation | None:
        """Give the less likely of the rows that rest two reports on one unseen text, if tracing found that they do."""
        theirs = {row.origin: row for row in self.derivations.get(other, ()) if row.original is None}
        mine = [row for row in self.derivations.get(one, ()) if row.original is None and row.origin in theirs]
        pairs = [min(row, theirs[row.origin], key=lambda each: (each.probability, each.id)) for row in mine]
        return max(pairs, key=lambda row: (row.probability, row.id), default=None)


def background(shelf: Shelf, claims: Iterable[Sequence[Heard]], parties: Parties | None = None) -> Background:
    """Look up what is known about the reports and roots of claims, once for the whole run.

    Args:
        shelf: Lineage and relations of the case.
        claims: Statements of each claim.
        parties: What the user lists in `sources.csv`, `None` for nothing.
    """
    members = [one for claim in claims for one in claim]
    wanted = sorted({one.report for one in members})
    roots = {one.key for one in members if one.key is not None}
    if not wanted:
        return Background(parties=parties or Parties())
    credited: defaultdict[str, list[Credit]] = defaultdict(list)
    for credit in sorted(shelf.credits(wanted), key=lambda one: one.id):
        credited[credit.report].append(credit)
    derived: defaultdict[str, list[Derivation]] = defaultdict(list)
    for derivation in sorted(shelf.derivations(wanted), key=lambda one: (-one.probability, one.id)):
        derived[derivation.copy].append(derivation)
    overlapping = {(one.report_a, one.report_b): one for one in shelf.overlaps(wanted)}
    ties = _relations(shelf, wanted, roots)
    return Background(overlapping, dict(credited), dict(derived), ties, parties or Parties())


def _relations(shelf: Shelf, reports: Sequence[str], roots: set[str]) -> dict[tuple[str, str], list[Relation]]:
    stated = shelf.relations(reports)
    tied = {one.object for one in stated if one.subject in roots}
    stated = [one for one in stated if one.subject in roots or one.subject in tied]
    said = shelf.said(sorted({own for one in stated for own in one.statements}))
    found: defaultdict[tuple[str, str], list[Relation]] = defaultdict(list)
    for one in sorted(stated, key=lambda one: one.id):
        for report in sorted({said[own].statement.report for own in one.statements if own in said}):
            found[report, one.subject].append(one)
    return dict(found)
