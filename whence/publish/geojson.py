"""The places of a case as GeoJSON, for map programs."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from whence.errors import OutputRefused
from whence.model.protocols import CaseView
from whence.model.reading import Place, Sentence
from whence.model.reports import Report
from whence.publish.map_shapes import CREDITS, drawn_geometry, role, stated
from whence.publish.map_spots import Held, by_report, sentence_at, why_not_drawn
from whence.publish.phrases import label, shortened
from whence.publish.precision import ACLED, UCDP, acled, ucdp

#: Code points of a sentence that go with a place.
QUOTED = 400


def features(view: CaseView) -> Iterator[dict[str, Any]]:
    """Give every place of a case as a feature, in the order of the reports and of their words.

    Why this way: what must not be drawn (a government called by its capital, people from there, a name that may be
    one of several, the anchors of a place given by others) has a feature too, with no geometry and with the reason, so
    that nothing is lost on the way to a map and nothing false gets onto it. Discs wider than 5 km are polygons, since
    map programs draw points as pins.

    Args:
        view: The case.

    Returns:
        GeoJSON features (RFC 7946): longitude first, outer rings counter-clockwise, cut at the antimeridian.

    Cost: one pass over the readings; memory holds the places of the case.
    """
    for report, inside, places in by_report(view):
        for place in places:
            yield _feature(report, inside, place, why=why_not_drawn(place, places))


def export(view: CaseView, out: Path) -> int:
    """Write the feature collection as one file.

    Args:
        view: The case.
        out: File to write, or a folder, which gets `places.geojson`.

    Returns:
        Features written.

    Raises:
        OutputRefused: The file cannot be written.
    """
    path = out if out.suffix in (".geojson", ".json") else out / "places.geojson"
    part = path.with_name(f"{path.name}.part")
    count = 0
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("w", encoding="utf-8", errors="backslashreplace", newline="") as file:
            file.write(_head())
            for count, feature in enumerate(features(view), start=1):
                file.write(f"{',' if count > 1 else ''}\n{_text(feature)}")
            file.write("\n]}\n")
        part.replace(path)
    except OSError as error:
        raise OutputRefused(f"{path} cannot be written: {error.strerror}", "Give another file with --out.") from error
    return count


def _head() -> str:
    told = {
        "attribution": [CREDITS["geonames"]],
        "acled_precision": {str(code): meaning for code, meaning in ACLED.items()},
        "ucdp_precision": {str(code): meaning for code, meaning in UCDP.items()},
    }
    return f'{{"type":"FeatureCollection","whence":{_text(told)},"features":['


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def _feature(report: Report, inside: Held, place: Place, *, why: str | None) -> dict[str, Any]:
    geometry = None if why is not None else drawn_geometry(place)
    sentence = sentence_at(inside.sentences, place.span)
    return {
        "type": "Feature",
        "id": place.id,
        "geometry": geometry,
        "properties": {
            "text": place.span.text,
            "name": place.name,
            "entity": inside.entity(place),
            "kind": place.kind,
            "country": place.country,
            "status": place.status,
            "use": place.use,
            "not_drawn": why,
            "geometry_role": role(place),
            "centre": _centre(place),
            "uncertainty_m": place.uncertainty_m,
            "derivation": place.derivation,
            "meaning": stated(place),
            "gazetteer": place.gazetteer,
            "gazetteer_id": place.gazetteer_id,
            "anchors": [dataclasses.asdict(anchor) for anchor in place.anchors],
            "parameters": {} if place.parameters is None else json.loads(place.parameters),
            "candidates": [dataclasses.asdict(each) for each in place.candidates],
            "confidence": place.confidence,
            "acled_precision": _code(acled(place), ACLED),
            "ucdp_precision": _code(ucdp(place), UCDP),
            "source": _source(report, place, sentence),
            "licence": _licence(place),
        },
    }


def _centre(place: Place) -> list[float] | None:
    """Give the middle of a disc, which as a polygon no longer shows it."""
    geometry = None if place.geometry is None else json.loads(place.geometry)
    return geometry["coordinates"] if geometry is not None and geometry["type"] == "Point" else None


def _code(code: int | None, meanings: Mapping[int, str]) -> dict[str, Any] | None:
    return None if code is None else {"code": code, "meaning": meanings[code]}


def _source(report: Report, place: Place, sentence: Sentence | None) -> dict[str, Any]:
    quote = place.span.text if sentence is None else report.text[sentence.start : sentence.end]
    return {
        "report": report.id,
        "outlet": label(report),
        "published": report.published.edtf,
        "url": report.url,
        "sentence": None if sentence is None else sentence.id,
        "start": place.span.start,
        "end": place.span.end,
        "quote": shortened(quote, QUOTED),
    }


def _licence(place: Place) -> str | None:
    used = {anchor.gazetteer for anchor in place.anchors} | ({place.gazetteer} - {None})
    return "; ".join(CREDITS.get(name or "", f"gazetteer {name}") for name in sorted(used, key=str)) or None
