"""What is withdrawn for a trial, and what that does to a claim."""

from __future__ import annotations

from dataclasses import dataclass

from whence.model.ledger import Weighed


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
class Effect:
    """One claim before and after.

    Attributes:
        lost: Ids of the statements that rest on what is withdrawn, in the fixed order of content.
        before, after: The claim as it stands and as it would stand.
    """

    lost: tuple[str, ...]
    before: Weighed
    after: Weighed

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
