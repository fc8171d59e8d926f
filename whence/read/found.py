"""An attribution as the rules find it, before ids and chains."""

from __future__ import annotations

from dataclasses import dataclass

from whence.model.reading import Form, Stance
from whence.read.attribution.contents import Pieces
from whence.read.words import Passage

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Found:
    """One attribution in ranges of the report's text.

    Attributes:
        source: Where the source stands, `None` when implicit.
        before: For a relative pronoun, the phrase it goes back to.
        cue: Where the cue stands, `None` when only punctuation attributes.
        content: Pieces in reading order, at least one.
        stance, form: As in the model.
        pattern: Name of the rule, the key of its reliability.
        lemma: Base form of the cue.
        inner: The source is the one on whose word another speaks ("citing").
        confidence: Share of such finds that are right, 0 to 1; `None` when only the pattern tells.
    """

    source: Place | None
    before: Place | None
    cue: Place | None
    content: tuple[Place, ...]
    stance: Stance
    form: Form
    pattern: str
    lemma: str
    inner: bool = False
    confidence: float | None = None

    @property
    def start(self) -> int:
        """First code point of anything that belongs to it."""
        return min(place[0] for place in (self.source, self.cue, *self.content) if place is not None)

    @property
    def end(self) -> int:
        """One past its last code point."""
        return max(place[1] for place in (self.source, self.cue, *self.content) if place is not None)


def places(words: Passage, pieces: Pieces) -> tuple[Place, ...]:
    """Turn word ranges into ranges of the text."""
    return tuple(words.place(first, last) for first, last in pieces)


def form_of(words: Passage, pieces: Pieces) -> Form:
    """Tell whether a content is quoted, reported, or both."""
    quoted = sum(words.quote[index] >= 0 for first, last in pieces for index in range(first, last))
    total = sum(last - first for first, last in pieces)
    if quoted == 0 or _scare_only(words, pieces):
        return "indirect"
    return "direct" if quoted >= total * 0.9 else "mixed"


def _scare_only(words: Passage, pieces: Pieces) -> bool:
    """Tell whether all that is quoted is a word or two in a longer content."""
    runs: dict[int, int] = {}
    for first, last in pieces:
        for index in range(first, last):
            if words.quote[index] >= 0 and not words.mark(index):
                runs[words.quote[index]] = runs.get(words.quote[index], 0) + 1
    total = sum(last - first for first, last in pieces)
    return all(count < 2 for count in runs.values()) and total > 8
