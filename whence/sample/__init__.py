"""The sample case: reports of one invented accident, where its places lie, and `expected.toml`, what must be found."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

#: The reports, as an input of a run.
REPORTS = str(files("whence.sample") / "reports")


def lay_places(case: Path) -> None:
    """Put the list of invented places into a case, unless it has one."""
    target = case / "places.csv"
    if not target.exists():
        target.write_bytes((files("whence.sample") / "places.csv").read_bytes())
