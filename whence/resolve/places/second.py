"""Look a second time at which names are places, when it is known which place each would be."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

from whence.resolve.places.finding import FLOOR, table, weighed
from whence.resolve.places.ranking import Sense
from whence.resolve.places.rows import doubts, odds
from whence.resolve.places.spots import Spot


def second_look(spots: Sequence[Spot], likely: Sequence[float], by_key: Mapping[str, Sense]) -> list[float]:
    """Give how likely each spot names a place, with what is known once the report's places are settled.

    Why this way: a surname that is also a village somewhere is told from a town by where the village would lie, far
    from all else that the report names, and one plain "in Orsel" says what every other "Orsel" of the report is; the
    first look can know neither.

    Args:
        spots: Of one report.
        likely: What the first look said of each.
        by_key: The settled senses by the key of their spots.

    Returns:
        Probabilities 0 to 1; those of names without candidates stay as they are.

    Source: stacked logistic regression (Wolpert 1992); weights by `training/places.py`.
    """
    held = table("place_second.tsv")
    found = []
    for spot, chance, each in zip(spots, likely, signs(spots, likely, by_key), strict=True):
        unknown = not spot.candidates
        found.append(chance if unknown else 0.0 if each is None else weighed(each, held))
    return found


def signs(spots: Sequence[Spot], likely: Sequence[float], by_key: Mapping[str, Sense]) -> list[dict[str, float] | None]:
    """Give what speaks for and against each spot, `None` for those not looked at again."""
    groups: defaultdict[str, list[float]] = defaultdict(list)
    for spot, chance in zip(spots, likely, strict=True):
        groups[spot.key].append(odds(chance))
    sums = {key: (math.fsum(each), sorted(each)[-2:]) for key, each in groups.items()}
    made: list[dict[str, float] | None] = []
    for spot, chance in zip(spots, likely, strict=True):
        if not spot.candidates or chance < FLOOR:
            made.append(None)
            continue
        total, top = sums[spot.key]
        others, own = len(groups[spot.key]) - 1, odds(chance)
        sense = by_key[spot.key]
        made.append(
            doubts(sense, chance)
            | {
                "others": (total - own) / others if others else 0.0,
                "others best": (top[0] if own >= top[-1] else top[-1]) if others else 0.0,
                "alone": float(not others),
                f"kind {spot.kind or 'none'}": 1.0,
                f"in {'none' if spot.around is None else spot.around.kind}": 1.0,
                **{name: sense.shown(name) for name in ("capital", "far", "around", "people unknown")},
            }
        )
    return made
