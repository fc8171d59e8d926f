"""Find the places that a report names and say which they are, as far as that can be told."""

from __future__ import annotations

from whence.model.reading import Mention, Place, PlaceCandidate, Reading
from whence.model.reports import Report
from whence.resolve.gazetteer.atlas import CASE, Atlas
from whence.resolve.names import is_acronym
from whence.resolve.places.clues import page
from whence.resolve.places.finding import LIKELY, PERHAPS, likelihoods
from whence.resolve.places.names import plain
from whence.resolve.places.neighbours import neighbours
from whence.resolve.places.ranking import ranked, senses
from whence.resolve.places.rows import blank, confidence, row
from whence.resolve.places.second import second_look
from whence.resolve.places.spots import Spot, spots
from whence.resolve.places.tokens import tokens
from whence.resolve.places.use import speakers, use_of
from whence.resolve.places.words import kind_words
from whence.resolve.relative.anchors import Sited
from whence.resolve.relative.placing import relative

#: Unknown names of one report that suggestions are looked for; a page of nothing but names must not take minutes.
SUGGESTED = 300


def places(report: Report, reading: Reading, atlas: Atlas) -> tuple[Place, ...]:
    """Find the places that a report names.

    Args:
        report: The report.
        reading: What was read out of it; its mentions say what the reader takes each name for.
        atlas: Gazetteers, the case's own first.

    Returns:
        In reading order: places by name, and places given by others (near, north of, between).

    Cost: linear in words; about 25 milliseconds for an article.
    """
    named = sited(report, reading, atlas)
    rows = {one.place.id: one.place for one in named}
    rows.update((one.id, one) for one in relative(report, reading, named, atlas=atlas))
    return tuple(sorted(rows.values(), key=lambda one: (one.span, one.id)))


def sited(report: Report, reading: Reading, atlas: Atlas) -> tuple[Sited, ...]:
    """Find the places that a report names, each with the gazetteer entry it is located at.

    Why this way: what a name means depends on the whole report, so first every stretch that may be a place is weighed,
    then all are settled together, then what was settled says which names are places after all; below the confidence at
    which 95 in 100 are right a name keeps its candidates and goes on no map.

    Args:
        report: The report.
        reading: What was read out of it.
        atlas: Gazetteers.

    Returns:
        In reading order.
    """
    words = tokens(report.text)
    found = spots(report.text, words, reading.mentions, atlas=atlas)
    held = page(report.text, words, found, mentions=reading.mentions)
    likely = likelihoods(held)
    settled = senses(held, likely)
    ranked(settled)
    by_key = {sense.spots[0].key: sense for sense in settled}
    firm = second_look(found, likely, by_key)
    sources, hints = speakers(reading), _Hints(atlas)
    people = _surnames(reading)
    made: list[Sited] = []
    whole: Mention | None = None
    for spot, chance in zip(found, firm, strict=True):
        span = report.span(spot.start, spot.end)
        if _is_place(spot, chance):
            sense = by_key[spot.key]
            use = use_of(held, spot, demonym=sense.candidates[0].form == "demonym", sources=sources)
            made.append(Sited(*row(span, sense, sure=confidence(sense, chance), use=use)))
        elif _may_be_unknown(spot, chance) and spot.key not in people:
            use = use_of(held, spot, demonym=False, sources=sources)
            made.append(Sited(blank(span, "unlocated", hints.of(span.text), use=use), None))
        elif spot.around is not None and spot.around is not whole and _only_part(spot):
            whole = spot.around
            made.append(Sited(blank(whole.span, "unlocated", hints.of(whole.span.text)), None))
    return tuple(made)


def _is_place(spot: Spot, chance: float) -> bool:
    """Tell whether a spot is taken for a place of the gazetteers: by its likelihood, or because the case says so."""
    if not spot.candidates:
        return False
    own = all(one.gazetteer.name == CASE for one in spot.candidates) and spot.kind != "person"
    return own or (chance >= LIKELY and not _only_part(spot))


def _surnames(reading: Reading) -> frozenset[str]:
    """Give the last words of the full names of people; alone they are no unknown places, whatever the reader says."""
    names = (one.span.text.split() for one in reading.mentions if one.kind == "person")
    return frozenset(plain(words[-1]) for words in names if len(words) > 1)


def _may_be_unknown(spot: Spot, chance: float) -> bool:
    """Tell whether the reader's word is taken for a place that nobody knows; a lone word needs more to speak for it."""
    if spot.use is None or spot.kind != "place":
        return False
    if spot.candidates or is_acronym(spot.use.span.text):
        return chance >= LIKELY
    return chance >= PERHAPS or spot.last > spot.first


def _only_part(spot: Spot) -> bool:
    """Tell whether a name is part of a longer one: "Brno" in "Brno Prison", "Ilam" in "Ilam River"."""
    around = spot.around
    if around is None or around.kind != "place":
        return False
    kinds = {kind_words().get(word.casefold()) for word in around.span.text.split()}
    return bool(kinds & {"facility", "water", "land"})


class _Hints:
    """Suggestions for unknown names, each looked up once, and only so many of a report."""

    def __init__(self, atlas: Atlas) -> None:
        self._atlas = atlas
        self._held: dict[str, tuple[PlaceCandidate, ...]] = {}

    def of(self, name: str) -> tuple[PlaceCandidate, ...]:
        if name not in self._held and len(self._held) < SUGGESTED:
            self._held[name] = neighbours(name, self._atlas)
        return self._held.get(name, ())
