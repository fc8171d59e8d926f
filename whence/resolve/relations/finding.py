"""Read roles and structure that a report states: who leads, speaks for or owns what, what is part of what."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from whence.model.identities import NameUse, Relation
from whence.model.identity import content_id
from whence.model.reading import Reading, Statement
from whence.model.reports import Report
from whence.model.spans import Span
from whence.resolve.relations.doubt import is_stated
from whence.resolve.relations.hints import hints
from whence.resolve.relations.names import name_ties
from whence.resolve.relations.role_pieces import Line, Name, lines
from whence.resolve.relations.role_ties import Tie, role_ties
from whence.resolve.relations.steps import step_ties
from whence.resolve.relations.times import Dates, dates
from whence.resolve.relations.verbs import verb_ties


@dataclass(slots=True)
class _Told:
    """What all sentences of a report say of one relation."""

    since: str | None = None
    until: str | None = None
    role: str | None = None
    statements: set[str] = field(default_factory=set)
    spans: dict[str, Span] = field(default_factory=dict)


def relations(report: Report, reading: Reading, named: Sequence[NameUse]) -> tuple[Relation, ...]:
    """Read the roles and structures stated in a report.

    Why this way: role phrases and verbs that stand directly between or beside names, because a wrong tie would mark
    a source as interested in what it says; no parse is needed. What is denied, asked, wished or only supposed is
    left out; what somebody says holds on that somebody's word, which the statements cite. A role that is over is
    kept as `former`.

    Args:
        report: The report.
        reading: What was read out of it.
        named: Its mentions with their name keys, in reading order.

    Returns:
        Relations between name keys, by id, with the statements and the words that state them.

    Cost: linear in the text; figures in bench/relations.py.
    """
    names = {(use.span.start, use.span.end): Name(use.key, use.kind) for use in named}
    covers = _Covers(reading)
    told: defaultdict[tuple[str, str, str, bool], _Told] = defaultdict(_Told)
    stated: dict[tuple[str, str, str, bool], Tie] = {}
    for line, tie, when in stated_ties(report, reading, names, covers=covers):
        key = tie.subject.key, tie.predicate, tie.target.key, tie.former or when.over
        stated.setdefault(key, tie)
        _add(told[key], line, tie, when=when, covers=covers)
    found = (_relation(key, stated[key], told[key]) for key in told)
    return tuple(sorted(found, key=lambda relation: relation.id))


def stated_ties(
    report: Report, reading: Reading, names: Mapping[tuple[int, int], Name], *, covers: _Covers | None = None
) -> Iterator[tuple[Line, Tie, Dates]]:
    """Give every relation that a sentence puts forward as so, with its times, in reading order.

    Args:
        report: The report.
        reading: What was read out of it.
        names: Names by where they stand, (start, end).
        covers: The statements by place, where they have been looked up already.
    """
    covers = _Covers(reading) if covers is None else covers
    for line in lines(report, reading, names):
        for tie in _ties(line):
            when = dates(line, tie)
            undated = tie.turn == "left" and when.until is None
            if not undated and is_stated(line, tie, covers.holding(_span(line, tie))):
                yield line, tie, when


def _ties(line: Line) -> Iterator[Tie]:
    """Give every relation that the words of a sentence may state; a sentence without a name states none."""
    room = hints(line.sentence, line.kinds) if line.kinds else None
    if not room or not line.names:
        return
    if room.roles:
        yield from role_ties(line)
    if room.verbs:
        yield from verb_ties(line)
    if room.roles:
        yield from step_ties(line)
    yield from name_ties(line)


def _span(line: Line, tie: Tie) -> Span:
    return line.report.span(line.pieces[tie.first].start, line.pieces[tie.last - 1].end)


def _add(told: _Told, line: Line, tie: Tie, *, when: Dates, covers: _Covers) -> None:
    told.since = when.since if told.since is None else told.since
    told.until = when.until if told.until is None else told.until
    told.role = tie.role if told.role is None else told.role
    span = _span(line, tie)
    told.statements.update(one.id for one in covers.touching(span, line.place))
    told.spans.setdefault(f"{line.place:09d}", span)


def _relation(key: tuple[str, str, str, bool], tie: Tie, told: _Told) -> Relation:
    subject, predicate, target, former = key
    return Relation(
        id=content_id("relation", subject, predicate, target, *(("former",) if former else ())),
        subject=subject,
        predicate=tie.predicate,
        object=target,
        since=told.since,
        until=told.until,
        statements=tuple(sorted(told.statements)),
        spans=tuple(told.spans[place] for place in sorted(told.spans)),
        former=former,
        role=told.role,
    )


class _Covers:
    """The statements of a reading by sentence and by where their content stands."""

    def __init__(self, reading: Reading) -> None:
        """Look over the statements once."""
        self._starts = [sentence.start for sentence in reading.sentences]
        self._sentences = [sentence.id for sentence in reading.sentences]
        self._filed: defaultdict[int, list[Statement]] = defaultdict(list)
        for one in reading.statements:
            for place in sorted({place for piece in one.content for place in self._places(piece)}):
                self._filed[place].append(one)

    def _places(self, piece: Span) -> Iterable[int]:
        first = max(bisect_left(self._starts, piece.start + 1) - 1, 0)
        return range(first, max(bisect_left(self._starts, piece.end), first + 1))

    def holding(self, span: Span) -> list[Statement]:
        """Give the statements whose content shares more than its edge with a stretch."""
        near = self._filed.get(next(iter(self._places(span))), [])
        return [one for one in near if any(piece.overlaps(span) for piece in one.content)]

    def touching(self, span: Span, place: int) -> list[Statement]:
        """Give those that hold a stretch; where none does, those of its sentence."""
        own = self.holding(span)
        return own or [one for one in self._filed.get(place, []) if one.sentence == self._sentences[place]]
