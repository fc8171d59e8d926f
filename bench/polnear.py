"""Score attributions on PolNeAR: its brat files as gold, the scorer of `research/attribution.md` section 1."""

from __future__ import annotations

import os
import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

Ranges = tuple[tuple[int, int], ...]

#: Two contents are the same attribution from this intersection over union of their tokens on.
SAME = 0.5

_SPAN_LINE = re.compile(r"^(T\d+)\t[\w-]+ ([\d ;]+)\t", re.MULTILINE)
_TOKEN = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True)
class Marked:
    """One attribution as code-point ranges; an absent role is empty."""

    source: Ranges
    cue: Ranges
    content: Ranges


@dataclass(frozen=True)
class Article:
    name: str
    text: str
    gold: tuple[Marked, ...]


def data() -> Path:
    """Give the folder of the development data: `$WHENCE_DATA`, else the one beside the checkout."""
    beside = Path(__file__).resolve().parents[2] / "shared" / "data"
    return Path(os.environ.get("WHENCE_DATA", beside))


def articles(split: str) -> Iterator[Article]:
    """Read the articles of `train` or `dev`; of several annotators the first in sorted order is the gold."""
    folder = data() / "attribution" / "polnear" / split
    by_article: dict[str, list[Path]] = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        by_article.setdefault(path.stem.rpartition("_")[0], []).append(path)
    for name, versions in sorted(by_article.items()):
        text = (folder / "text" / f"{name}.txt").read_bytes().decode("utf-8")
        yield Article(name, text, tuple(_marked(versions[0].read_text("utf-8"))))


def _marked(ann: str) -> Iterator[Marked]:
    spans: dict[str, Ranges] = {}
    for name, pieces in _SPAN_LINE.findall(ann):
        spans[name] = tuple((int(a), int(b)) for a, b in (piece.split() for piece in pieces.split(";")))
    for line in ann.split("\n"):
        if line.startswith("E") and "\tAttribution" in line:
            roles: dict[str, list[tuple[int, int]]] = {}
            for part in line.split("\t")[1].split():
                role, _, name = part.partition(":")
                roles.setdefault(role.rstrip("0123456789"), []).extend(spans[name])
            if "Content" in roles:
                yield Marked(*(tuple(sorted(roles.get(role, []))) for role in ("Source", "Cue", "Content")))


@dataclass
class Count:
    """Hits, what was offered and what was wanted, summed over articles."""

    hits: int = 0
    offered: int = 0
    wanted: int = 0

    def add(self, hits: int, offered: int, wanted: int) -> None:
        self.hits += hits
        self.offered += offered
        self.wanted += wanted

    @property
    def precision(self) -> float:
        return 100 * self.hits / self.offered if self.offered else 0.0

    @property
    def recall(self) -> float:
        return 100 * self.hits / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        total = self.offered + self.wanted
        return 200 * self.hits / total if total else 0.0


def score(pairs: Iterable[tuple[Article, list[Marked]]]) -> dict[str, Count]:
    """Compare what was read with the gold.

    Returns:
        `token_*` and `exact_*` per role; `content`: one-to-one greedy matching by content token IoU from
        0.5 on; `content_source`: the matched ones whose sources share a token, or both lack one.
    """
    counts: dict[str, Count] = {}
    for article, read in pairs:
        starts = [match.start() for match in _TOKEN.finditer(article.text)]
        for role in ("source", "cue", "content"):
            offered = [getattr(one, role) for one in read if getattr(one, role)]
            wanted = [getattr(one, role) for one in article.gold if getattr(one, role)]
            _add(counts, f"token_{role}", (_union(offered, starts), _union(wanted, starts)))
            _add(counts, f"exact_{role}", (set(offered), set(wanted)))
        _attributions(counts, (article, read), starts)
    return counts


def _add(counts: dict[str, Count], key: str, sets: tuple[set, set]) -> None:
    offered, wanted = sets
    counts.setdefault(key, Count()).add(len(offered & wanted), len(offered), len(wanted))


def _tokens(ranges: Ranges, starts: list[int]) -> frozenset[int]:
    return frozenset(i for a, b in ranges for i in range(bisect_left(starts, a), bisect_left(starts, b)))


def _union(spans: list[Ranges], starts: list[int]) -> set[int]:
    return set().union(*(_tokens(span, starts) for span in spans)) if spans else set()


def _attributions(counts: dict[str, Count], pair: tuple[Article, list[Marked]], starts: list[int]) -> None:
    article, read = pair
    paired = [(one, gold) for one, gold in matches(article, read, starts) if one is not None and gold is not None]
    hits = len(paired)
    both = sum(_same_source(one, gold, starts) for one, gold in paired)
    counts.setdefault("content", Count()).add(hits, len(read), len(article.gold))
    counts.setdefault("content_source", Count()).add(both, len(read), len(article.gold))


def _same_source(one: Marked, gold: Marked, starts: list[int]) -> bool:
    a, b = _tokens(one.source, starts), _tokens(gold.source, starts)
    return bool(a & b) or not (a or b)


def same_source(article: Article, one: Marked, gold: Marked) -> bool:
    """Tell whether two attributions have sources that share a token, or both none."""
    return _same_source(one, gold, [match.start() for match in _TOKEN.finditer(article.text)])


def matches(
    article: Article, read: list[Marked], starts: list[int] | None = None
) -> list[tuple[Marked | None, Marked | None]]:
    """Pair read and gold attributions, best content overlap first; the left-over ones stand with `None`."""
    if starts is None:
        starts = [match.start() for match in _TOKEN.finditer(article.text)]
    mine = [_tokens(one.content, starts) for one in read]
    theirs = [_tokens(one.content, starts) for one in article.gold]
    scored = []
    for i, a in enumerate(mine):
        for j, b in enumerate(theirs):
            shared = len(a & b)
            if shared and shared / len(a | b) >= SAME:
                fits = _same_source(read[i], article.gold[j], starts)
                scored.append((-shared / len(a | b), not fits, i, j))
    taken_i, taken_j, pairs = set(), set(), []
    for _, _, i, j in sorted(scored):
        if i not in taken_i and j not in taken_j:
            taken_i.add(i)
            taken_j.add(j)
            pairs.append((read[i], article.gold[j]))
    pairs += [(one, None) for i, one in enumerate(read) if i not in taken_i]
    pairs += [(None, one) for j, one in enumerate(article.gold) if j not in taken_j]
    return pairs


def verdicts(article: Article, read: list[Marked]) -> list[tuple[Marked, bool]]:
    """Tell for each attribution read whether the gold has it, with a source that shares a token."""
    starts = [match.start() for match in _TOKEN.finditer(article.text)]
    return [
        (one, gold is not None and _same_source(one, gold, starts))
        for one, gold in matches(article, read, starts)
        if one is not None
    ]


def measure(split: str, reader: Callable[[str], list[Marked]]) -> dict[str, Count]:
    """Score a reader of plain texts on a split."""
    return score((article, reader(article.text)) for article in articles(split))
