"""Cut a text into the words that names of places are looked for in."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,8}|[^\W_]+(?:['’](?!s\b)[^\W_]+)*")


class Token(NamedTuple):
    """One word of the text.

    Attributes:
        named: It may begin a name: a capital, or a script without capitals.
    """

    start: int
    end: int
    text: str
    named: bool


def tokens(text: str) -> list[Token]:
    """Cut a text into words."""
    return [Token(*match.span(), word, _named(word[0])) for match in _TOKEN.finditer(text) if (word := match[0])]


@lru_cache(maxsize=5_000)
def _named(first: str) -> bool:
    return first.isupper() or (first.isalpha() and not first.islower())
