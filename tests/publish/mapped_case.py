"""A small invented case of places, built by hand: on real ground, since maps are drawn over it."""

from __future__ import annotations

import json

from fake_view import FakeView, at, published, report

from whence.model.identity import content_id
from whence.model.reading import Place, PlaceAnchor, PlaceCandidate, Reading, Sentence

TEXT = (
    "The store near Évora held tyres. Nine posts stood along the road. The clerk in Évora said so. "
    "Lisbon said nothing. A Lisbon firm paid. The pit <b>Orsel</b> is unknown. "
    "Two sheds burned in Porto. Beja & Sons came from Beja. A hut stood east of Suva."
)


def place(of, words, **given) -> Place:
    span = at(of, words)
    fields = {
        "id": content_id("place", of.id, span.start, span.end), "span": span, "status": "unlocated", "geometry": None,
        "uncertainty_m": None, "derivation": None, "gazetteer": None, "gazetteer_id": None,
    }  # fmt: skip
    return Place(**{**fields, **given})


def town(of, words, lon, lat, **given) -> Place:
    fields = {
        "status": "located", "geometry": json.dumps({"type": "Point", "coordinates": [lon, lat]}), "uncertainty_m": 4_000.0,
        "derivation": "named", "gazetteer": "geonames", "gazetteer_id": words, "name": words, "kind": "town", "country": "PT",
        "confidence": 0.95,
    }  # fmt: skip
    return place(of, words, **{**fields, **given})


def mapped() -> FakeView:
    """One report: a disc, a corridor, towns, a government, a firm, an unknown pit, a count, an ambiguous name, an island."""
    view = FakeView(title="Tyres")
    one = report("tyres.txt", TEXT, outlet="Évora Gazette", published=published("2031-03-04"))
    sentences, start = [], 0
    for piece in TEXT.split(". "):
        end = min(start + len(piece) + 1, len(TEXT))
        sentences.append(Sentence(content_id("sentence", one.id, start), one.id, start, end))
        start = end + 1
    view.all_reports.append(one)
    view.all_readings[one.id] = Reading(one.id, tuple(sentences), (), (), (), ())
    anchor = (PlaceAnchor("geonames", "1", "Évora"),)
    first = at(one, "near Évora")
    inner = one.span(first.start + 5, first.end)
    clerk = one.span(TEXT.index("clerk in Évora") + 9, TEXT.index("clerk in Évora") + 14)
    lines = json.dumps({"type": "LineString", "coordinates": [[-8.0, 38.5], [-7.5, 38.6]]})
    evora = town(one, "Évora", -7.91, 38.57)
    view.all_places = [
        place(one, "near Évora", status="relative", geometry=evora.geometry, uncertainty_m=20_000.0, derivation="near", anchors=anchor, confidence=0.6, parameters="{}"),
        _moved(evora, inner),
        place(one, "along the road", status="relative", geometry=lines, uncertainty_m=6_000.0, derivation="road", parameters='{"count":9,"count_high":9,"count_low":9,"counted":"posts"}'),
        _moved(evora, clerk),
        town(one, "Lisbon", -9.14, 38.72, use="metonymic"),
        _moved(town(one, "Lisbon", -9.14, 38.72, use="demonym"), one.span(TEXT.index("A Lisbon") + 2, TEXT.index("A Lisbon") + 8)),
        place(one, "Orsel"),
        town(one, "Porto", -8.61, 41.15, uncertainty_m=9_000.0, derivation="count_in", parameters='{"count":2,"count_high":2,"count_low":2,"counted":"sheds"}'),
        place(one, "Beja", status="ambiguous", candidates=(PlaceCandidate("geonames", "7", "Beja", 0.5), PlaceCandidate("geonames", "8", "Béja", 0.4))),
        town(one, "Suva", 179.95, -18.1, uncertainty_m=30_000.0, country="FJ"),
    ]  # fmt: skip
    view.all_places.sort(key=lambda each: each.id)
    return view


def _moved(of: Place, span) -> Place:
    from dataclasses import replace

    return replace(of, id=content_id("place", span.report, span.start, span.end), span=span)
