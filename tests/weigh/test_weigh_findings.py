"""Drifts, conflicts, grades, findings and standings."""

from __future__ import annotations

from dataclasses import replace

from memory_shelf import Derivation, Memory, chain, figure, says

TEXT = "14 workers are missing after the fire at the Orlan mill"
UNION = chain(("the Millers' Union", "group:millers union", "named", "says"))
MAYOR = chain(("Mayor Ines Tolk", "person:ines tolk", "named", "says"))


def missing(report, text=TEXT, raw="14", *, counted="workers", **kinds):
    figures = {name: kinds.pop(name) for name in ("role", "scope", "part_of") if name in kinds}
    return says(report, text, figures=[figure(report, text, raw, counted=counted, **figures)], **kinds)


def weighed(*said, derivations=()):
    memory = Memory(all_derivations=list(derivations))
    memory.weigh(said)
    return memory.claim_of(said[0])


def took(copy, original):
    return Derivation(f"derivation-{copy}", copy, original, f"origin-{original}", 0.95, "copy", ())


def findings(claim):
    return {one.kind: one for one in claim.findings}


def test_a_source_lost_on_the_way_is_a_speaker_drift():
    claim = weighed(
        missing("a", by=UNION, outlet="Wire", day="2031-05-11"),
        missing("b", outlet="Post", day="2031-05-12"),
        derivations=[took("b", "a")],
    )
    (drift,) = claim.drifts
    assert (drift.kind, drift.from_value) == ("speaker", "the Millers' Union")
    assert "Post" in findings(claim)["speaker_moved"].sentence


def test_an_undated_pair_drifts_from_the_one_that_names_its_source():
    claim = weighed(missing("b", by=UNION, outlet="Wire"), missing("a", outlet="Post"))
    assert [one.from_value for one in claim.drifts] == ["the Millers' Union"]


def test_a_figure_that_changes_in_an_echo_is_a_drift_and_no_conflict():
    more = "40 workers are missing after the fire at the Orlan mill"
    claim = weighed(
        missing("a", outlet="Wire", day="2031-05-11"),
        missing("b", more, "40", outlet="Post", day="2031-05-12"),
        derivations=[took("b", "a")],
    )
    assert [(one.kind, one.from_value, one.to_value) for one in claim.drifts] == [("figure", "14", "40")]
    assert claim.conflicts == ()
    assert "figure_drift" in findings(claim)


def test_a_thing_counted_that_changes_in_an_echo_is_a_drift():
    other = "14 firemen are missing after the fire at the Orlan mill"
    claim = weighed(
        missing("a", outlet="Wire", day="2031-05-11"),
        missing("b", other, counted="firemen", outlet="Post", day="2031-05-12"),
        derivations=[took("b", "a")],
    )
    assert [one.kind for one in claim.drifts] == ["counted"]


def test_figures_of_two_voices_conflict():
    other = "At the burnt-out Orlan mill 12 workers are missing"
    claim = weighed(
        missing("a", by=UNION, outlet="Wire", day="2031-05-11"),
        missing("b", other, "12", by=MAYOR, outlet="Post", day="2031-05-11"),
    )
    assert [one.kind for one in claim.conflicts] == ["figure"]
    assert claim.claim.status == "disputed"
    assert claim.claim.credibility == 4
    assert "12" in findings(claim)["conflict"].sentence


def test_a_toll_that_rises_later_is_no_conflict():
    other = "At the burnt-out Orlan mill 19 workers are missing"
    claim = weighed(
        missing("a", by=UNION, outlet="Wire", day="2031-05-11"),
        missing("b", other, "19", by=MAYOR, outlet="Post", day="2031-05-13"),
    )
    assert len(claim.claim.statements) == 2
    assert claim.conflicts == ()
    assert "differing_figures" in findings(claim)


def test_a_part_is_never_weighed_against_a_whole():
    part = "8 of the workers are missing after the fire at the Orlan mill"
    claim = weighed(
        missing("a", by=UNION, outlet="Wire", day="2031-05-11"),
        missing("b", part, "8", by=MAYOR, outlet="Post", day="2031-05-11", part_of="figure-x"),
    )
    assert claim.conflicts == ()


def test_two_reaches_of_a_figure_are_no_conflict():
    other = "12 workers are missing after the fire at the Orlan mill"
    claim = weighed(
        missing("a", by=UNION, outlet="Wire", day="2031-05-11", scope="in the whole valley"),
        missing("b", other, "12", by=MAYOR, outlet="Post", day="2031-05-11", scope="in the hall"),
    )
    assert claim.conflicts == ()


