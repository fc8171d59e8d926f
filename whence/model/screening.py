"""What screening a case against a list gives: leads for a person, never findings."""

from __future__ import annotations

from dataclasses import dataclass

from whence.model.reading import MentionKind
from whence.model.setbacks import Setback


@dataclass(frozen=True, slots=True)
class ListInfo:
    """The list that a case was screened against.

    Attributes:
        name: As given, else as the list names itself, else its file name.
        path: Where it was read from.
        date: Day of its newest change, ISO 8601, as given or as its entries say; `None` when neither tells.
        licence: As given by whoever started the screening; `None` when not.
        sha256: Of the file.
        entries: Entries that bear a name.
        names: Names and aliases of all of them.
        refused: Lines that could not be read; the first of them are setbacks.
    """

    name: str
    path: str
    date: str | None
    licence: str | None
    sha256: str
    entries: int
    names: int
    refused: int


@dataclass(frozen=True, slots=True)
class Lead:
    """A name of the case that may be an entry of the list.

    Attributes:
        entity, name, kind: Of the case; `name` is the wording that came closest.
        entry: Id of the entry in the list.
        listed: The name or alias of the entry that came closest.
        listed_name: The entry's main name.
        listed_kind: What the list says it is.
        score: How likely the two wordings are one name, 0 to 1, lowered by facts that do not agree; 3 places.
        parts: Words set against each other: of the case, of the list, how they agree.
        speaks_for, against: In words for people.
    """

    entity: str
    name: str
    kind: MentionKind
    entry: str
    listed: str
    listed_name: str
    listed_kind: MentionKind
    score: float
    parts: tuple[tuple[str, str, str], ...]
    speaks_for: tuple[str, ...]
    against: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Screening:
    """Names of a case held against a list.

    Attributes:
        leads: The likeliest first.
        screened: Names of the case that were compared.
        setbacks: Lines of the list that could not be read.
    """

    info: ListInfo
    leads: tuple[Lead, ...]
    screened: int
    setbacks: tuple[Setback, ...]
