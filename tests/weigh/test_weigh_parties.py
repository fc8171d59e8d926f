"""Who is party to what it says: lists of the user, adversaries, records."""

from __future__ import annotations

import pytest
from memory_shelf import chain, says

from whence.weigh.background import Background
from whence.weigh.claims.gist import gist
from whence.weigh.interest.adversaries import adversary
from whence.weigh.interest.marking import interest
from whence.weigh.interest.parties import parties
from whence.weigh.roots import heard, house_of
from whence.weigh.sources.reliability import reliability

LIST = "outlet,family,owner,party to\nTarn Post,Tarn Group,Orlan Mill Ltd,harbour suit; the Silk Fund\nThe Gull,,,\n"


def told(text, by=(), outlet=None, names=()):
    said = says("a", text, by=by, outlet=outlet, names=names)
    return heard(said, gist(said))


def test_an_outlet_is_party_to_what_its_owner_is_said_to_do():
    one = told("the Orlan Mill paid every fine in time", outlet="Tarn Post", names=["group:orlan mill ltd"])
    shown = interest(one, Background(parties=parties(LIST)))
    assert shown is not None
    assert "owned by Orlan Mill Ltd" in shown.detail


def test_an_outlet_is_party_to_the_matter_it_is_listed_for():
    one = told("Counsel in the harbour suit withdrew", outlet="The Tarn Post")
    shown = interest(one, Background(parties=parties(LIST)))
    assert shown is not None
    assert "party to harbour suit" in shown.detail
    assert interest(told("The bridge was shut", outlet="Tarn Post"), Background(parties=parties(LIST))) is None


def test_a_row_that_cannot_be_used_is_told_and_the_others_count():
    read = parties("Outlet;\n")
    assert read.troubles == ("sources.csv has no column “outlet” in its first row.",)
    read = parties("outlet,owner\n,Somebody\nThe Gull,X\nGull,Y\n\n")
    assert [one.owner for one in read.rows.values()] == ["X"]
    assert len(read.troubles) == 2


@pytest.mark.parametrize("text", ["", "\0\0", '"', "outlet\n" + "x" * 300, "\ufeffoutlet\nA\n", "outlet\n" + '"' * 99])
def test_no_file_stops_a_build(text):
    assert parties(text).stake("Nobody", "", ()) is None


def test_a_critic_of_its_subject_is_an_adversary():
    critic = chain(("Ann Orr, a long-time critic of Orlan Mill", "person:ann orr", "named", "says"))
    assert adversary(told("Orlan Mill had hidden the leak", by=critic)) is not None
    assert adversary(told("the ferry sank", by=critic)) is None


def test_the_opposition_on_the_government_is_an_adversary_and_on_the_weather_is_not():
    rebels = chain(("the exiled opposition group Free Tarn", "group:free tarn", "named", "says"))
    assert adversary(told("the government had shot ten men", by=rebels)) is not None
    assert adversary(told("the storm had killed ten men", by=rebels)) is None


def test_nine_resolved_claims_are_no_record_and_ten_are():
    assert reliability(9, 9)[0] == "F"
    assert reliability(10, 10)[0] == "A"


def test_ten_of_ten_weigh_less_than_fifty_of_fifty_and_more_than_half():
    assert reliability(10, 10)[1].weight < reliability(50, 50)[1].weight
    assert [reliability(upheld, 20)[0] for upheld in (20, 17, 13, 9, 2)] == ["A", "B", "C", "D", "E"]


def test_outlets_of_one_family_are_named_as_such():
    members = []
    for outlet in ("Wire", "Post"):
        said = says(outlet, "The mill at Orlan burned down at dawn", outlet=outlet)
        members.append(heard(said, gist(said), "North Press"))
    assert members[0].house == members[1].house
    assert house_of(members) == "Wire and Post, which are one family"
    assert house_of(members[:1]) == "Wire"
