"""Keys under which names that may be alike meet."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import combinations, permutations

from whence.resolve.likeness.prepared import Prepared
from whence.resolve.likeness.skeleton import skeleton
from whence.resolve.likeness.words import full_forms

#: Words of a name from which pairs are made: the rarest. More would cost keys and find next to nothing.
PAIRED = 5
#: Letters from which on initials alone can settle anything (`whence.resolve.likeness.comparing.ENOUGH`).
INITIALS = 4


def blocks(p: Prepared) -> tuple[int, ...]:
    """Give the keys of a name: two names that may be alike share at least one.

    Why this way: a name is filed under pairs of its words, one by its whole consonant skeleton and the other by where
    that begins or ends. So a slip in either word leaves a key in common, and the many who share one word do not meet.
    A bare word is filed by its skeleton with any one consonant left out; initials under themselves and under the
    names they spell.

    Args:
        p: The name.

    Returns:
        Signed 64-bit keys, sorted, each once: some ten for a name of two words, at most some 90; none without letters.

    Source: deletion neighbourhoods after Mor and Fraenkel, 1982; the rest is own. Figures in `bench/names.py`.
    """
    return tuple(sorted({_key(text) for text in _texts(p)}))


def candidates(left: Mapping[str, Prepared], right: Mapping[str, Prepared]) -> Iterator[tuple[str, str]]:
    """Give the pairs of two sets of names that share a key, each once, in a fixed order.

    Args:
        left: Names by id.
        right: Names by id.

    Yields:
        (id in `left`, id in `right`).
    """
    filed: dict[str, list[str]] = {}
    for index in sorted(right):
        for key in set(_texts(right[index])):
            filed.setdefault(key, []).append(index)
    for index in sorted(left):
        met = {other for key in set(_texts(left[index])) for other in filed.get(key, ())}
        yield from ((index, other) for other in sorted(met))


def _texts(p: Prepared) -> Iterator[str]:
    plains = p.plains
    if len(plains) > PAIRED:
        weights = {word.plain: word.weight for word in p.words}
        kept = sorted(range(len(plains)), key=lambda place: (-weights[plains[place]], place))[:PAIRED]
        plains = tuple(plains[place] for place in sorted(kept))
    yield from _whole(p)
    for one, other in permutations(plains, 2):
        bones = _bones(one)
        for mark in _ends(other):
            yield f"{bones} {mark}"
    for one, other in combinations(plains, 2):
        yield " ".join(sorted((_bones(one)[:3], _bones(other)[:3]))) + " 3"


def _bones(word: str) -> str:
    return skeleton(word) or word


def _whole(p: Prepared) -> Iterator[str]:
    """File a name as one word: joined words, bare words, initials."""
    if p.acronym:
        yield f"{p.plains[0]} A"
    elif len(p.plains) >= INITIALS:
        yield f"{p.initials} A"
    if len(p.plains) == 1:
        yield from _shortened(_bones(p.plains[0]))
        if p.words[0].sort == "particle":
            yield f"{skeleton(''.join(word.plain for word in p.words))} W"
    elif 1 < len(p.plains) <= 3:
        words = [word.plain for word in p.words]
        yield f"{skeleton(''.join(words))} W"
        yield f"{skeleton(''.join((*words[1:], words[0])))} W"


def _shortened(bones: str) -> Iterable[str]:
    """Give a row of consonants, and the same with each one left out when it is long enough to stay telling."""
    if len(bones) < 3:
        return [f"{bones} W"]
    return [f"{bones} W", *(f"{bones[:place]}{bones[place + 1 :]} W" for place in range(len(bones)))]


@lru_cache(1 << 16)
def _ends(word: str) -> tuple[str, ...]:
    """Say how a word begins and ends, in sound and in letters; a short form begins like the names it stands for too."""
    bones = _bones(word)
    marks = {f"{bones[0]}>", f"<{bones[-1]}", f"{word[0]}."}
    marks.update(f"{_bones(full)[0]}>" for full in full_forms(word))
    return tuple(sorted(marks))


@lru_cache(1 << 18)
def _key(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big", signed=True)
