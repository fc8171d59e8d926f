"""Loose rewrites against texts that only share their subject: `python -m bench.loose [SEED]`.

Invented stories about invented towns. Each town has its people, houses and a few subjects; a story tells facts about them. A rewrite
tells 50 to 80 % of a story's facts again: another wording for each, most content words exchanged, some names left out, most figures kept,
neighbouring facts swapped, and facts of its own among them. Beside each story stand others on the same people and houses that tell
other facts, and stories of other towns. No eight words in a row are shared, or the pair is left out.

ap: average precision of the room's score over all pairs of reports, a pair being right when one is the rewrite of the other or both are
rewrites of one story. cosine_ap: the same for the cosine of words weighed by tf-idf over the same corpus. at_*: precision and recall of
what the room states, from its own threshold on. Every wording and rate is ours; how people rewrite is not measured by it.
"""

from __future__ import annotations

import math
import random
import re
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from bench.corpus import report
from whence.trace.loose.channel import TOLD, Outline, outline, retelling, tells

SEED = 900
TOWNS, STORIES, REWRITES = 24, 5, 0.5
FACTS = (9, 15)
KEPT = (0.5, 0.8)
#: Chance that a rewrite keeps a name, a figure.
NAMED, COUNTED = 0.75, 0.85
#: What the longer wordings of one fact are; `{p}` a person, `{h}` a house, `{n}` a figure, `{d}` a day, `{q}` a thing.
WORDINGS = (
    ("{p} shut {h} on {d} after {n} {q} failed", "Because {n} {q} broke down, {h} was closed {d} by order of {p}"),
    ("{h} owes {n} crowns to those who supplied its {q}", "Suppliers of {q} wait for {n} crowns from {h}"),
    ("{p} denied on {d} that {q} had been hidden in {h}", "No {q} were ever concealed at {h}, {p} insisted {d}"),
    ("Around {n} residents gathered before {h} to protest about {q}", "A crowd of {n} rallied outside {h} over {q}"),
    ("Inspectors found {n} cracked {q} beneath {h}", "{n} {q} under {h} had fissures, an inquiry showed"),
    ("{p} resigned {d} over the purchase of {q}", "The buying of {q} cost {p} the office {d}"),
    ("A court fined {h} {n} crowns for spilling {q}", "Judges made {h} pay {n} crowns since {q} leaked"),
    ("{p} promised to replace {n} {q} by {d}", "By {d} there would be {n} new {q}, {p} pledged"),
    ("Fire destroyed {n} {q} stored at {h} on {d}", "On {d} a blaze in {h} burned {n} {q}"),
    ("The budget for {q} rises to {n} crowns, {p} said", "{p} wants {n} crowns spent on {q}, more than before"),
    ("Workers at {h} downed tools on {d} over {q}", "A strike about {q} halted {h} {d}"),
    ("{n} children fell ill after eating {q} at {h}", "Bad {q} from {h} sickened {n} pupils"),
    ("{p} sold {n} {q} to a foreign trader", "A merchant from abroad bought {n} {q}, and the seller was {p}"),
    ("Historians dated the {q} of {h} to {n}", "The {q} in {h} were made in {n}, scholars say"),
    ("Police searched {h} on {d} for stolen {q}", "Officers looked {d} for missing {q} in {h}"),
    ("{p} opened an exhibition of {n} {q} at {h}", "{h} now shows {n} {q}, unveiled by {p}"),
)
THINGS = (
    ("lamps", "lanterns"),
    ("cables", "wires"),
    ("barrels", "casks"),
    ("ledgers", "account books"),
    ("girders", "beams"),
    ("pumps", "pumping engines"),
    ("carpets", "rugs"),
    ("turbines", "generators"),
    ("herrings", "fish"),
    ("uniforms", "liveries"),
    ("boilers", "furnaces"),
    ("paintings", "canvases"),
    ("medicines", "remedies"),
    ("tractors", "farm engines"),
    ("manuscripts", "old writings"),
    ("chimneys", "smokestacks"),
    ("windows", "panes"),
    ("bicycles", "two-wheelers"),
    ("permits", "licences"),
    ("rifles", "guns"),
)
HOUSES = ("the Old Mint", "the town hall", "the fish market", "the glass works", "the grammar school", "the river lock")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
TITLES = ("Mayor", "Warden", "Councillor", "Inspector", "Judge", "Doctor")
ONSETS, VOWELS, CODAS = (
    ["b", "br", "d", "dr", "f", "g", "gl", "h", "k", "m", "n", "p", "r", "s", "st", "t", "tr", "v", "w", "z"],
    ["a", "e", "i", "o", "u", "ai", "ea"],
    ["l", "n", "r", "s", "t", "nd", "rk"],
)
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Fact:
    """One thing told: which wordings, who, where, how many, when, of what."""

    kind: int
    person: str
    house: str
    number: int
    day: str
    thing: tuple[str, str]


@dataclass(frozen=True)
class Corpus:
    """Texts by name, and for each the story that it tells."""

    texts: Mapping[str, str]
    story: Mapping[str, str]


def name(dice: random.Random, parts: int = 2) -> str:
    """Make up a name."""
    return "".join(dice.choice(ONSETS) + dice.choice(VOWELS) + dice.choice(CODAS) for _ in range(parts)).capitalize()


