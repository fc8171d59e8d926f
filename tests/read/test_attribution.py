"""Plain cases of who says what, with exact spans."""

from __future__ import annotations

import pytest

from whence.model.reports import Published, Report
from whence.read.attribution.rules import attributions, passages
from whence.read.found import Found
from whence.read.sentences import paragraphs, sentences


def report(text: str) -> Report:
    return Report("report-1", "in", None, None, None, None, None, Published(), "text/plain", "en", "0" * 64, None, text)


def found(text: str) -> list[Found]:
    one = report(text)
    cut = [(sentence.start, sentence.end) for sentence in sentences(one)]
    return attributions(passages(one, paragraphs(one), cut))


def rows(text: str) -> list[tuple[str | None, str | None, str, str, str]]:
    def words(place: tuple[int, int] | None) -> str | None:
        return None if place is None else text[place[0] : place[1]]

    return [
        (words(one.source), words(one.cue), " | ".join(text[a:b] for a, b in one.content), one.stance, one.form)
        for one in found(text)
    ]


PLAIN = [
    (
        "The dockers' union said that nine cranes had stopped.",
        ("The dockers' union", "said", "that nine cranes had stopped", "says", "indirect"),
    ),
    (
        "Mara Venn said the quay was closed on Monday.",
        ("Mara Venn", "said", "the quay was closed on Monday", "says", "indirect"),
    ),
    (
        "According to the harbour board, nine cranes had stopped.",
        ("the harbour board", "According to", "nine cranes had stopped", "says", "indirect"),
    ),
    (
        "Nine cranes had stopped, according to the harbour board.",
        ("the harbour board", "according to", "Nine cranes had stopped", "says", "indirect"),
    ),
    (
        "The board reported that nine cranes had stopped.",
        ("The board", "reported", "that nine cranes had stopped", "says", "indirect"),
    ),
    (
        "The union revealed on Tuesday that the ship had left.",
        ("The union", "revealed", "that the ship had left", "says", "indirect"),
    ),
    (
        "The ministry announced the pier would be sold.",
        ("The ministry", "announced", "the pier would be sold", "says", "indirect"),
    ),
    (
        "The owner claimed that the cargo was grain.",
        ("The owner", "claimed", "that the cargo was grain", "says", "indirect"),
    ),
    (
        "The owner maintains that the cargo was grain.",
        ("The owner", "maintains", "that the cargo was grain", "says", "indirect"),
    ),
    (
        "Captain Holt warned that the hull could break.",
        ("Captain Holt", "warned", "that the hull could break", "says", "indirect"),
    ),
    (
        "“The quay is closed,” said Mara Venn.",
        ("Mara Venn", "said", "“The quay is closed,”", "says", "direct"),
    ),
    (
        "“The quay is closed,” Mara Venn said.",
        ("Mara Venn", "said", "“The quay is closed,”", "says", "direct"),
    ),
    (
        '"The quay is closed," said Mara Venn, a clerk of the board.',
        ("Mara Venn, a clerk of the board", "said", '"The quay is closed,"', "says", "direct"),
    ),
    (
        "“The quay is closed,” Venn said, “and nobody works.”",
        ("Venn", "said", "“The quay is closed,” | “and nobody works.”", "says", "direct"),
    ),
    (
        "“The quay is closed,” Venn said on Monday. “Nobody works there.”",
        ("Venn", "said", "“The quay is closed,” | “Nobody works there.”", "says", "direct"),
    ),
    (
        "Venn told the Harbour Post that the quay was closed.",
        ("Venn", "told", "that the quay was closed", "says", "indirect"),
    ),
    (
        "Venn told reporters the quay was closed.",
        ("Venn", "told", "the quay was closed", "says", "indirect"),
    ),
    ("Nine cranes had stopped, Venn says.", ("Venn", "says", "Nine cranes had stopped", "says", "indirect")),
    ("Venn: “The quay is closed to everybody.”", ("Venn", ":", "“The quay is closed to everybody.”", "says", "direct")),
    (
        "The quay is closed for good, as Venn put it.",
        ("Venn", "put it", "The quay is closed for good", "says", "indirect"),
    ),
    (
        "As Venn put it, the quay is closed for good.",
        ("Venn", "put it", "the quay is closed for good", "says", "indirect"),
    ),
    (
        "The board denied that the quay was closed.",
        ("The board", "denied", "that the quay was closed", "denies", "indirect"),
    ),
    (
        "The board denied the reports of a strike.",
        ("The board", "denied", "the reports of a strike", "denies", "indirect"),
    ),
    ("The board denied closing the quay.", ("The board", "denied", "closing the quay", "denies", "indirect")),
    (
        "The union's claim that the hull was cracked surprised nobody.",
        ("The union's", "claim", "that the hull was cracked surprised nobody", "says", "indirect"),
    ),
    (
        "In a statement, Holt said the hull was sound.",
        ("Holt", "said", "the hull was sound", "says", "indirect"),
    ),
    (
        "Sources inside the ministry said the pier was sold.",
        ("Sources inside the ministry", "said", "the pier was sold", "says", "indirect"),
    ),
    (
        "The report said nine cranes were rusted.",
        ("The report", "said", "nine cranes were rusted", "says", "indirect"),
    ),
    (
        "The leak was reported by the Harbour Post.",
        ("the Harbour Post", "was reported", "The leak", "says", "indirect"),
    ),
    (
        "The union vowed to stop all cranes.",
        ("The union", "vowed", "to stop all cranes", "plans", "indirect"),
    ),
    (
        "The ministry plans to sell the pier.",
        ("The ministry", "plans", "to sell the pier", "plans", "indirect"),
    ),
    (
        "The board ordered the crew to leave the ship.",
        ("The board", "ordered", "the crew to leave the ship", "orders", "indirect"),
    ),
    (
        "The union called on the ministry to pay.",
        ("The union", "called on", "the ministry to pay", "orders", "indirect"),
    ),
    (
        "The clerk asked whether the hull was sound.",
        ("The clerk", "asked", "whether the hull was sound", "asks", "indirect"),
    ),
    (
        "Dockers fear that the port will close.",
        ("Dockers", "fear", "that the port will close", "believes", "indirect"),
    ),
    (
        "Holt doubted that the hull was sound.",
        ("Holt", "doubted", "that the hull was sound", "doubts", "indirect"),
    ),
    (
        "Holt does not believe that the hull was sound.",
        ("Holt", "does not believe", "that the hull was sound", "doubts", "indirect"),
    ),
    (
        "Mara Venn, the clerk of the board, said the quay was closed.",
        ("Mara Venn, the clerk of the board", "said", "the quay was closed", "says", "indirect"),
    ),
    (
        "A spokesman for the board said the quay was closed.",
        ("A spokesman for the board", "said", "the quay was closed", "says", "indirect"),
    ),
    (
        "Three people who saw the fire said it began below deck.",
        ("Three people", "said", "it began below deck", "says", "indirect"),
    ),
    (
        "On Monday, Venn described the quay as a ruin.",
        ("Venn", "described", "the quay as a ruin", "says", "indirect"),
    ),
    (
        "Venn said the union was “a band of liars and thieves” on Monday.",
        ("Venn", "said", "the union was “a band of liars and thieves” on Monday", "says", "mixed"),
    ),
    (
        "The bridge, Venn said, was already closed.",
        ("Venn", "said", "The bridge | was already closed", "says", "indirect"),
    ),
    ("''The quay is closed,'' said Venn.", ("Venn", "said", "''The quay is closed,''", "says", "direct")),
    ("‘The quay is closed,’ said Venn.", ("Venn", "said", "‘The quay is closed,’", "says", "direct")),
    ("«The quay is closed», said Venn.", ("Venn", "said", "«The quay is closed»", "says", "direct")),
    (
        "The harbour board indicate that the quay is closed.",
        ("The harbour board", "indicate", "that the quay is closed", "says", "indirect"),
    ),
    (
        "Venn, underscored that the quay was closed.",
        ("Venn", "underscored", "that the quay was closed", "says", "indirect"),
    ),
]


