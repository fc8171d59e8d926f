"""What rests on what is withdrawn, and what a voice hangs on."""

from __future__ import annotations

from dataclasses import replace

from memory_shelf import Credit, Memory, Reason, chain, figure, says

from whence.lang.lexicon import lexicon
from whence.model.identities import Relation
from whence.model.ledger import Root, Side, Voice
from whence.model.protocols import SourceName
from whence.model.reports import Published
from whence.model.withdrawals import Correction, Gone, Reworded
from whence.weigh.background import Background
from whence.weigh.claims.gist import gist
from whence.weigh.correction import corrections
from whence.weigh.grades import credibility
from whence.weigh.roots import heard
from whence.weigh.voices.counting import voices
from whence.weigh.voices.evidence import LEVELS
from whence.weigh.voices.ties import members, ties
from whence.weigh.withdrawal import effects

TEXT = "14 workers are missing after the fire at the Orlan mill"
OTHER = "At the burnt-out Orlan mill 14 workers have disappeared"
UNION = chain(("the Millers' Union", "group:millers union", "named", "says"))
MAYOR = chain(("Mayor Ines Tolk", "person:ines tolk", "named", "says"))


def missing(report, text=TEXT, **kinds):
    return says(report, text, figures=[figure(report, text, "14", counted="workers")], **kinds)


def built(*said, **known):
    memory = Memory(**known)
    memory.weigh(said)
    return memory


def shown(memory, gone):
    return list(effects([one.claim.statements for one in memory.weighed.values()], gone, memory))


def credited():
    credit = Credit("credit-1", "b", None, "outlet", "Wire", "a", "origin-a")
    return built(missing("a", outlet="Wire"), missing("b", OTHER, outlet="Post"), all_credits=[credit])


def test_a_credit_taken_away_shows_two_origins_where_there_was_one():
    (claim,) = credited().weighed.values()
    (reason,) = [one for one in claim.voices[0].reasons if one.kind == "without"]
    assert "this credit: 1 → 2 origins" in reason.detail


def test_voices_apart_say_how_hard_it_was_looked_and_what_came_nearest():
    memory = built(missing("a", outlet="Wire"), missing("b", OTHER, outlet="Post"))
    (claim,) = memory.weighed.values()
    details = [one.detail for voice in claim.voices for one in voice.reasons if one.kind == "none"]
    assert len(details) == 2
    assert all("one pair of statements" in detail and "the chance that both go back" in detail for detail in details)


def test_an_echo_falls_with_the_report_it_repeats():
    memory = credited()
    (effect,) = shown(memory, Gone(reports=frozenset({"a"})))
    assert len(effect.lost) == 2
    assert effect.fallen
    (effect,) = shown(memory, Gone(reports=frozenset({"b"})))
    assert len(effect.lost) == 1
    assert not effect.fallen


def test_who_drops_the_name_of_a_source_falls_with_it():
    memory = built(missing("a", by=UNION, outlet="Wire"), missing("b", outlet="Post"), missing("c", OTHER, by=MAYOR))
    (effect,) = shown(memory, Gone(sources=frozenset({"group:millers union"})))
    assert (len(effect.lost), effect.fallen) == (2, False)
    assert [len(one.claim.sides) for one in (effect.before, effect.after)] == [1, 1]
    assert [voice.root.text for voice in effect.after.voices] == ["Mayor Ines Tolk"]


def test_who_cites_an_outlet_falls_when_all_that_the_outlet_said_goes():
    wire = chain(("Wire", "group:wire", "outlet", "says"))
    said = [missing("a", outlet="Wire"), missing("b", by=wire, outlet="Post")]
    memory = built(*said)
    (effect,) = shown(memory, Gone(statements=frozenset({said[0].statement.id})))
    assert effect.fallen
    (effect,) = shown(memory, Gone(statements=frozenset({said[1].statement.id})))
    assert not effect.fallen


def put_right(memory, **correction):
    claims = [one.claim.statements for one in memory.weighed.values()]
    return list(corrections(claims, Correction(**correction), memory))


def test_a_corrected_figure_stands_against_those_who_repeat_the_old_one():
    said = [missing("a", by=UNION, outlet="Wire"), missing("b", OTHER, by=MAYOR, outlet="Post")]
    memory = built(*said)
    words = TEXT.replace("14", "31")
    new = Reworded(words, (figure("", words, "31", counted="workers"),))
    (effect,) = put_right(memory, words={said[0].statement.id: new})
    assert effect.changed == {said[0].statement.id}
    assert (len(effect.before.conflicts), len(effect.after.conflicts)) == (0, 1)
    assert len(memory.weighed) == 1


