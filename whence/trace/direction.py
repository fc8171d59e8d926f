"""Weigh, for two reports that share passages, which of them took from the other."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from whence.model.lineage import Origin, Overlap, Passage
from whence.model.reports import Report
from whence.model.spans import Reason, Span
from whence.trace.credits import means, origin_of
from whence.trace.namings import Naming
from whence.trace.overlaps import LEAST_RUN
from whence.trace.timing import days_between, first_of

#: A pair is weighed when so much of either report is shared, or so many words outside quotation marks.
LEAST_SHARE = 0.2
LEAST_WORDS = 25
#: From this share on a report is a copy even when all that is shared is quoted (an interview, a document).
WHOLE = 0.5
#: Natural-log odds that a direction must reach; containment alone (at most 0.6) never does.
DECIDED = 0.8
#: The report that names the other: the strongest sign there is, set by us, not measured.
CITATION = 3.0
#: Both name the same origin outside the case; set by us, not measured.
SHARED_ORIGIN = 2.0
#: Of 171 pairs in which one side bore an agency mark, that side was earlier in 71 %: ln(.71 / .29).
#: (Helsinki summit set, text_reuse research section 3.) The same weight serves for hours of lead.
MARK = 0.9
#: A lead of a day or more, set above MARK because pairs an hour apart were the unreliable ones there.
DAY = 1.5
CONTAINMENT = 0.8
#: Code points back from a passage in which the quotation mark that opens around it is looked for.
_QUOTE_REACH = 1_500
_QUOTE_MARK = re.compile('([“”«»"])')

Verdict = Literal["copy", "source", "common_unseen", "undecided"]


@dataclass(frozen=True, slots=True)
class Bond:
    """How one report stands to another that it shares passages with.

    Attributes:
        other: The other report.
        verdict: `copy`: this report took from the other; `source`: the other took from this one.
        probability: 0 to 1, 3 places, of the verdict; of any dependence at all when undecided.
        origin: The unseen origin both name, for `common_unseen`.
        share: How much of this report is inside shared passages, 0 to 1.
        reasons: What was weighed, log-odds seen from `this report took from the other`.
    """

    other: Report
    verdict: Verdict
    probability: float
    origin: Origin | None
    share: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Party:
    """A report with what it names as its origins."""

    report: Report
    named: Sequence[Naming]

    def naming(self, other: Report) -> Naming | None:
        """Find the first naming that can mean the other report."""
        return next((naming for naming in self.named if means(naming, other)), None)

    def mark(self) -> Naming | None:
        """Find the first agency mark."""
        return next((naming for naming in self.named if naming.whole and naming.kind == "agency" and naming.sure), None)


def bond(one: Party, other: Party, overlap: Overlap) -> Bond | None:
    """Weigh which of two reports took from the other.

    Why this way: a list of evidence, strongest first (who names whom, agency marks, publication
    times, containment), each with its log-odds and its words; where it is thin or divided the answer
    is `undecided`, since dates alone are wrong three times in ten. Nothing is ever taken from a
    report that was certainly published later.

    Args:
        one: The report at hand with its namings.
        other: The report it is held against.
        overlap: What they share.

    Returns:
        How `one` stands to `other`; `None` when they share no more than a quotation would. The
        probability is the product of two logistic values: that of the shared text (are they
        dependent at all) and that of the summed direction reasons.

    Source: order of evidence and the MARK weight from text_reuse research section 3; citation
        and containment weights are set, not learnt.
    """
    shares = (overlap.contained_a, overlap.contained_b)
    if overlap.report_a != one.report.id:
        shares = shares[1], shares[0]
    text = _text(one, other, overlap, shares=shares)
    if text is None:
        return None
    common = _common(one, other)
    if common is not None:
        origin, reason = common
        chance = _logistic(text.weight + reason.weight)
        return Bond(other.report, "common_unseen", chance, origin, shares[0], (text, reason))
    reasons = (*_citations(one, other), *_marks(one, other), *_times(one, other), *_containment(one, other, shares))
    total = round(sum(reason.weight for reason in reasons), 3)
    verdict = _verdict(one, other, total)
    chance = _logistic(text.weight) * (1.0 if verdict == "undecided" else _logistic(abs(total)))
    return Bond(other.report, verdict, round(chance, 3), None, shares[0], (text, *reasons))


def _verdict(one: Party, other: Party, total: float) -> Verdict:
    first = first_of(one.report.published, other.report.published) if _firm(one, other) else 0
    if total >= DECIDED and first >= 0:
        return "copy"
    if total <= -DECIDED and first <= 0:
        return "source"
    return "undecided"


def _firm(one: Party, other: Party) -> bool:
    return "inferred" not in {one.report.published.basis, other.report.published.basis}


def _text(one: Party, other: Party, overlap: Overlap, *, shares: tuple[float, float]) -> Reason | None:
    share = max(shares)
    whole = share >= WHOLE
    loose = [passage for passage in overlap.passages if whole or not _quotation(one, other, passage)]
    words = int(sum(passage.score for passage in loose))
    if not loose or (share < LEAST_SHARE and words < LEAST_WORDS):
        return None
    weight = min(4.0, 4 * share + 0.5 * math.log(max(words, 8) / LEAST_WORDS))
    longest = max(loose, key=lambda passage: (passage.score, -passage.a.start))
    detail = f"{words} words are shared in order: {shares[0]:.0%} of the one report, {shares[1]:.0%} of the other."
    return Reason("text", detail, round(weight, 3), (longest.a, longest.b))


def _quotation(one: Party, other: Party, passage: Passage) -> bool:
    """Tell whether a passage is a quotation in both reports, but for the few words around it that say who spoke."""
    by_id = {one.report.id: one.report, other.report.id: other.report}
    outside = (_outside_quotes(by_id[span.report], span) for span in (passage.a, passage.b))
    return all(len(text.split()) < LEAST_RUN for text in outside)


def _outside_quotes(report: Report, span: Span) -> str:
    """Cut what stands inside quotation marks out of a span, also marks that opened before it in its paragraph."""
    before = report.text[max(0, span.start - _QUOTE_REACH) : span.start].rpartition("\n\n")[2]
    inside = False
    for mark in _QUOTE_MARK.findall(before):
        inside = _opens(mark, inside=inside)
    outside: list[str] = []
    for place, piece in enumerate(_QUOTE_MARK.split(span.text)):
        if place % 2:
            inside = _opens(piece, inside=inside)
        elif not inside:
            outside.append(piece)
    return " ".join(outside)


def _opens(mark: str, *, inside: bool) -> bool:
    return not inside if mark == '"' else mark in "“«"


def _common(one: Party, other: Party) -> tuple[Origin, Reason] | None:
    """Find the first origin outside both that both name for their whole, when neither names the other."""
    if one.naming(other.report) or other.naming(one.report):
        return None
    theirs = {origin_of(naming).id: naming for naming in other.named if naming.sure and naming.whole}
    found = [(origin_of(naming), naming) for naming in one.named if naming.sure and naming.whole]
    shared = [(origin, naming) for origin, naming in found if origin.id in theirs]
    if not shared:
        return None
    origin, naming = min(shared, key=lambda pair: (pair[1].kind != "agency", pair[0].id))
    spans = tuple(span for span in (naming.span, theirs[origin.id].span) if span is not None)
    return origin, Reason("citation", f"Both name {origin.name} as where they have it from.", SHARED_ORIGIN, spans)


def _citations(one: Party, other: Party) -> list[Reason]:
    found: list[Reason] = []
    for giver, taker, sign in ((other, one, 1), (one, other, -1)):
        naming = taker.naming(giver.report)
        if naming is not None:
            spans = () if naming.span is None else (naming.span,)
            detail = f"{_label(taker)} names {naming.names} as where it has something from."
            found.append(Reason("citation", detail, sign * CITATION, spans))
    return found


def _marks(one: Party, other: Party) -> list[Reason]:
    here, there = one.mark(), other.mark()
    if (here is None) == (there is None) or one.naming(other.report) or other.naming(one.report):
        return []
    marked, naming, sign = (other, there, 1) if there is not None else (one, here, -1)
    assert naming is not None
    spans = () if naming.span is None else (naming.span,)
    return [Reason("mark", f"Only {_label(marked)} bears an agency mark ({naming.names}).", sign * MARK, spans)]


def _times(one: Party, other: Party) -> list[Reason]:
    first = first_of(one.report.published, other.report.published)
    if not first:
        return []
    days = days_between(one.report.published, other.report.published)
    weight = (DAY if days >= 1 else MARK) * (1 if _firm(one, other) else 0.5)
    earlier, later = (one, other) if first < 0 else (other, one)
    dates = f"{earlier.report.published.edtf} against {later.report.published.edtf}"
    bases = f"{earlier.report.published.basis}, {later.report.published.basis}"
    return [Reason("time", f"{_label(earlier)} came first: {dates} ({bases}).", first * weight)]


def _containment(one: Party, other: Party, shares: tuple[float, float]) -> list[Reason]:
    weight = round(max(-0.6, min(0.6, CONTAINMENT * (shares[0] - shares[1]))), 3)
    if abs(weight) < 0.1:
        return []
    inner, outer = (one, other) if weight > 0 else (other, one)
    much, little = max(shares), min(shares)
    detail = f"{much:.0%} of {_label(inner)} lies in {_label(outer)}, {little:.0%} the other way round."
    return [Reason("containment", detail, weight)]


def _label(party: Party) -> str:
    report = party.report
    return report.outlet or report.title or report.id


def _logistic(odds: float) -> float:
    return round(1 / (1 + math.exp(-odds)), 3)
