"""Find the words of an anchor again."""

from __future__ import annotations

from whence.model.judgements import Anchor


def place(text: str, anchor: Anchor) -> int | None:
    """Give where the quote of an anchor begins: with its surroundings, else where it stands only once, else `None`."""
    at = text.find(anchor.before + anchor.quote + anchor.after)
    if at >= 0:
        return at + len(anchor.before)
    at = text.find(anchor.quote)
    return at if at >= 0 and text.find(anchor.quote, at + 1) < 0 else None
