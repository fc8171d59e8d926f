"""What would change if a source, a report or a statement were put right."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Sequence

from whence.model.protocols import Said, Shelf, SourceName
from whence.model.spans import Span
from whence.model.withdrawals import Correction, Effect, Gone, Reworded
from whence.weigh.background import background
from whence.weigh.claims.gist import gist
from whence.weigh.interest.parties import Parties
from whence.weigh.roots import Heard, body, heard
from whence.weigh.voices.ties import members
from whence.weigh.weighing import weighed
from whence.weigh.withdrawal import resting


def corrections(
    claims: Iterable[Sequence[str]],
    correction: Correction,
    shelf: Shelf,
    *,
    withdrawn: frozenset[str] = frozenset(),
    parties: Parties | None = None,
) -> Iterator[Effect]:
    """Show every claim that a correction bears on, before anything is saved.

    Why this way: the claim is weighed twice by the same code, the second time with the statements put right; whoever
    repeats them keeps the old words, so that what became an error by the correction shows as drift or conflict. Which
    claim a statement belongs to is not asked again: a rebuild may move it.

    Args:
        claims: Statement ids of each claim to look at.
        correction: What is put otherwise.
        shelf: Statements and lineage of the case.
        withdrawn: Statements that count for nothing already.
        parties: What the user lists of sources, `None` for nothing.

    Returns:
        Claims that hold a corrected statement, in the order given.

    Cost: that of weighing these claims twice.
    """
    listed = Parties() if parties is None else parties
    groups, known = members(shelf, claims, listed)
    for claim in groups:
        put = [_again(one, correction, listed) for one in claim]
        changed = frozenset(one.id for one, other in zip(claim, put, strict=True) if one is not other)
        if changed:
            put.sort(key=lambda one: (one.said.order, one.id))
            lost = resting(claim, Gone(statements=changed), known, withdrawn=withdrawn)
            order = tuple(one.id for one in claim if one.id in lost)
            after = weighed(put, background(shelf, [put], listed), withdrawn)
            yield Effect(order, weighed(claim, known, withdrawn), after, changed)


def _again(one: Heard, correction: Correction, parties: Parties) -> Heard:
    """Hear a statement again after the correction; the same object when nothing of it is corrected."""
    said = one.said
    if one.id in correction.words:
        said = _reworded(said, correction.words[one.id])
    if one.report in correction.outlets:
        said = dataclasses.replace(said, outlet=correction.outlets[one.report], family=None)
    if one.report in correction.dates:
        published = correction.dates[one.report]
        order = (published.earliest or "9999", *said.order[1:])
        said = dataclasses.replace(said, published=published, order=order)
    sources = tuple(_named(name, correction) for name in said.sources)
    if sources != said.sources:
        said = dataclasses.replace(said, sources=sources)
    return one if said is one.said else heard(said, gist(said), parties.family(said.outlet))


def _reworded(said: Said, put: Reworded) -> Said:
    report, start = said.statement.report, said.statement.content[0].start
    content = Span(report, start, start + len(put.words), put.words)
    return dataclasses.replace(
        said,
        statement=dataclasses.replace(said.statement, content=(content,)),
        words=put.words,
        sentence=said.sentence.replace(said.words, put.words, 1) if said.words in said.sentence else put.words,
        figures=tuple(
            dataclasses.replace(
                one,
                span=_moved(one.span, content),
                counted=None if one.counted is None else _moved(one.counted, content),
            )
            for one in put.figures
        ),
        moments=tuple(dataclasses.replace(one, span=_moved(one.span, content)) for one in put.moments),
    )


def _moved(span: Span, content: Span) -> Span:
    return Span(content.report, content.start + span.start, content.start + span.end, span.text)


def _named(name: SourceName, correction: Correction) -> SourceName:
    for known, meant in correction.names.items():
        if name.key == known or (name.kind != "pronoun" and body(name.text) == body(known)):
            return meant
    return name