def made(seed: int) -> Corpus:
    """Make up towns, their stories and rewrites of half of them; the same seed gives the same."""
    dice = random.Random(seed)
    texts: dict[str, str] = {}
    story: dict[str, str] = {}
    for town in range(TOWNS):
        people = [f"{dice.choice(TITLES)} {name(dice)}" for _ in range(4)]
        houses = [f"{place} of {name(dice)}" for place in dice.sample(HOUSES, 3)]
        things = dice.sample(THINGS, 7)
        for number in range(STORIES):
            key = f"{town}.{number}"
            facts = [_fact(dice, people, houses, things=things) for _ in range(dice.randint(*FACTS))]
            texts[key], story[key] = _told(dice, facts, 0), key
            if dice.random() < REWRITES:
                kept = [fact for fact in facts if dice.random() < dice.uniform(*KEPT)]
                fresh = [_fact(dice, people, houses, things=things) for _ in range(dice.randint(2, 8))]
                texts[f"{key} again"], story[f"{key} again"] = _told(dice, _mixed(dice, kept, fresh), 1), key
    return Corpus(texts, story)


def _fact(
    dice: random.Random, people: Sequence[str], houses: Sequence[str], *, things: Sequence[tuple[str, str]]
) -> Fact:
    number = dice.choice((dice.randint(3, 90), dice.randint(100, 2_000), 100 * dice.randint(20, 900)))
    kind = dice.randrange(len(WORDINGS))
    return Fact(kind, dice.choice(people), dice.choice(houses), number, dice.choice(DAYS), dice.choice(things))


def _mixed(dice: random.Random, kept: list[Fact], fresh: Sequence[Fact]) -> list[Fact]:
    mixed = list(kept)
    for at in range(len(mixed) - 1):
        if dice.random() < 0.25:
            mixed[at], mixed[at + 1] = mixed[at + 1], mixed[at]
    for fact in fresh:
        mixed.insert(dice.randint(0, len(mixed)), fact)
    return mixed


def _told(dice: random.Random, facts: Sequence[Fact], wording: int) -> str:
    """Tell facts in the first or the second wording."""
    lines = []
    for fact in facts:
        loose = wording and dice.random() > NAMED
        count = (
            fact.number if not wording or dice.random() < COUNTED else round(fact.number, -len(str(fact.number)) + 1)
        )
        line = WORDINGS[fact.kind][wording].format(
            p=fact.person.split()[0].lower() if loose else fact.person,
            h="the building" if loose else fact.house,
            n=f"{count:,}",
            d=fact.day,
            q=fact.thing[wording and dice.random() < 0.7],
        )
        lines.append(f"{line[0].upper()}{line[1:]}.")
    return " ".join(lines)


def cosines(texts: Mapping[str, str]) -> dict[tuple[str, str], float]:
    """Give the cosine of every pair by tf-idf."""
    counts = {key: Counter(_WORD.findall(text.casefold())) for key, text in texts.items()}
    held = Counter(word for words in counts.values() for word in words)
    vectors = {
        key: {word: (1 + math.log(count)) * math.log(len(texts) / held[word]) for word, count in words.items()}
        for key, words in counts.items()
    }
    sizes = {key: math.sqrt(sum(value * value for value in vector.values())) or 1.0 for key, vector in vectors.items()}
    return {
        (a, b): sum(value * vectors[b].get(word, 0.0) for word, value in vectors[a].items()) / sizes[a] / sizes[b]
        for a, b in combinations(sorted(texts), 2)
    }


def average_precision(scores: Mapping[tuple[str, str], float], right: set[tuple[str, str]]) -> float:
    """Average the precision at each right pair, going down by score; of equals the wrong ones come first."""
    total, seen = 0.0, 0
    for place, pair in enumerate(sorted(scores, key=lambda each: (-scores[each], each in right, each)), 1):
        if pair in right:
            seen += 1
            total += seen / place
    return total / max(1, len(right))


def _copied(one: str, other: str) -> bool:
    runs = [
        {tuple(words[at : at + 8]) for at in range(len(words) - 7)}
        for words in (_WORD.findall(text.casefold()) for text in (one, other))
    ]
    return not runs[0].isdisjoint(runs[1])


def measure(seed: int = SEED) -> dict[str, float]:
    """Score all pairs of the corpus of a seed, both ways."""
    corpus = made(seed)
    cosine = {
        pair: value
        for pair, value in cosines(corpus.texts).items()
        if not _copied(*(corpus.texts[one] for one in pair))
    }
    outlines: dict[str, Outline] = {key: outline(report(key, text)) for key, text in corpus.texts.items()}
    found = {(a, b): retelling(outlines[a], outlines[b]) for a, b in cosine}
    right = {(a, b) for a, b in cosine if corpus.story[a] == corpus.story[b]}
    stated = {pair for pair, each in found.items() if tells(each)}
    ours = average_precision({pair: each.told for pair, each in found.items()}, right)
    theirs = average_precision(cosine, right)
    return {
        "reports": float(len(corpus.texts)),
        "pairs": float(len(cosine)),
        "rewrites": float(len(right)),
        "ap": ours,
        "cosine_ap": theirs,
        "above": ours - theirs,
        "at_threshold": TOLD,
        "at_precision": len(stated & right) / max(1, len(stated)),
        "at_recall": len(stated & right) / max(1, len(right)),
    }


if __name__ == "__main__":
    for key, value in measure(int(sys.argv[1]) if len(sys.argv) > 1 else SEED).items():
        print(f"{key:16} {value:.4g}")
