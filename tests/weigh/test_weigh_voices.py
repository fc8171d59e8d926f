"""How many voices, on which side, with which reasons."""

from __future__ import annotations

from memory_shelf import Credit, Derivation, Memory, chain, dated, figure, says

from whence.model.identities import Relation
from whence.model.identity import content_id
from whence.model.protocols import Verdicts

TEXT = "14 workers are missing after the fire at the Orlan mill"
UNION = chain(("the Millers' Union", "group:millers union", "named", "says"))
MAYOR = chain(("Mayor Ines Tolk", "person:ines tolk", "named", "says"))
OFFICIALS = chain(("officials", None, "collective", "says"))


def missing(report, text=TEXT, raw="14", **kinds):
    return says(report, text, figures=[figure(report, text, raw, counted="workers")], **kinds)


def weighed(*said, **verdicts):
    memory = Memory()
    memory.weigh(said, verdicts=Verdicts(**verdicts))
    return memory.claim_of(said[0])


def test_wire_copy_is_not_a_second_voice():
    claim = weighed(missing("a", outlet="Tarn Wire"), missing("b", outlet="Daily Tarn"), missing("c", outlet="Post"))
    assert len(claim.claim.statements) == 3
    assert [(side.side, side.likely) for side in claim.claim.sides] == [("for", 1)]
    assert claim.claim.status == "one_voice"


def test_one_named_source_in_many_reports_is_one_voice():
    other = "The fire at the Orlan mill left 14 workers unaccounted for"
    claim = weighed(missing("a", by=UNION, outlet="Wire"), missing("b", other, by=UNION, outlet="Post"))
    (voice,) = claim.voices
    assert voice.root.kind == "source"
    assert voice.root.text == "the Millers' Union"
    assert voice.root.entity == content_id("entity", "group:millers union")


def test_two_named_sources_are_two_voices_even_in_the_same_words():
    claim = weighed(missing("a", by=UNION, outlet="Wire"), missing("b", by=MAYOR, outlet="Post"))
    assert len(claim.voices) == 2
    assert claim.claim.status == "several_voices"


def test_what_is_said_on_the_word_of_an_outlet_is_that_outlets_voice():
    other = "The fire at the Orlan mill left 14 workers unaccounted for"
    wire = chain(("the Tarn Wire", None, "outlet", "says"))
    claim = weighed(missing("a", outlet="Tarn Wire"), missing("b", other, by=wire, outlet="Post"))
    assert len(claim.voices) == 1


def test_unnamed_officials_of_two_outlets_are_not_known_to_be_one_voice():
    other = "At the burnt-out Orlan mill 14 workers have disappeared"
    claim = weighed(missing("a", by=OFFICIALS, outlet="Wire"), missing("b", other, by=OFFICIALS, outlet="Post"))
    assert len(claim.voices) == 2


def test_outlets_of_one_family_are_one_voice():
    other = "At the burnt-out Orlan mill 14 workers have disappeared"
    kin = [missing("a", outlet="Wire", family="Tarn Group"), missing("b", other, outlet="Post", family="Tarn Group")]
    assert len(weighed(*kin).voices) == 1


def test_two_unrelated_reports_are_two_voices_and_the_range_leaves_room_for_one():
    other = "At the burnt-out Orlan mill 14 workers have disappeared"
    (side,) = weighed(missing("a", outlet="Wire"), missing("b", other, outlet="Post")).claim.sides
    assert (side.low, side.likely, side.high) == (1, 2, 2)


def test_a_report_that_credits_the_other_is_its_echo_and_says_why():
    other = "At the burnt-out Orlan mill 14 workers have disappeared"
    memory = Memory()
    memory.all_credits = [Credit("credit-1", "b", None, "outlet", "Wire", "a", "origin-a")]
    memory.weigh([missing("a", outlet="Wire"), missing("b", other, outlet="Post")])
    (voice,) = memory.weighed[memory.home[missing("a").statement.id]].voices
    assert "citation" in {reason.kind for reason in voice.reasons}


def test_a_common_origin_outside_the_case_is_the_root():
    other = "At the burnt-out Orlan mill 14 workers have disappeared"
    memory = Memory()
    memory.all_credits = [Credit(f"credit-{one}", one, None, "agency", "NorthPress", None, "origin-n") for one in "ab"]
    memory.all_derivations = [
        Derivation(f"derivation-{one}", one, None, "origin-n", 0.9, "common_unseen", ()) for one in "ab"
    ]
    memory.weigh([missing("a", outlet="Wire"), missing("b", other, outlet="Post")])
    (voice,) = next(iter(memory.weighed.values())).voices
    assert (voice.root.kind, voice.root.text, voice.origin) == ("origin", "NorthPress", "origin-n")


def test_a_denial_speaks_against_and_makes_a_dispute():
    owner = chain(("Orlan Mill Ltd", "group:orlan mill", "named", "denies"))
    denial = says("c", "that workers are missing after the fire at the Orlan mill", by=owner, outlet="Gazette")
    claim = weighed(missing("a", by=UNION, outlet="Wire"), denial)
    assert claim.against == {denial.statement.id}
    assert claim.claim.status == "disputed"
    assert [one.kind for one in claim.conflicts] == ["denial"]


def test_denying_a_denial_asserts():
    twice = chain(("the mayor", None, "unnamed", "denies"), ("Orlan Mill Ltd", "group:orlan mill", "named", "denies"))
    assert weighed(missing("a", by=twice)).against == frozenset()


