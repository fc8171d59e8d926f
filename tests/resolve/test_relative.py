"""Places that a text gives by other places."""

import json

import pytest
from ground import ENTRIES, Ground, doubtful, told

from whence.resolve.relative.geometry import Shape
from whence.resolve.relative.meeting import holds, size_km2
from whence.resolve.relative.placing import relative
from whence.text.earth import moved

ORSEL, DRAVIK = (-30.0, 40.0), (-29.0, 40.0)


def read(marked, **uses):
    report, reading, sited = told(marked, **uses)
    return relative(report, reading, sited, atlas=Ground())


def only(marked, **uses):
    (place,) = read(marked, **uses)
    return place


def ground(place):
    return Shape(json.loads(place.geometry), place.uncertainty_m)


def given(place):
    return json.loads(place.parameters)


def test_near_a_town_is_a_disc_that_holds_the_town():
    place = only("A barn burned down near {Orsel} on Sunday.")
    assert (place.status, place.derivation, place.span.text) == ("relative", "near", "near Orsel")
    assert json.loads(place.geometry) == {"type": "Point", "coordinates": [-30.0, 40.0]}
    assert 10_000 <= place.uncertainty_m <= 30_000
    assert [anchor.name for anchor in place.anchors] == ["Orsel"]
    assert place.country == "PT"


def test_a_larger_town_has_a_wider_neighbourhood():
    assert only("It lies near {Orsel}.").uncertainty_m > only("It lies near {Quellmar}.").uncertainty_m


def test_kilometres_with_a_bearing_are_a_sector_beside_the_town():
    place = only("The pit lies 40 km north of {Orsel}.")
    assert place.derivation == "offset"
    assert given(place) == {"bearing": 0.0, "low_m": 40000.0, "high_m": 40000.0}
    assert holds(ground(place), moved(ORSEL, 0, 40_000))
    assert holds(ground(place), moved(ORSEL, 20, 37_000))
    assert not holds(ground(place), ORSEL)
    assert not holds(ground(place), moved(ORSEL, 180, 40_000))


@pytest.mark.parametrize(
    ("words", "bearing"),
    [("north-east", 45.0), ("northeast", 45.0), ("SW", 225.0), ("the west", 270.0), ("north-north-west", 337.5)],
)
def test_bearings_are_read_however_they_are_written(words, bearing):
    link = "to " if words.startswith("the") else ""
    assert given(only(f"The pit lies 12 miles {link}{words} of {{Orsel}}."))["bearing"] == bearing


def test_a_distance_without_bearing_is_a_ring_and_leaves_the_town_out():
    place = only("The pit lies about 30 kilometres from {Orsel}.")
    assert holds(ground(place), moved(ORSEL, 77, 30_000))
    assert not holds(ground(place), ORSEL)


def test_within_a_distance_is_all_of_the_disc():
    place = only("All farms within 10 km of {Orsel} were searched.")
    assert place.derivation == "within"
    assert holds(ground(place), ORSEL)
    assert holds(ground(place), moved(ORSEL, 200, 9_500))


def test_a_time_on_the_way_is_a_distance_with_more_doubt():
    place = only("The hut is an hour's drive from {Orsel}.")
    assert place.derivation == "travel"
    assert holds(ground(place), moved(ORSEL, 10, 60_000))
    assert size_km2(ground(place)) > size_km2(ground(only("The hut is 60 km from {Orsel}.")))


def test_between_two_towns_is_a_corridor():
    place = only("Tyres burned between {Orsel} and {Dravik}.")
    assert json.loads(place.geometry)["type"] == "LineString"
    assert holds(ground(place), (-29.5, 40.0))
    assert [anchor.name for anchor in place.anchors] == ["Orsel", "Dravik"]


def test_halfway_leaves_out_both_ends():
    place = only("The inn is halfway between {Orsel} and {Dravik}.")
    assert holds(ground(place), (-29.5, 40.0))
    assert not holds(ground(place), ORSEL)
    assert not holds(ground(place), DRAVIK)


