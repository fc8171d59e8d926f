"""By which rules two reports that share fingerprints are worth comparing; tracing and the store both go by them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rules:
    """Numbers of the rules, all of reports.

    Every count can only grow as reports come, and a pair can only be lost by that; so the order in which reports come
    does not show, and what a new report may change among the old is what they are already known to share.

    Attributes:
        steps: A fingerprint that at most so many hold is a better sign than one that more hold. Up to the first step
            one that two reports share is enough to compare them, or the only one that either has; beyond it takes two.
        at_edges: A fingerprint that so many hold at the edge of their text is a footer or a standing head.
        in_outlet: A fingerprint that so many of one outlet hold is what that outlet keeps repeating.
        crowd: Of more reports with the same fingerprints only the first few stand for all.
        standing: How many that are, by time of publication, then by id.
    """

    steps: tuple[int, ...] = (2, 4, 8)
    at_edges: int = 20
    in_outlet: int = 12
    crowd: int = 20
    standing: int = 5


RULES = Rules()
#: Bit of a fingerprint that says it stands at the edge of its text; the 32 bits below are compared.
AT_EDGE = 1 << 32
