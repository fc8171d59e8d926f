"""What sort of source a phrase names, and what it goes back to in the same report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from whence.model.reading import Mention, SourceKind
from whence.read.found import Found, Place
from whence.read.sources.candidates import Candidate
from whence.read.sources.index import Index
from whence.read.sources.kinds import source_kind
from whence.read.sources.pronouns import Pronouns
from whence.read.sources.short_forms import ShortForms

__all__ = ["Antecedents", "source_kind"]

#: Who speaks the words around a source is sought among this many contents before it.
_RECENT = 64


class Antecedents:
    """Looks up what the sources of one report go back to.

    Ask `of` and then tell `add` for each source in reading order: who spoke before is likelier to speak again.
    """

    def __init__(self, text: str, sentences: Sequence[Place], mentions: Sequence[Mention]) -> None:
        """Find all that a source can go back to; linear in the text."""
        self._index = Index(text, sentences, mentions)
        self._speakers: defaultdict[int, list[Candidate]] = defaultdict(list)
        self._pronouns = Pronouns(self._index, self._speakers)
        self._short_forms = ShortForms(self._index)
        self._topic: int | None = None
        self._said: list[tuple[Place, Place, int | None]] = []

    def add(self, place: Place, kind: SourceKind, content: Sequence[Place] = ()) -> None:
        """Remember a source that was read, and what it says.

        Args:
            place: The source.
            kind: What sort of source it is.
            content: Pieces of what it says; "I" in a quotation among them is the source.
        """
        one = self._candidate(place, kind)
        if one is not None:
            self._speakers[self._index.sentence(place[0])].append(one)
            self._topic = one.entity
        self._said += [
            (piece, place if one is None else one.place, None if one is None else one.entity) for piece in content
        ]

    def of(self, found: Found) -> Place | None:
        """Give what the source of an attribution goes back to, `None` when it needs nothing or stays open.

        Why this way: see `Pronouns.of` and `ShortForms.of`; both leave open what two candidates compete for.
        """
        if found.source is None or found.before is not None:
            return found.before
        kind = source_kind(self._index.text[slice(*found.source)])
        if kind == "first_person":
            speaker = self._speaker(found.source)
            return None if speaker is None else speaker[1]
        one = self._antecedent(found.source, kind)
        return None if one is None else one.place

    def _antecedent(self, source: Place, kind: SourceKind) -> Candidate | None:
        if kind != "pronoun":
            return self._short_forms.of(source, kind)
        speaker = self._speaker(source)
        mute = frozenset((speaker[2],) if speaker is not None and speaker[2] is not None else ())
        one = self._pronouns.of(source, mute=mute, topic=self._topic)
        if one is not None:
            self._index.bind(one.entity, self._index.text[slice(*source)].lower())
        return one

    def _speaker(self, source: Place) -> tuple[Place, Place, int | None] | None:
        """Give who says the quotation that a source stands in: the innermost content around it."""
        if self._index.quotation(source[0]) is None:
            return None
        recent = self._said[-_RECENT:]
        around = [said for said in recent if said[0][0] <= source[0] and source[1] <= said[0][1]]
        return min(around, key=lambda said: said[0][1] - said[0][0], default=None)

    def _candidate(self, place: Place, kind: SourceKind) -> Candidate | None:
        """Give the candidate that a source is: what it goes back to, else the one within its words."""
        if kind != "first_person":
            one = self._antecedent(place, kind)
            if one is not None:
                return one
        number = self._index.sentence(place[0])
        row = self._index.rows[number] if number >= 0 else []
        within = [
            one for one in row if place[0] <= one.place[0] and one.place[1] <= place[1] and one.position != "owner"
        ]
        people = [one for one in within if one.sort == "person" and one.name]
        return next(iter(people or within), None)
