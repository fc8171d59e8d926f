"""Train the tagger of attributions: sources, cues, contents, and which belong together.

    python -m training.attribution [--data DIR] [--out FILE] [--epochs N] [--cache FILE]

Learns from PolNeAR train (`$WHENCE_DATA/attribution/polnear/train`); needs torch, and the base
(`training/base.py`) trained before. Two CPU cores, under an hour. What is written holds weights and the words seen at
least `SEEN` times, no text.

A two-way LSTM reads each paragraph; one linear chain labels its words, and for each cue a second one labels every word
as source, content or neither of that very cue, so that a content in pieces and a source of many cues need no linking.
"""

from __future__ import annotations

import argparse
import os
import pickle
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from training.network import Batch, Chain, Example, arrays, fit, joined, padded, run, save
from training.polnear import LABELS, Told, told
from whence.read.attribution import features as seen
from whence.read.attribution.features import Codes, beside, features
from whence.read.vectors import vectors

#: A word is known by itself from this many uses on; the rest share its vector, tag and shape with others.
SEEN = 3
SEED = 11
#: Width of the space in which words and cues meet.
PAIR = 128


class Network(nn.Module):
    """The tagger, as `whence.read.attribution.tagger` runs it."""

    def __init__(self, codes: Codes, *, width: int, layers: int, drop: float) -> None:
        super().__init__()
        table = torch.from_numpy(vectors().table)
        self.vectors = nn.Embedding.from_pretrained(table, freeze=True)
        sizes = {
            "word": (len(codes.words) + 1, 32),
            "tag": (len(codes.tags) + 1, 16),
            "dep": (len(codes.deps) + 1, 16),
            "shape": (seen.SHAPES, 6),
            "quote": (seen.QUOTES, 6),
            "edge": (seen.EDGES, 6),
            "rule": (seen.RULES, 8),
        }
        self.tables = nn.ModuleDict({name: nn.Embedding(*size) for name, size in sizes.items()})
        for part in self.tables.values():
            nn.init.normal_(part.weight, std=0.3)
        # word, its head's word, states of the base, codes, the head's tag
        inputs = 100 + 100 + 96 + sum(size for _, size in sizes.values()) + 16
        self.lstm = nn.LSTM(inputs, width, num_layers=layers, bidirectional=True, batch_first=True, dropout=drop)
        self.drop = nn.Dropout(drop)
        self.drop_in = nn.Dropout(0.25)
        self.label = nn.Linear(2 * width, len(LABELS))
        self.chain = Chain(len(LABELS))
        self.word = nn.Linear(2 * width, PAIR)
        self.cue = nn.Linear(2 * width, PAIR, bias=False)
        beside_sizes = (seen.DISTANCES, seen.SENTENCES, seen.TREES, seen.LINKS)
        self.beside = nn.ModuleList([nn.Embedding(size, PAIR) for size in beside_sizes])
        for part in self.beside:
            nn.init.normal_(part.weight, std=0.2)
        self.link = nn.Linear(PAIR, 3)
        self.link_chain = Chain(3)

    def states(self, batch: Batch) -> Tensor:
        """Give the state of each word, (B, T, 2 * width)."""
        codes, heads = batch["codes"], batch["heads"]
        rows = batch["rows"]
        if self.training:
            codes = codes.clone()
            codes[..., 0][torch.rand(codes.shape[:2]) < 0.1] = 0
            hide = torch.rand(codes.shape[0]) < 0.2
            codes[hide, :, 6] = 0
        vector = self.vectors(rows)
        parts = [vector, vector.gather(1, heads[..., None].expand(-1, -1, vector.shape[2])), batch["states"]]
        parts += [table(codes[..., index]) for index, table in enumerate(self.tables.values())]
        parts.append(self.tables["tag"](codes[..., 1].gather(1, heads)))
        return self.drop(run(self.lstm, self.drop_in(torch.cat(parts, 2)), batch["lengths"]))

    def loss(self, batch: Batch) -> Tensor:
        """Give the loss of labels, a passage each, and of links, a cue each."""
        states = self.states(batch)
        labels = self.chain.loss(self.label(states), batch["labels"], batch["lengths"])
        if not len(batch["which"]):
            return labels
        scores = self.links(states, batch)
        return labels + self.link_chain.loss(scores, batch["linked"], batch["lengths"][batch["which"]])

    def links(self, states: Tensor, batch: Batch) -> Tensor:
        """Give scores of none, source and content for each word beside each cue."""
        which = batch["which"]
        cue = (states[which] * batch["cue"][..., None]).sum(1) / batch["cue"].sum(1, keepdim=True)
        hidden = self.word(states)[which] + self.cue(cue)[:, None]
        near = batch["beside"]
        if self.training:
            near = near.clone()
            near[torch.rand(len(near)) < 0.2, :, 3] = 0
        for index, table in enumerate(self.beside):
            hidden = hidden + table(near[..., index])
        return self.link(self.drop(torch.relu(hidden)))


