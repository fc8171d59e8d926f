"""Train how places are found and told apart: `python -m training.places [READINGS]`.

Needs $WHENCE_DATA (LGL, GeoWebNews, TR-News); only documents at even places are looked at. Writes four small tables
of named weights: `place_clues.tsv` and `place_second.tsv` (is it a place), `place_ranks.tsv` (which),
`place_confidence.tsv` (how sure).
No text of the corpora is kept: a clue is a word only when it is a common word of English.

1. clues: logistic regression, L2. Its likelihoods for the later steps come from four folds, each unseen by its own.
2. ranks: softmax over the candidates of each name, in rounds, each with what the one before made of the other names.
3. second look: logistic regression on what the first two say, whether it is a place after all.
4. confidence: logistic regression on what both say, again out of fold; the threshold is the least from which 96.5 in
   100 names that are places are right in each corpus by itself, 1.5 more than promised for texts never seen.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bench.places import CORPORA, Gold, overlap, readings, right, texts
from whence.resolve.gazetteer.atlas import Atlas, shipped
from whence.resolve.places import ranking as place_ranking
from whence.resolve.places.clues import clues, page
from whence.resolve.places.finding import LIKELY
from whence.resolve.places.ranking import FEATURES, Sense, beside, features, senses, softmax
from whence.resolve.places.rows import doubts
from whence.resolve.places.second import signs
from whence.resolve.places.spots import Spot, spots
from whence.resolve.places.tokens import tokens

TARGET = Path(__file__).resolve().parents[1] / "whence" / "lang" / "en"
FOLDS = 4
Slope = Callable[[np.ndarray], np.ndarray]
#: A clue must stand in so many documents.
LEAST_DOCUMENTS = 4
CLUE_L2, RANK_L2, SECOND_L2, SURE_L2 = 2.0, 1.0, 0.3, 0.1
#: Share of right ones among names that are places, from the threshold on, in each corpus.
AIM = 0.965


@dataclass
class Document:
    """One document on its way through the steps; `labels`: 1 a place, 0 not, -1 annotated without a link."""

    corpus: str
    number: int
    page: object
    clues: list
    labels: list
    golds: list
    likely: np.ndarray | None = None
    firm: np.ndarray | None = None
    senses: list[Sense] | None = None
    near: list | None = None
    rights: list | None = None
    best: list | None = None

    @property
    def fold(self) -> int:
        return (self.number // 2) % FOLDS


def documents(atlas: Atlas, folder: Path | None) -> list[Document]:
    """Read the even documents and look at every spot once."""
    made = []
    for corpus in CORPORA:
        held = readings(corpus, 0, folder)
        for text in texts(corpus):
            if text.number % 2:
                continue
            mentions = held[text.number].mentions
            words = tokens(text.text)
            found = spots(text.text, words, mentions, atlas=atlas)
            seen = page(text.text, words, found, mentions=mentions)
            linked = text.linked()
            others = [gold for gold in text.golds if gold not in linked and not gold.kind.startswith("Non")]
            labels = [_label(spot, linked, others) for spot in found]
            golds = [[gold for gold in linked if overlap(spot, gold)] for spot in found]
            made.append(
                Document(corpus, text.number, seen, [clues(seen, at) for at in range(len(found))], labels, golds)
            )
    return made


def _label(spot: Spot, linked: list[Gold], others: list[Gold]) -> int:
    if any(overlap(spot, gold) for gold in linked):
        return 1
    return -1 if any(overlap(spot, gold) for gold in others) else 0


def logistic(rows: np.ndarray, labels: np.ndarray, l2: float, *, steps: int = 250) -> np.ndarray:
    """Fit logistic regression by Adam on the whole batch."""

    def slope(held: np.ndarray) -> np.ndarray:
        return rows.T @ (1 / (1 + np.exp(-np.clip(rows @ held, -30, 30))) - labels) + l2 * held

    return _adam(slope, np.zeros(rows.shape[1], rows.dtype), steps=steps)


def _adam(slope: Slope, start: np.ndarray, *, steps: int) -> np.ndarray:
    held, mean, square = start.copy(), np.zeros_like(start), np.zeros_like(start)
    for step in range(1, steps + 1):
        down = slope(held)
        mean, square = 0.9 * mean + 0.1 * down, 0.999 * square + 0.001 * down * down
        rate = 0.05 if step < 0.7 * steps else 0.01
        held -= rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return held


def train_clues(docs: list[Document]) -> dict[str, float]:
    """Fit the clues, and give every document the likelihoods of a fit that has not seen it."""
    count = Counter(name for doc in docs for name in {name for each in doc.clues for name in each})
    names = sorted(name for name, number in count.items() if number >= LEAST_DOCUMENTS)
    column = {name: at for at, name in enumerate(names)}
    rows = np.zeros((sum(len(doc.clues) for doc in docs), len(names)), np.float32)
    for at, each in enumerate(each for doc in docs for each in doc.clues):
        for name, strength in each.items():
            if name in column:
                rows[at, column[name]] = strength
    labels = np.array([label for doc in docs for label in doc.labels], np.float32)
    folds = np.array([doc.fold for doc in docs for _ in doc.labels])
    likely = np.zeros(len(labels))
    for fold in range(FOLDS):
        learnt = logistic(rows[(folds != fold) & (labels >= 0)], labels[(folds != fold) & (labels >= 0)], CLUE_L2)
        likely[folds == fold] = 1 / (1 + np.exp(-np.clip(rows[folds == fold] @ learnt, -30, 30)))
    at = 0
    for doc in docs:
        doc.likely = likely[at : at + len(doc.labels)]
        at += len(doc.labels)
    weights = logistic(rows[labels >= 0], labels[labels >= 0], CLUE_L2)
    return {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True) if abs(weight) >= 0.02}


def prepare(docs: list[Document], atlas: Atlas) -> None:
    """Group the spots of every document by name and mark which candidates are right for which gold name."""
    for doc in docs:
        doc.senses = senses(doc.page, doc.likely.tolist())
        doc.near = beside(doc.senses)
        golds = {}
        for spot, each in zip(doc.page.spots, doc.golds, strict=True):
            golds.setdefault(spot.key, []).extend(each)
        doc.rights, doc.best = [], []
        for sense in doc.senses:
            meant = golds[sense.spots[0].key]
            entries = [one.gazetteer.entry(one.row) for one in sense.candidates] if meant else []
            doc.rights.append(np.array([[right(entry, gold, atlas) for entry in entries] for gold in meant], float))
            doc.best.append(
                np.array([_meant(gold, entries, rights) for gold, rights in zip(meant, doc.rights[-1], strict=True)])
            )


def _meant(gold: Gold, entries: list, rights: np.ndarray) -> np.ndarray:
    """Keep of the right candidates those of the gold's own kind, town or region, where it says which."""
    kinds = {"PPL": {"town"}, "ADM1": {"region"}, "ADM2": {"district"}, "PCL": {"country"}}
    wanted = next((kind for code, kind in kinds.items() if gold.code.startswith(code)), set())
    for fits in ([entry.id == gold.id for entry in entries], [entry.kind in wanted for entry in entries]):
        if (rights * fits).any():
            return rights * fits
    return rights


