"""What is withdrawn or corrected for a trial, and what that does to a claim."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from whence.model.ledger import Weighed
from whence.model.protocols import SourceName
from whence.model.reading import Figure, Moment
from whence.model.reports import Published


@dataclass(frozen=True, slots=True)
class Gone:
    """What is withdrawn; any of the three.

    Attributes:
        statements, reports: Ids.
        sources: Heads of name groups, or names of outlets and sources as written.
    """

    statements: frozenset[str] = frozenset()
    reports: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Reworded:
    """Other words for what a statement says, with what was read in them; offsets are into `words`."""

    words: str
    figures: tuple[Figure, ...] = ()
    moments: tuple[Moment, ...] = ()


@dataclass(frozen=True, slots=True)
class Correction:
    """What is put otherwise; any of the four.

    Attributes:
        words: By statement id.
        outlets, dates: By report id.
        names: Who is meant, by the head of a name group or the name of a source as written.
    """

    words: Mapping[str, Reworded] = field(default_factory=dict)
    outlets: Mapping[str, str] = field(default_factory=dict)
    dates: Mapping[str, Published] = field(default_factory=dict)
    names: Mapping[str, SourceName] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Effect:
    """One claim before and after.

    Attributes:
        lost: Ids of the statements that rest on what is withdrawn or corrected, in the fixed order of content.
        before, after: The claim as it stands and as it would stand.
        changed: Those that are corrected themselves; the others of `lost` go on repeating them as they were.
    """

    lost: tuple[str, ...]
    before: Weighed
    after: Weighed
    changed: frozenset[str] = frozenset()

    @property
    def fallen(self) -> bool:
        """Tell whether nothing is left of the claim."""
        return self.after.claim.status == "withdrawn"

    @property
    def fewer_voices(self) -> bool:
        """Tell whether a side would have another number of voices."""
        return _voices(self.before) != _voices(self.after)


def _voices(weighed: Weighed) -> dict[str, int]:
    return {side.side: side.likely for side in weighed.claim.sides}
