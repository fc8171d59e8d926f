"""What the drivers that look for copies share: the texts of a corpus, read before the clock starts, and words of five."""

from __future__ import annotations

import json
import re
from pathlib import Path

#: Words per shingle and hash functions of a signature: bands times rows.
WIDTH = 5
BANDS, ROWS = 25, 5
_WORD = re.compile(r"\w+")


def texts(options: dict) -> list[str]:
    """Read the documents of the corpus file that the options name."""
    with Path(options["corpus"]).open(encoding="utf-8") as file:
        return [json.loads(line)[0] for line in file]


def shingles(text: str) -> list[str]:
    """Cut a text into runs of five words, lower case."""
    words = _WORD.findall(text.lower())
    return [" ".join(words[place : place + WIDTH]) for place in range(len(words) - WIDTH + 1)]


def pairs(groups) -> list[tuple[int, int]]:
    """Give every pair of which some group holds both, each once."""
    return sorted({(one, other) for group in groups for one in group for other in group if one < other})
