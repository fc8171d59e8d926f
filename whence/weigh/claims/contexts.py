"""What else the reports of a heap say, as a sign of which happening a statement is about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from whence.model.protocols import Said
from whence.weigh.claims.gist import Gist
from whence.weigh.claims.likeness import nested
from whence.weigh.words import FULL, weighed_stems

#: Statements of one report that make its context, and code points of its title that are read.
OTHERS, TITLE = 40, 400
#: What stands for a context that is not known: nothing speaks for, nothing against.
UNKNOWN = 0.0

Matrix = npt.NDArray[np.float64]
Bag = Mapping[str, int]


def contexts(said: Mapping[str, Said], gists: Mapping[str, Gist], heap: Sequence[str]) -> dict[str, Bag]:
    """Give the words around each statement of a heap: the title of its report, and what else it says in this heap.

    Why this way: the same words are said of two fires; what their reports say besides tells which of the two is meant.
    Only statements of the heap are looked at, so that the rest of the case has no say in a claim.

    Args:
        said: All statements of the heap.
        gists: The same made ready for comparing.
        heap: Statements in a fixed order.

    Returns:
        Stems with their weights in thousandths, by statement; empty where the report says nothing else.

    Cost: linear in the words of the heap's reports, times the statements that one report has in it, at most `OTHERS`.
    """
    told: defaultdict[str, list[str]] = defaultdict(list)
    for one in heap:
        if len(told[gists[one].report]) <= OTHERS:
            told[gists[one].report].append(one)
    found: dict[str, Bag] = {}
    for one in heap:
        bag = dict(weighed_stems((said[one].title or "")[:TITLE])[0])
        for other in told[gists[one].report]:
            if other != one and not nested(gists[one], gists[other]):
                bag.update(telling_words(gists[other]))
        found[one] = bag
    return found


def telling_words(one: Gist) -> dict[str, int]:
    """Give what a statement adds to a context: its stems, and its numbers that are no figures."""
    return {**one.stems, **dict.fromkeys(one.numerals, FULL)}


def likenesses_of(bags: Sequence[Bag]) -> Matrix:
    """Compare every two contexts: weighted cosine, 0 to 1, rounded to 6 places."""
    column = {stem: at for at, stem in enumerate(sorted({stem for bag in bags for stem in bag}))}
    table = np.zeros((len(bags), max(1, len(column))))
    for row, bag in enumerate(bags):
        for stem, weight in bag.items():
            table[row, column[stem]] = weight
    # whole numbers below 2**53: the sums are exact in any order
    dots = table @ table.T
    lengths = np.sqrt(np.diag(dots))
    lengths[lengths == 0] = 1.0
    made: Matrix = np.round(dots / np.outer(lengths, lengths), 6)
    return made


def telling(bags: Sequence[Bag]) -> Matrix:
    """Tell for every two contexts how much more alike they are than two of the heap usually are, -1 to 1.

    Why this way: in a heap about one body every context holds its name, and what all share tells nothing apart; so the
    mean over the heap is taken off, and the more alike contexts are on the whole, the less any of it counts.
    """
    if len(bags) < 2:
        return np.zeros((len(bags), len(bags)))
    alike = likenesses_of(bags)
    known = np.array([bool(bag) for bag in bags])
    both = np.outer(known, known)
    upper = both & np.triu(np.ones_like(both), 1)
    usual = float(np.round(alike[upper].sum() / max(1, upper.sum()), 6))
    made: Matrix = np.where(both, (alike - usual) * max(0.0, 1.0 - 2.0 * usual), UNKNOWN)
    return np.round(made, 4)
