"""Linkage: groups whose members belong together on average, each with each or each with its counterpart."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

#: One in so many members of a group needs no counterpart in a group that it is joined with. Swept over none, 3 and 2 on
#: the tuning piles of bench/claims.py and articles on one event, November 2026: at 2 neighbouring events join.
SPARED = 3
#: Average probability of one origin from which two groups are one voice.
ONE_VOICE = 0.5


def linked(odds: npt.NDArray[np.float64], least: float = ONE_VOICE) -> list[list[int]]:
    """Group units by average linkage.

    Why this way: single links merge nearly everything (28 of 38 sites on the flight tables), and the largest distance
    would part a chain of rewrites whose ends share no word.

    Args:
        odds: Symmetric matrix of probabilities, 0 to 1; the diagonal is not looked at.
        least: Average probability from which two groups are joined, 0 to 1, compared at 3 places.

    Returns:
        Numbers of rows, members and groups in order.

    Cost: quadratic in the rows for each join.
    """
    scores = odds.copy()
    np.fill_diagonal(scores, -np.inf)
    groups = [[number] for number in range(len(scores))]
    while len(groups) > 1:
        one, other = sorted(divmod(int(np.argmax(scores)), len(scores)))
        if round(float(scores[one, other]), 3) < least:
            break
        big, small = len(groups[one]), len(groups[other])
        scores[one, :] = scores[:, one] = np.round((big * scores[one] + small * scores[other]) / (big + small), 6)
        scores[other, :] = scores[:, other] = scores[one, one] = -np.inf
        groups[one] += groups[other]
        groups[other] = []
    return [sorted(group) for group in groups if group]


def matched(scores: npt.NDArray[np.float64], least: float) -> list[list[int]]:
    """Group units by the best counterpart that most members of one group have in the other.

    Why this way: once wordings are known to say one thing, another wording need only be like one of them; the average
    over all pairs would hold the distance between two rewordings against it, and the third of each group that is least
    like the other has no say. A single link does not do: most members of both groups must have a counterpart. On
    made-up cascades half as many facts stand in two claims as with the average over all pairs (November 2026).

    Args:
        scores: Symmetric matrix, 0 to 1, minus infinity where two must never be together; the diagonal is not used.
        least: Mean, over the most alike two thirds, from which two groups are joined, 0 to 1, compared at 3 places.

    Returns:
        Numbers of rows, members and groups in order.

    Cost: quadratic in the rows for each join.
    """
    number = len(scores)
    home = np.arange(number)
    # best[i, g]: of row i, the best counterpart in group g; mean[g, h]: of most members of g, the mean of that
    best = np.where(np.isinf(scores), 0.0, scores)
    barred = np.isinf(scores) | np.eye(number, dtype=bool)
    mean = best.copy()
    while number:
        both = np.where(barred, -np.inf, (mean + mean.T) / 2)
        one, other = sorted(divmod(int(np.argmax(both)), number))
        if round(float(both[one, other]), 3) < least:
            break
        home[home == other] = one
        best[:, one] = np.maximum(best[:, one], best[:, other])
        barred[one, :] |= barred[other, :]
        barred[:, one] = barred[one, :]
        barred[other, :] = barred[:, other] = True
        own = -np.sort(-best[home == one], axis=0)
        mean[one, :] = np.round(own[: len(own) - len(own) // SPARED].mean(axis=0), 6)
        mean[:, one] = _means(best[:, one], home)
    return [np.flatnonzero(home == group).tolist() for group in np.unique(home)]


def _means(values: npt.NDArray[np.float64], home: npt.NDArray[np.int_]) -> npt.NDArray[np.float64]:
    """Give for every group the mean of the largest two thirds of its members' values."""
    order = np.lexsort((-values, home))
    sizes = np.bincount(home, minlength=len(values))
    most = sizes - sizes // SPARED
    rank = np.arange(len(values)) - (np.cumsum(sizes) - sizes)[home[order]]
    counting = order[rank < most[home[order]]]
    summed = np.bincount(home[counting], weights=values[counting], minlength=len(values))
    means: npt.NDArray[np.float64] = np.round(summed / np.maximum(1, most), 6)
    return means
