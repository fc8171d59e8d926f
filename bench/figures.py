"""How well values of quantities are read: the first half of NewsQuant. `python -m bench.figures`.

Matching as in research/place_time_figure.md, section 4.1: by value within a sentence, greedy, ranges only to ranges;
close to the authors' script but not it. Vague words ("dozens") match any range of the gold that they overlap: our
published table gives them other bounds than NewsQuant does.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from whence.read.figures import counted_amounts


def _gold(row):
    parts = [float(part) for part in row["value"].split("-") if part]
    return (tuple(parts) if len(parts) == 2 else (parts[0],)), row["change"]


def _told(amount):
    if amount.value is None:
        return (amount.low, amount.high, amount.quantifier == "about"), "="
    return (amount.value,), {"over": ">", "under": "<", "about": "~"}.get(amount.quantifier, "=")


def _same(told, gold):
    if len(told) == 3:
        low, high, vague = told
        if len(gold) != 2:
            return False
        return (low <= gold[1] and (high is None or high >= gold[0])) if vague else (low, high) == gold
    if len(gold) == 2:
        return False
    return abs(told[0] - gold[0]) <= 1e-4 * max(1.0, abs(gold[0]))


def measure(show=0):
    path = Path(os.environ.get("WHENCE_DATA", "../shared/data")) / "figures" / "newsquant-first-half.json"
    if not path.is_file():
        print(f"skipped: {path} is not there", file=sys.stderr)
        return {}
    right = changed = found = wanted = 0
    for row in json.loads(path.read_text("utf-8")):
        gold = [_gold(quantity) for quantity in row["quantities"]]
        told = [_told(amount) for amount in counted_amounts(row["text"])]
        found, wanted = found + len(told), wanted + len(gold)
        left, extra = list(gold), []
        for value, change in told:
            match = next((item for item in left if _same(value, item[0])), None)
            if match is None:
                extra.append(value)
                continue
            left.remove(match)
            right += 1
            changed += change == match[1] or (change == "=" and match[1] in {"up", "down"})
        if (left or extra) and show > 0:
            show -= 1
            print(f"{row['text']}\n   missed {[item[0] for item in left]} added {extra}")
    return {
        "figures value F1": round(200 * right / (found + wanted), 1),
        "figures value precision": round(100 * right / found, 1),
        "figures value recall": round(100 * right / wanted, 1),
        "figures value and change F1": round(200 * changed / (found + wanted), 1),
    }


if __name__ == "__main__":
    for name, value in measure(int(sys.argv[1]) if len(sys.argv) > 1 else 0).items():
        print(f"{name:28} {value}")
