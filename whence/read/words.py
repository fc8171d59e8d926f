"""Words of a passage: tokens with what the rules look at, side by side."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache

import spacy
from spacy.tokens import Doc

from whence.lang.lexicon import lexicon
from whence.model.spans import Span
from whence.text.quotes import Quotation

#: Runs without a blank longer than this are one word: the tokenizer's rules cost their square. Code points.
_LONGEST = 100
_LONG = re.compile(rf"\S{{{_LONGEST + 1},}}")


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph cut into words; all lists run side by side, positions are in the report's text.

    Attributes:
        text: Text of the whole report.
        start, end: The paragraph.
        sentences: Its sentences as ranges.
        quotes: Its quotations.
        words: The words as written.
        low: The words in lower case, curly apostrophes made straight.
        starts, ends: Where each word lies.
        sentence: Index of the sentence of each word.
        quote: Index of the quotation around each word (its marks included), -1 outside.
    """

    text: str
    start: int
    end: int
    sentences: list[tuple[int, int]]
    quotes: list[Quotation]
    words: list[str] = field(default_factory=list)
    low: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    sentence: list[int] = field(default_factory=list)
    quote: list[int] = field(default_factory=list)

    def at(self, position: int) -> int:
        """Give the index of the first word that begins at or after a position of the text."""
        return bisect_left(self.starts, position)

    def bounds(self, index: int) -> tuple[int, int]:
        """Give the word range of the sentence that holds a word."""
        first, last = self.sentences[self.sentence[index]]
        return self.at(first), self.at(last)

    def place(self, first: int, last: int) -> tuple[int, int]:
        """Turn a range of words into a range of the text, marks and blanks at its edges kept."""
        return self.starts[first], self.ends[last - 1]

    def mark(self, index: int) -> bool:
        """Tell whether a word is a quotation mark at the edge of a quotation."""
        which = self.quote[index]
        if which < 0:
            return False
        quote = self.quotes[which]
        return self.ends[index] <= quote.inner_start or self.starts[index] >= quote.inner_end

    def word(self, index: int) -> str:
        """Give a word in lower case, empty outside the passage."""
        return self.low[index] if 0 <= index < len(self.low) else ""


def passage(text: str, sentences: list[tuple[int, int]], quotes: list[Quotation]) -> Passage:
    """Cut the sentences of one paragraph into words.

    Args:
        text: Text of the whole report.
        sentences: Ranges of one paragraph, in order, at least one.
        quotes: Quotations of the same paragraph, in order.

    Cost: linear; the tokenizer never sees an unbroken run of more than 100 code points.
    """
    made = Passage(text, sentences[0][0], sentences[-1][1], sentences, quotes)
    around = 0
    for number, (first, last) in enumerate(sentences):
        for start, end in _tokens(text, first, last):
            while around < len(quotes) and quotes[around].end <= start:
                around += 1
            inside = around < len(quotes) and quotes[around].start <= start
            made.words.append(text[start:end])
            made.low.append(text[start:end].lower().replace("’", "'"))
            made.starts.append(start)
            made.ends.append(end)
            made.sentence.append(number)
            made.quote.append(around if inside else -1)
    return made


def _tokens(text: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    position = first
    for match in _LONG.finditer(text, first, last):
        yield from _short(text, position, match.start())
        yield match.start(), match.end()
        position = match.end()
    yield from _short(text, position, last)


def _short(text: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    if first >= last:
        return
    for token in _tokenizer()(text[first:last]):
        if not token.is_space:
            yield first + token.idx, first + token.idx + len(token)


@cache
def _tokenizer() -> Callable[[str], Doc]:
    """Load the tokenizer of the blank English pipeline, once per process."""
    loaded: Callable[[str], Doc] = spacy.blank("en").tokenizer
    return loaded


@cache
def word_class(name: str) -> frozenset[str]:
    """Give a closed class of `lang/en/grammar.yaml`, e.g. `determiners`."""
    return frozenset(str(lexicon("en", "grammar")[name]).replace("’", "'").split())


def cut(report: str, text: str, place: tuple[int, int]) -> Span:
    """Make a span out of a range of a report's text."""
    return Span(report, place[0], place[1], text[place[0] : place[1]])
