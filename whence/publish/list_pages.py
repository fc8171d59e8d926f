"""What the lists show: ledger, reports, setbacks."""

from __future__ import annotations

from dataclasses import dataclass

from whence.model.protocols import CaseView
from whence.model.setbacks import Setback
from whence.publish import phrases
from whence.publish.catalogue import Brief, Catalogue, ClaimBrief

#: Names of voices in one line of the ledger; the rest is counted.
ROOTS_SHOWN = 2


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """A line of the ledger; `voices` counts those of both sides, `date` is the day of its earliest report."""

    claim: ClaimBrief
    heading: str
    href: str
    status: str
    voices: int
    reports: int
    date: str
    order: tuple[str, str]
    roots: tuple[str, ...]
    more_roots: int


def ledger(made: Catalogue) -> list[ClaimLine]:
    """List every claim, those of many statements first, then by date.

    Args:
        made: The case in short, wordings included.

    Cost: linear in statements, after sorting.
    """
    lines = [_claim_line(made, claim) for claim in made.claims.values()]
    return sorted(
        lines, key=lambda line: (not line.claim.paged, -len(line.claim.statements), line.order, line.claim.id)
    )


def _claim_line(made: Catalogue, claim: ClaimBrief) -> ClaimLine:
    wording = made.wordings.get(claim.statement)
    briefs = {made.wordings[each].report: each for each in claim.statements if each in made.wordings}
    earliest = min((made.briefs[report] for report in briefs), key=lambda brief: brief.order, default=None)
    return ClaimLine(
        claim=claim,
        heading=claim.id if wording is None else wording.heading,
        href=made.claim_href(claim.id),
        status=phrases.STATUS[claim.status],
        voices=sum(mark.voices for mark in claim.marks),
        reports=len(briefs),
        date="" if earliest is None else earliest.date.partition(",")[0],
        order=("9999", "") if earliest is None else earliest.order,
        roots=tuple(phrases.shortened(root, 60) for root in claim.roots[:ROOTS_SHOWN]),
        more_roots=max(len(claim.roots) - ROOTS_SHOWN, 0),
    )


def reports(made: Catalogue) -> list[Brief]:
    """List every report by date, undated ones last."""
    return sorted(made.briefs.values(), key=lambda brief: brief.order)


def setbacks(view: CaseView) -> list[Setback]:
    """List every setback by what it concerns."""
    return sorted(view.setbacks(), key=lambda each: (each.input or "", each.step, each.why, each.id))
