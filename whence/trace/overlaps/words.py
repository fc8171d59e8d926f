"""The words of one report, which compare alike whatever their case, accents and punctuation."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from whence.model.reports import Report
from whence.trace.overlaps.cutting import Hashes, Places, cut, mixed

#: An odd 64-bit multiplier; any would do, but it may never change: fingerprints are stored.
WORD = 0xD6E8FEB86659FD93


@dataclass(frozen=True)
class Words:
    """The words of one report's body, furniture left out.

    Attributes:
        report: The report they come from.
        hashes: One stable number per word, in reading order; equal for equal words.
        starts, ends: Half-open code-point offsets of each word in `report.text`.
    """

    report: Report
    hashes: Hashes
    starts: Places
    ends: Places

    def __len__(self) -> int:
        return len(self.hashes)

    def text(self, start: int, end: int) -> str:
        """Cut the stretch from word `start` to before word `end` out of the text; empty when there is none."""
        if start >= end:
            return ""
        return self.report.text[int(self.starts[start]) : int(self.ends[end - 1])]


def words(report: Report) -> Words:
    """Cut a report's body into words.

    Why this way: letters and digits of any script count, case and accents do not, so that a copy that lost its accents
    or was set in capitals is still a copy. A character of Chinese, Japanese, Thai, Lao, Khmer or Burmese is a word of
    its own, since those scripts put no blanks between words.

    Args:
        report: A report; its furniture spans are skipped and cut words.

    Returns:
        The words with their offsets; no words at all for an empty body.

    Cost: linear in the text; many reports are cheaper together, `whence.trace.overlaps.packs.pack`.
    """
    made = cut([report])
    return Words(report, made.hashes, made.starts, made.ends)


def halved(hashes: Hashes) -> NDArray[np.uint32]:
    """Give the upper 32 bits of the numbers of words."""
    return (hashes >> np.uint64(32)).astype(np.uint32)


def grams(hashes: Hashes | NDArray[np.uint32], width: int) -> Hashes:
    """Hash every run of `width` words; fewer words than that give none."""
    count = len(hashes) - width + 1
    if count <= 0:
        return np.zeros(0, dtype=np.uint64)
    total = hashes[:count].astype(np.uint64)
    for place in range(1, width):
        total *= np.uint64(WORD)
        total += hashes[place : place + count]
    return mixed(total)
