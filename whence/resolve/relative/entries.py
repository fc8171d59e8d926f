"""Which gazetteer entries the anchors of a phrase stand for, with what the phrase itself says of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from math import exp

from whence.resolve.gazetteer.atlas import Atlas
from whence.resolve.gazetteer.entries import Entry
from whence.resolve.gazetteer.outlined import is_area
from whence.resolve.relative.anchors import Anchor
from whence.resolve.relative.phrases import Phrase
from whence.text.earth import distance_m

#: Rules that give ground by an area; every other rule is about a town, a village, a facility.
OF_AREAS = frozenset(("across", "border", "borders", "coast", "middle", "part"))
#: Rules that may be about either, and those of them that say nothing of which when a name may be both.
OF_BOTH = frozenset(("around", "in_and_around", "centre", "direction", "middle", "part", "coast", "across"))
UNDECIDED = frozenset(("part", "middle", "coast"))
#: Share that one reading of doubtful anchors must have among all, and the most that is claimed for it.
CLEAR, CLAIMED = 0.8, 0.75
#: Metres within which two places on one road are likely, falling off from there by e.
ROAD_M = 300_000.0
#: Metres within which another reading comes to about the same ground.
SAME_M = 25_000.0
#: Readings of one name that are tried.
TRIED = 6


@dataclass(frozen=True, slots=True)
class Anchored:
    """The entries of a phrase's anchors, one each, and the probability that they are the ones meant."""

    entries: tuple[Entry, ...]
    confidence: float | None


def anchored(phrase: Phrase, atlas: Atlas) -> Anchored | None:
    """Settle the anchors of a phrase.

    Why this way: "near X" is about the town of X and not the province of its name, and both ends of a road lie within
    reach of each other; that settles names which alone stay ambiguous. An unknown name settles nothing.

    Args:
        phrase: The phrase; each anchor has an entry, or candidates.
        atlas: Where the candidates are looked up.

    Returns:
        `None` when an anchor is unknown, or its readings stay too close.
    """
    choices = [_readings(anchor, phrase, atlas) for anchor in phrase.anchors]
    if not all(choices):
        return None
    scored = [
        (_product([chance for _, chance in reading]) * _nearness([entry for entry, _ in reading]), reading)
        for reading in product(*choices)
    ]
    best, reading = max(scored, key=lambda one: one[0])
    entries = tuple(entry for entry, _ in reading)
    whole = sum(score for score, _ in scored)
    alike = sum(score for score, other in scored if _same_ground(entries, [entry for entry, _ in other]))
    if best <= 0 or alike < CLEAR * whole:
        return None
    return Anchored(entries, _confidence(phrase.anchors, best / whole))


def _same_ground(entries: Sequence[Entry], others: Sequence[Entry]) -> bool:
    return all(
        is_area(one) == is_area(other) and distance_m((one.lon, one.lat), (other.lon, other.lat)) <= SAME_M
        for one, other in zip(entries, others, strict=True)
    )


def _readings(anchor: Anchor, phrase: Phrase, atlas: Atlas) -> list[tuple[Entry, float]]:
    """Give what a name may stand for under a rule, with chances; one reading for a name that is settled."""
    rule, entry = phrase.rule, anchor.sited.entry
    areas = rule in OF_AREAS and not phrase.towns
    if entry is not None and (is_area(entry) == areas or (rule in OF_BOTH and not phrase.towns)):
        return [(entry, 1.0)]
    found = []
    for candidate in anchor.sited.place.candidates[:TRIED]:
        held = atlas.entry(candidate.gazetteer, candidate.gazetteer_id)
        if held is not None and candidate.probability > 0:
            found.append((held, candidate.probability))
    fitting = [(held, chance) for held, chance in found if is_area(held) == areas]
    if entry is not None:
        # The name is settled as another kind of place; its namesake inside it is what the rule means.
        inside = [(held, chance) for held, chance in fitting if entry.id in held.within or held.id in entry.within]
        return inside[:1] or [(entry, 1.0)]
    return found if rule in UNDECIDED and not phrase.towns else fitting or found


def _nearness(entries: Sequence[Entry]) -> float:
    if len(entries) < 2 or any(is_area(entry) for entry in entries):
        return 1.0
    one, other = entries[:2]
    return exp(-distance_m((one.lon, one.lat), (other.lon, other.lat)) / ROAD_M)


def _product(chances: Sequence[float]) -> float:
    made = 1.0
    for chance in chances:
        made *= chance
    return made


def _confidence(anchors: Sequence[Anchor], share: float) -> float | None:
    """Give the product of the anchors' own confidence; for those that only the phrase settled, its share at most."""
    made, doubtful = 1.0, False
    for anchor in anchors:
        if anchor.sited.entry is None:
            doubtful = True
        elif anchor.sited.place.confidence is None:
            return None
        else:
            made *= anchor.sited.place.confidence
    return made * min(share, CLAIMED) if doubtful else made
