"""An invented gazetteer on invented ground, and reports whose places are marked `{Name}`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from whence.model.identity import content_id
from whence.model.reading import Place, PlaceCandidate, Reading, Sentence
from whence.model.reports import Published, Report
from whence.resolve.gazetteer.entries import Entry
from whence.resolve.relative.anchors import Sited

#: Invented towns west of Portugal, where no outline is; distances are easy there: a degree of latitude is 111 km.
ENTRIES = {
    "Orsel": Entry("inv", "1", "Orsel", 40.0, -30.0, "town", "PT", None, 200_000, 5_000.0),
    "Dravik": Entry("inv", "2", "Dravik", 40.0, -29.0, "town", "PT", None, 20_000, 2_000.0),
    "Quellmar": Entry("inv", "3", "Quellmar", 40.9, -30.0, "town", "PT", None, 3_000, 1_000.0),
    "Ostland": Entry(
        "inv", "4", "Ostland", 41.0, -30.0, "region", "PT", None, 0, 150_000.0, (-31.0, 39.5, -29.0, 41.5)
    ),
    "Portugal": Entry("inv", "5", "Portugal", 39.5, -8.0, "country", "PT", None, 0, 300_000.0),
    "Spain": Entry("inv", "6", "Spain", 40.0, -4.0, "country", "ES", None, 0, 500_000.0),
}


@dataclass
class Ground:
    """Stands in for the gazetteers of a case."""

    entries: dict[str, Entry] = field(default_factory=lambda: dict(ENTRIES))

    def find(self, name):
        return tuple(one for one in self.entries.values() if one.name == name)

    def entry(self, gazetteer, ident):
        return next((one for one in self.entries.values() if (one.gazetteer, one.id) == (gazetteer, ident)), None)

    def outline(self, entry):
        return ()


def told(marked: str, **uses: str) -> tuple[Report, Reading, list[Sited]]:
    """Read `{Orsel}` as a mention of a place; one line is one sentence; names without an entry are unlocated."""
    text, spans, last = "", [], 0
    for match in re.finditer(r"\{([^}]+)\}", marked):
        text += marked[last : match.start()]
        spans.append((len(text), len(text) + len(match[1])))
        text += match[1]
        last = match.end()
    text += marked[last:]
    index = content_id("report", marked)
    report = Report(index, "r", None, None, None, None, None, Published(), "text/plain", "en", index, None, text)
    sited = [Sited(*sited_at(report, span, uses)) for span in spans]
    sentences, start = [], 0
    for line in text.splitlines(keepends=True):
        sentences.append(Sentence(content_id("sentence", index, start), index, start, start + len(line.rstrip())))
        start += len(line)
    return report, Reading(index, tuple(sentences), (), (), (), ()), sited


def sited_at(report: Report, span: tuple[int, int], uses: dict[str, str]) -> tuple[Place, Entry | None]:
    name = report.text[slice(*span)]
    entry = ENTRIES.get(name)
    place = Place(
        content_id("place", report.id, *span), report.span(*span), "unlocated", None, None, None, None, None,
        use=uses.get(name, "literal"),
    )  # fmt: skip
    if entry is None:
        return place, None
    geometry = f'{{"type":"Point","coordinates":[{entry.lon},{entry.lat}]}}'
    made = replace(
        place, status="located", geometry=geometry, uncertainty_m=entry.radius_m, derivation="named",
        gazetteer="inv", gazetteer_id=entry.id, name=entry.name, kind=entry.kind, country="PT", confidence=0.9,
    )  # fmt: skip
    return made, entry


def doubtful(one: Sited, *candidates: tuple[str, float]) -> Sited:
    """Make a settled name ambiguous again."""
    listed = tuple(PlaceCandidate("inv", ENTRIES[name].id, name, chance) for name, chance in candidates)
    place = replace(
        one.place, status="ambiguous", geometry=None, uncertainty_m=None, derivation=None, gazetteer=None,
        gazetteer_id=None, confidence=None, candidates=listed,
    )  # fmt: skip
    return Sited(place, None)
