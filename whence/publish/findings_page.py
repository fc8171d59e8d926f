"""The findings: the short list, each line with the sentences it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from whence.model.ledger import Finding
from whence.model.protocols import CaseView
from whence.model.spans import Span
from whence.publish import phrases
from whence.publish.catalogue import Brief, Catalogue, ClaimBrief, Wording

#: Sentences quoted below one finding; the rest stands on the claim's page.
QUOTED = 4
#: Findings whose sentences stand open; those of the others fold away.
OPEN = 20
#: How each kind of finding is coloured.
STYLES = {
    "echoes": "echo",
    "speaker_moved": "drift",
    "figure_drift": "drift",
    "drift": "drift",
    "conflict": "conflict",
    "differing_figures": "conflict",
    "interested_only": "interest",
}


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch that a finding rests on; `wording` when it belongs to a statement of its claim."""

    text: str
    href: str
    brief: Brief
    wording: Wording | None


@dataclass(frozen=True, slots=True)
class FindingShown:
    """A finding as the page shows it; `tags` are words and style of each kind of thing said."""

    finding: Finding
    tags: Sequence[tuple[str, str]]
    claim: ClaimBrief | None
    claim_href: str
    quotes: Sequence[Quote]
    more: int


def findings(made: Catalogue, view: CaseView) -> list[FindingShown]:
    """List the findings in their order.

    Args:
        made: The case in short, wordings included.
        view: The case.

    Cost: linear in findings and in the statements of their claims.
    """
    return [_shown(made, finding) for finding in view.findings()]


def unlisted(made: Catalogue, shown: Sequence[FindingShown]) -> int:
    """Count the claims beside the short list that have an echo, a drift, a conflict or an interested source."""
    listed = {each.finding.claim for each in shown}
    return sum(
        claim.id not in listed and (bool(claim.tags) or any(mark.echoes for mark in claim.marks))
        for claim in made.claims.values()
    )


def _shown(made: Catalogue, finding: Finding) -> FindingShown:
    claim = made.claims.get(finding.claim)
    spans = [span for span in dict.fromkeys(finding.evidence) if span.report in made.briefs]
    return FindingShown(
        finding=finding,
        tags=[(phrases.FINDING[kind], STYLES[kind]) for kind in (finding.kind, *finding.also)],
        claim=claim,
        claim_href=made.claim_href(finding.claim),
        quotes=[_quote(made, claim, span) for span in spans[:QUOTED]],
        more=max(len(spans) - QUOTED, 0),
    )


def _quote(made: Catalogue, claim: ClaimBrief | None, span: Span) -> Quote:
    brief = made.briefs[span.report]
    for each in () if claim is None else claim.statements:
        wording = made.wordings.get(each)
        if (
            wording is not None
            and wording.report == span.report
            and span.start < wording.end
            and wording.start < span.end
        ):
            return Quote(wording.sentence, wording.href, brief, wording)
    return Quote(phrases.shortened(span.text), made.span_href(span), brief, None)
