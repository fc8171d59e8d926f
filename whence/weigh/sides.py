"""Which statements of a claim assert it, and which deny it."""

from __future__ import annotations

from collections.abc import Sequence

from whence.weigh.denials import contradicts
from whence.weigh.roots import Heard

#: Statements on the asserting side that one which only a word turns round is held against, the first in order.
HELD = 40


def against(claim: Sequence[Heard]) -> frozenset[str]:
    """Give the statements of a claim that speak against it.

    Why this way: two denials cancel out. A statement is turned round by each source in its chain that denies, by a
    negated main verb, and by a word that is the opposite of the one most of the others use. What the claim says is what
    most of the statements that no source denies say; on a tie the side that is put without `not`. A claim that all
    put with `not` has no side against it; a denial that stands alone speaks against. A negation or an opposite
    somewhere in a sentence on the same matter turns nothing round (`commands 300 boats, and not one of them leaks`):
    what no source denies is against only where it contradicts a statement of the other side.

    Args:
        claim: Its statements in the fixed order of content.

    Cost: linear in the statements, some forty comparisons for each that a word turns round.
    """
    turned = {one.id: _denials(one) % 2 == 1 for one in claim}
    facing = {one.id: one.said.statement.negated != _opposite(one, claim) for one in claim}
    plain = [one for one in claim if not turned[one.id]] or list(claim)
    mostly = sum(facing[one.id] for one in plain) * 2 > len(plain)
    other = {one.id for one in claim if turned[one.id] != (facing[one.id] != mostly)}
    asserting = [one for one in claim if one.id not in other][:HELD]
    return frozenset(
        one.id
        for one in claim
        if one.id in other and (turned[one.id] or any(contradicts(each, one) for each in asserting))
    )


def _denials(one: Heard) -> int:
    return sum(link.stance == "denies" for link in one.said.statement.chain)


def _opposite(one: Heard, claim: Sequence[Heard]) -> bool:
    """Tell whether a statement stands at the lesser end of an odd number of scales on which the claim has both ends."""
    flips = 0
    for axis, end in one.gist.poles.items():
        ends = [other.gist.poles[axis] for other in claim if axis in other.gist.poles]
        usual = 1 if sum(ends) >= 0 else -1
        flips += end != usual
    return flips % 2 == 1
