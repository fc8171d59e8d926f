"""Find quoted words again in the text they were quoted from."""

from __future__ import annotations

import re
from collections.abc import Sequence

from whence.read.found import Place

#: Places at which one quotation is looked at; words that stand more often ("said") are near their sentence.
_MOST = 64
#: Sentences before and after the numbered one in which a quotation is still near it: small models miscount.
_BEFORE, _AFTER = 2, 8
_MARKS = str.maketrans({**dict.fromkeys("“”„«»‟", '"'), **dict.fromkeys("‘’‚‹›`´", "'")})
_BLANKS = re.compile(r"\s+")
_EDGES = " \t\r\n\"'“”„«»‘’‹›.,;:!?"


class Ground:
    """The stretch of a report in which the words of one answer must stand."""

    def __init__(self, text: str, sentences: Sequence[Place]) -> None:
        """Take the text of a report and the sentences that were numbered, at least one, ascending."""
        self.text = text
        self.sentences = sentences
        self._start, self._end = sentences[0][0], sentences[-1][1]
        self._even, self._where = _evened(text, self._start, self._end)

    def near(self, quote: str, number: int) -> list[Place]:
        """Find every place near a sentence at which quoted words stand.

        Why this way: letter by letter first; then with white space and quotation marks of every kind taken for
        the same; then without marks at the edges of the quotation. Nothing looser, since a quotation that only
        resembles the text is a model's own wording.

        Args:
            quote: Words as quoted.
            number: Of the sentence, from 1.

        Returns:
            Ranges of the text at whole words, ascending; empty when the words do not stand there.

        Cost: linear in the stretch and in the quotation.
        """
        if not 1 <= number <= len(self.sentences) or not any(char.isalnum() for char in quote):
            return []
        low = self.sentences[max(0, number - 1 - _BEFORE)][0]
        high = self.sentences[min(len(self.sentences), number + _AFTER) - 1][1]
        found = self._exact(quote, low, high)
        for words in (quote, quote.strip(_EDGES)):
            found = found or self._like(words, low, high)
        return found

    def _exact(self, quote: str, low: int, high: int) -> list[Place]:
        return [
            (at, at + len(quote))
            for at in _each(self.text, quote, (low, high))
            if _whole(self.text, at, at + len(quote))
        ]

    def _like(self, quote: str, low: int, high: int) -> list[Place]:
        even = _BLANKS.sub(" ", quote.translate(_MARKS)).strip()
        found = []
        for at in _each(self._even, even, (0, len(self._even))):
            place = self._where[at], self._where[at + len(even) - 1] + 1
            if low <= place[0] and place[1] <= high and _whole(self.text, *place):
                found.append(place)
        return found


def _each(text: str, words: str, bounds: Place) -> list[int]:
    found: list[int] = []
    at = text.find(words, *bounds) if words else -1
    while at >= 0 and len(found) < _MOST:
        found.append(at)
        at = text.find(words, at + 1, bounds[1])
    return found


def _whole(text: str, start: int, end: int) -> bool:
    """Tell whether a range begins and ends between words."""
    before = start > 0 and text[start - 1].isalnum() and text[start].isalnum()
    after = end < len(text) and text[end].isalnum() and text[end - 1].isalnum()
    return not (before or after)


def _evened(text: str, start: int, end: int) -> tuple[str, list[int]]:
    """Make white space and quotation marks alike, and keep where each character stood."""
    even: list[str] = []
    where: list[int] = []
    for at, char in enumerate(text[start:end].translate(_MARKS), start):
        blank = char.isspace()
        if not (blank and even and even[-1] == " "):
            even.append(" " if blank else char)
            where.append(at)
    return "".join(even), where
