"""What a judgement hangs on: words of a report with what stands around them."""

from __future__ import annotations

from whence.model.judgements import Anchor, AuditedThing
from whence.model.reports import Report
from whence.model.spans import Span

#: Code points of context that an anchor keeps on either side.
CONTEXT = 32


def anchored(report: Report, words: Span, thing: AuditedThing) -> Anchor:
    """Give the anchor of a judgement on `words` of a report."""
    before = report.text[max(words.start - CONTEXT, 0) : words.start]
    after = report.text[words.end : words.end + CONTEXT]
    return Anchor(report.sha256, report.text[words.start : words.end], before, after, thing)
