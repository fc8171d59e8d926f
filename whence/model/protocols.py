"""What the rooms need from outside: contracts that the pipeline hands in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from whence.model.identities import Alias, Apart, Entity, LocalNames, NameGroup, Relation
from whence.model.judgements import Judgement, Outcome
from whence.model.ledger import Finding, Source, Weighed
from whence.model.lineage import Bearing, Credit, Derivation, Origin, Overlap
from whence.model.reading import Figure, Moment, Place, Reading, Statement
from whence.model.reports import Capture, Published, Report
from whence.model.setbacks import Setback
from whence.model.spans import Span
from whence.model.spots import Spot


class Annotator(Protocol):
    """Reads one report. The shipped reader, a user's spaCy pipeline, a language model: all are this.

    Attributes:
        name: Written into every statement it makes, e.g. `en-trained`.
        version: Part of the step's digest; raise it and every report is read again.
        languages: ISO 639-1 codes it can read.
    """

    name: str
    version: str
    languages: frozenset[str]

    def reading(self, report: Report) -> Reading:
        """Read one report whose language is among `languages`."""
        ...


@dataclass(frozen=True, slots=True)
class JudgedNames:
    """What a person decided about names, as it stands now.

    Attributes:
        together: Aliases of kind `judged`.
        apart: Pairs kept apart, `why` is `judged`.
        changed: Keys about which the last resolving knew something else.
    """

    together: tuple[Alias, ...] = ()
    apart: tuple[Apart, ...] = ()
    changed: frozenset[str] = frozenset()


class NameIndex(Protocol):
    """Names of the whole case, the batch at hand included."""

    def add(self, blocks: Mapping[str, Sequence[int]]) -> frozenset[str]:
        """Store names by key with their blocking keys (signed 64-bit); a name that is held already stays as it is.

        Returns:
            The names whose candidates may have changed: the new ones, and those that hold a blocking key that has just
            become too common to count.
        """
        ...

    def near(self, keys: Iterable[str]) -> Mapping[str, frozenset[str]]:
        """Give for each held name the others that share a blocking key which is not too common."""
        ...

    def held(self, keys: Iterable[str]) -> frozenset[str]:
        """Give those of the keys that were added."""
        ...

    def aliases(self, keys: Iterable[str]) -> Sequence[Alias]:
        """Give every alias that touches one of the keys, in a fixed order."""
        ...

    def apart(self, keys: Iterable[str]) -> Sequence[Apart]:
        """Give every pair that a report keeps apart and that touches one of the keys, in a fixed order."""
        ...

    def judged(self, local: Sequence[LocalNames]) -> JudgedNames:
        """Give what a person decided about names; `local` is the batch at hand, which is not stored yet."""
        ...

    def namesakes(self, reports: Iterable[str]) -> Mapping[str, Sequence[tuple[Span, Span]]]:
        """Give by report the names that a person split off: the words judged, and the words of the other thing."""
        ...


class Library(Protocol):
    """Reports and their fingerprints, the batch at hand included."""

    def add(self, prints: Mapping[str, Sequence[int]]) -> frozenset[str]:
        """Store fingerprints (32 bits and `whence.model.meetings.AT_EDGE`) of new reports.

        Returns:
            The reports whose overlaps may have changed: the new ones, and those that share a stored passage with
            another with which they may no longer be worth comparing.
        """
        ...

    def candidates(self, reports: Iterable[str]) -> Mapping[str, Mapping[str, int]]:
        """Give for each report the others worth comparing by `whence.model.meetings.RULES`.

        Returns:
            Report -> other -> how few reports hold a fingerprint that both have.
        """
        ...

    def idle(self, prints: Iterable[int]) -> frozenset[int]:
        """Give those of the fingerprints (32 bits) that count for nothing by `whence.model.meetings.RULES`."""
        ...

    def name(self, bearings: Mapping[str, Bearing]) -> frozenset[str]:
        """Store the names that new reports go by, and those that they credit.

        Returns:
            The reports whose credits may point elsewhere now: the new ones, and those that credit a name of theirs of
            which `bearers` gives other reports than before.
        """
        ...

    def bearers(self, names: Iterable[str]) -> Mapping[str, Sequence[str]]:
        """Give the reports that go by each name, by id; none for a name that too many go by or credit.

        Of many, the first three by time and the first three without one, by id, will do.
        """
        ...

    def reports(self, ids: Iterable[str]) -> Mapping[str, Report]:
        """Load reports."""
        ...

    def readings(self, ids: Iterable[str]) -> Mapping[str, Reading]:
        """Load readings; a report that could not be read is absent."""
        ...

    def overlaps(self, ids: Iterable[str]) -> Sequence[Overlap]:
        """Give the stored overlaps that touch one of the reports."""
        ...


@dataclass(frozen=True, slots=True)
class SourceName:
    """A link of a chain as the ledger sees it.

    Attributes:
        key: Head of the name group the source belongs to, `None` when it is not a known name.
        text: The words, or those of the antecedent of a pronoun.
        kind: `whence.model.reading.SourceKind`.
    """

    key: str | None
    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class Said:
    """A statement with everything the weighing room needs to know about it.

    Attributes:
        words: The content pieces joined by a blank.
        sentence: The whole sentence.
        figures, moments: Those of its content.
        sources: One per link of `statement.chain`, outermost first.
        participants: Heads of the name groups mentioned in the content, sorted.
        outlet, family: Of its report.
        published: Of its report.
        order: Place in the fixed order of content: (published earliest or `9999`, report id, start).
        title: Of its report.
        places: Placed places of its content that are used of the ground itself.
        report_text: Text of its report, for what the report says elsewhere of who stands behind it; empty when it is
            not at hand.
    """

    statement: Statement
    words: str
    sentence: str
    figures: tuple[Figure, ...]
    moments: tuple[Moment, ...]
    sources: tuple[SourceName, ...]
    participants: tuple[str, ...]
    outlet: str | None
    family: str | None
    published: Published
    order: tuple[str, str, int]
    title: str | None
    places: tuple[Spot, ...] = ()
    report_text: str = ""


class Shelf(Protocol):
    """Statements of the whole case, the batch at hand included, for the weighing room."""

    def add(self, keys: Mapping[str, Sequence[int]]) -> frozenset[str]:
        """Store blocking keys (signed 64-bit) of new statements.

        Returns:
            The statements whose candidates may have changed, as `Library.add` does.
        """
        ...

    def candidates(self, statements: Iterable[str]) -> Mapping[str, frozenset[str]]:
        """Give for each statement the others that share a key which is not too common."""
        ...

    def said(self, statements: Iterable[str]) -> Mapping[str, Said]:
        """Load statements."""
        ...

    def likenesses(self, statements: Iterable[str]) -> Sequence[tuple[str, str, float]]:
        """Give stored pairs that touch one of the statements, each once, as (smaller id, larger id, score)."""
        ...

    def claims(self, statements: Iterable[str]) -> Mapping[str, tuple[str, int]]:
        """Give for each statement that is in a stored claim that claim's id and how many statements it has."""
        ...

    def overlaps(self, reports: Iterable[str]) -> Sequence[Overlap]:
        """Give the overlaps both of whose reports are listed."""
        ...

    def credits(self, reports: Iterable[str]) -> Sequence[Credit]:
        """Give the credits of these reports."""
        ...

    def derivations(self, reports: Iterable[str]) -> Sequence[Derivation]:
        """Give the derivations whose copy is listed."""
        ...

    def relations(self, reports: Iterable[str]) -> Sequence[Relation]:
        """Give the relations that these reports state, subject and object as heads of name groups."""
        ...


