"""Since when and until when a stated relation holds."""

from __future__ import annotations

from dataclasses import dataclass

from whence.resolve.relations.role_pieces import Line
from whence.resolve.relations.role_ties import Tie
from whence.resolve.relations.role_words import words
from whence.text.edtf import bounds

_OPENING = frozenset({"since", "from"})
_CLOSING = frozenset({"until", "till", "to", "through"})
_LEADS = (
    _OPENING
    | _CLOSING
    | {"between", "and", "in", "on", "during", "early", "late", "of", "for", "his", "her", "its", "their", "the"}
)
#: Pieces behind a relation within which a time dates it.
_BEHIND = 7


@dataclass(frozen=True, slots=True)
class Dates:
    """EDTF values, `None` when not stated; `over`: it ended before the report was published."""

    since: str | None
    until: str | None
    over: bool


def dates(line: Line, tie: Tie) -> Dates:
    """Read the times that a sentence ties to a relation.

    Why this way: a time right behind the words that state it, inside them, or opening the sentence before them. A state
    takes only times that are opened or closed (`since 2019`, `from 2019 to 2024`); a beginning or an end takes any.

    Args:
        line: The sentence.
        tie: The relation.

    Returns:
        Bounds, as the moments have them.
    """
    since = until = None
    for at in _places(line, tie):
        first, last = _ends(line, at, tie.turn)
        since = first if since is None else since
        until = last if until is None else until
    if tie.turn == "begin":
        until = None
    return Dates(since, until, until is not None and _past(line, until))


def _ends(line: Line, at: int, turn: str) -> tuple[str | None, str | None]:
    """Give since when and until when the time at a place makes a relation hold."""
    moment = line.at(at).moment
    if moment is None or moment.edtf is None or moment.type not in {"DATE", "TIME"}:
        return None, None
    first, slash, last = moment.edtf.partition("/")
    if not slash:
        first = last = moment.edtf
    since = None if first in {"", ".."} else first
    until = None if last in {"", ".."} else last
    if turn == "begin":
        return since, None
    if turn in {"end", "left"}:
        return None, until if until is not None else since
    if slash and (since is None or until is None):
        return since, until
    lead = _lead(line, at)
    return (since if lead in _OPENING else None), (until if lead in _CLOSING else None)


def _lead(line: Line, at: int) -> str:
    """Find the word that opens or closes the time at a place, across `her death in`."""
    while line.low(at - 1) in _LEADS | words("turns") - _OPENING - _CLOSING:
        at -= 1
        if line.low(at) in _OPENING | _CLOSING:
            break
    return line.low(at)


def _past(line: Line, until: str) -> bool:
    published = line.report.published.latest
    end = bounds(until)[1]
    return published is None or end is None or end[:10] <= published[:10]


def _places(line: Line, tie: Tie) -> list[int]:
    """Give the places of times that belong to a relation, in reading order."""
    opening = list(range(tie.first)) if _opens(line, tie.first) else []
    behind = []
    for at in range(tie.last, tie.last + _BEHIND):
        piece = line.at(at)
        if piece.moment is not None:
            behind.append(at)
        elif piece.low not in _LEADS | words("turns") and not (
            at == tie.last and piece.low == "," and line.low(at + 1) in _LEADS
        ):
            break
    return [*opening, *range(tie.first, tie.last), *behind]


def _opens(line: Line, first: int) -> bool:
    """Tell whether nothing but a time stands before a place."""
    pieces = line.pieces[:first]
    return any(one.moment is not None for one in pieces) and all(
        one.moment is not None or one.low in _LEADS or one.low == "," for one in pieces
    )
