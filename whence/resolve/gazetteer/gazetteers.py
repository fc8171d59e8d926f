"""The gazetteers that a case asks: its own table, what was imported, and the one that ships."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import Literal

from whence.errors import BadInput, OutputRefused
from whence.model.identity import digest_of
from whence.model.setbacks import Setback, setback
from whence.resolve.gazetteer import geonames as gazetteer_geonames
from whence.resolve.gazetteer.atlas import CASE, Atlas, shipped
from whence.resolve.gazetteer.columns import Site, packed
from whence.resolve.gazetteer.entries import Gazetteer
from whence.resolve.gazetteer.file import written
from whence.resolve.gazetteer.lists import Listed, geojson, table

Form = Literal["geonames", "csv", "geojson"]
#: The table in a case folder, and the folder for imported gazetteers there.
TABLE, FOLDER, ENDING = "places.csv", "gazetteers", ".gaz"
#: Names another folder for imported gazetteers than the one in the user's home.
VARIABLE = "WHENCE_GAZETTEERS"
_READ = {"csv": table, "geojson": geojson}


@dataclass(frozen=True, slots=True)
class Held:
    """The gazetteers of a case.

    Attributes:
        digest: Of everything in them that changes results.
        setbacks: Rows and files that could not be used.
    """

    atlas: Atlas
    digest: str
    setbacks: tuple[Setback, ...] = ()


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import made."""

    path: Path
    name: str
    places: int
    names: int
    setbacks: tuple[Setback, ...]


def user_folder() -> Path:
    """Give the folder of the gazetteers that a user imported for every case."""
    given = os.environ.get(VARIABLE)
    base = os.environ.get("XDG_DATA_HOME")
    return Path(given) if given else (Path(base) if base else Path.home() / ".local" / "share") / "whence" / FOLDER


def gazetteers(case: Path | None = None) -> Held:
    """Open the gazetteers of a case: its `places.csv`, then its imported ones, then the user's, then the shipped one.

    Why this way: who investigates knows the places of the case better than any list, so the case's own table answers
    alone for the names it holds; the others are asked together.

    Args:
        case: Case folder, `None` for the shipped one alone.

    Returns:
        The atlas; files and rows that cannot be used are setbacks.

    Cost: 0.1 seconds for the shipped one, once per process; imported ones are mapped, not read.
    """
    held: list[Gazetteer] = []
    troubles: list[Setback] = []
    if case is not None:
        held, troubles = _own(case)
        taken = {one.name for one in held} | {shipped().name}
        for path in [*_packed_in(case / FOLDER), *_packed_in(user_folder())]:
            try:
                one = Gazetteer.at(path)
            except (BadInput, OSError) as error:
                troubles.append(setback("resolve", f"{path.name}: {error}", "Import it again.", source=path.name))
                continue
            if one.name not in taken:
                taken.add(one.name)
                held.append(one)
    held.append(shipped())
    marks = (f"{one.name} {one.about.get('version')} {one.about.get('digest')}" for one in held)
    return Held(Atlas(held), digest_of(*marks), tuple(troubles))


def _own(case: Path) -> tuple[list[Gazetteer], list[Setback]]:
    path = case / TABLE
    if not path.is_file():
        return [], []
    try:
        listed = table(path)
    except BadInput as error:
        return [], [setback("resolve", str(error), error.next, source=path.name)]
    except OSError as error:
        return [], [setback("resolve", f"{TABLE} cannot be read ({error.strerror})", "Check its rights.", source=TABLE)]
    about = {"name": CASE, "version": "", "digest": digest_of(listed.content), "licence": "; ".join(listed.licences)}
    return [Gazetteer(packed(listed.sites, about))], listed.setbacks


def _packed_in(folder: Path) -> list[Path]:
    return sorted(folder.glob(f"*{ENDING}")) if folder.is_dir() else []


def imported(
    form: Form, paths: Sequence[Path], folder: Path, *, name: str | None = None, licence: str = "", source: str = ""
) -> Imported:
    """Make a packed gazetteer of a user's files.

    Args:
        form: What the files are.
        paths: At least one.
        folder: Where to put it; made when it is not there.
        name: Short name of the gazetteer; from the first file when not given. One of that name is replaced.
        licence: Terms that the data came on; what the rows say when not given.
        source: Whom to name.

    Raises:
        BadInput: A file is not of that form, holds no place, or the name is one of ours.
        OutputRefused: The folder cannot be written to.
        OSError: A file cannot be read.
    """
    called = "".join(char if char.isalnum() or char in "-_" else "-" for char in (name or paths[0].stem).casefold())
    if not called.strip("-") or called in {CASE, shipped().name}:
        raise BadInput(f"a gazetteer cannot be called {called!r}", "Give another --name.")
    sites, terms, troubles = _read(form, paths)
    about = {
        "name": called,
        "version": ", ".join(path.name for path in paths),
        "digest": digest_of(*(_hash(path) for path in paths)),
        "licence": licence or ("CC BY 4.0" if form == "geonames" else terms),
        "attribution": source or ("GeoNames (geonames.org)" if form == "geonames" else ""),
        "ids": "geonames" if form == "geonames" else "",
    }
    made = packed(sites, about)
    places = len(made.columns["kind"])
    if not places:
        raise BadInput(f"{paths[0].name} holds no place that can be used", "Check its columns and points.")
    path = folder / f"{called}{ENDING}"
    waiting = path.with_suffix(".part")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        written(waiting, made, {})
        waiting.replace(path)
    except OSError as error:
        raise OutputRefused(
            f"{path} cannot be written ({error.strerror})", "Name another folder with --case, or in $WHENCE_GAZETTEERS."
        ) from error
    return Imported(path, called, places, len(made.columns["name_hashes"]), tuple(troubles))


def listing(case: Path | None = None) -> list[dict[str, str | int]]:
    """Say of every gazetteer that a case (or, without one, any case) asks what it holds and on which terms."""
    return [
        {
            "name": one.name,
            "places": len(one),
            **{key: one.about.get(key, "") for key in ("licence", "attribution", "version")},
        }
        for one in gazetteers(case or Path(os.devnull)).atlas.gazetteers
    ]


def looked_up(name: str, case: Path | None = None) -> list[dict[str, str | int | float | None]]:
    """Give the places that bear a name, the likeliest first, as rows to print."""
    found = gazetteers(case or Path(os.devnull)).atlas.find(name)
    return [
        {
            "gazetteer": one.gazetteer, "id": one.id, "name": one.name, "kind": one.kind, "country": one.country,
            "region": one.region, "lat": one.lat, "lon": one.lon, "population": one.population,
            "radius_m": one.radius_m,
        }
        for one in found
    ]  # fmt: skip


def _read(form: Form, paths: Sequence[Path]) -> tuple[Iterable[Site], str, list[Setback]]:
    if form == "geonames":
        return gazetteer_geonames.sites(paths), "", []
    listed: list[Listed] = [_READ[form](path) for path in paths]
    terms = sorted({term for one in listed for term in one.licences})
    troubles = [trouble for one in listed for trouble in one.setbacks]
    return chain.from_iterable(one.sites for one in listed), "; ".join(terms), troubles


def _hash(path: Path) -> str:
    made = sha256()
    with path.open("rb") as file:
        while piece := file.read(1 << 20):
            made.update(piece)
    return made.hexdigest()
