"""Names of one place in the gazetteer are one name across reports: invented sentences about real places."""

from __future__ import annotations

from memory import MemoryNames
from reading_by_hand import by_hand

from whence.resolve import identities


def keys(*texts):
    made = [by_hand(f"text {number}", text) for number, text in enumerate(texts)]
    found = identities({r.id: r for r, _ in made}, {r.id: g for r, g in made}, MemoryNames())
    return {frozenset(key.partition(":")[2] for key in group.keys): group.reasons for group in found.groups}


def test_two_names_of_a_country_in_two_reports_are_one_place_and_the_gazetteer_is_the_reason():
    found = keys(
        "The bridge in the [g:United States] fell.", "Bridges are old all over the [g:U.S.] and in [g:Canada]."
    )
    (group,) = (group for group in found if "us" in group)
    assert "united states" in group
    assert "canada" not in group
    assert {reason.kind for reason in found[group]} == {"gazetteer"}


def test_the_long_name_of_a_country_is_the_country():
    found = keys("Ferries left [g:Denmark].", "Trains from the [g:Czech Republic] are late.", "[g:Czechia] said so.")
    assert frozenset({"czech republic", "czechia"}) in found


def test_two_countries_stay_two():
    found = keys("Ferries left [g:Estonia] for [g:Finland].")
    assert {frozenset({"estonia"}), frozenset({"finland"})} <= found.keys()


def test_those_from_a_country_do_not_name_it():
    found = keys("The [g:American] crew waited.", "The crew sailed to the [g:United States].")
    assert not any({"american", "united states"} <= group for group in found)
