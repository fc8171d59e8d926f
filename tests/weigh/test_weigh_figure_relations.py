"""How two figures of two reports stand to each other."""

from __future__ import annotations

import math

import pytest
from memory_shelf import dated, figure, says

from whence.weigh.figures.amounts import amount, numbers
from whence.weigh.figures.relations import related
from whence.weigh.figures.told import told

DAY = "2031-05-11"
VAGUE = {"value": None, "quantifier": "about"}


def meeting(one, other, *, path=False):
    """Each side: (text, words of the figure, fields) with `day` and `moments` among the fields."""
    sides = []
    for report, (text, raw, fields) in zip("ab", (one, other), strict=True):
        own = dict(fields)
        day, moments = own.pop("day", DAY), own.pop("moments", ())
        days = [dated(report, text, words, earliest=first, latest=last) for words, first, last in moments]
        said = says(report, text, figures=[figure(report, text, raw, **own)], day=day, moments=days)
        sides.append(told(said)[0])
    return related(*sides, path=path)


def pair(one, other, **kinds):
    return meeting(one, other, **kinds).relation


SHEDS = ("40 looms were destroyed in the Orlan sheds", "40", {"counted": "looms", "role": "destroyed"})


def test_a_number_in_words_or_digits_is_the_same_number():
    other = (
        "The fire destroyed forty looms in the Orlan sheds",
        "forty",
        {"counted": "looms", "role": "destroyed", "value": 40.0, "low": 40.0, "high": 40.0},
    )
    assert pair(SHEDS, other) == "same"


def test_units_of_one_sort_are_converted_and_currencies_never():
    acid = ("3 tonnes of lye leaked at Orlan", "3", {"counted": "lye", "unit": "tonne"})
    kilos = ("3,000 kilograms of lye leaked at Orlan", "3,000", {"counted": "lye", "unit": "kilogram"})
    assert pair(acid, kilos) == "same"
    euros = ("Orlan paid 300 euros for the lye", "300", {"unit": "EUR", "role": "paid"})
    dollars = ("Orlan paid 300 dollars for the lye", "300", {"unit": "USD", "role": "paid"})
    assert pair(euros, dollars) == "incomparable"


@pytest.mark.parametrize(
    ("path", "expected"),
    [(True, "rounded copy"), (False, "compatible")],
)
def test_a_rounded_number_is_a_copy_only_where_there_is_a_path(path, expected):
    more = (
        "More than 30 looms were destroyed in the Orlan sheds",
        "30",
        {"counted": "looms", "role": "destroyed", "quantifier": "over", "high": None},
    )
    assert pair(SHEDS, more, path=path) == expected


def test_24_given_as_about_20_is_rounded_and_1200_given_for_about_1000_is_not():
    fine = ("24 looms were destroyed in the Orlan sheds", "24", {"counted": "looms", "role": "destroyed"})
    about = {"counted": "looms", "role": "destroyed", "quantifier": "about"}
    coarse = ("About 20 looms were destroyed in the Orlan sheds", "20", about | {"low": 17.0, "high": 23.0})
    assert pair(fine, coarse, path=True) == "rounded copy"
    one = ("About 1,000 looms were destroyed at Orlan", "1,000", about | {"low": 850.0, "high": 1150.0})
    over = ("More than 1,200 looms were destroyed at Orlan", "1,200", about | {"quantifier": "over", "high": None})
    assert pair(one, over, path=True) != "rounded copy"


def test_two_numbers_of_one_thing_on_one_day_conflict():
    other = (
        "12 looms were destroyed in the Orlan sheds, the owner said",
        "12",
        {"counted": "looms", "role": "destroyed"},
    )
    assert pair(SHEDS, other) == "conflict"


@pytest.mark.parametrize(
    ("part", "raw", "fields"),
    [
        ("9 women were wounded at the Orlan mill", "9", {"counted": "women"}),
        ("9 of the workers wounded at the Orlan mill were apprentices", "9", {"counted": "workers"}),
        ("Among those wounded at the Orlan mill were 9 workers", "9", {"counted": "workers"}),
    ],
)
def test_a_part_that_fits_into_its_whole_is_a_subset(part, raw, fields):
    whole = ("30 workers were wounded at the Orlan mill", "30", {"counted": "workers", "role": "wounded"})
    assert pair(whole, (part, raw, fields | {"role": "wounded"})) == "subset"
    assert pair((part, raw, fields | {"role": "wounded"}), whole) == "subset"


def test_a_part_that_exceeds_its_whole_conflicts_with_it():
    whole = ("30 workers were wounded at the Orlan mill", "30", {"counted": "workers", "role": "wounded"})
    part = (
        "50 of the workers wounded at the Orlan mill were apprentices",
        "50",
        {"counted": "workers", "role": "wounded"},
    )
    assert pair(whole, part) == "conflict"


