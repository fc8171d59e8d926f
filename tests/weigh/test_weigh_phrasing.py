"""Sentences that a reader understands at once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.weigh.phrasing import SENTENCE, fitted, named, quoted


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Petra Vonk, its spokeswoman", "Petra Vonk"),
        ("its chief physician, Nadia Farouk", "Nadia Farouk"),
        ("the report provided by the union, which runs to 90 pages", "the report provided by the union"),
        ("the Chemical Workers' Federation (CWF)", "the Chemical Workers' Federation"),
        ("a hydrologist who walked the bank", "a hydrologist"),
        ("The council", "the council"),
    ],
)
def test_a_source_is_cut_to_its_name(words, name):
    assert named(words) == name


def test_a_quoted_wording_has_neither_that_nor_marks_inside():
    assert quoted("that the “safe” alarm had failed.") == "“the ‘safe’ alarm had failed”"
    assert quoted("“That was wrong,”") == "“That was wrong”"


@given(st.text(max_size=400), st.text(max_size=60), st.text(max_size=60))
def test_a_sentence_keeps_to_its_length_and_has_one_pair_of_marks(words, before, after):
    sentence = fitted(before, words, after)
    assert len(sentence) <= SENTENCE + len(" …“”")
    inside = sentence[len(before) + 1 : len(sentence) - len(after) - 1]
    assert not set(inside) & set('“”"«»„')


def test_markers_in_a_name_do_not_shift_the_wording():
    assert fitted("{} of {0} says ", "it rains", ".") == "{} of {0} says “it rains”."
