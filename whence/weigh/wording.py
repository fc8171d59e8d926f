"""Which words stand for a claim."""

from __future__ import annotations

from collections.abc import Sequence

from whence.weigh.roots import Heard

#: Code points between which a wording reads best in a list.
SHORTEST, LONGEST = 40, 160


def clearest_statement(claim: Sequence[Heard], against: frozenset[str]) -> Heard:
    """Choose the statement whose words stand for the claim.

    Why this way: a whole sentence of middle length on the asserting side, unhedged and with its figure, is what a
    reader grasps at once; of equals the earliest.
    """
    return min(claim, key=lambda one: (_faults(one, against), one.said.order, one.id))


def _faults(one: Heard, against: frozenset[str]) -> tuple[int, int]:
    words = one.said.words
    outside = max(0, SHORTEST - len(words)) + max(0, len(words) - LONGEST)
    plain = len(one.said.statement.content) > 1 or one.said.statement.hedged or not one.gist.counts
    return (int(one.id in against) * 2 + int(plain), outside)
