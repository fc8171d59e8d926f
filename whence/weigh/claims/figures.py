"""How two figures stand to each other."""

from __future__ import annotations

from typing import Literal

from whence.weigh.claims.gist import Count, Gist

#: `same`: one number of one thing; `within`: both can hold; `differs`: one thing, numbers that cannot both hold;
#: `moved`: one number of two things; `part`: one is a part of another figure; `other`: nothing to compare.
Standing = Literal["same", "within", "differs", "moved", "part", "other"]
#: Which relation speaks for a pair of statements with several figures each.
ORDER: tuple[Standing, ...] = ("same", "within", "differs", "moved", "part", "other")


def compared(one: Count, other: Count) -> Standing:
    """Tell how two figures stand to each other.

    Why this way: a noun that two figures share proves little (of 142 pairs with one noun and two numbers in same-event
    sentences about one in six was a conflict), so unit, thing counted and role must agree before numbers are compared,
    and a stated part is never weighed against a whole. A part without a noun of its own can be the same number: `12 of
    them` and `12 depots`.

    Source: the relations of `research` on figures; bounds as closed intervals.
    """
    if one.unit != other.unit:
        return "other"
    alike = one.value is not None and one.value == other.value
    if apart(one.counted, other.counted) or (one.role and other.role and one.role != other.role):
        return "moved" if alike else "other"
    if one.part != other.part and not (alike and _bare(one, other)):
        return "part"
    if alike:
        return "same"
    return "within" if _meet(one, other) else "differs"


def _bare(one: Count, other: Count) -> bool:
    """Tell whether either does not say what it counts."""
    return not (one.counted and other.counted)


def _meet(one: Count, other: Count) -> bool:
    """Tell whether one number can be meant by both; bounds that only touch (`about 900`, `more than 1,000`) cannot."""
    low, high = max(one.low, other.low), min(one.high, other.high)
    return low < high or (low == high and (one.low == one.high or other.low == other.high))


def apart(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether both sides are known and share nothing."""
    return bool(one) and bool(other) and not one & other


def same_thing(one: Count, other: Count) -> bool:
    """Tell whether both say what they count and it is the same; of one number, it may stand before it in a sentence."""
    if one.counted and other.counted:
        return bool(one.counted & other.counted)
    alike = one.value is not None and one.value == other.value
    return alike and bool((one.counted or one.before) & (other.counted or other.before))


def closest(a: Gist, b: Gist) -> tuple[Standing, Count, Count] | None:
    """Give the figures of two statements that belong together best, `None` when either has none.

    Returns:
        Their relation and the figures; of equal relations the one whose things counted agree, then the first in text.
    """
    best: tuple[tuple[int, int], Standing, Count, Count] | None = None
    for one in a.counts:
        for other in b.counts:
            standing = compared(one, other)
            rank = (ORDER.index(standing), -len(one.counted & other.counted))
            if best is None or rank < best[0]:
                best = (rank, standing, one, other)
    return None if best is None else best[1:]
