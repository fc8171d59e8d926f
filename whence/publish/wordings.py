"""A statement as other pages quote it."""

from __future__ import annotations

from whence.model.reading import Sentence, Statement
from whence.model.reports import Report
from whence.publish import phrases
from whence.publish.catalogue import Catalogue, Wording
from whence.publish.chains import strip
from whence.publish.marks import Paint, marked
from whence.publish.meanings import manner

#: Code points that are quoted of one statement.
QUOTED = 600


def extent(statement: Statement) -> tuple[int, int]:
    """Give the stretch from a statement's first mark to its last."""
    spans = list(statement.content)
    for link in statement.chain:
        spans += [span for span in (link.source, link.cue) if span is not None]
    return min(span.start for span in spans), max(span.end for span in spans)


def paints(statement: Statement) -> list[Paint]:
    """Colour one statement: its content, its sources, its cues."""
    own = "content" if statement.chain else "own"
    made = [Paint(span.start, span.end, own) for span in statement.content]
    for link in statement.chain:
        if link.source is not None:
            made.append(Paint(link.source.start, link.source.end, "source"))
        if link.cue is not None:
            made.append(Paint(link.cue.start, link.cue.end, "cue"))
    return made


def wording(made: Catalogue, report: Report, statement: Statement, *, sentence: Sentence | None) -> Wording:
    """Keep of a statement what other pages quote.

    Args:
        made: The case in short.
        report: The statement's report.
        statement: The statement.
        sentence: The sentence its content begins in, `None` when its reader gave none.

    Returns:
        The wording; its sentence is coloured only where the claim has a page, to save memory.
    """
    brief = made.briefs[report.id]
    start, end = extent(statement)
    content = " … ".join(phrases.shortened(span.text, 200) for span in statement.content)
    if statement.chain:
        content = content.removeprefix("that ")  # what remains of "said that" when only the content is shown
    claim = None if statement.claim is None else made.claims.get(statement.claim)
    bounds = (start, end) if sentence is None else (min(start, sentence.start), max(end, sentence.end))
    bounds = bounds[0], min(bounds[1], bounds[0] + QUOTED)
    return Wording(
        report=report.id,
        start=start,
        end=end,
        heading=phrases.shortened(content, 240),
        tokens=tuple(marked(report.text, bounds, paints(statement))) if claim is not None and claim.paged else (),
        sentence=phrases.shortened(report.text[slice(*bounds)], 280),
        links=strip(brief.name, statement, made.entities),
        manner=manner(statement, made.confident),
        href=f"{brief.href}#{statement.id}",
    )
