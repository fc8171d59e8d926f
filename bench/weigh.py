"""How well and how fast weighing groups statements: wordings made from templates of ours, read by nobody.

    python -m bench.weigh [REPORTS]

Every generated event has a place, a day and six facts with figures; every fact has five wordings that share no more than
their sense, their figure and a word or two. Events come in twos of one kind, so that there is always another event with
the same vocabulary.
"""

from __future__ import annotations

import json
import os
import random
import sys
import time
from collections import defaultdict
from itertools import combinations
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from memory_shelf import Memory, chain, figure, says

from whence.lang.frequency import table
from whence.weigh.claims.gist import gist
from whence.weigh.claims.likeness import likeness
from whence.weigh.words import tokens

HEADS, MIDDLES, TAILS = (
    [
        "Bar",
        "Cel",
        "Dor",
        "Fen",
        "Gal",
        "Hes",
        "Jor",
        "Kal",
        "Lum",
        "Mar",
        "Nor",
        "Pel",
        "Quin",
        "Ros",
        "Sel",
        "Tor",
        "Ulm",
        "Vas",
        "Wen",
        "Yar",
    ],
    ["a", "e", "i", "o", "an", "en", "on", "ar", "er", "il"],
    ["by", "dale", "fold", "holm", "mere", "stead", "thorpe", "wick"],
)
#: (thing counted, wordings); N is the figure, P the place.
FACTS = [
    (
        "workers",
        [
            "N workers are missing after the fire in P",
            "In P N workers have disappeared since the fire",
            "N workers remain unaccounted for in the burnt-out hall at P",
            "Nobody has heard from N workers of the hall that burned in P",
            "The fire in P left N workers missing",
        ],
    ),
    (
        "people",
        [
            "N people were killed when the bus overturned near P",
            "The bus crash near P killed N people",
            "N people died in the bus that overturned outside P",
            "A bus crash at P left N people dead",
            "The death toll of the bus accident near P stands at N people",
        ],
    ),
    (
        "tonnes",
        [
            "N tonnes of acid leaked into the canal at P",
            "Some of the canal at P was poisoned by N tonnes of acid",
            "The tank at P lost N tonnes of acid to the canal",
            "N tonnes of acid spilled into the canal in P",
            "The canal at P took in N tonnes of acid",
        ],
    ),
    (
        "families",
        [
            "N families were evacuated from the valley below P",
            "The authorities moved N families out of the valley at P",
            "In the valley below P N families had to leave their homes",
            "N families were told to leave the valley under P",
            "Evacuation of the valley near P concerned N families",
        ],
    ),
    (
        "schools",
        [
            "The district of P closed N schools for lack of heating",
            "N schools in P stay shut because the heating failed",
            "Without heating N schools in P had to close",
            "Broken heating has closed N schools in P",
            "In P N schools were shut for want of heating",
        ],
    ),
    (
        "crowns",
        [
            "P paid N crowns to the contractor of the bridge",
            "The contractor of the bridge received N crowns from P",
            "N crowns went from P to the contractor who built the bridge",
            "For the bridge P paid its contractor N crowns",
            "Payments by P to the bridge contractor came to N crowns",
        ],
    ),
]
VOICES = ["", "", "the district union", "the mayor", "the fire brigade", "the owner"]


