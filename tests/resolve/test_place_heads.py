"""Words beside a name that complete it: lists with one plural, towns called by what they are."""

from __future__ import annotations

import pytest

from whence.resolve.places.heads import bare, listed_as
from whence.resolve.places.tokens import tokens


def said(text, name):
    words = tokens(text)
    last = next(index for index, word in enumerate(words) if word.text == name)
    return listed_as(text, words, last)


@pytest.mark.parametrize("name", ["Orsel", "Varn", "Kesh"])
def test_every_name_of_a_list_is_what_its_last_word_says(name):
    assert said("Votes in Orsel, Varn and Kesh counties were counted.", name) == "county"


@pytest.mark.parametrize(
    "text",
    [
        "Orsel was counted, and Varn counties too.",
        "Orsel. Kesh counties were next.",
        "Orsel, he said, and Varn rivers.",
    ],
)
def test_a_name_outside_the_list_is_not(text):
    assert said(text, "Orsel") is None


def test_a_list_of_a_thousand_names_ends_somewhere():
    assert said("Orsel, " * 1000 + "Varn counties", "Orsel") is None


@pytest.mark.parametrize(
    ("key", "name", "kind"),
    [
        ("city of orsel", "orsel", "town"),
        ("orsel township", "orsel", "town"),
        ("republic of orsel", "orsel", "country"),
    ],
)
def test_the_word_for_what_it_is_comes_off(key, name, kind):
    found, kinds = bare(key)
    assert found == name
    assert kind in kinds


@pytest.mark.parametrize("key", ["orsel", "city", "city of", "of orsel city of"])
def test_a_name_that_holds_no_such_word_has_no_other(key):
    assert bare(key) is None
