"""Which sources of a table show one feed: exact agreement where others differ."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from whence.weigh.linkage import linked

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

#: Log-odds that two sources show one feed when nothing is known, and the reach of the evidence either way. Swept on the
#: seven dev days of the flight tables (bench/fusion.py): any prior from -4 to -6 gives the same groups.
PRIOR, REACH = -5.0, 8.0
#: Rate at which good sources that do not know of each other agree to the letter on a contested thing, and at which
#: copies do. Independent sites agree on up to .992 of them, feeds on .999 and more.
APART, COPIED = 0.99, 0.9995
#: Pairs looked at in the first pass for each claim, and sources of one thing that are paired at most.
PAIRS, PAIRED = 1, 64
#: Least times a pair must meet in the first pass, and share of disagreement from which it is no candidate.
MET, DIFFERS = 8, 0.02
#: Sources in one heap of candidates that are linked; those beyond it, with the fewest claims, stand alone.
HEAP = 600
_AGREE, _DIFFER = math.log(COPIED / APART), math.log((1 - COPIED) / (1 - APART))


def feeds(source: Ints, thing: Ints, raw: Ints) -> Ints:
    """Group the sources of a table by feed.

    Why this way: the evidence knows nothing of what is right, so it cannot lock on to a majority that is wrong; only
    exact wording counts, and only where sources differ, since everybody agrees on what nobody disputes. A pair needs
    hundreds of contested things in common, so on thin tables every source stands alone.

    Args:
        source: Number of the source of each claim.
        thing: Number of what the claim is about; a source claims a thing once.
        raw: Number of the exact wording.

    Returns:
        For each source number the smallest number of its group.

    Cost: linear in the claims: at most `PAIRS` pairs for each claim in a first pass, then exact counts for the pairs
        that hardly ever differed; figures in bench/fusion.py.
    Source: after Dong, Berti-Equille and Srivastava, 2009, with evidence that does not depend on truth.
    """
    number = int(source.max()) + 1 if len(source) else 0
    group = np.arange(number)
    rows = _contested(source, thing, raw, number=number)
    if not len(rows):
        return group
    source, thing, raw = source[rows], thing[rows], raw[rows]
    pairs = _candidates(source, thing, raw)
    for heap in _heaps(pairs, np.bincount(source, minlength=number)):
        inside = [pair for pair in pairs if pair[0] in heap and pair[1] in heap]
        members = sorted(heap)
        odds = _odds(members, inside, (source, thing, raw))
        for one in linked(odds):
            group[[members[at] for at in one]] = members[one[0]]
    return group


def least_shared() -> int:
    """Give how many contested things two sources must share before agreement alone can make them one feed."""
    return math.ceil(-PRIOR / _AGREE)


def _contested(source: Ints, thing: Ints, raw: Ints, *, number: int) -> Ints:
    """Give the rows of things told in more than one wording, by sources that have enough of them."""
    if not len(thing):
        return thing
    some = np.zeros(int(thing.max()) + 1, dtype=np.int64)
    some[thing] = raw
    differ = np.zeros(len(some), dtype=bool)
    differ[thing[raw != some[thing]]] = True
    told = differ[thing]
    enough = np.bincount(source[told], minlength=number) >= least_shared()
    return np.flatnonzero(told & enough[source])


def _candidates(source: Ints, thing: Ints, raw: Ints) -> list[tuple[int, int]]:
    """Find pairs that hardly ever differ on a sample of things."""
    rows = _sample(source, thing)
    source, thing, raw = source[rows], thing[rows], raw[rows]
    number = int(source.max(initial=0)) + 1
    keys, same = [], []
    for distance in range(1, PAIRED):
        at = np.flatnonzero(thing[distance:] == thing[:-distance])
        if not len(at):
            break
        keys.append(source[at] * number + source[at + distance])
        same.append(raw[at] == raw[at + distance])
    if not keys:
        return []
    pairs, back = np.unique(np.concatenate(keys), return_inverse=True)
    met, agreed = np.bincount(back), np.bincount(back, np.concatenate(same))
    good = pairs[(met >= MET) & (met - agreed <= DIFFERS * met)]
    return [divmod(int(key), number) for key in good]


def _sample(source: Ints, thing: Ints) -> Ints:
    """Choose rows of scattered things so that they make about `PAIRS` pairs for each row; ordered by thing, source."""
    told = np.bincount(thing)
    size = np.minimum(told, PAIRED)
    order = np.argsort(np.arange(len(told)) * 2654435761 % 2**32, kind="stable")
    made = np.cumsum((size * (size - 1) // 2)[order])
    chosen = np.zeros(len(told), dtype=bool)
    chosen[order[: int(np.searchsorted(made, PAIRS * len(thing))) + 1]] = True
    rows = np.flatnonzero(chosen[thing])
    rows = rows[np.argsort(thing[rows] * (int(source.max()) + 1) + source[rows], kind="stable")]
    before = np.cumsum(np.where(chosen, told, 0)) - told
    return rows[np.arange(len(rows)) - before[thing[rows]] < PAIRED]


def _heaps(pairs: list[tuple[int, int]], claims: Ints) -> Iterator[set[int]]:
    """Give the connected heaps of candidate pairs, each cut to the sources with most claims."""
    home: dict[int, set[int]] = {}
    for one, other in pairs:
        merged = home.get(one, {one})
        smaller = home.get(other, {other})
        if merged is smaller:
            continue
        if len(smaller) > len(merged):
            merged, smaller = smaller, merged
        merged |= smaller
        home.update(dict.fromkeys((*smaller, one, other), merged))
    for heap in {id(each): each for each in home.values()}.values():
        yield set(sorted(heap, key=lambda one: (-int(claims[one]), one))[:HEAP])


def _odds(members: list[int], pairs: list[tuple[int, int]], rows: tuple[Ints, Ints, Ints]) -> Floats:
    """Count agreement exactly and give the matrix of probabilities that two sources show one feed."""
    source, thing, raw = rows
    place = {one: at for at, one in enumerate(members)}
    own = {one: np.flatnonzero(source == one) for one in members}
    odds = np.zeros((len(members), len(members)))
    said = np.full(int(thing.max()) + 1, -1)
    previous = -1
    for one, other in pairs:
        if one != previous:
            said[:] = -1
            said[thing[own[one]]] = raw[own[one]]
            previous = one
        both = said[thing[own[other]]]
        met = int((both >= 0).sum())
        agreed = int((both == raw[own[other]]).sum())
        evidence = min(REACH, max(-REACH, agreed * _AGREE + (met - agreed) * _DIFFER))
        odds[place[one], place[other]] = odds[place[other], place[one]] = 1 / (1 + math.exp(-PRIOR - evidence))
    return odds
