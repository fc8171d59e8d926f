"""Rebuild `whence/lang/en/name_cues.tsv`: how much each cue of a name speaks for each kind.

    python -m training.name_cues [FOLDER OF THE DATA] [OUTPUT]

The folder defaults to `$WHENCE_DATA` (or `../shared/data`) and needs `names/uner_ewt-train.iob2.gz`,
`treebank/en_ewt-train.conllu.gz` and `treebank/en_gum_open-train.conllu.gz`. Takes about a minute in plain Python.
Multinomial logistic regression over the cues of `whence.read.names.cues`, by AdaGrad in a fixed order.
"""

from __future__ import annotations

import gzip
import math
import os
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from whence.read.names.cues import beside, inside
from whence.read.names.kinds import CLASSES, report_words
from whence.read.names.runs import runs, words_of

#: A cue seen less often is left out, and an ending that fewer words share.
LEAST, LEAST_WORDS = 3, 3
ROUNDS, RATE, DECAY = 8, 0.1, 2e-3
#: Every second time a name is shown without the words themselves, so that their lists and endings learn too.
WORDS = re.compile(r"(?:only|first|head|object|some|of)=")
UNER = {"PER": "person", "ORG": "organisation", "LOC": "place"}
GUM = {"person": "person", "organization": "organisation", "place": "place"}
PLACE, UPOS, MISC = 0, 3, 9


class Token(NamedTuple):
    """A token with its offsets in its sentence."""

    start: int
    end: int
    proper: bool
    misc: str


class Told(NamedTuple):
    """A sentence with what people say it names: (start, end, kind)."""

    text: str
    tokens: list[Token]
    names: list[tuple[int, int, str]]


class Example(NamedTuple):
    """The cues of a name and the number of its class."""

    cues: list[str]
    kind: int


def blocks(path: Path) -> Iterator[tuple[bool, str, str, list[list[str]]]]:
    """Yield each sentence of a CoNLL-U or IOB2 file: whether it begins a document, its id, its text, its rows."""
    new, name, text, rows = False, "", "", list[list[str]]()
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("# newdoc"):
                new = True
            elif line.startswith("# sent_id = "):
                name = line[12:].strip()
            elif line.startswith("# text = "):
                text = line[9:].rstrip("\n")
            elif line[:1].isdigit() and line.split("\t", 1)[0].isdigit():
                rows.append(line.rstrip("\n").split("\t"))
            elif not line.strip() and rows:
                yield new, name, text, rows
                new, rows = False, []


def placed(text: str, forms: list[str]) -> list[tuple[int, int]]:
    """Find tokens in their sentence."""
    found, place = [], 0
    for form in forms:
        at = text.find(form, place)
        begin, place = (at, at + len(form)) if at >= 0 else (place, place)
        found.append((begin, place))
    return found


def ewt(data: Path) -> Iterator[list[Told]]:
    """Yield the documents of UNER EWT train, with the parts of speech of the treebank."""
    proper = {
        name: [row[1] for row in rows if row[UPOS] == "PROPN"]
        for _, name, _, rows in blocks(data / "treebank/en_ewt-train.conllu.gz")
    }
    document: list[Told] = []
    for new, name, text, rows in blocks(data / "names/uner_ewt-train.iob2.gz"):
        if new and document:
            yield document
            document = []
        spots = placed(text, [row[1] for row in rows])
        nouns = set(proper.get(name, ()))
        tokens = [Token(a, b, row[1] in nouns, "") for (a, b), row in zip(spots, rows, strict=True)]
        names: list[tuple[int, int, str]] = []
        for (a, b), row in zip(spots, rows, strict=True):
            if row[2].startswith("B-"):
                names.append((a, b, UNER.get(row[2][2:], "other")))
            elif row[2].startswith("I-") and names:
                names[-1] = (names[-1][0], b, names[-1][2])
        document.append(Told(text, tokens, names))
    yield document


def gum(data: Path) -> Iterator[list[Told]]:
    """Yield the documents of the open genres of GUM; names are its entities made of proper nouns."""
    document: list[Told] = []
    for new, _, text, rows in blocks(data / "treebank/en_gum_open-train.conllu.gz"):
        if new and document:
            yield document
            document = []
        spots = placed(text, [row[1] for row in rows])
        tokens = [Token(a, b, row[UPOS] == "PROPN", row[MISC]) for (a, b), row in zip(spots, rows, strict=True)]
        document.append(Told(text, tokens, list(entities(tokens))))
    yield document


def entities(tokens: list[Token]) -> Iterator[tuple[int, int, str]]:
    """Yield the entities that lie in one sentence and hold a proper noun, without a leading article."""
    waiting: list[tuple[str, int, str]] = []
    for place, token in enumerate(tokens):
        marks = re.search(r"(?:^|\|)Entity=([^|]*)", token.misc)
        for mark in re.findall(r"\([^()]*\)?|[^()]+\)", marks[1]) if marks else ():
            fields = mark.strip("()").split("-")
            if mark[0] == "(":
                waiting.append((fields[0], place, fields[1]))
            if mark[-1] == ")":
                opened = next((one for one in reversed(waiting) if one[0] == fields[0]), None)
                if opened is not None:
                    waiting.remove(opened)
                    if token.proper or tokens[opened[1]].proper:
                        yield tokens[opened[1]].start, token.end, GUM.get(opened[2], "other")


