"""Decide which stretches of a report name places."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from whence.resolve.places.clues import Page, clues

#: A stretch at least this likely to name a place is taken for one; set on the even documents (training/places.py).
LIKELY = 0.5
#: A stretch less likely than this at first sight is not looked at again.
FLOOR = 0.03
#: A lone word that no gazetteer knows is dropped below this, though the reader takes it for a place: on the even texts
#: that drops 87 of 163 wrong ones and 1 of 26 right ones (November 2026).
PERHAPS = 0.1


def likelihoods(page: Page) -> list[float]:
    """Give for each spot of a report how likely it names a place, 0 to 1."""
    held = weights()
    return [weighed(clues(page, place), held) for place in range(len(page.spots))]


def weighed(found: Mapping[str, float], held: Mapping[str, float]) -> float:
    """Weigh clues: logistic regression; a clue without weight counts for nothing."""
    total = sum(held.get(name, 0.0) * strength for name, strength in found.items())
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))


def weights() -> Mapping[str, float]:
    """Load the weights of the clues, made by `training/places.py`."""
    return table("place_clues.tsv")


@cache
def table(name: str) -> Mapping[str, float]:
    """Load a shipped table of named numbers."""
    lines = files("whence.lang").joinpath("en", name).read_text("utf-8").splitlines()
    rows: Sequence[list[str]] = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {name: float(number) for name, number in rows}
