"""Speech that layout attributes: quotations signed by a name behind a dash, and the speakers of a transcript."""

from __future__ import annotations

from collections.abc import Sequence

from whence.read.found import Found, Place
from whence.read.words import Passage

_DASHES = frozenset(("—", "–", "―", "--", "-", "~"))
#: A quotation that is signed has at least this many words; a signature at most that many. Words.
_LEAST, _MOST = 4, 12
_SMALL = frozenset(
    ("of", "the", "de", "da", "van", "von", "al", "bin", "and", "for", "in", "a", "an", "at", ",", ".", "(", ")")
)
#: Words of a speaker's label at most, letters at least; so many different labels make a transcript.
_LABEL, _LETTERS, _SEVERAL = 6, 3, 4
#: Share of the words of a signature that may be written small. 0 to 1.
_LOW = 0.5


def signed(passages: Sequence[Passage]) -> list[Found]:
    """Find the quotations that a name behind a dash signs.

    Returns:
        In order; the dash is the cue.

    Cost: linear in words.
    """
    made: list[Found] = []
    for index, words in enumerate(passages):
        quote = _whole(words)
        if quote is None:
            continue
        here = _signature(words, words.at(quote[1]))
        if here is None and words.at(quote[1]) == len(words.words) and index + 1 < len(passages):
            here = _signature(passages[index + 1], 0)
        if here is not None:
            cue, source = here
            made.append(Found(source, None, cue, (quote,), "says", "direct", "signed", ""))
    return made


def _whole(words: Passage) -> Place | None:
    """Give the quotations that open a paragraph, up to the last closing mark; `None` when it opens otherwise."""
    if not words.quotes or words.quotes[0].start != words.start or not words.quotes[-1].closed:
        return None
    end = words.start
    for quote in words.quotes:
        if words.text[end : quote.start].strip():
            return None
        end = quote.end
    return (words.start, end) if words.text.count(" ", words.start, end) >= _LEAST - 1 else None


def _signature(words: Passage, first: int) -> tuple[Place, Place] | None:
    """Read a dash and a name that take up the rest of a paragraph."""
    total = len(words.words)
    if first >= total or words.words[first] not in _DASHES or not 1 < total - first <= _MOST + 1:
        return None
    last = total - 1 if words.words[-1] == "." else total
    named = words.words[first + 1 : last]
    if not named or not named[0][:1].isupper():
        return None
    letters = [word for word in named if word[:1].isalpha()]
    small = [word for word in letters if word[:1].islower() and word not in _SMALL]
    if len(small) > _LOW * len(letters) or words.quote[first] >= 0:
        return None
    return words.place(first, first + 1), words.place(first + 1, last)


def speakers(passages: Sequence[Passage]) -> dict[int, Found]:
    """Find the paragraphs of a transcript: a speaker in capitals, a colon, what he or she says.

    Why this way: one such paragraph may be a heading ("UPDATE: ..."); where one label stands twice, or there are
    several, the report holds a transcript.

    Returns:
        The attribution by the index of its passage.

    Cost: linear in the number of passages.
    """
    made = {index: found for index, words in enumerate(passages) if (found := _labelled(words)) is not None}
    labels = [
        words.text[slice(*found.source)] for index, found in made.items() if (words := passages[index]) and found.source
    ]
    repeated = len(labels) > len(set(labels)) or len(labels) >= _SEVERAL
    return made if repeated else {}


def _labelled(words: Passage) -> Found | None:
    first = 1 if words.words and not words.words[0][:1].isalnum() and words.quote[0] >= 0 else 0
    colon = next(
        (index for index in range(first, min(first + _LABEL + 1, len(words.words))) if words.words[index] == ":"), None
    )
    if colon is None or colon == first or colon + 2 > len(words.words):
        return None
    label = [word for word in words.words[first:colon] if word[:1].isalpha()]
    if not label or not all(word.isupper() for word in label) or len("".join(label)) < _LETTERS:
        return None
    content = words.place(colon + 1, len(words.words))
    return Found(
        words.place(first, colon), None, words.place(colon, colon + 1), (content,), "says", "direct", "transcript", ":"
    )
