"""What one report says: sentences, mentions, attributions, figures, moments, statements."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from whence.model.setbacks import Setback
from whence.model.spans import Span

MentionKind = Literal["person", "organisation", "place", "other"]
SourceKind = Literal["named", "unnamed", "document", "outlet", "collective", "first_person", "pronoun", "implicit"]
Stance = Literal["says", "denies", "doubts", "believes", "orders", "asks", "plans"]
Form = Literal["direct", "indirect", "mixed"]
Quantifier = Literal["exactly", "about", "over", "under", "between"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the body; furniture has none."""

    id: str
    report: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mention:
    """A name (or a bare description of one) at one place.

    Attributes:
        entity: Id of the entity, filled by the resolving room; `None` until then or when left open.
    """

    id: str
    span: Span
    kind: MentionKind
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """One link of a chain: who, by which word, with which stance.

    Attributes:
        source: The words that name the source, `None` when implicit.
        source_kind: What sort of source the words name.
        antecedent: What a pronoun or short form refers to in the same report, `None` when left open.
        entity: Id of the source's entity, filled by the resolving room.
        cue: The words that attribute (`said`, `according to`), `None` when only punctuation does.
        stance: How the source stands to the content.
        form: Whether the content is quoted, reported or both.
        confidence: 0 to 1, rounded to 3 places.
    """

    source: Span | None
    source_kind: SourceKind
    antecedent: Span | None
    entity: str | None
    cue: Span | None
    stance: Stance
    form: Form
    confidence: float


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing a report says at one place.

    Attributes:
        id: `content_id("statement", report, cue spans, content spans)`.
        report: Id.
        sentence: Id of the sentence its first content piece begins in.
        content: One or more pieces in reading order.
        chain: Attributions around the content, outermost first; empty is the outlet's own voice.
        hedged: The content or cue is softened (`reportedly`, `may`).
        negated: The content's main verb is negated.
        asserts: Somebody puts the content forward as so (or, with stance `denies`, as not so).
        reader: Name of the reader that made it.
        claim, side: Filled by the weighing room.
        figures, moments, places, participants: Ids of rows that lie in its content; participants
            are mention ids in the reading and entity ids in the export.
    """

    id: str
    report: str
    sentence: str
    content: tuple[Span, ...]
    chain: tuple[Attribution, ...]
    hedged: bool
    negated: bool
    asserts: bool
    reader: str
    claim: str | None = None
    side: Literal["for", "against"] | None = None
    figures: tuple[str, ...] = ()
    moments: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    participants: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity.

    Attributes:
        value: Best single reading; `None` for vague words such as `dozens`.
        low, high: Bounds of what the words allow; `None` is unbounded.
        unit: `percent`, a currency code, a measure; `None` for a plain count.
        counted: The words for the thing counted.
        role: What is said of the counted (`killed`, `arrested` ...), `None` when unclear.
        scope: Words that limit it (a place, a period), `None` when none stand there.
        part_of: Id of the figure this one is a part of.
    """

    id: str
    span: Span
    value: float | None
    low: float | None
    high: float | None
    quantifier: Quantifier
    unit: str | None
    counted: Span | None
    role: str | None
    scope: str | None
    part_of: str | None


@dataclass(frozen=True, slots=True)
class Moment:
    """A time.

    Attributes:
        type: TIMEX3 type.
        value: TIMEX3 value, e.g. `2017-02-14`, `P3M`; `None` when it cannot be fixed.
        edtf: The same in EDTF where it has one.
        earliest, latest: ISO 8601 dates, inclusive; `None` when unbounded or unknown.
        anchor: What a relative time was counted from: `published:2017-02-14`, `text`, or `unknown`.
    """

    id: str
    span: Span
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str | None
    edtf: str | None
    earliest: str | None
    latest: str | None
    anchor: str | None


@dataclass(frozen=True, slots=True)
class PlaceCandidate:
    """One gazetteer entry a place name may mean, with its probability 0 to 1."""

    gazetteer: str
    gazetteer_id: str
    name: str
    probability: float


@dataclass(frozen=True, slots=True)
class PlaceAnchor:
    """A gazetteer entry that a relative place was worked out from."""

    gazetteer: str
    gazetteer_id: str
    name: str


#: How a place name is used: of the ground itself, of who governs or acts there ("Orsel said"), of people and things
#: from there ("an Orsel engineer").
PlaceUse = Literal["literal", "metonymic", "demonym"]


@dataclass(frozen=True, slots=True)
class Place:
    """A location with its uncertainty.

    Attributes:
        geometry: GeoJSON geometry as compact JSON text, `None` when not placed.
        uncertainty_m: Radius in metres that should hold the truth, `None` when not placed.
        derivation: Name of the rule that gave the geometry, `None` when not placed.
        gazetteer, gazetteer_id: The entry it stands for, `None` when relative, unlocated or ambiguous.
        candidates: What else the name may mean, the likeliest first.
        use: How the name is used; only literal places belong on a map.
        name: Name of the entry in the gazetteer.
        kind: `country`, `region`, `district`, `town`, `facility`, `water`, `land`, `road`; `None` when unknown.
        country: ISO 3166-1 alpha-2 code of the country it lies in, `None` when unknown or in several.
        confidence: Probability that this is the place meant, 0 to 1; `None` when not placed.
        anchors: Entries that a relative place was worked out from, in reading order.
        parameters: What the rule was given, as compact JSON text (distance, bearing, ends).
    """

    id: str
    span: Span
    status: Literal["located", "region", "relative", "unlocated", "ambiguous"]
    geometry: str | None
    uncertainty_m: float | None
    derivation: str | None
    gazetteer: str | None
    gazetteer_id: str | None
    candidates: tuple[PlaceCandidate, ...] = ()
    use: PlaceUse = "literal"
    name: str | None = None
    kind: str | None = None
    country: str | None = None
    confidence: float | None = None
    anchors: tuple[PlaceAnchor, ...] = ()
    parameters: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything read out of one report, each tuple in reading order."""

    report: str
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    figures: tuple[Figure, ...]
    moments: tuple[Moment, ...]
    statements: tuple[Statement, ...]
    setbacks: tuple[Setback, ...] = ()
