"""How well times are read: TimeBank and AQUAINT as TempEval-3 cleaned them. `python -m bench.times`.

Scores as TempEval-3 defines them: overlap is relaxed, the same span is strict, value F1 counts right values over
gold and found; the document's own date is left out.
"""

from __future__ import annotations

import html
import os
import re
import sys
import tarfile
from collections import Counter
from pathlib import Path

from whence.model.reading import Sentence
from whence.model.reports import Published, Report
from whence.read.moments import moments

_TIMEX = re.compile(r"<TIMEX3\b([^>]*)>(.*?)</TIMEX3>", re.DOTALL)
_SENTENCE = re.compile(r"[^\n]+?(?:(?<=[.!?][\"”'’ ])(?=\s*[A-Z\"“])|\n\n|$)", re.DOTALL)


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


def _read(text, dct):
    day = dct if dct and len(dct) == 10 else None
    published = Published(day, day, day, "given") if day else Published()
    report = Report(
        "bench",
        "",
        None,
        None,
        None,
        None,
        None,
        published,
        "text/plain",
        "en",
        "0" * 64,
        None,
        text.replace("\n", " "),
    )
    rows, place = [], 0
    for piece in re.split(r"(?<=[.!?])(?=\s+[A-Z\"“])|\n\n+", text):
        at = text.find(piece, place)
        if piece.strip():
            rows.append(Sentence(f"s{at}", "bench", at, at + len(piece)))
        place = at + len(piece)
    return [(m.span.start, m.span.end, m.type, m.value) for m in moments(report, rows)]


def measure(show=0, every=1):
    path = Path(os.environ.get("WHENCE_DATA", "../shared/data")) / "times" / "TBAQ-cleaned.tar.gz"
    if not path.is_file():
        print(f"skipped: {path} is not there", file=sys.stderr)
        return {}
    counts, wrong = Counter(), Counter()
    with tarfile.open(path) as archive:
        names = sorted(member.name for member in archive.getmembers() if member.name.endswith(".tml"))
        for name in names[::every]:
            text, gold, dct = _document(archive.extractfile(name).read().decode("utf-8"))
            _score(_read(text, dct), gold, text=text, dct=dct, counts=counts, wrong=wrong)
    for line, count in wrong.most_common(show):
        print(count, line)
    total = counts["found"] + counts["gold"]
    return {
        "times relaxed F1": round(200 * counts["relaxed"] / total, 1),
        "times strict F1": round(200 * counts["strict"] / total, 1),
        "times type F1": round(200 * counts["type"] / total, 1),
        "times value F1": round(200 * counts["value"] / total, 1),
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


if __name__ == "__main__":
    for name, value in measure(
        int(sys.argv[1]) if len(sys.argv) > 1 else 0, int(sys.argv[2]) if len(sys.argv) > 2 else 1
    ).items():
        print(f"{name:20} {value}")
