"""How well two names are compared: name_bench, our own probe, blocking. `python -m bench.names [tune|hold]`."""

from __future__ import annotations

import csv
import json
import sys
from collections import Counter
from pathlib import Path

from bench.polnear import data
from whence.resolve.likeness import SAME, compare, prepare

OWN = Path(__file__).with_name("names.jsonl")
KINDS = {"Person": "person", "Place": "place", "Address": "place"}


def own():
    """Read the own probe."""
    return [json.loads(line) for line in OWN.read_text("utf-8").splitlines()]


def score(a, b, kind):
    return compare(prepare(a, kind), prepare(b, kind)).score


if __name__ == "__main__":
    split = sys.argv[1]
    good, all_, fm, neg = Counter(), Counter(), 0, 0
    for row in own():
        if row["split"] != split or "stated" in row:
            continue
        told = compare(prepare(row["a"], row["kind"]), prepare(row["b"], row["kind"]))
        right = (told.score >= SAME) == row["same"]
        good[row["class"]] += right
        all_[row["class"]] += 1
        neg += not row["same"]
        fm += not row["same"] and not right
        if not right and len(sys.argv) > 2:
            print(row["class"], row["same"], "|", row["a"], "|", row["b"], "|", told)
    print(split, sum(good.values()), sum(all_.values()), "false merges", fm, neg)
    print({c: f"{good[c]}/{n}" for c, n in all_.items()})
