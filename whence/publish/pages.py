"""Write the pages of a dossier, each from its template."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from whence.config import Settings
from whence.model.protocols import CaseView
from whence.model.reports import Report
from whence.publish import list_pages, phrases
from whence.publish.about_page import about_page
from whence.publish.catalogue import Catalogue
from whence.publish.claim_page import claim_page
from whence.publish.entity_page import entity_page
from whence.publish.findings_page import OPEN, findings, unlisted
from whence.publish.folder import put
from whence.publish.map_page import map_page, on_map
from whence.publish.map_spots import Gathered
from whence.publish.names_page import NameBook, names, tally
from whence.publish.network_page import network_page
from whence.publish.pair_page import pair_page
from whence.publish.report_page import report_page
from whence.publish.sheets import sheets
from whence.publish.source_page import COUNTS, SourceBook, source_list, source_page

#: Voices and echoes drawn as dots; more are written as numbers.
DOTS = 12
#: Marks that set letters in another order than they stand in (U+202D, U+202E), and what stands for them.
OVERRIDES = str.maketrans(dict.fromkeys("\u202d\u202e", "\ufffd"))
#: Files beside the pages.
ASSETS = ("whence.css", "whence.js")


@cache
def templates() -> Environment:
    """Load the templates, once per process; every value they show is escaped."""
    made = Environment(
        loader=PackageLoader("whence.publish"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        finalize=_in_order,
    )
    made.tests["bringing_quotes"] = phrases.brings_quotes
    made.filters["counted"] = phrases.counted
    made.filters["shortened"] = phrases.shortened
    made.filters["basis"] = phrases.BASIS.__getitem__
    made.filters["drift_word"] = phrases.DRIFT.__getitem__
    made.filters["thousands"] = "{:,}".format
    made.globals["DOTS"] = DOTS
    return made


def _in_order(value: Any) -> Any:  # noqa: ANN401 - Jinja hands over whatever a template prints
    """Keep the reading order of the letters: a mark that reverses it is shown, as on a terminal, and not obeyed."""
    return value.translate(OVERRIDES) if isinstance(value, str) else value


def write_reports(made: Catalogue, view: CaseView, out: Path, *, book: NameBook) -> None:
    """Write one page per report, and keep what the other pages quote and where names stand."""
    (out / "reports").mkdir()
    for report in view.reports():
        reading = view.reading(report.id)
        if reading is None:
            made.unread[report.language or "not identified"] += 1
        else:
            made.readers.update(statement.reader for statement in reading.statements)
            book.take(made, reading)
        context = report_page(made, report, reading)
        _write(made, out / made.briefs[report.id].href, "report.html", current="reports", root="../", **context)


def write_pairs(made: Catalogue, view: CaseView, out: Path) -> None:
    """Write one page per two reports of which one may have taken from the other."""
    if made.pairs:
        (out / "pairs").mkdir()
    held: dict[str, Report] = {}
    for pair in sorted(made.pairs.values(), key=lambda each: (each.left, each.right)):
        held = {each: held[each] if each in held else view.report(each) for each in (pair.left, pair.right)}
        context = pair_page(made, pair, held[pair.left], right=held[pair.right])
        _write(made, out / pair.href, "pair.html", current="network", root="../", **context)


def write_claims(made: Catalogue, view: CaseView, out: Path) -> None:
    """Write one page per claim that has more to show than one sentence."""
    (out / "claims").mkdir()
    for weighed in view.weighed():
        claim = made.claims[weighed.claim.id]
        if claim.paged:
            context = claim_page(made, weighed)
            _write(made, out / claim.href, "claim.html", current="ledger", root="../", **context)


def write_names(made: Catalogue, out: Path, *, book: NameBook, places: Gathered) -> None:
    """Write the list of all names, and one page per name that has more to show than one place."""
    (out / "names").mkdir()
    mapped = on_map(places)
    for notes in book.paged():
        context = {**entity_page(made, book, notes), "mapped": mapped.get(notes.entity.id, [])}
        _write(made, out / notes.href, "entity.html", current="names", root="../", **context)
    lines = names(made, book)
    for sheet in sheets("names", lines):
        _write(made, out / sheet.name, "names.html", current="names", root="", sheet=sheet, kinds=tally(lines))


def write_lists(made: Catalogue, view: CaseView, out: Path) -> None:
    """Write the findings, the ledger, and the lists of reports and setbacks."""
    shown = findings(made, view)
    more = {"findings": shown, "unlisted": unlisted(made, shown), "open": OPEN}
    _write(made, out / "index.html", "index.html", current="index", root="", **more)
    lists: dict[str, Sequence[object]] = {
        "ledger": list_pages.ledger(made),
        "reports": list_pages.reports(made),
        "setbacks": list_pages.setbacks(view),
    }
    for stem, rows in lists.items():
        for sheet in sheets(stem, rows):
            _write(made, out / sheet.name, f"{stem}.html", current=stem, root="", sheet=sheet)


def write_sources(made: Catalogue, out: Path, *, book: SourceBook, names: NameBook) -> None:
    """Write the list of sources, and one page per source that has more to show than one claim."""
    for sheet in sheets("sources", source_list(made, book)):
        _write(made, out / sheet.name, "sources.html", current="sources", root="", sheet=sheet, counts=COUNTS)
    (out / "sources").mkdir()
    for source in book.paged():
        context = source_page(made, book, source)
        context["named"] = "" if source.entity is None else names.href(made, source.entity)
        _write(made, out / context["line"].href, "source.html", current="sources", root="../", **context)


def write_map(made: Catalogue, out: Path, *, book: NameBook, places: Gathered) -> None:
    """Write the map."""
    _write(made, out / "map.html", "map.html", current="map", root="", **map_page(made, places, book=book))


def write_network(made: Catalogue, out: Path) -> None:
    """Write who repeats whom."""
    _write(made, out / "network.html", "network.html", current="network", root="", **network_page(made))


def write_about(made: Catalogue, view: CaseView, out: Path, *, settings: Settings | None) -> None:
    """Write the about page and the files beside the pages."""
    context = about_page(made, view, settings)
    _write(made, out / "about.html", "about.html", current="about", root="", **context)
    (out / "assets").mkdir()
    for name in ASSETS:
        (out / "assets" / name).write_bytes(files("whence.publish").joinpath("assets", name).read_bytes())


def _write(made: Catalogue, path: Path, template: str, **context: Any) -> None:  # noqa: ANN401 - what templates name
    put(path, templates().get_template(template).render(context, case=made, rail=list(_rail(made))))


def _rail(made: Catalogue) -> Iterator[tuple[str, str, str, int | None]]:
    count = made.counts.get
    yield "index", "index.html", "Findings", count("findings")
    yield "ledger", "ledger.html", "Ledger", count("claims")
    yield "reports", "reports.html", "Reports", count("reports")
    yield "names", "names.html", "Names", len(made.entities)
    yield "sources", "sources.html", "Sources", count("sources")
    yield "map", "map.html", "Map", None
    yield "network", "network.html", "Network", None
    yield "setbacks", "setbacks.html", "Setbacks", count("setbacks")
    yield "about", "about.html", "About", None
