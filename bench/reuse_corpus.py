"""Write a seeded corpus with planted reuse at nine levels: `python -m bench.reuse_corpus FILE [DOCUMENTS [SEED]]`.

No third-party text: words come as a chain in which each word has its own few followers, so that words, pairs of words and
phrases repeat as unevenly as they do in news. Words are those of the shipped frequency table, the rare ones invented.

| level | the later document holds of the earlier one |
|---|---|
| L0 | everything |
| L1 | everything, 5 % of the words edited |
| L2 | the first 40 % with 5 % edited, then text of its own |
| L3 | half of the sentences with 15 % edited, among as many of its own, shuffled |
| L4, L5 | 70 % of the sentences with 30 %, 50 % edited, shuffled |
| L6, L7 | three sentences, one sentence of 15 words or more, in text of its own |
| L8 | one such sentence with 10 % edited, in text of its own |

An edit replaces a word (60 %), drops it (20 %) or puts one before it (20 %). Three documents in ten end in one of 300 footers.
"""

from __future__ import annotations

import json
import math
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from whence.lang.frequency import table

LEVELS = tuple(f"L{number}" for number in range(9))
FOOTERS = 300
#: Documents that are drawn together; pairs are planted inside a block.
BLOCK = 5_000
#: Words of the invented text from which followers are counted: rare words have one or two followers, as in a real one.
COUNTED = 1_500_000
_ONSETS = "b br ch d dr f fl g gr h j k kl l m n p pl r s sh st t tr v w y z".split()  # noqa: SIM905 - one line
_VOWELS = "a e i o u ai ea ie ou a e i o".split()  # noqa: SIM905 - one line
_CODAS = ["", "", "n", "l", "r", "s", "t", "nd", "rk", "m", "ck"]

Ids = NDArray[np.int32]