def examples(document: list[Told]) -> Iterator[Example]:
    """Yield the names that `runs` finds in a document with what people say they are; doubtful cases are left out."""
    small = report_words(told.text for told in document)
    for told in document:
        words = words_of(told.text)
        for run in runs(words):
            start, end = words[run.first].start, words[run.last - 1].end
            kind = kind_of(told, start, end)
            if kind is not None:
                cues = [*inside(words[run.first : run.last], small), *beside(words, run)]
                yield Example(cues, CLASSES.index(None if kind == "none" else kind))


def kind_of(told: Told, start: int, end: int) -> str | None:
    """Tell what people call a name: None where their name begins or ends elsewhere."""
    bare = {(a + len(article(told.text[a:b])), b - len(owner(told.text[a:b])), kind) for a, b, kind in told.names}
    exact = sorted(kind for a, b, kind in bare if (a, b) == (start, end))
    if exact:
        return exact[0]
    titled = sorted(kind for a, b, kind in bare if b == end and a < start and kind == "person")
    if titled:
        return "person"
    if any(a < end and start < b for a, b, kind in told.names if kind != "other"):
        return None
    return "other" if any(one.proper for one in told.tokens if one.start < end and start < one.end) else "none"


def article(name: str) -> str:
    """Give the article that a name begins with, with its blank."""
    found = re.match(r"[Tt]he ", name)
    return found[0] if found else ""


def owner(name: str) -> str:
    """Give the possessive ending of a name."""
    found = re.search(r" ?['’]s?$", name)
    return found[0] if found else ""


def kept(shown: list[Example]) -> list[str]:
    """Give the cues that are seen often enough, endings with enough different words."""
    counts: Counter[str] = Counter()
    endings: defaultdict[str, set[str]] = defaultdict(set)
    for example in shown:
        word = ""
        for cue in example.cues:
            counts[cue] += 1
            if "~" in cue:
                endings[cue].add(word)
            elif "=" in cue:
                word = cue
    return [
        cue for cue in sorted(counts) if counts[cue] >= LEAST and ("~" not in cue or len(endings[cue]) >= LEAST_WORDS)
    ]


def trained(shown: list[Example]) -> dict[str, list[float]]:
    """Learn the weights."""
    weights = {cue: [0.0] * len(CLASSES) for cue in kept(shown)}
    means = {cue: [0.0] * len(CLASSES) for cue in weights}
    squares = {cue: [1e-2] * len(CLASSES) for cue in weights}
    cues = [[cue for cue in example.cues if cue in weights] for example in shown]
    bare = [[cue for cue in own if not WORDS.match(cue)] for own in cues]
    order, dice = list(range(len(shown))), random.Random(2)  # noqa: S311 a fixed order is wanted
    for turn in range(ROUNDS):
        dice.shuffle(order)
        for place, number in enumerate(order):
            own = bare[number] if (place + turn) % 3 == 0 else cues[number]
            _step(own, shown[number].kind, weights=weights, squares=squares)
        if turn >= ROUNDS // 2:
            for cue, row in weights.items():
                means[cue] = [one + other for one, other in zip(means[cue], row, strict=True)]
    return {cue: [one / (ROUNDS - ROUNDS // 2) for one in row] for cue, row in means.items()}


def _step(cues: list[str], kind: int, *, weights: dict[str, list[float]], squares: dict[str, list[float]]) -> None:
    rows = [weights[cue] for cue in cues]
    totals = [sum(column) for column in zip(*rows, strict=True)]
    most = max(totals)
    powers = [math.exp(total - most) for total in totals]
    every = sum(powers)
    slopes = [power / every - (number == kind) for number, power in enumerate(powers)]
    for cue, row in zip(cues, rows, strict=True):
        seen = squares[cue]
        for number, slope in enumerate(slopes):
            pull = slope + DECAY * row[number]
            seen[number] += pull * pull
            row[number] -= RATE * pull / math.sqrt(seen[number])


def table(weights: dict[str, list[float]]) -> str:
    """Write the weights down, in tenths, by cue; rows of zeros are left out."""
    rows = []
    for cue in sorted(weights):
        middle = sum(weights[cue]) / len(CLASSES)
        tenths = [round(10 * (weight - middle)) for weight in weights[cue]]
        if any(tenths):
            rows.append("\t".join([cue, *map(str, tenths)]) + "\n")
    return "".join(rows)


def main() -> None:
    """Read, learn, write."""
    data = Path(sys.argv[1] if len(sys.argv) > 1 else os.environ.get("WHENCE_DATA", "../shared/data"))
    target = Path(sys.argv[2]) if len(sys.argv) > 2 else Path("whence/lang/en/name_cues.tsv")
    documents = [*ewt(data), *gum(data)]
    shown = [example for document in documents for example in examples(document)]
    told = Counter(CLASSES[example.kind] for example in shown)
    text = table(trained(shown))
    target.write_text(text, "utf-8")
    print(f"{len(documents)} documents, {dict(told)}, {text.count(chr(10))} cues in {target}, {len(text)} bytes")


if __name__ == "__main__":
    main()
