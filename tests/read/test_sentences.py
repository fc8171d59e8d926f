"""The body of a report is cut into paragraphs and sentences."""

from __future__ import annotations

from whence.model.reports import Furniture, Published, Report
from whence.model.spans import Span
from whence.read.sentences import paragraphs, sentences


def report(text: str, *furniture: str) -> Report:
    spans = tuple(
        Furniture(Span("report-1", text.index(words), text.index(words) + len(words), words), "bar")
        for words in furniture
    )
    return Report(
        "report-1", "in", None, None, None, None, None, Published(), "text/plain", "en", "0" * 64, None, text, spans
    )


def cut(one: Report) -> list[str]:
    return [one.text[sentence.start : sentence.end] for sentence in sentences(one)]


def test_furniture_gives_no_sentence_and_ends_one():
    one = report("Share this page The ship left Subscribe now and nobody saw it.", "Share this page", "Subscribe now")
    assert cut(one) == ["The ship left", "and nobody saw it."]


def test_a_sentence_never_crosses_a_blank_line():
    assert cut(report("The ship left\n\nand nobody saw it.")) == ["The ship left", "and nobody saw it."]


def test_a_line_break_ends_a_paragraph_of_unwrapped_text():
    long = "The ship left the quay in the night with all its grain, and nobody on the long pier saw it go away at all"
    assert cut(report(f"{long}\nThe harbour slept\n{long}")) == [long, "The harbour slept", long]


def test_a_filled_line_of_wrapped_text_goes_on():
    text = (
        "The harbour board met on Monday and heard that the cranes had all\n"
        "stopped in the night. It then asked the union for the reasons that\n"
        "had led to it, and the union gave three of them.\n"
        "Nobody spoke.\n"
    )
    assert cut(report(text))[0].endswith("had all\nstopped in the night.")
    assert cut(report(text))[-1] == "Nobody spoke."


def test_a_list_item_is_its_own_paragraph():
    one = report("The board wants:\n• new cranes\n• more men\n")
    assert cut(one) == ["The board wants:", "• new cranes", "• more men"]


def test_marks_without_a_letter_are_no_sentence():
    assert cut(report("***\n\n---\n\n...")) == []


def test_a_text_of_furniture_only_has_no_paragraph():
    assert paragraphs(report("Share this page", "Share this page")) == []


def test_sentence_ids_follow_from_report_and_place():
    first, second = sentences(report("The ship left. Nobody saw it."))
    again = sentences(report("The ship left. Nobody saw it."))
    assert (first.id, second.id) == (again[0].id, again[1].id)
    assert first.id != second.id
