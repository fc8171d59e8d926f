"""What befell the counted: the roles that the words around a figure tell of, and how two roles stand."""

from __future__ import annotations

import re
from functools import cache

from whence.lang.lexicon import lexicon
from whence.weigh.figures.clauses import Bounds, Clause
from whence.weigh.words import tokens

_TOLL = re.compile(r"\btoll\b(?!\sof (?:the )?(?:injured|wounded))", re.IGNORECASE)


def role_in(words: str, clause: Clause, events: frozenset[str], *, alone: bool) -> str | None:
    """Give the one role that the words of a figure's stretch tell of, else those that govern the run it stands in.

    Why this way: in `killed 12 men and three boys` the word in front governs both, in `12 men and three boys were
    killed` the one behind; of a content with one figure every word counts.
    """
    near = _roles_in(words, clause.start, clause.end)
    if not near and clause.lead is not None:
        near = _roles_in(words, clause.first, clause.lead)
    if not near:
        near = _roles_in(words, *((0, len(words)) if alone else _behind(words, clause)))
    if not near:
        return _role_by_event(events)
    return near.pop() if len(near) == 1 else None


def borne_out(role: str | None, words: str, clause: Clause) -> bool | None:
    """Tell whether the run that a figure stands in says what the reader took for its role; `None` when no words do.

    Why this way: in `shooting three men, killing one` the word behind the comma is of the one alone, and in `closed 46
    pits and arrested 113 diggers` the second verb is of the diggers.
    """
    if role is None or role not in _roles_in(words, 0, len(words)):
        return None
    led = (clause.first, clause.first if clause.lead is None else clause.lead)
    stretches = ((clause.start, clause.end), led, _behind(words, clause))
    return any(role in _roles_in(words, *stretch) for stretch in stretches)


def _behind(words: str, clause: Clause) -> Bounds:
    """Give what stands behind the last figure of a run, empty where the stretch of a figure has a verb of its own."""
    own = frozenset(tokens(words[clause.start : clause.end]))
    return (clause.tail, clause.tail if own & _copulas() else clause.last)


@cache
def _copulas() -> frozenset[str]:
    return frozenset(map(str, lexicon("en", "figure_relations")["copulas"]))


def _roles_in(words: str, start: int, end: int) -> set[str]:
    return {(match.lastgroup or "").replace("_", " ") for match in _roles().finditer(words, start, end)}


def of_toll(before: str, role: str | None) -> str | None:
    """Give what befell the counted of a bare toll: nobody says `the toll` of the wounded alone."""
    return "killed" if role in {None, "killed or wounded"} and _TOLL.search(before) else role


def held_role(small: str, large: str) -> bool:
    """Tell whether one role holds another: the killed are some of the killed or wounded."""
    held: dict[str, list[str]] = lexicon("en", "figure_relations")["held_roles"]
    return small in held.get(large, ())


def near_roles(one: str, other: str) -> bool:
    """Tell whether two roles are of one deed: the same, one that holds the other, or two words for it."""
    if one == other or held_role(one, other) or held_role(other, one):
        return True
    groups: list[list[str]] = lexicon("en", "figure_relations")["near_roles"]
    return any(one in group and other in group for group in groups)


@cache
def _roles() -> re.Pattern[str]:
    firm = lexicon("en", "figure_relations")["firm_roles"]
    known: dict[str, list[str]] = lexicon("en", "roles")
    more: dict[str, list[str]] = lexicon("en", "figure_relations")["more_roles"]
    held = {role: [*known.get(role, []), *more.get(role, [])] for role in firm}
    return re.compile(
        "|".join(
            rf"(?P<{role.replace(' ', '_')}>\b(?:{'|'.join(map(re.escape, held[role]))})\b)"
            for role in firm
            if held[role]
        ),
        re.IGNORECASE,
    )


def _role_by_event(events: frozenset[str]) -> str | None:
    """Give the role that a class of events stands for, when there is exactly one such class."""
    held: dict[str, str] = lexicon("en", "figure_relations")["event_roles"]
    found = {held[one] for one in events if one in held}
    return found.pop() if len(found) == 1 else None
