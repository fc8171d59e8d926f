"""Treebanks for training: CoNLL-U files as raw text with gold words, tags and heads."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Word:
    """One syntactic word; `start` is where its surface token begins in the text of its document."""

    form: str
    xpos: str
    head: int
    dep: str
    start: int
    end: int
    misc: str


@dataclass
class Tree:
    """A sentence: its words, heads counted from 0 within it (a root is its own head)."""

    words: list[Word] = field(default_factory=list)
    paragraph: bool = False


@dataclass
class Text:
    """A document: raw text and its sentences."""

    name: str
    text: str = ""
    trees: list[Tree] = field(default_factory=list)


def texts(path: Path) -> Iterator[Text]:
    """Read a gzipped CoNLL-U file document by document.

    Surface tokens are what stands in the raw text: a multiword token is kept as its syntactic words, each with the
    piece of the surface it spells (`don't` is `do` + `n't`), which is how spaCy's English tokenizer cuts too.
    """
    made = Text("")
    for name, paragraph, lines in _sentences(path):
        if name is not None:
            if made.trees:
                yield made
            made = Text(name)
        _add(made, lines, paragraph=paragraph)
    if made.trees:
        yield made


def _sentences(path: Path) -> Iterator[tuple[str | None, bool, list[list[str]]]]:
    name: str | None = None
    paragraph = False
    lines: list[list[str]] = []
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            if line.startswith("# newdoc"):
                name = line.partition("=")[2].strip()
            elif line.startswith("# newpar"):
                paragraph = True
            elif line[:1].isdigit():
                lines.append(line.rstrip("\n").split("\t"))
            elif not line.strip() and lines:
                yield name, paragraph, lines
                name, paragraph, lines = None, False, []
    if lines:
        yield name, paragraph, lines


def _add(made: Text, lines: list[list[str]], *, paragraph: bool) -> None:
    if made.text:
        made.text = made.text.rstrip() + ("\n\n" if paragraph else " ")
    tree = Tree(paragraph=paragraph)
    surface: tuple[int, str, str] | None = None
    offset = len(made.text)
    number: dict[str, int] = {}
    for row in lines:
        if "-" in row[0]:
            surface = (int(row[0].partition("-")[2]), row[1], row[9])
            continue
        if "." in row[0]:
            continue
        number[row[0]] = len(tree.words)
        last = surface is None or int(row[0]) == surface[0]
        spaced = "SpaceAfter=No" not in (surface[2] if surface is not None and last else row[9])
        tree.words.append(Word(row[1], row[4], int(row[6]), row[7], offset, offset + len(row[1]), row[9]))
        made.text += row[1]
        offset += len(row[1])
        if last:
            surface = None
            if spaced:
                made.text += " "
                offset += 1
    for index, word in enumerate(tree.words):
        word.head = index if word.head == 0 else number[str(word.head)]
    made.trees.append(tree)