def test_the_killed_are_some_of_the_killed_or_wounded_and_none_of_the_wounded():
    dead = ("4 workers died at the Orlan mill", "4", {"counted": "workers", "role": "killed"})
    both = (
        "17 workers were killed or wounded at the Orlan mill",
        "17",
        {"counted": "workers", "role": "killed or wounded"},
    )
    hurt = ("13 workers were wounded at the Orlan mill", "13", {"counted": "workers", "role": "wounded"})
    assert pair(dead, both) == "subset"
    assert pair(dead, hurt) == "incomparable"


def test_a_town_lies_in_a_country_and_not_in_another_town():
    town = ("8 looms were destroyed in Orlan", "8", {"counted": "looms", "role": "destroyed"})
    country = ("90 looms were destroyed across the country", "90", {"counted": "looms", "role": "destroyed"})
    other = ("20 looms were destroyed in Brask", "20", {"counted": "looms", "role": "destroyed"})
    assert pair(town, country) == "subset"
    assert pair(town, other) == "incomparable"


@pytest.mark.parametrize(
    ("text", "raw", "fields"),
    [
        ("8 looms a week were destroyed in the Orlan sheds", "8", {}),
        ("8 percent of the looms were destroyed in the Orlan sheds", "8", {"unit": "percent"}),
        ("8 spindles were destroyed in the Orlan sheds", "8", {"counted": "spindles"}),
        ("The following week 8 looms were destroyed in the Orlan sheds", "8", {}),
    ],
)
def test_rates_shares_other_things_and_other_occasions_do_not_compare(text, raw, fields):
    assert pair(SHEDS, (text, raw, {"counted": "looms", "role": "destroyed"} | fields)) == "incomparable"


def test_two_days_are_two_events_and_a_year_holds_a_day():
    def looms(number, when, first, last):
        text = f"{number} looms were destroyed in the Orlan sheds {when}"
        return text, str(number), {"counted": "looms", "role": "destroyed", "moments": [(when, first, last)]}

    monday = looms(8, "on 5 May", "2031-05-05", "2031-05-05")
    assert pair(monday, looms(3, "on 7 May", "2031-05-07", "2031-05-07")) == "incomparable"
    assert pair(monday, looms(60, "this year", "2031-01-01", "2031-12-31")) == "subset"


def test_a_toll_that_rises_later_is_an_update_and_a_price_is_not():
    dead = ("4 workers died at the Orlan mill", "4", {"counted": "workers", "role": "killed"})
    more = ("9 workers died at the Orlan mill", "9", {"counted": "workers", "role": "killed", "day": "2031-05-13"})
    fewer = ("2 workers died at the Orlan mill", "2", {"counted": "workers", "role": "killed", "day": "2031-05-13"})
    assert pair(dead, more) == "update"
    assert pair(dead, fewer) == "conflict"
    price = ("Orlan paid 300 euros for the mill wheel", "300", {"unit": "EUR", "role": "paid"})
    dearer = ("Orlan paid 700 euros for the mill wheel", "700", {"unit": "EUR", "role": "paid", "day": "2031-05-13"})
    assert pair(price, dearer) == "conflict"


def test_words_of_correction_make_an_update_in_either_direction():
    first = ("40 looms were destroyed in the Orlan sheds", "40", {"counted": "looms", "role": "destroyed"})
    text = "The owner lowered the number of looms destroyed in the Orlan sheds to 31"
    second = (text, "31", {"counted": "looms", "role": "destroyed", "day": "2031-05-14"})
    assert pair(first, second) == "update"


def test_nothing_is_concluded_where_nobody_says_what_is_counted():
    one, other = ("It came to 40 at Orlan", "40", {}), ("It came to 70 at Orlan", "70", {})
    assert pair(one, other) == "incomparable"


def test_the_order_of_two_figures_does_not_matter():
    rows = [
        SHEDS,
        ("12 looms were destroyed in the Orlan sheds", "12", {"counted": "looms", "role": "destroyed"}),
        ("90 looms were destroyed across the country", "90", {"counted": "looms", "role": "destroyed"}),
        ("9 of the looms in the Orlan sheds were new", "9", {"counted": "looms"}),
        ("40 spindles were stolen in Brask", "40", {"counted": "spindles", "role": "stolen"}),
    ]
    for one in rows:
        for other in rows:
            assert pair(one, other) == pair(other, one)


def test_every_answer_gives_its_reason():
    assert (
        meeting(SHEDS, ("8 spindles were destroyed at Orlan", "8", {"counted": "spindles", "role": "destroyed"})).why
        == "one counts looms, the other spindles"
    )


def test_bounds_that_only_touch_do_not_meet():
    at_most = figure("a", "up to 900", "900", low=None, high=900.0, quantifier="under")
    more = figure("b", "more than 900", "900", low=900.0, high=None, quantifier="over")
    assert numbers(amount(at_most), amount(more)) == "apart"
    assert amount(more).high == math.inf


def test_hostile_sentences_are_read_in_linear_time_and_without_error():
    text = "Of the 40 " + "the of a number of " * 3000 + chr(0x202E) + "looms" + chr(0) + " <b>of</b> " + "(" * 2000
    said = says("a", text, figures=[figure("a", text, "40")], day="not a day")
    assert related(told(said)[0], told(said)[0], path=False).relation in {"same", "incomparable"}
