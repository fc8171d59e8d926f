"""The scorer of attributions counts what it should."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2]))

from bench import polnear
from bench.polnear import Article, Marked

TEXT = "Venn said the quay was closed. It is said that cranes rust."
FIRST = Marked(((0, 4),), ((5, 9),), ((10, 29),))
SECOND = Marked((), ((34, 41),), ((42, 58),))
ANN = (
    "T1\tSource 0 4\tVenn\nT2\tCue 5 9\tsaid\nT3\tContent 10 18;19 29\tthe quay was closed\n"
    "T4\tAttribution 5 9\tsaid\nE1\tAttribution:T4 Source:T1 Cue:T2 Content:T3\n"
    "T5\tCue 34 41\tis said\nT6\tContent 42 58\tthat cranes rust\n"
    "T7\tAttribution-no-source 34 41\tis said\nE2\tAttribution-no-source:T7 Cue:T5 Content:T6\n"
)


@pytest.fixture
def corpus(tmp_path, monkeypatch):
    folder = tmp_path / "attribution" / "polnear" / "dev"
    (folder / "attributions").mkdir(parents=True)
    (folder / "text").mkdir()
    (folder / "text" / "port_one.txt").write_text(TEXT, "utf-8")
    (folder / "attributions" / "port_one_b.ann").write_text("", "utf-8")
    (folder / "attributions" / "port_one_a.ann").write_text(ANN, "utf-8")
    monkeypatch.setenv("WHENCE_DATA", str(tmp_path))


@pytest.mark.usefixtures("corpus")
def test_attributions_without_a_source_are_part_of_the_gold():
    (article,) = polnear.articles("dev")
    assert [one.source for one in article.gold] == [((0, 4),), ()]
    assert article.gold[0].content == ((10, 18), (19, 29))


def test_what_is_missed_and_what_is_invented_both_cost():
    article = Article("port", TEXT, (FIRST, SECOND))
    wrong = Marked(((0, 4),), ((5, 9),), ((31, 33),))
    count = polnear.score([(article, [FIRST, wrong])])["content"]
    assert (count.hits, count.offered, count.wanted) == (1, 2, 2)
    assert count.f1 == 50.0


def test_a_source_where_the_gold_has_none_is_wrong():
    article = Article("port", TEXT, (SECOND,))
    counts = polnear.score([(article, [Marked(((31, 33),), SECOND.cue, SECOND.content)])])
    assert (counts["content"].hits, counts["content_source"].hits) == (1, 0)


def test_contents_that_share_less_than_half_do_not_match():
    article = Article("port", TEXT, (FIRST,))
    assert polnear.score([(article, [Marked(FIRST.source, FIRST.cue, ((10, 13),))])])["content"].hits == 0


def test_one_gold_attribution_is_matched_once():
    article = Article("port", TEXT, (FIRST,))
    assert polnear.score([(article, [FIRST, FIRST])])["content"].hits == 1
