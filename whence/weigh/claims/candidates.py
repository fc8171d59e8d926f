"""Which statements are like which: the pairs that a batch adds or changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from whence.config import Settings
from whence.model.protocols import Said, Shelf
from whence.weigh.claims.gist import Gist, gist
from whence.weigh.claims.keys import SPREAD, keys, residue
from whence.weigh.claims.likeness import LIKE, likeness

Pair = tuple[str, str, float]


@dataclass(slots=True)
class Gists:
    """The statements of a run made ready for comparing, each once."""

    shelf: Shelf
    said: dict[str, Said] = field(default_factory=dict)
    made: dict[str, Gist] = field(default_factory=dict)
    kins: dict[str, int] = field(default_factory=dict)

    def load(self, statements: Iterable[str]) -> None:
        """Fetch what is not there yet, in one go."""
        missing = sorted(set(statements) - self.said.keys())
        if missing:
            self.said.update(self.shelf.said(missing))

    def __getitem__(self, statement: str) -> Gist:
        known = self.made.get(statement)
        return self._make(statement) if known is None else known

    def _make(self, statement: str) -> Gist:
        made = self.made[statement] = gist(self.said[statement])
        self.kins[statement] = made.kin
        return made

    def prepare(self, statements: Iterable[str]) -> None:
        """Make loaded statements ready for comparing."""
        for one in statements:
            if one not in self.made:
                self._make(one)

    def kin(self, one: str, others: Iterable[str]) -> list[str]:
        """Give those of `others` that compare alike with `one`; all of them were prepared."""
        kins = self.kins
        own = kins[one]
        return [other for other in others if kins[other] == own]


def counts_as_said(said: Said, settings: Settings) -> bool:
    """Tell whether a statement may be part of a claim: somebody puts it forward, and the reader is confident who."""
    statement = said.statement
    sure = min((link.confidence for link in statement.chain), default=1.0)
    return statement.asserts and round(sure, 3) >= settings.confident


def shelved(gists: Gists, fresh: Iterable[str]) -> frozenset[str]:
    """Put the keys of new statements on the shelf.

    Why this way: a statement that a reviewer rejected keeps its keys, so that what is too common to count never
    depends on when it was rejected.

    Returns:
        The statements whose candidates may have changed.
    """
    return gists.shelf.add({one: keys(gists[one]) for one in sorted(fresh)})


def kin_before(gists: Gists, statements: frozenset[str]) -> frozenset[str]:
    """Give the kin that statements had before a name in them changed: they may have lost the one that led them."""
    return frozenset(end for pair in gists.shelf.likenesses(sorted(statements)) if pair[2] >= 1 for end in pair[:2])


def alike(gists: Gists, statements: frozenset[str]) -> tuple[frozenset[str], tuple[Pair, ...]]:
    """State the likenesses of statements in full.

    Why this way: statements that compare alike (the same words, names, figures and dates) are kin: they are linked to
    the first of them, in the order of ids, and only that one is compared with others. A wire text in a hundred reports
    costs a few hundred links and not five thousand pairs. When a statement comes before the first of its kin, the one
    that led before is stated again, so that any order of adding ends with the same links.

    Args:
        gists: With the shelf to ask.
        statements: Those whose candidates or words may have changed.

    Returns:
        The statements whose links are stated in full, and the links, scores from `LIKE` to 1.

    Cost: linear in the candidates, of which a key gives at most `Settings.common`.
    """
    near = _near(gists, statements)
    kins = {one: gists.kin(one, near[one]) for one in statements}
    led = _led_before(statements, kins)
    near |= _near(gists, led)
    kins |= {one: gists.kin(one, near[one]) for one in led}
    stated = statements | led
    found: dict[tuple[str, str], float] = {}
    for one in sorted(stated):
        kin = kins[one]
        found.update((_pair(one, other), 1.0) for other in _links(one, kin))
        if one < min(kin, default="~"):
            found.update(_compared(gists, one, near[one], stated=stated))
    return stated, tuple((*pair, score) for pair, score in sorted(found.items()))


def _near(gists: Gists, statements: Iterable[str]) -> dict[str, list[str]]:
    asked = gists.shelf.candidates(sorted(statements))
    met = {other for found in asked.values() for other in found} | asked.keys()
    gists.load(met)
    gists.prepare(sorted(met))
    return {one: sorted(found) for one, found in asked.items()}


def _led_before(statements: frozenset[str], kins: Mapping[str, list[str]]) -> frozenset[str]:
    """Give those that led their kin until one of `statements` came before them."""
    led: set[str] = set()
    for one in statements:
        for group in _lists(one, kins[one]) if kins[one] else ():
            before = min((other for other in group if other not in statements), default=None)
            if before is not None and min(group) in statements:
                led.add(before)
    return frozenset(led)


def _lists(one: str, kin: list[str]) -> list[list[str]]:
    """Give the lists `one` is in with its kin: all of them, and those of one residue each (see `keys`)."""
    groups = [[*kin, one]]
    groups.extend([other for other in groups[0] if residue(other, width) == residue(one, width)] for width in SPREAD)
    return groups


def _links(one: str, kin: list[str]) -> set[str]:
    """Give the kin that `one` is linked with: the first of each list, or all of a list that it leads."""
    linked: set[str] = set()
    for group in _lists(one, kin) if kin else ():
        first = min(group)
        linked.update(group if first == one else {first})
    return linked - {one}


def _compared(
    gists: Gists, one: str, near: list[str], *, stated: frozenset[str]
) -> Iterator[tuple[tuple[str, str], float]]:
    """Score `one` against the first of every other kin among its candidates."""
    own, kins = gists[one], gists.kins
    firsts: dict[int, str] = {}
    for other in near:
        firsts.setdefault(kins[other], other)
    for kin, other in firsts.items():
        # of two that are both stated, the smaller states the pair
        if kin != own.kin and (one < other or other not in stated):
            score = likeness(own, gists[other])
            if score >= LIKE:
                yield _pair(one, other), score


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)
