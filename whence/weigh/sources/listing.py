"""Load `sources.csv` of a case, with what results depend on and what could not be used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from whence.model.identity import digest_of
from whence.model.judgements import Outcome
from whence.model.ledger import Source, Weighed
from whence.model.setbacks import Setback, setback
from whence.weigh.interest.parties import Parties, parties
from whence.weigh.sources import totals

#: The file in the case folder.
FILE = "sources.csv"
_ADVICE = "Mend the row; the columns are outlet, family, owner, party to."


@dataclass(frozen=True, slots=True)
class Listed:
    """What the user lists of sources; `whence.model.protocols.Roster`, by which views tell of them.

    Attributes:
        digest: Of the rows; the case is weighed again when it changes.
        parties: The rows.
        setbacks: Rows that could not be used.
    """

    digest: str
    parties: Parties = field(default_factory=Parties)
    setbacks: tuple[Setback, ...] = ()

    def family(self, outlet: str | None) -> str | None:
        """Give the family that an outlet is listed in, `None` when none is."""
        return self.parties.family(outlet)

    def families(self) -> Mapping[str, tuple[str, ...]]:
        """Give the names listed in each family, both as written, in the order of the list."""
        found: dict[str, list[str]] = {}
        for row in self.parties.rows.values():
            for name in dict.fromkeys(each for each in (row.family, row.owner) if each is not None):
                found.setdefault(name, []).append(row.name)
        return {name: tuple(members) for name, members in found.items()}

    def sources(self, ledger: Iterable[Weighed], settled: Mapping[str, Outcome]) -> Iterator[Source]:
        """Add up how sources stand in the claims of a case, and grade them by their record."""
        return totals.sources(ledger, settled)


def listed_sources(case: Path | None = None) -> Listed:
    """Load what lies in the case folder.

    Args:
        case: Case folder, `None` for no list at all.

    Returns:
        The list; a file that is not there is an empty one, a file that cannot be read is a setback.

    Cost: linear in the file, which is read up to 100,000 rows.
    """
    path = None if case is None else case / FILE
    if path is None or not path.is_file():
        return Listed(digest_of(FILE))
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        why = setback("weigh", f"{FILE} cannot be read as UTF-8 text", "Save it as UTF-8.", source=str(path))
        return Listed(digest_of(FILE), setbacks=(why,))
    found = parties(text)
    troubles = tuple(setback("weigh", one, _ADVICE, source=str(path)) for one in found.troubles)
    return Listed(digest_of(FILE, text), found, troubles)
