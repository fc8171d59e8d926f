"""Relations that a verb states: `X leads Y`, `Y, founded by X`, `Y belongs to Z`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Literal

from whence.model.identities import Predicate
from whence.resolve.relations.role_pieces import Line, Name, is_stop
from whence.resolve.relations.role_subjects import Subject, conjoined, subject_before
from whence.resolve.relations.role_ties import Tie, fits, holders_of
from whence.resolve.relations.role_words import Deed, deeds, nouns, words

#: Plain words between a verb and its object that only describe it (`leads the militant group X`).
_DESCRIBED = 4
#: Pieces between a participle and its `by`.
_BY = 7


def verb_ties(line: Line) -> Iterator[Tie]:
    """Give what the verbs of a sentence state.

    Args:
        line: A sentence.
    """
    for at, piece in enumerate(line.pieces):
        if not piece.is_word:
            continue
        size = line.run(at, "active")
        if size:
            yield from _active(line, at, size)
        size = line.run(at, "passive")
        if size:
            yield from _passive(line, at, size)


def _active(line: Line, at: int, size: int) -> Iterator[Tie]:
    found, inner = _object(line, at + size), False
    if found is None:
        found, inner = _inner_object(line, at + size), True
    subject = subject_before(line, at) if found is not None else None
    if found is None or subject is None:
        return
    target = line.name(found)
    verbs = deeds("active")[tuple(line.low(index) for index in range(at, at + size))]
    if inner:
        verbs = (Deed("member_of", ""),) if verbs[0].predicate == "leads" else ()
    for name in _subjects(line, subject):
        if target is not None:
            ties = (_tie(deed, (name, target), (subject.first, found + 1), over=subject.over) for deed in verbs)
            yield from islice((tie for tie in ties if tie is not None), 1)


def _subjects(line: Line, subject: Subject) -> list[Name]:
    return [subject.stands] if subject.stands is not None else holders_of(subject.names, line)


def _tie(deed: Deed, ends: tuple[Name, Name], pieces: tuple[int, int], *, over: bool) -> Tie | None:
    one, other = ends
    if deed.turn == "turned":
        one, other = (other, one) if one.kind != "person" and other.kind == "person" else (one, one)
    if not _fits(deed.predicate, one, other):
        return None
    turn: Literal["", "begin", "end", "left"] = ""
    if deed.turn in {"begin", "end", "left"}:
        turn = deed.turn  # type: ignore[assignment]  # narrowed by the test above
    over = over or deed.turn in {"end", "left"}
    return Tie(one, deed.predicate, other, *pieces, firm=False, turn=turn, former=over)


def _fits(stated: Predicate, subject: Name, target: Name) -> bool:
    if stated in {"member_of", "leads"} and target.kind in {"person", "place"}:
        return False
    if stated == "member_of" and subject.kind != "person":
        return False
    return fits(stated, subject, target, personal=stated != "part_of")


def _object(line: Line, at: int) -> int | None:
    """Find the name that is the object of the verb before a place."""
    at += line.low(at) in words("definite") | {"a", "an"}
    for index in range(at, at + _DESCRIBED + 1):
        if line.name(index) is not None:
            return None if line.at(index).owns or _goes_on(line, index) else index
        if is_stop(line.at(index)) or line.low(index) in words("unsure") or line.at(index).capital:
            return None
    return None


def _inner_object(line: Line, at: int) -> int | None:
    """Find the body whose inner part is the object: `heads the harbour office of the X`."""
    at += line.low(at) in words("definite")
    end = at
    while end < at + _DESCRIBED and line.at(end).is_word and not is_stop(line.at(end)):
        end += 1
    if end == at or line.low(end - 1) not in words("inner") or line.low(end) not in {"of", "at", "in"}:
        return None
    name = end + 1 + (line.low(end + 1) == "the")
    return name if line.name(name) is not None and not line.at(name).owns else None


def _goes_on(line: Line, name: int) -> bool:
    """Tell whether the name only says whose part or holder of a role is meant (`leads the X brigade`)."""
    after = line.low(name + 1)
    return after in words("inner") or (after,) in nouns()


def _passive(line: Line, at: int, size: int) -> Iterator[Tie]:
    by = at + size if line.low(at + size - 1) == "of" else _by(line, at + size)
    if by is None:
        return
    agent = _agent(line, by)
    agents = conjoined(line, agent, plural=True) if agent is not None else []
    subject = subject_before(line, at, reduced=line.low(at - 1) not in words("carriers"))
    if not agents or subject is None:
        return
    verbs = deeds("passive")[tuple(line.low(index) for index in range(at, at + size))]
    pieces = subject.first, agents[-1] + 1
    for thing in _subjects(line, subject):
        for name in holders_of(agents, line):
            ties = (_by_whom(deed, (name, thing), pieces, over=subject.over) for deed in verbs)
            tie = next((one for one in ties if one is not None), None)
            if tie is not None:
                yield tie


def _by_whom(deed: Deed, ends: tuple[Name, Name], pieces: tuple[int, int], *, over: bool) -> Tie | None:
    agent, thing = ends
    if deed.predicate == "part_of":
        agent, thing = thing, agent
    if deed.predicate == "leads" and agent.kind not in {"person", "other"}:
        return None
    return _tie(deed, (agent, thing), pieces, over=over)


def _by(line: Line, at: int) -> int | None:
    """Find the place behind `by`, across a time and a few words of place and manner."""
    for index in range(at, at + _BY):
        piece = line.at(index)
        if piece.low == "by":
            return index + 1
        begins = piece.moment is not None or piece.low in words("going_on") | {"after"} or piece.low.endswith("ly")
        if index == at and not begins:
            return None
        if piece.low == "," and line.low(index + 1) == "by":
            continue
        if piece.low in words("acts") or not (piece.is_word or piece.moment or piece.name):
            return None
    return None


def _agent(line: Line, at: int) -> int | None:
    at += line.low(at) in words("definite") | {"a", "an"}
    for index in range(at, at + _DESCRIBED + 1):
        if line.name(index) is not None:
            return None if line.at(index).owns or _goes_on(line, index) else index
        if is_stop(line.at(index)):
            return None
    return None
