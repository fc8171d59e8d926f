"""Places that a text gives by other places: near, north of, between, kilometre 20 of a road."""

from __future__ import annotations

from collections.abc import Sequence

from whence.model.reading import Place, Reading
from whence.model.reports import Report
from whence.resolve.atlas import Atlas
from whence.resolve.relative_anchors import Sited


def relative(report: Report, reading: Reading, sited: Sequence[Sited], atlas: Atlas) -> tuple[Place, ...]:
    """Give the places that a report gives by others."""
    del report, reading, sited, atlas
    return ()