def test_echoes_name_the_reports_and_the_voice():
    claim = weighed(*(missing(report, by=UNION, outlet=report.upper()) for report in "abc"))
    sentence = findings(claim)["echoes"].sentence
    assert sentence == f"“{TEXT}” stands in 3 reports and rests on one voice, the Millers' Union."
    assert len(findings(claim)["echoes"].evidence) == 3


def test_echoes_of_a_denial_are_called_a_denial():
    owner = chain(("Orlan Mill Ltd", "group:orlan mill ltd", "named", "denies"))
    claim = weighed(*(says(report, "that the boiler had failed", by=owner, outlet=report) for report in "abc"))
    assert findings(claim)["echoes"].sentence.startswith("The denial of “the boiler had failed” stands in 3 reports")


def test_nothing_stands_out_in_a_single_statement():
    assert weighed(missing("a", by=UNION, outlet="Wire")).findings == ()


def test_at_most_one_finding_of_a_kind():
    said = [missing(f"r{number}", by=UNION if number == 0 else (), outlet=f"O{number}") for number in range(6)]
    claim = weighed(*said)
    kinds = [one.kind for one in claim.findings]
    assert len(claim.drifts) > 1
    assert len(kinds) == len(set(kinds))


def test_several_voices_without_a_dispute_grade_two_and_one_named_voice_three():
    wordings = ["At the burnt-out Orlan mill 14 workers are missing", "The Orlan mill fire: 14 workers are missing"]
    many = [missing("a", by=UNION, outlet="Wire")]
    for number, text in enumerate(wordings):
        voice = chain((f"Witness {number}", f"person:{number}", "named", "says"))
        many.append(missing(f"w{number}", text, by=voice, outlet=f"O{number}"))
    assert weighed(*many).claim.credibility == 2
    assert weighed(many[0]).claim.credibility == 3
    assert weighed(missing("z", outlet="Wire")).claim.credibility == 6


def test_standings_say_who_was_first_alone_and_joined():
    claim = weighed(
        missing("a", by=UNION, outlet="Wire", day="2031-05-11"), missing("b", by=MAYOR, outlet="Post", day="2031-05-12")
    )
    of = {one.outlet: one for one in claim.standings if one.outlet is not None}
    assert (of["Wire"].first, of["Post"].first) == (True, False)
    assert (of["Wire"].alone, of["Wire"].confirmed, of["Wire"].contradicted) == (False, True, False)
    assert {one.entity is None for one in claim.standings} == {True, False}


def test_markup_and_line_breaks_in_words_come_out_on_one_line():
    text = "14 workers\n\tare missing <b>after</b> the fire at the Orlan mill"
    claim = weighed(*(missing(report, text, by=UNION, outlet=report) for report in "abc"))
    assert "\n" not in findings(claim)["echoes"].sentence


def test_a_very_long_statement_is_cut_in_a_finding():
    text = TEXT + " and the sheds beside it" * 4000
    claim = weighed(*(missing(report, text, by=UNION, outlet=report) for report in "abc"))
    assert len(findings(claim)["echoes"].sentence) < 250


def drift_kinds(claim):
    return [(one.kind, one.from_value, one.to_value) for one in claim.drifts]


def test_a_bound_that_leaves_the_first_figure_out_is_a_drift():
    first, second = (
        "About 900 workers of the Orlan mill lost their jobs",
        "More than 1,000 workers lost jobs at Orlan mill",
    )
    claim = weighed(
        missing("a", first, "900", by=UNION, outlet="Wire", day="2031-05-11"),
        missing("b", second, "1,000", by=UNION, outlet="Post", day="2031-05-12"),
    )
    assert drift_kinds(claim) == [("figure", "900", "1,000")]


def test_what_was_stored_and_then_spilled_is_a_drift():
    first, second = "60 tonnes of lye were stored in the Orlan mill", "60 tonnes of lye spilled from the Orlan mill"
    claim = weighed(
        missing("a", first, "60", counted="lye", by=UNION, outlet="Wire", day="2031-05-11"),
        missing("b", second, "60", counted="lye", by=UNION, outlet="Post", day="2031-05-12"),
    )
    assert drift_kinds(claim) == [("counted", "stored", "spilled")]
    assert "“stored” became “spilled”" in findings(claim)["drift"].sentence


def test_what_two_events_did_is_no_conflict_of_figures():
    other = "5 tonnes of lye spilled from the Orlan mill"
    first = "60 tonnes of lye were stored in the Orlan mill"
    claim = weighed(
        missing("a", first, "60", counted="lye", by=UNION, outlet="Wire"),
        missing("b", other, "5", counted="lye", by=MAYOR, outlet="Post"),
    )
    assert claim.conflicts == ()


