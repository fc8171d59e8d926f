"""Settle what the network ties and what the rules find into the attributions of a report."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right, insort
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import accumulate

from whence.lang.lexicon import lexicon
from whence.read.attribution.tagger import Range, Tied
from whence.read.base import Parse
from whence.read.cue_stance import Reading, stance_of
from whence.read.found import Found, Place, form_of
from whence.read.words import Passage

#: Attributions less likely than this are left out. 0 to 1.
_LEAST = 0.35
#: Patterns the network cannot see: they have no cue, or one that stands in another paragraph than the content.
_UNSEEN = frozenset(("block", "implicit", "citing", "signed", "transcript"))
_FLOOR = 1e-3


def settled(
    passages: Sequence[Passage],
    parses: Sequence[Parse],
    *,
    tied: Sequence[Sequence[Tied]],
    ruled: Sequence[Found],
) -> list[Found]:
    """Choose the outermost attributions of a report and give each its confidence.

    Why this way: the network sees wider than the rules and marks better, the rules know what crosses paragraphs and
    what has no cue; where both speak, that they agree is the best sign there is.

    Args:
        passages: Paragraphs cut into words.
        parses: Their tags and heads.
        tied: Per passage, what the network ties.
        ruled: The outermost attributions the rules find in the whole report.

    Returns:
        By position of the content, none inside another.

    Cost: linear in words.
    Source: confidences by logistic regression on PolNeAR dev, `python -m training.confidence`.
    """
    made: list[Found] = []
    for words, parse, cues in zip(passages, parses, tied, strict=True):
        made += _apart([_found(words, parse, one) for one in cues if one.content and confidence(one) >= _LEAST])
    ends = [words.end for words in passages]
    made += _apart_from(made, [one for one in ruled if _unseen(one, ends)])
    return sorted(made, key=lambda one: (one.content[0], one.cue or (0, 0)))


def confidence(one: Tied) -> float:
    """Give the probability that a cue with its source and content is what a reader would mark, 3 places."""
    weights = _weights()
    total = sum(weights[name] * value for name, value in signs(one).items())
    return round(1 / (1 + math.exp(-max(-30.0, min(30.0, total)))), 3)


def signs(one: Tied) -> dict[str, float]:
    """Give what speaks for a tied cue, as numbers of about the same size."""
    same = one.ruled is not None
    return {
        "one": 1.0,
        "cue": _logit(one.cue_sure),
        "content": _logit(one.content_sure),
        "source": _logit(one.source_sure) if one.source else 0.0,
        "no_source": float(not one.source),
        "lone": one.lone,
        "rest": _logit(one.rest_sure),
        "labelled": _logit(one.labelled),
        "ruled": float(same),
        "pieces": float(len(one.content) > 2),
        "sources": float(len(one.source) > 1),
    }


def _logit(share: float) -> float:
    share = min(max(share, _FLOOR), 1 - _FLOOR)
    return math.log(share / (1 - share))


@cache
def _weights() -> Mapping[str, float]:
    return {str(name): float(value) for name, value in lexicon("en", "confidence").items()}


def _found(words: Passage, parse: Parse, one: Tied) -> Found:
    source = nearest(one)
    content = tuple(words.place(*run) for run in one.content)
    read: Reading = stance_of(words, parse, cue=one.cue, content=one.content, ruled=one.ruled)
    last = _onward(words, one, content)
    return Found(
        source=words.place(*source) if source is not None else None,
        before=one.ruled.before if one.ruled is not None else None,
        cue=words.place(*one.cue),
        content=last,
        stance=read.stance,
        form=form_of(words, one.content),
        pattern=one.ruled.pattern if one.ruled is not None else "tied",
        lemma=read.lemma,
        confidence=confidence(one),
    )


def nearest(one: Tied) -> Range | None:
    """Give the run of words marked as source that stands nearest to the cue."""
    return max(one.source, key=lambda run: (-_away(run, one.cue), run), default=None)


def _away(run: Range, cue: Range) -> int:
    return max(run[0] - cue[1], cue[0] - run[1], 0)


def _onward(words: Passage, one: Tied, content: tuple[Place, ...]) -> tuple[Place, ...]:
    """Add what a rule says goes on in the next paragraph: a quotation left open."""
    beyond = tuple(place for place in one.ruled.content if place[0] >= words.end) if one.ruled is not None else ()
    return content + beyond


def _apart(found: Sequence[Found]) -> list[Found]:
    """Keep the likelier of two attributions that claim each other's words."""
    kept: list[Found] = []
    pieces: list[Place] = []
    cues: list[Place] = []
    for one in sorted(found, key=lambda each: (-(each.confidence or 0.0), each.cue or (0, 0))):
        at = one.cue or one.content[0]
        if any(_overlaps(pieces, piece) for piece in one.content) or _within(pieces, at):
            continue
        if any(_holds(cues, piece) for piece in one.content):
            continue
        kept.append(one)
        for piece in one.content:
            insort(pieces, piece)
        insort(cues, at)
    return kept


def _overlaps(pieces: Sequence[Place], place: Place) -> bool:
    """Tell whether a range meets one of some ranges that stand apart, in order."""
    at = bisect_left(pieces, (place[1], 0)) - 1
    return at >= 0 and pieces[at][1] > place[0]


def _within(pieces: Sequence[Place], place: Place) -> bool:
    """Tell whether a range lies in one of some ranges that stand apart, in order."""
    at = bisect_left(pieces, (place[0] + 1, 0)) - 1
    return at >= 0 and pieces[at][1] >= place[1]


def _holds(cues: Sequence[Place], piece: Place) -> bool:
    """Tell whether one of some cues in order lies in a range."""
    first, last = bisect_left(cues, (piece[0], 0)), bisect_left(cues, (piece[1], 0))
    return any(end <= piece[1] for _, end in cues[first:last])


def _apart_from(made: Sequence[Found], ruled: Sequence[Found]) -> list[Found]:
    """Give what of the rules' finds shares no word of a content, and no cue, with what was made."""
    cues = {one.cue for one in made if one.cue is not None}
    pieces = sorted(piece for one in made for piece in one.content)
    reach = list(accumulate((end for _, end in pieces), max))
    free: list[Found] = []
    for one in ruled:
        last = [bisect_left(pieces, (end, 0)) - 1 for _, end in one.content]
        met = any(at >= 0 and reach[at] > start for at, (start, _) in zip(last, one.content, strict=True))
        if not met and one.cue not in cues:
            free.append(one)
    return free


def _unseen(one: Found, ends: Sequence[int]) -> bool:
    """Tell whether the network cannot see an attribution: no cue, or a content in the next paragraph."""
    if one.pattern in _UNSEEN or one.cue is None:
        return one.pattern in _UNSEEN
    at = bisect_right(ends, one.cue[0])
    return at < len(ends) and one.content[0][0] >= ends[at]
