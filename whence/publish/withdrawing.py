"""What a person means who withdraws something by a word: a source, a report or a statement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from whence.errors import NotFound
from whence.model.identity import content_id
from whence.model.protocols import CaseView
from whence.model.withdrawals import Gone
from whence.publish.terminal_marks import clean
from whence.publish.terminal_show import Found, find


def gone(view: CaseView, words: Sequence[str]) -> Gone:
    """Find the sources, reports and statements that words stand for.

    Why this way: an outlet and a body of the same name are one source to whoever withdraws it, so both go. A claim is
    not withdrawn as such: whoever says it is.

    Args:
        view: The case.
        words: Each the id of a statement, the name of an outlet, a source as it is written, or what
            `whence.publish.terminal_show.find` takes for a report or a name.

    Raises:
        NotFound: Nothing goes by a word, several things do, or it is a claim.
    """
    parts = [_gone(view, word) for word in words]
    return Gone(
        frozenset(one for part in parts for one in part.statements),
        frozenset(one for part in parts for one in part.reports),
        frozenset(one for part in parts for one in part.sources),
    )


def _gone(view: CaseView, word: str) -> Gone:
    wanted = word.casefold().strip()
    is_id = wanted.startswith("statement-")
    if is_id and any(wanted in weighed.claim.statements for weighed in view.weighed()):
        return Gone(statements=frozenset((wanted,)))
    outlets = frozenset(_outlets(view, wanted))
    try:
        found = find(view, word)
    except NotFound:
        written = outlets or frozenset(_written(view, wanted))
        if not written:
            raise
        return Gone(sources=written)
    if found.kind == "report" and not outlets:
        return Gone(reports=frozenset((found.id,)))
    if found.kind == "claim":
        raise NotFound(
            f"'{clean(word)}' is a claim", "Name a source, a report or a statement; `whence show CASE CLAIM` has them."
        )
    return Gone(sources=outlets | _heads(view, found))


def _outlets(view: CaseView, wanted: str) -> Iterator[str]:
    for report in view.reports():
        names = {name.casefold() for name in (report.outlet, report.family) if name is not None}
        if report.outlet is not None and wanted in names:
            yield report.outlet


def _written(view: CaseView, wanted: str) -> Iterator[str]:
    """Give the wordings of sources that have no name, such as `a ministry official`."""
    for reading in view.readings():
        links = (link for statement in reading.statements for link in statement.chain)
        yield from (one.source.text for one in links if one.source is not None and one.source.text.casefold() == wanted)


def _heads(view: CaseView, found: Found) -> frozenset[str]:
    """Give the heads of the name group, and its wordings where the name alone was written."""
    if found.kind != "name":
        return frozenset()
    heads = {group.head for group in view.groups() if content_id("entity", group.head) == found.id}
    return frozenset(heads | {one.name for one in view.entities() if one.id == found.id})
