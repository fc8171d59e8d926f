"""The shipped English reader as a whole: base, tagger, names, settled attributions. Fiction throughout."""

from __future__ import annotations

import pytest

from bench.read import report
from whence.model.reading import Reading
from whence.read.attribution.rules import attributions, passages
from whence.read.attribution.settled import confidence, signs
from whence.read.attribution.tagger import Tied, runs, shipped, tied
from whence.read.base import parses
from whence.read.chains.chaining import outermost
from whence.read.english import English, EnglishRules
from whence.read.sentences import paragraphs, sentences
from whence.read.vectors import vectors
from whence.read.words import Passage

TEXT = (
    "The Harbour Board said on Tuesday that 14 crates had left the quay in Kessan.\n\n"
    "“We counted them twice,” said Mara Venn, the board’s clerk, “and the list was complete.”\n\n"
    "According to the dockers’ union, nobody had been told. The rain went on all night."
)


def _pieces(text: str) -> list[Passage]:
    one = report(text)
    return passages(one, paragraphs(one), [(cut.start, cut.end) for cut in sentences(one)])


def _read(text: str) -> Reading:
    return English().reading(report(text))


def _said(text: str) -> list[tuple[str | None, str | None, list[str]]]:
    return [
        (
            one.chain[0].source.text if one.chain[0].source is not None else None,
            one.chain[0].cue.text if one.chain[0].cue is not None else None,
            [span.text for span in one.content],
        )
        for one in _read(text).statements
        if len(one.chain) == 1
    ]


def test_speakers_cues_and_contents_are_found() -> None:
    said = _said(TEXT)
    assert ("The Harbour Board", "14 crates had left the quay in Kessan") in [
        (source, " ".join(content).removeprefix("that ")) for source, _, content in said
    ]
    assert any(source == "the dockers’ union" for source, _, _ in said)


def test_a_content_in_two_pieces_is_one_statement() -> None:
    pieces = next(
        content for source, _, content in _said(TEXT) if source is not None and source.startswith("Mara Venn")
    )
    assert len(pieces) == 2


def test_the_base_finds_subjects_and_roots() -> None:
    words = _pieces("Mara Venn opened the gate.")
    parse = parses(words)[0]
    at = words[0].words.index("opened")
    assert parse.heads[at] == at
    assert parse.heads[words[0].words.index("Venn")] == at or parse.heads[words[0].words.index("Mara")] == at
    assert parse.tags[at] == "VBD"


def test_the_base_cuts_sentences_where_it_is_told_to() -> None:
    words = _pieces("The gate closed. The rain went on.")
    heads = parses(words)[0].heads.tolist()
    for index, head in enumerate(heads):
        assert words[0].sentence[index] == words[0].sentence[head]


def test_names_have_kinds() -> None:
    kinds = {
        one.span.text: one.kind for one in _read("Mara Venn flew from London to Berlin. Venn stayed a week.").mentions
    }
    assert kinds["Mara Venn"] == kinds["Venn"] == "person"
    assert kinds["London"] == kinds["Berlin"] == "place"


def test_confidence_is_a_share_and_falls_with_the_signs() -> None:
    sure = Tied((1, 2), ((0, 1),), ((2, 6),), 0.99, 0.98, 0.97, 0.99, 0.97, 0.0, None)
    unsure = Tied((1, 2), (), ((2, 6),), 0.4, 0.0, 0.5, 0.7, 0.4, 0.4, None)
    assert 0 <= confidence(unsure) < 0.35
    assert 0.65 < confidence(sure) <= 1
    assert set(signs(sure)) == set(signs(unsure))


def test_the_tagger_reads_a_paragraph_alike_alone_and_in_a_report() -> None:
    pieces = _pieces(TEXT)
    parsed = parses(pieces)
    own = [[one for one in outermost(attributions([words])) if one.cue is not None] for words in pieces]
    together = tied(pieces, parsed, ruled=own, weights=shipped())
    for words, parse, rules, found in zip(pieces, parsed, own, together, strict=True):
        alone = tied([words], [parse], ruled=[rules], weights=shipped())[0]
        assert [(one.cue, one.source, one.content) for one in alone] == [(o.cue, o.source, o.content) for o in found]


def test_runs_end_where_another_begins() -> None:
    assert runs([True, True, False, True], [True, True, False, True]) == [(0, 1), (1, 2), (3, 4)]
    assert runs([True, True, False, True]) == [(0, 2), (3, 4)]


def test_words_are_looked_up_whatever_their_case_and_apostrophe() -> None:
    table = vectors()
    assert table.find("SAID") == table.find("said") < len(table.table) - 1
    assert table.find("Dr.") == table.find("dr") < len(table.table) - 1
    assert table.find("qqzzxq") == len(table.table) - 1
    assert not table.table[-1].any()


@pytest.mark.parametrize(
    "text", ["", " \n\n ", "“", "!!!", "a" * 5000, "Venn said " * 400, "ا ب ج: قال", "\u202eVenn said it.\u202c"]
)
def test_odd_texts_are_read_without_harm(text: str) -> None:
    made = _read(text)
    for one in made.statements:
        for span in one.content:
            assert text[span.start : span.end] == span.text


def test_two_readings_of_a_report_are_equal() -> None:
    assert _read(TEXT) == _read(TEXT)


def test_each_reader_signs_its_statements() -> None:
    assert {one.reader for one in _read(TEXT).statements} == {"en-trained"}
    assert {one.reader for one in EnglishRules().reading(report(TEXT)).statements} == {"en-rules"}
