from hypothesis import given
from hypothesis import strategies as st

from whence.publish.marks import Frame, Paint, Stop, marked

TEXT = "The board said that forty families left."


def words(tokens):
    return "".join(token.text for token in tokens)


def depth_never_breaks(tokens):
    depth = 0
    for token in tokens:
        depth += {"open": 1, "close": -1}.get(token.kind, 0)
        assert depth >= 0
    return depth == 0


def test_a_text_without_marks_is_one_piece():
    assert [(each.kind, each.text, each.style) for each in marked(TEXT, (0, 9), [])] == [("text", "The board", "")]


def test_overlapping_colours_are_cut_into_pieces_of_one_look():
    tokens = marked(TEXT, (0, 14), [Paint(0, 9, "source"), Paint(4, 14, "content")])
    assert [(each.text, each.style) for each in tokens] == [
        ("The ", "source"),
        ("board", "content source"),
        (" said", "content"),
    ]


def test_a_crossing_frame_is_closed_and_opened_again_with_one_anchor():
    tokens = marked(TEXT, (0, 20), [], frames=[Frame(0, 10, "a"), Frame(5, 15, "b")])
    assert depth_never_breaks(tokens)
    assert [each.id for each in tokens if each.kind == "open"] == ["a", "b", None]


def test_an_anchor_stands_only_where_its_frame_begins():
    tokens = marked(TEXT, (10, 20), [], frames=[Frame(0, 15, "a", note=1)])
    assert [each.id for each in tokens if each.kind == "open"] == [None]
    assert [each.number for each in tokens if each.kind == "note"] == [1]


def test_a_stop_is_written_at_its_place():
    tokens = marked(TEXT, (0, 9), [], stops=[Stop(4, "c4"), Stop(9, "c9")])
    assert [(each.kind, each.id) for each in tokens] == [("text", None), ("stop", "c4"), ("text", None)]


spans = st.tuples(st.integers(-3, 30), st.integers(-3, 30)).map(sorted)


@given(st.text(max_size=25), st.lists(spans, max_size=12), st.lists(spans, max_size=12))
def test_any_spans_give_the_text_back_and_nest(text, painted, framed):
    paints = [Paint(start, end, f"s{number % 3}") for number, (start, end) in enumerate(painted)]
    frames = [Frame(start, end, f"f{number}", number) for number, (start, end) in enumerate(framed)]
    tokens = marked(text, (0, len(text)), paints, frames=frames)
    assert words(tokens) == text
    assert depth_never_breaks(tokens)
    for number, (start, end) in enumerate(framed):
        shown = 0 <= start < min(end, len(text))
        assert sum(token.id == f"f{number}" for token in tokens) == shown
