"""Whether a denial is of the very thing that another statement puts forward."""

from __future__ import annotations

import pytest
from memory_shelf import chain, says

from whence.weigh.claims.gist import gist
from whence.weigh.denials import contradicts
from whence.weigh.roots import heard

FOREMAN = chain(("a former foreman", None, "unnamed", "says"))
OWNER = chain(("Marta Brann", "person:marta brann", "named", "says"))
DENIED = chain(("Marta Brann", "person:marta brann", "named", "denies"))
DUMPED = "The Brann tannery dumped acid into the river Osk in January"


def told(report, content, **kinds):
    said = says(report, content, **kinds)
    return heard(said, gist(said))


@pytest.mark.parametrize(
    ("content", "by", "negated"),
    [
        ("The Brann tannery never dumped acid into the river Osk", OWNER, True),
        ("We did not dump acid into the Osk", OWNER, True),
        ("the tannery had dumped acid into the river", DENIED, False),
        ("dumping acid into the river Osk", DENIED, False),
    ],
)
def test_a_denial_of_the_same_deed_contradicts_it(content, by, negated):
    assert contradicts(told("a", DUMPED, by=FOREMAN), told("b", content, by=by, negated=negated))


@pytest.mark.parametrize(
    ("content", "by", "negated"),
    [
        # what is negated is another matter
        ("The charge that acid was dumped into the river Osk does not worry the owner of the tannery", OWNER, True),
        # what is denied stands in front of the shared words
        ("calls to close the works after acid was dumped into the river Osk by the Brann tannery", DENIED, False),
        # it tells of the same and rejects it in its own words
        ("the tannery denies that it dumped acid into the river Osk", DENIED, False),
        ("The tannery opened a school by the river in January", OWNER, True),
        ("nothing", DENIED, False),
    ],
)
def test_a_negation_on_the_same_matter_is_no_denial(content, by, negated):
    assert not contradicts(told("a", DUMPED, by=FOREMAN), told("b", content, by=by, negated=negated))


def test_two_statements_that_negate_the_same_agree():
    one = told("a", "The tannery did not dump acid into the river Osk", by=FOREMAN, negated=True)
    other = told("b", "The Brann tannery never dumped acid into the river", by=OWNER, negated=True)
    assert not contradicts(one, other)


def test_opposite_words_contradict_only_where_they_are_of_one_subject():
    shut = told("a", "The ferry to Orlan is closed on Sunday", by=FOREMAN)
    assert contradicts(shut, told("b", "The ferry to Orlan is open on Sunday", by=OWNER))
    assert not contradicts(shut, told("b", "The museum of Orlan is open on Sunday, and its ferry runs", by=OWNER))


def test_a_report_does_not_contradict_itself_in_its_own_voice():
    assert not contradicts(told("a", DUMPED), told("a", "The Brann tannery never dumped acid", negated=True))


def test_a_content_of_marks_or_of_one_long_line_gives_no_answer_and_no_error():
    long = told("b", "not " * 20_000 + chr(0x202E) + "<b>", by=OWNER)
    assert not contradicts(told("a", "…?!", by=FOREMAN), long)
    assert not contradicts(long, told("a", "…?!", by=FOREMAN))


def test_a_verb_that_says_little_is_looked_through():
    fired = told("a", "Police fired rubber bullets at the weavers on the bridge", by=FOREMAN)
    used = told("b", "Police did not use rubber bullets on the bridge", by=OWNER, negated=True)
    assert contradicts(fired, used)


def test_who_denies_and_who_says_not_agree():
    used = told("a", "police had used rubber bullets on the bridge", by=DENIED)
    never = told("b", "Police did not use rubber bullets on the bridge", by=FOREMAN, negated=True)
    assert not contradicts(used, never)


def test_a_part_of_the_sentence_that_is_negated_denies_no_deed():
    met = told("a", "The two owners met in the hall of the mill on Monday", by=FOREMAN)
    before = "The two owners have met before, but not in the hall of the mill"
    assert not contradicts(met, told("b", before, by=OWNER, negated=True))


def test_calling_off_is_no_denial():
    nixed = chain(("Marta Brann", "person:marta brann", "named", "denies", "nixed"))
    one = told("a", "a meeting of the owners in the hall of the mill", by=FOREMAN)
    assert not contradicts(one, told("b", "a meeting of the owners in the hall", by=nixed))
