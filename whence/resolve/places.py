"""Give every mention of a place its row; none is located yet."""

from __future__ import annotations

from collections.abc import Iterable

from whence.model.identities import NameUse
from whence.model.identity import content_id
from whence.model.reading import Place


def places(named: Iterable[NameUse]) -> tuple[Place, ...]:
    """Give every mention of a place its row.

    Why this way: without a gazetteer an honest row says `unlocated` and nothing else; a guess would
    end on a map.

    Args:
        named: Mentions of one report with their kinds.

    Returns:
        One place a mention, in reading order.
    """
    return tuple(
        Place(
            id=content_id("place", use.report, use.span.start, use.span.end),
            span=use.span,
            status="unlocated",
            geometry=None,
            uncertainty_m=None,
            derivation=None,
            gazetteer=None,
            gazetteer_id=None,
        )
        for use in named
        if use.kind == "place"
    )
