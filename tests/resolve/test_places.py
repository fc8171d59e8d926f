"""Which place a report means, in invented sentences about towns that exist."""

from __future__ import annotations

import json

import pytest
from reading_by_hand import by_hand

from whence.resolve.gazetteer.atlas import Atlas, shipped
from whence.resolve.gazetteer.columns import Site, packed
from whence.resolve.gazetteer.entries import Gazetteer
from whence.resolve.places.neighbours import neighbours
from whence.resolve.places.placing import places, sited
from whence.resolve.places.ranking import FEATURES, shipped_weights
from whence.resolve.places.spots import spots
from whence.resolve.places.tokens import tokens


@pytest.fixture(scope="module")
def atlas():
    return Atlas([shipped()])


def read(text, atlas):
    report, reading = by_hand("r", text)
    return [(one.place.span.text, one) for one in sited(report, reading, atlas)]


def first(one, atlas):
    """What a row answers, or would if it were surer."""
    if one.entry is not None:
        return one.entry
    best = one.place.candidates[0]
    return atlas.entry(best.gazetteer, best.gazetteer_id)


def answers(text, atlas):
    return {name: first(one, atlas) for name, one in read(text, atlas) if one.entry or one.place.candidates}


def test_a_region_behind_a_town_says_which_town(atlas):
    found = answers(
        "The plant in [g:Springfield], [g:Illinois], was shut. Workers left [g:Springfield] on Monday.", atlas
    )
    assert (found["Springfield"].region, found["Springfield"].kind) == ("Illinois", "town")
    found = answers("The plant in [g:Springfield], [g:Missouri], was shut.", atlas)
    assert found["Springfield"].region == "Missouri"


def test_the_short_form_of_a_state_is_that_state(atlas):
    found = answers("A fire broke out in [g:Athens], Ga., and a second one in Marietta, Ga.", atlas)
    assert found["Athens"].region == "Georgia"
    assert found["Ga"].id == "US.GA"


def test_the_rest_of_a_report_says_which_town(atlas):
    greek = "In [g:Athens] the port was closed. Ferries to [g:Piraeus], [g:Patras] and [g:Thessaloniki] in [g:Greece] stopped."
    assert answers(greek, atlas)["Athens"].country == "GR"


def test_a_capital_is_its_country_of_the_larger_sense(atlas):
    found = answers("The minister flew from [g:Paris] to [g:London] and on to [g:Berlin].", atlas)
    assert {name: entry.country for name, entry in found.items()} == {"Paris": "FR", "London": "GB", "Berlin": "DE"}


def test_a_country_is_an_area_and_never_a_bare_point(atlas):
    (_, one), *_ = read("The drought in [g:Kenya] lasted a year.", atlas)
    assert (one.place.status, one.place.kind, one.place.country) == ("region", "country", "KE")
    assert json.loads(one.place.geometry)["type"] in {"Polygon", "MultiPolygon"}


def test_an_area_across_the_antimeridian_is_cut_in_two(atlas):
    (_, one), *_ = read("The storm reached [g:Fiji] on Monday.", atlas)
    pieces = json.loads(one.place.geometry)["coordinates"]
    longitudes = [x for polygon in pieces for x, _ in polygon[0]]
    assert max(longitudes) <= 180
    assert min(longitudes) >= -180


def test_an_unsure_name_keeps_its_candidates_and_no_point(atlas):
    rows = [one.place for name, one in read("He was last seen in [g:Springfield].", atlas) if name == "Springfield"]
    assert [one.status for one in rows] == ["ambiguous"]
    assert rows[0].geometry is None
    assert len(rows[0].candidates) > 2
    assert sum(one.probability for one in rows[0].candidates) <= 1.001


def test_an_unknown_place_is_never_placed(atlas):
    rows = [one.place for _, one in read("Trucks were parked at [g:Quorvemby Sidings].", atlas)]
    assert [one.status for one in rows] == ["unlocated"]
    assert (rows[0].geometry, rows[0].gazetteer) == (None, None)


def test_a_misspelt_town_is_suggested_and_not_placed(atlas):
    rows = [one.place for _, one in read("Trucks were parked in [g:Kermanshhah].", atlas)]
    assert rows[0].status == "unlocated"
    assert "Kermanshah" in {one.name for one in rows[0].candidates}


def test_the_case_gazetteer_wins_over_a_capital(atlas):
    own = Gazetteer(packed([Site("p1", "Paris", 1.0, 2.0, "facility", radius_m=300)], {"name": "case"}))
    (_, one), *_ = read("Trucks were parked in [g:Paris].", Atlas([own, *atlas.gazetteers]))
    assert (one.place.status, one.place.gazetteer, one.place.uncertainty_m) == ("located", "case", 300)


def test_a_surname_is_no_town(atlas):
    text = "[p:Amy Houston] led the review. [p:Houston] told the board that Houston would resign, she said."
    assert [name for name, _ in read(text, atlas)] == []


def test_a_town_that_the_reader_missed_is_found(atlas):
    assert "Nairobi" in dict(read("Buses from Nairobi to [g:Mombasa] were stopped in [g:Kenya].", atlas))


def test_a_part_of_a_river_is_no_town(atlas):
    assert "Neckar" not in dict(read("The flood on the [g:Ohio River] receded.", atlas))
    assert "Ohio" not in dict(read("The flood on the [g:Ohio River] receded.", atlas))


