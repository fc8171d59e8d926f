"""How far a figure reaches: its area, its time, whether it is a rate, and the words by which it is part of another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from whence.lang.lexicon import lexicon
from whence.weigh.figures.clauses import Bounds, Clause
from whence.weigh.words import TOKEN, tokens

#: Words looked at behind a figure for a rate and in front of it for an average, and those of a text as a whole.
RATE_REACH, AVERAGE_REACH, WORDS = 7, 3, 120
#: Words between a word of change and the figure, and between "to" and the figure.
CHANGE_REACH, TO_REACH = 24, 3
#: Characters on either side of a figure in which words of its going on count.
NEAR = 80
#: What several areas of a sort are wider by than one.
SEVERAL = 0.5
_DETERMINING = frozenset(
    {"and", "the", "this", "that", "whole", "entire", "its", "our", "their", "a", "all", "these", "those", "affected"}
)
#: "60 hectares of land", "in United States currency".
_NO_AREAS = frozenset({("of", "land"), ("united", "states")})
_ARTICLES = frozenset({"a", "an", "per", "each", "every"})
#: What ends the words that may make a figure a rate: "15,000 fighters, and it grows every day" is none.
_ASIDE = re.compile(r"[.;:!?—–]\s|,\s(?:and|but|while|which|who)\b")
_CLAUSE = re.compile(r"[.;:!?—–]\s")
_OF_THEM = re.compile(
    r"\s{0,3}(?:(?:of|out of) (?:the|its|their|his|her)|"
    r"(?:\w{1,20}\s)?(?:of|out of) (?:these|those|them|whom|which|what))\b",
    re.IGNORECASE,
)
_OF_WHOLE = re.compile(r"\bof (?:the|its|their|his|her)\s*$", re.IGNORECASE)
#: In front of what something is only compared with: "less than last year".
COMPARED = re.compile(
    r"\b(?:than|compared (?:with|to)|against|versus)\s(?:(?:in|at|on|the|same|time)\s){0,4}$", re.IGNORECASE
)
_AMONG = re.compile(
    r"(?:\b(?:including|among them|among whom|of whom|of which|of these|of those|of them),?|"
    r"^\W{0,3}(?:among|of) [^.;]{1,120}?,?(?: (?:were|are|was|is))?)[\s,]{1,3}(?:(?:at least|about|some|only|just) )?$",
    re.IGNORECASE,
)
_FRONT = re.compile(r"\W{0,3}(?:in|across|throughout|around)\s", re.IGNORECASE)
_TURN = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|opening|last|final) "
    r"(?:day|night|week|month|round|leg|half|quarter|phase|wave|stage)\b",
    re.IGNORECASE,
)
_HAD_SAID = re.compile(
    r"\bhad (?:\w{2,12} )?(?:put|said|spoken|given|reported|counted|confirmed|announced|told|estimated|listed)\b",
    re.IGNORECASE,
)
_SINCE = re.compile(
    r"\bsince (?:last |early |late |mid-|the (?:start|beginning|end) of )?(\d{4}|[^\W\d_]+)", re.IGNORECASE
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
        begun: How far back that day is told: 1 a weekday, 2 a month, 3 a year, `None` when no such word stands there.
        occasion: It is said of another occasion than the one last told of.
        turns: Which of several days or rounds is named: `the second day`.
        weekdays: Weekdays named in the content.
        fronted: Its stretch opens with a place: `In the valley, 12 houses`.
        part: The words make it a part of another figure.
        alone: The words say that it is for a part alone.
        changed: The words say that the figure was changed or goes on.
        raised: The words say that it is larger than it was.
        words: All words of the content, casefolded.
        former: The words say that it was given before: `had earlier spoken of 12`.
        remains: The words say that it is what is left.
        disputing: The words say that somebody else's figure is wrong.
        corrected: The words say that an earlier figure was wrong.
    """

    names: frozenset[str]
    area: float | None
    wide: frozenset[str]
    rate: str | None
    since: bool
    begun: int | None
    occasion: frozenset[str]
    turns: frozenset[str]
    weekdays: frozenset[str]
    fronted: bool
    part: bool
    alone: bool
    changed: bool
    raised: bool
    words: frozenset[str]
    former: bool
    remains: bool
    disputing: bool
    corrected: bool


