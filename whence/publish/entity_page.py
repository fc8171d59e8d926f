"""The page of one name: its wordings, its roles over time, what it says and what is said about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from whence.model.identities import Predicate, Relation
from whence.model.spans import Span
from whence.publish import phrases
from whence.publish.catalogue import Catalogue, Wording
from whence.publish.names_page import KINDS, NameBook, Notes, by_side
from whence.publish.names_page import Wording as Named

#: Statements listed on each side; the rest is counted.
LISTED: Final = 60
#: Texts quoted for one relation, and reports named for one wording.
QUOTED: Final = 4

#: A relation in words, from its subject and from its object.
SAID: dict[Predicate, tuple[str, str]] = {
    "part_of": ("part of", "has as a part"),
    "member_of": ("belongs to", "among its people"),
    "leads": ("leads", "led by"),
    "deputy_of": ("deputy of", "has as deputy"),
    "speaks_for": ("speaks for", "spoken for by"),
    "founded": ("founded", "founded by"),
    "appointed_to": ("appointed to", "appointed"),
    "owns": ("owns", "owned by"),
    "also_known_as": ("also known as", "also known as"),
}


@dataclass(frozen=True, slots=True)
class Tie:
    """A relation as the page of one of its ends shows it.

    Attributes:
        words: The relation, from this end.
        role: The words of the role, empty when none.
        other: The other end.
        href: Its page or place.
        when: Since and until when, in words; empty when not stated.
        former: It is over.
        quotes: The words that state it, with their report and place.
        more: Quotations left out.
    """

    words: str
    role: str
    other: str
    href: str
    when: str
    former: bool
    quotes: tuple[tuple[str, str, str], ...]
    more: int


@dataclass(frozen=True, slots=True)
class Worded:
    """A wording with the reports it stands in, the earliest first."""

    text: str
    times: int
    places: tuple[tuple[str, str, str], ...]
    more: int


def entity_page(made: Catalogue, book: NameBook, notes: Notes) -> dict[str, Any]:
    """Put together what the page of a name shows.

    Why this way: only what the reports of the case (and a list that the user imported) say, each with its place;
    nothing is concluded from several of them together.

    Args:
        made: The case in short, wordings included.
        book: The notes on all names.
        notes: Those of this one.

    Returns:
        The values that `entity.html` names.

    Cost: linear in its relations and wordings, and in the statements shown.
    """
    parted = by_side(notes)
    return {
        "entity": notes.entity,
        "kind": KINDS[notes.entity.kind][0],
        "times": notes.times,
        "report_count": len(notes.reports),
        "wordings": [_worded(made, each) for each in _by_use(notes)],
        "reasons": [(each, _places(made, each.spans)) for each in notes.entity.reasons],
        "own": _ties(made, book, parted["own"], side=0),
        "others": _ties(made, book, parted["other"], side=1),
        "by": _listed(made, notes.by),
        "by_count": len(notes.by),
        "about": _listed(made, notes.about),
        "about_count": len(notes.about),
    }


def _by_use(notes: Notes) -> list[Named]:
    return sorted(notes.wordings.values(), key=lambda each: (-each.times, each.text))


def _worded(made: Catalogue, wording: Named) -> Worded:
    places = _places(made, wording.places)
    return Worded(wording.text, wording.times, tuple(places[:QUOTED]), wording.reports - len(places[:QUOTED]))


def _places(made: Catalogue, spans: Sequence[Span]) -> list[tuple[str, str, str]]:
    """Give report, words and place of stretches, the earliest report first."""
    known = [span for span in spans if span.report in made.briefs]
    known.sort(key=lambda span: (made.briefs[span.report].order, span.start))
    return [
        (
            f"{made.briefs[span.report].name}, {made.briefs[span.report].date}",
            phrases.shortened(span.text, 200),
            made.span_href(span),
        )
        for span in known
    ]


def _ties(made: Catalogue, book: NameBook, relations: Sequence[Relation], *, side: int) -> list[Tie]:
    """Lay out relations: what holds first, by since when; then what is over."""
    ordered = sorted(relations, key=lambda each: (each.former, each.since or "9999", each.until or "9999", each.id))
    return [_tie(made, book, each, side=side) for each in ordered]


def _tie(made: Catalogue, book: NameBook, relation: Relation, *, side: int) -> Tie:
    other = relation.subject if side else relation.object
    quotes = _places(made, relation.spans)
    return Tie(
        words=SAID[relation.predicate][side],
        role=relation.role if relation.role is not None and relation.role not in SAID[relation.predicate][side] else "",
        other=phrases.shortened(made.entities.get(other, other), 120),
        href=book.href(made, other),
        when=when(relation),
        former=relation.former,
        quotes=tuple(quotes[:QUOTED]),
        more=max(len(quotes) - QUOTED, 0),
    )


def when(relation: Relation) -> str:
    """Write since and until when a relation holds, as far as the text says: `2019 to Mar 2024`, `since 2019`."""
    since, until = (None if each is None else phrases.day(each) for each in (relation.since, relation.until))
    if since is not None and until is not None:
        return f"{since} to {until}"
    if since is not None:
        return f"since {since}"
    return "" if until is None else f"until {until}"


def _listed(made: Catalogue, ids: Sequence[str]) -> list[Wording]:
    """Give the statements to list, the earliest first."""
    known = [made.wordings[each] for each in ids if each in made.wordings]
    known.sort(key=lambda each: (made.briefs[each.report].order, each.start))
    return known[:LISTED]
