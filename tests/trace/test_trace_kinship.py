"""Which reports tell one text, and who among them took from whom."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, permutations

import pytest
from memory import MemoryLibrary

from bench import cascades
from bench.corpus import Writer, report
from bench.reuse import traced as bench_traced
from whence.model.lineage import Overlap, Passage
from whence.model.reports import Published
from whence.trace import lineage
from whence.trace.kinship.families import Tie, close, families, tie
from whence.trace.kinship.prose import new_words, prose

WRITER = Writer(77)
#: Invented paragraphs that share nothing.
PARTS = [" ".join(WRITER.draw(45)).capitalize() + "." for _ in range(44)]


def made(name, text, *, outlet=None, at=None, basis="metadata", **fields):
    published = Published() if at is None else Published(at, at, at, basis)
    return replace(report(name, text), outlet=outlet, published=published, **fields)


def told(*numbers):
    return "\n\n".join(PARTS[number] for number in numbers)


def traced(*reports, batches=1):
    library = MemoryLibrary()
    for at in range(batches):
        batch = {each.id: each for each in reports[at::batches]}
        library.hold(batch, {})
        library.keep(lineage(batch, {}, library))
    return library


def rows(*reports):
    """Give the derivations as (copy, original or the origin's id, direction), reports by name."""
    names = {each.id: each.input for each in reports}
    found = traced(*reports).derivations.values()
    return sorted((names[row.copy], names.get(row.original, row.original), row.direction) for row in found)


def test_quoted_words_are_not_a_reports_own():
    text = "He said “nobody came to help us” twice.\n\n“A mark left open ends here\n\nand this is told again."
    one = report("one", text)
    own = prose(one)
    assert own.own(one.span(text.index("nobody"), text.index("”"))) == 0
    assert own.own(one.span(text.index("A mark"), text.index("\n\nand"))) == 0
    assert own.own(one.span(text.index("and this"), len(text))) == 1
    assert own.own(one.span(0, text.index("”"))) == pytest.approx(2 / 7)


def test_a_straight_mark_closes_what_a_straight_mark_opened():
    text = 'Then "one two" three "four".'
    one = report("one", text)
    assert prose(one).own(one.span(0, len(text))) == pytest.approx(2 / 5)


def test_words_are_new_only_outside_what_is_covered():
    assert new_words("one two three four", [(0, 18)], [(4, 13)]) == 2
    assert new_words("one two three four", [(0, 7), (4, 13)], []) == 3


def overlap(a, b, *, words=60, contained=(0.5, 0.5)):
    one, other = report(a, told(0)), report(b, told(0))
    low, high = sorted((one, other), key=lambda each: each.id)
    passage = Passage(low.span(0, len(low.text)), high.span(0, len(high.text)), float(words))
    return Overlap(f"{a}{b}", low.id, high.id, (passage,), *contained)


def test_the_cheap_check_lets_every_kin_through():
    for a in range(0, 101, 5):
        for b in range(0, 101, 5):
            held = overlap("a", "b", contained=(a / 100, b / 100))
            measured = tie(held, prose(report("a", told(0))), prose(report("b", told(0))))
            assert close(held) or not measured.kin


def test_a_page_that_lists_many_stories_does_not_make_them_one_family():
    stories = [f"story {number}" for number in range(10)]
    reports = {report(name, "").id: report(name, "") for name in ("listing", *stories)}
    (family,) = families(reports, [Tie(overlap("listing", name), 60, 0.16) for name in stories])
    assert len(family) <= 4


def test_families_do_not_depend_on_the_order_of_ties():
    names = ["a", "b", "c", "d"]
    ties = [Tie(overlap(a, b), 60, 0.4) for a, b in combinations(names, 2) if (a, b) != ("a", "d")]
    reports = {report(name, "").id: report(name, "") for name in names}
    first = families(reports, ties)
    assert len(first) == 1
    assert all(families(reports, list(order)) == first for order in permutations(ties))


def test_one_agency_and_two_texts_are_two_things():
    one = made("one", f"KELM (AFP) - {told(0, 1)}")
    two = made("two", f"{told(0, 1)}\n\n(AFP)")
    three = made("three", f"KELM (AFP) - {told(2, 3)}")
    four = made("four", f"{told(2, 3)}\n\n(AFP)")
    library = traced(one, two, three, four)
    origins = {row.copy: row.origin for row in library.derivations.values()}
    assert {row.direction for row in library.derivations.values()} == {"common_unseen"}
    assert origins[one.id] == origins[two.id] != origins[three.id] == origins[four.id]
    assert len({credit.origin for credit in library.credits.values()}) == 1


def test_a_report_alone_on_its_text_has_no_unseen_origin():
    one = made("one", f"KELM (AFP) - {told(0, 1)}")
    two = made("two", f"KELM (AFP) - {told(2, 3)}")
    assert rows(one, two) == []


def test_three_undated_reports_of_one_text_share_an_unseen_one():
    library = traced(*(made(name, told(0, 1, 2)) for name in "abc"))
    assert [row.direction for row in library.derivations.values()] == ["common_unseen"] * 3
    assert len({row.origin for row in library.derivations.values()}) == 1


def test_an_undated_report_hangs_below_the_kin_whose_changes_it_has():
    source = made("source", told(0, 1, 2), at="2031-05-01")
    changed = made("changed", told(0, 1, 6, 7), at="2031-05-03")
    undated = made("undated", told(1, 6, 7))
    assert rows(source, changed, undated) == [("changed", "source", "copy"), ("undated", "changed", "copy")]


def test_an_undated_report_beside_one_dated_report_stays_undecided():
    assert [row[2] for row in rows(made("one", told(0, 1), at="2031-05-01"), made("two", told(0, 1)))] == ["undecided"]


def test_a_mosaic_has_two_parents():
    one = made("one", told(0, 1, 2, 3), at="2031-05-01")
    two = made("two", told(0, 4, 5, 6), at="2031-05-01")
    mosaic = made("mosaic", told(0, 1, 2, 4, 5), at="2031-05-03")
    found = [row for row in rows(one, two, mosaic) if row[0] == "mosaic"]
    assert found == [("mosaic", "one", "copy"), ("mosaic", "two", "copy")]


def test_an_undated_report_that_holds_all_that_a_copy_shares_with_an_earlier_one_is_what_it_was_made_from():
    first = made("first", told(0, 1, 2), at="2031-05-01")
    between = made("between", told(0, 1, 2, 6, 7))
    last = made("last", told(0, 1, 6, 7), at="2031-05-04")
    assert ("last", "between", "copy") in rows(first, between, last)
    assert ("last", "first", "copy") not in rows(first, between, last)


def test_a_mosaic_of_a_report_and_of_its_copy_has_both_as_parents():
    first = made("first", told(0, 1, 2, 3, 4), at="2031-05-01")
    copy = made("copy", told(0, 6, 7), at="2031-05-02")
    mosaic = made("mosaic", told(0, 1, 2, 3, 6), at="2031-05-03")
    found = [row for row in rows(first, copy, mosaic) if row[0] == "mosaic"]
    assert found == [("mosaic", "copy", "copy"), ("mosaic", "first", "copy")]


@pytest.mark.parametrize(("at", "direction"), [("2031-05-01T11:00:00", "copy"), ("2031-05-01", "undecided")])
def test_a_certain_lead_of_hours_decides_though_the_copy_was_added_to(at, direction):
    first = made("first", told(0, 1), at="2031-05-01T08:00:00")
    longer = made("longer", told(0, 1, 2, 3), at=at)
    assert [row[2] for row in rows(first, longer)] == [direction]


def test_a_passage_from_a_report_that_is_named_is_taken_from_it_though_the_rest_is_not():
    source = made("source", told(*range(12)), outlet="Harbour Watch", at="2031-05-01")
    taker = made(
        "taker", f"{told(*range(12, 23))}\n\nHarbour Watch reported: {PARTS[0]}", outlet="Kelm Post", at="2031-05-03"
    )
    silent = replace(taker, text=taker.text.replace("Harbour Watch reported", "Others have told"))
    assert rows(source, taker) == [("taker", "source", "copy")]
    assert rows(source, silent) == []


def test_no_report_is_taken_from_a_certainly_later_one():
    known = cascades.made(3, cascades=12)
    figures = cascades.scored(known, bench_traced(known.reports))
    assert figures["future"] == 0
    assert figures["edges_decided_right"] >= 0.9
    assert figures["edges_undecided"] <= 0.2


def test_no_member_of_a_family_goes_back_to_itself():
    known = cascades.made(4, cascades=12)
    state = bench_traced(known.reports)
    assert state.parents
    for copy in state.parents:
        assert all(copy not in state.parents.get(source, ()) for source in state.sources(copy))


@pytest.mark.parametrize("batches", [2, 3, 7])
def test_cascades_that_come_in_batches_end_as_those_that_come_at_once(batches):
    reports = list(cascades.made(5, cascades=4).reports.values())
    at_once, split = traced(*reports), traced(*reports[::-1], batches=batches)
    assert at_once.derivations
    assert at_once.derivations == split.derivations
    assert at_once.credits == split.credits
