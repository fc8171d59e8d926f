"""What changed on the way: a claim that changed hands, a figure that moved, a meaning that shifted."""

from __future__ import annotations

from whence.model.ledger import DriftKind
from whence.weigh.lines.claim import Line, Weighing, some
from whence.weigh.phrasing import NAME, named, shortened
from whence.weigh.roots import Heard

#: What a meaning is made of.
MEANING: frozenset[DriftKind] = frozenset({"counted", "scope", "time", "place", "stance"})


def speaker_moved(weighing: Weighing) -> Line | None:
    """Say that a claim changed hands, or lost the name of who made it."""
    moved = [one for one in weighing.drifts if one.kind == "speaker"]
    if not moved:
        return None
    start, echo = (weighing.heard[one] for one in (moved[0].from_statement, moved[0].to_statement))
    alone = [one for one in (weighing.heard[each.to_statement] for each in moved) if one.link is None]
    outlets = sorted({one.outlet for one in alone})
    if echo.link is not None:
        way = f"{echo.outlet} from {named(echo.text)}"
        aside = f"it is given as the word of {named(echo.text)}"
    else:
        way = f"{some(outlets)} in {'its' if len(outlets) == 1 else 'their'} own voice"
        aside = "whose word it is was lost"
    after = f" moved: {start.outlet} has it from {named(start.text)}, {way}"
    return Line("speaker_moved", "The speaker of ", start.said.words, after, aside, (start, echo), where=echo)


def figure_drift(weighing: Weighing) -> Line | None:
    """Say that a figure became another."""
    found = _first(weighing, frozenset({"figure"}))
    if found is None:
        return None
    start, echo, change = found
    before = f"Between {start.outlet} and {echo.outlet}, {change}: "
    return Line("figure_drift", before, start.said.words, "", change, (start, echo), where=echo)


def meaning_drift(weighing: Weighing) -> Line | None:
    """Say that a claim came to mean something else."""
    found = _first(weighing, MEANING)
    if found is None:
        return None
    start, echo, change = found
    after = f" changed its meaning between {start.outlet} and {echo.outlet}: {change}"
    return Line("drift", "", start.said.words, after, change, (start, echo), where=echo)


def _first(weighing: Weighing, kinds: frozenset[DriftKind]) -> tuple[Heard, Heard, str] | None:
    """Give the ends of the first drift of these kinds, and what became of what."""
    found = next((one for one in weighing.drifts if one.kind in kinds), None)
    if found is None:
        return None
    before, after = (shortened(value, NAME) for value in (found.from_value, found.to_value))
    change = f"“{before}” became “{after}”"
    return weighing.heard[found.from_statement], weighing.heard[found.to_statement], change