def test_a_kilometre_of_a_road_counts_from_both_ends():
    place = only("The gate is at kilometre 15 of the {Orsel}-{Dravik} road.")
    assert given(place) == {"kilometre": 15.0, "counted_from": "both ends"}
    assert json.loads(place.geometry)["type"] == "MultiLineString"
    assert holds(ground(place), moved(ORSEL, 90, 14_000))
    assert holds(ground(place), moved(DRAVIK, 270, 14_000))
    assert not holds(ground(place), (-29.5, 40.0))


@pytest.mark.parametrize(
    "sentence",
    [
        "The gate is at kilometre 15 of the road from {Orsel} to {Dravik}.",
        "The gate is on the {Orsel}-{Dravik} road, 15 km from {Orsel}.",
        "The gate is 15 km along the {Dravik}-{Orsel} road from {Orsel}.",
    ],
)
def test_the_text_may_say_from_which_end_kilometres_count(sentence):
    place = only(sentence)
    assert given(place)["counted_from"] == "Orsel"
    assert holds(ground(place), moved(ORSEL, 90, 14_000))
    assert not holds(ground(place), moved(DRAVIK, 270, 14_000))


def test_more_kilometres_than_the_road_has_are_not_placed():
    place = only("The gate is at kilometre 400 of the {Orsel}-{Dravik} road.")
    assert (place.status, place.geometry, place.derivation) == ("unlocated", None, None)
    assert given(place)["rule"] == "road_km"
    assert [one.name for one in place.candidates] == ["Orsel", "Dravik"]


def test_a_border_runs_where_two_countries_meet():
    place = only("Sheep were driven over the border between {Portugal} and {Spain}.")
    assert place.derivation == "border"
    assert holds(ground(place), (-7.4, 37.2))
    assert not holds(ground(place), (-9.1, 38.7))


def test_a_side_of_a_country_is_cut_from_its_outline():
    place = only("Floods hit northern {Portugal}.")
    assert place.derivation == "part"
    assert holds(ground(place), (-8.0, 41.5))
    assert not holds(ground(place), (-8.0, 37.5))


def test_a_town_that_lies_in_the_south_of_its_country_is_not_the_south_of_the_town():
    assert [place.derivation for place in read("It burned near the southern town of {Orsel}.")] == ["near"]
    assert read("It burned in the southern town of {Orsel}.") == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "Talks between {Orsel} and {Dravik} broke down.",
        "The gap between {Orsel} and {Dravik} in wages grew.",
        "A trip of 40 km from {Orsel} to {Dravik} was made.",
        "They agreed outside {Portugal}.",
        "The mayor of {Orsel} was close to tears.",
        "Police stood outside the {Orsel} town hall.",
        "South {Orsel} won by two goals.",
        "It stood near {Orsel}'s old harbour.",
    ],
)
def test_words_that_give_no_ground_give_no_place(sentence):
    assert read(sentence) == ()


def test_a_government_is_not_near_anything():
    assert read("The firm is near {Orsel}.", Orsel="metonymic") == ()
    assert read("They were close to {Orsel} engineers.", Orsel="demonym") == ()


def test_a_number_of_sites_in_a_region_is_one_place_with_the_number():
    place = only("There are 22 such sites, eight of them near {Orsel}.")
    assert json.loads(place.geometry)["type"] == "Point"
    assert {name: given(place)[name] for name in ("count", "counted")} == {"count": 8, "counted": None}


def test_sites_counted_in_a_town_make_its_own_row_a_count():
    report, reading, sited = told("The map shows two workshops in {Orsel}.")
    (place,) = relative(report, reading, sited, atlas=Ground())
    assert place.id == sited[0].place.id
    assert place.derivation == "count_in"
    assert given(place)["counted"] == "workshops"


@pytest.mark.parametrize(
    "sentence",
    [
        "The blast killed 12 people in {Orsel}.",
        "In 2009 villages in {Orsel} had no water.",
        "Three officers in schools in {Orsel} left.",
        "One of the farms in {Orsel} burned.",
    ],
)
def test_people_years_and_single_things_are_no_number_of_sites(sentence):
    assert read(sentence) == ()


