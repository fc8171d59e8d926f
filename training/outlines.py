"""Rebuild `whence/lang/world/outlines.npz`: the outlines of countries that maps are drawn over.

They come from Natural Earth (public domain) as the npm package world-atlas packs it, with the two-letter codes of
the npm package i18n-iso-countries (MIT):

    npm pack world-atlas@2.0.2 && npm pack i18n-iso-countries@7.14.0
    python -m training.outlines world-atlas-2.0.2.tgz i18n-iso-countries-7.14.0.tgz [OUTPUT]

Nothing is fetched here. The output is the same byte for byte on every machine with the same numpy.
"""

from __future__ import annotations

import argparse
import json
import tarfile
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

OUTPUT = Path(__file__).resolve().parents[1] / "whence" / "lang" / "world" / "outlines.npz"
SCALES = ("110m", "50m")
#: Areas of Natural Earth that have no number in ISO 3166-1; XK is in common use for Kosovo.
UNNUMBERED = {"Kosovo": "XK"}


def member(archive: Path, name: str) -> Any:  # noqa: ANN401 - whatever JSON can hold
    """Load one JSON file out of a package."""
    with tarfile.open(archive) as packed:
        held = packed.extractfile(f"package/{name}")
        if held is None:
            raise FileNotFoundError(f"{archive} holds no {name}")
        return json.load(held)


def rings_of(geometry: dict[str, Any]) -> list[list[list[int]]]:
    """Give the polygons of one country, each as rings, each as numbers of arcs (~n is arc n backwards)."""
    return geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]


def packed(topology: dict[str, Any], codes: dict[str, str], scale: str) -> dict[str, NDArray[Any]]:
    """Lay one scale out as flat arrays: arcs as steps from point to point, rings as numbers of arcs."""
    arcs = topology["arcs"]
    countries = sorted(
        topology["objects"]["countries"]["geometries"], key=lambda one: (one["properties"]["name"], one.get("id", ""))
    )
    steps = np.array([step for arc in arcs for step in arc[1:]], dtype=np.int32)
    polygons = [(number, polygon) for number, one in enumerate(countries) for polygon in rings_of(one)]
    rings = [(number, ring) for number, (_, polygon) in enumerate(polygons) for ring in polygon]
    names = [one["properties"]["name"] for one in countries]
    return {
        f"{scale}_transform": np.array([*topology["transform"]["scale"], *topology["transform"]["translate"]]),
        f"{scale}_first": np.array([arc[0] for arc in arcs], dtype=np.int32),
        f"{scale}_length": np.array([len(arc) for arc in arcs], dtype=np.int32),
        f"{scale}_steps": steps,
        f"{scale}_polygon_country": np.array([number for number, _ in polygons], dtype=np.int16),
        f"{scale}_ring_polygon": np.array([number for number, _ in rings], dtype=np.int16),
        f"{scale}_ring_length": np.array([len(ring) for _, ring in rings], dtype=np.int16),
        f"{scale}_ring_arcs": np.array([arc for _, ring in rings for arc in ring], dtype=np.int16),
        f"{scale}_name": np.array(names),
        f"{scale}_code": np.array([
            codes.get(one.get("id", ""), UNNUMBERED.get(name, "")) for one, name in zip(countries, names, strict=True)
        ]),
    }  # fmt: skip


def main() -> None:
    """Read both packages, write the file, say how large it is."""
    parser = argparse.ArgumentParser(prog="python -m training.outlines", description=__doc__)
    parser.add_argument("atlas", type=Path, help="world-atlas-2.0.2.tgz")
    parser.add_argument("codes", type=Path, help="i18n-iso-countries-7.14.0.tgz")
    parser.add_argument("output", type=Path, nargs="?", default=OUTPUT)
    asked = parser.parse_args()
    codes = {numeric: alpha for alpha, _, numeric, _ in member(asked.codes, "codes.json")}
    arrays: dict[str, NDArray[Any]] = {}
    for scale in SCALES:
        arrays |= packed(member(asked.atlas, f"countries-{scale}.json"), codes, scale)
    asked.output.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(asked.output, **arrays)
    print(f"{asked.output}: {asked.output.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
