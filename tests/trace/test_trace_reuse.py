"""Many reports at once, with and without compiled loops, and what counts for nothing."""

from __future__ import annotations

import random
from dataclasses import replace

import numpy as np
import pytest
from memory import MemoryLibrary

from bench import reuse_corpus
from bench.corpus import Writer, report
from whence.model.meetings import RULES
from whence.trace import lineage
from whence.trace.overlaps import fast
from whence.trace.overlaps.finding import reuse
from whence.trace.overlaps.meetings import meetings
from whence.trace.overlaps.packs import pack

ODD = [
    "",
    " ",
    "naïve café – 港口当局周六晚间关闭了北门因为九盏灯坏了 x y z",
    "港口当局周六晚间关闭了北门因为九盏灯坏了",
    "e\u0301x ภาษา ภาษา ok",
    "a" * 70_000 + " b",
    "\U00020001\U00020002 xx \U0001d400bc soft\u00adhyphen m\u0640n \u0301 q",
]


@pytest.fixture(scope="module")
def mixed():
    """Planted copies at every level, footers that many hold, heads that one outlet repeats, copies, odd texts."""
    writer, made, dice = Writer(4), reuse_corpus.corpus(100, 3), random.Random(5)
    footers = [writer.prose(writer.draw(24)) for _ in range(2)]
    head = writer.prose(writer.draw(14))
    copied = made.texts[0]
    out = []
    for number, text in enumerate([*made.texts, *[copied] * 25, *ODD]):
        own = f"{text}\n\n{footers[number % 2]}" if dice.random() < 0.4 else text
        outlet = dice.choice([None, "Kelm Courier", "Harbour Watch"])
        if outlet == "Kelm Courier" and number % 2:
            own = f"{text[: len(text) // 2]} {head} {text[len(text) // 2 :]}"
        out.append(replace(report(f"r{number}", own), outlet=outlet))
    return out


def told(reports, common=200):
    return sorted(reuse(reports, common).overlaps(), key=lambda row: row.id)


@pytest.mark.parametrize("common", [200, 15])
def test_all_at_once_gives_the_rows_of_one_by_one(mixed, common):
    library, dice, rest = MemoryLibrary(common), random.Random(1), list(mixed)
    dice.shuffle(rest)
    while rest:
        size = dice.choice([1, 20, 60])
        batch = {one.id: one for one in rest[:size]}
        rest = rest[size:]
        library.hold(batch, {})
        library.keep(lineage(batch, {}, library))
    rows = told(mixed, common)
    assert {one.id: one for one in rows} == {key: row for key, row in library.stored.items() if row.contained_a > 0}
    assert len(rows) > 20


def test_compiled_loops_give_the_same_answer(mixed, monkeypatch):
    pytest.importorskip("numba", reason="the `fast` extra is not installed")
    found = []
    for switch in ("1", "0"):
        monkeypatch.setenv(fast.SWITCH, switch)
        assert (fast.kernels() is None) == (switch == "0")
        held, prints = pack(mixed)
        met, idle = meetings(held.reports, prints, 200)
        found.append((held, met, idle, told(mixed)))
    one, other = found
    assert one[0].first.tolist() == other[0].first.tolist()
    for name in ("hashes", "marks"):
        assert np.array_equal(getattr(one[0].columns, name), getattr(other[0].columns, name))
    assert [column.tolist() for column in one[1]] == [column.tolist() for column in other[1]]
    assert one[2].tolist() == other[2].tolist()
    assert one[3] == other[3]
    assert any(row.standing for row in one[3])


def test_the_order_of_reports_does_not_show(mixed):
    assert told(mixed[::-1]) == told(mixed)


def crowd(seed, size, *, words=60):
    writer = Writer(seed)
    return writer, [writer.prose([f"{word}{number}" for word in writer.draw(words)]) for number in range(size)]


def test_a_footer_that_many_end_in_is_told_of_nobody_and_stands_where_something_else_is_shared():
    writer, texts = crowd(3, RULES.at_edges + 5)
    footer, passage = (writer.prose(writer.draw(30)) for _ in range(2))
    texts[0], texts[1] = (f"{passage} {text}" for text in texts[:2])
    reports = [report(str(number), f"{text}\n\n{footer}") for number, text in enumerate(texts)]
    rows = told(reports)
    assert [{row.report_a, row.report_b} for row in rows] == [{reports[0].id, reports[1].id}]
    (row,) = rows
    assert (len(row.passages), len(row.standing)) == (1, 1)
    assert row.standing[0].a.text == footer.rstrip('.! "”')
    assert 0.2 < row.contained_a < 0.3


def test_a_footer_of_few_is_a_passage():
    writer, texts = crowd(3, RULES.at_edges - 5)
    footer = writer.prose(writer.draw(30))
    rows = told([report(str(number), f"{text}\n\n{footer}") for number, text in enumerate(texts)])
    assert len(rows) == len(texts) * (len(texts) - 1) // 2


def test_what_one_outlet_keeps_repeating_counts_for_nothing():
    writer, texts = crowd(6, RULES.in_outlet)
    phrase = writer.prose(writer.draw(30))
    reports = [report(str(number), f"{text} {phrase} {text[::-1]}") for number, text in enumerate(texts)]
    assert told([replace(one, outlet="Kelm Courier") for one in reports]) == []
    assert len(told([replace(one, outlet=f"Outlet {number}") for number, one in enumerate(reports)])) == 66


def test_the_most_syndicated_story_is_not_hidden_by_its_copies():
    (text, other), writer = crowd(8, 2)[1], Writer(5)
    passage = writer.prose(writer.draw(40))
    copies = [report(f"copy {number}", f"{text} {passage}") for number in range(30)]
    quoting = report("quoting", f"{other} {passage}")
    rows = told([*copies, quoting], common=3)
    assert sum(quoting.id in {row.report_a, row.report_b} for row in rows) == RULES.standing
    partners = {end for row in rows for end in (row.report_a, row.report_b)}
    assert {one.id for one in copies} <= partners


def test_a_later_report_takes_a_footer_from_pairs_told_before():
    writer, texts = crowd(3, RULES.at_edges + 1)
    footer = writer.prose(writer.draw(30))
    library = MemoryLibrary()
    for number, text in enumerate(texts):
        one = report(str(number), f"{text}\n\n{footer}")
        library.hold({one.id: one}, {})
        library.keep(lineage({one.id: one}, {}, library))
        many = number + 1 >= RULES.at_edges
        assert len(library.stored) == (0 if many else number * (number + 1) // 2)


@pytest.mark.parametrize(
    "text",
    [
        "x" * 2_000_000,
        "word " * 1_000_000,
        "one two three four five " * 100_000,
        "a b " * 20_000 + "c d e f g h i j k l m n o p",
    ],
    ids=["one line of a single word", "one word a million times", "one run of five", "two words"],
)
def test_a_hostile_text_is_told_with_its_copy_and_a_changed_copy(text):
    made = [report("one", text), report("same", text), report("more", f"{text} Fishermen had warned for weeks.")]
    rows = reuse(made)
    assert len(rows) in {0, 3}
    assert (len(rows) == 0) == (" " not in text)


def test_ten_thousand_identical_reports_give_a_few_rows_each():
    text = crowd(2, 1)[1][0]
    found = reuse([report(str(number), text) for number in range(10_000)])
    assert len(found) == RULES.standing * 10_000 - RULES.standing * (RULES.standing + 1) // 2
    assert float(found.contained_one.min()) == 1.0
