"""How each source and outlet stands in a claim."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from whence.model.identity import content_id
from whence.model.ledger import Standing
from whence.weigh.roots import Heard

Body = tuple[str | None, str | None]


def standings(claim: Sequence[Heard], voice_of: Mapping[str, str], against: frozenset[str]) -> Iterator[Standing]:
    """State for every source and outlet of a claim whether it was first, alone, joined or spoken against.

    Why this way: counts over all claims become a track record; nothing here looks at how the claim is graded. `first`
    asks for a known date that no other report of the claim undercuts.

    Args:
        claim: Statements in the fixed order of content.
        voice_of: Voice of each statement that counts.
        against: Statements on the denying side.
    """
    cited: defaultdict[Body, list[Heard]] = defaultdict(list)
    for one in claim:
        for body in _bodies(one):
            cited[body].append(one)
    voices = set(voice_of.values())
    sides = {one.id in against for one in claim if one.id in voice_of}
    dates = [one.said.published.earliest for one in claim]
    earliest = min((date for date in dates if date is not None), default=None)
    for body in sorted(cited, key=lambda body: (body[0] or "", body[1] or "")):
        own = cited[body]
        mine = {voice_of[one.id] for one in own if one.id in voice_of}
        my_sides = {one.id in against for one in own if one.id in voice_of}
        fellow = {voice_of[one.id] for one in claim if one.id in voice_of and (one.id in against) in my_sides}
        yield Standing(
            entity=body[0],
            outlet=body[1],
            reports=tuple(sorted({one.report for one in own})),
            first=earliest is not None and any(one.said.published.earliest == earliest for one in own),
            alone=bool(mine) and mine == voices,
            confirmed=len(mine) > 0 and len(fellow - mine) > 0,
            contradicted=bool(mine) and bool(sides - my_sides),
        )


def _bodies(one: Heard) -> Iterator[Body]:
    """Give the entity of every link that has one, and the outlet."""
    for key in dict.fromkeys(source.key for source in one.said.sources):
        if key is not None:
            yield content_id("entity", key), None
    if one.said.outlet is not None:
        yield None, one.said.outlet
