"""How many origins there are, as a range."""

from __future__ import annotations

from collections.abc import Sequence

#: Share of the distribution left out at either end.
TAIL = 0.05


def span_of_origins(alone: Sequence[float], likely: int) -> tuple[int, int]:
    """Give the 5 % and 95 % bounds of the number of origins.

    Why this way: taken in the order of content, each statement either starts an origin or depends on an earlier one;
    with the chance of each as given, the number of origins follows a Poisson-binomial distribution. It treats the
    chances as unrelated, which they are not, so the range is a first answer and not a calibrated one.

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
