"""Which statements of a claim are told as contradicting each other, and in which words."""

from __future__ import annotations

from memory_shelf import Memory, chain, figure, says

MAYOR = chain(("Mayor Ines Tolk", "person:ines tolk", "named", "says"))
CHIEF = chain(("Fire Chief Ada Brenk", "person:ada brenk", "named", "says"))
FIRST = "6 roofs were torn off by the storm at Orlan"
SECOND = "The storm at Orlan has torn off 2 roofs"


def roofs(report, text, raw, *, by, day):
    made = [figure(report, text, raw, counted="roofs")]
    return says(report, text, figures=made, by=by, outlet=f"Post {report}", day=day)


def conflicts(*said):
    memory = Memory()
    memory.weigh(said)
    claim = memory.claim_of(said[0])
    assert len(claim.claim.statements) == len(said)
    return claim.conflicts


def test_an_explanation_says_who_counted_what():
    found = conflicts(
        roofs("a", FIRST, "6", by=MAYOR, day="2031-05-11"), roofs("b", SECOND, "2", by=CHIEF, day="2031-05-11")
    )
    assert [one.explanation for one in found] == ["Mayor Ines Tolk said “6 roofs”, Fire Chief Ada Brenk “2 roofs”."]


DIRECTOR = chain(("the hospital's director", None, "unnamed", "says"))
HOSPITAL = chain(("the hospital", None, "unnamed", "says"))


def test_a_body_that_counts_anew_on_another_day_contradicts_nobody():
    first = roofs("a", FIRST, "6", by=DIRECTOR, day="2031-05-11")
    assert conflicts(first, roofs("b", SECOND, "2", by=HOSPITAL, day="2031-05-12")) == ()
    assert conflicts(first, roofs("b", SECOND, "2", by=HOSPITAL, day="2031-05-11")) != ()
    assert conflicts(first, roofs("b", SECOND, "2", by=CHIEF, day="2031-05-12")) != ()
