"""What of a claim a person should look at first, one sentence each."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import combinations

from whence.lang.lexicon import lexicon
from whence.model.identity import content_id
from whence.model.ledger import ClaimStatus, Conflict, Drift, Finding, FindingKind, Voice
from whence.model.spans import Span
from whence.weigh.background import Background
from whence.weigh.drifts.figures import LARGE, other_kind
from whence.weigh.drifts.paths import taken
from whence.weigh.figures.relations import related
from whence.weigh.figures.things import thing
from whence.weigh.figures.told import MOST, told
from whence.weigh.phrasing import NAME, QUOTED, counted, fitted, listed, named, shortened
from whence.weigh.roots import Heard
from whence.weigh.words import tokens

#: Statements, and reports, of one voice from which its echoes are worth a line; two reports are, where one is a copy.
ECHOES, REPORTS = 3, 3
#: Statements quoted as evidence, and outlets named in a sentence.
EVIDENCE, NAMED = 6, 2
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
#: What is taken off echoes that other voices join, and off those without a figure of a report's own voice or of a
#: source that all of them name: every sentence of a wire text and every quotation is such a one.
JOINED, COPY = 0.8, 1.0
#: Telling stems from which words that all give as one source's are worth a line.
TELLING = 5
#: What is taken off the second finding of one claim, twice of the third.
AGAIN = 1.2
#: Reports from which a claim of parties alone is worth a line whatever it says.
CARRIED = 2
#: Share of a report that a copy must hold before the two are spoken of and not the claim.
MUCH = 0.3


@dataclass(frozen=True, slots=True)
class Weighing:
    """A claim as far as it is made when its findings are drawn.

    Attributes:
        id: Of the claim.
        wording: The statement whose words stand for it.
        heard: Its statements that count, by id, in the fixed order of content.
        voices: The one with most statements first.
        known: What tracing found about its reports.
    """

    id: str
    wording: Heard
    heard: dict[str, Heard]
    voices: tuple[Voice, ...]
    drifts: tuple[Drift, ...]
    conflicts: tuple[Conflict, ...]
    known: Background = field(default_factory=Background)

    def reports(self) -> int:
        """Count the reports of the statements that count."""
        return len({one.report for one in self.heard.values()})


Line = tuple[str, list[Heard]]


def findings(weighing: Weighing, status: ClaimStatus) -> Iterator[Finding]:
    """Draw the findings of a claim, at most one of each kind, none when nothing stands out.

    Why this way: each sentence names who and how many, so that it can be checked without knowing the program. The
    weight is that of the kind, raised by the logarithm of the reports that carry the claim; a second finding of one
    claim is pushed down the list, so that its top shows many things and not one thing from many sides. A claim that
    stands in copies of one report alone says what all claims of that report say: that it was copied, in a sentence
    about the two reports, which the list of the case holds once.
    """
    rules: tuple[tuple[FindingKind, Callable[[Weighing], Line | None]], ...] = (
        ("echoes", _echoes),
        ("speaker_moved", _speaker_moved),
        ("figure_drift", _figure_drift),
        ("drift", _drift),
        ("conflict", _conflict),
        ("interested_only", _interested),
        ("differing_figures", _differing),
    )
    found = [
        (kind, rule(weighing))
        for kind, rule in rules
        if weighing.voices and (kind != "interested_only" or status == kind)
    ]
    raised = math.log(max(1, weighing.reports()))
    lines = [(WEIGHTS[kind] - _less(weighing, kind) + raised, kind, line) for kind, line in found if line is not None]
    for place, (weight, kind, line) in enumerate(sorted(lines, key=lambda one: -one[0])):
        sentence, evidence = line
        yield Finding(
            id=content_id("finding", weighing.id, kind),
            rank=0,
            kind=kind,
            sentence=sentence,
            claim=weighing.id,
            evidence=_spans(evidence),
            weight=round(weight - AGAIN * place, 3),
        )


def _less(weighing: Weighing, kind: FindingKind) -> float:
    """Tell what echoes lose in weight."""
    if kind != "echoes":
        return 0.0
    voice = weighing.voices[0]
    quoted = _open([weighing.heard[one] for one in voice.statements])
    copied = (voice.root.kind == "report" or quoted) and not weighing.wording.gist.counts
    return (JOINED if len(weighing.voices) > 1 else 0.0) + (COPY if copied else 0.0)


def _echoes(weighing: Weighing) -> Line | None:
    voice = weighing.voices[0]
    own = [weighing.heard[one] for one in voice.statements]
    copies = _copies(own, weighing.known)
    if copies is not None or len(own) < ECHOES or len({one.report for one in own}) < REPORTS:
        return copies
    denial = voice.side == "against"
    if _open(own) and not denial and len(weighing.wording.gist.stems) < TELLING:
        return None  # everybody says whose words these are, and they are few
    rests = "rests on one voice"
    if len(weighing.voices) > 1:
        rests = f"{len(own)} of its {len(weighing.heard)} statements rest on one voice"
    reports, root = counted(weighing.reports(), "report"), named(voice.root.text)
    words = (own[0] if denial else weighing.wording).said.words
    return fitted("The denial of " if denial else "", words, f" stands in {reports} and {rests}, {root}."), own


def _open(own: list[Heard]) -> bool:
    """Tell whether all the statements of a voice name the source it goes back to: nobody dresses it as several."""
    return all(one.root is not None for one in own)


def _copies(own: list[Heard], known: Background) -> Line | None:
    """Say of a claim that stands in one report and its copies alone how much of the report the closest copy holds."""
    original = own[0]
    rest = [one for one in own[1:] if one.report != original.report]
    if not rest or any(taken(one, original, known) is None for one in rest):
        return None
    shares = [(-_held(one, original, known), one.report, one) for one in rest]
    share, _, closest = min(shares, key=lambda one: one[:2])
    if share > -MUCH:
        return None
    words = f"{closest.outlet} repeats {-share:.0%} of the words of {original.outlet}’s report"
    title = (
        ""
        if original.said.title is None or original.said.outlet is None
        else f" “{shortened(original.said.title, QUOTED)}”"
    )
    return f"{_upper(words)}{title}: two reports, one voice.", [original, closest]


def _held(copy: Heard, original: Heard, known: Background) -> float:
    """Give the share of a report's words that stand in its copy, 0 to 1."""
    pair = (copy.report, original.report)
    overlap = known.overlaps.get((min(pair), max(pair)))
    if overlap is None:
        return 0.0
    return overlap.contained_a if overlap.report_a == original.report else overlap.contained_b


