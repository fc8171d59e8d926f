"""What a person means who puts something right by a word: a source, a report or a statement."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable
from typing import Final

from whence.errors import NotFound, UsageError
from whence.model.identity import content_id
from whence.model.protocols import Annotator, CaseView, SourceName
from whence.model.reading import Statement
from whence.model.reports import Published
from whence.model.withdrawals import Correction, Gone, Reworded
from whence.publish.terminal_marks import clean
from whence.publish.terminal_show import find
from whence.publish.withdrawing import gone
from whence.text import edtf

#: Code points of words put in place of others.
LONGEST: Final = 2_000
_NUMBER: Final = re.compile(r"\d[\d.,\s\u00a0\u202f]*\d|\d")
_DATE: Final = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})?)?)?)?")


def put_right(view: CaseView, pairs: Iterable[tuple[str, str]]) -> Correction:
    """Find what words stand for, and what each is to be instead.

    Why this way: what may be wrong of a statement is what it says, of a report its date or outlet, of a source who it
    is; the new word shows which of a report's two is meant, since an outlet is no date.

    Args:
        view: The case.
        pairs: What `whence.publish.withdrawing.gone` takes, and what it is to be: of a statement other words, or the
            number alone where it gives one figure; of a report a date (YYYY, YYYY-MM or YYYY-MM-DD) or an outlet; of a
            source another name.

    Returns:
        The correction; figures and times in new words of statements are not read yet.

    Raises:
        NotFound: Nothing goes by a word, several things do, or it is a claim.
        UsageError: The new words are empty, too long, or a number where a statement gives none or several.
    """
    words: dict[str, Reworded] = {}
    outlets: dict[str, str] = {}
    dates: dict[str, Published] = {}
    names: dict[str, SourceName] = {}
    for what, new in pairs:
        meant = " ".join(new.split())
        if not meant or len(meant) > LONGEST:
            raise UsageError(f"'{clean(meant[:40])}' says nothing that could stand instead", "Give it after --to.")
        found = gone(view, [what])
        words |= {own: Reworded(_words(view, own, meant)) for own in found.statements}
        if _DATE.fullmatch(meant):
            dates |= dict.fromkeys(found.reports, _dated(meant))
        else:
            outlets |= dict.fromkeys(found.reports, meant)
        outlets |= _outlets(view, found, meant)
        names |= dict.fromkeys(found.sources, _known(view, meant)) if found.sources else {}
    return Correction(words, outlets, dates, names)


def read_again(view: CaseView, put: Correction, annotator: Annotator) -> Correction:
    """Read figures and times in the new words of statements, each as if its report held nothing else.

    Args:
        view: The case.
        put: A correction with new words.
        annotator: The reader of the case.
    """
    homes = {each.id: reading.report for reading in view.readings() for each in reading.statements}
    words = {}
    for own, reworded in put.words.items():
        report = dataclasses.replace(view.report(homes[own]), text=reworded.words, furniture=())
        reading = annotator.reading(report)
        words[own] = Reworded(reworded.words, reading.figures, reading.moments)
    return dataclasses.replace(put, words=words)


def _dated(value: str) -> Published:
    try:
        earliest, latest = edtf.bounds(value)
    except ValueError as error:
        raise UsageError(f"{value} is no date", "Write it as YYYY-MM-DD, YYYY-MM or YYYY.") from error
    return Published(value, earliest, latest, "given")


def _outlets(view: CaseView, found: Gone, meant: str) -> dict[str, str]:
    named = {each.casefold() for each in found.sources}
    return {one.id: meant for one in view.reports() if one.outlet is not None and one.outlet.casefold() in named}


def _known(view: CaseView, meant: str) -> SourceName:
    """Give the name as a source: of the group that the case knows by it, else as it is written."""
    try:
        found = find(view, meant)
    except NotFound:
        return SourceName(None, meant, "named")
    heads = (group.head for group in view.groups() if content_id("entity", group.head) == found.id)
    return SourceName(next(heads, None), meant, "named")


def _words(view: CaseView, statement_id: str, meant: str) -> str:
    if _NUMBER.fullmatch(meant) is None:
        return meant
    statement, figures = _figures(view, statement_id)
    held = " ".join(piece.text for piece in statement.content)
    spots = {figure for figure in figures if _NUMBER.search(figure) is not None}
    if len(spots) != 1 or held.count(next(iter(spots))) != 1:
        raise UsageError(
            f"{statement_id} does not give one figure that {meant} could stand for", "Give all its words after --to."
        )
    (spot,) = spots
    return held.replace(spot, _NUMBER.sub(meant, spot, count=1))


def _figures(view: CaseView, statement_id: str) -> tuple[Statement, list[str]]:
    for reading in view.readings():
        for each in reading.statements:
            if each.id == statement_id:
                known = {figure.id: figure.span.text for figure in reading.figures}
                return each, [known[own] for own in each.figures if own in known]
    raise NotFound(f"no statement goes by '{clean(statement_id)}'", "`whence show CASE --json` has their ids.")