@pytest.mark.parametrize(
    ("text", "name", "use"),
    [
        ("Soldiers were seen in [g:Kenya].", "Kenya", "literal"),
        ("The road to [g:Nairobi] is closed.", "Nairobi", "literal"),
        ("[g:Kenya] denied the report.", "Kenya", "metonymic"),
        ("[g:Kenya]'s government fell.", "Kenya", "metonymic"),
        ("Talks with [g:Kenya] began.", "Kenya", "metonymic"),
        ("Relations between [g:Uganda] and [g:Kenya] are cold.", "Kenya", "metonymic"),
        ("The [g:Kenya]-backed force withdrew.", "Kenya", "metonymic"),
        ("A [x:Kenyan] engineer was hired.", "Kenyan", "demonym"),
    ],
)
def test_a_name_is_told_apart_by_how_it_is_used(text, name, use, atlas):
    assert [one.place.use for found, one in read(text, atlas) if found == name] == [use]


def test_rows_come_in_reading_order_with_ids_of_their_own(atlas):
    report, reading = by_hand("r", "From [g:Paris] to [g:Lyon], then back to [g:Paris] in [g:France].")
    rows = places(report, reading, atlas)
    assert [one.span for one in rows] == sorted(one.span for one in rows)
    assert len({one.id for one in rows}) == len(rows)


def test_what_a_report_gives_does_not_depend_on_other_runs(atlas):
    report, reading = by_hand("r", "In [g:Athens], [g:Ohio], and [g:Springfield]. Near [g:Dover] and [g:Columbus].")
    assert places(report, reading, atlas) == places(report, reading, atlas)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\u202e\u200f[g:Paris]\u202c",
        "Dover " * 3000,
        "A." * 20_000,
        "[g:" + "Paris-" * 3000 + "]",
        "St. " * 10_000,
        " ".join(f"Dover{number}" for number in range(5_000)),
        "\0[g:Paris]\ud800 [g:\ud800]",
        "巴黎" * 3000,
        "تهران و کرج",
    ],
    ids=range(10),
)
def test_odd_text_gives_rows_or_none_and_no_error(text, atlas):
    report, reading = by_hand("r", text)
    for one in places(report, reading, atlas):
        assert report.text[one.span.start : one.span.end] == one.span.text


def test_neighbours_are_one_letter_away_and_carry_no_probability(atlas):
    found = neighbours("Nairobbi", atlas)
    assert "Nairobi" in {one.name for one in found}
    assert {one.probability for one in found} == {0.0}
    assert neighbours("Xy", atlas) == ()


def test_every_feature_has_a_weight():
    assert len(shipped_weights()) == len(FEATURES)


def found_keys(text, atlas):
    return [text[one.start : one.end] for one in spots(text, tokens(text), (), atlas=atlas)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("in St. Louis and Rio de Janeiro", ["St. Louis", "Rio de Janeiro"]),
        ("in New\nYork today", ["New\nYork"]),
        ("the Brno-Olomouc road", ["Brno", "Olomouc"]),
        ("in Ann Arbor, MI, today", ["Ann Arbor", "MI"]),
        ("he said MI was wrong", []),
        ("from Calif. to Fla. by bus", ["Calif", "Fla"]),
        ("the ill. man", []),
        ("from U.S. troops; give us bread", ["U.S."]),
        ("در تهران", ["تهران"]),
    ],
)
def test_stretches_that_a_gazetteer_knows_are_found(text, names, atlas):
    assert found_keys(text, atlas) == names


def test_a_part_of_an_unknown_prison_is_a_suggestion_and_no_place(atlas):
    (name, one), *_ = read("Guards at [g:Nairobi Prison] went home.", atlas)
    assert (name, one.place.status, one.entry) == ("Nairobi Prison", "unlocated", None)
    assert "Nairobi" in {each.name for each in one.place.candidates}


def test_the_counties_of_a_list_are_counties(atlas):
    text = "Votes in [g:Benton], [g:Lane] and [g:Linn] counties in [g:Oregon] were counted."
    kinds = {name: entry.kind for name, entry in answers(text, atlas).items()}
    assert kinds == {"Benton": "district", "Lane": "district", "Linn": "district", "Oregon": "region"}


def test_the_republic_of_a_country_is_the_country(atlas):
    found = answers("The [g:Republic of Estonia] closed its ports.", atlas)
    assert {(entry.kind, entry.country) for entry in found.values()} == {("country", "EE")}


def test_a_place_of_an_imported_geonames_table_and_of_the_shipped_one_is_one_place(atlas):
    town = next(entry for entry in atlas.find("Mombasa") if entry.kind == "town")
    table = Gazetteer(packed([Site(town.id, "Mombasa", town.lat, town.lon, "town")], {"name": "ke", "ids": "geonames"}))
    (_, one), *_ = read("Buses left [g:Mombasa] in [g:Kenya].", Atlas([table, *atlas.gazetteers]))
    assert [each.gazetteer for each in one.place.candidates if each.gazetteer_id == town.id] == ["geonames"]


def test_a_surname_that_no_gazetteer_holds_is_no_unknown_place(atlas):
    rows = read("[p:Amy Rose Quorvemb] left. The era of [g:Quorvemb] ended.", atlas)
    assert [name for name, _ in rows if name == "Quorvemb"] == []


@pytest.mark.parametrize(
    "text",
    [
        "Envoys said that [g:Kenya]'s swift and angry response was no surprise, and [g:Kenya]'s parliament met.",
        "[g:Kenya] and [g:Uganda] agreed on Monday to meet.",
    ],
)
def test_a_country_that_acts_is_those_who_govern_it(atlas, text):
    assert {one.place.use for name, one in read(text, atlas) if name == "Kenya"} == {"metonymic"}