def _speaker_moved(weighing: Weighing) -> Line | None:
    moved = [one for one in weighing.drifts if one.kind == "speaker"]
    if not moved:
        return None
    start, echo = (weighing.heard[one] for one in (moved[0].from_statement, moved[0].to_statement))
    outlets = sorted(
        {weighing.heard[one.to_statement].outlet for one in moved if weighing.heard[one.to_statement].link is None}
    )
    if echo.link is not None:
        way = f"{start.outlet} has it from {named(start.text)}, {echo.outlet} from {named(echo.text)}"
    else:
        way = f"{start.outlet} has it from {named(start.text)}, {_some(outlets)} in {_own(outlets)} own voice"
    return fitted("The speaker of ", start.said.words, f" moved: {way}."), [start, echo]


def _own(outlets: list[str]) -> str:
    return "its" if len(outlets) == 1 else "their"


def _figure_drift(weighing: Weighing) -> Line | None:
    drift = _first(weighing, {"figure"})
    if drift is None:
        return None
    start, echo, change = drift
    return fitted(f"Between {start.outlet} and {echo.outlet}, {change}: ", start.said.words, "."), [start, echo]


def _drift(weighing: Weighing) -> Line | None:
    drift = _first(weighing, {"counted", "scope", "time", "place", "stance"})
    if drift is None:
        return None
    start, echo, change = drift
    after = f" changed its meaning between {start.outlet} and {echo.outlet}: {change}."
    return fitted("", start.said.words, after), [start, echo]


def _first(weighing: Weighing, kinds: set[str]) -> tuple[Heard, Heard, str] | None:
    """Give the ends of the first drift of these kinds, and what became of what."""
    found = next((one for one in weighing.drifts if one.kind in kinds), None)
    if found is None:
        return None
    before, after = (shortened(value, NAME) for value in (found.from_value, found.to_value))
    change = f"“{before}” became “{after}”"
    return weighing.heard[found.from_statement], weighing.heard[found.to_statement], change


def _conflict(weighing: Weighing) -> Line | None:
    found = next((one for one in weighing.conflicts if not _unsaid(weighing, one)), None)
    if found is None:
        return None
    a, b = (weighing.heard[one] for one in (found.statement_a, found.statement_b))
    if found.kind == "denial":
        return fitted(f"{_upper(a.speaker)} says ", a.said.words, f"; {b.speaker} speaks against it."), [a, b]
    return fitted("Reports contradict each other on ", a.said.words, f": {found.explanation}"), [a, b]


