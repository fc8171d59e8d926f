"""Voices that give no number in common do not bear each other out."""

from __future__ import annotations

import pytest
from memory_shelf import Memory, chain, figure, says


def told(report, words, raw, who, *, day):
    speaker = chain((who, f"person:{who.casefold()}", "named", "says"))
    counted = [figure(report, words, raw, counted="barges")]
    return says(report, words, by=speaker, outlet=report, day=day, figures=counted, names=["place:tarn"])


def claim_of(first, second):
    words = "barges of coal sank in the harbour of Tarn"
    one = told("a", f"{first} {words}", first, "Ada Brenk", day="2031-05-02")
    other = told("b", f"In the harbour of Tarn {second} {words[:17]} sank", second, "Orm Vell", day="2031-05-09")
    memory = Memory()
    memory.weigh([one, other])
    assert memory.home[one.statement.id] == memory.home[other.statement.id]
    return memory.claim_of(one).claim


@pytest.mark.parametrize(("second", "parted"), [("31", False), ("47", True)])
def test_two_voices_without_a_number_in_common_earn_no_good_grade(second, parted):
    claim = claim_of("31", second)
    assert (claim.credibility > 2) is parted
