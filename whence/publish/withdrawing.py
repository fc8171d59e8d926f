"""What a person means who withdraws something by a word: a source, a family, a report or a statement."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence

from whence.errors import NotFound
from whence.model.identity import content_id
from whence.model.protocols import CaseView
from whence.model.withdrawals import Gone
from whence.publish.terminal_marks import clean
from whence.publish.terminal_show import NEAR, Found, find, wordings

#: Words beyond which none is looked for that is near: comparing letters is slow.
COMPARED = 50_000


def gone(view: CaseView, words: Sequence[str]) -> Gone:
    """Find the sources, reports and statements that words stand for.

    Why this way: an outlet and a body of the same name are one source to whoever withdraws it, so both go. A claim is
    not withdrawn as such: whoever says it is.

    Args:
        view: The case.
        words: Each the id of a statement, the name of an outlet or of a family of outlets, a source as it is written,
            or what `whence.publish.terminal_show.find` takes for a report or a name.

    Raises:
        NotFound: Nothing goes by a word (what is near is named), several things do, or it is a claim.
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
    outlets = frozenset(_outlets(view, wanted)) | frozenset(_members(view, wanted))
    try:
        found = find(view, word)
    except NotFound:
        written = outlets or frozenset(_written(view, wanted))
        if written:
            return Gone(sources=written)
        near = _near(view, wanted)
        if not near:
            raise
        raise NotFound(
            f"no source, family, report or statement goes by '{clean(word)}'",
            f"Near: {', '.join(clean(each) for each in near)}.",
        ) from None
    if found.kind == "report" and not outlets:
        return Gone(reports=frozenset((found.id,)))
    if found.kind == "claim":
        raise NotFound(
            f"'{clean(word)}' is a claim", "Name a source, a report or a statement; `whence show CASE CLAIM` has them."
        )
    return Gone(sources=outlets | _heads(view, found))


def _near(view: CaseView, wanted: str) -> list[str]:
    """Give the outlets, families, sources, reports and names that are written much like a word, the nearest first."""
    known: dict[str, str] = {}
    for each in (*view.families(), *_known_outlets(view), *wordings(view), *_unnamed(view)):
        known.setdefault(each.casefold(), each)
        if len(known) >= COMPARED:
            break
    return [known[each] for each in difflib.get_close_matches(wanted, known, NEAR, 0.5)]


def _known_outlets(view: CaseView) -> Iterator[str]:
    return (one.outlet for one in view.reports() if one.outlet is not None)


def _unnamed(view: CaseView) -> Iterator[str]:
    for reading in view.readings():
        links = (link for statement in reading.statements for link in statement.chain)
        yield from (one.source.text for one in links if one.source is not None)


def _members(view: CaseView, wanted: str) -> Iterator[str]:
    """Give the names that `sources.csv` lists in a family, and the heads of the name groups that bear them."""
    names = {each.casefold() for family, own in view.families().items() if family.casefold() == wanted for each in own}
    if not names:
        return
    known = {one.id for one in view.entities() if any(each.casefold() in names for each in (one.name, *one.aliases))}
    yield from (group.head for group in view.groups() if content_id("entity", group.head) in known)
    yield from names


def _outlets(view: CaseView, wanted: str) -> Iterator[str]:
    for report in view.reports():
        names = {name.casefold() for name in (report.outlet, report.family) if name is not None}
        if report.outlet is not None and wanted in names:
            yield report.outlet


def _written(view: CaseView, wanted: str) -> Iterator[str]:
    """Give the wordings of sources that have no name, such as `a ministry official`."""
    return (each for each in _unnamed(view) if each.casefold() == wanted)


def _heads(view: CaseView, found: Found) -> frozenset[str]:
    """Give the heads of the name group, and its wordings where the name alone was written."""
    if found.kind != "name":
        return frozenset()
    heads = {group.head for group in view.groups() if content_id("entity", group.head) == found.id}
    return frozenset(heads | {one.name for one in view.entities() if one.id == found.id})
