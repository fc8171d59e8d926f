"""Set the words of two names against each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from whence.resolve.likeness.forms import forms
from whence.resolve.likeness.prepared import Prepared, Word
from whence.resolve.likeness.skeleton import sounds
from whence.resolve.likeness.words import ALIKE, is_abbreviation, is_short_form, variant


class Pair(NamedTuple):
    """Words of both names that were taken for one.

    Attributes:
        a, b: The words; several when they are joined on the other side.
        likeness: How likely they are one word, 0.5 to 1.
        how: `equal`, `spelling`, `short form`, `initial`, `initials`, `abbreviation` or `joined`.
        weight: How much the words tell, 0.15 to 1.
    """

    a: str
    b: str
    likeness: float
    how: str
    weight: float


class Writing(NamedTuple):
    """How two scripts differ: one leaves vowels out; one may write a name as one word, surname first or last."""

    unwritten: bool
    unspaced: bool


@dataclass(frozen=True, slots=True)
class Pairs:
    """Two names, word by word.

    Attributes:
        matched: What was taken for one, in the order of the first name.
        left_a, left_b: Words that found no mate; particles and weak words are not listed.
        nearest: The likeness of the two most alike of the words left over on both sides, 0 when a side has none.
    """

    matched: tuple[Pair, ...]
    left_a: tuple[Word, ...]
    left_b: tuple[Word, ...]
    nearest: float


def aligned(a: Prepared, b: Prepared) -> Pairs:
    """Set words against each other, the most alike first, each once, order free.

    Why this way: names have few words, so taking the best pair first finds the best assignment in all but contrived
    cases; joined words and initials are only looked for among what is left.

    Args:
        a: A name.
        b: Another.

    Returns:
        What was matched and what was left.

    Cost: one likeness for each pair of words that differ; equal words cost nothing.
    """
    unwritten = a.unwritten != b.unwritten
    found, left_a, left_b = _equal(a.words, b.words)
    if left_a and left_b:
        _alike(a.words, b.words, found, left=(left_a, left_b), unwritten=unwritten)
    if left_a and left_b:
        _initials(a.words, b.words, found, left=(left_a, left_b))
    if left_a or left_b:
        write = Writing(unwritten, a.script != b.script and "other" in {a.script, b.script})
        _joined(a.words, b.words, found, left=(left_a, left_b), write=write)
        _joined(b.words, a.words, found, left=(left_b, left_a), write=write, turned=True)
    if (left_a or left_b) and "person" not in {a.kind, b.kind}:
        _cut_short(a.words, b.words, found, left=(left_a, left_b))
        _spelt(a.words, b.words, found, left=(left_a, left_b))
        _spelt(b.words, a.words, found, left=(left_b, left_a), turned=True)
    rest_a, rest_b = _rest(a, left_a), _rest(b, left_b)
    nearest = max((variant(one.plain, other.plain, unwritten) for one in rest_a for other in rest_b), default=0.0)
    return Pairs(tuple(pair for _, pair in sorted(found)), rest_a, rest_b, nearest)


Found = list[tuple[int, Pair]]
Left = tuple[list[int], list[int]]


def _equal(a: Sequence[Word], b: Sequence[Word]) -> tuple[Found, list[int], list[int]]:
    """Take out equal words; gives them and the places of the others."""
    places: dict[str, list[int]] = {}
    for place in range(len(b) - 1, -1, -1):
        places.setdefault(b[place].plain, []).append(place)
    found: Found = []
    left_a: list[int] = []
    for place, word in enumerate(a):
        mates = places.get(word.plain)
        if mates:
            mates.pop()
            found.append((place, Pair(word.plain, word.plain, 1.0, "equal", word.weight)))
        else:
            left_a.append(place)
    return found, left_a, sorted(place for mates in places.values() for place in mates)


def _alike(a: Sequence[Word], b: Sequence[Word], found: Found, *, left: Left, unwritten: bool) -> None:
    likely = sorted(
        (-score, i, j)
        for i in left[0]
        if _is_whole(a[i])
        for j in left[1]
        if _is_whole(b[j]) and (score := variant(a[i].plain, b[j].plain, unwritten)) >= ALIKE
    )
    for score, i, j in likely:
        if i in left[0] and j in left[1]:
            how = "short form" if is_short_form(a[i].plain, b[j].plain) else "spelling"
            found.append((i, Pair(a[i].plain, b[j].plain, -score, how, min(a[i].weight, b[j].weight))))
            left[0].remove(i)
            left[1].remove(j)


def _is_whole(word: Word) -> bool:
    return word.sort not in {"initial", "particle"}


def _initials(a: Sequence[Word], b: Sequence[Word], found: Found, *, left: Left) -> None:
    """Let an initial stand for the first word left that begins with it, or with its sound."""
    for i, j in [(i, j) for i in left[0] for j in left[1]]:
        if i in left[0] and j in left[1] and _begins(a[i], b[j]):
            found.append((i, Pair(a[i].plain, b[j].plain, 0.7, "initial", 0.3)))
            left[0].remove(i)
            left[1].remove(j)


def _begins(one: Word, other: Word) -> bool:
    if one.sort == "initial" and other.sort == "name":
        return other.plain[0] == one.plain or sounds(other.plain)[:1] == sounds(one.plain)
    return other.sort == "initial" and one.sort == "name" and _begins(other, one)


def _joined(
    a: Sequence[Word], b: Sequence[Word], found: Found, *, left: Left, write: Writing, turned: bool = False
) -> None:
    """Look for two or three neighbours of `a` that are one word of `b`: `Abdul Karim`, `Abdulkarim`."""
    for j in list(left[1]):
        if len(b[j].plain) < 5 or not _is_whole(b[j]):
            continue
        run = next((run for run in _runs(a, left[0]) if _is_join(a, run, b[j], write=write)), None)
        if run is None:
            continue
        words = " ".join(a[i].plain for i in run)
        one, other = (b[j].plain, words) if turned else (words, b[j].plain)
        found.append((j if turned else run[0], Pair(one, other, 0.95, "joined", b[j].weight)))
        left[1].remove(j)
        for i in run:
            left[0].remove(i)


def _is_join(a: Sequence[Word], run: tuple[int, ...], whole: Word, *, write: Writing) -> bool:
    orders = [[a[i].plain for i in run]]
    if write.unspaced:
        orders += [orders[0][1:] + orders[0][:1], orders[0][-1:] + orders[0][:-1]]
    return any(
        (write.unwritten or abs(len(words) - len(whole.plain)) <= 3)
        and variant(words, whole.plain, write.unwritten) >= 0.6
        for words in map("".join, orders)
    )


def _runs(words: Sequence[Word], places: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """Give neighbours among places, pairs before threes; particles between them may be left out."""
    for size in (2, 3):
        for start in range(len(places) - size + 1):
            run = tuple(places[start : start + size])
            between = set(range(run[0], run[-1])) - set(run)
            if all(words[place].sort == "particle" for place in between):
                yield run
    whole = [place for place in places if words[place].sort != "particle"]
    if len(whole) < len(places):
        yield from _runs(words, whole)


def _cut_short(a: Sequence[Word], b: Sequence[Word], found: Found, *, left: Left) -> None:
    """Let a short word stand for a general word that begins like it; names are not cut short so."""
    for i, j in [(i, j) for i in left[0] for j in left[1]]:
        short, long = sorted((a[i], b[j]), key=lambda word: len(word.plain))
        if i in left[0] and j in left[1] and _is_general(long) and is_abbreviation(short.plain, long.plain):
            found.append((i, Pair(a[i].plain, b[j].plain, 0.8, "abbreviation", long.weight)))
            left[0].remove(i)
            left[1].remove(j)


def _is_general(word: Word) -> bool:
    """Tell whether a word is one of the language rather than a name."""
    return word.weight < 1 or word.plain in forms().whole


def _spelt(a: Sequence[Word], b: Sequence[Word], found: Found, *, left: Left, turned: bool = False) -> None:
    """Look for words of `a` whose first letters are a short word of `b`."""
    for j in list(left[1]):
        letters = b[j].plain
        run = _run_of(a, left[0], letters) if 2 < len(letters) < 7 and b[j].weight > 0.8 else None
        if run is None:
            continue
        words = " ".join(a[i].plain for i in run)
        one, other = (letters, words) if turned else (words, letters)
        found.append((j if turned else run[0], Pair(one, other, 0.6 if len(run) < 4 else 0.8, "initials", b[j].weight)))
        left[1].remove(j)
        for i in run:
            left[0].remove(i)


def _run_of(words: Sequence[Word], places: Sequence[int], letters: str) -> tuple[int, ...] | None:
    """Give as many neighbours as there are letters, each beginning with one of them."""
    size = len(letters)
    for start in range(len(places) - size + 1):
        run = tuple(places[start : start + size])
        if run[-1] - run[0] == size - 1 and all(
            words[i].plain[0] == char for i, char in zip(run, letters, strict=True)
        ):
            return run
    return None


def _rest(name: Prepared, left: Sequence[int]) -> tuple[Word, ...]:
    return tuple(name.words[place] for place in left if name.words[place].sort not in {"particle", "weak"})
