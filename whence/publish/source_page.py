"""The record of every source: the list of them, and a page each with the claims behind every count."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from whence.model.judgements import Judgement
from whence.model.ledger import SideName, Source, Standing
from whence.model.protocols import CaseView
from whence.publish import phrases
from whence.publish.catalogue import Catalogue, ClaimBrief, Wording

#: Claims listed on the page of a source, those with something to tell beside `first` and `alone` before the rest.
LISTED: Final = 500
#: The counts of a source in the order they are shown: key, words, and what they count.
COUNTS: Final = (
    ("claims", "claims", "claims it is cited for"),
    ("first", "first", "nobody is known to have said so earlier"),
    ("alone", "alone", "no other voice says so"),
    ("confirmed", "later confirmed", "another voice, of another origin, said the same later"),
    ("corrected", "corrected", "it took this back itself, or its outlet published a correction"),
    ("contradicted", "contradicted", "another voice says otherwise"),
    ("resolved", "resolved", "a person settled what became of it"),
)


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line of the list; `href` leads to its page, or to its only claim.

    Attributes:
        counts: Key, number and address of each count.
    """

    source: Source
    name: str
    is_outlet: bool
    family: str
    href: str
    paged: bool
    counts: Mapping[str, tuple[int, str]]
    grade: str


@dataclass(frozen=True, slots=True)
class Told:
    """What another statement tells about a claim of a source: the word for it, the statement, its place."""

    words: str
    wording: Wording


@dataclass(frozen=True, slots=True)
class ClaimOf:
    """A claim as the page of one of its sources shows it.

    Attributes:
        kinds: Keys of the counts that it is behind.
        side: What the source says on its own word, empty when it only passes on or says both.
        wording: Its own statement.
        told: What confirms, corrects and contradicts it.
        outcome: What a person settled, empty when nothing.
    """

    claim: ClaimBrief
    heading: str
    href: str
    kinds: tuple[str, ...]
    side: SideName | None
    wording: Wording | None
    told: tuple[Told, ...]
    outcome: str
    note: str


class SourceBook:
    """Sources and how each stands in which claim, taken in one pass over the ledger."""

    def __init__(self, made: Catalogue, view: CaseView) -> None:
        """Note standings, records and what was settled; pages may link to what the reasons of a grade rest on."""
        self.sources = list(view.sources())
        self.settled: Mapping[str, Judgement] = view.settled()
        self.families: defaultdict[str, list[str]] = defaultdict(list)
        for family, members in view.families().items():
            for name in members:
                self.families[name.casefold()].append(family)
        self.held: defaultdict[tuple[str | None, str | None], list[tuple[str, Standing]]] = defaultdict(list)
        for weighed in view.weighed():
            for one in weighed.standings:
                self.held[one.entity, one.outlet].append((weighed.claim.id, one))
        self.named: defaultdict[str, list[Source]] = defaultdict(list)
        for source in self.sources:
            self.named[_plain(_name(made, source))].append(source)
            for reason in source.reasons:
                made.cite(reason.spans)

    def paged(self) -> Iterator[Source]:
        """Give the sources that have a page of their own: those with more than one claim to show."""
        return (source for source in self.sources if self.is_paged(source))

    def is_paged(self, source: Source) -> bool:
        """Tell whether a source has a page of its own."""
        return len(self.held[source.entity, source.outlet]) > 1

    def href(self, made: Catalogue, source: Source) -> str:
        """Where a source is shown: on its page, or at its only claim; empty when it stands in none."""
        if self.is_paged(source):
            return f"sources/{source.id}.html"
        return next((made.claim_href(claim) for claim, _ in self.held[source.entity, source.outlet]), "")


def source_list(made: Catalogue, book: SourceBook) -> list[SourceLine]:
    """List every source and outlet, the most cited first."""
    lines = [_line(made, book, source) for source in book.sources]
    return sorted(lines, key=lambda line: (-line.source.reports, line.name, line.source.id))


