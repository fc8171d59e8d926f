"""Which way a text runs."""

from __future__ import annotations

import unicodedata

#: Code points that are looked at; enough to pass over a Latin outlet name in front.
_LOOKED_AT = 4_000


def direction(text: str, otherwise: str = "ltr") -> str:
    """Tell the base direction of a text by the script that most of its beginning is written in.

    Why this way: the first strong letter alone (what `dir="auto"` does) takes an Arabic report that
    opens with a Latin agency mark for a left-to-right one.

    Args:
        text: Any; its first 4,000 code points are looked at.
        otherwise: Given back for a text without letters, `rtl` or `ltr`.
    """
    classes = [unicodedata.bidirectional(letter) for letter in text[:_LOOKED_AT]]
    right, left = sum(kind in ("R", "AL") for kind in classes), classes.count("L")
    if right == left:
        return otherwise
    return "rtl" if right > left else "ltr"
