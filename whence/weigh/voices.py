"""How many voices a side has: grouping statements by origin."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from whence.model.spans import Reason
from whence.weigh.background import Background
from whence.weigh.dependence import dependence, probability
from whence.weigh.roots import Heard, body
from whence.weigh.words import tokens

#: Average probability of one origin from which two groups are one voice.
ONE_VOICE = 0.5
#: Words from which a sentence that stands twice is taken for a copy whatever else is known.
COPIED = 8
#: Probability of a derivation from which an outlet's own voice is taken for that of the report it took it from.
TAKEN = 0.5
#: Statements of a group that are compared with another group, the earliest first.
COMPARED = 4


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """Statements of one side that go back to one origin, in the fixed order of content.

    Attributes:
        reasons: What joins them.
    """

    heard: tuple[Heard, ...]
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Grouping:
    """The voices of one side.

    Attributes:
        groups: The one with most statements first.
        alone: For each unit in order, the probability that it depends on no earlier one; see `origins`.
    """

    groups: tuple[Group, ...]
    alone: tuple[float, ...]


def voices(side: Sequence[Heard], known: Background) -> Grouping:
    """Group the statements of one side by origin.

    Why this way: what is certain first (one named source, one house in its own voice, one sentence word for word), then
    average linkage over the probabilities of dependence, because single links would merge nearly everything.

    Args:
        side: Statements of one side in the fixed order of content, none withdrawn.
        known: What tracing found about their reports.

    Cost: quadratic in the units left after the certain joins.
    """
    units = _certain(side)
    if len(units) == 1:
        return Grouping((_group(units, [0], {}),), (1.0,))
    size = len(units)
    odds = np.zeros((size, size))
    ties: dict[tuple[int, int], tuple[Reason, ...]] = {}
    for later in range(size):
        for earlier in range(later):
            odds[earlier, later] = odds[later, earlier] = _between(units[earlier], units[later], known)
    joined = _linked(odds)
    for group in joined:
        ties.update(_ties(units, group, odds=odds, known=known))
    groups = [_group(units, group, ties) for group in joined]
    groups.sort(key=lambda one: (-len(one.heard), one.heard[0].said.order, one.heard[0].id))
    alone = [1 - float(odds[: number or None, number].max()) if number else 1.0 for number in range(size)]
    return Grouping(tuple(groups), tuple(round(one, 3) for one in alone))


def _certain(side: Sequence[Heard]) -> list[list[Heard]]:
    """Join what is one voice beyond doubt; units in order of their first statement."""
    units: dict[int, list[Heard]] = {}
    place: dict[str, int] = {}
    for number, one in enumerate(side):
        marks = list(_marks(one))
        met = sorted({place[mark] for mark in marks if mark in place})
        target = met[0] if met else number
        units.setdefault(target, []).append(one)
        for other in met[1:]:
            units[target] += units.pop(other)
        for mark in marks:
            place[mark] = target
        if len(met) > 1:
            place.update([(mark, target) for mark, at in place.items() if at in met])
    return [sorted(units[number], key=lambda one: (one.said.order, one.id)) for number in sorted(units)]


def _marks(one: Heard) -> Iterator[str]:
    """Give what only statements of one voice have in common."""
    if one.root is not None:
        yield f"root {one.root}"
        yield f"body {body(one.text)}"
        if one.key is not None:
            # `the CWF` of one report is the outlet that another report names in full
            yield f"body {body(one.key.partition(':')[2])}"
        return
    yield one.house if one.link is None else f"{one.house} {one.text.casefold()}"
    if one.link is None and one.said.outlet is not None:
        # what others give as the word of an outlet (or of an organisation that publishes) is that outlet's own voice
        yield f"body {body(one.said.outlet)}"
    yield f"report {one.report}"
    words = tokens(one.said.sentence)
    if len(words) >= COPIED:
        yield f"words {' '.join(words)}"


def _between(one: list[Heard], other: list[Heard], known: Background) -> float:
    pairs = [probability(dependence(a, b, known)) for a in one[:COMPARED] for b in other[:COMPARED]]
    return sum(sorted(pairs)) / len(pairs)


def _linked(odds: npt.NDArray[np.float64]) -> list[list[int]]:
    """Group units by average linkage; members and groups in order."""
    scores = odds.copy()
    np.fill_diagonal(scores, -np.inf)
    groups = [[number] for number in range(len(scores))]
    while len(groups) > 1:
        one, other = sorted(divmod(int(np.argmax(scores)), len(scores)))
        if round(float(scores[one, other]), 3) < ONE_VOICE:
            break
        big, small = len(groups[one]), len(groups[other])
        scores[one, :] = scores[:, one] = np.round((big * scores[one] + small * scores[other]) / (big + small), 6)
        scores[other, :] = scores[:, other] = scores[one, one] = -np.inf
        groups[one] += groups[other]
        groups[other] = []
    return [sorted(group) for group in groups if group]


def _ties(
    units: list[list[Heard]], group: list[int], *, odds: npt.NDArray[np.float64], known: Background
) -> Iterator[tuple[tuple[int, int], tuple[Reason, ...]]]:
    """Give for each unit of a group but the first the terms that tie it to its closest earlier one."""
    for at, number in enumerate(group[1:], start=1):
        closest = max(group[:at], key=lambda earlier: (round(float(odds[earlier, number]), 3), -earlier))
        yield (closest, number), dependence(units[closest][0], units[number][0], known)


def _group(units: list[list[Heard]], group: list[int], ties: dict[tuple[int, int], tuple[Reason, ...]]) -> Group:
    members = sorted((one for number in group for one in units[number]), key=lambda one: (one.said.order, one.id))
    reasons = [reason for number in group for reason in _why_one(units[number])]
    for (_, later), terms in sorted(ties.items()):
        if later in group:
            reasons.extend(sorted(terms, key=lambda one: -one.weight))
    return Group(tuple(members), tuple(dict.fromkeys(reasons)))


def _why_one(unit: list[Heard]) -> Iterator[Reason]:
    """Say why a unit is one voice beyond doubt."""
    if len(unit) < 2:
        return
    first = unit[0]
    spans = tuple(one.content for one in unit[:COMPARED])
    if first.root is not None:
        yield Reason("citation", f"All {len(unit)} rest on the word of {first.text}.", 0.0, spans)
    elif len({one.house for one in unit}) == 1:
        yield Reason("outlet", f"All {len(unit)} were published by {first.outlet}.", 0.0, spans)
    else:
        yield Reason("text", f"{len(unit)} sentences are the same word for word.", 0.0, spans)
