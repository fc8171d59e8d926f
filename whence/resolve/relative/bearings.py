"""Bearings in words: what they point to, and how far to either side they may mean."""

from __future__ import annotations

import re

from whence.resolve.relative.words import words

#: Half of the angle that a bearing of 4 or 8 winds may mean, in degrees. People say "north" for what lies within 22.5
#: degrees of it when they know better words, and up to 45 when they do not (Wieczorek et al., 2004).
WIDE = 30.0
#: The same for one of 16 winds ("north-north-west").
NARROW = 18.0
_BETWEEN = re.compile(r"[\s-]+")


def degrees(said: str) -> float | None:
    """Read "north-east", "northeastern", "NE": degrees clockwise from north, `None` when it is none of these."""
    held = words()
    if said in held["short_bearings"]:
        return float(held["short_bearings"][said])
    plain = _BETWEEN.sub("", said.lower()).removesuffix("ern")
    for name, value in held["bearings"].items():
        if name.replace(" ", "") == plain:
            return float(value)
    return None


def half_angle(bearing: float) -> float:
    """Give how many degrees to either side a bearing may mean."""
    return WIDE if bearing % 45 == 0 else NARROW
