"""By which rules two reports that share fingerprints are worth comparing; tracing and the store both go by them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rules:
    """Numbers of the rules, all of reports; none was tuned to a corpus, they bound work on crowded cases.

    Every count can only grow as reports come, so the order in which they come does not show.

    Attributes:
        rare: One shared fingerprint is enough when at most so many hold it; else it takes two.
        at_edges: A fingerprint that so many hold at the edge of their text is a footer or a standing head.
        in_outlet: A fingerprint that so many of one outlet hold is what that outlet keeps repeating.
        crowd: Of more reports with the same fingerprints only the first few stand for all.
        standing: How many that are, by time of publication, then by id.
    """

    rare: int = 12
    at_edges: int = 20
    in_outlet: int = 12
    crowd: int = 20
    standing: int = 5


RULES = Rules()
#: Bit of a fingerprint that says it stands at the edge of its text; the 32 bits below are compared.
AT_EDGE = 1 << 32
