"""Whether a sentence states a relation, or asks, wishes, fears or denies it."""

from __future__ import annotations

from collections.abc import Sequence

from whence.model.reading import Statement
from whence.resolve.relations.role_pieces import Line
from whence.resolve.relations.role_ties import Tie
from whence.resolve.relations.role_words import words

#: Marks at which a clause ends for certain.
_ENDS = frozenset({".", ";", ":", "!", "?", "“", '"', "–", "—"})
#: Pieces before a relation that are looked at.
_REACH = 18
_OPEN = frozenset({"denies", "doubts", "asks", "orders", "plans", "believes"})


def is_stated(line: Line, tie: Tie, covering: Sequence[Statement]) -> bool:
    """Tell whether the relation is put forward as so.

    Why this way: what stands in apposition is taken for granted whatever is said around it; what a verb says holds only
    if no word before it in its clause, no question mark and no stance of a source opens it.

    Args:
        line: The sentence.
        tie: The relation.
        covering: The statements whose content holds it.
    """
    if tie.firm:
        return True
    if line.asks or any(link.stance in _OPEN for one in covering for link in one.chain):
        return False
    for at in range(tie.first - 1, max(tie.first - _REACH, -1), -1):
        low = line.low(at)
        if low in _ENDS:
            return True
        if low in words("open"):
            return False
    return True
