"""Tie what reports name as their origin to reports of the case, or to origins outside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from whence.model.identity import content_id
from whence.model.lineage import Credit, Origin
from whence.model.reports import Report
from whence.trace.credits.bearing import sole
from whence.trace.credits.namings import Naming
from whence.trace.credits.outlets import address_key, match_key, shown
from whence.trace.kinship.timing import order_of


def credits_of(
    report: Report, named: Iterable[Naming], neighbours: Sequence[Report], *, bearers: Mapping[str, Sequence[Report]]
) -> list[tuple[Credit, Origin]]:
    """Tie the namings of one report to reports of the case.

    Why this way: a credit names an outlet, and an outlet has many reports; one that shares words with this one is what
    it was taken from, and where none does, the only one that the case holds. Everything else points to an origin
    outside, which several reports may share.

    Args:
        report: The report.
        named: What it names, from `namings`.
        neighbours: The reports it shares passages with.
        bearers: Reports by the names they are filed under, those that this report credits at least.

    Returns:
        Each credit with the origin it points to, in the order of `named`; one naming of a thing per kind.
    """
    found: list[tuple[Credit, Origin]] = []
    for naming in named:
        target = target_of(naming, neighbours) or sole(naming, report, bearers)
        if target is None and not naming.sure:
            continue
        origin = origin_of(naming) if target is None else origin_in(target)
        where = (naming.span.start, naming.span.end) if naming.span else (None, None)
        found.append(
            (
                Credit(
                    id=content_id("credit", report.id, naming.kind, naming.key, *where),
                    report=report.id,
                    span=naming.span,
                    kind=naming.kind,
                    names=naming.names,
                    target_report=None if target is None else target.id,
                    origin=origin.id,
                ),
                origin,
            )
        )
    return found


def target_of(naming: Naming, neighbours: Sequence[Report]) -> Report | None:
    """Find the earliest neighbour that a naming can mean."""
    fitting = [neighbour for neighbour in neighbours if means(naming, neighbour)]
    return min(fitting, key=order_of, default=None)


def means(naming: Naming, other: Report) -> bool:
    """Tell whether a naming can mean a report: its outlet by name, its own address by link."""
    if naming.kind in {"link", "canonical"}:
        return naming.key == address_key(other.url)
    return naming.kind != "document" and naming.key == match_key(other.outlet)


def origin_of(naming: Naming) -> Origin:
    """Name the origin outside the case that a naming points to."""
    if naming.kind in {"link", "canonical"}:
        return Origin(content_id("origin", "address", naming.key), None, naming.key, "address")
    name = shown(naming.names)
    kind = naming.kind if naming.kind in {"document", "person"} else "outlet"
    return Origin(content_id("origin", kind, name), None, name, kind)


def origin_in(report: Report) -> Origin:
    """Name the origin that a report of the case is."""
    name = report.outlet or report.title or report.id
    return Origin(content_id("origin", "report", report.id), report.id, name, "report")
