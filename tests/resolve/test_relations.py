"""What roles and structures are read from sentences: who holds which role where, and what is part of what."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading_by_hand import by_hand

from whence.model.identities import NameUse
from whence.model.identity import content_id
from whence.model.reading import Attribution, Moment
from whence.resolve.names import key_of, tokens
from whence.resolve.relations.finding import relations
from whence.resolve.relations.role_names import missed


def read(text: str, **changes):
    report, reading = by_hand("one", text)
    reading = replace(reading, **{name: change(report, reading) for name, change in changes.items()})
    used = [
        NameUse(one.id, report.id, one.span, one.kind, key_of(tokens(one.span.text, one.kind), one.kind), one.span.text)
        for one in reading.mentions
    ]
    return relations(report, reading, used)


def triples(text: str) -> set[str]:
    return {f"{one.subject.partition(':')[2]} {one.predicate} {one.object.partition(':')[2]}" for one in read(text)}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[p:Ada Lorn], deputy to [p:Bo Kray], left.", {"ada lorn deputy_of bo kray"}),
        ("[p:Bo Kray]'s deputy, [p:Ada Lorn], left.", {"ada lorn deputy_of bo kray"}),
        ("[p:Ada Lorn], deputy head of the [o:Reed Mill], left.", {"ada lorn member_of reed mill"}),
        ("[o:Reed Mill] spokesman [p:Ada Lorn] left.", {"ada lorn speaks_for reed mill"}),
        ("The spokeswoman for [o:Reed Mill], [p:Ada Lorn], left.", {"ada lorn speaks_for reed mill"}),
        ("[p:Ada Lorn] has led the [o:Reed Mill].", {"ada lorn leads reed mill"}),
        ("The [o:Reed Mill], headed by [p:Ada Lorn], closed.", {"ada lorn leads reed mill"}),
        ("[p:Ada Lorn], 41, who runs the [o:Reed Mill], left.", {"ada lorn leads reed mill"}),
        ("As head of the [o:Reed Mill], [p:Ada Lorn] signed.", {"ada lorn leads reed mill"}),
        ("[p:Ada Lorn], a commander of the [o:Reed Guard], left.", {"ada lorn member_of reed guard"}),
        ("[p:Ada Lorn], head of sales at the [o:Reed Mill], left.", {"ada lorn member_of reed mill"}),
        ("[p:Ada Lorn] heads the sales office of the [o:Reed Mill].", {"ada lorn member_of reed mill"}),
        ("[p:Ada Lorn] and [p:Bo Kray], members of the [o:Reed Guard], left.",
         {"ada lorn member_of reed guard", "bo kray member_of reed guard"}),
        ("[p:Ada Lorn], president and founder of the [o:Reed Club], left.",
         {"ada lorn leads reed club", "ada lorn founded reed club"}),
        ("The [o:Reed Club] was founded by [p:Ada Lorn] and [p:Bo Kray].",
         {"ada lorn founded reed club", "bo kray founded reed club"}),
        ("[o:Reed Radio], owned by [o:Orr Holdings], closed.", {"orr holdings owns reed radio"}),
        ("[o:Reed Radio] belongs to [p:Ada Lorn].", {"ada lorn owns reed radio"}),
        ("The [o:Night Unit], a branch of the [o:Reed Guard], left.", {"night unit part_of reed guard"}),
        ("The [o:Reed Guard]'s [o:Night Unit] left.", {"night unit part_of reed guard"}),
        ("The [o:Reed Store] is run by the [o:Reed Mill].", {"reed store part_of reed mill"}),
        ("[p:Ada Lorn] was appointed head of the [o:Reed Mill].", {"ada lorn appointed_to reed mill"}),
        ("The [o:Reed Mill] named [p:Ada Lorn] treasurer.", {"ada lorn appointed_to reed mill"}),
        ("[p:Ada Lorn] of the [o:Reed Mill] laughed.", {"ada lorn member_of reed mill"}),
        ("[p:Orr] and [p:Ada Lorn] of the [o:Reed Mill] laughed.", {"ada lorn member_of reed mill"}),
        ("[p:Ada Lorn], [g:Orsel] director for the [o:Reed Mill], left.", {"ada lorn member_of reed mill"}),
        ("[p:Ada Lorn], also known as [p:Red Ada], left.", {"ada lorn also_known_as red ada"}),
        ("[g:Orsel]'s president, [p:Ada Lorn], left.", {"ada lorn leads orsel"}),
        ("[g:Orsel]'s foreign minister, [p:Ada Lorn], left.", {"ada lorn member_of orsel"}),
        ("[p:Ada Lorn], head of the [g:Orsel]-based [o:Reed Mill], left.", {"ada lorn leads reed mill"}),
        ("[p:Ada Lorn], deputy to [p:Bo Kray], the commander of the [o:Reed Guard], left.",
         {"ada lorn deputy_of bo kray", "bo kray leads reed guard"}),
        ("[p:Ada Lorn] is a deputy to [o:Reed Guard] commander [p:Bo Kray].",
         {"ada lorn deputy_of bo kray", "bo kray leads reed guard"}),
        ("[p:Ada Lorn], head of the [o:Night Unit], a part of the [o:Reed Guard], left.",
         {"ada lorn leads night unit", "night unit part_of reed guard"}),
    ],
)  # fmt: skip
def test_a_stated_role_is_read(text, told):
    assert triples(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "[p:Ada Lorn] met the head of the [o:Reed Mill].",
        "[p:Ada Lorn], a critic of the [o:Reed Mill], left.",
        "[p:Ada Lorn], whose brother leads the [o:Reed Mill], left.",
        "[p:Ada Lorn], the son of the founder of the [o:Reed Mill], left.",
        "A cousin of the owner of the [o:Reed Mill], [p:Ada Lorn], left.",
        "In a letter to the head of the [o:Reed Mill], [p:Ada Lorn] asked for bread.",
        "[p:Ada Lorn] wants to lead the [o:Reed Mill].",
        "[p:Ada Lorn] is not the head of the [o:Reed Mill].",
        "[p:Ada Lorn] will be appointed head of the [o:Reed Mill].",
        "[p:Ada Lorn], would-be head of the [o:Reed Mill], left.",
        "[p:Ada Lorn], the alleged owner of the [o:Reed Mill], left.",
        "If [p:Ada Lorn] leads the [o:Reed Mill], it will close.",
        "Does [p:Ada Lorn] lead the [o:Reed Mill]?",
        "[p:Bo Kray] denied that [p:Ada Lorn] leads the [o:Reed Mill].",
        "Neither [p:Bo Kray] nor [p:Ada Lorn] leads the [o:Reed Mill].",
        "The deputies of [p:Bo Kray] met [p:Ada Lorn].",
        "The brother of [p:Ada Lorn] leads the [o:Reed Mill].",
        "According to [p:Ada Lorn], the commander of the [o:Reed Guard] was wounded.",
        "The men have been training members of the [o:Reed Guard] with [p:Ada Lorn].",
        "[p:Ada Lorn], the head of the [o:Reed Mill]'s cat, left.",
        "The [g:Orsel]-backed commander [p:Ada Lorn] left.",
        "The anti-[o:Reed Party] leader [p:Ada Lorn] left.",
    ],
)
def test_what_is_not_stated_is_not_read(text):
    assert triples(text) == set()


@pytest.mark.parametrize(
    ("text", "former", "role"),
    [
        ("[p:Ada Lorn], head of the [o:Reed Mill], left.", False, "head"),
        ("[p:Ada Lorn], a former head of the [o:Reed Mill], left.", True, "head"),
        ("The ousted head of the [o:Reed Mill], [p:Ada Lorn], left.", True, "head"),
        ("[p:Ada Lorn], then head of the [o:Reed Mill], left.", True, "head"),
        ("[p:Ada Lorn], acting head of the [o:Reed Mill], left.", False, "acting head"),
        ("[p:Ada Lorn] is no longer head of the [o:Reed Mill].", True, "head"),
        ("[p:Ada Lorn] resigned as head of the [o:Reed Mill].", True, "head"),
        ("The late founder of the [o:Reed Mill], [p:Ada Lorn], wrote it.", False, "founder"),
    ],
)
def test_a_role_that_is_over_is_former(text, former, role):
    (one,) = read(text)
    assert (one.former, one.role) == (former, role)


def _moment(words: str, edtf: str):
    def make(report, reading):
        del reading
        start = report.text.index(words)
        span = report.span(start, start + len(words))
        return (Moment(content_id("moment", words), span, "DATE", None, edtf, None, None, None),)

    return make


@pytest.mark.parametrize(
    ("text", "edtf", "since", "until", "former"),
    [
        ("[p:Ada Lorn], head of the [o:Reed Mill] since 2019, left.", "2019/..", "2019", None, False),
        ("[p:Ada Lorn] led the [o:Reed Mill] until 2019.", "../2019", None, "2019", True),
        ("[p:Ada Lorn] joined the [o:Reed Mill] in 2019.", "2019", "2019", None, False),
        ("[p:Ada Lorn] resigned as head of the [o:Reed Mill] in 2019.", "2019", None, "2019", True),
        ("In 2019 [p:Ada Lorn] was elected head of the [o:Reed Mill].", "2019", "2019", None, False),
        ("[p:Ada Lorn] led the [o:Reed Mill] in the flood of 2019.", "2019", None, None, False),
        ("The gate fell in 2019, when [p:Ada Lorn] led the [o:Reed Mill].", "2019", None, None, False),
    ],
)  # fmt: skip
def test_a_time_dates_the_role_it_stands_with(text, edtf, since, until, former):
    (one,) = read(text, moments=_moment("2019", edtf))
    assert (one.since, one.until, one.former) == (since, until, former)


def test_leaving_without_a_time_may_be_leaving_a_building():
    assert triples("[p:Ada Lorn] left the [o:Reed Mill].") == set()


def test_a_pronoun_stands_for_the_one_it_can_mean():
    assert triples("The [o:Reed Mill] burned.\nIts head, [p:Ada Lorn], left.") == {"ada lorn leads reed mill"}
    assert triples("The [o:Reed Mill] and the [o:Orr Mill] met.\nIn court its head, [p:Ada Lorn], left.") == set()


def test_a_relation_cites_its_words_and_the_statement_that_holds_them():
    (one,) = read("It rained.\n[p:Ada Lorn], head of the [o:Reed Mill], left.\nIt was late.")
    assert [span.text for span in one.spans] == ["Ada Lorn, head of the Reed Mill"]
    assert len(one.statements) == 1


def test_two_sentences_that_state_one_relation_are_both_cited():
    (one,) = read("[p:Ada Lorn] leads the [o:Reed Mill].\n[p:Ada Lorn], head of the [o:Reed Mill], left.")
    assert (len(one.spans), len(one.statements), one.role) == (2, 2, "head")


@pytest.mark.parametrize(("stance", "found"), [("says", 1), ("denies", 0), ("believes", 0), ("asks", 0)])
def test_a_relation_holds_on_somebodys_word_unless_it_is_denied_or_only_believed(stance, found):
    def attributed(report, reading):
        link = Attribution(report.span(0, 3), "named", None, None, None, stance, "indirect", 1.0)
        return (replace(reading.statements[0], chain=(link,)),)

    assert len(read("[p:Orr]: [p:Ada Lorn] leads the [o:Reed Mill].", statements=attributed)) == found


def test_what_stands_in_apposition_outlasts_a_denial():
    def denied(report, reading):
        link = Attribution(report.span(0, 3), "named", None, None, None, "denies", "indirect", 1.0)
        return (replace(reading.statements[0], chain=(link,)),)

    assert len(read("[p:Orr]: [p:Ada Lorn], head of the [o:Reed Mill], was there.", statements=denied)) == 1


def test_a_body_that_only_its_role_shows_is_a_name():
    report, reading = by_hand("one", "[p:Ada Lorn], head of the Reed River Office, met the Orr Bridge Board.")
    assert [one.span.text for one in missed(report, reading)] == ["Reed River Office"]


def test_a_name_the_reader_has_is_not_missed():
    report, reading = by_hand("one", "[p:Ada Lorn], head of the [o:Reed River Office], left.")
    assert missed(report, reading) == ()


PARTS = [
    "[p:Ada Lorn]", "[p:Bo Kray]", "[o:Reed Mill]", "[g:Orsel]", ",", "the", "head", "deputy", "of", "to", "was", "appointed",
    "by", "(", ")", "who", "led", "'s", "and", '"', "its", "-", "known as", "as", "named", "\n",
]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PARTS), max_size=25))
def test_any_row_of_words_is_read_without_fault(parts):
    found = read(" ".join(parts))
    assert all(one.subject != one.object and one.spans for one in found)


def test_a_huge_sentence_is_passed_over():
    assert read("[p:Ada Lorn], " * 20_000 + "head of the [o:Reed Mill], left.") == ()