def test_an_unknown_base_stays_unlocated_with_what_holds_it_as_suggestion():
    place = only("They were trained at the Belgarn barracks in {Ostland}.")
    assert (place.span.text, place.status, place.geometry) == ("Belgarn barracks", "unlocated", None)
    assert (place.kind, [one.name for one in place.candidates]) == ("facility", ["Ostland"])


def test_a_base_that_a_gazetteer_holds_is_no_unknown_one():
    atlas = Ground({"x": ENTRIES["Orsel"].__class__("inv", "9", "Belgarn barracks", 41.0, -30.0, "facility")})
    report, reading, sited = told("They were trained at the Belgarn barracks in {Ostland}.")
    assert relative(report, reading, sited, atlas=atlas) == ()


def test_a_phrase_by_an_unknown_place_is_told_and_not_placed():
    place = only("The ditch runs 20 km north of {Qormesh}.")
    assert (place.status, place.geometry, place.span.text) == ("unlocated", None, "20 km north of Qormesh")
    assert given(place)["rule"] == "offset"


def test_an_unknown_village_is_placed_by_what_is_said_of_it():
    place = only("He came from {Qormesh}, 20 km north of {Orsel}.")
    assert place.status == "relative"
    assert (place.span.text, place.name) == ("Qormesh, 20 km north of Orsel", "Qormesh")


def test_of_two_phrases_on_one_place_the_tighter_holds_and_both_are_named():
    place = only("The shaft is 95 km north of {Orsel}, near {Quellmar}.")
    assert place.derivation == "near"
    assert given(place)["also"]["rule"] == "offset"
    assert [anchor.name for anchor in place.anchors] == ["Orsel", "Quellmar"]


def test_two_phrases_that_do_not_meet_stay_two():
    assert len(read("The shaft is 20 km south of {Orsel}, near {Quellmar}.")) == 2


def test_the_city_is_the_one_named_before():
    place = only("Crowds left {Orsel} at noon.\nThe pit lies 40 km north of the city.")
    assert [anchor.name for anchor in place.anchors] == ["Orsel"]
    assert place.confidence < only("The pit lies 40 km north of {Orsel}.").confidence


def test_near_settles_a_name_that_a_town_and_its_province_share():
    report, reading, sited = told("A barn burned down near {Orsel}.")
    (place,) = relative(report, reading, [doubtful(sited[0], ("Ostland", 0.6), ("Orsel", 0.4))], atlas=Ground())
    assert (place.status, place.anchors[0].name) == ("relative", "Orsel")
    assert place.confidence <= 0.75
    unsettled = [doubtful(sited[0], ("Quellmar", 0.6), ("Orsel", 0.4))]
    (place,) = relative(report, reading, unsettled, atlas=Ground())
    assert (place.status, place.geometry) == ("ambiguous", None)


def test_the_order_in_which_places_come_does_not_matter():
    report, reading, sited = told("It is 20 km north of {Orsel}, between {Dravik} and {Quellmar}, near {Orsel}.")
    one = relative(report, reading, sited, atlas=Ground())
    assert one == relative(report, reading, sited[::-1], atlas=Ground())
    assert one


def test_marks_of_a_text_are_not_taken_for_ours():
    assert read("It lies 20 km north of \U000f0000, near \U00100000 and {Dravik} too.") == ()
    place = only("\U000f0000\U00108000 It lies near {Orsel}.")
    assert place.span.text == "near Orsel"


def test_a_sentence_of_nothing_but_names_and_numbers_ends():
    report, reading, sited = told("near {Orsel}, 20 km of the of the of the town of " * 5_000)
    assert len(relative(report, reading, sited, atlas=Ground())) <= 300


def test_offsets_hold_in_every_script():
    place = only("القرية — 20 km north of {Orsel} — 𝒱ille.")
    assert place.span.text == "20 km north of Orsel"
