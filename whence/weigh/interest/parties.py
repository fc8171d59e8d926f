"""What the user knows of sources: `sources.csv` in the case folder (outlet, family, owner, party to)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from whence.weigh.roots import body

#: Columns, and the mark between several names in one.
OUTLET, FAMILY, OWNER, PARTY_TO, BETWEEN = "outlet", "family", "owner", "party to", ";"
#: Rows that are read, and code points of a name.
ROWS, NAME = 100_000, 200


@dataclass(frozen=True, slots=True)
class Party:
    """What one row says of an outlet or source.

    Attributes:
        name: As written.
        family, owner: Who else it answers to, `None` when not given.
        party_to: Names of people, bodies and matters that it has a stake in.
    """

    name: str
    family: str | None = None
    owner: str | None = None
    party_to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Parties:
    """The rows of `sources.csv`.

    Attributes:
        rows: By the words of the name, without article and brackets, casefolded.
        troubles: One sentence for each row that could not be used.
    """

    rows: Mapping[str, Party] = field(default_factory=dict)
    troubles: tuple[str, ...] = ()

    def family(self, outlet: str | None) -> str | None:
        """Give the family that an outlet is listed in, `None` when none is."""
        row = self.rows.get(body(outlet)) if outlet else None
        return None if row is None else row.family or row.owner

    def stake(self, name: str | None, words: str, names: Iterable[str]) -> str | None:
        """Say what an outlet or source has at stake in words that it puts forward, `None` when nothing is listed.

        Args:
            name: Of the outlet or source.
            words: What is said.
            names: Heads of the name groups in it.
        """
        row = self.rows.get(body(name)) if name else None
        if row is None:
            return None
        said = f" {body(words.replace('(', ' '))} "
        heads = {body(key.partition(":")[2]) for key in names}
        for other in (*row.party_to, *(each for each in (row.owner,) if each is not None)):
            if body(other) and (f" {body(other)} " in said or body(other) in heads):
                kind = "is owned by" if other == row.owner else "is listed as party to"
                return f"{row.name} {kind} {other}, of whom it speaks (sources.csv)."
        return None


def parties(text: str) -> Parties:
    """Read `sources.csv`.

    Why this way: a row that cannot be used is told and the others count; nothing in the file can stop a build. Of
    several rows on one name the first counts.

    Args:
        text: The file, decoded; a header with `outlet` and any of `family`, `owner`, `party to` (or `party_to`);
            several parties stand in one field with semicolons between them.
    """
    lines = csv.reader(io.StringIO(text.replace("\0", "").removeprefix("\ufeff"), newline=""))
    rows: dict[str, Party] = {}
    troubles: list[str] = []
    header: list[str] = []
    try:
        for number, line in enumerate(lines, start=1):
            if number > ROWS:
                troubles.append(f"sources.csv has more than {ROWS:,} rows; the rest was not read.")
                break
            if not header:
                header = [each.strip().casefold().replace("_", " ") for each in line]
                if OUTLET not in header:
                    return Parties({}, (f"sources.csv has no column “{OUTLET}” in its first row.",))
                continue
            _take(dict(zip(header, line, strict=False)), number, rows=rows, troubles=troubles)
    except csv.Error as error:
        troubles.append(f"sources.csv could not be read to its end: {error}.")
    return Parties(rows, tuple(troubles))


def _take(line: Mapping[str, str], number: int, *, rows: dict[str, Party], troubles: list[str]) -> None:
    name = line.get(OUTLET, "").strip()
    if not any(each.strip() for each in line.values()):
        return
    if not body(name) or len(name) > NAME:
        troubles.append(f"Row {number} of sources.csv names no outlet.")
        return
    if body(name) in rows:
        troubles.append(f"Row {number} of sources.csv names {name} again; the first row counts.")
        return
    listed = tuple(each.strip() for each in line.get(PARTY_TO, "").split(BETWEEN) if each.strip())
    rows[body(name)] = Party(name, line.get(FAMILY, "").strip() or None, line.get(OWNER, "").strip() or None, listed)
