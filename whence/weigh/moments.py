"""Whether two statements tell of days that cannot both be meant."""

from __future__ import annotations

from whence.model.reading import Moment
from whence.weigh.roots import Heard


def days_apart(one: Heard, other: Heard) -> bool:
    """Tell whether both are dated and no day of one can be a day of the other, whatever they were counted from.

    Why this way: only bounds that are known count, and disjoint ones only. `On Saturday` in a copy that was published a
    week later comes out as another Saturday, though the words are the same; so equal words that were counted from the
    day of publication say nothing, and neither does one word of time against a report of another week.
    """
    mine, yours = _dated(one), _dated(other)
    if not mine or not yours or {_words(a) for a in mine} & {_words(b) for b in yours}:
        return False
    return not any(_meet(a, b) for a in mine for b in yours)


def _dated(one: Heard) -> list[Moment]:
    return [
        moment
        for moment in one.said.moments
        if moment.type in {"DATE", "TIME"} and moment.earliest is not None and moment.latest is not None
    ]


def _words(one: Moment) -> str:
    return " ".join(one.span.text.casefold().split())


def _meet(one: Moment, other: Moment) -> bool:
    if one.earliest is None or one.latest is None or other.earliest is None or other.latest is None:
        return True
    return one.earliest[:10] <= other.latest[:10] and other.earliest[:10] <= one.latest[:10]