def codes_of(train: list[Told]) -> Codes:
    """Number the words seen often enough, and the labels of the base."""
    counts = Counter(word for one in train for word in one.words.low)
    words = sorted(word for word, count in counts.items() if count >= SEEN and any(c.isalpha() for c in word))
    tags = sorted({tag for one in train for tag in one.parse.tags})
    deps = sorted({dep for one in train for dep in one.parse.deps})
    return Codes(*({name: index + 1 for index, name in enumerate(names)} for names in (words, tags, deps)))


def example(one: Told, codes: Codes) -> Example:
    """Turn a passage into numbers once."""
    made = features(one.words, one.parse, ruled=one.ruled, codes=codes)
    near = [beside(one.words, one.parse, cue=cue, ruled=one.ruled) for cue, _ in one.links]
    return {
        "rows": made.rows,
        "heads": made.heads,
        "codes": made.codes.astype(np.int32),
        "states": made.states.astype(np.float16),
        "labels": np.array(one.labels),
        "links": [(cue, np.array(linked), n.astype(np.int8)) for (cue, linked), n in zip(one.links, near, strict=True)],
    }


def collate(examples: list[Example]) -> Batch:
    """Pad and stack."""
    longest = max(len(one["rows"]) for one in examples)
    links = [(index, *link) for index, one in enumerate(examples) for link in one["links"]]
    cues = torch.zeros(len(links), longest)
    for row, (_, (first, last), _, _) in enumerate(links):
        cues[row, first:last] = 1
    made = {
        name: padded([one[name] for one in examples], longest, torch.long)
        for name in ("rows", "heads", "codes", "labels")
    }
    if links:
        made["linked"] = padded([linked for *_, linked, _ in links], longest, torch.long)
        made["beside"] = padded([near for *_, near in links], longest, torch.long)
    return made | {
        "lengths": torch.tensor([len(one["rows"]) for one in examples]),
        "states": padded([one["states"] for one in examples], longest, torch.float32),
        "which": torch.tensor([index for index, *_ in links], dtype=torch.long),
        "cue": cues,
    }


def weights(network: Network, codes: Codes) -> dict[str, Any]:
    """Lay the weights out as `whence.read.attribution.tagger` wants them."""
    made = arrays(network, linear=("label", "word", "cue", "link"), chains=("chain", "link_chain"))
    near = {f"beside_{index}": table.weight.detach().numpy() for index, table in enumerate(network.beside)}
    made |= {name: value.astype(np.float16) for name, value in near.items()}
    return made | {f"codes_{name}": joined(list(getattr(codes, name))) for name in ("words", "tags", "deps")}


def train(chosen: argparse.Namespace) -> None:
    """Train and write."""
    torch.manual_seed(SEED)
    torch.set_num_threads(chosen.threads)
    if chosen.cache is not None and chosen.cache.is_file():
        articles = pickle.loads(chosen.cache.read_bytes())  # noqa: S301 a file this script wrote
    else:
        articles = [made for _, made in told("train")]
    shown = [one for article in articles for one in article if one.words.words]
    codes = codes_of(shown)
    examples = [example(one, codes) for one in shown]
    del shown, articles
    words = sum(len(one["rows"]) for one in examples)
    print(len(examples), "passages", words, "words", len(codes.words), "known", flush=True)
    network = Network(codes, width=chosen.width, layers=chosen.layers, drop=chosen.drop)
    fit(
        network,
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
    parser.add_argument("--out", type=Path, default=root / "whence" / "lang" / "en" / "attribution.npz")
    parser.add_argument("--epochs", type=int, default=9)
    parser.add_argument("--width", type=int, default=96)
    parser.add_argument("--layers", type=int, default=2)
    parser.add_argument("--drop", type=float, default=0.35)
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--cache", type=Path)
    chosen_now = parser.parse_args()
    os.environ["WHENCE_DATA"] = str(chosen_now.data)
    train(chosen_now)
