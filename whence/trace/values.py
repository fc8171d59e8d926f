"""What a word is worth as evidence: a rare one much, one of every text little."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from whence.lang.frequency import UNSEEN, table
from whence.model.identity import content_id
from whence.model.reports import Published, Report
from whence.trace.cutting import Cut, cut

#: Values are kept in steps of an eighth of a natural logarithm.
STEP = 8
#: Words that the table does not hold, by length in letters: short ones tend to be frequent in every alphabet.
SHORTEST, PER_LETTER = 2.0, 1.75
#: A character of a script without blanks, about half a word.
ALONE = 4.0
#: Bits of a word's number by which the table is looked up: a rare word takes the value of a frequent one in 1 of 16 cases.
_BITS = 17


def values(made: Cut) -> NDArray[np.uint8]:
    """Say how rare each word is, in eighths of a natural logarithm of inverse frequency, 0 to 96.

    Why this way: one shipped table for every text, whatever its language was taken for, since a passage must be worth the
    same in both reports and in every case; statistics of the case would change with each report that comes. It knows
    English; elsewhere the length of a word stands in.
    """
    known = _table()
    found = known[(made.hashes & np.uint64(len(known) - 1)).astype(np.int64)]
    lengths = np.minimum(made.ends - made.starts, 255)
    found = np.where(found > 0, found, _by_length()[lengths])
    return found if made.alone is None else np.where(made.alone, np.uint8(ALONE * STEP), found)


@cache
def _by_length() -> NDArray[np.uint8]:
    return np.array([min(UNSEEN, SHORTEST + PER_LETTER * length) * STEP for length in range(256)]).astype(np.uint8)


@cache
def _table() -> NDArray[np.uint8]:
    """Make a table by the low bits of a word's number; two words at one place count as the more frequent."""
    known = {word: rarity for word, rarity in table("en").items() if word.isalnum()}
    text = " ".join(known)
    name = content_id("report", "frequency")
    source = Report(name, "", None, None, None, None, None, Published(), "text/plain", "en", name, None, text)
    slots = (cut([source]).hashes & np.uint64((1 << _BITS) - 1)).astype(np.int64)
    made = np.full(1 << _BITS, 255, dtype=np.uint8)
    np.minimum.at(made, slots, np.round(np.array(list(known.values())) * STEP).astype(np.uint8))
    made[made == 255] = 0
    return made
