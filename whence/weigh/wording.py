"""Which words stand for a claim, and how they are cut to length."""

from __future__ import annotations

from collections.abc import Sequence

from whence.weigh.roots import Heard

#: Code points between which a wording reads best in a list.
SHORTEST, LONGEST = 40, 160
#: Code points of a wording quoted inside a finding.
QUOTED = 110


def clearest_statement(claim: Sequence[Heard], against: frozenset[str]) -> Heard:
    """Choose the statement whose words stand for the claim.

    Why this way: a whole sentence of middle length on the asserting side, unhedged and with its figure, is what a
    reader grasps at once; of equals the earliest.
    """
    return min(claim, key=lambda one: (_faults(one, against), one.said.order, one.id))


def _faults(one: Heard, against: frozenset[str]) -> tuple[int, int]:
    words = one.said.words
    outside = max(0, SHORTEST - len(words)) + max(0, len(words) - LONGEST)
    plain = len(one.said.statement.content) > 1 or one.said.statement.hedged or not one.gist.counts
    return (int(one.id in against) * 2 + int(plain), outside)


def quoted(words: str) -> str:
    """Put a wording on one line, cut at a word border, in quotation marks, without a leading `that`."""
    line = " ".join(words.split()).removeprefix("that ").strip("“”\"'‘’«» ,;:")
    if len(line) > QUOTED:
        cut = line[:QUOTED].rsplit(" ", 1)[0].rstrip(",;:–- ")
        line = f"{cut or line[:QUOTED]} …"
    return f"“{line.removesuffix('.')}”"


def listed(words: Sequence[str]) -> str:
    """Join words as in a sentence: `a`, `a and b`, `a, b and c`."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def counted(number: int, noun: str) -> str:
    """Say a number of things: `one voice`, `3 voices`."""
    return f"one {noun}" if number == 1 else f"{number} {noun}s"
