"""How a content is put: hedged and negated."""

from __future__ import annotations

import pytest

from whence.model.reports import Published, Report
from whence.read.attribution.rules import passages
from whence.read.sentences import paragraphs, sentences
from whence.read.stance import hedged, negated
from whence.read.words import Passage


def words(text: str) -> Passage:
    one = Report("report-1", "in", None, None, None, None, None, Published(), "text/plain", "en", "0" * 64, None, text)
    return passages(one, paragraphs(one), [(row.start, row.end) for row in sentences(one)])[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bell may have cracked.", True),
        ("The bell reportedly cracked.", True),
        ("The bell is widely believed to have cracked.", True),
        ("It is being claimed that the bell cracked.", True),
        ("The bell seems to have cracked.", True),
        ("The bell cracked in May.", False),
        ("The bell cracked at about nine.", False),
        ("The bell was said by the abbot to be old.", False),
    ],
)
def test_softened_content_is_hedged(text: str, *, expected: bool) -> None:
    assert hedged(words(text), (0, len(text))) is expected


@pytest.mark.parametrize(
    ("lemma", "expected"),
    [("suggest", True), ("not_deny", True), ("be_say", True), ("claim", False), ("allege", False), ("believe", False)],
)
def test_some_cues_soften_and_claiming_is_none_of_them(lemma: str, *, expected: bool) -> None:
    text = "The bell cracked in the night."
    assert hedged(words(text), (0, len(text)), lemma) is expected


def test_a_hedge_before_the_cue_softens() -> None:
    text = "The abbot apparently said that the bell cracked."
    assert hedged(words(text), (text.index("that"), len(text)), "say", cue=(text.index("said"), text.index("said") + 4))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bell was not sold.", True),
        ("Nobody sold the bell.", True),
        ("No bell was sold.", True),
        ("The bell was never sold.", True),
        ("The bell was sold.", False),
        ("The bell was sold without a word.", False),
        ("No fewer than nine bells were sold.", False),
        ("Not only the bell was sold.", False),
        ("The abbey keeps nine bells, and not one of them is cracked.", False),
        ("The bells are a gift and nothing else.", False),
        ("The bell rang but nobody heard it.", False),
        ("The bell was not sold and not lent.", True),
        ("It was untrue that the bell was sold.", False),
        ("There is no truth in reports that the bell was sold.", False),
        ("The bell was sold because nobody rang it.", False),
        ("9,000 houses are without power", True),
        ("the town was left without water", True),
        ("he left without a word", False),
    ],
)
def test_the_main_verb_decides_whether_a_content_is_negated(text: str, *, expected: bool) -> None:
    assert negated(words(text), (0, len(text))) is expected
