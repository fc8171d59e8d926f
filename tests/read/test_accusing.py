"""Who calls whom what, who denies it, and that both speak of the same words."""

from __future__ import annotations

from functools import cache

import pytest

from whence.model.reading import Statement
from whence.model.reports import Published, Report
from whence.read.english import English


@cache
def read(text: str) -> tuple[Statement, ...]:
    one = Report("report-1", "in", None, None, None, None, None, Published(), "text/plain", "en", "0" * 64, None, text)
    return English().reading(one).statements


def told(text: str) -> set[tuple[str | None, str, str]]:
    """Give source, stance and content of every attribution."""
    return {
        (
            one.chain[-1].source.text if one.chain[-1].source is not None else None,
            one.chain[-1].stance,
            " … ".join(piece.text for piece in one.content),
        )
        for one in read(text)
        if one.chain
    }


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "The herders were accused by the office of burning the hut.",
            "the office",
            "The herders … of burning the hut",
        ),
        ("The monks were branded frauds by their own abbot.", "their own abbot", "The monks … frauds"),
        ("The envoy, who calls the farmers thieves, left on Monday.", "The envoy", "the farmers thieves"),
        ("The farmers, whom the envoy calls thieves, stayed.", "the envoy", "The farmers … thieves"),
        ("The bailiffs smeared the tenants with tales of arson.", "The bailiffs", "the tenants with tales of arson"),
        ("The duke levelled charges of treason at the judges.", "The duke", "charges of treason at the judges"),
        ("Accused of theft by the warden, the cook said nothing.", "the warden", "of theft … the cook"),
    ],
)
def test_an_accuser_is_read_in_every_form(text, source, content):
    assert (source, "says", content) in told(text)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The board branded the dockers wreckers, a label the union rejects.", "the dockers wreckers"),
        ("The mayor accused the teachers of sabotage. The union denied the charge.", "the teachers of sabotage"),
        ("Neighbours call the fellowship a cult, but the union denies that it is one.", "the fellowship a cult"),
        (
            "The junta repeated its claim that the exiles are spies, something the union rejects.",
            "the exiles are spies",
        ),
        ("The mill's claim that the weavers were drunk was dismissed by the union.", "the weavers were drunk"),
    ],
)
def test_a_denier_denies_what_the_accuser_said(text, content):
    rows = told(text)
    assert {stance for _, stance, words in rows if words.removeprefix("that ") == content} == {"says", "denies"}
    assert any(stance == "denies" and "union" in (source or "") for source, stance, _ in rows)


def test_whoever_refuses_a_label_withholds_it():
    assert ("The envoy", "doubts", "the fighters terrorists") in told(
        "The envoy refused to call the fighters terrorists."
    )


def test_a_court_that_clears_somebody_denies_the_charge():
    assert ("The court", "denies", "the baker of theft") in told("The court acquitted the baker of theft.")


def test_an_accusation_by_nobody_is_hedged():
    rows = [one for one in read("The boatmen were accused of piracy.") if one.chain]
    assert [(one.chain[0].source, one.hedged) for one in rows] == [(None, True)]


def test_a_label_is_not_repeated_in_the_voice_of_the_outlet():
    own = [one for one in read("The exiles were branded traitors by the palace.") if not one.chain]
    assert own == []


def test_what_stands_between_a_charge_and_its_denial_stays_with_the_outlet():
    text = "The mayor accused the teachers of sabotage, and a storm hit the town at noon. The union denied the charge."
    assert any("storm" in one.content[0].text for one in read(text) if not one.chain)


@pytest.mark.parametrize(
    "text",
    [
        "The shopkeeper branded the calves in April.",
        "The storm charged the air with dust.",
        "The cook smeared the bread with butter.",
        "The bridge is called the Long Span.",
        "Three men charged with arson appeared at the assizes.",
        "Holt was called to the stand by the prosecution.",
    ],
)
def test_things_are_not_accused(text):
    assert not [one for one in read(text) if one.chain and one.chain[-1].confidence >= 0.65]


def test_a_quotation_keeps_its_speaker():
    rows = told('"I call it the trip that launched a thousand trips," said Mara Venn.')
    assert any(source == "Mara Venn" and stance == "says" for source, stance, _ in rows)


def test_an_endless_sentence_of_charges_is_read():
    text = "The mayor accused the union of theft, a charge it denied, and " * 400 + "left."
    assert len(read(text)) > 400


def test_a_deed_of_arms_stays_in_the_voice_of_the_outlet():
    text = "On the morning of 5 March 2021 our fighters attacked a column of the guard at the bridge of Mirel."
    assert [one.content[0].text for one in read(text) if not one.chain] == [text]
