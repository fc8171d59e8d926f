"""The report page: the text with every mark, notes in the margin, and everything in order below."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from whence.model.reading import Reading
from whence.model.reports import Report
from whence.publish import cards, layers, phrases
from whence.publish.catalogue import Brief, Catalogue
from whence.publish.links import safe
from whence.publish.margin import notes, shared, values
from whence.publish.marks import Paint
from whence.publish.pair_page import speakers
from whence.publish.report_rows import Layers, rows_of
from whence.publish.wordings import wording

#: Reports named in the list below the text; the rest is counted.
NAMED_BELOW = 100
#: Blocks from which on a browser lays out only those in sight.
LONG_FROM = 200


def report_page(made: Catalogue, report: Report, reading: Reading | None) -> dict[str, Any]:
    """Put together what a report page shows, and keep its wordings for other pages.

    Why this way: report pages come first, since they see every sentence anyway; what other pages quote
    is kept in short, so that no text is read twice.

    Args:
        made: The case in short; the wordings of this report are added to it.
        report: The report.
        reading: What was read out of it, `None` when it was not read.

    Returns:
        The values that `report.html` names.

    Cost: linear in the text and its marks, after sorting.
    """
    read = reading or Reading(report.id, (), (), (), (), ())
    sentences = {each.id: each for each in read.sentences}
    for statement in read.statements:
        made.wordings[statement.id] = wording(made, report, statement, sentence=sentences.get(statement.sentence))
    if report.id in made.speakers:
        made.speakers[report.id] = speakers(read)
    laid = _layers(made, read)
    rows = rows_of(report, laid, beside=shared(made, report.id), stops=made.stops[report.id])
    return {
        "report": report,
        "brief": made.briefs[report.id],
        "read": reading is not None,
        "readers": sorted({each.reader for each in read.statements}),
        "rows": rows,
        "long": len(rows) >= LONG_FROM,
        "statements": cards.statement_cards(made, read, laid.statements, notes=laid.notes, at=laid.at),
        "moments": cards.moment_cards(read, laid.at),
        "figures": cards.figure_cards(read, laid.at),
        "tally": _tally(read, laid.paints),
        **_origin(made, report),
    }


def _origin(made: Catalogue, report: Report) -> dict[str, Any]:
    """Put together what is known of where and when a report comes from."""
    evidence = report.published.evidence
    neighbours = _neighbours(made, report.id)
    return {
        "published": report.published,
        "url": safe(report.url),
        "dated": phrases.date(report.published),
        "alternatives": [phrases.day(each) for each in report.published.alternatives],
        "dated_at": "" if evidence is None else made.span_href(evidence),
        "neighbours": neighbours[:NAMED_BELOW],
        "neighbour_count": len(neighbours),
        "credits": made.credits[report.id],
        "parents": made.parents[report.id],
    }


def _layers(made: Catalogue, reading: Reading) -> Layers:
    at = cards.anchors(reading)
    ordered = layers.in_order(reading.statements)
    return Layers(
        paints=[
            *layers.attributions(ordered, made.confident),
            *layers.values(reading, at),
        ],
        statements=ordered,
        notes=notes(made, ordered),
        values=values(reading, at),
        at=at,
    )


def _tally(reading: Reading, paints: Iterable[Paint]) -> dict[str, int]:
    """Count what the switches above the text switch, and which looks the key must explain."""
    styles = Counter(paint.style for paint in paints)
    attributed = sum(1 for each in reading.statements if each.chain)
    return {
        "attributions": attributed,
        "own": len(reading.statements) - attributed,
        "moments": len(reading.moments),
        "figures": len(reading.figures),
        "names": len(reading.mentions),
        "inner": styles["in2"] + styles["in3"],
        "low": sum(styles[name] for name in ("low", "low1", "low2", "low3")),
    }


def _neighbours(made: Catalogue, report: str) -> list[tuple[Brief, int, int, str]]:
    """List the reports that share passages with one: who, shared words, share of this text in percent, where.

    What only stands in many reports alike makes no neighbours.
    """
    found = []
    for overlap in made.overlaps[report]:
        if not overlap.passages:
            continue
        first = overlap.report_a == report
        other = overlap.report_b if first else overlap.report_a
        here = overlap.contained_a if first else overlap.contained_b
        words = int(sum(passage.score for passage in overlap.passages))
        there = overlap.passages[0].b if first else overlap.passages[0].a
        found.append((made.briefs[other], words, round(100 * here), made.span_href(there)))
    return sorted(found, key=lambda each: (-each[1], each[0].order))
