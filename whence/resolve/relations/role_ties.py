"""Tie role phrases to the names they are said of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from whence.model.identities import Predicate
from whence.resolve.relations.role_phrases import Phrase, phrase, predicate
from whence.resolve.relations.role_pieces import Line, Name, is_stop
from whence.resolve.relations.role_subjects import antecedent, apposed, conjoined, subject_before
from whence.resolve.relations.role_words import phrases, words

#: Marks that open and close words said of the name before them.
_OPENS = frozenset({",", "(", "–", "—", "-", "["})
_CLOSES = frozenset({",", ".", ";", ":", ")", "]", "–", "—", "-", "”", '"', "’", "!", "?", ""})
#: Pieces between a role and the mark that closes it.
_ASIDE = 9


@dataclass(frozen=True, slots=True)
class Tie:
    """A relation found in one sentence.

    Attributes:
        first, last: Pieces that state it, half-open.
        firm: It is taken for granted (`X, head of Y, ...`), so a denial or question around it leaves it standing.
        turn: Whether the words begin or end it.
    """

    subject: Name
    predicate: Predicate
    target: Name
    first: int
    last: int
    firm: bool
    turn: Literal["", "begin", "end", "left"] = ""
    former: bool = False
    role: str | None = None


@dataclass(frozen=True, slots=True)
class _Holders:
    """Whom a phrase is said of.

    Attributes:
        names: The names, or what a pronoun stands for.
        first, last: Pieces of the names and of what ties them to the phrase, half-open.
        sole: Place of the only name, -1 when there are several or a pronoun.
        clause: A verb says it, so it may be denied or asked.
    """

    names: tuple[Name, ...]
    first: int
    last: int
    sole: int = -1
    turn: Literal["", "begin"] = ""
    over: bool = False
    clause: bool = False


def role_ties(line: Line) -> Iterator[Tie]:
    """Give what the role phrases of a sentence state.

    Why this way: a role phrase that names its body belongs to the name it stands beside, in front of or behind, to
    the subject of `is`, or to nobody; `met the head of Y` ties nobody.

    Args:
        line: A sentence.
    """
    before: tuple[int, _Holders | None] = -1, None
    at = 0
    while at < len(line.pieces):
        found = phrase(line, at) if _may_begin(line, at) else None
        if found is None or (found.target is None and not found.pronoun):
            at += 1
            continue
        holders = _holders(line, found, before)
        if holders is not None:
            yield from _tied(line, found, holders)
        before = found.last, holders
        at = found.resume


def _may_begin(line: Line, at: int) -> bool:
    before = line.at(at - 1)
    if line.name(at) is not None:
        return before.low != "-"
    return at == 0 or is_stop(before) or line.low(at) in words("definite", "indefinite")


def _tied(line: Line, found: Phrase, holders: _Holders) -> Iterator[Tie]:
    if found.unsure:
        return
    target = antecedent(line, found.first, found.pronoun, without=holders.sole) if found.pronoun else None
    if found.target is not None:
        target = line.name(found.target)
    if target is None:
        return
    pieces = min(found.first, holders.first), max(found.last, holders.last)
    for holder in holders.names:
        for role in found.roles:
            stated = predicate(found, role, target, ministry=_ministry(line, found))
            if stated is None or not fits(stated, holder, target, personal=role.kind != "part"):
                continue
            over = holders.over or found.former or line.low(role.last - 1) in words("past_roles")
            shown = line.text(role.first, role.last)
            firm = not holders.clause
            yield Tie(holder, stated, target, *pieces, firm=firm, turn=holders.turn, former=over, role=shown)


def _ministry(line: Line, found: Phrase) -> bool:
    if found.target is None:
        return False
    return bool(words("ministries").intersection(line.text(found.target, found.target + 1).casefold().split()))


def fits(stated: Predicate, subject: Name, target: Name, *, personal: bool = True) -> bool:
    """Tell whether things of such kinds can stand in a relation; a name the reader could not sort may be anything.

    Args:
        stated: The relation.
        subject: Its first end.
        target: Its other end.
        personal: A role that a person holds.
    """
    if subject.key == target.key:
        return False
    if stated == "part_of":
        return not personal and {subject.kind, target.kind} <= {"organisation", "other"}
    if stated == "member_of" and subject.kind == "organisation":
        return target.kind == "organisation"
    if stated in {"founded", "owns"}:
        return subject.kind != "place" and target.kind != "person"
    return subject.kind in {"person", "other"}


def _holders(line: Line, found: Phrase, before: tuple[int, _Holders | None]) -> _Holders | None:
    """Find whom a phrase is said of."""
    beside = _beside(line, found)
    if beside:
        return _at(line, beside)
    left = line.low(found.first - 1)
    verb = _verb(line, found.first - 1)
    if verb is not None:
        return _of_clause(line, found, verb)
    places = _before(line, found, left) or _behind(line, found)
    if places:
        return _at(line, places)
    joined = found.first - 1 - (line.low(found.first - 2) == ",")
    return before[1] if left == "and" and before[0] == joined and not found.pronoun else None


def _verb(line: Line, at: int) -> int | None:
    """Find the form of `be` (or `serves as`) before a role, across `now` and `no longer`."""
    while line.low(at) in words("carriers") - words("be") or (line.low(at), line.low(at - 1)) == ("longer", "no"):
        at -= 1 + (line.low(at) == "longer")
    if (line.low(at - 1), line.low(at)) in phrases("be"):
        return at - 1
    return at if (line.low(at),) in phrases("be") else None


def _at(line: Line, places: Sequence[int]) -> _Holders:
    sole = places[0] if len(places) == 1 else -1
    return _Holders(tuple(holders_of(places, line)), places[0], places[-1] + 1, sole)


def _before(line: Line, found: Phrase, left: str) -> list[int]:
    """Take the name in front: `X, head of Y,`, `X the head of Y,`, `X, or the harbour arm of Y`."""
    name = found.first - 1
    if line.name(name) is not None and line.low(found.first) == "the" and found.personal:
        return [name] if _closed(line, found, ",") and not line.at(name).owns else []
    if left == "or" and line.low(found.first - 2) == "," and not found.personal:
        return apposed(line, found.first - 2, plural=False)
    if left in _OPENS and found.pronoun != "whose" and _closed(line, found, left):
        return apposed(line, found.first - 1, plural=found.plural)
    return []


def _of_clause(line: Line, found: Phrase, verb: int) -> _Holders | None:
    """Take the subject of `is`; `is training members` names no role."""
    subject = subject_before(line, verb)
    if subject is None or line.low(found.first).endswith("ing"):
        return None
    names = (subject.stands,) if subject.stands is not None else tuple(holders_of(subject.names, line))
    sole = subject.names[0] if len(subject.names) == 1 else -1
    turn: Literal["", "begin"] = "begin" if line.low(verb) in words("became") else ""
    over = subject.over or line.low(found.first - 1) == "longer"
    return _Holders(names, subject.first, subject.first + 1, sole, turn, over, clause=True)


def _beside(line: Line, found: Phrase) -> list[int]:
    """Take the name that follows at once: `Harbour Board spokesman X`, `Y's deputy X`."""
    return conjoined(line, found.last, plural=found.plural) if found.how != "after" and line.name(found.last) else []


def _behind(line: Line, found: Phrase) -> list[int]:
    """Take the name set off behind: `the head of Y, X,`, `its head is X`, `as head of Y, X did`."""
    before = line.low(found.first - 1)
    if before in {"of", "whose"} or line.at(found.first - 1).owns:
        return []
    if line.low(found.last) in words("be") and line.name(found.last + 1) is not None:
        return [found.last + 1] if not line.at(found.last + 1).owns else []
    at = found.last + (line.low(found.last) in {",", ":", "–", "—"})
    names = conjoined(line, at, plural=found.plural) if at > found.last else []
    if not names:
        return []
    if before == "as" and (found.first < 2 or line.low(found.first - 2) in _OPENS | {"and", "role", "capacity"}):
        return names
    return names if line.low(names[-1] + 1) in _CLOSES and not line.at(names[-1]).owns else []


def _closed(line: Line, found: Phrase, opened: str) -> bool:
    """Tell whether words set off behind a name end as such words do, and do not go on as a clause of their own."""
    closing = {")", "]"} if opened in {"(", "["} else _CLOSES
    for at in range(found.last, found.last + _ASIDE):
        piece = line.at(at)
        if piece.low in closing and piece.name is None and piece.moment is None:
            return True
        if at == found.last and piece.is_word and piece.low not in words("going_on"):
            return False
        if piece.low in words("acts"):
            return line.low(found.last) in {"who", "and"}
    return False


def holders_of(names: Sequence[int], line: Line) -> list[Name]:
    """Give the names at some places."""
    return [name for at in names if (name := line.name(at)) is not None]
