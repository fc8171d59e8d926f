"""The picture of who repeats whom: every report has a line of its own, and rings and crowds do no harm."""

from __future__ import annotations

import itertools
from collections import defaultdict
from types import SimpleNamespace

import pytest

from whence.model.lineage import Derivation
from whence.publish.network_page import COLOURS, COLUMNS, LINE, MOST, WIDTH, network_page
from whence.publish.pages import templates


def row(copy, original=None, *, origin="origin-x", direction="copy", chance=0.9):
    return Derivation(f"{copy}{original}{origin}", copy, original, origin, chance, direction, ())


def case(*rows, reports):
    briefs = {
        each: SimpleNamespace(name=f"Kelm Courier {each}", date="2031-05-01", order=("2031", each), href=f"{each}.html")
        for each in reports
    }
    parents = defaultdict(list)
    for each in rows:
        parents[each.copy].append(each)
    return SimpleNamespace(briefs=briefs, parents=parents, pair_href=lambda one, other: "")


def labels(page):
    return [dot.label.removeprefix("Kelm Courier ").split(",")[0] for dot in page["dots"]]


def test_a_copy_stands_below_what_it_took_from():
    page = network_page(case(row("b", "a"), row("c", "b"), row("d", "a"), reports="abcde"))
    assert labels(page) == ["a", "b", "c", "d"]
    assert [dot.x - page["dots"][0].x for dot in page["dots"]] == [0, 14, 28, 14]
    assert [dot.style for dot in page["dots"]] == ["root", "copy", "copy", "copy"]
    assert page["alone"] == 1


def test_an_unseen_text_stands_above_those_that_rest_on_it():
    page = network_page(case(row("a", direction="common_unseen"), row("b", direction="common_unseen"), reports="ab"))
    assert labels(page) == ["A text that is not in the case", "a", "b"]
    assert page["dots"][0].href == ""


def test_reports_that_took_from_each_other_are_drawn_once():
    page = network_page(case(row("a", "b"), row("b", "a"), row("c", "a"), reports="abc"))
    assert sorted(labels(page)) == ["a", "b", "c"]
    assert len(page["rows"]) == 3


def test_no_label_lies_on_another_and_none_leaves_its_column():
    reports = [f"{number:03}" for number in range(500)]
    rows = [row(f"{number:03}", f"{number // 3:03}") for number in range(1, 60)]
    rows += [row(f"{number:03}", f"{number - number % 20:03}") for number in range(60, 500) if number % 20]
    page = network_page(case(*rows, reports=reports))
    assert page["drawn"] == 500
    assert len({(dot.x // WIDTH, dot.y) for dot in page["dots"]}) == 500
    for column in range(COLUMNS):
        heights = sorted(dot.y for dot in page["dots"] if dot.x // WIDTH == column)
        assert all(low + LINE <= high for low, high in itertools.pairwise(heights))


def test_the_largest_families_have_colours_of_their_own():
    rows = [row(f"{family}{number}", f"{family}0") for family in "abcdefghi" for number in range(1, 4)]
    page = network_page(case(*rows, reports=[f"{family}{number}" for family in "abcdefghi" for number in range(4)]))
    colours = [dot.colour for dot in page["dots"] if not dot.line]
    assert colours == [*COLOURS, "soft", "soft"]


def test_beyond_the_most_whole_families_are_counted_and_not_drawn():
    rows = [row(f"{number}b", f"{number}a") for number in range(MOST)]
    page = network_page(case(*rows, reports=[f"{number}{end}" for number in range(MOST) for end in "ab"]))
    assert (page["drawn"], page["left"]) == (MOST, MOST)


@pytest.mark.parametrize("name", ["<b>" * 200, "漢" * 400, "W" * 4_000, "\u202eabc"])
def test_long_and_strange_names_are_cut_to_their_column(name):
    made = case(row("b", "a"), reports="ab")
    made.briefs["a"].name = name
    (dot, _) = network_page(made)["dots"]
    assert len(dot.label) <= WIDTH / 6
    svg = templates().get_template("network.html")
    assert svg is not None


def test_a_case_in_which_nobody_repeats_anybody_has_no_picture():
    page = network_page(case(reports="ab"))
    assert page["dots"] == []
    assert page["alone"] == 2
