"""The words by which English gives places by other places, compiled."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from whence.lang.lexicon import lexicon
from whence.text.numbers import NumberWords

#: Private marks that stand in a sentence for a place, a length and a time; texts have none (see `Line`).
PLACES, LENGTHS, TIMES = 0xF0000, 0x100000, 0x108000
#: Marks of one sort in one sentence at most; what comes after stays unread.
MOST = 0x7000
_PLACE, _LENGTH, _TIME = (f"[{chr(first)}-{chr(first + MOST)}]" for first in (PLACES, LENGTHS, TIMES))
_SLOT = re.compile(r"\{([A-Za-z_]+)\}")
#: Slots whose pattern is not a list of words. A name may be led in: "the hill town of", "the".
_FIXED = {
    "M": rf"(?P<M>{_LENGTH})(?: ?\([^()]{{1,40}}\))?",
    "T": rf"(?P<T>{_TIME})",
    "N": r"(?P<N>\d{1,4}(?:[.,]\d{1,2})?)",
    "miles": r"(?P<miles>\d{1,4}(?:[.,]\d{1,2})?)",
    "nth": r"(?P<N>\d{1,4})(?:st|nd|rd|th)",
    "dash": "[-\u2010-\u2015/]",
    "name": r"(?-i:[A-Z][\w'’-]{1,30}(?: [A-Z][\w'’-]{1,30}){0,2})",
    "river": rf"(?:(?:River )?(?:(?-i:[A-Z][\w'’-]{{1,30}})|{_PLACE})(?: River| Canal)?)",
}


@dataclass(frozen=True, slots=True)
class Pattern:
    """One wording, and the name of the rule it belongs to."""

    rule: str
    regex: re.Pattern[str]


@cache
def words() -> dict[str, Any]:
    """Load the lists."""
    return lexicon("en", "relative_places")


@cache
def number_words() -> NumberWords:
    """Compile the English number words, once per process."""
    return NumberWords(lexicon("en", "numbers"))


@cache
def patterns() -> tuple[Pattern, ...]:
    """Compile every wording, once per process; the order is that of the list."""
    slots = dict(_slots())
    return tuple(
        Pattern(one["rule"], _compiled(_filled(wording, slots)))
        for one in words()["patterns"]
        for wording in _expanded(one["pattern"])
    )


@cache
def vague(which: str) -> tuple[tuple[re.Pattern[str], float, float], ...]:
    """Compile lengths (metres) or times (hours) that are said without a number: pattern, lowest, highest."""
    return tuple(
        (_compiled(one["pattern"]), float(one["low"]), float(one["high"])) for one in words()[f"vague_{which}"]
    )


@cache
def listed(name: str) -> frozenset[str]:
    """Give a plain list as a set."""
    return frozenset(words()[name])


@cache
def link(name: str) -> re.Pattern[str]:
    """Compile what ties a number, a name or a second phrase to a phrase."""
    return re.compile(_blanks(words()["links"][name]), re.IGNORECASE)


def _expanded(pattern: str) -> Iterator[str]:
    for slot, wordings in words()["expand"].items():
        if f"{{{slot}}}" in pattern:
            for wording in wordings:
                yield pattern.replace(f"{{{slot}}}", wording)
            return
    yield pattern


def _slots() -> Iterator[tuple[str, str]]:
    held = words()
    yield from _FIXED.items()
    yield from ((name, f"(?:{listing})") for name, listing in held["words"].items())
    adjective = rf"(?:(?!(?:{held['breaks']}) )[\w'’-]{{1,20}} )"
    led = rf"(?:the |an? )?{adjective}{{0,3}}(?:{held['words']['settlement']}) of"
    yield from ((letter, rf"(?:(?P<town{letter}>{led}) )?(?:the )?(?P<{letter}>{_PLACE})") for letter in "ABC")
    yield from ((letter.lower(), rf"(?P<{letter}>{_PLACE})") for letter in "AB")
    bearings = "|".join(_joined(name) for name in sorted(held["bearings"], key=len, reverse=True))
    adjectives = "|".join(f"{_joined(name)}ern" for name in sorted(held["bearings"], key=len, reverse=True))
    short = "|".join(sorted(held["short_bearings"], key=len, reverse=True))
    ways = "|".join(f"(?P<{name}>{listing})" for name, listing in held["ways"].items())
    yield "bearing", rf"(?P<bearing>{bearings})"
    yield "lower_bearing", rf"(?P<bearing>(?-i:{bearings}))"
    yield "sides", f"(?:{bearings}|{adjectives}|central)"
    yield "part", rf"(?P<part>{adjectives})"
    yield "short_bearing", rf"(?P<short>(?-i:{short}))"
    yield "way", rf"(?:{ways})"


def _joined(name: str) -> str:
    return name.replace(" ", "[ -]?")


def _filled(pattern: str, slots: Mapping[str, str]) -> str:
    return _SLOT.sub(lambda slot: slots[slot[1]], pattern)


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_blanks(pattern)})(?!\w)", re.IGNORECASE)


def _blanks(pattern: str) -> str:
    """Let a blank stand for any white space, few of it, so that no search runs away."""
    made, inside = [], False
    for letter in pattern.replace(" ?", "\x00"):
        inside = letter == "[" or (inside and letter != "]")
        made.append(letter if inside else {"\x00": r"\s{0,4}", " ": r"\s{1,4}"}.get(letter, letter))
    return "".join(made)
