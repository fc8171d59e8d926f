"""How a text is cut into words for comparison."""

from __future__ import annotations

import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.corpus import corpus, report
from whence.trace.overlaps.chains import WORD, worth
from whence.trace.overlaps.fingerprints import KEY, fingerprints
from whence.trace.overlaps.packs import pack
from whence.trace.overlaps.words import words


def cut(text: str, **given) -> list[str]:
    made = words(report("t", text, **given))
    return [made.text(place, place + 1) for place in range(len(made))]


def keys(made) -> set[int]:
    """Give the fingerprints without what tells where they stand."""
    return {number % (1 << int(KEY)) for number in fingerprints(made)}


def test_words_are_letters_and_digits_of_any_script():
    assert cut("The Café’s “25,000” Łódź—кот, سلام!") == ["The", "Café", "s", "25", "000", "Łódź", "кот", "سلام"]


def test_scripts_without_blanks_are_cut_by_character():
    held, _ = pack([report("t", "港口 port ภาษา")])
    assert len(held.words([0])[0]) == 2 + 1 + 4
    assert worth(held, np.array([0]), np.array([7])).tolist() == [4 * WORD]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Café", "CAFE"),
        ("naïve", "nai\u0308ve"),
        ("٢٥", "25"),
        ("كتاب", "کتاب"),
        ("soft\u00adhyphen", "softhyphen"),
        ("م\u0640حمد", "محمد"),
        ("Straẞe", "Straße"),
    ],
)
def test_ways_of_writing_one_word_are_equal(one, other):
    assert words(report("a", one)).hashes.tolist() == words(report("b", other)).hashes.tolist()


@pytest.mark.parametrize(
    ("one", "other"), [("port", "pork"), ("ab", "ba"), ("a b", "ab"), ("한국", "한강"), ("1", "2")]
)
def test_different_words_differ(one, other):
    assert words(report("a", one)).hashes.tolist() != words(report("b", other)).hashes.tolist()


def test_hashes_are_the_same_for_ever():
    assert words(report("a", "Harbour")).hashes.tolist() == [13063762551610055551]


def test_furniture_is_left_out_and_cuts_words():
    assert cut("one two three", furniture=((4, 8),)) == ["one", "three"]


def test_an_accent_at_the_end_belongs_to_its_word():
    assert cut("cafe\u0301 x") == ["cafe\u0301", "x"]


@pytest.mark.parametrize("text", ["", " ", "...", "\u0301", "\U0001f600", "\u200f"])
def test_a_text_without_words_has_none(text):
    assert cut(text) == []
    assert fingerprints(words(report("t", text))) == []


@settings(deadline=None)
@given(st.text(max_size=200))
def test_words_ascend_and_lie_inside_the_text(text):
    made = words(report("t", text))
    places = [place for pair in zip(made.starts.tolist(), made.ends.tolist(), strict=True) for place in pair]
    assert places == sorted(places)
    assert all(0 <= place <= len(text) for place in places)
    assert len(made) == len(made.hashes)


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(["mast", "keel", "hull", "rope", "deck", "bow", "stern", "helm", "tar", "sail"]),
        min_size=8,
        max_size=8,
    )
)
def test_every_shared_run_of_eight_words_shares_a_fingerprint(run):
    one = words(report("a", " ".join(["aa bb cc dd ee", *run, "ff gg hh"])))
    other = words(report("b", " ".join(["kk", *run, "ll mm nn oo pp"]).upper()))
    assert keys(one) & keys(other)


def test_under_eight_words_there_is_no_fingerprint():
    assert fingerprints(words(report("t", "a b c d e f g"))) == []
    assert fingerprints(words(report("t", "a b c d e f g h"))) != []


def test_words_agree_with_a_plain_pattern_on_plain_text():
    for made in corpus(5, reports=20).reports:
        bare = report("bare", made.text)
        assert cut(made.text) == re.findall(r"[^\W_]+", bare.text)


def test_one_line_of_two_million_letters_is_one_word():
    assert len(words(report("t", "a" * 2_000_000))) == 1
