"""Read a noun phrase that names a role in a body: `the deputy head of the Harbour Board`, `Harbour Board spokesman`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from whence.model.identities import Predicate
from whence.resolve.relations.role_pieces import Line, Name, is_stop
from whence.resolve.relations.role_words import is_plural, nouns, runs, words

#: Words in a row before and in a role noun.
_RUN = 7
#: Where the body stands: before the role as its owner, beside it, behind a pronoun, after it, or nowhere.
How = Literal["own", "beside", "pronoun", "after", ""]
_STATE = frozenset({"governs", "state"})
_UNTIED = frozenset({"in", "at", "from", "with", "within", "inside", "on"})


@dataclass(frozen=True, slots=True)
class Role:
    """One role noun with the words before it.

    Attributes:
        kind: Its class, as `whence.resolve.relations.role_words.CLASSES`.
        first, last: The words to show, places of pieces, half-open.
        second: Its holder stands below another.
        partial: Words before it name a part of the body.
        agent: It is not in the lists; its ending makes it a person at work.
    """

    kind: str
    first: int
    last: int
    second: bool
    partial: bool
    plural: bool
    agent: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """A role phrase.

    Attributes:
        first, last: Places of pieces, half-open.
        roles: `president and founder` are two.
        target: Place of the name of the body or the principal, `None` when none is written in it.
        link: The word that leads to the body, empty when none does.
        inner: An inner part of the body stands between (`head of the harbour office of`).
        pronoun: `its`, `his` or `whose` when a pronoun stands for the body.
        loose: There may be others in the role (`a commander`, `senior`).
        former: It holds no longer.
        unsure: It does not hold, or is only supposed.
        resume: Where the next phrase may begin.
    """

    first: int
    last: int
    roles: tuple[Role, ...]
    target: int | None
    how: How
    link: str
    inner: bool
    pronoun: str
    loose: bool
    former: bool
    unsure: bool
    resume: int

    @property
    def plural(self) -> bool:
        """Whether several hold it."""
        return self.roles[0].plural

    @property
    def personal(self) -> bool:
        """Whether a person holds it."""
        return self.roles[0].kind != "part"


@dataclass(slots=True)
class _Start:
    """What was read before the role noun."""

    at: int
    shown: int = 0
    target: int | None = None
    how: How = ""
    pronoun: str = ""
    loose: bool = False
    former: bool = False
    dead: bool = False
    unsure: bool = False
    definite: bool = False


def phrase(line: Line, first: int, *, whole: bool = True) -> Phrase | None:
    """Read the role phrase that begins at a piece.

    Why this way: the words from a determiner or a body's name up to the role noun, then the word that leads to the
    body. No parse is needed, and a sentence that says it another way is passed over, not misread.

    Args:
        line: A sentence.
        first: Place of its first piece.
        whole: Look at what is said of a principal too (`deputy to the commander of Y, X`).

    Returns:
        The phrase, `None` when none begins here. Without a target only the role is known.
    """
    if line.low(first) in words("named"):
        return None
    start = _opening(line, first)
    read = _roles(line, start)
    if read is None:
        return None
    roles, last = read
    former = start.former and not (start.dead and roles[0].kind == "founder")
    inner, link, target, how = False, "", start.target, start.how
    resume = last
    found = _complement(line, last, roles[0], whole=whole) if not start.pronoun and how != "own" else None
    if found is not None and how == "beside" and found[1] not in {"for", "of", "at"}:
        found = None
    if found is not None:
        if how == "beside":
            roles = tuple(replace(role, partial=True) for role in roles)
        (target, link, inner), how = found, "after"
        if inner and len(roles) == 1:
            roles = (_widened(line, roles[0], target),)
        last, inner = _behind_target(line, target, inner)
        resume = resume + 1
    if roles[0].agent and not (how == "after" and link in {"at", "with", "from"} and start.loose):
        return None
    ends = resume if how == "after" else last
    return Phrase(
        first,
        last,
        roles,
        target,
        how,
        link,
        inner,
        start.pronoun,
        start.loose,
        former,
        start.unsure,
        max(ends, first + 1),
    )


def _behind_target(line: Line, target: int, inner: bool) -> tuple[int, bool]:  # noqa: FBT001 - what was read so far
    """Read what still belongs to the body: `X's central committee`, `X leadership`, `X movement`."""
    last = target + 1
    if not line.at(target).owns and line.low(last) in words("sorts"):
        return last + 1, inner
    if not line.at(target).owns and line.low(last) in words("ranks_of"):
        return last + 1, True
    if line.at(target).owns:
        last = _inner_end(line, last) or last
        return last, True
    return last, inner


def _adjectival(line: Line, at: int) -> int:
    """Go past a name that only describes the body (`the Orsel-based X`)."""
    if line.name(at) is not None and line.low(at + 1) == "-" and line.at(at + 2).is_word:
        return at + 3
    return at


def _inner_end(line: Line, at: int) -> int | None:
    """Give where words that end in a part of a body end, `None` when there are none."""
    end = at
    while end < at + 4 and line.at(end).is_word and not is_stop(line.at(end)) and not line.at(end).capital:
        end += 1
    return end if end > at and line.low(end - 1) in words("inner", "ranks_of") else None


def _opening(line: Line, first: int) -> _Start:
    """Read the determiner, words before the body, and the body where it stands in front."""
    start = _Start(first)
    while line.low(start.at) in words("once_adverbs", "now_adverbs"):
        start.former = start.former or line.low(start.at) in words("once_adverbs")
        start.at += 1
    _determiner(line, start)
    start.shown = start.at
    _qualified(line, start)
    if _adjectival(line, start.at) > start.at:
        start.at = start.shown = _adjectival(line, start.at)
    while (
        line.low(start.at)
        and not is_stop(line.at(start.at))
        and not _noun_here(line, start.at)
        and (_name_soon(line, start.at))
    ):
        _qualify(line, start)
    name = line.name(start.at)
    if name is not None and start.pronoun == "":
        start.target, start.how = start.at, "own" if line.at(start.at).owns else "beside"
        start.loose = start.loose if start.how == "beside" else False
        start.at += 1
        start.shown = start.at
        _qualified(line, start)
    return start


def _determiner(line: Line, start: _Start) -> None:
    low = line.low(start.at)
    if low in words("its"):
        start.pronoun = "its"
    if low in words("his"):
        start.pronoun = "his"
    if low == "whose":
        start.pronoun = "whose"
        start.at += 1
    if low in words("indefinite"):
        start.loose = True
        if low == "one" and line.low(start.at + 1) == "of":
            start.at += 2
            _determiner(line, start)
            start.loose = True
            return
    if low in words("definite") or low in words("indefinite"):
        start.at += 1


def _qualified(line: Line, start: _Start) -> None:
    while line.low(start.at) in words("over", "unsure", "among"):
        if _noun_here(line, start.at):
            break
        _qualify(line, start)
        if line.low(start.at) in {",", "-"} and line.low(start.at + 1) in words("over", "unsure"):
            start.at += 1


def _qualify(line: Line, start: _Start) -> None:
    low = line.low(start.at)
    start.former = start.former or low in words("over")
    start.dead = start.dead or low in words("dead")
    start.unsure = start.unsure or low in words("unsure")
    start.loose = start.loose or low in words("among")
    start.at += 1
    start.at += low == "ex" and line.low(start.at) == "-"


def _noun_here(line: Line, at: int) -> bool:
    return line.run(at, "nouns") > 0


def _name_soon(line: Line, at: int) -> bool:
    """Tell whether a name ends this run of words before a role noun does."""
    for index in range(at, at + _RUN):
        if line.name(index) is not None:
            return True
        if is_stop(line.at(index)) or _noun_here(line, index):
            return False
    return False


def _roles(line: Line, start: _Start) -> tuple[tuple[Role, ...], int] | None:
    """Read the role nouns, `president and founder` as two."""
    one = _role(line, start.at, start)
    if one is None:
        return None
    found, last = [one[0]], one[1]
    while line.low(last) in {"and", "&", ","} and len(found) < 3:
        other = _role(line, last + 1, start) if line.low(last + 1) not in words("his", "its") else None
        if other is None or (line.low(last) == "," and line.low(other[1]) not in {"and", "of"}):
            break
        if other[0].plural != one[0].plural or (start.how == "beside" and other[0].agent):
            break
        found.append(other[0])
        last = other[1]
    return tuple(found), last


def _role(line: Line, at: int, start: _Start) -> tuple[Role, int] | None:
    """Read one role noun at the end of a run of words."""
    if line.low(at) == "the" and at != start.at:
        at += 1
    end = at
    while end < at + _RUN and not is_stop(line.at(end)) and line.at(end).is_word and not _foreign(line, end):
        end += 1
    for last in range(end, at, -1):
        head = _head(line, at, last)
        if head is None:
            continue
        first, size, kind = head
        rest = [line.low(index) for index in range(at, first)]
        start.unsure = start.unsure or any(word in words("unsure") for word in rest)
        plural = is_plural(tuple(line.low(index) for index in range(first, first + size)))
        shown = _shown(line, start.shown if at == start.at else at, first)
        second = kind == "second" or any(word in words("seconds") for word in rest)
        role = Role(kind, shown, first + size, second, _partial(rest), plural)
        return role, first + size
    return _agent(line, at, end)


def _head(line: Line, at: int, last: int) -> tuple[int, int, str] | None:
    """Find the longest role noun that ends where the run does, or that goes on behind it (`chief of staff`)."""
    for first in range(max(at, last - runs("nouns").most), last):
        size = line.run(first, "nouns")
        if first + size >= last and size:
            kind = nouns()[tuple(line.low(index) for index in range(first, first + size))]
            return first, size, kind
    return None


def _foreign(line: Line, index: int) -> bool:
    """Tell a capitalised word that is no role: part of a name that was not read."""
    piece = line.at(index)
    if not piece.capital or index == 0 or piece.low in _qualifiers():
        return False
    size = runs("nouns").most
    return not any(first + line.run(first, "nouns") > index for first in range(index, max(index - size, -1), -1))


@cache
def _qualifiers() -> frozenset[str]:
    return words("over", "unsure", "among", "whole", "seconds")


def _shown(line: Line, at: int, first: int) -> int:
    """Give where the words to show begin: `former` and its like are told apart from the role."""
    while at < first and line.low(at) in words("over", "unsure") | {"now"}:
        at += 1
    return at


def _partial(rest: list[str]) -> bool:
    endings = tuple(words("whole_endings"))
    allowed = words("whole", "over", "unsure", "among")
    return any(word not in allowed and not word.endswith(endings) for word in rest)


def _agent(line: Line, at: int, end: int) -> tuple[Role, int] | None:
    if end == at:
        return None
    low = line.low(end - 1)
    if low in words("strangers") or len(low) < 6 or not low.endswith(tuple(words("agents"))):
        return None
    return Role("member", at, end, second=False, partial=False, plural=False, agent=True), end


def _complement(line: Line, last: int, role: Role, *, whole: bool) -> tuple[int, str, bool] | None:
    """Read what leads from the role noun to the name of the body: (place of the name, word, an inner part)."""
    link = line.low(last)
    if link not in words("links"):
        return None
    at = last + 1
    the = line.low(at) in words("definite", "indefinite")
    at += the
    at = _adjectival(line, at)
    if line.name(at) is not None:
        person = _principal(line, at) if whole and _under(role) else None
        if person is None and line.at(at).owns and _inner_end(line, at + 1) is None:
            return None
        return at if person is None else person, link, False
    person = _principal(line, last + 1) if whole and _under(role) else None
    if person is not None:
        return person, link, False
    return _inner_body(line, at, link, role=role, the=the)


def _inner_body(line: Line, at: int, link: str, *, role: Role, the: bool) -> tuple[int, str, bool] | None:
    """Read `the harbour office of Y`, or words that only describe Y."""
    inner = at
    while inner < at + 4 and line.at(inner).is_word and not is_stop(line.at(inner)):
        inner += 1
    if inner == at or role.kind in {"founder", "owner", "second"}:
        return _described(line, inner, link) if inner > at else None
    unit = line.low(inner - 1) in words("inner")
    if line.low(inner) in words("links") and (unit or not the) and role.kind not in {"part", "speaks"}:
        name = inner + 1 + (line.low(inner + 1) in words("definite"))
        if line.name(name) is not None:
            return name, line.low(inner), True
    return _described(line, inner, link)


def _under(role: Role) -> bool:
    return role.second or role.kind in {"second", "speaks"}


def _principal(line: Line, at: int) -> int | None:
    """Find the person described behind `deputy to`: `Y commander X`, `the commander of Y, X,`."""
    found = phrase(line, at, whole=False)
    if found is None or not found.personal or found.target is None:
        return _ranked(line, at)
    name = found.last + (line.low(found.last) == ",")
    person = line.name(name)
    return name if person is not None and person.kind == "person" else None


def _ranked(line: Line, at: int) -> int | None:
    """Find the person behind a body and a rank: `Y Captain X`, `Y Major General, X`."""
    person = line.name(at + 1)
    if person is not None and person.kind == "person" and line.at(at + 1).rank is not None:
        return at + 1
    return None


def _described(line: Line, at: int, link: str) -> tuple[int, str, bool] | None:
    """Take the name behind words for what it is (`head of the militant group X`)."""
    if link not in {"of", "for"}:
        return None
    if line.name(at) is not None:
        return None if line.at(at).owns else (at, link, False)
    return _renamed(line, at, link)


def _renamed(line: Line, at: int, link: str) -> tuple[int, str, bool] | None:
    """Take a body named behind its description: `head of the largest union in the valley, the X,`."""
    for index in range(at, at + _RUN):
        if line.low(index) == ",":
            name = index + 1 + (line.low(index + 1) == "the")
            body = line.name(name)
            closed = line.low(name + 1) in {",", ".", ")", ";", ""} and line.name(name + 1) is None
            the = line.low(index + 1) == "the"
            return (name, link, False) if the and closed and body is not None and body.kind == "organisation" else None
        if not line.at(index).is_word or line.low(index) in words("acts") | {"and", "who", "that", "which"}:
            return None
    return None


def _widened(line: Line, role: Role, target: int) -> Role:
    """Show an inner part with the role."""
    last = target - 1
    while last > role.last and line.low(last) in words("definite", "links"):
        last -= 1
    last = max(role.last, last + 1)
    return Role(role.kind, role.first, last, role.second, role.partial, role.plural, role.agent)


def predicate(found: Phrase, role: Role, target: Name, *, ministry: bool = False) -> Predicate | None:
    """Tell what a role in a body states.

    Args:
        found: The phrase.
        role: One of its roles.
        target: The body or the principal.
        ministry: Its name says that it is one, so a minister heads it.

    Returns:
        The predicate, `None` when such a role cannot be held there.
    """
    if target.kind in {"person", "place"}:
        return _of_person(found, role) if target.kind == "person" else _of_place(found, role)
    if role.kind == "part":
        return "part_of" if found.link not in {"with", "from", "to", "on"} else None
    if role.kind in {"speaks", "founder", "owner"}:
        simple: dict[str, Predicate] = {"speaks": "speaks_for", "founder": "founded", "owner": "owns"}
        return simple[role.kind] if not found.inner or role.kind == "speaks" else None
    heads = role.kind in {"leads", "governs"} or (role.kind == "state" and ministry)
    return "leads" if heads and not _one_of_many(found, role) else "member_of"


def _one_of_many(found: Phrase, role: Role) -> bool:
    among = found.loose and not found.former
    return role.second or found.inner or role.partial or among or found.link in _UNTIED - {"at", "on"}


def _of_person(found: Phrase, role: Role) -> Predicate | None:
    if found.inner or found.link in _UNTIED - {"with"}:
        return None
    if role.kind == "second" or (role.second and found.how in {"own", "pronoun"}):
        return "deputy_of"
    return "speaks_for" if role.kind == "speaks" else None


def _of_place(found: Phrase, role: Role) -> Predicate | None:
    if found.link in _UNTIED or found.inner:
        return None
    if role.kind == "speaks":
        return "speaks_for"
    if role.kind == "owner":
        return "owns"
    if role.kind not in _STATE:
        return None
    return "leads" if role.kind == "governs" and not _one_of_many(found, role) else "member_of"