@dataclass(frozen=True, slots=True)
class Verdicts:
    """The judgement log replayed: what holds now, in statement ids.

    Attributes:
        rejected: Statements that are out of every claim.
        withdrawn: Statements that no longer count (themselves, or their whole report).
        together, apart: Pairs (smaller id, larger id) that a reviewer merged or split.
    """

    rejected: frozenset[str] = frozenset()
    withdrawn: frozenset[str] = frozenset()
    together: frozenset[tuple[str, str]] = frozenset()
    apart: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Ledger:
    """What weighing a batch gave.

    Attributes:
        touched: Statements whose likenesses are stated here in full.
        likenesses: (smaller id, larger id, score 0 to 1, 3 places).
        settled: Statements whose claim is stated here; claims they were in before are gone.
        weighed: The claims, by id.
        setbacks: What of the user's list of sources could not be used.
    """

    touched: frozenset[str]
    likenesses: tuple[tuple[str, str, float], ...]
    settled: frozenset[str]
    weighed: tuple[Weighed, ...]
    setbacks: tuple[Setback, ...] = ()


class Roster(Protocol):
    """What weighing knows of sources beyond single claims; the pipeline hands it to views."""

    def family(self, outlet: str | None) -> str | None:
        """Give the family that an outlet is listed in, `None` when none is."""
        ...

    def families(self) -> Mapping[str, tuple[str, ...]]:
        """Give the names listed in each family."""
        ...

    def sources(self, ledger: Iterable[Weighed], settled: Mapping[str, Outcome]) -> Iterator[Source]:
        """Add up and grade the sources of claims, by id; `settled` says what became of a claim, by its id."""
        ...


class CaseView(Protocol):
    """A case as publishing sees it: everything filled in, every sequence in a fixed order."""

    @property
    def title(self) -> str:
        """Name of the case folder."""
        ...

    def counts(self) -> Mapping[str, int]:
        """Rows per table of the data contract."""
        ...

    def captures(self) -> Iterator[Capture]: ...
    def reports(self) -> Iterator[Report]: ...
    def report(self, report_id: str) -> Report: ...
    def reading(self, report_id: str) -> Reading | None:
        """The reading with entity, claim and side filled; `None` when the report was not read."""
        ...

    def readings(self) -> Iterator[Reading]: ...
    def places(self) -> Iterator[Place]: ...
    def entities(self) -> Iterator[Entity]: ...
    def groups(self) -> Iterator[NameGroup]: ...
    def relations(self) -> Iterator[Relation]: ...
    def sources(self) -> Iterator[Source]: ...
    def credits(self) -> Iterator[Credit]: ...
    def overlaps(self) -> Iterator[Overlap]: ...
    def origins(self) -> Iterator[Origin]: ...
    def derivations(self) -> Iterator[Derivation]: ...
    def weighed(self) -> Iterator[Weighed]: ...
    def findings(self) -> Sequence[Finding]:
        """Ranked, most consequential first."""
        ...

    def families(self) -> Mapping[str, tuple[str, ...]]:
        """Names of outlets and sources by the family that `sources.csv` lists them in."""
        ...

    def judgements(self) -> Iterator[Judgement]: ...
    def settled(self) -> Mapping[str, Judgement]:
        """The judgement that stands on what became of a claim, by the claim's id."""
        ...

    def setbacks(self) -> Iterator[Setback]: ...