def _unsaid(weighing: Weighing, conflict: Conflict) -> bool:
    """Tell whether two outlets speak in their own voices on two sides: neither says that it contradicts anybody."""
    sides = (weighing.heard[one] for one in (conflict.statement_a, conflict.statement_b))
    return conflict.kind == "denial" and all(one.link is None for one in sides)


def _interested(weighing: Weighing) -> Line | None:
    """Say that nobody but parties to it puts a claim forward, where that is more than the day's quotation.

    Nearly every quotation is of somebody who speaks of his own; it is worth a line when several reports carry it, or
    when a single one lets a party count or praise.
    """
    if weighing.reports() < CARRIED:
        own_pages = any(one.root.kind != "source" for one in weighing.voices)
        if own_pages or not (weighing.wording.gist.counts or _boasts(weighing.wording.said.words)):
            return None
    roots = sorted({named(one.root.text) for one in weighing.voices})
    own = [weighing.heard[one.first] for one in weighing.voices]
    party = "a party" if len(roots) == 1 else "all parties"
    return fitted("", weighing.wording.said.words, f" rests only on the word of {_some(roots)}, {party} to it."), own


def _boasts(words: str) -> bool:
    lists = lexicon("en", "findings")
    found = tokens(words)
    praised = any(len(one) > 4 and one.endswith("est") and one not in lists["no_boasts"] for one in found)
    return praised or not frozenset(found).isdisjoint(lists["boasts"])


def _differing(weighing: Weighing) -> Line | None:
    """Say that figures differ where that is neither a conflict nor a drift."""
    return _counts_on(weighing) or _counts_others(weighing)


def _counts_on(weighing: Weighing) -> Line | None:
    """Say that one thing is counted differently: a count that went on."""
    if weighing.conflicts or any(one.kind == "figure" for one in weighing.drifts):
        return None
    own = [(one, each) for one in weighing.heard.values() for each in told(one.said) if each.amount.value is not None]
    first = next(((one, each) for one, each in own if one.id == weighing.wording.id), None)
    if first is None:
        return None
    values: dict[float, tuple[Heard, str]] = {first[1].amount.value or 0.0: (first[0], first[1].raw)}
    for one, each in own:
        if each.amount.value is not None and related(first[1], each, path=False).relation == "update":
            values.setdefault(each.amount.value, (one, each.raw))
    if len(values) < 2:
        return None
    ordered = [values[value] for value in sorted(values)]
    words = _some([f"“{raw}”" for _, raw in ordered])
    return fitted(f"Reports give {words} for ", weighing.wording.said.words, "."), [one for one, _ in ordered]


def _counts_others(weighing: Weighing) -> Line | None:
    """Say that one large number is of different things in two reports between which no path was found."""
    if any(one.kind == "counted" for one in weighing.drifts):
        return None
    own = [(one, *each) for one in weighing.heard.values() for each in _large(one)]
    for (a, raw, counted_a), (b, other, counted_b) in combinations(own, 2):
        apart = a.report != b.report and raw == other and other_kind(thing(counted_a), thing(counted_b))
        if apart and other_kind(thing(counted_b), thing(counted_a)):
            ways = f"{a.outlet} has “{raw} {counted_a}”, {b.outlet} “{raw} {counted_b}”"
            return fitted("", weighing.wording.said.words, f" is told of different things: {ways}."), [a, b]
    return None


def _large(one: Heard) -> Iterator[tuple[str, str]]:
    """Give the large plain numbers of a statement with what they count; a bare part counts what its whole does."""
    known = {each.id: each for each in one.said.figures}
    for each in one.said.figures[:MOST]:
        whole = known.get(each.part_of or "", each)
        counted_words = each.counted or whole.counted
        if each.unit is None and counted_words is not None and each.value is not None and each.value >= LARGE:
            yield f"{each.value:,.0f}", " ".join(counted_words.text.split())


def _some(words: list[str]) -> str:
    if len(words) <= NAMED:
        return listed(words)
    return listed([*words[:NAMED], f"{len(words) - NAMED} more"])


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]


def _spans(heard: list[Heard]) -> tuple[Span, ...]:
    return tuple(dict.fromkeys(one.content for one in heard[:EVIDENCE]))
