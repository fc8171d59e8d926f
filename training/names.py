"""Train the tagger of names: people, organisations, places.

    python -m training.names [--data DIR] [--out FILE] [--epochs N]

Learns from UNER EWT train and, through a head of its own, from the entities made of proper nouns in the open genres
of GUM (`$WHENCE_DATA/names`, `$WHENCE_DATA/treebank`); needs torch, and the base trained before. One CPU core, ten
minutes. What is written holds weights and the words seen at least `SEEN` times, no text.
"""

from __future__ import annotations

import argparse
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from training.name_cues import Told, ewt, gum
from training.network import Batch, Chain, Example, arrays, fit, joined, padded, run, save
from whence.read.attribution import features as seen
from whence.read.attribution.features import within
from whence.read.base import Parse, parses
from whence.read.names.namer import CAPITALS, FLAGS, KINDS, NameCodes, columns, small_words
from whence.read.vectors import vectors
from whence.read.words import Passage, passage
from whence.text.quotes import quotations

SEEN = 3
SEED = 13
#: Sentences that are shown together.
RUN = 6


class Network(nn.Module):
    """The tagger of names, as `whence.read.names.namer` runs it, with a second head for GUM's entities."""

    def __init__(self, codes: NameCodes, *, width: int, layers: int, drop: float) -> None:
        super().__init__()
        self.vectors = nn.Embedding.from_pretrained(torch.from_numpy(vectors().table), freeze=True)
        sizes = {
            "word": (len(codes.words) + 1, 24),
            "tag": (len(codes.tags) + 1, 12),
            "shape": (seen.SHAPES, 6),
            "edge": (seen.EDGES, 6),
            "capital": (CAPITALS, 6),
        }
        self.tables = nn.ModuleDict({name: nn.Embedding(*size) for name, size in sizes.items()})
        for part in self.tables.values():
            nn.init.normal_(part.weight, std=0.3)
        inputs = 100 + 96 + FLAGS + sum(size for _, size in sizes.values())
        self.lstm = nn.LSTM(
            inputs, width, num_layers=layers, dropout=drop if layers > 1 else 0.0, bidirectional=True, batch_first=True
        )
        self.drop, self.drop_in = nn.Dropout(drop), nn.Dropout(0.2)
        self.label, self.chain = nn.Linear(2 * width, 2 * len(KINDS) + 1), Chain(2 * len(KINDS) + 1)
        gum_labels = 2 * len(KINDS) + 3
        self.label_gum, self.chain_gum = nn.Linear(2 * width, gum_labels), Chain(gum_labels)

    def loss(self, batch: Batch) -> Tensor:
        """Give the loss of labels, each example under its own head."""
        # The base knows these very sentences by heart: now and then the network must do without it.
        codes, states = batch["codes"].clone(), batch["states"]
        codes[..., 0][torch.rand(codes.shape[:2]) < 0.15] = 0
        codes[torch.rand(len(codes)) < 0.2, :, 1] = 0
        rows = batch["rows"].clone()
        rows[torch.rand(rows.shape) < 0.03] = len(vectors().table) - 1
        states = states * (torch.rand(len(states)) > 0.2)[:, None, None]
        parts = [self.vectors(rows), states, batch["lists"]]
        parts += [table(codes[..., index]) for index, table in enumerate(self.tables.values())]
        hidden = self.drop(run(self.lstm, self.drop_in(torch.cat(parts, 2)), batch["lengths"]))
        total = hidden.new_zeros(())
        for own, label, chain in ((False, self.label, self.chain), (True, self.label_gum, self.chain_gum)):
            rows_of = batch["gum"] == own
            if rows_of.any():
                lengths = batch["lengths"][rows_of]
                longest = int(lengths.max())
                scores = label(hidden[rows_of][:, :longest])
                total = total + (0.4 if own else 1.0) * chain.loss(
                    scores, batch["labels"][rows_of][:, :longest], lengths
                )
        return total


GUM_KINDS = (*KINDS, "other")


