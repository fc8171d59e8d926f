from __future__ import annotations

import pytest

from whence.resolve.likeness.skeleton import latin, script_of, skeleton, sounds
from whence.resolve.likeness.words import variant


@pytest.mark.parametrize(
    ("one", "other"),
    [("shahrokh", "sharokh"), ("yousef", "usef"), ("jukavin", "zhukavin"), ("ghasem", "qasem"), ("hossein", "hussain"), ("schmidt", "shmit")],
)  # fmt: skip
def test_spellings_of_one_word_share_their_consonants(one, other):
    assert skeleton(one) == skeleton(other)


@pytest.mark.parametrize(
    ("arabic", "plain"), [("قاسم", "ghasem"), ("خسرو", "khosrow"), ("یوسف", "yousef"), ("توانا", "tavana"), ("غلامرضا", "gholamreza")]
)  # fmt: skip
def test_arabic_script_shares_its_consonants_with_latin_letters(arabic, plain):
    assert skeleton(latin(arabic)) == skeleton(plain)


def test_a_long_vowel_that_is_not_written_speaks_against():
    assert variant(latin("حسن"), "hassan", True) > variant(latin("حسن"), "hossein", True)
    assert variant(latin("محمود"), "mahmoud", True) > variant(latin("محمد"), "mahmoud", True)


def test_two_arabic_letters_do_not_run_into_one_sound():
    assert sounds(latin("سهراب")) != sounds(latin("شراب"))


def test_cyrillic_is_spelt_as_english_reports_spell_it():
    assert latin("Хлебцова") == "khlebtsova"
    assert latin("Щербанов") == "shcherbanov"


def test_sounds_keep_vowels_apart_that_part_names():
    assert sounds("hasan") != sounds("hosein")
    assert sounds("behrouz") == sounds("behrooz")


def test_numbers_are_equal_or_not():
    assert (variant("340", "340"), variant("340", "3400"), variant("12", "21")) == (1.0, 0.0, 0.0)


@pytest.mark.parametrize(
    ("name", "script"), [("Orhan", "latin"), ("Łódź", "latin"), ("قاسم", "arabic"), ("Сергей", "cyrillic"), ("דוד", "hebrew"), ("राहुल", "indic"), ("東京", "other")]
)  # fmt: skip
def test_the_script_of_most_letters_is_told(name, script):
    assert script_of(name) == script
