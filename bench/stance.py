"""How well stances are read: our own labelled set. `python -m bench.stance [--show tune|hold]`.

`stance.jsonl` holds fiction of one or two sentences, labelled before the rules were written (`labels.md` says how). The whole
reader reads each text; the statement is taken whose content shares most of the union with the label, of equals the one whose
last cue shares a word with the labelled one. Its last link gives the stance. A case in which nothing is read counts as wrong.

stance: over all; `denials and hedges`: over the cases labelled denies or doubts and over those labelled hedged (for which
`hedged` must be right as well). hedged, negated: over all cases.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from pathlib import Path

from bench.nested import content, overlap, places, report, spans, tokens
from whence.read.english import English

CASES = Path(__file__).with_name("stance.jsonl")


def chosen(case, statements):
    """Give the statement a case is about, `None` when no attribution shares a word with its content."""
    text = case["text"]
    wanted, cue = content(text, case), tokens(text, places(text, case, "cue"))
    ranked = []
    for index, one in enumerate(statements):
        if one.chain:
            last = one.chain[-1].cue
            meets = last is not None and bool(cue & tokens(text, [(last.start, last.end)]))
            ranked.append((round(overlap(wanted, tokens(text, spans(one.content))), 2), meets, -index))
    best = max(ranked, default=(0.0, False, 0))
    return statements[-best[2]] if best[0] > 0 else None


def judged(case, one):
    """Judge one case: name of the measure -> whether it is right."""
    stance = one is not None and one.chain[-1].stance == case["stance"]
    hedged = one is not None and one.hedged == case["hedged"]
    measures = {
        "stance": stance,
        "hedged": hedged,
        "negated": one is not None and one.negated == case["negated"],
    }
    if case["stance"] in ("denies", "doubts") or case["hedged"]:
        measures["denials and hedges"] = stance and (hedged or not case["hedged"])
    return measures


def read(split=None):
    """Read every case; yields case, statement, measures."""
    reader = English()
    for case in map(json.loads, CASES.read_text("utf-8").splitlines()):
        if split in (None, case["split"]):
            one = chosen(case, reader.reading(report(case["text"])).statements)
            yield case, one, judged(case, one)


def tally():
    """Count per group and measure: right and all."""
    counts = defaultdict(lambda: [0, 0])
    for case, _, measures in read():
        for group in ("all", case["split"], f"{case['split']} {case['stance']}"):
            for name, right in measures.items():
                counts[group, name][0] += right
                counts[group, name][1] += 1
    return counts


def measure():
    """Give the figures that the baseline may hold, in percent."""
    return {
        f"stance_{name.replace(' ', '_')}": round(100 * right / total, 1)
        for (group, name), (right, total) in tally().items()
        if group == "all"
    }


def _show(split):
    for case, one, measures in read(split):
        wrong = [name for name, right in measures.items() if not right]
        if wrong:
            label = f"{case['stance']} hedged={case['hedged']} negated={case['negated']}"
            print(f"{case['id']} wrong: {', '.join(wrong)}\n  {case['text']!r}")
            print(f"  label [{case['source']} / {case['cue']}] {label} => {case['content']}")
            if one is None:
                print("  read  nothing")
                continue
            links = (f"[{a.source and a.source.text} / {a.cue and a.cue.text} / {a.stance}]" for a in one.chain)
            print("  read ", " > ".join(links), f"hedged={one.hedged} negated={one.negated} =>", one.content[0].text)


def main():
    """Print the figures, or every case that was read otherwise."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--show", choices=("tune", "hold"))
    chosen_split = parser.parse_args().show
    if chosen_split:
        _show(chosen_split)
        return
    counts = tally()
    for group in sorted({group for group, _ in counts}, key=lambda name: (" " in name, name)):
        figures = {name: value for (of, name), value in counts.items() if of == group}
        print(
            f"{group:14}", "  ".join(f"{name} {100 * a / b:5.1f} ({a}/{b})" for name, (a, b) in sorted(figures.items()))
        )


if __name__ == "__main__":
    main()
