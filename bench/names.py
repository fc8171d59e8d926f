"""How well two names are compared, and how few pairs need comparing. `python -m bench.names [tune|hold [MISSES]]`.

**name_bench** (the half of nomenklatura's labelled pairs in `$WHENCE_DATA/names`; nothing is tuned on it): the F1 at the best single
threshold, the F1 at our own (0.5), and the area under the curve. Every schema but Person is compared as an organisation.

**Own probe** (`names.jsonl`, fiction; the guide is in labels.md): share of pairs judged as labelled, and the share of pairs that are
two names but are taken for one. A pair with a statement is judged by the room's alias learning: the sentence is a report of its own
and its two names are the mentions. The odd lines were looked at while the rules were written, the even ones counted.

**Blocking**: 1,000 names made up by the trainer's generator from another seed, every pair compared: of those taken for one, the share
that meets under a key, and the share of all pairs that meet.
"""

from __future__ import annotations

import csv
import json
import random
import sys
from bisect import bisect_left, bisect_right
from collections import Counter
from itertools import combinations
from pathlib import Path

from bench.polnear import data
from training.likeness_bodies import body_pair
from training.likeness_persons import person_pair
from whence.model.identity import content_id
from whence.model.reading import Mention
from whence.model.reports import Published, Report
from whence.resolve.aliases import stated_aliases
from whence.resolve.likeness.blocking import candidates
from whence.resolve.likeness.comparing import SAME, compare, prepare
from whence.resolve.named import voted

OWN = Path(__file__).with_name("names.jsonl")
#: Names of each kind that blocking is measured with, and their seed; the trainer's is 4.
CROWD, SEED = 1_000, 99


def own():
    """Read the own probe."""
    return [json.loads(line) for line in OWN.read_text("utf-8").splitlines()]


def score(one, other, kind):
    """Score two names."""
    return compare(prepare(one, kind), prepare(other, kind)).score


def is_same(row):
    """Judge a pair of the probe: by the names, or by what its sentence states."""
    if "stated" in row and _is_stated(row):
        return True
    return score(row["a"], row["b"], row["kind"]) >= SAME


def _is_stated(row):
    text = row["stated"]
    report = Report("r", "x", None, None, None, None, None, Published(), "text/plain", "en", "0" * 64, None, text)
    places = sorted({(text.index(name), text.index(name) + len(name)) for name in (row["a"], row["b"])})
    mentions = [Mention(content_id("mention", *place), report.span(*place), row["kind"]) for place in places]
    named = voted(mentions)
    keys = {item.key for item in named}
    return any({alias.key_a, alias.key_b} == keys for alias in stated_aliases(report, named))


def probe(rows, *, show=0):
    """Count what is judged as labelled, and wrong merges, over pairs of the probe."""
    count = Counter()
    for row in rows:
        told = is_same(row)
        count.update(all=1, right=told == row["same"], two=not row["same"], merged=told and not row["same"])
        count[row["class"], "all"] += 1
        count[row["class"], "right"] += told == row["same"]
        if show and told != row["same"]:
            detail = compare(prepare(row["a"], row["kind"]), prepare(row["b"], row["kind"]))
            print(f"{row['id']} {row['class']}: {row['a']} | {row['b']}: {told}, {detail}")
    return count


def area(scores, same):
    """Give the area under the curve; ties count half."""
    one = [score for score, label in zip(scores, same, strict=True) if label]
    two = sorted(score for score, label in zip(scores, same, strict=True) if not label)
    wins = sum(bisect_left(two, score) + bisect_right(two, score) for score in one)
    return wins / (2 * max(1, len(one) * len(two)))


def f1(scores, same, threshold):
    """Give the F1 of taking pairs from a threshold on for one."""
    told = [score >= threshold for score in scores]
    return 2 * sum(map(min, told, same)) / max(1, sum(told) + sum(same))


def best_f1(scores, same):
    """Give the F1 at the threshold where it is highest."""
    return max(f1(scores, same, threshold) for threshold in set(scores))


def name_bench():
    """Read name_bench: (name, name, kind, is one); empty where it is not on this machine."""
    path = data() / "names" / "name_bench.csv"
    if not path.is_file():
        print(f"bench.names: name_bench left out, {path} is not there", file=sys.stderr)
        return []
    with path.open(encoding="utf-8", newline="") as lines:
        return [
            (row["name1"], row["name2"], "person" if row["schema"] == "Person" else "organisation", row["is_match"].lower() == "true")
            for row in csv.DictReader(lines)
        ]  # fmt: skip


def crowd(make, kind):
    """Make up names of a kind, half of them variants of the others."""
    chance = random.Random(SEED)
    names = {}
    while len(names) < CROWD:
        for name in make(chance)[:2]:
            names[f"{len(names):04}"] = prepare(name, kind)
    return names


def blocking():
    """Give how many of the pairs taken for one meet under a key, and how few meet at all; percent."""
    made = Counter()
    for make, kind in ((person_pair, "person"), (body_pair, "organisation")):
        names = crowd(make, kind)
        met = {(a, b) for a, b in candidates(names, names) if a < b}
        same = {(a, b) for a, b in combinations(sorted(names), 2) if compare(names[a], names[b]).score >= SAME}
        made.update(all=len(names) * (len(names) - 1) // 2, met=len(met), same=len(same), found=len(same & met))
    return {
        "names blocking recall": round(100 * made["found"] / max(1, made["same"]), 2),
        "names blocking compared": round(100 * made["met"] / made["all"], 3),
    }


def measure():
    """Give the figures."""
    made = {}
    for split in ("tune", "hold"):
        count = probe([row for row in own() if row["split"] == split])
        made[f"names probe {split} right"] = round(100 * count["right"] / count["all"], 1)
        made[f"names probe {split} wrong merges"] = round(100 * count["merged"] / count["two"], 1)
    pairs = name_bench()
    if pairs:
        scores, same = [score(one, other, kind) for one, other, kind, _ in pairs], [label for *_, label in pairs]
        made["name_bench best F1"] = round(100 * best_f1(scores, same), 1)
        made["name_bench own F1"] = round(100 * f1(scores, same, SAME), 1)
        made["name_bench AUC"] = round(100 * area(scores, same), 1)
    return made | blocking()


if __name__ == "__main__":
    if sys.argv[1:]:
        told = probe([row for row in own() if row["split"] == sys.argv[1]], show=len(sys.argv) > 2)
        print({sort: f"{told[sort, 'right']}/{told[sort, 'all']}" for sort in dict.fromkeys(r["class"] for r in own())})
        print(f"right {told['right']}/{told['all']}, wrong merges {told['merged']}/{told['two']}")
    else:
        for name, value in measure().items():
            print(f"{name:34} {value}")