@pytest.mark.parametrize(("text", "wanted"), PLAIN, ids=[text[:48] for text, _ in PLAIN])
def test_plain_case_is_read_with_exact_spans(text, wanted):
    assert rows(text) == [wanted]


NOT_ATTRIBUTED = [
    "The “old” quay was closed on Monday after the storm.",
    "The union’s reports were late and the claims were many.",
    "Various reports were written in the spring.",
    "The workers placed orders for new cranes.",
    "Iran’s and Spain’s ruling houses met.",
    "The Harbour Rules Committee met on Monday.",
    "He should say that the quay is open or go.".replace("say", "believe"),
    "The ship left in order to load grain.",
]


@pytest.mark.parametrize("text", NOT_ATTRIBUTED)
def test_words_that_only_look_like_cues_attribute_nothing(text):
    assert rows(text) == []


def test_two_speakers_of_one_sentence_keep_their_own_words():
    read = rows("The board said the quay was open, but the union said nobody worked there.")
    assert [(source, content) for source, _, content, _, _ in read] == [
        ("The board", "the quay was open"),
        ("the union", "nobody worked there"),
    ]


def test_a_participle_shares_the_speaker_and_begins_a_new_content():
    read = rows("Venn said the quay was closed, adding that nobody had been paid.")
    assert [(source, cue, content) for source, cue, content, _, _ in read] == [
        ("Venn", "said", "the quay was closed"),
        ("Venn", "adding", "that nobody had been paid"),
    ]


