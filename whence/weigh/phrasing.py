"""Words for people: names cut to their head, wordings cut to length, lists and numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence

#: Code points of a name, and of a wording quoted inside a finding.
NAME, QUOTED = 48, 110
#: Code points that a finding should not exceed, and those of a wording that are left in any case.
SENTENCE, LEAST = 195, 45
#: Marks taken off the ends of a wording, and what marks inside it become.
ENDS = "“”\"'‘’«»„ ,;:•·*"
INSIDE = str.maketrans({"“": "‘", "”": "’", '"': "'", "«": "‘", "»": "’", "„": "‘"})
#: Words that open a description whose name stands behind the comma: `its chief physician, Nadia Farouk`.
OPENERS = frozenset({"its", "their", "his", "her", "our", "the", "a", "an"})
#: What follows the head of a name in brackets or as a clause.
_TAIL = re.compile(r"\s*(?:\(|,?\s(?:who|whose|which)\s)")


def named(words: str) -> str:
    """Cut a source's words to the name a reader needs.

    Why this way: what stands behind a comma, a bracket or `who` describes and does not name, except where the first
    part is a bare description and a name follows it.
    """
    line = " ".join(words.split())
    head, _, rest = _TAIL.split(line, maxsplit=1)[0].partition(", ")
    first = head.split(" ", 1)
    described = first[0].casefold() in OPENERS and not any(word[:1].isupper() for word in head.split()[1:])
    name = rest.partition(",")[0]
    if described and name and all(word[:1].isupper() for word in name.split()):
        head = name
    head = head.rstrip(",; ") or line
    return shortened(f"the {head[4:]}" if head.startswith("The ") else head, NAME)


def shortened(line: str, most: int) -> str:
    """Cut a line at a word border."""
    if len(line) <= most:
        return line
    cut = line[:most].rsplit(" ", 1)[0].rstrip(",;:–- ")
    return f"{cut or line[:most]} …"


def quoted(words: str, most: int = QUOTED) -> str:
    """Put a wording on one line, cut at a word border, in quotation marks, without a leading `that` or nested marks."""
    line = " ".join(words.split()).strip(ENDS).removeprefix("that ").strip(ENDS)
    line = line.removesuffix(".").rstrip(ENDS).translate(INSIDE)
    return f"“{shortened(line, most)}”"


def fitted(before: str, words: str, after: str, *, most: int = SENTENCE) -> str:
    """Put a wording between two parts of a sentence, cut so that the sentence keeps to its length in code points."""
    room = max(LEAST, min(QUOTED, most - len(before) - len(after)))
    return f"{before}{quoted(words, room)}{after}"


def listed(words: Sequence[str]) -> str:
    """Join words as in a sentence: `a`, `a and b`, `a, b and c`."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def counted(number: int, noun: str) -> str:
    """Say a number of things: `one voice`, `3 voices`."""
    return f"one {noun}" if number == 1 else f"{number} {noun}s"