def documents(told: Iterator[list[Told]], kinds: Sequence[str]) -> Iterator[list[tuple[Passage, Parse, list[int]]]]:
    """Give each document as passages with their parse and labels."""
    for document in told:
        pieces, labels = [], []
        for first in range(0, len(document), RUN):
            words, marked = _passage(document[first : first + RUN], kinds)
            pieces.append(words)
            labels.append(marked)
        yield list(zip(pieces, parses(pieces), labels, strict=True))


def _passage(sentences: list[Told], kinds: Sequence[str]) -> tuple[Passage, list[int]]:
    text, ranges, names = "", [], []
    for told in sentences:
        start = len(text)
        ranges.append((start, start + len(told.text)))
        for first, last, kind in told.names:
            if kind in kinds:
                names.append((start + first, start + last, kind))
        text += told.text + "\n"
    words = passage(text, ranges, quotations(text, 0, len(text)))
    labels = [0] * len(words.words)
    for start, end, kind in names:
        first, last = within(words, (start, end))
        if first < last and not any(labels[first:last]):
            base = 2 * kinds.index(kind) + 1
            labels[first:last] = [base, *[base + 1] * (last - first - 1)]
    return words, labels


def collate(examples: list[Example]) -> Batch:
    """Pad and stack."""
    longest = max(len(one["rows"]) for one in examples)
    made = {name: padded([one[name] for one in examples], longest, torch.long) for name in ("rows", "codes", "labels")}
    return made | {
        "lengths": torch.tensor([len(one["rows"]) for one in examples]),
        "states": padded([one["states"] for one in examples], longest, torch.float32),
        "lists": padded([one["lists"] for one in examples], longest, torch.float32),
        "gum": torch.tensor([one["gum"] for one in examples]),
    }


def weights(network: Network, codes: NameCodes) -> dict[str, Any]:
    """Lay the weights out as `whence.read.names.namer` wants them."""
    made = arrays(network, linear=("label",), chains=("chain",))
    return made | {f"codes_{name}": joined(list(getattr(codes, name))) for name in ("words", "tags")}


def train(chosen: argparse.Namespace) -> None:
    """Train and write."""
    torch.manual_seed(SEED)
    torch.set_num_threads(chosen.threads)
    parts = [(False, list(documents(ewt(chosen.data), KINDS))), (True, list(documents(gum(chosen.data), GUM_KINDS)))]
    every = [one for _, part in parts for document in part for one in document]
    counts = Counter(word for words, _, _ in every for word in words.low)
    known = sorted(word for word, count in counts.items() if count >= SEEN and any(c.isalpha() for c in word))
    tags = sorted({tag for _, parse, _ in every for tag in parse.tags})
    codes = NameCodes(*({name: index + 1 for index, name in enumerate(names)} for names in (known, tags)))
    examples = []
    for own, part in parts:
        for document in part:
            small = small_words([words for words, _, _ in document])
            for words, parse, labels in document:
                if words.words:
                    rows, made, lists = columns(words, parse, small=small, codes=codes)
                    examples.append(
                        {
                            "rows": rows,
                            "codes": made,
                            "lists": lists,
                            "states": parse.states,
                            "labels": np.array(labels),
                            "gum": own,
                        }
                    )
    print(len(examples), "passages", sum(len(one["rows"]) for one in examples), "words", flush=True)
    fit(
        Network(codes, width=chosen.width, layers=chosen.layers, drop=chosen.drop),
        examples,
        collate=collate,
        epochs=chosen.epochs,
        rate=chosen.rate,
        write=lambda mean: save(chosen.out, weights(mean, codes)),
    )


if __name__ == "__main__":
    root = Path(__file__).resolve().parents[1]
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--data", type=Path, default=Path(os.environ.get("WHENCE_DATA", root.parent / "shared" / "data"))
    )
    parser.add_argument("--out", type=Path, default=root / "whence" / "lang" / "en" / "names.npz")
    parser.add_argument("--epochs", type=int, default=14)
    parser.add_argument("--width", type=int, default=128)
    parser.add_argument("--layers", type=int, default=1)
    parser.add_argument("--drop", type=float, default=0.35)
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--threads", type=int, default=1)
    train(parser.parse_args())
