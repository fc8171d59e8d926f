"""Which names of several reports are one thing: invented texts, names marked by hand."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from memory import MemoryNames
from reading_by_hand import by_hand

from whence.model.identities import Alias, Apart
from whence.model.protocols import JudgedNames
from whence.resolve import Known, identities
from whence.resolve.fitting import Fitting
from whence.resolve.web import Web


def laid(*texts):
    return [by_hand(f"text {number}", text) for number, text in enumerate(texts)]


def groups(*texts, lists=None, names=None):
    made = laid(*texts)
    names = MemoryNames() if names is None else names
    return identities({r.id: r for r, _ in made}, {r.id: g for r, g in made}, names, lists=lists).groups


def together(found, *names):
    """Tell whether some group holds all of these names and no other."""
    return any({key.partition(":")[2] for key in group.keys} == set(names) for group in found)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("[p:Odile Marchetti]", "[p:Odile Marcheti]"),
        ("[p:Yusuf Harithani]", "[p:Youssef Harithani]"),
        ("The [o:Kelm Harbour Council]", "The [o:Kelm Harbor Council]"),
        ("The [o:Ministry of Fisheries]", "The [o:Fisheries Ministry]"),
    ],
)
def test_two_spellings_in_two_reports_are_one_name(one, other):
    (group,) = groups(f"{one} met.", f"{other} met.")
    assert len(group.keys) == 2
    assert group.reasons[0].kind == "likeness"
    assert 0.5 <= group.reasons[0].weight <= 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("[p:Odile Marchetti]", "[p:Bruno Marchetti]"),
        ("[p:Odile Marchetti]", "[p:Marchetti]"),
        ("The [o:4th Kelm Brigade]", "The [o:9th Kelm Brigade]"),
        ("The [o:Kelm Harbour Council]", "The [o:Kelm Harbour Court]"),
        ("[g:North Kelmer]", "[g:South Kelmer]"),
        ("The [o:Bank of Morvania]", "The [o:Bank of Torvania]"),
        ("The [o:KPA]", "The [o:KBA]"),
        ("[p:Florence Kelmer]", "[o:Florence Kelmer]"),
    ],
)
def test_what_a_reader_keeps_apart_stays_apart(one, other):
    assert all(len(group.keys) == 1 for group in groups(f"{one} met.", f"{other} met."))


def test_two_names_side_by_side_are_two_people_in_every_report():
    found = groups("[p:Odile Marchetti] and [p:Odile Marcheti] met.", "[p:Odile Marcheti] left.")
    assert all(len(group.keys) == 1 for group in found)
    (reason,) = found[0].reasons
    assert (reason.kind, reason.spans[0].text) == ("apart", "Odile Marchetti and Odile Marcheti")
    assert "one sentence names both" in reason.detail


def test_two_spellings_that_one_sentence_sets_equal_are_not_side_by_side():
    made = groups("[p:Odile Marchetti] (or [p:Odile Marcheti]) met.", "[p:Odile Marcheti] left.")
    assert len(made) == 1


def test_an_initial_that_fits_two_people_joins_neither():
    found = groups("[p:J. Hartlebury] wrote.", "[p:Jonas Hartlebury] did not.", "[p:Judith Hartlebury] did.")
    assert all(len(group.keys) == 1 for group in found)
    assert any("either of two" in reason.detail for group in found for reason in group.reasons)


def test_the_weakest_link_comes_first_among_the_reasons():
    (group,) = groups(
        "The [o:Kelm Harbour Council] ([o:KHC]) met.", "The [o:Kelm Harbor Council] met.", "The [o:KHC] left."
    )
    weights = [reason.weight for reason in group.reasons]
    assert weights == sorted(weights)
    assert {reason.kind for reason in group.reasons} == {"alias", "likeness"}


def listed(*pairs, kind="listed"):
    filed = {}
    for one, other in pairs:
        key_a, key_b = sorted((one, other))
        alias = Alias(key_a, key_b, kind, "aliases.csv", by_hand("list", "row")[0].span(0, 3))
        filed.setdefault(key_a, []).append(alias)
        filed.setdefault(key_b, []).append(alias)
    return Known("x", {key: tuple(own) for key, own in filed.items()})


def test_a_list_joins_names_and_a_name_that_only_stands_in_it_bridges_without_showing():
    known = listed(("group:kelm mill", "group:saw works"), ("group:kelm mill", "group:old mill"))
    found = groups("The [o:Saw Works] closed.", "The [o:Old Mill] closed.", lists=known)
    assert [group.keys for group in found] == [("group:old mill", "group:saw works")]
    assert "aliases.csv" in found[0].reasons[0].detail


def test_a_decision_parts_what_a_text_joins_and_joins_what_nothing_does():
    names = MemoryNames()
    report, _ = by_hand("x", "decided here")
    span = report.span(0, 7)
    names.decided = JudgedNames(
        (Alias("group:kelm mill", "person:ann lee", "judged", report.id, span),),
        (Apart("group:kelm port authority", "group:kpa", "judged", report.id, span),),
        frozenset(),
    )
    found = groups("The [o:Kelm Port Authority] ([o:KPA]) met [p:Ann Lee] at the [o:Kelm Mill].", names=names)
    assert together(found, "kelm mill", "ann lee")
    assert together(found, "kpa")
    assert any("a person keeps them apart" in reason.detail for group in found for reason in group.reasons)


def test_a_chain_of_likeness_does_not_run_through_a_weak_link(monkeypatch):
    scores = {("group:a a", "group:b b"): 0.9, ("group:b b", "group:c c"): 0.55, ("group:a a", "group:c c"): 0.1}
    monkeypatch.setattr("whence.resolve.fitting.score", lambda one, other: scores[min(one, other), max(one, other)])
    web = Web(
        keys={"group:a a", "group:b b", "group:c c"}, like={pair: own for pair, own in scores.items() if own > 0.5}
    )
    fitting = Fitting(web)
    assert fitting.groups["group:a a"] == {"group:a a", "group:b b"}
    assert fitting.groups["group:c c"] == {"group:c c"}
    assert [refused.against for refused in fitting.refused] == ["other names of the two are not alike"]


def test_a_translation_in_a_group_does_not_speak_against_a_spelling():
    found = groups(
        "The [o:Lantern Movement of Kelm], also known as [o:Fanusi Mardomi], met.", "The [o:Fanoosi Mardomi] met."
    )
    assert together(found, "lantern movement of kelm", "fanusi mardomi", "fanoosi mardomi")


TEXTS = [
    "[p:Odile Marchetti] and [p:Odila Marchetti] met the [o:Kelm Harbour Council] ([o:KHC]).",
    "[p:Odile Marcheti] left. The [o:Kelm Harbor Council] met.",
    "[p:O. Marchetti] wrote. The [o:KHC] did not.",
    "[p:Odyle Marchetti] and the [o:Kelm Hunting Club] ([o:KHC]).",
    "[p:Bruno Marchetti], [p:Brunno Marchetti]. [o:Kelm Harbour Councils].",
    "[p:Marchetti] spoke for [o:Kelm Harbour Council Board].",
]


@pytest.mark.parametrize("common", [2, 200])
@settings(max_examples=25, deadline=None)
@given(order=st.permutations(range(len(TEXTS))), cuts=st.sets(st.integers(1, len(TEXTS) - 1)))
def test_likeness_does_not_depend_on_order_or_batches(common, order, cuts):
    made = laid(*TEXTS)

    def state(order, cuts):
        names = MemoryNames(common)
        for start, end in pairwise([0, *sorted(cuts), len(order)]):
            batch = [made[number] for number in order[start:end]]
            names.keep(identities({r.id: r for r, _ in batch}, {r.id: g for r, g in batch}, names))
        return names.groups

    assert state(order, cuts) == state(range(len(TEXTS)), set())


def test_a_person_can_part_two_people_of_one_name():
    made = laid("[p:Odile Marchetti] sang. [p:Marchetti] bowed.", "[p:Odile Marchetti] dived.")
    names = MemoryNames()
    (one, first), (other, second) = made
    names.split = {other.id: [(second.mentions[0].span, first.mentions[0].span)]}
    found = identities({r.id: r for r, _ in made}, {r.id: g for r, g in made}, names)
    names.decided = JudgedNames((), (), frozenset())
    keys = {local.report: {use.key for use in local.uses} for local in found.locals}
    assert keys[one.id] == {"person:odile marchetti"}
    assert keys[one.id].isdisjoint(keys[other.id])
