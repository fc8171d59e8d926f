"""Which name each source of an attribution goes by."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from whence.model.identities import NameUse
from whence.model.reading import Attribution, Reading
from whence.model.spans import Span

#: A source is the person it names, else the organisation, else the place that stands for one.
ORDER = ("person", "organisation", "place", "other")


def sources(reading: Reading, uses: Sequence[NameUse]) -> tuple[tuple[str, int, str], ...]:
    """Tie the links of every chain to name keys.

    Why this way: the words of a source often hold several names (“Harbour Board spokesman Ana Reyes”); the person
    speaks, and the organisation is reached through relations. An unnamed source is tied to an organisation only when
    it speaks for it (“a board spokesman”), never when it merely sits in it (“officials at the board”).

    Args:
        reading: The reading whose statements are looked at.
        uses: The name uses of the same report.

    Returns:
        (statement id, link counted from 0, name key), in reading order; links without a known name are absent.
    """
    found = []
    starts = [use.span.start for use in uses]
    for one in reading.statements:
        for link, own in enumerate(one.chain):
            words = own.antecedent if own.antecedent is not None else own.source
            key = None if words is None else _key(own, words, _inside(words, uses, starts))
            if key is not None:
                found.append((one.id, link, key))
    return tuple(found)


def _inside(words: Span, uses: Sequence[NameUse], starts: Sequence[int]) -> list[NameUse]:
    """Give the uses that share a code point with the words; uses ascend and do not overlap each other."""
    first = bisect_right(starts, words.start)
    last = bisect_left(starts, words.end)
    return [use for use in uses[max(first - 1, 0) : last] if words.overlaps(use.span)]


def _key(link: Attribution, words: Span, inside: Sequence[NameUse]) -> str | None:
    own = link.source.text if link.source is not None else words.text
    if link.source_kind == "unnamed" and words.text == own and "spokes" not in own.casefold():
        return None
    ranked = sorted(inside, key=lambda use: (ORDER.index(use.kind), use.span.start))
    return ranked[0].key if ranked else None
