"""What changed on the way from a statement to one that was taken from it."""

from __future__ import annotations

from dataclasses import replace

from memory_shelf import Derivation, Memory, chain, dated, figure, says

from whence.model.spans import Span
from whence.model.spots import Spot

TEXT = "14 looms were destroyed in the sheds of Orlan"
UNION = chain(("the Millers' Union", "group:millers union", "named", "says", "said"))
SURE, NEAR = 0.95, 3_000.0


def weighed(*said, path=True):
    derivations = [Derivation("d", "b", "a", "o", 0.95, "copy", ())] if path else []
    memory = Memory(all_derivations=derivations)
    memory.weigh(said)
    return memory.claim_of(said[0])


def looms(report, text=TEXT, raw="14", *, counted="looms", **kinds):
    fields = {name: kinds.pop(name) for name in ("role", "scope", "quantifier", "low", "high", "unit") if name in kinds}
    return says(report, text, figures=[figure(report, text, raw, counted=counted, **fields)], **kinds)


def kinds_of(claim):
    return [one.kind for one in claim.drifts]


def first(**kinds):
    return looms("a", by=UNION, outlet="Wire", day="2031-05-11", **kinds)


def second(text=TEXT, raw="14", **kinds):
    return looms("b", text, raw, **({"by": UNION, "outlet": "Post", "day": "2031-05-12"} | kinds))


def test_a_copy_that_changes_nothing_has_not_drifted():
    assert kinds_of(weighed(first(), second())) == []


def test_a_rounded_figure_is_no_drift():
    more = second("More than 10 looms were destroyed in the sheds of Orlan", "10", quantifier="over", high=None)
    assert kinds_of(weighed(first(), more)) == []


def test_a_figure_that_the_words_call_corrected_is_no_drift():
    corrected = second("The number of looms destroyed in the sheds of Orlan was corrected to 19", "19")
    assert kinds_of(weighed(first(), corrected)) == []


def test_a_figure_that_lost_its_about_is_a_lost_caution():
    about = looms(
        "a", f"About {TEXT}", "14", by=UNION, outlet="Wire", day="2031-05-11", quantifier="about", low=12.0, high=16.0
    )
    (drift,) = weighed(about, second()).drifts
    assert (drift.kind, drift.explanation) == ("hedge", "The figure lost its caution: Wire has “14”, Post “14”.")


def test_a_reach_that_grew_is_a_scope_drift():
    wide = second("14 looms were destroyed in sheds across the country")
    assert kinds_of(weighed(first(), wide)) == ["scope"]


def test_a_claim_that_became_a_finding_is_a_stance_drift():
    claimed = chain(("the Millers' Union", "group:millers union", "named", "says", "claimed"))
    confirmed = chain(("the Millers' Union", "group:millers union", "named", "says", "confirmed"))
    before = looms("a", by=claimed, outlet="Wire", day="2031-05-11")
    (drift,) = weighed(before, second(by=confirmed)).drifts
    assert (drift.kind, drift.from_value, drift.to_value) == ("stance", "claimed", "confirmed")


def test_what_was_planned_and_is_told_as_done_is_a_stance_drift():
    plan = looms("a", "14 looms will be destroyed in the sheds of Orlan", by=UNION, outlet="Wire", day="2031-05-11")
    (drift,) = weighed(plan, second(day="2031-05-11")).drifts
    assert (drift.kind, drift.from_value) == ("stance", "will")
    assert weighed(plan, second(day="2031-05-12")).drifts == ()


def test_one_source_cut_out_of_a_chain_moves_the_speaker():
    through = chain(
        ("The Tarn Post", None, "outlet", "says", "noted"),
        ("the Millers' Union", "group:millers union", "named", "says"),
    )
    cut = chain(("the Tarn Post", None, "outlet", "says", "reported"))
    claim = weighed(looms("a", by=through, outlet="Wire", day="2031-05-11"), second(by=cut))
    (drift,) = claim.drifts
    assert drift.kind == "speaker"
    assert drift.explanation == (
        "What Wire has from the Millers' Union through the Tarn Post, Post gives as the word of the Tarn Post."
    )


def test_who_is_described_as_of_a_body_is_no_other_speaker_than_it():
    sall = chain(("Jon Sall of the Millers' Union", "person:jon sall", "named", "says"))
    assert "speaker" not in kinds_of(weighed(first(), second(by=sall)))


