"""The base of the English reader: tags, heads and relations of every word, by a small network that ships."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files

import numpy as np
import spacy
from numpy.typing import NDArray
from spacy.attrs import DEP, HEAD, TAG
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vectors import Vectors as Table

from whence.read.vectors import vectors
from whence.read.words import Passage

#: Paragraphs are parsed in heaps of about this many words, which bounds memory.
_HEAP = 20_000


@dataclass(frozen=True, slots=True)
class Parse:
    """What the base says of each word of a passage; all run side by side with its words.

    Attributes:
        tags: Penn Treebank tags.
        deps: Universal Dependencies relations to the head, `ROOT` for the head of a sentence.
        heads: Index of the head in the passage; a root is its own.
        states: What the network holds of each word in its place, float32, 96 wide.
    """

    tags: list[str]
    deps: list[str]
    heads: NDArray[np.int64]
    states: NDArray[np.float32]


def parses(passages: Sequence[Passage]) -> list[Parse]:
    """Tag and parse passages; sentences end where the passage says.

    Args:
        passages: Paragraphs cut into words.

    Returns:
        One per passage.

    Cost: linear in words; bench/read.py compares it with a reference pipeline of the same size.
    Source: spaCy 3 (Montani, Honnibal et al.), trained by `training/base.py` on UD EWT and open genres of GUM.
    """
    made: list[Parse] = []
    heap: list[Passage] = []
    size = 0
    for one in passages:
        heap.append(one)
        size += len(one.words)
        if size >= _HEAP:
            made += _parsed(heap)
            heap, size = [], 0
    return made + _parsed(heap)


def _parsed(heap: list[Passage]) -> list[Parse]:
    nlp = base()
    docs = [_doc(nlp, one) for one in heap]
    full = [doc for doc in docs if len(doc)]
    for _, part in nlp.pipeline:
        full = list(part.pipe(full, batch_size=64))  # type: ignore[attr-defined]
    return [_parse(nlp, doc) for doc in docs]


def _doc(nlp: Language, one: Passage) -> Doc:
    following = [*one.starts[1:], one.ends[-1]] if one.words else []
    spaces = [end < start for end, start in zip(one.ends, following, strict=True)]
    begins: list[bool | int | None] = [
        index == 0 or one.sentence[index] != one.sentence[index - 1] for index in range(len(one.words))
    ]
    return Doc(nlp.vocab, words=one.words, spaces=spaces, sent_starts=begins)


def _parse(nlp: Language, doc: Doc) -> Parse:
    if not len(doc):
        return Parse([], [], np.zeros(0, dtype=np.int64), np.zeros((0, 96), dtype=np.float32))
    columns = doc.to_array([TAG, DEP, HEAD])
    strings = nlp.vocab.strings
    names = {int(key): strings[int(key)] for key in np.unique(columns[:, :2])}
    heads = np.arange(len(doc)) + columns[:, 2].astype(np.int64)
    tags = [names[int(key)] for key in columns[:, 0]]
    return Parse(tags, [names[int(key)] for key in columns[:, 1]], heads, np.asarray(doc.tensor, dtype=np.float32))


@cache
def base() -> Language:
    """Load the shipped pipeline, once per process."""
    with as_file(files("whence.lang.en") / "base") as folder:
        nlp = spacy.util.load_model_from_config(spacy.util.load_config(folder / "config.cfg"), auto_fill=False)
        table = vectors()
        nlp.vocab.vectors = Table(data=table.table, keys=list(table.row), name="whence", attr="LOWER")
        nlp.from_disk(folder, exclude=["vocab", "tokenizer"])
    for label in (*nlp.pipe_labels["tagger"], *nlp.pipe_labels["parser"]):
        for part in label.split("||"):
            nlp.vocab.strings.add(part)
    return nlp
