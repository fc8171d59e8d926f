import pytest

from whence.lang.lexicon import lexicon
from whence.text.numbers import NumberWords

WORDS = NumberWords(lexicon("en", "numbers"))


def read(text):
    return [(text[a.start : a.end], a.value, a.low, a.high, a.quantifier) for a in WORDS.amounts(text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("fourteen", 14),
        ("twenty-one", 21),
        ("one hundred and twenty", 120),
        ("two million three hundred thousand", 2_300_000),
        ("120,000", 120_000),
        ("2.5 million", 2_500_000),
        ("three dozen", 36),
        ("۱۲۰", 120),
        ("٣٤", 34),
    ],
)
def test_a_number_has_the_value_its_words_give(text, value):
    assert read(text) == [(text, value, value, value, "exactly")]


@pytest.mark.parametrize(
    ("text", "value", "low", "high", "quantifier"),
    [
        ("some 70", 70, 60, 80, "about"),
        ("half-a-million", 500_000, 450_000, 550_000, "about"),
        ("dozens", None, 24, 99, "about"),
        ("tens of thousands", None, 20_000, 99_999, "about"),
        ("several hundred", None, 300, 900, "about"),
        ("over 120,000", 120_000, 120_000, None, "over"),
        ("at least 20", 20, 20, None, "over"),
        ("nearly 400", 400, 360, 400, "under"),
        ("fewer than 30", 30, None, 30, "under"),
        ("up to 30", 30, None, 30, "under"),
        ("60 or more", 60, 60, None, "over"),
        ("70-odd", 70, 60, 80, "about"),
        ("between 10 and 20", None, 10, 20, "between"),
        ("10-20", None, 10, 20, "between"),
        ("2 to 3 million", None, 2_000_000, 3_000_000, "between"),
    ],
)
def test_words_that_soften_a_number_set_its_bounds(text, value, *, low, high, quantifier):
    assert read(text) == [(text, value, low, high, quantifier)]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("20 per cent", "percent"),
        ("$2.5 million", "USD"),
        ("40 km", "kilometre"),
        ("3 tonnes", "tonne"),
        ("14 men", None),
    ],
)
def test_a_unit_stays_with_its_number(text, unit):
    (amount,) = WORDS.amounts(text)
    assert amount.unit == unit


@pytest.mark.parametrize("text", ["3rd", "18:40", "COVID-19", "1:36.6", "B-52"])
def test_codes_clocks_and_ordinals_are_no_amounts(text):
    assert read(text) == []


def test_a_change_and_its_outcome_are_no_range():
    assert [value for _, value, *_ in read("rose by 4 to 90")] == [4, 90]


def test_two_numbers_joined_by_and_stay_two():
    assert [value for _, value, *_ in read("twenty and thirty")] == [20, 30]