def test_what_an_echo_names_the_source_of_elsewhere_has_not_lost_it():
    own = second(by=())
    again = looms(
        "b", "In Orlan 14 looms were destroyed in the sheds", by=UNION, outlet="Post", day="2031-05-12", start=900
    )
    assert "speaker" not in kinds_of(weighed(first(), own, again))


def test_an_outlet_that_is_named_is_the_path_even_between_two_voices():
    other = second(
        "20 looms were destroyed in the sheds of Orlan", "20", by=chain(("Wire", None, "outlet", "says", "says"))
    )
    claim = weighed(first(), other, path=False)
    assert "figure" in kinds_of(claim)
    assert claim.conflicts == ()


def test_statements_without_a_path_do_not_drift():
    mayor = chain(("Mayor Ines Tolk", "person:ines tolk", "named", "says"))
    claim = weighed(
        first(), second("20 looms were destroyed in the sheds of Orlan", "20", by=mayor, day="2031-05-11"), path=False
    )
    assert claim.drifts == ()
    assert [one.kind for one in claim.conflicts] == ["figure"]


def placed(said, name, latitude, longitude, *, sure=SURE, kind="town"):
    words = said.words
    at = words.index(name)
    span = Span(said.statement.report, at, at + len(name), name)
    point = (latitude, longitude, NEAR) if kind == "town" else (None, None, None)
    return replace(said, places=(Spot(span, name, kind, None, *point, sure),))


def spoken(report, place, by, **kinds):
    return says(
        report,
        f"The loom fire broke out near midnight in {place}",
        by=by,
        outlet=report.upper(),
        day="2031-05-11",
        **kinds,
    )


def test_a_place_far_away_drifts_on_a_path_and_conflicts_without():
    mayor = chain(("Mayor Ines Tolk", "person:ines tolk", "named", "says"))
    here = placed(spoken("a", "Cuenca", UNION), "Cuenca", -2.9, -79.0)
    there = placed(spoken("b", "Agadez", UNION), "Agadez", 16.97, 7.99)
    assert "place" in kinds_of(weighed(here, there))
    elsewhere = placed(spoken("b", "Agadez", mayor), "Agadez", 16.97, 7.99)
    assert [one.kind for one in weighed(here, elsewhere, path=False).conflicts] == ["place"]


def test_a_large_figure_told_of_a_town_and_then_of_its_country_grew_in_scope_and_moved_with_its_speaker():
    def counted(report, place, by, text, **kinds):
        said = looms(report, text, "4,300", by=by, **kinds)
        at = text.index(place)
        span = Span(report, at, at + len(place), place)
        point = (-2.9, -79.0, NEAR) if place == "Cuenca" else (None, None, None)
        kind = "town" if place == "Cuenca" else "country"
        return replace(said, places=(Spot(span, place, kind, "EC", *point, SURE),))

    tolk = chain(("Ines Tolk", "person:ines tolk", "named", "says"))
    town = counted("a", "Cuenca", UNION, "4,300 looms were smashed around Cuenca in one night", day="2031-05-11")
    land = counted("b", "Ecuador", tolk, "4,300 looms were smashed in Ecuador in one night", day="2031-05-12")
    assert {"speaker", "scope"} <= set(kinds_of(weighed(town, land)))


def test_a_spot_never_conflicts_with_an_area_nor_an_unsure_place_nor_the_next_town():
    mayor = chain(("Mayor Ines Tolk", "person:ines tolk", "named", "says"))
    here = placed(spoken("a", "Cuenca", UNION), "Cuenca", -2.9, -79.0)
    area = placed(spoken("b", "Ecuador", mayor), "Ecuador", 0.0, 0.0, kind="country")
    unsure = placed(spoken("b", "Agadez", mayor), "Agadez", 16.97, 7.99, sure=0.5)
    near = placed(spoken("b", "Azogues", mayor), "Azogues", -2.74, -78.85)
    for other in (area, unsure, near):
        assert weighed(here, other, path=False).conflicts == ()


def test_a_weekday_that_only_the_day_of_publication_moved_is_neither_drift_nor_conflict():
    text = "The loom fire of Orlan broke out on Saturday near midnight"
    one = says("a", text, by=UNION, outlet="Wire", moments=[dated("a", text, "Saturday", earliest="2031-05-10")])
    other = says("b", text, by=UNION, outlet="Post", moments=[dated("b", text, "Saturday", earliest="2031-05-17")])
    assert weighed(one, other).drifts == ()
