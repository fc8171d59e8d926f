from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from whence.model.lineage import Edit, Overlap, Passage
from whence.model.protocols import Verdicts
from whence.model.reading import Attribution, Figure, Reading, Sentence, Statement
from whence.model.spans import Reason, Span
from whence.store.codec import pack, squeeze, swell, unpack, unpack_many

TEXT = "The harbour board said nine boats were lost. «نه» 𝄞 end"


def span(start: int, end: int) -> Span:
    return Span("report-1", start, end, TEXT[start:end])


def a_reading() -> Reading:
    link = Attribution(span(0, 17), "named", None, None, span(18, 22), "says", "indirect", 0.875)
    said = Statement(
        id="statement-1",
        report="report-1",
        sentence="sentence-1",
        content=(span(23, 30), span(31, 44)),
        chain=(link,),
        hedged=False,
        negated=False,
        asserts=True,
        reader="test",
        figures=("figure-1",),
    )
    nine = Figure("figure-1", span(23, 27), 9.0, 9.0, 9.0, "exactly", None, span(28, 33), "lost", None, None)
    return Reading("report-1", (Sentence("sentence-1", "report-1", 0, 44),), (), (nine,), (), (said,))


def test_a_reading_comes_back_as_it_was_stored():
    stored = squeeze(pack(a_reading(), frozenset({"report-1"})))
    assert unpack(Reading, swell(stored), {"report-1": TEXT}) == a_reading()


def test_spans_of_known_reports_are_stored_without_their_words():
    assert "harbour" not in pack(a_reading(), frozenset({"report-1"}))
    assert "harbour" in pack(a_reading())


def test_a_span_into_an_unknown_report_carries_its_own_words():
    reason = Reason("text", "shares words", 1.5, (Span("elsewhere", 3, 7, "gulf"),))
    assert unpack_many(Reason, pack((reason,)), {}) == (reason,)


def test_sets_are_stored_in_one_order_only():
    one = Verdicts(rejected=frozenset({"b", "a"}), together=frozenset({("x", "y"), ("a", "b")}))
    again = Verdicts(rejected=frozenset({"a", "b"}), together=frozenset({("a", "b"), ("x", "y")}))
    assert pack(one) == pack(again)
    assert unpack(Verdicts, pack(one), {}).rejected == one.rejected


@given(st.text(max_size=60), st.text(max_size=20), st.floats(0, 1))
def test_any_words_survive(a: str, b: str, score: float):
    passage = Passage(Span("r", 0, 1, a), Span("s", 0, 1, b), score, (Edit(a, b, "word"),))
    overlap = Overlap("overlap-1", "r", "s", (passage,), score, score)
    assert unpack(Overlap, swell(squeeze(pack(overlap))), {}) == overlap


def test_a_row_of_before_a_field_was_added_is_read_with_its_default():
    older = pack(Reason("text", "shares words", 1.5, ())).rsplit(",", 1)[0] + "]"
    assert unpack(Reason, older, {}) == Reason("text", "shares words", 1.5)
