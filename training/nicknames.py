"""Rebuild `whence/lang/en/nicknames.tsv`: short forms of English given names and the names they stand for.

    pip install nicknames==1.0.1
    python -m training.nicknames [OUTPUT]

From the package `nicknames` (Carlton Northern, Nick Crews; Apache-2.0), relation `has_nickname`. One pair a line, the
full name first. Only pairs of words of letters whose second is the shorter: others are mostly two names that are
merely kin.
"""

from __future__ import annotations

import csv
import sys
from importlib.resources import files
from pathlib import Path

OUTPUT = Path(__file__).resolve().parents[1] / "whence" / "lang" / "en" / "nicknames.tsv"


def pairs() -> list[tuple[str, str]]:
    """Give (full name, short form), sorted, each once."""
    with files("nicknames").joinpath("names.csv").open("r", encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    found = {
        (row["name1"].casefold(), row["name2"].casefold()) for row in rows if row["relationship"] == "has_nickname"
    }
    return sorted(
        (full, short) for full, short in found if full.isalpha() and short.isalpha() and len(short) < len(full)
    )


def main(output: Path = OUTPUT) -> None:
    """Write the list."""
    found = pairs()
    output.write_text("".join(f"{full}\t{short}\n" for full, short in found), "utf-8")
    print(f"{len(found)} pairs, {output.stat().st_size} bytes: {output}")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
