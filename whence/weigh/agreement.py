"""Whether the voices of a claim that count something give one number."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, product

from whence.weigh.claims.figures import closest, same_thing
from whence.weigh.roots import Heard
from whence.weigh.voices.counting import Group

#: Voices, and statements of each, that are held against each other.
VOICES, LOOKED_AT = 12, 5


def numbers_part(groups: Sequence[Group]) -> bool:
    """Tell whether any two voices of a side give different numbers of one thing.

    Why this way: a claim keeps statements whose figures differ, so that the difference can be seen. Whether it is a
    conflict is asked elsewhere and often left open; but voices that give no number in common do not bear each other
    out, whatever the reason.

    Returns:
        False for a single voice, and where any two voices share a number or one of them counts nothing.

    Cost: quadratic in the voices, at most 12 of them, times 25 pairs of statements.
    """
    pairs = list(combinations(groups[:VOICES], 2))
    return bool(pairs) and all(_parted(one, other) for one, other in pairs)


def _parted(one: Group, other: Group) -> bool:
    return all(_differ(a, b) for a, b in product(one.heard[:LOOKED_AT], other.heard[:LOOKED_AT]))


def _differ(a: Heard, b: Heard) -> bool:
    found = closest(a.gist, b.gist)
    return found is not None and found[0] == "differs" and same_thing(found[1], found[2])
