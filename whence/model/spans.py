"""The half-open stretch of a report's text that every answer points to."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of one report's text.

    Attributes:
        report: Id of the report.
        start: First code point, counted from 0.
        end: One past the last code point; `end > start`.
        text: `report.text[start:end]`, verbatim.
    """

    report: str
    start: int
    end: int
    text: str

    def overlaps(self, other: Span) -> bool:
        """Tell whether both stretches share at least one code point of the same report."""
        return self.report == other.report and self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Tell whether `other` lies wholly inside this stretch of the same report."""
        return self.report == other.report and self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a score, a merge or a grade came out as it did.

    Attributes:
        kind: Short machine word, e.g. `text`, `values`, `citation`, `time`, `alias`.
        detail: One sentence for a person.
        weight: Contribution in natural-log odds where the step scores in odds, else 0.
        spans: The texts compared.
    """

    kind: str
    detail: str
    weight: float = 0.0
    spans: tuple[Span, ...] = ()
