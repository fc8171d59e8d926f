"""What stands under the text of a report: every statement, moment and figure, one card each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from whence.model.reading import Figure, Moment, Reading, Statement
from whence.publish import meanings, phrases
from whence.publish.catalogue import Catalogue, Wording
from whence.publish.layers import doubtful
from whence.publish.margin import Note


@dataclass(frozen=True, slots=True)
class LinkLine:
    """One link of a chain.

    Attributes:
        source: Who, in words for a person.
        stance: How the source stands to the content.
        cue: The words that attribute, empty when there are none.
        parts: Form, confidence, kind of source.
        meant: A pronoun or short form and the words it refers back to, `None` when there is none.
    """

    source: str
    stance: str
    cue: str
    parts: Sequence[str]
    meant: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class StatementCard:
    """A statement in the list.

    Attributes:
        note: Its note in the margin, `None` when it has none.
        softened: What weakens it or turns it round.
        values: Words and anchors of the moments and figures in its content.
        reader: Its reader's name, empty when the whole report has only one.
    """

    id: str
    wording: Wording
    note: Note | None
    low: bool
    links: Sequence[LinkLine]
    softened: Sequence[str]
    values: Sequence[tuple[str, str]]
    reader: str


@dataclass(frozen=True, slots=True)
class MomentCard:
    """A moment in the list; `codes` are its values as programs read them, each with its name."""

    anchor: str
    words: str
    meaning: str
    parts: Sequence[str]
    codes: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class FigureCard:
    """A figure in the list.

    Attributes:
        parts: Name and words of what is known about it.
        whole: Anchor of the figure that it is a part of, empty when there is none.
    """

    anchor: str
    words: str
    meaning: str
    parts: Sequence[tuple[str, str]]
    whole: str


def anchors(reading: Reading) -> dict[str, str]:
    """Number a report's moments `m1` on and its figures `f1` on, in order of the text; gives the anchor by id."""
    moments, figures = sorted(map(_place, reading.moments)), sorted(map(_place, reading.figures))
    named = {place[-1]: f"m{number}" for number, place in enumerate(moments, start=1)}
    return named | {place[-1]: f"f{number}" for number, place in enumerate(figures, start=1)}


def _place(item: Moment | Figure) -> tuple[int, int, str]:
    return item.span.start, item.span.end, item.id


def statement_cards(
    made: Catalogue, reading: Reading, statements: Iterable[Statement], *, notes: Iterable[Note], at: Mapping[str, str]
) -> list[StatementCard]:
    """List statements with everything that is known of each.

    Args:
        made: The case in short, this report's wordings included.
        reading: What was read out of the report.
        statements: Its statements in order of the text.
        notes: Those in the margin.
        at: Anchors of moments and figures by id.
    """
    noted = {note.statement: note for note in notes}
    several = len({each.reader for each in reading.statements}) > 1
    valued: list[Moment | Figure] = [*reading.moments, *reading.figures]
    words = {each.id: phrases.shortened(each.span.text, 60) for each in valued}
    return [
        StatementCard(
            id=each.id,
            wording=made.wordings[each.id],
            note=noted.get(each.id),
            low=doubtful(each, made.confident),
            links=_links(made, each),
            softened=meanings.softened(each),
            values=[(words[one], at[one]) for one in (*each.figures, *each.moments) if one in at],
            reader=each.reader if several else "",
        )
        for each in statements
    ]


def _links(made: Catalogue, statement: Statement) -> list[LinkLine]:
    shown = made.wordings[statement.id].links[1:]
    return [
        LinkLine(
            source=strip.text,
            stance=link.stance,
            cue="" if link.cue is None else phrases.shortened(link.cue.text, meanings.REPEATED),
            parts=meanings.link_parts(link, made.confident),
            meant=meanings.stands_for(link),
        )
        for link, strip in zip(statement.chain, shown, strict=True)
    ]


def moment_cards(reading: Reading, at: Mapping[str, str]) -> list[MomentCard]:
    """List a report's moments in order of the text, what each means and what it was counted from."""
    made = [
        MomentCard(
            anchor=at[each.id],
            words=phrases.shortened(each.span.text, 120),
            meaning=phrases.moment(each),
            parts=meanings.moment_parts(each),
            codes=meanings.codes(each),
        )
        for each in reading.moments
    ]
    return sorted(made, key=lambda card: int(card.anchor[1:]))


def figure_cards(reading: Reading, at: Mapping[str, str]) -> list[FigureCard]:
    """List a report's figures in order of the text, with value, bounds and what they count."""
    others = {each.id: each for each in reading.figures}
    made = [
        FigureCard(
            anchor=at[each.id],
            words=phrases.shortened(each.span.text, 120),
            meaning=phrases.figure(each),
            parts=meanings.figure_parts(each, others),
            whole="" if each.part_of is None else at.get(each.part_of, ""),
        )
        for each in reading.figures
    ]
    return sorted(made, key=lambda card: int(card.anchor[1:]))
