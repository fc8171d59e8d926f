"""The rows of the data contract that tell of reports, what they say, and who is who."""

from __future__ import annotations

from typing import Literal

from typing_extensions import TypedDict

from whence.model.identities import Predicate
from whence.model.ledger import SideName
from whence.model.reading import Form, MentionKind, PlaceUse, Quantifier, SourceKind, Stance
from whence.model.reports import Basis, FurnitureKind


class SpanRow(TypedDict):
    """A stretch of one report's text, half-open, in code points.

    Attributes:
        report: Id of the report.
        start: First code point, counted from 0.
        end: One past the last code point.
        text: The words, verbatim.
    """

    report: str
    start: int
    end: int
    text: str


class ReasonRow(TypedDict):
    """Why a score, a merge or a grade came out as it did.

    Attributes:
        kind: Short machine word.
        detail: One sentence for a person.
        weight: Contribution in natural-log odds where the step scores in odds, else 0.
        spans: The texts compared.
    """

    kind: str
    detail: str
    weight: float
    spans: list[SpanRow]


class CaptureRow(TypedDict):
    """One act of taking bytes in; the one table outside byte-for-byte equality.

    Attributes:
        id: Of this row.
        report: Id of the report that came of it.
        input: Path or address as given; a member of an archive is `outer!inner`.
        at: ISO 8601 instant, UTC.
        by: Account name of the person who ran the command.
        how: `file`, `stdin`, `archive` or `web`.
        sha256: Of the captured bytes; the key into the archive.
    """

    id: str
    report: str
    input: str
    at: str
    by: str
    how: str
    sha256: str


class PublishedRow(TypedDict):
    """When a report was published, as far as it can be known.

    Attributes:
        edtf: Extended Date/Time Format value, null when unknown.
        earliest: First possible instant, null when unbounded.
        latest: Last possible instant, null when unbounded.
        basis: What the value rests on.
        alternatives: Other EDTF values that fit as well, in chronological order.
        evidence: The words that gave the value, null for metadata.
    """

    edtf: str | None
    earliest: str | None
    latest: str | None
    basis: Basis
    alternatives: list[str]
    evidence: SpanRow | None


class FurnitureRow(TypedDict):
    """Page clutter inside the text.

    Attributes:
        span: Where it stands.
        kind: What sort of clutter.
    """

    span: SpanRow
    kind: FurnitureKind


class BasesRow(TypedDict):
    """What three fields of a report rest on.

    Attributes:
        outlet: Of the outlet.
        title: Of the title.
        byline: Of the byline.
    """

    outlet: Basis
    title: Basis
    byline: Basis


class ReportRow(TypedDict):
    """One captured text.

    Attributes:
        id: Of this row.
        input: Path or address as given.
        url: Address that the report itself states or was fetched from.
        outlet: Who published it, null when not known.
        family: Outlets that answer to one organisation.
        title: As the page gives it.
        byline: As the page gives it.
        published: When, with its basis.
        media_type: Of the captured bytes.
        language: ISO 639-1 code, null when too short to tell.
        sha256: Of the captured bytes.
        part_of: Id shared by all reports cut from one page.
        text: What was read; every span counts in it.
        furniture: Page clutter inside the text, ascending.
        basis: What outlet, title and byline rest on.
    """

    id: str
    input: str
    url: str | None
    outlet: str | None
    family: str | None
    title: str | None
    byline: str | None
    published: PublishedRow
    media_type: str
    language: str | None
    sha256: str
    part_of: str | None
    text: str
    furniture: list[FurnitureRow]
    basis: BasesRow


class SentenceRow(TypedDict):
    """One sentence of the body.

    Attributes:
        id: Of this row.
        report: Id of the report.
        start: First code point.
        end: One past the last code point.
    """

    id: str
    report: str
    start: int
    end: int


class MentionRow(TypedDict):
    """A name at one place.

    Attributes:
        id: Of this row.
        span: Where it stands.
        kind: What is named.
        entity: Id of the entity, null when left open.
    """

    id: str
    span: SpanRow
    kind: MentionKind
    entity: str | None


class LinkRow(TypedDict):
    """One link of a statement's chain.

    Attributes:
        source: The words that name the source, null when implicit.
        source_kind: What sort of source the words name.
        antecedent: What a pronoun refers to in the same report, null when left open.
        entity: Id of the source's entity, null when left open.
        cue: The words that attribute, null when only punctuation does.
        stance: How the source stands to the content.
        form: Whether the content is quoted, reported or both.
        confidence: 0 to 1.
    """

    source: SpanRow | None
    source_kind: SourceKind
    antecedent: SpanRow | None
    entity: str | None
    cue: SpanRow | None
    stance: Stance
    form: Form
    confidence: float


