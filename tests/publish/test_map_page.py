"""The map of the dossier."""

import itertools
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mapped_case import mapped, town

from whence import publish
from whence.model.identities import Entity
from whence.model.identity import content_id
from whence.model.reading import Mention
from whence.publish.map_drawing import Marked, picture
from whence.publish.map_frame import PART, WIDE, frame, groups
from whence.publish.map_labels import Label, Room
from whence.publish.map_parts import pictures
from whence.publish.map_spots import Spot, gathered


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    out = publish.dossier(mapped(), tmp_path_factory.mktemp("map") / "dossier")
    return (out / "map.html").read_text("utf-8")


def test_every_drawn_place_is_in_the_list_and_leads_to_its_sentence(page, tmp_path):
    numbers = set(re.findall(r'href="#place(\d+)"', page))
    listed = set(re.findall(r'<li id="place(\d+)"', page))
    assert numbers <= listed
    assert len(listed) == 5
    out = publish.dossier(mapped(), tmp_path / "dossier")
    for href in re.findall(r'class="quote" href="([^"]+)"', page):
        path, _, anchor = href.partition("#")
        assert f'id="{anchor}"' in (out / path).read_text("utf-8")


def test_nothing_wider_than_five_kilometres_is_a_dot(page):
    spots = gathered(mapped()).drawn
    fine = [spot for spot in spots if spot.place.uncertainty_m <= 5_000 and "Point" in spot.place.geometry]
    pictures = page.count("<svg")
    assert 1 <= page.count('class="dot"') <= len(fine) * pictures + 1
    assert 'class="band"' in page
    assert 'class="area"' in page


def test_governments_firms_and_anchors_are_not_drawn():
    found = gathered(mapped())
    assert [spot.name for spot in found.drawn] == ["along the road", "near Évora", "Porto", "Suva", "Évora"]
    assert found.spoken == 2
    assert next(spot for spot in found.drawn if spot.name == "Évora").mentions == 1


def test_what_could_not_be_placed_is_listed_with_the_reason(page):
    missing = page.partition('id="missing"')[2]
    assert "Orsel" in missing
    assert "no gazetteer holds it" in missing
    assert "several places bear the name: 2 in the gazetteers (Beja, Béja)" in missing


def test_counts_and_doubts_are_told(page):
    assert "9 posts" in page
    assert "2 sheds" in page
    assert "60 % sure" in page


def test_markup_of_a_text_stays_text(page):
    assert "<b>Orsel</b> is unknown" not in page
    assert "&lt;b&gt;Orsel&lt;/b&gt; is unknown" in page


def test_a_case_without_places_says_so(tmp_path):
    view = mapped()
    view.all_places = []
    page = (publish.dossier(view, tmp_path / "dossier") / "map.html").read_text("utf-8")
    assert "name no place" in page
    assert "<svg" not in page


def test_a_lone_candidate_is_not_called_several_places():
    view = mapped()
    view.all_places = [
        replace(one, candidates=one.candidates[:1]) if one.status == "ambiguous" else one for one in view.all_places
    ]
    whys = [spot.why for spot in gathered(view).missing]
    assert "a gazetteer holds one place of the name (Beja), and nothing here shows that it is meant" in whys


def test_a_town_is_told_apart_from_its_province_in_the_list(page):
    assert "town in Portugal, within 4 km" in page
    assert "town in Fiji" in page


def named():
    """The mapped case with three of its places as names, two of which stand twice."""
    view = mapped()
    (one,) = view.all_reports
    wordings = [
        ("Évora", "evora"),
        ("Évora said", "evora"),
        ("Porto", "porto"),
        ("Beja &", "beja"),
        ("Beja. A", "beja"),
    ]
    mentions = []
    for words, entity in wordings:
        start = one.text.index(words)
        span = one.span(start, start + len(entity))
        mentions.append(Mention(content_id("mention", one.id, start), span, "place", content_id("entity", entity)))
    view.all_readings[one.id] = replace(view.all_readings[one.id], mentions=tuple(mentions))
    view.all_entities += [
        Entity(content_id("entity", name.lower()), "place", name, (), None) for name in ("Porto", "Beja")
    ]
    view.all_entities.append(Entity(content_id("entity", "evora"), "place", "Évora", (), None))
    return view


