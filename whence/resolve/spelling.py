"""Find two spellings of one full name inside one report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from rapidfuzz.distance import DamerauLevenshtein

from whence.model.identities import Alias
from whence.resolve.named import Named

#: Letters that a word must have to be taken for a slip of another: surnames, then first names, which are more alike.
LAST = 6
FIRST = 9
#: Two slips are allowed from so many letters on, else one.
LONG = 8
#: Words of the longest name that is looked at; longer ones are no names.
LONGEST = 24


def spellings(named: Sequence[Named]) -> list[Alias]:
    """List pairs of full names that differ by a slip of the pen in one long word.

    Why this way: only inside one report, where one writer means one person; across reports two
    people may well differ by a letter. All other words must be equal.

    Args:
        named: Mentions of one report.

    Returns:
        Aliases of kind `spelling`, by key; the span is the first mention of the later spelling.

    Cost: linear in the names, but for those that share all words but one.
    """
    first: dict[str, Named] = {}
    for item in named:
        if 1 < len(item.words) <= LONGEST and item.kind != "place":
            first.setdefault(item.key, item)
    frames: dict[tuple[str, ...], list[Named]] = defaultdict(list)
    for item in first.values():
        for place in range(len(item.words)):
            frame = (*item.words[:place], "\x00", *item.words[place + 1 :])
            frames[item.key.partition(":")[0], *frame].append(item)
    found: dict[tuple[str, str], Alias] = {}
    for frame, alike in frames.items():
        place = frame.index("\x00") - 1
        for number, item in enumerate(alike):
            for other in alike[:number]:
                if _slip(item, other, place):
                    keys = min(item.key, other.key), max(item.key, other.key)
                    later = max(item, other, key=lambda each: each.mention.span)
                    found[keys] = Alias(*keys, "spelling", later.mention.span.report, later.mention.span)
    return [found[keys] for keys in sorted(found)]


def _slip(one: Named, other: Named, place: int) -> bool:
    a, b = one.words[place], other.words[place]
    shorter = min(len(a), len(b))
    needed = FIRST if one.kind == "person" and place < len(one.words) - 1 else LAST
    if shorter < needed or any(char.isdigit() for char in a + b):
        return False
    return 1 <= DamerauLevenshtein.distance(a, b, score_cutoff=2) <= (2 if shorter >= LONG else 1)
