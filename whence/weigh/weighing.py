"""One claim with everything that hangs on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from whence.model.identity import content_id
from whence.model.ledger import Claim, Root, Side, SideName, Voice, Weighed
from whence.model.lineage import Origin
from whence.model.spans import Reason
from whence.weigh.agreement import numbers_part
from whence.weigh.background import Background
from whence.weigh.conflicts import conflicts
from whence.weigh.drifts.finding import drifts
from whence.weigh.findings import Weighing, findings
from whence.weigh.grades import credibility, status
from whence.weigh.interest.marking import interest
from whence.weigh.roots import Heard
from whence.weigh.sides import against
from whence.weigh.sources.records import origin_of
from whence.weigh.standings import standings
from whence.weigh.voices.counting import Group, Grouping, voices
from whence.weigh.voices.origins import span_of_origins
from whence.weigh.wording import clearest_statement

#: Reasons kept of a voice; a wire text in a hundred reports has hundreds that all say the same.
REASONS = 12
NONE_FOUND = Reason("none", "No dependency on another voice of this claim was found.")
Origins = Mapping[Group, tuple[Root, Origin]]


def weighed(members: Sequence[Heard], known: Background, withdrawn: frozenset[str]) -> Weighed:
    """Weigh one claim.

    Args:
        members: Its statements in the fixed order of content.
        known: What tracing and resolving found about their reports.
        withdrawn: Statements that stay listed and count for no voice.

    Cost: quadratic in the units that are not certainly one voice; see `voices`.
    """
    claim = content_id("claim", members[0].id)
    denying = against(members)
    counting = [one for one in members if one.id not in withdrawn]
    grouped = _grouped(counting, denying, known)
    groups = [group for _, own in grouped for group in own.groups]
    origins = {group: origin_of(group, known) for group in groups}
    sides, spoken = _sides(claim, grouped, origins, known=known)
    found = Weighing(
        id=claim,
        wording=clearest_statement(counting or members, denying),
        heard={one.id: one for one in counting},
        voices=spoken,
        # nothing can have changed on the way of one statement, and one voice contradicts nobody
        drifts=tuple(drifts(claim, groups, known)) if len(counting) > 1 else (),
        conflicts=tuple(conflicts(claim, [own.groups for _, own in grouped], known)) if len(groups) > 1 else (),
        known=known,
    )
    parted = numbers_part(grouped[0][1].groups) if grouped else False
    grade, reasons = credibility(sides, spoken, found.conflicts, parted=parted)
    head = Claim(
        id=claim,
        statement=found.wording.id,
        statements=tuple(one.id for one in members),
        status=status(sides, spoken, found.conflicts),
        sides=sides,
        credibility=grade,
        reasons=reasons,
    )
    return Weighed(
        claim=head,
        voices=spoken,
        drifts=found.drifts,
        conflicts=found.conflicts,
        findings=tuple(findings(found, head.status)),
        standings=tuple(
            standings(
                members,
                {one: own.id for own in spoken for one in own.statements},
                denying,
                conflicts=found.conflicts,
            )
        ),
        against=denying,
        # those that tracing found outside the case are its own to list
        origins=tuple(origin for root, origin in origins.values() if root.kind != "origin"),
    )


def _grouped(counting: Sequence[Heard], denying: frozenset[str], known: Background) -> list[tuple[SideName, Grouping]]:
    """Find the voices of each side that has any statement, the asserting side first."""
    plus = [one for one in counting if one.id not in denying]
    minus = [one for one in counting if one.id in denying]
    sides: tuple[tuple[SideName, list[Heard]], ...] = (("for", plus), ("against", minus))
    return [(name, voices(own, known)) for name, own in sides if own]


def _sides(
    claim: str, grouped: Sequence[tuple[SideName, Grouping]], origins: Origins, *, known: Background
) -> tuple[tuple[Side, ...], tuple[Voice, ...]]:
    sides, spoken = [], []
    lone = sum(len(grouping.groups) for _, grouping in grouped) == 1
    for name, grouping in grouped:
        own = [_voice(claim, name, group, origins=origins, known=known, lone=lone) for group in grouping.groups]
        low, high = span_of_origins(grouping.alone, len(own))
        sides.append(Side(name, low, len(own), high, tuple(one.id for one in own)))
        spoken.extend(own)
    return tuple(sides), tuple(spoken)


def _voice(claim: str, side: SideName, group: Group, *, origins: Origins, known: Background, lone: bool) -> Voice:
    root, origin = origins[group]
    shown = [reason for one in group.heard if (reason := interest(one, known)) is not None]
    # a voice that stands alone in its claim has nothing to depend on, and most claims are of one statement
    reasons = group.reasons or (() if lone else (NONE_FOUND,))
    first = group.heard[0]
    return Voice(
        id=content_id("voice", claim, side, first.id),
        claim=claim,
        side=side,
        origin=origin.id,
        root=root,
        statements=tuple(one.id for one in group.heard),
        first=first.id,
        interested=bool(shown),
        reasons=(*reasons[:REASONS], *shown[:1]),
    )
