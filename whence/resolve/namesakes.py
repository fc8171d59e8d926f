"""Part two things that bear one name, where a person decided so."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from whence.model.identities import Alias, NameUse
from whence.model.identity import content_id
from whence.model.spans import Span
from whence.resolve.names import NAMESAKE, key_of, key_words


def parted(
    used: Sequence[NameUse], stated: Sequence[Alias], split: Sequence[tuple[Span, Span]]
) -> tuple[tuple[NameUse, ...], tuple[Alias, ...]]:
    """Give a name of its own to what a person split off from a thing of the same name.

    Why this way: the same full name is one name wherever it stands; only a person can know that two bear it. The report
    that was judged then calls its bearer by a key of its own, and everything it says of that name goes with it. Where
    both stand in one report only the mention judged is parted.

    Args:
        used: The name uses of one report.
        stated: Aliases that it states.
        split: The words that were judged, and those of the other thing, from `NameIndex.namesakes`.

    Returns:
        The uses and the aliases with the new keys.
    """
    uses, aliases = tuple(used), tuple(stated)
    for judged, other in split:
        meant = next((use for use in uses if use.span.overlaps(judged)), None)
        if meant is None or key_of(key_words(other.text, meant.kind), meant.kind) != meant.key:
            continue
        old, new = meant.key, f"{meant.key} {NAMESAKE}{content_id('namesake', judged.report)[-8:]}"
        alone = judged.report == other.report
        uses = tuple(
            dataclasses.replace(use, key=new) if use.key == old and (not alone or use is meant) else use for use in uses
        )
        if not alone:
            aliases = tuple(_moved(alias, old, new) for alias in aliases)
    return uses, aliases


def _moved(alias: Alias, old: str, new: str) -> Alias:
    keys = sorted(new if key == old else key for key in (alias.key_a, alias.key_b))
    return dataclasses.replace(alias, key_a=keys[0], key_b=keys[1])
