"""Cut a text into the words that names of places are looked for in."""

from __future__ import annotations

import re
from dataclasses import dataclass

_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,8}|[^\W_]+(?:['’](?!s\b)[^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Token:
    """One word of the text."""

    start: int
    end: int
    text: str

    @property
    def named(self) -> bool:
        """Tell whether it may begin a name: a capital, or a script without capitals."""
        first = self.text[0]
        return first.isupper() or (first.isalpha() and not first.islower())


def tokens(text: str) -> list[Token]:
    """Cut a text into words."""
    return [Token(match.start(), match.end(), match[0]) for match in _TOKEN.finditer(text)]
