"""How well the base tags and parses: EWT dev and GUM-open dev from raw text. `python -m bench.base`.

Words, sentences and heads are all ours; a word is right when the gold has one at the same place. LAS and UAS are F1 as
in the CoNLL 2018 shared task: every word counts, relations without their subtypes; `las_full` compares subtypes too.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

from bench.polnear import data
from whence.read.base import base

#: (place, head's place or None for a root, relation, tag) of a word; a place is counted without blanks.
Row = tuple[tuple[int, int], tuple[int, int] | None, str, str]

PARTS = ("en_ewt-dev", "en_gum_open-dev")


def documents(path: Path) -> Iterator[tuple[str, list[list[Row]]]]:
    """Give each document of a CoNLL-U file as raw text and gold sentences."""
    text, gold, rows = "", [], list[list[str]]()
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in [*lines, "# newdoc"]:
            if line.startswith("# newdoc") and gold:
                yield text, gold
                text, gold = "", []
            if line.startswith("# newpar") and text:
                text = text.rstrip() + "\n\n"
            if line.startswith("# text = "):
                text += line[9:].rstrip("\n") + " "
            elif line[:1].isdigit():
                rows.append(line.rstrip("\n").split("\t"))
            elif not line.strip() and rows:
                gold.append(_sentence(rows, gold[-1][-1][0][1] if gold else 0))
                rows = []


def _sentence(rows: list[list[str]], place: int) -> list[Row]:
    """Place the words of a sentence, the pieces of a multiword token on the letters they spell."""
    places: dict[str, tuple[int, int]] = {}
    until, ending = 0, 0
    for row in rows:
        if "-" in row[0]:
            until, ending = int(row[0].partition("-")[2]), place + len(row[1].replace(" ", ""))
        elif row[0].isdigit():
            size = len(row[1].replace(" ", ""))
            end = ending if int(row[0]) == until else place + size
            places[row[0]] = (place, end)
            place = end
    return [(places[row[0]], places.get(row[6]), row[7], row[4]) for row in rows if row[0].isdigit()]


def read(text: str) -> list[list[Row]]:
    """Parse a raw text by the base alone, its own sentences too."""
    squeezed, before = 0, []
    for char in text:
        before.append(squeezed)
        squeezed += not char.isspace()
    doc = base()(text)
    made = []
    for sentence in doc.sents:
        words = [token for token in sentence if not token.is_space]
        spots = {token.i: (before[token.idx], before[token.idx] + len(token.text.replace(" ", ""))) for token in words}
        made.append(
            [
                (spots[word.i], None if word.head.i == word.i else spots.get(word.head.i), word.dep_.lower(), word.tag_)
                for word in words
            ]
        )
    return made


def measure_part(path: Path) -> dict[str, float]:
    """Score one file."""
    hits = dict.fromkeys(("words", "sentences", "tags", "uas", "las", "las_full"), 0)
    offered = wanted = sentences = gold_sentences = 0
    for text, gold in documents(path):
        mine = read(text)
        ours = {row[0]: row for sentence in mine for row in sentence}
        spans = {(sentence[0][0][0], sentence[-1][0][1]) for sentence in mine if sentence}
        offered, wanted = offered + len(ours), wanted + sum(map(len, gold))
        sentences, gold_sentences = sentences + len(spans), gold_sentences + len(gold)
        hits["sentences"] += sum((one[0][0][0], one[-1][0][1]) in spans for one in gold)
        for row in (row for sentence in gold for row in sentence):
            _compare(hits, row, ours.get(row[0]))
    f1 = {name: round(200 * count / (offered + wanted), 2) for name, count in hits.items() if name != "sentences"}
    return f1 | {"sentences": round(200 * hits["sentences"] / (sentences + gold_sentences), 2)}


def _compare(hits: dict[str, int], gold: Row, mine: Row | None) -> None:
    if mine is None:
        return
    head = mine[1] == gold[1]
    same = mine[2].partition(":")[0] == gold[2].partition(":")[0]
    hits["words"] += 1
    hits["tags"] += mine[3] == gold[3]
    hits["uas"] += head
    hits["las"] += head and same
    hits["las_full"] += head and mine[2] == gold[2]


def measure() -> dict[str, float]:
    """Give the figures of both dev files, those that are here."""
    made: dict[str, float] = {}
    for part in PARTS:
        path = data() / "treebank" / f"{part}.conllu.gz"
        if path.is_file():
            made |= {f"{part.removeprefix('en_')} {name}": value for name, value in measure_part(path).items()}
        else:
            print(f"bench.base: {path} is not there")
    return made


if __name__ == "__main__":
    for key, value in measure().items():
        print(f"{key:30} {value}")
