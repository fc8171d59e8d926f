"""How two numbers stand to each other, whatever they count."""

from __future__ import annotations

import math
from dataclasses import dataclass
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
    """

    value: float | None
    low: float
    high: float
    exact: bool
    sort: Sort
    unit: str | None
    digits: int


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
    )


def telling_digits(value: float | None) -> int:
    """Count the digits of a number without the zeros at its ends: 3 for 1,230; 0 for vague words."""
    return 0 if value is None else len(f"{abs(value):.12g}".replace(".", "").strip("0"))


def numbers(one: Amount, other: Amount) -> Numbers:
    """Tell how two numbers of one sort stand to each other.

    Why this way: bounds that only touch (`about 900`, `more than 1,000`) give no number that both can mean.
    """
    near = _near(one.low, other.low) and _near(one.high, other.high)
    if near and one.exact == other.exact:
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


@cache
def _measures() -> dict[str, tuple[str, float]]:
    held: dict[str, dict[str, float]] = lexicon("en", "figure_relations")["measures"]
    return {unit: (base, float(factor)) for base, units in held.items() for unit, factor in units.items()}


@cache
def _moneys() -> frozenset[str]:
    names = lexicon("en", "figure_relations")["moneys"]
    return frozenset(names) | {f"{name}s" for name in names}
