"""How many origins there are, as a range, and how likely two statements share one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

#: Share of the distribution left out at either end.
TAIL = 0.05
#: How much each chance shrinks with the number of earlier statements, as a power of it: the more there are, the
#: likelier that one of them seems near by chance. At 1 each is as likely a parent as any other before anything is known
#: of them; left free on the cascades of training/voices.py it came out at 1.09 (November 2026).
CROWD = 1.0


@dataclass(frozen=True, slots=True, eq=False)
class Forest:
    """What follows when every statement either starts an origin or takes from one earlier statement.

    Attributes:
        alone: For each statement in order, the probability that it starts an origin.
        together: Probability that two statements go back to one origin, symmetric, 1 on the diagonal.
    """

    alone: tuple[float, ...]
    together: Floats


def forest(odds: Floats) -> Forest:
    """Work out origins over all ways in which statements can have been taken from each other.

    Why this way: taken in order, each statement starts an origin or has one parent among the earlier ones, with chances
    in proportion to 1 and to the odds of dependence over a power of their number. The choices do not touch each other,
    so what follows over all forests - there are as many as orders of n things - is exact for any number of statements;
    nothing is sampled. Going back to one origin is then had by following parents, so that a rewrite of a rewrite
    belongs with the first although the two share no word.

    Args:
        odds: Natural-log odds that two statements go back to one origin, symmetric, in the fixed order of content.

    Cost: cubic in the statements (units that are certainly one voice count once).
    Source: the distribution over partitions of Blei and Frazier, 2011 (distance dependent Chinese restaurant process),
        with links to earlier statements only.
    """
    size = len(odds)
    together = np.eye(size)
    alone = [1.0] * min(size, 1)
    for later in range(1, size):
        chances = np.exp(odds[later, :later]) / later**CROWD
        total = 1 + chances.sum()
        alone.append(float(1 / total))
        together[later, :later] = together[:later, later] = (chances / total) @ together[:later, :later]
    return Forest(tuple(round(one, 3) for one in alone), np.round(together, 3))


def span_of_origins(alone: Sequence[float], likely: int) -> tuple[int, int]:
    """Give the 5 % and 95 % bounds of the number of origins.

    Why this way: with the chance of each statement to start an origin as given, the number of origins follows a
    Poisson-binomial distribution.

    Args:
        alone: For every statement (or group known to be one voice), in order, the probability, 0 to 1, that it
            depends on no earlier one; 1 for the first.
        likely: The number of voices found; the range always holds it.

    Returns:
        Low and high, whole numbers from 1; both 0 when there is no statement.

    Cost: quadratic in the groups.
    """
    if not alone:
        return 0, 0
    chances = [1.0]
    for one in alone:
        longer = [0.0, *(chance * one for chance in chances)]
        for number, chance in enumerate(chances):
            longer[number] += chance * (1 - one)
        chances = longer
    low = _quantile(chances, TAIL)
    high = _quantile(chances, 1 - TAIL)
    return min(low, likely), max(high, likely)


def _quantile(chances: Sequence[float], share: float) -> int:
    summed = 0.0
    for number, chance in enumerate(chances):
        summed += chance
        if round(summed, 9) >= share:
            return number
    return len(chances) - 1
