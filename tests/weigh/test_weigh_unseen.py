"""Reports that rest on one text which nobody here holds."""

from __future__ import annotations

import pytest
from memory_shelf import Credit, Derivation, Memory, figure, says

TEXT = "14 workers are missing after the fire at the Orlan mill"
OTHER = "A list says that 14 workers are missing after the fire at the mill of Orlan"


def weighed(*rows, credits_=()):
    memory = Memory()
    memory.all_credits = list(credits_)
    memory.all_derivations = list(rows)
    texts = {"a": (TEXT, "Wire"), "b": (OTHER, "Post")}
    said = [
        says(each, text, figures=[figure(each, text, "14", counted="workers")], outlet=outlet)
        for each, (text, outlet) in texts.items()
    ]
    memory.weigh(said)
    return next(iter(memory.weighed.values()))


def unseen(report, origin, probability=0.95):
    return Derivation(f"derivation-{report}", report, None, origin, probability, "common_unseen", ())


def ties(claim):
    """Give what tracing found that speaks for one origin; that it found no way speaks against."""
    found = [reason for voice in claim.voices for reason in voice.reasons if reason.kind == "lineage"]
    return [reason for reason in found if reason.weight > 0]


def test_two_on_one_unseen_text_are_nearer_to_one_voice_than_two_on_different_ones():
    one, two = (
        weighed(unseen("a", "text-1"), unseen("b", "text-1")),
        weighed(unseen("a", "text-1"), unseen("b", "text-2")),
    )
    assert len(one.voices) <= len(two.voices)
    assert ties(one)
    assert not ties(two)


@pytest.mark.parametrize("chances", [(0.95, 0.4), (0.4, 0.95)])
def test_the_doubtful_one_of_two_rows_decides(chances):
    found = weighed(unseen("a", "text-1", chances[0]), unseen("b", "text-1", chances[1]))
    assert not ties(found)


def test_an_unseen_text_is_named_by_the_agency_that_a_report_credits():
    credit = Credit("credit-a", "a", None, "agency", "NorthPress", None, "agency-1")
    found = weighed(unseen("a", "text-1"), unseen("b", "text-1"), credits_=[credit])
    assert {(voice.root.text, voice.origin) for voice in found.voices if voice.root.kind == "origin"} >= {
        ("NorthPress", "text-1")
    }


def test_a_text_that_was_shared_either_way_is_not_said_to_be_taken():
    row = Derivation("derivation-b", "b", "a", "report-a", 0.95, "undecided", ())
    details = [reason.detail for voice in weighed(row).voices for reason in voice.reasons if reason.kind == "lineage"]
    assert details
    assert all("which took it from which is open" in detail for detail in details)
