"""What of a statement is compared, worked out once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import blake2b
from itertools import takewhile

from whence.lang.lexicon import lexicon
from whence.model.protocols import Said
from whence.model.reading import Figure, Moment
from whence.weigh.words import canonical, content_stems, ends, is_predicate, tokens, weighed_stems

#: A time of day to the minute: `5.30`, `17:05`.
CLOCK = re.compile(r"(?<![\d.:])[0-2]?\d[.:][0-5]\d(?![\d.:]*\d)")
#: What follows a number of some of a whole.
SOME = re.compile(r"\s+of\s+(?:the|these|those)\b", re.IGNORECASE)
#: What opens a label, and as much of it as is read; words that end it; telling words that it must have.
LABEL = re.compile(r"\b(?:is|are|was|were|be)\s(?:not\s|never\s)?(?:an?|no)\s([\w'’ -]{1,60})", re.IGNORECASE)
LEADING = frozenset(
    {"that", "which", "who", "whose", "and", "or", "but", "nor", "in", "of", "for", "with", "by", "at", "to", "from"}
)
LABELLED = 2
#: Words in front of a number that point at known things, and the largest number that is then no count.
POINTING = frozenset({"the", "these", "those", "its", "their", "his", "her", "our"})
POINTED = 4
#: Words that can name who has something.
OWNER = 8
#: Words that stand for a name, and what marks a listed class of things.
PRONOUNS = frozenset({"it", "its", "they", "them", "their", "he", "him", "his", "she", "her"})
THING = "="
#: Days of a month from which its second half begins.
HALF = 15
#: Kind of a place that is a country, and probability of a place from which its country counts: which country a place
#: lies in is surer than where in it.
COUNTRY, SURE = "country", 0.5
#: Code points of a title that are read.
TITLE = 400
#: Days that a weekday or a weekend spans at most.
WEEKEND = 2


@dataclass(frozen=True, slots=True)
class Count:
    """A figure made ready for comparing.

    Attributes:
        value: Best single reading, `None` for vague words.
        low, high: Closed bounds of what the words allow, infinite when open.
        unit: As read.
        counted: Stems of the thing counted, empty when unknown.
        before: Of a number without a noun, the listed classes of things named before it in its sentence: those that
            `14 of them` and `could find 14` can count.
        role: Class of what is said of the counted, `None` when unclear.
        scope: Stems of the words that limit it.
        raw: The words.
        part: It is stated to be a part of another figure.
        some: It is told of some of a whole that is known already: `two of the camps`.
    """

    value: float | None
    low: float
    high: float
    unit: str | None
    counted: frozenset[str]
    before: frozenset[str]
    role: str | None
    scope: frozenset[str]
    raw: str
    part: bool
    some: bool

    def key(self) -> tuple[object, ...]:
        """Give the same in a form that reads the same on every machine."""
        what = (
            self.unit,
            sorted(self.counted),
            sorted(self.before),
            self.role,
            sorted(self.scope),
            self.part,
            self.some,
        )
        return (self.value, self.low, self.high, *what)


@dataclass(frozen=True, slots=True)
class Gist:
    """A statement made ready for comparing.

    Attributes:
        id: Of the statement.
        report, start, end: Where its content lies; pieces are taken with what is between them.
        text: Its words, casefolded and joined by single blanks.
        stems: Stems that tell it from others, with their weights in thousandths.
        named: Those among the stems that are words of names, a month's or a weekday's aside.
        total, squares: Sum of the weights, and of their squares.
        events: Those among the stems that are listed classes of events, light ones (`arrive`) aside, with the
            classes that two of them make.
        names: Heads of the name groups in it.
        outward: A pronoun stands before its first name: whom it is about is not among its names.
        counts: Its figures.
        days: Bounds of the dated moments in it, as ISO dates.
        weekdays: Those among the days that only a weekday or a weekend names, so that the week is a guess from when the
            report was published.
        dating: Stems of the words that name its times.
        lands, countries: Codes of the countries it names, and of those in which a place lies that it names.
        titled: Stems of the names in the title of its report; of two that compare alike, the first one's count.
        published: Day of publication, counted from year 1, where there are such weekdays and it is known.
        poles: Opposite words in it: axis to end.
        clocks: Times of day in it, to the minute.
        label: Stems of what it says somebody is or is not (`is a terrorist organisation`), empty without such words.
        owner: Who has what its first figure counts (`the union has 400 members`); empty where that is not told.
        numerals: Its other numbers, of no figure and no date: of a model, a section, a score.
        denier: Who denies it, in his own words; `None` when nobody does.
        half: Half month of publication, counted from year 0; `None` when unknown.
        kin: Hash of everything that likeness looks at: statements with one number are alike to the same others.
    """

    id: str
    report: str
    start: int
    end: int
    text: str
    stems: Mapping[str, int]
    named: frozenset[str]
    total: int
    squares: int
    events: frozenset[str]
    names: frozenset[str]
    outward: bool
    counts: tuple[Count, ...]
    days: tuple[tuple[str, str], ...]
    weekdays: tuple[tuple[str, str], ...]
    dating: frozenset[str]
    lands: frozenset[str]
    countries: frozenset[str]
    titled: frozenset[str]
    published: int | None
    poles: Mapping[int, int]
    clocks: frozenset[str]
    label: frozenset[str]
    owner: str
    numerals: frozenset[str]
    denier: str | None
    half: int | None
    kin: int


def gist(said: Said) -> Gist:
    """Make a statement ready for comparing."""
    stems, capital = weighed_stems(said.words)
    dating = frozenset(stem for one in said.moments for stem in content_stems(one.span.text))
    named = capital - dating
    pieces = said.statement.content
    words = tokens(said.words)
    days = {_bounds(one) for one in said.moments if one.type in {"DATE", "TIME"}}
    weekdays = {_bounds(one) for one in said.moments if _is_weekday(one)}
    text = " ".join(words)
    names = frozenset(said.participants)
    clocks = frozenset(one.replace(":", ".").lstrip("0") for one in CLOCK.findall(said.words))
    told = [one for one in said.figures if CLOCK.fullmatch(one.span.text) is None and not _points(said, one)]
    counts = tuple(count(one, said.sentence) for one in told)
    dated, named_days = (tuple(sorted(one for one in found if one is not None)) for found in (days, weekdays))
    published = _ordinal(said.published.earliest) if weekdays else None
    half = _half(said.published.earliest)
    denier = _denier(said)
    lands, countries = _ground(said)
    ground = (sorted(lands), sorted(countries))
    compared = (text, sorted(names), [one.key() for one in counts], dated, named_days, published, denier, half, ground)
    return Gist(
        id=said.statement.id,
        report=said.statement.report,
        start=pieces[0].start,
        end=pieces[-1].end,
        text=text,
        stems=stems,
        named=named,
        total=sum(stems.values()),
        squares=sum(one * one for one in stems.values()),
        events=frozenset(filter(is_predicate, stems)) - _light(),
        names=names,
        outward=_outward(said.words, named),
        counts=counts,
        days=dated,
        weekdays=named_days,
        dating=dating,
        lands=lands,
        countries=countries,
        titled=weighed_stems((said.title or "")[:TITLE])[1],
        published=published,
        poles=_poles(words),
        clocks=clocks,
        label=_label(said.words),
        owner=_owner(said, told[0]) if told else "",
        numerals=_numerals(said, words),
        denier=denier,
        half=half,
        kin=int.from_bytes(blake2b(repr(compared).encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big"),
    )


def count(figure: Figure, sentence: str) -> Count:
    """Make a figure ready for comparing.

    Args:
        figure: As read.
        sentence: The one it stands in.
    """
    low, high = figure.low, figure.high
    if figure.quantifier == "exactly" and figure.value is not None:
        low = high = figure.value
    return Count(
        value=figure.value,
        low=float("-inf") if low is None else low,
        high=float("inf") if high is None else high,
        unit=figure.unit,
        counted=frozenset() if figure.counted is None else content_stems(figure.counted.text),
        before=_before(figure, sentence) if figure.counted is None else frozenset(),
        role=None if figure.role is None else canonical(figure.role.casefold()) or figure.role,
        scope=frozenset() if figure.scope is None else content_stems(figure.scope),
        raw=figure.span.text,
        part=figure.part_of is not None,
        some=_of_some(figure, sentence),
    )


def _of_some(figure: Figure, sentence: str) -> bool:
    at = sentence.find(figure.span.text)
    return at >= 0 and SOME.match(sentence, at + len(figure.span.text)) is not None


def _before(figure: Figure, sentence: str) -> frozenset[str]:
    """Give the listed classes of things named in front of a bare number; a measure is of no thing."""
    at = sentence.find(figure.span.text) if figure.unit is None else 0
    return frozenset(one for one in content_stems(sentence[: max(0, at)]) if one[0] == THING)


def _outward(words: str, named: frozenset[str]) -> bool:
    """Tell whether a pronoun stands before the first name, so that it goes back to somebody outside these words."""
    for word in tokens(words):
        if word in PRONOUNS:
            return True
        if canonical(word) in named:
            return False
    return False


def _ground(said: Said) -> tuple[frozenset[str], frozenset[str]]:
    """Give the countries named, and those of the other places named, by code."""
    sure = [one for one in said.places if one.country is not None and one.confidence >= SURE]
    lands = frozenset(one.country for one in sure if one.country is not None and one.kind == COUNTRY)
    return lands, frozenset(one.country for one in sure if one.country is not None and one.kind != COUNTRY)


def _label(words: str) -> frozenset[str]:
    """Give the stems of a noun phrase that `is a` or `is not a` opens, up to the first word that leads on."""
    found = LABEL.search(words)
    phrase = takewhile(lambda word: word not in LEADING, found[1].split()) if found is not None else ()
    stems = content_stems(" ".join(phrase))
    return stems if len(stems) >= LABELLED else frozenset()


def _points(said: Said, figure: Figure) -> bool:
    """Tell whether a small number only points at known ones: `the two leaders` says nothing of how many there are."""
    if figure.value is None or figure.value > POINTED or figure.unit is not None:
        return False
    return not POINTING.isdisjoint(_ahead(said, figure)[-1:])


def _ahead(said: Said, figure: Figure) -> list[str]:
    """Give the words before a figure in its piece of the content."""
    pieces = (one for one in said.statement.content if one.start <= figure.span.start < one.end)
    return [word for one in pieces for word in tokens(one.text[: figure.span.start - one.start])]


def _owner(said: Said, figure: Figure) -> str:
    """Name who has what a figure counts, empty where another verb stands before the figure."""
    before = _ahead(said, figure)
    _drop(before)
    if not before or before.pop() not in _listed("having"):
        return ""
    _drop(before)
    if not 0 < len(before) <= OWNER:
        return ""
    if before[-1] in PRONOUNS and said.sources:  # `the union says it has 400 members`
        before = tokens(said.sources[-1].text)
    named = [word for word in before if word not in {"the", "that"}]
    return "" if PRONOUNS.intersection(named) else " ".join(named)


def _drop(words: list[str]) -> None:
    """Take off what softens a number, or says how long, at the end."""
    while words and words[-1] in _listed("around"):
        words.pop()


@cache
def _light() -> frozenset[str]:
    return frozenset(map(canonical, lexicon("en", "predicates")["light"]))


@cache
def _listed(key: str) -> frozenset[str]:
    return frozenset(lexicon("en", "predicates")[key])


def _bounds(one: Moment) -> tuple[str, str] | None:
    """Give the first and the last day of a moment, `None` where either is open."""
    return None if one.earliest is None or one.latest is None else (one.earliest[:10], one.latest[:10])


def _is_weekday(one: Moment) -> bool:
    """Tell whether a moment is a day or two counted from the report, of which no number is told: `on Tuesday`."""
    counted = one.type in {"DATE", "TIME"} and (one.anchor or "").startswith("published:")
    if not counted or any(letter.isdigit() for letter in one.span.text):
        return False
    early, late = _ordinal(one.earliest), _ordinal(one.latest)
    return early is not None and late is not None and late - early < WEEKEND


def _ordinal(instant: str | None) -> int | None:
    """Count the days to an instant from year 1, `None` where it is not known to the day."""
    try:
        return date.fromisoformat((instant or "")[:10]).toordinal()
    except ValueError:
        return None


def _half(instant: str | None) -> int | None:
    year, month, day = [*(instant or "")[:10].split("-"), "", ""][:3]
    if not (year.isdecimal() and month.isdecimal()):
        return None
    return int(year) * 24 + int(month) * 2 + (day.isdecimal() and int(day) > HALF)


def _denier(said: Said) -> str | None:
    """Name who denies a statement, as its own report words it, so that a key can be made of it."""
    for link, name in zip(said.statement.chain, said.sources, strict=True):
        if link.stance == "denies":
            words = [word for word in tokens(name.text.partition("(")[0].partition(",")[0]) if word != "the"]
            return " ".join(words) or None
    return None


def _numerals(said: Said, words: list[str]) -> frozenset[str]:
    """Give the numerals that no figure and no moment holds; those are compared as what they are."""
    found = frozenset(word for word in words if word[0].isdigit())
    if not found:
        return found
    spans = (*(one.span for one in said.figures), *(one.span for one in said.moments))
    return found - {token for span in spans for token in tokens(span.text)}


def _poles(words: list[str]) -> Mapping[int, int]:
    known = ends()
    met: dict[int, set[int]] = {}
    for word in words:
        if word in known:
            axis, end = known[word]
            met.setdefault(axis, set()).add(end)
    return {axis: found.pop() for axis, found in sorted(met.items()) if len(found) == 1}
