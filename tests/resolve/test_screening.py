from __future__ import annotations

from whence.model.identities import Entity
from whence.model.screening import ListInfo
from whence.resolve.screening.screening import screened
from whence.resolve.screening.watch_lists import Entry, WatchList


def entity(name, kind="person", aliases=(), description=None):
    return Entity(f"entity-{name}", kind, name, aliases, description)


def entry(*names, kind="person", years=(), countries=()):
    return Entry(f"X-{names[0]}", kind, names, frozenset(years), frozenset(countries), None)


def leads(entities, entries, **given):
    listed = WatchList(ListInfo("invented", "l", None, None, "0" * 64, len(entries), 0, 0), list(entries))
    return screened(entities, listed, **given).leads


def test_a_name_that_comes_near_is_a_lead_with_its_reasons():
    (lead,) = leads([entity("Ghasem Moghbari")], [entry("Qassem Moqbari"), entry("Emin Karsov")])
    assert (lead.name, lead.listed) == ("Ghasem Moghbari", "Qassem Moqbari")
    assert ("ghasem", "qassem", "spelling") in lead.parts


def test_aliases_on_both_sides_count():
    (lead,) = leads([entity("Orhan Vestali", aliases=("Abu Emin",))], [entry("Tomas Torlov", "Abu Emin")])
    assert (lead.name, lead.listed, lead.listed_name) == ("Abu Emin", "Abu Emin", "Tomas Torlov")


def test_each_pair_of_entity_and_entry_is_one_lead_by_its_best_wording():
    (lead,) = leads([entity("Orhan Vestali", aliases=("O. Vestali",))], [entry("Orhan Vestali", "Orhan Vestaly")])
    assert lead.name == lead.listed == "Orhan Vestali"


def test_another_year_lowers_and_never_drops():
    plain, other = entry("Orhan Vestali"), entry("Orhan Vestali", years=["1931"])
    ours = [entity("Orhan Vestali", description="a pilot born in 1961")]
    (without,), (lowered,) = leads(ours, [plain]), leads(ours, [other], least=0.98)
    assert 0 < lowered.score < without.score
    assert lowered.against == ("year 1961, in the list 1931",)


def test_the_same_year_and_country_speak_for():
    ours = [entity("Orhan Vestali", description="a pilot born in Norway in 1961")]
    (lead,) = leads(ours, [entry("Orhan Vestali", years=["1962"], countries=["no"])])
    assert lead.speaks_for == ("year 1961, in the list 1962", "country no, in the list no")
    (other,) = leads(ours, [entry("Orhan Vestali", countries=["fr"])])
    assert other.score < lead.score
    assert other.against == ("country no, in the list fr",)


def test_a_year_that_only_one_side_knows_says_nothing():
    (lead,) = leads([entity("Orhan Vestali")], [entry("Orhan Vestali", years=["1931"])])
    assert (lead.speaks_for, lead.against) == ((), ())


def test_another_kind_lowers_and_says_so():
    (lead,) = leads([entity("Torley Brothers", kind="organisation")], [entry("Torley Brothers")])
    assert lead.score < 0.7
    assert lead.against == ("the case has an organisation, the list a person",)


def test_an_entry_that_leaves_its_kind_open_is_compared_both_ways():
    assert leads([entity("Vestali, Orhan")], [entry("Orhan Vestali", kind="other")])
    assert leads([entity("Torley Shipping Ltd", kind="organisation")], [entry("Torley Shipping", kind="other")])


def test_places_of_the_case_are_not_screened():
    assert leads([entity("Orhan Vestali", kind="place")], [entry("Orhan Vestali")]) == ()


def test_bare_surnames_come_up_only_when_asked_for():
    ours = [entity("Vestali")]
    assert leads(ours, [entry("Orhan Vestali")]) == ()
    assert leads(ours, [entry("Vestali")])


def test_leads_do_not_depend_on_the_order_of_the_list():
    ours = [entity("Orhan Vestali"), entity("Ghasem Moghbari")]
    theirs = [entry("Qassem Moqbari"), entry("Orhan Vestaly"), entry("Orhan Vestali")]
    assert leads(ours, theirs) == leads(ours[::-1], theirs[::-1])