def test_a_place_and_its_name_lead_to_each_other(tmp_path):
    out = publish.dossier(named(), tmp_path / "dossier")
    page = (out / "map.html").read_text("utf-8")
    evora = content_id("entity", "evora")
    assert f'<a class="name" href="names/{evora}.html"><b dir="auto">Évora</b>' in page
    assert re.search(r'<a class="name" href="reports/[^"]+#[^"]+"><b dir="auto">Porto</b>', page)
    assert "near Évora</b></a>" not in page
    number = re.search(r'<li id="place(\d+)" value="\d+">\s*<p><a class="name" href="names/' + evora, page)[1]
    name = (out / "names" / f"{evora}.html").read_text("utf-8")
    assert f'<a href="../map.html#place{number}">On the map</a>: town in Portugal, within 4 km' in name


def test_the_page_of_a_name_says_why_it_is_not_on_the_map(tmp_path):
    out = publish.dossier(named(), tmp_path / "dossier")
    name = (out / "names" / f"{content_id('entity', 'beja')}.html").read_text("utf-8")
    assert "Not on the map</a>: several places bear the name" in name


def test_every_sign_of_the_drawings_is_explained(page):
    key = page.partition('class="legend"')[2].partition("</ul>")[0]
    for style in ("dot", "area", "band"):
        assert (f'class="{style}"' in page.partition("</ul>")[2]) == (f'class="{style}"' in key)


def test_far_parts_of_a_case_get_drawings_of_their_own(page):
    parts = set(re.findall(r'<figure class="map part" id="map(\w)"', page))
    assert len(parts) >= 2
    assert set(re.findall(r'href="#map(\w)"', page)) == parts


def test_no_style_is_written_into_the_page(page):
    assert " style=" not in page


def test_a_window_keeps_its_shape_and_holds_what_it_is_asked_to():
    held = frame([(-9.0, 37.0, -7.0, 42.0)])
    west, south, east, north = held.box
    assert west < -9
    assert east > -7
    assert south < 37
    assert north > 42
    assert held.up > held.across
    assert 0.4 * WIDE <= held.height <= 0.81 * WIDE


def test_the_whole_world_fits():
    held = frame([(-180.0, -55.0, 180.0, 70.0)])
    assert held.box[0] >= -180.01
    assert held.box[2] <= 180.01


def spot(name, lon, lat, metres):
    one = town(next(iter(mapped().reports())), "Porto", lon, lat, uncertainty_m=metres, name=name)
    return Spot(one, None, 1, wordings={name: 1})


def test_places_on_both_sides_of_the_180th_meridian_share_a_close_window():
    (drawn,) = pictures([spot("east", 179.6, -18.0, 30_000.0), spot("west", -179.2, -18.2, 1_000.0)], {})
    assert [one.style for one in drawn.spots] == ["area", "dot"]
    disc, dot = drawn.spots
    assert disc.x < dot.x
    assert drawn.bar[1] <= 100
    assert all(0 < one.x < drawn.wide for one in drawn.spots)


def test_a_far_side_of_the_pacific_is_not_drawn_the_long_way_round():
    everything = pictures([spot("Sapporo", 141.35, 43.06, 1_000.0), spot("Hilo", -155.1, 19.7, 1_000.0)], {})[0]
    sapporo, hilo = sorted(everything.spots, key=lambda one: one.number)
    assert sapporo.x < hilo.x
    assert everything.bar[1] < 5_000


def test_points_near_one_another_share_a_drawing():
    assert groups([(0.0, 0.0), (0.5, 0.5), (90.0, 0.0)]) == [[0, 1], [2]]


def test_words_never_lie_over_one_another():
    room = Room(WIDE, 400.0)
    around, at = (295.0, 195.0, 305.0, 205.0), (300.0, 200.0)
    placed = [room.place(str(number), "Orsel", around=around, at=at) for number in range(1, 60)]
    blocks = [label.block for label in placed if label is not None]
    assert 8 < len(blocks) < 59
    for number, one in enumerate(blocks):
        for other in blocks[number + 1 :]:
            assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


def marked(number, name, geometry, metres=1_000.0, **given):
    return Marked(
        number=number,
        names=(name,),
        geometry=geometry,
        uncertainty_m=metres,
        **{"whole": False, "mentions": 1, **given},
    )


def point(lon, lat):
    return {"type": "Point", "coordinates": [lon, lat]}


