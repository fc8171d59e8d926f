"""How well chains are read: our own labelled set. `python -m bench.nested [--show tune|hold]`.

`nested.jsonl` holds fiction of one to four sentences, labelled before the rules were written (`labels.md` says how). The whole
reader reads each text; for each labelled chain the statement is taken whose content shares most of the union with the label,
of equals the one with the longer chain. Rules were tuned on `tune`; `hold` is for measuring.

source 2: the source at depth 2 shares a word with the label's that is no article, or both are implicit. chain: as many links,
every source so, every stance the same. depth: as many links. decoys: contents with one speaker that kept one. Figures are
given over all and again without the kind `seen_by`, whose ruling others may see differently.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import defaultdict
from pathlib import Path

from whence.model.reports import Published, Report
from whence.read.english import English

CASES = Path(__file__).with_name("nested.jsonl")
_TOKEN = re.compile(r"\w+")
_ARTICLES = frozenset(("a", "an", "the", "of", "s"))


def report(text):
    """Wrap a text as a report of its own."""
    return Report("bench", "", None, None, None, None, None, Published(), "text/plain", "en", "0" * 64, None, text)


def places(text, row, key):
    """Give where a labelled string stands, as ranges; empty for null."""
    word = row.get(key)
    if word is None:
        return []
    found = [match.start() for match in re.finditer("(?=" + re.escape(word) + ")", text)]
    start = found[row.get(f"{key}_at", 0)]
    return [(start, start + len(word))]


def tokens(text, ranges, drop=frozenset()):
    """Give the places of the words in some ranges of a text."""
    return {
        match.start()
        for match in _TOKEN.finditer(text)
        if any(a <= match.start() < b for a, b in ranges) and match.group().lower() not in drop
    }


def overlap(one, other):
    """Give the share of the union that two sets of words have in common, 0 to 1."""
    return len(one & other) / len(one | other) if one | other else 0.0


def content(text, row):
    """Give the words of a labelled content with all its stretches."""
    ranges = places(text, row, "content")
    for piece in row.get("content_more", ()):
        start = text.find(piece)
        ranges.append((start, start + len(piece)))
    return tokens(text, ranges)


def spans(pieces):
    """Give the ranges of spans."""
    return [(piece.start, piece.end) for piece in pieces]


def chosen(text, row, statements):
    """Give the statement whose content overlaps a labelled one best, `None` when none shares a word."""
    wanted = content(text, row)
    ranked = [
        (overlap(wanted, tokens(text, spans(one.content))), len(one.chain), -index)
        for index, one in enumerate(statements)
        if one.chain
    ]
    best = max(ranked, default=(0.0, 0, 0))
    return statements[-best[2]] if best[0] > 0 else None


def same_source(text, link, span):
    """Tell whether a source read is the one labelled."""
    wanted = places(text, link, "source") + places(text, link, "source_or")
    if not wanted or span is None:
        return not wanted and span is None
    return bool(tokens(text, wanted, _ARTICLES) & tokens(text, [(span.start, span.end)], _ARTICLES))


def judged(text, row, one):
    """Judge one chain: name of the measure -> whether it is right."""
    links = row["links"]
    chain = one.chain if one is not None else ()
    sources = [same_source(text, link, read.source) for link, read in zip(links, chain, strict=False)]
    stances = [link["stance"] == read.stance for link, read in zip(links, chain, strict=False)]
    depth = len(links) == len(chain)
    measures = {"depth": depth, "chain": depth and all(sources) and all(stances)}
    if len(links) > 1:
        measures["source 2"] = len(chain) > 1 and sources[1]
        measures["sources"] = depth and all(sources)
        measures["content"] = one is not None and overlap(content(text, row), tokens(text, spans(one.content))) >= 0.5
    else:
        measures["decoys"] = depth
    return measures


def read(split=None):
    """Read every case and judge its chains; yields case, row, statement, measures."""
    reader = English()
    for case in map(json.loads, CASES.read_text("utf-8").splitlines()):
        if split in (None, case["split"]):
            statements = reader.reading(report(case["text"])).statements
            for row in case["chains"]:
                one = chosen(case["text"], row, statements)
                yield case, row, one, judged(case["text"], row, one)


def tally():
    """Count per group and measure: right and all."""
    counts = defaultdict(lambda: [0, 0])
    for case, _, _, measures in read():
        groups = ["all", case["split"], f"{case['split']} {case['kind']}"]
        if case["kind"] != "seen_by":
            groups += ["all without seen_by", f"{case['split']} without seen_by"]
        for group in groups:
            for name, right in measures.items():
                counts[group, name][0] += right
                counts[group, name][1] += 1
    return counts


def measure():
    """Give the figures that the baseline may hold, in percent."""
    return {
        f"nested_{name.replace(' ', '_')}": round(100 * right / total, 1)
        for (group, name), (right, total) in tally().items()
        if group == "all"
    }


def _line(one):
    if one is None:
        return "nothing"
    links = (
        f"[{link.source and link.source.text} / {link.cue and link.cue.text} / {link.stance}]" for link in one.chain
    )
    return " > ".join(links) + " => " + " | ".join(piece.text for piece in one.content)


def _show(split):
    for case, row, one, measures in read(split):
        wrong = [name for name, right in measures.items() if not right]
        if wrong:
            gold = " > ".join(f"[{link['source']} / {link['cue']} / {link['stance']}]" for link in row["links"])
            print(f"{case['id']} {case['kind']} wrong: {', '.join(wrong)}\n  {case['text']!r}")
            print(f"  label {gold} => {row['content']}\n  read  {_line(one)}")


def main():
    """Print the figures, or every chain that was read otherwise."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--show", choices=("tune", "hold"))
    chosen_split = parser.parse_args().show
    if chosen_split:
        _show(chosen_split)
        return
    counts = tally()
    for group in sorted({group for group, _ in counts}, key=lambda name: (name.count(" ") == 1, name)):
        figures = {name: value for (of, name), value in counts.items() if of == group}
        print(
            f"{group:24}", "  ".join(f"{name} {100 * a / b:5.1f} ({a}/{b})" for name, (a, b) in sorted(figures.items()))
        )


if __name__ == "__main__":
    main()
