"""The claim page: voices with their echoes, how the wording travelled, what conflicts, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from whence.model.ledger import Drift, Side, Voice, Weighed
from whence.model.spans import Reason
from whence.publish import phrases
from whence.publish.catalogue import Catalogue, Wording
from whence.publish.marks import Paint, Token, marked

#: Echoes shown at once; the rest folds away.
ECHOES_SHOWN = 12
#: Steps of a reason's bar, and the log odds that fill it.
BAR_STEPS = 10
BAR_FULL = 5.0
#: A chain of copies is indented so far and no further.
DEEPEST = 6
#: Texts quoted below one reason.
QUOTES_SHOWN = 2


@dataclass(frozen=True, slots=True)
class Echo:
    """One statement of a voice.

    Attributes:
        depth: How many steps of copying lie before it, 0 to `DEEPEST`.
        how: Where its report has it from, in words.
        beside: Where its report and that one stand side by side, empty when they have no such page.
    """

    wording: Wording
    depth: int
    how: str
    beside: str
    drifts: Sequence[str]


#: Words for kinds of reasons that do not speak for themselves.
TERMS = {"none": "looked", "without": "without it", "first_hand": "first hand"}


@dataclass(frozen=True, slots=True)
class Why:
    """One reason in a table: its kind in a word, and its weight as up to `BAR_STEPS` steps, hollow when negative."""

    term: str
    reason: Reason
    steps: int
    quotes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class VoiceShown:
    """A voice as its page shows it."""

    voice: Voice
    root_href: str
    first: Echo | None
    echoes: Sequence[Echo]
    folded: Sequence[Echo]
    lines: Sequence[tuple[Wording, Sequence[Token]]]
    changes: Sequence[Drift]
    reasons: Sequence[Why]


def claim_page(made: Catalogue, weighed: Weighed) -> dict[str, Any]:
    """Put together what the template of a claim page shows.

    Args:
        made: The case in short, wordings included.
        weighed: The claim with everything that hangs on it.

    Returns:
        The values that `claim.html` names.

    Cost: linear in statements, drifts and reasons.
    """
    claim = weighed.claim
    voices = {voice.id: _voice(made, weighed, voice) for voice in weighed.voices}
    sides = sorted(claim.sides, key=lambda side: side.side != "for")
    told = {statement for voice in weighed.voices for statement in voice.statements}
    uncounted = [made.wordings[each] for each in claim.statements if each not in told and each in made.wordings]
    return {
        "claim": made.claims[claim.id],
        "heading": made.wordings[claim.statement].heading if claim.statement in made.wordings else claim.id,
        "credibility": phrases.CREDIBILITY.get(claim.credibility, ""),
        "sides": [(side, _origins(side), [voices[each] for each in side.voices if each in voices]) for side in sides],
        "drifting": [shown for shown in voices.values() if shown.changes],
        "conflicts": [
            (each, made.wordings.get(each.statement_a), made.wordings.get(each.statement_b))
            for each in weighed.conflicts
        ],
        "reasons_for_grade": _why(made, claim.reasons),
        "uncounted": uncounted,
        "report_count": len({made.wordings[each].report for each in claim.statements if each in made.wordings}),
    }


def _origins(side: Side) -> str:
    if side.low == side.likely == side.high:
        return f"{side.likely}"
    return f"likely {side.likely} (90 %: {side.low} to {side.high})"


def _voice(made: Catalogue, weighed: Weighed, voice: Voice) -> VoiceShown:
    ids = set(voice.statements)
    drifts = [drift for drift in weighed.drifts if drift.to_statement in ids]
    echoes = _echoes(made, voice, drifts)
    report = voice.root.report
    return VoiceShown(
        voice=voice,
        root_href=made.briefs[report].href if report is not None and report in made.briefs else "",
        first=echoes[0] if echoes else None,
        echoes=echoes[1 : ECHOES_SHOWN + 1],
        folded=echoes[ECHOES_SHOWN + 1 :],
        lines=_lines(made, voice, drifts),
        changes=drifts,
        reasons=_why(made, voice.reasons),
    )


def _echoes(made: Catalogue, voice: Voice, drifts: Sequence[Drift]) -> list[Echo]:
    """Order a voice's statements as a tree: each echo under the one it was taken from."""
    known = [each for each in dict.fromkeys((voice.first, *voice.statements)) if each in made.wordings]
    changed: defaultdict[str, set[str]] = defaultdict(set)
    for drift in drifts:
        changed[drift.to_statement].add(phrases.DRIFT[drift.kind])
    parents = _parents(made, known)
    reports = {each: made.wordings[each].report for each in known}
    beside = frozenset(reports.values())
    return [
        Echo(made.wordings[each], depth, *_how(made, reports[each], depth, beside=beside), sorted(changed[each]))
        for each, depth in _tree(known, parents)
    ]


