"""The stance of a cue: verb and what it takes, negation, quantity, refusal, judging words, own deeds, orders."""

from __future__ import annotations

import pytest

from whence.model.reports import Published, Report
from whence.read.attribution.rules import passages
from whence.read.base import parses
from whence.read.chains.verbs import lemma_of, stance_for
from whence.read.cue_stance import Reading, stance_of
from whence.read.sentences import paragraphs, sentences


def read(text: str, cue: str, content: str) -> Reading:
    """Read the stance of a cue that no rule found."""
    one = Report("report-1", "in", None, None, None, None, None, Published(), "text/plain", "en", "0" * 64, None, text)
    (words,) = passages(one, paragraphs(one), [(row.start, row.end) for row in sentences(one)])
    (parse,) = parses([words])

    def place(part: str) -> tuple[int, int]:
        start = text.index(part)
        return words.at(start), words.at(start + len(part))

    return stance_of(words, parse, cue=place(cue), content=(place(content),), ruled=None)


CASES = [
    ("The abbot said that the bell was sold.", "said", "that the bell was sold", "says"),
    ("The abbot denied that the bell was sold.", "denied", "that the bell was sold", "denies"),
    ("The abbot ruled out selling the bell.", "ruled out", "selling the bell", "denies"),
    ("The abbot did not deny that the bell was sold.", "did not deny", "that the bell was sold", "says"),
    ("The abbot did not confirm that the bell was sold.", "confirm", "that the bell was sold", "doubts"),
    ("The abbot refused to confirm that the bell was sold.", "confirm", "that the bell was sold", "doubts"),
    ("The abbot refused to sell the bell.", "refused", "to sell the bell", "plans"),
    ("Few monks believe that the bell was sold.", "believe", "that the bell was sold", "doubts"),
    ("Few monks doubt that the bell was sold.", "doubt", "that the bell was sold", "believes"),
    ("A few monks believe that the bell was sold.", "believe", "that the bell was sold", "believes"),
    ("The monks are not sure that the bell was sold.", "are not sure", "that the bell was sold", "doubts"),
    ("The monks were convinced that the bell was sold.", "were convinced", "that the bell was sold", "believes"),
    ("The abbot said it was untrue that the bell was sold.", "said", "it was untrue that the bell was sold", "denies"),
    ("The abbot called the report a fabrication.", "called", "the report a fabrication", "denies"),
    ("The abbot said the coins were fake.", "said", "the coins were fake", "says"),
    ("The abbey issued a denial of the sale.", "issued a denial", "the sale", "denies"),
    ("The abbey cast doubt on the sale.", "cast doubt", "the sale", "doubts"),
    ("The abbey said it would sell the bell.", "said", "it would sell the bell", "plans"),
    ("The abbey said the road would reopen.", "said", "the road would reopen", "says"),
    ("The abbot said the bell must be sold.", "said", "the bell must be sold", "orders"),
    ("The abbot told the monks to sell the bell.", "told", "to sell the bell", "orders"),
    ("The abbot asked whether the bell was sold.", "asked", "whether the bell was sold", "asks"),
    ("The abbot urged the monks to sell the bell.", "urged", "to sell the bell", "asks"),
    ("The abbot threatened to sell the bell.", "threatened", "to sell the bell", "plans"),
]


@pytest.mark.parametrize(("text", "cue", "content", "stance"), CASES)
def test_stance_is_read_though_no_rule_found_the_cue(text: str, cue: str, content: str, stance: str) -> None:
    assert read(text, cue, content).stance == stance


def test_a_negated_cue_is_marked_in_its_base_form() -> None:
    made = read("The abbot did not deny that the bell was sold.", "did not deny", "that the bell was sold")
    assert made == Reading("says", "not_deny")


def test_a_passive_that_names_nobody_is_marked_in_its_base_form() -> None:
    assert read("The bell is said to have cracked.", "said", "to have cracked").lemma == "be_say"


@pytest.mark.parametrize(
    ("form", "lemma"),
    [("denied", "deny"), ("said", "say"), ("forbade", "forbid"), ("claims", "claim"), ("xyzzed", "xyzzed")],
)
def test_forms_have_their_base_form(form: str, lemma: str) -> None:
    assert lemma_of(form) == lemma


def test_a_verb_that_is_not_listed_has_no_stance() -> None:
    assert stance_for("gallop", "clause") is None
