"""When a claim changed hands on its way, and when it only looks so."""

from __future__ import annotations

import pytest
from memory_shelf import Derivation, Memory, chain, figure, says

TEXT = "340 bales of flax were left to rot in the sheds of Orlan"
WORKERS = chain(("the weavers' committee", None, "collective", "says", "said"))
UNION = chain(("the Millers' Union", "group:millers union", "named", "says", "said"))
MAYOR = chain(("Mayor Ines Tolk", "person:ines tolk", "named", "says", "said"))


def bales(report, text=TEXT, raw="340", *, counted="bales", quantifier="exactly", low=None, high=None, **kinds):
    number = figure(report, text, raw, counted=counted, quantifier=quantifier, low=low, high=high)
    return says(report, text, figures=[number], **kinds)


def told(start, echo):
    """The drifts between a report of 11 May and one of the same day that was taken from it."""
    memory = Memory(all_derivations=[Derivation("d", "b", "a", "o", 0.95, "copy", ())])
    memory.weigh([start, echo])
    return {one.kind: one for one in memory.claim_of(start).drifts}


def first(text=TEXT, by=WORKERS, **kinds):
    return bales("a", text, by=by, outlet="Wire", day="2031-05-11", **kinds)


def second(text=TEXT, by=(), outlet="Post", **kinds):
    return bales("b", text, by=by, outlet=outlet, day="2031-05-11", **kinds)


def test_a_body_without_a_name_is_missed_when_it_is_left_out():
    assert told(first(), second())["speaker"].from_value == "the weavers' committee"


def test_nobody_in_particular_is_not_missed():
    officials = chain(("officials", None, "unnamed", "says", "said"))
    assert "speaker" not in told(first(by=officials), second())


def test_the_words_of_one_body_given_to_another_moved():
    ministry = chain(("the ministry of farming", None, "collective", "says", "said"))
    assert told(first(), second(by=ministry))["speaker"].to_value == "the ministry of farming"
    assert "speaker" not in told(first(), second(by=chain(("a committee of weavers", None, "collective", "says"))))


def test_a_sentence_that_names_the_speaker_has_not_lost_him():
    echo = second("340 bales of flax, Tolk found, were left to rot in the sheds of Orlan")
    assert "speaker" not in told(first(by=MAYOR), echo)
    assert "speaker" in told(first(by=MAYOR), second())


def test_a_sentence_in_the_first_person_is_no_outlets_own_voice():
    text = "We saw 340 bales of flax left to rot in our sheds of Orlan"
    assert "speaker" not in told(first(text), second(text))


def test_who_a_pronoun_stands_for_is_too_open_to_have_moved():
    he = chain(("he", "person:jon sall", "pronoun", "says", "said"))
    assert "speaker" not in told(first(by=MAYOR), second(by=he))


def test_a_fair_credit_moves_nothing():
    wire = chain(("Wire", None, "outlet", "says", "reported"))
    assert "speaker" not in told(first(by=MAYOR), second(by=wire))


def test_what_an_outlet_changes_in_its_own_reports_is_no_drift():
    assert told(first(by=MAYOR), second(outlet="Wire")) == {}


def test_an_own_sentence_that_only_touches_on_what_was_said_takes_nothing_from_the_speaker():
    long = (
        "the guild and not the mill or its owners was to blame for the strike, for the empty sheds of Orlan, for the "
        "quarrel over pay and for every crown that was lost in the spring"
    )
    start = says("a", long, by=MAYOR, outlet="Wire", day="2031-05-11")
    echo = says("b", "The quarrel over pay emptied the sheds of Orlan in the spring", outlet="Post", day="2031-05-11")
    memory = Memory(all_derivations=[Derivation("d", "b", "a", "o", 0.95, "copy", ())])
    memory.weigh([start, echo])
    assert [one.kind for one in memory.claim_of(start).drifts] == []