def fresh(docs: list[Document]) -> None:
    """Set the chances to what people alone say."""
    for doc in docs:
        for sense in doc.senses:
            people = [one.gazetteer.population(one.row) for one in sense.candidates]
            sense.chances = softmax(2.0 * np.log10(np.array(people) + 10.0))


def train_ranks(docs: list[Document]) -> np.ndarray:
    """Fit the ranks in rounds; leaves the chances of every document as the last round made them."""
    fresh(docs)
    held = np.zeros(len(FEATURES))
    for _ in range(place_ranking.ROUNDS):
        held = _ranks(docs, held)
        settle(docs, held)
    return held


def settle(docs: list[Document], weights: np.ndarray) -> None:
    """Move the chances of every document one round on."""
    for doc in docs:
        for sense, matrix in zip(doc.senses, features(doc.senses, doc.near), strict=True):
            sense.settle(matrix, weights)


def _ranks(docs: list[Document], start: np.ndarray) -> np.ndarray:
    matrices, good = [], []
    for doc in docs:
        for matrix, rights in zip(features(doc.senses, doc.near), doc.best, strict=True):
            share = rights.mean(0) if len(rights) else np.zeros(0)
            if len(share) > 1 and share.max() > 0:
                matrices.append(matrix)
                good.append(share >= 0.5 * share.max())
    rows, right_ones = np.concatenate(matrices), np.concatenate(good).astype(float)
    sizes = [len(each) for each in good]
    first, group = np.cumsum([0, *sizes])[:-1], np.repeat(np.arange(len(sizes)), sizes)

    def slope(held: np.ndarray) -> np.ndarray:
        scores = rows @ held
        raised = np.exp(scores - np.maximum.reduceat(scores, first)[group])
        chance = raised / np.add.reduceat(raised, first)[group]
        wanted = chance * right_ones
        wanted /= np.maximum(np.add.reduceat(wanted, first), 1e-12)[group]
        return rows.T @ (chance - wanted) + RANK_L2 * held

    return _adam(slope, start, steps=300)


def unseen_ranks(docs: list[Document]) -> None:
    """Give every document the chances of a fit that has not seen it."""
    for fold in range(FOLDS):
        held = train_ranks([doc for doc in docs if doc.fold != fold])
        unseen = [doc for doc in docs if doc.fold == fold]
        fresh(unseen)
        for _ in range(place_ranking.ROUNDS):
            settle(unseen, held)


