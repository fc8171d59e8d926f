"""What of a statement is compared, worked out once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b

from whence.model.protocols import Said
from whence.model.reading import Figure
from whence.weigh.words import canonical, content_stems, ends, is_predicate, tokens, weighed_stems


@dataclass(frozen=True, slots=True)
class Count:
    """A figure made ready for comparing.

    Attributes:
        value: Best single reading, `None` for vague words.
        low, high: Closed bounds of what the words allow, infinite when open.
        unit: As read.
        counted: Stems of the thing counted, empty when unknown.
        role: Class of what is said of the counted, `None` when unclear.
        scope: Stems of the words that limit it.
        raw: The words.
        part: It is stated to be a part of another figure.
    """

    value: float | None
    low: float
    high: float
    unit: str | None
    counted: frozenset[str]
    role: str | None
    scope: frozenset[str]
    raw: str
    part: bool

    def key(self) -> tuple[object, ...]:
        """Give the same in a form that reads the same on every machine."""
        what = (self.unit, sorted(self.counted), self.role, sorted(self.scope), self.part)
        return (self.value, self.low, self.high, *what)


@dataclass(frozen=True, slots=True)
class Gist:
    """A statement made ready for comparing.

    Attributes:
        id: Of the statement.
        report, start, end: Where its content lies; pieces are taken with what is between them.
        text: Its words, casefolded and joined by single blanks.
        stems: Stems that tell it from others, with their weights in thousandths.
        named: Those among the stems that are words of names.
        total: Sum of the weights.
        events: Those among the stems that are listed classes of events.
        names: Heads of the name groups in it.
        counts: Its figures.
        days: Bounds of the dated moments in it, as ISO dates.
        poles: Opposite words in it: axis to end.
        month: Of publication, counted from year 0; `None` when unknown.
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
    events: frozenset[str]
    names: frozenset[str]
    counts: tuple[Count, ...]
    days: tuple[tuple[str, str], ...]
    poles: Mapping[int, int]
    month: int | None
    kin: int


def gist(said: Said) -> Gist:
    """Make a statement ready for comparing."""
    stems, named = weighed_stems(said.words)
    pieces = said.statement.content
    words = tokens(said.words)
    days = {(_day(one.earliest), _day(one.latest)) for one in said.moments if one.type in {"DATE", "TIME"}}
    text = " ".join(words)
    names = frozenset(said.participants)
    counts = tuple(count(one) for one in said.figures)
    dated = tuple(sorted((early, late) for early, late in days if early is not None and late is not None))
    month = _month(said.published.earliest)
    compared = (text, sorted(names), [one.key() for one in counts], dated, month)
    return Gist(
        id=said.statement.id,
        report=said.statement.report,
        start=pieces[0].start,
        end=pieces[-1].end,
        text=text,
        stems=stems,
        named=named,
        total=sum(stems.values()),
        events=frozenset(filter(is_predicate, stems)),
        names=names,
        counts=counts,
        days=dated,
        poles=_poles(words),
        month=month,
        kin=int.from_bytes(blake2b(repr(compared).encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big"),
    )


def count(figure: Figure) -> Count:
    """Make a figure ready for comparing."""
    low, high = figure.low, figure.high
    if figure.quantifier == "exactly" and figure.value is not None:
        low = high = figure.value
    return Count(
        value=figure.value,
        low=float("-inf") if low is None else low,
        high=float("inf") if high is None else high,
        unit=figure.unit,
        counted=frozenset() if figure.counted is None else content_stems(figure.counted.text),
        role=None if figure.role is None else canonical(figure.role.casefold()) or figure.role,
        scope=frozenset() if figure.scope is None else content_stems(figure.scope),
        raw=figure.span.text,
        part=figure.part_of is not None,
    )


def _day(instant: str | None) -> str | None:
    return None if instant is None else instant[:10]


def _month(instant: str | None) -> int | None:
    year, _, rest = (instant or "").partition("-")
    return int(year) * 12 + int(rest[:2]) if year.isdecimal() and rest[:2].isdecimal() else None


def _poles(words: list[str]) -> Mapping[int, int]:
    known = ends()
    met: dict[int, set[int]] = {}
    for word in words:
        if word in known:
            axis, end = known[word]
            met.setdefault(axis, set()).add(end)
    return {axis: found.pop() for axis, found in sorted(met.items()) if len(found) == 1}
