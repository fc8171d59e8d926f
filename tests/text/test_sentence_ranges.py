"""Running text is cut into sentences by rule."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.text.sentences import LONGEST, sentence_ranges


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_ranges(text, 0, len(text))]


@pytest.mark.parametrize(
    "text",
    [
        "Dr. Venn met Mr. Holt at 5.30 p.m. on Monday.",
        "The U.S. Navy sent 3.5 tons of grain, i.e. two loads.",
        "J. R. Holt owns the Northern Star Co. of Port Elm.",
        "He asked “why?” and left.",
        "They paid $1.2 million vs. nothing before.",
        "It rose to No. 4 on the list.",
        "The site is example.org and it is down.",
    ],
)
def test_a_stop_inside_a_sentence_does_not_end_it(text):
    assert cut(text) == [text]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The ship left. Nobody saw it.", ["The ship left.", "Nobody saw it."]),
        ("“The ship left.” Nobody saw it.", ["“The ship left.”", "Nobody saw it."]),
        ("Did it leave? Yes! It did.", ["Did it leave?", "Yes!", "It did."]),
        ("They came from the U.S. The ship left.", ["They came from the U.S.", "The ship left."]),
        ("Wait… Nobody came.", ["Wait…", "Nobody came."]),
        ("It cost 40. Venn paid.", ["It cost 40.", "Venn paid."]),
    ],
)
def test_a_stop_between_sentences_ends_the_first(text, wanted):
    assert cut(text) == wanted


def test_what_is_longer_than_any_sentence_is_cut_at_a_blank():
    text = "crane " * 2_000
    pieces = cut(text)
    assert all(len(piece) <= LONGEST for piece in pieces)
    assert " ".join(pieces).split() == text.split()


@given(st.text(alphabet="aB. ?!”“\n\u202e1é中", max_size=200))
def test_sentences_cover_all_but_blanks_in_order(text):
    ranges = sentence_ranges(text, 0, len(text))
    position = 0
    for start, end in ranges:
        assert start < end
        assert not text[position:start].strip()
        position = end
    assert not text[position:].strip()
