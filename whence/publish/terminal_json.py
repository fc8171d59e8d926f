"""What the commands print with `--json`: the same facts as the text, for programs."""

from __future__ import annotations

import dataclasses
from typing import Any, Final

from whence.model.protocols import CaseView
from whence.model.tally import Tally
from whence.publish.terminal_show import find, records

#: Fields that only say how long it took; they differ from run to run.
TIMES: Final = "seconds"


def tally_data(tally: Tally) -> dict[str, Any]:
    """Turn the counts of a command into plain data, setbacks and seconds included."""
    data = dataclasses.asdict(tally)
    data[TIMES] = {step: round(seconds, 3) for step, seconds in sorted(tally.seconds.items())}
    return data


def findings_data(view: CaseView) -> list[dict[str, Any]]:
    """Turn the ranked findings into plain data."""
    return [_plain(finding) for finding in view.findings()]


def shown_data(view: CaseView, word: str | None) -> dict[str, Any]:
    """Turn what `show` lays out into plain data.

    Args:
        view: The case.
        word: What to show, `None` for counts and findings.

    Returns:
        One key that says what it is: `findings` (with `counts`), `claim` (with what a person settled), `report` (with
        `reading`), or `name` or `outlet` (with the records it has as a source).

    Raises:
        NotFound: Nothing goes by the word, or several things do.
    """
    if word is None:
        return {"case": view.title, "counts": dict(view.counts()), "findings": findings_data(view)}
    found = find(view, word)
    if found.kind == "claim":
        weighed = next(each for each in view.weighed() if each.claim.id == found.id)
        data = {part.name: getattr(weighed, part.name) for part in dataclasses.fields(weighed)}
        stands = view.settled().get(found.id)
        told = {key: sorted(part) if key == "against" else _plain(part) for key, part in data.items()}
        return {**told, "settled": None if stands is None else _plain(stands)}
    if found.kind == "report":
        reading = view.reading(found.id)
        return {"report": _plain(view.report(found.id)), "reading": None if reading is None else _plain(reading)}
    if found.kind == "outlet":
        return {"outlet": found.id, "records": [_plain(each) for each in view.sources() if each.outlet == found.id]}
    entity = next(each for each in view.entities() if each.id == found.id)
    relations = [each for each in view.relations() if found.id in (each.subject, each.object)]
    return {
        "name": _plain(entity),
        "relations": [_plain(each) for each in relations],
        "records": [_plain(each) for each in records(view, entity)],
    }


def _plain(part: Any) -> Any:  # noqa: ANN401 - any noun of the model goes in, JSON comes out
    if isinstance(part, tuple):
        return [_plain(each) for each in part]
    return dataclasses.asdict(part)
