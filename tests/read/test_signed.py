"""Speech that layout attributes: signatures behind a dash, transcripts. Fiction throughout."""

from __future__ import annotations

from bench.read import report
from whence.read.attribution.rules import attributions, passages
from whence.read.found import Found
from whence.read.sentences import paragraphs, sentences


def _found(text: str) -> list[Found]:
    one = report(text)
    return attributions(passages(one, paragraphs(one), [(cut.start, cut.end) for cut in sentences(one)]))


def _sources(text: str) -> list[str | None]:
    return [text[slice(*one.source)] if one.source is not None else None for one in _found(text)]


def test_a_name_behind_a_dash_signs_the_quotation_before_it() -> None:
    assert _sources("“The quay was closed before the storm came in.” — Mara Venn") == ["Mara Venn"]


def test_a_name_behind_a_dash_on_the_next_line_signs_the_quotation_above_it() -> None:
    text = "“The quay was closed before the storm came in.”\n\n― Mara Venn, dock clerk"
    assert _sources(text) == ["Mara Venn, dock clerk"]


def test_a_sentence_behind_a_dash_signs_nothing() -> None:
    assert _sources("“The quay was closed before the storm came in.” — and then the lights went out in the hall") == []


def test_the_speakers_of_a_transcript_are_the_sources_of_their_paragraphs() -> None:
    text = "VENN: Was the quay closed?\n\nLUND: It was closed at six.\n\nVENN: Who closed it?"
    assert _sources(text) == ["VENN", "LUND", "VENN"]


def test_one_label_alone_is_a_heading() -> None:
    assert _sources("UPDATE: The quay is open again.") == []


def test_a_transcript_inside_quotation_marks_is_not_one_long_speech() -> None:
    text = "Lund said:\n\n“VENN: Was the quay closed?\n\n“LUND: It was closed at six.\n\n“VENN: Who closed it?”"
    assert _sources(text)[-3:] == ["VENN", "LUND", "VENN"]
