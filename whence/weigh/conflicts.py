"""Statements of one claim that cannot both hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product

from whence.model.identity import content_id
from whence.model.ledger import Conflict, ConflictKind
from whence.weigh.background import Background
from whence.weigh.claims.likeness import other_days
from whence.weigh.denials import contradicts
from whence.weigh.drifts.figures import KEPT, met
from whence.weigh.drifts.paths import one_name, path
from whence.weigh.figures.told import Told, told
from whence.weigh.moments import days_apart
from whence.weigh.phrasing import listed
from whence.weigh.places import far_apart
from whence.weigh.roots import Heard
from whence.weigh.voices.counting import Group
from whence.weigh.voices.speakers import one_body

#: Statements of a voice that are looked at, the earliest first.
LOOKED_AT = 5
#: Voices that are held against each other, those with most statements first.
VOICES = 60
Figures = Mapping[str, tuple[Told, ...]]


def conflicts(claim: str, sides: Sequence[Sequence[Group]], known: Background) -> Iterator[Conflict]:
    """List what the voices of a claim contradict each other in, one of each kind for two voices.

    Why this way: within one voice, and between a sentence and its copy, a difference is a drift. Figures conflict only
    when both say what they count, when it is the same thing with the same reach, when neither is a part of the other,
    and when time or a correction does not explain it (`figure_relations`). Dates and places conflict only when none of
    one can be one of the other.

    Args:
        claim: Id of the claim.
        sides: The voices of each side, the asserting side first.
        known: What tracing found about its reports.

    Yields:
        In the order of the voices.

    Cost: quadratic in the voices, at most 60 of them, times 25 pairs of statements.
    """
    groups = [group for side in sides for group in side][:VOICES]
    figures = {one.id: told(one.said) for group in groups for one in group.heard[:LOOKED_AT]}
    for one, other in combinations(groups, 2):
        pairs = [(a, b) for a in one.heard[:LOOKED_AT] for b in other.heard[:LOOKED_AT] if not path(a, b, known)]
        yield from _between(claim, pairs, figures, known=known)
    if len(sides) > 1:
        for plus, minus in product(sides[0][:VOICES], sides[1][:VOICES]):
            yield from _denials(claim, plus, minus, known=known)


def _denials(claim: str, plus: Group, minus: Group, *, known: Background) -> Iterator[Conflict]:
    """Give the denial between a voice of either side, told by the first of its statements that deny one another."""
    one, other = plus.heard[0], minus.heard[0]
    if one_speaker(one, other) or one_body(one, other, known) is not None:
        return
    pairs = product(plus.heard[:LOOKED_AT], minus.heard[:LOOKED_AT])
    found = next(((a, b) for a, b in pairs if contradicts(a, b)), None)
    if found is not None:
        yield _denial(claim, *found)


def one_speaker(one: Heard, other: Heard) -> bool:
    """Tell whether two roots may be one: one name is the end of the other (`Tolk`, `Ines Tolk`), or a bare pronoun."""
    if any(side.link is not None and side.root is None and _pronoun(side) for side in (one, other)):
        return True
    return one_name(one.text, other.text)


def _pronoun(one: Heard) -> bool:
    return one.said.sources[one.link or 0].kind == "pronoun"


def _restated(a: Heard, b: Heard, known: Background) -> bool:
    """Tell whether one source gave another figure on another day: it has counted anew and contradicts nobody."""
    days = (a.said.published.earliest, b.said.published.earliest)
    if None in days or (days[0] or "")[:10] == (days[1] or "")[:10]:
        return False
    return (bool(a.text) and one_name(a.text, b.text)) or one_body(a, b, known) is not None


def _between(
    claim: str, pairs: Sequence[tuple[Heard, Heard]], figures: Figures, *, known: Background
) -> Iterator[Conflict]:
    for rule in (_figures, _days, _places):
        for a, b in pairs:
            found = rule(a, b, figures)
            if found is not None and not (rule is _figures and _restated(a, b, known)):
                yield _conflict(claim, found[0], a, b, found[1])
                break


Found = tuple[ConflictKind, str] | None


def _figures(a: Heard, b: Heard, figures: Figures) -> Found:
    """Find two figures that cannot both hold and of which neither agrees with another figure of the other side."""
    pairs = met(figures[a.id], figures[b.id], path=False)
    agreed = {id(one) for pair in pairs if pair[2].relation in KEPT for one in pair[:2]}
    for one, other, meeting in pairs:
        if meeting.relation == "conflict" and id(one) not in agreed and id(other) not in agreed:
            return "figure", f"{a.speaker} said “{_counted(a, one)}”, {b.speaker} “{_counted(b, other)}”."
    return None


def _counted(side: Heard, one: Told) -> str:
    """Give a figure with the thing it counts where that stands behind it; a bare number tells a reader little."""
    words = f"{one.raw} {one.counted}"
    return words if one.counted and words in side.said.words else one.raw


def _days(a: Heard, b: Heard, figures: Figures) -> Found:
    del figures
    if not other_days(a.gist, b.gist) or not days_apart(a, b):
        return None
    return "time", f"{a.speaker} dated it {_dated(a)}, {b.speaker} {_dated(b)}."


def _dated(side: Heard) -> str:
    """Give the dates of a statement in its own words, with the day where the words leave it to be counted."""
    said = dict.fromkeys(
        f"“{one.span.text}”" if any(map(str.isdigit, one.span.text)) else f"“{one.span.text}” ({one.earliest[:10]})"
        for one in side.said.moments
        if one.type in {"DATE", "TIME"} and one.earliest is not None and one.latest is not None
    )
    return listed(list(said))


def _places(a: Heard, b: Heard, figures: Figures) -> Found:
    del figures
    found = far_apart(a, b)
    if found is None:
        return None
    return "place", f"{a.speaker} put it in {found[0].span.text}, {b.speaker} in {found[1].span.text}."


def _denial(claim: str, plus: Heard, minus: Heard) -> Conflict:
    return _conflict(claim, "denial", plus, minus, f"{plus.speaker} put it forward, {minus.speaker} spoke against it.")


def _conflict(claim: str, kind: ConflictKind, a: Heard, b: Heard, why: str) -> Conflict:  # noqa: PLR0917 - private
    named = content_id("conflict", claim, kind, a.id, b.id)
    return Conflict(named, claim, kind, a.id, b.id, why[:1].upper() + why[1:])