def test_a_paper_made_the_finder_of_what_it_was_told_is_a_speaker_drift():
    officials = chain(("the mill workers' union", None, "collective", "says", "said"))
    first = missing("a", by=officials, outlet="Tarn Post", day="2031-05-11")
    for cue, moved in (("established", True), ("reported", False)):
        echo = missing("b", by=chain(("The Tarn Post", None, "outlet", "says", cue)), outlet="Weekly", day="2031-05-13")
        claim = weighed(first, echo)
        assert len(claim.voices) == 1
        assert ("speaker_moved" in findings(claim)) is moved


def test_echoes_beside_another_voice_say_which_part_rests_on_it():
    other = "At the burnt-out Orlan mill 14 workers have disappeared"
    union = [missing(report, by=UNION, outlet=report.upper()) for report in "abc"]
    claim = weighed(*union, missing("d", other, by=MAYOR, outlet="D"))
    sentence = findings(claim)["echoes"].sentence
    assert sentence == f"“{TEXT}” stands in 4 reports and 3 of its 4 statements rest on one voice, the Millers' Union."


def test_an_officer_who_praises_his_own_body_is_party_to_it():
    sall = chain(("Jon Sall, managing director of Orlan Mills", "person:jon sall", "named", "says"))
    claim = weighed(says("a", "“Orlan runs the safest mill in the valley,”", by=sall))
    assert claim.claim.status == "interested_only"
    expected = "“Orlan runs the safest mill in the valley” rests only on the word of Jon Sall, a party to it."
    assert findings(claim)["interested_only"].sentence == expected
    other = chain(("Jon Sall, managing director of Tarn Weir", "person:jon sall", "named", "says"))
    assert weighed(says("a", "“Orlan runs the safest mill in the valley,”", by=other)).claim.status == "one_voice"


def test_what_a_body_says_of_itself_on_its_own_pages_is_no_finding():
    assert weighed(says("a", "Orlan Mills employs 300 people", outlet="Orlan Mills")).findings == ()


def test_a_large_number_of_two_things_in_two_reports_is_worth_a_line():
    one = "In 1931 the county drove 4,200 mill hands out of the valley"
    other = "In 1931 the county drove 4,200 tenants out of the valley"
    claim = weighed(
        missing("a", one, "4,200", counted="mill hands", outlet="Wire"),
        missing("b", other, "4,200", counted="tenants", outlet="Post"),
    )
    assert len(claim.voices) == 2
    assert "“4,200 mill hands”" in findings(claim)["differing_figures"].sentence


def test_who_says_on_whose_word_it_speaks_names_the_root_of_a_voice():
    council = chain(("the district council", None, "collective", "says"))
    claim = weighed(missing("a", outlet="Wire", day="2031-05-11"), missing("b", by=council, outlet="Post"))
    assert [one.root.text for one in claim.voices] == ["the district council (Post)"]


def test_a_figure_that_both_reports_give_is_no_count_that_went_on():
    first = "The number of workers missing at the Orlan mill rose to 19 after 5 more workers did not come home"
    said = says(
        "a",
        first,
        by=UNION,
        outlet="Wire",
        day="2031-05-11",
        figures=[figure("a", first, "5", counted="workers"), figure("a", first, "19", counted="workers")],
    )
    other = missing("b", "At the Orlan mill 19 workers are missing", "19", by=MAYOR, outlet="Post", day="2031-05-13")
    assert "differing_figures" not in findings(weighed(said, other))


def test_two_verdicts_on_one_claim_read_as_sentences_for_one_or_many():
    other = "At the burnt-out Orlan mill 12 workers are missing"
    residents = chain(("Residents of Orlan", "group:residents of orlan", "named", "says"))
    claim = weighed(
        missing("a", by=residents, outlet="Wire", day="2031-05-11"),
        missing("b", other, "12", by=MAYOR, outlet="Post", day="2031-05-11"),
    )
    assert "says" not in findings(claim)["conflict"].sentence


def test_a_report_without_outlet_and_title_goes_by_its_first_words():
    union = [
        replace(
            missing(report, f"{TEXT} {place}", by=UNION), report_text=f"Notes {report}, taken at the gate of the mill"
        )
        for report, place in (("a", "in Orlan"), ("b", "at noon"), ("c", "on Friday"))
    ]
    plain = replace(missing("d", outlet=None), report_text="What I  heard\nat the mill gate and wrote down that night")
    claim = weighed(*union, plain, derivations=[took("d", "a")])
    assert "the report that begins “What I heard at the mill gate" in str(findings(claim))
