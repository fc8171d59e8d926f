"""What peers that compare names are asked: pairs, and every name of one row with every name of another."""

from __future__ import annotations

from typing import Any

from bench.names import area, best_f1, crowd, name_bench, own
from bench.peers.asked import Sample, Task
from bench.peers.environments import NotHere
from training.likeness_bodies import body_pair
from training.likeness_persons import person_pair
from whence.resolve.likeness.blocking import candidates
from whence.resolve.likeness.comparing import SAME, compare, prepare


class Names(Task):
    """Pairs of names, name_bench: how well a score tells one name from two."""

    def __init__(self, sample: Sample) -> None:
        pairs = name_bench()[: sample.limit]
        if not pairs:
            raise NotHere("name_bench is not there")
        self.corpus = f"name_bench, {len(pairs)} pairs"
        self.items = [{"text": f"{a}\n{b}", "a": a, "b": b, "kind": kind} for a, b, kind, _ in pairs]
        self.gold = [same for *_, same in pairs]

    def ours(self, item: dict[str, Any]) -> float:
        return compare(prepare(item["a"], item["kind"]), prepare(item["b"], item["kind"])).score

    def taken(self, _item: dict[str, Any], answer: list[Any]) -> float:
        return float(answer[0]) if answer else 0.0

    def score(self, answers: list[float]) -> dict[str, float]:
        return {"best F1": 100 * best_f1(answers, self.gold), "AUC": 100 * area(answers, self.gold)}


class Probe(Names):
    """The same over the own probe, pairs without a statement."""

    def __init__(self, sample: Sample) -> None:
        rows = [row for row in own() if "stated" not in row and row["kind"] != "place"][: sample.limit]
        self.corpus = f"own probe without statements, {len(rows)} pairs"
        self.items = [
            {"text": f"{row['a']}\n{row['b']}", "a": row["a"], "b": row["b"], "kind": row["kind"]} for row in rows
        ]
        self.gold = [row["same"] for row in rows]


class Crossed(Task):
    """Every name of a case with every name of a list, as screening does: time, and what is found of the labelled pairs.

    The case is the first name of each pair of the own probe; the list is the second, among a thousand made-up names.
    """

    def __init__(self, sample: Sample) -> None:
        rows = [row for row in own() if "stated" not in row][: sample.limit]
        self.items, self.gold = [], []
        for kind, make in (("person", person_pair), ("organisation", body_pair)):
            held = [row for row in rows if row["kind"] == kind]
            left, right = [row["a"] for row in held], [row["b"] for row in held]
            right += [name.name for name in crowd(make, kind).values()]
            self.items.append({"text": " ".join((*left, *right)), "left": left, "right": right, "kind": kind})
            self.gold.append({(place, place) for place, row in enumerate(held) if row["same"]})
        pairs = sum(len(item["left"]) * len(item["right"]) for item in self.items)
        self.corpus = f"own probe against made-up lists, {pairs} pairs"

    def ours(self, item: dict[str, Any]) -> set[tuple[int, int]]:
        left, right = (
            {f"{place:05}": prepare(name, item["kind"]) for place, name in enumerate(item[side])}
            for side in ("left", "right")
        )
        return {(int(a), int(b)) for a, b in candidates(left, right) if compare(left[a], right[b]).score >= SAME}

    def taken(self, _item: dict[str, Any], answer: list[Any]) -> set[tuple[int, int]]:
        return {(one, other) for one, other in answer}

    def score(self, answers: list[set[tuple[int, int]]]) -> dict[str, float]:
        found = sum(len(told & gold) for told, gold in zip(answers, self.gold, strict=True))
        return {"labelled pairs found": 100 * found / max(1, sum(map(len, self.gold)))}
