"""Everything that ties names at hand to other names of the case, followed as far as it goes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from whence.model.identities import Alias, Apart, LocalNames
from whence.model.protocols import JudgedNames, NameIndex
from whence.resolve.known import Known
from whence.resolve.namings import SAME, blocks_of, score


@dataclass(slots=True)
class Web:
    """Names and what ties them or keeps them apart.

    Attributes:
        keys: Every name that can be reached from the names at hand, complete.
        aliases: What texts, lists and persons say is one, by key and report.
        like: Pairs that are alike, (smaller key, larger key), with the score, 0.5 to 1.
        bars: What keeps two names apart, by (smaller key, larger key).
        used: Keys that reports of the case use or state; the others stand in lists only.
    """

    keys: set[str] = field(default_factory=set)
    aliases: list[Alias] = field(default_factory=list)
    like: dict[tuple[str, str], float] = field(default_factory=dict)
    bars: dict[tuple[str, str], Apart] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)

    def at(self) -> dict[str, list[Alias]]:
        """File the aliases under both of their keys."""
        found: dict[str, list[Alias]] = {key: [] for key in self.keys}
        for alias in self.aliases:
            found[alias.key_a].append(alias)
            found[alias.key_b].append(alias)
        return found


def web(local: Sequence[LocalNames], names: NameIndex, lists: Known | None) -> Web:
    """Walk from the names of a batch to every name that may be one with them.

    Why this way: what is reached by aliases, likeness, lists and judgements is a function of the names of the case
    alone, so that groups made of it do not depend on the order of reports. A name meets only those that share a block.

    Args:
        local: What was found in each report of the batch.
        names: The names of the case. What it holds of the reports of the batch is out of date and only shows which
            groups may have changed.
        lists: Alias lists of the user, `None` for none.

    Returns:
        The web; it holds the whole surroundings of every name that the batch touches.

    Cost: linear in the names reached and in the pairs of them that share a block.
    """
    fresh = [alias for found in local for alias in found.aliases]
    own = {use.key for found in local for use in found.uses}
    own.update(key for alias in fresh for key in (alias.key_a, alias.key_b))
    touched = names.add({key: blocks_of(key) for key in sorted(own)})
    judged = names.judged(local)
    walk = _Walk(names, lists, fresh, judged=judged, batch=frozenset(found.report for found in local))
    made = walk.from_(own | touched | judged.changed)
    apart = [one for one in names.apart(sorted(made.keys)) if one.report not in walk.batch]
    apart.extend(one for found in local for one in found.apart)
    for one in sorted((*apart, *judged.apart), key=_order):
        pair = one.key_a, one.key_b
        if pair not in made.bars or one.why == "judged":
            made.bars[pair] = one
    return made


def _order(one: Apart) -> tuple[object, ...]:
    return one.key_a, one.key_b, one.why, one.report, one.span


class _Walk:
    """One walk over the names of the case."""

    def __init__(
        self,
        names: NameIndex,
        lists: Known | None,
        fresh: Iterable[Alias],
        *,
        judged: JudgedNames,
        batch: frozenset[str],
    ) -> None:
        self.names, self.lists, self.batch = names, lists, batch
        self.own: defaultdict[str, set[Alias]] = defaultdict(set)
        for alias in (*fresh, *judged.together):
            self.own[alias.key_a].add(alias)
            self.own[alias.key_b].add(alias)

    def from_(self, frontier: set[str]) -> Web:
        """Follow aliases and likeness until nothing new turns up."""
        made = Web()
        every: set[Alias] = set()
        while frontier:
            made.keys |= frontier
            stored = self.names.aliases(sorted(frontier))
            valid = {alias for alias in stored if alias.report not in self.batch}
            valid.update(alias for key in frontier for alias in (*self.own[key], *self._listed(key)))
            every |= valid
            ends = {key for alias in (*stored, *valid) for key in (alias.key_a, alias.key_b)}
            frontier = (ends | self._like(frontier, made)) - made.keys
        made.aliases = sorted(every, key=lambda one: (one.key_a, one.key_b, one.kind, one.report, one.span))
        listed = {key for one in made.aliases if one.kind == "listed" for key in (one.key_a, one.key_b)}
        made.used = (made.keys - listed) | self.names.held(listed)
        return made

    def _listed(self, key: str) -> Sequence[Alias]:
        return () if self.lists is None else self.lists.aliases.get(key, ())

    def _like(self, frontier: set[str], made: Web) -> set[str]:
        """Find what is alike to the names of a frontier; what was walked before was compared already."""
        found = set()
        for key, others in self.names.near(sorted(frontier)).items():
            for other in others:
                done = other in made.keys and (other not in frontier or other < key)
                if not done and (own := score(key, other)) >= SAME:
                    made.like[min(key, other), max(key, other)] = own
                    found.add(other)
        return found
