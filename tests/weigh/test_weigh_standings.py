"""How sources stand in a claim: first, alone, later confirmed, corrected, contradicted, each with what shows it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from memory_shelf import Memory, chain, figure, says

from whence.model.reports import Published
from whence.weigh.claims.gist import gist
from whence.weigh.roots import heard
from whence.weigh.sources.corrections import corrects_itself, is_correction, takes_back
from whence.weigh.standings import standings

TEXT = "14 workers are missing after the fire at the Orlan mill"
OTHER = "At the burnt-out Orlan mill 14 workers have disappeared"
UNION = chain(("the Millers' Union", "group:millers union", "named", "says"))
UNION_DENIES = chain(("the Millers' Union", "group:millers union", "named", "denies"))
MAYOR = chain(("Mayor Ines Tolk", "person:ines tolk", "named", "says"))


def missing(report, text=TEXT, raw="14", **kinds):
    return says(report, text, figures=[figure(report, text, raw, counted="workers")], **kinds)


def claim_of(*said):
    memory = Memory()
    memory.weigh(said)
    (found,) = memory.weighed.values()
    return found


def outlet(claim, name):
    return next(one for one in claim.standings if one.outlet == name)


def sources(claim):
    return [one for one in claim.standings if one.entity is not None]


def test_a_voice_that_comes_a_day_later_confirms_and_is_named():
    late = missing("b", OTHER, by=MAYOR, outlet="Post", day="2031-05-12")
    claim = claim_of(missing("a", by=UNION, outlet="Wire", day="2031-05-11"), late)
    assert outlet(claim, "Wire").confirming == late.statement.id
    assert not outlet(claim, "Post").confirmed


def test_of_two_voices_on_one_day_neither_confirms_the_other():
    claim = claim_of(
        missing("a", by=UNION, outlet="Wire", day="2031-05-11"),
        missing("b", OTHER, by=MAYOR, outlet="Post", day="2031-05-11"),
    )
    assert [one.confirmed for one in claim.standings] == [False] * 4


def test_two_clocks_tell_who_came_later_on_one_day_only_where_they_can_be_compared():
    def at(said, instant):
        order = (instant, *said.order[1:])
        return replace(said, published=Published(instant, instant, instant, "metadata"), order=order)

    first = at(missing("a", by=UNION, outlet="Wire"), "2031-05-11T09:00:00+02:00")
    late = missing("b", OTHER, by=MAYOR, outlet="Post")
    assert outlet(claim_of(first, at(late, "2031-05-11T08:30:00+01:00")), "Wire").confirmed
    assert not outlet(claim_of(first, at(late, "2031-05-11T12:00:00")), "Wire").confirmed


def test_the_same_words_again_confirm_only_where_both_name_who_says_so():
    for by, confirmed in (((), False), (MAYOR, True)):
        said = [
            missing("a", by=UNION, outlet="Wire", day="2031-05-11"),
            missing("b", by=by, outlet="Post", day="2031-05-12"),
        ]
        known = [heard(one, gist(one)) for one in said]
        found = list(standings(known, {one.id: one.house for one in known}, frozenset()))
        assert any(one.confirmed for one in found) is confirmed


def test_an_echo_confirms_nothing():
    claim = claim_of(
        missing("a", by=UNION, outlet="Wire", day="2031-05-11"), missing("b", by=UNION, outlet="Post", day="2031-05-14")
    )
    assert not any(one.confirmed for one in claim.standings)


def test_a_voice_without_a_date_confirms_nothing():
    claim = claim_of(
        missing("a", by=UNION, outlet="Wire", day="2031-05-11"), missing("b", OTHER, by=MAYOR, outlet="Post")
    )
    assert not any(one.confirmed for one in claim.standings)


def test_who_denies_later_what_he_said_has_corrected_himself_and_who_did_so_on_one_day_has_not():
    first = missing("a", by=UNION, outlet="Wire", day="2031-05-11")
    again = missing("b", by=UNION_DENIES, outlet="Post", day="2031-05-13")
    (union,) = sources(claim_of(first, again))
    assert union.correcting == again.statement.id
    (union,) = sources(claim_of(first, missing("b", by=UNION_DENIES, outlet="Post", day="2031-05-11")))
    assert not union.corrected
    assert union.side is None


def test_who_passes_both_sides_on_has_corrected_nothing():
    claim = claim_of(
        missing("a", by=UNION, outlet="Wire", day="2031-05-11"),
        missing(
            "b", by=chain(("Orlan Mill Ltd", "group:orlan mill", "named", "denies")), outlet="Wire", day="2031-05-13"
        ),
    )
    assert not any(one.corrected for one in claim.standings)
    assert outlet(claim, "Wire").side is None
    assert [one.contradicted for one in sources(claim)] == [True, True]


def test_a_report_that_calls_itself_a_correction_corrects_the_figure_of_its_outlet_alone():
    wrong = "40 workers are missing after the fire at the Orlan mill"
    said = [
        missing("a", wrong, "40", outlet="Wire", day="2031-05-11"),
        missing("b", wrong, "40", outlet="Post", day="2031-05-11"),
        missing("c", outlet="Wire", day="2031-05-12", title="Correction: the missing of Orlan"),
    ]
    known = [heard(one, gist(one)) for one in said]
    found = {one.outlet: one for one in standings(known, {one.id: one.house for one in known}, frozenset())}
    assert found["Wire"].correcting == said[2].statement.id
    assert not found["Post"].corrected


def test_a_later_voice_with_another_figure_confirms_nothing():
    said = [
        missing("a", outlet="Wire", day="2031-05-11"),
        missing("b", "40 workers are missing after the fire", "40", by=MAYOR, outlet="Post", day="2031-05-12"),
    ]
    known = [heard(one, gist(one)) for one in said]
    found = list(standings(known, {one.id: one.house for one in known}, frozenset()))
    assert not any(one.confirmed for one in found)


def test_what_a_correction_repeats_unchanged_is_not_corrected():
    claim = claim_of(
        missing("a", outlet="Wire", day="2031-05-11"),
        missing("b", outlet="Wire", day="2031-05-12", title="Correction: the name of the mayor"),
    )
    assert not any(one.corrected for one in claim.standings)


@pytest.mark.parametrize(
    ("title", "marked"),
    [
        ("Correction: the missing of Orlan", True),
        ("CORRECTED - Fire at Orlan", True),
        ("(Official) Corrected: fire at Orlan", True),
        ("Clarification", True),
        ("Corrections officers strike in Orlan", False),
        ("Correction of the river bed begins", False),
        ("Mill owner demands correction", False),
    ],
)
def test_titles_of_corrections(title, marked):
    said = says("a", TEXT, title=title)
    assert is_correction(heard(said, gist(said))) is marked


@pytest.mark.parametrize(
    ("sentence", "own"),
    [
        ("An earlier version of this article said 40 workers were missing.", True),
        ("Fourteen, and not 40 as we first reported, are missing.", True),
        ("We wrongly reported that 40 workers were missing.", True),
        ("Our Tuesday report wrongly gave the missing as 40.", True),
        ("Fourteen are missing, and not 40 as this newspaper reported.", True),
        ("An article on Sunday about the mill misstated the number of the missing.", True),
        ("Fourteen are missing, as we reported on Sunday.", False),
        ("The law has been corrected: 14 articles are gone.", False),
        ("The ministry said its earlier figure was wrong.", False),
        ("The paper said an early version of the plan was shelved.", False),
    ],
)
def test_words_by_which_an_outlet_corrects_itself(sentence, own):
    said = says("a", TEXT, sentence=sentence)
    assert corrects_itself(heard(said, gist(said))) is own


WE = ("We", None, "first_person", "says")
COURIER = ("The Tersk Courier", None, "outlet", "says")
ARTICLE = ("An article of 5 March", None, "document", "says")
MINISTRY = ("the ministry", "group:ministry", "named", "says")
GUARD = ("a guard", None, "unnamed", "says")


@pytest.mark.parametrize(
    ("links", "behind", "own"),
    [
        ([WE], ". That was wrong: 14 are.", True),
        ([COURIER], ". The figure was wrong.", True),
        ([ARTICLE], ". The correct figure is 14.", True),
        ([("Yesterday's article", None, "document", "says")], ". In fact 14 were.", True),
        ([WE], ". The search goes on.", False),
        ([MINISTRY], ". That was wrong, the union said.", False),
        ([GUARD, WE], ". That was wrong.", False),
        ([], ". That was wrong.", False),
        ([WE], f". {'The search goes on. ' * 20}That was wrong.", False),
    ],
)
def test_what_an_outlet_said_and_takes_back_in_the_next_words_is_corrected(links, behind, own):
    words = "40 workers were missing"
    said = replace(says("a", words, by=chain(*links), outlet="Tersk Courier"), report_text=words + behind)
    assert corrects_itself(heard(said, gist(said))) is own


def test_an_outlet_that_says_it_reported_wrongly_is_corrected_and_a_minister_is_not():
    sentence = "{} wrongly said that 40 workers were missing."
    for by, own in ((COURIER, True), (MINISTRY, False)):
        words = sentence.format(by[0])
        said = says("a", "40 workers were missing", by=chain(by), outlet="Tersk Courier", sentence=words)
        assert corrects_itself(heard(said, gist(said))) is own


def test_a_correction_that_sets_one_figure_against_the_other_corrects():
    words = "14 workers are missing, not 40"
    for title, own in (("Correction", True), ("Fire at Orlan", False)):
        said = says("a", words, outlet="Wire", title=title)
        assert corrects_itself(heard(said, gist(said))) is own


def test_a_note_that_a_text_was_changed_says_what_its_sentences_told_before():
    sentence = "It originally said that 40 workers were missing."
    said = says("a", "40 workers were missing", sentence=sentence, outlet="Wire")
    for note, own in (("This article was amended on 14 June. ", True), ("The law was amended on 14 June. ", False)):
        noted = replace(said, report_text=note + sentence)
        assert corrects_itself(heard(noted, gist(noted))) is own


@pytest.mark.parametrize(
    ("sentence", "back"),
    [
        ("The Millers' Union has retracted its statement that 40 workers are missing.", True),
        ("The Millers' Union later withdrew its claim that 40 workers are missing.", True),
        ("The Millers' Union admitted it had been wrong about the missing.", True),
        ("The Millers' Union said the ministry had retracted its figure.", False),
        ("The Millers' Union withdrew from the talks about the missing.", False),
    ],
)
def test_words_by_which_a_source_takes_something_back(sentence, back):
    by = chain(("The Millers' Union", "group:millers union", "named", "says"))
    said = says("a", TEXT, by=by, sentence=sentence)
    assert takes_back(heard(said, gist(said))) is back


def test_a_sentence_of_a_megabyte_is_looked_at_in_a_moment():
    said = says("a", TEXT, sentence="we " * 400_000, title="correction " * 100_000)
    assert not corrects_itself(heard(said, gist(said)))
    assert not is_correction(heard(said, gist(said)))
