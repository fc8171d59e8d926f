"""What of a claim a person should look at first: one sentence, its evidence, and how much hangs on it."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence

from whence.model.identity import content_id
from whence.model.ledger import ClaimStatus, Finding, FindingKind
from whence.model.spans import Span
from whence.weigh.figures.things import thing
from whence.weigh.lines.against import conflict, differing
from whence.weigh.lines.changes import figure_drift, meaning_drift, speaker_moved
from whence.weigh.lines.claim import Line, Weighing, upper
from whence.weigh.lines.echoes import echoes
from whence.weigh.lines.parties import interested
from whence.weigh.phrasing import LEAST, SENTENCE, fitted
from whence.weigh.roots import Heard

__all__ = ["Weighing", "findings"]

#: Statements quoted as evidence, and things that are said of a claim behind the first.
EVIDENCE, ASIDES = 6, 1
#: Code points that a sentence should not exceed which says more than one thing.
FUSED = 270
#: How much each kind matters: what hides how little a claim rests on, what changed on its way, what is contradicted,
#: who is party to it. The logarithm of the number of reports is added, so that what most repeat comes first. By hand.
WEIGHTS: dict[FindingKind, float] = {
    "echoes": 5.2,
    "speaker_moved": 5.0,
    "figure_drift": 4.8,
    "conflict": 4.6,
    "drift": 4.2,
    "interested_only": 2.5,
    "differing_figures": 2.0,
}
RULES: tuple[tuple[FindingKind, Callable[[Weighing], Line | None]], ...] = (
    ("echoes", echoes),
    ("speaker_moved", speaker_moved),
    ("figure_drift", figure_drift),
    ("drift", meaning_drift),
    ("conflict", conflict),
    ("interested_only", interested),
    ("differing_figures", differing),
)
PARTIES: FindingKind = "interested_only"
#: What each further thing to say of a claim adds.
MORE = 0.3
#: Number from which a figure and what it counts are known again, and from which they are so without a name beside them.
FEW, LARGE = 3, 100


def findings(weighing: Weighing, status: ClaimStatus) -> Iterator[Finding]:
    """Draw the finding of a claim, none when nothing stands out.

    Why this way: a claim is one thing and gets one sentence, about what weighs most; what else there is to say of it
    stands behind a semicolon, as far as there is room, and all of it on the claim's page. The sentence names who and
    how many, so that it can be checked without knowing the program. The weight is that of the kind, raised by the
    logarithm of the reports that carry the claim. Findings of other claims about the same thing are left out of the
    short list when it is drawn up; see `whence.model.shortlist`.
    """
    if not weighing.voices:
        return
    found = [rule(weighing) for kind, rule in RULES if kind != PARTIES or status == kind]
    lines = sorted((one for one in found if one is not None), key=lambda one: one.less - WEIGHTS[one.kind])
    if not lines:
        return
    first = lines[0]
    sentence, shown = _fused(lines)
    evidence = list({one.id: one for line in shown for one in line.evidence[:EVIDENCE]}.values())
    more = MORE * (len(lines) - 1)
    yield Finding(
        id=content_id("finding", weighing.id, first.kind),
        rank=0,
        kind=first.kind,
        sentence=sentence,
        claim=weighing.id,
        evidence=_spans(evidence),
        weight=round(WEIGHTS[first.kind] - first.less + math.log(max(1, weighing.reports())) + more, 3),
        also=tuple(line.kind for line in lines[1:]),
        things=tuple(sorted({key for one in evidence[:EVIDENCE] for key in _things(one)})),
        texts=first.texts,
    )


def _fused(lines: Sequence[Line]) -> tuple[str, list[Line]]:
    """Put a sentence about the first of some lines, with as many of the others behind it as there is room for."""
    first = lines[0]
    after, shown = first.after, [first]
    # who reads that reports carry one text has no use for whose interest one of its sentences is
    others = [one for one in lines[1:] if one.aside and not (first.texts and one.kind == PARTIES)]
    for line in sorted(others, key=lambda one: one.kind == PARTIES)[:ASIDES]:
        longer = f"{after}; {_aside(line, first)}"
        if len(first.before) + len(longer) <= FUSED - LEAST:
            after = longer
            shown.append(line)
    if not first.words:
        return f"{after}.", shown
    most = SENTENCE if len(shown) == 1 else FUSED
    return upper(fitted(first.before, first.words, f"{after}.", most=most)), shown


def _aside(line: Line, first: Line) -> str:
    """Say a thing in a few words, and where, unless the sentence has just named the report."""
    if line.where is None or (first.where is not None and first.where.report == line.where.report):
        return line.aside
    return f"{line.aside} in {line.where.outlet}"


def _things(one: Heard) -> Iterator[str]:
    """Give what a statement counts, in forms by which another statement of the same thing is known.

    Why this way: a number with its noun and the month it is told of says that two claims are of one thing; a small
    number is told of many things, so that a name must stand beside it.
    """
    months = sorted({early[:7] for early, _ in one.gist.days}) or [""]
    for each in one.said.figures:
        counts = each.unit if each.counted is None else thing(each.counted.text).head
        if each.value is None or each.value < FEW or not counts:
            continue
        named = [""] if each.value >= LARGE else one.said.participants
        for beside in named:
            for month in months:
                yield content_id("thing", f"{each.value:g}", counts, month, beside)


def _spans(heard: Sequence[Heard]) -> tuple[Span, ...]:
    return tuple(dict.fromkeys(one.content for one in heard[:EVIDENCE]))
