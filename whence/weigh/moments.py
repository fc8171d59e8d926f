"""Whether two statements tell of days that cannot both be meant."""

from __future__ import annotations

from whence.model.reading import Moment
from whence.weigh.claims.likeness import other_days
from whence.weigh.roots import Heard


def days_apart(one: Heard, other: Heard) -> bool:
    """Tell whether both are dated and no day of one can be a day of the other, whatever they were counted from.

    Why this way: only bounds that are known count, and disjoint ones only. `On Saturday` in a copy that was published a
    week later comes out as another Saturday, though the words are the same; so equal words that were counted from the
    day of publication say nothing, and neither does one word of time against a report of another week.
    """
    if not other_days(one.gist, other.gist):
        return False
    return not {_words(a) for a in _dated(one)} & {_words(b) for b in _dated(other)}


def _dated(one: Heard) -> list[Moment]:
    return [
        moment
        for moment in one.said.moments
        if moment.type in {"DATE", "TIME"} and moment.earliest is not None and moment.latest is not None
    ]


def _words(one: Moment) -> str:
    return " ".join(one.span.text.casefold().split())
