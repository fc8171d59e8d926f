"""Relations that begin or end: appointed, elected, took over, succeeded, resigned."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from whence.resolve.relations.role_phrases import Phrase, phrase, predicate
from whence.resolve.relations.role_pieces import Line, Name
from whence.resolve.relations.role_subjects import Subject, antecedent, subject_before
from whence.resolve.relations.role_ties import Tie, fits
from whence.resolve.relations.role_words import words

Turn = Literal["", "begin", "end", "left"]


def step_ties(line: Line) -> Iterator[Tie]:
    """Give the roles that a sentence says somebody was put into, took, or gave up.

    Args:
        line: A sentence.
    """
    for at, piece in enumerate(line.pieces):
        if not piece.is_word:
            continue
        if piece.low in words("named"):
            yield from _named(line, at)
        if piece.low in words("names") and line.name(at + 1) is not None:
            yield from _names(line, at)
        if piece.low in words("naming"):
            yield from _naming(line, at)
        if piece.low in words("succeeded"):
            yield from _succeeded(line, at)
        for table, turn in (("took", "begin"), ("gone", "end")):
            size = line.run(at, table)
            if size:
                yield from _moved(line, at, at + size, turn="begin" if turn == "begin" else "end")


def _role_at(line: Line, at: int) -> Phrase | None:
    """Read the role that follows, behind `as` or `to the post of`."""
    at += line.run(at, "to_role")
    found = phrase(line, at)
    return None if found is None or found.unsure else found


def _subject(line: Line, subject: Subject | None) -> Name | None:
    if subject is None:
        return None
    return subject.stands if subject.stands is not None else line.name(subject.names[-1])


def _named(line: Line, at: int) -> Iterator[Tie]:
    """`X was appointed head of Y`."""
    if line.low(at - 1) not in {"was", "were", "been", "is", "since", "recently", "then", "later", "and", "who", ","}:
        return
    subject = subject_before(line, at, reduced=line.low(at - 1) == ",")
    found = _role_at(line, at + 1)
    if subject is not None and found is not None and found.how != "beside":
        yield from _put(line, found, _subject(line, subject), by=None, pieces=(subject.first, found.last))


def _names(line: Line, at: int) -> Iterator[Tie]:
    """`Y appointed X as its head`."""
    found = _role_at(line, at + 2)
    subject = subject_before(line, at)
    if found is not None and subject is not None and not line.at(at + 1).owns:
        yield from _put(line, found, line.name(at + 1), by=_subject(line, subject), pieces=(subject.first, found.last))


def _naming(line: Line, at: int) -> Iterator[Tie]:
    """`the appointment of X as head of Y`, `X's appointment as head of Y`."""
    owned = line.name(at - 1) is not None and line.at(at - 1).owns
    name, after = (at - 1, at + 1) if owned else (at + 2, at + 3)
    if line.low(after) != "as" or not (owned or line.low(at + 1) == "of"):
        return
    found = _role_at(line, after)
    if found is not None:
        yield from _put(line, found, line.name(name), by=None, pieces=(min(name, at), found.last))


def _put(line: Line, found: Phrase, holder: Name | None, *, by: Name | None, pieces: tuple[int, int]) -> Iterator[Tie]:
    """State an appointment; a deputy is a deputy of somebody."""
    target = _target(line, found, by)
    role = found.roles[0]
    if holder is None or target is None:
        return
    stated = predicate(found, role, target)
    if stated is None or stated in {"part_of", "founded", "owns"} or not fits(stated, holder, target):
        return
    shown = line.text(role.first, role.last)
    if stated == "deputy_of":
        yield Tie(holder, stated, target, *pieces, firm=False, turn="begin", role=shown)
    else:
        yield Tie(holder, "appointed_to", target, *pieces, firm=False, turn="begin", role=shown)


def _target(line: Line, found: Phrase, by: Name | None) -> Name | None:
    if found.target is not None:
        return line.name(found.target)
    if found.pronoun and by is None:
        return antecedent(line, found.first, found.pronoun, without=-1)
    return by if by is not None and by.kind != "person" else None


def _moved(line: Line, at: int, role: int, *, turn: Turn) -> Iterator[Tie]:
    """`X took over as head of Y`, `X resigned as head of Y`."""
    subject = subject_before(line, at)
    holder = _subject(line, subject)
    found = phrase(line, role)
    if subject is None or found is None or found.unsure:
        return
    target = line.name(found.target) if found.target is not None else None
    if target is None and found.pronoun:
        target = antecedent(line, found.first, found.pronoun, without=subject.first)
    if target is None:
        return
    pieces = subject.first, found.last
    yield from _holds(line, found, (holder, target), pieces=pieces, turn=turn)
    if turn == "end" and line.low(found.last) == "by":
        yield from _holds(line, found, (line.name(found.last + 1), target), pieces=(at, found.last + 2), turn="begin")


def _holds(
    line: Line, found: Phrase, ends: tuple[Name | None, Name], *, pieces: tuple[int, int], turn: Turn
) -> Iterator[Tie]:
    holder, target = ends
    role = found.roles[0]
    stated = predicate(found, role, target)
    if holder is None or stated in {None, "part_of", "founded"}:
        return
    if stated is not None and fits(stated, holder, target):
        shown = line.text(role.first, role.last)
        yield Tie(holder, stated, target, *pieces, firm=False, turn=turn, former=turn == "end", role=shown)


def _succeeded(line: Line, at: int) -> Iterator[Tie]:
    """`X succeeded Z as head of Y`."""
    old = line.name(at + 1)
    subject = subject_before(line, at)
    found = phrase(line, at + 3) if line.low(at + 2) == "as" else None
    if old is None or subject is None or found is None or found.target is None or found.unsure:
        return
    target = line.name(found.target)
    if target is not None:
        pieces = subject.first, found.last
        yield from _holds(line, found, (_subject(line, subject), target), pieces=pieces, turn="begin")
        yield from _holds(line, found, (old, target), pieces=pieces, turn="end")
