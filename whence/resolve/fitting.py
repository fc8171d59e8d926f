"""Join names into groups, the surest tie first, and only where the group as a whole fits."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from whence.lang.lexicon import lexicon
from whence.model.identities import Alias, Apart
from whence.resolve.names import words_of
from whence.resolve.namings import SAME, score
from whence.resolve.web import Web

#: Names of one group that are compared with those of another, at most, on each side.
ENOUGH = 12
_RANKS = {"judged": 0, "listed": 1, "stated": 2, "acronym": 2, "gazetteer": 2, "spelling": 3}
_LIKE = 4


@dataclass(frozen=True, slots=True)
class Link:
    """A tie between two names.

    Attributes:
        rank: 0 for the surest sort of tie.
        score: 1 where somebody says so, the likeness where two names are alike.
        alias: Who says so, `None` where the names are only alike.
    """

    rank: int
    score: float
    key_a: str
    key_b: str
    alias: Alias | None


@dataclass(frozen=True, slots=True)
class Refused:
    """A tie that was not followed, and what speaks against it."""

    link: Link
    against: str
    bar: Apart | None


class Fitting:
    """Groups in the making."""

    def __init__(self, web: Web) -> None:
        """Start with every name by itself, then follow the ties."""
        self.web = web
        self.groups: dict[str, set[str]] = {key: {key} for key in web.keys}
        self.followed: list[Link] = []
        self.refused: list[Refused] = []
        self._barred: defaultdict[str, dict[str, Apart]] = defaultdict(dict)
        for (one, other), bar in web.bars.items():
            self._barred[one][other] = bar
            self._barred[other][one] = bar
        self._kin: defaultdict[str, set[str]] = defaultdict(set)
        for one, other in web.like:
            self._kin[one].add(other)
            self._kin[other].add(one)
        self._follow()

    def _follow(self) -> None:
        at = self.web.at()
        for link in _links(self.web):
            if self.groups[link.key_a] is self.groups[link.key_b]:
                self.followed += [link] if link.alias is not None else []
                continue
            refused = self._against(link, at)
            if refused is None:
                self._join(link)
            elif refused[0]:
                self.refused.append(Refused(link, *refused))

    def _join(self, link: Link) -> None:
        small, large = sorted((self.groups[link.key_a], self.groups[link.key_b]), key=len)
        large |= small
        self.groups.update(dict.fromkeys(small, large))
        self.followed.append(link)

    def _against(self, link: Link, at: dict[str, list[Alias]]) -> tuple[str, Apart | None] | None:
        """Say what speaks against a tie, `None` when nothing does."""
        bar = self._bar(link)
        if bar is not None:
            return _WHY[bar.why], bar
        if link.alias is None:
            return self._unfitting(link)
        if link.rank and any(_stands_for_several(key, at[key]) for key in (link.key_a, link.key_b)):
            return "it stands for names that are clearly different", None
        return None

    def _bar(self, link: Link) -> Apart | None:
        """Find what keeps two groups apart; where somebody says two names are one, only the names beside them count."""
        small, large = sorted((self.groups[link.key_a], self.groups[link.key_b]), key=len)
        said = {link.key_a, link.key_b} if link.alias is not None and link.alias.kind != "spelling" else set()
        for key in sorted(small):
            for other in sorted(self._barred[key].keys() & large):
                bar = self._barred[key][other]
                own = {key, other} == said
                if (bar.why == "judged" and link.rank) or (link.rank > 1 and not own) or (bar.why == "judged" and own):
                    return bar
        return None

    def _unfitting(self, link: Link) -> tuple[str, Apart | None] | None:
        """Tell whether the names of two groups that are spelled alike are alike on the whole, not by one of them."""
        if self._is_between(link.key_a, link.key_b) or self._is_between(link.key_b, link.key_a):
            return "the shorter one may stand for either of two names", None
        ours = self._family(link.key_a)
        theirs = self._family(link.key_b)
        scores = [score(one, other) for one in ours for other in theirs]
        if sum(scores) < SAME * len(scores):
            return "other names of the two are not alike", None
        return None

    def _family(self, key: str) -> list[str]:
        """Give a name and the names of its group that are spelled like it, few enough to compare."""
        near = sorted(self._kin[key] & self.groups[key], key=lambda other: (-score(key, other), other))
        return [key, *near[: ENOUGH - 1]]

    def _is_between(self, thin: str, full: str) -> bool:
        """Tell whether a name that says less than another says as little of a third, which is not the second."""
        if not _is_thinner(thin, full):
            return False
        others = (other for other in self._kin[thin] if other not in self.groups[full])
        return any(_is_thinner(thin, other) and score(full, other) < SAME for other in others)


_WHY = {
    "side_by_side": "one sentence names both",
    "structure": "one has a role in the other or is a part of it",
    "judged": "a person keeps them apart",
}


def _links(web: Web) -> list[Link]:
    """List all ties, the surest first, in an order that depends on nothing but the ties."""
    found: dict[tuple[str, str], Link] = {}
    for alias in sorted(web.aliases, key=lambda one: (_RANKS[one.kind], one.report, one.span)):
        if alias.key_a != alias.key_b:
            pair = alias.key_a, alias.key_b
            found.setdefault(pair, Link(_RANKS[alias.kind], 1.0, *pair, alias))
    for pair, own in web.like.items():
        found.setdefault(pair, Link(_LIKE, own, *pair, None))
    return sorted(found.values(), key=lambda one: (one.rank, -one.score, one.key_a, one.key_b))


def _is_thinner(thin: str, full: str) -> bool:
    """Tell whether a name has fewer words than another or an initial where that has a word."""
    few, many = words_of(thin), words_of(full)
    return len(few) < len(many) or (len(few) == len(many) and _initials(few) > _initials(many))


def _initials(words: tuple[str, ...]) -> int:
    return sum(len(word) == 1 for word in words)


def _stands_for_several(key: str, aliases: list[Alias]) -> bool:
    """Tell whether a single word (initials, mostly) is said to stand for clearly different names."""
    if len(words_of(key)) > 1:
        return False
    full = {alias.key_b if alias.key_a == key else alias.key_a for alias in aliases if alias.kind == "acronym"}
    names = sorted(words for words in map(words_of, full) if len(words) > 1)
    return any(not _alike(one, other) for place, one in enumerate(names) for other in names[:place])


def _alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether two full names share at least half of the main words of the shorter one, a letter aside."""
    small = frozenset(lexicon("en", "titles")["small"])
    a, b = ({word for word in words if word not in small and len(word) > 1} for words in (one, other))
    if len(a) > len(b):
        a, b = b, a
    shared = sum(any(Levenshtein.distance(word, mate) <= len(word) // 5 for mate in b) for word in a)
    return 2 * shared >= len(a)