@dataclass(frozen=True)
class Chain:
    """Words and which of them may follow which.

    Attributes:
        words: As written.
        often: Running sum of their frequencies, ending at 1.
        first: Where the followers of each word begin; one entry more than words.
        followers: Word numbers, the likeliest first.
    """

    words: list[str]
    often: NDArray[np.float64]
    first: NDArray[np.int64]
    followers: Ids

    def draw(self, dice: np.random.Generator, count: int) -> Ids:
        """Draw words by frequency alone."""
        return np.searchsorted(self.often, dice.random(count)).astype(np.int32)

    def text(self, dice: np.random.Generator, count: int) -> Ids:
        """Draw running text of `count` words, many chains side by side."""
        steps = min(count, 2_000)
        rows = -(-count // steps)
        made = np.empty((steps, rows), dtype=np.int32)
        made[0] = self.draw(dice, rows)
        for step in range(1, steps):
            before = made[step - 1]
            size = self.first[before + 1] - self.first[before]
            rank = np.exp(dice.random(rows) * np.log(size + 1)).astype(np.int64) - 1
            made[step] = self.followers[self.first[before] + np.minimum(rank, size - 1)]
        return made.T.reshape(-1)[:count]


@dataclass
class Made:
    """A corpus.

    Attributes:
        texts: The documents.
        footers: Number of the footer each ends in, -1 for none; also the number of its outlet where it has one.
        outlets: Number of the outlet of each; footer and outlet go together.
        planted: Earlier document, later document, level.
    """

    texts: list[str] = field(default_factory=list)
    footers: list[int] = field(default_factory=list)
    outlets: list[int] = field(default_factory=list)
    planted: list[tuple[int, int, str]] = field(default_factory=list)


def chain(seed: int, size: int = 60_000) -> Chain:
    """Make the words and their followers; the tail of the frequency table is filled with invented names and words."""
    dice = random.Random(seed)
    weights = {word: math.exp(-rarity) for word, rarity in table("en").items() if word.isascii() and word.isalnum()}
    left = max(0.04, 1 - sum(weights.values()))
    coined: dict[str, None] = {}
    while len(coined) < size - len(weights):
        parts = dice.choice((1, 2, 2, 3, 3))
        word = "".join(dice.choice(_ONSETS) + dice.choice(_VOWELS) + dice.choice(_CODAS) for _ in range(parts))
        if word not in weights:
            coined[word.capitalize() if dice.random() < 0.4 else word] = None
    for number in range(size // 30):
        coined[f"{dice.randint(2, 9_999):,}" if number % 2 else str(dice.randint(2, 2_030))] = None
    tail = list(coined)
    dice.shuffle(tail)
    share = sum(1 / (rank + 20) for rank in range(len(tail)))
    weights |= {word: left / share / (rank + 20) for rank, word in enumerate(tail)}
    return linked(list(weights), np.array(list(weights.values())), seed=seed)


def linked(words: list[str], weights: NDArray[np.float64], *, seed: int) -> Chain:
    """Give each word its followers, more of them the more frequent it is."""
    rng = np.random.default_rng([seed, 1])
    weights = weights / weights.sum()
    often = np.cumsum(weights)
    often[-1] = 1.0
    sizes = np.maximum(2, (weights * COUNTED) ** 0.72).astype(np.int64)
    first = np.concatenate(([0], np.cumsum(sizes)))
    followers = np.searchsorted(often, rng.random(int(first[-1]))).astype(np.int32)
    return Chain(words, often, first, followers)


class Writer:
    """Writes one block of documents: sentences as arrays of word numbers, set as text in the end."""

    def __init__(self, words: Chain, seed: int, block: int) -> None:
        self.words = words
        self.rng = np.random.default_rng([seed, 2, block])
        self.dice = random.Random(seed * 1_000_003 + block)
        self.pool: list[Ids] = []

    def sentences(self, count: int) -> list[Ids]:
        """Draw about `count` words of sentences, 6 to 45 words each."""
        made: list[Ids] = []
        while count > 0:
            if not self.pool:
                text = self.words.text(self.rng, 400_000)
                lengths = np.clip(self.rng.normal(21, 8, 25_000), 6, 45).astype(int)
                cuts = np.cumsum(lengths)
                self.pool = np.split(text, cuts[cuts < len(text)])[:-1]
            made.append(self.pool.pop())
            count -= len(made[-1])
        return made

    def document(self) -> list[Ids]:
        """Draw a document of its own, 120 to 1,200 words, 385 on average."""
        return self.sentences(int(min(1_200, max(120, self.dice.lognormvariate(5.85, 0.45)))))

    def edited(self, sentence: Ids, share: float) -> Ids:
        """Edit a share of the words of a sentence."""
        other = self.words.draw(self.rng, len(sentence))
        out: list[int] = []
        for word, new in zip(sentence.tolist(), other.tolist(), strict=True):
            chance = self.dice.random() / share if share else 1.0
            if chance >= 1:
                out.append(word)
            elif chance < 0.6:
                out.append(new)
            elif chance < 0.8:
                out += [new, word]
        return np.array(out, dtype=np.int32)

    def later(self, level: str, source: list[Ids]) -> list[Ids]:
        """Write the document that took from `source`."""
        if level in {"L0", "L1"}:
            return [self.edited(one, 0.05 if level == "L1" else 0) for one in source]
        if level == "L2":
            kept = source[: max(1, round(0.4 * len(source)))]
            return [*(self.edited(one, 0.05) for one in kept), *self.sentences(200)]
        if level == "L3":
            kept = self.dice.sample(source, max(1, len(source) // 2))
            made = [self.edited(one, 0.15) for one in kept] + self.sentences(sum(map(len, kept)))
        elif level in {"L4", "L5"}:
            kept = self.dice.sample(source, max(1, round(0.7 * len(source))))
            made = [self.edited(one, 0.3 if level == "L4" else 0.5) for one in kept]
        else:
            return self._lifted(level, source)
        self.dice.shuffle(made)
        return made

    def _lifted(self, level: str, source: list[Ids]) -> list[Ids]:
        made = self.document()
        long = [one for one in source if len(one) >= 15]
        for one in self.dice.sample(long, 3 if level == "L6" else 1):
            made.insert(self.dice.randint(0, len(made)), self.edited(one, 0.1 if level == "L8" else 0))
        return made

    def set(self, sentences: list[Ids]) -> str:
        """Write sentences as paragraphs."""
        words, out = self.words.words, []
        for number, sentence in enumerate(sentences):
            line = " ".join([words[index] for index in sentence.tolist()])
            out.append(f"{line[:1].upper()}{line[1:]}.{' ' if (number + 1) % 3 else chr(10) * 2}")
        return "".join(out).strip()


def blocks(documents: int, seed: int, words: Chain | None = None) -> Iterator[Made]:
    """Write a corpus block by block; numbers of documents count through.

    Args:
        documents: How many; 2 % of them are the later half of a pair of each level.
        seed: Any integer.
        words: Words to write with; by default those of the seed.
    """
    words = words or chain(seed)
    endings = Writer(words, seed, 1_000_000)
    footers = [endings.set(endings.sentences(26)) for _ in range(FOOTERS)]
    for number, start in enumerate(range(0, documents, BLOCK)):
        yield _block(Writer(words, seed, number), min(BLOCK, documents - start), start=start, footers=footers)


def _block(writer: Writer, size: int, *, start: int, footers: list[str]) -> Made:
    pairs = max(1, size // 50)
    kept = [writer.document() for _ in range(size - pairs * len(LEVELS))]
    able = [number for number, one in enumerate(kept) if sum(len(sentence) >= 15 for sentence in one) >= 3]
    sources = writer.dice.sample(able, pairs * len(LEVELS))
    made = Made()
    levels = [level for level in LEVELS for _ in range(pairs)]
    for place, (level, source) in enumerate(zip(levels, sources, strict=True), len(kept)):
        made.planted.append((start + source, start + place, level))
    kept += [writer.later(level, kept[source]) for level, source in zip(levels, sources, strict=True)]
    for sentences in kept:
        outlet = writer.dice.randrange(FOOTERS)
        footer = outlet if writer.dice.random() < 0.3 else -1
        text = writer.set(sentences)
        made.texts.append(f"{text}\n\n{footers[footer]}" if footer >= 0 else text)
        made.footers.append(footer)
        made.outlets.append(outlet)
    return made


def corpus(documents: int, seed: int, words: Chain | None = None) -> Made:
    """Write a whole corpus."""
    made = Made()
    for block in blocks(documents, seed, words):
        made.texts += block.texts
        made.footers += block.footers
        made.outlets += block.outlets
        made.planted += block.planted
    return made


def write(path: Path, documents: int, seed: int, *, words: Chain | None = None) -> None:
    """Write a corpus to a file: one JSON list `[text, footer, outlet]` a line; the pairs stand beside it in `.pairs`."""
    planted: list[tuple[int, int, str]] = []
    with path.open("w", encoding="utf-8") as file:
        for block in blocks(documents, seed, words):
            planted += block.planted
            for row in zip(block.texts, block.footers, block.outlets, strict=True):
                file.write(json.dumps(row, ensure_ascii=False) + "\n")
    path.with_suffix(".pairs").write_text(json.dumps(planted), "utf-8")


def load(path: Path) -> Made:
    """Read a corpus that was written."""
    made = Made()
    with path.open(encoding="utf-8") as file:
        for line in file:
            text, footer, outlet = json.loads(line)
            made.texts.append(text)
            made.footers.append(footer)
            made.outlets.append(outlet)
    made.planted = [
        (one, other, level) for one, other, level in json.loads(path.with_suffix(".pairs").read_text("utf-8"))
    ]
    return made


if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[2:]] + [50_000, 7][len(sys.argv) - 2 :]
    write(Path(sys.argv[1]), numbers[0], numbers[1])