def _parents(made: Catalogue, known: Sequence[str]) -> dict[str, str]:
    """Find for each statement the one of the same voice whose report its own report was taken from."""
    holders = {made.wordings[each].report: each for each in reversed(known)}
    parents = {}
    for each in known:
        for derivation in sorted(made.parents[made.wordings[each].report], key=lambda one: (-one.probability, one.id)):
            if derivation.original is not None and holders.get(derivation.original, each) != each:
                parents[each] = holders[derivation.original]
                break
    return parents


def _tree(known: Sequence[str], parents: Mapping[str, str]) -> list[tuple[str, int]]:
    children: defaultdict[str, list[str]] = defaultdict(list)
    for each in known[1:]:
        children[parents.get(each, known[0])].append(each)
    ordered: dict[str, int] = {}
    # What the first one does not reach stands in a circle of copies; it is listed directly below.
    for top in known:
        stack = [(top, 0 if top == known[0] else 1)]
        while stack:
            each, depth = stack.pop()
            if each not in ordered:
                ordered[each] = min(depth, DEEPEST)
                stack.extend((child, depth + 1) for child in reversed(children[each]))
    return list(ordered.items())


def _how(made: Catalogue, report: str, depth: int, *, beside: Collection[str]) -> tuple[str, str]:
    """Say in a few words where an echo has its text from, and where both stand side by side; nothing of the first.

    What its report took from one that is not beside it in this voice is no matter of this claim.
    """
    if not depth:
        return "", ""
    for derivation in sorted(made.parents[report], key=lambda one: (-one.probability, one.id)):
        if derivation.original is not None and derivation.original not in beside:
            continue
        whom = (
            made.briefs[derivation.original].name
            if derivation.original in made.briefs
            else "an origin outside the case"
        )
        words = {"copy": "took from", "common_unseen": "shares an unseen origin with", "undecided": "shares text with"}
        told = f"{words[derivation.direction]} {whom} ({derivation.probability:.2f})"
        return told, made.pair_href(report, derivation.original)
    found = sorted(made.credits[report], key=lambda credit: credit.target_report not in beside)
    names = list(dict.fromkeys(credit.names for credit in found))[:2]
    return ("credits " + ", ".join(phrases.shortened(name, 60) for name in names) if names else ""), ""


def _lines(made: Catalogue, voice: Voice, drifts: Sequence[Drift]) -> list[tuple[Wording, Sequence[Token]]]:
    """Write one line per wording that changed, from the first to the last, what changed underlined."""
    values: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for drift in drifts:
        values[drift.from_statement].append((drift.from_value, "before"))
        values[drift.to_statement].append((drift.to_value, "changed"))
    ordered = [
        each for each in dict.fromkeys((voice.first, *voice.statements)) if each in values and each in made.wordings
    ]
    return [(made.wordings[each], _underlined(made.wordings[each].sentence, values[each])) for each in ordered]


def _underlined(sentence: str, values: Sequence[tuple[str, str]]) -> list[Token]:
    folded = sentence.casefold()
    same = len(folded) == len(sentence)  # Folding a sharp s and the like moves offsets; then case must agree.
    paints = []
    for value, style in values:
        words = phrases.shortened(value)
        at = (folded if same else sentence).find(words.casefold() if same else words) if words else -1
        if at >= 0:
            paints.append(Paint(at, at + len(words), style))
    return marked(sentence, (0, len(sentence)), paints)


def _why(made: Catalogue, reasons: Sequence[Reason]) -> list[Why]:
    shown = []
    for reason in reasons:
        steps = min(round(abs(reason.weight) / BAR_FULL * BAR_STEPS), BAR_STEPS)
        quotes = tuple(
            (phrases.shortened(span.text, 120), made.span_href(span)) for span in reason.spans[:QUOTES_SHOWN]
        )
        shown.append(Why(TERMS.get(reason.kind, reason.kind), reason, max(steps, 1) if reason.weight else 0, quotes))
    return shown
