"""The bench of real one-event articles: its label file is sound, and its scores count what they say. All texts are invented."""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from bench import reuse  # noqa: E402 - the bench folder is no installed package
from whence.model.lineage import Derivation, Overlap, Passage  # noqa: E402 - behind the path above
from whence.model.spans import Span  # noqa: E402 - behind the path above

ROWS = [json.loads(line) for line in reuse.PAIRS.read_text("utf-8").splitlines()]
CODES = {
    "copied": {"byline", "credit", "version", "subset", "scrape", "house", "form", "text"},
    "shared_source": {"agency", "agency_one", "syndicate", "house", "text"},
}
FLOOD = "The river Ambel rose over the lower quay of Torvale before dawn and carried two barges as far as the mill."
SAID = "We will open the upper sluice at noon and not one hour later, whatever the millers ask of us today."
TALE = f"{FLOOD} Nobody was hurt when the first barge struck the mill race, but the wheel broke from its shaft."


def test_pairs_are_enough_and_each_is_named_once():
    assert len(ROWS) >= 240
    assert len({row["id"] for row in ROWS}) == len({(row["a"], row["b"]) for row in ROWS}) == len(ROWS)
    assert all(int(row["a"]) < int(row["b"]) for row in ROWS)


def test_half_of_the_pairs_are_kept_for_checking():
    assert Counter(row["split"] for row in ROWS) == {"tune": len(ROWS) // 2, "hold": len(ROWS) // 2}


def sound(row) -> bool:
    """Say whether a label is one of the guide's and its parts agree."""
    dependent = row["label"] in CODES
    return (
        (dependent or row["label"] in {"quote_only", "unrelated"})
        and row["direction"] in ({"a", "b", None} if row["label"] == "copied" else {None})
        and row["extent"] in ({"whole", "large", "part", "line"} if dependent else {None})
        and bool(row["evidence"]) == dependent
        and set(row["evidence"]) <= CODES.get(row["label"], set())
        and all(told["confidence"] in {"sure", "likely", "guess"} for told in (row, row["pass1"], row["pass2"]))
        and row["label"] in {row["pass1"]["label"], row["pass2"]["label"]}
    )


def test_every_label_is_of_the_guide_and_agrees_with_itself():
    assert [row["id"] for row in ROWS if not sound(row)] == []


def test_a_label_that_contradicts_itself_is_noticed():
    copied = next(row for row in ROWS if row["label"] == "copied")
    assert not sound({**copied, "label": "unrelated"})
    assert not sound({**copied, "extent": None})
    assert not sound({**copied, "evidence": ["agency"]})


def test_the_label_file_holds_codes_and_numbers_only():
    words = {str(value) for row in ROWS for value in [*row.values(), *row["pass1"].values()] if isinstance(value, str)}
    assert all(len(word) <= 16 and " " not in word for word in words)


def test_words_between_quotation_marks_are_not_a_report_s_own():
    text = f"{FLOOD} “{SAID}” the warden said."
    assert reuse.own_words(text, 0, len(text)) == len(FLOOD.split()) + 3
    start = text.index("We will")
    assert reuse.own_words(text, start, start + len(SAID)) == 0


def test_a_mark_left_open_ends_with_its_paragraph():
    text = '"We wait, the warden said.\n\nThe quay stayed shut.'
    assert reuse.own_words(text, 0, len(text)) == 4


def test_straight_marks_open_and_close_in_turn():
    assert reuse.quoted('one "two" three "four"') == [(5, 8), (17, 21)]


def test_what_is_tied_together_is_one_group():
    assert reuse.joined([("a", "b"), ("c", "d"), ("e", "b")]) == [["a", "b", "e"], ["c", "d"]]
    assert reuse.joined([]) == []


def derivation(copy: str, original: str | None, origin: str = "origin-x", direction: str = "copy") -> Derivation:
    """Make a row of a derivation."""
    return Derivation(f"{copy}{original}{origin}", copy, original, origin, 0.9, direction, ())


def overlap(one: str, other: str, text: str, words: int) -> Overlap:
    """Make an overlap of two reports that both are `text`."""
    passage = Passage(Span(one, 0, len(text), text), Span(other, 0, len(text), text), float(words))
    return Overlap(f"{one}{other}", one, other, (passage,), 1.0, 1.0)


def labelled(
    a: str, b: str, label: str = "copied", *, direction: str | None = None, stratum: str = "light"
) -> reuse.Labelled:
    """Make a labelled pair."""
    return reuse.Labelled(f"r{a}{b}", a, b, stratum, "tune", label, direction, None)


def state(*rows: Derivation) -> reuse.Traced:
    """Make what the room might say of six reports that tell one tale."""
    return reuse.Traced(dict.fromkeys("123456", TALE), {}, rows)


def test_a_family_holds_the_trees_and_those_on_one_unseen_origin():
    found = state(
        derivation("2", "1"),
        derivation("3", None, direction="common_unseen"),
        derivation("2", None),
        derivation("5", "6"),
    )
    assert found.families == [["1", "2", "3"], ["5", "6"]]
    assert found.same_family(("1", "3"))
    assert not found.same_family(("1", "5"))
    assert not found.same_family(("4", "4"))


@pytest.mark.parametrize(
    ("direction", "rows", "told"),
    [
        ("a", [derivation("2", "1")], "right"),
        ("b", [derivation("2", "1")], "wrong"),
        ("a", [derivation("2", "3"), derivation("3", "1")], "right"),
        ("a", [derivation("2", "1", direction="undecided")], "undecided"),
        ("a", [derivation("2", "3"), derivation("1", "3")], "undecided"),
        ("a", [derivation("3", "1")], "untied"),
    ],
)
def test_direction_follows_the_tree_from_the_copy(direction, rows, told):
    assert reuse.verdict(labelled("1", "2", direction=direction), state(*rows)) == told


def test_parents_in_a_ring_do_not_hang():
    assert state(derivation("1", "2"), derivation("2", "1")).sources("1") == ["2", "1"]


def test_an_untied_pair_counts_as_undecided_and_an_undirected_one_not_at_all():
    rows = [labelled("1", "2", direction="a"), labelled("3", "4", direction="b"), labelled("5", "6")]
    found = reuse.directions(rows, state(derivation("2", "1")))
    assert found == {"pairs": 2, "right": 1, "wrong": 0, "undecided": 1, "untied": 1}


def test_f1_counts_both_what_is_missed_and_what_is_too_much():
    found = reuse.scores({("1", "2"), ("1", "3")}, {("1", "2"), ("4", "5"), ("4", "6")})
    assert found == {"precision": 0.5, "recall": pytest.approx(1 / 3), "f1": pytest.approx(0.4)}
    assert reuse.scores(set(), set())["f1"] == 0.0


def test_a_pair_counts_as_often_as_its_stratum_stands_for():
    rows = [labelled("1", "2"), labelled("3", "4", stratum="whole_same"), labelled("5", "6", stratum="whole_same")]
    weights = reuse.weights_of(rows)
    light, same = reuse.POPULATION["light"], reuse.POPULATION["whole_same"]
    assert weights == {("1", "2"): light, ("3", "4"): same / 2, ("5", "6"): same / 2}
    found = reuse.scores({("1", "2"), ("3", "4")}, {("3", "4"), ("5", "6")}, weights)
    assert found["precision"] == pytest.approx(same / 2 / (light + same / 2))
    assert found["recall"] == 0.5


def test_every_stratum_of_the_labels_has_its_size():
    assert {row["stratum"] for row in ROWS} == set(reuse.POPULATION)
    assert sum(reuse.POPULATION.values()) + 15_309 == 268 * 267 // 2


def test_passages_that_are_all_quotation_answer_quote_only():
    said = f"“{SAID}”"
    found = reuse.Traced(
        {"1": TALE, "2": TALE, "3": said, "4": said},
        {("1", "2"): overlap("1", "2", TALE, 38), ("3", "4"): overlap("3", "4", said, 20)},
        (),
    )
    told = reuse.answers([labelled("1", "2"), labelled("3", "4"), labelled("1", "4")], found)
    assert told["dependent_words"] == {("1", "2")}
    assert told["quote_only"] == {("3", "4")}
    assert told["dependent_family"] == told["dependent_row"] == set()


def test_baselines_tell_a_copy_from_a_part_and_from_nothing():
    other = "A ferry to the island of Brenn was sold on Friday to a baker who means to live on it with four goats."
    texts = {
        "1": TALE,
        "2": TALE.replace("two barges", "three barges"),
        "3": f"{FLOOD} {other} {other[:60]}",
        "4": other,
    }
    found = reuse.baselines([("1", "2"), ("1", "3"), ("1", "4")], texts)
    assert found["minhash_50"] == {("1", "2")}
    assert found["containment_50"] == {("1", "2"), ("1", "3")}
    assert ("1", "4") not in found["containment_20"]


def test_an_empty_text_resembles_nothing():
    assert reuse.baselines([("1", "2")], {"1": "", "2": ""})["minhash_50"] == set()


def test_the_direction_names_the_source_whatever_the_order_of_ids():
    nine = labelled("9", "10", direction="a")
    assert nine.pair == ("10", "9")
    found = reuse.Traced({}, {}, (derivation("10", "9"),))
    assert reuse.verdict(nine, found) == "right"


def test_clutter_is_marked_as_gathering_marks_it_and_the_text_stays():
    bare = reuse.report(
        {"id": "1", "publisher": "t.example", "scrape_time": "2031-03-02", "text": f"{TALE} ### Share this ### {FLOOD}"}
    )
    marked = reuse.gathered(bare)
    assert [piece.span.text for piece in marked.furniture] == ["Share this"]
    assert marked.furniture[0].span.report == "1"
    assert (marked.text, marked.published, bare.furniture) == (bare.text, bare.published, ())


def test_without_the_articles_there_is_a_clear_line_and_no_figure(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("WHENCE_DATA", str(tmp_path))
    assert reuse.measure() == {}
    assert "skipped" in capsys.readouterr().err


def test_the_room_s_answers_on_invented_articles_are_scored(tmp_path, monkeypatch):
    articles = [
        {"id": "1", "publisher": "torvale.example", "scrape_time": "2031-03-02T08:00:00+01:00", "text": TALE},
        {
            "id": "2",
            "publisher": "ambel.example",
            "scrape_time": "2031-03-04T08:00:00+01:00",
            "text": f"{TALE} ### Ends.",
        },
        {
            "id": "3",
            "publisher": "brenn.example",
            "scrape_time": "2031-03-04T09:00:00+01:00",
            "text": "A goat was sold.",
        },
    ]
    (tmp_path / "reuse").mkdir()
    with gzip.open(tmp_path / reuse.ARTICLES, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(article) + "\n" for article in articles)
    labels = [{**ROWS[0], "id": "r1", "a": "1", "b": "2", "split": "tune", "label": "copied", "direction": "a"}]
    labels.append({**ROWS[0], "id": "r2", "a": "1", "b": "3", "split": "hold", "label": "unrelated", "direction": None})
    (tmp_path / "pairs.jsonl").write_text("".join(json.dumps(label) + "\n" for label in labels), "utf-8")
    monkeypatch.setenv("WHENCE_DATA", str(tmp_path))
    monkeypatch.setattr(reuse, "PAIRS", tmp_path / "pairs.jsonl")
    found = reuse.measure()
    assert found["dependent_words_f1"] == found["dependent_words_f1_tune"] == 1.0
    assert found["dependent_words_f1_hold"] == 0.0
    assert found["pairs_with_passages"] == 1.0
    assert found["direction_wrong"] == 0.0
