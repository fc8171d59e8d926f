"""How well sources are sorted and looked up: our own labelled cases. `python -m bench.sources [--show tune|hold]`.

`sources.jsonl` holds fiction of one to four sentences, labelled before the rules were written. Each row names one source by its
place, its kind, and every stretch that counts as its antecedent (none: it has none, or two compete). Even rows are for tuning,
odd rows for checking. The functions are asked about the gold place, so the figures do not depend on how well attributions are
found; sources that speak earlier in the case are given with what they are quoted with. Names are read, not given.

`credits.jsonl` holds openings and closings of reports with what they credit; a mention of an agency is none.

kind: share of sources sorted right. An antecedent is right when it shares half of the union with a gold stretch, or when
one lies in the other and both have the same end or the same start with only a complement behind it ("a nurse" in "a nurse at the ward"). Precision: right among those given; recall: right among those that gold has.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from pathlib import Path

from whence.model.reports import Published, Report
from whence.read.found import Found
from whence.read.names.mentions import mentions
from whence.read.sentences import sentences
from whence.read.sources.sourcing import Antecedents, source_kind
from whence.trace.credits.namings import namings

CASES = Path(__file__).with_name("sources.jsonl")
CREDITS = Path(__file__).with_name("credits.jsonl")


def _place(span):
    return span["start"], span["end"]


def _found(place, content=((0, 0),)):
    return Found(place, None, None, tuple(content), "says", "indirect", "that", "say")


def looked_up(case):
    """Ask for the antecedent of a case's source as `statements` does: every source in reading order."""
    text = case["text"]
    report = Report("bench", "", None, None, None, None, None, Published(), "text/plain", "en", "0" * 64, None, text)
    cut = sentences(report)
    known = Antecedents(text, [(one.start, one.end) for one in cut], mentions(report, cut))
    target = _place(case["source"])
    for said in case["said_before"]:
        place = _place(said["source"])
        content = tuple(_place(piece) for piece in said["quotations"])
        if place[0] < target[0] or content:
            known.add(place, source_kind(said["source"]["text"]), content)
    return known.of(_found(target))


#: What may follow the head of a noun phrase, so that "a nurse" is the head of "a nurse with a bandaged hand".
_TAIL = re.compile(r"\s*(?:[,(]|(?:of|by|for|from|with|who|that|which|on|in|about|at|to|after)\b)(?!.*\band\b)")


def same(place, case):
    """Tell whether a stretch is one of the gold antecedents."""
    for gold in case["antecedents"]:
        start, end = _place(gold)
        shared = min(end, place[1]) - max(start, place[0])
        union = max(end, place[1]) - min(start, place[0])
        whole = shared in (end - start, place[1] - place[0])
        rest = case["text"][min(end, place[1]) : max(end, place[1])]
        heads = place[0] == start and _TAIL.match(rest)
        if shared > 0 and (shared >= union / 2 or (whole and (place[1] == end or heads))):
            return True
    return False


def score(cases, *, show=False):
    """Count over some cases: kinds right, antecedents right, given and wanted."""
    counts = Counter()
    for case in cases:
        place = looked_up(case)
        kind = source_kind(case["source"]["text"], None if place is None else case["text"][slice(*place)])
        right = place is not None and same(place, case)
        counts["cases"] += 1
        counts["kind"] += kind == case["kind"]
        counts["given"] += place is not None
        counts["gold"] += bool(case["antecedents"])
        counts["right"] += right
        if show and (kind != case["kind"] or (place is None) != (not case["antecedents"]) or (place and not right)):
            told = None if place is None else case["text"][slice(*place)]
            wanted = [gold["text"] for gold in case["antecedents"]]
            print(f"{case['id']} {kind} ({case['kind']}) {told!r} {wanted!r}\n    {case['text']}")
    return counts


def _figures(name, counts):
    share = {
        "kind accuracy": ("kind", "cases"),
        "antecedent precision": ("right", "given"),
        "antecedent recall": ("right", "gold"),
    }
    return {f"{name} {figure}": round(100 * counts[a] / counts[b], 1) for figure, (a, b) in share.items() if counts[b]}


def credited(case):
    """Give what an opening or a closing surely credits, as (kind, names)."""
    made = Report(
        "bench", "", None, None, None, None, None, Published(), "text/plain", "en", "0" * 64, None, case["text"]
    )
    return {(one.kind, one.names) for one in namings(made, None) if one.sure}


def score_credits(cases, *, show=False):
    """Count credits right, given and wanted; a credit is right when kind and name are."""
    counts = Counter()
    for case in cases:
        found, gold = credited(case), {tuple(one) for one in case["credits"]}
        counts["right"] += len(found & gold)
        counts["given"] += len(found)
        counts["gold"] += len(gold)
        if show and found != gold:
            print(f"{case['id']} {sorted(found)} {sorted(gold)}\n    {case['text']!r}")
    return counts


def load(path=CASES):
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def measure(show=None):
    """Give the figures of both halves."""
    cases = load()
    openings = load(CREDITS)
    halves = {"tune": cases[::2], "hold": cases[1::2]}
    figures = {}
    for name, half in halves.items():
        figures |= _figures(name, score(half, show=show == name))
    for name, half in {"tune": openings[::2], "hold": openings[1::2]}.items():
        counts = score_credits(half, show=show == name)
        figures |= {
            f"{name} credit {figure}": round(100 * counts["right"] / max(1, counts[of]), 1)
            for figure, of in {"precision": "given", "recall": "gold"}.items()
        }
    return figures


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--show", choices=("tune", "hold"), help="print the cases of this half that went wrong")
    for name, value in measure(parser.parse_args().show).items():
        print(f"{name:28} {value}")
