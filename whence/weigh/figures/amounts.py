"""How two numbers stand to each other, whatever they count."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from whence.lang.lexicon import lexicon
from whence.model.reading import Figure
from whence.weigh.words import stem

#: `equal`: one number, meant in one way; `meet`: a number fits both; `apart`: none does.
Numbers = Literal["equal", "meet", "apart"]
Sort = Literal["count", "measure", "money", "share"]
#: Share by which two numbers may differ and still be one number in two units.
SLACK = 1e-6
#: Share by which a softened number may lie off the one that it was rounded from.
FAR = 0.2
#: Number from which whole numbers are rounded without a word that says so, and from which they are where nothing shows
#: a path between the two: nobody rounds 11 dead to 10.
ROUNDED, ROUNDED_FREELY = 100, 1000
#: Share by which a number may lie off one that it was converted from and rounded.
CONVERTED = 0.04
#: Pounds are of weight or of money; kilograms in one, and characters between "pounds" and what is weighed in them
#: ("900 pounds of wax").
POUND, POUND_KG, WEIGHED = "pound", 0.45359237, 9


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit, converted so that two of one sort can be compared.

    Attributes:
        value: Best single reading, `None` for vague words.
        low, high: Closed bounds of what the words allow, infinite when open.
        exact: The words give one number and no softening.
        sort: What can be compared with what.
        unit: The base unit, a currency, `None` for a plain count.
        digits: Telling digits of the number as written, 0 for vague words.
        factor: How many of the base unit the unit as written is.
    """

    value: float | None
    low: float
    high: float
    exact: bool
    sort: Sort
    unit: str | None
    digits: int
    factor: float = 1.0


def amount(figure: Figure) -> Amount:
    """Convert a figure's number to the base unit of its sort."""
    sort, unit, factor = _unit(figure)
    exact = figure.quantifier == "exactly" and figure.value is not None
    low = figure.value if exact else figure.low
    high = figure.value if exact else figure.high
    return Amount(
        value=None if figure.value is None else figure.value * factor,
        low=float("-inf") if low is None else low * factor,
        high=float("inf") if high is None else high * factor,
        exact=exact,
        sort=sort,
        unit=unit,
        digits=telling_digits(figure.value),
        factor=factor,
    )


def in_unit_of(one: Amount, other: Amount) -> Amount:
    """Give a plain number in the unit of another, for a number that leaves its unit out."""
    factor = other.factor
    value = None if one.value is None else one.value * factor
    return replace(
        one, value=value, low=one.low * factor, high=one.high * factor, sort=other.sort, unit=other.unit, factor=factor
    )


def telling_digits(value: float | None) -> int:
    """Count the digits of a number without the zeros at its ends: 3 for 1,230; 0 for vague words."""
    return 0 if value is None else len(f"{abs(value):.12g}".replace(".", "").strip("0"))


def numbers(one: Amount, other: Amount) -> Numbers:
    """Tell how two numbers of one sort stand to each other.

    Why this way: bounds that only touch (`about 900`, `more than 1,000`) give no number that both can mean.
    """
    near = _near(one.low, other.low) and _near(one.high, other.high)
    if (near and one.exact == other.exact) or _converted(one, other):
        return "equal"
    low, high = max(one.low, other.low), min(one.high, other.high)
    touch = _near(low, high) and (one.exact or other.exact)
    return "meet" if low < high or touch else "apart"


def coarser(one: Amount, other: Amount) -> bool:
    """Tell whether one of two numbers that meet is the other, rounded: fewer telling digits, or bounds."""
    return one.digits != other.digits or one.exact != other.exact


def rounded_away(one: Amount, other: Amount) -> bool:
    """Tell whether a softened number is another one rounded farther than its words allow: 24 as `about 20`."""
    for fine, coarse in ((one, other), (other, one)):
        if fine.value is None or coarse.value is None or coarse.digits > fine.digits:
            continue
        if coarse.exact or not fine.exact:
            continue
        if abs(fine.value - coarse.value) <= FAR * abs(fine.value):
            return True
    return False


