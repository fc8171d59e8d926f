"""Which statements say the same thing: our own labelled piles through the whole program, and ECB+ dev.

    python -m bench.claims [misses]

`claims.jsonl` holds piles of invented reports, each about one subject; every sentence is labelled with what it says (guide:
`labels.md`). In the first four the subject's name stands in nearly every sentence; in the four `reworded` ones every report puts
the same facts in other words. Of each kind two are for tuning and two are held out. `misses` prints the pairs of the tuning piles
that are together and should not be, or the other way round.
"""

from __future__ import annotations

import html
import json
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from bench.ecb import Key, conll, gists_of, mentions, sentences
from whence import pipeline
from whence.model.protocols import Said
from whence.weigh.claims.contexts import Bag, likenesses_of, telling, telling_words
from whence.weigh.claims.gist import Gist
from whence.weigh.claims.likeness import features
from whence.weigh.claims.weights import chance, weights
from whence.weigh.linkage import linked
from whence.weigh.words import canonical, stem, tokens

#: Splits of the piles that are measured, and those that thresholds may be chosen on.
SPLITS = ("tune", "hold", "reworded_tune", "reworded_hold")
TUNED = ("tune", "reworded_tune")
PILES = Path(__file__).with_name("claims.jsonl")
#: Likeness of two documents from which they tell of one happening, on average; swept from .08 to .30 on ECB+ train.
ONE_STORY = 0.2
PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{title} | {outlet}</title>
<meta property="og:site_name" content="{outlet}"><meta property="og:title" content="{title}">
<meta property="article:published_time" content="{day}T08:00:00+00:00"></head>
<body><article><h1>{title}</h1>
{body}
</article></body></html>
"""


@dataclass(frozen=True, slots=True)
class Pile:
    """Labelled reports about one subject."""

    name: str
    split: str
    reports: tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Case:
    """A pile as the program read and weighed it: statements, the label and the claim of each labelled one."""

    said: Mapping[str, Said]
    labels: Mapping[str, str]
    claims: Mapping[str, str]


def own_piles(split: str) -> Iterator[Pile]:
    """Give the piles of one of `SPLITS`."""
    rows = [json.loads(line) for line in PILES.read_text("utf-8").splitlines()]
    for name in dict.fromkeys(row["pile"] for row in rows if row["split"] == split):
        yield Pile(name, split, tuple(row for row in rows if row["pile"] == name))


def built(pile: Pile, folder: Path) -> Case:
    """Build a case from a pile and find its labelled sentences in it.

    Raises:
        LookupError: A sentence gave no statement.
    """
    pages = folder / "in"
    pages.mkdir(parents=True)
    for number, row in enumerate(pile.reports):
        body = "\n".join(f"<p>{html.escape(words)}</p>" for _, words in row["says"])
        page = PAGE.format(title=html.escape(row["title"]), outlet=row["outlet"], day=row["day"], body=body)
        (pages / f"{number:03}.html").write_text(page, "utf-8")
    pipeline.gather(folder / "case", [str(pages)])
    pipeline.build(folder / "case")
    return _labelled(pile, folder / "case")


def _labelled(pile: Pile, case: Path) -> Case:
    with pipeline.opened(case) as view:
        # what nobody puts forward is in no claim and stands alone
        claims = {one.id: one.id for reading in view.readings() for one in reading.statements}
        claims.update((own, one.claim.id) for one in view.weighed() for own in one.claim.statements)
    with pipeline._opened(case) as memory, memory.building(), memory.desk([]) as desk:  # noqa: SLF001 - a bench looks inside
        said = dict(desk.shelf.said(sorted(claims)))
    labels: dict[str, str] = {}
    for row in pile.reports:
        for label, words in row["says"]:
            fits = [
                (len(one.words), key)
                for key, one in said.items()
                if one.outlet == row["outlet"]
                and (one.published.earliest or "")[:10] == row["day"]
                and " ".join(one.sentence.split()) == words
            ]
            if not fits:
                message = f"no statement for {words!r} of {pile.name}"
                raise LookupError(message)
            labels[max(fits)[1]] = label
    return Case(said, labels, claims)


def measure() -> dict[str, float]:
    """Measure grouping: `own_*` are pairs of labelled statements in one claim, `ecb_dev_*` are ECB+ dev."""
    figures: dict[str, float] = {}
    for split in SPLITS:
        counts: Counter[str] = Counter()
        with tempfile.TemporaryDirectory(prefix="whence-claims-") as folder:
            for pile in own_piles(split):
                counts += _counted(built(pile, Path(folder) / pile.name))
        figures[f"own_{split}_pairs"] = counts["like"]
        figures[f"own_{split}_precision"] = round(counts["right"] / max(1, counts["found"]), 3)
        figures[f"own_{split}_recall"] = round(counts["right"] / counts["like"], 3)
        figures[f"own_{split}_f1"] = round(2 * counts["right"] / (counts["found"] + counts["like"]), 3)
    data = Path(os.environ.get("WHENCE_DATA", "../shared/data")) / "events"
    if not data.is_dir():
        print(f"bench.claims: no ECB+ in {data}, left out")
        return figures
    return figures | _ecb(data)


def _pairs(case: Case) -> Iterator[tuple[str, str, bool, bool]]:
    for a, b in combinations(sorted(case.labels), 2):
        yield a, b, case.labels[a] == case.labels[b], case.claims[a] == case.claims[b]


def _counted(case: Case) -> Counter[str]:
    counts: Counter[str] = Counter()
    for _, _, like, found in _pairs(case):
        counts.update({"like": like, "found": found, "right": like and found})
    return counts


def _ecb(data: Path) -> dict[str, float]:
    words, events = sentences(data, "Dev")
    made = gists_of(words)
    alone, around = _scored(made)
    pairs = [(at, to, events[a], events[b]) for (at, a), (to, b) in combinations(enumerate(made), 2) if a[0] != b[0]]
    like = [bool(one & other) for _, _, one, other in pairs]
    figures = {
        "ecb_dev_sentence_ap_alone": average_precision([alone[at, to] for at, to, _, _ in pairs], like),
        "ecb_dev_sentence_ap": average_precision([around[at, to] for at, to, _, _ in pairs], like),
    }
    scores = conll(*grouped(data, "Dev"))
    return figures | {f"ecb_dev_mentions_{name}": score for name, score in scores.items()}


def _scored(made: Mapping[Key, Gist]) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Score every pair of sentences: by themselves, and with what else their documents say, as a heap of the ledger is."""
    context = weights()["context"] * telling([around(made, key) for key in made])
    odds = np.zeros_like(context)
    for (at, a), (to, b) in combinations(enumerate(made.values()), 2):
        odds[at, to] = sum(features(a, b).terms.values())
    return np.vectorize(chance)(odds), np.vectorize(chance)(odds + context)


