"""What would change if a source, a report or a statement were withdrawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from whence.model.protocols import Shelf
from whence.model.withdrawals import Effect, Gone
from whence.weigh.background import Background
from whence.weigh.interest.parties import Parties
from whence.weigh.roots import Heard, body
from whence.weigh.sides import against
from whence.weigh.sources.records import origin_of
from whence.weigh.voices.counting import Group, voices
from whence.weigh.voices.ties import members
from whence.weigh.weighing import weighed


def effects(
    claims: Iterable[Sequence[str]],
    gone: Gone,
    shelf: Shelf,
    *,
    withdrawn: frozenset[str] = frozenset(),
    parties: Parties | None = None,
) -> Iterator[Effect]:
    """Show every claim that something withdrawn bears on, before anything is saved.

    Why this way: the claim is weighed twice by the same code, so what is shown is what a rebuild would give as far as
    the claim keeps its statements. An echo falls with its origin: who withdraws a source also withdraws those who drop
    its name and repeat it.

    Args:
        claims: Statement ids of each claim to look at.
        gone: What would be withdrawn.
        shelf: Statements and lineage of the case.
        withdrawn: Statements that count for nothing already.
        parties: What the user lists of sources, `None` for nothing.

    Returns:
        Claims that change, in the order given.

    Cost: that of weighing these claims twice.
    """
    groups, known = members(shelf, claims, parties)
    for claim in groups:
        lost = resting(claim, gone, known, withdrawn=withdrawn)
        if lost:
            order = tuple(one.id for one in claim if one.id in lost)
            yield Effect(order, weighed(claim, known, withdrawn), weighed(claim, known, withdrawn | lost))


def resting(
    claim: Sequence[Heard], gone: Gone, known: Background, *, withdrawn: frozenset[str] = frozenset()
) -> frozenset[str]:
    """Give the statements of a claim that rest on what is withdrawn.

    Why this way: a statement rests on itself, on its report, on every source of its chain, and on where its voice
    begins: the source that the voice goes back to, or the report in whose own words it begins.
    """
    counting = [one for one in claim if one.id not in withdrawn]
    direct = {one.id for one in counting if _touched(one, gone)}
    denying = against(claim)
    for minus in (False, True):
        side = [one for one in counting if (one.id in denying) == minus]
        for group in voices(side, known).groups if side else ():
            if _begins(group, gone, known, direct=direct):
                direct.update(one.id for one in group.heard)
    return frozenset(direct)


def _touched(one: Heard, gone: Gone) -> bool:
    if one.id in gone.statements or one.report in gone.reports:
        return True
    named = {body(name) for name in gone.sources}
    own = one.said.outlet if not one.said.sources else None
    return any(
        source.key in gone.sources or (source.kind != "pronoun" and body(source.text) in named)
        for source in one.said.sources
    ) or (own is not None and body(own) in named)


def _published(group: Group, name: str) -> list[Heard]:
    """Give the statements of a voice that an outlet published itself on whose word the others rest."""
    return [one for one in group.heard if one.said.outlet is not None and body(one.said.outlet) == body(name)]


def _begins(group: Group, gone: Gone, known: Background, *, direct: set[str]) -> bool:
    root, _ = origin_of(group, known)
    if root.kind == "source":
        spoken = [one for one in group.heard if one.root is not None]
        # a source that one report alone names falls with that report only where nobody else heard it
        sources = any(_touched(one, Gone(sources=gone.sources)) for one in spoken)
        # and one that published it itself falls with what it published, not with who cites it
        rests = _published(group, root.text) or spoken
        return sources or all(one.id in direct for one in rests)
    return group.heard[0].id in direct and root.kind == "report"
