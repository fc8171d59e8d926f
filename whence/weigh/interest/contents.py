"""What a statement is about, in words: how it begins, whom it names, what it calls by `the` and `its`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from whence.weigh.interest.vocabulary import listed
from whence.weigh.roots import Heard
from whence.weigh.words import tokens

#: Words of a content that are looked at, and those at its beginning that hold its subject.
LONGEST, SUBJECT = 60, 6
#: Words before a name that make it a place where something is.
WHERE = frozenset({"in", "at", "near", "from", "to", "outside", "around", "across", "inside", "into"})
#: Words that may stand before a noun somebody speaks of as his own.
DEFINITE = frozenset({"the", "our", "its", "their", "my", "his", "her"})


@dataclass(frozen=True, slots=True)
class About:
    """A content taken apart.

    Attributes:
        words: Its first words, casefolded, a leading `that` dropped.
        line: The same with blanks between and around.
    """

    words: tuple[str, ...]
    line: str

    @property
    def opening(self) -> tuple[str, ...]:
        """Give the words that hold its subject."""
        return self.words[:SUBJECT]

    def mentions(self, name: str) -> bool:
        """Tell whether it speaks of a name, not only of something that is there."""
        at = self.line.find(f" {name} ")
        while at >= 0:
            before = self.line[:at].rsplit(" ", 1)[-1] if self.line[:at] else ""
            if before not in WHERE:
                return True
            at = self.line.find(f" {name} ", at + 1)
        return False

    def noun(self, nouns: frozenset[str]) -> str | None:
        """Give the first words by which it speaks of a body as known: `the board`, `our company`."""
        for at, word in enumerate(self.words[:-1]):
            if word in DEFINITE and self.words[at + 1] in nouns and (at == 0 or self.words[at - 1] not in WHERE):
                return f"{word} {self.words[at + 1]}"
        return None

    def own_people(self) -> str | None:
        """Give the first words for people or things of a body's own: `its fighters`."""
        pairs = pairwise(self.words)
        found = next((pair for pair in pairs if pair[0] in ("its", "their") and pair[1] in listed("own_people")), None)
        return None if found is None else " ".join(found)


def about(one: Heard) -> About:
    """Take what is said apart.

    Cost: linear in its first words; asked twice for a statement, it is worked out once.
    """
    return _about(one.said.words)


@lru_cache(maxsize=16)
def _about(words: str) -> About:
    every = tokens(" ".join(words.lstrip("“”\"'‘’« ").split(maxsplit=LONGEST)[:LONGEST]))
    if every[:1] == ["that"]:
        every = every[1:]
    return About(tuple(every), f" {' '.join(every)} ")
