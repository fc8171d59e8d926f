"""Which figure is a part of which: `12 of the 40`, `eight of them`, `of whom three`."""

from __future__ import annotations

from collections.abc import Sequence

from whence.model.reading import Figure
from whence.read.figures.words import Line, is_plural, listed

_CLAUSE_ENDS = frozenset(".;:!?—–")
#: Words before a number that make it a part of what was told before.
_OPENERS = tuple(
    tuple(opener.split())
    for opener in ("including", "among them", "among whom", "of whom", "of which", "of these", "of those", "of them")
)
#: Words between the whole that a sentence opens with and its last part, at most.
_REACH = 30


def whole_beside(line: Line, place: int) -> int | None:
    """Give the amount of the same sentence that another is expressly a part of.

    Args:
        line: The sentence.
        place: Which of its amounts may be the part.

    Returns:
        The place of the whole: behind in `12 of the 40` and `one in six`, before in `Of the 60 detainees, five`.
    """
    amount = line.amounts[place]
    index = line.after(amount.end)
    at = index + 2 if line.at(index) == "out" and line.at(index + 1) == "of" else index + 1
    if line.at(index) in {"of", "out"} or (line.at(index) == "in" and amount.value == 1 and amount.unit is None):
        while line.at(at) in listed("determiners"):
            at += 1
        if at < len(line.words) and line.amount_at(at) == place + 1 and _fits(line, place, place + 1):
            return place + 1
    return 0 if place and _opens_with_whole(line, place) else None


def _fits(line: Line, part: int, whole: int) -> bool:
    small, large = line.amounts[part], line.amounts[whole]
    if large.unit is not None:
        return False
    return small.unit in {"share", "percent"} or _least(small.value, small.low) <= _most(large.value, large.high)


def _least(value: float | None, low: float | None) -> float:
    return low if low is not None else value if value is not None else 0.0


def _most(value: float | None, high: float | None) -> float:
    return high if high is not None else value if value is not None else float("inf")


def _opens_with_whole(line: Line, place: int) -> bool:
    first = 1
    while line.at(first) in listed("determiners"):
        first += 1
    if (
        line.at(0) not in {"of", "among"}
        or line.amount_at(min(first, len(line.words) - 1)) != 0
        or line.amounts[place].unit
    ):
        return False
    last = line.after(line.amounts[place].start)
    if last - first > _REACH:
        return False
    between = line.low[first:last]
    return not any(word[0] in _CLAUSE_ENDS for word in between) and _fits(line, place, 0)


def leads_on(line: Line, place: int) -> str | None:
    """Tell whether the words make a figure a part of one told earlier, and by which opener.

    Returns:
        `them` for "14 of them", the opener's first word for "including 3" and "of whom 3", else `None`.
    """
    amount = line.amounts[place]
    index = line.after(amount.end)
    for at in (index, index + 1):
        if line.at(at) in {"of", "among"} and line.at(at + 1) in listed("pronouns_of"):
            return "them"
    before = line.before(amount.start)
    while line.at(before) in listed("skipped") or line.at(before) == ",":
        before -= 1
    for opener in _OPENERS:
        if tuple(line.low[max(0, before + 1 - len(opener)) : before + 1]) == opener:
            return opener[0]
    return None


def is_definite(line: Line, place: int) -> bool:
    """Tell whether the counted are known ones: `twenty of the clerks`."""
    index = line.after(line.amounts[place].end)
    return line.at(index) == "of" and line.at(index + 1) in {"the", "these", "those", "its", "their"}


def whole_before(part: Figure, earlier: Sequence[Figure], *, same_thing: bool) -> Figure | None:
    """Find the nearest earlier figure that a part can belong to.

    Args:
        part: The part.
        earlier: Figures before it, the nearest first.
        same_thing: Only one that counts the same thing.
    """
    least = part.value if part.value is not None else part.low
    for figure in earlier:
        if figure.unit is not None or least is None or (same_thing and _thing(figure) != _thing(part)):
            continue
        most = figure.high if figure.high is not None else figure.value
        # As many of the same again are the same ones, no part of them.
        if most is None or most > least or (most == least and not same_thing):
            return figure
    return None


def _thing(figure: Figure) -> str | None:
    if figure.counted is None:
        return figure.id
    last = figure.counted.text.split()[-1].casefold()
    return last[:-1] if is_plural(last) and last.endswith("s") else last
