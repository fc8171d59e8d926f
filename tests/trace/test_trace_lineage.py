"""Who names whom, and who took from whom."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from memory import MemoryLibrary

from bench.corpus import report
from whence.model.reading import Attribution, Reading, Statement
from whence.model.reports import Furniture, Published
from whence.trace import lineage
from whence.trace.credits.marks import marks
from whence.trace.credits.namings import namings
from whence.trace.credits.outlets import address_key, is_agency, looks_like_medium, match_key, shown
from whence.trace.kinship.timing import days_between, first_of

STORY = (
    "The harbour master closed the northern gate after nine lamps failed on Saturday night. "
    "Two barges were left outside the wall until morning and their crews slept on deck. "
    "The council has promised new lamps before the herring fleet comes home in autumn."
)
REWRITE = STORY.replace("nine lamps", "a dozen lamps").replace("Two barges", "Three barges")
OWN = "Our reporter walked along the quay and found the shops shut and the market empty of buyers."


def made(name: str, text: str, *, outlet=None, at=None, basis="metadata", **fields):
    published = Published() if at is None else Published(at, at, at, basis)
    return replace(report(name, text), outlet=outlet, published=published, **fields)


def traced(*reports):
    library = MemoryLibrary()
    held = {each.id: each for each in reports}
    library.hold(held, {})
    return lineage(held, {}, library)


def rows(*reports):
    """Give the derivations as (name of the copy, name of the original or None, direction)."""
    names = {each.id: each.input for each in reports}
    found = traced(*reports).derivations
    return sorted((names[row.copy], names.get(row.original), row.direction) for row in found)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Kelm Courier", "Kelm Courier"),
        ("KELM COURIER", "Kelm Courier"),
        ("kelmcourier.com", "Kelmcourier"),
        ("Agence France-Presse", "AFP"),
    ],
)
def test_two_ways_to_write_an_outlet_meet(one, other):
    assert match_key(one) == match_key(other)


def test_a_name_is_shown_one_way():
    assert shown("the ASSOCIATED PRESS’s") == "AP"
    assert shown("KELM COURIER") == "Kelm Courier"
    assert shown("KPA") == "KPA"


@pytest.mark.parametrize(
    ("name", "medium"),
    [
        ("Kelm Times", True),
        ("Radio Kelm", True),
        ("The Kelm News Agency", True),
        ("AFP", True),
        ("Kelm Port Authority", False),
        ("Energy Agency", False),
    ],
)
def test_media_are_told_by_their_names(name, medium):
    assert looks_like_medium(name) is medium


def test_lower_case_words_are_no_agency():
    assert is_agency("AP")
    assert not is_agency("ap")


@pytest.mark.parametrize("address", ["not an address", "http://[broken", ""])
def test_a_broken_address_has_no_key(address):
    assert address_key(address) is None


def test_an_address_is_compared_by_host_and_path():
    assert address_key("https://www.kelm.example/a/?utm=1") == address_key("http://kelm.example/a")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("KELM (AFP) - The gate closed.", ["AFP"]),
        ("KELM, May 3 (KNA) – The gate closed.", ["KNA"]),
        ("The gate closed.\n\n(With inputs from AFP/Reuters)", ["AFP", "Reuters"]),
        ("The gate closed.\n\nSource: Kelm Courier", ["Kelm Courier"]),
        ("The gate closed (Photo: AFP)", []),
        ("The gate (AFP) closed and then all went home to sleep.", []),
        ("The gate closed (see page 4)", []),
    ],
)
def test_agency_marks_stand_at_the_head_or_the_foot(text, names):
    assert [mark.name for mark in marks(report("t", text)) if mark.sure] == names


def test_a_photo_credit_in_furniture_is_no_agency_mark():
    bare = report("t", "(File photo: AFP) The gate closed.")
    dim = replace(bare, furniture=(Furniture(bare.span(0, 17), "credit"),))
    assert list(marks(dim)) == []


def test_a_byline_with_an_agency_is_a_mark():
    assert [mark.name for mark in marks(made("t", "The gate closed.", byline="Ann Lee, AFP"))] == ["AFP"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("This was first reported by Harbour Watch.", [("outlet", "Harbour Watch")]),
        ("The master told the Kelm Courier that it was late.", [("outlet", "Kelm Courier")]),
        ("The Kelm Courier reported the closure.", [("outlet", "Kelm Courier")]),
        ("According to Reuters, it closed.", [("agency", "Reuters")]),
        ("The clerk, speaking to Radio Kelm’s Ann Lee, said so.", [("outlet", "Radio Kelm")]),
        ("The master told Ann Lee that it was late.", []),
        ("According to Ann Lee, it closed.", []),
    ],
)
def test_credits_are_read_in_running_text(text, names):
    assert [(naming.kind, naming.names) for naming in namings(report("t", text), None) if naming.sure] == names


def chained(text: str, source: str, kind: str):
    """Give the namings of a report whose one statement has this source."""
    each = report("t", text)
    start = text.index(source)
    link = Attribution(each.span(start, start + len(source)), kind, None, None, None, "says", "indirect", 1.0)
    content = (each.span(0, len(text)),)
    said = Statement("statement-1", each.id, "sentence-1", content, (link,), False, False, True, "hand")
    found = namings(each, Reading(each.id, (), (), (), (), (said,)))
    return [(naming.kind, naming.names) for naming in found if naming.sure]


@pytest.mark.parametrize(
    ("text", "source", "kind", "found"),
    [
        (
            "The Lamp Report of 2030 put it at nine.",
            "The Lamp Report of 2030",
            "document",
            [("document", "The Lamp Report of 2030")],
        ),
        ("A report by Lee put it at nine.", "A report by Lee", "document", []),
        ("The report put it at nine.", "The report", "document", []),
        ("The Kelm Courier put it at nine.", "The Kelm Courier", "document", [("outlet", "The Kelm Courier")]),
        ("The Kelm Courier put it at nine.", "The Kelm Courier", "outlet", [("outlet", "The Kelm Courier")]),
        ("Ann Lee put it at nine.", "Ann Lee", "named", []),
    ],
)
def test_sources_that_are_media_or_named_documents_are_credits(*, text, source, kind, found):
    assert chained(text, source, kind) == found


def test_a_report_that_names_itself_says_nothing():
    assert namings(made("t", "He told the Kelm Courier so.", outlet="Kelm Courier"), None) == []


def test_a_credit_to_a_neighbour_points_to_it():
    first = made("first", STORY, outlet="Harbour Watch", at="2031-05-01")
    later = made("later", f"{STORY} The master told Harbour Watch so.", outlet="Kelm Post", at="2031-05-02")
    (credit,) = traced(first, later).credits
    assert (credit.report, credit.target_report, credit.names) == (later.id, first.id, "Harbour Watch")


def test_a_credit_to_nobody_in_the_case_points_outside():
    state = traced(made("one", f"KELM (AFP) - {STORY}"))
    (credit,) = state.credits
    assert credit.target_report is None
    (origin,) = state.origins
    assert (origin.id, origin.report, origin.name) == (credit.origin, None, "AFP")


def test_links_count_only_to_reports_that_share_words():
    first = made("first", STORY, url="https://kelm.example/gate")
    later = made("later", STORY, links=("http://www.kelm.example/gate/", "https://elsewhere.example/"))
    (credit,) = traced(first, later).credits
    assert (credit.kind, credit.target_report) == ("link", first.id)
    assert rows(first, later) == [("later", "first", "copy")]


def test_a_canonical_address_elsewhere_is_a_credit():
    page = made("one", STORY, url="https://copy.example/x", credits_in_markup=("https://kelm.example/gate", "KNA"))
    state = traced(page)
    assert [(credit.kind, credit.names, credit.span) for credit in state.credits] == [
        ("canonical", "https://kelm.example/gate", None),
        ("agency", "KNA", None),
    ]


def test_the_one_that_names_the_other_took_from_it():
    first = made("first", STORY, outlet="Harbour Watch")
    later = made("later", f"Harbour Watch reported: {REWRITE}", outlet="Kelm Post")
    assert rows(first, later) == [("later", "first", "copy")]


def test_without_a_credit_the_earlier_one_is_the_original():
    first = made("first", STORY, at="2031-05-01")
    later = made("later", REWRITE, at="2031-05-03")
    assert rows(first, later) == [("later", "first", "copy")]


def test_undated_copies_are_left_undecided():
    (row,) = traced(made("one", STORY), made("two", STORY)).derivations
    assert row.direction == "undecided"
    assert {row.copy, row.original} == {report("one", "").id, report("two", "").id}


@pytest.mark.parametrize(("at", "direction"), [("2031-05-01T20:00:00", "undecided"), ("2031-05-03", "copy")])
def test_an_inferred_lead_of_hours_decides_nothing_and_one_of_days_does(at, direction):
    first = made("first", STORY, at="2031-05-01T08:00:00", basis="inferred")
    later = made("later", STORY, at=at, basis="inferred")
    assert rows(first, later) == [("later", "first", direction)]


def test_states_of_one_page_are_in_order_even_by_inferred_hours():
    first = made("first", STORY, outlet="Kelm Post", at="2031-05-01T08:00:00", basis="inferred")
    later = made("later", f"{STORY} {OWN}", outlet="Kelm Post", at="2031-05-01T11:00:00", basis="inferred")
    assert rows(first, later) == [("later", "first", "copy")]


def test_a_credit_wins_against_an_inferred_date():
    early = made("early", f"Harbour Watch reported: {STORY}", outlet="Kelm Post", at="2031-05-01", basis="inferred")
    late = made("late", STORY, outlet="Harbour Watch", at="2031-05-09")
    assert rows(early, late) == [("early", "late", "copy")]


def test_nothing_is_taken_from_the_future():
    early = made("early", f"Harbour Watch reported: {STORY}", outlet="Kelm Post", at="2031-05-01")
    late = made("late", STORY, outlet="Harbour Watch", at="2031-05-09")
    assert ("early", "late", "copy") not in rows(early, late)


def test_two_that_name_one_agency_have_an_unseen_origin():
    one = made("one", f"KELM (AFP) - {STORY}", at="2031-05-01")
    two = made("two", f"{REWRITE}\n\n(AFP)", at="2031-05-02")
    state = traced(one, two)
    assert {(row.copy, row.original, row.direction) for row in state.derivations} == {
        (one.id, None, "common_unseen"),
        (two.id, None, "common_unseen"),
    }
    assert len({row.origin for row in state.derivations}) == 1


def test_two_that_cite_one_paper_in_passing_are_not_tied_by_it():
    one = made("one", f"{STORY} The Kelm Courier reported rain.")
    two = made("two", f"{REWRITE} Rain is forecast, according to the Kelm Courier.")
    assert [row[2] for row in rows(one, two)] == ["undecided"]


def test_a_lone_quotation_is_no_derivation():
    quote = "“Nobody told us that the lamps had failed and nobody came to help us until morning”"
    one = made("one", f"{OWN} {quote}, she said. {OWN}", at="2031-05-01")
    filler = (
        "Elsewhere the day passed with speeches, songs and a long parade of carts and horses and old men with flags."
    )
    two = made("two", f"{filler} {quote}, she said on the quay. {filler.upper()[::-1]}", at="2031-05-02")
    state = traced(one, two)
    assert state.overlaps
    assert state.derivations == ()


def test_every_copy_has_one_parent_and_no_report_is_its_own_ancestor():
    family = [made(f"copy {day}", f"{STORY} {'x' * day}", at=f"2031-05-0{day}") for day in range(1, 7)]
    state = traced(*family)
    parents = {row.copy: row.original for row in state.derivations}
    assert len(parents) == len(state.derivations) == 5
    first = min(family, key=lambda each: each.published.earliest).id
    for child, parent in parents.items():
        seen = {child}
        while parent != first:
            assert parent not in seen
            seen.add(parent)
            parent = parents[parent]  # noqa: PLW2901  walking up the family


def test_every_reason_can_be_read():
    first = made("first", STORY, outlet="Harbour Watch", at="2031-05-01")
    later = made("later", f"Harbour Watch reported: {REWRITE}", outlet="Kelm Post", at="2031-05-03")
    (row,) = traced(first, later).derivations
    assert {reason.kind for reason in row.reasons} >= {"text", "citation", "time"}
    assert all(reason.detail.endswith(".") for reason in row.reasons)
    assert 0.9 < row.probability <= 1
    assert row.origin == next(origin.id for origin in traced(first, later).origins if origin.report == first.id)


@pytest.mark.parametrize(
    ("one", "other", "order"),
    [
        (("2031-05-01", "2031-05-01"), ("2031-05-02", "2031-05-02"), -1),
        (("2031-05-01", "2031-05-31"), ("2031-05-02", "2031-05-02"), 0),
        (("2031-05-01T10:00:00+02:00",) * 2, ("2031-05-01T09:30:00+00:00",) * 2, -1),
        (("2031-05-01T10:00:00+02:00",) * 2, ("2031-05-01",) * 2, 0),
        ((None, None), ("2031-05-02", "2031-05-02"), 0),
        (("nonsense", "nonsense"), ("2031-05-02", "2031-05-02"), 0),
        (("9999-12-31", "9999-12-31"), ("2031-05-02", "2031-05-02"), 1),
    ],
)
def test_only_times_that_do_not_touch_are_in_order(one, other, order):
    a, b = (Published("x", *bounds, "metadata") for bounds in (one, other))
    assert first_of(a, b) == order
    assert first_of(b, a) == -order
    assert days_between(a, b) == days_between(b, a)


REPORTS = [
    made("wire", f"KELM (KNA) - {STORY}", outlet="KNA", at="2031-05-01T08:00:00+00:00"),
    made("copy", f"{STORY}\n\n(KNA)", outlet="Kelm Post", at="2031-05-01T09:00:00+00:00"),
    made("rewrite", f"{REWRITE} The clerk told the Kelm Post so.", outlet="Harbour Watch", at="2031-05-02"),
    made("undated", STORY, outlet="Tidewater Times"),
    made("undated too", REWRITE),
    made("apart", f"{OWN} Nothing else was heard of it for the rest of that week."),
    made("half", f"{OWN} {STORY[:170]}", at="2031-05-04"),
    made("foot", f"{REWRITE}\n\n(KNA)", at="2031-05-05"),
]


@settings(max_examples=40, deadline=None)
@given(
    order=st.permutations(range(len(REPORTS))),
    cuts=st.sets(st.integers(1, len(REPORTS) - 1)),
    common=st.sampled_from([2, 3, 5, 200]),
)
def test_lineage_does_not_depend_on_order_or_batches(order, cuts, common):
    def state(order, cuts):
        library = MemoryLibrary(common)
        edges = [0, *sorted(cuts), len(order)]
        for start, end in pairwise(edges):
            batch = {REPORTS[number].id: REPORTS[number] for number in order[start:end]}
            library.hold(batch, {})
            library.keep(lineage(batch, {}, library))
        return library.stored, library.credits, library.derivations

    assert state(order, cuts) == state(range(len(REPORTS)), set())


def test_a_lineage_restates_every_overlap_of_the_reports_it_lists():
    library = MemoryLibrary()
    for each in REPORTS:
        library.hold({each.id: each}, {})
        state = lineage({each.id: each}, {}, library)
        before = {key for key, row in library.stored.items() if {row.report_a, row.report_b} & set(state.reports)}
        assert before <= {row.id for row in state.overlaps}
        library.keep(state)
