"""Average linkage: groups whose members are, on average, more likely of one origin than not."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

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
