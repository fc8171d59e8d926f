"""Read ECB+ (sentences, event mentions), and score how mentions were grouped. The corpus is CC BY 3.0; no text of it is kept here."""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from pathlib import Path

import networkx as nx

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from memory_shelf import says

from whence.weigh.claims.gist import Gist, gist

#: A sentence: document and number.
Key = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Mention:
    """One event mention: where it stands, its words, and the chain it is in (its own where it is in none)."""

    key: Key
    words: str
    chain: str


def sentences(data: Path, part: str) -> tuple[dict[Key, str], dict[Key, frozenset[str]]]:
    """Give the sentences of a part (`Train`, `Dev`), and the chains of more than one mention that each holds."""
    words: defaultdict[Key, list[str]] = defaultdict(list)
    with (data / f"ECB_{part}_corpus.txt").open(encoding="utf-8") as lines:
        for line in lines:
            columns = line.rstrip("\n").split("\t")
            if len(columns) == 5:
                words[columns[0], int(columns[1])].append(columns[3])
    chains: defaultdict[Key, set[str]] = defaultdict(set)
    for one in mentions(data, part):
        if "#" not in one.chain:
            chains[one.key].add(one.chain)
    return {key: " ".join(own) for key, own in words.items()}, {key: frozenset(chains[key]) for key in words}


def mentions(data: Path, part: str) -> list[Mention]:
    """Give the event mentions of a part; a mention that the corpus calls a singleton has a chain with `#` in its name."""
    with (data / f"ECB_{part}_Event_gold_mentions.json").open(encoding="utf-8") as file:
        rows = json.load(file)
    return [
        Mention(
            (row["doc_id"], int(row["sent_id"])),
            row["tokens_str"],
            f"#{number}" if row["coref_chain"].startswith("Singleton") else row["coref_chain"],
        )
        for number, row in enumerate(rows)
    ]


def gists_of(keys: Mapping[Key, str]) -> dict[Key, Gist]:
    """Make sentences ready for comparing, as statements in the document's own voice."""
    return {key: gist(says(key[0], words, start=key[1] * 10_000)) for key, words in keys.items()}


def conll(gold: Mapping[Hashable, Hashable], found: Mapping[Hashable, Hashable]) -> dict[str, float]:
    """Score a grouping of mentions: MUC, B-cubed, CEAF-e and their mean, F1 in percent.

    Source: Pradhan et al., 2014, Scoring coreference partitions of predicted mentions; singletons count.
    """
    key, own = _groups(gold), _groups(found)
    muc = _f1(_links(own, gold), _links(key, found))
    cubed = _f1(_cubed(own, found, key=key, gold=gold), _cubed(key, gold, key=own, gold=found))
    matched = _matched(key, own, found)
    scores = {"muc": muc, "b_cubed": cubed, "ceaf_e": _f1(matched / len(own), matched / len(key))}
    scores["conll"] = sum(scores.values()) / 3
    return {name: round(100 * score, 1) for name, score in scores.items()}


def _groups(of: Mapping[Hashable, Hashable]) -> dict[Hashable, set[Hashable]]:
    made: defaultdict[Hashable, set[Hashable]] = defaultdict(set)
    for one, group in of.items():
        made[group].add(one)
    return dict(made)


def _f1(one: float, other: float) -> float:
    return 2 * one * other / (one + other) if one + other else 0.0


def _links(groups: Mapping[Hashable, set[Hashable]], other: Mapping[Hashable, Hashable]) -> float:
    most = sum(len(group) - 1 for group in groups.values())
    kept = sum(len(group) - len({other[one] for one in group}) for group in groups.values())
    return kept / most if most else 0.0


def _cubed(
    groups: Mapping[Hashable, set[Hashable]],
    of: Mapping[Hashable, Hashable],
    *,
    key: Mapping[Hashable, set[Hashable]],
    gold: Mapping[Hashable, Hashable],
) -> float:
    return sum(len(groups[of[one]] & key[gold[one]]) / len(groups[of[one]]) for one in of) / len(of)


def _matched(
    key: Mapping[Hashable, set[Hashable]], own: Mapping[Hashable, set[Hashable]], found: Mapping[Hashable, Hashable]
) -> float:
    """Sum the likeness of the best one-to-one match of groups."""
    graph: nx.Graph[tuple[str, Hashable]] = nx.Graph()
    for name, group in key.items():
        for other in sorted({found[one] for one in group}, key=repr):
            share = 2 * len(group & own[other]) / (len(group) + len(own[other]))
            graph.add_edge(("gold", name), ("found", other), weight=share)
    return sum(graph.edges[pair]["weight"] for pair in nx.max_weight_matching(graph))
