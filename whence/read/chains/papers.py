"""Who vouches for a paper or a speaker: "in a letter seen by X, Y wrote", "Y said, according to X"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from whence.lang.lexicon import lexicon
from whence.read.attribution.rules import inside
from whence.read.chains.tree import Tree
from whence.read.chains.verbs import listed
from whence.read.chains.who import after, within_sentence
from whence.read.found import Found, Place

Range = tuple[int, int]

_SURE = 0.75
#: A participle stands within this many words of the paper it belongs to.
_NEAR = 14


def shown(seen: Tree, found: Sequence[Found]) -> list[Found]:
    """Add those who have seen a paper around whatever is said in it.

    Args:
        seen: A passage.
        found: Its attributions so far.

    Returns:
        In no order.
    """
    made = list(found)
    for index, word in enumerate(seen.words.low):
        if word not in _shown().get(seen.words.word(index + 1), ()):
            continue
        bounds = within_sentence(seen, index, (0, len(seen.words.words)))
        paper = _paper(seen, index, bounds[0])
        name = after(seen, index + 2, bounds[1]) if paper is not None else None
        if paper is not None and name is not None:
            made = _around(seen, made, ((index, index + 2), name, paper))
    return made


@cache
def _shown() -> dict[str, frozenset[str]]:
    """Give the participles of showing and seeing by the preposition behind which the one who saw is named."""
    data = lexicon("en", "cues")["shown"]
    return {str(word): frozenset(str(data[word]).split()) for word in data}


def _paper(seen: Tree, participle: int, edge: int) -> int | None:
    """Give the paper a participle belongs to, `None` when it is a verb of its own."""
    low = seen.words.low
    for index in range(participle - 1, max(edge - 1, participle - _NEAR), -1):
        if low[index] in listed("papers") and seen.tags[index].startswith("NN"):
            return index
        beside = low[index] in ("which", "that", "was", "were", "been", "had", "of", "to", "the", "in", "also", ",")
        if seen.tags[index] in ("VBD", "VBZ", "VBP", "MD") and not beside:
            return None
    return None


def _around(seen: Tree, found: list[Found], phrase: tuple[Range, Range, int]) -> list[Found]:
    cue, name, paper = phrase
    bounds = within_sentence(seen, cue[0], (0, len(seen.words.words)))
    low, high = seen.words.starts[bounds[0]], seen.words.ends[bounds[1] - 1]
    span = seen.words.place(cue[0], name[1])
    start = seen.words.starts[paper]
    kept = [one for one in found if one.cue is None or not (start <= one.cue[0] and one.cue[1] <= span[1])]
    held = [one for one in kept if one.cue is not None and low <= one.cue[0] < high and not one.inner]
    held = [one for one in held if not any(inside(one, other) for other in held if other is not one)]
    if not held:
        return found
    extent = _extent(held, (start, span[1]))
    new = replace(
        held[0],
        source=seen.words.place(*name),
        before=None,
        cue=seen.words.place(*cue),
        content=extent,
        stance="says",
        pattern="shown",
        lemma=seen.words.low[cue[0]],
        confidence=_SURE,
    )
    return [*kept, new] if extent else found


def _extent(held: Sequence[Found], without: Place) -> tuple[Place, ...]:
    """Give the stretches that attributions cover, one stretch left out."""
    parts = sorted(place for one in held for place in (one.source, one.cue, *one.content) if place is not None)
    joined: list[Place] = []
    for start, end in parts:
        cut = start < without[1] and without[0] < end
        pieces = [(start, without[0]), (without[1], end)] if cut else [(start, end)]
        for first, last in pieces:
            if last - first < 2:
                continue
            if joined and first - joined[-1][1] <= 2:
                joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
            else:
                joined.append((first, last))
    return tuple(joined)


def together(seen: Tree, found: Sequence[Found]) -> list[Found]:
    """Put "according to X" around the other speaker of its sentence, in whatever order they stand.

    Args:
        seen: A passage.
        found: Its attributions so far.

    Returns:
        In no order.
    """
    made = list(found)
    for number, one in enumerate(made):
        if one.cue is None or one.inner or seen.words.low[seen.words.at(one.cue[0])] not in ("according", "in"):
            continue
        if not one.lemma.endswith(("according_to", "according", "words_of")) and one.pattern != "according":
            continue
        made[number] = _wide(seen, one, [other for other in made if other is not one])
    return made


def _wide(seen: Tree, one: Found, others: Sequence[Found]) -> Found:
    at = seen.words.at((one.cue or one.content[0])[0])
    if seen.words.word(at - 1) in ("and", "but", "while") or seen.words.word(at - 2) in ("and", "but", "while"):
        return one
    bounds = within_sentence(seen, at, (0, len(seen.words.words)))
    low, high = seen.words.starts[bounds[0]], seen.words.ends[bounds[1] - 1]
    beside = [
        other
        for other in others
        if other.cue is not None and low <= other.cue[0] < high and not other.inner and not inside(one, other)
    ]
    beside = [other for other in beside if not inside(other, one)]
    if not beside:
        return one
    own = (min(one.cue or one.content[0]), max((one.source or (0, 0))[1], (one.cue or (0, 0))[1]))
    return replace(one, content=_extent([*beside, replace(one, source=None, cue=None)], own))
