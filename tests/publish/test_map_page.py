"""The map of the dossier."""

import re

import pytest
from mapped_case import mapped, town

from whence import publish
from whence.publish.map_drawing import Marked, picture
from whence.publish.map_frame import WIDE, frame, groups
from whence.publish.map_labels import Room
from whence.publish.map_spots import gathered


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
    assert 1 <= page.count('class="dot"') <= len(fine) * pictures
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


def test_far_parts_of_a_case_get_drawings_of_their_own(page):
    assert page.count("<svg") >= 2


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


def test_points_near_one_another_share_a_drawing():
    assert groups([(0.0, 0.0), (0.5, 0.5), (90.0, 0.0)]) == [[0, 1], [2]]


def test_words_never_lie_over_one_another():
    room = Room(400.0, [])
    placed = [room.place(number, "Orsel", (300.0, 200.0), dot=True) for number in range(1, 40)]
    blocks = [label.block for label in placed if label is not None]
    assert len(blocks) > 3
    for number, one in enumerate(blocks):
        for other in blocks[number + 1 :]:
            assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


def test_a_corridor_is_drawn_as_broad_as_its_uncertainty():
    line = {"type": "LineString", "coordinates": [[0.0, 0.0], [1.0, 0.0]]}
    held = frame([(0.0, -0.2, 1.0, 0.2)])
    drawn = picture("x", held, [Marked(1, "x", line, 10_000.0, False, 1)]).spots[0]
    assert drawn.width == pytest.approx(20 * held.per_km, rel=0.02)


def test_a_place_told_twice_is_one_spot_with_two_sentences():
    view = mapped()
    other = next(iter(view.reports()))
    again = town(other, "Porto", -8.61, 41.15, id="place-again")
    view.all_places += [again, town(other, "Porto", -8.61, 41.15, id="place-more")]
    spot = next(spot for spot in gathered(view).drawn if spot.mentions == 2)
    assert len(spot.told) == 2
