"""How well times are read. `python -m bench.times [--show N] [--own] [--every N]`.

Two sets. TimeBank and AQUAINT as TempEval-3 cleaned them, with its definitions: overlap is relaxed, the same span is strict,
value F1 counts right values over gold and found, the document's own date is left out. Rules are tuned on the documents with an
even place in sorted order and only checked on the odd ones; both halves are printed. And our own invented sentences
(`moments.jsonl`), labelled before the rules: is what is meant inside [earliest, latest], is the EDTF value the same. A label's window
is what the words mean to a reader, drawn without looking at our bounds; an open side of ours is right only where the label is open.
"""

from __future__ import annotations

import argparse
import html
import json
import os
import re
import sys
import tarfile
from collections import Counter
from pathlib import Path

from whence.model.reports import Published, Report
from whence.read.moments.finding import moments
from whence.read.sentences import sentences
from whence.text.edtf import bounds

OWN = Path(__file__).with_name("moments.jsonl")
_TIMEX = re.compile(r"<TIMEX3\b([^>]*)>(.*?)</TIMEX3>", re.DOTALL)


def _attribute(tag, name):
    found = re.search(rf'{name}="([^"]*)"', tag)
    return found[1] if found else None


def _document(markup):
    dct = re.search(r'<DCT>.*?value="([^"]+)"', markup, re.DOTALL)
    body = re.search(r"<TEXT>(.*)</TEXT>", markup, re.DOTALL)[1]
    body = re.sub(r"</?(?!TIMEX3)[A-Z][^>]*>", "", body)
    text, gold, place = "", [], 0
    for match in _TIMEX.finditer(body):
        text += html.unescape(body[place : match.start()])
        words = html.unescape(re.sub(r"<[^>]*>", "", match[2]))
        gold.append((len(text), len(text) + len(words), _attribute(match[1], "type"), _attribute(match[1], "value")))
        text += words
        place = match.end()
    return text + html.unescape(body[place:]), gold, dct[1][:10] if dct else None


def _report(text, day):
    first, last = bounds(day)
    published = Published(day, first, last, "given") if day else Published()
    return Report("bench", "", None, None, None, None, None, published, "text/plain", "en", "0" * 64, None, text)


def _read(text, dct):
    """Read a document: its single line breaks are wrapped lines, its empty lines end paragraphs."""
    report = _report(re.sub(r"(?<!\n)\n(?!\n)", " ", text), dct if dct and len(dct) == 10 else None)
    return [(m.span.start, m.span.end, m.type, m.value) for m in moments(report, sentences(report))]


def documents():
    """Give (place in sorted order, text, gold, date) of TBAQ; nothing where it is not on this machine."""
    path = Path(os.environ.get("WHENCE_DATA", "../shared/data")) / "times" / "TBAQ-cleaned.tar.gz"
    if not path.is_file():
        print(f"skipped: {path} is not there", file=sys.stderr)
        return
    with tarfile.open(path) as archive:
        names = sorted(member.name for member in archive.getmembers() if member.name.endswith(".tml"))
        for place, name in enumerate(names):
            yield place, *_document(archive.extractfile(name).read().decode("utf-8"))


def measure(show=0, every=1):
    counts, wrong = (Counter(), Counter()), Counter()
    for place, text, gold, dct in documents():
        if place % every == 0:
            _score(_read(text, dct), gold, text=text, dct=dct, counts=counts[place % 2], wrong=wrong)
    for line, count in wrong.most_common(show):
        print(count, line)
    figures = {}
    if counts[0] or counts[1]:
        figures = _f1(counts[0] + counts[1], "")
        if every % 2:
            figures |= _f1(counts[0], ", even half") | _f1(counts[1], ", odd half")
    return figures | measure_own(show)


def _f1(counts, which):
    total = counts["found"] + counts["gold"]
    return {
        f"times {name} F1{which}": round(200 * counts[name] / total, 1)
        for name in ("relaxed", "strict", "type", "value")
    }


def _score(found, gold, *, text, dct, counts, wrong):
    counts["found"] += len(found)
    counts["gold"] += len(gold)
    left = list(gold)
    for start, end, kind, value in found:
        match = next((row for row in left if row[0] < end and start < row[1]), None)
        said = " ".join(text[start:end].split())
        if match is None:
            wrong[f"+ {said} [{value}]"] += 1
            continue
        left.remove(match)
        counts["relaxed"] += 1
        counts["strict"] += (start, end) == match[:2]
        counts["type"] += kind == match[2]
        counts["value"] += value == match[3]
        wanted = " ".join(text[match[0] : match[1]].split())
        if value != match[3]:
            wrong[f"= {wanted} | {said}: {match[3]} not {value} (dct {dct})"] += 1
        elif (start, end) != match[:2]:
            wrong[f"~ {wanted} | {said}"] += 1
    wrong.update(f"- {' '.join(text[a:b].split())} [{value}]" for a, b, _kind, value in left)


def measure_own(show=0):
    """Score our own sentences: every label counts once, also the sentences that tell no time."""
    counts = (Counter(), Counter())
    for place, line in enumerate(OWN.read_text("utf-8").splitlines()):
        row = json.loads(line)
        report = _report(row["text"], row["published"])
        found = moments(report, sentences(report))
        judged = _judged(row, found)
        counts[place % 2].update(judged)
        if show and not all(judged.values()):
            missed = [name for name, right in judged.items() if not right]
            print(
                f"own {place}: {missed} {row['text']!r} {row['published']}: {row['value']} {row['edtf']}",
                *map(_told, found),
            )
    figures = {}
    for which, held in (("", counts[0] + counts[1]), (", even half", counts[0]), (", odd half", counts[1])):
        figures[f"own moments inside bounds{which}"] = round(100 * held["inside"] / held["windows"], 1)
        for name in ("edtf", "value", "span"):
            figures[f"own moments {name}{which}"] = round(100 * held[name] / held["rows"], 1)
    return figures


def _told(moment):
    return f"| {moment.span.text} [{moment.value} {moment.edtf} {moment.earliest}..{moment.latest}]"


def _judged(row, found):
    """Judge one row; `windows` and `rows` are always one and count what the shares are of."""
    if row["phrase"] is None:
        return dict.fromkeys(("rows", "edtf", "value", "span"), not found) | {"rows": True}
    moment = next((m for m in found if m.span.start < row["end"] and row["start"] < m.span.end), None)
    judged = {"rows": True, "edtf": False, "value": False, "span": False}
    if row["earliest"] or row["latest"]:
        judged |= {"windows": True, "inside": moment is not None and _inside(row, moment)}
    if moment is None:
        return judged
    return judged | {
        "edtf": moment.edtf == row["edtf"],
        "value": moment.value == row["value"],
        "span": (moment.span.start, moment.span.end) == (row["start"], row["end"]),
    }


def _inside(row, moment):
    after = row["earliest"] is None if moment.earliest is None else moment.earliest <= (row["earliest"] or "")
    before = row["latest"] is None if moment.latest is None else moment.latest >= (row["latest"] or "9999")
    return after and before


if __name__ == "__main__":
    reader = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    reader.add_argument("--show", type=int, default=0, help="how many kinds of errors to print")
    reader.add_argument("--every", type=int, default=1, help="look at every n-th document only")
    reader.add_argument("--own", action="store_true", help="our own sentences only")
    chosen = reader.parse_args()
    scores = measure_own(chosen.show) if chosen.own else measure(chosen.show, chosen.every)
    for name, value in scores.items():
        print(f"{name:40} {value}")
