"""How two figures stand to each other."""

from __future__ import annotations

import math
from typing import Literal

from whence.weigh.claims.gist import Count, Gist
from whence.weigh.words import is_predicate, wider

#: `same`: one number of one thing; `within`: both can hold; `differs`: one thing, numbers that cannot both hold;
#: `moved`: one number of two things; `part`: one is a part of another figure; `other`: nothing to compare.
Standing = Literal["same", "within", "differs", "moved", "part", "other"]
#: Which relation speaks for a pair of statements with several figures each.
ORDER: tuple[Standing, ...] = ("same", "within", "differs", "moved", "part", "other")
#: Number from which two sentences seldom share it by chance.
LARGE = 100


def compared(one: Count, other: Count) -> Standing:
    """Tell how two figures stand to each other.

    Why this way: a noun that two figures share proves little (of 142 pairs with one noun and two numbers in same-event
    sentences about one in six was a conflict), so unit, thing counted and role must agree before numbers are compared,
    and a stated part is never weighed against a whole. A part without a noun of its own can be the same number: `12 of
    them` and `12 depots`. A wide noun stands for narrower ones: 12 dead are 12 people killed, 900 residents 900 people.

    Source: the relations of `research` on figures; bounds as closed intervals.
    """
    if one.unit != other.unit:
        return "other"
    alike = _one_number(one, other)
    strange = apart(one.counted, other.counted) and not (_covers(one, other) or _covers(other, one))
    if strange or (one.role and other.role and one.role != other.role):
        return "moved" if alike else "other"
    if (one.part != other.part and not (alike and _bare(one, other))) or (one.some != other.some and not alike):
        return "part"
    if alike:
        return "same"
    return "within" if _meet(one, other) else "differs"


def _covers(wide: Count, narrow: Count) -> bool:
    """Tell whether the noun of one figure may be said for what the other counts: a wider word, or what befell it."""
    if happened(wide) & happened(narrow):
        return any(is_predicate(stem) or stem in wider() for stem in wide.counted)
    return any(narrow.counted & wider().get(stem, frozenset()) for stem in wide.counted)


def happened(one: Count) -> frozenset[str]:
    """Give the classes of what is said of the counted, in its role or its noun: `12 killed`, `12 dead`."""
    named = frozenset(stem for stem in one.counted if is_predicate(stem))
    return named if one.role is None else named | {one.role}


def widely(one: Count, other: Count) -> bool:
    """Tell whether nothing but a wide noun says that two figures count one thing: `people` are counted of anything."""
    shared = one.counted & other.counted
    return not happened(one) & happened(other) and shared <= wider().keys()


def _one_number(one: Count, other: Count) -> bool:
    """Tell whether both give one number, or one span of numbers (`between 300 and 400`)."""
    if one.value is not None:
        return one.value == other.value
    span = (one.low, one.high)
    return other.value is None and span == (other.low, other.high) and max(map(abs, span)) < math.inf


def large(one: Count, least: float = LARGE) -> bool:
    """Tell whether a number is seldom shared by chance."""
    return (one.low if one.value is None else one.value) >= least


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
    alike = _one_number(one, other)
    if one.counted and other.counted:
        covered = _covers(one, other) or _covers(other, one)
        return bool(one.counted & other.counted) or (
            covered and (bool(happened(one) & happened(other)) or (alike and large(one)))
        )
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
