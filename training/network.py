"""What the two trainers share: a linear chain, padding, the training loop, and the layout the runtime wants."""

from __future__ import annotations

import math
import random
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

#: Padded words in a batch.
WORDS_A_BATCH = 3000
SEED = 11

Example = dict[str, Any]
Batch = dict[str, Tensor]


class Chain(nn.Module):
    """A linear-chain CRF."""

    def __init__(self, labels: int) -> None:
        super().__init__()
        self.steps = nn.Parameter(torch.zeros(labels, labels))
        self.first = nn.Parameter(torch.zeros(labels))
        self.last = nn.Parameter(torch.zeros(labels))

    def loss(self, scores: Tensor, labels: Tensor, lengths: Tensor) -> Tensor:
        """Give the summed negative log likelihood; scores (B, T, L), labels (B, T)."""
        size, longest, _ = scores.shape
        mask = torch.arange(longest)[None] < lengths[:, None]
        gold = scores.gather(2, labels[..., None]).squeeze(2) * mask
        moves = self.steps[labels[:, :-1], labels[:, 1:]] * mask[:, 1:]
        ends = labels[torch.arange(size), lengths - 1]
        right = gold.sum(1) + moves.sum(1) + self.first[labels[:, 0]] + self.last[ends]
        reached = scores[:, 0] + self.first
        for step in range(1, longest):
            onward = torch.logsumexp(reached[:, :, None] + self.steps[None], dim=1) + scores[:, step]
            reached = torch.where(mask[:, step, None], onward, reached)
        return (torch.logsumexp(reached + self.last, dim=1) - right).sum()


def run(lstm: nn.LSTM, inputs: Tensor, lengths: Tensor) -> Tensor:
    """Run a two-way LSTM over padded sequences of their own lengths."""
    packed = nn.utils.rnn.pack_padded_sequence(inputs, lengths, batch_first=True, enforce_sorted=False)
    out, _ = nn.utils.rnn.pad_packed_sequence(lstm(packed)[0], batch_first=True)
    return out


def padded(values: Sequence[Any], longest: int, dtype: torch.dtype) -> Tensor:
    """Stack arrays of unlike length, filled up with zeros."""
    made = torch.zeros((len(values), longest, *values[0].shape[1:]), dtype=dtype)
    for index, value in enumerate(values):
        made[index, : len(value)] = torch.from_numpy(np.asarray(value)).to(dtype)
    return made


def batches(examples: list[Example], rng: random.Random) -> list[list[Example]]:
    """Group examples of like length, in shuffled order."""
    order = sorted(examples, key=lambda one: len(one["rows"]) + rng.random() * 8)
    made: list[list[Example]] = [[]]
    for one in order:
        if made[-1] and (len(made[-1]) + 1) * len(one["rows"]) > WORDS_A_BATCH:
            made.append([])
        made[-1].append(one)
    rng.shuffle(made)
    return made


def fit(
    network: nn.Module,
    examples: list[Example],
    *,
    collate: Callable[[list[Example]], Batch],
    epochs: int,
    rate: float,
    write: Callable[[nn.Module], None],
) -> None:
    """Train by AdamW with a cosine rate; what is written are running means of the weights.

    Args:
        network: Has `loss(batch)`, the summed losses of a batch.
        examples: Each with `rows`, one entry a word.
        collate: Makes a batch.
        epochs: Times every example is shown.
        rate: Highest learning rate.
        write: Called every second epoch and at the end, with the means in place.
    """
    rng = random.Random(SEED)  # noqa: S311 a fixed order is wanted
    learnt = [part for part in network.parameters() if part.requires_grad]
    optimizer = torch.optim.AdamW(learnt, lr=rate, weight_decay=0.01, betas=(0.9, 0.99))
    average = {name: value.detach().clone() for name, value in network.state_dict().items()}
    steps = epochs * len(batches(examples, random.Random(0)))  # noqa: S311 only counted
    step, begun = 0, time.time()
    for epoch in range(epochs):
        network.train()
        total = 0.0
        for group in batches(examples, rng):
            batch = collate(group)
            share = min(1.0, (step + 1) / 200) * (0.5 + 0.5 * math.cos(math.pi * step / steps))
            for part in optimizer.param_groups:
                part["lr"] = rate * max(share, 0.02)
            loss = network.loss(batch)  # type: ignore[operator]
            optimizer.zero_grad()
            (loss / int(batch["lengths"].sum())).backward()
            nn.utils.clip_grad_norm_(learnt, 1.0)
            optimizer.step()
            step += 1
            _blend(average, network, min(0.999, step / (step + 50)))
            total += loss.detach().item()
        print(f"epoch {epoch + 1} {time.time() - begun:.0f} s loss {total:.0f}", flush=True)
        if epoch % 2 == 1 or epoch == epochs - 1:
            held = {name: value.clone() for name, value in network.state_dict().items()}
            network.load_state_dict(average)
            network.eval()
            write(network)
            network.load_state_dict(held)


def _blend(average: dict[str, Tensor], network: nn.Module, decay: float) -> None:
    with torch.no_grad():
        for name, value in network.named_parameters():
            if value.requires_grad:
                average[name].lerp_(value, 1 - decay)


def arrays(network: nn.Module, *, linear: Sequence[str], chains: Sequence[str]) -> dict[str, Any]:
    """Lay the weights of `network.lstm`, `network.tables` and the named parts out as the runtime wants them.

    Returns:
        float16 arrays; the gates of the LSTM in the order input, forget, output, cell.
    """
    made: dict[str, Tensor] = {}
    lstm: Any = network.lstm
    for layer in range(lstm.num_layers):
        for side in ("", "_reverse"):
            made[f"w{layer}{side}"] = _turned(lstm, f"weight_ih_l{layer}{side}").T
            made[f"u{layer}{side}"] = _turned(lstm, f"weight_hh_l{layer}{side}").T
            biases = [_turned(lstm, f"bias_{way}_l{layer}{side}") for way in ("ih", "hh")]
            made[f"b{layer}{side}"] = biases[0] + biases[1]
    tables: Any = network.tables
    made |= {f"table_{name}": table.weight for name, table in tables.items()}
    for name in linear:
        part = getattr(network, name)
        made[f"{name}_w"] = part.weight.T
        if part.bias is not None:
            made[f"{name}_b"] = part.bias
    for name in chains:
        made |= {f"{name}_{end}": getattr(getattr(network, name), end) for end in ("steps", "first", "last")}
    return {name: value.detach().numpy().astype(np.float16) for name, value in made.items()}


def _turned(lstm: nn.LSTM, name: str) -> Tensor:
    opened, forget, cell, out = getattr(lstm, name).chunk(4, 0)
    return torch.cat([opened, forget, out, cell], 0)


def joined(names: Sequence[str]) -> NDArray[np.uint8]:
    """Pack a list of names into bytes."""
    return np.frombuffer("\n".join(names).encode("utf-8"), dtype=np.uint8)


def save(path: Path, made: dict[str, Any]) -> None:
    """Write the arrays, packed, with nothing in the file that differs from run to run."""
    np.savez_compressed(path, **made)