def train_second(docs: list[Document]) -> dict[str, float]:
    """Fit the second look on what no earlier fit has seen; leaves each document what a fit without it says."""
    looked = [signs(doc.page.spots, doc.likely.tolist(), by_key(doc)) for doc in docs]
    names = sorted({name for each in looked for one in each if one is not None for name in one})
    column = {name: at for at, name in enumerate(names)}
    places = [(doc, at, one) for doc, each in zip(docs, looked, strict=True) for at, one in enumerate(each) if one]
    rows = np.zeros((len(places), len(names)))
    for row, (_, _, one) in zip(rows, places, strict=True):
        for name, value in one.items():
            row[column[name]] = value
    labels = np.array([doc.labels[at] for doc, at, _ in places], float)
    folds = np.array([doc.fold for doc, _, _ in places])
    firm = np.zeros(len(places))
    for fold in range(FOLDS):
        seen = (folds != fold) & (labels >= 0)
        held = logistic(rows[seen], labels[seen], SECOND_L2, steps=1200)
        firm[folds == fold] = 1 / (1 + np.exp(-np.clip(rows[folds == fold] @ held, -30, 30)))
    for doc in docs:
        doc.firm = np.where([bool(spot.candidates) for spot in doc.page.spots], 0.0, doc.likely)
    for (doc, at, _), chance in zip(places, firm.tolist(), strict=True):
        doc.firm[at] = chance
    weights = logistic(rows[labels >= 0], labels[labels >= 0], SECOND_L2, steps=1200)
    return {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True)}


def by_key(doc: Document) -> dict[str, Sense]:
    """Give the senses of a document by the key of their spots."""
    return {sense.spots[0].key: sense for sense in doc.senses}


def train_confidence(docs: list[Document]) -> dict[str, float]:
    """Fit the confidence on what no fit has seen the document for; gives its weights and the threshold."""
    rows, labels, corpora, placed = [], [], [], []
    for doc in docs:
        senses_of = by_key(doc)
        rights = {sense.spots[0].key: each for sense, each in zip(doc.senses, doc.rights, strict=True)}
        seen = Counter()
        for spot, chance, label in zip(doc.page.spots, doc.firm.tolist(), doc.labels, strict=True):
            if not spot.candidates or chance < LIKELY or label < 0:
                continue
            sense = senses_of[spot.key]
            rows.append(list(doubts(sense, chance).values()))
            names = list(doubts(sense, chance))
            good = rights[spot.key][seen[spot.key] % len(rights[spot.key])] if label else None
            seen[spot.key] += label
            labels.append(0.0 if good is None else float(good[int(sense.chances.argmax())]))
            corpora.append(doc.corpus)
            placed.append(label)
    matrix, wanted, names_of = np.array(rows), np.array(labels), np.array(corpora)
    held = logistic(matrix, wanted, SURE_L2, steps=2000)
    sure = 1 / (1 + np.exp(-matrix @ held))
    threshold = least(sure[np.array(placed) == 1], wanted[np.array(placed) == 1], names_of[np.array(placed) == 1])
    for corpus in CORPORA:
        mask = (names_of == corpus) & (np.array(placed) == 1)
        kept = mask & (sure >= threshold)
        print(
            corpus,
            "given names: kept",
            round(100 * kept.sum() / mask.sum(), 1),
            "right",
            round(100 * wanted[kept].mean(), 1),
        )
    return {name: round(float(each), 3) for name, each in zip(names, held, strict=True)} | {"sure from": threshold}


def least(sure: np.ndarray, wanted: np.ndarray, corpora: np.ndarray) -> float:
    """Give the least confidence from which each corpus by itself has so many right."""
    for threshold in np.arange(0.3, 0.99, 0.01):
        if all(wanted[(corpora == one) & (sure >= threshold)].mean() >= AIM for one in CORPORA):
            return round(float(threshold), 2)
    return 0.98


def write(name: str, what: str, weights: dict[str, float]) -> None:
    """Write one table."""
    lines = [
        f"# {what} Made by training/places.py; see docs/cards/gazetteer.md.",
        *(f"{key}\t{value}" for key, value in sorted(weights.items())),
    ]
    (TARGET / name).write_text("\n".join(lines) + "\n", "utf-8")
    print(name, len(weights), "weights")


def main(folder: Path | None) -> None:
    atlas = Atlas([shipped()])
    docs = documents(atlas, folder)
    write("place_clues.tsv", "What speaks for a name being a place.", train_clues(docs))
    prepare(docs, atlas)
    unseen_ranks(docs)
    write("place_second.tsv", "What speaks for a name being a place, at a second look.", train_second(docs))
    write("place_confidence.tsv", "How sure a place is.", train_confidence(docs))
    held = train_ranks(docs)
    write(
        "place_ranks.tsv",
        "Which place a name means.",
        {name: round(float(x), 3) for name, x in zip(FEATURES, held, strict=True)},
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