def test_a_quotation_left_open_goes_on_in_the_next_paragraph():
    text = "Venn said: “The quay is closed.\n\n“Nobody works there now.”\n\nThe ship left."
    (row,) = rows(text)
    assert row[2] == "“The quay is closed. | “Nobody works there now.”"


def test_a_speaker_announced_with_a_colon_has_the_quotation_below():
    text = "In his speech, Holt declared:\n\n“This hull will never break in any storm.”"
    assert rows(text) == [("Holt", "declared", "“This hull will never break in any storm.”", "says", "direct")]


def test_a_block_quotation_closed_by_a_parenthesis_is_the_documents():
    text = "“The hull was cracked in four places. It was never mended.” (Inquiry into the Loss of the Brig, May 2030.)"
    ((source, cue, content, stance, form),) = rows(text)
    assert source == "Inquiry into the Loss of the Brig, May 2030"
    assert cue is None
    assert content == "“The hull was cracked in four places. It was never mended.”"
    assert (stance, form) == ("says", "direct")


def test_the_opening_according_to_stops_before_the_clause():
    text = "According to the report given by the union, the board has sold a pier, the largest of all, to a bank."
    ((source, _, content, _, _),) = rows(text)
    assert source == "the report given by the union"
    assert content == "the board has sold a pier, the largest of all, to a bank"


def test_a_subordinate_clause_ends_where_the_main_clause_begins():
    text = "While Venn admitted that the quay was old, she hired forty men."
    ((source, _, content, _, _),) = rows(text)
    assert (source, content) == ("Venn", "that the quay was old")


def test_the_last_speaker_of_a_sentence_speaks_the_whole_of_it():
    text = "The crew said the hull was cracked, the Harbour Post reported."
    read = rows(text)
    assert ("the Harbour Post", "The crew said the hull was cracked") in [(row[0], row[2]) for row in read]
    assert ("The crew", "the hull was cracked") in [(row[0], row[2]) for row in read]


def test_a_negated_cue_is_no_assertion():
    ((_, cue, _, stance, _),) = rows("The board did not say that the quay was closed.")
    assert (cue, stance) == ("did not say", "doubts")


def test_every_span_lies_in_the_text_in_order():
    text = "\n\n".join(text for text, _ in PLAIN)
    for one in found(text):
        for start, end in (place for place in (one.source, one.cue, *one.content) if place is not None):
            assert 0 <= start < end <= len(text)
        assert list(one.content) == sorted(one.content)


