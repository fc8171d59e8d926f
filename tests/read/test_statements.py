"""Statements: chains, the outlet's own voice, what asserts and what does not."""

from __future__ import annotations

import pytest

from whence.model.identity import content_id
from whence.model.reading import Statement
from whence.model.reports import Furniture, Published, Report
from whence.model.spans import Span
from whence.plugins import annotator
from whence.read import reading


def report(text: str, language: str | None = "en", furniture: tuple[Furniture, ...] = ()) -> Report:
    return Report(
        "report-1",
        "in",
        None,
        None,
        None,
        None,
        None,
        Published(),
        "text/plain",
        language,
        "0" * 64,
        None,
        text,
        furniture,
    )


def read(text: str) -> tuple[Statement, ...]:
    return reading(report(text), annotator("en-rules")).statements


def chains(text: str) -> list[tuple[tuple[str | None, ...], str]]:
    return [
        (
            tuple(link.source.text if link.source is not None else None for link in one.chain),
            " | ".join(piece.text for piece in one.content),
        )
        for one in read(text)
    ]


def test_a_sentence_without_attribution_is_the_outlets_own_voice():
    (one,) = read("The quay was closed on Monday.")
    assert one.chain == ()
    assert one.asserts
    assert [piece.text for piece in one.content] == ["The quay was closed on Monday."]


def test_a_nested_attribution_gives_a_row_for_the_outer_and_one_for_the_inner_content():
    assert chains("Venn said that Holt had told the board that the hull was cracked.") == [
        (("Venn",), "that Holt had told the board that the hull was cracked"),
        (("Venn", "Holt"), "that the hull was cracked"),
    ]


def test_according_to_stands_outside_what_somebody_said():
    assert chains("According to a report, Venn said the hull was cracked.") == [
        (("a report",), "Venn said the hull was cracked"),
        (("a report", "Venn"), "the hull was cracked"),
    ]


def test_citing_somebody_is_the_inner_link_on_the_same_content():
    assert chains("The Harbour Post reported that the hull was cracked, citing the dockers' union.") == [
        (("The Harbour Post",), "that the hull was cracked"),
        (("The Harbour Post", "the dockers' union"), "that the hull was cracked"),
    ]


def test_the_first_person_of_direct_speech_is_the_one_quoted():
    inner = [one for one in read("“I think that the hull was cracked,” said Venn.") if len(one.chain) == 2]
    assert [one.chain[1].antecedent.text for one in inner] == ["Venn"]


@pytest.mark.parametrize(
    ("text", "asserts"),
    [
        ("Venn said that the quay was closed.", True),
        ("The board denied that the quay was closed.", True),
        ("Dockers fear that the port will close.", False),
        ("The union vowed to stop all cranes.", False),
        ("The board ordered the crew to leave the ship.", False),
        ("The clerk asked whether the hull was sound.", False),
        ("Was the quay closed on Monday?", False),
        ("Please subscribe to our weekly letter.", False),
        ("New cranes for the old harbour", False),
    ],
)
def test_only_what_is_put_forward_asserts(text, asserts):
    rows = read(text)
    wanted = [one for one in rows if one.chain] or rows
    assert [one.asserts for one in wanted] == [asserts]


@pytest.mark.parametrize(
    ("text", "hedged", "negated"),
    [
        ("The quay was reportedly closed on Monday.", True, False),
        ("The hull may have been cracked before.", True, False),
        ("The ship left Elmport in May for good.", False, False),
        ("The quay was not closed on Monday.", False, True),
        ("Not only the quay was closed on Monday.", False, False),
        ("The quay was closed because nobody came.", False, False),
        ("The owner claimed that the cargo was grain.", False, False),
        ("The owner suggested that the cargo was grain.", True, False),
    ],
)
def test_hedges_and_negations_are_kept(text, hedged, negated):
    one = read(text)[-1]
    assert (one.hedged, one.negated) == (hedged, negated)


