"""Attributions inside attributions: on whose word somebody says something."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from whence.read.attribution.features import within
from whence.read.attribution.rules import inside
from whence.read.base import Parse
from whence.read.chains.accusing import accused
from whence.read.chains.blocks import blocks, headlines
from whence.read.chains.counts import counted
from whence.read.chains.forms import formed
from whence.read.chains.inner import frames
from whence.read.chains.judged import judged
from whence.read.chains.led import led
from whence.read.chains.light import borne, carried
from whence.read.chains.missed import missed
from whence.read.chains.tree import Tree, tree
from whence.read.found import Found, Place
from whence.read.words import Passage


def outermost(every: Sequence[Found]) -> list[Found]:
    """Give the attributions that lie in the content of no other.

    Why this way: a report may hold any number of them, so each is compared with the two contents that begin no
    later and reach farthest, one of which is not its own, instead of with every other.

    Args:
        every: Attributions of a report, in any order.

    Returns:
        In the same order.

    Cost: linear but for one sort.
    """
    pieces = sorted((start, end, number) for number, one in enumerate(every) for start, end in one.content)
    farthest: list[tuple[Place, Place]] = []
    best, second = (-1, -1), (-1, -1)
    for _, end, number in pieces:
        if number == best[1]:
            best = max(best, (end, number))
        elif end > best[0]:
            best, second = (end, number), best
        else:
            second = max(second, (end, number))
        farthest.append((best, second))
    starts = [start for start, _, _ in pieces]
    return [one for number, one in enumerate(every) if not one.inner and not _held(one, number, (starts, farthest))]


def _held(one: Found, number: int, reach: tuple[list[int], list[tuple[Place, Place]]]) -> bool:
    """Tell whether an attribution lies in the content of another, by how far the contents before it reach."""
    starts, farthest = reach
    start, end = one.cue or one.content[0]
    at = bisect_right(starts, start) - 1
    return at >= 0 and any(reached >= end and owner != number for reached, owner in farthest[at])


def chained(
    passages: Sequence[Passage], parses: Sequence[Parse], *, outer: Sequence[Found], ruled: Sequence[Found]
) -> list[Found]:
    """Give the attributions of a report with those inside them, the outer ones mended where a chain shows them wrong.

    Why this way: a network trained on outermost attributions reads "X quoted Y as saying" or "X, citing Y, said" as one
    or as two; the forms in which English names two sources at once are few and are read by the tree, before what
    lies inside contents.

    Args:
        passages: Paragraphs cut into words.
        parses: Their tags and heads.
        outer: The settled outermost attributions.
        ruled: Everything the rules find.

    Returns:
        By position of the content; contents may lie inside one another.

    Cost: linear in words for sentences of bounded length.
    """
    made: list[Found] = []
    closed = blocks(passages, outer)
    mine = _by_passage(passages, [*(one for one in outer if not _spoken_for(one, closed)), *closed])
    theirs = _by_passage(passages, ruled)
    for words, parse, here, rules in zip(passages, parses, mine, theirs, strict=True):
        if not words.words:
            continue
        seen = tree(words, parse)
        mended = missed(seen, headlines(seen, formed(seen, here + _named(words, here, rules))), ruled=rules)
        mended = judged(seen, borne(seen, led(seen, mended)))
        made += accused(seen, counted(seen, mended + judged(seen, _inside(seen, mended, rules))))
    return sorted(made, key=lambda one: (one.content[0], one.cue or (0, 0)))


def nested(
    passages: Sequence[Passage], parses: Sequence[Parse], *, outer: Sequence[Found], ruled: Sequence[Found]
) -> list[Found]:
    """Find the attributions that lie inside the contents of others, the outer ones taken as they are.

    Args:
        passages: Paragraphs cut into words.
        parses: Their tags and heads.
        outer: The settled outermost attributions.
        ruled: Everything the rules find.

    Returns:
        By position of the content.

    Cost: linear in words for sentences of bounded length.
    """
    taken = {one.cue for one in outer if one.cue is not None}
    return [
        one
        for one in chained(passages, parses, outer=outer, ruled=ruled)
        if one not in outer and (one.cue is None or not any(_touch(one.cue, cue) for cue in taken))
    ]


def _within(one: Found, other: Found) -> bool:
    """Tell whether an attribution with all of its content lies in the content of another."""
    return inside(one, other) and all(
        any(start <= piece[0] and piece[1] <= end for start, end in other.content) for piece in one.content
    )


def _touch(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _named(words: Passage, here: Sequence[Found], ruled: Sequence[Found]) -> list[Found]:
    """Give those whom "according to" names beside another speaker of the sentence, where only the rules see them."""
    found: list[Found] = []
    for one in ruled:
        if one.pattern != "according" or one.cue is None or one.source is None:
            continue
        place = (one.cue[0], max(one.cue[1], one.source[1]))
        low, high = words.sentences[words.sentence[words.at(one.cue[0])]]
        beside = [other for other in here if other.cue is not None and low <= other.cue[0] < high]
        apart = not any(_touch(place, part) for other in here for part in (other.source, other.cue) if part is not None)
        alone = not any(low <= piece[0] < high for other in here for piece in other.content)
        if apart and (alone or (beside and not any(inside(one, other) for other in here))):
            found.append(one)
    return found


def _spoken_for(one: Found, closed: Sequence[Found]) -> bool:
    """Tell a paragraph given to the last speaker though a parenthesis names its document."""
    return one.pattern == "implicit" and any(_touch(one.content[0], other.content[0]) for other in closed)


def _by_passage(passages: Sequence[Passage], found: Sequence[Found]) -> list[list[Found]]:
    """Sort attributions to the passage they begin in."""
    made: list[list[Found]] = []
    index = 0
    ordered = sorted(found, key=lambda one: one.content[0])
    for words in passages:
        here: list[Found] = []
        while index < len(ordered) and ordered[index].content[0][0] < words.end:
            here.append(ordered[index])
            index += 1
        made.append(here)
    return made


def _inside(seen: Tree, outer: Sequence[Found], ruled: Sequence[Found]) -> list[Found]:
    """Find what stands in the contents of a passage, by the tree and where it sees nothing by the rules."""
    found: list[Found] = []
    taken = [one.cue for one in outer if one.cue is not None]
    for one in outer:
        if one.inner:
            continue
        for piece in one.content:
            if piece[0] >= seen.words.end:
                continue
            bounds = within(seen.words, piece)
            for new in carried(seen, bounds) + frames(seen, bounds):
                if new.cue is not None and not any(_touch(new.cue, cue) for cue in taken):
                    found.append(new)
                    taken.append(new.cue)
    every = [*outer, *found]
    for one in ruled:
        loose = one.source is not None and seen.words.text[slice(*one.source)].lower() in ("who", "which", "that")
        if one.pattern == "implicit" or (loose and one.pattern in ("to", "hearer_to", "noun")):
            continue
        free = one.cue is None or not any(_touch(one.cue, cue) for cue in taken)
        if free and not one.inner and any(_within(one, other) for other in every if other is not one):
            found.append(one)
    return found
