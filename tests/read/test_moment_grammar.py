import re

import pytest

from whence.read.moments.calendar import written_year
from whence.read.moments.grammar import rules, word_kinds
from whence.read.moments.months import easter
from whence.read.moments.rules import RULES
from whence.read.moments.values import Anchors
from whence.read.moments.words import calendar_spans, time_words


def test_every_kind_that_a_rule_needs_has_words():
    kinds = {kind for kinds in word_kinds().values() for kind in kinds} | {"digits"}
    assert {need for rule in rules() for need in rule.needs} <= kinds


def test_no_pattern_repeats_without_a_bound():
    unbounded = [rule.name for rule in rules() if re.search(r"[^\\][*+]", rule.pattern.pattern)]
    assert unbounded == []


def test_every_rule_has_a_function():
    named = {rule.name.partition(" ")[0] for rule in rules()} - {"ref", "set", "clock", "age"}
    assert named <= set(RULES)


def test_a_rule_far_from_its_words_is_not_missed():
    text = "The long road to the sea " * 20 + "closed on Monday"
    assert [text[words.start : words.end] for words in time_words(text)] == ["Monday"]


def test_numbers_of_dates_are_no_quantities_but_those_of_lengths_are():
    text = "On 3 May 2012 it lasted 40 days"
    assert [text[start:end] for start, end in calendar_spans(text)] == ["3 May 2012"]


@pytest.mark.parametrize(
    ("year", "day"), [(1961, "1961-04-02"), (2008, "2008-03-23"), (2030, "2030-04-21"), (2038, "2038-04-25")]
)
def test_easter_falls_where_the_church_tables_put_it(year, day):
    assert easter(year).isoformat() == day


@pytest.mark.parametrize(("short", "year"), [("45", "1945"), ("17", "2017"), ("18", "1918")])
def test_a_short_year_is_the_last_such_year(short, year):
    assert written_year({"short_year": short}, Anchors(None, 2017, None)) == year
