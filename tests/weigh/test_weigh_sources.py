"""The record of a source over all claims, and the grade that comes of it."""

from __future__ import annotations

from whence.model.ledger import Claim, Standing, Weighed
from whence.weigh.sources.listing import listed_sources
from whence.weigh.sources.reliability import reliability
from whence.weigh.sources.totals import sources


def weighed(number, *standing):
    claim = Claim(f"claim-{number}", "s", ("s",), "one_voice", (), 6, ())
    return Weighed(claim, (), (), (), (), standing, frozenset())


def stands(outlet="Wire", side="for", **kinds):
    given = {"first": False, "alone": False, "confirmed": False, "contradicted": False, **kinds}
    return Standing(None, outlet, ("r",), side=side, **given)


def only(ledger, settled):
    (found,) = sources(ledger, settled)
    return found


def test_counts_are_added_over_claims():
    ledger = [weighed(1, stands(first=True, corrected=True)), weighed(2, stands(confirmed=True, contradicted=True))]
    found = only(ledger, {})
    counts = (found.claims, found.first, found.alone, found.confirmed, found.corrected, found.contradicted)
    assert counts == (2, 1, 0, 1, 1, 1)
    assert (found.reports, found.reliability, found.resolved) == (1, "F", 0)


def test_below_ten_resolved_claims_nobody_can_be_judged():
    ledger = [weighed(number, stands()) for number in range(9)]
    found = only(ledger, {f"claim-{number}": "borne_out" for number in range(9)})
    assert (found.reliability, found.resolved, found.upheld) == ("F", 9, 9)
    assert "10 are needed" in found.reasons[0].detail


def test_ten_resolved_claims_are_graded_with_interval_and_count_in_words():
    ledger = [weighed(number, stands()) for number in range(10)]
    found = only(ledger, {f"claim-{number}": "borne_out" for number in range(10)})
    assert found.reliability == "A"
    assert found.reasons[0].detail.startswith("10 of 10 resolved claims came out as it said, 100% (80% interval ")


def test_beside_a_resolved_claim_that_claim_is_left_out():
    ledger = [weighed(number, stands()) for number in range(11)]
    found = only(ledger, {f"claim-{number}": "borne_out" for number in range(10)})
    assert found.reliability == "A"
    letter, reason = found.grade("claim-3")
    assert (letter, reason.detail.startswith("9 of 9 ")) == ("F", True)
    assert found.grade("claim-10")[0] == "A"


def test_a_denial_of_what_was_not_borne_out_counts_for_who_denied():
    ledger = [weighed(number, stands("Wire"), stands("Mill", side="against")) for number in range(12)]
    settled = dict.fromkeys((f"claim-{number}" for number in range(12)), "not_borne_out")
    found = {one.outlet: (one.upheld, one.reliability) for one in sources(ledger, settled)}
    assert found == {"Wire": (0, "E"), "Mill": (12, "A")}


def test_what_is_undecided_or_only_passed_on_enters_no_record():
    ledger = [weighed(number, stands(side=None if number < 6 else "for")) for number in range(12)]
    settled = {f"claim-{number}": "borne_out" if number < 9 else "undecided" for number in range(12)}
    assert only(ledger, settled).resolved == 3


def test_no_source_is_graded_by_how_often_it_was_confirmed():
    ledger = [weighed(number, stands(first=True, confirmed=True)) for number in range(40)]
    assert only(ledger, {}).reliability == "F"


def test_the_grade_follows_the_lower_bound_and_says_so():
    letter, reason = reliability(17, 20)
    assert letter == "B"
    assert "17 of 20" in reason.detail
    assert f"at least {reason.weight:.0%}" in reason.detail


def test_families_list_outlets_by_family_and_by_owner(tmp_path):
    rows = "outlet,family,owner\nThe Gazette,North Press,Orlan Holding\nHerald,North Press,\n"
    (tmp_path / "sources.csv").write_text(rows, "utf-8")
    assert listed_sources(tmp_path).families() == {
        "North Press": ("The Gazette", "Herald"),
        "Orlan Holding": ("The Gazette",),
    }
