"""How far a figure reaches: its area, its time, whether it is a rate, and the words by which it is part of another."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from whence.lang.lexicon import lexicon
from whence.weigh.words import TOKEN, tokens

#: Words looked at behind a figure for a rate and in front of it for an average, and those of a text as a whole.
RATE_REACH, AVERAGE_REACH, WORDS = 7, 3, 120
#: Words between a word of change and the figure, and between "to" and the figure.
CHANGE_REACH, TO_REACH = 14, 3
_ARTICLES = frozenset({"a", "an", "per", "each", "every"})
_CLAUSE = re.compile(r"[.;:!?—–]\s")
_OF_THEM = re.compile(
    r"\s{0,3}(?:(?:of|out of) (?:the|its|their|his|her)|"
    r"(?:\w{1,20}\s)?(?:of|out of) (?:these|those|them|whom|which|what))\b",
    re.IGNORECASE,
)
_AMONG = re.compile(
    r"(?:\b(?:including|among them|among whom|of whom|of which|of these|of those|of them),?|"
    r"^\W{0,3}(?:among|of) [^.;]{1,120}?,?(?: (?:were|are|was|is))?)[\s,]{1,3}(?:(?:at least|about|some|only|just) )?$",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"^[^.;,]{0,60}\b(?:is|are|was|were) among\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a figure reaches, as far as its own sentence says.

    Attributes:
        names: Casefolded words of names in the content, calendar words set aside.
        area: How wide the widest stated area is: 0 a named spot, then district, region, country, world; `None` when
            no place is stated.
        wide: The words that make it wide.
        rate: What it is a rate per, `None` when it is a total.
        since: It is counted from some day on.
        occasion: It is said of another occasion than the one last told of.
        weekdays: Weekdays named in the content.
        part: The words make it a part of another figure.
        changed: The words say that the figure was changed or goes on.
        corrected: The words say that an earlier figure was wrong.
    """

    names: frozenset[str]
    area: int | None
    wide: frozenset[str]
    rate: str | None
    since: bool
    occasion: frozenset[str]
    weekdays: frozenset[str]
    part: bool
    changed: bool
    corrected: bool


def reach(content: str, sentence: str, *, start: int, end: int) -> Reach:
    """Read how far the figure at `[start, end)` of a content reaches.

    Why this way: the reader gives the scope that stands beside a figure; what widens or narrows it often stands at the
    other end of the sentence (`In the whole county the flood drove ...`).

    Args:
        content: The words of the statement.
        sentence: The whole sentence, in which words of change may stand outside the content.
        start: Place of the figure's words in `content`.
        end: Where they end.

    Cost: linear in the sentence.
    """
    before, behind = content[:start], content[end:]
    names = _names(content)
    area, wide = _area(content, names)
    return Reach(
        names=names,
        area=area,
        wide=wide,
        rate=_rate(behind) or _average(before),
        since=bool(re.search(r"\bsince\b", content, re.IGNORECASE)),
        occasion=frozenset(match.group().casefold() for match in _occasions().finditer(content)),
        weekdays=frozenset(tokens(content)) & _plain("weekdays"),
        part=_is_part(before, behind),
        changed=_is_changed(before) or _goes_on(sentence),
        corrected=_any("correcting").search(sentence) is not None,
    )


def _names(content: str) -> frozenset[str]:
    found, plain = set(), set()
    for at, match in enumerate(TOKEN.finditer(content)):
        word = match.group()
        known = word.casefold().replace("’", "'").removesuffix("'s")
        if not word[0].isupper() or known in calendar_words():
            plain.add(known)
        elif at:
            found.add(known)
    return frozenset(found - plain)


def _area(content: str, names: frozenset[str]) -> tuple[int | None, frozenset[str]]:
    levels, wide = set[int](), set[str]()
    words = tokens(content)[:WORDS]
    for at, word in enumerate(words):
        if word in _adverbs():
            levels.add(_adverbs()[word])
            wide.add(word)
        elif word in _levels() and _is_area(words, at, names):
            levels.add(_levels()[word])
            wide.add(word)
    if levels:
        return max(levels), frozenset(wide)
    return (0 if names else None), frozenset()


def _is_area(words: list[str], at: int, names: frozenset[str]) -> bool:
    """Tell whether a word for an area is where something is: `across the country`, `in the Orrin district`."""
    for word in reversed(words[max(0, at - 4) : at]):
        if word in {"in", "across", "throughout", "over", "of", "around", "through", "within", "all"}:
            return True
        if word not in {"the", "this", "that", "whole", "entire", "its", "our", "their", "a"} and word not in names:
            return False
    return False


def _rate(behind: str) -> str | None:
    clause = _CLAUSE.split(behind, maxsplit=1)[0]
    words = tokens(clause)[: RATE_REACH + 2]
    for at, word in enumerate(words[: RATE_REACH + 1]):
        if word in _plain("rate_adverbs"):
            return word
        following = words[at + 1] if at + 1 < len(words) else ""
        after = words[at + 2] if at + 2 < len(words) else ""
        if (
            word in _ARTICLES
            and following in _plain("rates")
            and after not in {"later", "ago", "earlier", "before", "after"}
        ):
            return following
    return None


def _average(before: str) -> str | None:
    return "average" if frozenset(tokens(before[-60:])[-AVERAGE_REACH:]) & _plain("averages") else None


def _is_part(before: str, behind: str) -> bool:
    if _OF_THEM.match(behind) or _BESIDE.match(behind):
        return True
    return _AMONG.search(before[-200:]) is not None


def _is_changed(before: str) -> bool:
    """Tell whether a verb of change leads to the figure: `was lowered to 16`."""
    words = tokens(_CLAUSE.split(before)[-1])[-CHANGE_REACH:]
    return any(word == "to" for word in words[-TO_REACH:]) and any(word in _plain("changing") for word in words)


def _goes_on(sentence: str) -> bool:
    return _any("by_now").search(sentence) is not None or _any("correcting").search(sentence) is not None


@cache
def _any(name: str) -> re.Pattern[str]:
    words = sorted(map(str, lexicon("en", "figure_relations")[name]), key=lambda word: (-len(word), word))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)


@cache
def _occasions() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(lexicon('en', 'figure_relations')['other_occasion'])})\b", re.IGNORECASE)


@cache
def _plain(name: str) -> frozenset[str]:
    return frozenset(map(str, lexicon("en", "figure_relations")[name]))


@cache
def _levels() -> dict[str, int]:
    held: dict[int, list[str]] = lexicon("en", "figure_relations")["areas"]
    found: dict[str, int] = {}
    for level, words in held.items():
        for word in words:
            found[word] = found[f"{word.removesuffix('y')}ies" if word.endswith("y") else f"{word}s"] = level
    return found


@cache
def _adverbs() -> dict[str, int]:
    held: dict[str, int] = lexicon("en", "figure_relations")["area_adverbs"]
    return held


@cache
def calendar_words() -> frozenset[str]:
    """Give the names of days and months and the words of time, casefolded."""
    return frozenset(map(str, lexicon("en", "numbers")["calendar_words"]))
