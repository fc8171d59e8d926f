"""How well accusing and labelling are read: our own labelled set. `python -m bench.accusations [--show tune|hold|sight]`.

`accusations.jsonl` holds fiction of one or two sentences in which somebody calls somebody something, accuses him of it, or
denies it, labelled before the rules were written (`labels.md` says how). The whole reader reads each text; for each labelled
row the statement counts whose last source and stance are the label's and whose content shares half of the union with it.

read: rows found. heard: found with every confidence at or above the ledger's threshold. accusers, deniers: rows that say, rows
that deny or doubt. own voice: rows with a source
that the outlet does not repeat in its own voice. meeting: texts
with an accuser and a denier whose two contents are the same words, as one claim with two sides needs. decoys: texts
without an attribution in which none is heard. Rules were tuned on `tune`; `hold` is for
measuring; `sight` was written after the rules and read once.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from itertools import product
from pathlib import Path

from bench.nested import content, overlap, report, same_source, spans, tokens
from whence.config import Settings
from whence.read.english import English

CASES = Path(__file__).with_name("accusations.jsonl")
#: Share of the union that makes two contents one.
SAME = 0.5
#: Share of a labelled content that a statement of the outlet's own must hold to repeat it.
REPEATED = 0.8


def found(text, row, statements):
    """Give the statement that a labelled row asks for, `None` when it was not read."""
    wanted = content(text, row)
    right = [
        (overlap(wanted, tokens(text, spans(one.content))), -index)
        for index, one in enumerate(statements)
        if one.chain and one.chain[-1].stance == row["stance"] and same_source(text, row, one.chain[-1].source)
    ]
    best = max(right, default=(0.0, 0))
    return statements[-best[1]] if best[0] >= SAME else None


def heard(one):
    """Tell whether the ledger would take a statement."""
    return one is not None and all(link.confidence >= Settings().confident for link in one.chain)


def repeated(text, row, statements):
    """Tell whether the outlet says in its own voice what a labelled row attributes."""
    wanted = content(text, row)
    own = [tokens(text, spans(one.content)) for one in statements if not one.chain and one.asserts]
    return any(len(wanted & words) >= REPEATED * len(wanted) for words in own)


def judged(case, statements):
    """Judge one case; yields a measure and whether it is right."""
    text, rows = case["text"], case["rows"]
    read = [found(text, row, statements) for row in rows]
    for row, one in zip(rows, read, strict=True):
        yield "accusers" if row["stance"] not in ("denies", "doubts") else "deniers", one is not None
        yield "read", one is not None
        yield "heard", heard(one)
        if row["source"] is not None:
            yield "own voice", not repeated(text, row, statements)
    sides = [[one for row, one in zip(rows, read, strict=True) if (row["stance"] == "denies") is way] for way in (0, 1)]
    if all(sides) and _labelled_meeting(text, rows):
        yield "meeting", any(_meet(text, one, other) for one, other in product(*sides))
    if not rows:
        yield "decoys", not any(one.chain and heard(one) for one in statements)


def _labelled_meeting(text, rows):
    sides = [[content(text, row) for row in rows if (row["stance"] == "denies") is way] for way in (False, True)]
    return any(overlap(one, other) >= SAME for one, other in product(*sides))


def _meet(text, one, other):
    if not heard(one) or not heard(other):
        return False
    return overlap(*(tokens(text, spans(each.content)) for each in (one, other))) >= SAME


def tally():
    """Count per group and measure: right and all."""
    reader = English()
    counts = defaultdict(lambda: [0, 0])
    for case in map(json.loads, CASES.read_text("utf-8").splitlines()):
        statements = reader.reading(report(case["text"])).statements
        for name, right in judged(case, statements):
            for group in ("all", case["split"], f"{case['split']} {case['kind']}"):
                counts[group, name][0] += right
                counts[group, name][1] += 1
    return counts


def measure():
    """Give the figures that the baseline may hold, in percent."""
    return {
        f"{group}_{name.replace(' ', '_')}": round(100 * right / total, 1)
        for (group, name), (right, total) in tally().items()
        if group in ("tune", "hold", "sight")
    }


def _line(one):
    links = (
        f"[{link.source and link.source.text} / {link.cue and link.cue.text} / {link.stance} {link.confidence}]"
        for link in one.chain
    )
    return (" > ".join(links) or "own voice") + " => " + " | ".join(piece.text for piece in one.content)


def _show(split):
    reader = English()
    for case in map(json.loads, CASES.read_text("utf-8").splitlines()):
        if case["split"] != split:
            continue
        statements = reader.reading(report(case["text"])).statements
        wrong = [name for name, right in judged(case, statements) if not right]
        if wrong:
            print(f"{case['id']} {case['kind']} wrong: {', '.join(wrong)}\n  {case['text']!r}")
            for row in case["rows"]:
                print(f"  label [{row['source']} / {row['stance']}] => {row['content']} {row.get('content_more', '')}")
            for one in statements:
                print(f"  read  {_line(one)}")


def main():
    """Print the figures, or every case that was read otherwise."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--show", choices=("tune", "hold", "sight"))
    split = parser.parse_args().show
    if split:
        _show(split)
        return
    counts = tally()
    for group in sorted({group for group, _ in counts}, key=lambda name: (name.count(" "), name)):
        figures = {name: value for (of, name), value in counts.items() if of == group}
        print(f"{group:20}", "  ".join(f"{name} {a}/{b}" for name, (a, b) in figures.items()))


if __name__ == "__main__":
    main()
