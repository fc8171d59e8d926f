"""Pairs of persons' names from life, one or two: Latin spellings of names in Arabic script. For `training.likeness`.

    pip install arabic-name-romanizer==0.2.0

Read from that package's table of names (labels of people in Wikidata, CC0 1.0; Arab, Persian and South Asian names).
Two Latin spellings of one Arabic spelling are one name; two that share the beginning of a word and differ clearly in
Arabic on both sides are two. Left out: spellings with so few letters in common that the second is another name of
that person, which no string tells.
"""

from __future__ import annotations

import random
import sqlite3
from collections import defaultdict
from importlib.resources import files

from rapidfuzz.distance import Indel, Levenshtein

from whence.resolve.likeness.skeleton import latin

SOURCE = "arabic_name_romanizer"
#: Least share of consonants and vowels in common for two spellings of one name.
ALIKE = 0.6
#: Letters at the beginning of a word by which names of two people are brought together.
BEGINNING = 4

Pair = tuple[str, str, bool]


def variant_pairs(chance: random.Random, count: int) -> list[Pair]:
    """Give pairs of names, half of them one name; both halves in an order of chance.

    Args:
        chance: What decides.
        count: How many; fewer when the table has no more.
    """
    spelt = _spelt()
    one = [pair for pair in (_two_spellings(spelt[key], chance) for key in sorted(spelt)) if pair is not None]
    chance.shuffle(one)
    one = one[: count // 2]
    made = one + _two_names(spelt, chance, len(one))
    chance.shuffle(made)
    return made


def _spelt() -> dict[str, list[str]]:
    """Read the Latin spellings of each name of two words or more."""
    found: dict[str, set[str]] = defaultdict(set)
    table = sqlite3.connect(f"file:{files(SOURCE).joinpath('resources', 'names.sqlite3')}?mode=ro", uri=True)
    for key, name in table.execute("select arabic_key, latin from full_names where source = 'wikidata'"):
        if " " in key and " " in name and all(char.isalpha() or char in " -'’." for char in name):
            found[key].add(name)
    table.close()
    return {key: sorted(names) for key, names in found.items()}


def _two_spellings(names: list[str], chance: random.Random) -> Pair | None:
    if len(names) < 2:
        return None
    one, other = chance.sample(names, 2)
    a, b = _plain(one), _plain(other)
    return (one, other, True) if a != b and Indel.normalized_similarity(a, b) >= ALIKE else None


def _plain(name: str) -> str:
    return " ".join(sorted(latin(word) for word in name.replace("-", " ").split()))


def _two_names(spelt: dict[str, list[str]], chance: random.Random, count: int) -> list[Pair]:
    begun: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for key in sorted(spelt):
        name = chance.choice(spelt[key])
        for word in sorted(set(name.casefold().split())):
            begun[word[:BEGINNING]].append((key, name))
    shared = sorted(beginning for beginning, held in begun.items() if len(held) > 1)
    made: list[Pair] = []
    while len(made) < count:
        (key_a, a), (key_b, b) = chance.sample(begun[chance.choice(shared)], 2)
        if _apart(key_a, key_b) and _apart(key_b, key_a):
            made.append((a, b, False))
    return made


def _apart(one: str, other: str) -> bool:
    """Tell whether a word of one name is like none of the other, by more than a letter."""
    mates = other.split()
    return any(min(Levenshtein.distance(word, mate) for mate in mates) > 1 for word in one.split())
