"""What many reports hold alike: footers, standing heads, phrases of the trade. It is shown and counts for nothing."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from whence.trace.overlaps.chains import WORD
from whence.trace.overlaps.cutting import Places
from whence.trace.overlaps.fingerprints import WIDTH, WINDOW, picked
from whence.trace.overlaps.packs import Pack

#: Tells which of distinct fingerprints count for nothing.
Idle = Callable[[NDArray[np.uint32]], NDArray[np.bool_]]


def idle_worth(held: Pack, begins: Places, lengths: Places, idle: Idle) -> Places:  # noqa: PLR0917 - two plain columns
    """Weigh the words of stretches that lie in fingerprints which count for nothing.

    Why this way: two reports that meet by other words would else be told for the footer that both end in. Only
    fingerprints that lie in a stretch wherever it stands are looked at, so either report gives the same answer, and the
    library knows of both that they hold them.

    Args:
        held: The reports.
        begins: Where each stretch begins in the pack.
        lengths: Of each stretch, in words; both reports of a pair hold exactly these words.
        idle: Tells which fingerprints count for nothing.

    Returns:
        In the unit of `whence.trace.overlaps.chains.worth`.

    Cost: linear in the stretches.
    """
    made = np.zeros(len(lengths), dtype=np.int64)
    long = np.flatnonzero(lengths >= WIDTH + WINDOW - 1)
    if not len(long):
        return made
    first = np.concatenate([[0], np.cumsum(lengths[long])])
    at = np.arange(first[-1]) + np.repeat(begins[long] - first[:-1], lengths[long])
    places, keys = picked(held.columns.hashes[at], first)
    distinct, number = np.unique(keys, return_inverse=True)
    places = places[idle(distinct)[number]]
    if not len(places):
        return made
    covered = np.zeros(len(at), dtype=bool)
    for step in range(WIDTH):
        covered[places + step] = True
    weight = covered * (WORD - held.alone(at))
    made[long] = np.add.reduceat(weight, first[:-1])
    return made
