"""One name, one kind in a report: places where the network is sure speak for those where it is not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from whence.model.reading import MentionKind
from whence.read.names.namer import Name
from whence.read.names.runs import name_words
from whence.read.words import Passage

#: A name found this surely on average is also taken where the network saw none. 0 to 1.
_SPREAD = 0.75
#: What a full name adds to its last word, its first word and its initials, as a share of its own votes.
_SURNAME, _FORENAME, _INITIALS = 1.0, 0.3, 0.6


@dataclass(frozen=True, slots=True)
class Told:
    """A name in the text: code points of the report, and its kind."""

    start: int
    end: int
    kind: MentionKind


def voted(passages: Sequence[Passage], found: Sequence[Sequence[Name]]) -> list[Told]:
    """Settle the kind of each name over a report, and find it where it was missed.

    Why this way: "Venn" alone may be anything, but the report has written "Mara Venn" before; a reader carries
    that on, a tagger of paragraphs cannot.

    Args:
        passages: Paragraphs cut into words.
        found: Per passage, the names the network finds.

    Returns:
        In reading order, not overlapping.

    Cost: linear in words.
    """
    votes: dict[str, dict[MentionKind, float]] = defaultdict(lambda: defaultdict(float))
    many: dict[str, int] = defaultdict(int)
    for words, names in zip(passages, found, strict=True):
        for name in names:
            key = _key(words, name)
            votes[key][name.kind] += name.sure
            many[key] += 1
    sure = {key: sum(kinds.values()) / many[key] for key, kinds in votes.items()}
    lent = _lent(votes)
    kinds = {key: _best(votes[key], lent.get(key, {})) for key in votes}
    index = _index(key for key in votes if sure[key] >= _SPREAD and _spreads(key))
    made: list[Told] = []
    for words, names in zip(passages, found, strict=True):
        here = [(name.first, name.last, kinds[_key(words, name)]) for name in names]
        here += [(a, b, kinds[key]) for a, b, key in _missed(words, names, index)]
        made += [Told(*words.place(first, last), kind) for first, last, kind in sorted(here)]
    return made


def _key(words: Passage, name: Name) -> str:
    return " ".join(words.words[name.first : name.last])


def _spreads(key: str) -> bool:
    """Tell whether a name may be sought elsewhere: written with a capital, and no title or weekday."""
    low = key.casefold()
    return key[:1].isupper() and len(key) > 2 and low not in name_words("never") and low not in name_words("titles")


def _lent(votes: dict[str, dict[MentionKind, float]]) -> dict[str, dict[MentionKind, float]]:
    lent: dict[str, dict[MentionKind, float]] = defaultdict(lambda: defaultdict(float))
    for key in sorted(votes):
        parts = key.split()
        if len(parts) < 2:
            continue
        kind = _best(votes[key], {})
        weight = votes[key][kind]
        if kind == "person":
            lent[parts[-1]]["person"] += _SURNAME * weight
            lent[parts[0]]["person"] += _FORENAME * weight
        elif kind == "organisation":
            initials = "".join(part[0] for part in parts if part[0].isupper())
            lent[initials]["organisation"] += _INITIALS * weight
    return lent


def _best(votes: dict[MentionKind, float], lent: dict[MentionKind, float]) -> MentionKind:
    kinds: tuple[MentionKind, ...] = ("person", "organisation", "place")
    return max(kinds, key=lambda kind: round(votes.get(kind, 0.0) + lent.get(kind, 0.0), 3))


def _index(keys: Iterator[str]) -> dict[str, list[tuple[list[str], str]]]:
    """Give the names sought by their first word, the longest first."""
    index: dict[str, list[tuple[list[str], str]]] = defaultdict(list)
    for key in sorted(keys, key=lambda one: (-len(one), one)):
        parts = key.split(" ")
        index[parts[0]].append((parts, key))
    return index


def _missed(
    words: Passage, names: Sequence[Name], index: dict[str, list[tuple[list[str], str]]]
) -> Iterator[tuple[int, int, str]]:
    taken = {place for name in names for place in range(name.first, name.last)}
    place = 0
    while place < len(words.words):
        size = 1
        for parts, key in index.get(words.words[place], ()):
            last = place + len(parts)
            free = not any(one in taken for one in range(place, last))
            if free and words.words[place:last] == parts and not _inside_name(words, (place, last), taken):
                yield place, last, key
                size = len(parts)
                break
        place += size


def _inside_name(words: Passage, run: tuple[int, int], taken: set[int]) -> bool:
    """Tell whether a capitalised word stands right beside: the find would be a piece of another name."""
    beside = [place for place in (run[0] - 1, run[1]) if 0 <= place < len(words.words)]
    return any(words.words[place][:1].isupper() and place not in taken and place != 0 for place in beside)
