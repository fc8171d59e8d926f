"""What speaks for and against two statements going back to one origin."""

from __future__ import annotations

import pytest
from memory_shelf import Credit, Derivation, Overlap, chain, dated, figure, says

from whence.model.identities import Relation
from whence.weigh.background import Background
from whence.weigh.claims.gist import gist
from whence.weigh.interest.parties import parties
from whence.weigh.roots import heard
from whence.weigh.voices.counting import certain
from whence.weigh.voices.evidence import evidence

CRATES = "40 crates were lost on the Orlan quay"
MINISTRY = chain(("the Ministry of Ports", "group:ministry of ports", "named", "says"))
PORTS = chain(("the ports ministry", None, "collective", "says"))
WAR = chain(("the Ministry of War", "group:ministry of war", "named", "says"))
CLINIC = chain(("the director of the only hospital in Orlan", None, "unnamed", "says"))
TOLK = chain(("Ines Tolk, a dockers' leader", "person:ines tolk", "named", "says"))
SALL = chain(("Jon Sall, a dockers' leader", "person:jon sall", "named", "says"))
POLICE = chain(("police", None, "collective", "says"))
UNION = chain(("the union's secretary", None, "unnamed", "says"))
OFFICIALS = chain(("local officials", None, "collective", "says"))


def lost(report, content=CRATES, **kinds):
    said = says(report, content, **kinds)
    return heard(said, gist(said))


def levels(a, b, kind, known=None):
    return [one.level for one in evidence(a, b, known or Background()) if one.kind == kind]


def counted(report, raw):
    said = says(
        report,
        text := f"{raw} crates were lost on the Orlan quay",
        figures=[figure(report, text, raw, counted="crates")],
    )
    return heard(said, gist(said))


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        ("412", "4,120", "values.slip"),
        ("250", "2,500", "values.slip"),
        ("412", "413", "values.differ"),
        ("3", "30", "values.differ"),  # one digit proves nothing
        ("412", "412", "values.odd"),
        ("40", "40", "values.round"),
    ],
)
def test_a_lost_zero_is_a_slip_and_no_other_count(one, other, level):
    found = evidence(counted("a", one), counted("b", other), Background())
    assert [each.level for each in found if each.kind == "values"] == [level]


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        ({"by": MINISTRY}, {"by": PORTS}, "citation.body"),
        ({"by": MINISTRY}, {"by": WAR}, "citation.others"),
        ({"by": CLINIC}, {"outlet": "Orlan Harbour Hospital"}, "citation.body"),
        ({"by": CLINIC}, {"outlet": "Hospital Weekly"}, "citation.dropped"),  # a paper on hospitals is none
        ({"by": TOLK}, {"by": SALL}, "citation.others"),  # two people of one office are two
        ({"by": OFFICIALS}, {"by": OFFICIALS}, "citation.unnamed"),
        ({"by": TOLK}, {"by": OFFICIALS}, "citation.one"),
        ({"by": POLICE}, {"by": UNION}, "citation.others"),
        ({"by": POLICE}, {"by": OFFICIALS}, "citation.unnamed"),
    ],
)
def test_sources_that_are_worded_differently_may_be_one_body(one, other, level):
    assert levels(lost("a", **one), lost("b", **other), "citation") == [level]


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        ("the government", "the Ministry of Ports", "citation.body"),
        ("the government of Vellmark", "the army", "citation.body"),
        ("the government of Vellmark", "the Ministry of Ports of Sorrin", "citation.others"),
        ("the Ministry of Ports", "the army", "citation.others"),  # nobody says that they are of one state
    ],
)
def test_a_government_and_its_ministry_may_be_one_state(one, other, level):
    sources = [chain((words, f"group:{words.casefold()}", "named", "says")) for words in (one, other)]
    assert levels(*(lost(at, by=by) for at, by in zip("ab", sources, strict=True)), "citation") == [level]


def test_who_rests_on_the_word_of_an_agency_has_what_the_agency_sent_to_another():
    agency = chain(("NorthPress", "group:northpress", "outlet", "says"))
    credit = Credit("c", "b", None, "agency", "NorthPress", None, "origin-n")
    known = Background(credits={"b": [credit]})
    assert levels(lost("a", by=agency), lost("b", outlet="Post"), "citation", known) == ["citation.outside"]
    assert levels(lost("a", by=TOLK), lost("b", outlet="Post"), "citation", known) == ["citation.dropped"]


