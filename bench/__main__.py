"""Run the benches and hold them to the baseline: `python -m bench [BENCH...] [--accept [--lower]]`.

Every bench is a module with `measure() -> dict[str, float]`. `baseline.json` says for each figure that counts what it was,
which way is better, its noise, and the floor that it may never pass. Figures without an entry are printed and not judged;
figures whose data are not on this machine are left out and said to be. Growth takes long and runs only when named.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib
import json
import os
import sys
from dataclasses import dataclass
from pathlib import Path

BASELINE = Path(__file__).with_name("baseline.json")
BENCHES = (
    *("read", "base", "mentions", "nested", "stance", "sources", "figures", "times"),
    *("names", "entities", "relations", "places", "relative"),
    *("trace", "reuse", "cascades", "loose", "planted"),
    *("weigh", "claims", "voices", "conflicts", "drifts", "fusion"),
    *("accusations", "interest", "handmade", "drift_stories"),
)
SLOW = ("growth", "weighing_cost")
#: Folders under $WHENCE_DATA that a bench reads; a figure is compared only while its corpus is the same.
CORPORA = {
    "read": "attribution/polnear/dev",
    "base": "treebank",
    "mentions": "names",
    "figures": "figures",
    "times": "times",
    "names": "names",
    "places": "places",
    "reuse": "reuse",
    "weigh": "events",
    "claims": "events",
    "fusion": "fusion",
}


@dataclass(frozen=True)
class Mark:
    """What the baseline says of one figure.

    Attributes:
        value: As last accepted.
        noise: How far two runs of the same code may lie apart.
        floor: The worst value that may ever pass, `None` where none is promised.
        higher: Larger is better.
    """

    value: float
    noise: float
    floor: float | None
    higher: bool

    def worse(self, found: float, than: float) -> float:
        """Give by how much `found` is worse than `than`; negative when it is better."""
        return round(than - found if self.higher else found - than, 9)


def judged(mark: Mark, found: float) -> str:
    """Say how a figure stands to its baseline: `ok`, `better`, `worse` or `below the floor`."""
    if mark.floor is not None and mark.worse(found, mark.floor) > 0:
        return "below the floor"
    if mark.worse(found, mark.value) > mark.noise:
        return "worse"
    return "better" if mark.worse(found, mark.value) < -mark.noise else "ok"


def corpus_digest(folder: Path) -> str | None:
    """Hash the names and sizes of the files of a corpus; `None` when it is not here."""
    if not folder.is_dir():
        return None
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    listed = "\n".join(f"{path.relative_to(folder).as_posix()} {path.stat().st_size}" for path in files)
    return hashlib.sha256(listed.encode()).hexdigest()[:16]


def data_digest(bench: str) -> str | None:
    """Give the digest of the corpus that a bench reads, `None` when it reads none or it is not here."""
    if bench not in CORPORA:
        return None
    beside = Path(__file__).resolve().parents[2] / "shared" / "data"
    return corpus_digest(Path(os.environ.get("WHENCE_DATA", beside)) / CORPORA[bench])


def load(path: Path) -> tuple[dict[str, Mark], dict[str, str]]:
    """Read the baseline: marks by `bench.figure`, digests of corpora by bench."""
    if not path.is_file():
        return {}, {}
    held = json.loads(path.read_text("utf-8"))
    marks = {
        name: Mark(row["value"], row["noise"], row.get("floor"), row["better"] == "higher")
        for name, row in held["figures"].items()
    }
    return marks, held["corpora"]


def save(path: Path, marks: dict[str, Mark], corpora: dict[str, str]) -> None:
    """Write the baseline, sorted."""
    figures = {
        name: {
            "value": mark.value,
            "better": "higher" if mark.higher else "lower",
            "noise": mark.noise,
            **({} if mark.floor is None else {"floor": mark.floor}),
        }
        for name, mark in sorted(marks.items())
    }
    text = json.dumps({"corpora": dict(sorted(corpora.items())), "figures": figures}, indent=2)
    path.write_text(text + "\n", "utf-8")


def compare(found: dict[str, float], marks: dict[str, Mark]) -> list[tuple[str, float, str]]:
    """Judge every figure; those the baseline does not name are `new`."""
    return [
        (name, value, judged(marks[name], value) if name in marks else "new") for name, value in sorted(found.items())
    ]


def accepted(marks: dict[str, Mark], found: dict[str, float], *, lower: bool) -> dict[str, Mark]:
    """Take the found figures over; one that got worse only when lowering was asked for, one below its floor never."""
    taken = dict(marks)
    for name, mark in marks.items():
        if name not in found:
            continue
        verdict = judged(mark, found[name])
        if verdict == "below the floor" or (verdict == "worse" and not lower):
            continue
        taken[name] = Mark(round(found[name], 4), mark.noise, mark.floor, mark.higher)
    return taken


def measured(benches: list[str], corpora: dict[str, str]) -> tuple[dict[str, float], dict[str, str], bool]:
    """Run benches; gives figures by `bench.figure`, digests of the corpora read, and whether one corpus changed."""
    found: dict[str, float] = {}
    digests: dict[str, str] = {}
    changed = False
    for bench in benches:
        digest = data_digest(bench)
        if digest is not None:
            digests[bench] = digest
            if corpora.get(bench, digest) != digest:
                print(f"{bench}: the corpus is another one than the baseline's; accept it first", file=sys.stderr)
                changed = True
        figures = importlib.import_module(f"bench.{bench}").measure()
        found |= {f"{bench}.{name}": float(value) for name, value in figures.items()}
    return found, digests, changed


def main(words: list[str]) -> int:
    """Measure, compare, and tell; exit code 1 when a figure is worse than it may be."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__.partition("\n")[0])
    parser.add_argument("bench", nargs="*", choices=[[], *BENCHES, *SLOW], help="which to run; all but the slow ones")
    parser.add_argument("--accept", action="store_true", help="write the figures into the baseline")
    parser.add_argument("--lower", action="store_true", help="with --accept: also those that got worse")
    asked = parser.parse_args(words)
    marks, corpora = load(BASELINE)
    benches = list(asked.bench) or list(BENCHES)
    found, digests, changed = measured(benches, corpora)
    rows = compare(found, marks)
    for name, value, verdict in rows:
        was = f"{marks[name].value:>12.4g}" if name in marks else " " * 12
        print(f"{name:<52} {value:>12.4g} {was}  {verdict}")
    for name in sorted(set(marks) - set(found)):
        if name.partition(".")[0] in benches:
            print(f"{name:<52} left out: its data are not here")
    if asked.accept:
        save(BASELINE, accepted(marks, found, lower=asked.lower), corpora | digests)
    return 1 if changed or any(verdict in {"worse", "below the floor"} for _, _, verdict in rows) else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