def source_page(made: Catalogue, book: SourceBook, source: Source) -> dict[str, Any]:
    """Put together what the page of a source shows.

    Why this way: each claim stands once and bears the counts that it is behind, so that a count is a link that leaves
    the claims behind it, without a script and in every browser.

    Args:
        made: The case in short, wordings included.
        book: Standings and records.
        source: One of the book.

    Returns:
        The values that `source.html` names.

    Cost: linear in its claims.
    """
    held = [_claim_of(made, book, claim, one=one) for claim, one in book.held[source.entity, source.outlet]]
    ranked = sorted((one for one in held if one is not None), key=lambda one: _order(made, one))
    return {
        "line": _line(made, book, source),
        "counts": COUNTS,
        "claims": ranked[:LISTED],
        "more": max(len(ranked) - LISTED, 0),
        "other": _namesake(made, book, source),
    }


def _line(made: Catalogue, book: SourceBook, source: Source) -> SourceLine:
    href, paged = book.href(made, source), book.is_paged(source)
    numbers = {key: getattr(source, key) for key, _, _ in COUNTS}
    families = book.families.get((source.outlet or _name(made, source)).casefold(), ())
    return SourceLine(
        source=source,
        name=phrases.shortened(_name(made, source), 120),
        is_outlet=source.entity is None,
        family=", ".join(phrases.shortened(each, 60) for each in families),
        href=href,
        paged=paged,
        counts={key: (many, f"{href}#{key}" if paged else href) for key, many in numbers.items()},
        grade=phrases.RELIABILITY[source.reliability],
    )


def _name(made: Catalogue, source: Source) -> str:
    return source.outlet or made.entities.get(source.entity or "") or source.id


def _namesake(made: Catalogue, book: SourceBook, source: Source) -> SourceLine | None:
    """Find the outlet that bears the name of a source, or the source that bears the name of an outlet."""
    for other in book.named[_plain(_name(made, source))]:
        if (other.entity is None) != (source.entity is None):
            return _line(made, book, other)
    return None


def _plain(name: str) -> str:
    return " ".join(name.casefold().split()).removeprefix("the ")


def _claim_of(made: Catalogue, book: SourceBook, claim_id: str, *, one: Standing) -> ClaimOf | None:
    claim = made.claims.get(claim_id)
    if claim is None:
        return None
    known = made.wordings
    judgement = book.settled.get(claim_id)
    shows = (("later confirmed by", one.confirming), ("corrected", one.correcting), ("against it", one.contradicting))
    return ClaimOf(
        claim=claim,
        heading=known[claim.statement].heading if claim.statement in known else claim.id,
        href=made.claim_href(claim_id),
        kinds=tuple(_kinds(one, resolved=judgement is not None and judgement.kind != "undecided")),
        side=one.side,
        wording=known.get(one.statement or ""),
        told=tuple(Told(words, known[own]) for words, own in shows if own is not None and own in known),
        outcome="" if judgement is None else phrases.OUTCOME[judgement.kind],
        note="" if judgement is None else _note(judgement),
    )


def _note(judgement: Judgement) -> str:
    said = f"{phrases.shortened(judgement.reason)} " if judgement.reason else ""
    return f"{said}({judgement.by}, {phrases.day(judgement.at[:10])})"


def _kinds(one: Standing, *, resolved: bool) -> Iterator[str]:
    for key in ("first", "alone", "confirmed", "corrected", "contradicted"):
        if getattr(one, key):
            yield key
    if resolved and one.side is not None:
        yield "resolved"


def _order(made: Catalogue, one: ClaimOf) -> tuple[Sequence[bool], bool, tuple[str, str], str]:
    """Put claims with something to tell first, then those of several statements, then by date."""
    rare = [key not in one.kinds for key in ("resolved", "corrected", "contradicted", "confirmed")]
    date = ("9999", "") if one.wording is None else made.briefs[one.wording.report].order
    return rare, len(one.claim.statements) == 1, date, one.claim.id