def test_a_lower_bound_that_was_raised_is_another_figure():
    few = first("At least 12 bales of flax were left to rot in the sheds of Orlan", raw="12", quantifier="over", low=12)
    many = "At least 120 bales of flax were left to rot in the sheds of Orlan"
    assert told(few, second(many, raw="120", quantifier="over", low=120, by=WORKERS))["figure"].to_value == "120"
    rounded = "At least 13 bales of flax were left to rot in the sheds of Orlan"
    assert "figure" not in told(few, second(rounded, raw="13", quantifier="over", low=13, by=WORKERS))


def test_families_that_become_people_are_counted_otherwise():
    homeless = "5,400 families lost their homes when the sheds of Orlan burned"
    start = first(homeless, raw="5,400", counted="families")
    echo = second(homeless.replace("families", "people"), raw="5,400", counted="people", by=WORKERS)
    assert told(start, echo)["counted"].to_value == "5,400 people"


def test_whose_enemy_somebody_is_depends_on_who_speaks():
    text = "40 enemy soldiers were taken at the sheds of Orlan"
    start = first(text, raw="40", counted="enemy soldiers")
    echo = second(text.replace("enemy", "government"), raw="40", counted="government soldiers", by=WORKERS)
    assert "counted" not in told(start, echo)


def test_a_place_named_instead_of_another_changed_whichever_place_of_the_name_it_is():
    lublin = "340 bales of flax were left to rot in a weaving shed in Lublin over the winter"
    echo = second(lublin.replace("Lublin", "Bergamo"), by=WORKERS)
    assert (told(first(lublin), echo)["place"].from_value, told(first(lublin), echo)["place"].to_value) == (
        "Lublin",
        "Bergamo",
    )


@pytest.mark.parametrize("other", ["Lublyn", "May", "Lublin Old Town"])
def test_another_spelling_a_month_or_a_quarter_of_the_town_is_no_other_place(other):
    lublin = "340 bales of flax were left to rot in a weaving shed in Lublin over the winter"
    assert "place" not in told(first(lublin), second(lublin.replace("Lublin", other), by=WORKERS))


def test_a_plan_of_another_deed_is_not_this_deed_done():
    plan = "340 bales of flax will be counted before they rot in the sheds of Orlan"
    assert "stance" not in told(first(plan), second(by=WORKERS))


def test_the_word_of_the_innermost_source_tells_how_sure_it_is():
    alleged = chain(("the weavers' committee", None, "collective", "says", "alleged"))
    proved = chain(
        ("the Tarn Post", None, "outlet", "says", "wrote"),
        ("the weavers' committee", None, "collective", "says", "proved"),
    )
    assert told(first(by=alleged), second(by=proved))["stance"].to_value == "proved"


def test_a_reach_that_grew_out_of_a_local_one_is_named():
    start = first("340 bales of flax in the delta were left to rot")
    echo = second("340 bales of flax across the country were left to rot", by=WORKERS)
    assert told(start, echo)["scope"].from_value == "in the delta"


def test_the_own_report_of_a_body_that_was_cited_keeps_its_word():
    start = first(by=chain(("the Lantern Institute", "group:lantern institute", "named", "says", "said")))
    assert "speaker" not in told(start, second(outlet="Lantern Institute"))
    assert "speaker" in told(start, second(outlet="Post"))


def test_what_a_source_tells_of_its_own_deed_is_not_lost_when_others_tell_it():
    start = first("She counted 340 bales of flax in the sheds of Orlan", by=MAYOR)
    assert "speaker" not in told(start, second("The mayor counted 340 bales of flax in the sheds of Orlan"))


def test_what_happened_before_is_not_what_the_figure_is_of():
    start = first(
        "The number of the dead at Orlan rose to 31 after five died of their wounds", raw="31", counted="dead"
    )
    echo = second("31 dead are counted at Orlan after five of the injured died", raw="31", counted="dead", by=WORKERS)
    assert "counted" not in told(start, echo)
