"""A spaCy pipeline of the user's as a reader."""

from __future__ import annotations

import pytest
import spacy
from invented import make_report
from spacy.language import Language

from whence import plugins
from whence.config import Settings
from whence.errors import BadInput, BadSettings
from whence.model.reports import Furniture
from whence.read import reading
from whence.text.sentences import LONGEST

NAMES = {
    "Ada Quill": "PERSON",
    "the Ferry Board": "ORG",
    "Elmport's": "GPE",
    "Varnish": "NORP",
    "Monday": "DATE",
    "Swan": "VESSEL",
}
TEXT = (
    "Ada Quill told the Ferry Board on Monday that Elmport's quay was shut. The Swan, she said, lay in Varnish hands."
)


@Language.component("whence_test_stops")
def _stops(doc):
    """Every comma ends a sentence: nobody else cuts like that."""
    for token in doc:
        token.is_sent_start = token.i == 0 or doc[token.i - 1].text == ","
    return doc


@Language.component("whence_test_breaks")
def _breaks(doc):
    raise RuntimeError(doc.text)


def saved(folder, names=NAMES, *, stops=False, breaks=False, language="en"):
    nlp = spacy.blank(language)
    nlp.meta["name"], nlp.meta["version"] = "harbour", "1.2.3"
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": label, "pattern": name} for name, label in names.items()])
    if stops:
        nlp.add_pipe("whence_test_stops")
    if breaks:
        nlp.add_pipe("whence_test_breaks")
    nlp.to_disk(folder / "pipeline")
    return f"spacy:{folder / 'pipeline'}"


def read(name, text, **given):
    plugins.annotator.cache_clear()
    return reading(make_report(1, text, **given), plugins.annotator(name, Settings(reader=name)))


def names(made):
    return [(one.span.text, one.kind) for one in made.mentions]


def test_names_are_the_pipelines_in_our_kinds(tmp_path):
    assert names(read(saved(tmp_path), TEXT)) == [
        ("Ada Quill", "person"),
        ("Ferry Board", "organisation"),
        ("Elmport", "place"),
        ("Swan", "other"),
        ("Varnish", "organisation"),
    ]


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("PER", "person"),
        ("LOC", "place"),
        ("FAC", "place"),
        ("ORG", "organisation"),
        ("MISC", "other"),
        ("per", "person"),
    ],
)
def test_labels_of_both_schemes_are_known(tmp_path, label, kind):
    assert names(read(saved(tmp_path, {"Varn": label}), "They saw Varn.")) == [("Varn", kind)]


@pytest.mark.parametrize("label", ["DATE", "CARDINAL", "MONEY"])
def test_times_and_quantities_are_no_names(tmp_path, label):
    assert names(read(saved(tmp_path, {"nine": label}), "They saw nine boats.")) == []


def test_attributions_are_the_shipped_readers_upon_these_names(tmp_path):
    made = read(saved(tmp_path), TEXT)
    assert [(one.chain[0].source.text, one.content[0].text) for one in made.statements if one.chain] == [
        (one.chain[0].source.text, one.content[0].text)
        for one in reading(make_report(1, TEXT), plugins.annotator("en-rules")).statements
        if one.chain
    ]
    (quill,) = [one.id for one in made.mentions if one.kind == "place"]
    assert any(quill in one.participants for one in made.statements)


def test_every_statement_names_the_pipeline_and_not_where_it_lies(tmp_path):
    made = read(saved(tmp_path), TEXT)
    assert {one.reader for one in made.statements} == {"spacy:en_harbour"}


def test_sentences_are_the_pipelines_where_it_marks_them(tmp_path):
    made = read(saved(tmp_path, stops=True), "The quay, they found, was shut. It rained.")
    text = "The quay, they found, was shut. It rained."
    assert [text[one.start : one.end] for one in made.sentences] == ["The quay,", "they found,", "was shut. It rained."]


def test_sentences_are_our_own_where_it_marks_none(tmp_path):
    text = "The quay, they found, was shut. It rained."
    made = read(saved(tmp_path), text)
    assert [text[one.start : one.end] for one in made.sentences] == ["The quay, they found, was shut.", "It rained."]


def test_furniture_and_paragraphs_are_kept_apart(tmp_path):
    text = "Read more: Ada Quill\n\nAda Quill spoke\n\nof Elmport's quay."
    report = make_report(1, text)
    bar = Furniture(report.span(0, 20), "bar")
    made = read(saved(tmp_path, stops=True), text, furniture=(bar,))
    assert [one.span.start for one in made.mentions] == [22, text.index("Elmport")]
    assert [text[one.start : one.end] for one in made.sentences] == ["Ada Quill spoke", "of Elmport's quay."]


def test_every_span_is_what_stands_in_the_text(tmp_path):
    text = (
        "“Ada Quill” 🚢 told\n  the Ferry Board\u2028that Elmport’s quay\u00a0was shut.\u202e Ada Quill said so. " * 30
    )
    made = read(saved(tmp_path, stops=True), text)
    assert made.mentions
    assert all(text[one.span.start : one.span.end] == one.span.text for one in made.mentions)
    spans = [span for one in made.statements for span in one.content]
    assert all(text[span.start : span.end] == span.text for span in spans)


def test_a_long_line_is_handed_over_in_stretches_and_nothing_is_lost(tmp_path):
    text = "Ada Quill said it rained. " * 2_000
    made = read(saved(tmp_path), text)
    assert len(made.mentions) == 2_000
    assert len(made.sentences) == 2_000


def test_endless_words_and_sentences_are_cut_as_in_the_shipped_reader(tmp_path):
    text = "Ada Quill said " + "x" * 20_000 + " and " + "boats " * 5_000
    made = read(saved(tmp_path, stops=True), text)
    assert made.sentences
    assert max(one.end - one.start for one in made.sentences) <= max(LONGEST, 20_015)
    assert names(made) == [("Ada Quill", "person")]


@pytest.mark.parametrize("name", ["spacy:no_such_pipeline", "spacy:/no/such/folder", "spacy:"])
def test_a_pipeline_that_is_not_installed_is_refused_and_not_fetched(name):
    plugins.annotator.cache_clear()
    with pytest.raises(BadSettings):
        plugins.annotator(name)


def test_a_folder_that_holds_no_pipeline_is_refused(tmp_path):
    (tmp_path / "config.cfg").write_text("[nlp]\nlang = en\n")
    (tmp_path / "meta.json").write_text("{")
    with pytest.raises(BadSettings):
        plugins.annotator(f"spacy:{tmp_path}")


def test_a_pipeline_for_another_language_is_refused(tmp_path):
    with pytest.raises(BadSettings) as refused:
        read(saved(tmp_path, language="de"), TEXT)
    assert "English" in refused.value.next


def test_a_pipeline_that_fails_on_a_report_is_that_reports_setback(tmp_path):
    with pytest.raises(BadInput) as failed:
        read(saved(tmp_path, breaks=True), TEXT)
    assert "en_harbour" in str(failed.value)


def test_another_version_of_the_pipeline_is_another_version_of_the_reader(tmp_path):
    first = plugins.annotator(saved(tmp_path)).version
    plugins.annotator.cache_clear()
    nlp = spacy.load(tmp_path / "pipeline")
    nlp.meta["version"] = "1.2.4"
    nlp.to_disk(tmp_path / "pipeline")
    assert plugins.annotator(f"spacy:{tmp_path / 'pipeline'}").version != first


def test_a_name_that_is_only_marks_is_left_out(tmp_path):
    assert names(read(saved(tmp_path, {"the 's": "ORG"}), "They saw the 's today.")) == []
