"""What every page needs to know of the others: names of reports, claims in short, where links lead."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from whence.model.ledger import ClaimStatus, Voice, Weighed
from whence.model.lineage import Credit, Derivation, Overlap
from whence.model.protocols import CaseView
from whence.model.reports import Report
from whence.model.spans import Span
from whence.publish.chains import Link
from whence.publish.direction import direction
from whence.publish.marks import Token
from whence.publish.pairs import UNDATED, Key, Pair, key, pairs
from whence.publish.phrases import counted, date, label, shortened


@dataclass(frozen=True, slots=True)
class Brief:
    """A report in one line.

    Attributes:
        name: Its outlet, else its title, else its file.
        date: When it was published, without its offset; `undated` when nobody can know.
        order: Sorts by date, undated last.
        href: Its page, from the top of the dossier.
    """

    id: str
    name: str
    outlet: str | None
    title: str
    date: str
    order: tuple[str, str]
    language: str | None
    direction: str
    href: str


@dataclass(frozen=True, slots=True)
class Mark:
    """The voices mark of one side: filled dots for voices, hollow dots for echoes, both counted."""

    side: str
    voices: int
    echoes: int

    @property
    def words(self) -> str:
        """The mark in words."""
        against = " against" if self.side == "against" else ""
        voices = f"{counted(self.voices, 'voice')}{against}"
        return f"{voices}, {counted(self.echoes, 'echo', 'echoes')}" if self.echoes else voices


@dataclass(frozen=True, slots=True)
class ClaimBrief:
    """A claim in one line.

    Attributes:
        statement: Id of its clearest wording.
        paged: It has a page of its own; a claim said once is shown at its sentence.
        tags: Kinds of trouble found in it: `drift`, `conflict`, `interest`.
        roots: What its voices go back to, the largest voice first.
    """

    id: str
    statement: str
    statements: tuple[str, ...]
    status: ClaimStatus
    credibility: int
    marks: tuple[Mark, ...]
    tags: tuple[str, ...]
    roots: tuple[str, ...]
    paged: bool

    @property
    def denied(self) -> bool:
        """Whether every voice speaks against it: its dots then count denials."""
        return bool(self.marks) and all(mark.side == "against" for mark in self.marks)

    @property
    def href(self) -> str:
        """Its page, when it has one."""
        return f"claims/{self.id}.html"


@dataclass(frozen=True, slots=True)
class Wording:
    """A statement as other pages quote it.

    Attributes:
        report: Id of its report.
        start, end: The stretch from its first mark to its last, code points.
        heading: Its content in one line.
        tokens: Its sentence with source, cue and content coloured; empty for a statement said once.
        sentence: The same in plain text, one line.
        links: Its chain strip.
        manner: Stances, form, softenings and confidence in words.
        href: Its place in its report, from the top of the dossier.
    """

    report: str
    start: int
    end: int
    heading: str
    tokens: tuple[Token, ...]
    sentence: str
    links: tuple[Link, ...]
    manner: str
    href: str


@dataclass(slots=True)
class Catalogue:
    """The whole case in short, filled in two passes: first by `catalogue`, then `wordings` as reports are written.

    Attributes:
        confident: Least confidence of an attribution that makes claims, 0 to 1.
        pairs: Pairs of reports with a page of their own.
        speakers: For each report of a pair where it names who speaks, filled as reports are written.
    """

    title: str
    counts: dict[str, int]
    confident: float
    briefs: dict[str, Brief] = field(default_factory=dict)
    entities: dict[str, str] = field(default_factory=dict)
    claims: dict[str, ClaimBrief] = field(default_factory=dict)
    overlaps: defaultdict[str, list[Overlap]] = field(default_factory=lambda: defaultdict(list))
    credits: defaultdict[str, list[Credit]] = field(default_factory=lambda: defaultdict(list))
    parents: defaultdict[str, list[Derivation]] = field(default_factory=lambda: defaultdict(list))
    stops: defaultdict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    pairs: dict[Key, Pair] = field(default_factory=dict)
    speakers: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    wordings: dict[str, Wording] = field(default_factory=dict)
    unread: defaultdict[str, int] = field(default_factory=lambda: defaultdict(int))
    readers: set[str] = field(default_factory=set)

    def claim_href(self, claim_id: str) -> str:
        """Where a claim is shown: on its page, or at its only sentence; empty when the case does not hold it."""
        claim = self.claims.get(claim_id)
        if claim is None:
            return ""
        if claim.paged:
            return claim.href
        wording = self.wordings.get(claim.statement)
        return "" if wording is None else wording.href

    def span_href(self, span: Span) -> str:
        """Where a stretch is shown; it must have been registered by `cite` before the report was written."""
        return f"{self.briefs[span.report].href}#c{span.start}" if span.report in self.briefs else ""

    def pair_href(self, one: str, other: str | None) -> str:
        """Where two reports stand side by side, empty when they have no such page."""
        pair = None if other is None else self.pairs.get(key(one, other))
        return "" if pair is None else pair.href

    def cite(self, spans: Iterable[Span]) -> None:
        """Note that pages will link to these stretches."""
        for span in spans:
            self.stops[span.report].add(span.start)


def catalogue(view: CaseView, *, confident: float) -> Catalogue:
    """Go through the case once and keep what pages need to know of each other.

    Why this way: every page links to others and shows them in short; with one line per report and claim
    in memory each page can be written as its row comes by, and the case is read twice in all.

    Args:
        view: The case.
        confident: Least confidence of an attribution that makes claims, 0 to 1.

    Returns:
        Everything but the wordings, which come as the report pages are written.

    Cost: linear in rows; memory holds claims, overlaps and one line per report, no text of a report.
    """
    made = Catalogue(view.title, dict(view.counts()), confident=confident)
    for report in view.reports():
        made.briefs[report.id] = _brief(report)
        made.cite(() if report.published.evidence is None else (report.published.evidence,))
    made.entities = {entity.id: entity.name for entity in view.entities()}
    _add_lineage(made, view)
    found = {finding.claim for finding in view.findings()}
    for weighed in view.weighed():
        made.claims[weighed.claim.id] = _claim_brief(weighed, weighed.claim.id in found)
        for reasons in (weighed.claim.reasons, *(voice.reasons for voice in weighed.voices)):
            for reason in reasons:
                made.cite(reason.spans)
    for finding in view.findings():
        made.cite(finding.evidence)
    return made


def _add_lineage(made: Catalogue, view: CaseView) -> None:
    for overlap in view.overlaps():
        made.overlaps[overlap.report_a].append(overlap)
        made.overlaps[overlap.report_b].append(overlap)
        for passage in overlap.passages:
            made.cite((passage.a, passage.b))
    for credit in view.credits():
        made.credits[credit.report].append(credit)
    for derivation in view.derivations():
        made.parents[derivation.copy].append(derivation)
        for reason in derivation.reasons:
            made.cite(reason.spans)
    orders = {brief.id: brief.order for brief in made.briefs.values()}
    made.pairs = pairs(orders, made.parents, made.overlaps)
    made.speakers = {report: [] for pair in made.pairs.values() for report in (pair.left, pair.right)}


def _brief(report: Report) -> Brief:
    title = report.title if report.title is not None and report.title.strip() else report.text[:400]
    return Brief(
        id=report.id,
        name=label(report),
        outlet=report.outlet,
        title=shortened(title, 140) or label(report),
        date=date(report.published).partition(" (")[0],
        order=(report.published.earliest or UNDATED, report.id),
        language=report.language,
        direction=direction(report.text),
        href=f"reports/{report.id}.html",
    )


def _claim_brief(weighed: Weighed, found: bool) -> ClaimBrief:  # noqa: FBT001 - a private step
    claim = weighed.claim
    tags = ("drift", weighed.drifts), ("conflict", weighed.conflicts), ("interest", _interested(weighed))
    return ClaimBrief(
        id=claim.id,
        statement=claim.statement,
        statements=claim.statements,
        status=claim.status,
        credibility=claim.credibility,
        marks=marks(weighed),
        tags=tuple(name for name, some in tags if some),
        roots=tuple(voice.root.text for voice in _largest_first(weighed)),
        paged=found or len(claim.statements) > 1 or bool(weighed.drifts or weighed.conflicts),
    )


def _interested(weighed: Weighed) -> bool:
    return any(voice.interested for voice in weighed.voices)


def _largest_first(weighed: Weighed) -> list[Voice]:
    return sorted(weighed.voices, key=lambda voice: (voice.side != "for", -len(voice.statements), voice.id))


def marks(weighed: Weighed) -> tuple[Mark, ...]:
    """Count voices and echoes of each side, the asserting side first."""
    made = []
    for side in sorted(weighed.claim.sides, key=lambda each: each.side != "for"):
        voices = [voice for voice in weighed.voices if voice.side == side.side]
        echoes = sum(len(voice.statements) - 1 for voice in voices)
        made.append(Mark(side.side, len(voices), echoes))
    return tuple(made)
