"""Choose for each report the best earlier report, or the unseen origin, that it rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from whence.model.identity import content_id
from whence.model.lineage import Derivation, Origin, Overlap
from whence.trace.credits import origin_in
from whence.trace.direction import Bond, Party, bond
from whence.trace.timing import order_of


def derivations(
    report: str, overlaps: Sequence[Overlap], parties: Mapping[str, Party]
) -> list[tuple[Derivation, Origin]]:
    """Choose what one report rests on among those it shares passages with.

    Why this way: one best parent a report makes a forest; connected components glued 259 of 612
    articles on one event into a single blob. Only the report's own neighbours are looked at, so a
    report that joins the case elsewhere changes nothing here.

    Args:
        report: The report.
        overlaps: Every overlap that touches it.
        parties: It and every report it shares passages with.

    Returns:
        At most one `copy` row; one `common_unseen` row per unseen origin; only when there is
        neither, one `undecided` row, stated by the later report of the pair in the fixed order.

    Source: best-earlier-parent forest, text_reuse research section 3.
    """
    own = parties[report]
    bonds: list[Bond] = []
    for overlap in overlaps:
        other = overlap.report_b if overlap.report_a == report else overlap.report_a
        found = bond(own, parties[other], overlap)
        if found is not None:
            bonds.append(found)
    bonds.sort(key=lambda item: (-item.probability, -item.share, order_of(item.other)))
    rows = [_row(report, item, origin_in(item.other)) for item in bonds if item.verdict == "copy"][:1]
    unseen: dict[str, tuple[Derivation, Origin]] = {}
    for item in bonds:
        if item.origin is not None:
            unseen.setdefault(item.origin.id, _row(report, item, item.origin))
    rows.extend(unseen[origin] for origin in sorted(unseen))
    if rows:
        return rows
    later = (item for item in bonds if item.verdict == "undecided" and order_of(item.other) < order_of(own.report))
    return [_row(report, item, origin_in(item.other)) for item in later][:1]


def _row(report: str, item: Bond, origin: Origin) -> tuple[Derivation, Origin]:
    original = item.other.id if item.origin is None else None
    direction = item.verdict
    assert direction != "source"
    row = Derivation(
        id=content_id("derivation", report, original or origin.id),
        copy=report,
        original=original,
        origin=origin.id,
        probability=item.probability,
        direction=direction,
        reasons=item.reasons,
    )
    return row, origin
