"""Read a list that names are screened against: FtM JSON lines as OpenSanctions publishes them, or CSV."""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from whence.errors import BadInput, UsageError
from whence.model.reading import MentionKind
from whence.model.screening import ListInfo
from whence.model.setbacks import Setback, setback

#: Bytes of a line that are read; names of one entry; setbacks told one by one; lines that a row of a CSV runs over.
LONGEST_LINE, MOST_NAMES, TOLD, RUN_OVER = 4_000_000, 200, 20, 5
_KINDS: dict[str, MentionKind] = {
    "person": "person", "company": "organisation", "organization": "organisation", "organisation": "organisation",
    "publicbody": "organisation",
    "entity": "other", "legalentity": "other", "place": "place", "address": "place", "individual": "person",
}  # fmt: skip
_NAMES = ("name", "alias", "weakAlias", "previousName")
_DATES = ("birthDate", "incorporationDate")
_COUNTRIES = ("country", "nationality", "citizenship", "jurisdiction", "mainCountry", "birthCountry")
#: Headings of a CSV file, in small letters, by what they hold.
_COLUMNS = {
    "id": ("id", "entity_id", "identifier"),
    "kind": ("schema", "kind", "type"),
    "name": ("name", "caption", "full_name", "main_name"),
    "aliases": ("aliases", "alias", "aka", "other_names"),
    "dates": ("birth_date", "dob", "date_of_birth", "founded"),
    "countries": ("countries", "country", "nationality"),
    "changed": ("last_change", "last_seen", "updated", "date"),
    "list": ("dataset", "list"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a list.

    Attributes:
        id: In the list, `line N` where it gives none.
        kind: What it is of; `other` where the list leaves it open.
        names: The main name first, then aliases, each once.
        years: Of birth or founding.
        countries: Small ISO 3166-1 alpha-2 codes, or what the list writes instead.
        changed: Day of its last change, ISO 8601, `None` when not told.
        datasets: What the list calls itself.
    """

    id: str
    kind: MentionKind
    names: tuple[str, ...]
    years: frozenset[str]
    countries: frozenset[str]
    changed: str | None
    datasets: tuple[str, ...] = ()


@dataclass(slots=True)
class WatchList:
    """A list as read; see `whence.model.screening.ListInfo` for `info`."""

    info: ListInfo
    entries: list[Entry] = field(default_factory=list)
    setbacks: tuple[Setback, ...] = ()


def read(path: Path, *, name: str | None = None, date: str | None = None, licence: str | None = None) -> WatchList:
    """Read a list from a file.

    Why this way: line by line, so that one broken line costs one entry; what cannot be read is counted and told,
    since a screening that left names out silently would be worse than none.

    Args:
        path: FtM JSON lines, or CSV with a heading `name`; told apart by the first character.
        name: What to call the list; by default the data set its entries name, else the file's name.
        date: Its day, ISO 8601; by default that of the newest change among its entries.
        licence: On which terms it came, kept beside the result; no list says so itself.

    Returns:
        Entries in the order of the file.

    Raises:
        UsageError: The file cannot be opened or holds no entry with a name.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UsageError(
            f"the list {path} cannot be read: {error.strerror}", "Name a file that can be opened."
        ) from error
    text = data.decode("utf-8-sig", "replace")
    refused: list[Setback] = []
    entries: list[Entry] = []
    for made in _json_lines(text) if text.lstrip()[:1] == "{" else _rows(text):
        if isinstance(made, Entry):
            entries.append(made)
        else:
            number, why = made
            refused.append(
                setback(
                    "resolve", f"line {number} of the list: {why}", "Mend the line or leave it out.", source=str(path)
                )
            )
    if not entries:
        raise UsageError(
            f"the list {path} holds no entry with a name",
            "Give FtM JSON lines, or CSV with a heading that has `name` in it.",
        )
    called = sorted({each for entry in entries for each in entry.datasets})
    info = ListInfo(
        name=name or (called[0] if len(called) == 1 else path.name),
        path=str(path),
        date=date or max((entry.changed for entry in entries if entry.changed is not None), default=None),
        licence=licence,
        sha256=hashlib.sha256(data).hexdigest(),
        entries=len(entries),
        names=sum(len(entry.names) for entry in entries),
        refused=len(refused),
    )
    return WatchList(info, entries, tuple(refused[:TOLD]))


Refused = tuple[int, str]


def _json_lines(text: str) -> Iterator[Entry | Refused]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        if len(line) > LONGEST_LINE:
            yield number, "it is too long"
            continue
        try:
            told = json.loads(line)
        except (ValueError, RecursionError):
            yield number, "it is no JSON"
            continue
        try:
            yield _from_ftm(told, number)
        except BadInput as error:
            yield number, str(error)


def _from_ftm(told: Any, number: int) -> Entry:  # noqa: ANN401 - whatever a line of a stranger's file holds
    if not isinstance(told, dict):
        raise BadInput("it is no entity")
    given = told.get("properties")
    properties: dict[str, Any] = given if isinstance(given, dict) else {}
    names = [*_texts(told.get("caption")), *(name for key in _NAMES for name in _texts(properties.get(key)))]
    schema = _texts(told.get("schema"))
    return _entry(
        number,
        told.get("id"),
        names=names,
        kind=_KINDS.get(schema[0].casefold() if schema else "", "other"),
        dates=[date for key in _DATES for date in _texts(properties.get(key))],
        countries=[code for key in _COUNTRIES for code in _texts(properties.get(key))],
        changed=[*_texts(told.get("last_change")), *_texts(told.get("last_seen"))][:1],
        datasets=_texts(told.get("datasets")),
    )


def _rows(text: str) -> Iterator[Entry | Refused]:
    plain = text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")
    lines = [f"{line}\n" for line in plain.split("\n")]
    heading: list[str] | None = None
    at = 0
    while at < len(lines):
        row, size = _row(lines, at)
        number, at = at + 1, at + size
        if row is None:
            yield number, "it is no CSV, or a quotation mark is not closed"
        elif heading is None:
            heading = [cell.strip().casefold() for cell in row]
            if not set(_COLUMNS["name"]) & set(heading):
                yield number, "no column is headed `name`"
                return
        elif any(cell.strip() for cell in row):
            try:
                yield _from_row(dict(zip(heading, row, strict=False)), number)
            except BadInput as error:
                yield number, str(error)


def _row(lines: Sequence[str], at: int) -> tuple[list[str] | None, int]:
    """Read the row that begins at a line; gives it and how many lines it takes.

    Why this way: a quotation mark that nobody closed would swallow the rest of the list, unseen. A cell runs over
    `RUN_OVER` lines at most, or its first line is refused and the next one is read by itself.
    """
    for most, strict in ((RUN_OVER, True), (1, False)):
        taken = lines[at : at + most]
        reader = csv.reader(taken, strict=strict)
        try:
            row = next(reader)
        except (csv.Error, StopIteration):
            continue
        if strict or _is_closed(taken[0]):
            return row, reader.line_num
    return None, 1


def _is_closed(line: str) -> bool:
    """Tell whether as many quotation marks close cells of a line as open them."""
    return line.count('"') % 2 == 0


def _from_row(row: dict[str, str], number: int) -> Entry:
    def cells(what: str) -> list[str]:
        return [part for heading in _COLUMNS[what] for part in row.get(heading, "").split(";") if part.strip()]

    kind = cells("kind")
    return _entry(
        number,
        next(iter(cells("id")), None),
        names=[*cells("name"), *cells("aliases")],
        kind=_KINDS.get(kind[0].strip().casefold(), "other") if kind else "other",
        dates=cells("dates"),
        countries=cells("countries"),
        changed=cells("changed")[:1],
        datasets=cells("list"),
    )


def _entry(
    number: int,
    index: object,
    *,
    names: Iterable[str],
    kind: MentionKind,
    dates: Iterable[str],
    countries: Iterable[str],
    changed: Iterable[str],
    datasets: Iterable[str],
) -> Entry:
    kept = tuple(dict.fromkeys(" ".join(name.split()) for name in names if any(char.isalnum() for char in name)))
    if not kept:
        raise BadInput("it gives no name")
    return Entry(
        id=str(index).strip() if isinstance(index, str | int) and str(index).strip() else f"line {number}",
        kind=kind,
        names=kept[:MOST_NAMES],
        years=frozenset(date.strip()[:4] for date in dates if date.strip()[:4].isdecimal()),
        countries=frozenset(code.strip().casefold() for code in countries),
        changed=next((day.strip()[:10] for day in changed), None),
        datasets=tuple(datasets),
    )


def _texts(value: object) -> list[str]:
    """Give the texts in a value that should be a text or a list of them."""
    if isinstance(value, str):
        return [value]
    return [each for each in value if isinstance(each, str)] if isinstance(value, list) else []
