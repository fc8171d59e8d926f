"""When a source is party to what it says."""

from __future__ import annotations

from whence.lang.lexicon import lexicon
from whence.model.identities import Relation
from whence.model.protocols import Said
from whence.model.spans import Reason
from whence.weigh.background import Background
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
    speaks for it. That somebody is an adversary of whom it speaks is not concluded from words here.

    Args:
        one: A statement.
        known: With the relations that reports state.

    Returns:
        The reason, or `None` when nothing shows an interest; that is no proof that there is none.
    """
    if one.root is None:
        published = one.said.outlet if one.link is None else None
        if published is None or not _opens(tokens(one.said.words)[:SUBJECT], body(published).split()):
            return None
        return Reason("interest", f"{published} speaks of itself.", 0.0, (one.content,))
    own = _own(one)
    if own is not None:
        return Reason("interest", own, 0.0, (one.content,))
    office = _office(one)
    if office is not None:
        detail = f"{named(one.text)} ({office}) speaks of the body that the office belongs to."
        return Reason("interest", detail, 0.0, (one.content,))
    relation = _tie(one, known)
    if relation is None:
        return None
    ties: dict[str, str] = lexicon("en", "interest")["ties"]
    detail = f"{one.text} {ties[relation.predicate]} the organisation that the statement is about."
    return Reason("interest", detail, 0.0, (one.content,))


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
