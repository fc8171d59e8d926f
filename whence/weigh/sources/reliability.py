"""How reliable a source has been, from its record alone."""

from __future__ import annotations

import math

from whence.model.ledger import Letter
from whence.model.spans import Reason

#: Resolved claims without which nothing is said.
ENOUGH = 10
#: Lower bound of the share that was borne out from which a letter is given; below the last it is E.
BOUNDS: tuple[tuple[float, Letter], ...] = ((0.85, "A"), (0.7, "B"), (0.5, "C"), (0.3, "D"))
#: Standard deviations of a one-sided 90 % bound, which are those of an 80 % interval.
SIDE = 1.2816


def reliability(upheld: int, resolved: int) -> tuple[Letter, Reason]:
    """Grade a source by the claims of its own that were resolved by other means.

    Why this way: the letter follows the lower bound of the share and not the share, so that nine of ten claims are not
    worth ninety of a hundred. Which claims count is for the caller: never the one that is being graded.

    Args:
        upheld: Resolved claims that came out as the source said.
        resolved: Claims that a reviewer settled either way, `upheld` among them.

    Returns:
        A to E, F while fewer than ten are resolved; and why.

    Source: the letters of AJP-2.1 / STANAG 2511; bound after Wilson, 1927. The limits are ours.
    """
    if resolved < ENOUGH:
        return "F", Reason("track_record", f"{_so_far(upheld, resolved)}, and {ENOUGH} are needed to judge it.")
    low, high = interval(upheld, resolved, SIDE)
    letter: Letter = next((letter for least, letter in BOUNDS if round(low, 3) >= least), "E")
    detail = (
        f"{upheld} of {resolved} resolved claims came out as it said, {upheld / resolved:.0%} "
        f"(80% interval {low:.0%} to {high:.0%}): with 90% certainty it is at least {low:.0%}, which gives {letter}."
    )
    return letter, Reason("track_record", detail, round(low, 3))


def _so_far(upheld: int, resolved: int) -> str:
    if not resolved:
        return "None of its claims has been resolved"
    return f"{upheld} of {resolved} resolved {'claim' if resolved == 1 else 'claims'} came out as it said"


def interval(found: int, looked: int, deviations: float) -> tuple[float, float]:
    """Give the bounds of a share.

    Args:
        found: Hits, at most `looked`.
        looked: Trials, 1 or more.
        deviations: Standard deviations of the bounds, e.g. 1.96 for 95 % between them.

    Returns:
        Lower and upper bound, 0 to 1.

    Source: Wilson, 1927.
    """
    share, square = found / looked, deviations**2
    middle = share + square / (2 * looked)
    spread = deviations * math.sqrt(share * (1 - share) / looked + square / (4 * looked**2))
    whole = 1 + square / looked
    return max(0.0, (middle - spread) / whole), min(1.0, (middle + spread) / whole)
