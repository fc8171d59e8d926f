"""Write the tables as files: JSON lines or comma-separated values."""

from __future__ import annotations

import csv
import json
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Literal, TextIO

from whence.errors import OutputRefused
from whence.model.protocols import CaseView
from whence.publish.contract import ROW_TYPES
from whence.publish.sorting import Sorted
from whence.publish.tables import every_row

TableForm = Literal["jsonl", "csv"]
ExportForm = Literal["jsonl", "csv", "geojson"]


def sorted_lines(view: CaseView, aside: Path) -> tuple[dict[str, Sorted], dict[str, int]]:
    """Sort every row of the case by id, findings by rank.

    Args:
        view: The case.
        aside: Folder for what does not fit into memory.

    Returns:
        Canonical JSON lines per table, every table of the contract present; and rows per table.
    """
    tables = {name: Sorted(aside, name) for name in ROW_TYPES}
    counts = dict.fromkeys(ROW_TYPES, 0)
    for name, row in every_row(view):
        key = f"{row['rank']:09d}" if name == "findings" else row["id"]
        tables[name].add(key, canonical(row))
        counts[name] += 1
    return tables, counts


def canonical(row: object) -> str:
    """Write one row as JSON: fields in the order of the contract, no blanks, letters as they are."""
    return json.dumps(row, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def written(tables: dict[str, Sorted], form: TableForm, out: Path) -> None:
    """Write one file per table, each swapped in when it is complete.

    Args:
        tables: As `sorted_lines` gives them.
        form: `jsonl` or `csv`.
        out: Folder, made when missing; other files in it are left alone.

    Raises:
        OutputRefused: The folder cannot be made or written.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
        for name, lines in tables.items():
            part = out / f"{name}.{form}.part"
            # A lone surrogate can only come from a file's name; JSON's own escape for it is kept.
            with part.open("w", encoding="utf-8", errors="backslashreplace", newline="") as file:
                if form == "jsonl":
                    file.writelines(f"{line}\n" for line in lines)
                else:
                    _write_csv(file, _fields(name), lines)
            part.replace(out / f"{name}.{form}")
    except OSError as error:
        raise OutputRefused(f"{out} cannot be written: {error.strerror}", "Give another folder with --out.") from error


def aside_folder() -> tempfile.TemporaryDirectory[str]:
    """Make a folder for runs that is gone when its `with` ends."""
    return tempfile.TemporaryDirectory(prefix="whence-export-")


def _fields(name: str) -> list[str]:
    return list(ROW_TYPES[name].__annotations__)


def _write_csv(file: TextIO, fields: list[str], lines: Iterable[str]) -> None:
    writer = csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerow(fields)
    for line in lines:
        row = json.loads(line)
        writer.writerow([_cell(row[field]) for field in fields])


def _cell(value: Any) -> str:  # noqa: ANN401 - whatever JSON can hold
    if value is None:
        return ""
    return value if isinstance(value, str) else canonical(value)