def rounds_to(one: Amount, other: Amount, *, path: bool) -> bool:
    """Tell whether one of two plain numbers is the other with fewer digits: 4.18 billion and 4.2 billion.

    Why this way: the shorter one must be what the longer one gives when it is rounded to that many digits, so 41,207
    may be told as 41,000 and not as 38,000; small counts are told as they are.
    """
    if one.factor != other.factor or not (one.exact and other.exact) or one.digits == other.digits:
        return False
    fine, coarse = (one, other) if one.digits > other.digits else (other, one)
    if fine.value is None or coarse.value is None:
        return False
    broken = fine.sort != "count" and not (fine.value / fine.factor).is_integer()
    least = ROUNDED if path or fine.sort == "measure" else ROUNDED_FREELY
    return (abs(fine.value / fine.factor) >= least or broken) and _gives(fine, coarse)


def _converted(one: Amount, other: Amount) -> bool:
    """Tell whether one number is what a reader gets who converts the other to its unit: 8 kilometres, five miles."""
    if one.factor == other.factor or one.value is None or other.value is None or not (one.exact and other.exact):
        return False
    off = abs(one.value - other.value)
    return off <= CONVERTED * max(abs(one.value), abs(other.value)) and (_gives(one, other) or _gives(other, one))


def _gives(fine: Amount, coarse: Amount) -> bool:
    """Tell whether a number, written in the unit of another and with as many telling digits, is the other."""
    if fine.value is None or coarse.value is None:
        return False
    written = float(f"{fine.value / coarse.factor:.{max(1, coarse.digits)}g}")
    return _near(written, coarse.value / coarse.factor)


def exceeds(part: Amount, whole: Amount) -> bool:
    """Tell whether a part is larger than what it would be a part of, whatever both words allow."""
    return part.low > whole.high and not _near(part.low, whole.high)


def _near(one: float, other: float) -> bool:
    if math.isinf(one) or math.isinf(other):
        return one == other
    return abs(one - other) <= SLACK * max(abs(one), abs(other))


def _unit(figure: Figure) -> tuple[Sort, str | None, float]:
    """Give sort, base unit and how many of it the unit is."""
    unit = figure.unit
    if unit == POUND and _weighed(figure):
        return "measure", "kilogram", POUND_KG
    if unit is None:
        counted = "" if figure.counted is None else figure.counted.text.casefold()
        money = next((word for word in counted.split() if word in _moneys()), None)
        return ("count", None, 1.0) if money is None else ("money", stem(money), 1.0)
    if unit in _measures():
        base, factor = _measures()[unit]
        return ("share" if base == "share" else "measure"), base, factor
    sort: Sort = "money" if unit.isupper() or unit in _moneys() else "measure"
    same: dict[str, str] = lexicon("en", "figure_relations")["same_money"]
    return sort, same.get(unit) or stem(unit), 1.0


def _weighed(figure: Figure) -> bool:
    """Tell whether pounds are of weight: something is weighed in them right behind (`900 pounds of wax`)."""
    if figure.counted is None or "£" in figure.span.text:
        return False
    near = 0 < figure.counted.start - figure.span.end <= WEIGHED
    return near and not frozenset(figure.counted.text.casefold().split()) & _listed("kinds_of_money")


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(map(str, lexicon("en", "figure_relations")[name]))


@cache
def money_stems() -> frozenset[str]:
    """Give the stems of words for money and for thousands of it, which any two sums share."""
    return frozenset(stem(word) for word in (*_moneys(), "dollars", "euros", "yen", "million", "billion", "thousand"))


@cache
def _measures() -> dict[str, tuple[str, float]]:
    held: dict[str, dict[str, float]] = lexicon("en", "figure_relations")["measures"]
    return {unit: (base, float(factor)) for base, units in held.items() for unit, factor in units.items()}


@cache
def _moneys() -> frozenset[str]:
    names = lexicon("en", "figure_relations")["moneys"]
    return frozenset(names) | {f"{name}s" for name in names}