class StatementRow(TypedDict):
    """One thing a report says at one place.

    Attributes:
        id: Of this row.
        report: Id of the report.
        sentence: Id of the sentence its content begins in.
        content: One or more pieces in reading order.
        chain: Attributions around the content, outermost first; empty is the outlet's own voice.
        hedged: The content or cue is softened.
        negated: The content's main verb is negated.
        asserts: Somebody puts the content forward as so, or denies it.
        reader: Name of the reader that made it.
        claim: Id of the claim it belongs to, null when it makes none.
        side: Whether it speaks for or against the claim.
        figures: Ids of figures in its content.
        moments: Ids of moments in its content.
        places: Ids of places in its content.
        participants: Ids of entities named in its content, sorted.
    """

    id: str
    report: str
    sentence: str
    content: list[SpanRow]
    chain: list[LinkRow]
    hedged: bool
    negated: bool
    asserts: bool
    reader: str
    claim: str | None
    side: SideName | None
    figures: list[str]
    moments: list[str]
    places: list[str]
    participants: list[str]


class FigureRow(TypedDict):
    """A quantity.

    Attributes:
        id: Of this row.
        span: Where it stands.
        value: Best single reading, null for vague words.
        low: Lower bound of what the words allow, null when unbounded.
        high: Upper bound of what the words allow, null when unbounded.
        quantifier: How the words bound the value.
        unit: `percent`, a currency code, a measure; null for a plain count.
        counted: The words for the thing counted.
        role: What is said of the counted, null when unclear.
        scope: Words that limit it, null when none stand there.
        part_of: Id of the figure this one is a part of.
    """

    id: str
    span: SpanRow
    value: float | None
    low: float | None
    high: float | None
    quantifier: Quantifier
    unit: str | None
    counted: SpanRow | None
    role: str | None
    scope: str | None
    part_of: str | None


class MomentRow(TypedDict):
    """A time.

    Attributes:
        id: Of this row.
        span: Where it stands.
        type: TIMEX3 type.
        value: TIMEX3 value, null when it cannot be fixed.
        edtf: The same in EDTF where it has one.
        earliest: First possible ISO 8601 date, inclusive.
        latest: Last possible ISO 8601 date, inclusive.
        anchor: What a relative time was counted from.
    """

    id: str
    span: SpanRow
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str | None
    edtf: str | None
    earliest: str | None
    latest: str | None
    anchor: str | None


class CandidateRow(TypedDict):
    """One gazetteer entry that a place name may mean.

    Attributes:
        gazetteer: Name of the gazetteer.
        gazetteer_id: Its id there.
        name: Its name there.
        probability: 0 to 1.
    """

    gazetteer: str
    gazetteer_id: str
    name: str
    probability: float


class PlaceAnchorRow(TypedDict):
    """A gazetteer entry that a relative place was worked out from.

    Attributes:
        gazetteer: Name of the gazetteer.
        gazetteer_id: Its id there.
        name: Its name there.
    """

    gazetteer: str
    gazetteer_id: str
    name: str


class PlaceRow(TypedDict):
    """A location with its uncertainty.

    Attributes:
        id: Of this row.
        span: Where it stands.
        status: How far it could be placed.
        geometry: GeoJSON geometry as JSON text, null when not placed.
        uncertainty_m: Radius in metres, null when not placed.
        derivation: Name of the rule that gave the geometry.
        gazetteer: Name of the gazetteer.
        gazetteer_id: Its id there.
        candidates: Entries it may mean.
        use: Whether the ground itself is meant, those who act there, or people and things from there.
        name: Its name in the gazetteer, null when not placed.
        kind: What kind of place it is, null when unknown.
        country: ISO 3166-1 alpha-2 code of the country it lies in, null when unknown or in several.
        confidence: Probability that this place is meant, 0 to 1; null when not placed.
        anchors: Entries that a relative place was worked out from.
        parameters: What the rule was given, as JSON text; null where no rule was used.
    """

    id: str
    span: SpanRow
    status: Literal["located", "region", "relative", "unlocated", "ambiguous"]
    geometry: str | None
    uncertainty_m: float | None
    derivation: str | None
    gazetteer: str | None
    gazetteer_id: str | None
    candidates: list[CandidateRow]
    use: PlaceUse
    name: str | None
    kind: str | None
    country: str | None
    confidence: float | None
    anchors: list[PlaceAnchorRow]
    parameters: str | None


class EntityRow(TypedDict):
    """A person, organisation, place or other thing that the case names.

    Attributes:
        id: Of this row.
        kind: What it is.
        name: Its fullest frequent name.
        aliases: Other wordings, sorted.
        description: Words that the reports put beside it.
    """

    id: str
    kind: MentionKind
    name: str
    aliases: list[str]
    description: str | None


class RelationRow(TypedDict):
    """A role or structure stated in the text.

    Attributes:
        id: Of this row.
        subject: Id of an entity.
        predicate: How subject and object relate.
        object: Id of an entity.
        since: EDTF value, null when not stated.
        until: EDTF value, null when not stated.
        statements: Ids of the statements that state it.
        spans: The words that state it.
        former: The texts say that it is over.
        role: Words of the role, null for structure.
    """

    id: str
    subject: str
    predicate: Predicate
    object: str
    since: str | None
    until: str | None
    statements: list[str]
    spans: list[SpanRow]
    former: bool
    role: str | None
