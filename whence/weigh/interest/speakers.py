"""Whom a source speaks for, by the words that name it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from whence.lang.frequency import capitalised
from whence.lang.lexicon import lexicon
from whence.weigh.interest.vocabulary import listed
from whence.weigh.words import TOKEN, tokens

#: Words that may stand inside a name between two capitals.
JOINING = frozenset({"of", "and", "for", "the", "de", "al"})
#: Words after a word of opposition in which its object is looked for.
REACH = 8
#: Share of capitals from which the first word of a phrase is taken for a name.
NAME = 0.5
#: Letters that a name has at least.
SHORTEST = 2
#: Code points of a source that are looked at; a longer one is a misread sentence.
LONGEST = 400
#: Words of a name that tell nothing.
SMALL = frozenset(
    {"the", "of", "and", "a", "an", "for", "in", "to", "its", "their", "his", "her", "who", "which", "is", "are"}
)


@dataclass(frozen=True, slots=True)
class Speaker:
    """A source taken apart.

    Attributes:
        words: Its words, casefolded.
        names: Names of the source itself and of bodies that its words tie it to, as words with blanks between.
        foes: Words for those whom its words call its adversaries, and the word that does.
        nouns: Nouns by which its body may be spoken of: `the board`.
        body: It is a body, or its words give it an office in one.
        bound: Its words give it an office, or call it the word of a body.
    """

    words: tuple[str, ...]
    names: tuple[str, ...]
    foes: tuple[frozenset[str], str] | None
    nouns: frozenset[str]
    body: bool
    bound: bool


@lru_cache(maxsize=8_192)
def speaker(text: str) -> Speaker:
    """Take the words for a source apart.

    Why this way: only words that tie. `A spokesman for X`, `X's owner`, `X sources`, `the X statement` speak for X; `a
    resident of X`, `a former clerk of X` do not.

    Args:
        text: Words for the source.

    Cost: linear in the words, and remembered.
    """
    words = tuple(tokens(text[:LONGEST]))
    known = frozenset(words)
    found = list(runs(text[:LONGEST]))
    foes = _foes(words)
    free = not known & listed("unbound")
    bound = free and bool(known & (listed("offices") | listed("papers")))
    hostile = frozenset() if foes is None else foes[0]
    nouns = _nouns([word for word in words if word not in hostile]) if free else frozenset()
    ours = [
        _plain(name)
        for number, name in enumerate(found)
        if (bound or nouns or number == 0) and len(name) >= SHORTEST and not _among(name, hostile)
    ]
    return Speaker(words, tuple(ours), foes, nouns, bool(nouns) or bound, bound)


def runs(text: str) -> Iterator[str]:
    """Give the names in a stretch of text: words with capitals that follow each other, casefolded.

    A possessive ends a name, an office is no part of one, and the first word counts only where the language mostly
    writes it with a capital.

    Cost: linear in the text.
    """
    name: list[str] = []
    pending: list[str] = []
    last = 0
    for match in TOKEN.finditer(text):
        word = match.group()
        plain = (tokens(word) or [""])[0]
        broken = bool(text[last : match.start()].strip()) and last > 0
        if broken and name:
            yield " ".join(name)
            name, pending = [], []
        if (
            word[0].isupper()
            and plain
            and plain not in listed("offices")
            and (last > 0 or _a_name(text, plain, match.end()))
        ):
            name += [*pending, plain]
            pending = []
        elif name and plain in JOINING:
            pending.append(plain)
        elif name:
            yield " ".join(name)
            name, pending = [], []
        if name and word.endswith(("'s", "’s")):
            yield " ".join(name)
            name, pending = [], []
        last = match.end()
    if name:
        yield " ".join(name)


def written(name: str, text: str) -> str:
    """Give a name as a text writes it, itself when it stands there otherwise."""
    at = text.casefold().find(name)
    return text[at : at + len(name)] if at >= 0 and len(text.casefold()) == len(text) else name


def _a_name(text: str, plain: str, end: int) -> bool:
    """Tell whether the first word of a phrase is a name and not only its beginning."""
    if plain in JOINING or plain in SMALL:
        return False
    share = capitalised(plain)
    return share is None or share >= NAME or text[end : end + 2].strip()[:1].isupper()


def _plain(name: str) -> str:
    """Take the legal form off the end of a name."""
    head, _, last = name.rpartition(" ")
    return head if head and last in listed("legal") else name


def _nouns(words: Sequence[str]) -> frozenset[str]:
    lists = lexicon("en", "interest")
    held = {noun for word in words for noun in lists["office_bodies"].get(word, ())} | (set(words) & listed("bodies"))
    return frozenset(held | {noun for word in held for noun in lists["people"].get(word, ())})


def _foes(words: tuple[str, ...]) -> tuple[frozenset[str], str] | None:
    """Give the words for those whom a source is said to oppose, and the word that says so."""
    for at, word in enumerate(words):
        if word in listed("adversaries") and at:
            named = frozenset(words[at + 1 : at + 1 + REACH]) - SMALL
            return (named or frozenset(words[max(0, at - 3) : at]) - SMALL, word)
    return None


def _among(name: str, hostile: frozenset[str]) -> bool:
    return bool(hostile) and frozenset(name.split()) - SMALL <= hostile
