"""Rewrites that share hardly a phrase are told from texts that only share their subject."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest
from memory import MemoryLibrary

from bench import loose as bench
from bench.corpus import report
from whence.model.reports import Published
from whence.trace import lineage
from whence.trace.loose.channel import outline, retelling, tells

STORY = """The ferry Aldermoor sank off Kestrel Point with 214 crates of porcelain on Tuesday.
Captain Ines Hollander had warned the owners about corroded rivets in the stern.
Divers from Brackwater recovered the brass compass and two logbooks from the wheelhouse.
The insurer Tolliver refuses to pay the 91,000 crowns because inspections were skipped in spring.
Fishermen netted porcelain saucers as far north as the Gull Narrows.
A commission under magistrate Wendelin Oake will question the shipwrights on 9 June.
The sister vessel Merrow stays chained in Brackwater until its hull is surveyed.
Villagers lit lanterns along the breakwater for the missing stoker Radek Lunn."""
AGAIN = """Inspections skipped last spring are why Tolliver, the insurer, will not hand over 91,000 crowns.
When the Aldermoor went down near Kestrel Point on Tuesday, 214 crates full of porcelain were lost with it.
Rivets in its stern had corroded, as Ines Hollander, who was captain, told those who own it.
A compass made of brass was brought up, with a pair of logbooks, by Brackwater divers searching the wheelhouse.
Porcelain turned up at the Gull Narrows, where nets of fishermen were heavy with saucers.
Shipwrights are to be heard on 9 June by Wendelin Oake, a magistrate who leads the commission.
Nobody may sail the Merrow, a sister vessel: chained it lies at Brackwater awaiting a survey of the hull.
Stoker Radek Lunn is missing, and lanterns of villagers burned for him on the breakwater.
The Kestrel Point lighthouse is due for new paint."""
SUBJECT = """Tickets for the Aldermoor will cost more from autumn, its owners announced in Brackwater.
Captain Ines Hollander won the rowing trophy of Kestrel Point for the third year.
The porcelain works hires forty apprentices and builds a second kiln.
Tolliver opens an office beside the customs house and sponsors the regatta.
Magistrate Wendelin Oake fined three smugglers for hiding tobacco under herring.
The Merrow carried schoolchildren to the seal colony at the Gull Narrows.
Radek Lunn, a stoker, published poems about foghorns and winter.
Divers practise in the quarry pond until the harbour thaws."""


def made(name, text, *, at=None, **fields):
    published = Published() if at is None else Published(at, at, at, "metadata")
    return replace(report(name, " ".join(text.split("\n"))), published=published, **fields)


def rows(*reports, batches=1, common=200):
    library = MemoryLibrary(common)
    names = {each.id: each.input for each in reports}
    for at in range(batches):
        batch = {each.id: each for each in reports[at::batches]}
        library.hold(batch, {})
        library.keep(lineage(batch, {}, library))
    return sorted((names[row.copy], names.get(row.original), row.direction) for row in library.derivations.values())


def test_a_rewrite_is_told_from_a_text_on_the_same_subject():
    story, again, subject = (outline(made("x", text)) for text in (STORY, AGAIN, SUBJECT))
    assert tells(retelling(story, again))
    assert not tells(retelling(story, subject))
    assert retelling(story, again).told > 4 * retelling(story, subject).told


def test_a_retelling_is_the_same_from_either_side():
    one, two = outline(made("one", STORY)), outline(made("two", AGAIN))
    assert retelling(one, two).told == retelling(two, one).told
    assert retelling(one, two).turned != retelling(two, one).turned


def test_what_is_quoted_and_what_is_shared_word_for_word_is_not_told_again():
    quoted = f"She said: “{' '.join(STORY.split(chr(10)))}”"
    assert retelling(outline(made("one", STORY)), outline(made("two", quoted))).told < 0.1


@pytest.mark.parametrize("text", ["", "...", "a b c", "１２３ \u202e xyz", "lamp " * 5_000, "“" * 3_000])
def test_a_text_without_a_story_tells_nothing_again(text):
    bare = outline(made("bare", text))
    assert not tells(retelling(bare, outline(made("story", STORY))))
    assert not tells(retelling(bare, outline(made("other", text))))


#: A phrase of five words that makes the pairs worth comparing, as real rewrites keep one.
PHRASE = "\nThey spoke about it to the Brackwater harbour office by the old salt mill."


def test_a_later_rewrite_is_said_to_rest_on_the_story():
    story = made("story", STORY + PHRASE, at="2031-05-01")
    again = made("again", AGAIN + PHRASE, at="2031-05-03")
    subject = made("subject", SUBJECT + PHRASE, at="2031-05-04")
    assert rows(story, again, subject) == [("again", "story", "copy")]


def test_without_dates_it_stays_open_which_of_the_two_is_the_rewrite():
    assert [row[2] for row in rows(made("story", STORY + PHRASE), made("again", AGAIN + PHRASE))] == ["undecided"]


def test_the_reason_shows_a_sentence_of_either():
    story, again = made("story", STORY + PHRASE, at="2031-05-01"), made("again", AGAIN + PHRASE, at="2031-05-03")
    library = MemoryLibrary()
    library.hold({each.id: each for each in (story, again)}, {})
    (row,) = lineage({each.id: each for each in (story, again)}, {}, library).derivations
    (reason,) = (each for each in row.reasons if each.kind == "retelling")
    assert {span.report for span in reason.spans} == {story.id, again.id}
    assert "Aldermoor" in reason.spans[0].text
    assert "Aldermoor" in reason.spans[1].text


@pytest.mark.parametrize("common", [2, 200])
def test_rewrites_do_not_depend_on_the_order_of_reports(common):
    reports = [
        made("story", STORY + PHRASE, at="2031-05-01"),
        made("again", AGAIN + PHRASE, at="2031-05-03"),
        made("subject", SUBJECT + PHRASE),
    ]
    found = rows(*reports, common=common)
    assert all(rows(*order, batches=3, common=common) == found for order in permutations(reports))


def test_invented_rewrites_are_ranked_better_than_by_the_cosine_of_their_words():
    assert bench.measure(901)["above"] >= 0.15
