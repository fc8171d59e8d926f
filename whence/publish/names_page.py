"""Everything the case names: what stands where, and the list of all names."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from whence.model.identities import Entity, Relation
from whence.model.protocols import CaseView
from whence.model.reading import MentionKind, Reading
from whence.model.spans import Span
from whence.publish.catalogue import Catalogue
from whence.publish.phrases import shortened

#: Reports in which a wording is pointed to, first places; the rest is counted.
PLACES_KEPT = 12
#: Kinds in the order of the list, with the words for one and for many.
KINDS: dict[MentionKind, tuple[str, str]] = {
    "person": ("person", "people"),
    "organisation": ("organisation", "organisations"),
    "place": ("place", "places"),
    "other": ("other name", "other names"),
}


@dataclass(slots=True)
class Wording:
    """One wording of a name: how often it stands in the case, and where first in each report."""

    text: str
    times: int = 0
    reports: int = 0
    places: list[Span] = field(default_factory=list)


@dataclass(slots=True)
class Notes:
    """What was noted of one name while the reports went by.

    Attributes:
        wordings: By their text.
        reports: Ids of the reports that name it.
        by: Ids of statements on its word, in the order of the reports.
        about: Ids of statements whose content names it.
        first: Where it stands first.
    """

    entity: Entity
    wordings: dict[str, Wording] = field(default_factory=dict)
    reports: set[str] = field(default_factory=set)
    by: list[str] = field(default_factory=list)
    about: list[str] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    first: Span | None = None

    @property
    def times(self) -> int:
        """How often it stands in the case, in any wording."""
        return sum(each.times for each in self.wordings.values())

    @property
    def paged(self) -> bool:
        """Whether it has a page of its own; a name that stands once is shown at its place."""
        return self.times != 1 or bool(self.relations or self.by)

    @property
    def href(self) -> str:
        """Its page, from the top of the dossier."""
        return f"names/{self.entity.id}.html"


@dataclass(frozen=True, slots=True)
class NameLine:
    """A line of the list; `order` sorts by kind and then by how often a name stands."""

    notes: Notes
    name: str
    kind: str
    href: str
    aliases: str
    relations: int
    order: tuple[int, int, str, str]


class NameBook:
    """Notes on every name of a case, taken as its reports go by."""

    def __init__(self, made: Catalogue, view: CaseView) -> None:
        """Note names and relations, and that pages will link to the words that state a relation."""
        self.notes = {entity.id: Notes(entity) for entity in view.entities()}
        for relation in view.relations():
            made.cite(relation.spans)
            for end in dict.fromkeys((relation.subject, relation.object)):
                if end in self.notes and relation.subject != relation.object:
                    self.notes[end].relations.append(relation)

    def take(self, made: Catalogue, reading: Reading) -> None:
        """Note where a report names what, and on whose word it says what, before its page is written.

        Args:
            made: The case in short; stretches that pages will link to are added.
            reading: Of the report, with entities filled.

        Cost: linear in mentions and statements.
        """
        entities = {mention.id: mention.entity for mention in reading.mentions}
        seen: set[tuple[str, str]] = set()
        for mention in reading.mentions:
            notes = self.notes.get(mention.entity or "")
            if notes is not None:
                _place(made, notes, mention.span, seen=seen)
        for statement in reading.statements:
            speaking = {link.entity for link in statement.chain if link.entity is not None}
            named = {entity for each in statement.participants if (entity := entities.get(each)) is not None}
            for entity in sorted(speaking & self.notes.keys()):
                self.notes[entity].by.append(statement.id)
            for entity in sorted((named & self.notes.keys()) - speaking):
                self.notes[entity].about.append(statement.id)

    def paged(self) -> Iterator[Notes]:
        """Give the names that have a page of their own, by id."""
        return (self.notes[each] for each in sorted(self.notes) if self.notes[each].paged)

    def href(self, made: Catalogue, entity: str) -> str:
        """Where a name is shown: on its page, or at its only place; empty when the case does not hold it."""
        notes = self.notes.get(entity)
        if notes is None:
            return ""
        if notes.paged or notes.first is None:
            return notes.href
        return made.span_href(notes.first)


def _place(made: Catalogue, notes: Notes, span: Span, *, seen: set[tuple[str, str]]) -> None:
    """Note where a name stands; the first place of a wording in a report can be linked to."""
    text = shortened(span.text, 200)
    wording = notes.wordings.setdefault(text, Wording(text))
    wording.times += 1
    notes.reports.add(span.report)
    notes.first = span if notes.first is None else notes.first
    if (notes.entity.id, text) not in seen:
        seen.add((notes.entity.id, text))
        wording.reports += 1
        if len(wording.places) < PLACES_KEPT:
            wording.places.append(span)
            made.cite((span,))


def names(made: Catalogue, book: NameBook) -> list[NameLine]:
    """List every name: people, organisations, places, then the rest, the most frequent first.

    Args:
        made: The case in short.
        book: Filled while the reports were written.

    Cost: linear in names, after sorting.
    """
    return sorted((_line(made, book, notes) for notes in book.notes.values()), key=lambda line: line.order)


def _line(made: Catalogue, book: NameBook, notes: Notes) -> NameLine:
    entity = notes.entity
    return NameLine(
        notes=notes,
        name=shortened(entity.name, 120),
        kind=KINDS[entity.kind][0],
        href=book.href(made, entity.id),
        aliases=shortened(", ".join(entity.aliases), 120),
        relations=len(notes.relations),
        order=(list(KINDS).index(entity.kind), -notes.times, entity.name, entity.id),
    )


def tally(lines: list[NameLine]) -> list[tuple[int, str]]:
    """Count the names of each kind, with the word for it; kinds without a name are left out."""
    count = Counter(line.notes.entity.kind for line in lines)
    return [(count[kind], KINDS[kind][count[kind] != 1]) for kind in KINDS if count[kind]]


def by_side(notes: Notes) -> dict[str, list[Relation]]:
    """Part the relations of a name into those said of it (`own`) and those in which it is the other end (`other`)."""
    parted: defaultdict[str, list[Relation]] = defaultdict(list)
    for relation in notes.relations:
        parted["own" if relation.subject == notes.entity.id else "other"].append(relation)
    return parted
