"""Weigh, for two reports that share passages, which of them took from the other."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from whence.model.lineage import Origin
from whence.model.reports import Report
from whence.model.spans import Reason
from whence.trace.credits.finding import means, origin_of
from whence.trace.credits.namings import Naming
from whence.trace.credits.outlets import match_key
from whence.trace.kinship.families import Tie
from whence.trace.kinship.prose import Prose, own_prose
from whence.trace.kinship.timing import certain, days_between, first_of
from whence.trace.loose.channel import Outline, outline

#: Natural-log odds that a direction must reach; containment and a bare mention together never do.
DECIDED = 0.8
#: The report that names the other: the strongest sign there is, set by us, not measured.
CITATION = 3.0
#: The report that gives the other's address as that of the original, in markup or in a credit line.
CANONICAL = 4.0
#: Both name the same origin outside the case; set by us, not measured.
SHARED_ORIGIN = 2.0
#: Of 171 pairs in which one side bore an agency mark, that side was earlier in 71 %: ln(.71 / .29).
#: (Helsinki summit set, text_reuse research section 3.) The same weight serves for hours of lead.
MARK = 0.9
#: A lead of a day or more, set above MARK because pairs an hour apart were the unreliable ones there.
DAY = 1.5
#: What is left of a lead when a date is only inferred: hours decide nothing, a day does if nothing speaks against it.
INFERRED = 0.6
#: The one holds the other's name, though not as a credit: in its first or last lines, where bylines stand, or within.
BYLINE, MENTION = 1.2, 0.5
#: Code points at either end that count as first and last lines.
EDGE = 300
#: Most that containment counts, and how steeply. Copies are cut as often as they are added to, so it only tips.
CONTAINED, CONTAINMENT = 0.1, 0.8
#: Words from which the length of what is shared speaks for dependence.
USUAL = 25

Verdict = Literal["copy", "source", "common_unseen", "undecided"]


@dataclass(frozen=True, slots=True)
class Bond:
    """How one report stands to another that it shares passages with.

    Attributes:
        other: The other report.
        verdict: `copy`: this report took from the other; `source`: the other took from this one.
        probability: 0 to 1, 3 places, of the verdict; of any dependence at all when undecided.
        named: The origin outside the case that both name, for `common_unseen`.
        cited: Whether one of the two names the other.
        words: Shared words that count.
        pieces: Half-open code-point offsets of the passages in this report, ascending.
        forbidden: Whether the other was certainly published later.
        reasons: What was weighed, log-odds seen from `this report took from the other`.
    """

    other: Report
    verdict: Verdict
    probability: float
    named: Origin | None
    cited: bool
    words: float
    pieces: tuple[tuple[int, int], ...]
    forbidden: bool
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class Party:
    """A report with what it names as its origins and what it quotes."""

    report: Report
    named: Sequence[Naming]
    prose: Prose

    def naming(self, other: Report) -> Naming | None:
        """Find the strongest naming that can mean the other report, of equals the first."""
        found = (naming for naming in self.named if means(naming, other))
        return max(found, key=lambda naming: naming.kind == "canonical", default=None)

    @cached_property
    def mark(self) -> Naming | None:
        """The first agency mark."""
        return next((naming for naming in self.named if naming.whole and naming.kind == "agency" and naming.sure), None)

    @cached_property
    def padded(self) -> str:
        """The text as `match_key` writes it, between blanks."""
        return f" {match_key(self.report.text) or ''} "

    @cached_property
    def outline(self) -> Outline:
        """What its sentences are about."""
        return outline(self.report)

    @property
    def label(self) -> str:
        """Words for the report."""
        return label(self.report)


def label(report: Report) -> str:
    """Give words for a report."""
    return report.outlet or report.title or report.id


def bond(one: Party, other: Party, tied: Tie, *, told: Reason | None = None) -> Bond:
    """Weigh which of two reports took from the other.

    Why this way: a list of evidence, strongest first (who names whom, agency marks, publication times, mentions,
    containment), each with its log-odds and its words; where it is thin or divided the answer is `undecided`. Nothing
    is ever taken from a report that was certainly published later, whatever names whom; a date that is only inferred is
    outweighed by a credit.

    Args:
        one: The report at hand.
        other: The report it is held against.
        tied: What they share.
        told: What speaks for dependence when that is not what they share word for word; containment is left out then.

    Returns:
        How `one` stands to `other`. The probability is the product of two logistic values: that of the shared text (are
        they dependent at all) and that of the summed direction reasons.

    Cost: linear in the shared passages; the first mention looked for in a report reads its text.
    Source: order of evidence and the MARK weight from text_reuse research section 3; the other weights are set, and
        checked on invented cascades, bench/cascades.py.
    """
    overlap = tied.overlap
    shares = (overlap.contained_a, overlap.contained_b)
    spans = [passage.a for passage in overlap.passages]
    if overlap.report_a != one.report.id:
        shares = shares[1], shares[0]
        spans = [passage.b for passage in overlap.passages]
    pieces = tuple(sorted((span.start, span.end) for span in spans))
    dates = one.report.published, other.report.published
    later = certain(*dates) and first_of(*dates) < 0
    text = _text(one, other, tied, shares=shares) if told is None else told
    cited = one.naming(other.report) is not None or other.naming(one.report) is not None
    common = None if cited else _common(one, other)
    if common is not None:
        origin, reason = common
        chance = _logistic(text.weight + reason.weight)
        return Bond(other.report, "common_unseen", chance, origin, cited, tied.words, pieces, later, (text, reason))
    softer = () if cited else (*_marks(one, other), *_mentions(one, other))
    reasons = (*_citations(one, other), *softer, *_times(one, other))
    if told is None:
        reasons = (*reasons, *_containment(one, other, shares))
    total = round(sum(reason.weight for reason in reasons), 3)
    verdict = _verdict(one, other, total)
    chance = _logistic(text.weight) * (1.0 if verdict == "undecided" else _logistic(abs(total)))
    return Bond(other.report, verdict, round(chance, 3), None, cited, tied.words, pieces, later, (text, *reasons))


def swayed(found: Bond, reason: Reason, *, turned: bool = False) -> Bond:
    """Add one more reason to an undecided bond, from what others show; it stays undecided where that is not enough.

    Args:
        found: How one report stands to another.
        reason: Log-odds seen from `this report took from the other`.
        turned: The reason is seen from the other report.
    """
    if turned:
        reason = replace(reason, weight=-reason.weight)
    total = round(sum(each.weight for each in found.reasons[1:]) + reason.weight, 3)
    if found.verdict != "undecided" or found.forbidden or abs(total) < DECIDED:
        return found
    chance = round(found.probability * _logistic(abs(total)), 3)
    verdict: Verdict = "copy" if total > 0 else "source"
    return replace(found, verdict=verdict, probability=chance, reasons=(*found.reasons, reason))


def _verdict(one: Party, other: Party, total: float) -> Verdict:
    dates = one.report.published, other.report.published
    first = first_of(*dates) if certain(*dates) else 0
    if total >= DECIDED and first >= 0:
        return "copy"
    if total <= -DECIDED and first <= 0:
        return "source"
    return "undecided"


def _text(one: Party, other: Party, tied: Tie, *, shares: tuple[float, float]) -> Reason:
    overlap = tied.overlap
    a, b = (one, other) if overlap.report_a == one.report.id else (other, one)
    weight = min(4.0, 4 * max(shares) + 0.5 * math.log(max(tied.words, 8) / USUAL))
    most = max(overlap.passages, key=lambda each: (own_prose(each, a.prose, b.prose), each.score, -each.a.start))
    detail = (
        f"{tied.words:.0f} words are shared in order: {shares[0]:.0%} of the one report, {shares[1]:.0%} of the other."
    )
    return Reason("text", detail, round(weight, 3), (most.a, most.b))


def _common(one: Party, other: Party) -> tuple[Origin, Reason] | None:
    """Find the first origin outside both that both name for their whole."""
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
            detail = f"{taker.label} names {naming.names} as where it has something from."
            weight = CANONICAL if naming.kind == "canonical" else CITATION
            found.append(Reason("citation", detail, sign * weight, spans))
    return found


def _marks(one: Party, other: Party) -> list[Reason]:
    here, there = one.mark, other.mark
    if (here is None) == (there is None):
        return []
    marked, naming, sign = (other, there, 1) if there is not None else (one, here, -1)
    assert naming is not None
    spans = () if naming.span is None else (naming.span,)
    return [Reason("mark", f"Only {marked.label} bears an agency mark ({naming.names}).", sign * MARK, spans)]


def _mentions(one: Party, other: Party) -> list[Reason]:
    """Look for the name of either outlet in the text of the other."""
    here, there = (_mentioned(taker, giver) for taker, giver in ((one, other), (other, one)))
    if here == there:
        return []
    taker, giver, sign = (one, other, 1) if here > there else (other, one, -1)
    detail = f"{taker.label} has the name of {giver.label} in its text."
    return [Reason("mention", detail, sign * (BYLINE if BYLINE in {here, there} else MENTION))]


def _mentioned(taker: Party, giver: Party) -> float:
    key = match_key(giver.report.outlet)
    if key is None or key == match_key(taker.report.outlet) or f" {key} " not in taker.padded:
        return 0.0
    ends = f"{taker.padded[:EDGE]}\n{taker.padded[-EDGE:]}"
    return BYLINE if f" {key} " in ends else MENTION


def _times(one: Party, other: Party) -> list[Reason]:
    dates = one.report.published, other.report.published
    first = first_of(*dates)
    if not first:
        return []
    sound = certain(*dates) or _one_house(one, other)
    weight = (DAY if days_between(*dates) >= 1 else MARK) * (1 if sound else INFERRED)
    earlier, later = (one, other) if first < 0 else (other, one)
    stamps = f"{earlier.report.published.edtf} against {later.report.published.edtf}"
    bases = f"{earlier.report.published.basis}, {later.report.published.basis}"
    return [Reason("time", f"{earlier.label} came first: {stamps} ({bases}).", first * weight)]


def _one_house(one: Party, other: Party) -> bool:
    """Tell whether both are of one outlet: states of one page, whose dates come about in one way."""
    key = match_key(one.report.outlet)
    return key is not None and key == match_key(other.report.outlet)


def _containment(one: Party, other: Party, shares: tuple[float, float]) -> list[Reason]:
    weight = round(max(-CONTAINED, min(CONTAINED, CONTAINMENT * (shares[0] - shares[1]))), 3)
    if abs(weight) < CONTAINED or _one_house(one, other):
        return []
    inner, outer = (one, other) if weight > 0 else (other, one)
    much, little = max(shares), min(shares)
    detail = f"{much:.0%} of {inner.label} lies in {outer.label}, {little:.0%} the other way round."
    return [Reason("containment", detail, weight)]


def _logistic(odds: float) -> float:
    return round(1 / (1 + math.exp(-odds)), 3)