def around(made: Mapping[Key, Gist], key: Key) -> Bag:
    """Give the words of the other sentences of a document."""
    bag: dict[str, int] = {}
    for other, own in made.items():
        if other[0] == key[0] and other != key:
            bag.update(telling_words(own))
    return bag


def grouped(data: Path, part: str, least: float = ONE_STORY) -> tuple[dict[int, str], dict[int, tuple[int, str]]]:
    """Group event mentions: documents by average linkage of their words, then by the class or stem of what happens.

    Returns:
        The chain, and the group found, of each mention by number.
    """
    words, _ = sentences(data, part)
    documents: dict[str, dict[str, int]] = {}
    for key, own in gists_of(words).items():
        documents.setdefault(key[0], {}).update(telling_words(own))
    stories = linked(likenesses_of(list(documents.values())), least)
    story = {
        document: number for number, group in enumerate(stories) for document in (list(documents)[at] for at in group)
    }
    marked = mentions(data, part)
    gold = {number: one.chain for number, one in enumerate(marked)}
    return gold, {number: (story[one.key[0]], happening(one.words)) for number, one in enumerate(marked)}


def happening(words: str) -> str:
    """Give the class or stem of what a mention names: that of its last word."""
    own = (tokens(words) or [words])[-1]
    return canonical(own) or stem(own)


def average_precision(scores: list[float], like: list[bool]) -> float:
    """Give the mean precision over the like pairs, the highest scores first, 0 to 1; equal scores in the order given."""
    order = np.argsort(-np.array(scores), kind="stable")
    hits = np.array(like)[order]
    found = np.cumsum(hits) / np.arange(1, len(hits) + 1)
    return round(float(found[hits].mean()), 3)


def _misses() -> None:
    with tempfile.TemporaryDirectory(prefix="whence-claims-") as folder:
        for pile in (one for split in TUNED for one in own_piles(split)):
            case = built(pile, Path(folder) / pile.name)
            for a, b, like, found in _pairs(case):
                if like != found:
                    print("apart" if like else "together", "|", case.said[a].words, "|", case.said[b].words)


if __name__ == "__main__":
    if sys.argv[1:] == ["misses"]:
        _misses()
    else:
        print(json.dumps(measure(), indent=1))
