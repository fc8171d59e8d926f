"""When a source is party to what it says."""

from __future__ import annotations

from whence.lang.lexicon import lexicon
from whence.model.identities import Relation
from whence.model.protocols import Said
from whence.model.spans import Reason
from whence.weigh.background import Background
from whence.weigh.interest.adversaries import adversary
from whence.weigh.phrasing import named
from whence.weigh.roots import Heard, body
from whence.weigh.words import tokens

#: Words at the beginning of a content in which its subject is looked for.
SUBJECT = 5
#: Kinds of name key that stand for a body which can speak of itself as `it` or `we`.
BODY = "group:"


def interest(one: Heard, known: Background) -> Reason | None:
    """Tell why a statement's root is party to what it says, if that can be shown.

    Why this way: only what the words show. A source that is the subject of its own statement speaks of itself; one that
    denies what is said of it does so too; a person whom the same report calls spokesman, head or member of the subject
    speaks for it; one that the report calls an adversary of the subject speaks against it. What the user lists in
    `sources.csv` comes first.

    Args:
        one: A statement.
        known: With the relations that reports state.

    Returns:
        The reason, or `None` when nothing shows an interest; that is no proof that there is none.
    """
    listed = known.parties.stake(one.text or one.said.outlet, one.said.words, one.said.participants)
    shown = listed or (_published(one) if one.root is None else _spoken(one, known)) or adversary(one)
    return None if shown is None else Reason("interest", shown, 0.0, (one.content,))


def _published(one: Heard) -> str | None:
    """Say that an outlet speaks of itself in its own voice."""
    outlet = one.said.outlet if one.link is None else None
    if outlet is None or not _opens(tokens(one.said.words)[:SUBJECT], body(outlet).split()):
        return None
    return f"{outlet} speaks of itself."


def _spoken(one: Heard, known: Background) -> str | None:
    """Say what ties a named source to the subject of what it says."""
    own = _own(one)
    if own is not None:
        return own
    office = _office(one)
    if office is not None:
        return f"{named(one.text)} ({office}) speaks of the body that the office belongs to."
    relation = _tie(one, known)
    ties: dict[str, str] = lexicon("en", "interest")["ties"]
    return (
        None
        if relation is None
        else f"{one.text} {ties[relation.predicate]} the organisation that the statement is about."
    )


def _own(one: Heard) -> str | None:
    opening = tokens(one.said.words)[:SUBJECT]
    name = body(one.text).split()
    if name and _opens(opening, name):
        return f"{one.text} speaks of itself."
    if one.key is not None and one.key in one.said.participants and _denied(one.said):
        return f"{one.text} denies what is said of it."
    words = lexicon("en", "interest")
    if opening[:1] and opening[0] in words["possessive"] and opening[1:2] and opening[1] in words["bodies"]:
        return f"{one.text} speaks of what is its own (“{opening[0]} {opening[1]}”)."
    if one.key is not None and one.key.startswith(BODY) and _of_itself(opening):
        return f"{one.text} speaks of itself (“{opening[0]}”)."
    return None


def _of_itself(opening: list[str]) -> bool:
    words = lexicon("en", "interest")
    empty = (
        opening[:1] == ["it"] and opening[1:2] in (["is"], ["was"]) and opening[2:3] and opening[2] in words["nobody"]
    )
    return bool(opening) and opening[0] in words["self"] and not empty


def _opens(opening: list[str], name: list[str]) -> bool:
    """Tell whether the name, or its last word after `the`, stands at the beginning."""
    words = [word for word in opening if word != "the"]
    if words[: len(name)] == name:
        return True
    return opening[:2] == ["the", name[-1]] or opening[:1] == [name[-1]]


def _denied(said: Said) -> bool:
    return any(link.stance == "denies" for link in said.statement.chain)


def _office(one: Heard) -> str | None:
    """Give the office in the words for a source (`Ann Orr, head of Orr Mills`) when its body opens what is said."""
    office = " ".join(one.text.split()).partition(", ")[2].partition(",")[0]
    role, _, holder = office.partition(" of ") if " of " in office else office.partition(" for ")
    if not frozenset(tokens(role)) & frozenset(lexicon("en", "interest")["offices"]):
        return None
    names = {token for word in holder.split() if word[:1].isupper() for token in tokens(word)}
    opening = one.said.words.strip("“”\"'‘’ ").split()[:SUBJECT]
    subject = {token for word in opening if word[:1].isupper() for token in tokens(word)}
    return office if names & subject else None


def first_hand(one: Heard) -> bool:
    """Tell whether an outlet tells in its own voice what it saw itself: `I found`, `our reporter counted`."""
    words = lexicon("en", "interest")
    opening = tokens(one.said.words)[:SUBJECT]
    own = one.link is None and any(word in words["witness"] for word in opening)
    return own and (opening[0] in words["first_person"] or opening[:2] == ["our", "reporter"])


def _tie(one: Heard, known: Background) -> Relation | None:
    """Find a stated tie of the root to somebody its statement names."""
    if one.key is None:
        return None
    ties = lexicon("en", "interest")["ties"]
    named = {key for key in one.said.participants if key != one.key}
    stated = known.relations.get((one.report, one.key), ())
    return next((each for each in stated if each.predicate in ties and each.object in named and not each.former), None)
