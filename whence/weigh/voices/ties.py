"""How likely every two statements of a claim go back to one origin, with what speaks for it and against."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from whence.model.protocols import Shelf
from whence.model.spans import Reason
from whence.weigh.background import Background, background
from whence.weigh.claims.gist import gist
from whence.weigh.interest.parties import Parties
from whence.weigh.roots import Heard, heard
from whence.weigh.sides import against
from whence.weigh.voices.counting import voices
from whence.weigh.voices.dependence import dependence


@dataclass(frozen=True, slots=True)
class Tie:
    """What is known of two statements of one side.

    Attributes:
        one, other: Ids, in the fixed order of content.
        probability: That both go back to one origin, over all ways in which the statements of the side can have been
            taken from each other; 0 to 1, 3 places.
        reasons: Terms between these two alone, natural-log odds; empty where they are certainly one voice.
    """

    one: str
    other: str
    probability: float
    reasons: tuple[Reason, ...]


def members(
    shelf: Shelf, claims: Iterable[Sequence[str]], parties: Parties | None = None
) -> tuple[list[list[Heard]], Background]:
    """Load the statements of claims as weighing hears them, in the fixed order of content, and what is known of them.

    Args:
        shelf: Statements and lineage of the case.
        claims: Statement ids of each claim, any order; those the shelf does not hold are left out.
        parties: What the user lists of sources, `None` for nothing.
    """
    listed = Parties() if parties is None else parties
    wanted = [list(one) for one in claims]
    said = shelf.said(sorted({one for claim in wanted for one in claim}))
    loaded = [
        [heard(said[one], gist(said[one]), listed.family(said[one].outlet)) for one in claim if one in said]
        for claim in wanted
    ]
    groups = [sorted(claim, key=lambda one: (one.said.order, one.id)) for claim in loaded]
    return groups, background(shelf, groups, listed)


def ties(claim: Sequence[Heard], known: Background, withdrawn: frozenset[str] = frozenset()) -> Iterator[Tie]:
    """Give every pair of statements of a side with the probability that both go back to one origin.

    Why this way: the ledger states voices; who doubts one looks at its pairs, and the bench holds these probabilities
    to what is known.

    Args:
        claim: Its statements in the fixed order of content.
        known: What tracing found about their reports.
        withdrawn: Statements that count for nothing.

    Cost: quadratic in the statements.
    """
    denying = against(claim)
    for minus in (False, True):
        side = [one for one in claim if (one.id in denying) == minus and one.id not in withdrawn]
        if not side:
            continue
        grouping = voices(side, known)
        for one, other in combinations(side, 2):
            certain = grouping.unit[one.id] == grouping.unit[other.id]
            terms = () if certain else dependence(one, other, known)
            yield Tie(one.id, other.id, grouping.probability(one.id, other.id), terms)