def test_what_echoes_a_corrected_statement_is_told_to_rest_on_it():
    memory = credited()
    first = next(one for one in memory.known.values() if one.statement.report == "a")
    (effect,) = put_right(memory, words={first.statement.id: Reworded("nobody is missing")})
    assert len(effect.lost) == 2
    assert len(effect.changed) == 1


def test_two_sources_that_turn_out_to_be_one_are_one_voice():
    said = [missing("a", by=UNION, outlet="Wire"), missing("b", OTHER, by=MAYOR, outlet="Post")]
    memory = built(*said)
    meant = SourceName("group:millers union", "the Millers' Union", "named")
    (effect,) = put_right(memory, names={"person:ines tolk": meant})
    assert [[side.likely for side in one.claim.sides] for one in (effect.before, effect.after)] == [[2], [1]]


def test_a_report_with_another_date_takes_its_new_place_in_the_order():
    said = [
        missing("a", by=UNION, outlet="Wire", day="2031-05-11"),
        missing("b", OTHER, by=MAYOR, outlet="Post", day="2031-05-12"),
    ]
    (effect,) = put_right(built(*said), dates={"b": Published("2031-05-01", "2031-05-01", "2031-05-01", "given")})
    assert [one.claim.statements[0] for one in (effect.before, effect.after)] == [each.statement.id for each in said]


def test_a_correction_of_what_is_not_there_changes_nothing():
    assert put_right(credited(), outlets={"z": "Wire"}, names={"nobody": SourceName(None, "Somebody", "named")}) == []


def test_what_nothing_rests_on_changes_nothing():
    assert shown(credited(), Gone(sources=frozenset({"Nobody"}), reports=frozenset({"z"}))) == []


def test_ties_tell_every_pair_of_a_side_with_its_terms():
    memory = credited()
    (group,), known = members(memory, [one.claim.statements for one in memory.weighed.values()])
    (tie,) = ties(group, known)
    assert tie.probability > 0.5
    assert {one.kind for one in tie.reasons} >= {"citation", "values"}


def test_a_spokeswoman_and_her_union_are_one_voice_and_two_members_are_two():
    speaker = chain(("Ada Wend", "person:ada wend", "named", "says"))
    one, other = missing("a", by=UNION, outlet="Wire"), missing("b", OTHER, by=speaker, outlet="Post")
    for predicate, count in (("speaks_for", 1), ("member_of", 2)):
        tied = Relation("r", "person:ada wend", predicate, "group:millers union", None, None, (other.statement.id,))
        (claim,) = built(one, other, all_relations=[tied]).weighed.values()
        assert len(claim.voices) == count


def test_two_voices_one_of_them_at_first_hand_earn_the_best_grade():
    seen = Reason("first_hand", "A Blog tells what its author saw.")
    report, mayor = Root("report", None, "a", "A Blog"), Root("source", None, None, "Mayor Ines Tolk")
    own = [
        Voice(name, "claim", "for", name, root, (name,), name, interested=False, reasons=reasons)
        for name, root, reasons in (("v1", report, (seen,)), ("v2", mayor, ()))
    ]
    assert credibility([Side("for", 2, 2, 2, ("v1", "v2"))], own, [])[0] == 1
    assert credibility([Side("for", 1, 2, 2, ("v1", "v2"))], own, [])[0] > 1
    assert credibility([Side("for", 2, 2, 2, ("v1", "v2"))], [replace(one, reasons=()) for one in own], [])[0] == 2


def test_what_its_own_source_takes_back_is_a_five():
    denies = chain(("the Millers' Union", "group:millers union", "named", "denies"))
    memory = built(missing("a", by=UNION, outlet="Wire"), missing("b", by=denies, outlet="Post"))
    (claim,) = memory.weighed.values()
    assert claim.claim.credibility == 5
    assert "denies it too" in claim.claim.reasons[0].detail


def test_every_weight_is_one_of_a_known_piece_of_evidence():
    assert set(lexicon("en", "dependence")["weights"]) <= set(LEVELS)


def test_a_side_of_hundreds_of_units_is_compared_with_the_first_and_the_latest():
    said = [
        missing(
            f"r{number:03}",
            f"{TEXT} in hall {number}",
            by=chain((f"witness {number}", None, "unnamed", "says")),
            outlet=f"O{number}",
            day="2031-05-11",
        )
        for number in range(220)
    ]
    one = heard(said[0], gist(said[0]))
    side = [heard(each, gist(each)) for each in said]
    found = voices(side, Background())
    assert found.together.shape == (220, 220)
    assert found.probability(one.id, side[1].id) > found.probability(side[60].id, side[200].id)
    assert 1 <= len(found.groups) < 220