def generated(reports: int, seed: int = 7):
    """Make statements of invented reports and the fact each of them states."""
    rng = random.Random(seed)
    places = [f"{one}{two}{three}" for one in HEADS for two in MIDDLES for three in TAILS]
    places = rng.sample(places, max(2, reports // 6))
    facts = {(place, kind): rng.randrange(11, 990) for place in places for kind in range(len(FACTS))}
    plain = sorted(word for word, rare in table("en").items() if rare > 8)
    made, truth = [], {}
    for number in range(reports):
        place = rng.choice(places)
        for slot in range(20):
            kind = rng.randrange(len(FACTS)) if slot < 6 else None
            words = " ".join(rng.sample(plain, 7))
            one = _fact(rng, f"r{number}", slot, place=place, kind=kind, value=facts[place, kind or 0], words=words)
            made.append(one)
            if kind is not None:
                truth[one.statement.id] = (place, kind)
    return made, truth


def _fact(rng, report, slot, *, place, kind, value, words):
    day = f"2031-{1 + int(report[1:]) % 3:02}-{1 + int(report[1:]) % 28:02}"
    voice = rng.choice(VOICES)
    by = chain((f"{voice} of {place}", f"group:{voice} {place}".lower(), "named", "says")) if voice else ()
    names = [f"place:{place.lower()}"]
    if kind is None:
        text = f"The {words} of {place}"
        return says(
            report, text, by=by, outlet=f"Outlet {int(report[1:]) % 40}", day=day, start=slot * 1000, names=names
        )
    thing, wordings = FACTS[kind]
    text = rng.choice(wordings).replace("N", str(value), 1).replace("P", place)
    own = figure(report, text, str(value), counted=thing)
    return says(
        report,
        text,
        by=by,
        outlet=f"Outlet {int(report[1:]) % 40}",
        day=day,
        start=slot * 1000,
        names=names,
        figures=[own],
    )


def measure() -> dict[str, float]:
    """Measure grouping on generated wordings and, where the data are there, sentence pairs of ECB+ dev."""
    made, truth = generated(120)
    memory, seconds = _weighed(made)
    pairs = [
        (a, b) for a, b in combinations(sorted(truth), 2) if truth[a] == truth[b] and not _one_report(memory, a, b)
    ]
    together = sum(memory.home[a] == memory.home[b] for a, b in pairs)
    held = defaultdict(set)
    for one, fact in truth.items():
        held[memory.home[one]].add(fact)
    figures = {
        "pairs_in_one_claim": round(together / len(pairs), 3),
        "claims_mixed": round(sum(len(facts) > 1 for facts in held.values()) / len(held), 3),
        "seconds_per_tokenising": round(seconds / _tokenising(made), 1),
    }
    data = Path(os.environ.get("WHENCE_DATA", "../shared/data")) / "events"
    if data.is_dir():
        figures["ecb_dev_sentence_ap"] = _ecb(data)
    else:
        print(f"bench.weigh: no ECB+ in {data}, left out")
    return figures


def _one_report(memory, a, b):
    return memory.known[a].statement.report == memory.known[b].statement.report


def _weighed(made, batch=500):
    memory, begun = Memory(), time.perf_counter()
    for at in range(0, len(made), batch * 20):
        memory.weigh(made[at : at + batch * 20])
    return memory, time.perf_counter() - begun


def _tokenising(made):
    begun = time.perf_counter()
    for one in made:
        tokens(one.words)
    return time.perf_counter() - begun


def _ecb(data: Path) -> float:
    """Average precision of likeness for 'two sentences of different documents share an event', ECB+ dev."""
    sentences, events = defaultdict(list), defaultdict(set)
    for row in _lines(data / "ECB_Dev_corpus.txt"):
        columns = row.rstrip("\n").split("\t")
        if len(columns) == 5:
            sentences[columns[0], columns[1]].append(columns[3])
    for one in json.loads("".join(_lines(data / "ECB_Dev_Event_gold_mentions.json"))):
        if not one["coref_chain"].startswith("Singleton"):
            events[one["doc_id"], str(one["sent_id"])].add(one["coref_chain"])
    gists = {key: gist(says(key[0], " ".join(words), start=int(key[1]) * 10_000)) for key, words in sentences.items()}
    scored = [
        (likeness(gists[a], gists[b]), bool(events[a] & events[b])) for a, b in combinations(gists, 2) if a[0] != b[0]
    ]
    scored.sort(key=lambda pair: -pair[0])
    hits, summed = 0, 0.0
    for rank, (_, same) in enumerate(scored, start=1):
        if same:
            hits += 1
            summed += hits / rank
    return round(summed / hits, 3)


def _lines(path: Path):
    with path.open(encoding="utf-8") as lines:
        yield from lines


if __name__ == "__main__":
    if len(sys.argv) > 1:
        statements, _ = generated(int(sys.argv[1]))
        case, took = _weighed(statements)
        print(f"{len(statements)} statements, {len(case.weighed)} claims, {len(case.links)} links, {took:.1f} s")
    else:
        print(json.dumps(measure(), indent=1))