def test_a_spokesman_is_known_by_the_body_that_his_own_report_ties_him_to():
    speaker = chain(("Colonel Orm Hask", "person:orm hask", "named", "says"))
    one, other = lost("a", by=speaker), lost("b", by=PORTS)
    tie = Relation("r", "person:orm hask", "speaks_for", "group:ministry of ports", None, None, (one.id,))
    assert levels(one, other, "citation", Background(relations={("a", "person:orm hask"): [tie]})) == ["citation.body"]
    assert levels(one, other, "citation", Background(relations={("b", "person:orm hask"): [tie]})) == ["citation.one"]


@pytest.mark.parametrize(
    ("bare", "told", "level"),
    [
        ("2031-05-12", "2031-05-11", "citation.dropped"),
        (None, "2031-05-11", "citation.dropped"),
        ("2031-05-10", "2031-05-11", "citation.one"),
    ],
)
def test_who_tells_it_later_without_a_source_may_have_dropped_it(bare, told, level):
    assert levels(lost("a", day=bare, outlet="Post"), lost("b", day=told, by=TOLK), "citation") == [level]


def test_an_author_who_was_there_dropped_no_source():
    own = lost("a", "I saw 40 crates that were lost on the Orlan quay", day="2031-05-12", outlet="A Blog")
    assert levels(own, lost("b", day="2031-05-11", by=TOLK), "citation") == ["citation.one"]


def test_two_figures_that_agree_are_more_than_one():
    text = "40 crates and 12 carts were lost on the Orlan quay"
    both = [figure("x", text, raw, counted=thing) for raw, thing in (("40", "crates"), ("12", "carts"))]
    one, other = lost("a", text, figures=both), lost("b", text, figures=both)
    assert "values.more" in levels(one, other, "values")
    assert "values.more" not in levels(one, counted("b", "40"), "values")


@pytest.mark.parametrize(
    ("mine", "yours", "level"),
    [
        ("late on Sunday", "late on Sunday", ["time.told"]),
        ("late on Sunday", "early on Monday", ["time.apart"]),
        ("early on Sunday", "late on Sunday", ["time.apart"]),
        ("11 May", "the eleventh of May", []),  # one day
        ("on Sunday", "11 May", []),
        ("Sunday", "Sunday", []),  # every report of the day has it
        ("Sunday", "late on Sunday", []),
        ("late on Sunday", None, ["time.one"]),
        (None, None, []),
    ],
)
def test_when_it_was_is_compared_by_words(mine, yours, level):
    made = []
    for report, words in (("a", mine), ("b", yours)):
        text = CRATES if words is None else f"{CRATES} {words}"
        day = "2031-05-12" if "Monday" in text else "2031-05-11"
        moments = [] if words is None else [dated(report, text, words, earliest=day)]
        made.append(lost(report, text, moments=moments))
    assert levels(*made, "time") == level


def test_reports_that_took_from_one_other_report_are_kin():
    rows = {one: [Derivation(one, one, "parent", "o", 0.8, "copy", ())] for one in "ab"}
    assert "lineage.kin" in levels(lost("a"), lost("b"), "lineage", Background(derivations=rows))
    rows["b"] = [Derivation("b", "b", "parent", "o", 0.4, "copy", ())]
    assert "lineage.kin" not in levels(lost("a"), lost("b"), "lineage", Background(derivations=rows))


@pytest.mark.parametrize(("common", "amount"), [(0.0, 1.0), (0.25, 0.5), (0.5, None)])
def test_no_way_found_says_less_the_more_text_is_shared(common, amount):
    known = Background(overlaps={("a", "b"): Overlap("o", "a", "b", (), common, 0.0)})
    found = [one.amount for one in evidence(lost("a"), lost("b"), known) if one.level == "lineage.none"]
    assert found == ([] if amount is None else [amount])


def test_what_an_outlet_says_is_what_its_owner_says():
    listed = parties("outlet,owner\nVoice of the Quay,Dockers' Front\n")
    front = chain(("the Dockers' Front", "group:dockers front", "named", "says"))
    side = [lost("a", outlet="Voice of the Quay"), lost("b", by=front, outlet="Post")]
    assert len(certain(side, Background(parties=listed))) == 1
    assert len(certain(side, Background())) == 2


def test_a_pronoun_that_nobody_resolved_speaks_neither_for_nor_against():
    it = chain(("It", None, "pronoun", "says"))
    assert levels(lost("a", by=it), lost("b", by=TOLK), "citation") == []
