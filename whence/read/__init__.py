"""Read: what one report says, on whose word, with figures, times and names."""

from __future__ import annotations

from whence.model.protocols import Annotator
from whence.model.reading import Reading
from whence.model.reports import Report

__all__ = ["VERSION", "reading"]

#: Raise it when results change whichever reader made them, and every case is read again.
VERSION = "3"

#: A text too short for its language to be told is read when this share of its letters is basic Latin. 0 to 1.
_LATIN = 0.9


def reading(report: Report, annotator: Annotator) -> Reading:
    """Read one report.

    Why this way: the room asks the annotator and nothing else, so that the shipped rules, a user's spaCy
    pipeline or a language model answer to the same call. What an annotator cannot read stays empty, which
    is no setback: the summary counts such reports per language.

    Args:
        report: Any report; its text may be empty.
        annotator: From `whence.plugins.annotator`.

    Returns:
        Empty when the report is in a language the annotator does not read.

    Cost: that of the annotator; the shipped one is linear in the text.
    """
    # 1. what the annotator cannot read stays empty
    if not _readable(report, annotator):
        return Reading(report.id, (), (), (), (), ())
    # 2. the rest is the annotator's
    return annotator.reading(report)


def _readable(report: Report, annotator: Annotator) -> bool:
    if report.language is not None:
        return report.language in annotator.languages
    letters = [char for char in report.text if char.isalpha()]
    return bool(letters) and sum(char.isascii() for char in letters) >= _LATIN * len(letters)
