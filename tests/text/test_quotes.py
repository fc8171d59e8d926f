"""Quotations are found by their marks."""

from __future__ import annotations

import pytest

from whence.text.quotes import quotations


def cut(text: str) -> list[str]:
    return [text[one.inner_start : one.inner_end] for one in quotations(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("He said “come in” and “sit”.", ["come in", "sit"]),
        ('He said "come in" and "sit".', ["come in", "sit"]),
        ("He said 'come in' twice.", ["come in"]),
        ("He said ‘come in, Mara’s friend’ twice.", ["come in, Mara’s friend"]),
        ("He said ''come in'' twice.", ["come in"]),
        ("Il dit « entrez » deux fois.", [" entrez "]),
        ("Er sagte „komm“ und ging.", ["komm"]),
        ("The dockers’ union and the ships’ owners met.", []),
        ("The dockers' union and the ships' owners met.", []),
        ("It was the summer of ’88 in the port.", []),
        ("He said “she cried ‘fire’ twice” then.", ["she cried ‘fire’ twice"]),
        ('A board 6" wide.', []),
    ],
)
def test_quotation_is_cut_at_its_marks(text, wanted):
    assert cut(text) == wanted


def test_a_quotation_that_opens_the_stretch_may_stay_open():
    (one,) = quotations("“The quay is closed.", 0, 20)
    assert (one.start, one.end, one.closed) == (0, 20, False)


def test_a_mark_without_partner_inside_a_stretch_opens_nothing():
    assert quotations("The “quay is closed.", 0, 20) == []


def test_only_the_stretch_is_looked_at():
    text = "“one” “two” “three”"
    assert [text[one.start : one.end] for one in quotations(text, 6, 11)] == ["“two”"]