def test_a_denial_that_stands_alone_speaks_against():
    owner = chain(("Orlan Mill Ltd", "group:orlan mill", "named", "denies"))
    claim = weighed(missing("a", by=owner))
    assert [side.side for side in claim.claim.sides] == ["against"]


def test_what_everybody_puts_with_not_has_no_other_side():
    text = "Nobody was hurt when the chimney of the Orlan mill fell"
    claim = weighed(says("a", text, negated=True, outlet="Wire"), says("b", text, negated=True, outlet="Post"))
    assert claim.against == frozenset()


def test_a_negation_in_another_clause_turns_nothing_round():
    claim = weighed(
        says("a", "The league of the Orlan boatmen commands 300 boats", outlet="Wire"),
        says(
            "b",
            "The league of the Orlan boatmen commands 300 boats, and not one of them leaks",
            negated=True,
            outlet="Post",
        ),
    )
    assert claim.against == frozenset()


def test_opposite_words_stand_on_opposite_sides():
    claim = weighed(
        says("a", "The sluice gates of the Orlan mill were open that night", outlet="Wire"),
        says("b", "The sluice gates of the Orlan mill were closed that night", outlet="Post"),
    )
    assert {side.side for side in claim.claim.sides} == {"for", "against"}


def test_believed_and_doubtful_contents_are_in_no_claim():
    memory = Memory()
    believed = missing("a", asserts=False)
    memory.weigh([believed])
    assert memory.weighed == {}


def test_withdrawn_statements_are_listed_and_count_for_no_voice():
    one, other = missing("a", by=UNION, outlet="Wire"), missing("b", by=MAYOR, outlet="Post")
    claim = weighed(one, other, withdrawn=frozenset({other.statement.id}))
    assert len(claim.claim.statements) == 2
    assert [voice.root.text for voice in claim.voices] == ["the Millers' Union"]
    gone = weighed(one, other, withdrawn=frozenset({one.statement.id, other.statement.id}))
    assert (gone.claim.status, gone.claim.credibility, gone.voices) == ("withdrawn", 6, ())


def test_a_source_that_speaks_of_itself_is_interested():
    mill = chain(("Orlan Mill Ltd", "group:orlan mill ltd", "named", "says"))
    claim = weighed(says("a", "it had met every rule of the fire code", by=mill, outlet="Wire"))
    assert claim.claim.status == "interested_only"
    assert [reason.kind for reason in claim.voices[0].reasons][-1] == "interest"


def test_an_empty_it_is_nobody():
    mill = chain(("Orlan Mill Ltd", "group:orlan mill ltd", "named", "says"))
    claim = weighed(says("a", "it was too early to name a cause of the fire", by=mill, outlet="Wire"))
    assert not claim.voices[0].interested


def test_a_spokesman_of_whom_he_speaks_is_interested_where_his_report_says_so():
    sall = chain(("Jon Sall", "person:jon sall", "named", "says"))
    text = "the boilers of the Orlan mill had passed every inspection"
    one, other = (says(report, text, by=sall, outlet=report, names=["group:orlan mill"]) for report in ("a", "b"))
    relation = Relation(
        "relation-1", "person:jon sall", "speaks_for", "group:orlan mill", None, None, (one.statement.id,)
    )
    memory = Memory(all_relations=[relation])
    memory.weigh([one])
    assert next(iter(memory.weighed.values())).voices[0].interested
    memory = Memory(all_relations=[relation])
    memory.weigh([other])
    assert not next(iter(memory.weighed.values())).voices[0].interested


def test_two_dates_of_one_kind_of_event_are_two_claims():
    first, second = "A rally drew crowds to Tarn on 3 May", "In Tarn a rally drew crowds and songs on 9 June"
    memory = Memory()
    one = says("a", first, moments=[dated("a", first, "3 May", earliest="2031-05-03")])
    other = says("b", second, moments=[dated("b", second, "9 June", earliest="2031-06-09")])
    memory.weigh([one, other])
    assert memory.home[one.statement.id] != memory.home[other.statement.id]


def test_one_page_is_never_one_claim():
    memory = Memory()
    texts = [
        "The fire at the Orlan mill killed 3 workers",
        "At the Orlan mill the fire burned 3 looms and hurt workers",
    ]
    memory.weigh([says("a", text, start=at * 100) for at, text in enumerate(texts)])
    assert len(memory.weighed) == 2


def test_a_text_in_more_reports_than_a_key_may_hold_is_still_one_claim():
    memory = Memory(limit=20)
    memory.weigh([missing(f"r{number:03}", outlet=f"Outlet {number}") for number in range(90)])
    (claim,) = memory.weighed.values()
    assert len(claim.claim.statements) == 90
    assert len(memory.links) < 4 * 90


def test_short_name_of_an_outlet_is_that_outlet():
    short = chain(("the MU", "group:millers union", "named", "says"))
    other = "The fire at the Orlan mill left 14 workers unaccounted for"
    claim = weighed(missing("a", other, outlet="Millers' Union"), missing("b", by=short, outlet="Wire"))
    assert claim.claim.status == "one_voice"


def test_what_an_author_saw_is_a_voice_of_its_own():
    one = says(
        "a", "I counted 14 burnt looms along the north wall of the Orlan mill", outlet="A Blog", day="2031-05-11"
    )
    text = "14 burnt looms stood along the north wall of the Orlan mill"
    other = says("b", text, by=MAYOR, outlet="Post", day="2031-05-12")
    assert len(weighed(one, other).voices) == 2
    copied = says("a", text, outlet="A Blog", day="2031-05-11")
    assert len(weighed(copied, other).voices) == 1
