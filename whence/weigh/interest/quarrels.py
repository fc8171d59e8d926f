"""Who is at odds with whom, by the sentences of one report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from whence.weigh.interest.vocabulary import listed
from whence.weigh.words import tokens

#: Words on either side of a word of quarrel in which the two are sought; windows that are kept of a report.
BEFORE, BEHIND, KEPT = 7, 7, 60
#: Words on either side of a word of opposition in which the name it describes stands.
BESIDE, BEYOND = 2, 4
#: Marks that end a sentence.
STOPS = ".!?\n"


@dataclass(frozen=True, slots=True)
class Quarrels:
    """What a report shows of quarrels.

    Attributes:
        windows: Word of quarrel, and the words around it in its sentence with blanks between and around.
        opposing: The same for words of opposition.
    """

    windows: tuple[tuple[str, str], ...]
    opposing: tuple[tuple[str, str], ...]

    def between(self, one: str, other: str) -> str | None:
        """Give the word that sets two names against each other in a sentence, `None` when none does."""
        if one == other or f" {one} " in f" {other} " or f" {other} " in f" {one} ":
            return None
        return next((word for word, line in self.windows if f" {one} " in line and f" {other} " in line), None)

    def opposition(self, names: Sequence[str]) -> str | None:
        """Give the word by which the report puts one of some names in opposition, `None` when none does."""
        return next((word for word, line in self.opposing if any(f" {name} " in line for name in names)), None)


def quarrels(text: str, title: str | None) -> Quarrels:
    """Look through a report for words of quarrel and opposition.

    Why this way: a window of words is no parse. It takes `Ostland accused Varnia` and `Varnia, at war with Ostland`,
    and also a third party's quarrel told in one breath with a name; the reason names the word, so that it can be seen.

    Args:
        text: Of the report.
        title: Of the report, `None` when it has none.

    Cost: linear in the text; asked once for a report of a batch.
    """
    windows: list[tuple[str, str]] = []
    opposing: list[tuple[str, str]] = []
    for words in _sentences(text, title):
        for at, word in enumerate(words):
            if word in listed("quarrels") and len(windows) < KEPT:
                windows.append((word, _around(words, at, (BEFORE, BEHIND))))
            if word in listed("opposed") and len(opposing) < KEPT:
                opposing.append((word, _around(words, at, (BESIDE, BEYOND))))
    return Quarrels(tuple(windows), tuple(opposing))


def _sentences(text: str, title: str | None) -> Iterator[list[str]]:
    """Cut a text into sentences roughly: a name with a stop inside falls apart, which only loses a quarrel."""
    if title is not None:
        yield tokens(title)
    start = 0
    for at, char in enumerate(text):
        if char in STOPS and (at + 1 == len(text) or text[at + 1].isspace()):
            if at > start:
                yield tokens(text[start:at])
            start = at + 1
    yield tokens(text[start:])


def _around(words: Sequence[str], at: int, reach: tuple[int, int]) -> str:
    return f" {' '.join(words[max(0, at - reach[0]) : at + 1 + reach[1]])} "
