"""A credit to an outlet whose only report is in the case points there, with or without shared words."""

from __future__ import annotations

from dataclasses import replace

from memory import MemoryLibrary

from bench.corpus import report
from whence.model.reports import Published
from whence.trace import lineage


def paper(name, text, outlet, day):
    date = Published(f"2031-03-{day:02}", f"2031-03-{day:02}", f"2031-03-{day:02}", "metadata")
    return replace(report(name, text), outlet=outlet, published=date)


FIRST = paper("first", "The lock at Kelm was closed for repairs on Monday.", "The Kelm Courier", 3)
SECOND = paper("second", "Nobody may pass the lock, according to the Kelm Courier, until May.", "Radio Orsel", 4)


def targets(*batches, common=200):
    library = MemoryLibrary(common)
    for batch in batches:
        reports = {one.id: one for one in batch}
        library.hold(reports, {})
        library.keep(lineage(reports, {}, library))
    return {one.names: one.target_report for one in library.credits.values()}


def test_a_named_outlet_is_its_only_report_in_any_order():
    for batches in ((FIRST, SECOND),), ((FIRST,), (SECOND,)), ((SECOND,), (FIRST,)):
        assert list(targets(*batches).values()) == [FIRST.id]


def test_of_two_reports_neither_is_meant():
    third = paper("third", "A barge sank in the harbour of Varn last night.", "The Kelm Courier", 2)
    for batches in ((FIRST, SECOND, third),), ((FIRST, SECOND), (third,)), ((third,), (SECOND,), (FIRST,)):
        assert list(targets(*batches).values()) == [None]


def test_a_report_dated_later_is_not_meant():
    assert list(targets((replace(FIRST, published=paper("x", "x", "x", 9).published), SECOND)).values()) == [None]


def test_a_name_that_too_many_go_by_points_to_none_in_any_order():
    many = [paper(f"n{at}", f"Number {at} of the series on locks and weirs.", "Kelm Courier", 20) for at in range(3)]
    for batches in ((*many, FIRST, SECOND),), ((SECOND, FIRST), tuple(many)), (tuple(many), (FIRST,), (SECOND,)):
        assert list(targets(*batches, common=2).values()) == [None]
