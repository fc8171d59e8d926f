"""What the resolving room does, on small invented texts."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from memory import MemoryNames
from reading_by_hand import by_hand

from whence.model.reading import Attribution
from whence.resolve import identities
from whence.resolve.names import fits_initials, is_acronym, tokens


def resolve(*texts: str):
    made = [by_hand(f"text {number}", text) for number, text in enumerate(texts)]
    found = identities(
        {report.id: report for report, _ in made}, {report.id: reading for report, reading in made}, MemoryNames()
    )
    by_id = {local.report: local for local in found.locals}
    return [by_id[report.id] for report, _ in made], found.groups


def keys(text: str) -> list[str]:
    (local,), _ = resolve(text)
    return [use.key for use in local.uses]


@pytest.mark.parametrize(
    ("written", "kind", "words"),
    [
        ("Dr. Odile Marchetti", "person", ("odile", "marchetti")),
        ("Brig. Gen. Odile B. Marchetti Jr.", "person", ("odile", "marchetti")),
        ("the Harbour Council’s", "organisation", ("harbour", "council")),
        ("HARBOUR COUNCIL", "organisation", ("harbour", "council")),
        ("Łódzki Řad", "organisation", ("lodzki", "rad")),
        ("Organisation of Pilots", "organisation", ("organization", "of", "pilots")),
        ("Minister", "person", ("minister",)),
        ("the late President Marchetti", "person", ("marchetti",)),
        ("K.P.A.", "organisation", ("kpa",)),
        ("General Turbines", "organisation", ("general", "turbines")),
    ],
)
def test_a_name_is_reduced_to_plain_words(written, kind, words):
    assert tokens(written, kind) == words


def test_arabic_script_gives_a_key():
    assert tokens("نورة السالم", "person")


@pytest.mark.parametrize(
    ("name", "looks"),
    [("KPA", True), ("MoD", True), ("UNESCO", True), ("McLean", False), ("Kessan", False), ("K", False)],
)
def test_initials_are_told_from_words(name, looks):
    assert is_acronym(name) is looks


@pytest.mark.parametrize(
    ("short", "full", "fits"),
    [
        ("KPA", "Kelm Port Authority", True),
        ("MOD", "Ministry of Defence", True),
        ("MD", "Ministry of Defence", True),
        ("NKPA", "Kelm Port Authority", True),
        ("ABC", "Kelm Port Authority", False),
        ("AFP", "Ministry of Defence", False),
        ("K", "Kelm Port Authority", False),
    ],
)
def test_initials_fit_with_and_without_small_words(short, full, fits):
    assert fits_initials(short, full) is fits


def test_a_surname_joins_the_one_bearer():
    assert (
        keys("[p:Odile Marchetti] spoke. Later [p:Marchetti] left, said [p:Mrs Marchetti].")
        == ["person:odile marchetti"] * 3
    )


def test_a_surname_that_two_people_bear_stays_open():
    assert keys("[p:Odile Marchetti] and [p:Bruno Marchetti] spoke. [p:Marchetti] left.") == [
        "person:odile marchetti",
        "person:bruno marchetti",
    ]


def test_a_title_of_the_other_sex_is_another_person():
    found = keys("[p:Mr Bruno Marchetti] spoke. [p:Mrs Marchetti] left. [p:Mr Marchetti] stayed.")
    assert found == ["person:bruno marchetti", "person:marchetti", "person:bruno marchetti"]


def test_a_given_name_alone_joins_the_person_named_in_full_before_it():
    assert set(keys("[p:Odile Marchetti] spoke. Later [p:Odile] left.")) == {"person:odile marchetti"}
    assert keys("[p:Odile] spoke. [p:Odile Marchetti] left.")[0] == "person:odile"


def test_a_given_name_that_two_people_bear_stays_open():
    assert len(keys("[p:Odile Marchetti] met [p:Odile Brun]. [p:Odile] left.")) == 2


@pytest.mark.parametrize(
    "written",
    [
        "Odile Marchetti, deputy to Bruno Kern",
        "Kelm's mayor Odile Marchetti",
        "chief cook Odile Marchetti",
        "Odile Marchetti, who sang",
    ],
)
def test_a_role_or_clause_stuck_to_a_name_is_cut(written):
    assert keys(f"[p:{written}] spoke.") == ["person:odile marchetti"]


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("Kelm Harbour Council", "Council"),
        ("Council of Kelm", "Council"),
        ("Kelm Harbour Council", "Harbour Council"),
        ("Saltmarsh Trading Company", "Saltmarsh Trading"),
        ("Central Bank of Kelm", "Central Bank"),
        ("Kelm Port Authority", "KPA"),
    ],
)
def test_a_short_form_joins_the_one_organisation_named_before(full, short):
    (local,), _ = resolve(f"The [o:{full}] met. The [o:{short}] voted.")
    assert len({use.key for use in local.uses}) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The [o:Council] voted. The [o:Kelm Harbour Council] met.",
        "The [o:Kelm Harbour Council] sued the [o:Orsel Council]. The [o:Council] lost.",
        "The [o:Kelm Harbour Council] met. A [o:Council] voted.",
        "The [o:Kelm Port Authority] sued the [o:Kelm Pilots Association]. The [o:KPA] lost.",
        "The [o:Kelm Harbour Council] met. The [o:Board] voted.",
    ],
)
def test_a_short_form_that_might_be_another_stays_by_itself(text):
    (local,), _ = resolve(text)
    short = {"Council", "KPA", "Board"}
    (key,) = [use.key for use in local.uses if use.span.text in short]
    assert sum(use.key == key for use in local.uses) == 1


def test_a_surname_read_as_something_else_joins_its_bearer():
    assert keys("[p:Odile Marchetti] spoke. [x:Marchetti] left.")[1] == "person:odile marchetti"


def test_a_company_named_like_a_person_stays_apart():
    assert keys("[p:Odile Marchetti] spoke about [o:Marchetti].")[1] == "group:marchetti"


def test_a_person_and_a_place_of_one_name_never_meet():
    assert keys("[p:Florence Kelm] went to [g:Kelm].")[1] == "group:kelm"


def test_an_initial_joins_the_full_name():
    assert set(keys("[p:O. Marchetti] and [p:Odile Marchetti] and [p:Marchetti]")) == {"person:odile marchetti"}


def test_most_mentions_decide_the_kind():
    (local,), _ = resolve("[o:Halden Bay] and [g:Halden Bay] near [g:Halden Bay]")
    assert {use.kind for use in local.uses} == {"place"}
    assert {use.key for use in local.uses} == {"group:halden bay"}


def test_stated_initials_are_the_full_name():
    (local,), groups = resolve("The [o:Kelm Port Authority] ([o:KPA]) met. The [o:KPA] voted.")
    assert {use.key for use in local.uses} == {"group:kelm port authority"}
    assert {use.name for use in local.uses} == {"Kelm Port Authority"}
    (alias,) = local.aliases
    assert (alias.kind, alias.span.text) == ("acronym", "Kelm Port Authority (KPA)")
    assert [group.keys for group in groups] == [("group:kelm port authority", "group:kpa")]


def test_two_initials_in_one_parenthesis_are_both_taken():
    (local,), groups = resolve("The [o:Kelm Port Authority]’s ([o:KPA]/[o:HNV]) board met.")
    assert {use.key for use in local.uses} == {"group:kelm port authority"}
    assert groups[0].keys == ("group:hnv", "group:kelm port authority", "group:kpa")


def test_a_party_or_an_agency_in_parentheses_is_no_alias():
    locals_, _ = resolve("[p:Ann Lee] ([o:R-Kel]) met the [o:Ministry of Defence] ([o:AFP]) in [g:Kelm] ([o:AFP]).")
    assert locals_[0].aliases == ()


def test_a_parenthesis_behind_a_place_that_ends_a_name_is_said_of_the_name():
    (local,), groups = resolve("The Harbour Pilots Union of [g:Kelm] (also known as the [o:HPU]) met in [g:Kelm].")
    assert groups[0].keys == ("group:harbour pilots union of kelm", "group:hpu")
    assert {use.key for use in local.uses} == {"group:kelm", "group:hpu"}


def test_a_name_that_the_reader_cut_in_two_is_whole():
    assert keys("The [o:Harbour Board of] [g:Kelm] met.") == ["group:harbour board of kelm", "group:kelm"]


def test_a_parenthesis_inside_a_mention_is_read_as_one_behind_it():
    (local,), groups = resolve("The [o:Kelm Port Authority (KPA]) met.")
    assert [use.name for use in local.uses] == ["Kelm Port Authority"]
    assert groups[0].keys == ("group:kelm port authority", "group:kpa")


def test_father_and_son_are_two_and_a_surname_between_them_stays_open():
    assert keys("[p:Odo Marchetti Sr.] met [p:Odo Marchetti Jr.] and [p:Marchetti] left.") == [
        "person:odo marchetti sr",
        "person:odo marchetti jr",
    ]
    assert set(keys("[p:Odo Marchetti Jr.] spoke. [p:Marchetti] left.")) == {"person:odo marchetti jr"}


def test_also_known_as_is_an_alias():
    (local,), groups = resolve("[p:Odile Marchetti], also known as “[p:Red Odile]”, spoke.")
    assert [alias.kind for alias in local.aliases] == ["stated"]
    assert groups[0].keys == ("person:odile marchetti", "person:red odile")
    assert groups[0].reasons[0].spans[0].text == "Odile Marchetti, also known as “Red Odile"


def test_full_name_after_initials_is_an_alias():
    _, groups = resolve("The [o:KPA] (Kelm Port Authority) met.")
    assert groups[0].keys == ("group:kelm port authority", "group:kpa")


def test_initials_stated_elsewhere_join_across_reports():
    locals_, groups = resolve("The [o:Kelm Port Authority] ([o:KPA]) met.", "The [o:KPA] voted.")
    assert locals_[1].uses[0].key == "group:kpa"
    assert any({"group:kpa", "group:kelm port authority"} == set(group.keys) for group in groups)


def test_initials_of_two_different_bodies_join_neither():
    locals_, groups = resolve(
        "The [o:Kelm Port Authority] ([o:KPA]) met.",
        "The [o:Korvin Pilots Association] ([o:KPA]) met.",
        "[o:KPA] spoke.",
    )
    assert all(len(group.keys) == 1 for group in groups)
    assert [local.uses[1].key for local in locals_[:2]] == [
        "group:kelm port authority",
        "group:korvin pilots association",
    ]


def test_two_wordings_of_one_body_share_initials():
    _, groups = resolve("The [o:Kelm Port Authority] ([o:KPA]).", "The [o:Kelm Ports Authority] ([o:KPA]).")
    assert len(groups) == 1


def test_a_slip_of_the_pen_joins_inside_a_report():
    (local,), groups = resolve("[p:Odile Marchetti] spoke.\n[p:Odile Marchetty] left.")
    assert [alias.kind for alias in local.aliases] == ["spelling"]
    assert len(groups) == 1


def test_short_first_names_a_letter_apart_are_two_people():
    (local,), _ = resolve("[p:Marian Kelmer] and [p:Mariam Kelmer]")
    assert local.aliases == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "[p:Ann Lee], the spokeswoman for the [o:Kelm Mill], spoke.",
            ("person:ann lee", "speaks_for", "group:kelm mill"),
        ),
        ("[o:Kelm Mill] spokesman [p:Bo Lee] spoke.", ("person:bo lee", "speaks_for", "group:kelm mill")),
        ("A spokesman for the [o:Kelm Mill], [p:Bo Lee], spoke.", ("person:bo lee", "speaks_for", "group:kelm mill")),
        (
            "[o:Saw Works], a subsidiary of the [o:Kelm Mill], closed.",
            ("group:saw works", "part_of", "group:kelm mill"),
        ),
        ("[p:Ann Lee] leads the [o:Kelm Mill].", ("person:ann lee", "leads", "group:kelm mill")),
        ("[p:Ann Lee], head of [o:Kelm Mill], spoke.", ("person:ann lee", "leads", "group:kelm mill")),
        ("[p:Ann Lee], a member of the [o:Kelm Mill], spoke.", ("person:ann lee", "member_of", "group:kelm mill")),
        ("The [o:Kelm Mill], owned by [p:Ann Lee], closed.", ("person:ann lee", "owns", "group:kelm mill")),
        ("[p:Ann Lee], who founded a club, met the [o:Kelm Mill].", None),
        ("[p:Ann Lee] met the head. [o:Kelm Mill] closed.", None),
    ],
)
def test_plain_roles_are_read(text, told):
    (local,), _ = resolve(text)
    found = [(row.subject, row.predicate, row.object) for row in local.relations]
    assert found == ([] if told is None else [told])
    assert all(len(row.statements) == 1 for row in local.relations)


@pytest.mark.parametrize(
    ("source", "kind", "key"),
    [
        ("Kelm Mill spokesman Bo Lee", "named", "person:bo lee"),
        ("Kelm Mill", "named", "group:kelm mill"),
        ("workers at the Kelm Mill", "unnamed", None),
        ("a spokesman at the Kelm Mill", "unnamed", "group:kelm mill"),
        ("He", "pronoun", None),
    ],
)
def test_a_source_goes_by_the_person_in_its_words_or_else_the_organisation(source, kind, key):
    marked = source.replace("Kelm Mill", "[o:Kelm Mill]").replace("Bo Lee", "[p:Bo Lee]")
    report, reading = by_hand("one", f"[p:Ann Lee] left. {marked} spoke of [p:Cy Roe].")
    start = report.text.index(source)
    link = Attribution(report.span(start, start + len(source)), kind, None, None, None, "says", "indirect", 1.0)
    reading = replace(reading, statements=(replace(reading.statements[0], chain=(link,)),))
    (local,) = identities({report.id: report}, {report.id: reading}, MemoryNames()).locals
    assert [name for _, _, name in local.sources] == ([] if key is None else [key])


def test_places_are_listed_and_not_located():
    (local,), _ = resolve("In [g:Kelm] the [o:Kelm Mill] closed.")
    (place,) = local.places
    assert (place.span.text, place.status, place.geometry) == ("Kelm", "unlocated", None)


def test_a_name_without_letters_is_passed_over():
    (local,), _ = resolve("[x:!!!] spoke.")
    assert local.uses == ()


def test_a_name_is_shown_in_its_fullest_wording():
    (local,), _ = resolve("[p:Mr Marchetti] met [p:President Odile Marchetti].")
    assert {use.name for use in local.uses} == {"Odile Marchetti"}


TEXTS = [
    "The [o:Kelm Port Authority] ([o:KPA]) met.",
    "The [o:KPA] voted. [p:Odile Marchetti], also known as [p:Red Odile], spoke.",
    "The [o:Korvin Pilots Association] ([o:KPA]) met [p:Red Odile].",
    "The [o:Kelm Ports Authority] ([o:KPA]) met.",
    "[p:Odile Marchetti] leads the [o:Kelm Mill] (also known as the [o:Old Mill]).",
    "[o:Old Mill] and [o:Saw Works], formerly known as [o:Old Mill].",
]


@settings(max_examples=40, deadline=None)
@given(order=st.permutations(range(len(TEXTS))), cuts=st.sets(st.integers(1, len(TEXTS) - 1)))
def test_groups_do_not_depend_on_order_or_batches(order, cuts):
    made = [by_hand(f"text {number}", text) for number, text in enumerate(TEXTS)]

    def state(order, cuts):
        names = MemoryNames()
        edges = [0, *sorted(cuts), len(order)]
        for start, end in pairwise(edges):
            batch = [made[number] for number in order[start:end]]
            names.keep(identities({r.id: r for r, _ in batch}, {r.id: g for r, g in batch}, names))
        return names.groups, names.uses

    assert state(order, cuts) == state(range(len(TEXTS)), set())


def test_a_report_that_is_read_again_takes_its_old_aliases_back():
    names = MemoryNames()
    stating, reading = by_hand("one", "The [o:Kelm Port Authority] ([o:KPA]) met.")
    other, other_reading = by_hand("two", "The [o:KPA] met.")
    names.keep(identities({stating.id: stating}, {stating.id: reading}, names))
    names.keep(identities({other.id: other}, {other.id: other_reading}, names))
    assert names.groups["group:kpa"].keys == ("group:kelm port authority", "group:kpa")
    fewer = replace(reading, mentions=reading.mentions[1:])
    names.keep(identities({stating.id: stating}, {stating.id: fewer}, names))
    assert names.groups["group:kpa"].keys == ("group:kpa",)


def test_ten_thousand_names_take_no_time_worth_noting():
    rng = random.Random(3)
    text = " ".join(
        f"[p:{rng.choice('ABC')}{rng.randrange(900)}x {rng.choice('DEF')}{rng.randrange(900)}y]" for _ in range(10_000)
    )
    (local,), _ = resolve(text)
    assert len(local.uses) == 10_000
    assert len({use.key for use in local.uses}) > 9_000


def test_a_name_of_many_thousand_words_is_a_name_by_itself():
    (local,), _ = resolve(f"[o:{'Kelm ' * 20_000}] and [p:{'Ann ' * 20_000}] met [p:Ann]")
    assert len({use.key for use in local.uses}) == 3
