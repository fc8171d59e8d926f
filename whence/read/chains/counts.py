"""Who gives a number: "put the toll at 31", "gave a toll of 19", "spoke of twelve camps"."""

from __future__ import annotations

from collections.abc import Sequence

from whence.read.chains.labels import by_sentence, stop
from whence.read.chains.tree import Tree
from whence.read.chains.verbs import listed
from whence.read.chains.who import speaker, within_sentence
from whence.read.found import Found, Place, form_of, places

Range = tuple[int, int]

#: Share right by eye on own sentences of these forms, 2026-11.
_SURE = 0.75
#: An attribution that was read there with this confidence stands.
_SETTLED = 0.65
#: "at" and the number stand within this many words of the verb, what is counted within so many.
_REACH, _NEAR = 14, 4
_NOBODY = frozenset(("i", "we", "you", "who", "which", "that", "there", "this", "one"))


def counted(seen: Tree, found: Sequence[Found]) -> list[Found]:
    """Read who states a number by a verb that says nothing of speech.

    Why this way: `police put the crowd at 4,000` is how tolls and crowds are told, and no frame of saying has that
    form; only with a word for a tally, or a number right behind `of`, does the verb state one.

    Args:
        seen: A passage.
        found: Its attributions so far.

    Returns:
        In no order.

    Cost: linear in words for sentences of bounded length.
    """
    made = by_sentence(seen, found)
    for verb, word in enumerate(seen.words.low):
        if word in listed("putting"):
            new = _stated(seen, verb, joints=("at",), nouns="tallies")
        elif word in listed("giving"):
            new = _stated(seen, verb, joints=("of", "as"), nouns="tolls")
        elif word in listed("mentioning"):
            new = _mentioned(seen, verb)
        else:
            continue
        here = made[seen.words.sentence[verb]]
        there = [one for one in here if new is not None and _touch(one.cue, new.cue)]
        if new is not None and not any(one.confidence is None or one.confidence >= _SETTLED for one in there):
            here[:] = [*(one for one in here if one not in there), new]
    return [one for here in made.values() for one in here]


def _touch(one: Place | None, other: Place | None) -> bool:
    return one is not None and other is not None and one[0] < other[1] and other[0] < one[1]


def _stated(seen: Tree, verb: int, *, joints: tuple[str, ...], nouns: str) -> Found | None:
    """Read "put the number of marchers at 4,000", "gave a toll of 19"."""
    low = seen.words.low
    bounds = within_sentence(seen, verb, (0, len(low)))
    edge = stop(seen, verb + 1, bounds[1])
    tally = next((at for at in range(verb + 1, min(verb + 1 + _NEAR, edge)) if low[at] in listed(nouns)), None)
    if tally is None:
        return None
    at = next(
        (at for at in range(tally + 1, min(verb + _REACH, edge)) if low[at] in joints and _number(seen, at, edge)), None
    )
    return None if at is None else _made(seen, (verb, verb + 1), (verb + 1, edge), bounds=bounds)


def _mentioned(seen: Tree, verb: int) -> Found | None:
    """Read "spoke of twelve camps"."""
    bounds = within_sentence(seen, verb, (0, len(seen.words.low)))
    if seen.words.word(verb + 1) != "of" or verb + 3 >= bounds[1] or not _number(seen, verb + 1, bounds[1]):
        return None
    return _made(seen, (verb, verb + 2), (verb + 2, stop(seen, verb + 2, bounds[1])), bounds=bounds)


def _number(seen: Tree, joint: int, edge: int) -> bool:
    """Tell whether a number stands behind a word, with at most words such as "about" between."""
    at = joint + 1
    while at < edge and seen.words.low[at] in listed("rounding"):
        at += 1
    return at < edge and (seen.tags[at] == "CD" or seen.words.low[at] in listed("vague_numbers"))


def _made(seen: Tree, cue: Range, piece: Range, *, bounds: Range) -> Found | None:
    who = speaker(seen, cue[0], bounds)
    if who is None or who[0] is None or who[1] or seen.words.low[who[0][0]] in _NOBODY:
        return None
    piece = seen.trimmed(*piece)
    if piece[0] >= piece[1] or who[0][1] > cue[0]:
        return None
    return Found(
        source=seen.words.place(*who[0]),
        before=None,
        cue=seen.words.place(*cue),
        content=places(seen.words, (piece,)),
        stance="says",
        form=form_of(seen.words, (piece,)),
        pattern="counting",
        lemma="put" if cue[1] - cue[0] == 1 else "speak",
        confidence=_SURE,
    )
