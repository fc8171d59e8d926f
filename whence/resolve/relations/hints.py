"""Whether the words of a sentence leave room for any relation, before the sentence is laid out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from whence.model.reading import MentionKind
from whence.resolve.relations.role_words import runs, words

_PART = re.compile(r"[^\W_]+")
#: Words that lead from somebody at work who is in no list (`a roofer with X`) to the body.
_LINKS = frozenset({"at", "with", "from"})
#: Kinds of name that can be a part of another.
_BODIES = frozenset({"organisation", "other"})


@dataclass(frozen=True, slots=True)
class Hints:
    """What a sentence leaves room for.

    Attributes:
        roles: A role phrase, and so a step into or out of a role.
        verbs: A verb that states a relation.
        names: A relation that stands in how names are put together.
    """

    roles: bool
    verbs: bool
    names: bool

    def __bool__(self) -> bool:
        """Tell whether it leaves room for anything."""
        return self.roles or self.verbs or self.names


def hints(text: str, kinds: Iterable[MentionKind]) -> Hints:
    """Tell what a sentence leaves room for.

    Why this way: nearly every sentence states no relation, and one look at which words it holds shows it; laying the
    sentence out and trying every place of it costs ten times as much. What is told here is never too little: the rules
    of `role_ties`, `verb_ties`, `step_ties` and `name_ties` each need all the words of one run of their lists.

    Args:
        text: The sentence.
        kinds: Kinds of the names in it.
    """
    folded = text.casefold()
    held = frozenset(_PART.findall(folded))
    named = list(kinds)
    roles = _any(held, "nouns") or _agent(folded, held)
    verbs = _any(held, "active") or _any(held, "passive")
    return Hints(roles, verbs, len(named) > 1 and _put_together(held, named))


def _put_together(held: frozenset[str], kinds: list[MentionKind]) -> bool:
    if "person" in kinds and "organisation" in kinds:
        return True
    parts = sum(kind in _BODIES for kind in kinds) > 1 and not held.isdisjoint(_units())
    return parts or _any(held, "alias") or _any(held, "alias_over")


def _agent(folded: str, held: frozenset[str]) -> bool:
    """Tell whether a word that its ending makes a person at work stands before a word that leads to a body."""
    if held.isdisjoint(_LINKS) or held.isdisjoint(_looseners()):
        return False
    return _ending().search(folded) is not None


@cache
def _ending() -> re.Pattern[str]:
    endings = "|".join(map(re.escape, sorted(words("agents"))))
    return re.compile(rf"(?:{endings})\s+(?:{'|'.join(map(re.escape, sorted(words('links'))))})\b")


@cache
def _looseners() -> frozenset[str]:
    return _parts(words("indefinite", "among"))


@cache
def _units() -> frozenset[str]:
    return _parts(words("units"))


def _parts(listed: Iterable[str]) -> frozenset[str]:
    return frozenset(part for word in listed for part in _PART.findall(word))


def _any(held: frozenset[str], name: str) -> bool:
    """Tell whether all words of any run of a list are held."""
    needed = _needed(name)
    return any(rest <= held for start in held & needed.keys() for rest in needed[start])


@cache
def _needed(name: str) -> Mapping[str, tuple[frozenset[str], ...]]:
    """Give the runs of a list by the first part of their first word, each as the parts of all its words."""
    found: dict[str, list[frozenset[str]]] = {}
    for run in sorted(runs(name).known):
        parts = _PART.findall(" ".join(run))
        found.setdefault(parts[0], []).append(frozenset(parts))
    return {start: tuple(sets) for start, sets in found.items()}
