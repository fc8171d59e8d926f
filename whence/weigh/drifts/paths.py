"""Whether one statement came from another: it names the other's outlet, or its report took this very sentence."""

from __future__ import annotations

from collections.abc import Iterable

from whence.model.lineage import Derivation
from whence.weigh.background import Background
from whence.weigh.roots import Heard, body
from whence.weigh.voices.evidence import sharing

#: Probability of a derivation from which it counts as a path, and share of the shorter sentence that must stand in the
#: other, 0 to 1: reports take much and write much themselves.
LIKELY, CARRIED = 0.5, 0.5


def taken(copy: Heard, original: Heard, known: Background) -> Derivation | None:
    """Give the derivation by which a statement was taken from another, `None` when none shows it."""
    found = known.derivation(copy.report, original.report)
    if found is None or found.probability <= LIKELY or sharing(copy, original, known) < CARRIED:
        return None
    return found


def cited(echo: Heard, others: Iterable[Heard]) -> Heard | None:
    """Give the first statement whose outlet an echo names as where it has it from, `None` when it names none."""
    named = {body(source.text) for source in echo.said.sources} - {""}
    own = None if echo.said.outlet is None else body(echo.said.outlet)
    found = (one for one in others if one.said.outlet is not None and body(one.said.outlet) in named - {own})
    return next((one for one in found if one.report != echo.report), None)


def path(one: Heard, other: Heard, known: Background) -> bool:
    """Tell whether either of two statements was taken from the other, or names it."""
    if cited(one, (other,)) is not None or cited(other, (one,)) is not None:
        return True
    return taken(one, other, known) is not None or taken(other, one, known) is not None


def one_name(one: str, other: str) -> bool:
    """Tell whether one of two names is the end of the other: `Tolk`, `Ines Tolk`, `Mayor Ines Tolk`."""
    short, long = sorted((body(one).split(), body(other).split()), key=len)
    return bool(short) and long[-len(short) :] == short
