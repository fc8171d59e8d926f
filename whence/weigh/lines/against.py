"""What cannot both hold, and figures that differ without a conflict."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from whence.model.ledger import Conflict
from whence.weigh.drifts.figures import LARGE, other_kind
from whence.weigh.figures.relations import related
from whence.weigh.figures.things import thing
from whence.weigh.figures.told import MOST, told
from whence.weigh.lines.claim import Line, Weighing, some, upper
from whence.weigh.roots import Heard

#: Statements whose large numbers are held against each other, the earliest first.
HELD = 60


def conflict(weighing: Weighing) -> Line | None:
    """Say that two sides contradict each other."""
    found = next((one for one in weighing.conflicts if not _unsaid(weighing, one)), None)
    if found is None:
        return None
    a, b = (weighing.heard[one] for one in (found.statement_a, found.statement_b))
    if found.kind == "denial":
        after = f"; {b.speaker} spoke against it"
        return Line("conflict", f"{upper(a.speaker)} said ", a.said.words, after, after.removeprefix("; "), (a, b))
    ways = found.explanation.removesuffix(".")
    aside = f"{a.speaker}{ways[len(a.speaker) :]}" if ways.casefold().startswith(a.speaker.casefold()) else ways
    return Line("conflict", "Reports contradict each other on ", a.said.words, f": {ways}", aside, (a, b))


def _unsaid(weighing: Weighing, found: Conflict) -> bool:
    """Tell whether two outlets speak in their own voices on two sides: neither says that it contradicts anybody."""
    sides = (weighing.heard[one] for one in (found.statement_a, found.statement_b))
    return found.kind == "denial" and all(one.link is None for one in sides)


def differing(weighing: Weighing) -> Line | None:
    """Say that figures differ where that is neither a conflict nor a drift."""
    if sum(bool(one.said.figures) for one in weighing.heard.values()) < 2:
        return None
    return _counts_on(weighing) or _counts_others(weighing)


def _counts_on(weighing: Weighing) -> Line | None:
    """Say that one thing is counted differently: a count that went on."""
    if weighing.conflicts or any(one.kind == "figure" for one in weighing.drifts):
        return None
    own = [(one, each) for one in weighing.heard.values() for each in told(one.said) if each.amount.value is not None]
    first = next(((one, each) for one, each in own if one.id == weighing.wording.id), None)
    if first is None:
        return None
    mine = {each.amount.value for one, each in own if one.report == first[0].report}
    values: dict[float, tuple[Heard, str]] = {first[1].amount.value or 0.0: (first[0], first[1].raw)}
    for one, each in own:
        value = each.amount.value
        if value is None or one.report == first[0].report or value in mine:
            continue
        if related(first[1], each, path=False).relation == "update":
            values.setdefault(value, (one, each.raw))
    if len(values) < 2:
        return None
    ordered = [values[value] for value in sorted(values)]
    words = some([f"“{raw}”" for _, raw in ordered])
    rests = weighing.wording.said.words
    return Line("differing_figures", f"Reports give {words} for ", rests, "", "", tuple(one for one, _ in ordered))


def _counts_others(weighing: Weighing) -> Line | None:
    """Say that one large number is of different things in two reports between which no path was found."""
    drifted = {(one.from_statement, one.to_statement) for one in weighing.drifts if one.kind == "counted"}
    own = [(one, *each) for one in list(weighing.heard.values())[:HELD] for each in _large(one)]
    for (a, raw, counted_a), (b, other, counted_b) in combinations(own, 2):
        if drifted & {(a.id, b.id), (b.id, a.id)}:
            continue
        apart = a.report != b.report and raw == other and other_kind(thing(counted_a), thing(counted_b))
        if apart and other_kind(thing(counted_b), thing(counted_a)):
            ways = f"{a.outlet} has “{raw} {counted_a}”, {b.outlet} “{raw} {counted_b}”"
            after = f" is told of different things: {ways}"
            aside = f"“{raw}” is told of “{counted_a}” and of “{counted_b}”"
            return Line("differing_figures", "", weighing.wording.said.words, after, aside, (a, b))
    return None


def _large(one: Heard) -> Iterator[tuple[str, str]]:
    """Give the large plain numbers of a statement with what they count; a bare part counts what its whole does."""
    known = {each.id: each for each in one.said.figures}
    for each in one.said.figures[:MOST]:
        whole = known.get(each.part_of or "", each)
        counted_words = each.counted or whole.counted
        if each.unit is None and counted_words is not None and each.value is not None and each.value >= LARGE:
            yield f"{each.value:,.0f}", " ".join(counted_words.text.split())
