"""Which statements are one claim, and which only look like it."""

from __future__ import annotations

from memory_shelf import Memory, chain, dated, figure, says

from whence.weigh.claims.gist import gist
from whence.weigh.claims.keys import BESIDE, DENIED, FIGURES, PAIRS, SPREAD, keys
from whence.weigh.claims.likeness import features

MILL = chain(("Orlan Mill Ltd", "group:orlan mill", "named", "denies"))


def together(*said):
    memory = Memory()
    memory.weigh(said)
    return len({memory.home[one.statement.id] for one in said}) == 1


def test_a_name_that_both_hold_is_no_shared_claim():
    one = says("a", "The Millers' Union supports a shorter week", names=["group:millers union"])
    other = says("b", "Parliament ought to support the Millers' Union", names=["group:millers union"])
    assert not together(one, other)


def test_names_with_one_common_word_are_no_shared_claim():
    one = says(
        "a",
        "Orlan Mill and Tarn Weir have asked the county bank for a loan",
        names=["group:orlan mill", "group:tarn weir"],
    )
    other = says(
        "b", "An earlier loan saved Orlan Mill and Tarn Weir from ruin", names=["group:orlan mill", "group:tarn weir"]
    )
    assert not together(one, other)


def test_two_telling_words_in_common_are_a_shared_claim():
    one = says("a", "Inspectors found corrosion at the base of the boiler")
    other = says("b", "In May the inspectors had found corrosion at the boiler's base")
    assert together(one, other)


def test_one_figure_of_one_thing_is_a_shared_claim():
    one, other = "900 households had been evacuated", "The council told 900 households in Tarn to leave their homes"
    assert together(
        says("a", one, figures=[figure("a", one, "900", counted="households")]),
        says("b", other, figures=[figure("b", other, "900", counted="households")]),
    )


def test_events_of_one_kind_half_a_year_apart_are_two_claims():
    one = says("a", "In the drill the siren of the mill was sounded after some minutes", day="2030-09-21")
    other = says("b", "The mill's siren sounded minutes too late, the fire brigade found", day="2031-03-04")
    same_week = says("b", "The mill's siren sounded minutes too late, the fire brigade found", day="2030-09-23")
    assert not together(one, other)
    assert together(one, same_week)


def test_a_date_ties_reports_that_are_months_apart():
    text, later = "On 9 May the boiler of the mill burst", "The mill's boiler burst on 9 May, a court heard"
    one = says("a", text, day="2031-05-09", moments=[dated("a", text, "9 May", earliest="2031-05-09")])
    other = says("b", later, day="2031-11-02", moments=[dated("b", later, "9 May", earliest="2031-05-09")])
    assert together(one, other)


def test_a_time_of_day_ties_two_wordings():
    one = says("a", "Tarn, a town downstream, closed its water intake at 5.30 a.m. as a precaution")
    assert together(one, says("b", "The waterworks shut its intake at 5:30 in the morning"))
    assert not together(one, says("b", "The waterworks shut its intake at 9:45 in the morning"))


def test_two_denials_of_one_body_in_a_word_are_one_claim():
    one, other = says("a", "that it had been warned", by=MILL), says("b", "that it was warned about boiler 7", by=MILL)
    assert together(one, other)
    mayor = chain(("Ines Tolk", "person:ines tolk", "named", "denies"))
    assert not together(one, says("b", "that it was warned about boiler 7", by=mayor))


def test_a_part_of_a_figure_does_not_pull_another_claim():
    whole = "Over 120 cattle of the valley drowned, including 30 calves of the mill farm"
    part = "30 calves of the mill farm fell ill in the valley"
    sum_up = figure("a", whole, "120", counted="cattle")
    own = figure("a", whole, "30", counted="calves", part_of=sum_up.id)
    one = says("a", whole, figures=[sum_up, own])
    assert not together(one, says("b", part, figures=[figure("b", part, "30", counted="calves")]))


def test_a_number_told_of_them_is_the_same_number_with_its_noun_left_out():
    whole = "The union knows of dozens of vessels in the valley, and it found 14 of them, eight close to Tarn"
    part = "it found 14 of them, eight close to Tarn"
    bare = "There are many boats in the valley and the Millers' Union has been able to find 14"
    one = says("a", part, sentence=whole, figures=[figure("a", part, "14", part_of="dozens")])
    other = says("b", bare, names=["group:millers union"], figures=[figure("b", bare, "14")])
    few = bare.replace("14", "19")
    assert together(one, other)
    assert not together(one, says("b", few, figures=[figure("b", few, "19")]))


def test_a_pronoun_before_the_first_name_may_stand_for_the_name_of_the_other():
    its = "Some 4,200 of its members were evicted by the Orlan county"
    name = "4,200 members of the Millers' Union were put out of their homes"
    one = says("a", its, names=["place:orlan"], figures=[figure("a", its, "4,200", counted="members")])
    other = says("b", name, names=["group:millers union"], figures=[figure("b", name, "4,200", counted="members")])
    named = its.replace("its members", "Tarn Club members")
    third = says("a", named, names=["group:tarn club"], figures=[figure("a", named, "4,200", counted="members")])
    assert features(gist(one), gist(other)).score > features(gist(third), gist(other)).score
    assert "no common name" not in features(gist(one), gist(other)).values


def test_keys_are_few_and_those_of_short_statements_are_kept():
    long = gist(says("a", " ".join(f"word{number}x quiet meadow lantern" for number in range(400))))
    assert len(keys(long)) <= PAIRS + FIGURES * (BESIDE + 1) + DENIED + 1 + len(SPREAD)
    one, other = gist(says("a", "the gas alarm failed")), gist(says("b", "that the alarm had failed"))
    assert set(keys(one)) & set(keys(other))
