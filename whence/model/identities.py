"""Who is who: name keys, aliases, entities, relations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from whence.model.reading import MentionKind, Place
from whence.model.setbacks import Setback
from whence.model.spans import Reason, Span

Predicate = Literal[
    "part_of", "member_of", "leads", "deputy_of", "speaks_for", "founded", "appointed_to", "owns", "also_known_as"
]


@dataclass(frozen=True, slots=True)
class NameUse:
    """A mention and the name key it goes by inside its report.

    Attributes:
        mention: Id of the mention.
        report: Id of the report.
        span: Where it stands.
        kind: Kind of the thing named, after the report as a whole was looked at.
        key: Normalised name (`whence.resolve` says how); mentions of one key are one entity.
        name: The fullest wording of that name in the report, for display.
    """

    mention: str
    report: str
    span: Span
    kind: MentionKind
    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Alias:
    """Two name keys that a text states to be one (`Full Name (FN)`, `also known as`).

    Attributes:
        kind: `acronym`, `stated`, `spelling`, `gazetteer` (both name one place there), `listed` (by a list the user
            imported) or `judged`.
        span: The words that state it.
    """

    key_a: str
    key_b: str
    kind: Literal["acronym", "stated", "spelling", "gazetteer", "listed", "judged"]
    report: str
    span: Span


@dataclass(frozen=True, slots=True)
class Apart:
    """Two name keys that are not one thing, however alike.

    Attributes:
        why: `side_by_side` (one sentence names both), `structure` (one has a role in the other or is a part of it),
            `judged`.
        span: The words that show it.
    """

    key_a: str
    key_b: str
    why: Literal["side_by_side", "structure", "judged"]
    report: str
    span: Span


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, organisation, place or other thing that the case names.

    Attributes:
        id: From its first mention in the fixed order of content.
        name: Its fullest frequent name.
        aliases: Other wordings, sorted.
        description: Words the reports themselves put beside it, `None` when none.
    """

    id: str
    kind: MentionKind
    name: str
    aliases: tuple[str, ...]
    description: str | None
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Relation:
    """A role or structure stated in the text.

    Attributes:
        since, until: EDTF bounds that the text states, `None` when it states none.
        spans: The words that state it, one per report and sentence, in order.
        former: The text says it held once and no longer does.
        role: The words of the role ("deputy director"), `None` for structure.
    """

    id: str
    subject: str
    predicate: Predicate
    object: str
    since: str | None
    until: str | None
    statements: tuple[str, ...]
    spans: tuple[Span, ...] = ()
    former: bool = False
    role: str | None = None


@dataclass(frozen=True, slots=True)
class LocalNames:
    """What resolving found inside one report: a function of that report alone.

    Attributes:
        relations: Subject and object are name keys here; a view turns them into entity ids.
        sources: (statement id, link of its chain counted from 0, name key) for every source that is a known name.
        apart: Names that the report shows to be of two things.
    """

    report: str
    uses: tuple[NameUse, ...]
    aliases: tuple[Alias, ...]
    relations: tuple[Relation, ...] = ()
    places: tuple[Place, ...] = ()
    sources: tuple[tuple[str, int, str], ...] = ()
    apart: tuple[Apart, ...] = ()


@dataclass(frozen=True, slots=True)
class NameGroup:
    """Name keys that are one entity across the case, sorted; `head` is the first of them.

    Attributes:
        reasons: What joined them, the weakest link first; then names that are alike and stay out (`apart`).
    """

    head: str
    keys: tuple[str, ...]
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Identities:
    """What resolving a batch of readings gave.

    Attributes:
        locals: One per report of the batch.
        groups: Every name group that holds a key of the batch, complete.
        setbacks: What of the user's lists could not be used.
    """

    locals: tuple[LocalNames, ...]
    groups: tuple[NameGroup, ...]
    setbacks: tuple[Setback, ...] = ()
