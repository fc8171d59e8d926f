"""The patterns of expressions of time, each with the kinds of words without which it cannot match."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from whence.lang.lexicon import lexicon

#: The name of a piece or a list in a pattern; the digits of a repeat never match.
_PIECE = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to tell a time.

    Attributes:
        name: Which kind of expression it is, with its fixed value behind a blank where it has one.
        needs: Kinds of words (see `word_kinds`) that a text must hold for the pattern to match at all.
        pattern: Compiled, without regard to case.
    """

    name: str
    needs: tuple[str, ...]
    pattern: re.Pattern[str]


@cache
def rules() -> tuple[Rule, ...]:
    """Give the patterns of `lang/en/moments.yaml`, built once.

    Why this way: a sentence that holds no weekday need not be searched for weekdays; asking for the words
    first is several times cheaper than the patterns themselves.
    """
    rows = [(name, needs, _filled(body)) for name, needs, body in lexicon("en", "moments")["rules"]]
    for kind, listed in (("ref", "references"), ("set", "sets")):
        rows += [(f"{kind} {value}", [kind], either(words)) for value, words in _calendar()[listed].items()]
    return tuple(
        Rule(name, tuple(needs), re.compile(rf"(?<![\w'’])(?:{body})(?![\w])", re.IGNORECASE))
        for name, needs, body in rows
    )


def either(words: Iterable[Any]) -> str:
    """Write an alternation that tries longer words first."""
    return "|".join(re.escape(str(word)) for word in sorted(words, key=lambda word: (-len(str(word)), str(word))))


@cache
def word_kinds() -> dict[str, tuple[str, ...]]:
    """Say of every word that a rule may need of which kinds it is; words in lower case, without marks."""
    words = _calendar()
    lists: dict[str, Iterable[str]] = {
        **{kind: words[name] for kind, name in words["kinds"].items()},
        **words["kind_words"],
        **{
            name: _flat(words[listed])
            for name, listed in (("ref", "references"), ("set", "sets"), ("holiday", "holidays"))
        },
        "weekdays": [f"{weekday}s" for weekday in words["weekdays"] if weekday.isalpha()],
    }
    kinds: dict[str, tuple[str, ...]] = {}
    for kind, phrases in lists.items():
        for last in sorted({re.findall(r"[a-z0-9]+", phrase)[-1] for phrase in phrases}):
            kinds[last] = (*kinds.get(last, ()), kind)
    return kinds


def _calendar() -> dict[str, Any]:
    return lexicon("en", "calendar")


def _flat(groups: Mapping[str, Iterable[str]]) -> list[str]:
    return [phrase for group in groups.values() for phrase in group]


@cache
def join(name: str) -> re.Pattern[str]:
    """Give a pattern of what stands between or beside expressions."""
    return re.compile(_filled(lexicon("en", "moments")["joins"][name]), re.IGNORECASE)


@cache
def _pieces() -> dict[str, str]:
    """Give the pieces of the grammar, and every word list of the calendar as an alternation."""
    found = {name: either(words) for name, words in _calendar().items()}
    counts = lexicon("en", "numbers")
    found["counted"] = either(counts["persons"] + _flat(counts["after_units"]))
    found["holidays"] = either(_flat(_calendar()["holidays"]))
    return {**found, **lexicon("en", "moments")["pieces"]}


def _filled(body: str) -> str:
    """Put the pieces in for their names, and theirs in for theirs."""
    while (found := _PIECE.search(body)) is not None:
        body = body[: found.start()] + _pieces()[found[1]] + body[found.end() :]
    return body
