"""Which way a text runs."""

from __future__ import annotations

import unicodedata

#: Code points that are looked at; enough to pass over a Latin outlet name in front.
_LOOKED_AT = 4_000


def direction(text: str) -> str:
    """Tell the base direction of a text by the script that most of its beginning is written in.

    Why this way: the first strong letter alone (what `dir="auto"` does) takes an Arabic report that
    opens with a Latin agency mark for a left-to-right one.

    Returns:
        `rtl` or `ltr`; `ltr` for a text without letters.
    """
    classes = [unicodedata.bidirectional(letter) for letter in text[:_LOOKED_AT]]
    right = sum(kind in ("R", "AL") for kind in classes)
    return "rtl" if right > classes.count("L") else "ltr"