def over(one, other):
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def test_words_beside_a_dot_spare_it_and_a_long_name_is_cut():
    held = frame([(0.0, 45.0, 2.0, 46.0)])
    drawn = picture(
        ((), 0), held, [marked(1, "the old brickworks by the third lock of the upper canal", point(1.0, 45.5))]
    )
    (label,), (spot,) = drawn.labels, drawn.spots
    assert not over(label.block, spot.around)
    assert label.text.endswith("…")
    assert len(label.text) <= 30


def test_words_in_broad_letters_take_broad_room():
    assert (
        Label("", "東京都千代田区", 0.0, 0.0, "start").block[2] > 1.5 * Label("", "Chiyoda", 0.0, 0.0, "start").block[2]
    )
    assert Label("", "é", 0.0, 0.0, "start").block[2] == Label("", "é", 0.0, 0.0, "start").block[2]


def test_what_has_a_picture_of_its_own_is_framed_and_not_named_in_that_of_everything():
    spots = [marked(1, "Orsel", point(-8.0, 39.0)), marked(2, "Merrin", point(120.0, 15.0))]
    held = frame([(-8.0, 15.0, 120.0, 39.0)])
    inner = frame([(-8.0, 39.0, -8.0, 39.0)], units=PART)
    drawn = picture(((), 0), held, spots, parts=[("A", inner, {1})])
    assert [(one.mark, one.text) for one in drawn.labels] == [("A", ""), ("2", "Merrin")]
    (framed,) = drawn.frames
    x, y = held.at((-8.0, 39.0))
    assert framed.x < x < framed.x + framed.wide
    assert framed.y < y < framed.y + framed.high


def test_places_by_which_others_are_given_stand_in_the_picture():
    disc = {"type": "Polygon", "coordinates": [[[1.0, 45.0], [2.0, 45.0], [2.0, 46.0], [1.0, 45.0]]]}
    spot = marked(1, "north of Orsel", disc, anchors=(("Orsel", (1.5, 44.9)), ("Dravik", (30.0, 0.0))))
    drawn = picture(((), 0), frame([(1.0, 45.0, 2.0, 46.0)]), [spot])
    assert [label.text for _, label in drawn.anchors] == ["Orsel"]
    told = picture(((), 0), frame([(1.0, 45.0, 2.0, 46.0)]), [spot, marked(2, "Orsel", point(1.5, 44.9))])
    assert told.anchors == []


def test_large_towns_help_to_find_the_way_but_never_stand_twice():
    held = frame([(2.2, 48.6, 2.6, 49.0)], units=PART)
    known = [label.text for _, label in picture(((), 0), held, []).towns]
    assert "Paris" in known
    assert "Paris" not in [
        label.text for _, label in picture(((), 0), held, [marked(1, "Paris", point(2.35, 48.85))]).towns
    ]
    assert picture(((), 0), frame([(-60.0, -30.0, 60.0, 60.0)]), []).towns == []


@given(
    st.lists(st.tuples(st.floats(0, 3), st.floats(45, 47), st.text(min_size=1, max_size=50)), min_size=1, max_size=40)
)
@settings(max_examples=25, deadline=None)
def test_no_words_of_a_picture_lie_over_others_or_over_dots(told):
    held = frame([(0.0, 45.0, 3.0, 47.0)])
    drawn = picture(
        ((), 0), held, [marked(n, name, point(lon, lat)) for n, (lon, lat, name) in enumerate(told, start=1)]
    )
    words = [label.block for label in (*drawn.labels, *(label for _, label in drawn.towns))]
    dots = [spot.around for spot in drawn.spots]
    assert not [1 for a, b in itertools.combinations(words, 2) if over(a, b)]
    assert not [1 for a in words for b in dots if over(a, b)]


def test_a_corridor_is_drawn_as_broad_as_its_uncertainty():
    line = {"type": "LineString", "coordinates": [[0.0, 0.0], [1.0, 0.0]]}
    held = frame([(0.0, -0.2, 1.0, 0.2)])
    drawn = picture(((), 0), held, [marked(1, "x", line, 10_000.0)]).spots[0]
    assert drawn.width == pytest.approx(20 * held.per_km, rel=0.02)


def test_a_place_told_twice_is_one_spot_with_two_sentences():
    view = mapped()
    other = next(iter(view.reports()))
    again = town(other, "Porto", -8.61, 41.15, id="place-again")
    view.all_places += [again, town(other, "Porto", -8.61, 41.15, id="place-more")]
    spot = next(spot for spot in gathered(view).drawn if spot.mentions == 2)
    assert len(spot.told) == 2
