"""Where a statement says something is, as far as it was placed."""

from __future__ import annotations

from dataclasses import dataclass

from whence.model.spans import Span


@dataclass(frozen=True, slots=True)
class Spot:
    """A place named in a statement and used of the ground itself.

    Attributes:
        span: The words.
        name: Name of the entry, `None` for a place that is told from others.
        kind: As of the place: `country`, `region`, `town` ...; `None` when unknown.
        country: ISO 3166-1 alpha-2 code of the country it lies in, `None` when unknown or in several.
        latitude, longitude: Its middle in degrees, `None` for an area with an outline of its own (a country, a region).
        radius_m: Metres around the middle that should hold it, `None` where there is no middle.
        confidence: Probability that this is the place meant, 0 to 1.
    """

    span: Span
    name: str | None
    kind: str | None
    country: str | None
    latitude: float | None
    longitude: float | None
    radius_m: float | None
    confidence: float
