"""What two reports share."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from memory import MemoryLibrary

from bench.corpus import Writer, corpus, report
from bench.trace import shared_runs, trace
from whence.trace import lineage
from whence.trace.overlaps.packs import pack
from whence.trace.overlaps.runs import runs

RUN = "the harbour master closed the northern gate after nine lamps failed on saturday"
HEAD = "Fishermen had warned for weeks that something of this sort might come about."
TAIL = "Nobody answered when our correspondent rang at the office door that evening."


def traced(*reports, readings=None, common=200):
    library = MemoryLibrary(common)
    held = {made.id: made for made in reports}
    library.hold(held, readings or {})
    return lineage(held, readings or {}, library)


def shared(one: str, other: str):
    """Give the passages of two texts as (text in the first, text in the second)."""
    a, b = report("one", one), report("other", other)
    found = traced(a, b).overlaps
    pairs = [(passage.a, passage.b) for row in found for passage in row.passages]
    return [tuple(span.text for span in sorted(pair, key=lambda span: span.report != a.id)) for pair in pairs]


def test_a_shared_run_is_cut_at_word_borders():
    assert shared(f"Aa bb {RUN}. Cc dd", f"Ee ff. {RUN}, gg hh.") == [(RUN, RUN)]


def test_case_punctuation_and_line_ends_do_not_hide_a_run():
    broken = RUN.replace(" gate", " gate,\n\n“").replace("nine", "NINE")
    assert shared(f"Aa bb {RUN}.", f"Ee ff {broken} gg") == [(RUN, broken)]


def test_furniture_inside_a_run_does_not_hide_it():
    start = len("the harbour master closed the northern ")
    text = RUN[:start] + "SHARE THIS " + RUN[start:]
    dim = report("dim", text, furniture=((start, start + 11),))
    found = traced(dim, report("plain", f"Aa bb {RUN} cc"))
    assert len(found.overlaps) == 1
    assert found.overlaps[0].passages[0].score == 13


@pytest.mark.parametrize(("words_shared", "pairs"), [(7, 0), (12, 1)])
def test_fewer_than_eight_shared_words_are_no_overlap(words_shared, pairs):
    run = " ".join(RUN.split()[:words_shared])
    assert len(shared(f"Aa bb {run} cc dd ee ff gg", f"Hh ii jj kk {run} ll mm nn oo")) == pairs


def test_a_long_name_alone_is_no_overlap():
    name = "of the Kelm and Korvin Joint Harbour Board of the North"
    assert shared(f"Aa bb {name} cc dd ee", f"Hh ii jj {name} kk ll mm") == []
    assert len(shared(f"Aa bb {name} cc dd ee", f"Hh ii jj {name.lower()} kk ll mm")) == 1


def test_swapped_paragraphs_are_both_found():
    one, two = RUN, TAIL.strip(".").lower()
    assert sorted(shared(f"{one}\n\n{HEAD}\n\n{two}", f"{two}\n\nzz yy xx\n\n{one}")) == sorted(
        [(one, one), (two, two)]
    )


def test_changes_inside_a_passage_are_named():
    copy = (
        RUN.replace("nine lamps", "twelve lamps").replace("closed", "did not close").replace("on saturday", "on Sunday")
    )
    a, b = report("one", f"He said {RUN} in the rain and the fog of the long grey morning."), None
    b = report("other", f"They wrote {copy} in the rain and the fog of the long grey morning.")
    row = traced(a, b).overlaps[0]
    edits = row.passages[0].edits
    if row.report_a == b.id:
        edits = tuple(replace(edit, a=edit.b, b=edit.a) for edit in edits)
    assert [(edit.a, edit.b, edit.kind) for edit in edits] == [
        ("closed", "did not close", "negation"),
        ("nine", "twelve", "figure"),
        ("saturday", "Sunday", "name"),
    ]


def test_a_hedge_that_falls_away_is_an_edit():
    longer = RUN.replace("closed", "reportedly closed")
    row = traced(report("one", f"So {longer}."), report("other", f"So {RUN}.")).overlaps[0]
    assert [edit.kind for edit in row.passages[0].edits] == ["hedge"]


def test_containment_is_told_for_both_sides():
    short, long = report("short", RUN), report("long", f"{HEAD} {RUN}. {TAIL} {HEAD}")
    row = traced(short, long).overlaps[0]
    share = {row.report_a: row.contained_a, row.report_b: row.contained_b}
    assert share[short.id] == 1.0
    assert share[long.id] < 0.5


def test_exact_copies_share_one_passage():
    text = f"{HEAD} {RUN}. {TAIL}"
    row = traced(report("one", text), report("other", text)).overlaps[0]
    assert [(passage.a.text, passage.edits) for passage in row.passages] == [(text.rstrip("."), ())]


def test_posts_of_one_page_are_not_compared():
    one, other = (replace(report(name, f"{HEAD} {RUN}"), part_of="page-1") for name in ("one", "other"))
    assert traced(one, other).overlaps == ()


def test_a_passage_repeated_in_one_report_is_found_at_each_place():
    assert len(shared(RUN, f"{RUN}. {HEAD} {TAIL} {RUN}.")) == 2


def test_a_text_that_repeats_itself_stays_cheap():
    spam = "buy rope now " * 20_000
    row = traced(report("one", spam), report("other", spam + HEAD)).overlaps[0]
    assert row.contained_a > 0.9


def test_unspaced_scripts_need_twice_the_characters():
    sentence = "港口当局周六晚间关闭了北门"
    assert shared(f"甲乙{sentence[:8]}丙丁", f"戊己庚{sentence[:8]}辛壬") == []
    long = sentence + "因为九盏灯坏了"
    assert shared(f"甲乙{long}丙丁", f"戊己庚{long}辛壬") == [(long, long)]


def test_a_fingerprint_that_too_many_hold_does_not_count():
    writer = Writer(9)
    texts = [report(str(number), f"{writer.prose(writer.draw(60))} {RUN}. {TAIL}") for number in range(5)]
    assert len(traced(*texts, common=5).overlaps) == 10
    assert traced(*texts, common=4).overlaps == ()


def test_runs_are_the_same_from_either_side():
    held, _ = pack(corpus(11, reports=2, pairs=6, length=200).reports)
    first, second, least = np.array([0]), np.array([1]), np.array([0])
    _, a, b, length = (column.tolist() for column in runs(held, first, second, least=least))
    _, turned_b, turned_a, turned_length = (column.tolist() for column in runs(held, second, first, least=least))
    assert len(length) >= 6
    assert set(zip(a, b, length, strict=True)) == set(zip(turned_a, turned_b, turned_length, strict=True))


@pytest.mark.parametrize("seed", [1, 2])
def test_every_shared_run_of_twelve_words_is_found_and_nothing_that_shares_fewer_than_eight(seed):
    made = corpus(seed, reports=120, pairs=150, length=240)
    state, _ = trace(made, batch=50)
    found = {(row.report_a, row.report_b) for row in state.overlaps}
    assert set(shared_runs(made, 12)) <= found
    assert all(sum(passage.score for passage in row.passages) >= 8 for row in state.overlaps)
    assert len(found) > 50
    for row in state.overlaps:
        for passage in row.passages:
            for span in (passage.a, passage.b):
                text = next(r.text for r in made.reports if r.id == span.report)
                assert text[span.start : span.end] == span.text


def test_random_texts_share_nothing():
    writer = Writer(9)
    texts = [
        report(str(number), writer.prose([f"{word}{number}" for word in writer.draw(300)])) for number in range(20)
    ]
    assert traced(*texts).overlaps == ()
