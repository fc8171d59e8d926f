"""The words for times in a sentence: what kind of expression each is, before anything is counted from a date."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any

from whence.lang.lexicon import lexicon
from whence.text.dates import DateWords, dates_in

#: Rules whose numbers are amounts of time, and so quantities as well.
_AMOUNTS = frozenset({"length", "lengths", "age", "stretch", "shifted", "set every"})


#: Sentences up to so many code points are remembered for the next step.
REMEMBERED = 2_000


@dataclass(frozen=True, slots=True)
class TimeWords:
    """One expression of time.

    Attributes:
        start, end: Half-open offsets into the sentence.
        rule: Which kind it is; `whence.read.moment_values` has one function for each.
        parts: The named pieces of the match, in lower case; absent pieces are left out.
        date: The calendar date, for the rule `date`.
    """

    start: int
    end: int
    rule: str
    parts: dict[str, str]
    date: DateWords | None = None


def time_words(text: str) -> tuple[TimeWords, ...]:
    """Find the expressions of time in one sentence.

    Why this way: every rule is a bounded pattern over the words of `lang/en/calendar.yaml`; where two
    readings overlap, the one that starts first and then the longer one wins, as a reader would.

    Args:
        text: A sentence.

    Returns:
        In reading order, not overlapping.
    """
    return _remembered(text) if len(text) <= REMEMBERED else _found(text)


@lru_cache(maxsize=1024)
def _remembered(text: str) -> tuple[TimeWords, ...]:
    """Keep recent answers: figures and moments ask about the same sentences one after the other."""
    return _found(text)


def _found(text: str) -> tuple[TimeWords, ...]:
    if _triggers().search(text) is None:
        return ()
    found = [TimeWords(words.start, words.end, "date", {}, words) for words in dates_in(text)]
    for rule, pattern in _patterns():
        for match in pattern.finditer(text):
            parts = {name: piece.casefold() for name, piece in match.groupdict().items() if piece}
            if _holds(rule, match, parts):
                found.append(TimeWords(*match.span(), rule, parts))
    found.sort(key=lambda words: (words.start, -words.end))
    kept: list[TimeWords] = []
    for words in found:
        if not kept or words.start >= kept[-1].end:
            kept.append(words)
        elif words.rule == "date" and kept[-1].rule == "weekday":
            kept[-1] = replace(words, start=kept[-1].start)
    return tuple(kept)


def calendar_spans(text: str) -> list[tuple[int, int]]:
    """Give the stretches of a sentence whose numbers belong to a date or a clock, not to a quantity."""
    return [(words.start, words.end) for words in time_words(text) if words.rule not in _AMOUNTS]


def _holds(rule: str, match: re.Match[str], parts: dict[str, str]) -> bool:
    """Refuse readings that the words alone would allow: `may` the verb, `second` the ordinal."""
    if "month" in parts or "weekday" in parts:
        word = match["month"] if "month" in parts else match["weekday"]
        if not word[0].isupper():
            return False
    if rule == "month":
        return parts["month"] not in {"may", "march", "mar.", "jan", "dec", "sep"} or _is_surely_month(match, parts)
    if rule == "length" and parts["unit"] in {"second", "quarter", "quarters"}:
        return parts["unit"] == "quarters" and "-" not in match[0]
    return True


def _is_surely_month(match: re.Match[str], parts: dict[str, str]) -> bool:
    if any(name in parts for name in ("which", "part", "same", "year")):
        return True
    ahead = match.string[max(0, match.start() - 12) : match.start()]
    return (
        re.search(r"\b(?:[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|[Dd]uring|[Ff]rom|of|to|[Bb]efore|[Aa]fter) $", ahead)
        is not None
    )


def _either(words: Iterable[Any]) -> str:
    return "|".join(re.escape(str(word)) for word in sorted(words, key=lambda word: (-len(str(word)), str(word))))


@cache
def _triggers() -> re.Pattern[str]:
    """Give the words without which no sentence tells a time; most sentences hold none of them."""
    words = lexicon("en", "calendar")
    lists = ("months", "weekdays", "seasons", "day_parts", "units", "decades", "day_words")
    spoken = [word for name in lists for word in words[name]]
    spoken += [word for name in ("references", "sets") for phrases in words[name].values() for word in phrases]
    return re.compile(rf"\d|\b(?:{_either(spoken)}|o['’]clock|past|to)\b", re.IGNORECASE)


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((rule, re.compile(rf"(?<![\w'’])(?:{body})(?![\w])", re.IGNORECASE)) for rule, body in _grammar())


def _grammar() -> Iterator[tuple[str, str]]:
    words = lexicon("en", "calendar")
    named = {
        "month": f"(?P<month>{_either(words['months'])})",
        "weekday": f"(?P<weekday>{_either(words['weekdays'])})",
        "season": f"(?P<season>{_either(words['seasons'])})",
        "daypart": f"(?P<daypart>{_either(words['day_parts'])})",
        "unit": f"(?P<unit>{_either(words['units'])})",
        "number": rf"(?P<number>[0-9]{{1,4}}(?:\.[0-9])?|{_either(words['numbers'])})",
        "some": f"(?P<some>{_either(words['some'])})",
        "part": f"(?P<part>{_either(words['parts'])})",
        "which": f"(?P<which>{_either([*words['before'], *words['here'], *words['after']])})",
        "year": r"(?P<year>1[5-9][0-9]{2}|20[0-9]{2})",
        "zone": rf"(?: ?\(?(?P<zone>{_either(words['zones'])})\)?)?",
    }
    yield from _absolute(words, named)
    yield from _relative(words, named)
    yield from _lengths(words, named)
    yield from _clocks(named)


def _absolute(words: dict[str, Any], named: dict[str, str]) -> Iterator[tuple[str, str]]:
    counted = _either(
        lexicon("en", "numbers")["persons"]
        + [word for spoken in lexicon("en", "numbers")["after_units"].values() for word in spoken]
    )
    month, year, season, part = named["month"], named["year"], named["season"], named["part"]
    day = r"(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?"
    yield (
        "days",
        (
            rf"(?P<night>the night of )?(?P<first>{day}) ?(?:-|–|to|and|/) ?(?P<last>{day}) (?:of )?{month}"
            rf"(?:,? {year})?"
        ),
    )
    yield (
        "days",
        rf"(?P<night>the night of )?{month} (?P<first>{day}) ?(?:-|–|to|and) ?(?P<last>{day})(?:,? {year})?(?![0-9,])",
    )
    yield "months", rf"{month} ?(?:-|–|to|and|through|until) ?(?P<until>{_either(words['months'])}),? {year}"
    yield "decade", rf"(?:the )?(?:{part}[ -]?)?(?P<tens>1[0-9]{{2}}|20[0-9])0['’]?s"
    yield "decade", rf"(?:the )(?:{part}[ -]?)?['’]?(?P<short>[2-9])0s"
    yield "decade", r"['’](?P<short>[2-9])0s"
    yield "decade", rf"(?:the )(?:{part}[ -]?)?(?P<named>{_either(words['decades'])})"
    yield "century", r"(?:the )?(?P<count>[12]?[0-9])(?:st|nd|rd|th)[ -]century"
    yield "years", r"(?P<first>1[5-9][0-9]{2}|20[0-9]{2}) ?(?:-|–|/) ?(?P<last>1[5-9][0-9]{2}|20[0-9]{2}|[0-9]{2})"
    yield "season", rf"(?:the )?(?:{part}[ -])?{season}(?: of)?,? {year}"
    yield (
        "quarter",
        (
            rf"(?:the )?(?:fiscal )?(?P<count>{_either(words['ordinals'])})[ -](?P<share>quarter|half)"
            rf"(?:,?(?: of| in)? (?:fiscal )?{year})?"
        ),
    )
    yield (
        "year",
        rf"(?:{part}[ -]?|fiscal(?: year)? |(?:the )?year )?{year}(?!,[0-9]{{3}}|\.[0-9]|[-–][\w]|%| (?:{counted})\b)",
    )


def _relative(words: dict[str, Any], named: dict[str, str]) -> Iterator[tuple[str, str]]:
    daypart, which, part, weekday = named["daypart"], named["which"], named["part"], named["weekday"]
    month, season = named["month"], named["season"]
    yield "day", rf"(?:(?P<early>early|late) )?(?P<word>{_either(words['day_words'])})(?: {daypart})?"
    yield "daypart", rf"(?P<which>this|last|that|the same|the previous|the next|the following) {daypart}"
    yield (
        "weekday",
        (
            rf"(?:{which} )?(?:(?P<early>early|late) (?:on )?)?{weekday}"
            rf"(?: (?P<lag>last|next|this)(?! (?:week|month|year)))?"
            rf"(?: {daypart})?(?: (?P<week>last week|this week|next week))?"
        ),
    )
    yield "weekday", rf"(?:the )?(?:(?P<early>early|late) )?(?P<daypart>morning|afternoon|evening|night) of {weekday}"
    yield (
        "month",
        (
            rf"(?:{part} ?-?(?:in )?)?(?:(?P<which>last|this|next|this past|this coming) )?(?:the month of )?"
            rf"{month}"
            rf"(?:(?:,| of| in)? (?P<same>this year|last year|next year|the same year"
            r"|that year|the previous year|the following year))?"
            r"(?!,?[0-9])"
        ),
    )
    yield "season", rf"(?:{part}[ -])?(?:{which} |the ){season}"
    yield "season", rf"(?:{which} |the )(?:{part}[ -]){season}"
    yield "season", rf"(?:this |in |the |last |next )?{season} (?:of )?(?P<same>this year|last year|next year)"
    yield (
        "period",
        (
            rf"(?:{part} )?(?:in )?{which} (?P<unit>day|week|weekend|month|quarter|year|decade|century|fortnight|night)"
            rf"(?: {daypart})?"
        ),
    )
    yield "whole", rf"(?:{part} )the (?P<unit>week|month|quarter|year|decade|century)"
    yield "quarter", rf"(?:{which} )(?:year['’]s )?(?P<count>{_either(words['ordinals'])})[ -](?P<share>quarter|half)"
    for value, spoken in words["references"].items():
        yield f"ref {value}", _either(spoken)
    for value, spoken in words["sets"].items():
        yield f"set {value}", _either(spoken)
    yield "set weekday", rf"(?:every|each) {weekday}"
    yield "set weekday", rf"on {weekday}s"


def _lengths(words: dict[str, Any], named: dict[str, str]) -> Iterator[tuple[str, str]]:
    number, unit, some = named["number"], named["unit"], named["some"]
    lead = r"(?:(?:about|around|some|nearly|almost|roughly|more than|over|less than|at least) )?"
    amount = rf"(?:{lead}(?P<exact>{number[len('(?P<number>') : -1]})|{some}|(?P<half>half an?))"
    shift = r"(?P<shift>ago|earlier|later|before|afterwards|after that|from now|hence|before that|back)"
    yield "shifted", rf"{amount}(?: and a half)?[ -]{unit} {shift}"
    yield "shifted", rf"(?P<unit>days|weeks|months|years|decades|centuries|hours|minutes) {shift}"
    yield "shifted", rf"in {amount} {unit}['’] time"
    yield (
        "stretch",
        (
            rf"(?:the )?(?P<which>past|last|next|coming|following|previous|first|final) "
            rf"(?:{number}|(?P<some>several|few|couple of))[ -](?P<unit>{_either(words['units'])})"
        ),
    )
    yield "stretch", r"(?:the )(?P<which>past|last|coming) (?P<unit>days|weeks|months|years|decades|hours|minutes)"
    yield "age", rf"{number}[- ](?P<unit>year|month|week|day)s?[- ]olds?"
    yield "length", rf"{number}(?P<half> and a half| 1/2| ?½|-and-a-half)?[ -]{unit}(?:[- ]long)?"
    yield "lengths", rf"(?:{some}|(?P<half>half an?))[ -]{unit}"
    yield "lengths", r"(?P<unit>decades|centuries)"
    yield "lengths", r"(?<=for )(?P<unit>years|months|weeks|days|hours|minutes)"
    yield "set every", rf"(?:every|each) (?:{number} )?{unit}"


def _clocks(named: dict[str, str]) -> Iterator[tuple[str, str]]:
    small = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    half = r"(?P<half>a\.?m\.?|p\.?m\.?)"
    when = (
        rf"(?: (?:on )?(?:(?P<word>today|yesterday|tomorrow)|{named['weekday']}))?"
        r"(?: in the (?P<daypart>morning|afternoon|evening)| at (?P<night>night))?"
    )
    yield "clock", rf"(?P<hour>1[0-2]|0?[1-9])(?:[:.](?P<minute>[0-5][0-9]))? ?{half}{named['zone']}{when}"
    yield (
        "clock",
        (
            r"(?P<hour>[01]?[0-9]|2[0-3]):(?P<minute>[0-5][0-9])(?::[0-5][0-9])?(?! ?[0-9:])"
            rf"(?: hours| hrs)?{named['zone']}{when}"
        ),
    )
    yield "clock", rf"(?P<spoken>{small}|1[0-2]|[1-9]) ?o['’]clock{when}"
    yield (
        "clock",
        (
            r"(?P<minutes>five|ten|a quarter|quarter|twenty|twenty-five|half)(?: minutes)? (?P<side>past|to) "
            rf"(?P<spoken>{small}){when}"
        ),
    )
    yield "clock", r"(?<=at )(?P<point>noon|midnight|midday)"
