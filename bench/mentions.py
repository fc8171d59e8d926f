"""How well names are found: UNER EWT dev (people, organisations, places). `python -m bench.mentions [PART] [MISSES SHOWN] [READER]`.

Exact span and kind, as the labels have them: an article or possessive ending that they hold counts.
"""

from __future__ import annotations

import gzip
import os
import sys
from collections import Counter
from pathlib import Path

from whence.model.reading import Sentence
from whence.model.reports import Published, Report
from whence.read.base import parses
from whence.read.names.mentions import mentions
from whence.read.names.namer import names, shipped
from whence.read.names.votes import voted
from whence.read.words import passage
from whence.text.quotes import quotations

#: Sentences that are read together, as in training.
RUN = 6
KINDS = {"PER": "person", "ORG": "organisation", "LOC": "place"}


def documents(path):
    """Give each document as text, sentence offsets and gold (start, end, kind)."""
    sentences, texts, gold = [], [], []
    start, tokens, shown = 0, [], None
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("# newdoc") and texts:
                yield "\n".join(texts), sentences, gold
                sentences, texts, gold, start = [], [], [], 0
            if line.startswith("# text = "):
                shown = line[9:].rstrip("\n")
            elif line[:1].isdigit():
                tokens.append(line.split("\t")[1:3])
            elif not line.strip() and tokens:
                gold += [(start + a, start + b, kind) for a, b, kind in _entities(shown, tokens)]
                sentences.append((start, start + len(shown)))
                texts.append(shown)
                start += len(shown) + 1
                tokens = []
    if texts:
        yield "\n".join(texts), sentences, gold


def _entities(text, tokens):
    place, found = 0, []
    for word, tag in tokens:
        at = text.find(word, place)
        begin, place = (at, at + len(word)) if at >= 0 else (place, place)
        if tag.startswith("B-"):
            found.append([begin, place, KINDS.get(tag[2:], "other")])
        elif tag.startswith("I-") and found:
            found[-1][1] = place
    return [tuple(entity) for entity in found]


def _read(text, sentences, reader):
    report = Report("bench", "", None, None, None, None, None, Published(), "text/plain", "en", "0" * 64, None, text)
    if reader == "en-rules":
        rows = [Sentence(f"s{a}", "bench", a, b) for a, b in sentences]
        return {(name.span.start, name.span.end, name.kind) for name in mentions(report, rows)}
    groups = [sentences[first : first + RUN] for first in range(0, len(sentences), RUN)]
    pieces = [passage(text, group, quotations(text, group[0][0], group[-1][1])) for group in groups]
    told = voted(pieces, names(pieces, parses(pieces), shipped()))
    return {(name.start, name.end, name.kind) for name in told}


def _f1(right, found, gold):
    return round(200 * right / (found + gold), 1) if found + gold else 0.0


def measure(part="dev", show=0, reader="en-trained"):
    path = Path(os.environ.get("WHENCE_DATA", "../shared/data")) / "names" / f"uner_ewt-{part}.iob2.gz"
    if not path.is_file():
        print(f"skipped: {path} is not there", file=sys.stderr)
        return {}
    counts, wrong = Counter(), Counter()
    for text, sentences, gold in documents(path):
        told = {item for item in gold if item[2] != "other"}
        found = {item for item in _read(text, sentences, reader) if item[2] != "other"}
        counts += Counter(
            found=len(found), gold=len(told), right=len(found & told),
            spans=len({item[:2] for item in found} & {item[:2] for item in told}),
        )  # fmt: skip
        for kind in KINDS.values():
            counts[f"{kind} found"] += sum(item[2] == kind for item in found)
            counts[f"{kind} gold"] += sum(item[2] == kind for item in told)
            counts[f"{kind} right"] += sum(item[2] == kind for item in found & told)
        wrong.update(f"+ {text[a:b]} [{kind}]" for a, b, kind in found - told)
        wrong.update(f"- {text[a:b]} [{kind}]" for a, b, kind in told - found)
    for line, count in wrong.most_common(show):
        print(count, line)
    return {
        "names F1": _f1(counts["right"], counts["found"], counts["gold"]),
        "names precision": round(100 * counts["right"] / counts["found"], 1),
        "names recall": round(100 * counts["right"] / counts["gold"], 1),
        "names span F1": _f1(counts["spans"], counts["found"], counts["gold"]),
        **{
            f"{kind} F1": _f1(counts[f"{kind} right"], counts[f"{kind} found"], counts[f"{kind} gold"])
            for kind in KINDS.values()
        },
    }


if __name__ == "__main__":
    for name, value in measure(
        *(sys.argv[1:2] or ["dev"]), int(sys.argv[2]) if len(sys.argv) > 2 else 0, *sys.argv[3:4]
    ).items():
        print(f"{name:20} {value}")
