"""The things of a case that can be judged by hand, a random sample of them, and each laid out for judging."""

from __future__ import annotations

import dataclasses
import heapq
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, get_args

from whence.model.audits import Asked, Question, standing
from whence.model.identity import digest_of
from whence.model.judgements import AuditedThing
from whence.model.ledger import Weighed
from whence.model.protocols import CaseView
from whence.model.reading import Reading, Statement
from whence.model.reports import Report
from whence.publish.anchoring import anchored
from whence.publish.phrases import brings_quotes
from whence.publish.terminal import display_names
from whence.publish.terminal_marks import UNICODE, chain_strip, clean, shorten

QUESTION: Final[Mapping[AuditedThing, str]] = {
    "statement": "Does the sentence say this, on the word of those named?",
    "claim": "Do all of these say the same thing, or deny it where marked?",
    "voice": "Do these, and none of the others, go back to this one origin, as far as you can tell?",
}
#: Statements and reasons shown of one thing, and code points of a sentence.
SHOWN, LONGEST = 12, 600


def asked(view: CaseView) -> list[Asked]:
    """List everything of a case that can be judged: statements in claims, claims of several, and their voices.

    Why this way: a claim of one statement cannot hold wrong company, so it would only make the rate look good.

    Cost: one pass over the readings and the claims; memory for one entry each.
    """
    found = [
        Asked("statement", _key(each.id, *_reading_of(each)), (each.id,))
        for reading in view.readings()
        for each in reading.statements
        if each.claim is not None
    ]
    for weighed in view.weighed():
        if len(weighed.claim.statements) > 1:
            found.extend(_of_claim(weighed))
    return found


def _of_claim(weighed: Weighed) -> Iterator[Asked]:
    claim = weighed.claim
    against = tuple(one for one in claim.statements if one in weighed.against)
    clearest = (claim.statement, *(one for one in claim.statements if one != claim.statement))
    yield Asked("claim", _key(claim.id, *claim.statements, "", *against), clearest, against)
    for voice in weighed.voices:
        own = (voice.first, *(one for one in voice.statements if one != voice.first))
        others = tuple(one for one in claim.statements if one not in own)
        reasons = tuple(dict.fromkeys(one.detail for one in voice.reasons))
        key = _key(voice.id, voice.root.text, *sorted(own), "", *others)
        yield Asked("voice", key, own, others, voice.root.text, reasons)


def _key(own: str, *parts: str) -> str:
    return f"{own}@{digest_of(*parts)[:8]}"


def _reading_of(one: Statement) -> Iterator[str]:
    yield from (piece.text for piece in one.content)
    for link in one.chain:
        words = link.antecedent if link.antecedent is not None else link.source
        yield f"{link.stance}:{'' if words is None else words.text}"


def drawn(things: Sequence[Asked], number: int, seed: int) -> list[Asked]:
    """Draw up to `number` of each kind, the same ones for the same case and seed.

    Why this way: ordering by a hash of seed and key is a random sample that depends on no generator, and a larger
    number only adds to a smaller one.

    Args:
        things: Everything that can be judged.
        number: Of each kind, 1 or more.
        seed: Any whole number.
    """
    return [
        one
        for kind in get_args(AuditedThing)
        for one in heapq.nsmallest(
            number,
            (each for each in things if each.thing == kind),
            key=lambda each: (digest_of("audit", str(seed), each.key), each.key),
        )
    ]


def laid_out(view: CaseView, sample: Sequence[Asked]) -> list[Question]:
    """Write each thing as a question with the lines to judge it by.

    Args:
        view: The case.
        sample: What was drawn.

    Cost: one pass over the readings of the case; memory for the statements shown.
    """
    wanted = {own for one in sample for own in (*one.statements[:SHOWN], *one.of)}
    lines: dict[str, tuple[Report, Statement, str]] = {}
    for reading in view.readings():
        lines.update(_held(view, reading, wanted))
    names, verdicts = display_names(view), standing(view.judgements())
    made = (_question(one, lines, names) for one in sample if one.statements[0] in lines)
    return [dataclasses.replace(one, verdict=verdicts[one.key].kind) if one.key in verdicts else one for one in made]


def _held(view: CaseView, reading: Reading, wanted: set[str]) -> Iterator[tuple[str, tuple[Report, Statement, str]]]:
    own = [each for each in reading.statements if each.id in wanted]
    if not own:
        return
    report = view.report(reading.report)
    spans = {one.id: one for one in reading.sentences}
    for each in own:
        place = spans[each.sentence]
        yield each.id, (report, each, report.text[place.start : place.end])


def _question(one: Asked, lines: Mapping[str, tuple[Report, Statement, str]], names: Mapping[str, str]) -> Question:
    report, statement, sentence = lines[one.statements[0]]
    if one.thing == "statement":
        shown = _of_statement(statement, sentence, chain_strip(report, statement, names=names, signs=UNICODE))
    else:
        shown = _of_several(one, {own: _line(held[0], held[1], names) for own, held in lines.items()})
    anchor = anchored(report, statement.content[0], one.thing)
    return Question(one.thing, one.key, QUESTION[one.thing], tuple(shown), anchor)


def _of_statement(statement: Statement, sentence: str, chain: str) -> Iterator[str]:
    yield f"sentence: {_quoted(sentence)}"
    yield f"read as said by: {chain}"
    for link in statement.chain:
        cue = "" if link.cue is None else f", in the words “{clean(link.cue.text)}”"
        yield f"stance: {link.stance}{cue}"
    yield f"what is said: {_quoted(_words(statement))}"


def _of_several(one: Asked, lines: Mapping[str, str]) -> Iterator[str]:
    groups: defaultdict[str, list[str]] = defaultdict(list)
    if one.thing == "voice":
        yield f"goes back to: {_short(one.words)}"
        groups["this voice: "] = list(one.statements)
        groups["another voice: "] = list(one.of)
    else:
        denying = set(one.of)
        groups["says: "] = [own for own in one.statements if own not in denying]
        groups["denies: "] = list(one.of)
    for before, ids in groups.items():
        yield from (f"{before}{lines[own]}" for own in ids[:SHOWN] if own in lines)
        if len(ids) > SHOWN:
            yield f"{before}and {len(ids) - SHOWN:,} more"
    yield from (f"because: {_short(reason)}" for reason in one.reasons[:SHOWN])


def _line(report: Report, statement: Statement, names: Mapping[str, str]) -> str:
    return f"{chain_strip(report, statement, names=names, signs=UNICODE)}: {_quoted(_words(statement))}"


def _words(statement: Statement) -> str:
    return " ".join(piece.text for piece in statement.content)


def _quoted(text: str) -> str:
    words = _short(text)
    return words if brings_quotes(words) else f"“{words}”"


def _short(text: str) -> str:
    return shorten(clean(text), LONGEST, UNICODE)
