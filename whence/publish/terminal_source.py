"""The record of a source on a terminal: how often first, alone, confirmed, corrected, contradicted, how reliable."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from whence.errors import NotFound
from whence.model.judgements import Judgement
from whence.model.ledger import Source, Standing, Weighed
from whence.model.protocols import CaseView
from whence.model.reading import Statement
from whence.publish.phrases import OUTCOME, RELIABILITY, counted, day, record
from whence.publish.terminal import display_names, passage
from whence.publish.terminal_marks import Signs, clean, voices_mark

#: Claims listed of one source; its page has them all.
LISTED: Final = 20


def record_lines(source: Source) -> Iterator[Text]:
    """Write the counts of a source in one line, and how reliable it has been in another."""
    yield Text(record(source))
    letter = Text(f"reliability {source.reliability}, {RELIABILITY[source.reliability]}. ")
    letter.append(clean(source.reasons[0].detail), style="dim")
    yield letter


def beside(view: CaseView, weighed: Weighed) -> Iterator[Text]:
    """Lay out what became of a claim, and how reliable those have been on whose own word it is made.

    Why this way: the claim itself is left out of the record that is read beside it; who has no record is not named.

    Args:
        view: The case.
        weighed: The claim.
    """
    settled = view.settled()
    if not settled:
        return
    if weighed.claim.id in settled:
        yield Text(f"settled: {settled_words(settled[weighed.claim.id])}", style="cyan")
    sides = {(one.entity, one.outlet) for one in weighed.standings if one.side is not None}
    names = display_names(view)
    for source in view.sources() if sides else ():
        letter, reason = source.grade(weighed.claim.id)
        if source.resolved and (source.entity, source.outlet) in sides:
            name = clean(source.outlet or names.get(source.entity or "", source.id))
            line = Text(f"{name}, this claim left out: reliability {letter}, {RELIABILITY[letter]}. ")
            line.append(clean(reason.detail), style="dim")
            yield line


def settled_words(told: Judgement) -> str:
    """Write what became of a claim, on what that rests, and who said so when."""
    note = f": {clean(told.reason)}" if told.reason else ""
    return f"{OUTCOME[told.kind]}{note} ({clean(told.by)}, {day(told.at[:10])})"


def outlet(view: CaseView, name: str, signs: Signs) -> list[RenderableType]:
    """Lay out an outlet: its record, and the claims in which it was contradicted, corrected or settled first.

    Args:
        view: The case.
        name: The outlet as its reports have it.
        signs: Alphabet of the terminal.

    Raises:
        NotFound: No report of that outlet stands in a claim.

    Cost: one pass over claims and readings.
    """
    source = next((each for each in view.sources() if each.outlet == name), None)
    if source is None:
        raise NotFound(f"{clean(name)} stands in no claim", "`whence show CASE` lists the findings.")
    lines: list[RenderableType] = [Text(clean(name), style="bold")]
    families = [family for family, members in view.families().items() if name in members]
    kind = ", ".join(("outlet", *(f"family {clean(each)}" for each in families), source.id))
    lines.append(Text(kind, style="dim"))
    lines += record_lines(source)
    lines.append(Text(""))
    held = [(weighed, one) for weighed in view.weighed() for one in weighed.standings if one.outlet == name]
    return lines + _claims(view, held, signs)


def _claims(view: CaseView, held: Sequence[tuple[Weighed, Standing]], signs: Signs) -> list[RenderableType]:
    settled = view.settled()
    ranked = sorted(held, key=lambda pair: _rank(pair[1], settled=pair[0].claim.id in settled))[:LISTED]
    said = statements(view, (one.statement for _, one in ranked if one.statement is not None))
    names = display_names(view)
    lines: list[RenderableType] = []
    for weighed, one in ranked:
        own = said.get(one.statement or "")
        if own is None:
            continue
        lines.append(passage(view.report(own.report), own, _words(own), names=names, signs=signs))
        stands = settled.get(weighed.claim.id)
        words = [*standing_words(one), *(OUTCOME[stands.kind] for _ in (0,) if stands is not None)]
        parts = (voices_mark(weighed.claim, signs), *words, weighed.claim.id)
        lines += [Padding(Text(signs.dot.join(each for each in parts if each), style="dim"), (0, 0, 0, 2)), Text("")]
    if len(held) > len(ranked):
        lines.append(Text(f"and {counted(len(held) - len(ranked), 'more claim')}: see its page in the dossier."))
    return lines


def _rank(one: Standing, *, settled: bool) -> tuple[bool, ...]:
    return not settled, not one.corrected, not one.contradicted, not one.confirmed


def standing_words(one: Standing) -> list[str]:
    """Name how a source stands in a claim, in the words of its record."""
    kinds = {
        "first": one.first,
        "alone": one.alone,
        "later confirmed": one.confirmed,
        "corrected": one.corrected,
        "contradicted": one.contradicted,
    }
    return [words for words, holds in kinds.items() if holds]


def statements(view: CaseView, ids: Iterable[str]) -> dict[str, Statement]:
    """Look up statements, in one pass over the readings of the case."""
    wanted = set(ids)
    if not wanted:
        return {}
    return {each.id: each for reading in view.readings() for each in reading.statements if each.id in wanted}


def _words(statement: Statement) -> str:
    return " ".join(piece.text for piece in statement.content)
