"""What of a claim a person should look at first, one sentence each."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from whence.model.identity import content_id
from whence.model.ledger import ClaimStatus, Conflict, Drift, Finding, FindingKind, Voice
from whence.model.spans import Span
from whence.weigh.roots import Heard
from whence.weigh.wording import counted, listed, quoted

#: Statements, and reports, of one voice from which its echoes are worth a line.
ECHOES, REPORTS = 3, 2
#: Statements quoted as evidence, and outlets named in a sentence.
EVIDENCE, NAMED = 6, 3
#: How much each kind matters; echoes and interest grow with the number of reports. Set by hand.
WEIGHTS: dict[FindingKind, float] = {
    "conflict": 5.0,
    "speaker_moved": 4.5,
    "figure_drift": 4.5,
    "echoes": 4.0,
    "drift": 3.5,
    "interested_only": 2.5,
    "differing_figures": 2.0,
}


@dataclass(frozen=True, slots=True)
class Weighing:
    """A claim as far as it is made when its findings are drawn.

    Attributes:
        id: Of the claim.
        wording: The statement whose words stand for it.
        heard: Its statements that count, by id, in the fixed order of content.
        voices: The one with most statements first.
    """

    id: str
    wording: Heard
    heard: dict[str, Heard]
    voices: tuple[Voice, ...]
    drifts: tuple[Drift, ...]
    conflicts: tuple[Conflict, ...]

    def reports(self) -> int:
        """Count the reports of the statements that count."""
        return len({one.report for one in self.heard.values()})


Line = tuple[str, list[Heard]]


def findings(weighing: Weighing, status: ClaimStatus) -> Iterator[Finding]:
    """Draw the findings of a claim, at most one of each kind, none when nothing stands out.

    Why this way: each sentence names who and how many, so that it can be checked without knowing the program; the
    weight is that of the kind, raised by the logarithm of the reports that carry the claim.
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
    for kind, rule in rules:
        line = rule(weighing) if weighing.voices and (kind != "interested_only" or status == kind) else None
        if line is not None:
            sentence, evidence = line
            yield Finding(
                id=content_id("finding", weighing.id, kind),
                rank=0,
                kind=kind,
                sentence=sentence,
                claim=weighing.id,
                evidence=_spans(evidence),
                weight=round(WEIGHTS[kind] + math.log(max(1, weighing.reports())), 3),
            )


def _echoes(weighing: Weighing) -> Line | None:
    voice = weighing.voices[0]
    own = [weighing.heard[one] for one in voice.statements]
    reports = len({one.report for one in own})
    if len(own) < ECHOES or reports < REPORTS:
        return None
    if voice.side == "against":
        what = f"The denial of {quoted(own[0].said.words)}"
    else:
        what = quoted(weighing.wording.said.words)
    rests = "and rests on one voice" if len(weighing.voices) == 1 else "on the word of one voice"
    return f"{what} stands in {counted(reports, 'report')} {rests}, {voice.root.text}.", own


def _speaker_moved(weighing: Weighing) -> Line | None:
    moved = [one for one in weighing.drifts if one.kind == "speaker"]
    if not moved:
        return None
    start, echo = (weighing.heard[one] for one in (moved[0].from_statement, moved[0].to_statement))
    outlets = sorted({weighing.heard[one.to_statement].outlet for one in moved})
    if echo.root is not None:
        way = f"{start.outlet} has it from {start.text}, {echo.outlet} from {echo.text}"
    else:
        way = f"{start.outlet} has it from {start.text}, {_some(outlets)} in {_own(outlets)} own voice"
    return f"The speaker of {quoted(start.said.words)} moved: {way}.", [start, echo]


def _own(outlets: list[str]) -> str:
    return "its" if len(outlets) == 1 else "their"


def _figure_drift(weighing: Weighing) -> Line | None:
    return _first_drift(
        weighing, {"figure"}, "On the way from {start} to {echo}, “{before}” became “{after}”: {words}."
    )


def _drift(weighing: Weighing) -> Line | None:
    kinds = {"counted", "scope", "time", "place", "stance"}
    return _first_drift(weighing, kinds, "{words} changed its meaning on the way from {start} to {echo}: {why}")


def _first_drift(weighing: Weighing, kinds: set[str], form: str) -> Line | None:
    found = next((one for one in weighing.drifts if one.kind in kinds), None)
    if found is None:
        return None
    start, echo = (weighing.heard[one] for one in (found.from_statement, found.to_statement))
    sentence = form.format(
        start=start.outlet,
        echo=echo.outlet,
        before=found.from_value,
        after=found.to_value,
        words=quoted(start.said.words),
        why=found.explanation[:1].lower() + found.explanation[1:],
    )
    return sentence, [start, echo]


def _conflict(weighing: Weighing) -> Line | None:
    if not weighing.conflicts:
        return None
    found = weighing.conflicts[0]
    a, b = (weighing.heard[one] for one in (found.statement_a, found.statement_b))
    words = quoted(weighing.wording.said.words)
    if found.kind == "denial":
        return f"{_upper(a.speaker)} says {words}; {b.speaker} speaks against it.", [a, b]
    return f"Reports contradict each other on {words}: {found.explanation}", [a, b]


def _interested(weighing: Weighing) -> Line | None:
    if weighing.reports() < REPORTS:
        return None
    roots = sorted({one.root.text for one in weighing.voices})
    words = quoted(weighing.wording.said.words)
    own = [weighing.heard[one.first] for one in weighing.voices]
    return f"{words} rests only on the word of {_some(roots)}, who {_is(roots)} party to it.", own


def _is(roots: list[str]) -> str:
    return "is" if len(roots) == 1 else "are"


def _differing(weighing: Weighing) -> Line | None:
    """Different numbers that are neither a conflict nor a drift: an update, or nobody says what they count."""
    if weighing.conflicts or any(one.kind == "figure" for one in weighing.drifts):
        return None
    values: dict[float, Heard] = {}
    thing = weighing.wording.gist.counts[:1]
    for one in weighing.heard.values():
        for count in one.gist.counts:
            if thing and count.value is not None and count.unit == thing[0].unit and count.counted & thing[0].counted:
                values.setdefault(count.value, one)
    if len(values) < 2:
        return None
    ordered = [values[value] for value in sorted(values)]
    raw = [f"“{value:,.15g}”" for value in sorted(values)]
    return f"Reports give {_some(raw)} for {quoted(weighing.wording.said.words)}.", ordered


def _some(words: list[str]) -> str:
    if len(words) <= NAMED:
        return listed(words)
    return listed([*words[:NAMED], f"{len(words) - NAMED} more"])


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]


def _spans(heard: list[Heard]) -> tuple[Span, ...]:
    return tuple(dict.fromkeys(one.content for one in heard[:EVIDENCE]))
