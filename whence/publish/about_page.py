"""The about page: what was gathered, what was not read, by which program."""

from __future__ import annotations

import dataclasses
from collections import Counter
from typing import Any

from whence import __version__
from whence.config import Settings
from whence.model.protocols import CaseView
from whence.publish import phrases
from whence.publish.catalogue import Catalogue
from whence.publish.contract import ROW_TYPES


def about_page(made: Catalogue, view: CaseView, settings: Settings | None) -> dict[str, Any]:
    """Put together what the template of the about page shows.

    Why this way: times of capture differ between two builds of the same case, so they stand here and on
    no other page.

    Args:
        made: The case in short, filled.
        view: The case.
        settings: Those of the case, `None` when they are not to be told.
    """
    kinds: Counter[str] = Counter()
    languages: Counter[str] = Counter()
    for report in view.reports():
        kinds[report.media_type] += 1
        languages[report.language or "too short to tell"] += 1
    moments, people = [], set()
    for capture in view.captures():
        moments.append(capture.at)
        people.add(capture.by)
    return {
        "version": __version__,
        "kinds": sorted(kinds.items()),
        "languages": sorted(languages.items()),
        "unread": sorted(made.unread.items()),
        "readers": sorted(made.readers),
        "captured": (phrases.day(min(moments)), phrases.day(max(moments))) if moments else None,
        "people": sorted(people),
        "tables": [(name, made.counts.get(name, 0)) for name in ROW_TYPES],
        "settings": [] if settings is None else sorted(dataclasses.asdict(settings).items()),
        "digest": "" if settings is None else settings.digest(),
    }
