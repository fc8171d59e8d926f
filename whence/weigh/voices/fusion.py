"""The voices of tables: who says what of which thing, origins before votes, as arrays."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from whence.weigh.voices.feeds import feeds

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

#: Power of a source's trust in its vote, rounds, share of the new support taken over in each round, and claims of
#: average trust that every source is given beforehand. Swept with one setting for all tables (bench/fusion.py): power
#: 6 to 10, 8 to 40 rounds, start from votes or from nothing, each moves no table by more than .012.
POWER, ROUNDS, TAKEN, GIVEN = 8.0, 12, 0.7, 1.0


@dataclass(frozen=True, slots=True, eq=False)
class Fused:
    """What a table comes to.

    Attributes:
        origin: For each source the smallest number of the sources that show its feed.
        trust: For each source the mean support of what its origin says, 0 to 1.
        thing, value: One row for each value that anybody gives, ordered by thing, then value.
        support: Share of the trusted votes on the thing that the value has, 0 to 1; those of a thing sum to 1.
    """

    origin: Ints
    trust: Floats
    thing: Ints
    value: Ints
    support: Floats


def fused(*, source: Ints, thing: Ints, value: Ints, raw: Ints) -> Fused:
    """Weigh a table of who says what: first who has it from one place, then one vote an origin, by trust.

    Why this way: the voices of the ledger in the terms a table offers. Of TEXT, VALUE, CITATION and TIME only VALUE
    is there, as exact agreement where others differ; groups come by the same average linkage, and one origin has one
    vote. What differs: a table has enough of one source to learn what it is worth, a claim of a few reports has not,
    so the ledger counts voices and never weighs them by a trust that it could not show. Support is a share of votes and
    no probability.

    Args:
        source: Number of the source of each claim, from 0; a source claims a thing once.
        thing: Number of what the claim is about, from 0.
        value: Number of the value as compared, from 0.
        raw: Number of the exact wording, from 0. Numbers that follow the order of the names make the result one of
            the names, whatever order the claims came in.

    Cost: linear in the claims; figures in bench/fusion.py.
    Source: origins after Dong, Berti-Equille and Srivastava, 2009; trust as the mean support of a source's claims after
        Yin, Han and Yu, 2008, and Pasternack and Roth, 2010, here raised to a power, which does what ten rounds of
        multiplying trust by returns do there, without depending on the start.
    """
    origin = feeds(source, thing, raw)
    width = int(value.max(initial=0)) + 1
    facts, back = np.unique(thing * width + value, return_inverse=True)
    about = facts // width
    voice, said = _once(origin[source], back, grouped=np.bincount(origin, minlength=len(origin)) > 1, width=len(facts))
    trust, support = _weighed(voice, said, about, sources=len(origin))
    return Fused(origin, trust[origin], about, facts % width, support)


def _once(voice: Ints, said: Ints, *, grouped: npt.NDArray[np.bool_], width: int) -> tuple[Ints, Ints]:
    """Keep one claim of each origin for each value; only origins of several sources can have more."""
    several = grouped[voice]
    if not several.any():
        return voice, said
    kept = np.unique(voice[several] * width + said[several])
    return np.concatenate((voice[~several], kept // width)), np.concatenate((said[~several], kept % width))


def _weighed(voice: Ints, said: Ints, about: Ints, *, sources: int) -> tuple[Floats, Floats]:
    """Find trust and support that agree with each other, beginning with one vote an origin."""
    first = np.flatnonzero(np.r_[True, about[1:] != about[:-1]]) if len(about) else np.zeros(0, dtype=np.int64)
    sizes = np.diff(np.r_[first, len(about)])
    counts = np.bincount(voice, minlength=sources) + GIVEN
    weights = np.ones(sources)
    trust, support = np.zeros(sources), np.zeros(len(about))
    for turn in range(ROUNDS + 1):
        votes = np.asarray(np.bincount(said, weights[voice], minlength=len(about)), dtype=np.float64)
        shares: Floats = votes / np.repeat(np.add.reduceat(votes, first), sizes) if len(first) else votes
        support = shares if turn in {0, ROUNDS} else support + TAKEN * (shares - support)
        earned = np.bincount(voice, support[said], minlength=sources)
        trust = (earned + GIVEN * earned.sum() / max(1, len(voice))) / counts
        weights = np.maximum(trust / trust.max(initial=1e-9), 1e-6) ** POWER
    return trust, support
