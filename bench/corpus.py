"""A seeded generator of invented texts with planted shared passages, for the tracing bench and its tests."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from whence.model.identity import content_id
from whence.model.reports import Furniture, Published, Report

_ONSETS = [
    "b",
    "br",
    "d",
    "dr",
    "f",
    "g",
    "gl",
    "h",
    "k",
    "kl",
    "l",
    "m",
    "n",
    "p",
    "pr",
    "r",
    "s",
    "st",
    "t",
    "tr",
    "v",
    "w",
    "z",
]
_VOWELS = ["a", "e", "i", "o", "u", "ai", "ea", "ou"]
_CODAS = ["", "", "l", "n", "r", "s", "t", "nd", "rk", "st"]
_GLUE = [
    "the",
    "of",
    "and",
    "to",
    "in",
    "a",
    "that",
    "for",
    "on",
    "with",
    "was",
    "by",
    "at",
    "from",
    "it",
    "as",
    "had",
    "were",
    "not",
]


def vocabulary(seed: int, size: int = 20_000) -> list[str]:
    """Invent words, the commonest first; the first ones are English glue so that chance repeats happen."""
    rng = random.Random(seed)
    words = dict.fromkeys(_GLUE)
    while len(words) < size:
        syllables = rng.choice([1, 2, 2, 3])
        words["".join(rng.choice(_ONSETS) + rng.choice(_VOWELS) + rng.choice(_CODAS) for _ in range(syllables))] = None
    return list(words)


@dataclass
class Corpus:
    """Reports and what was planted in them.

    Attributes:
        planted: Pair (smaller id, larger id) -> length in words of the longest run planted in both.
    """

    reports: list[Report] = field(default_factory=list)
    planted: dict[tuple[str, str], int] = field(default_factory=dict)


class Writer:
    """Writes invented prose: Zipf-like words, sentences, paragraphs, capitals and commas."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        self.words = vocabulary(seed)
        self.weights = [1 / (rank + 2.7) for rank in range(len(self.words))]

    def draw(self, count: int) -> list[str]:
        """Draw words."""
        return self.rng.choices(self.words, self.weights, k=count)

    def prose(self, words: list[str]) -> str:
        """Set words as sentences and paragraphs; case, commas and line ends are chance and carry no meaning."""
        out: list[str] = []
        start = True
        for word in words:
            shown = word.capitalize() if start or self.rng.random() < 0.04 else word
            start = self.rng.random() < 0.06
            mark = (
                self.rng.choice([". ", ".\n\n", '." ', "! "])
                if start
                else self.rng.choice([" "] * 12 + [", ", " – ", " “"])
            )
            out.append(shown + mark)
        return "".join(out).strip()


def report(
    name: str, text: str, *, furniture: tuple[tuple[int, int], ...] = (), published: str | None = None
) -> Report:
    """Wrap a text as a report of its own."""
    index = content_id("report", name)
    when = Published() if published is None else Published(published, published, published, "metadata")
    bare = Report(index, name, None, None, None, None, None, when, "text/plain", "en", index, None, text)
    dim = tuple(Furniture(bare.span(start, end), "bar") for start, end in furniture)
    return Report(index, name, None, None, None, None, None, when, "text/plain", "en", index, None, text, dim)


def corpus(seed: int, *, reports: int, length: int = 400, pairs: int = 500, least: int = 4, most: int = 60) -> Corpus:
    """Write reports and plant runs of `least` to `most` words, each in two of them.

    The words of a run are the same in both; case, commas, line ends and a bar of page furniture in
    the middle of some differ.
    """
    writer = Writer(seed)
    rng = writer.rng
    bodies = [[writer.draw(20) for _ in range(length // 20)] for _ in range(reports)]
    made = Corpus()
    runs: list[tuple[int, int, int]] = []
    for _ in range(pairs):
        one, other = rng.sample(range(reports), 2)
        run = writer.draw(rng.randint(least, most))
        for body in (bodies[one], bodies[other]):
            body.insert(rng.randrange(len(body) + 1), run)
        runs.append((one, other, len(run)))
    for number, body in enumerate(bodies):
        text, dim = _set(writer, [word for piece in body for word in piece])
        made.reports.append(report(f"generated {seed} {number}", text, furniture=dim))
    for one, other, size in runs:
        low, high = sorted((made.reports[one].id, made.reports[other].id))
        made.planted[low, high] = max(size, made.planted.get((low, high), 0))
    return made


def _set(writer: Writer, words: list[str]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Set a body, with a bar of page furniture somewhere in it, perhaps inside a planted run."""
    middle = writer.rng.randrange(len(words))
    head, tail = writer.prose(words[:middle]), writer.prose(words[middle:])
    bar = "\n\nShare this page with a friend\n\n"
    return f"{head}{bar}{tail}", ((len(head), len(head) + len(bar)),)
