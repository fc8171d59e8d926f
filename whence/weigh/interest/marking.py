"""When a source is party to what it says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from whence.model.identities import Relation
from whence.model.spans import Reason
from whence.weigh.background import Background
from whence.weigh.interest.adversaries import adversary, party
from whence.weigh.interest.contents import SUBJECT, about
from whence.weigh.interest.own import BODY, own
from whence.weigh.interest.pages import page
from whence.weigh.interest.speakers import speaker
from whence.weigh.interest.vocabulary import listed, matters
from whence.weigh.roots import Heard, body
from whence.weigh.words import tokens

__all__ = ["BODY", "first_hand", "interest"]

#: Spans of a relation that are given as evidence.
SHOWN = 2


def interest(one: Heard, known: Background) -> Reason | None:
    """Tell why a statement's root is party to what it says, if that can be shown.

    Why this way: only what the words show, in this order: what the user lists in `sources.csv`; a source that speaks of
    itself, of a body that its report or its own words tie it to, or denies what is held against it; an adversary of
    whom it is about; a source whose kind makes it party to the matter (an army on fighting); a page that speaks of
    its own or takes sides.

    Args:
        one: A statement.
        known: With the relations that reports state.

    Returns:
        The reason with the words that show it, or `None` when nothing shows an interest; that is no proof that there
        is none.

    Cost: linear in the first words of the statement, and once in its report.
    """
    listed_stake = known.parties.stake(one.text or one.said.outlet, one.said.words, one.said.participants)
    if listed_stake is not None:
        return _reason(one, listed_stake)
    if one.text:
        return _spoken(one, known)
    shown = _published(one)
    if shown is not None:
        return _reason(one, shown)
    houses = (_spoken(replace(one, text=name), known) for name in _houses(one, known))
    issued = next((reason for reason in houses if reason is not None), None)
    shown = page(one, about(one), known.leanings) if issued is None else None
    return issued if shown is None else _reason(one, shown)


def _spoken(one: Heard, known: Background) -> Reason | None:
    """Tell why a source is party to what it says."""
    of_its_own = own(one, speaker(one.text), what=about(one), known=known)
    if of_its_own is not None:
        return _reason(one, *of_its_own)
    shown = adversary(one, known) or party(one, known)
    return None if shown is None else _reason(one, shown)


def _houses(one: Heard, known: Background) -> Iterator[str]:
    """Give the bodies that speak where a report speaks for itself: its owner, and an outlet that is no medium."""
    if one.said.outlet is None or one.link is not None:
        return
    row = known.parties.rows.get(body(one.said.outlet))
    if row is not None and row.owner is not None:
        yield row.owner
    words = tokens(one.said.outlet)
    known_body = not listed("bodies").isdisjoint(words) or not listed("legal").isdisjoint(words[-1:])
    if (known_body or any(each.who.first(words) for each in matters())) and listed("media").isdisjoint(words):
        yield one.said.outlet


def _reason(one: Heard, shown: str, relation: Relation | None = None) -> Reason:
    stated = () if relation is None else tuple(span for span in relation.spans if span.report == one.report)
    return Reason("interest", shown[:1].upper() + shown[1:], 0.0, (one.content, *stated[:SHOWN]))


def _published(one: Heard) -> str | None:
    """Say that an outlet speaks of itself in its own voice."""
    outlet = one.said.outlet if one.link is None else None
    if outlet is None or not _opens(tokens(one.said.words)[:SUBJECT], body(outlet).split()):
        return None
    return f"{outlet} speaks of itself."


def _opens(opening: list[str], name: list[str]) -> bool:
    """Tell whether the name, or its last word after `the`, stands at the beginning."""
    words = [word for word in opening if word != "the"]
    if words[: len(name)] == name:
        return True
    return opening[:2] == ["the", name[-1]] or opening[:1] == [name[-1]]


def first_hand(one: Heard) -> bool:
    """Tell whether an outlet tells in its own voice what it saw itself: `I found`, `our reporter counted`."""
    opening = tokens(one.said.words)[:SUBJECT]
    seen = one.link is None and any(word in listed("witness") for word in opening)
    return seen and (opening[0] in listed("first_person") or opening[:2] == ["our", "reporter"])
