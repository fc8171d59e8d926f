"""Copies: which documents of a generated corpus share text, at every level of reuse."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

from bench import planted, reuse_corpus
from bench.peers.asked import Sample, Task
from whence.trace.overlaps.finding import reuse

Pairs = list[tuple[int, int]]


class Copies(Task):
    """All pairs of one corpus, asked at once: peers give pairs of documents, ours aligns the passages too."""

    def __init__(self, sample: Sample) -> None:
        made = reuse_corpus.corpus(sample.limit or 50_000, 7)
        self.gold = [made]
        self.texts = planted.reports(made)
        self.folder = tempfile.TemporaryDirectory()
        path = Path(self.folder.name) / "corpus.jsonl"
        path.write_text("".join(json.dumps([text]) + "\n" for text in made.texts), "utf-8")
        self.options = {"corpus": str(path)}
        self.corpus = f"generated, {len(made.texts)} documents"
        self.items = [{"text": "", "date": None}]

    def ours(self, item: dict[str, Any]) -> Pairs:
        del item
        return sorted(planted.pairs(reuse(self.texts)))

    def taken(self, _item: dict[str, Any], answer: list[Any]) -> Pairs:
        return [(one, other) for one, other in answer]

    def score(self, answers: list[Pairs]) -> dict[str, float]:
        told = planted.score(self.gold[0], set(answers[0]))
        return {name: value if name.endswith("_per_100") else 100 * value for name, value in told.items()}

    def words(self) -> int:
        return sum(len(one.text.split()) for one in self.texts)
