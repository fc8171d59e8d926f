"""The case's own error rates, from what a person judged by hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import get_args

from whence.model.audits import Asked, Rate, standing
from whence.model.judgements import AuditedThing, Judgement
from whence.weigh.sources.reliability import interval

#: Standard deviations of a two-sided 95 % interval.
SIDES = 1.96


def rates(asked: Sequence[Asked], log: Iterable[Judgement]) -> Iterator[Rate]:
    """Count verdicts per kind of thing and give the share that was wrong, with its interval.

    Why this way: the latest verdict on a thing counts, and only while the thing is what was judged: a claim that has
    grown since is another answer of the program. What is unclear is counted and enters no share.

    Args:
        asked: Everything that could be judged.
        log: The judgements, the oldest first.

    Returns:
        One rate each for statements, claims and voices.

    Source: the interval of Wilson, 1927.
    """
    verdicts = standing(log).values()
    known = {one.key for one in asked}
    held = Counter(one.thing for one in asked)
    for thing in get_args(AuditedThing):
        own = [one for one in verdicts if one.anchor.thing == thing]
        given = Counter(one.kind for one in own if one.subject in known)
        judged = given["right"] + given["wrong"]
        bare = Rate(
            thing, held[thing], given["right"], given["wrong"], given["unclear"], len(own) - sum(given.values())
        )
        yield _with_share(bare, judged) if judged else bare


def _with_share(bare: Rate, judged: int) -> Rate:
    low, high = interval(bare.wrong, judged, SIDES)
    return Rate(
        thing=bare.thing,
        held=bare.held,
        right=bare.right,
        wrong=bare.wrong,
        unclear=bare.unclear,
        outdated=bare.outdated,
        share=round(bare.wrong / judged, 4),
        low=round(low, 4),
        high=round(high, 4),
    )
