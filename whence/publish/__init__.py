"""Publish: the ledger as pages that open from disk, and as tables for other programs."""

from __future__ import annotations

from pathlib import Path

from whence.config import Settings
from whence.model.protocols import CaseView
from whence.publish import exporting, folder, geojson, map_page, pages
from whence.publish.audit_questions import asked, drawn, laid_out
from whence.publish.audit_sheet import judged
from whence.publish.catalogue import catalogue
from whence.publish.correcting import put_right, read_again
from whence.publish.exporting import ExportForm
from whence.publish.names_page import NameBook
from whence.publish.settling import settlement, taken_back
from whence.publish.source_page import SourceBook
from whence.publish.withdrawing import gone

__all__ = [
    "asked",
    "dossier",
    "drawn",
    "export",
    "gone",
    "judged",
    "laid_out",
    "put_right",
    "read_again",
    "settlement",
    "taken_back",
]


def dossier(view: CaseView, out: Path, *, settings: Settings | None = None) -> Path:
    """Write a case as a folder of pages that opens from disk, without network and without script.

    Why this way: plain files outlive every program; a killed run leaves the old dossier, since the new
    one is written beside it and swapped in. The same case gives the same bytes, times of capture aside.

    Args:
        view: The case.
        out: Folder to write; missing, empty, or a dossier of ours, which is replaced as a whole.
        settings: Those of the case, told on the about page when given.

    Returns:
        The folder; its first page is `index.html`.

    Raises:
        OutputRefused: The folder holds something else, or cannot be written.

    Cost: two passes over the case; memory for one line per claim, statement and report.
    """
    with folder.replaced(out) as fresh:
        # 1. What pages need to know of each other.
        made = catalogue(view, confident=(settings or Settings()).confident)
        places = map_page.cited(made, view)
        book = NameBook(made, view)
        sources = SourceBook(made, view)
        # 2. A page per report, which also gives the wordings that other pages quote; one per two that share a text.
        pages.write_reports(made, view, fresh, book=book)
        pages.write_pairs(made, view, fresh)
        # 3. A page per claim with more than one sentence to show.
        pages.write_claims(made, view, fresh)
        # 4. Names, findings, ledger, reports, sources, setbacks, the map, the network.
        pages.write_names(made, fresh, book=book, places=places)
        pages.write_lists(made, view, fresh)
        pages.write_sources(made, fresh, book=sources, names=book)
        pages.write_map(made, fresh, book=book, places=places)
        pages.write_network(made, fresh)
        # 5. What was done and by what, and the looks.
        pages.write_about(made, view, fresh, settings=settings)
    return out


def export(view: CaseView, *, form: ExportForm, out: Path) -> dict[str, int]:
    """Write every table of the data contract, one file each, empty ones too.

    Why this way: rows come sorted by id (findings by rank) and fields in the order of the contract, so that
    two exports of one case are equal byte for byte, captures aside.

    Args:
        view: The case.
        form: `jsonl`, one JSON object a line; `csv`, every cell quoted, nested values as JSON text,
            unknown as an empty cell; or `geojson`, the places alone, for map programs.
        out: Folder; made when missing. For `geojson` a file ending in `.geojson` will do.

    Returns:
        Rows per table, in the order of the contract; of `geojson` the number of places.

    Raises:
        OutputRefused: The folder cannot be made or written.

    Cost: one pass over the case; what does not fit into memory is sorted on disk.
    """
    if form == "geojson":
        return {"places": geojson.export(view, out)}
    with exporting.aside_folder() as aside:
        # 1. Every row, sorted.
        tables, counts = exporting.sorted_lines(view, Path(aside))
        # 2. One file per table.
        exporting.written(tables, form, out)
    return counts