TURNED = [
    (
        "Nine tonnes of oil ran into the dock, said harbour master Edda Holt.",
        ("harbour master Edda Holt", "said", "Nine tonnes of oil ran into the dock", "says", "indirect"),
    ),
    (
        "Dead eels lay along the quay, said Jon Venn, a biologist at Lund College, who walked it on Monday.",
        (
            "Jon Venn, a biologist at Lund College, who walked it on Monday",
            "said",
            "Dead eels lay along the quay",
            "says",
            "indirect",
        ),
    ),
    (
        "Edda Holt, who runs the port, said Jon Venn was ill.",
        ("Edda Holt", "said", "Jon Venn was ill", "says", "indirect"),
    ),
    (
        "The ferry sank, its owner, Jon Venn, told the Harbour Post.",
        ("its owner, Jon Venn", "told", "The ferry sank", "says", "indirect"),
    ),
    (
        "Two of the dockers died on Monday, St Ann Hospital said.",
        ("St Ann Hospital", "said", "Two of the dockers died on Monday", "says", "indirect"),
    ),
    (
        "The siren sounded at once, according to the company's own log.",
        ("the company's own log", "according to", "The siren sounded at once", "says", "indirect"),
    ),
    (
        "According to port cables that were later released by the guild, Venn had pressed the clerks.",
        (
            "port cables that were later released by the guild",
            "According to",
            "Venn had pressed the clerks",
            "says",
            "indirect",
        ),
    ),
    (
        "According to the survey provided by the guild, the port has built a yard, in order to grow.",
        (
            "the survey provided by the guild",
            "According to",
            "the port has built a yard, in order to grow",
            "says",
            "indirect",
        ),
    ),
    (
        "Mayor Edda Holt promised free water for schools by the end of May.",
        ("Mayor Edda Holt", "promised", "free water for schools by the end of May", "plans", "indirect"),
    ),
    (
        "Holt, underscored that the quay was closed.",
        ("Holt", "underscored", "that the quay was closed", "says", "indirect"),
    ),
    (
        "The works council asked for a new crane and never received an answer.",
        ("The works council", "asked", "for a new crane", "asks", "indirect"),
    ),
    (
        "Edda Holt called the plan “a disgrace”.",
        ("Edda Holt", "called", "the plan “a disgrace”", "says", "mixed"),
    ),
    (
        "Holt told the Post’s “Good Morning Port” that the quay was closed.",
        ("Holt", "told", "that the quay was closed", "says", "indirect"),
    ),
    (
        "“We saw it burn,” said Edda Holt, managing director of the yard. “It was red.”",
        (
            "Edda Holt, managing director of the yard",
            "said",
            "“We saw it burn,” | “It was red.”",
            "says",
            "direct",
        ),
    ),
    (
        "Edda Holt, the head of the guild, answered the vote by saying, “Beset by debts and fearing a loss, the port sells.”",
        (
            "Edda Holt, the head of the guild",
            "saying",
            "“Beset by debts and fearing a loss, the port sells.”",
            "says",
            "direct",
        ),
    ),
]


@pytest.mark.parametrize(("text", "wanted"), TURNED)
def test_speaker_behind_or_far_from_the_cue_is_found(text, wanted):
    assert rows(text) == [wanted]


@pytest.mark.parametrize(
    "text",
    [
        "The port placed orders for nine cranes that are to be built in Lund.",
        "The new tonnage figures released on Monday were the worst in years.",
        "In those years the town saw a series of fires dubbed the “night burnings” led by the guild.",
        "A shed on a street called the “Long Mile” burned down.",
        "Several walked on because nobody had told them where it was.",
        "Anybody who finds a mistake in this paper can write to the desk.",
        "Edda Holt, who speaks for the guild, lives in Lund.",
    ],
)
def test_orders_names_and_descriptions_attribute_nothing(text):
    assert rows(text) == []


def test_who_goes_on_after_a_quotation_speaks_the_second_content_too():
    assert rows("“The quay is shut,” said Venn, adding that it leaked.") == [
        ("Venn", "said", "“The quay is shut,”", "says", "direct"),
        ("Venn", "adding", "that it leaked", "says", "indirect"),
    ]


def test_a_quotation_alone_in_its_paragraph_is_the_last_speakers():
    text = "The eels are gone, Edda Holt said.\n\n> “It will take five years to bring them back.”"
    assert rows(text)[1] == (
        "Edda Holt",
        None,
        "“It will take five years to bring them back.”",
        "says",
        "direct",
    )


def test_a_short_quotation_alone_in_its_paragraph_is_a_heading():
    assert len(rows("The eels are gone, Edda Holt said.\n\n“A hard year.”")) == 1
