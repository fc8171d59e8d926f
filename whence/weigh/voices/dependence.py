"""Whether two statements go back to one origin: a sum of terms that each can be read."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from functools import cache

from whence.lang.lexicon import lexicon
from whence.model.spans import Reason
from whence.weigh.background import Background
from whence.weigh.roots import Heard
from whence.weigh.voices.evidence import SHARED, Evidence, evidence, sharing

__all__ = ["REACH", "SHARED", "dependence", "odds", "prior", "probability", "sharing", "weights"]

#: The most that one kind of evidence may add or take in all, natural-log odds: no kind decides against all others.
REACH: Mapping[str, float] = {
    "text": 4.0,
    "values": 3.0,
    "citation": 5.0,
    "lineage": 4.0,
    "time": 2.0,
    "outlet": 2.0,
    "first_hand": 3.0,
}


@cache
def weights() -> Mapping[str, float]:
    """Give the weight of each piece of evidence, natural-log odds; a piece that is not listed is worth nothing."""
    listed: dict[str, float] = lexicon("en", "dependence")["weights"]
    return listed


@cache
def prior() -> float:
    """Give the log-odds that two statements of one claim go back to one origin when nothing else is known."""
    return float(lexicon("en", "dependence")["prior"])


def odds(found: Iterable[Evidence], table: Mapping[str, float]) -> dict[str, float]:
    """Add up what evidence is worth by kind, each kind within its reach.

    Args:
        found: Evidence on one pair.
        table: Weights by level, natural-log odds.

    Returns:
        Kind -> natural-log odds, 3 places, in the order in which the kinds were met.
    """
    summed: dict[str, float] = {}
    for one in found:
        summed[one.kind] = summed.get(one.kind, 0.0) + table.get(one.level, 0.0) * one.amount
    return {kind: round(max(-REACH[kind], min(REACH[kind], value)), 3) for kind, value in summed.items()}


def dependence(a: Heard, b: Heard, known: Background) -> tuple[Reason, ...]:
    """List what speaks for and against two statements going back to one origin.

    Why this way: four kinds of evidence and what little else there is, each clipped, so that none decides against all
    others, and each kept as a reason a reader can check. Weights are fitted on made-up cascades (training/voices.py).

    Args:
        a: A statement of one side of a claim.
        b: Another of the same side.
        known: What tracing found about their reports.

    Returns:
        A term for each kind, in natural-log odds, without the prior; terms of no weight are left out.
    """
    found = evidence(a, b, known)
    table = weights()
    terms = []
    for kind, worth in odds(found, table).items():
        own = [one for one in found if one.kind == kind and table.get(one.level, 0.0)]
        if worth and own:
            spans = dict.fromkeys(span for one in own for span in one.spans)
            terms.append(Reason(kind, " ".join(one.detail for one in own), worth, tuple(spans)))
    return tuple(terms)


def probability(reasons: Iterable[Reason]) -> float:
    """Turn terms into the probability that both go back to one origin, 0 to 1, 3 places."""
    return round(1 / (1 + math.exp(-prior() - sum(sorted(one.weight for one in reasons)))), 3)
