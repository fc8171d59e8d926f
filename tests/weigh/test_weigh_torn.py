"""What must not tear one claim into two, and what still keeps two claims apart."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from memory_shelf import Memory, chain, dated, figure, says

from whence.lang.lexicon import lexicon
from whence.model.spans import Span
from whence.model.spots import Spot
from whence.weigh.claims.figures import closest
from whence.weigh.claims.gist import gist
from whence.weigh.claims.keys import keys
from whence.weigh.claims.likeness import features, other_days
from whence.weigh.claims.names import may_be_one
from whence.weigh.linkage import matched
from whence.weigh.words import once, wider


def together(*said):
    memory = Memory()
    memory.weigh(said)
    return len({memory.home[one.statement.id] for one in said}) == 1


def counting(report, words, raw, counted, **more):
    kinds = {key: more.pop(key) for key in ("role",) if key in more}
    return says(report, words, figures=[figure(report, words, raw, counted=counted, **kinds)], **more)


def on_weekday(report, words, raw, *, earliest, day):
    told = replace(dated(report, words, raw, earliest=earliest), anchor=f"published:{day}")
    return gist(says(report, words, moments=[told], day=day))


@pytest.mark.parametrize(
    ("one", "other", "met"),
    [
        ("place:tarn", "group:tarn harbour", True),
        ("person:tarn", "place:tarn", True),
        ("place:tarn", "place:upper tarn", False),
        ("place:tarn", "place:orlan", False),
        ("group:", "place:orlan", False),
        ("group:tul", "group:tarn union of labourers", True),
        ("group:tl", "group:tarn labourers", False),
    ],
)
def test_a_name_with_more_words_around_it_is_no_other_name(one, other, met):
    assert may_be_one(one, other) is met
    assert may_be_one(other, one) is met


def test_a_town_and_its_harbour_do_not_tear_one_figure_apart():
    one, other = "62 shells were lifted when the harbour at Tarn was dredged", "62 shells lay in the Tarn harbour basin"
    told = counting("a", one, "62", "shells", names=["place:tarn"])
    assert together(told, counting("b", other, "62", "shells", names=["group:tarn harbour"]))


def test_a_weekday_that_a_copy_carries_over_the_weeks_end_is_one_day():
    first = on_weekday("a", "The ferry ran aground on Monday", "Monday", earliest="2031-04-28", day="2031-05-03")
    copy = on_weekday("b", "On Monday the ferry ran aground", "Monday", earliest="2031-05-05", day="2031-05-06")
    next_week = on_weekday("c", "On Monday the ferry ran aground", "Monday", earliest="2031-05-05", day="2031-05-10")
    assert not other_days(first, copy)
    assert other_days(first, next_week)


def test_dates_in_numbers_of_two_weeks_are_two_days():
    first = on_weekday("a", "The ferry sank on 4 May", "4 May", earliest="2031-05-04", day="2031-05-05")
    other = on_weekday("b", "The ferry sank on 11 May", "11 May", earliest="2031-05-11", day="2031-05-08")
    assert other_days(first, other)


def test_a_weekday_in_common_tells_less_than_a_date():
    monday = [
        on_weekday(report, "The talks began on Monday", "Monday", earliest="2031-05-05", day="2031-05-06")
        for report in "ab"
    ]
    assert "same weekday" in features(*monday).values
    may = [
        gist(says(report, "Talks began on 5 May", moments=[dated(report, "5 May", "5 May", earliest="2031-05-05")]))
        for report in "ab"
    ]
    assert "same day" in features(*may).values


@pytest.mark.parametrize(
    ("one", "raw_one", "other", "raw_other", "number"),
    [
        ("12 people were killed in Tarn", "people", "12 dead were counted in Tarn", "dead", "12"),
        ("900 people live in the valley", "people", "The valley has 900 inhabitants", "inhabitants", "900"),
        ("8,000 people marched", "people", "There were 8,000 marchers", "marchers", "8,000"),
    ],
)
def test_a_wide_noun_counts_what_a_narrow_one_counts(one, raw_one, other, raw_other, number):
    role = {"role": "killed"} if "dead" in other else {}
    a = gist(counting("a", one, number, raw_one, **role))
    b = gist(counting("b", other, number, raw_other, **role))
    found = closest(a, b)
    assert found is not None
    assert found[0] == "same"
    assert "figure same of one thing" in features(a, b).values


def test_other_things_of_other_numbers_in_one_place_are_two_claims():
    boats = counting("a", "31 boats were lost at Orlan in the storm", "31", "boats", names=["place:orlan"])
    carts = counting("b", "32 carts were lost at Orlan in the storm", "32", "carts", names=["place:orlan"])
    more = counting("b", "35 boats were lost at Orlan in the storm", "35", "boats", names=["place:orlan"])
    assert not together(boats, carts)
    assert together(boats, more)


def test_some_of_the_camps_are_not_all_the_camps_with_another_number():
    some = gist(counting("a", "Two of the camps were visited", "Two", "camps", role=None))
    some = replace(some, counts=tuple(replace(own, value=2.0, low=2.0, high=2.0) for own in some.counts))
    whole = gist(counting("b", "14 camps were found", "14", "camps"))
    found = closest(some, whole)
    assert found is not None
    assert found[0] == "part"


def test_another_number_of_one_thing_that_befell_it_can_be_met():
    one = counting("a", "Some 900 households were told to leave", "900", "households")
    other = counting("b", "1,200 families lost their houses, 70 homes were evacuated", "70", "homes")
    left = replace(one, words=f"{one.words} their homes")
    assert set(keys(gist(left))) & set(keys(gist(other)))


def test_two_spans_of_numbers_that_are_one_span_can_be_met_and_are_one_figure():
    made = []
    for report, words in (("a", "between 300 and 400 men train there"), ("b", "The camp trains 300 to 400 men")):
        own = figure(report, words, "300", counted="men", value=None, low=300.0, high=400.0, quantifier="between")
        made.append(gist(says(report, words, figures=[own])))
    assert set(keys(made[0])) & set(keys(made[1]))
    found = closest(*made)
    assert found is not None
    assert found[0] == "same"


def test_a_house_burns_once_and_a_town_marches_often():
    def told(report, words, raw, earliest):
        moments = [dated(report, words, raw, earliest=earliest)]
        return says(report, words, moments=moments, names=["place:tarn"], day="2031-05-11")

    one, other = "Rebels burned the records office at Tarn on 4 May", "The records office at Tarn was burnt on 9 May"
    assert together(told("a", one, "4 May", "2031-05-04"), told("b", other, "9 May", "2031-05-09"))
    one, other = (
        "Farmers protested at the records office in Tarn on 4 May",
        "Protest at the Tarn records office on 9 May",
    )
    assert not together(told("a", one, "4 May", "2031-05-04"), told("b", other, "9 May", "2031-05-09"))


def test_one_content_on_the_word_of_two_speakers_of_one_report_is_one_claim():
    says_so = chain(("the union", "group:union", "named", "says"))
    denies = chain(("the mill", "group:mill", "named", "denies"))
    words = "the boiler of the mill had been cracked for months"
    one, other = says("a", words, by=says_so), says("a", words, by=denies)
    other = replace(other, statement=replace(other.statement, id="statement-other"))
    assert together(one, other)


def test_a_label_and_its_denial_are_one_claim_whatever_follows_them():
    label = says("a", "The League is a criminal gang that lives on smuggling and on bribes", names=["group:league"])
    denial = says("b", "The League is not a criminal gang", names=["group:league"], negated=True)
    other = says("b", "The League is a youth club", names=["group:league"])
    assert together(label, denial)
    assert not together(label, other)


def test_a_scope_that_grows_from_a_town_to_its_country_stays_in_the_claim():
    def told(report, words, name, kind):
        at = words.index(name)
        spot = Spot(Span(report, at, at + len(name), name), name, kind, "TR", None, None, None, 0.9)
        made = counting(report, words, "8,000", "men", names=[f"place:{name.lower()}"])
        return replace(made, places=(spot,))

    town = told("a", "8,000 men were on strike in Tarnak", "Tarnak", "town")
    land = told("b", "8,000 men were on strike in Torland", "Torland", "country")
    other = told("b", "8,000 men were on strike in Orlan", "Orlan", "town")
    assert together(town, land)
    assert not together(town, other)


def test_a_wording_like_most_of_a_group_joins_it_and_one_like_a_few_does_not():
    scores = np.full((5, 5), 0.05)
    for one, other in ((0, 1), (0, 2), (1, 2), (3, 0), (3, 1)):
        scores[one, other] = scores[other, one] = 0.95
    scores[4, 0] = scores[0, 4] = 0.9
    assert matched(scores, 0.76) == [[0, 1, 2, 3], [4]]


def test_what_is_barred_from_one_member_is_barred_from_its_group():
    scores = np.full((3, 3), 0.99)
    scores[1, 2] = scores[2, 1] = -np.inf
    assert matched(scores, 0.76) == [[0, 1], [2]]
    assert matched(np.zeros((0, 0)), 0.76) == []


def test_every_listed_word_has_one_class_and_lists_of_classes_name_only_classes():
    lists = lexicon("en", "predicates")
    words = [word for kind in ("classes", "things") for group in lists[kind] for word in group]
    assert len(words) == len(set(words))
    assert once()
    assert all(others for others in wider().values())


def holding(report, words, raw, counted, **more):
    return counting(report, words, raw, counted, names=["group:tarn union of labourers"], **more)


def test_how_many_of_a_thing_a_body_has_is_one_claim_whatever_the_number():
    many = holding("a", "The Tarn Union of Labourers has 9,000 members", "9,000", "members")
    few = holding("b", "the TUL numbers between 2,000 and 3,000 members", "between 2,000 and 3,000", "members")
    assert together(many, few)
    assert set(keys(gist(many))) & set(keys(gist(few)))


def test_what_befell_some_of_a_body_is_not_how_many_it_has():
    many = holding("a", "The Tarn Union of Labourers has 9,000 members", "9,000", "members")
    hurt = holding("b", "the TUL lost 20 members in the flood", "20", "members")
    assert not together(many, hurt)


@pytest.mark.parametrize(
    ("words", "raw", "owner"),
    [
        ("The union has about 400 members", "400", "union"),
        ("The union of dockers still counts more than 400 members", "400", "union of dockers"),
        ("The union met 400 members", "400", ""),
        ("it has 400 members", "400", ""),
        ("400 members has the union", "400", ""),
    ],
)
def test_the_owner_stands_before_a_verb_of_having_and_a_number(words, raw, owner):
    assert gist(counting("a", words, raw, "members")).owner == owner


def test_one_breath_on_the_word_of_two_speakers_is_one_claim():
    words = "62 shells were lifted from the harbour at Tarn"
    told = counting("a", words, "62", "shells", by=chain(("the mayor", "person:mayor", "named", "says")))
    retold = counting("a", words, "62", "shells", by=chain(("the pilot", "person:pilot", "named", "says")))
    other = counting("b", "In Tarn harbour 62 shells were lifted", "62", "shells")
    assert together(told, retold, other)


def test_a_small_number_that_only_points_is_no_figure():
    assert gist(counting("a", "the 2 barges sank in the harbour", "2", "barges")).counts == ()
    assert len(gist(counting("a", "2 barges sank in the harbour", "2", "barges")).counts) == 1
    assert len(gist(counting("a", "the 14 barges sank in the harbour", "14", "barges")).counts) == 1


def test_a_light_event_ties_no_two_statements():
    assert gist(says("a", "The mayor arrived in Tarn late")).events == frozenset()
    assert gist(says("a", "The mayor was killed in Tarn")).events
