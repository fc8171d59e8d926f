"""How reliable a source has been, from its record alone."""

from __future__ import annotations

import math
from typing import Literal

from whence.model.spans import Reason

Letter = Literal["A", "B", "C", "D", "E", "F"]

#: Resolved claims without which nothing is said.
ENOUGH = 10
#: Lower bound of the share that was borne out from which a letter is given; below the last it is E.
BOUNDS: tuple[tuple[float, Letter], ...] = ((0.85, "A"), (0.7, "B"), (0.5, "C"), (0.3, "D"))
#: Standard deviations of a one-sided 90 % bound.
SIDE = 1.2816


def reliability(upheld: int, resolved: int) -> tuple[Letter, Reason]:
    """Grade a source by the claims of its own that were resolved by other means.

    Why this way: the letter follows the lower bound of the share and not the share, so that ten lucky claims are not
    yet an A, and a claim that is being graded never counts for the source that makes it.

    Args:
        upheld: Resolved claims that were borne out.
        resolved: Claims that a reviewer settled either way, `upheld` among them.

    Returns:
        A to E, F while fewer than ten are resolved; and why.

    Source: the letters of AJP-2.1 / STANAG 2511; bound after Wilson, 1927. The limits are ours.
    """
    if resolved < ENOUGH:
        return "F", Reason("track_record", f"{resolved} of its claims are resolved; {ENOUGH} are needed to judge it.")
    low = _bound(upheld, resolved)
    letter: Letter = next((letter for least, letter in BOUNDS if low >= least), "E")
    detail = f"{upheld} of {resolved} resolved claims were borne out; with 90 % certainty at least {low:.0%} are."
    return letter, Reason("track_record", detail, low)


def _bound(upheld: int, resolved: int) -> float:
    share, square = upheld / resolved, SIDE**2
    middle = share + square / (2 * resolved)
    spread = SIDE * math.sqrt(share * (1 - share) / resolved + square / (4 * resolved**2))
    return round(max(0.0, (middle - spread) / (1 + square / resolved)), 3)
