"""Ways to deny, doubt, hedge, believe, order, ask and plan, in sentences labelled by bench/labels.md before they were read."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from whence.model.reading import Statement
from whence.model.reports import Published, Report
from whence.read.english import English

ROWS = [json.loads(line) for line in Path(__file__).with_name("stances.jsonl").read_text("utf-8").splitlines()]
#: Sentences in which stance, hedge or negation is read otherwise than labelled; a row that is read better may leave.
KNOWN_WRONG = frozenset(
    (
        "A denial that the vault had been opened came from the bank on Friday.",
        "Tracks in the mud point to a second rider.",
        "The minister would not be drawn on whether the tax would rise.",
        "The mine, it is said, was never closed.",
        "The gardener's denial that he had cut the oak convinced nobody.",
        "The poet, who denies having read the book, was fined.",
        "Denying that he had been drunk, the driver asked for a lawyer.",
        "The poem is attributed to a nun.",
        "The agency put the number of dead at forty, perhaps more.",
        '"Nonsense," said the bursar when asked if the college was broke.',
        "Smoking is forbidden in the barn by order of the steward.",
        "The decree bars foreigners from the market.",
        "The charter bars women from the choir.",
        'A brass plate says "No entry".',
        "The boats were late, tells the pilot in his memoir.",
        "The regulations require two locks on each door.",
    )
)


@cache
def read(text: str) -> tuple[Statement, ...]:
    one = Report("report-1", "in", None, None, None, None, None, Published(), "text/plain", "en", "0" * 64, None, text)
    return English().reading(one).statements


def nearest(text: str, content: str) -> list[Statement]:
    """Give the attributed statements that share most letters with a content: one who claims it and one who denies it."""
    start = text.index(content)
    wanted = set(range(start, start + len(content)))

    def share(one: Statement) -> float:
        letters = {at for piece in one.content for at in range(piece.start, piece.end)}
        return len(wanted & letters) / len(wanted | letters)

    own = [one for one in read(text) if one.chain]
    best = max(((share(one), -len(one.chain)) for one in own), default=None)
    return [one for one in own if (share(one), -len(one.chain)) == best]


@pytest.mark.parametrize("row", [row for row in ROWS if row["text"] not in KNOWN_WRONG], ids=lambda row: row["text"])
def test_stance_hedge_and_negation_are_read(row: dict[str, str | bool]) -> None:
    found = nearest(str(row["text"]), str(row["content"]))
    assert (row["stance"], row["hedged"], row["negated"]) in [
        (one.chain[-1].stance, one.hedged, one.negated) for one in found
    ]


def test_what_is_known_to_be_wrong_is_in_the_list_of_sentences() -> None:
    assert {str(row["text"]) for row in ROWS} >= KNOWN_WRONG
    assert len(KNOWN_WRONG) < len(ROWS) / 10


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Mrs Renn said it was untrue that she had pawned the ring.", "she had pawned the ring"),
        ("The prior said the reports that the bell was sold were false.", "the bell was sold"),
        ("It is far from clear, the masons say, that the arch is old.", "the arch is old"),
        ("Historians have voiced doubts that the map was drawn at sea.", "the map was drawn at sea"),
        ("The boatmen rejected the claim that the lock was shut.", "the lock was shut"),
    ],
)
def test_a_judgement_leaves_the_content_that_it_judges(text: str, content: str) -> None:
    (one,) = [one for one in read(text) if one.chain]
    assert one.chain[0].stance in ("denies", "doubts")
    assert one.content[0].text.rstrip(".") == content


def test_what_somebody_found_to_be_false_is_said_not_denied() -> None:
    (one,) = [one for one in read("The audit revealed that the accounts were fabricated.") if one.chain]
    assert one.chain[0].stance == "says"


def test_a_verb_that_counters_claims_denies_nothing_else() -> None:
    denied = [one for one in read("The guild shot down the rumour that the fair was off.") if one.chain]
    other = [one for one in read("The guild shot down a kite above the fair.") if one.chain]
    assert [one.chain[0].stance for one in denied] == ["denies"]
    assert all(one.chain[0].stance != "denies" for one in other)
