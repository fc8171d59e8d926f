"""How well interest is told: our own labelled set. `python -m bench.interest [--show tune|hold|sight]`.

`interest.jsonl` holds short fiction, some with a title or an outlet, and one content of each of which the label says whether
whoever stands behind it is party to it or the adversary of whom it is about (`labels.md` says how). All texts are built as one
case; the claim is taken that holds the statement whose content shares most of the union with the label.

precision, recall: of the voices marked as interested. read: cases whose content was found on the confident side at all; what was
not counts as unmarked. Rules were tuned on `tune`; `hold` is for
measuring; `sight` was written after the rules and read once.
"""

from __future__ import annotations

import argparse
import html
import json
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from bench.nested import overlap, tokens
from whence import pipeline

CASES = Path(__file__).with_name("interest.jsonl")
#: Share of the union below which a content is not the one labelled.
SAME = 0.4


def write(cases, folder):
    """Write each case as a file of its own, a page where it has a title or an outlet."""
    for case in cases:
        if case["title"] is None:
            (folder / f"{case['id']}.txt").write_text(case["text"], "utf-8")
            continue
        title, outlet = html.escape(case["title"]), case["outlet"]
        site = "" if outlet is None else f'<meta property="og:site_name" content="{html.escape(outlet)}">'
        page = f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>{site}</head>'
        page += f"<body><article><h1>{title}</h1><p>{html.escape(case['text'])}</p></article></body></html>"
        (folder / f"{case['id']}.html").write_text(page, "utf-8")


def voice_of(case, report, reading, *, voices):
    """Give the voice that stands behind a labelled content, `None` when it is in no claim."""
    start = report.text.find(case["content"])
    wanted = tokens(report.text, [(start, start + len(case["content"]))])
    ranked = [
        (
            round(overlap(wanted, tokens(report.text, [(one.start, one.end) for one in each.content])), 2),
            len(each.chain),
            each.id,
        )
        for each in reading.statements
        if each.id in voices
    ]
    best = max(ranked, default=(0.0, 0, ""))
    return voices[best[2]] if best[0] >= SAME else None


def read() -> Iterator[tuple[dict, object]]:
    """Build all cases as one and give each with the voice behind its content."""
    cases = [json.loads(line) for line in CASES.read_text("utf-8").splitlines()]
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "texts"
        folder.mkdir()
        write(cases, folder)
        pipeline.build(Path(place) / "case", None, pipeline.gather(Path(place) / "case", [str(folder)]))
        with pipeline.opened(Path(place) / "case") as view:
            voices = {own: voice for one in view.weighed() for voice in one.voices for own in voice.statements}
            reports = {Path(one.input).stem: one for one in view.reports()}
            for case in cases:
                report = reports[case["id"]]
                reading = view.reading(report.id)
                yield case, None if reading is None else voice_of(case, report, reading, voices=voices)


def tally():
    """Count, by split: right and wrong marks, misses, contents found."""
    counts: Counter[tuple[str, str]] = Counter()
    for case, voice in read():
        marked = voice is not None and voice.interested
        outcome = ("hit" if marked else "missed") if case["interested"] else ("false" if marked else "rightly free")
        for group in (case["split"], f"{case['split']} {case['kind']}"):
            counts[group, outcome] += 1
            counts[group, "read"] += voice is not None
            counts[group, "all"] += 1
    return counts


def measure():
    """Give the figures that the baseline may hold."""
    counts = tally()
    made = {}
    for split in ("tune", "hold", "sight"):
        hit, false, missed = (counts[split, name] for name in ("hit", "false", "missed"))
        made[f"{split}_precision"] = round(hit / max(1, hit + false), 3)
        made[f"{split}_recall"] = round(hit / max(1, hit + missed), 3)
        made[f"{split}_read"] = round(counts[split, "read"] / counts[split, "all"], 3)
    return made


def _show(split):
    for case, voice in read():
        marked = voice is not None and voice.interested
        if case["split"] == split:
            why = [] if voice is None else [one.detail for one in voice.reasons if one.kind == "interest"]
            sign = "ok   " if marked is case["interested"] else "WRONG"
            print(
                sign, case["id"], case["kind"], "not read" if voice is None else voice.root.text, "|", case["text"], why
            )


def main():
    """Print the figures, or every case of one half with what was read."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--show", choices=("tune", "hold", "sight"))
    split = parser.parse_args().show
    if split:
        _show(split)
        return
    for key, value in measure().items():
        print(f"{key:20} {value}")


if __name__ == "__main__":
    main()