def test_the_rest_of_a_sentence_stays_with_the_outlet():
    read_chains = chains("Venn said the quay was closed, but the board has hired forty new men since then, Holt said.")
    assert all(chain for chain, _ in read_chains)
    alone = [content for chain, content in chains("The ship has left the quay for good, and Venn said it was empty.")]
    assert "it was empty" in alone


def test_a_doubtful_attribution_leaves_its_sentence_to_the_outlet_too():
    rows = chains("The union wants to stop all cranes.")
    assert ((), "The union wants to stop all cranes.") in rows
    assert (("The union",), "to stop all cranes") in rows


def test_furniture_gives_no_statement():
    text = "Share this page.\n\nThe quay was closed on Monday."
    bar = Furniture(Span("report-1", 0, 16, "Share this page."), "bar")
    made = reading(report(text, "en", (bar,)), annotator("en-rules"))
    assert [one.content[0].text for one in made.statements] == ["The quay was closed on Monday."]


def test_ids_follow_from_report_cue_and_content():
    (one,) = read("Venn said the quay was closed.")
    assert one.id == content_id("statement", "report-1", "5:9", "10:29")


def test_values_inside_the_content_are_tied_to_it():
    made = reading(report("Mara Venn said 40 cranes had stopped in Elmport."), annotator("en-rules"))
    (one,) = made.statements
    assert list(one.figures) == [figure.id for figure in made.figures]
    inside = [mention.id for mention in made.mentions if mention.span.start >= one.content[0].start]
    assert list(one.participants) == inside


def test_another_language_is_left_unread_without_a_setback():
    made = reading(report("Der Kai wurde am Montag geschlossen.", "de"), annotator("en-rules"))
    assert (made.sentences, made.statements, made.setbacks) == ((), (), ())


def test_a_short_text_of_unknown_language_is_read_when_it_is_latin():
    assert reading(report("The quay was closed.", None), annotator("en-rules")).statements
    assert not reading(report("اسکله بسته شد.", None), annotator("en-rules")).statements


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t",
        "\u202e\u202d",
        "said said said said",
        "“" * 400,
        "said that " * 400,
        "<b>He said</b> &amp; that",
        "“a " * 300,
    ],
)
def test_hostile_text_is_read_without_trouble(text):
    one = report(text)
    made = reading(one, annotator("en-rules"))
    for statement in made.statements:
        for piece in statement.content:
            assert piece.text == text[piece.start : piece.end]


def test_reading_twice_gives_the_same():
    text = "“The quay is closed,” said Venn. It said so. The board, citing Holt, denied it. He left on Monday."
    assert reading(report(text), annotator("en-rules")) == reading(report(text), annotator("en-rules"))


def test_each_sentence_of_a_quotation_is_a_statement_with_the_same_chain():
    assert chains("“The hull cracked at dawn,” said Venn. “The pumps failed an hour later.”") == [
        (("Venn",), "“The hull cracked at dawn,”"),
        (("Venn",), "“The pumps failed an hour later.”"),
    ]


def test_a_sentence_that_a_speaker_interrupts_stays_one_statement():
    assert chains("“The quay is closed,” Venn said, “and nobody works.”") == [
        (("Venn",), "“The quay is closed,” | “and nobody works.”"),
    ]


def test_a_question_in_a_quotation_asserts_nothing_but_its_answer_does():
    said = read("“Who left the gate open that night?” said Venn. “The guard left it open at noon.”")
    assert [one.asserts for one in said] == [False, True]


def test_an_order_given_is_an_event_that_the_outlet_tells():
    text = "The council ordered 900 households to leave their homes."
    own = [one for one in read(text) if not one.chain]
    assert [(one.asserts, one.content[0].text) for one in own] == [(True, text)]
    assert [one.asserts for one in read(text) if one.chain] == [False]


def test_a_call_by_the_outlet_itself_is_no_event():
    assert not any(one.asserts for one in read("We order the guild to open its books."))
