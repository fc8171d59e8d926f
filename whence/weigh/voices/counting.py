"""How many voices a side has: grouping statements by origin."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

import numpy as np
import numpy.typing as npt

from whence.model.spans import Reason
from whence.weigh.background import Background
from whence.weigh.interest.marking import first_hand
from whence.weigh.linkage import linked
from whence.weigh.phrasing import counted, listed, named
from whence.weigh.roots import Heard, body, house_of
from whence.weigh.voices.dependence import dependence, prior
from whence.weigh.voices.origins import forest
from whence.weigh.voices.speakers import answers
from whence.weigh.words import tokens

Floats = npt.NDArray[np.float64]

#: Average chance of one origin from which two groups are counted as one voice. Below one half, because one voice called
#: two is the costlier error: on the twelve sets of training/voices.py .045 of single voices are called several at .35
#: and .053 at .4, while .87 and .88 of several are found (November 2026).
ONE_VOICE = 0.35
#: Words from which a sentence that stands twice is taken for a copy whatever else is known.
COPIED = 8
#: Statements of a unit that are compared with another unit, the earliest first.
COMPARED = 4
#: Earlier units that each unit is compared with: the first ones of the side, and the latest before it; and the log-odds
#: of the rest, which in a side of more than these is nearly all.
FIRST, LATEST, UNSEEN = 50, 100, -12.0
#: Units of a side up to which is tried what it would be without each term, and least weight of a term that is tried.
TRIED, TELLING = 12, 1.0
#: Chance of one origin from which it is not said that no dependency was found.
DOUBTFUL = 0.2
#: What a term is called when it is taken away.
TERMS = {
    "text": "the shared words",
    "values": "the shared figure",
    "citation": "this credit",
    "lineage": "what tracing found",
    "outlet": "the common outlet",
}


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """Statements of one side that go back to one origin, in the fixed order of content.

    Attributes:
        reasons: What joins them, or how near the next voice came.
    """

    heard: tuple[Heard, ...]
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Grouping:
    """The voices of one side.

    Attributes:
        groups: The one with most statements first.
        alone: For each unit in order, the probability that it depends on no earlier one; see `origins`.
        unit: Number of the unit that each statement is in; a unit is certainly one voice.
        together: Probability that two units go back to one origin.
    """

    groups: tuple[Group, ...]
    alone: tuple[float, ...]
    unit: Mapping[str, int] = field(default_factory=dict)
    together: Floats = field(default_factory=lambda: np.ones((1, 1)))

    def probability(self, one: str, other: str) -> float:
        """Give the probability that two statements of the side go back to one origin, 0 to 1, 3 places."""
        return float(self.together[self.unit[one], self.unit[other]])


@dataclass(frozen=True, slots=True)
class _Ties:
    """What was found between units: for each pair, smaller number first, the terms of its closest two statements."""

    terms: Mapping[tuple[int, int], tuple[Reason, ...]]
    size: int

    def odds(self, *, without: tuple[tuple[int, int], str] | None = None) -> Floats:
        """Add the terms of each pair up, natural-log odds; `without` leaves out the terms of a kind of one pair."""
        made = np.full((self.size, self.size), UNSEEN)
        for (one, other), terms in self.terms.items():
            kind = without[1] if without is not None and without[0] == (one, other) else None
            made[one, other] = made[other, one] = prior() + sum(
                sorted(each.weight for each in terms if each.kind != kind)
            )
        return made


def voices(side: Sequence[Heard], known: Background) -> Grouping:
    """Group the statements of one side by origin.

    Why this way: what is certain first (one named source, one house in its own voice, one sentence word for word); then
    the chance of every remaining pair to share an origin over all ways the statements can have been taken from each
    other; then average linkage over these chances, because single links would merge nearly everything.

    Args:
        side: Statements of one side in the fixed order of content, none withdrawn.
        known: What tracing found about their reports.

    Cost: quadratic in the units left after the certain joins in comparisons, linear beyond some 150 of them; cubic in
        sums.
    """
    if len(side) == 1:
        return Grouping((Group(tuple(side), tuple(_why_one(side))),), (1.0,), {side[0].id: 0})
    units = certain(side, known)
    place = {one.id: number for number, unit in enumerate(units) for one in unit}
    if len(units) == 1:
        return Grouping((Group(tuple(units[0]), tuple(_why_one(units[0]))),), (1.0,), place)
    pairs = [(one, other) for one, other in combinations(range(len(units)), 2) if one < FIRST or other - one <= LATEST]
    ties = _Ties({(one, other): _closest(units[one], units[other], known) for one, other in pairs}, len(units))
    found = forest(ties.odds())
    joined = linked(found.together, ONE_VOICE)
    groups = [
        Group(tuple(sorted(members, key=_order)), tuple(dict.fromkeys(reasons)))
        for number, own in enumerate(joined)
        for members in [[one for unit in own for one in units[unit]]]
        for reasons in [
            [
                # first what a reader must not miss; of the rest only so many are kept
                *_apart(units, number, joined=joined, together=found.together, ties=ties),
                *_without(own, ties, len(joined)),
                *_why(units, own, ties),
            ]
        ]
    ]
    groups.sort(key=lambda one: (-len(one.heard), *_order(one.heard[0])))
    return Grouping(tuple(groups), found.alone, place, found.together)


def _order(one: Heard) -> tuple[tuple[str, str, int], str]:
    return one.said.order, one.id


def certain(side: Sequence[Heard], known: Background) -> list[list[Heard]]:
    """Join what is one voice beyond doubt.

    Why this way: one named source; a body, its parts, and those who lead it or speak for it; one house in its own
    voice; one sentence word for word. Members of a body are people of their own: two doctors of a hospital are two.

    Args:
        side: Statements of one side in the fixed order of content.
        known: With the relations that the reports of these statements state.

    Returns:
        Units in the order of their first statement, the statements of each in the fixed order.
    """
    units: dict[int, list[Heard]] = {}
    place: dict[str, int] = {}
    for number, one in enumerate(side):
        marks = list(_marks(one, known))
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


def _marks(one: Heard, known: Background) -> Iterator[str]:
    """Give what only statements of one voice have in common."""
    if one.root is not None:
        yield f"root {one.root}"
        yield from (f"answers {key}" for key in answers(one, known))
        yield f"body {body(one.text)}"
        if one.key is not None:
            # `the CWF` of one report is the outlet that another report names in full
            yield f"body {body(one.key.partition(':')[2])}"
        return
    yield one.house if one.link is None else f"{one.house} {one.text.casefold()}"
    if one.link is None and one.said.outlet is not None:
        # what others give as the word of an outlet (or of an organisation that publishes) is that outlet's own voice
        yield f"body {body(one.said.outlet)}"
        row = known.parties.rows.get(body(one.said.outlet))
        if row is not None and row.owner is not None:
            yield f"body {body(row.owner)}"
    yield f"report {one.report}"
    words = tokens(one.said.sentence)
    if len(words) >= COPIED:
        yield f"words {' '.join(words)}"


def _closest(one: list[Heard], other: list[Heard], known: Background) -> tuple[Reason, ...]:
    """Give the terms of the two statements of two units that are most likely of one origin, of equals the earliest."""
    pairs = [dependence(a, b, known) for a in one[:COMPARED] for b in other[:COMPARED]]
    return max(pairs, key=lambda terms: round(sum(sorted(each.weight for each in terms)), 3))


def _why(units: list[list[Heard]], group: list[int], ties: _Ties) -> Iterator[Reason]:
    """Say what joins a group: within each unit, then the terms that tie each to its closest earlier one."""
    for number in group:
        yield from _why_one(units[number])
    for pair in _nearest(group, ties):
        yield from sorted(ties.terms.get(pair, ()), key=lambda one: -one.weight)


def _nearest(group: list[int], ties: _Ties) -> Iterator[tuple[int, int]]:
    """Give each unit of a group but the first with its closest earlier one."""
    odds = ties.odds()
    for at, number in enumerate(group[1:], start=1):
        yield max(group[:at], key=lambda earlier: (round(float(odds[earlier, number]), 3), -earlier)), number


def _without(group: list[int], ties: _Ties, voices_found: int) -> Iterator[Reason]:
    """Say which terms the number of origins hangs on: those of the closest ties, taken away one at a time."""
    if len(group) < 2 or ties.size > TRIED:
        return
    for pair in _nearest(group, ties):
        for one in ties.terms.get(pair, ()):
            if one.weight < TELLING or one.kind not in TERMS:
                continue
            left = len(linked(forest(ties.odds(without=(pair, one.kind))).together, ONE_VOICE))
            if left > voices_found:
                detail = f"Without {TERMS[one.kind]}: {voices_found} → {left} origins. ({one.detail})"
                yield Reason("without", detail, 0.0, one.spans)


def _apart(
    units: list[list[Heard]], number: int, *, joined: list[list[int]], together: Floats, ties: _Ties
) -> Iterator[Reason]:
    """Say how hard it was looked for a tie of a group to another, and how near the nearest came."""
    own = joined[number]
    others = [unit for at, group in enumerate(joined) if at != number for unit in group]
    if not others:
        return
    nearest = max(others, key=lambda other: (round(float(together[np.ix_(own, [other])].max()), 3), -other))
    chance = float(together[np.ix_(own, [nearest])].max())
    tied = [(min(one, other), max(one, other)) for one in own for other in others]
    sizes = [(len(units[one]), len(units[other])) for one, other in tied if (one, other) in ties.terms]
    compared = sum(min(COMPARED, one) * min(COMPARED, other) for one, other in sizes)
    found = "No dependency on another voice of this claim was found."
    if chance >= DOUBTFUL:
        found = "Not enough was found to tie it to another voice of this claim."
    detail = (
        f"{found} Looked at: {counted(compared, 'pair')} of statements, for the same words, figures and times; "
        f"their sources and credits; {_looked([units[one] for one in (*own, *others)])}. "
        f"The nearest voice is {units[nearest][0].speaker}: the chance that both go back to one origin is put at "
        f"{chance:.2f}."
    )
    yield Reason("none", detail)


def _looked(units: Iterable[Sequence[Heard]]) -> str:
    """Say of how many reports the texts and dates were looked at."""
    dates = {one.report: one.said.published.earliest for unit in units for one in unit}
    undated = sum(date is None for date in dates.values())
    lacking = f" ({undated} without one)" if undated else ""
    return f"what the texts of {len(dates)} reports have in common; their dates{lacking}"


def _why_one(unit: Sequence[Heard]) -> Iterator[Reason]:
    """Say who of a unit tells what it saw, and why the unit is one voice beyond doubt."""
    for one in unit[:COMPARED]:
        if first_hand(one):
            yield Reason("first_hand", f"{one.outlet} tells what its author saw.", 0.0, (one.content,))
            break
    if len(unit) < 2:
        return
    first = unit[0]
    spans = tuple(one.content for one in unit[:COMPARED])
    all_of = "Both" if len(unit) == 2 else f"All {len(unit)}"
    if first.root is not None and len({one.root for one in unit if one.root is not None}) > 1:
        names = listed(list(dict.fromkeys(named(one.text) for one in unit if one.root is not None))[:COMPARED])
        yield Reason("citation", f"{names} are one body, or speak for one.", 0.0, spans)
    elif first.root is not None:
        yield Reason("citation", f"{all_of} rest on the word of {first.text}.", 0.0, spans)
    elif len({one.house for one in unit}) == 1:
        yield Reason("outlet", f"{all_of} were published by {house_of(unit)}.", 0.0, spans)
    else:
        yield Reason("text", f"{len(unit)} sentences are the same word for word.", 0.0, spans)
