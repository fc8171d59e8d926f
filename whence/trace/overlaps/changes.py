"""Name the kind of each change between two copies of a passage: figure, negation, name, hedge, word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Literal

from rapidfuzz.distance import LCSseq

from whence.lang.lexicon import lexicon
from whence.model.lineage import Edit
from whence.trace.overlaps.words import Words

#: Place in the first report, place in the second, length, in words.
Run = tuple[int, int, int]

_TOKEN = re.compile(r"\w+")
_CONTRACTED = re.compile(r"n['’]t\b", re.IGNORECASE)
#: What may stand between the end of a sentence and the first word of the next.
_OPENING = re.compile(r"[\s\"'“”‘’«(\[]*\Z")


@dataclass(frozen=True, slots=True)
class _Lists:
    negations: frozenset[str]
    hedges: frozenset[str]
    numbers: frozenset[str]


def changes(a: Words, b: Words, chain: Sequence[Run]) -> tuple[list[Edit], int]:
    """List what changed between the runs of a chain.

    Why this way: only the gaps between exact runs are compared, and each is at most 15 words on
    either side, so the cost does not depend on the length of the passage.

    Args:
        a: Words of the first report.
        b: Words of the second.
        chain: Their exact runs, ascending: place in either, length.

    Returns:
        The edits in order of `a`, and the number of words shared in order inside the gaps.
    """
    edits: list[Edit] = []
    shared = 0
    for run, following in pairwise(chain):
        left, right = (run[0] + run[2], following[0]), (run[1] + run[2], following[1])
        pieces = LCSseq.opcodes(a.hashes[slice(*left)].tolist(), b.hashes[slice(*right)].tolist())
        for piece in _joined(
            [(step.tag, step.src_start, step.src_end, step.dest_start, step.dest_end) for step in pieces]
        ):
            tag, a_start, a_end, b_start, b_end = piece
            if tag == "equal":
                shared += a_end - a_start
            else:
                in_a = (left[0] + a_start, left[0] + a_end)
                in_b = (right[0] + b_start, right[0] + b_end)
                edits.append(_edit(a, b, in_a=in_a, in_b=in_b))
    return edits, shared


_Step = tuple[str, int, int, int, int]


def _joined(steps: list[_Step]) -> list[_Step]:
    """Make one replacement of a deletion and an insertion at the same place."""
    out: list[_Step] = []
    for step in steps:
        if out and step[0] != "equal" and out[-1][0] != "equal":
            before = out.pop()
            out.append(("replace", before[1], step[2], before[3], step[4]))
        else:
            out.append(step)
    return out


def _edit(a: Words, b: Words, *, in_a: tuple[int, int], in_b: tuple[int, int]) -> Edit:
    kinds = [_kind(side, *place) for side, place in ((a, in_a), (b, in_b)) if place[0] < place[1]]
    kind = min(kinds, key=_ORDER.index)
    return Edit(a.text(*in_a), b.text(*in_b), kind)


_Kind = Literal["figure", "name", "negation", "hedge", "word"]
#: An edit that is several things at once is called the most consequential of them.
_ORDER: list[_Kind] = ["figure", "negation", "name", "hedge", "word"]


def _kind(words: Words, start: int, end: int) -> _Kind:
    text = words.text(start, end)
    tokens = [token.casefold() for token in _TOKEN.findall(text)]
    lists = _lists(words.report.language or "en")
    padded = f" {' '.join(tokens)} "
    if any(char.isdigit() for char in text) or any(token in lists.numbers for token in tokens):
        return "figure"
    if _CONTRACTED.search(text) or any(token in lists.negations for token in tokens):
        return "negation"
    if any(_is_name(words, place) for place in range(start, end)):
        return "name"
    if any(f" {hedge} " in padded for hedge in lists.hedges):
        return "hedge"
    return "word"


def _is_name(words: Words, place: int) -> bool:
    """Tell whether a word is capitalised without a sentence beginning at it."""
    begin = int(words.starts[place])
    if not words.report.text[begin].isupper():
        return False
    before = words.report.text[max(0, begin - 12) : begin]
    before = _OPENING.sub("", before)
    return bool(before) and before[-1] not in ".!?:…"


@cache
def _lists(language: str) -> _Lists:
    try:
        loaded = lexicon(language, "changes")
    except FileNotFoundError:
        return _Lists(frozenset(), frozenset(), frozenset())
    return _Lists(frozenset(loaded["negations"]), frozenset(loaded["hedges"]), frozenset(loaded["numbers"]))