def reach(
    content: str, sentence: str, *, place: Bounds, clause: Clause, names: frozenset[str], measured: bool
) -> Reach:
    """Read how far a figure of a content reaches.

    Why this way: the reader gives the scope that stands beside a figure; what widens or narrows it often stands at the
    other end of the sentence (`In the whole county the flood drove ...`).

    Args:
        content: The words of the statement.
        sentence: The whole sentence, in which words of change may stand outside the content.
        place: Where the figure's words stand in `content`, half-open.
        clause: The stretch of `content` that goes with the figure.
        names: Casefolded words of names in the content (`names`).
        measured: It is of a measure, so that "of the" says what is measured and not what it is a part of.

    Cost: linear in the sentence.
    """
    before, behind = content[: place[0]], content[place[1] :]
    own = content[clause.start : clause.end]
    lead = content[clause.start : place[0]]
    area, wide = _area(own, names & frozenset(tokens(own)))
    if area is None:
        area, wide = _area(content[: clause.last], names)
    first = _FRONT.match(own) is not None
    return Reach(
        names=names,
        area=area,
        wide=wide,
        rate=_rate(behind) or _average(content[: place[1]], AVERAGE_REACH + len(tokens(content[slice(*place)]))),
        begun=_begun(own) or _begun(content[clause.start : clause.last]),
        since=bool(re.search(r"\bsince\b", content[clause.start : clause.last], re.IGNORECASE)),
        occasion=frozenset(
            match.group().casefold()
            for match in _occasions().finditer(content)
            if not COMPARED.search(content[: match.start()][-40:])
        ),
        turns=frozenset(match.group().casefold() for match in _TURN.finditer(content)),
        weekdays=frozenset(tokens(content)) & _plain("weekdays"),
        fronted=first,
        part=_is_part(before, behind, measured=measured),
        alone=_any("alone").search(own) is not None,
        changed=_is_changed(lead, "changing") or _goes_on(content, sentence, place=place, clause=clause),
        raised=_is_changed(lead, "raising"),
        words=frozenset(tokens(content)),
        former=_any("former").search(own) is not None or _HAD_SAID.search(led(content, sentence)) is not None,
        remains=_any("remaining").search(own) is not None,
        disputing=_any("disputing").search(sentence) is not None,
        corrected=_any("correcting").search(sentence) is not None,
    )


def names_in(content: str, places: Sequence[Bounds]) -> frozenset[str]:
    """Give the casefolded words of names in a content; those inside its figures (`EUR 300`) are none."""
    found, plain = set(), set()
    for at, match in enumerate(TOKEN.finditer(content)):
        word = match.group()
        known = word.casefold().replace("’", "'").removesuffix("'s")
        if any(start <= match.start() < end for start, end in places):
            continue
        if not word[0].isupper() or known in calendar_words():
            plain.add(known)
        elif at:
            found.add(known)
    return frozenset(found - plain)


def _begun(own: str) -> int | None:
    match = _SINCE.search(own)
    if match is None:
        return None
    word = match.group(1).casefold()
    if word.isdigit():
        return 3
    if word in _plain("weekdays") or word in {"yesterday", "midnight", "dawn", "noon"}:
        return 1
    return 2 if word in calendar_words() and word not in {"year", "earlier", "week"} else None


def _area(content: str, names: frozenset[str]) -> tuple[float | None, frozenset[str]]:
    levels, wide = set[float](), set[str]()
    words = tokens(content)[:WORDS]
    for at, word in enumerate(words):
        if word in _adverbs():
            levels.add(_adverbs()[word])
            wide.add(word)
        elif word in _levels() and _is_area(words, at, names) and tuple(words[at - 1 : at + 1]) not in _NO_AREAS:
            levels.add(_levels()[word] + (SEVERAL if word in _several() else 0))
            wide.add(word)
    if levels:
        return max(levels), frozenset(wide)
    return (0 if names else None), frozenset()


def _is_area(words: list[str], at: int, names: frozenset[str]) -> bool:
    """Tell whether a word for an area is where something is: `across the country`, `in the Orrin district`."""
    for word in reversed(words[max(0, at - 4) : at]):
        if word in {"in", "across", "throughout", "over", "of", "around", "through", "within", "all"}:
            return True
        if word not in _DETERMINING and word not in names and word not in _plain("few_words"):
            return False
    return False


def _rate(behind: str) -> str | None:
    clause = _ASIDE.split(behind, maxsplit=1)[0]
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


def _average(before: str, words: int) -> str | None:
    return "average" if frozenset(tokens(before[-100:])[-words:]) & _plain("averages") else None


def _is_part(before: str, behind: str, *, measured: bool) -> bool:
    of_them = _OF_THEM.match(behind)
    if (of_them and not (measured and _OF_WHOLE.search(of_them.group()))) or _BESIDE.match(behind):
        return True
    return _AMONG.search(before[-200:]) is not None


def _is_changed(before: str, kind: str) -> bool:
    """Tell whether a verb of change leads to the figure: `was lowered to 16`."""
    words = tokens(_CLAUSE.split(before)[-1])[-CHANGE_REACH:]
    return any(word == "to" for word in words[-TO_REACH:]) and any(word in _plain(kind) for word in words)


def led(content: str, sentence: str) -> str:
    """Give the words of a sentence in front of a content: `the doctor had put the number of dead at`."""
    before, found, _ = sentence.partition(content[:NEAR])
    return before[-NEAR:] if found else ""


def _goes_on(content: str, sentence: str, *, place: Bounds, clause: Clause) -> bool:
    """Tell whether words near the figure say that it goes on, or any of the sentence that it was corrected."""
    if _any("correcting").search(sentence) is not None:
        return True
    before = led(content, sentence) if clause.start == 0 else ""
    near = f"{before} {content[max(clause.start, place[0] - NEAR) : min(clause.end, place[1] + NEAR)]}"
    return _any("by_now").search(near) is not None


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
def _several() -> frozenset[str]:
    return frozenset(_levels()) - frozenset(
        str(word) for words in lexicon("en", "figure_relations")["areas"].values() for word in words
    )


@cache
def _adverbs() -> dict[str, int]:
    held: dict[str, int] = lexicon("en", "figure_relations")["area_adverbs"]
    return held


@cache
def calendar_words() -> frozenset[str]:
    """Give the names of days and months and the words of time, casefolded."""
    return frozenset(map(str, lexicon("en", "numbers")["calendar_words"]))
