"""Names that were found in pieces: `Front` and `Liberation of Orlow` in `Front for the Liberation of Orlow`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from whence.model.reading import MentionKind, Sentence
from whence.read.names.runs import Run, Word, is_acronym, name_words, runs, words_of

#: A name's place and kind.
Piece = tuple[int, int, MentionKind]


def joined(text: str, sentences: Sequence[Sentence], pieces: Sequence[Piece]) -> list[Piece]:
    """Join the pieces of a body's name that a small word holds together.

    Why this way: the network decides word by word and drops the thread at `for the`; a run of capitals that begins at
    one of its names, and whose head takes `of` or `for`, is one body however many names were found in it. A second body
    in it stays one ("left the Front for the Union").

    Args:
        text: Of the report.
        sentences: In reading order.
        pieces: Names that the network found, ascending, not overlapping.

    Returns:
        The same, pieces of one name replaced by the whole.
    """
    made: list[Piece] = []
    rest = list(reversed(pieces))
    for start, end in (place for sentence in sentences for place in _bodies(text, sentence)):
        while rest and rest[-1][0] < start:
            made.append(rest.pop())
        inside = []
        while rest and rest[-1][0] < end:
            inside.append(rest.pop())
        made += [(start, end, "organisation")] if inside and _is_one(text, (start, end), inside) else inside
    return _named_alike(text, made + rest[::-1])


def _is_one(text: str, place: tuple[int, int], inside: Sequence[Piece]) -> bool:
    """Tell whether the names in a run are one body: none reaches out of it, none but the first is a body itself."""
    heads = name_words("organisation_heads")
    first = inside[0][0] == place[0]
    others = inside[1:] if first else inside
    bodies = any(not heads.isdisjoint(text[start:end].casefold().split()) for start, end, _ in others)
    known = inside[0][2] == "organisation" if first else any(kind == "organisation" for _, _, kind in inside)
    return known and not bodies and inside[-1][1] <= place[1]


def _named_alike(text: str, pieces: list[Piece]) -> list[Piece]:
    """Take a short form in brackets behind a body's name for a body, wherever the report writes it."""
    short = {
        text[other[0] : other[1]]
        for one, other in pairwise(pieces)
        if one[2] == "organisation" and text[one[1] : other[0]] == " (" and text[other[1] : other[1] + 1] == ")"
    }
    known = {words for words in short if is_acronym(words)}
    return [(start, end, "organisation" if text[start:end] in known else kind) for start, end, kind in pieces]


def _bodies(text: str, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Give the places of the runs in which the name of a body goes on behind `of` or `for`."""
    words = words_of(text[sentence.start : sentence.end])
    for run in runs(words):
        if _goes_on(words, run):
            yield sentence.start + words[run.first].start, sentence.start + words[run.last - 1].end


def _goes_on(words: Sequence[Word], run: Run) -> bool:
    heads = name_words("of_heads") & name_words("organisation_heads")
    return any(
        words[place].folded in heads and words[place + 1].folded in {"of", "for"}
        for place in range(run.first, run.last - 1)
    )
