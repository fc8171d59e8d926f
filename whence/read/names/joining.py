"""Names that were found in pieces: `Front` and `Liberation of Orlow` in `Front for the Liberation of Orlow`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from whence.model.reading import MentionKind, Sentence
from whence.read.names.runs import Run, Word, name_words, runs, words_of

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
        whole = bool(inside) and inside[0][0] == start and inside[0][2] == "organisation" and inside[-1][1] <= end
        bodies = any(
            text[one[0] : one[1]].rsplit(maxsplit=1)[-1].casefold() in name_words("organisation_heads")
            for one in inside[1:]
        )
        made += [(start, end, "organisation")] if whole and not bodies else inside
    return made + rest[::-1]


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
