"""What each feature of a pair of statements adds to their likeness."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache

from whence.lang.lexicon import lexicon

#: Log odds beyond which a chance is as good as certain; keeps hostile sums out of the exponential.
MOST = 30.0
#: Chance below which, and above one less which, two chances are not told apart; scores have three places.
LEAST = 0.001


@cache
def weights() -> Mapping[str, float]:
    """Load the fitted table, once per process.

    Why this way: the weights were fitted on labelled pairs and ship as a table that can be read and changed without
    touching code.

    Returns:
        Natural-log odds by the name of a feature.

    Source: logistic regression with signs held, `training/claims.py`.
    """
    table: Mapping[str, float] = lexicon("en", "claim_likeness")["weights"]
    return table


def chance(log_odds: float) -> float:
    """Turn natural-log odds into a chance, 0 to 1."""
    return 1.0 / (1.0 + math.exp(-max(-MOST, min(MOST, log_odds))))


def log_odds(chance_of: float) -> float:
    """Turn a chance, 0 to 1, into natural-log odds, never beyond those of one in a thousand."""
    held = min(1.0 - LEAST, max(LEAST, chance_of))
    return math.log(held / (1.0 - held))
